"""Statements: who is reported to have said what, in which words, to whom and through what.

The stages: find the quotations and the cue words; propose what each cue reports; judge the proposals and keep those
that do not clash; give the quotations left over to whoever speaks; name the speakers.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.accept import judge, select
from dateline.coding.candidates import Candidate, propose
from dateline.coding.clauses import Clauses
from dateline.coding.colons import find_colons
from dateline.coding.continuing import Continuing
from dateline.coding.cues import find_cues
from dateline.coding.datelines import drop_datelines
from dateline.coding.estimates import take_figures
from dateline.coding.layers import unfold
from dateline.coding.quotes import Quote, find_quotes
from dateline.coding.roles import Weights, model
from dateline.coding.speakers import Speakers
from dateline.records import Span, Statement, StatementKind
from dateline.resolve import Resolved

#: a candidate at least this likely is kept; lower than a half, because recall is what attribution lacks
THRESHOLD = 0.35


def find_statements(resolved: Resolved) -> tuple[Statement, ...]:
    """Every statement that the report attributes to somebody, in the order of the text."""
    text, clauses = resolved.reading.report.text, Clauses(resolved.reading.doc)
    quotes = find_quotes(text)
    kept = find_candidates(text, clauses, quotes, model())
    speakers = Speakers(resolved, clauses)
    return tuple(_statement(resolved, speakers, candidate, quotes) for candidate in kept)


def find_candidates(
    text: str, clauses: Clauses, quotes: Sequence[Quote], models: tuple[Weights, Weights], threshold: float = THRESHOLD
) -> list[Candidate]:
    """The candidates that stand, in the order of the text; their contents do not overlap."""
    role_weights, accept_weights = models
    proposed = [propose(clauses, quotes, cue, role_weights) for cue in find_cues(clauses, quotes)]
    for candidate in proposed:
        take_figures(clauses, candidate)
    drop_datelines(text, clauses, proposed)
    # an order reports nothing: "Don't blame the driver"
    reporting = [c for c in proposed if c.quoted or not clauses.is_order(c.cue.head)]
    judged = unfold(text, clauses, reporting)
    judge(clauses, judged, accept_weights)
    standing = select([*judged, *find_colons(text, clauses, quotes)], threshold)
    verbs = [candidate for candidate in proposed if clauses.tag[candidate.cue.head].startswith("VB")]
    found = Continuing(text, quotes, verbs).attach(standing)
    for candidate in found:  # a stray comma between quotation marks says nothing
        candidate.contents = [(a, b) for a, b in candidate.contents if any(c.isalnum() for c in text[a:b])]
    return [candidate for candidate in found if candidate.contents]


def _statement(resolved: Resolved, speakers: Speakers, candidate: Candidate, quotes: Sequence[Quote]) -> Statement:
    report = resolved.reading.report
    via, noun = speakers.channel(candidate)
    speaker = speakers.speaker(candidate)
    speakers.remember(noun, speaker, candidate.cue.head)
    return Statement(
        id=f"{report.id}:s{candidate.contents[0][0]}",
        kind=_kind(candidate, quotes),
        speaker=speaker,
        source=speakers.span(candidate.source_tokens) if candidate.source_tokens else None,
        cue=_span(report.text, candidate.cue_words),
        content=tuple(_span(report.text, stretch) for stretch in candidate.contents),
        addressee=speakers.addressee(candidate),
        via=via,
    )


def _span(text: str, stretch: tuple[int, int]) -> Span:
    start = stretch[0]
    end = start + len(text[start : stretch[1]].rstrip(", \n\t"))
    return Span(start=start, end=end, text=text[start:end])


def _kind(candidate: Candidate, quotes: Sequence[Quote]) -> StatementKind:
    """direct: only whole quotations; mixed: some quotation; indirect: none."""
    if all(any(q.outer_start <= start and end <= q.outer_end for q in quotes) for start, end in candidate.contents):
        return "direct"
    partly = any(q.start < end and start < q.end for start, end in candidate.contents for q in quotes)
    return "mixed" if partly else "indirect"
