"""Fixtures for every room: the real pipeline, loaded once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.language import Reading, parse
from dateline.records import Report
from dateline.resolve import Resolved, resolve
from dateline.settings import Settings


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    """Parse a text: `reading("Putin met Li.", published="2023-04-17")`."""

    def build(text: str, published: str | None = None) -> Reading:
        return next(iter(parse([Report(id="r", text=text, published=published, language="en")], Settings())))

    return build


@pytest.fixture(scope="session")
def resolved(reading: Callable[..., Reading]) -> Callable[..., Resolved]:
    """Parse and resolve a text."""

    def build(text: str, published: str | None = None) -> Resolved:
        return resolve(reading(text, published), Settings())

    return build
