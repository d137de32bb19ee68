"""How a paper names the data that it used: a hash of what was exported, and a citation with it.

Law of this file: the same reports, read by the same version, give the same hash, in whatever order and wherever they
were added, in whatever format and whenever they are exported.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from dateline.export.selection import Selection
from dateline.records import Coded, Record


class Citation(Record, frozen=True, kw_only=True):
    """What there is to cite."""

    #: of the canonical content, in hexadecimal
    sha256: str
    version: str
    reports: int
    events: int
    #: days of publication of the first and last dated report
    first: str | None
    last: str | None
    #: filter -> what it asked for
    filters: dict[str, Any]


def cite(selection: Selection) -> Citation:
    """Read all of a selection and say what it is."""
    digest = hashlib.sha256()
    for line in _canonical(selection):
        digest.update(line + b"\n")
    days = sorted(each.published[:10] for each in selection.reports() if each.published)
    return Citation(
        sha256=digest.hexdigest(),
        version=version("dateline"),
        reports=sum(1 for _ in selection.reports()),
        events=sum(1 for _ in selection.events()),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        filters={name: value for name, value in msgspec.structs.asdict(selection.wanted).items() if value},
    )


def _canonical(selection: Selection) -> Iterator[bytes]:
    """Every record as one line of JSON with sorted keys. Warnings are left out: they name the files of one computer."""
    encode = msgspec.json.Encoder(order="sorted").encode
    for records in (selection.events(), selection.stories(), selection.utterances(), selection.reports()):
        yield from map(encode, records)
    read = [name for name in Coded.__struct_fields__ if name not in ("report", "warnings")]
    for _, coded in selection.coded():
        yield encode([getattr(coded, name) for name in read])


def write_citation(citation: Citation, folder: Path, *, prefix: str = "") -> None:
    """Write CITATION.cff (https://citation-file-format.github.io, version 1.2.0) and CITATION.txt into a folder."""
    (folder / f"{prefix}CITATION.cff").write_text(_cff(citation), encoding="utf-8")
    (folder / f"{prefix}CITATION.txt").write_text(in_words(citation) + "\n", encoding="utf-8")


def in_words(citation: Citation) -> str:
    """One line for a paper's list of data."""
    return f"{_title(citation)}. Coded with Dateline {citation.version}. sha256:{citation.sha256}"


def _title(citation: Citation) -> str:
    period = f", published {citation.first} to {citation.last}" if citation.first else ""
    filters = ", ".join(f"{name} {value}" for name, value in citation.filters.items())
    counted = f"{citation.events} events from {citation.reports} news reports{period}"
    return f"{counted} ({filters})" if filters else counted


def _cff(citation: Citation) -> str:
    """YAML by hand: a JSON string is a YAML string, so nothing in a filter can break out of its line."""
    quoted = {name: json.dumps(text) for name, text in (("title", _title(citation)), ("version", citation.version))}
    return f"""\
cff-version: 1.2.0
type: dataset
message: "Cite the data by this hash, and put those who gathered the reports in place of the author below."
title: {quoted["title"]}
authors:
  - name: "compiled with Dateline"
identifiers:
  - type: other
    value: "sha256:{citation.sha256}"
    description: "Hash of the content: the same whatever the order of adding, the format and the time of export."
references:
  - type: software
    title: "Dateline"
    version: {quoted["version"]}
    authors:
      - name: "The Dateline developers"
"""
