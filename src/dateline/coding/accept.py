"""Which candidates stand: the acceptance model, and the law that statements of one report do not overlap."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from dateline.coding.candidates import REPORTED, Candidate, Stretch
from dateline.coding.clauses import SUBJECTS, Clauses
from dateline.coding.roles import Weights, probability, total

_HELPERS = frozenset({"aux", "auxpass", "neg", "mark", "advmod"})
_LONG = 32  # characters
_LAST = 3  # stretches before a place that can reach over it


def accept_features(clauses: Clauses, candidate: Candidate, governor: str) -> list[str]:
    """Features by which a candidate is judged; `governor` describes the cue in whose content it stands, if in any."""
    cue = candidate.cue
    lemma, act = f"{cue.lemma}/{cue.word_class}", f"{cue.act}/{cue.word_class}"
    tag, dep, up = clauses.tag[cue.head], clauses.dep[cue.head], clauses.head[cue.head]
    children = clauses.children[cue.head]
    labels = "+".join(sorted({a.label for a, role in candidate.roles if role in REPORTED}))
    source, own = _source_kind(clauses, candidate), any(clauses.dep[child] in SUBJECTS for child in children)
    helpers = [clauses.lower[child] for child in children if clauses.dep[child] in _HELPERS]
    long = sum(end - start for start, end in candidate.contents) >= _LONG
    pieces, quoted = len(candidate.contents), bool(candidate.quoted)
    features = ["bias", lemma, act, f"up|{dep}|{clauses.word(up)}", f"upact|{dep}|{clauses.tag[up]}|{act}"]
    for word in (
        lemma,
        act,
    ):  # what is said of one cue, and of all cues of its act: a rare cue falls back on the latter
        features += (
            f"tag|{tag}|{word}",
            f"dep|{dep}|{word}",
            f"content|{labels}|{word}",
            f"frame|{candidate.frame}|{word}",
            f"source|{source}|{word}",
            *(f"with|{helper}|{word}" for helper in helpers),
        )
    features += (
        f"source|{source}|{own}",
        f"long|{long}|{act}",
        f"long|{long}|{labels}",
        f"quoted|{quoted}|{act}",
        f"quoted|{quoted}|{labels}",
        f"pieces|{pieces}|{labels}",
        f"governor|{governor}",
        f"governor|{governor}|{act}",
        f"passive|{candidate.passive}|{lemma}",
        f"modified|{bool(helpers)}|{act}",
    )
    if candidate.source is not None:
        word = clauses.word(candidate.source)
        features += (f"sourceword|{word}", f"sourceword|{word}|{act}")
    for argument, role in candidate.roles:
        if role in REPORTED:
            features.append(f"word|{clauses.word(argument.head)}|{act}")
            features.append(f"argument|{argument.label}|{clauses.tag[argument.head]}|{act}")
    return features


def _source_kind(clauses: Clauses, candidate: Candidate) -> str:
    """What kind of phrase the source is: a pronoun, a name with its type, a noun, or none."""
    head = candidate.source
    if head is None:
        return "none"
    if clauses.tag[head] in ("PRP", "WP", "WDT", "DT", "EX"):
        return clauses.lower[head]
    return clauses.entity[head] or clauses.tag[head]


def judge(clauses: Clauses, candidates: Sequence[Candidate], weights: Weights) -> None:
    """Set each candidate's probability."""
    around = governors(clauses, candidates)
    for candidate, governor in zip(candidates, around, strict=True):
        judged = probability(total(weights, accept_features(clauses, candidate, governor), 1)[0])
        candidate.probability = 1.0 if candidate.certain else judged


def governors(clauses: Clauses, candidates: Sequence[Candidate]) -> list[str]:
    """For each candidate the act and class of the nearest cue in whose content its cue stands; "" for none."""
    names = [""] * len(clauses.start)
    spread = [(stretch, c) for c in candidates for stretch in c.contents]
    for (start, end), candidate in sorted(spread, key=lambda pair: pair[0]):
        for i in range(bisect_left(clauses.start, start), bisect_left(clauses.start, end)):
            if i != candidate.cue.head:
                names[i] = f"{candidate.cue.act}/{candidate.cue.word_class}"
    return [names[candidate.cue.head] for candidate in candidates]


def overlaps(stretches: Sequence[Stretch], stretch: Stretch) -> bool:
    """Whether a stretch touches one of these, which are sorted and hardly overlap each other."""
    k = bisect_left(stretches, (stretch[1],))
    return any(end > stretch[0] for _, end in stretches[max(0, k - _LAST) : k])


def select(candidates: Sequence[Candidate], threshold: float) -> list[Candidate]:
    """The likeliest candidates that do not clash, in the order of the text.

    No word belongs to the content of two statements, and no statement stands within another.
    """
    taken: list[Candidate] = []
    contents: list[Stretch] = []
    cues: list[Stretch] = []
    for candidate in sorted(candidates, key=lambda c: (-c.probability, c.cue.head)):
        if candidate.probability < threshold or overlaps(contents, candidate.cue_words):
            continue
        if any(overlaps(contents, stretch) or overlaps(cues, stretch) for stretch in candidate.contents):
            continue
        taken.append(candidate)
        insort(cues, candidate.cue_words)
        for stretch in candidate.contents:
            insort(contents, stretch)
    return sorted(taken, key=lambda c: c.contents[0])
