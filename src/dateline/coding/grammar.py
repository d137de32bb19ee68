"""Who stands where around a verb: subjects, objects and slots, as token numbers.

Law of this file: grammar only. It knows no actor and no event type; it follows the parse through passives,
conjunctions, relative and participial clauses and control ("agreed to send").
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.acting import verbs
from dateline.coding.classes import word_class
from dateline.coding.relatives import antecedent, noun_before_infinitive
from dateline.coding.tree import NOMINAL, RELATIVE, VERBAL, Tree

_CONNECTORS = frozenset(("as", "after", "before", "since", "until", "than"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_DASHES = frozenset(("-", "--", "–", "—"))
_DATELINE = 8  # words that a dateline may have: "LAKE PLACID, New York (AP)"
#: labels under which the act that a verb is about can stand: "agreed to send", "called for a halt to"
_COMPLEMENTS = ("xcomp", "ccomp", "dobj", "pcomp", "oprd", "attr", "acomp")
#: prepositions under which an act stands that is not what the verb is about
_BESIDE = frozenset(("after", "before", "during", "since", "like", "unlike", "than"))
_ASIDE = 8  # words between the commas of "as he has in the past"
_DEPTH = 8  # clauses that a subject may be shared through; real sentences need four


def surface_subject(tree: Tree, i: int, depth: int = 0) -> int | None:
    """The subject of the verb `i` as its clause shows or shares it; in a passive clause, who undergoes the act."""
    own = list(tree.having(i, "nsubj", "nsubjpass", "csubj"))
    if len(own) > 1 and tree.tag[own[-1]] == "CD":
        own.pop()  # "Andrew Lopez, 20, was jailed"
    if own and _behind_whose(tree, own[-1], i) is not None:
        return _behind_whose(tree, own[-1], i)
    if own:  # a dateline is often parsed as a first subject: the one nearest to the verb acts
        return antecedent(tree, _behind_dateline(tree, max([k for k in own if k < i] or own[:1]), i), i)
    above = tree.head[i]
    if depth > _DEPTH or above == i or _has_no_subject(tree, i):
        return None
    dep = tree.dep[i]
    if dep == "advcl" and tree.tag[i] in _FINITE:
        return _under_connector(tree, i) or surface_subject(tree, above, depth + 1)
    if dep in ("conj", "ccomp"):
        mistaken = _subject_taken_for_object(tree, i)
        if mistaken is None and dep == "conj":
            mistaken = _subject_of_passive_beside(tree, i, above)
        if mistaken is not None:
            return mistaken
    if dep == "conj":
        above = _over_report(tree, i, above)
    if dep in ("acl", "relcl", "amod"):
        return _subject_of_modifier(tree, i, above, depth)
    if dep in ("xcomp", "advcl") and tree.pos[above] in VERBAL:
        controller = _controller(tree, i, above)
        if controller is not None:
            return antecedent(tree, controller, above)
    if tree.pos[above] in VERBAL and dep in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "aux", "auxpass"):
        return surface_subject(tree, above, depth + 1)
    if dep == "pcomp" and (tree.lower[above] == "from" or _is_reproved(tree, above)):
        whom = tree.first(tree.head[above], "dobj")  # "prevented him from speaking", "accused him of lying"
        if whom is not None:
            return whom
    if dep == "pcomp" and _is_blamed(tree, tree.head[above]):
        return tree.head[above]  # parsers hang "of" on the driver in "convicted a driver of killing"
    if tree.pos[above] == "ADJ":
        return _subject_of_adjective(tree, above, depth)
    if dep == "pcomp":
        return _subject_over(tree, above, depth)
    return None


def _is_reproved(tree: Tree, preposition: int) -> bool:
    """“Scolded her for refusing” has her refuse; "hit her back by accusing" has him accuse."""
    return tree.lower[preposition] != "by" and tree.lemma[tree.head[preposition]] in word_class("reproving")


def _is_blamed(tree: Tree, noun: int) -> bool:
    return tree.dep[noun] in ("dobj", "nsubjpass") and tree.lemma[tree.head[noun]] in word_class("blaming")


def _behind_whose(tree: Tree, noun: int, verb: int) -> int | None:
    """“Keller, whose record the mayor mocked”: parsers take the mayor for another word for the record."""
    if tree.dep[verb] != "relcl" or not any(tree.lower[k] == "whose" for k in tree.having(noun, "poss")):
        return None
    other = tree.first(noun, "appos")
    if other is None or tree.first(verb, "dobj") is not None:
        return None
    return other if all(tree.head[k] == other for k in range(noun + 1, other)) else None


def _under_connector(tree: Tree, i: int) -> int | None:
    """“After the mayor, pressed by voters, resigned”: parsers hang the mayor under "after"."""
    for connector in tree.having(i, "prep", "mark"):
        if connector < i and tree.lower[connector] in _CONNECTORS:
            return tree.first(connector, "pobj")
    return None


def _has_no_subject(tree: Tree, i: int) -> bool:
    """“There might be a bomb” is nobody's; nor is a finite clause without a subject whoever's it hangs under."""
    if tree.first(i, "expl") is not None:
        return True
    if tree.dep[i] == "ccomp" and tree.tag[i] in _FINITE and tree.head[i] > i:
        return True  # "in masks opened fire, the police said": the police did not
    if tree.dep[i] != "ccomp" or tree.tag[i] in ("VBG", "VBN"):
        return False
    return not any(tree.dep[k] == "aux" for k in tree.kids[i]) and tree.tag[i] == "VB"


def _controller(tree: Tree, i: int, above: int) -> int | None:
    """Whom `above` has do what the infinitive `i` says: "asked him to go", "called on him to go"."""
    lemma = tree.lemma[above]
    if tree.dep[i] == "xcomp" and lemma not in verbs("promising"):
        whom = tree.first(above, "dobj", "dative")
        if whom is not None:
            return None if _is_own_act(tree, above, whom) else whom
    if _is_errand(tree, i, above):
        return tree.first(above, "dobj")
    if lemma in verbs("calling") and has_to(tree, i):
        return next((k for k in tree.objects_of(above, "on", "upon", "to", "for", "with") if k < i), None)
    return None


def _is_errand(tree: Tree, i: int, above: int) -> bool:
    """“Dispatched an envoy to meet the rebels”: the envoy meets them, whatever parsers take it for."""
    return tree.dep[i] == "advcl" and has_to(tree, i) and tree.lemma[above] in verbs("dispatching")


def _subject_of_adjective(tree: Tree, adjective: int, depth: int) -> int | None:
    """“Somebody likely to win”, "found the board likely to refuse": whom the adjective is said of."""
    own = tree.first(adjective, "nsubj")
    if own is not None:
        return own
    noun = tree.head[adjective]
    if tree.dep[adjective] in ("amod", "acl") and tree.pos[noun] in NOMINAL and noun < adjective:
        return noun
    return _subject_over(tree, adjective, depth)


def _behind_dateline(tree: Tree, subject: int, verb: int) -> int:
    """The subject behind a dash that opens the report where the parse takes the town before it: "ROME -- A court"."""
    first = tree.bounds[tree.sentence[subject]][0]
    if subject - first > _DATELINE or tree.tag[subject] not in ("NNP", "NNPS") or tree.entity[subject] == "PERSON":
        return subject
    behind = range(subject + 1, min(verb, first + 2 * _DATELINE))
    dash = next((k for k in behind if tree.lower[k] in _DASHES), None)
    if dash is None or tree.start[dash] == tree.start[dash - 1] + len(tree.lower[dash - 1]):  # "front-runner"
        return subject
    tops = (k for k in range(dash + 1, verb) if tree.pos[k] in NOMINAL and tree.head[k] <= dash)
    return next(tops, subject)


def _subject_taken_for_object(tree: Tree, i: int) -> int | None:
    """The noun right before a verb that has no "and": in "met as Moscow blocked it" parsers hang Moscow under "as".

    “They charged him with fraud and Keller sacked him”: so is a name joined to a thing.
    """
    k = i - 1
    while k > 0 and tree.pos[k] == "ADV":
        k -= 1
    if tree.lower[k] == ",":  # "they backed it and Keller, as before, opposed it"
        k = next((c - 1 for c in range(k - 1, max(k - _ASIDE, 1), -1) if tree.lower[c] == ","), 0)
    if k < 1 or tree.pos[k] not in ("NOUN", "PROPN"):
        return None
    if tree.dep[k] == "conj" and tree.entity[k] and not tree.entity[tree.head[k]] and tree.tag[i] in _FINITE:
        return k
    while tree.dep[k] in ("conj", "compound"):
        k = tree.head[k]
    return k if tree.dep[k] == "pobj" and tree.lower[tree.head[k]] in _CONNECTORS else None


def _over_report(tree: Tree, i: int, above: int) -> int:
    """“Keller said that the law was bad, and accused him”: past a comma, who says two things says them both."""
    comma = next((k - 1 for k in tree.having(above, "cc") if k < i), 0)
    if tree.lower[comma] != "," or tree.lemma[i] not in verbs("speaking"):
        return above
    report = above
    while tree.dep[report] in ("ccomp", "acomp", "xcomp") and tree.head[report] < report:
        report = tree.head[report]
        if tree.lemma[report] in word_class("saying"):
            return report
    return above


def _subject_of_passive_beside(tree: Tree, i: int, above: int) -> int | None:
    """“Officials said he was trained and instructed by them”: parsers join the participle to "said"."""
    if tree.tag[i] != "VBN" or not tree.is_passive(i) or tree.is_passive(above):
        return None
    if any(tree.dep[k] in ("aux", "auxpass") for k in tree.kids[i]):
        return None
    under = above
    while True:
        clause = next((k for k in tree.having(under, "ccomp", "xcomp", "pcomp", "prep") if above < k < i), None)
        if clause is None:
            return None
        if tree.first(clause, "nsubjpass") is not None:
            return tree.first(clause, "nsubjpass")
        under = clause


def _is_own_act(tree: Tree, above: int, controller: int) -> bool:
    """In "has the right to strike" the object names the act's title, not who acts."""
    if tree.lemma[above] in ("use", "employ", "exploit"):
        return True  # "used Keller to stop Lopez"
    return tree.pos[controller] == "NOUN" and tree.lemma[above] in ("have", "make", "take")


def _subject_of_modifier(tree: Tree, i: int, noun: int, depth: int) -> int | None:
    if tree.tag[i] == "VBG" and (tree.lemma[noun] in word_class("document") or _is_sent_to(tree, noun)):
        return _subject_over(tree, noun, depth)  # "issued a report accusing the army"
    nearest = noun_before_infinitive(tree, i, noun)
    if nearest is not None:
        return nearest
    if tree.dep[i] == "relcl" or tree.tag[i] in ("VBG", "VBN", "VBD"):
        return noun
    if _is_called_on(tree, noun):
        return noun  # "called for the mayor to resign"
    possessor = tree.first(noun, "poss")  # "China's plan to send", "the plan by China to send"
    if possessor is not None:
        return possessor
    granted = _granted(tree, noun)
    if granted is not None:
        return granted
    by = next(tree.objects_of(noun, "by"), None)
    return by if by is not None else _subject_over(tree, noun, depth)


def _is_called_on(tree: Tree, noun: int) -> bool:
    above = tree.head[noun]
    return (
        tree.dep[noun] == "pobj"
        and tree.lower[above] in ("for", "on", "upon", "to")
        and tree.lemma[tree.head[above]] in verbs("calling")
    )


def _is_sent_to(tree: Tree, noun: int) -> bool:
    """“Sent letters to the ministry urging it to act”: the letters urge."""
    above = tree.head[noun]
    while tree.dep[noun] == "conj":
        noun, above = above, tree.head[above]
    while tree.dep[noun] == "pobj" and tree.dep[above] == "prep" and tree.pos[tree.head[above]] in NOMINAL:
        noun, above = tree.head[above], tree.head[tree.head[above]]  # "a letter to the ministry", "departments of"
    if tree.dep[noun] != "pobj" or tree.lower[above] != "to":
        return tree.dep[noun] == "dobj" and tree.lemma[noun] in word_class("document")
    sending = tree.head[above]
    sent = tree.first(sending, "dobj")
    return tree.lemma[sending] in verbs("sending") and sent is not None and tree.lemma[sent] in word_class("document")


def _granted(tree: Tree, noun: int) -> int | None:
    """Whom a verb gives a right or the means to do something: "gave the police the power to search"."""
    above = tree.head[noun]
    if tree.dep[noun] != "dobj" or tree.lemma[above] not in verbs("granting"):
        return None
    whom = tree.first(above, "dative", "dobj")
    if whom is None or whom == noun:
        return None
    return whom if tree.pos[whom] != "ADP" else tree.first(whom, "pobj")


def _subject_over(tree: Tree, i: int, depth: int) -> int | None:
    """The subject of the verb that governs the noun or preposition `i`."""
    for above in tree.ancestors(i):
        possessor = tree.first(above, "poss")
        if possessor is not None and tree.pos[above] not in VERBAL:
            return possessor
        if tree.pos[above] in VERBAL:
            return surface_subject(tree, above, depth + 1)
    return None


def subjects(tree: Tree, i: int) -> Iterator[int]:
    """Who does what the verb `i` says: subject, or agent of a passive."""
    above = tree.head[i]
    if tree.is_passive(i):
        yield from agents(tree, i)
        return
    if tree.dep[i] == "advcl" and tree.lemma[i] in word_class("result") and tree.is_passive(above):
        yield from agents(tree, above)  # "the bus was attacked by rebels, killing two"
        return
    found = surface_subject(tree, i)
    if found is not None:
        yield found


def agents(tree: Tree, i: int) -> Iterator[int]:
    """What stands under "by"."""
    yield from tree.objects_of(i, "by")


def verb_objects(tree: Tree, i: int) -> Iterator[int]:
    """Who undergoes the verb `i`: direct object, subject of a passive, or the noun that it modifies."""
    if tree.is_passive(i):
        found = surface_subject(tree, i)
        if found is not None:
            yield found
        return
    for k in tree.having(i, "ccomp"):
        if tree.pos[k] == "ADJ":  # "found him guilty"
            yield from tree.having(k, "nsubj")
    for k in tree.having(i, "dobj", "dative"):
        if tree.pos[k] != "ADP":
            yield antecedent(tree, k, i)
    for k in tree.having(i, "ccomp"):
        if any(tree.lower[a] == "to" for a in tree.having(k, "aux")):  # "convicted the bank to pay"
            yield from tree.having(k, "nsubj")
    if tree.dep[i] == "relcl" and tree.first(i, "dobj") is None:
        own = tree.first(i, "nsubj")
        if own is not None and tree.lower[own] not in RELATIVE and not _is_about_where(tree, i):
            yield tree.head[i]  # "the man whom police arrested", "the man police arrested"


def _is_about_where(tree: Tree, i: int) -> bool:
    """“The hall where they attacked”, "the day on which they struck": the noun is no object of the clause."""
    if any(tree.tag[k] == "WRB" for k in tree.having(i, "advmod")):
        return True
    return any(tree.tag[p] == "WDT" for k in tree.having(i, "prep") for p in tree.having(k, "pobj"))


def slot(tree: Tree, i: int, name: str) -> Iterator[int]:
    """The fillers of one slot of frames.toml at the verb `i`."""
    if name == "subject":
        yield from subjects(tree, i)
    elif name == "object":
        yield from verb_objects(tree, i)
    elif name == "dative":
        yield from tree.having(i, "dative")
        for k in tree.having(i, "dative"):
            yield from tree.having(k, "pobj")
    elif name == "within":
        yield from slot(tree, i, "in")
    elif name == "complement":
        for k in tree.having(i, "ccomp", "xcomp", "advcl"):
            if tree.dep[k] != "advcl" or tree.first(k, "mark", "advmod") is None:  # not "if Israel attacks"
                yield from tree.having(k, "nsubj", "nsubjpass")
    elif name == "asked":  # who is to do it; of "said that the hostages must be freed" nobody is asked
        for k in tree.having(i, "ccomp", "xcomp"):
            yield from tree.having(k, "nsubj")
        for k in tree.having(i, "advcl"):  # "called for the state to pay and for the firm to leave"
            for part in tree.conjuncts(k):
                if has_to(tree, part) and any(tree.lower[m] == "for" for m in tree.having(part, "mark")):
                    yield from tree.having(part, "nsubj")
    else:
        yield from tree.objects_of(i, name)
        for k in tree.having(i, "dobj", "prt", "advmod", "xcomp", "oprd", "nsubjpass", "attr", "acomp"):
            for part in tree.contents(k):  # "found a number of parts in"
                yield from tree.objects_of(part, name)
        for k in tree.objects_of(i, "for", "of", "to", "on"):  # "called for sanctions against the court"
            yield from tree.objects_of(k, name)


def complement(tree: Tree, i: int) -> Iterator[int]:
    """The tokens of the acts that stand under the verb or noun `i` and are not facts of their own."""
    for k in tree.kids[i]:
        dep = tree.dep[k]
        if dep in _COMPLEMENTS or (dep in ("acl", "advcl") and has_to(tree, k)) or dep == "nsubjpass":
            yield from _chain(tree, k)
        elif dep in ("advmod", "prt", "acomp"):
            for p in tree.having(k, "prep"):  # "stopped short of taking steps to"
                for under in tree.having(p, "pobj", "pcomp"):
                    yield from _chain(tree, under)
        elif dep in ("prep", "dative", "agent") and tree.lower[k] not in _BESIDE:
            for under in tree.having(k, "pobj", "pcomp"):
                yield from _chain(tree, under)


def _chain(tree: Tree, i: int) -> Iterator[int]:
    yield i
    for k in tree.kids[i]:
        dep = tree.dep[k]
        if dep in _COMPLEMENTS or dep == "conj" or (dep == "acl" and has_to(tree, k)):
            yield from _chain(tree, k)
        elif dep == "prep" and tree.lower[k] in ("of", "to", "for", "on", "in", "from", "with", "at"):
            for under in tree.having(k, "pobj", "pcomp"):
                yield from _chain(tree, under)


def has_to(tree: Tree, i: int) -> bool:
    return any(tree.dep[k] == "aux" and tree.lower[k] == "to" for k in tree.kids[i])
