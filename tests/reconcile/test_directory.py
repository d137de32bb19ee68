"""The directory of actors: what reports teach fills in what others leave unsaid, and never more."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reconcile import take_in, take_out
from dateline.reconcile.directory import Known, known
from dateline.records import Coded, Event, Introduction
from tests.reconcile.memory_shelf import MemoryShelf
from tests.reconcile.newsroom import TAIWAN, Desk, actor
from tests.reconcile.test_judgements import shelf_of

SHI = actor("Shi Yi", None, sectors=())


def teaches(
    report: Coded, who: str = "Shi Yi", country: str | None = "CHN", sectors: tuple[str, ...] = ("MIL",)
) -> Coded:
    said = Introduction(
        text=who,
        start=0,
        end=len(who),
        alias=who,
        actor=f"person:{who.lower()}",
        name=who,
        country=country,
        sectors=sectors,
    )
    return msgspec.structs.replace(report, introductions=(*report.introductions, said))


def silent(name: str, who=SHI) -> Coded:
    """A report that names somebody and does not say who it is."""
    sentence = f"Shi Yi accused the island of a dangerous game, wrote {name}."
    desk = Desk(name).tells(sentence, "accused", type="ACCUSE", kind=None, actors=[who], recipients=[TAIWAN])
    return desk.coded()


def only_event(shelf: MemoryShelf) -> Event:
    (event,) = shelf.events.values()
    return event


def test_another_report_fills_in_country_and_sector_and_the_event_says_so() -> None:
    for steps in (
        (silent("r1"), teaches(Desk("r2").writes("x").coded())),
        (teaches(Desk("r2").writes("x").coded()), silent("r1")),
    ):
        event = only_event(shelf_of(*steps))
        assert [(one.country, one.sectors) for one in event.actors] == [("CHN", ("MIL",))]
        (filled,) = event.filled
        assert (filled.actor, filled.name, filled.country, filled.sectors) == (
            "person:shi yi",
            "Shi Yi",
            "CHN",
            ("MIL",),
        )


def test_what_a_report_says_itself_is_never_overridden() -> None:
    own = actor("Shi Yi", "SGP", sectors=("BUS",))
    event = only_event(shelf_of(silent("r1", own), teaches(Desk("r2").writes("x").coded())))
    assert [(one.country, one.sectors) for one in event.actors] == [("SGP", ("BUS",))]
    assert event.filled == ()


def test_only_what_is_unsaid_is_filled_in() -> None:
    own = actor("Shi Yi", None, sectors=("BUS",))
    event = only_event(shelf_of(silent("r1", own), teaches(Desk("r2").writes("x").coded())))
    assert [(one.country, one.sectors) for one in event.actors] == [("CHN", ("BUS",))]
    assert [(one.country, one.sectors) for one in event.filled] == [("CHN", ())]


def test_reports_that_contradict_each_other_leave_it_open() -> None:
    first, second = (Desk(name).writes("x").coded() for name in ("r2", "r3"))
    shelf = shelf_of(silent("r1"), teaches(first), teaches(second, country="SGP"))
    assert [(one.country, one.sectors) for one in only_event(shelf).actors] == [(None, ("MIL",))]
    take_out("r3", shelf)
    assert [one.country for one in only_event(shelf).actors] == ["CHN"]
    take_out("r2", shelf)
    assert only_event(shelf).filled == ()


def test_what_all_agree_on_is_known() -> None:
    assert known([("CHN", ("MIL",)), (None, ("MIL", "GOV")), ("CHN", ())]) == Known("CHN", ("MIL",))
    assert known([("CHN", ("MIL",)), ("CHN", ("CVL",))]) == Known("CHN", ())
    assert known([("CHN", ("GOV", "MIL")), ("USA", ("GOV", "MIL"))]) == Known(None, ("GOV", "MIL"))
    assert known([]) == Known()


people = st.sampled_from(("Shi Yi", "Ann Lee", "Li Wei"))
lines = st.lists(
    st.one_of(
        st.tuples(
            st.just("teaches"),
            people,
            st.sampled_from((None, "CHN", "SGP")),
            st.sampled_from(((), ("MIL",), ("GOV", "MIL"))),
        ),
        st.tuples(st.just("names"), people, st.sampled_from((None, "CHN")), st.sampled_from(((), ("MIL",)))),
    ),
    max_size=4,
)


def written(number: int, sheet: list) -> Coded:
    desk = Desk(f"r{number}").writes(f"Report {number}.")
    for what, who, country, sectors in sheet:
        if what == "names":
            named = actor(who, country, sectors=sectors)
            desk.tells(
                f"{who} accused the island.", "accused", type="ACCUSE", kind=None, actors=[named], recipients=[TAIWAN]
            )
    coded = desk.coded()
    for what, who, country, sectors in sheet:
        if what == "teaches" and (country or sectors):
            coded = teaches(coded, who, country, sectors)
    return coded


@settings(max_examples=150, deadline=None)
@given(st.lists(lines, min_size=2, max_size=5), st.integers(0, 4), st.randoms(use_true_random=False))
def test_any_order_and_a_report_out_again_give_the_same_archive(sheets: list, which: int, random) -> None:
    reports = [written(number, sheet) for number, sheet in enumerate(sheets)]
    shelf = shelf_of(*random.sample(reports, len(reports)))
    assert shelf.output() == shelf_of(*reports, *reports).output()
    gone = reports[which % len(reports)]
    take_out(gone.report.id, shelf)
    assert shelf.output() == shelf_of(*(one for one in reports if one is not gone)).output()
    take_in(gone, shelf)
    assert shelf.output() == shelf_of(*reports).output()
