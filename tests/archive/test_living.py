"""The archive and reconciling together: any order, half now and half later, a crash between, a report out again."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline.archive import Store
from tests.archive.made import news, sound


@pytest.fixture(autouse=True)
def _no_reconciling() -> None:
    """Here reconciling is what is asked for."""


def answers(store: Store) -> bytes:
    """All that an archive says, as bytes."""
    kinds: list[Iterable[Any]] = [store.stories(), store.events(), store.utterances(), store.statements()]
    return msgspec.json.encode([*map(list, kinds), list(store.reports())])


def filled(path: Path, numbers: Iterable[int]) -> bytes:
    with Store(str(path)) as store:
        for number in numbers:
            store.keep(*news(number))
        return answers(store)


def test_the_order_of_adding_changes_no_byte_of_any_answer(tmp_path: Path) -> None:
    numbers = list(range(15))
    first = filled(tmp_path / "0.db", numbers)
    for seed in (1, 2):
        random.Random(seed).shuffle(numbers)
        assert filled(tmp_path / f"{seed}.db", numbers) == first


def test_half_now_and_half_later_is_the_same_as_all_at_once(tmp_path: Path) -> None:
    filled(tmp_path / "halves.db", range(0, 12, 2))
    assert filled(tmp_path / "halves.db", range(12)) == filled(tmp_path / "whole.db", range(12))


def test_an_archive_forgets_a_report_that_is_taken_out(tmp_path: Path) -> None:
    filled(tmp_path / "more.db", range(12))
    with Store(str(tmp_path / "more.db")) as store:
        store.remove("r3")
        store.remove("r7")
        left = answers(store)
    assert left == filled(tmp_path / "less.db", [n for n in range(12) if n not in (3, 7)])
    assert sound(str(tmp_path / "more.db"))


def test_replacing_each_report_by_itself_changes_nothing(tmp_path: Path) -> None:
    before = filled(tmp_path / "news.db", range(9))
    with Store(str(tmp_path / "news.db")) as store:
        for document in store.documents():
            store.replace(document, store.coded(document.report.id))
        assert answers(store) == before


def test_no_question_that_adding_or_taking_out_asks_grows_with_the_archive(path: str) -> None:
    asked: set[str] = set()
    with Store(path) as store:
        store._database.set_trace_callback(asked.add)
        for number in range(6):
            store.keep(*news(number))
        store.remove("r3")
        store._database.set_trace_callback(None)
        for query in asked:
            if query.startswith(("SELECT", "DELETE", "UPDATE")) and "sqlite_" not in query:
                plan = [row[3] for row in store._database.execute(f"EXPLAIN QUERY PLAN {query}")]
                assert not [step for step in plan if re.match(r"SCAN (?!json_each)", step) or "(kind=?)" in step], query


ADDING = """
import sys
from dateline.archive import Store
from tests.archive.made import news
with Store(sys.argv[1]) as store:
    for number in range(100_000):
        store.keep(*news(number))
        print(number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 7, 40])
def test_a_program_killed_while_adding_leaves_a_sound_archive_that_adding_again_completes(
    path: str, after: int
) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", ADDING, path]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        for _ in range(after):
            process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
    assert sound(path)
    with Store(path) as store:
        whole = [report.id for report in store.reports()]
        assert len(whole) >= after
        assert all(store.coded(name) == news(int(name[1:]))[1] for name in whole)
        again = [store.keep(*news(number)) for number in range(len(whole) + 5)]
        assert again.count(True) == 5
    assert sound(path)
