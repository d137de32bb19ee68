"""Noun phrases as actors with country and PLOVER sectors.

Law of this file: what the phrase itself says comes first (its title, its adjective, whom it belongs to), then what the
rest of the report says of the same one (antecedents), then what is known of the name on the report's day. What none of
them says is None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

import msgspec
from spacy.tokens import Doc, Span, Token

from dateline.language import Reading
from dateline.language.names import PersonName, fold, people, person_names, phrase_start
from dateline.records import Actor, Introduction, Place
from dateline.resolve.describe import NON_STATES, ORGANISED, Describer, Description
from dateline.resolve.gazetteer import lookup_place
from dateline.resolve.holders import Holder, holder_named
from dateline.resolve.home import home
from dateline.resolve.introductions import introduced
from dateline.resolve.lands import Lands
from dateline.resolve.lexicon import Hit, find_names
from dateline.resolve.period import Period, period
from dateline.resolve.persons import AUTHORITIES, Persons, actor_at
from dateline.resolve.phrases import (
    NOUN_TAGS,
    appositions,
    complements,
    conjuncts,
    has_own_determiner,
    is_detached,
    is_indefinite,
    is_singular,
    says_where,
)
from dateline.resolve.places_words import words as place_words

_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
_NATIONAL = frozenset({"country", "adjective", "demonym"})

#: sectors of bodies whose members are called like them
_PARTISAN = frozenset({"PTY", "REB", "PRM"})
#: whose branch in a country is that country's: "Egypt's Muslim Brotherhood"
_ACROSS_BORDERS = frozenset({"NGO", "ISM", "MNC"})
_DEEPEST = 20  # phrases joined to or within one another; a longer chain is a list gone astray
_PLACES = _NATIONAL | {"capital"}
#: prepositions after which a capital or a seat of government is the place; "with Beijing" and "by the Kremlin" are not
_TO_A_PLACE = frozenset({"to", "from", "of", "on"})


class Actors:
    """The actors of one report. Asked again for the same token it answers from memory."""

    def __init__(self, reading: Reading, places: Sequence[Place] = ()) -> None:
        """`places` are those of the report, where they are known: they tell which country it is about."""
        self._places = places
        self._antecedents = reading.antecedents
        self._doc: Doc = reading.doc
        self._published = reading.report.published
        self._found: dict[int, tuple[Actor, ...]] = {}
        self._depth = 0  # phrases within phrases being looked at
        self._alone: dict[int, tuple[Actor, ...]] = {}  # the same without what is joined to the head

    def at(self, head: Token) -> tuple[Actor, ...]:
        """Whom the noun phrase with this head stands for: conjunctions and compounds split; empty if nobody."""
        if head.i not in self._found:
            if self._depth > _DEEPEST:
                return ()
            self._found[head.i] = ()  # whoever is asked for within his own phrase is nobody yet
            self._depth += 1
            self._found[head.i] = self._find(head)
            self._depth -= 1
        return self._found[head.i]

    @cached_property
    def _hits(self) -> dict[int, Hit]:
        return {i: hit for hit in find_names(self._doc) for i in range(hit.start, hit.end)}

    @cached_property
    def _people(self) -> dict[int, PersonName]:
        names = (name for name in person_names(self._doc) if not self._is_country(name))
        return {i: name for name in names for i in range(name.first, name.last + 1)}

    @cached_property
    def _period(self) -> Period | None:
        """The days that tell who held which office: the report's own, else those that its office holders allow."""
        if self._published:
            return Period(self._published[:10], self._published[:10])
        return period(self._doc, dict.fromkeys(self._people.values()))

    @property
    def _date(self) -> str | None:
        return self._period.last if self._period else None

    def _is_country(self, name: PersonName) -> bool:
        """A country that the pipeline takes for a person: the bare name, and nobody of the report is called so."""
        hit = self._hits.get(name.last)
        if hit is None or name.first < hit.start or name.last >= hit.end or name.last in self._antecedents:
            return False
        return hit.known.kind in _PLACES and not self._is_titled(name)

    def _is_titled(self, name: PersonName) -> bool:
        return name.first > 0 and self._doc[name.first - 1].lower_ in people().titles

    @cached_property
    def _persons(self) -> Persons:
        return Persons(self._doc, self._antecedents, self._people, self._describer, self._period, self._home)

    @cached_property
    def _describer(self) -> Describer:
        hits = {i: hit for i, hit in self._hits.items() if i not in self._people or hit.known.kind in ORGANISED}
        named = {hit.known.country for hit in self._hits.values() if hit.known.kind in _PLACES and hit.known.country}
        lands = Lands(self._doc, self._hits, dict(self._places_by_token()), frozenset(named))
        return Describer(self._doc, hits, self.at, self._period, lands)

    def _places_by_token(self) -> Iterator[tuple[int, Place]]:
        for place in self._places:
            span = self._doc.char_span(place.start, place.end, alignment_mode="expand")
            for token in span or ():
                yield token.i, place

    def introductions(self) -> tuple[Introduction, ...]:
        """What the report teaches of the people whom it names in full."""
        return introduced(self._persons)

    def _find(self, head: Token) -> tuple[Actor, ...]:
        if head.tag_ in _PRONOUN_TAGS:
            return self._pronoun(head)
        if head.tag_ not in NOUN_TAGS and head.i not in self._hits:
            return ()
        if self._shares_noun(head):
            return self._shared(head)
        found = self._one(head)
        self._alone[head.i] = found
        for other in conjuncts(head):
            found += self._joined(other, found)
        return tuple(dict.fromkeys(found))

    def _shares_noun(self, head: Token) -> bool:
        """An adjective that the parse takes for a noun: "Filipino and American troops"."""
        hit = self._hits.get(head.i)
        if hit is None or hit.known.kind != "adjective" or hit.start != head.i or any(True for _ in head.lefts):
            return False
        other = next(conjuncts(head), None)
        return other is not None and other.tag_ in ("NN", "NNS") and self._hits.get(other.i - 1) is not None

    def _shared(self, head: Token) -> tuple[Actor, ...]:
        """The joined noun, once for the adjective's country and once for its own."""
        other = next(conjuncts(head))
        theirs = self._placed(self.at(other), head.i, other.i + 1)
        country = self._hits[head.i].known.country
        return tuple(msgspec.structs.replace(actor, country=country, id=None, name=None) for actor in theirs) + theirs

    def _joined(self, other: Token, first: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """A noun joined to another; "Russian troops and ships" are both Russian."""
        found = self.at(other)
        countries = {actor.country for actor in first}
        if len(countries) == 1 and first[0].country and not has_own_determiner(other):
            found = tuple(
                msgspec.structs.replace(actor, country=first[0].country)
                if actor.country is None and actor.name is None and other.tag_ in ("NN", "NNS")
                else actor
                for actor in found
            )
        return found

    def _pronoun(self, token: Token) -> tuple[Actor, ...]:
        fuller = self._antecedents.get(token.i)
        return self._placed(self._of(fuller), token.i, token.i + 1) if fuller is not None else ()

    def _of(self, span: Span) -> tuple[Actor, ...]:
        """The actors of a phrase: with those joined to its head only where the phrase reaches so far."""
        root = span.root
        found = self.at(root)
        reaches = any(other.i < span.end for other in conjuncts(root))
        return found if reaches else self._alone.get(root.i, found)

    def _one(self, head: Token) -> tuple[Actor, ...]:
        """The actors of a phrase without what is joined to it."""
        hit = self._hits.get(head.i)
        name = self._people.get(head.i)
        if hit is not None and self._is_region_elsewhere(hit):
            return ()
        ship = self._describer.ship(head, phrase_start(head))
        if ship is not None:  # "HMS Queen Elizabeth"
            return (self._described(phrase_start(head), ship),)
        if hit is not None and hit.known.kind == "person":
            return (self._persons.actor(head, name or PersonName(hit.start, hit.end - 1, ()), hit.known.holder),)
        if name is not None and (hit is None or hit.known.kind in _PLACES):
            return (self._persons.actor(head, name, None),)
        if hit is not None:
            return self._known(head, hit)
        fuller = self._antecedents.get(head.i)
        if fuller is not None and fuller.root.i != head.i and fuller.root.i in self._people:
            return self._same_person(head, fuller)
        return self._noun(head)

    def _is_region_elsewhere(self, hit: Hit) -> bool:
        """A country's name that in this report is a region of another one: Georgia and its prosecutors."""
        place = self._describer.lands.places.get(hit.start) if hit.known.kind == "country" else None
        return place is not None and place.kind == "region" and place.country not in (None, hit.known.country)

    def only_country(self, span: Span) -> str | None:
        """The one country that the words of a span name; None where they name none or several."""
        named = {
            hit.known.country
            for i, hit in self._describer.hits.items()
            if span.start <= i < span.end and hit.known.kind in _PLACES and not is_detached(span.doc[i])
        }
        if not named:
            towns = (entity for entity in span.ents if entity.label_ in ("GPE", "LOC") and not is_detached(entity[-1]))
            places = (lookup_place(entity.text) for entity in towns)
            named = {place.country for place in places if place is not None}
        return named.pop() if len(named) == 1 else None

    # ------------------------------------------------------------------------------------------------ known names

    def _known(self, head: Token, hit: Hit) -> tuple[Actor, ...]:
        """A country, capital, seat of government, organisation or group by its name."""
        known = hit.known
        if known.kind in ("capital", "seat") and self._is_place(head):
            return ()
        if known.kind == "country" and says_where(head):
            return ()
        if known.kind in _PLACES and head.ent_type_ == "ORG" and self._doc[hit.start].ent_iob_ == "I":
            return self._named_organisation(head, phrase_start(head), known.country)
        if known.kind == "capital":
            return (self._actor(hit.start, hit.end, known.name, f"country:{known.country}", known.country, ("GOV",)),)
        if known.kind in _NATIONAL:
            return self._nation(head, hit)
        start = min(phrase_start(head), hit.start)
        if _PARTISAN.intersection(known.sectors) and is_singular(head) and is_indefinite(head):  # "a senior Republican"
            return (self._actor(start, hit.end, None, None, known.country, known.sectors),)
        country = self._country_beside(start, hit)
        if country is None:
            return (self._actor(start, hit.end, known.name, "org:" + fold(known.name), known.country, known.sectors),)
        name = self._doc[hit.start : hit.end].text
        return (self._actor(start, hit.end, name, f"org:{country}:{fold(name)}", country, known.sectors),)

    def _country_beside(self, start: int, hit: Hit) -> str | None:
        """The country beside an organisation, where that is its branch or a namesake: "Canada's Conservative Party"."""
        before = self._describer.countries_before(start, hit.start)
        if not before or before[-1] == hit.known.country:
            return None
        if hit.known.country in _ACROSS_BORDERS:
            return before[-1]
        last = hit.start - 2 if self._doc[hit.start - 1].tag_ == "POS" else hit.start - 1
        beside = self._hits.get(last)
        return before[-1] if beside is not None and hit.known.country not in NON_STATES else None

    def _nation(self, head: Token, hit: Hit) -> tuple[Actor, ...]:
        """A country by its name, or its people: "the French" are France, "three Syrians" are civilians."""
        known = hit.known
        before = self._describer.countries_before(phrase_start(head), hit.start)
        if before and known.kind != "country":  # "Iraqi Kurds"
            return (self._actor(phrase_start(head), hit.end, None, None, before[-1], ("CVL",)),)
        if known.country is None:
            return ()
        if known.kind != "country" and head.tag_ in NOUN_TAGS and head.dep_ not in ("compound", "amod", "nmod"):
            definite = any(child.lower_ == "the" for child in head.lefts)
            if not definite or any(child.dep_ == "amod" for child in head.lefts):  # "the first American"
                return (self._actor(phrase_start(head), hit.end, None, None, known.country, ("CVL",)),)
        start = phrase_start(head) if known.kind == "country" or head.tag_ in NOUN_TAGS else hit.start
        return (self._actor(min(start, hit.start), hit.end, known.name, f"country:{known.country}", known.country, ()),)

    def _is_place(self, head: Token) -> bool:
        """Does a capital or a seat of government stand for the place?"""
        if says_where(head) or head.dep_ == "npadvmod":
            return True
        if head.dep_ != "pobj" or head.head.lower_ not in _TO_A_PLACE:
            return head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_ == "be"
        return head.head.lower_ != "to" or head.head.head.lemma_ not in place_words("sent_to")

    # ------------------------------------------------------------------------------------------------ common nouns

    def _same_person(self, head: Token, named: Span) -> tuple[Actor, ...]:
        """A surname or a description for somebody whom the report names elsewhere."""
        start, end = phrase_start(head), head.i + 1
        said = self._describer.phrase(head, start)
        return self._placed(self._of(named), start, max(end, said.end if said else 0))

    def _noun(self, head: Token) -> tuple[Actor, ...]:
        start = phrase_start(head)
        said = self._describer.phrase(head, start)
        named = self._titled(head)
        if named is not None:
            return self._placed(self.at(named)[:1], start, named.i + 1)
        fuller = self._antecedents.get(head.i)
        if fuller is not None and fuller.root.i != head.i and (said is None or said.countries == (None,)):
            same = self._placed(self._of(fuller), start, head.i + 1)
            if same:
                return same
        if said is None:
            return self._unknown_name(head, start)
        if said.countries == (None,):
            said = self._at_home(said, head)
        named = next((other for other in appositions(head) if self._is_person(other)), None)
        if named is not None and len(said.countries) == 1:
            return self._placed(self.at(named)[:1], start, named.i + 1)
        return tuple(self._described(start, said, country) for country in said.countries)

    def _titled(self, head: Token) -> Token | None:
        """The name behind a title with "of": "Speaker of the House Kevin McCarthy"."""
        if head.tag_ != "NNP":
            return None
        for preposition, noun in complements(head):
            name = self._people.get(noun.i)
            if preposition == "of" and name is not None and phrase_start(noun) < name.first:
                return noun
        return None

    def _is_person(self, token: Token) -> bool:
        hit = self._hits.get(token.i)
        return token.i in self._people or (hit is not None and hit.known.kind == "person")

    def _at_home(self, said: Description, head: Token) -> Description:
        """An office or authority without a country: the holder whom the report names, else the report's own country."""
        bearers = {
            holder
            for holder in self._holders_named
            if said.office and (term := holder.term_on(self._date)) is not None and term.office == said.office
        }
        if len(bearers) == 1 and not said.former and is_singular(head) and not is_indefinite(head):
            holder = bearers.pop()
            return replace(said, countries=(holder.country_on(self._date),), name=holder.name, id=holder.id)
        if said.sectors[:1] and said.sectors[0] in AUTHORITIES and self._home is not None:
            return replace(said, countries=(self._home,))
        return said

    @cached_property
    def _holders_named(self) -> frozenset[Holder]:
        """The office holders whom the report names, in full or by title and surname ("President Lula")."""
        called = (self._persons.holder(name) for name in dict.fromkeys(self._people.values()) if self._is_titled(name))
        known = (hit.known.holder for hit in self._hits.values())
        return frozenset(holder for holder in (*called, *known) if holder is not None)

    @cached_property
    def _home(self) -> str | None:
        return home(self._doc, self._hits, self._places)

    def _unknown_name(self, head: Token, start: int) -> tuple[Actor, ...]:
        """A surname of somebody in office, or an organisation of which the pipeline only knows that it is one."""
        if not head.text[:1].isupper():
            return ()
        title = self._doc[head.i - 1].lower_ if head.i > 0 else ""
        holder = holder_named(head.text, self._date, title=title) if head.dep_ != "compound" else None
        is_place = head.ent_type_ in ("GPE", "LOC", "FAC") and lookup_place(head.text) is not None
        if holder is not None and not is_place:
            sectors = holder.sectors_on(self._date)
            return (self._actor(start, head.i + 1, holder.name, holder.id, holder.country_on(self._date), sectors),)
        if head.ent_type_ != "ORG" or head.tag_ not in ("NNP", "NNPS"):
            return ()
        return self._named_organisation(head, start, None)

    def _named_organisation(self, head: Token, start: int, country: str | None) -> tuple[Actor, ...]:
        """An organisation that no table has: "Environment Canada"."""
        first = head.i
        while first > start and self._doc[first - 1].ent_type_ == "ORG":
            first -= 1
        while first < head.i and self._doc[first].tag_ == "DT":
            first += 1
        name = self._doc[first : head.i + 1].text
        if lookup_place(name) is not None:
            return ()
        return (self._actor(start, head.i + 1, name, "org:" + fold(name), country, ()),)

    # ------------------------------------------------------------------------------------------------ records

    def _described(self, start: int, said: Description, country: str | None = None) -> Actor:
        return self._actor(start, said.end, said.name, said.id, country or said.countries[0], said.sectors)

    def _actor(
        self, start: int, end: int, name: str | None, id_: str | None, country: str | None, sectors: tuple[str, ...]
    ) -> Actor:
        return actor_at(self._doc[start:end], name, id_, country, sectors)

    def _placed(self, actors: tuple[Actor, ...], start: int, end: int) -> tuple[Actor, ...]:
        """The same actors where tokens [start, end) stand for them."""
        span = self._doc[start:end]
        at = {"text": span.text, "start": span.start_char, "end": span.end_char}
        return tuple(msgspec.structs.replace(actor, **at) for actor in actors)
