"""Dateline: any pile of news reports in, one archive of events out.

>>> import dateline
>>> coded = dateline.code("Putin met Li Shangfu in Moscow on Sunday.", published="2023-04-17")
>>> archive = dateline.Archive("dateline.db")

The names below are loaded when first used: the models behind them take a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.coding import code_relation
    from dateline.resolve import resolve_actor
    from dateline.street import Archive, code, code_many

__all__ = ["Archive", "code", "code_many", "code_relation", "resolve_actor"]

_HOMES = {"code_relation": "dateline.coding", "resolve_actor": "dateline.resolve"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES.get(name, "dateline.street")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
