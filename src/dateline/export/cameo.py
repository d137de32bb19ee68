"""PLOVER -> CAMEO, the vocabulary of GDELT and of scripts from before PLOVER: cameo.csv as a lookup."""

from __future__ import annotations

from functools import cache
from typing import Literal

from dateline.export.tables import read_table
from dateline.records import Record

#: PLOVER sector -> CAMEO role where they part: PLOVER's MED is medicine, CAMEO's is the media
_ROLES = {"JRN": "MED", "MED": "HLH"}
#: PLOVER's codes of those who belong to no country are roles in CAMEO
_INTERNATIONAL = {"IGO": "IGO", "UNO": "IGO", "NGO": "NGO", "IMG": "IMG", "MNC": "MNC", "ISM": "INT"}


class Cameo(Record, frozen=True, kw_only=True):
    """A CAMEO event code and what goes with it."""

    code: str
    #: Goldstein's scale of conflict and cooperation, -10 to 10
    goldstein: float
    #: PLOVER's quad class of the type
    plover_quad: int

    @property
    def root(self) -> str:
        return self.code[:2]

    @property
    def quad(self) -> Literal[1, 2, 3, 4]:
        """GDELT's quad class: verbal and material cooperation, verbal and material conflict."""
        root = int(self.root)
        return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


@cache
def _codes() -> dict[tuple[str, str], Cameo]:
    return {
        (row["type"], row["mode"]): Cameo(
            code=row["code"], goldstein=float(row["goldstein"]), plover_quad=int(row["quad"])
        )
        for row in read_table("cameo.csv")
    }


def cameo(type_: str, mode: str | None) -> Cameo:
    """The code for a PLOVER type and mode."""
    codes = _codes()
    return codes.get((type_, mode or "")) or codes[type_, ""]


def country_and_roles(country: str | None, sectors: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """CAMEO's country and role codes of an actor, by its PLOVER codes."""
    international = _INTERNATIONAL.get(country or "")
    roles = [*([international] if international else []), *(_ROLES.get(each, each) for each in sectors)]
    return None if international else country, tuple(roles)
