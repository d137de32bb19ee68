"""Mentions and statements of many reports -> copies, stories, events, utterances, agreement. Parses no text."""

from __future__ import annotations

from dateline.reconcile.judging import judge
from dateline.reconcile.shelf import Item, Kind, Link, Shelf
from dateline.reconcile.take_in import take_in, take_out

__all__ = ["Item", "Kind", "Link", "Shelf", "judge", "take_in", "take_out"]
