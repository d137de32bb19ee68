"""Copies: whole, edited, cut, or in passages; and who is credited."""

from __future__ import annotations

import pytest

from dateline.reconcile import copies, take_in
from dateline.reconcile.origins import credited
from dateline.records import Report
from tests.reconcile.memory_shelf import MemoryShelf
from tests.reconcile.newsroom import Desk

STORY = (
    "The harbour of Odesa was closed to grain ships on Friday after two mines drifted past the breakwater, the port "
    "authority said. Divers will search the channel on Saturday. Seven freighters are waiting at anchor, among them "
    "one under the flag of Panama with forty thousand tonnes of maize for Egypt. Insurers have raised their premiums "
    "twice this month, and two shipping lines have told their crews to stay away until the channel is swept."
)
OTHER = (
    "A court in Lusaka freed three editors on Thursday who had been held for a cartoon of the president. Their lawyer "
    "called the ruling a relief for every newspaper in Zambia, while the prosecution said that it would appeal."
)


def copied(*texts: str) -> bool:
    shelf = MemoryShelf()
    for number, text in enumerate(texts):
        take_in(Desk(f"r{number}").writes(text).coded(), shelf)
    return len(set(shelf.clusters("copies", [f"r{number}" for number in range(len(texts))]).values())) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STORY, True),
        ("Mines close a port\n\n" + STORY, True),
        (STORY.rsplit(". ", 2)[0], True),
        (STORY.replace("Seven", "Six").replace("the port authority said", "officials said"), True),
        (OTHER, False),
    ],
    ids=["the same", "another headline", "cut", "edited", "another text"],
)
def test_a_copy_is_known_however_it_was_edited(text: str, expected: bool) -> None:
    assert copied(STORY, text) is expected


def test_a_passage_taken_over_is_a_link_but_no_copy() -> None:
    mixed = STORY.split(". ")[0] + ". " + OTHER + " " + OTHER.upper()
    first, second = copies.items(Desk("a").writes(STORY).coded()) + copies.items(Desk("b").writes(mixed).coded())
    link = copies.judge(first, second)
    assert link is not None
    assert link.score <= 0


def test_sentences_that_all_reports_carry_are_no_sign_of_copying() -> None:
    notice = "\n\nAll rights reserved, and nothing of this may be printed elsewhere without the leave of its owner."
    assert not copied(OTHER + notice, "Rain fell in Bergen." + notice)


@pytest.mark.parametrize(
    ("more", "agencies"),
    [
        ({"text": "KYIV, May 3 (Reuters) - The port is closed."}, ("Reuters",)),
        ({"text": "The port is closed.", "byline": "Associated Press"}, ("AP",)),
        ({"text": "The port is closed.\n\n© Agence France-Presse"}, ("AFP",)),
        ({"text": "The port is closed, a sailor told Reuters."}, ()),
        ({"text": "The port is closed.", "source": "TASS"}, ("TASS",)),
    ],
    ids=["dateline", "byline", "foot", "told an agency", "its own wire"],
)
def test_a_credit_line_names_the_agency(more: dict, agencies: tuple[str, ...]) -> None:
    assert credited(Report(id="r", **more)) == agencies


def _linked(first: tuple[str, str], second: tuple[str, str]) -> bool:
    shelf = MemoryShelf()
    for number, (text, published) in enumerate((first, second)):
        take_in(Desk(f"r{number}", published=published).writes(text).coded(), shelf)
    return bool(shelf.links("copies", ["r0"]))


def test_a_passage_is_looked_for_within_weeks_and_the_same_text_at_any_time() -> None:
    cut = STORY.rsplit(". ", 2)[0]
    assert _linked((STORY, "2023-05-01"), (cut, "2023-05-03"))
    assert not _linked((STORY, "2023-05-01"), (cut, "2024-05-03"))
    assert _linked((STORY, "2023-05-01"), (STORY, "2024-05-03"))


def test_a_run_of_common_words_leads_to_no_other_report() -> None:
    said = " ".join(f"He said in a statement on the day of the {name} that it was not so." for name in ("one", "end"))
    (item,) = copies.items(Desk("r0").writes(said).coded())
    assert not [key for key in item.keys if key.startswith("?|s")]
