"""The mentions of a short text, with all that are doubtful."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.mentions import find_explained
from dateline.coding.statements import find_statements
from dateline.records import Mention
from dateline.resolve import Resolved

Coder = Callable[..., tuple[Mention, ...]]


@pytest.fixture(scope="session")
def coded(resolved: Callable[..., Resolved]) -> Coder:
    def code(text: str, published: str | None = "2023-05-10") -> tuple[Mention, ...]:
        found = resolved(text, published)
        return tuple(mention for mention, _ in find_explained(found, find_statements(found), least=0))

    return code
