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
