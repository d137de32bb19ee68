"""The relation between two marked actors, coded by the same mechanism as mentions."""

from __future__ import annotations

import pytest

from dateline.coding.relation import code_relation, code_relations
from dateline.records import Span


def spans(text: str, source: str, target: str) -> tuple[tuple[int, int], tuple[int, int]]:
    return (text.index(source), text.index(source) + len(source)), (
        text.index(target),
        text.index(target) + len(target),
    )


@pytest.mark.parametrize(
    ("text", "source", "target", "type_"),
    [
        ("Norway condemned the Belarusian government.", "Norway", "the Belarusian government", "ACCUSE"),
        ("The Belarusian president was condemned by Norway.", "Norway", "The Belarusian president", "ACCUSE"),
        ("Kenya refused to meet the Somali envoy.", "Kenya", "the Somali envoy", "REJECT"),
        ("Qatar gave 20 million dollars to Lebanon.", "Qatar", "Lebanon", "AID"),
        ("Police in Lagos arrested four students.", "Police", "four students", "COERCE"),
    ],
)
def test_the_type_is_that_from_source_to_target(text: str, source: str, target: str, type_: str) -> None:
    left, right = spans(text, source, target)
    assert code_relation(text, left, right).type == type_


def test_scores_add_up_to_one() -> None:
    scores = code_relation("France met Italy.", (0, 6), (11, 16)).scores
    assert sum(scores.values()) == pytest.approx(1, abs=0.01)
    assert len(scores) == 16


def test_a_side_may_be_a_span_or_missing() -> None:
    text = "Teachers in Accra went on strike."
    assert code_relation(text, Span(start=0, end=8, text="Teachers"), None).type == "PROTEST"


def test_lifted_measures_are_conceded_and_freed_captives_a_retreat() -> None:
    rows = [
        ("Togo lifted its curfew in Lome.", (0, 4), None),
        ("Togo freed two Beninese journalists.", (0, 4), (11, 35)),
    ]
    assert [r.type for r in code_relations(rows)] == ["CONCEDE", "RETREAT"]


def test_status_comes_with_it() -> None:
    assert code_relation("India will not attack Nepal.", (0, 5), (22, 27)).status == "denied"


@pytest.mark.parametrize("text", ["", "   ", "🙂", "x" * 2000])
def test_odd_texts_and_spans_are_answered(text: str) -> None:
    assert code_relation(text, (0, 10_000), (5, 2)).status == "actual"
