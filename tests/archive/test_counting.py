"""What many rows come to together, what stands beside a record, and the orders that events can be asked for in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.archive import ArchiveError, EventFilter, Store
from dateline.archive.counting import Count, DyadScore
from tests.archive.made import build, coded_report, event, field, story, utterance


@pytest.fixture
def store(path: str) -> Iterator[Store]:
    with Store(path) as writer:
        for name, day in (("r1", "2023-04-17"), ("r2", "2023-04-18"), ("r3", "2023-04-18")):
            writer.keep(*coded_report(name, source=f"{name} Post", published=day))
    differ = field("disputed", "16 April", "r1")
    both = differ.values + field("disputed", "17 April", "r2").values
    build(
        path,
        event("a", "r1", "r2", story="s1", fields={"time": type(differ)(verdict="disputed", values=both)}),
        event("b", "r1", story="s1", earliest="2023-04-18", title="Zeal", type="AID", place=None),
        event("c", "r3", story="s1", earliest=None, latest=None, status="planned"),
        story("s1", "r1", "r2", "r3"),
        utterance("u1", "r1", "r2"),
    )
    with Store(path, readonly=True) as reader:
        yield reader


@pytest.mark.parametrize(
    ("order", "ids"),
    [("day", "abc"), ("newest", "bac"), ("sources", "abc"), ("title", "acb"), ("type", "bac"), ("place", "acb")],
)
def test_events_come_in_the_order_asked_for(store: Store, order: str, ids: str) -> None:
    assert [each.id for each in store.events(order=order)] == list(ids)  # type: ignore[arg-type]


def test_a_page_may_begin_after_an_event(store: Store) -> None:
    assert [each.id for each in store.events(after=("2023-04-16", "a"))] == ["b", "c"]
    assert [each.id for each in store.events(after=("2023-04-16", "a"), country="SWE")] == ["b", "c"]


def test_events_may_be_those_of_an_outlet_or_between_two_countries(store: Store) -> None:
    assert [each.id for each in store.events(source="r2 Post")] == ["a"]
    assert len(list(store.events(country="SWE", with_country="nor"))) == 3
    assert not list(store.events(country="SWE", with_country="CHL"))


def test_values_days_and_partners_are_counted(store: Store) -> None:
    assert store.count_values("type") == [Count(value="COOPERATE", events=2), Count(value="AID", events=1)]
    assert [each.value for each in store.count_days(EventFilter())] == ["2023-04-16", "2023-04-18"]
    assert store.count_partners("SWE") == [Count(value="NOR", events=3)]
    assert [(each.name, each.kind, each.events) for each in store.count_places(EventFilter())] == [
        ("Tromsø", "city", 2)
    ]
    assert [each.id for each in store.count_actors(country="NOR")] == ["NOR"]


def test_the_score_between_two_countries_leaves_out_what_has_not_happened(store: Store) -> None:
    assert store.dyad_scores("SWE", "NOR") == [DyadScore(event="a", day="2023-04-16", score=6.0, source_count=2)]


def test_an_outlet_is_first_alone_and_differs(store: Store) -> None:
    first, second, third = store.source_figures()
    assert (first.events, first.alone, first.first) == (2, 1, 1)
    assert (second.first, second.differs_from) == (0, {"r1 Post": 1})
    assert third.alone == 1


def test_neighbours_are_of_the_same_story_in_the_order_of_time(store: Store) -> None:
    middle = store.event("b")
    assert middle
    before, after = store.neighbours(middle)
    assert [each.id for each in before] == ["a"]
    assert [each.id for each in after] == ["c"]


def test_a_mention_has_its_event_and_a_statement_its_utterance(store: Store) -> None:
    assert store.events_of_report("r3")["r3-m"][0] == "c"
    assert store.utterances_of_report("r1") == {"r1-s": "u1"}
    assert store.statements_with(["r2-s"])["r2-s"].report == "r2"
    assert store.last_told(["a"]) == {"a": "2023-04-18"}


def test_stories_reports_and_utterances_come_in_pages(store: Store) -> None:
    assert [each.id for each in store.reports(story="s1", limit=1, offset=1)] == ["r2"]
    assert [each.id for each in store.reports(source="r3 Post")] == ["r3"]
    assert not list(store.stories(limit=1, offset=1))
    assert [each.id for each in store.utterances("ships")] == ["u1"]
    assert store.count_utterances("submarines") == 0
    assert store.utterance("u1")
    assert store.story("none") is None


def test_a_question_that_takes_too_long_is_given_up(store: Store) -> None:
    store.give_up_after(0)
    slow = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e7) SELECT max(i) FROM n"
    with pytest.raises(ArchiveError, match="takes too long"):
        store._rows(slow).fetchone()
