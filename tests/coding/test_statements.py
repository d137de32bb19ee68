"""Statements: what is said, by whom, to whom and through what."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.coding.statements import find_statements
from dateline.records import Statement
from dateline.resolve import Resolved

Build = Callable[..., Resolved]


@pytest.fixture(scope="session")
def said(resolved: Build) -> Callable[[str], tuple[Statement, ...]]:
    return lambda text: find_statements(resolved(text))


Said = Callable[[str], tuple[Statement, ...]]


def contents(statement: Statement) -> list[str]:
    return [span.text for span in statement.content]


def only(statements: tuple[Statement, ...]) -> Statement:
    assert len(statements) == 1, [contents(s) for s in statements]
    return statements[0]


@pytest.mark.parametrize(
    ("text", "kind", "source", "cue", "content"),
    [
        ("“The harbour is open,” the mayor said.", "direct", "the mayor", "said", ["The harbour is open"]),
        ('"The harbour is open," said the mayor.', "direct", "the mayor", "said", ["The harbour is open"]),
        ("The mayor said the harbour was open.", "indirect", "The mayor", "said", ["the harbour was open"]),
        ("The mayor said that the harbour was “wide open” again.", "mixed", "The mayor", "said",
         ["that the harbour was “wide open” again"]),
        ("The harbour, the mayor said, is open.", "indirect", "the mayor", "said", ["The harbour", "is open"]),
        ("The harbour is open, according to the mayor.", "indirect", "the mayor", "according to",
         ["The harbour is open"]),
        ("Washington accused Beijing of stealing secrets.", "indirect", "Washington", "accused",
         ["Beijing of stealing secrets"]),
        ("The minister denied that money had changed hands.", "indirect", "The minister", "denied",
         ["that money had changed hands"]),
        ("The governor promised to rebuild the bridge.", "indirect", "The governor", "promised",
         ["to rebuild the bridge"]),
    ],
)  # fmt: skip
def test_content_cue_and_source_are_found(
    said: Said, text: str, kind: str, source: str, cue: str, content: list[str]
) -> None:
    statement = only(said(text))
    assert (statement.kind, contents(statement)) == (kind, content)
    assert statement.source is not None
    assert statement.cue is not None
    assert (statement.source.text, statement.cue.text) == (source, cue)


def test_a_quotation_broken_by_its_cue_is_one_statement(said: Said) -> None:
    statement = only(said("“We came early,” Maria Lopez said, “and we will stay late.”"))
    assert contents(statement) == ["We came early", "and we will stay late."]
    assert statement.kind == "direct"


def test_a_quotation_goes_on_over_sentences_and_paragraphs(said: Said) -> None:
    text = "“We came early,” Maria Lopez said. “Nobody met us.\n\n“So we left again.”"
    assert contents(only(said(text))) == ["We came early", "Nobody met us.", "So we left again."]


@pytest.mark.parametrize(("left", "right"), [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("``", "''"), ("«", "»")])
def test_every_kind_of_quotation_mark_quotes(said: Said, left: str, right: str) -> None:
    statement = only(said(f"{left}It’s over and we won’t be back,{right} the captain said."))
    assert contents(statement) == ["It’s over and we won’t be back"]


@pytest.mark.parametrize(
    "text",
    [
        "The crew repaired the so-called “monster” engine on Monday.",
        "Carlos “the Jackal” arrived in the port city on Monday.",
        "The band played its hit “Summer Rain” at the opening.",
        "The workers’ trucks were parked near the city’s gate.",
    ],
)
def test_scare_quotes_nicknames_titles_and_apostrophes_are_no_statements(said: Said, text: str) -> None:
    assert not [s for s in said(text) if s.kind != "indirect"]


def test_a_colon_after_a_name_introduces_a_quotation(said: Said) -> None:
    statement = only(said("Maria Lopez: “We will never sell the ships to anybody.”"))
    assert statement.source is not None
    assert statement.source.text == "Maria Lopez"


def test_a_transcript_names_its_speakers_before_colons(said: Said) -> None:
    text = "BROWN: Did you sell them?\n\nLOPEZ: I did not.\n\nBROWN: Who did?\n\nLOPEZ: Ask the bank."
    sources = [s.source.text for s in said(text) if s.source]
    assert sources == ["BROWN", "LOPEZ", "BROWN", "LOPEZ"]


def test_the_channel_is_named(said: Said) -> None:
    statement = only(said("The ministry said in a statement that the talks had ended."))
    assert statement.via == "a statement"


def test_a_transcript_is_the_channel_of_whom_it_quotes(said: Said) -> None:
    text = "“The road is open,” Maria Lopez told the council, according to the transcript."
    statement = only(said(text))
    assert statement.via == "the transcript"
    assert statement.source is not None
    assert statement.source.text == "Maria Lopez"


def test_the_statement_speaks_for_whoever_issued_it(said: Said) -> None:
    text = "The Kenyan Navy said in a statement that two boats had sunk. The statement said nobody was hurt."
    first, second = said(text)
    assert first.speaker is not None
    assert second.speaker is not None
    assert (second.speaker.start, second.via) == (first.speaker.start, "The statement")


def test_the_addressee_is_whom_the_verb_names(said: Said) -> None:
    statement = only(said("Maria Lopez told Ivan Petrov that the ships were sold."))
    assert statement.addressee is not None
    assert statement.addressee.text.endswith("Ivan Petrov")


def test_a_source_without_a_name_is_kept(said: Said) -> None:
    statement = only(said("A senior official in Nairobi said that the ships were sold."))
    assert statement.speaker is not None
    assert statement.speaker.text.startswith("A senior official")


def test_an_unresolved_pronoun_names_no_speaker(said: Said) -> None:
    statement = only(said("They said that the ships were sold."))
    assert statement.source is not None
    assert statement.speaker is None


def test_the_object_of_a_verb_controls_what_follows_of_and_from(said: Said) -> None:
    sources = {
        s.cue.text: s.source.text for s in said("The fog kept Maria Lopez from saying much.") if s.cue and s.source
    }
    assert "The fog" not in sources.values()


def test_a_participle_after_a_comma_makes_a_second_statement(said: Said) -> None:
    first, second = said("Peru said it had tracked the ship, adding that nobody was on board.")
    assert contents(first) == ["it had tracked the ship"]
    assert second.source is not None
    assert (second.source.text, contents(second)) == ("Peru", ["that nobody was on board"])


def test_a_denial_takes_the_claim_before_it(said: Said) -> None:
    denial = next(
        s
        for s in said("France accused Peru of selling the ships – claims Peru has denied.")
        if s.cue and s.cue.text == "denied"
    )
    assert contents(denial) == ["claims"]
    assert denial.source is not None
    assert denial.source.text == "Peru"


def test_an_agency_that_reports_a_statement_is_its_channel(said: Said) -> None:
    statement = only(said("Peru said that two boats had sunk off its coast, Reuters reported."))
    assert statement.via == "Reuters"
    assert statement.source is not None
    assert statement.source.text == "Peru"


def test_quoted_as_saying_is_the_words_of_whom_is_quoted(said: Said) -> None:
    statement = only(said("Maria Lopez was quoted as saying that the ships were sold."))
    assert statement.source is not None
    assert statement.source.text == "Maria Lopez"


@pytest.mark.parametrize(
    "text",
    ["The rebels attacked the village at dawn.", "Divers found the body on Monday.", "The club added two players."],
)
def test_a_deed_is_no_statement(said: Said, text: str) -> None:
    assert said(text) == ()


def test_ids_are_unique_and_name_the_first_content(said: Said) -> None:
    statements = said("“One,” said Ann Lee. Bob Ray said two boats sank. Ann Lee denied it was her fault.")
    assert [s.id for s in statements] == [f"r:s{s.content[0].start}" for s in statements]
    assert len({s.id for s in statements}) == len(statements)


WORDS = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "\n\n", "\n", ":", ",", ".", " said ", "Maria Lopez", " told ", "Peru", " that ",
     " denied ", "according to ", "the ship sank", " who ", "🙂", "قال", "BROWN: ", "–"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("saId“,")
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=30).map("".join)))
def test_spans_are_exact_and_contents_apart_on_any_text(resolved: Build, text: str) -> None:
    built = resolved(text)
    printed, statements = built.reading.report.text, find_statements(built)
    for statement in statements:
        for span in (*statement.content, statement.source, statement.cue):
            assert span is None or printed[span.start : span.end] == span.text != ""
    stretches = sorted((span.start, span.end) for s in statements for span in s.content)
    assert all(a[1] <= b[0] for a, b in pairwise(stretches))
    assert statements == find_statements(built)
