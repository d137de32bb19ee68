"""Which quotation marks belong together."""

from __future__ import annotations

import pytest

from dateline.coding.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “yes” and “no”.", ["yes", "no"]),
        ('He said "yes" and "no".', ["yes", "no"]),
        ("''Yes,'' he said, ''but no.''", ["Yes,", "but no."]),
        ("“He called it ‘a day’ and left,” she said.", ["He called it ‘a day’ and left,"]),
        ("‘The workers’ trucks are here,’ she said.", ["The workers’ trucks are here,"]),
        ("The workers’ trucks and the ’90s.", []),
        ("Rock 'n' roll, the '90s and Ann's dog.", []),
        ("“One goes on.\n\n“Two ends.”", ["One goes on.", "Two ends."]),
        ("“A slip, and “then another” here.", ["then another"]),
        ('A 6" nail.', []),
        ("„Ja“, sagte er.", ["Ja"]),
    ],
)
def test_pairs(text: str, quoted: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == quoted


def test_a_mark_that_nothing_closes_quotes_to_the_paragraphs_end() -> None:
    first, second = find_quotes("“One goes on.\n\n“Two ends.”")
    assert (first.closed, second.closed) == (False, True)


def test_a_quotation_goes_on_over_a_wrapped_line() -> None:
    text = "“One line that\n    Wraps here.” So."
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == ["One line that\n    Wraps here."]
