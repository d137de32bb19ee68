"""Tales of old days: which sentences go on with what the sentence before them dates.

Law of this file: a sentence in the simple past without a time of its own stays in the days of the sentence before it;
at the head of a new paragraph, only where its subject was spoken of there. A present tense, a time or somebody who says
something ends the tale; a time that counts from what was told ("two years later") takes it up again.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.coding.classes import word_class
from dateline.coding.status import signals
from dateline.coding.tree import VERBAL, Tree
from dateline.records import Time


def old_sentences(
    tree: Tree,
    when: Callable[[int], Time | None],
    why_old: Callable[[Time], str | None],
    counts_from_before: Callable[[Time], bool],
) -> dict[int, str]:
    """Number of a sentence that goes on with a tale of old days -> what dates the tale.

    “In 2011 the senator left Congress. He blamed hackers. … Two years later he sued them.”
    """
    found: dict[int, str] = {}
    days: str | None = None
    told: str | None = None  # what dates the last tale, until a newer day is named
    for number, (first, last) in enumerate(tree.bounds):
        root = next((i for i in range(first, last) if tree.head[i] == i and tree.pos[i] in VERBAL), None)
        if root is None:
            days = None if _ends_paragraph(tree, last) else days
            continue
        time = _time_of(tree, root, when)
        if time is not None and why_old(time) is None and counts_from_before(time):
            days = told if _is_told(tree, root) else None
            if days is not None:
                found[number] = days
        elif time is not None:
            days = told = why_old(time) if _is_told(tree, root) else None
        elif days is not None and _goes_on(tree, root, number) and not names_news(tree, first, last):
            found[number] = days
        else:
            days = None
        if names_news(tree, first, last):
            told = None
    return found


def _time_of(tree: Tree, root: int, when: Callable[[int], Time | None]) -> Time | None:
    """The time of the main clause or of one joined to it, the last of them where there are several."""
    verbs = (verb for i in tree.conjuncts(root) for verb in (i, *tree.having(i, "xcomp")))
    times = [time for i in verbs if (time := when(i)) is not None]
    return times[-1] if times else None


def _is_told(tree: Tree, root: int) -> bool:
    """Is the sentence told in the past tense?"""
    aux = {tree.lower[k] for k in tree.having(root, "aux", "auxpass")}
    return tree.tag[root] == "VBD" or bool(aux & {"was", "were", "had", "did"})


def _goes_on(tree: Tree, root: int, number: int) -> bool:
    if not _is_told(tree, root) or tree.lemma[root] in word_class("saying"):
        return False
    if number == 0 or not _ends_paragraph(tree, tree.bounds[number][0]):
        return True
    subject = tree.first(root, "nsubj", "nsubjpass")
    first, last = tree.bounds[number - 1]
    return subject is not None and (tree.tag[subject] == "PRP" or tree.lemma[subject] in tree.lemma[first:last])


def names_news(tree: Tree, first: int, last: int) -> bool:
    """Does the sentence name a day of this week, in whatever phrase ("hours after Thursday's vote")?"""
    days = signals().words["news_day"]
    return any(tree.lower[i] in days for i in range(first, last))


def _ends_paragraph(tree: Tree, last: int) -> bool:
    """Is there a line break at the end of the sentence, or at the beginning of the next?"""
    return any("\n" in tree.lower[i] for i in (last - 1, last) if 0 <= i < len(tree.lower))
