"""Judgements in an archive: on the ids that people see, kept on mentions, undone, shared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.archive import ArchiveError, JudgementError, Store
from dateline.records import Coded, Document, Judgement
from tests.archive.made import SUNDAY, TROMSO, coded_report, sound
from tests.archive.made import news as exercise
from tests.archive.test_living import answers


@pytest.fixture(autouse=True)
def _no_reconciling() -> None:
    """Here reconciling is what is asked for."""


OTHERS = {
    1: ("ASSAULT", "air-strike", "Jets struck the shipyard of the old harbour before dawn."),
    2: ("AGREE", "treaty", "Two foreign ministers signed a treaty on fishing quotas."),
    4: ("SANCTION", "sanctions", "The parliament imposed sanctions on eleven timber firms."),
    5: ("PROTEST", "riot", "Farmers rioted over the price of diesel in the capital."),
}


def news(number: int) -> tuple[Document, Coded]:
    """Reports 0 and 3 tell one exercise, the others something else each."""
    if number not in OTHERS:
        return exercise(number)
    type_, kind, text = OTHERS[number]
    document, coded = coded_report(f"r{number}", text=text, trigger=text.split()[1], source=f"Outlet {number}")
    day = f"2023-03-{number * 5:02}"
    time = msgspec.structs.replace(SUNDAY, value=day, earliest=day, latest=day)
    mention = msgspec.structs.replace(coded.mentions[0], type=type_, kind=kind, time=time, actors=(), quantities=())
    return document, msgspec.structs.replace(coded, mentions=(mention,))


@pytest.fixture
def store(path: str) -> Iterator[Store]:
    with Store(path) as store:
        for number in range(6):
            store.keep(*news(number))
        yield store


def event_of(store: Store, report: str) -> str:
    return store.events_of_report(report)[f"{report}-m"][0]


def test_two_events_judged_the_same_are_one_and_say_who_joined_them(store: Store) -> None:
    first, second = event_of(store, "r1"), event_of(store, "r2")
    assert first != second
    judgement = store.judge("same", first, second, by="Ada", reason="one exercise")
    assert event_of(store, "r1") == event_of(store, "r2")
    assert store.event(first) == store.event(second)
    assert store.judgements(first) == [judgement]
    assert (judgement.by, judgement.reason, judgement.mentions) == ("Ada", "one exercise", ("r1-m", "r2-m"))


def test_a_report_that_does_not_belong_leaves_its_event(store: Store) -> None:
    event = event_of(store, "r0")
    assert event_of(store, "r3") == event
    store.judge("not-same", event, "r3")
    assert event_of(store, "r3") != event_of(store, "r0")


def test_a_wrong_value_is_struck(store: Store) -> None:
    event = event_of(store, "r0")
    store.judge("wrong", event, field="place", value="tromsø", by="Ada")
    found = store.event(event)
    assert found is not None
    assert found.place is None
    assert [(each.field, each.value, each.by) for each in found.struck] == [("place", "Tromsø", "Ada")]
    kept = store.coded("r0")
    assert kept is not None
    assert kept.mentions[0].place == TROMSO


def test_the_judge_is_the_login_name_and_the_day_is_today_unless_said(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.archive.judging.getuser", lambda: "desk")
    judgement = store.judge("same", "r1-m", "r2-m")
    assert judgement.by == "desk"
    assert judgement.on[10] == "T"
    assert store.judge("same", "r2-m", "r1-m") == judgement
    assert len(store.judgements()) == 1


def test_what_is_undone_is_kept_and_does_nothing(store: Store) -> None:
    before = answers(store)
    judgement = store.judge("same", "r1-m", "r2-m")
    assert answers(store) != before
    undone = store.undo(judgement.id[:9], by="Ben")
    assert answers(store) == before
    assert store.judgements() == []
    assert store.judgements(undone=True) == [undone]
    assert store.undo(undone.id) == undone
    again = store.judge("same", "r1-m", "r2-m", on="2030-01-01T00:00:00Z")
    assert again.id != undone.id
    assert answers(store) != before


def test_judgements_survive_a_report_that_is_coded_again(store: Store) -> None:
    store.judge("same", "r1-m", "r2-m")
    joined = answers(store)
    for document in store.documents():
        store.replace(document, store.coded(document.report.id))  # type: ignore[arg-type]
    assert answers(store) == joined
    assert sound(store.path)


@pytest.mark.parametrize(
    ("ruling", "ids", "more", "words"),
    [
        ("same", ["r1-m"], {}, "two ids or more"),
        ("same", ["r1-m", "nothing"], {}, "no event or mention nothing"),
        ("same", ["r1-m", "r2"], {}, "no event or mention r2"),
        ("not-same", ["r1-m", "r2"], {}, "r2 tells nothing of that event"),
        ("not-same", ["r1-m", "r1-m"], {}, "nothing would be left"),
        ("wrong", ["r1-m"], {}, "a field"),
        ("wrong", ["r1-m"], {"field": "colour"}, "'colour' is no field: one of time, place"),
        ("wrong", ["r1-m"], {"field": "place", "value": "Oslo"}, "Tromsø; say which value is wrong"),
        ("wrong", ["r1-m"], {"field": "quantity:tanks"}, "nothing; say which"),
    ],
)
def test_a_judgement_that_cannot_be_says_why_and_changes_nothing(
    store: Store, ruling: str, ids: list[str], more: dict[str, str], words: str
) -> None:
    before = answers(store)
    with pytest.raises(JudgementError, match=words):
        store.judge(ruling, *ids, **more)  # type: ignore[arg-type]
    assert answers(store) == before
    assert store.judgements() == []


def test_reading_cannot_judge(store: Store) -> None:
    with Store(store.path, readonly=True) as reader, pytest.raises(ArchiveError, match="cannot be written"):
        reader.judge("same", "r1-m", "r2-m")


def test_a_desk_shares_its_judgements_whenever_reports_come(store: Store, tmp_path: Path) -> None:
    store.judge("same", "r1-m", "r2-m", by="Ada")
    store.judge("not-same", event_of(store, "r0"), "r3", by="Ada")
    store.undo(store.judge("wrong", "r4-m", field="time", by="Ada").id, by="Ada")
    shared = [msgspec.json.decode(msgspec.json.encode(each), type=Judgement) for each in store.judgements(undone=True)]
    for name, before in (("first", True), ("last", False)):
        with Store(tmp_path / name) as other:
            if before:
                assert other.take_judgements(shared) == 3
            for number in (5, 3, 1, 0, 2, 4):
                other.keep(*news(number))
            assert other.take_judgements(shared) == (0 if before else 3)
            assert answers(other) == answers(store)


def test_a_judgement_changed_by_hand_is_refused(store: Store) -> None:
    judgement = store.judge("same", "r1-m", "r2-m")
    forged = msgspec.structs.replace(judgement, mentions=("r1-m", "r4-m"))
    with pytest.raises(JudgementError, match="not as it was made"):
        store.take_judgements([forged])


steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 5)),
        st.tuples(st.just("same"), st.integers(0, 5), st.integers(0, 5)),
        st.tuples(st.just("not-same"), st.integers(0, 5), st.integers(0, 5)),
    ),
    max_size=9,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps, st.randoms(use_true_random=False))
def test_any_order_of_reports_and_judgements_gives_the_same_answers(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple], random
) -> None:
    from dateline.archive.judging import _with_id

    def made(at: int, ruling: str, one: int, other: int) -> Judgement:
        theirs, rest = (f"r{one}-m",), (f"r{other}-m",)
        mentions, others = (theirs, rest) if ruling == "not-same" else (tuple(sorted({*theirs, *rest})), ())
        judgement = Judgement(id="", ruling=ruling, mentions=mentions, others=others, by="Ada", on=f"2023-05-0{at}")
        return _with_id(judgement)

    acts = [step if step[0] == "add" else made(at, *step) for at, step in enumerate(drawn)]
    found = []
    folder = tmp_path_factory.mktemp("orders")
    for name, order in (("a", acts), ("b", random.sample(acts, len(acts)))):
        with Store(folder / name) as store:
            for act in order:
                store.take_judgements([act]) if isinstance(act, Judgement) else store.keep(*news(act[1]))
            found.append((answers(store), store.judgements()))
    assert found[0] == found[1]
