"""Who acts where parsers or careless readers take somebody else: the grammar of clauses hung on the wrong noun."""

from __future__ import annotations

import pytest

from tests.coding.conftest import Coder


def actors(coder: Coder, text: str, trigger: str) -> set[str]:
    """The names, else words, of those who act in the event with this trigger."""
    [mention] = [m for m in coder(text) if m.trigger.text == trigger]
    return {a.name or a.text for a in mention.actors}


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Senator Maria Keller scolded Tom Sable for rejecting the plan of Kenya.", "rejecting", "Tom Sable"),
        ("Prosecutors charged the officer with fraud and Keller fired the police chief of Lima.", "fired", "Keller"),
        ("A court convicted a gang member of murdering Igor Castellan.", "murdering", "a gang member"),
        (
            "Lawyer Tom Sable of the Orbis Foundation, which is suing the government of Kenya, spoke.",
            "suing",
            "the Orbis Foundation",
        ),
    ],
)
def test_a_clause_is_theirs_who_can_do_what_it_says(text: str, trigger: str, actor: str, coded: Coder) -> None:
    assert {name.removeprefix("the ") for name in actors(coded, text, trigger)} == {actor.removeprefix("the ")}
