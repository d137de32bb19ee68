"""From a cue to what it may report: content spans, source and the cue's own words, before anybody judges them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.coding.clauses import SUBJECTS, Argument, Clauses
from dateline.coding.cues import Cue
from dateline.coding.quotes import Quote, quote_at
from dateline.coding.roles import ROLES, Weights, frame, role_features, total
from dateline.coding.word_order import stands_in_speech, subject_by_order

REPORTED = ("content", "object")
Stretch = tuple[int, int]
Roles = Sequence[tuple[Argument, str]]

#: relations of a clause that can only be reported; "^": the cue hangs on it ("the port, he added, was closed")
_CLAUSES = frozenset(
    {
        "ccomp",
        "lent",
        "^parataxis",
        "^ccomp",
        "^advcl",
        "^dep",
        "^conj",
        "^prep",
        "^intj",
        "^advmod",
        "^relcl",
        "^acl",
        "^appos",
    }
)
#: acts that are done "for" something: blamed for, thanked for, pressed for, called for
_REASONED = frozenset({"accuse", "praise", "ask", "assert"})
#: acts that an infinitive completes
_TO_DO = frozenset({"ask", "promise", "want", "refuse"})
#: complements of a verb that names or asks: "called him a hero", "called for him to go", "called on him to go"
_NAMED_OR_ASKED = frozenset({"oprd", "xcomp", "advcl"})
#: prepositions that list parts of a thing, and never say what was said
_LISTS = frozenset({"including", "excluding"})


@dataclass(slots=True)
class Candidate:
    """One reading of one cue. Stretches are character offsets; `source` and `addressee` are head tokens."""

    cue: Cue
    cue_words: Stretch
    contents: list[Stretch]
    source: int | None
    source_tokens: list[int]
    arguments: list[Argument]
    roles: Roles
    frame: str
    passive: bool
    probability: float = 0.0
    #: found by a rule that leaves nothing to judge
    certain: bool = False
    #: head of the channel or second-hand source: "he said, according to the transcript"
    channel: int | None = None
    #: stretches of `contents` that are whole quotations
    quoted: list[Stretch] = field(default_factory=list)


def is_passive(clauses: Clauses, head: int) -> bool:
    """Whether the verb is in the passive ("was accused", "accused of plotting, he ...")."""
    if any(clauses.dep[child] in ("auxpass", "nsubjpass", "agent") for child in clauses.children[head]):
        return True
    return clauses.dep[head] == "acl" and clauses.tag[head] == "VBN"


def quoted_words(clauses: Clauses, quotes: Sequence[Quote], argument: Argument) -> str:
    """Whether the argument's head stands in a quotation ("in"), or not ("")."""
    return "in" if quote_at(quotes, clauses.start[argument.head]) else ""


def judge_roles(clauses: Clauses, quotes: Sequence[Quote], cue: Cue, weights: Weights) -> tuple[list[Argument], Roles]:
    """The role of each argument of the cue, by the role model."""
    arguments = clauses.arguments(cue.head)
    frame_, passive = frame(clauses, arguments), is_passive(clauses, cue.head)
    roles = []
    for argument in arguments:
        quoted = quoted_words(clauses, quotes, argument)
        scores = total(weights, role_features(clauses, cue, argument, frame_, passive, quoted), len(ROLES))
        roles.append((argument, ROLES[scores.index(max(scores))]))
    return arguments, roles


def propose(clauses: Clauses, quotes: Sequence[Quote], cue: Cue, weights: Weights) -> Candidate:
    """What this cue reports if it reports anything; without content where nothing in its clause could be."""
    arguments, roles = judge_roles(clauses, quotes, cue, weights)
    passive = is_passive(clauses, cue.head)
    source, source_tokens = _source(clauses, cue, roles, passive)
    spoken: list[int] = []
    if source is None or stands_in_speech(clauses, quotes, source):
        by_order = None if passive else subject_by_order(clauses, quotes, cue)
        source, source_tokens, spoken = by_order or (None, [], [])
    cue_tokens = _cue_tokens(clauses, cue, roles)
    roles = _without_circumstance(clauses, cue, roles)
    if cue.strict and not any(role in REPORTED and _is_words(clauses, quotes, cue, a) for a, role in roles):
        roles = [(argument, "none" if role in REPORTED else role) for argument, role in roles]
    taken = {*source_tokens, *cue_tokens, *spoken}
    contents: list[int] = []
    for argument, role in roles:
        if role in REPORTED and clauses.lower[argument.head] not in _LISTS:
            contents += clauses.tokens(cue.head, argument)
    runs = _runs(clauses, [i for i in contents if i not in taken])
    candidate = Candidate(
        cue, (clauses.start[cue_tokens[0]], clauses.end[cue_tokens[-1]]), [], source, source_tokens, arguments, roles,
        frame(clauses, arguments), passive,
    )  # fmt: skip
    set_contents(candidate, snapped(runs, quotes, candidate.cue_words), quotes)
    return candidate


def _without_circumstance(clauses: Clauses, cue: Cue, roles: Roles) -> Roles:
    """An adverbial clause in front is circumstance if content follows: "While he knew it, Li said that ..."."""
    if not any(role == "content" and a.head > cue.head and a.label != "advcl" for a, role in roles):
        return roles
    return [(a, "none" if a.label == "advcl" and a.head < cue.head else role) for a, role in roles]


def _is_words(clauses: Clauses, quotes: Sequence[Quote], cue: Cue, argument: Argument) -> bool:
    """Whether an argument can only be something said or known: a clause, a reason given, a quotation."""
    if argument.label in _CLAUSES:
        return True
    if argument.label == "xcomp" and cue.act in _TO_DO:
        return True
    if cue.strict == "n" and argument.label in _NAMED_OR_ASKED:
        return True
    if clauses.lower[argument.head] == "for" and cue.act in _REASONED:
        return True
    return clauses.lower[argument.head] == "as" or quoted_words(clauses, quotes, argument) == "in"


def set_contents(candidate: Candidate, contents: Iterable[Stretch], quotes: Sequence[Quote]) -> None:
    """Put these stretches in, in order, and note which of them are quotations as a whole."""
    candidate.contents = sorted(contents)
    candidate.quoted = [stretch for stretch in candidate.contents if _is_whole(stretch, quotes)]
    if candidate.quoted and candidate.quoted[0][1] < candidate.cue_words[0]:
        # “A,” he said at home: what follows the cue of a quotation and is not quoted is circumstance
        kept = {*candidate.quoted}
        candidate.contents = [s for s in candidate.contents if s in kept or s[0] < candidate.cue_words[0]]


def _is_whole(stretch: Stretch, quotes: Sequence[Quote]) -> bool:
    quote = quote_at(quotes, stretch[0])
    return quote is not None and (quote.start, quote.end) == stretch


def _source(clauses: Clauses, cue: Cue, roles: Roles, passive: bool) -> tuple[int | None, list[int]]:
    """Head and words of the source phrase."""
    infinitive = clauses.tag[cue.head] == "VB"  # in "operations to assert a right" the operations assert nothing
    named = [a for a, role in roles if role == "source" and not (infinitive and a.label.startswith("^"))]
    head: int | None = None
    if named:
        first = min(named, key=lambda argument: argument.label not in SUBJECTS)
        head = _object_of(clauses, first.head)
        if clauses.pos[head] == "VERB":  # "He nodded, then said": the parse takes the first clause for the subject
            head = next((i for i in clauses.children[head] if clauses.dep[i] == "nsubj"), head)
    elif not passive and not any(clauses.dep[child] in SUBJECTS for child in clauses.children[cue.head]):
        head = clauses.subject(cue.head)
    if head is None or (clauses.lower[head] in ("it", "there") and cue.word_class == "NOUN"):
        return None, []
    return head, phrase(clauses, head, cue.head)


def _object_of(clauses: Clauses, head: int) -> int:
    """For "by the ministry" and "to officials": the noun under the preposition(s)."""
    for _ in range(3):
        inner = [child for child in clauses.children[head] if clauses.dep[child] in ("pobj", "prep", "pcomp")]
        if clauses.pos[head] not in ("ADP", "SCONJ", "ADV", "VERB") or not inner:
            return head
        head = inner[0]
    return head


def phrase(clauses: Clauses, head: int, without: int) -> list[int]:
    """The noun phrase under `head`, without relative clauses and what follows a comma or dash."""
    cut = [
        child
        for child in clauses.children[head]
        if child > head and clauses.dep[child] in ("relcl", "acl", "appos", "parataxis", "advcl", "npadvmod")
    ]
    words = clauses.subtree(head, without=without)
    end = min((clauses.edges(child)[0] for child in cut), default=words[-1] + 1)
    words = [i for i in words if i < end or i == head]
    while words and words[-1] != head and clauses.pos[words[-1]] in ("PUNCT", "SPACE"):
        words.pop()
    while words and words[0] != head and (clauses.pos[words[0]] in ("PUNCT", "SPACE") or clauses.tag[words[0]] == "CC"):
        words.pop(0)
    start = words.index(head)
    low = high = start
    while low > 0 and words[low - 1] == words[low] - 1:
        low -= 1
    while high + 1 < len(words) and words[high + 1] == words[high] + 1:
        high += 1
    return words[low : high + 1]


def _cue_tokens(clauses: Clauses, cue: Cue, roles: Roles) -> list[int]:
    """The cue with its particle, and the preposition or phrase that belongs to it ("called for")."""
    tokens = {cue.head}
    tokens.update(child for child in clauses.children[cue.head] if clauses.dep[child] == "prt")
    if cue.word_class == "PREP":
        tokens.update(child for child in clauses.children[cue.head] if clauses.lower[child] == "to")
    for argument, role in roles:
        if role == "cue" and not argument.label.startswith("^"):
            tokens.update(clauses.tokens(cue.head, argument))
        elif role == "object":
            tokens.add(argument.head)
    for argument, role in roles:
        if argument.label == "lent" and role in REPORTED:
            tokens.difference_update(clauses.tokens(cue.head, argument))
    run = [cue.head]
    while run[-1] + 1 in tokens:
        run.append(run[-1] + 1)
    while run[0] - 1 in tokens:
        run.insert(0, run[0] - 1)
    return run


def _runs(clauses: Clauses, tokens: Iterable[int]) -> list[Stretch]:
    """These words as stretches of text: neighbours joined, also over a comma; punctuation trimmed off the ends."""
    ordered = sorted(set(tokens))
    runs: list[list[int]] = []
    for i in ordered:
        if runs and all(clauses.pos[j] in ("PUNCT", "SPACE") for j in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    found = []
    for run in runs:
        while run and (clauses.pos[run[-1]] in ("PUNCT", "SPACE") or clauses.tag[run[-1]] == "CC"):
            run.pop()
        while run and (clauses.pos[run[0]] in ("PUNCT", "SPACE") or clauses.tag[run[0]] == "CC"):
            run.pop(0)
        if run:
            found.append((clauses.start[run[0]], clauses.end[run[-1]]))
    return found


def snapped(stretches: Iterable[Stretch], quotes: Sequence[Quote], cue: Stretch) -> list[Stretch]:
    """Stretches that touch a quotation, widened to the whole of it: a parse may cut a quotation, a report does not."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        for quote in quotes:
            if quote.end <= start or quote.start >= end or quote.start <= cue[0] < quote.end:
                continue
            start, end = _with_quote(start, end, quote)
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _with_quote(start: int, end: int, quote: Quote) -> Stretch:
    """The stretch and the quotation together: without its marks if that is all, with them if it goes on outside."""
    first, last = min(start, quote.start), max(end, quote.end)
    if first >= quote.outer_start and last <= quote.outer_end:
        return quote.start, quote.end
    return min(first, quote.outer_start), max(last, quote.outer_end)
