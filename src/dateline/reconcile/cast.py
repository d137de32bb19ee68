"""Who is who among the participants of one event: which phrases name one, and who stands for whom.

Law of this file: a state, its ministry, its army and its minister act for one another; of those that are told in one
role the one stands for the others that says most. So one actor is not listed three times, and never disputes itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.reconcile.mentions import Traits
from dateline.reconcile.phrases import PEOPLE, bare
from dateline.records import Actor, Record

#: codes that stand for many bodies, which do not act for one another
_NO_STATE = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
#: participants of an event that are named; the others stay in `fields`
_MOST_PARTIES = 12
#: and the share of the most told participant's mentions that another needs to be one of them
_LEAST_SHARE = 0.3
_NAMELESS, _STATE, _BODY, _PERSON = range(4)


class Use(Record, frozen=True, kw_only=True):
    """One participant as one mention has it."""

    role: str
    mention: str
    actor: Actor


def identity(actor: Actor) -> str:
    """What makes two actors one: the id, else the name, else the phrase without article, number and case."""
    if actor.id or actor.name:
        return actor.id or (actor.name or "").casefold()
    return f"{actor.country or ''} {bare(actor.text).casefold()}".strip()


@dataclass(frozen=True)
class Cast:
    """The participants of an event's mentions."""

    uses: tuple[Use, ...]

    @staticmethod
    def of(members: Sequence[Traits]) -> Cast:
        return Cast(
            tuple(
                Use(role=role, mention=member.mention.id, actor=actor)
                for member in members
                for role in ("actors", "recipients")
                for actor in getattr(member.mention, role)
            )
        )

    @cached_property
    def _same(self) -> dict[str, str]:
        """A nameless phrase -> the one it is part of: "security forces" -> "Russian security forces"."""
        told = Counter(identity(use.actor) for use in self.uses if _level(use.actor) == _NAMELESS)
        longest = sorted(told, key=lambda name: (-len(name), name))
        return {short: next((long for long in longest if long.endswith(f" {short}")), short) for short in sorted(told)}

    def who(self, actor: Actor) -> str:
        """The identity under which this actor counts in this event."""
        name = identity(actor)
        return self._same.get(name, name)

    @cached_property
    def _by_identity(self) -> dict[str, list[Use]]:
        found: dict[str, list[Use]] = {}
        for use in self.uses:
            found.setdefault(self.who(use.actor), []).append(use)
        return found

    def best(self, name: str) -> Actor:
        """The actor by its fullest name; a nameless one as a phrase inside a sentence has it, without number."""
        uses = self._by_identity[name]
        named = [use for use in uses if use.actor.name]
        if named:
            return min(named, key=lambda use: (-len(use.actor.name or ""), use.mention, use.actor.start)).actor
        return min(uses, key=lambda use: (_capitals(use.actor), -len(bare(use.actor.text)), use.mention)).actor

    def sides(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Actors and recipients: one for each identity, in the role that most mentions give it, most told first."""
        told = self._by_identity
        ranked = sorted(told, key=lambda name: (-len(told[name]), name))
        roles: dict[str, list[str]] = {"actors": [], "recipients": []}
        for name in ranked[:_MOST_PARTIES]:
            if len(told[name]) >= _LEAST_SHARE * len(told[ranked[0]]):
                roles[_role(told[name])].append(name)
        chosen = {role: _without_stand_ins(names, told) for role, names in roles.items()}
        return tuple(map(self.best, chosen["actors"])), tuple(map(self.best, chosen["recipients"]))


def label(actor: Actor) -> str:
    """What to call an actor: its name, else its phrase without article and number."""
    return actor.name or bare(" ".join(actor.text.split())) or actor.text


def _capitals(actor: Actor) -> int:
    return sum(letter.isupper() for letter in bare(actor.text))


def _role(uses: Iterable[Use]) -> str:
    counted = Counter(use.role for use in uses)
    return "actors" if counted["actors"] >= counted["recipients"] else "recipients"


def _level(actor: Actor) -> int:
    if actor.id is None:
        return _BODY if actor.name else _NAMELESS
    return _STATE if actor.id.startswith("country:") else _PERSON if actor.id.startswith("person:") else _BODY


def _without_stand_ins(names: list[str], told: Mapping[str, list[Use]]) -> list[str]:
    """Of each state's participants in one role, those that say most; nobody at large beside somebody known."""
    by_state: dict[str, list[str]] = {}
    for name in names:
        by_state.setdefault(told[name][0].actor.country or "", []).append(name)
    kept: set[str] = set()
    for state, group in by_state.items():
        kept |= _who_acts(group, told) if state and state not in _NO_STATE else set(group)
    left = [name for name in names if name in kept]
    return [name for name in left if not _is_anybody(told[name][0].actor)] or left


def _is_anybody(actor: Actor) -> bool:
    return _level(actor) == _NAMELESS and label(actor) == PEOPLE


def _who_acts(group: list[str], told: Mapping[str, list[Use]]) -> set[str]:
    """Who acts for one state: a person before a body, a body before the nameless, and the state where most name it.

    Two that no mention names together stand for one another, and the one told more often is enough.
    """
    levels = {name: _level(told[name][0].actor) for name in group}
    others = sum(len(told[name]) for name in group if levels[name] == _BODY)
    state = max((len(told[name]) for name in group if levels[name] == _STATE), default=0)
    order = (_PERSON, _STATE, _BODY, _NAMELESS) if state > others else (_PERSON, _BODY, _STATE, _NAMELESS)
    best = min(group, key=lambda name: (order.index(levels[name]), -len(told[name]), name))
    beside = {use.mention for use in told[best]}
    together = {name for name in group if beside & {use.mention for use in told[name]}}
    return {best} | {name for name in together if levels[name] not in (_STATE, _NAMELESS)}
