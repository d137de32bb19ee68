"""The trigger files: every group's example is coded as the group says, and look-alikes are not coded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dateline.coding.mentions import find_explained, find_mentions
from dateline.coding.triggers import IDLE, TYPES, expand, lexicon
from dateline.knowledge import document
from dateline.resolve import Resolved
from tests.coding.conftest import Coder


def groups() -> Iterator[Any]:
    for name in TYPES:
        for number, group in enumerate(document(f"triggers/{name.lower()}")["group"], 1):
            yield pytest.param(name, group, id=f"{name}-{number}")


@pytest.mark.parametrize(("type_", "group"), groups())
def test_the_example_of_a_group_is_coded_as_the_group_says(
    type_: str, group: dict[str, Any], resolved: Callable[..., Resolved]
) -> None:
    coded = [mention for mention, _ in find_explained(resolved(group["example"], published="2023-05-10"), (), least=0)]
    found = [(m.type, m.kind, m.mode if "mode" in group else None) for m in coded]  # else it is given by the content
    assert (type_, group.get("kind"), group.get("mode")) in found


@pytest.mark.parametrize("group", document(f"triggers/{IDLE}")["group"])
def test_look_alikes_open_no_event(group: dict[str, Any], resolved: Callable[..., Resolved]) -> None:
    assert find_mentions(resolved(group["example"]), ()) == ()


OPERATORS = {
    "carry": "MOBILIZE",
    "command": "ASSAULT",
    "undergo": "ASSAULT",
    "cancel": "REJECT",
    "end": "SANCTION",
    "lift": "CONCEDE",
    "block": "REJECT",
    "forbid": "COERCE",
    "declare": "CONCEDE",
}


@pytest.mark.parametrize("operator", document("triggers/operators")["operator"], ids=lambda o: o["name"])
def test_an_operator_makes_of_its_event_what_the_file_says(operator: dict[str, Any], coded: Coder) -> None:
    assert [m.type for m in coded(operator["example"])] == [OPERATORS[operator["name"]]]


def test_every_group_names_a_frame_that_exists() -> None:
    frames = document("triggers/frames")
    entries = [e for found in (lexicon().verbs, lexicon().nouns) for entries in found.values() for e in entries]
    assert {entry.frame for entry in entries} <= set(frames)


def test_a_class_may_hold_other_words_and_alternatives() -> None:
    assert expand("truce|armistice") == {"truce", "armistice"}
    assert "ceasefire" in expand("@peace|lull")
    assert "lull" in expand("@peace|lull")
