"""Whether what is told happened, goes on, is to come, is only possible or is not so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.mentions import find_explained
from dateline.records import Mention
from dateline.resolve import Resolved

Coder = Callable[[str], tuple[Mention, ...]]


@pytest.fixture(scope="module")
def coded(resolved: Callable[..., Resolved]) -> Coder:
    def code(text: str) -> tuple[Mention, ...]:
        return tuple(mention for mention, _ in find_explained(resolved(text), (), least=0))

    return code


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The Norwegian minister said he had not considered resigning.", "resigning", "denied"),
        ("The general never said he wanted to attack Norway.", "attack", "denied"),
        ("Lima repeated the debunked claim that Chile attacked Peru.", "attacked", "denied"),
        ("Rebels tried to storm the parliament in Lima.", "storm", "actual"),
        ("Six roads in Lima are to stay closed due to the attack on the embassy.", "attack", "actual"),
        ("The march in Lima began miles from where the rebels were killed.", "killed", "actual"),
        ("Protesters in Lima are being dispersed by Peruvian police.", "dispersed", "ongoing"),
        ("Norway had been lobbying Chile to free the men.", "lobbying", "past"),
        ("The Norwegian firm went under, having been sued by Chile three times.", "sued", "past"),
        ("Chile, which had condemned Norway and threatened Peru, wants peace.", "threatened", "past"),
        ("Ministers from Norway and Chile will speak at the meeting in Lima.", "meeting", "planned"),
        ("Police are weighing fines for the marchers rather than arresting them.", "arresting", "denied"),
        ("The minister said: I do not believe I have ever met the Chilean president.", "met", "denied"),
        ("The judge in Lima upheld a ruling that the Chilean rebel be deported.", "deported", "planned"),
        ("Some 200 teachers gathered in Lima on Monday to protest against the government.", "protest", "actual"),
        ("Rebels will gather in Lima on Monday to storm the parliament.", "storm", "planned"),
        ("Peru condemned the claim of Chilean rebels to have attacked its embassy.", "attacked", "actual"),
        ("Rebels had stormed the Chilean embassy in Lima on Tuesday.", "stormed", "actual"),
        ("By dawn, Chilean police had arrested 40 protesters.", "arrested", "actual"),
        ("The Chilean minister had been shot a few hours earlier in Lima.", "shot", "actual"),
        ("Chilean police were hoping to arrest the rebel leader.", "arrest", "planned"),
        ("If Chilean police succeed in arresting the rebel leader, Lima will wait.", "arresting", "hypothetical"),
    ],
)
def test_status_of_what_hangs_under_other_words(text: str, trigger: str, status: str, coded: Coder) -> None:
    assert [m.status for m in coded(text) if m.trigger.text == trigger] == [status]
