"""Reports of one seminal event are one story; two like events are two stories."""

from __future__ import annotations

from dateline.reconcile import take_in
from dateline.records import Story
from tests.reconcile.memory_shelf import MemoryShelf
from tests.reconcile.newsroom import Desk

ACEH = (
    "A strong earthquake shook Aceh on Tuesday and brought down houses in Bener Meriah, the agency BNPB said.",
    "Rescuers in Bener Meriah dug for children under a mosque after Tuesday's earthquake in Aceh, BNPB reported.",
    "The earthquake in Aceh cut the road to Takengon; houses in Bener Meriah fell and BNPB sent tents to Takengon.",
)
LUSHAN = (
    "A strong earthquake shook Lushan in Sichuan on Saturday; houses fell and soldiers marched to Ya'an with tents.",
    "Rescuers in Lushan dug for survivors of Saturday's earthquake; the road from Ya'an into Sichuan's hills was cut.",
    "Houses in Lushan fell in the Sichuan earthquake, and Ya'an hospitals treated children under tents.",
)


def stories(*texts: str, published: tuple[str | None, ...] = ()) -> list[Story]:
    shelf = MemoryShelf()
    for number, text in enumerate(texts):
        when = published[number] if published else None
        take_in(Desk(f"r{number}", published=when, title=f"Report {number}").writes(text).coded(), shelf)
    return sorted(shelf.stories.values(), key=lambda story: story.reports)


def test_two_earthquakes_are_two_stories() -> None:
    assert [story.reports for story in stories(*ACEH, *LUSHAN)] == [("r0", "r1", "r2"), ("r3", "r4", "r5")]


def test_the_same_words_years_apart_are_two_stories() -> None:
    assert len(stories(ACEH[0], ACEH[0], published=("2013-07-02", "2016-12-07"))) == 2


def test_a_story_goes_by_the_title_of_its_earliest_report_and_knows_its_days() -> None:
    (story,) = stories(*ACEH, published=("2013-07-04", "2013-07-02", "2013-07-03"))
    assert (story.title, story.first_published, story.last_published) == ("Report 1", "2013-07-02", "2013-07-04")


def test_a_report_alone_is_a_story_too() -> None:
    assert [story.reports for story in stories("Rain.")] == [("r0",)]


def test_an_empty_report_is_taken_in() -> None:
    assert len(stories("", "  \n", "🦊")) == 3
