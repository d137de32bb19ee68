"""Bygone days that no time names: what adverbs, eras, offices once held and memories tell of when a deed was done.

Law of this file: a sign stands at the clause itself ("previously", "while she was mayor", "used to"), and only a clause
told in the past can be bygone.
"""

from __future__ import annotations

from dateline.coding.classes import word_class
from dateline.coding.status import signals
from dateline.coding.tree import NOMINAL, VERBAL, Tree

#: marks of a clause that tells when something was
_WHILE = frozenset(("while", "when", "as"))
_EARLIER = frozenset(("earlier", "before", "prior", "previously"))
_OF_KIN = frozenset(("of", "to", "for"))
#: of a career, a term, a war
_PARTS = frozenset(("early", "late"))
_LATELY = frozenset(("has", "have", "'s", "'ve", "’s", "’ve"))


def why_bygone(tree: Tree, verb: int) -> str | None:
    """What at this clause tells of bygone days, None where nothing does."""
    return _by_adverb(tree, verb) or _by_frame(tree, verb) or _by_era(tree, verb) or _by_units(tree, verb)


def _by_adverb(tree: Tree, verb: int) -> str | None:
    """“The senator originally opposed the bill”, "had previously been arrested", "used to back Paul"."""
    words = signals()
    above = tree.head[verb]
    if tree.tag[verb] == "VB" and tree.dep[verb] == "xcomp" and tree.lower[above] == "used":
        own = not tree.is_passive(above) and tree.first(above, "dobj") is None  # not "used the podium to demand"
        return "'used to'" if own else None
    if tree.tag[verb] not in ("VBD", "VBN"):
        return None
    lately = any(tree.lower[k] in _LATELY for k in tree.having(verb, "aux"))
    for k in tree.having(verb, "advmod"):
        if words.has("old_adverb", tree.lower[k]) and not lately:
            return f"{tree.lower[k]!r}"
        if tree.lower[k] == "initially" and tree.lemma[verb] not in word_class("saying"):
            return "'initially'"  # what officials initially said is of the news
        if tree.lower[k] == "once" and k < verb and _follows_subject(tree, verb, k):
            return "'once'"  # "who once mocked them", but not "once jailed, he fled" or "met once"
    return None


def _follows_subject(tree: Tree, verb: int, adverb: int) -> bool:
    subject = tree.first(verb, "nsubj", "nsubjpass")
    return subject is not None and subject < adverb


def _by_frame(tree: Tree, verb: int) -> str | None:
    """“She remembers when they arrested her", "three years since teachers walked out", "was the first to back him"."""
    if tree.tag[verb] == "VB" and _is_of_the_first(tree, verb):
        return "the first to do it"
    if tree.tag[verb] not in ("VBD", "VBN"):
        return None
    marks = {tree.lower[k] for k in tree.having(verb, "mark", "advmod")}
    if "since" in marks and tree.dep[verb] == "advcl" and _has_lasted(tree, verb):
        return "'since'"
    if marks & {"when", "how"} and signals().has("remembering", tree.lemma[tree.head[verb]]):
        return f"under {tree.lower[tree.head[verb]]!r}"
    return None


def _is_of_the_first(tree: Tree, verb: int) -> bool:
    noun = tree.head[verb]
    if tree.dep[verb] not in ("acl", "relcl") or all(tree.lower[k] != "first" for k in tree.having(noun, "amod")):
        return False
    over = tree.head[tree.head[noun]] if tree.dep[noun] == "pobj" else noun  # "one of the first to back him"
    return tree.dep[over] == "attr" and tree.tag[tree.head[over]] == "VBD"


def _has_lasted(tree: Tree, verb: int) -> bool:
    """“Has paid it since they struck a deal": with a perfect above, "since" is of time and not of reason."""
    above = tree.head[verb]
    measured = any(tree.having(verb, "npadvmod")) or tree.lemma[above] in signals().words["old_unit"]
    return measured or any(tree.lower[k] in _LATELY for k in tree.having(above, "aux"))


def _by_era(tree: Tree, verb: int) -> str | None:
    """“Opposed him during the primaries", "visited once while she was secretary of state"."""
    if tree.tag[verb] not in ("VBD", "VBN"):
        return None
    if any(_is_office_held(tree, k) for k in tree.having(verb, "prep") if k < verb):
        return "as one who held an office"
    if era := _era_at(tree, verb):
        return era
    for k in tree.having(verb, "advcl"):
        mark = next((tree.lower[m] for m in tree.having(k, "mark", "advmod") if tree.lower[m] in _WHILE), None)
        if mark and tree.lemma[k] == "be" and tree.tag[k] == "VBD" and _is_office(tree, k):
            return f"{mark} one held an office"
    return None


def _era_at(tree: Tree, i: int) -> str | None:
    starts = (i, *(k for k in tree.having(i, "advmod") if tree.lower[k] in _PARTS))
    for k in (k for start in starts for k in tree.objects_of(start, "during", "throughout", "under", "in")):
        if _is_era(tree, k):
            return f"in the days of a {tree.lower[k]}"
    return None


def _is_era(tree: Tree, noun: int) -> bool:
    """“During his presidency", "in the Second World War", "early in her campaign", "in his first term"."""
    words, preposition = signals(), tree.head[noun]
    own = {tree.lower[k] for k in tree.having(noun, "compound", "amod")}
    if words.has("stage", tree.lemma[noun]):
        early = preposition > 0 and tree.lower[preposition - 1] in _PARTS
        return early or not own.isdisjoint(("first", "early", "previous"))
    if tree.lemma[noun] == "war" or tree.lower[noun] in ("i", "ii"):
        return any(words.has("old_war", word) for word in own)
    return tree.lower[preposition] != "in" and words.has("old_era", tree.lemma[noun])


def _is_office_held(tree: Tree, preposition: int) -> bool:
    """“As secretary, she backed the treaty”: the office alone, before the clause."""
    if tree.lower[preposition] != "as":
        return False
    return any(
        signals().has("office", tree.lower[k]) and tree.first(k, "det", "poss") is None
        for k in tree.having(preposition, "pobj")
    )


def _is_office(tree: Tree, be: int) -> bool:
    office = tree.first(be, "attr")
    return office is not None and signals().has("office", tree.lemma[office])


def _by_units(tree: Tree, verb: int) -> str | None:
    """“The changes that they had asked for months earlier"."""
    if tree.tag[verb] not in ("VBD", "VBN"):
        return None
    units = signals().words["old_unit"]
    for k in tree.having(verb, "advmod"):
        if tree.lower[k] in _EARLIER and any(tree.lower[n] in units for n in tree.having(k, "npadvmod")):
            return f"{tree.lower[k]} by more than weeks"
    return None


def why_remembered(tree: Tree, i: int) -> str | None:
    """“The families of those killed in the massacre", "revisited his promise": who remembers or mourns tells of old."""
    words = signals()
    noun = tree.head[i] if tree.pos[i] in VERBAL and tree.dep[i] in ("acl", "relcl") else i
    if tree.dep[i] in ("compound", "amod") and words.has("court", tree.lemma[tree.head[i]]):
        return f"what a court judges ({tree.lower[tree.head[i]]!r})"  # "the shooting trial"
    if tree.pos[noun] not in NOMINAL:
        return None
    if era := _era_at(tree, noun):
        return era  # "the internments during the Second World War"
    above = tree.head[noun]
    if tree.dep[noun] == "dobj" and words.has("remembering", tree.lemma[above]):
        return f"under {tree.lower[above]!r}"
    over = tree.head[above]
    if tree.dep[noun] == "pobj" and tree.lower[above] in _OF_KIN and noun != i and tree.tag[i] in ("VBN", "VBD"):
        return f"the {tree.lower[over]} of who suffered it" if words.has("mourning", tree.lemma[over]) else None
    return None
