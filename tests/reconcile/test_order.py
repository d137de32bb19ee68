"""The same reports give the same archive: in any order, twice, and with others taken out again."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reconcile import take_in, take_out
from dateline.records import Coded
from tests.reconcile.memory_shelf import MemoryShelf
from tests.reconcile.newsroom import BEIJING, CHINA, LI, MOSCOW, PUTIN, RUSSIA, TAIWAN, Desk, count, day

_ACTORS = (PUTIN, LI, TAIWAN, CHINA)
_PLACES = (MOSCOW, BEIJING, RUSSIA, None)
_KINDS = (("CONSULT", "meeting"), ("MOBILIZE", "exercise"), ("ASSAULT", "air-strike"), ("ACCUSE", None))
_SENTENCES = (
    "Ministers met in the old fortress to speak about shipyards and grain.",
    "Warplanes struck the bridge near the refinery before dawn, officials said.",
    "The fleet began its manoeuvres off the peninsula with frigates and minesweepers.",
    "He blamed the neighbours for the broken pipeline and the lost harvest.",
)

mentions = st.tuples(
    st.sampled_from(_KINDS),
    st.sampled_from(_SENTENCES),
    st.lists(st.sampled_from(_ACTORS), max_size=2, unique=True),
    st.lists(st.sampled_from(_ACTORS), max_size=1),
    st.sampled_from(_PLACES),
    st.sampled_from((None, "2023-04-16", "2023-04-17", "2023-04-24")),
    st.sampled_from((None, 3, 18, 54)),
    st.sampled_from(("actual", "planned", "denied")),
)
sheets = st.lists(
    st.tuples(
        st.lists(mentions, max_size=3),
        st.lists(st.tuples(st.sampled_from(_SENTENCES), st.sampled_from(_ACTORS)), max_size=2),
        st.sampled_from((None, "2023-04-16", "2023-04-17", "2023-04-30")),
    ),
    min_size=2,
    max_size=6,
)


def write(number: int, sheet: tuple) -> Coded:
    told, said, published = sheet
    desk = Desk(f"r{number}", published=published).writes(f"Report from the border, part {number}.")
    for (type_, kind), sentence, actors, recipients, place, when, many, status in told:
        desk.tells(
            sentence,
            sentence.split()[1],
            type=type_,
            kind=kind,
            status=status,
            actors=actors,
            recipients=recipients,
            place=place,
            time=day(when) if when else None,
            quantities=[count("aircraft", many)] if many else [],
        )
    for words, speaker in said:
        desk.quotes(words, speaker)
    return desk.coded()


def archive(reports: Iterable[Coded]) -> MemoryShelf:
    shelf = MemoryShelf()
    for report in reports:
        take_in(report, shelf)
    return shelf


@settings(max_examples=150, deadline=None)
@given(sheets, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_archive(written: list, random) -> None:
    reports = [write(number, sheet) for number, sheet in enumerate(written)]
    shuffled = random.sample(reports, len(reports))
    assert archive(reports).output() == archive(shuffled).output()


@settings(max_examples=60, deadline=None)
@given(sheets)
def test_adding_again_changes_nothing(written: list) -> None:
    reports = [write(number, sheet) for number, sheet in enumerate(written)]
    assert archive(reports).output() == archive([*reports, *reports]).output()


@settings(max_examples=150, deadline=None)
@given(sheets, st.integers(0, 5))
def test_a_report_taken_out_leaves_no_trace(written: list, which: int) -> None:
    reports = [write(number, sheet) for number, sheet in enumerate(written)]
    gone = reports[which % len(reports)]
    shelf = archive(reports)
    take_out(gone.report.id, shelf)
    assert shelf.output() == archive(report for report in reports if report is not gone).output()


@settings(max_examples=60, deadline=None)
@given(sheets, st.integers(0, 5))
def test_a_report_coded_again_is_as_if_it_had_always_been_so(written: list, which: int) -> None:
    reports = [write(number, sheet) for number, sheet in enumerate(written)]
    at = which % len(reports)
    again = write(at, (written[at][0][:1], written[at][1][:1], written[at][2]))
    shelf = archive(reports)
    take_out(again.report.id, shelf)
    take_in(again, shelf)
    assert shelf.output() == archive([*reports[:at], again, *reports[at + 1 :]]).output()
