"""Counts and amounts: how many of what.

An amount becomes a quantity when the parse shows what it counts: a noun of knowledge/quantities.toml, or persons to
whom something of that table happens ("three people were killed" counts killed, not people).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from dateline import knowledge
from dateline.records import Quantity
from dateline.resolve.amounts import Amount, amounts
from dateline.resolve.shares import Share, find_shares

CLIMB = 6  # steps up the parse from a count to what governs it
OBJECTS = ("dobj", "obj", "nsubjpass", "nsubj:pass", "dative")
SUBJECTS = ("nsubj", "nsubjpass")
BARE = (*OBJECTS, "nsubj", "pobj", "conj", "attr", "oprd", "ROOT")  # an apposition is an age: "Smith, 40, of Leeds"
INSIDE = ("nummod", "amod", "compound", "quantmod", "advmod", "det", "nmod", "predet")
PEOPLE = "people"
LIST = 6  # tokens after a nation in which the counted noun of a list stands: "6,500 American and 2,400 Thai troops"
PERSONAL = ("people", "troops", "fighters", "police", "protesters", "prisoners", "hostages", "displaced")


#: what is counted, its unit, the stretch of tokens, the token that governs it
_Found = tuple[str, str | None, int, int, int]


@dataclass(frozen=True, slots=True)
class _Classes:
    things: dict[str, str]
    #: the classes of things and persons, of which nations can have shares
    shared: frozenset[str]
    done: dict[str, str]
    loose: dict[str, str]
    undergone: dict[str, str]
    states: dict[str, str]
    nouns: dict[str, str]
    tolls: dict[str, str]
    carriers: frozenset[str]
    carried: frozenset[str]
    units: dict[str, tuple[str, str]]
    currencies: dict[str, str]


@cache
def _classes() -> _Classes:
    table = knowledge.document("quantities")

    def inverted(role: str) -> dict[str, str]:
        return {word: name for name, roles in table["outcomes"].items() for word in roles[role]}

    things = {noun: name for kind in ("persons", "things") for name, nouns in table[kind].items() for noun in nouns}
    return _Classes(
        things=things,
        shared=frozenset(things.values()),
        done=inverted("done"),
        loose=inverted("loose"),
        undergone=inverted("undergone"),
        states=inverted("states"),
        nouns=inverted("nouns"),
        tolls=inverted("tolls"),
        carriers=frozenset(table["carriers"]["nouns"]),
        carried=frozenset(table["carriers"]["of"]),
        units={noun: (name, unit) for noun, (name, unit) in table["units"].items()},
        currencies=table["currencies"],
    )


def find_counted(doc: Doc) -> tuple[tuple[Quantity, int], ...]:
    """Every quantity that an event record keeps, each with the index of the verb or noun that governs it."""
    return tuple(_counted(doc))


def _counted(doc: Doc) -> Iterator[tuple[Quantity, int]]:
    text = doc.text
    last: tuple[str, int] | None = None
    every = list(amounts(doc))
    shares = find_shares(doc, every)
    for amount in every:
        found = _money(doc, amount) or _of(doc, amount, last)
        if amount.first in shares:
            found = _of_nation(doc, amount, found, shares[amount.first])
        if found is None:
            continue
        of, unit, start, end, governor = found
        last = (of, doc[start].sent.start)
        first, after = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        yield (
            Quantity(
                text=text[first:after],
                start=first,
                end=after,
                of=of,
                low=amount.low,
                high=amount.high,
                approximate=amount.approximate,
                unit=unit,
            ),
            governor,
        )


def _of_nation(doc: Doc, amount: Amount, found: _Found | None, share: Share) -> _Found | None:
    """A nation's share of what is counted: "USA troops"; what happens to people stays what it is ("two Thais died")."""
    if found is not None and found[0] not in _classes().shared:
        return found
    after = doc[share.end : share.end + LIST] if doc[share.end - 1].tag_ == "JJ" else doc[0:0]
    noun = next((token for token in after if token.pos_ == "NOUN"), None)
    thing = _classes().things.get(noun.lemma_.lower() if noun is not None else "", PEOPLE)
    thing = thing if found is None or found[0] == PEOPLE else found[0]
    end = max(share.end, found[3] if found else 0)
    root = _root(doc, amount.first, amount.after)
    governor = found[4] if found else _governor(root.head if root.dep_ in INSIDE else root)
    return f"{share.country} {thing}", None, amount.start, end, governor


def _money(doc: Doc, amount: Amount) -> _Found | None:
    """An amount behind a currency sign: $1.5 million."""
    known = _classes().currencies
    sign = doc[amount.first - 1].lower_ if amount.first else ""
    if sign not in known or sign.isalpha():
        return None
    head = _root(doc, amount.first - 1, amount.after)
    return "money", known[sign], min(amount.start, amount.first - 1), amount.after, _governor(head)


def _root(doc: Doc, first: int, after: int) -> Token:
    """The token of the stretch that hangs on something outside it."""
    for i in range(first, after):
        if not first <= doc[i].head.i < after:
            return doc[i]
    return doc[after - 1]


def _of(doc: Doc, amount: Amount, last: tuple[str, int] | None) -> _Found | None:
    """What an amount counts, in which unit, its span and its governor; None where it counts nothing that is kept."""
    noun = _noun(doc, amount)
    if noun is None:
        return _bare(doc, amount, last)
    known, lemma = _classes(), noun.lemma_.lower()
    root = _root(doc, amount.first, amount.after)
    counted = root if root.i in (ancestor.i for ancestor in noun.ancestors) else noun  # "hundreds" of protesters
    end = max(noun.i + 1, amount.after)
    follows = doc[noun.i + 1].lower_ if noun.i + 1 < len(doc) else ""
    if lemma in known.currencies and follows != "of":  # "two pounds of rice" is no money
        return "money", known.currencies[lemma], amount.start, end, _governor(counted)
    if lemma in known.units or noun.lower_ in known.units:
        if follows in ("per", "an"):  # a speed
            return None
        of, unit = known.units.get(lemma) or known.units[noun.lower_]
        return of, unit, amount.start, end, _governor(counted)
    named = known.nouns.get(lemma) or known.states.get(noun.lower_)
    if named:
        return named, None, amount.start, end, _governor(counted)
    thing = known.things.get(lemma) or known.things.get(noun.lower_)
    if thing is None and lemma in known.carriers:
        thing = next(
            (known.things[child.lemma_.lower()] for child in noun.lefts if child.lemma_.lower() in known.things), None
        )
    if thing is None or thing in PERSONAL:
        outcome = _outcome(counted, noun)
        if outcome is not None and (thing or doc[outcome[1]].lemma_.lower() not in known.loose):
            return outcome[0], None, amount.start, end, outcome[1]
    one_of = end > noun.i > amount.after and amount.high == 1  # "one of the cars" counts nothing
    if thing is None or amount.high == 0 or one_of:
        return None
    return thing, None, amount.start, end, _governor(counted)


def _noun(doc: Doc, amount: Amount) -> Token | None:
    """The noun that an amount counts: its head to the right, or what stands after "of" ("dozens of people")."""
    root = _root(doc, amount.first, amount.after)
    if amount.after < len(doc) and doc[amount.after].lower_ == "of" and not _year(root, amount):
        for child in doc[amount.after].children:
            if child.dep_ == "pobj" and child.pos_ in ("NOUN", "PROPN"):
                return child
        return None
    if root.dep_ in INSIDE and root.head.i >= amount.after and root.head.pos_ in ("NOUN", "PROPN", "ADJ"):
        measured = any(doc[i].lemma_.lower() in _classes().units for i in range(amount.after, root.head.i))
        return None if measured else root.head  # "a 10,000 square foot building" is one building
    return None


def _bare(doc: Doc, amount: Amount, last: tuple[str, int] | None) -> _Found | None:
    """An amount without a noun: "killing three", "30 wounded", "nine of which", "the toll rose to 41"."""
    root, known = _root(doc, amount.first, amount.after), _classes()
    after = doc[amount.after] if amount.after < len(doc) else None
    if after is not None and after.lower_ in known.states:
        return known.states[after.lower_], None, amount.start, amount.after + 1, after.i
    if after is not None and after.lower_ == "of" and amount.after + 1 < len(doc):
        whole = doc[amount.after + 1]
        if (
            last is not None
            and last[1] == root.sent.start
            and whole.lower_ in ("which", "whom", "them", "these", "those")
        ):
            return last[0], None, amount.start, amount.after, _governor(root)
    if root.dep_ not in BARE or _year(root, amount):
        return None
    outcome = _outcome(root, root) or _toll(root)
    return (outcome[0], None, amount.start, amount.after, outcome[1]) if outcome else None


def _year(root: Token, amount: Amount) -> bool:
    """Does a number without a noun look like a year: four digits, no comma?"""
    return root.lower_.isdecimal() and len(root) == 4 and 1900 <= amount.low <= 2100


def _outcome(counted: Token, noun: Token) -> tuple[str, int] | None:
    """What happens to the counted persons, and the index of the word that says so. `noun` names them."""
    known = _classes()
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    if after is not None and after.lower_ in known.states and after.tag_ not in ("VBD",):
        verb = counted.head if counted.head.pos_ == "VERB" else after
        return known.states[after.lower_], after.i if verb.i < after.i and verb.lemma_ not in (
            "leave",
            "leaf",
        ) else verb.i
    for child in noun.lefts:
        if child.lower_ in known.states and child.dep_ == "amod":
            return known.states[child.lower_], _governor(counted)
    return _happening(_carried(_conjunct(counted)))


def _carried(token: Token) -> Token:
    """The noun that carries the role of the counted: "the lives" of 2,000 people."""
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in _classes().carried:
        return token.head.head
    return token


def _happening(top: Token) -> tuple[str, int] | None:
    """What the verb of a noun, or a verb that "and" joins to it, says has happened to it."""
    known, verb = _classes(), top.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    joined = [
        child
        for child in verb.children
        if child.dep_ == "conj" and not any(sub.dep_ in SUBJECTS + OBJECTS for sub in child.children)
    ]
    for one in [verb, *joined]:
        lemma = one.lemma_.lower()
        if top.dep_ in OBJECTS and lemma in known.done:
            return known.done[lemma], one.i
        if top.dep_ in SUBJECTS and lemma in known.undergone:
            return known.undergone[lemma], one.i
    lemma = verb.lemma_.lower()
    if top.dep_ in SUBJECTS and lemma in ("be", "go", "remain", "feel"):
        state = next((child for child in verb.children if child.i > verb.i and child.lower_ in known.states), None)
        if state is not None:
            return known.states[state.lower_], state.i
    return None


def _toll(root: Token) -> tuple[str, int] | None:
    """The death toll rose to 41; a toll of 41."""
    if root.dep_ != "pobj" or root.head.lower_ not in ("to", "at", "of"):
        return None
    known, above = _classes(), root.head.head
    if above.lemma_.lower() in known.tolls:
        return known.tolls[above.lemma_.lower()], above.i
    for child in above.children:
        if child.dep_ in SUBJECTS and child.lemma_.lower() in known.tolls:
            return known.tolls[child.lemma_.lower()], above.i
    return None


def _conjunct(token: Token) -> Token:
    """The first of the nouns that "and" joins: it alone carries their grammatical role."""
    for _ in range(CLIMB):
        if token.dep_ not in ("conj", "appos"):
            break
        token = token.head
    return token


def _governor(counted: Token) -> int:
    """Index of the verb or noun whose argument the counted noun is; its own where it stands alone."""
    token = _conjunct(counted)
    if token.dep_ == "pobj" and token.head.head.i != token.head.i:
        above = token.head.head
        return _governor(above) if token.head.lower_ == "including" and above.pos_ == "NOUN" else above.i
    return token.head.i
