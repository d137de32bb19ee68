"""Words of force where nobody uses any: idioms, games, statistics, films, votes, talk of what one might do.

Law of this file: one function a way of speaking, with the sentence that it is for. Who shoots, jails or marches does so
once and somewhere; what happens in a story, in a table of crimes or whenever a rule applies is no event.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.coding.arguments import Filled
from dateline.coding.candidate import Candidate
from dateline.coding.classes import word_class
from dateline.coding.grammar import surface_subject
from dateline.coding.tree import VERBAL, Tree
from dateline.coding.wordy import ARMED, is_of_politics, meets_no_body
from dateline.language.somebody import somebody

_FORCE = frozenset(("ASSAULT", "COERCE", "PROTEST"))
_PLURAL = frozenset(("they", "we", "you", "people"))
_INDEFINITE = frozenset(("a", "an", "any", "anyone", "anybody", "someone", "somebody"))


def is_bloodless(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """Is a word of force used where no force is?"""
    if candidate.type not in _FORCE:
        return False
    checks = _OF_VERBS if tree.pos[candidate.token] in VERBAL else _OF_NOUNS
    return any(check(tree, candidate, filled) for check in (*checks, *_OF_BOTH))


def _has_armed(filled: Filled) -> bool:
    return any(ARMED.intersection(actor.sectors) for actor in filled.actors)


def _is_idiom(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Makes a killing on bonds”, "got away with murder", "escaped custody": the verb over it takes the deed away."""
    i = candidate.token
    over = tree.head[i] if tree.dep[i] == "dobj" else tree.head[tree.head[i]]
    if tree.dep[i] not in ("dobj", "pobj") or tree.pos[over] not in VERBAL:
        return False
    if f"{tree.lemma[over]} {tree.lemma[i]}" in word_class("idiom"):
        return True
    is_held = tree.dep[i] == "dobj" or tree.lower[tree.head[i]] == "from"
    return candidate.type == "COERCE" and is_held and tree.lemma[over] in word_class("escaping")


def _is_statistic(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Caracas had 3,797 homicides”: a table of crimes tells of none of them."""
    i = candidate.token
    over = tree.head[i]
    if candidate.type != "ASSAULT" or tree.dep[i] != "dobj" or tree.lemma[over] not in word_class("registering"):
        return False
    return tree.tag[i] == "NNS" and tree.first(i, "nummod", "amod") is not None


def _is_general(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“They attack us because they hate us”, "if a protester starts shouting": told of always, or of anybody."""
    i = candidate.token
    if _is_as_such(tree, i):
        return True
    if tree.tag[i] == "VBG" and tree.dep[i] == "acl":  # "it is not only fanatics killing people"
        those, over = tree.head[i], tree.head[tree.head[i]]
        is_always = tree.dep[those] == "attr" and tree.tag[over] == "VBZ" and tree.tag[those] in ("NNS", "NNPS")
        return is_always and any(_is_bare_plural(tree, k) for k in tree.having(i, "dobj"))
    subject = tree.first(i, "nsubj")
    top = i
    if subject is None and tree.dep[i] == "xcomp":
        top = tree.head[i]
        subject = tree.first(top, "nsubj")
    if subject is None or tree.tag[top] not in ("VBP", "VBZ") or any(tree.having(top, "aux")):
        return False
    whom = tree.first(i, "dobj")
    if tree.sentence[i] and whom is not None and all(_is_bare_plural(tree, k) for k in (subject, whom)):
        return True  # "fanatics kill people"
    if tree.lower[subject] in _PLURAL:
        clauses = [tree.lower[m] for k in tree.having(i, "advcl") for m in tree.having(k, "mark", "advmod")]
        return any(word in ("because", "if", "when", "whenever") for word in clauses)
    if not any(tree.lower[k] in ("if", "when", "whenever") for k in tree.having(top, "mark", "advmod")):
        return False
    return any(tree.lower[k] in _INDEFINITE for k in (subject, *tree.having(subject, "det")))


def _is_as_such(tree: Tree, i: int) -> bool:
    """“Killing is wrong”, "lax rules make killing easy": a gerund that only says what to think of it."""
    over = tree.head[i]
    if (
        tree.tag[i] != "VBG"
        or any(tree.having(i, "nsubj", "aux", "poss"))
        or tree.tag[over] not in ("VBZ", "VBP", "VBG")
    ):
        return False
    if tree.dep[i] in ("csubj", "nsubj"):
        return tree.lemma[over] == "be" and tree.first(over, "attr", "acomp") is not None
    return tree.lemma[over] == "make" and tree.dep[i] in ("xcomp", "ccomp") and tree.first(i, "dobj") is None


def _is_bare_plural(tree: Tree, i: int) -> bool:
    is_plural = tree.tag[i] in ("NNS", "NNPS")
    return is_plural and not any(tree.having(i, "det", "nummod", "poss", "relcl", "acl"))


def _is_only_talked_of(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Discussed shooting the agents”, "a desire to shoot her", "afraid of being jailed": it was not done."""
    i = candidate.token
    is_about = tree.dep[i] == "pcomp" and tree.lower[tree.head[i]] in ("of", "about", "over", "at")
    if is_about and tree.lemma[tree.head[tree.head[i]]] in word_class("afraid"):
        return True
    while (
        tree.dep[i] in ("conj", "advcl") and tree.pos[tree.head[i]] in VERBAL and tree.tag[tree.head[i]] == tree.tag[i]
    ):
        i = tree.head[i]
    over = tree.head[i]
    if tree.tag[i] == "VBG" and tree.dep[i] in ("xcomp", "dobj", "ccomp"):
        return tree.lemma[over] in word_class("talking_of")
    if tree.tag[i] == "VBG" and tree.dep[i] == "pcomp":
        if tree.lower[over] in ("on", "of", "to") and tree.lemma[tree.head[over]] in word_class("intent"):
            return True  # "men bent on attacking the town"
        return tree.lower[over] in ("about", "of") and tree.lemma[tree.head[over]] in word_class("talking_of")
    if tree.dep[i] in ("xcomp", "advcl") and tree.tag[i] == "VB":
        return tree.pos[over] == "ADJ" and tree.lemma[over] in word_class("intent")
    return tree.dep[i] == "acl" and tree.tag[i] == "VB" and tree.lemma[over] in word_class("longing")


def _is_won_by_votes(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“The Republicans recaptured the state”, "Keller beat Otto in Ohio": parties take seats, and beat at the polls."""
    if (
        candidate.kind == "beating"
        and tree.lemma[candidate.token] in ("beat", "whip")
        and (is_of_politics(tree) or _are_known(filled))
    ):
        is_somebody = filled.actors or any(tree.pos[k] == "PRON" for k in tree.having(candidate.token, "nsubj"))
        return bool(is_somebody) and not _has_armed(filled) and not any(tree.having(candidate.token, "prt"))
    if candidate.kind not in ("territorial-gain", "blockade") or not filled.actors:
        return False
    if all(actor.sectors[:1] in (("PTY",), ("LEG",)) for actor in filled.actors):
        return True
    return "campaign" in tree.topics and all((actor.id or "").startswith("person:") for actor in filled.actors)


def _are_known(filled: Filled) -> bool:
    """Only persons, and who is beaten is a public figure: it was at the polls."""
    if not filled.recipients or not all((a.id or "").startswith("person:") for a in filled.actors + filled.recipients):
        return False
    return all(a.country is not None for a in filled.recipients)


def _is_played(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“The champion bombed Cole with his right”, "the fans chanted": players fight and fans shout."""
    i = candidate.token
    subject = tree.first(i, "nsubj")
    if candidate.kind == "demonstration":
        is_rally = tree.lemma[i] == "chant" and is_of_politics(tree)
        shout = word_class("spectator") | {"crowd", "delegate"} if is_rally else word_class("spectator")
        return subject is not None and tree.lemma[subject] in shout
    if "sport" not in tree.topics or candidate.type != "ASSAULT" or _has_armed(filled):
        return False
    if candidate.absorbed or (subject is not None and tree.lemma[subject] in word_class("crowd")):
        return False
    if tree.is_passive(i) and tree.lemma[i] in ("shoot", "kill", "attack", "assault"):
        return False  # "the tackle was shot in September"
    return tree.lemma[i] in word_class("playing_hard")


def _is_alone_on_foot(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“A gunman marched into the party”, "she is marching toward victory": one person is no demonstration."""
    i = candidate.token
    if candidate.kind != "demonstration" or tree.lemma[i] not in word_class("on_foot"):
        return False
    head = surface_subject(tree, i)
    if head is None or tree.first(head, "conj") is not None:
        return False
    if tree.lower[head] in ("he", "she", "i"):
        return True
    return tree.entity[head] == "PERSON" or (tree.tag[head] == "NN" and tree.lemma[head] in word_class("one_person"))


def _is_by_what_has_no_hand(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“She was battered by the fallout”, "the scandal hit the party"."""
    i = candidate.token
    if candidate.type != "ASSAULT" or tree.lemma[i] not in word_class("playing_hard") | word_class("wordy"):
        return False
    doers = tree.objects_of(i, "by") if tree.is_passive(i) else tree.having(i, "nsubj")
    return any(tree.lemma[k] in word_class("handless") for k in doers)


def _is_cut_down(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Slashed inventories”, "is slashing costs": what is nobody, and nobody's, does not bleed."""
    i = candidate.token
    return tree.lemma[i] == "slash" and not any(_bleeds(tree, k) for k in tree.having(i, "dobj", "nsubjpass"))


def _bleeds(tree: Tree, i: int) -> bool:
    if tree.pos[i] in ("PRON", "PROPN") or any(tree.having(i, "poss")) or any(tree.objects_of(i, "of")):
        return True
    return tree.lemma[i] in somebody() | word_class("body_part")


def _is_on_what_has_no_body(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Our freedom is under assault”: said of whatever the speaker dislikes."""
    may_be_said = tree.lemma[candidate.token] in word_class("wordy") | word_class("playing_hard") | {"come"}
    return candidate.type == "ASSAULT" and may_be_said and not _has_armed(filled) and meets_no_body(tree, candidate)


_Check = Callable[[Tree, Candidate, Filled], bool]
_OF_NOUNS: tuple[_Check, ...] = (_is_idiom, _is_statistic)
_OF_VERBS: tuple[_Check, ...] = (
    _is_general,
    _is_only_talked_of,
    _is_played,
    _is_alone_on_foot,
    _is_by_what_has_no_hand,
    _is_cut_down,
)
_OF_BOTH: tuple[_Check, ...] = (_is_won_by_votes, _is_on_what_has_no_body)
