"""Quotations that no cue's clause reaches: they go to the cue beside them, or on with whoever speaks.

Law of this file: a newsroom names the speaker of a quotation in its sentence, in the sentence before it in the same
paragraph, or (if the quotation opens a paragraph) in the paragraph before it. Beyond that nobody is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence

from dateline.coding.accept import overlaps
from dateline.coding.candidates import Candidate, Stretch, set_contents
from dateline.coding.colons import SIGNED
from dateline.coding.cues import SPEAKING
from dateline.coding.quotes import Quote

_OPENING = "“”\"„«‘'`"
_ENDS_LIKE_SPEECH = re.compile(r"[,.?!…—–-]\s*$")
#: a stop that ends a sentence, not a title or an initial ("Ms. Moore", "J. Smith")
_STOP = "".join(rf"(?<!\b{t})" for t in "Mr Ms Mrs Dr St Sen Rep Gov Gen Rev Col Lt Sgt Capt Maj Prof [A-Z]".split())
_SENTENCE_BREAK = re.compile(_STOP + r"[.?!…][)”\"’']*\s+[“\"‘'(]?[A-Z]")
_ENDS_SENTENCE = re.compile(r"[.?!…:][)”\"’']*\s*$")
_CUE_AFTER, _CUE_BEFORE = 90, 200  # characters between a quotation and a cue that can still be its own
_LONG = 8  # words; a shorter quotation is speech only if it is punctuated as speech


class Continuing:
    """Attaches the quotations of one report."""

    def __init__(self, text: str, quotes: Sequence[Quote], candidates: Sequence[Candidate]) -> None:
        self.text = text
        self.quotes = quotes
        self.openings = [quote.outer_start for quote in quotes]
        self.speaking = [c for c in candidates if c.cue.act in SPEAKING and c.cue.word_class == "VERB"]
        self.cue_starts = [c.cue_words[0] for c in self.speaking]

    def attach(self, placed: Sequence[Candidate]) -> list[Candidate]:
        """Statements with every quotation added that is speech and nobody's yet, in the order of the text."""
        out = list(placed)
        for candidate in out:
            self._trim(candidate)
            opening = next((q for q in self.quotes if candidate.contents[0] == (q.start, q.end)), None)
            if opening is not None:
                set_contents(candidate, [self._with_lead(opening, candidate), *candidate.contents[1:]], self.quotes)
        covered = sorted(stretch for candidate in out for stretch in candidate.contents)
        for quote in self.quotes:
            if overlaps(covered, (quote.start, quote.end)) or not self._is_speech(quote):
                continue
            owner = self._beside(quote, out) or self._last_speaker(quote, out)
            if owner is None:
                continue
            if owner not in out:
                owner.contents = []
                out.append(owner)
            stretch = self._with_lead(quote, owner)
            insort(covered, stretch)
            set_contents(owner, [*owner.contents, stretch], self.quotes)
        return sorted(out, key=lambda c: c.contents[0])

    def _trim(self, candidate: Candidate) -> None:
        """Cut what leads up to a quotation, and what goes on after one that ends in a comma or stop."""
        cue, contents = candidate.cue_words[0], []
        for start, end in candidate.contents:
            first, last = bisect_left(self.openings, start), bisect_left(self.openings, end)
            inside = [q for q in self.quotes[first:last] if q.outer_end <= end and q.closed]
            opening = next((q for q in inside if q.outer_end <= cue and self._led_in_by_colon(start, q)), None)
            whole = len(inside) == 1 and inside[0].outer_start == start and inside[0].outer_end < end
            if opening is not None:
                contents.append((opening.start, opening.end))
            elif whole and self._is_speech(inside[0]) and self.text[inside[0].end - 1] in ",.?!":
                contents.append((inside[0].start, inside[0].end))
            else:
                contents.append((start, end))
        if contents != candidate.contents:
            set_contents(candidate, contents, self.quotes)

    def _led_in_by_colon(self, start: int, quote: Quote) -> bool:
        return self.text[start : quote.outer_start].rstrip().endswith(":")

    def _with_lead(self, quote: Quote, owner: Candidate) -> Stretch:
        """The quotation, with the words that begin its sentence if the cue comes last: The plan “is dead,” he said."""
        lead = self._lead(quote)
        if (
            owner.cue_words[0] < quote.end
            or self._starts_sentence(quote)
            or lead.rstrip().endswith((",", ":", "—", "–"))
        ):
            return quote.start, quote.end
        breaks = [m.end() for m in _SENTENCE_BREAK.finditer(lead)]
        start = self._paragraph(quote.start) + (breaks[-1] - 1 if breaks else 0)
        if quote.start - start > _CUE_BEFORE or any(start <= other < quote.start for other in self.cue_starts):
            return quote.start, quote.end
        return start, quote.outer_end

    def _is_speech(self, quote: Quote) -> bool:
        """Whether the quotation is something said, not a scare quote, a title or a nickname."""
        words = self.text[quote.start : quote.end]
        if len(words.split()) > _LONG or not quote.closed:
            return True
        if _is_title(words):
            return False
        led_in = self._starts_sentence(quote) or self._lead(quote).rstrip()[-1:] in (",", ":")
        return led_in and bool(_ENDS_LIKE_SPEECH.search(words) or self.text[quote.end + 1 : quote.end + 2] == ",")

    def _lead(self, quote: Quote) -> str:
        """What stands in the paragraph before the quotation's opening mark."""
        return self.text[self._paragraph(quote.start) : quote.start].rstrip(_OPENING)

    def _paragraph(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _starts_sentence(self, quote: Quote) -> bool:
        lead = self._lead(quote)
        return not lead.strip() or bool(_ENDS_SENTENCE.search(lead))

    def _beside(self, quote: Quote, placed: Sequence[Candidate]) -> Candidate | None:
        """The cue in the quotation's own sentence."""
        before, after = self._cue_before(quote), self._cue_after(quote)
        opens = self._starts_sentence(quote) and not self._lead(quote).rstrip().endswith(":")
        for candidate in (after, before) if opens else (before, after):
            if candidate is not None and not _reported_by_another(candidate, placed):
                return candidate
        return None

    def _cue_after(self, quote: Quote) -> Candidate | None:
        at = bisect_left(self.cue_starts, quote.end)
        if at == len(self.speaking) or self.text[quote.start : quote.end].rstrip().endswith((".", "…")):
            return None
        gap = self.text[quote.end : self.cue_starts[at]]
        return None if len(gap) > _CUE_AFTER or "\n" in gap or _SENTENCE_BREAK.search(gap) else self.speaking[at]

    def _cue_before(self, quote: Quote) -> Candidate | None:
        at = bisect_left(self.cue_starts, quote.start) - 1
        if at < 0:
            return None
        gap = self.text[self.cue_starts[at] : quote.start].rstrip(_OPENING)
        leads_in = gap.rstrip().endswith(":")
        if len(gap) > _CUE_BEFORE or _SENTENCE_BREAK.search(gap + "A") or ("\n" in gap and not leads_in):
            return None
        return self.speaking[at]

    def _main(self, last: Candidate, earlier: Sequence[Candidate]) -> Candidate:
        """The quotation of the last statement's sentence, if it has one: “We won,” said Li, noting that it was late."""
        if last.quoted:
            return last
        start = min(last.cue_words[0], last.contents[0][0])
        for other in earlier:
            between = self.text[_end(other) : start] if _end(other) <= start else "\n"
            if other.quoted and "\n" not in between and not _SENTENCE_BREAK.search(between):
                return other
        return last

    def _last_speaker(self, quote: Quote, placed: Sequence[Candidate]) -> Candidate | None:
        """Who spoke last, if the quotation is a sentence of its own and so goes on with that speaker."""
        if not self._starts_sentence(quote) or self._lead(quote).rstrip().endswith(":"):
            return None
        earlier = [c for c in placed if min(c.cue_words[0], c.contents[0][0]) < quote.start]
        if not earlier:
            return None
        last = self._main(max(earlier, key=_end), earlier)
        if last.cue.lemma == SIGNED:
            return None
        end = _end(last)
        between = self.text[end : quote.start].strip("“”\"„«‘’'` \t.,")
        if self._paragraph(end) == self._paragraph(quote.start):
            return last
        return last if last.quoted and "\n" not in between.strip() and len(between) < _CUE_BEFORE else None


def _end(candidate: Candidate) -> int:
    return max(candidate.cue_words[1], candidate.contents[-1][1])


def _is_title(words: str) -> bool:
    """Three words or more, every long one with a capital: “A Hard Day in the City,” a book or song."""
    long = [word for word in words.split() if len(word) > 3]
    return (
        len(words.split()) >= 3 and bool(long) and all(word[0].isupper() for word in long) and words[-1:] not in ".!?"
    )


def _reported_by_another(candidate: Candidate, placed: Sequence[Candidate]) -> bool:
    at = candidate.cue_words[0]
    return any(start <= at < end for other in placed for start, end in other.contents if other is not candidate)
