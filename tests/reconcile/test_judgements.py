"""What a person judges outweighs the model, whenever it is said, and can be taken back."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reconcile import judge, take_in, take_out
from dateline.reconcile.judgements import identity
from dateline.records import Coded, Judgement
from tests.reconcile.memory_shelf import MemoryShelf
from tests.reconcile.newsroom import BEIJING, CHINA, LI, MOSCOW, PUTIN, TAIWAN, Desk, count, day
from tests.reconcile.test_order import sheets, write


def said(ruling: str, mentions: list[str], others: list[str] = [], *, on: int = 1, **more) -> Judgement:  # noqa: B006
    judgement = Judgement(
        id="", ruling=ruling, mentions=tuple(mentions), others=tuple(others), by="Ada", on=f"2023-05-{on:02}", **more
    )
    return msgspec.structs.replace(judgement, id=identity(judgement))


def shelf_of(*steps: Coded | Judgement) -> MemoryShelf:
    shelf = MemoryShelf()
    for step in steps:
        judge(step, shelf) if isinstance(step, Judgement) else take_in(step, shelf)
    return shelf


def meeting(name: str, **more) -> Coded:
    facts = {"actors": [PUTIN], "recipients": [LI], "place": MOSCOW, "time": day("2023-04-16"), **more}
    return Desk(name).tells(f"Putin met Li in the fortress, says {name}.", "met", **facts).coded()


def strike(name: str, **more) -> Coded:
    facts = {"type": "ASSAULT", "kind": "air-strike", "actors": [CHINA], "time": day("2023-04-20"), **more}
    return Desk(name).tells(f"Jets struck the harbour at dawn, says {name}.", "struck", **facts).coded()


def mention(coded: Coded) -> str:
    return coded.mentions[0].id


def groups(shelf: MemoryShelf) -> list[list[str]]:
    return sorted(sorted(m for report in event.reports for m in report.mentions) for event in shelf.events.values())


def test_two_that_the_model_keeps_apart_become_one() -> None:
    a, b = meeting("r1"), strike("r2")
    assert len(shelf_of(a, b).events) == 2
    assert groups(shelf_of(a, b, said("same", [mention(a), mention(b)]))) == [sorted([mention(a), mention(b)])]


def test_one_that_does_not_belong_leaves_and_stays_out_when_more_reports_come() -> None:
    a, b, c, d = (meeting(name) for name in ("r1", "r2", "r3", "r4"))
    assert len(shelf_of(a, b, c).events) == 1
    apart = said("not-same", [mention(b)], [mention(a), mention(c)])
    for steps in ((a, b, c, apart, d), (apart, d, c, b, a)):
        found = groups(shelf_of(*steps))
        (own,) = [group for group in found if mention(b) in group]
        assert not {mention(a), mention(c)} & set(own)


def test_the_later_of_two_judgements_holds() -> None:
    a, b = meeting("r1"), meeting("r2")
    apart, together = said("not-same", [mention(a)], [mention(b)], on=2), said("same", [mention(a), mention(b)], on=3)
    assert len(shelf_of(a, b, apart).events) == 2
    assert len(shelf_of(a, b, apart, together).events) == 1
    again = said("not-same", [mention(a)], [mention(b)], on=4)
    assert len(shelf_of(a, again, together, b, apart).events) == 2


def test_taking_one_out_again_leaves_the_others_together() -> None:
    a, b, c = meeting("r1"), strike("r2"), strike("r3", actors=[TAIWAN], time=day("2023-04-03"))
    together = said("same", [mention(a), mention(b), mention(c)], on=1)
    out = said("not-same", [mention(b)], [mention(a), mention(c)], on=2)
    assert groups(shelf_of(a, b, c, together, out)) == sorted([[mention(b)], sorted([mention(a), mention(c)])])


def test_what_is_undone_is_as_if_it_had_never_been_said() -> None:
    a, b = meeting("r1"), strike("r2")
    judgement = said("same", [mention(a), mention(b)])
    undone = msgspec.structs.replace(judgement, undone_by="Ben", undone_on="2023-05-02")
    assert shelf_of(a, b, judgement, undone).output() == shelf_of(a, b).output()
    assert shelf_of(a, undone, b, judgement).output() == shelf_of(a, b).output()


def test_a_value_judged_wrong_is_shown_as_struck_and_counts_no_more() -> None:
    reports = [
        strike("r1", quantities=[count("killed", 12)]),
        strike("r2", quantities=[count("killed", 30)], time=day("2023-04-20")),
    ]
    wrong = said("wrong", [mention(reports[0])], field="quantity:killed", value="12", whole_event=True, reason="typo")
    (event,) = shelf_of(*reports, wrong).events.values()
    assert event.fields["quantity:killed"].verdict == "single"
    assert [quantity.high for quantity in event.quantities] == [30]
    (struck,) = event.struck
    assert (struck.field, struck.value, struck.mentions) == ("quantity:killed", "12", (mention(reports[0]),))
    assert (struck.sources, struck.by, struck.reason) == (("Outlet r1",), "Ada", "typo")


def test_a_value_wrong_for_the_event_is_wrong_in_reports_that_repeat_it_later() -> None:
    a, b, c = meeting("r1", time=day("2023-04-16")), meeting("r2", time=day("2023-04-17")), meeting("r3")
    wrong = said("wrong", [mention(a)], field="time", value="2023-04-16", whole_event=True)
    (event,) = shelf_of(a, b, wrong, c).events.values()
    assert (event.earliest, event.fields["time"].verdict) == ("2023-04-17", "single")
    assert event.struck[0].mentions == tuple(sorted([mention(a), mention(c)]))


def test_a_misread_value_is_wrong_in_that_mention_alone() -> None:
    a, b = meeting("r1", place=BEIJING), meeting("r2", place=BEIJING)
    (event,) = shelf_of(a, b, said("wrong", [mention(a)], field="place")).events.values()
    assert [value.mentions for value in event.fields["place"].values] == [(mention(b),)]


def test_actors_status_and_kind_can_be_wrong_too() -> None:
    a, b = meeting("r1"), meeting("r2", status="denied")
    steps = (
        said("wrong", [mention(a)], field="recipients", value="Li Shangfu", whole_event=True),
        said("wrong", [mention(b)], field="status", value="denied", whole_event=True),
        said("wrong", [mention(b)], field="kind"),
    )
    (event,) = shelf_of(a, b, *steps).events.values()
    assert [actor.name for actor in (*event.actors, *event.recipients)] == ["Vladimir Putin"]
    assert (event.status, event.fields["status"].verdict) == ("actual", "single")
    assert {struck.field for struck in event.struck} == {"recipients", "status", "kind"}


def test_where_the_only_status_is_wrong_the_field_is_left_out() -> None:
    a = meeting("r1")
    (event,) = shelf_of(a, said("wrong", [mention(a)], field="status")).events.values()
    assert "status" not in event.fields
    assert [struck.value for struck in event.struck] == ["actual"]


# --- in any order ---------------------------------------------------------------------------------------------------

picks = st.lists(
    st.tuples(
        st.sampled_from(("same", "same", "not-same", "not-same", "wrong")),
        st.lists(st.integers(0, 11), min_size=1, max_size=4),
        st.lists(st.integers(0, 11), min_size=1, max_size=3),
        st.integers(1, 4),
        st.sampled_from((("time", None), ("status", "actual"), ("actors", None), ("quantity:aircraft", "18"))),
        st.booleans(),
        st.booleans(),
    ),
    max_size=5,
)


def judgements(drawn: list, reports: list[Coded]) -> list[Judgement]:
    """Of mentions that the reports have and of some that never come, some of them undone."""
    mentions = [one.id for report in reports for one in report.mentions] + ["never:m1", "never:m2"]
    found = []
    for ruling, some, others, on, (field, value), whole, undone in drawn:
        theirs = sorted({mentions[at % len(mentions)] for at in some})
        rest = sorted({mentions[at % len(mentions)] for at in others} - set(theirs))
        more = {"field": field, "value": value, "whole_event": whole} if ruling == "wrong" else {}
        judgement = said(ruling, theirs, rest if ruling == "not-same" else [], on=on, **more)
        found.append(judgement)
        if undone:
            found.append(msgspec.structs.replace(judgement, undone_by="Ben", undone_on="2023-06-01"))
    return found


@settings(max_examples=200, deadline=None)
@given(sheets, picks, st.randoms(use_true_random=False))
def test_reports_and_judgements_in_any_order_give_the_same_archive(written: list, drawn: list, random) -> None:
    reports = [write(number, sheet) for number, sheet in enumerate(written)]
    steps = [*reports, *judgements(drawn, reports)]
    assert shelf_of(*steps).output() == shelf_of(*random.sample(steps, len(steps))).output()


@settings(max_examples=60, deadline=None)
@given(sheets, picks)
def test_judging_again_changes_nothing(written: list, drawn: list) -> None:
    reports = [write(number, sheet) for number, sheet in enumerate(written)]
    said_of = judgements(drawn, reports)
    assert shelf_of(*reports, *said_of).output() == shelf_of(*reports, *said_of, *said_of, *reports).output()


@settings(max_examples=100, deadline=None)
@given(sheets, picks, st.integers(0, 5))
def test_judgements_outlive_a_report_that_is_taken_out_and_comes_back(written: list, drawn: list, which: int) -> None:
    reports = [write(number, sheet) for number, sheet in enumerate(written)]
    steps = [*reports, *judgements(drawn, reports)]
    gone = reports[which % len(reports)]
    shelf = shelf_of(*steps)
    take_out(gone.report.id, shelf)
    assert shelf.output() == shelf_of(*(step for step in steps if step is not gone)).output()
    take_in(gone, shelf)
    assert shelf.output() == shelf_of(*steps).output()


@settings(max_examples=100, deadline=None)
@given(sheets, picks)
def test_undoing_all_leaves_no_trace(written: list, drawn: list) -> None:
    reports = [write(number, sheet) for number, sheet in enumerate(written)]
    said_of = judgements(drawn, reports)
    undone = [msgspec.structs.replace(one, undone_by="Ben", undone_on="2023-06-01") for one in said_of]
    assert shelf_of(*reports, *said_of, *undone).output() == shelf_of(*reports).output()
