"""An id that was once printed answers for good, whatever joins its event, story or utterance later."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from dateline.archive import Store
from dateline.archive.database import SCHEMA_VERSION
from tests.archive.made import news


@pytest.fixture(autouse=True)
def _no_reconciling() -> None:
    """Here reconciling is what is asked for."""


@pytest.mark.parametrize("seed", range(4))
def test_every_id_of_any_moment_answers_with_what_its_mentions_now_tell(path: str, seed: int) -> None:
    numbers = list(range(12))
    random.Random(seed).shuffle(numbers)
    printed: dict[str, set[str]] = {}
    with Store(path) as store:
        for number in numbers:
            store.keep(*news(number))
            for event in store.events():
                printed[event.id] = {mention for each in event.reports for mention in each.mentions}
        assert len(printed) > store.count_events()
        for id_, mentions in printed.items():
            found = store.event(id_)
            assert found is not None
            assert mentions & {mention for each in found.reports for mention in each.mentions}
            assert list(store.evidence(id_)) == list(store.evidence(found.id))
            assert store.reasons(id_) == store.reasons(found.id)


def test_the_ids_of_stories_and_utterances_answer_as_long(path: str) -> None:
    stories, utterances = set(), set()
    with Store(path) as store:
        for number in (9, 6, 3, 0, 1):
            store.keep(*news(number))
            stories |= {each.id for each in store.stories()}
            utterances |= {each.id for each in store.utterances()}
        assert len(stories) > store.count_stories()
        assert all(store.story(id_) for id_ in stories)
        assert all(store.utterance(id_) for id_ in utterances)
        for id_ in stories:
            story = store.story(id_)
            assert story is not None
            assert [each.id for each in store.reports(story=id_)] == [each.id for each in store.reports(story=story.id)]
            assert store.count_events(story=id_) == store.count_events(story=story.id)


def test_the_beginning_of_a_former_id_is_enough(path: str) -> None:
    with Store(path) as store:
        store.keep(*news(3))
        former = next(store.events()).id
        store.keep(*news(0))
        now = next(store.events()).id
        assert former != now
        found = store.event(former[:8])
        assert found is not None
        assert found.id == now
        assert store.event("") is None
        assert store.event("e") is not None  # one event is all there is


def test_which_ids_answer_does_not_depend_on_the_order_of_adding(tmp_path: Path) -> None:
    answers = []
    for name, numbers in (("a", range(9)), ("b", reversed(range(9)))):
        with Store(tmp_path / name) as store:
            for number in numbers:
                store.keep(*news(number))
            answers.append(store._database.execute("SELECT id, item FROM alias ORDER BY id").fetchall())
    assert answers[0] == answers[1]


def test_an_archive_of_before_learns_its_ids_when_it_is_opened(path: str) -> None:
    with Store(path) as store:
        for number in (3, 0):
            store.keep(*news(number))
        former = store._database.execute("SELECT id, item FROM alias ORDER BY id").fetchall()
    database = sqlite3.connect(path)
    for table in ("alias", "judgement_mention", "judgement", "introduction"):
        database.execute(f"DROP TABLE {table}")
    database.execute("DROP INDEX mention_actor_open")
    database.execute("PRAGMA user_version = 1")
    database.commit()
    database.close()
    with Store(path) as store:
        assert store._database.execute("SELECT id, item FROM alias ORDER BY id").fetchall() == former
        assert store._database.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
