"""Who a cue's subject is by word order alone, for where the parser saw none.

Law of this file: English puts the subject of a finite verb before it, and newsrooms put one after it only next to a
quotation (“…,” said Li). Parsers lose both where a comma stands near: "In a letter to Kyiv, the minister, Li, said".
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.clauses import Clauses
from dateline.coding.cues import SPEAKING, Cue, takes_addressee
from dateline.coding.quotes import Quote, quote_at

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
_OPENS_PHRASE = frozenset({"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"})
_RELATIVE = frozenset({"WP", "WDT", "WP$", "WRB"})
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY"})
_BESIDE = frozenset({"RB", "MD"})  # words between subject and verb: "also said", "would say"
_LONG = 14  # words of a subject without its appositions
_REGION = 45  # words between the start of a clause and its verb


def subject_by_order(clauses: Clauses, quotes: Sequence[Quote], cue: Cue) -> tuple[int, list[int], list[int]] | None:
    """(head, words, every word from the clause's start to the cue) of the subject of a finite speaking verb."""
    head = cue.head
    if cue.word_class != "VERB" or cue.act not in SPEAKING or clauses.tag[head] not in ("VBD", "VBZ", "VBP"):
        return None
    return _before(clauses, quotes, head) or _after(clauses, quotes, cue)


def stands_in_speech(clauses: Clauses, quotes: Sequence[Quote], i: int) -> bool:
    """Whether a word stands in a quotation that is punctuated as speech; who speaks is not named there."""
    quote = quote_at(quotes, clauses.start[i])
    return quote is not None and quote.stops


def _before(clauses: Clauses, quotes: Sequence[Quote], verb: int) -> tuple[int, list[int], list[int]] | None:
    region = _region(clauses, quotes, verb)
    while region and clauses.tag[region[-1]] in _BESIDE:
        region.pop()
    pieces = _pieces(clauses, region)
    if not pieces:
        return None
    set_off = clauses.pos[region[-1]] == "PUNCT"  # "the minister, Li, said": the first phrase is meant, not the last
    for k, piece in enumerate(pieces) if set_off else [(len(pieces) - 1, pieces[-1])]:
        rest = [j for later in pieces[k + 1 :] if clauses.tag[later[0]] not in _RELATIVE for j in later]
        words = _noun_phrase(clauses, piece)
        if words and not any(clauses.tag[j] in FINITE for j in rest):
            return _head(clauses, words), words, region
    return None


def _after(clauses: Clauses, quotes: Sequence[Quote], cue: Cue) -> tuple[int, list[int], list[int]] | None:
    """“…,” said the minister."""
    before = cue.head - 1
    while before > 0 and (clauses.lower[before] == "," or clauses.pos[before] == "SPACE"):
        before -= 1
    if takes_addressee(cue) == "object" or not any(quote.outer_end == clauses.end[before] for quote in quotes):
        return None
    words: list[int] = []
    for i in range(cue.head + 1, min(cue.head + 1 + _LONG, len(clauses.start))):
        if clauses.pos[i] in ("PUNCT", "SPACE", "ADP", "SCONJ", "VERB", "AUX") or clauses.tag[i] in _RELATIVE:
            break
        words.append(i)
    words = _noun_phrase(clauses, words)
    return (_head(clauses, words), words, words) if words else None


def _region(clauses: Clauses, quotes: Sequence[Quote], verb: int) -> list[int]:
    """The words before a verb in its sentence, back to the end of a quotation at most."""
    first = max(clauses.sentence(verb), verb - _REGION)
    closed = max((q.outer_end for q in quotes if q.outer_end <= clauses.start[verb]), default=0)
    region: list[int] = []
    for i in range(verb - 1, first - 1, -1):
        if clauses.start[i] < closed or clauses.lower[i] in (";", ":", "—") or clauses.pos[i] == "SPACE":
            break
        region.insert(0, i)
    return region


def _pieces(clauses: Clauses, region: Sequence[int]) -> list[list[int]]:
    """The words between the commas of a region; what stands in brackets belongs to none."""
    pieces: list[list[int]] = [[]]
    depth = 0
    for i in region:
        word = clauses.lower[i]
        depth += (word in ("(", "[")) - (word in (")", "]"))
        if word == ",":
            pieces.append([])
        elif depth <= 0 and word not in (")", "]") and (pieces[-1] or clauses.tag[i] not in ("CC", "RB", "``", "''")):
            pieces[-1].append(i)
    return [piece for piece in pieces if piece]


def _noun_phrase(clauses: Clauses, piece: Sequence[int]) -> list[int]:
    """The piece if it can be a subject: a noun phrase that names no time."""
    if not piece or len(piece) > _LONG or clauses.pos[piece[0]] not in _OPENS_PHRASE:
        return []
    if clauses.tag[piece[0]] in _RELATIVE or any(clauses.tag[i] in FINITE or clauses.tag[i] == "VB" for i in piece):
        return []
    head = _head(clauses, piece)
    good = clauses.pos[head] in _NAMES and clauses.entity[head] not in _TIMES and clauses.tag[piece[0]] != "EX"
    return list(piece) if good else []


def _head(clauses: Clauses, words: Sequence[int]) -> int:
    """The last noun before a preposition, conjunction or participle."""
    head = words[0]
    for i in words:
        if clauses.pos[i] in ("ADP", "CCONJ", "VERB", "SCONJ"):
            break
        if clauses.pos[i] in _NAMES and clauses.tag[i] != "PRP$":
            head = i
    return head
