"""The same street on many machines. One engine so far: Ray, an optional extra."""

from __future__ import annotations

from dateline.scale.ray import code_documents

__all__ = ["code_documents"]
