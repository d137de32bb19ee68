"""Which event of a sentence a day and a place belong to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.mentions import find_explained
from dateline.records import Mention
from dateline.resolve import Resolved

Build = Callable[..., Resolved]


def _mention(resolved: Build, text: str, trigger: str) -> Mention | None:
    coded = [mention for mention, _ in find_explained(resolved(text, published="2023-05-10"), (), least=0)]
    return next((mention for mention in coded if mention.trigger.text == trigger), None)


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("Gunmen killed nine people on Friday, the council said on Sunday.", "killed", "Friday"),
        ("Two soldiers died in a clash in Kashmir on Monday.", "clash", "Monday"),
        ("Ministers arrived in Geneva on Sunday for talks.", "arrived", "Sunday"),
        ("Chad observed a day of mourning on Sunday for the victims of the attack.", "attack", None),
        ("Police told the town on Tuesday about the search after the attack by rebels.", "attack", None),
        ("Sable blamed Chad for the 2014 fire.", "blamed", None),
        ("Chad renewed its pledge to send troops by 2030.", "pledge", None),
        ("Norway urged Chad to hold talks in the coming months.", "urged", None),
        ("Maria Keller, now a farmer, accused the army of murder in 2019.", "accused", "2019"),
        ("Keller, a member of the council in the 1990s, accused the army of murder last week.", "accused", "last week"),
        ("The council released a statement on Friday and welcomed Sable to visit the city.", "visit", None),
    ],
)
def test_a_day_belongs_to_the_event_of_its_clause(resolved: Build, text: str, trigger: str, wanted: str | None) -> None:
    mention = _mention(resolved, text, trigger)
    time = mention.time if mention else None
    assert (time.text if time else None) == wanted


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("The minister announced in London that troops had attacked the village near Homs.", "attacked", "Homs"),
        ("North Korea fired a missile from Pyongyang.", "fired", "Pyongyang"),
        ("Rebel rockets hit Kharkiv on Tuesday.", "hit", "Kharkiv"),
        ("Peru condemned in Lima the attack by rebels.", "attack", None),
        ("Mali imposed sanctions on Chad.", "imposed", None),
        ("Turkey rejected criticism from Berlin.", "rejected", None),
        ("Rebels attacked a U.S. base near Erbil.", "attacked", "Erbil"),
        ("Bombs killed nine people in a market in Baghdad.", "killed", "Baghdad"),
        ("Peru and Chile opened the exercise with a ceremony at a base in Arica.", "exercise", "Arica"),
        ("Ahead of the debate in Lima, rebels attacked a convoy.", "attacked", None),
        ("The raids changed the race since the debate in Milwaukee.", "raids", None),
        ("Chad called for a truce in Gaza.", "called", None),
        ("Keller condemned the violence in Kashmir.", "condemned", None),
        ("Sable urged his party to hold a rally in Lima.", "urged", None),
        ("Police arrested a man from Ohio.", "arrested", None),
        ("The army feared an offensive by Turkey.", "offensive", None),
        ("Chad will withdraw from the trans-Pacific pact.", "withdraw", None),
        ("Across the Atlantic, ministers condemned the raid.", "condemned", None),
    ],
)
def test_the_place_of_an_event_is_where_it_happened(
    resolved: Build, text: str, trigger: str, wanted: str | None
) -> None:
    mention = _mention(resolved, text, trigger)
    place = mention.place if mention else None
    assert (place.text if place else None) == wanted
