"""From trigger words to events: which words open an event, and how a verb over an event makes another event of it.

Law of this file: the head act decides. Who refuses to withdraw, refuses; who calls off a visit, does not visit; who
carries out an attack, attacks. What stands under the head act is taken up into it, unless it is a fact of its own
("condemned the attack").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.coding.candidate import Candidate, content_modes, take_up
from dateline.coding.classes import word_class
from dateline.coding.demands import hear_demands
from dateline.coding.grammar import complement, has_to
from dateline.coding.tree import VERBAL, Tree
from dateline.coding.triggers import (
    Entry,
    Lexicon,
    exercise_name,
    lexicon,
    match,
    match_operator,
    objects,
    verb_lexicon,
)
from dateline.coding.verdicts import pass_verdicts
from dateline.knowledge import document

__all__ = ["Candidate", "Operator", "candidates", "operator", "operators"]

_CARRIERS = frozenset(("carry", "undergo", "declare"))
#: what one refuses by a vow not to do it
_COOPERATIVE = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
#: how many words "bring" reaches to "to justice"
_NEAR = 10


@dataclass(frozen=True, slots=True)
class Operator:
    """A verb that acts on an event: what the whole is, by the type of the event."""

    name: str
    on: dict[str, dict[str, str]]
    #: verbs that tell the natural end of events of these kinds, and so that they were
    ending: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()


@cache
def _turn() -> dict[str, dict[str, str]]:
    turns: dict[str, dict[str, str]] = document("triggers/operators")["turn"]
    return turns


@cache
def operators() -> Lexicon:
    """The operators as a lexicon of verbs; an entry's `kind` is its operator's name."""
    return verb_lexicon(document("triggers/operators")["operator"])


@cache
def operator(name: str) -> Operator:
    """The operator of that name."""
    found: dict[str, Any] = next(o for o in document("triggers/operators")["operator"] if o["name"] == name)
    over = found.get("runs_out", {"verbs": "", "kinds": ""})
    return Operator(name, found.get("on", {}), frozenset(over["verbs"].split()), frozenset(over["kinds"].split()))


def candidates(tree: Tree) -> list[Candidate]:
    """Every event of the text in the order of its triggers, head acts only."""
    opened = {i: _open(i, entry) for i in range(len(tree.lemma)) if (entry := match(tree, i, lexicon())) is not None}
    gone: set[int] = set()
    _open_ones(tree, opened)
    for i in sorted(opened):
        _take_object(tree, opened, gone, i)
    for i in range(len(tree.lemma)):
        if tree.pos[i] in VERBAL:
            _operate(tree, opened, gone, i)
    for i in sorted(opened):
        if i not in gone and opened[i].entry.complement == "absorb":
            _absorb(tree, opened, gone, i)
    for i in sorted(opened):
        if i not in gone:
            _join_violence(tree, opened, gone, i)
            _join_exercise(tree, opened, gone, i)
            _join_same(tree, opened, gone, i)
            _join_charge(tree, opened, gone, i)
            _join_renamed(tree, opened, gone, i)
    pass_verdicts(tree, opened, gone)
    hear_demands(tree, opened, gone)
    found = [opened[i] for i in sorted(opened) if i not in gone and not _is_a_modifier(tree, i)]
    _tell_tests_apart(found)
    return found


def _tell_tests_apart(found: list[Candidate]) -> None:
    """“The country held a nuclear test. The test was its fourth": a bare test is of the kind last told of."""
    last: str | None = None
    for candidate in found:
        if candidate.kind == "missile-launch" and candidate.entry.needs == "told" and last == "nuclear-test":
            candidate.kind = last
        elif candidate.kind in ("missile-launch", "nuclear-test"):
            last = candidate.kind


def _is_a_modifier(tree: Tree, i: int) -> bool:
    """In "curfew hours" and "attack helicopter" nothing happens, unless an operator took it up."""
    return tree.dep[i] in ("compound", "amod") and tree.pos[tree.head[i]] in ("NOUN", "PROPN")


def _open(i: int, entry: Entry) -> Candidate:
    return Candidate(
        token=i,
        entry=entry,
        type=entry.type,
        mode=entry.mode,
        kind=entry.kind,
        frame=entry.frame,
        reasons=[f"trigger: {entry.words!r} of {entry.type.lower()}.toml"],
    )


def _open_ones(tree: Tree, opened: dict[int, Candidate]) -> None:
    """“Tests like the one held last week” tell of one test that was held."""
    for i in range(len(tree.lemma)):
        if tree.lower[i] not in ("one", "ones") or tree.dep[i] != "pobj" or tree.first(i, "acl", "relcl") is None:
            continue
        if tree.lower[tree.head[i]] not in ("like", "unlike", "than"):
            continue
        first = tree.bounds[tree.sentence[i]][0]
        kind = next((opened[k] for k in range(i, first, -1) if k in opened and tree.pos[k] == "NOUN"), None)
        if kind is not None:
            opened[i] = _open(i, kind.entry)
            opened[i].carrier = tree.first(i, "acl", "relcl")


def _take_object(tree: Tree, opened: dict[int, Candidate], gone: set[int], i: int) -> None:
    """A noun that a longer entry names as its own ("imposed >sanctions") opens no second event."""
    entry = opened[i].entry
    if entry.object is None:
        return
    for k in objects(tree, i) if tree.pos[i] in VERBAL else list(tree.objects_of(i, "of")):
        if k in opened and k not in gone and tree.lemma[k] in entry.object:
            gone.add(k)
            opened[i].absorbed.append(opened[k])
            if opened[k].type == opened[i].type:  # "launched an airstrike": the noun knows better what it was
                opened[i].mode = opened[k].mode or opened[i].mode
                opened[i].kind = opened[k].kind or opened[i].kind
            elif (opened[k].type, opened[i].type) == ("ACCUSE", "ASSAULT"):  # "launched a scathing attack"
                opened[i].type, opened[i].mode, opened[i].kind = opened[k].type, opened[k].mode, opened[k].kind


def _operate(tree: Tree, opened: dict[int, Candidate], gone: set[int], i: int) -> None:
    """Let the verb `i` act on the events under it."""
    own = opened.get(i)
    if own is not None and (i in gone or own.entry.weight > 1):
        return
    entry = match_operator(tree, i, operators())
    if entry is None or entry.kind is None:
        return
    over = [k for k in _under(tree, i, oblique=bool(entry.particles)) if k in opened and k not in gone and k != i]
    if not over:
        return
    rule = operator(entry.kind)
    target = opened[over[0]]
    over_by_itself = tree.lemma[i] in rule.ending and target.kind in rule.ended
    change = None if over_by_itself else rule.on.get(target.type)
    if rule.name == "command" and target.type in rule.on and tree.pos[target.token] not in VERBAL:
        gone.add(i)
        _carry(tree, opened, over, i, undergoes=False)
        return
    if change is None and rule.name not in _CARRIERS and not over_by_itself:
        return
    if own is not None and own.entry.complement:
        return  # its entry says what becomes of the event under it
    if own is not None and change is None:
        if tree.pos[target.token] in VERBAL:
            return
        gone.add(i)  # to host a meeting is to hold it
    if change is None:
        _carry(tree, opened, over, i, undergoes=rule.name == "undergo")
        return
    opened[i] = _changed(i, target, change, entry)
    opened[i].absorbed = [opened[k] for k in over]
    gone.update(over)


def _carry(tree: Tree, opened: dict[int, Candidate], over: list[int], i: int, *, undergoes: bool) -> None:
    for k in over:
        if opened[k].carrier is None:
            opened[k].carrier = i
            opened[k].undergoes = undergoes
            opened[k].reasons.append(f"carried by the verb {tree.lower[i]!r}")


def _changed(i: int, target: Candidate, change: dict[str, str], entry: Entry) -> Candidate:
    type_ = change["type"]
    return Candidate(
        token=i,
        entry=entry,
        type=type_,
        mode=change.get("mode"),
        kind=change.get("kind"),
        frame="commit",
        carrier=i,
        reasons=[f"operator: {entry.words!r} ({entry.kind}) over {target.entry.words!r} ({target.type}) makes {type_}"],
    )


def _under(tree: Tree, i: int, *, oblique: bool) -> Iterator[int]:
    """What the verb `i` acts on: its objects and their joined nouns, the act in "stop shelling", "end to the war"."""
    found = objects(tree, i, oblique=oblique)
    yield from found
    for k in found:
        yield from tree.having(k, "compound")  # "eased curfew hours"
    for k in tree.having(i, "xcomp", "pcomp"):
        if tree.tag[k] == "VBG":
            yield k
    for k in tree.having(i, "dobj"):
        for under in tree.objects_of(k, "of", "to", "in", "on"):
            yield from tree.conjuncts(under)
    if tree.is_passive(i):
        for k in tree.having(i, "nsubjpass"):
            for under in tree.objects_of(k, "of"):
                yield under


def _absorb(tree: Tree, opened: dict[int, Candidate], gone: set[int], i: int) -> None:
    """Take up what is agreed to, refused, threatened or asked for."""
    own = opened[i]
    facts: set[int] = set()  # what an act under the head act only comments on ("failed to condemn the launch")
    for k in complement(tree, i):
        if k in opened and k not in gone and k not in facts:
            own.absorbed.append(opened[k])
            gone.add(k)
            if opened[k].entry.complement == "keep":
                facts.update(complement(tree, k))
    if own.type == "AGREE" and _is_hostile(tree, i):
        own.type = "THREATEN"
    if not own.absorbed:
        return
    content = own.absorbed[0].type
    turned = _turned(tree, own, i)
    if turned:
        own.reasons.append(f"{own.type} over {content} is {turned}")
        own.type = turned
    mode = content_modes().get(own.type, {}).get(content)
    if mode:
        own.mode = mode
        own.reasons.append(f"mode {mode!r} from what it is about: {own.absorbed[0].entry.words!r}")


def _turned(tree: Tree, own: Candidate, i: int) -> str | None:
    """What an act becomes by what it is about: who vows to attack threatens, who vows not to help refuses."""
    named = own.entry.object is not None and len(own.absorbed) > 1  # "made a vow to attack": the vow, then the attack
    content = own.absorbed[1 if named else 0]
    if tree.first(content.token, "neg") is not None and not content.by_negation:
        refuses = own.type == "AGREE" and content.type in _COOPERATIVE and tree.lemma[i] in word_class("turning")
        return "REJECT" if refuses else None
    turning = word_class("turning")
    if tree.lemma[i] not in turning and turning.isdisjoint(tree.lemma[k] for k in tree.having(i, "dobj")):
        return None
    return _turn().get(own.type, {}).get(content.type)


def _is_hostile(tree: Tree, i: int) -> bool:
    """Who promises to defeat somebody threatens him, whether or not a defeat is an event of its own."""
    acts = (k for k in tree.having(i, "xcomp", "acl", "relcl", "ccomp") if tree.dep[k] != "relcl" or has_to(tree, k))
    return any(_harms(tree, c) for k in acts if tree.first(k, "neg") is None for c in tree.conjuncts(k))


def _harms(tree: Tree, k: int) -> bool:
    """“Make them pay”, "be tough on them", "bring them to justice", "rip up the treaty"."""
    if tree.lemma[k] in word_class("hostile"):
        return tree.first(k, "dobj", "nsubjpass") is not None
    if tree.lemma[k] == "make":
        made = (s for c in tree.having(k, "ccomp") if tree.tag[c] == "VB" for s in tree.having(c, "nsubj"))
        return any(tree.entity[s] or tree.lower[s] in ("him", "her", "them") for s in made)
    if tree.lemma[k] == "bring":
        last = tree.bounds[tree.sentence[k]][1]  # parsers hang "to justice" on what stands before it
        after = range(k + 1, min(k + _NEAR, last - 1))
        return any(tree.lower[m] == "to" and tree.lemma[m + 1] in ("justice", "book", "knee") for m in after)
    if any(f"{tree.lemma[k]} {phrase}" in word_class("hostile_phrase") for phrase in _particles(tree, k)):
        return True
    return tree.lemma[k] == "be" and any(tree.lemma[a] in ("tough", "merciless") for a in tree.having(k, "acomp"))


def _particles(tree: Tree, k: int) -> Iterator[str]:
    """The prepositions at a verb and at its particles that have an object: "on" of "crack down on smugglers"."""
    for top in (k, *tree.having(k, "prt", "advmod", "prep")):
        yield from (tree.lower[p] for p in tree.having(top, "prep") if tree.first(p, "pobj") is not None)


def _join_violence(tree: Tree, opened: dict[int, Candidate], gone: set[int], i: int) -> None:
    """An attack and what it did are one event: "an airstrike killed five", "attacked a base, killing five"."""
    own = opened[i]
    if own.type != "ASSAULT" or tree.pos[i] not in VERBAL:
        return
    if tree.dep[i] in ("advcl", "acl", "relcl", "conj") and tree.lemma[i] in word_class("result"):
        above = next((k for k in tree.ancestors(i) if k in opened and k not in gone), None)
        if above is not None and opened[above].type == "ASSAULT" and tree.sentence[above] == tree.sentence[i]:
            take_up(opened, gone, above, i, "what it did")
            return
    for k in _deeds(tree, i):
        if k in opened and k not in gone and opened[k].type == "ASSAULT":
            take_up(opened, gone, i, k, "the deed")
            own.mode, own.kind = opened[k].mode or own.mode, opened[k].kind or own.kind


def _join_same(tree: Tree, opened: dict[int, Candidate], gone: set[int], i: int) -> None:
    """“Marched, burning flags to protest the law” is one demonstration."""
    own = opened[i]
    if i in gone or own.kind is None or tree.dep[i] not in ("advcl", "xcomp", "acl") or tree.pos[i] not in VERBAL:
        return
    for k in tree.ancestors(i):
        if k in opened and k not in gone:
            if (opened[k].type, opened[k].kind) == (own.type, own.kind):
                take_up(opened, gone, k, i, "part of it")
            return


def _join_charge(tree: Tree, opened: dict[int, Candidate], gone: set[int], i: int) -> None:
    """“Filed suit challenging the law” is one suit; "charged with murder after opening fire" tells of one deed."""
    if i in gone or opened[i].kind != "lawsuit" or tree.pos[i] not in VERBAL:
        return
    parts = [c for k in (i, *tree.having(i, "dobj", "nsubjpass")) for c in tree.having(k, "acl", "advcl", "relcl")]
    told = [k for k in (*parts, *tree.objects_of(i, "after", "over", "for")) if k in opened and k not in gone]
    for k in told:
        says_whom = tree.first(k, "ccomp") is not None and not tree.is_passive(i)  # "a suit alleging that he lied"
        if opened[k].type == "ACCUSE" and tree.tag[k] == "VBG" and not says_whom and tree.first(k, "nsubj") is None:
            take_up(opened, gone, i, k, "what it says")
    own = (k for k in told if tree.tag[k] == "VBG" or tree.dep[k] == "relcl")  # not "after the guard was shot"
    deed = next((k for k in own if opened[k].type == "ASSAULT"), None)
    crimes = (k for k in tree.objects_of(i, "with", "of") if k in opened and k not in gone and k != deed)
    for k in crimes:
        if deed is not None and opened[k].type == "ASSAULT":
            take_up(opened, gone, deed, k, "the crime that it is")


def _join_exercise(tree: Tree, opened: dict[int, Candidate], gone: set[int], i: int) -> None:
    """What is rehearsed in an exercise does not happen: "drills simulating a blockade", "exercises and strikes"."""
    if opened[i].kind not in ("exercise", "joint-exercise"):
        return
    tops = (i, tree.head[tree.head[i]]) if tree.dep[i] == "pobj" else (i,)  # "a series of drills simulating a landing"
    parts = [
        k for top in tops for k in tree.having(top, "conj", "acl", "appos", "relcl") if tree.pos[top] not in VERBAL
    ]
    for k in [*parts, *(c for part in parts for c in tree.having(part, "conj", "dobj")), *complement(tree, i)]:
        if (
            k in opened
            and k not in gone
            and k != i
            and opened[k].type in ("ASSAULT", "MOBILIZE", "COERCE", "COOPERATE")
        ):
            take_up(opened, gone, i, k, "a part of the exercise")


def _join_renamed(tree: Tree, opened: dict[int, Candidate], gone: set[int], i: int) -> None:
    """“Balikatan, their largest joint exercise”, "Balikatan, which they call a drill": told twice, one exercise."""
    if opened[i].kind not in ("exercise", "joint-exercise"):
        return
    for k in (i + 1, i + 2):
        if k in opened and k not in gone and exercise_name(tree, k):
            take_up(opened, gone, i, k, "its name")  # "exercise Balikatan", "exercise Cobra Gold"
            own, name = opened[i], opened[k]
            own.entry, own.type, own.mode, own.kind, own.frame = name.entry, name.type, name.mode, name.kind, name.frame
    for part in (k for k in tree.having(i, "appos", "relcl") if k > i):
        same = (part, *(tree.having(part, "dobj", "oprd", "attr") if tree.lemma[part] in ("call", "be", "dub") else ()))
        for k in same:
            if k in opened and k not in gone and opened[k].kind in ("exercise", "joint-exercise"):
                take_up(opened, gone, i, k, "named again")
                if opened[k].kind == "joint-exercise":
                    opened[i].type, opened[i].mode, opened[i].kind = opened[k].type, opened[k].mode, opened[k].kind


def _deeds(tree: Tree, i: int) -> Iterator[int]:
    """The nouns that name the deed of the verb `i`: its subject, or what stands under "in", "by" or "with"."""
    subject = tree.first(i, "nsubj")
    if subject is not None:
        yield from tree.contents(subject)
    for under in tree.objects_of(i, "in", "by", "with", "during"):
        yield from tree.contents(under)
    yield from tree.having(i, "dobj")
