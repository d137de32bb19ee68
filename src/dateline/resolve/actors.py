"""Phrases as actors with country and PLOVER sectors."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.language import Reading
from dateline.records import Actor


class Actors:
    """The actors of one report. Asked again for the same token it answers from memory."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def at(self, head: Token) -> tuple[Actor, ...]:
        """Whom the noun phrase with this head stands for: conjunctions and compounds split; empty if nobody."""
        return ()


def resolve_actor(text: str, context: str = "", date: str | None = None) -> Actor | None:
    """The actor that a phrase on its own stands for; None where nothing is to be known."""
    return None
