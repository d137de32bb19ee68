"""The examples in the head comments of `knowledge/place_words.toml`: which of their names are places.

With a town that the pipeline takes for one: where it takes it for a person a single such word is too little.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.resolve import Resolved

Build = Callable[..., Resolved]


def _named(answer: Resolved) -> list[str]:
    return [place.text for place in answer.places]


@pytest.mark.parametrize(
    ("group", "text", "place"),
    [
        ("before", "It happened in Aleppo.", "Aleppo"),
        ("verb_before", "They shelled Aleppo.", "Aleppo"),
        ("before_of", "The mayor of Aleppo resigned.", "Aleppo"),
        ("noun_before", "They entered the city Aleppo.", "Aleppo"),
        ("noun_after", "On Friday the Aleppo police left.", "Aleppo"),
        ("office_after", "On Friday the Aleppo police met.", "Aleppo"),
        ("joiner", "A tanker left the Gulf of Aden.", "Gulf of Aden"),
        ("joiner", "She lives in Bosnia and Herzegovina.", "Bosnia and Herzegovina"),
        ("leading", "They held the Crimea for a year.", "Crimea"),
        ("trailing", "They walked in Aleppo's streets.", "Aleppo"),
        ("settlement", "Two men came to the village of Sable.", "Sable"),
        ("division", "They met in Sable district.", "Sable"),
        ("lies_in", "He lives in Sable, in the state of Ohio.", "Ohio"),
        ("possessive", "Planes bombed Syria's Idlib.", "Idlib"),
        ("beside", "He lives in Sable, south of Aleppo.", "Aleppo"),
        ("coordinator", "They flew to Erbil, Dohuk, and Zakho.", "Dohuk"),
        ("dateline_mark", "KYIV, Ukraine (Reuters) - The road was closed.", "Ukraine"),
        ("modifier", "They live in North London.", "North London"),
        ("type_word", "He drove through Kherson Oblast.", "Kherson Oblast"),
        ("hint_after", "They fought in Idlib province.", "Idlib"),
        ("site_word", "A shop on Sable Road burned.", "Sable Road"),
        ("site_word_first", "They camped at Lake Mercy.", "Lake Mercy"),
        ("usual", "He left Gaza on foot.", "Gaza"),
    ],
)
def test_an_example_of_a_list_is_found(resolved: Build, group: str, text: str, place: str) -> None:
    assert any(place in name for name in _named(resolved(text))), group


@pytest.mark.parametrize(
    ("group", "text"),
    [
        ("no_place_before", "The USS Kherson sailed."),
        ("no_place_after", "The New York Times said so."),
        ("title", "Sergeant London was promoted."),
        ("department", "The Justice Department appealed."),
        ("no_place", "NATO agreed."),
    ],
)
def test_an_example_of_a_list_is_no_place(resolved: Build, group: str, text: str) -> None:
    assert _named(resolved(text)) == [], group


@pytest.mark.parametrize(
    ("text", "country"), [("He lives in Atlanta, Georgia.", "USA"), ("He flew to Georgia.", "GEO")]
)
def test_what_lies_behind_a_comma_is_the_namesake_that_holds_the_town(resolved: Build, text: str, country: str) -> None:
    places = [place for place in resolved(text).places if place.text == "Georgia"]
    assert [place.country for place in places] == [country]
