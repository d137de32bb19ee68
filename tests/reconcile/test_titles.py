"""Titles are worded from fields; every entry of the table reads as a sentence."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from dateline.reconcile.titles import title
from dateline.records import Actor, Place
from tests.reconcile.newsroom import BEIJING, CHINA, LI, MOSCOW, PUTIN, RUSSIA, TAIWAN, actor, count

TABLE = tomllib.loads(files("dateline.reconcile").joinpath("titles.toml").read_text(encoding="utf-8"))
STRAIT = Place(text="Taiwan Strait", start=0, end=13, name="Taiwan Strait", kind="strait")
JETS = Actor(text="54 Chinese aircraft", start=0, end=19, country="CHN")
GUNMEN = Actor(text="The gunmen", start=0, end=10)
PEOPLE = Actor(text="at least 60 people", start=0, end=18, sectors=("CVL",))
RUSSIAN_STATE = actor("Russia", "RUS", id="country:RUS")
HALL = actor("Crocus City Hall", id="org:crocus city hall")


def worded(
    type: str,
    kind: str | None,
    actors: list[Actor],
    recipients: list[Actor],
    place: Place | None = None,
    **more: object,
) -> str:
    given = {"status": "actual", "quantities": ()} | more
    return title(type=type, kind=kind, actors=actors, recipients=recipients, place=place, **given)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (worded("CONSULT", "meeting", [LI], [PUTIN], MOSCOW), "Vladimir Putin receives Li Shangfu in Moscow"),
        (worded("CONSULT", "meeting", [PUTIN], [LI]), "Vladimir Putin meets Li Shangfu"),
        (worded("SANCTION", "sanctions", [CHINA], [actor("Michael McCaul", "USA")]), "China sanctions Michael McCaul"),
        (
            worded("MOBILIZE", "exercise", [CHINA, TAIWAN], [], STRAIT),
            "China and Taiwan hold an exercise in the Taiwan Strait",
        ),
        (
            worded("MOBILIZE", "air-incursion", [JETS], [TAIWAN], quantities=[count("aircraft", 54)]),
            "54 Chinese aircraft fly into the air defence zone of Taiwan",
        ),
        (
            worded("ASSAULT", "bombing", [], [], BEIJING, quantities=[count("killed", 12)]),
            "Bombing in Beijing, 12 killed",
        ),
        (worded("ACCUSE", None, [CHINA], [TAIWAN]), "China criticises Taiwan"),
        (
            worded("MOBILIZE", "missile-launch", [CHINA], [TAIWAN], quantities=[count("missiles", 11)]),
            "China launches 11 missiles at Taiwan",
        ),
        (
            worded("ASSAULT", "attack", [GUNMEN], [RUSSIAN_STATE, HALL], MOSCOW, quantities=[count("killed", 137)]),
            "Gunmen attack Crocus City Hall in Moscow, 137 killed",
        ),
        (
            worded("COERCE", "arrest", [RUSSIAN_STATE], [PEOPLE], quantities=[count("arrested", 11)]),
            "Russia arrests 11 people",
        ),
        (worded("CONSULT", "summit", [], [], MOSCOW, status="planned"), "Summit in Moscow (planned)"),
        (worded("ASSAULT", "kind-unheard-of", [CHINA], []), "China attacks"),
    ],
)
def test_a_title_reads_like_a_note(made: str, expected: str) -> None:
    assert made == expected


@pytest.mark.parametrize("name", [f"{group}.{name}" for group in ("kind", "type") for name in TABLE[group]])
def test_every_entry_words_every_case(name: str) -> None:
    group, key = name.split(".")
    type_, kind = ("ACCUSE", key) if group == "kind" else (key, None)
    for actors, recipients in (([CHINA], [TAIWAN]), ([CHINA, LI], [TAIWAN]), ([CHINA], []), ([], [TAIWAN]), ([], [])):
        made = worded(type_, kind, actors, recipients, RUSSIA)
        assert made
        assert not set("{|}") & set(made)
