"""archive -> pages and a JSON API, read-only, on this computer alone."""

from __future__ import annotations

from dateline.web.serve import serve

__all__ = ["serve"]
