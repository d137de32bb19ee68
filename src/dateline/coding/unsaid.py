"""What was not said: acts of speech that are guessed, wanted, laid down, imagined or not meant.

Law of this file: whoever might accuse, support, refuse or ask, or is told to or guessed not to, has not done so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.coding.arguments import Filled
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.grammar import has_to
from dateline.coding.tree import VERBAL, Tree

_MAYBE = frozenset(("can", "could", "may", "might"))
_INDEFINITE = frozenset(("a", "an", "any", "some", "more", "another", "much", "such"))


def is_unsaid(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """Is an act of speech told of that nobody did?"""
    rules = _OF_VERBS if tree.pos[candidate.token] in VERBAL else _OF_NOUNS
    return any(is_none(tree, candidate, filled) for is_none in rules)


def _is_forecast(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Won't win votes”, "the suggestion that they would not back him”: nobody refuses what he is guessed not to do."""
    i = candidate.token
    if not candidate.by_negation:
        return False
    if any(tree.lower[k] == "would" for k in tree.having(i, "aux")) and is_in_quotes(tree, i):
        return True  # "“I wouldn’t vote for her,” said the baker"
    if tree.lemma[i] in word_class("unwilled") and tree.lemma[i] != "be":
        return True
    above = tree.lemma[tree.head[i]]
    return (tree.dep[i] in ("acl", "ccomp") and above in word_class("guess")) or (
        tree.dep[i] == "ccomp" and above in word_class("guessing")
    )


def _is_no_comment(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Was not willing to say who”: no answer to a reporter."""
    if not candidate.by_negation or filled.recipients or tree.lemma[candidate.token] != "be":
        return False
    states = tree.having(candidate.token, "acomp")
    return any(tree.lemma[k] in word_class("commenting") for state in states for k in tree.having(state, "xcomp"))


def _is_laid_down(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“A requirement that agencies seek review”: what a rule says shall be done."""
    i = candidate.token
    return tree.dep[i] in ("acl", "ccomp") and tree.lemma[tree.head[i]] in word_class("rule")


def _is_inclination(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“People who are determined to shame him”: not yet said; "was quick to condemn it" is."""
    i, above = candidate.token, tree.head[candidate.token]
    if tree.dep[i] != "xcomp" or not has_to(tree, i) or tree.lemma[above] in word_class("done"):
        return False
    return tree.pos[above] == "ADJ" or (tree.tag[above] == "VBN" and tree.lemma[above] in ("determine", "determined"))


def _is_considering(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Would look into releasing them”: what one may do oneself is not investigated."""
    i = candidate.token
    return tree.lemma[i] == "look" and any(tree.tag[k] == "VBG" for k in tree.objects_of(i, "into"))


def _is_hunch(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Suspects he will run”: only of a deed that was done is somebody suspected."""
    i = candidate.token
    if tree.lemma[i] != "suspect" or tree.is_passive(i):
        return False
    return any(tree.lower[a] in ("will", "'ll", "would", "may", "might") for a in _auxiliaries_told(tree, i))


def _is_scare_quoted(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“His “endorsement” of me was a joke”: quotation marks round one word say that it is not meant."""
    i = candidate.token
    return 0 < i < len(tree.tag) - 1 and tree.tag[i - 1] == "``" and tree.tag[i + 1] == "''"


def _is_worth(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Her endorsements will carry weight”, "inquiries could hurt him”: what such things are good for."""
    i = candidate.token
    if tree.tag[i] != "NNS" or candidate.kind == "election" or any(tree.having(i, "det")):
        return False
    top = i
    while tree.dep[top] == "conj":
        top = tree.head[top]
    verb = tree.head[top]
    if tree.dep[top] != "nsubj" or tree.pos[verb] not in VERBAL:
        return False
    return any(tree.tag[k] == "MD" for k in tree.having(verb, "aux"))


def _is_wanted(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“The affair needs an inquiry”: there is none yet."""
    i, verb = candidate.token, tree.head[candidate.token]
    return tree.dep[i] == "dobj" and tree.lemma[verb] in word_class("wanting")


def _is_imagined(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Could not see herself backing him”, "without naming anybody", "opposed to electing him", "stopped short of"."""
    i, above = candidate.token, tree.head[candidate.token]
    if tree.tag[i] != "VBG":
        return False
    if tree.dep[i] in ("ccomp", "xcomp"):
        return tree.lemma[above] in ("see", "imagine", "picture", "envision", "envisage", "fancy")
    if tree.dep[i] != "pcomp":
        return False
    over, before = tree.head[above], tree.lower[above - 1]
    if tree.lower[above] == "without" or before in ("instead", "short"):
        return True
    return tree.lemma[over] in word_class("inclined")


def _is_bound_to_come(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Makes it likely that ministers will insist”, "is sure she can't back him": under what somebody reckons."""
    i, above = candidate.token, tree.head[candidate.token]
    if tree.dep[i] != "ccomp" or tree.lemma[above] not in word_class("reckoned"):
        return False
    return any(tree.tag[k] == "MD" for k in tree.having(i, "aux"))


def _is_felt(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Felt compelled to go”, "is younger and lauded": the participle tells of a state."""
    i, above = candidate.token, tree.head[candidate.token]
    if tree.tag[i] != "VBN":
        return False
    if any(tree.lemma[k] in word_class("feeling_so") for k in tree.having(i, "aux", "auxpass")):
        return True  # parsers take "felt" for an auxiliary
    if tree.dep[i] in ("acomp", "oprd", "xcomp", "ccomp"):
        return tree.lemma[above] in word_class("feeling_so") and tree.first(i, "nsubj", "nsubjpass", "aux") is None
    if tree.dep[i] != "conj" or any(tree.having(i, "aux", "auxpass", "nsubj")):
        return False
    return tree.dep[above] == "acomp" or (tree.lemma[above] == "be" and tree.first(above, "acomp") is not None)


def _is_pressed_for(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Under pressure to repudiate him”: who is pressed to say so has not."""
    i, above = candidate.token, tree.head[candidate.token]
    return tree.dep[i] in ("acl", "relcl") and has_to(tree, i) and tree.lemma[above] in word_class("pressing")


def _is_of_ones_own(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Insisted on paying the bill”: nobody else is asked."""
    i = candidate.token
    if candidate.type != "REQUEST" or tree.lemma[i] != "insist":
        return False
    told = list(tree.objects_of(i, "on", "upon"))
    return any(tree.tag[k] == "VBG" and tree.first(k, "nsubj", "poss") is None for k in told)


def _is_not_given(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Had no such praise for him”, "did not seek her endorsement": nobody spoke."""
    i, verb = candidate.token, tree.head[candidate.token]
    if candidate.kind is not None or tree.dep[i] != "dobj" or tree.lemma[verb] not in word_class("handing"):
        return False
    if any(tree.lower[k] in ("no", "little", "neither") for k in tree.having(i, "det", "amod")):
        return True
    return any(tree.first(k, "neg") is not None for k in (verb, *_joined_before(tree, verb)))


def _joined_before(tree: Tree, i: int) -> Iterator[int]:
    """The verbs that `i` is joined to: "did not seek or receive"."""
    while tree.dep[i] == "conj":
        i = tree.head[i]
        yield i


def _is_borne(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Took the blame for the defeat”: whoever bears the blame lays it on nobody."""
    i, verb = candidate.token, tree.head[candidate.token]
    return tree.lemma[i] == "blame" and tree.dep[i] == "dobj" and tree.lemma[verb] in word_class("shouldering")


def _is_conceivable(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“It could open her up to further attacks”, "criticism can be levelled": there may be some."""
    i = candidate.token
    if candidate.kind is not None or not _is_indefinite(tree, i):
        return False
    top = tree.head[i]
    while tree.dep[top] in ("prep", "prt") and tree.pos[top] not in VERBAL:
        top = tree.head[top]
    if tree.pos[top] not in VERBAL:
        return False
    return any(tree.lower[k] in _MAYBE and tree.tag[k] == "MD" for k in tree.having(top, "aux"))


def _is_indefinite(tree: Tree, noun: int) -> bool:
    known = any(tree.lower[k] not in _INDEFINITE for k in tree.having(noun, "det", "poss"))
    return not known


def _is_question_of_the_press(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“In response to the newspaper's inquiries”: questions that are answered."""
    i, preposition = candidate.token, tree.head[candidate.token]
    if tree.lemma[i] not in ("inquiry", "enquiry", "query") or tree.dep[i] != "pobj":
        return False
    return tree.lemma[tree.head[preposition]] in word_class("answering")


def is_in_quotes(tree: Tree, i: int) -> bool:
    """Is the nearest quotation mark before `i` in its sentence one that opens?"""
    first, _ = tree.bounds[tree.sentence[i]]
    mark = next((k for k in range(i - 1, first - 1, -1) if tree.tag[k] in ("``", "''")), None)
    return mark is not None and tree.tag[mark] == "``"


def _auxiliaries_told(tree: Tree, i: int) -> Iterator[int]:
    return (a for k in tree.having(i, "ccomp") for a in tree.having(k, "aux"))


_Rule = Callable[[Tree, Candidate, Filled], bool]
_OF_VERBS: tuple[_Rule, ...] = (
    _is_forecast,
    _is_no_comment,
    _is_laid_down,
    _is_inclination,
    _is_considering,
    _is_hunch,
    _is_imagined,
    _is_bound_to_come,
    _is_felt,
    _is_pressed_for,
    _is_of_ones_own,
)
_OF_NOUNS: tuple[_Rule, ...] = (
    _is_scare_quoted,
    _is_wanted,
    _is_worth,
    _is_not_given,
    _is_borne,
    _is_conceivable,
    _is_question_of_the_press,
)
