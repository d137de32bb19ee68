"""One thing said once, in every wording; different things stay apart."""

from __future__ import annotations

import msgspec

from dateline.reconcile import take_in
from dateline.records import Actor, Utterance
from tests.reconcile.memory_shelf import MemoryShelf
from tests.reconcile.newsroom import LI, PUTIN, Desk, actor

CREED = "Our friendship outlives the quarrelsome alliances of the Cold War and grows stronger with every harvest"


def utterances(*wordings: tuple[str, Actor], published: str = "2023-04-17") -> list[Utterance]:
    shelf = MemoryShelf()
    for number, (words, speaker) in enumerate(wordings):
        take_in(Desk(f"r{number}", published=published).quotes(words, speaker).coded(), shelf)
    return list(shelf.utterances.values())


def test_the_same_words_in_two_reports_are_one_utterance_with_one_wording() -> None:
    (found,) = utterances((CREED, LI), (CREED, LI))
    assert [wording.sources for wording in found.wordings] == [("Outlet r0", "Outlet r1")]


def test_a_cut_quotation_is_the_same_utterance() -> None:
    (found,) = utterances((CREED, LI), ("outlives the quarrelsome alliances of the Cold War", LI))
    assert len(found.wordings) == 2


def test_another_translation_is_the_same_utterance() -> None:
    (found,) = utterances(
        (CREED, LI), ("This friendship surpasses the Cold War alliances, and it is strengthened by each harvest", LI)
    )
    assert found.source_count == 2


def test_two_things_said_by_one_speaker_on_one_day_stay_apart() -> None:
    found = utterances((CREED, LI), ("China will send grain ships and engineers to the Arctic port in autumn", LI))
    assert len(found) == 2


def test_like_words_of_two_speakers_stay_apart() -> None:
    found = utterances((CREED, LI), ("The friendship is stronger than the alliances of the Cold War", PUTIN))
    assert len(found) == 2


def test_one_sentence_of_a_speech_is_the_same_utterance_as_the_speech() -> None:
    speech = "The harvest was good and the granaries of Harbin are full. " + CREED + ". Engineers will follow in autumn"
    assert len(utterances((speech, LI), (CREED, LI))) == 1


def test_two_counts_of_like_things_are_two_utterances() -> None:
    found = utterances(
        ("54 warplanes entered the defence zone from the south", LI),
        ("18 warplanes and four frigates circled near the defence zone", LI),
    )
    assert len(found) == 2


def test_the_same_words_of_two_states_ministries_stay_apart() -> None:
    japan = actor("Ministry of Defence of Japan", "JPN", id="org:JPN:ministry of defence")
    taiwan = actor("Ministry of Defence of Taiwan", "TWN", id="org:TWN:ministry of defence")
    assert len(utterances((CREED, japan), (CREED, taiwan))) == 2


def test_figures_that_differ_are_two_utterances_however_alike_the_words() -> None:
    words = "{} ballistic missiles were fired into the sea around the island on the first day of the manoeuvres"
    assert len(utterances((words.format("11"), LI), (words.format("Nine"), LI))) == 2
    assert len(utterances((words.format("9"), LI), (words.format("Nine"), LI))) == 1


def test_a_spokesman_speaks_for_his_body() -> None:
    ministry = actor("Ministry of Defence", "CHN", id="org:CHN:ministry of defence")
    (found,) = utterances((CREED, ministry), (CREED, actor("Tan Kefei")))
    assert found.speaker.name == "Ministry of Defence"


def test_the_bare_object_of_a_verb_is_no_utterance() -> None:
    desk = Desk("a").quotes("the visit", LI)
    desk.statements = [msgspec.structs.replace(one, kind="indirect") for one in desk.statements]
    shelf = MemoryShelf()
    take_in(desk.coded(), shelf)
    assert not shelf.utterances


def test_whom_one_report_names_is_not_another_reports_nameless_witness() -> None:
    witnesses = msgspec.structs.replace(actor("firefighters"), name=None, id=None)
    assert len(utterances((CREED, LI), (CREED, witnesses))) == 2


def test_copies_carry_an_utterance_once() -> None:
    shelf = MemoryShelf()
    body = " ".join(f"Paragraph {n} of the dispatch tells how the harvest of Harbin was brought in." for n in range(30))
    for name in ("r0", "r1"):
        coded = Desk(name).quotes(CREED, LI).coded()
        report = msgspec.structs.replace(coded.report, text=f"{coded.report.text}\n\n{body}")
        take_in(msgspec.structs.replace(coded, report=report), shelf)
    (found,) = shelf.utterances.values()
    assert found.wordings[0].sources == ("Outlet r0", "Outlet r1")
    assert found.source_count == 1
