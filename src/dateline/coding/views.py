"""Views: what somebody holds, feels or is like, told with a word that elsewhere tells of something said or refused.

Law of this file: to accuse, support, refuse or ask is an event where somebody did it, on one occasion, to somebody or
about one thing. Who is for or against a kind of thing ("opposes abortion") holds a view; what people do by habit, feel,
are guessed to do or are asked by an interviewer is none either.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.coding.arguments import Filled
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.grammar import surface_subject
from dateline.coding.timeless import NAMED, TAKING_SIDES, is_always_so, is_simple_present
from dateline.coding.tree import VERBAL, Tree
from dateline.coding.unsaid import is_in_quotes, is_unsaid
from dateline.language.somebody import somebody

#: types of what is done by saying it; promises and threats have rules of their own
_SAYING = TAKING_SIDES | {"REQUEST"}
_FIRST_PERSON = frozenset(("i", "we"))


def is_mere_view(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """Is an act of speech only a view, a mood, a guess, a habit or a newsroom's formula?"""
    if candidate.type not in _SAYING:
        return False
    rules = _OF_VERBS if tree.pos[candidate.token] in VERBAL else _OF_NOUNS
    return is_unsaid(tree, candidate, filled) or any(is_view(tree, candidate, filled) for is_view in rules)


def _is_said_of_another(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """““He stands with the gun lobby,” she said”: a speaker says what others are like."""
    i = candidate.token
    subject = tree.first(i, "nsubj")
    if subject is None or not is_simple_present(tree, i) or tree.lower[subject] in _FIRST_PERSON:
        return False
    return is_in_quotes(tree, i) and is_in_quotes(tree, subject)  # not: said that she “stands with the gun lobby”


def _is_of_no_voice(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“His populism defies them”, "the evidence supports her": what has no voice."""
    subject = surface_subject(tree, candidate.token)
    if subject is None or tree.dep[subject] != "nsubj" or candidate.undergoes or candidate.frame == "undergo":
        return False
    if tree.entity[subject] in NAMED:
        return False
    return tree.lemma[subject] in word_class("abstract") or (
        tree.pos[subject] == "NOUN" and tree.lemma[subject].endswith("ism")
    )


def _is_answered(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Asked by the host to respond, he said”, "when asked in an interview": an interviewer's question."""
    i = candidate.token
    if tree.lemma[i] not in ("ask", "press", "invite", "pressure") or candidate.type != "REQUEST":
        return False
    if any(tree.lemma[k] in word_class("interview") for k in tree.objects_of(i, "in", "during", "on", "at", "by")):
        return True
    if not tree.is_passive(i):
        return False  # who is said to ask for an answer wants one
    if any(tree.lemma[k] in word_class("explaining") for k in tree.having(i, "xcomp")):
        return True
    return tree.dep[i] == "advcl" and tree.lemma[tree.head[i]] in word_class("replying")


def _is_denial_of_fact(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Denied that the tapes exist”: only a charge against oneself, a report or a request is turned down."""
    i = candidate.token
    told = tree.first(i, "ccomp")
    if tree.lemma[i] not in ("deny", "dispute", "refute", "rebut") or told is None or tree.first(i, "dobj") is not None:
        return False
    whose = tree.first(told, "nsubj", "nsubjpass")
    denier = filled.actor_head
    if whose is None or denier is None:
        return False
    words = {tree.lemma[k] for k in (whose, *tree.having(whose, "poss"))}
    one = {"he", "she", "it", "his", "her", "its", "i", "my"}
    many = {"they", "their", "we", "our"}
    return words.isdisjoint(many if tree.tag[denier] in ("NNS", "NNPS") else one) and tree.lemma[denier] not in words


def _is_mood(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Lamented the old days”, "voiced the frustration of the farmers": a feeling that blames nobody."""
    i = candidate.token
    if candidate.type != "ACCUSE":
        return False
    if tree.lemma[i] in word_class("voicing"):
        felt = list(tree.having(i, "dobj"))
        return any(tree.lower[k] == "of" for thing in felt for k in tree.having(thing, "prep"))
    if tree.lemma[i] not in word_class("feeling"):
        return False
    told = tree.first(i, "ccomp") is not None or any(tree.tag[k] == "VBG" for k in tree.having(i, "xcomp"))
    return not told and (filled.recipient_head is None or not _is_under_object(tree, i, filled.recipient_head))


def _is_excuse(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Blamed his silence on a bad line”: it lies with a thing."""
    i = candidate.token
    if tree.lemma[i] != "blame":
        return False
    blamed = list(tree.having(i, "dobj"))
    over = (i, *blamed, *(k for thing in blamed for k in tree.having(thing, "acl")))
    causes = [k for head in over for k in tree.objects_of(head, "on") if tree.entity[k] not in ("DATE", "TIME")]
    return bool(causes) and not any(_is_whose_fault(tree, k) for k in causes)


def _is_whose_fault(tree: Tree, cause: int) -> bool:
    whose = (cause, *tree.having(cause, "poss", "compound", "nmod", "amod"), *tree.objects_of(cause, "of", "by"))
    return any(
        tree.entity[k] in NAMED or tree.pos[k] == "PRON" or tree.tag[k] == "PRP$" or tree.lemma[k] in somebody()
        for k in whose
    )


def _is_reproached(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Railed at her refusal to resign”, "the vote was a rejection of all that": a critic's name for it."""
    i = candidate.token
    if candidate.type != "REJECT":
        return False
    if tree.dep[i] == "attr":
        return tree.lemma[tree.head[i]] == "be"
    above = tree.head[tree.head[i]] if tree.dep[i] == "pobj" else tree.head[i]
    is_whose = any(tree.having(i, "poss")) and tree.dep[i] in ("pobj", "dobj")
    return is_whose and tree.lemma[above] in word_class("faulting")


def _is_arena(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“He runs a campaign in the general election”: who does something else in an election does not elect."""
    i = candidate.token
    if candidate.kind != "election" or tree.dep[i] != "pobj" or filled.actor_head is None:
        return False
    return i not in tree.ancestors(filled.actor_head)


def _is_of_the_press(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Did not return a request for comment”."""
    i = candidate.token
    return candidate.type == "REQUEST" and any(
        tree.lemma[k] in ("comment", "interview", "response", "information") for k in tree.objects_of(i, "for")
    )


def _is_of_nobody(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Said that people are bullied”, "labelled the fire suspicious": nobody is blamed."""
    i = candidate.token
    if tree.lemma[i] in ("label", "brand"):
        return not filled.recipients
    if candidate.entry.words != "say + reproach":
        return False
    told = tree.first(i, "ccomp")
    if told is None or tree.first(told, "agent") is not None:
        return False  # "said the review had been undermined by his rivals"
    return not filled.recipients or any(_is_whoever(tree, k) for k in tree.having(told, "nsubjpass", "nsubj"))


def _is_whoever(tree: Tree, subject: int) -> bool:
    return tree.dep[subject] == "nsubjpass" or tree.lower[subject] == "people"


def _is_contest(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“The battle between the two candidates”: the race itself."""
    return (
        candidate.type == "ACCUSE" and "campaign" in tree.topics and tree.lemma[candidate.token] in ("battle", "fight")
    )


def _is_under_object(tree: Tree, i: int, head: int) -> bool:
    things = (*tree.having(i, "dobj"), *tree.objects_of(i, "at", "about", "over", "against"))
    return any(thing == head or thing in tree.ancestors(head) for thing in things)


_View = Callable[[Tree, Candidate, Filled], bool]
_OF_VERBS: tuple[_View, ...] = (
    is_always_so,
    _is_said_of_another,
    _is_of_no_voice,
    _is_answered,
    _is_denial_of_fact,
    _is_mood,
    _is_of_nobody,
    _is_excuse,
    _is_contest,
)
_OF_NOUNS: tuple[_View, ...] = (
    _is_reproached,
    _is_arena,
    _is_of_the_press,
    _is_contest,
)
