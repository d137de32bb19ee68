"""A Reading: a report with its parse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from dateline.records import Report


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A report as grammar: what every later stage of the tower of text works on."""

    report: Report
    #: parse of the report's text; `token.idx` is an offset into `report.text`
    doc: Doc
    #: index of a phrase's head token -> the fullest phrase of the report that names the same one
    antecedents: Mapping[int, Span]
