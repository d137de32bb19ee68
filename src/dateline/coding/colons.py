"""Speakers named by punctuation alone: transcripts ("REPORTER: Will you resign?"), a quotation after a bare name and a
colon, or before a dash and a name.

Law of this file: a colon names a speaker only before a quotation, or where the report's paragraphs do so again and
again; a dash only at the end of a paragraph that is all quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from dateline.coding.candidates import Candidate, Stretch, phrase
from dateline.coding.clauses import Clauses
from dateline.coding.cues import SPEAKING, Cue, acts
from dateline.coding.quotes import Quote

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LABEL = 6  # words that a speaker's label can have
_TRANSCRIPT = 3  # labelled paragraphs from which a report counts as a transcript
_INSIDE_LABEL = frozenset({"PROPN", "ADP", "DET", "CCONJ"})
_MARKS = '"“”„'
#: lemma of the cue of a signed quotation, which nobody goes on with
SIGNED = "—"
#: what follows a quotation that is signed: a dash and a short line that begins with a name
_SIGNATURE = re.compile(r"[^\S\n]*\n?[^\S\n]*([―—–]|--?)[^\S\n]*(?=[A-Z])([^\n“\"]{2,80}?)[.\s]*(?=\n|$)")
_SIGNED = 12  # words of a name with office and town


def find_colons(text: str, clauses: Clauses, quotes: Sequence[Quote]) -> list[Candidate]:
    """A candidate for each speaker before a colon or after a dash."""
    colons = [i for i, word in enumerate(clauses.lower) if word == ":"]
    labels = [(i, label) for i in colons if (label := _label(text, clauses, i))]
    opening = [(i, label) for i, label in labels if _opens_line(text, clauses.start[label[0]])]
    counts = Counter(tuple(clauses.lower[j] for j in label) for _, label in opening)
    transcript = len(opening) >= _TRANSCRIPT and len(counts) < len(opening)
    found = []
    for i, label in labels:
        content = _quotation(text, clauses.end[i], quotes)
        if content is None and transcript and (i, label) in opening:
            content = _rest_of_line(text, clauses.end[i])
        if content is not None:
            found.append(_candidate(clauses, i, label, content, quotes))
    named = {i for i, _ in labels}
    found += [c for quote in quotes if (c := _signed(text, clauses, quote, quotes))]
    return found + [c for i in colons if i not in named and (c := _led_in(text, clauses, quotes, i))]


def _signed(text: str, clauses: Clauses, quote: Quote, quotes: Sequence[Quote]) -> Candidate | None:
    """A paragraph that is a quotation, and after a dash who wrote it: “We will stay.” — Maria Lopez, farmer."""
    signature = _SIGNATURE.match(text, quote.outer_end) if quote.closed else None
    if signature is None or not _opens_line(text, quote.outer_start) or len(signature[2].split()) > _SIGNED:
        return None
    name = signature.start(2)
    first, last = bisect_left(clauses.start, name), bisect_left(clauses.start, signature.end(2)) - 1
    words = [i for i in range(first, last + 1) if clauses.pos[i] != "SPACE"]
    if not words or clauses.start[first] != name or any(clauses.tag[i] in _FINITE for i in words):
        return None
    comma = next((k for k, i in enumerate(words) if clauses.lower[i] in (",", "(")), len(words))
    candidate = _candidate(
        clauses, bisect_right(clauses.start, signature.start(1)) - 1, words[:comma], (quote.start, quote.end), quotes
    )
    candidate.cue = Cue(candidate.cue.head, SIGNED, "COLON", "assert")
    candidate.cue_words = signature.span(1)
    return candidate


def _led_in(text: str, clauses: Clauses, quotes: Sequence[Quote], colon: int) -> Candidate | None:
    """A quotation after a colon and a sentence without a word of saying: its subject speaks ("He put it so:")."""
    content = _quotation(text, clauses.end[colon], quotes)
    if content is None or colon == 0:
        return None
    if any(acts().get((clauses.lemma[i], "VERB")) in SPEAKING for i in range(clauses.sentence(colon - 1), colon)):
        return None
    root = colon - 1
    while clauses.head[root] != root:
        root = clauses.head[root]
    subject = next((i for i in clauses.children[root] if clauses.dep[i] == "nsubj" and i < colon), None)
    return (
        None if subject is None else _candidate(clauses, colon, phrase(clauses, subject, -1), content, quotes, subject)
    )


def _is_name(text: str, clauses: Clauses, i: int) -> bool:
    return clauses.pos[i] == "PROPN" or text[clauses.start[i] : clauses.end[i]].isupper()


def _label(text: str, clauses: Clauses, colon: int) -> list[int]:
    """The name before a colon, if nothing but a name stands between it and the line's or the sentence's start."""
    first = colon
    while first > 0 and colon - first < _LABEL:
        if clauses.pos[first - 1] not in _INSIDE_LABEL and not _is_name(text, clauses, first - 1):
            break
        first -= 1
    named = list(range(first, colon))
    if not named or not _is_name(text, clauses, colon - 1) or clauses.pos[first] in ("ADP", "CCONJ"):
        return []
    free = first == 0 or clauses.pos[first - 1] in ("SPACE", "PUNCT")
    return named if free and clauses.lower[first - 1 if first else 0] != "," else []


def _opens_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(_MARKS + " \t\xa0")


def _quotation(text: str, after: int, quotes: Sequence[Quote]) -> Stretch | None:
    """The quotation that begins right after the colon."""
    for quote in quotes:
        if quote.outer_start >= after:
            return (quote.start, quote.end) if not text[after : quote.outer_start].strip() else None
    return None


def _rest_of_line(text: str, after: int) -> Stretch | None:
    end = text.find("\n", after)
    words = text[after : len(text) if end < 0 else end]
    start = after + len(words) - len(words.lstrip())
    end = after + len(words.rstrip(_MARKS + " \t\xa0"))
    return (start, end) if start < end else None


def _candidate(
    clauses: Clauses, colon: int, label: list[int], content: Stretch, quotes: Sequence[Quote], head: int | None = None
) -> Candidate:
    candidate = Candidate(
        Cue(colon, ":", "COLON", "assert"), (clauses.start[colon], clauses.end[colon]), [content],
        label[-1] if head is None else head, label,
        [], [], "", False, probability=1.0,
    )  # fmt: skip
    candidate.quoted = [content] if any(content == (quote.start, quote.end) for quote in quotes) else []
    return candidate
