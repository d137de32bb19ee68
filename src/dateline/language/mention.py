"""A noun phrase that a pronoun can stand for."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.language.names import Gender


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that a pronoun can stand for."""

    head: int
    #: person's name, folded; empty for what has none
    name: tuple[str, ...]
    gender: Gender | None
    plural: bool
    #: None for a name that the pipeline gives no kind: it may be a person, and is hardly a thing
    human: bool | None
    #: a common noun for things: "they" is rather somebody else
    thing: bool = False
