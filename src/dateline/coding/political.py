"""Who acts in politics, and which acts are done by saying them."""

from __future__ import annotations

from dateline.records import Actor

#: sectors of who acts in politics
POLITICAL = frozenset(
    ("GOV", "JUD", "LEG", "MIL", "COP", "OPP", "PTY", "REB", "PRM", "SPY", "UAF", "REF", "LAB", "REL")
)
#: types that are acts of speech: they happen when they are said
SAID = frozenset(("SUPPORT", "ACCUSE", "REQUEST", "REJECT", "AGREE", "THREATEN"))
_BODIES = frozenset(("IGO", "UNO", "EUR", "NGO", "ISM", "IMG"))


def is_political(actor: Actor) -> bool:
    """A state, one of its organs, a party, an armed or organised group, an international body."""
    if actor.country in _BODIES:
        return True
    if any(sector in POLITICAL for sector in actor.sectors):
        return True
    return actor.country is not None and not actor.sectors
