"""knowledge/cleaning.toml: every group takes its examples and leaves its near misses."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.knowledge import document
from dateline.read.captions import is_caption
from dateline.read.head import read_head
from dateline.read.rules import has_caption_mark, is_boilerplate

FACTS = document("cleaning")


def cases(group: str, field: str) -> list[Any]:
    return [pytest.param(line, id=line[:40]) for entry in FACTS[group] for line in entry[field]]


@pytest.mark.parametrize("line", cases("remove", "examples"))
def test_boilerplate_is_told(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", cases("remove", "kept") + cases("caption", "kept") + cases("caption", "examples"))
def test_the_report_is_no_boilerplate(line: str) -> None:
    assert not is_boilerplate(line)


@pytest.mark.parametrize("line", cases("caption", "examples"))
def test_captions_are_told(line: str) -> None:
    assert has_caption_mark(line, reporting=False)
    assert is_caption(line)


@pytest.mark.parametrize("line", cases("caption", "kept") + cases("remove", "kept"))
def test_the_report_is_no_caption(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize("line", cases("byline", "examples"))
def test_bylines_are_told(line: str) -> None:
    assert read_head([line], title=None).byline


@pytest.mark.parametrize("line", cases("byline", "kept"))
def test_sentences_that_begin_with_by_are_no_bylines(line: str) -> None:
    assert read_head([line], title=None).byline is None
