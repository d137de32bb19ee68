"""An event in the making: what the coder knows of a trigger before anybody's part in it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from dateline.coding.triggers import Entry
from dateline.knowledge import document


@dataclass(slots=True)
class Candidate:
    """An event in the making: its trigger, what it was read as, and why."""

    token: int
    entry: Entry
    type: str
    mode: str | None
    kind: str | None
    #: frame that says where its actors stand
    frame: str
    #: candidates under it that are not events of their own
    absorbed: list[Candidate] = field(default_factory=list)
    #: the verb that carries a noun ("conduct" of "conducted exercises"), or the operator that made it
    carrier: int | None = None
    #: does the subject of the carrier undergo the event ("the base came under attack")?
    undergoes: bool = False
    #: is it the negation itself that makes it ("will not lift the ban" refuses)?
    by_negation: bool = False
    reasons: list[str] = field(default_factory=list)


@cache
def content_modes() -> dict[str, dict[str, str]]:
    """Which mode a verbal act takes from the type of what it is about: see operators.toml."""
    modes: dict[str, dict[str, str]] = document("triggers/operators")["content"]
    return modes


def take_up(opened: dict[int, Candidate], gone: set[int], head: int, under: int, why: str) -> None:
    """Make the event at `under` a part of the one at `head`."""
    opened[head].absorbed.append(opened[under])
    opened[head].reasons.append(f"{why}: {opened[under].entry.words!r}")
    gone.add(under)
