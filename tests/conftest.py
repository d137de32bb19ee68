"""Fixtures for every room: the real pipeline, loaded once."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hypothesis import settings

from dateline.language import Reading, parse
from dateline.records import Report
from dateline.resolve import Resolved, resolve
from dateline.settings import Settings

# In CI the same examples every time: what lands must not hang on chance. Elsewhere each run tries others.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


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
