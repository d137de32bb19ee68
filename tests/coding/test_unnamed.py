"""Who acts where no table knows him, and who looks like the actor and suffers the act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.mentions import find_mentions
from dateline.coding.statements import find_statements
from dateline.records import Mention
from dateline.resolve import Resolved

Coder = Callable[..., tuple[Mention, ...]]


@pytest.fixture(scope="module")
def coded(resolved: Callable[..., Resolved]) -> Coder:
    def code(text: str) -> tuple[Mention, ...]:
        found = resolved(text, "2023-05-10")
        return find_mentions(found, find_statements(found))

    return code


def actors_of(coder: Coder, text: str, type_: str) -> set[str]:
    return {actor.text for mention in coder(text) if mention.type == type_ for actor in mention.actors}


@pytest.mark.parametrize(
    ("text", "type_", "actor"),
    [
        ("Two donors backing Senator Ted Cruz met on Monday.", "SUPPORT", "Two donors"),
        ("The plaintiffs accuse the mayor of negligence.", "ACCUSE", "The plaintiffs"),
        ("Biologists urged the Peruvian government to protect the condor.", "REQUEST", "Biologists"),
        ("The lawsuit accuses the Kenyan government of fraud.", "ACCUSE", "The lawsuit"),
        ("Maria Keller is a donor who backed Senator Ted Cruz.", "SUPPORT", "Maria Keller"),
        ('"I strongly support the president," said Senator Maria Keller.', "SUPPORT", "Senator Maria Keller"),
        ("Washington accused China of hacking computers of federal agencies.", "COERCE", "China"),
    ],
)
def test_whoever_acts_is_named_by_his_words(text: str, type_: str, actor: str, coded: Coder) -> None:
    assert actors_of(coded, text, type_) == {actor}


def test_a_thing_in_the_subjects_place_is_nobody(coded: Coder) -> None:
    assert actors_of(coded, "The weather helped Senator Ted Cruz.", "SUPPORT") == set()
