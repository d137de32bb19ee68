"""Who puts a figure on something says so: "put the toll at 40", "timed the launch at 7:23 a.m.".

Law of this file: a figure under "at", and an object that it is the figure of, make any verb that takes both report.
"""

from __future__ import annotations

from functools import cache

from dateline import knowledge
from dateline.coding.candidates import Candidate
from dateline.coding.clauses import Clauses


@cache
def _estimating() -> frozenset[str]:
    """Verbs that assert what stands under "at"."""
    rows = (row for row in knowledge.table("cues") if (row["pos"], row["act"]) == ("VERB", "assert"))
    return frozenset(row["lemma"] for row in rows if "at" in row["frames"].split(";"))


def take_figures(clauses: Clauses, candidate: Candidate) -> None:
    """Let a cue that puts a figure on its object report object and figure."""
    cue = candidate.cue
    if cue.word_class != "VERB" or cue.lemma not in _estimating() or candidate.source is None:
        return
    thing = next((i for i in clauses.children[cue.head] if clauses.dep[i] == "dobj" and i > cue.head), None)
    if thing is None:
        return
    figure = next((i for at in (cue.head, thing) for i in clauses.children[at] if _gives_figure(clauses, i)), None)
    if figure is not None:
        start, end = clauses.edges(thing)[0], clauses.edges(figure)[1]
        candidate.contents = [(clauses.start[start], clauses.end[max(end, clauses.edges(thing)[1])])]
        candidate.cue_words = clauses.start[cue.head], clauses.end[cue.head]
        candidate.certain = True


def _gives_figure(clauses: Clauses, preposition: int) -> bool:
    if clauses.lower[preposition] != "at" or clauses.dep[preposition] != "prep":
        return False
    return any(clauses.pos[i] == "NUM" for i in clauses.subtree(preposition, without=-1))
