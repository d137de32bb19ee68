"""Idle senses: a word that names an event elsewhere and none in the company it stands in here.

Law of this file: one function a sense, with the sentence that it is for. What a pattern of words can say ("lose >vote")
stands in knowledge/triggers/idle.toml; here is what only the parse or who acts can tell.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.coding.arguments import Filled
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.grammar import surface_subject
from dateline.coding.political import is_political
from dateline.coding.status import status
from dateline.coding.tree import VERBAL, Tree
from dateline.coding.views import is_mere_view

#: what may be threatened
_HARM = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "REJECT"))
#: whoever charges people with crimes
_CHARGING = frozenset(("COP", "JUD", "GOV", "MIL", "SPY"))
#: marks that open a name or a quotation
_OPENING = frozenset(("“", '"', "‘", "``"))


def is_idle_sense(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """To call somebody a name is no call, to sanction an idea no sanction, to lose a vote no retreat."""
    senses = _OF_VERBS if tree.pos[candidate.token] in VERBAL else _OF_NOUNS
    return any(is_idle(tree, candidate, filled) for is_idle in senses) or is_mere_view(tree, candidate, filled)


def _is_counted(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Two thirds of murders”: a share of all there are."""
    i = candidate.token
    is_under_of = tree.dep[i] == "pobj" and tree.lower[tree.head[i]] == "of"
    return tree.lemma[tree.head[tree.head[i]] if is_under_of else i] in word_class("ratio")


def _is_name_calling(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Called him “a liar””, "called the vote unfair": no telephone, and no vote that was called."""
    i = candidate.token
    if tree.lemma[i] != "call" or candidate.type not in ("CONSULT", "SUPPORT"):
        return False
    whom = tree.first(i, "dobj")
    is_quoted = whom is not None and not _OPENING.isdisjoint(tree.lower[i + 1 : whom + 6])
    return is_quoted or tree.first(i, "oprd") is not None


def _is_bill(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“The clinic did not charge them”: only an authority charges without saying with what."""
    i = candidate.token
    if candidate.type != "ACCUSE" or tree.lemma[i] != "charge" or candidate.entry.words != "charge":
        return False
    if not filled.actors or not any(tree.having(i, "dobj", "dative")) or tree.first(i, "ccomp") is not None:
        return False
    return not any(_CHARGING.intersection(actor.sectors) for actor in filled.actors)


def _is_regret_of_ones_own(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Regretted his remarks”, "regret about her role": nobody else is blamed."""
    i = candidate.token
    if tree.lemma[i] != "regret":
        return False
    things = (*tree.having(i, "dobj", "xcomp"), *tree.objects_of(i, "about", "over", "for"))
    return any(tree.tag[thing] == "VBG" or any(tree.tag[k] == "PRP$" for k in tree.kids[thing]) for thing in things)


def _is_good_for(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“The votes might help him”: what may be useful is no aid."""
    i = candidate.token
    return tree.lemma[i] == "help" and status(tree, i, candidate.carrier)[0] == "hypothetical"


def _is_preposition(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Barring a miracle”, "as opposed to"."""
    i = candidate.token
    return tree.lower[i] == "barring" or (tree.lemma[i] == "oppose" and i > 0 and tree.lower[i - 1] == "as")


def _is_for_oneself(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Defended her record”, "self-funded": done for oneself."""
    i = candidate.token
    if tree.lemma[i] not in word_class("selfish"):
        return False
    if i > 1 and tree.lower[i - 2] == "self":
        return True
    return any(
        tree.tag[k] == "PRP$" and tree.lemma[thing] not in word_class("somebody")
        for thing in tree.having(i, "dobj")
        for k in tree.having(thing, "poss")
    )


def _is_attitude(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Voters who support her”: what nobody in particular thinks is no event."""
    i = candidate.token
    if tree.lemma[i] not in word_class("siding"):
        return False
    if tree.dep[i] not in ("relcl", "acl") or any(tree.having(i, "aux")):
        return False
    return tree.tag[i] in ("VBZ", "VBP", "VBG") and not any(a.name or a.country for a in filled.actors)


def _is_caution(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Warned Peru of a planned attack”, "warned that rain was on its way": whoever tells of a danger makes none."""
    i = candidate.token
    if candidate.type != "THREATEN" or tree.lemma[i] not in word_class("cautioning"):
        return False
    if _is_of_others(tree, i):
        return True
    if any(part.type in _HARM for part in candidate.absorbed):
        return False
    warned = {c for k in tree.having(i, "dobj", "nsubjpass", "dative") for c in tree.conjuncts(k)}
    if any(tree.lemma[k] in word_class("adversary") for k in warned):
        return False  # "warned its enemies of horror": whoever they are
    return filled.recipient_head not in warned


def _is_of_others(tree: Tree, i: int) -> bool:
    what = tree.objects_of(i, "of", "about")
    return any(tree.lower[k] in word_class("foreseen") for top in what for k in tree.having(top, "amod", "compound"))


def _is_sure(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Voiced confidence that it would pass” expects something; "confidence in her" backs somebody."""
    if candidate.type != "SUPPORT" or filled.recipients:
        return False
    trusts = [k for k in tree.having(candidate.token, "dobj") if tree.lemma[k] == "confidence"]
    return bool(trusts) and not any(tree.objects_of(trusts[0], "in"))


def _is_guess(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Suspect that alcohol played a role”."""
    i = candidate.token
    return tree.lemma[i] == "suspect" and tree.first(i, "ccomp") is not None and not filled.recipients


def _is_suspicion(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Keller suspected him”: a person's thought; the suspicion of the police, or of a deed, is a charge."""
    i, head = candidate.token, filled.actor_head
    if tree.lemma[i] != "suspect" or tree.is_passive(i) or head is None or any(tree.objects_of(i, "of")):
        return False
    return tree.entity[head] == "PERSON" or tree.lower[head] in ("he", "she", "i")


def _is_habit(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Critics often accuse her”."""
    i = candidate.token
    if word_class("habitual").isdisjoint(tree.lower[k] for k in tree.having(i, "advmod")):
        return False
    return tree.tag[i] in ("VBZ", "VBP") or any(tree.lower[k] in ("is", "are") for k in tree.having(i, "auxpass"))


def _is_insight(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Recognised that it was late”: no state is recognised."""
    i = candidate.token
    return tree.lemma[i] in word_class("seeing") and (tree.first(i, "ccomp") is not None or not filled.recipients)


def _is_no_leave(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """Only an authority that lets somebody do what it barred gives way; rules and habits let everybody."""
    i = candidate.token
    if candidate.type != "CONCEDE" or tree.lemma[i] not in word_class("letting"):
        return False
    subject = surface_subject(tree, i)
    if subject is not None and not tree.is_passive(i) and tree.lemma[subject] in _things():
        return True
    return _is_general_leave(tree, i) or bool(filled.actors and not any(map(is_political, filled.actors)))


def _is_general_leave(tree: Tree, i: int) -> bool:
    tag = tree.tag[i]
    if tag in ("VBZ", "VBP") and not any(tree.having(i, "aux")):
        return True
    if any(tree.lower[k] in ("are", "is", "be") for k in tree.having(i, "auxpass")):
        return True  # "only members are allowed to vote"
    if any(tree.lower[m] == "that" for k in tree.having(i, "ccomp") for m in tree.having(k, "mark")):
        return True  # "allowed that it was late"
    if tree.is_passive(i) and tree.first(i, "neg") is not None:
        return True  # "was not authorised to speak"
    if tag == "VB" and not any(tree.tag[k] == "MD" for k in tree.having(i, "aux")):
        return True  # "came to allow firefighters in"
    return tag == "VBG" and tree.dep[i] != "advcl" and not any(tree.having(i, "aux"))  # "a decision allowing unions to"


def _things() -> frozenset[str]:
    return word_class("enabling") | word_class("document") | word_class("idea")


_Sense = Callable[[Tree, Candidate, Filled], bool]
_OF_NOUNS: tuple[_Sense, ...] = (_is_counted,)
_OF_VERBS: tuple[_Sense, ...] = (
    _is_name_calling,
    _is_bill,
    _is_regret_of_ones_own,
    _is_good_for,
    _is_preposition,
    _is_for_oneself,
    _is_attitude,
    _is_caution,
    _is_sure,
    _is_guess,
    _is_suspicion,
    _is_habit,
    _is_insight,
    _is_no_leave,
)
