"""The sample reports that Dateline brings; README.md beside this file says what is in them."""

from __future__ import annotations

from pathlib import Path


def sample() -> Path:
    """The folder of the sample reports: three weeks of public events, in every format that Dateline reads."""
    return Path(__file__).parent / "sample"
