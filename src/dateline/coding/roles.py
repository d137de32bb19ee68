"""What a cue's arguments are to it (content, source, part of the cue, nothing), and whether the cue reports at all.

Two linear models over features of the parse; their weights are data (statements.json, see docs/model-statements.md).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from dateline.coding.clauses import SUBJECTS, Argument, Clauses
from dateline.coding.cues import Cue

#: "object": a prepositional phrase of which the preposition is cue and the noun is content ("called for | a truce")
ROLES = ("content", "source", "cue", "object", "none")
_FRAME = frozenset(
    {"lent", "ccomp", "xcomp", "dobj", "prep", "advcl", "oprd", "acl", "agent", "dative", "parataxis", "relcl", "pcomp"}
)
Weights = dict[str, list[float]]


@cache
def model() -> tuple[Weights, Weights]:
    """Weights of the role model and of the acceptance model, by feature."""
    parts = json.loads((files("dateline.coding") / "model_statements.json").read_text(encoding="utf-8"))
    return parts["roles"], parts["accept"]


def total(weights: Weights, features: Iterable[str], width: int) -> list[float]:
    """Sum of the weights of these features, a number for each of the `width` classes."""
    rows = [row for feature in features if (row := weights.get(feature)) is not None]
    return [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * width


def frame(clauses: Clauses, arguments: Sequence[Argument]) -> str:
    """The complements that a cue has, as one word: "ccomp+dobj"."""
    labels = set()
    for argument in arguments:
        label = argument.label
        if label.lstrip("^") in _FRAME:
            labels.add(clauses.lower[argument.head] if label == "prep" else label)
    return "+".join(sorted(labels))


def first_words(clauses: Clauses, head: int) -> str:
    """The word that introduces a clause: its conjunction, question word or "to"; "" for none."""
    for child in clauses.children[head]:
        if clauses.dep[child] == "mark" or clauses.tag[child] in ("WRB", "WP", "WDT") or clauses.tag[child] == "TO":
            return clauses.lower[child]
    return ""


def _side(clauses: Clauses, cue: int, head: int) -> str:
    """Where a phrase stands: after the cue, before it, or in front of its subject ("At the meeting, Li said")."""
    if head > cue:
        return "after"
    subjects = [child for child in clauses.children[cue] if clauses.dep[child] in SUBJECTS and child != head]
    return "front" if subjects and head < subjects[0] else "before"


def role_features(clauses: Clauses, cue: Cue, argument: Argument, frame_: str, passive: bool, quoted: str) -> list[str]:
    """Features of one argument of one cue."""
    label, head = argument.label, argument.head
    if label in ("prep", "agent"):
        label = "prep:" + clauses.lower[head]
    elif label not in SUBJECTS and clauses.pos[head] in ("VERB", "AUX"):
        label = f"{label}:{first_words(clauses, head)}"
    kind = f"{cue.act}/{cue.word_class}"
    side = _side(clauses, cue.head, head)
    comma = "," if head > 0 and clauses.lower[clauses.edges(head)[0] - 1] == "," else ""
    return [
        "bias",
        label,
        f"{label}|{cue.lemma}/{cue.word_class}",
        f"{argument.label}|{cue.lemma}/{cue.word_class}",
        f"{label}|{kind}",
        f"{label}|{side}{comma}|{cue.word_class}",
        f"{argument.label}|{side}|{clauses.pos[head]}|{kind}",
        f"{label}|f={frame_}",
        f"{label}|{frame_}|{kind}",
        f"{label}|{clauses.tag[head]}",
        f"{label}|{clauses.entity[head]}",
        f"{label}|{clauses.word(head)}",
        f"{label}|{'pass' if passive else 'act'}|{kind}",
        f"{label}|{'pass' if passive else 'act'}|{cue.lemma}",
        f"{label}|{quoted}|{kind}",
        f"{label}|{clauses.dep[cue.head]}|{cue.word_class}",
    ]


def probability(log_odds: float) -> float:
    """The probability that these log odds stand for."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))
