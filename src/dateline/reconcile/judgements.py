"""What people judge of joins, in the terms of clustering: which mentions are bound together and which stay apart.

Law of this file: a judgement names mentions, so it holds whatever becomes of events; where two contradict each other,
the later one holds. What follows is a function of the judgements and the mentions, in whatever order either came.

After the resolver of nomenklatura (OpenSanctions): a merge is a kept decision with name and date, never an overwrite.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import msgspec

from dateline.reconcile.shelf import Kind, Link, Shelf, Test
from dateline.reconcile.words import identifier
from dateline.records import Judgement

#: stands above whatever evidence can add up to, on the average over any group that fits in memory
BOUND = 1e6
#: judgement and the side of it that a mention is on
Side = tuple[str, int]


def identity(judgement: Judgement) -> str:
    """The id that a judgement has by what it says."""
    said = (
        judgement.ruling,
        "\x1e".join(judgement.mentions),
        "\x1e".join(judgement.others),
        judgement.field or "",
        judgement.value or "",
        str(judgement.whole_event),
        judgement.by,
        judgement.on,
    )
    return identifier("j", *said)


def united(one: Judgement | None, other: Judgement) -> Judgement:
    """Two copies of one judgement, of two archives perhaps: undone where either is, by whoever undid it first."""
    if one is None or other == one:
        return other
    undone = min(
        ((each.undone_on, each.undone_by or "", each) for each in (one, other) if each.undone_on),
        default=None,
        key=lambda found: found[:2],
    )
    reason = min(filter(None, (one.reason, other.reason)), default=None)
    return msgspec.structs.replace(undone[2] if undone else one, reason=reason)


@dataclass
class Bonds:
    """What judgements say of mentions, the latest first."""

    #: mention -> another one of its block, itself where it leads it
    leaders: dict[str, str] = field(default_factory=dict)
    #: leader of a block -> sides that its mentions are on
    sides: dict[str, frozenset[Side]] = field(default_factory=dict)

    @staticmethod
    def of(judgements: Iterable[Judgement]) -> Bonds:
        bonds = Bonds()
        for judgement in sorted(judgements, key=lambda one: (one.on, one.id), reverse=True):
            if judgement.ruling == "same":
                bonds._bind(judgement.mentions)
            elif judgement.ruling == "not-same":
                bonds._part(judgement)
        return bonds

    def block(self, mention: str) -> str:
        """The mention by which the block of this one goes."""
        while (leader := self.leaders.get(mention, mention)) != mention:
            mention = leader
        return mention

    def side(self, mention: str) -> frozenset[Side]:
        """The sides that the block of a mention is on."""
        return self.sides.get(self.block(mention), frozenset())

    def _bind(self, mentions: Iterable[str]) -> None:
        """Bring each into the first of their blocks from which no later judgement keeps it apart."""
        blocks: list[str] = []
        for mention in sorted(mentions):
            own = self.block(mention)
            into = next((one for one in blocks if not clash(self.side(one), self.side(own))), None)
            if into is None:
                blocks.append(own)
            elif self.block(into) != own:
                self._join(self.block(into), own)

    def _join(self, a: str, b: str) -> None:
        first, second = sorted((a, b))
        self.sides[first] = self.sides.pop(first, frozenset()) | self.sides.pop(second, frozenset())
        self.leaders[second] = first

    def _part(self, judgement: Judgement) -> None:
        """Put the blocks on two sides; one that a later judgement made of both is on neither."""
        one, other = ({self.block(name) for name in names} for names in (judgement.mentions, judgement.others))
        for side, blocks in enumerate((one - other, other - one)):
            for block in blocks:
                self.sides[block] = self.sides.get(block, frozenset()) | {(judgement.id, side)}

    def links(self, mentions: Iterable[str]) -> list[Link]:
        """A link of more weight than all evidence from the smallest of each block to the others, among these."""
        smallest: dict[str, str] = {}
        found = []
        for mention in sorted(mentions):
            first = smallest.setdefault(self.block(mention), mention)
            if first != mention:
                found.append(Link(kind="events", a=first, b=mention, score=BOUND))
        return found


def clash(one: frozenset[Side], other: frozenset[Side]) -> bool:
    """Does some judgement have the one on one side and the other on the other?"""
    return any((judgement, 1 - side) in other for judgement, side in one)


class Judged:
    """The test of two groups that judgements add to those of the model: bound ones join, parted ones never."""

    def __init__(self, bonds: Bonds, test: Test | None) -> None:
        self._bonds = bonds
        self._test = test
        self._sides: dict[str, frozenset[Side]] = {}

    def _side(self, group: str) -> frozenset[Side]:
        return self._sides.get(group) or self._bonds.side(group)

    def joins(self, a: str, b: str) -> bool:
        """May the groups of `a` and `b` be one? Blocks are whole before the model joins anything: see `BOUND`."""
        if self._bonds.block(a) == self._bonds.block(b):
            return True
        return not clash(self._side(a), self._side(b)) and (self._test is None or self._test.joins(a, b))

    def merge(self, a: str, b: str) -> None:
        """The group of `b` has become part of that of `a`."""
        self._sides[a] = self._side(a) | self._side(b)
        if self._test:
            self._test.merge(a, b)


def bound_to(kind: Kind, mentions: Iterable[str], shelf: Shelf) -> set[str]:
    """The mentions that some judgement says are of one event with one of these; they need not be there (yet)."""
    said = shelf.judgements(mentions) if kind == "events" else []
    return {mention for judgement in said if judgement.ruling == "same" for mention in judgement.mentions}


def applied(
    kind: Kind, members: set[str], links: Mapping[tuple[str, str], Link], shelf: Shelf
) -> tuple[set[str], list[Link], Bonds | None]:
    """The members that are there, their links with those that judgements add, and what judgements say of them."""
    said = shelf.judgements(members) if kind == "events" else []
    within = dict(links)
    bonds = None
    if said:
        bonds = Bonds.of(said)
        members = {item.id for item in shelf.items(kind, members)}
        within |= {(link.a, link.b): link for link in bonds.links(members)}
    return members, [link for link in within.values() if link.a in members and link.b in members], bonds
