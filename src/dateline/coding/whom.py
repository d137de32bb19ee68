"""Whom a noun phrase of an event's clause stands for.

Law of this file: a name beats a description. Who is described is named by what stands beside the description
("Keller, a donor who", "Keller is the man who"), a pronoun by the phrase before it; whom no table knows is known by
his words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
from spacy.tokens import Doc, Token

from dateline.coding.acting import verbs
from dateline.coding.beside import (
    author,
    before_comma,
    enumerated,
    has_two_trades,
    included,
    joints,
    listed,
    noun_of_whose,
    owner_of_part,
)
from dateline.coding.classes import word_class
from dateline.coding.doers import is_known_by_name_only
from dateline.coding.nominal import CHARGES
from dateline.coding.tree import NOMINAL, Tree
from dateline.language.names import phrase_start
from dateline.language.somebody import somebody
from dateline.records import Actor, Place
from dateline.resolve import Resolved
from dateline.resolve.persons import actor_at

#: pronouns that stand for whoever is speaking of himself
_SELF = frozenset(("it", "they"))
_OBJECTS = frozenset(("him", "her", "them"))
_PLURAL = frozenset(("NNS", "NNPS"))
#: where a town that stands for its country can stand
_ACTED_ON = frozenset(("dobj", "nsubjpass", "nsubj", "pobj", "dative", "conj", "poss"))
_TOWNS = frozenset(("city", "region", "town", "island", "street", "building"))
#: prepositions of place
_WHERE = frozenset(
    """in at near off over around across outside inside through throughout along north south east west within above
    by""".split()
)
_LONGEST = 8  # words of "members of the old town's council" after its noun
#: the place that a token names, as a mention has it
PlaceAt = Callable[[int], Place | None]


class Whom:
    """Whom the phrases of one report stand for, by the token that heads each."""

    def __init__(self, resolved: Resolved, tree: Tree, place_at: PlaceAt, country_of: Callable[[Place], Actor]) -> None:
        self._resolved = resolved
        self._doc: Doc = resolved.reading.doc
        self._tree = tree
        self._place_at = place_at
        self._country_of = country_of

    def known(self, i: int) -> tuple[Actor, ...]:
        """Those whom the tables, the report or the grammar around the phrase know."""
        tree = self._tree
        if tree.pos[i] == "PRON":
            noun = noun_of_whose(tree, i)
            return self._pronoun(i) if noun is None else self.known(noun)
        if tree.lemma[i] in word_class("partner"):
            return self._partner(i)
        if self._is_where(i):
            return ()
        names = tuple(actor for k in listed(tree, i) for actor in self._at(k) if actor.start > tree.start[i])
        if names:
            return tuple(dict.fromkeys(names))
        body = owner_of_part(tree, i)
        if body is not None:
            return self._at(body)
        found = self._paired(i) or self._at(i) or self._country_of_town(i)
        if self._is_charge(i, found):
            return ()
        is_one = len({(actor.start, actor.end) for actor in found}) < 2  # "Lebanese-Nigerian" has two countries
        is_one = is_one or has_two_trades(self._tree, i)
        return (self._named_beside(i) or found) if is_one and not (found and found[0].name) else found

    def by_words(self, i: int, *, speaks: bool = False) -> tuple[Actor, ...]:
        """The same, and persons and bodies that are known by their noun alone; each of those joined to it.

        `speaks`: is the event an act of speech, which a letter or a lawsuit does too?
        """
        noun = noun_of_whose(self._tree, i)
        if noun is not None:
            return self.by_words(noun, speaks=speaks)
        known = self.known(i)
        if self._tree.pos[i] == "PRON" and not any(actor.name or actor.country for actor in known):
            known = self._introduced(i) or known
        writer = author(self._tree, i) if speaks else None
        written_by = self.by_words(writer) if writer is not None else ()
        if written_by:
            return written_by
        found = [*self._joined_before(i), *self._named_too(i), *(self._from_and(i, actor) for actor in known)]
        if not known and self._tree.dep[i] == "attr" and not self._is_somebody(i):
            subject = self._tree.first(self._tree.head[i], "nsubj")  # "was the fiercest on the stage, mocking him"
            return self.by_words(subject, speaks=speaks) if subject is not None else ()
        for k in (i,) if has_two_trades(self._tree, i) else self._tree.conjuncts(i):
            words = self._words(k, speaks=speaks)
            is_new = k != i or known == self._at(i)  # a name beside the description stands for it
            if words is not None and is_new and not any(a.start < words.end and words.start < a.end for a in known):
                found.append(words)
        return tuple(sorted(found, key=lambda actor: actor.start)) if len(found) > len(known) else known

    def _named_too(self, i: int) -> tuple[Actor, ...]:
        """Who acts too: named among many, or before the comma of a headline."""
        first = before_comma(self._tree, i)
        many = self._tree.dep[i] == "nsubj" or self._is_somebody(i)
        tops = [*(included(self._tree, i) if many else ()), *enumerated(self._tree, i)]
        tops += [] if first is None else [first]
        return tuple(dict.fromkeys(actor for k in tops for actor in self.known(k) if actor.name))

    def _joined_before(self, i: int) -> tuple[Actor, ...]:
        """Keller of "Senator Keller and Tom Sable", where the parse takes her for a part of his name."""
        found: list[Actor] = []
        for k, joint in joints(self._tree, i):
            if self._is_somebody(k) or self._is_a_person(k):
                found += [actor for actor in self.by_words(k) if actor.start < self._tree.start[joint]]
        return tuple(found)

    def _is_a_person(self, i: int) -> bool:
        return self._tree.entity[i] == "PERSON" or any((a.id or "").startswith("person:") for a in self._at(i))

    def _from_and(self, i: int, actor: Actor) -> Actor:
        """The rest of such a phrase, behind its "and"."""
        for _, joint in joints(self._tree, i):
            if not self._joined_before(i) or not actor.start <= self._tree.start[joint] < actor.end:
                continue
            start = self._tree.start[joint + 1]
            return msgspec.structs.replace(actor, text=actor.text[start - actor.start :], start=start)
        return actor

    def _introduced(self, i: int) -> tuple[Actor, ...]:
        """A pronoun of nobody by name: the phrase that it stands for."""
        fuller = self._resolved.reading.antecedents.get(i)
        if fuller is None or self._tree.pos[fuller.root.i] == "PRON":
            return ()
        return self.by_words(fuller.root.i)

    def _at(self, i: int) -> tuple[Actor, ...]:
        found = self._resolved.actors.at(self._doc[i])
        if len(found) != 1 or found[0].name is not None:
            return found
        return (self._with_to(i, self._with_of(i, found[0])),)

    def _with_to(self, i: int, actor: Actor) -> Actor:
        """“Aides to the mayor” whole: an aide is always somebody's."""
        doc = self._doc
        if self._tree.lemma[i] not in word_class("attached") or actor.end != doc[i].idx + len(doc[i]):
            return actor
        behind = next((k for k in doc[i].rights if k.dep_ == "prep" and k.lower_ == "to" and k.i == i + 1), None)
        if behind is None or not _is_short(behind):
            return actor
        last = doc[behind.right_edge.i]
        stop = last.idx + len(last)
        return msgspec.structs.replace(actor, text=doc.text[actor.start : stop], end=stop)

    def _with_of(self, i: int, actor: Actor) -> Actor:
        """“The Department of Motor Vehicles” whole, where the name ends before its "of"."""
        doc, end = self._doc, i + 1
        if doc[i].ent_type_ != "ORG" or actor.end != doc[i].idx + len(doc[i]):
            return actor
        if end < len(doc) and doc[end].lower_ == "of" and doc[end].ent_iob_ == "I":
            while end < len(doc) and doc[end].ent_iob_ == "I":
                end += 1
            last = doc[end - 1]
            stop = last.idx + len(last)
            return msgspec.structs.replace(actor, text=doc.text[actor.start : stop], end=stop)
        return actor

    # ------------------------------------------------------------------------------------------------ words

    def _words(self, i: int, *, speaks: bool) -> Actor | None:
        says_so = speaks and self._tree.dep[i] == "nsubj" and self._tree.lemma[i] in word_class("document")
        if not (says_so or self._is_somebody(i) or self._is_named(i)):
            return None
        start, end = phrase_start(self._doc[i]), i + 1
        for child in self._doc[i].rights:
            is_whole = child.lower_ == "of" or (child.lower_ == "to" and self._tree.lemma[i] in word_class("attached"))
            if child.dep_ == "prep" and is_whole and child.i == i + 1 and _is_short(child):
                end = child.right_edge.i + 1
        return actor_at(self._doc[start:end], None, None, None, ())

    def _is_named(self, i: int) -> bool:
        """A name that no table has, of whatever the pipeline takes for people or bodies; capitals say nothing."""
        kind = self._tree.entity[i]
        return kind in ("PERSON", "NORP") or (
            kind == "ORG" and self._tree.tag[i] in ("NNP", "NNPS") and self._doc[i].is_title
        )

    def _is_somebody(self, i: int) -> bool:
        tree, words = self._tree, somebody()
        if tree.lower[i] == "others" and tree.dep[i] == "conj":
            return True  # "the union and others"
        if tree.lemma[i] == "state" and not tree.entity[i]:  # not a state of shock
            return tree.lower[i] == "states" or any(tree.entity[k] == "GPE" for k in tree.objects_of(i, "of"))
        if tree.lower[i] in ("those", "others"):
            return tree.first(i, "acl", "relcl") is not None
        if tree.dep[i] == "amod" and tree.lemma[i] in verbs("authority"):
            return tree.lemma[tree.head[i]] in verbs("official_act")  # "a federal investigation"
        if tree.pos[i] not in NOMINAL:
            return False
        if tree.tag[i] == "CD":
            return tree.dep[i] == "nsubjpass" and tree.first(i, "prep") is None  # "at least three were killed"
        return tree.lemma[i] in words or (i > 0 and f"{tree.lower[i - 1]} {tree.lemma[i]}" in words)

    # ------------------------------------------------------------------------------------------------ names

    def _named_beside(self, i: int) -> tuple[Actor, ...]:
        """The name that a description explains or that explains it: "Orbis, a firm", "his firm, Orbis"."""
        for k in self._beside(i):
            if self._tree.entity[k] not in ("PERSON", "ORG", "NORP") and self._tree.pos[k] != "PROPN":
                continue
            if self._tree.entity[k] in ("GPE", "LOC") and k < i:
                continue  # "THE HAGUE - A prosecutor": a dateline is nobody
            many = self._tree.tag[k] in _PLURAL and self._tree.entity[k] != "PERSON"  # "Ayres" is one
            if many != (self._tree.tag[i] in _PLURAL):
                continue
            found = self._at(k)
            if len(found) == 1 and found[0].name:
                return found
        return ()

    def _beside(self, i: int) -> Iterator[int]:
        tree = self._tree
        top = i
        while tree.dep[top] == "conj" and tree.dep[tree.head[top]] in ("conj", "attr"):
            top = tree.head[top]  # "is a liar, a racist and a bully who"
        above = tree.head[top]
        if tree.dep[i] == "appos" and (tree.entity[above] == "PERSON" or self._is_somebody(i)):
            if tree.lower[tree.head[above]] != "to" or tree.lower[tree.head[tree.head[above]]] != "according":
                yield above  # "according to the agency, a group of nine" is not about the agency
        elif tree.dep[top] == "attr" and tree.lemma[above] in ("be", "become"):
            yield from tree.having(above, "nsubj")
        if tree.tag[i] not in _PLURAL and self._is_somebody(i):
            yield from tree.having(i, "appos")

    def _partner(self, i: int) -> tuple[Actor, ...]:
        """“Its ally the Philippines” is the Philippines; "its ally" alone is nobody in particular."""
        for k in self._tree.having(i, "appos"):
            found = self._at(k)
            if found:
                return found
        own = any(self._tree.tag[k] == "PRP$" for k in self._tree.having(i, "poss"))
        return () if own else self._at(i)

    def _paired(self, i: int) -> tuple[Actor, ...]:
        """“US-Philippine exercises” are of both."""
        if self._tree.dep[i] not in ("amod", "compound", "nmod") or i < 2 or self._tree.lower[i - 1] != "-":
            return ()
        first, second = self._at(i - 2), self._at(i)
        countries = [actor.country for actor in (*first, *second)]
        return (*first, *second) if len(countries) == len(set(countries)) == 2 and None not in countries else ()

    # ------------------------------------------------------------------------------------------------ pronouns

    def _pronoun(self, i: int) -> tuple[Actor, ...]:
        """A pronoun's name where the same sentence gives it, else whom it stands for."""
        named = self._resolved.reading.antecedents.get(i)
        if named is not None and self._tree.sentence[named.root.i] == self._tree.sentence[i]:
            found = self._at(named.root.i)
            if found:
                return found
        return self._at(i) or self._who_says_so(i) or self._same_object(i)

    def _who_says_so(self, i: int) -> tuple[Actor, ...]:
        """“The ministry said it would free them”: the ministry would."""
        tree, verb = self._tree, self._tree.head[i]
        if tree.dep[i] not in ("nsubj", "nsubjpass") or tree.dep[verb] != "ccomp" or tree.lower[i] not in _SELF:
            return ()
        subject = tree.first(tree.head[verb], "nsubj")
        if subject is None or tree.lemma[tree.head[verb]] not in word_class("saying"):
            return ()
        many = tree.tag[subject] in _PLURAL or tree.first(subject, "conj") is not None
        return self._at(subject) if many == (tree.lower[i] == "they") else ()

    def _same_object(self, i: int) -> tuple[Actor, ...]:
        """“Convicted the rebel and sentenced him”: him is the rebel."""
        tree, verb = self._tree, self._tree.head[i]
        if tree.dep[i] != "dobj" or tree.dep[verb] not in ("conj", "advcl") or tree.lower[i] not in _OBJECTS:
            return ()
        before = tree.first(tree.head[verb], "dobj", "nsubjpass")
        if before is None or (tree.tag[before] in _PLURAL) != (tree.lower[i] == "them"):
            return ()
        return self._at(before)

    # ------------------------------------------------------------------------------------------------ places

    def _is_where(self, i: int) -> bool:
        """“The Paris attack” is in Paris, "the Kenyan attack" is Kenya's; "the bank's leak" befell the bank."""
        tree = self._tree
        if tree.dep[i] == "compound" and tree.lemma[tree.head[i]] in verbs("befalling"):
            return tree.entity[i] in ("ORG", "PERSON")
        if tree.dep[i] not in ("compound", "nmod") or tree.tag[i] != "NNP":
            return False
        if tree.lemma[tree.head[i]] in verbs("choosing") and any("LEG" in a.sectors for a in self._at(i)):
            return True
        if tree.lemma[tree.head[i]] not in verbs("happening") | verbs("thoroughfare"):
            return False
        place = self._place_at(i)
        return place is not None and place.kind in _TOWNS

    def _is_charge(self, i: int, found: tuple[Actor, ...]) -> bool:
        """“A DUI arrest”, "DWI conviction": capitals that no table knows are what for."""
        tree = self._tree
        if tree.dep[i] != "compound" or not self._doc[i].is_upper:
            return False
        return tree.lemma[tree.head[i]] in CHARGES | {"arrest"} and is_known_by_name_only(found)

    def _country_of_town(self, i: int) -> tuple[Actor, ...]:
        """“They shelled Kherson”, “Hokkaido was told to take cover”: who is there is acted on.

        “Dallas sacked its coach” and “the loss to Dallas” tell of teams and town halls, not of a state.
        """
        tree = self._tree
        above = tree.head[i]
        objects = tree.having(above, "dobj") if tree.dep[i] == "nsubj" else ()
        if any(tree.lemma[k] not in word_class("force_use") for k in objects):
            return ()
        if tree.dep[i] == "pobj" and tree.lower[above] == "to" and tree.pos[tree.head[above]] in NOMINAL:
            return ()
        if tree.dep[i] == "poss" and tree.lemma[above] not in verbs("rule"):
            return ()  # "Ohio's ban on abortion" is the state's, "Ohio's rivers" are nobody's
        if tree.dep[i] not in _ACTED_ON or tree.entity[i] not in ("GPE", "LOC", "FAC"):
            return ()
        if tree.dep[i] == "pobj" and tree.lower[above] in _WHERE:
            return ()
        place = self._place_at(i)
        return (self._country_of(place),) if place is not None and place.country is not None else ()


def _is_short(preposition: Token) -> bool:
    return bool(preposition.right_edge.i - preposition.i <= _LONGEST)
