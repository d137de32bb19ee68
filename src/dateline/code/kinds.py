"""The kind of an event: what an analyst would search for (docs/kinds.md)."""

from __future__ import annotations

from dateline.code.arguments import Filled
from dateline.code.compose import Candidate
from dateline.code.tree import Tree


def kind_of(tree: Tree, candidate: Candidate, filled: Filled) -> str | None:
    """The kind that the trigger gives, made finer by who takes part."""
    return candidate.kind
