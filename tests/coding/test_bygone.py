"""What a clause says of bygone days without naming a time."""

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
    ("text", "trigger"),
    [
        ("Norway originally condemned the Swedish law.", "condemned"),
        ("Police said that Brian Cole had previously been arrested in Boise.", "arrested"),
        ("Senator Keller used to support Chile.", "support"),
        ("She remembers when soldiers arrested her father in Lagos.", "arrested"),
        ("Norway has paid the price since it accused Chile of fraud.", "accused"),
        ("Norway criticized Chile during the Spanish occupation.", "criticized"),
        ("Anna Keller condemned Chile while she was secretary of state.", "condemned"),
        ("The parents of a soldier killed by rebels in Mali sued the ministry.", "killed"),
    ],
)
def test_what_is_told_of_bygone_days_is_past(text: str, trigger: str, coded: Coder) -> None:
    assert {m.status for m in coded(text) if m.trigger.text == trigger} == {"past"}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Keller used the debate to accuse Norway of fraud.", "accuse"),
        ("Norway has previously accused Chile of fraud and condemned Peru on Tuesday.", "condemned"),
        ("Since the army attacked the rebels in Mali, Chile condemned Norway.", "condemned"),
        ("A soldier was killed by rebels in Mali.", "killed"),
    ],
)
def test_what_no_sign_puts_back_stays_news(text: str, trigger: str, coded: Coder) -> None:
    assert {m.status for m in coded(text) if m.trigger.text == trigger} == {"actual"}
