"""What is told of old days is background, whatever the day of the report."""

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
        ("Keller met the Peruvian president a year ago in Lima.", "met"),
        ("Chile accused Bolivia of fraud in 1994.", "accused"),
        ("Earlier this year Norway sanctioned Belarus.", "sanctioned"),
        ("The army bombed the town of Idlib in the 1990s.", "bombed"),
        ("Turkey cut ties with Syria in 1961 and imposed an embargo on Iraq.", "imposed"),
        ("Castro defied the US for decades, surviving attacks of exiles.", "defied"),
        ("On May 2, 2016 France accused Mali. Spain attacked Morocco on March 11, 2005.", "attacked"),
        ("In March, Chile accused Bolivia of fraud.", "accused"),
        ("In 1973 Olga Keller left Peru. Five years later Chile accused her of fraud.", "accused"),
        ("In 2004 Keller fled. Chile sent troops to Peru.\n\nThat year Chile bombed Lima.", "bombed"),
        ("Norway has sanctioned Belarus in recent years.", "sanctioned"),
        ("The minister accused Chile of fraud before the 2012 floods in Lima.", "accused"),
        ("Keller met the Peruvian president during the fishing crisis of 1995.", "met"),
        ("In 2011 France sued Mali.\n\nFrance accused Mali of fraud in the suit.", "accused"),
        ("The family of Olga Bern, who was shot in late April by a Spanish guard, wept.", "shot"),
        ("Keller spoke of the attack of May 11, 2004 on Spain.", "attack"),
        ("A judge sentenced Brian Cole to life on Saturday. Cole killed a deputy in Boise.", "killed"),
        ("Voters praised Norway's decision to expel Chilean diplomats last year.", "expel"),
        ("Voters praised Norway's 2015 decision to expel Chilean diplomats.", "expel"),
        ("Ties have been cold since 2009, when Norway expelled Chilean diplomats.", "expelled"),
        ("Keller lived in Oslo in 2010; later, Norway sued her for fraud.", "sued"),
        ("During the 2012 campaign, Anna Keller ran on lower taxes. She accused Norway of fraud.", "accused"),
    ],
)
def test_old_days_are_past_in_a_report_of_unknown_day(text: str, trigger: str, coded: Coder) -> None:
    assert {m.status for m in coded(text) if m.trigger.text == trigger} == {"past"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway sanctioned Belarus on Tuesday.",
        "Norway sanctioned Belarus this year.",
        "Norway, which joined the pact in 1949, sanctioned Belarus.",
        "In 2014 Norway aided Kyiv, but now it sanctions Belarus.",
        "A day earlier Norway sanctioned Belarus.",
        "In 2014 Kyiv sued Minsk.\n\nNorway sanctioned Belarus.",
    ],
)
def test_news_is_not_background(text: str, coded: Coder) -> None:
    assert {m.status for m in coded(text) if m.trigger.text.startswith("sanction")} == {"actual"}


def test_what_a_jury_hears_of_is_past(coded: Coder) -> None:
    text = "Jurors in Boise heard from two officers on Tuesday. They spoke of the night when Brian Cole shot a guard."
    assert {m.status for m in coded(text) if m.trigger.text == "shot"} == {"past"}


def test_what_somebody_is_just_charged_with_is_news(coded: Coder) -> None:
    text = "Police in Boise spoke on Tuesday of a charge. Brian Cole shot a guard of the Norwegian embassy."
    assert {m.status for m in coded(text) if m.trigger.text == "shot"} == {"actual"}
