"""Attribution where parsers slip: word order, punctuation, pronouns, papers that speak for people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.quotes import find_quotes
from dateline.coding.statements import find_statements
from dateline.records import Statement
from dateline.resolve import Resolved

Said = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="session")
def said(resolved: Callable[..., Resolved]) -> Said:
    return lambda text: find_statements(resolved(text))


def source(statement: Statement) -> str | None:
    return statement.source.text if statement.source else None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In a letter to the Tribune, her chief adviser, Ivan Petrov, said: “We will stay.”", "her chief adviser"),
        ("Alarmed by the floods in Nevada, Senator Maria Lopez, the majority leader, said that she would go.",
         "Senator Maria Lopez"),
        ("“It is not that everything is rosy,” Maria Lopez, a top outside Kenya adviser, said at a meeting.",
         "Maria Lopez"),
        ('"Owners should leave their boats at home," opined Nairobi\'s Daily Star.', "Nairobi's Daily Star"),
    ],
)  # fmt: skip
def test_the_subject_stands_before_its_verb_or_after_it_beside_a_quotation(said: Said, text: str, speaker: str) -> None:
    assert source(said(text)[-1]) == speaker


def test_a_title_with_a_stop_ends_no_sentence(said: Said) -> None:
    (statement,) = said('"Are we where we want to be? Probably not," Ms. Lopez said.')
    assert source(statement) == "Ms. Lopez"


@pytest.mark.parametrize("dash", ["―", "—", "–", "--"])
def test_a_quotation_signed_with_a_dash_is_its_signers(said: Said, dash: str) -> None:
    text = f"“The harbour is all we have. We will never leave it.” {dash} Maria Lopez, fisher\n\nThe harbour closed."
    (statement,) = said(text)
    assert (source(statement), statement.kind) == ("Maria Lopez", "direct")


def test_a_transcript_may_stand_in_quotation_marks(said: Said) -> None:
    text = '"BROWN: Did you sell them?\n\n"LOPEZ: I did not.\n\n"BROWN: Who did?\n\n"LOPEZ: Ask the bank."'
    statements = said(text)
    assert [source(s) for s in statements] == ["BROWN", "LOPEZ", "BROWN", "LOPEZ"]
    assert statements[-1].content[0].text == "Ask the bank."


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("”It is over,” he said.", ["It is over,"]),
        ("“It is over,“ he said. “We left.”", ["It is over,", "We left."]),
        ("“I live in what he calls “hell” and stay,” she said.", ["I live in what he calls “hell” and stay,"]),
    ],
)
def test_marks_turned_the_wrong_way_and_marks_within_marks(text: str, quoted: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == quoted


@pytest.mark.parametrize(
    "text",
    [
        "The medics were called to the scene at dawn.",
        "The clerk was charged with murder.",
        "Kenya recalled its ambassador.",
        "The minister summoned the ambassador.",
        "The city observed a day of mourning.",
        "The bank released its assets.",
    ],
)
def test_what_is_done_and_not_said_is_no_statement(said: Said, text: str) -> None:
    assert said(text) == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor called the plan a disgrace.", "the plan a disgrace"),
        ("Kenya charged that the vote was stolen.", "that the vote was stolen"),
        ("The driver recalled that the road was empty.", "that the road was empty"),
    ],
)
def test_the_same_verbs_report_a_clause_or_a_judgement(said: Said, text: str, content: str) -> None:
    (statement,) = said(text)
    assert [span.text for span in statement.content] == [content]


def test_a_paper_does_not_speak(said: Said) -> None:
    (statement,) = said("Court papers show that the driver was arrested.")
    assert (source(statement), statement.speaker, statement.via) == ("Court papers", None, "Court papers")


def test_whoever_issued_a_paper_speaks_through_it(said: Said) -> None:
    (statement,) = said("A report published by the Kenyan Navy said that the boats had sunk.")
    assert statement.speaker is not None
    assert "Kenyan Navy" in statement.speaker.text


def test_whoever_saw_a_paper_does_not(said: Said) -> None:
    (statement,) = said("Emails seen by Reuters indicate that the boats had sunk.")
    assert statement.speaker is None


def test_they_are_the_people_who_spoke_last(said: Said) -> None:
    text = (
        "Four boats sank, according to people familiar with the matter. The storm and its waves were high. "
        "They said the port was closed."
    )
    statement = said(text)[-1]
    assert statement.speaker is not None
    assert statement.speaker.text.startswith("people")


def test_he_goes_on_with_the_man_who_spoke_last(said: Said) -> None:
    text = (
        "According to John Lopez, the port lost its best men. “There are four left,” he said.\n\n“We are few,” he said."
    )
    assert [s.speaker.name for s in said(text) if s.speaker] == ["John Lopez"] * 3


def test_a_dateline_is_no_part_of_a_statement(said: Said) -> None:
    (statement,) = said("NAIROBI (AP) — The port was closed, according to the mayor.")
    assert statement.content[0].text == "The port was closed"
    (statement,) = said("NAIROBI - Port officials said that the harbour was closed.")
    assert source(statement) == "Port officials"


def test_a_quotation_led_in_by_a_colon_leaves_its_lead_out(said: Said) -> None:
    statement = said("The letter spoke of harbours: “Without them the whole island will starve,” the union wrote.")[-1]
    assert statement.content[0].text == "Without them the whole island will starve"


def test_who_is_warned_is_not_read_from_what_is_warned_of(said: Said) -> None:
    (statement,) = said("Port officials warn that if the sea rises, the town could drown.")
    assert statement.addressee is None


def test_an_order_to_the_reader_reports_nothing(said: Said) -> None:
    assert said("Don't blame the driver.") == ()


def test_a_title_beside_a_speaker_is_nothing_said(said: Said) -> None:
    statements = said("In “The Long Road to Nairobi,” Mr. Lopez suggested selling the boats.")
    assert [[span.text for span in s.content] for s in statements] == [["selling the boats"]]


def test_a_quotation_that_ends_in_a_comma_leaves_out_what_goes_on_after_it(said: Said) -> None:
    text = 'The Star said on Friday, "He was selling all of these boats for his brother," referring to Mr. Lopez.'
    assert [span.text for span in said(text)[0].content] == ["He was selling all of these boats for his brother"]


def test_a_quotation_goes_on_with_whom_it_began_not_with_what_is_noted_beside_it(said: Said) -> None:
    first = said("“The port is ours,” said Maria Lopez, noting that it was late. “We built it with our hands.”")[0]
    assert [span.text for span in first.content] == ["The port is ours", "We built it with our hands."]


@pytest.mark.parametrize("text", ["The Geneva-nominated film won.", "She was named state champion in March."])
def test_who_is_named_or_nominated_is_no_statement(said: Said, text: str) -> None:
    assert said(text) == ()


def test_a_shared_surname_is_that_of_whoever_spoke_last(said: Said) -> None:
    text = (
        "John Lopez and Maria Lopez met in Nairobi. The port is lost, according to John Lopez.\n\n"
        "“Nobody will come back to us,” Lopez said."
    )
    last = said(text)[-1]
    assert last.speaker is not None
    assert last.speaker.name == "John Lopez"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The ministry put the toll at 40 on Friday.", "the toll at 40"),
        ("The Norwegian army timed it at 7:41 a.m.", "it at 7:41 a.m."),
        ("Police estimated the crowd at 5,000.", "the crowd at 5,000"),
    ],
)
def test_who_puts_a_figure_on_something_says_so(said: Said, text: str, content: str) -> None:
    (statement,) = said(text)
    assert statement.content[0].text.startswith(content)


def test_who_puts_a_thing_somewhere_says_nothing(said: Said) -> None:
    assert said("The minister put the cup on the table at noon.") == ()
