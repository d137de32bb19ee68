"""The cue table is whole, and its examples hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest

from dateline import knowledge
from dateline.coding.clauses import Clauses
from dateline.coding.cues import find_cues
from dateline.language import Reading

TEXT = (files("dateline.knowledge") / "cues.csv").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^#   (\w+) +([A-Z].+)$", TEXT, re.MULTILINE)
ACTS = {"assert", "deny", "ask", "promise", "threaten", "believe", "want", "accuse", "praise", "refuse"}


def test_every_act_has_an_example() -> None:
    assert {act for act, _ in EXAMPLES} == ACTS


@pytest.mark.parametrize(("act", "sentence"), EXAMPLES)
def test_an_example_holds_a_cue_of_its_act(reading: Callable[..., Reading], act: str, sentence: str) -> None:
    assert act in {cue.act for cue in find_cues(Clauses(reading(sentence).doc), [])}


def test_rows_are_unique_and_use_the_words_of_the_head() -> None:
    rows = knowledge.table("cues")
    assert len({(row["lemma"], row["pos"]) for row in rows}) == len(rows)
    assert {row["act"] for row in rows} == ACTS
    assert {row["pos"] for row in rows} == {"VERB", "NOUN", "ADJ", "ADV", "PREP"}
    assert {row["addressee"] for row in rows} == {"", "object", "to"}
    assert all(row["frames"] for row in rows if row["lemma"] not in ("hop", "tweete", "retweete"))
