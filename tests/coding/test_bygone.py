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
        ("A man from Lima has been charged in the 1967 killings of two Norwegian guards.", "killings"),
        ("She remembers when soldiers arrested her father in Lagos.", "arrested"),
        ("Norway has paid the price since it accused Chile of fraud.", "accused"),
        ("Norway criticized Chile during the Spanish occupation.", "criticized"),
        ("Anna Keller condemned Chile while she was secretary of state.", "condemned"),
        ("The parents of a soldier killed by rebels in Mali sued the ministry.", "killed"),
        ("Keller, who once praised Chile, spoke in Lima.", "praised"),
        ("Norway initially condemned the Chilean law.", "condemned"),
        ("Keller was the first senator to endorse Bern.", "endorse"),
        ("Early in her campaign, Keller accused Bern of fraud.", "accused"),
        ("Keller endorsed Bern in her first term.", "endorsed"),
        ("The film recalls Norway's imprisonment of teachers during World War II.", "imprisonment"),
        ("As secretary, Keller condemned Chile.", "condemned"),
    ],
)
def test_what_is_told_of_bygone_days_is_past(text: str, trigger: str, coded: Coder) -> None:
    assert {m.status for m in coded(text) if m.trigger.text == trigger} == {"past"}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Keller used the debate to accuse Norway of fraud.", "accuse"),
        ("Norway condemned Chile in its war on drugs.", "condemned"),
        ("Police arrested the rebel once on Monday.", "arrested"),
        ("Norway has previously accused Chile of fraud and condemned Peru on Tuesday.", "condemned"),
        ("Since the army attacked the rebels in Mali, Chile condemned Norway.", "condemned"),
        ("A soldier was killed by rebels in Mali.", "killed"),
    ],
)
def test_what_no_sign_puts_back_stays_news(text: str, trigger: str, coded: Coder) -> None:
    assert {m.status for m in coded(text) if m.trigger.text == trigger} == {"actual"}


def test_a_tale_of_old_days_goes_on_within_its_paragraph(coded: Coder) -> None:
    told = coded("In 2011, Norway cut ties with Chile. Peru condemned Norway.\n\nBolivia accused Spain of fraud.")
    assert [(m.trigger.text, m.status) for m in told if m.trigger.text in ("condemned", "accused")] == [
        ("condemned", "past"),
        ("accused", "actual"),
    ]


def test_a_day_of_the_news_ends_a_tale(coded: Coder) -> None:
    told = coded("In 2011, Norway cut ties with Chile. Hours after Monday's vote, Peru condemned Norway.")
    assert {m.status for m in told if m.trigger.text == "condemned"} == {"actual"}


def test_what_a_dated_when_clause_opens_is_as_old(coded: Coder) -> None:
    told = coded("When the war began in 1991, Norway condemned Chile.")
    assert {m.status for m in told if m.trigger.text == "condemned"} == {"past"}


@pytest.mark.parametrize(
    ("opening", "status"),
    [
        ("Anna Bern, a Norwegian minister, died on Friday of pneumonia. She was 85.", "past"),
        ("Anna Bern, a Norwegian minister, was shot in Oslo and died on Friday. She was 45.", "actual"),
        ("Anna Bern, a Norwegian minister, spoke in Oslo on Friday.", "actual"),
    ],
)
def test_an_obituary_tells_of_a_life(opening: str, status: str, coded: Coder) -> None:
    told = coded(f"{opening}\n\nShe condemned Chile.")
    assert {m.status for m in told if m.trigger.text == "condemned"} == {status}
