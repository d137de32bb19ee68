"""Who acts, and who is only named in the clause of an act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.mentions import find_explained
from dateline.resolve import Resolved

#: who acts in the event of a trigger word
Doers = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def doers(resolved: Callable[..., Resolved]) -> Doers:
    def find(text: str, trigger: str) -> list[str]:
        mentions = [m for m, _ in find_explained(resolved(text, "2023-05-10"), (), least=0.0)]
        return [actor.text for m in mentions if m.trigger.text == trigger for actor in m.actors]

    return find


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Officer Anna Keller won several commendations in Denver.", "commendations", []),
        ("Keller won the endorsement of the Teamsters union.", "endorsement", ["the Teamsters union"]),
        ("Anna Keller had prior arrests in Ohio.", "arrests", []),
        ("Spain has had protests in Madrid all week.", "protests", []),
        ("A Lisbon vigil ended in violence on Monday.", "vigil", []),
        ("Anna Keller argued it was a terrorist attack.", "attack", []),
    ],
)
def test_who_undergoes_it_or_only_tells_of_it(text: str, trigger: str, who: list[str], doers: Doers) -> None:
    assert doers(text, trigger) == who


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        (
            "The mayor met Anna Keller, a former backer of Tom Lopez, who has since accused the police.",
            "accused",
            ["Anna Keller"],
        ),
        ("The hall was closed by Anna Keller and Tom Lopez, who has accused the police.", "accused", ["Tom Lopez"]),
        (
            "Ms. Keller's application for a permit for up to 500 people to march on May 25 is pending.",
            "march",
            ["up to 500 people"],
        ),
        (
            "Officials backed the plan and Senator Anna Keller, as she has in the past, opposed it.",
            "opposed",
            ["Senator Anna Keller"],
        ),
        (
            "Senator Anna Keller said the mayor did not know what he wanted, and accused the police of lying.",
            "accused",
            ["Senator Anna Keller"],
        ),
    ],
)
def test_whom_a_clause_behind_a_noun_is_about(text: str, trigger: str, who: list[str], doers: Doers) -> None:
    assert doers(text, trigger) == who


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        (
            "The Secret Service, the FBI and the Boston Police Department are investigating the bank.",
            "investigating",
            ["The Secret Service", "the FBI", "the Boston Police Department"],
        ),
        (
            "Anna Keller, who prosecuted the bank along with Tom Lopez, spoke on Monday.",
            "prosecuted",
            ["Anna Keller", "Tom Lopez"],
        ),
        ("Anna Keller joined nine senators to reject the treaty.", "reject", ["nine senators", "Anna Keller"]),
    ],
)
def test_who_else_acts(text: str, trigger: str, who: list[str], doers: Doers) -> None:
    assert doers(text, trigger) == who


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Tom Lopez was on probation for a previous DUI arrest.", "arrest", []),
        ("The Chelsea explosion shook the city.", "explosion", []),
        ("The Iraqi attack on Kuwait shook the region.", "attack", ["Iraqi"]),
        ("The school was secretly funded by Turkish entities.", "funded", ["Turkish entities"]),
    ],
)
def test_what_a_word_before_a_noun_says(text: str, trigger: str, who: list[str], doers: Doers) -> None:
    assert doers(text, trigger) == who
