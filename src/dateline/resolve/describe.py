"""What the words of a noun phrase say of an actor: country, sectors, office.

"The Armenian prime minister" has a noun that names an office, and an adjective that names a country; "a spokesman for
the UN refugee agency" has a noun that says nothing of its own, and belongs to somebody who has a country.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from dateline import knowledge
from dateline.language.names import fold, people
from dateline.records import Actor
from dateline.resolve.holders import Holder, holder_of
from dateline.resolve.lands import Lands
from dateline.resolve.lexicon import Hit
from dateline.resolve.period import Period
from dateline.resolve.phrases import complements, conjuncts, is_detached, is_indefinite, is_singular, phrase_words
from dateline.resolve.places_words import words as place_words
from dateline.resolve.sectors import Noun, combined, last_noun, longest_noun, names_forces, says_former, tables

#: kinds of known names that somebody can belong to
ORGANISED = frozenset({"org", "group", "seat", "party"})
_NATIONAL = frozenset({"country", "adjective", "demonym", "capital"})
#: what stands in the place of a country
NON_STATES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
#: prepositions after which stands whom or where somebody belongs to; "ambassador to Chad" does not belong to Chad
_BELONGING = frozenset({"of", "for", "from", "in", "at", "near", "with", "inside", "within", "across"})
_MOST = 8  # countries joined in one phrase; more is a list gone astray


@dataclass(frozen=True, slots=True)
class Description:
    """What a phrase says. One country for each actor that it stands for; (None,) where it says none."""

    countries: tuple[str | None, ...]
    sectors: tuple[str, ...] = ()
    name: str | None = None
    id: str | None = None
    #: token after the phrase with the complement that belongs to it
    end: int = 0
    former: bool = False
    #: of an owner: only where somebody is ("an adviser in Ohio"), which says nothing of what he is
    located: bool = False
    #: of an owner: only part of its country ("the government of West Bengal"), whose offices are not the country's
    part: bool = False
    #: the office that the noun names, in its usual name
    office: str = ""


@dataclass(frozen=True, slots=True)
class Describer:
    """Describes phrases of one report."""

    doc: Doc
    hits: Mapping[int, Hit]
    #: actors of another noun phrase of the report
    at: Callable[[Token], tuple[Actor, ...]]
    #: the days that the report can be of
    period: Period | None
    lands: Lands

    def phrase(self, head: Token, start: int) -> Description | None:
        """The description of a phrase by its head noun; None where the noun names no actor."""
        words = phrase_words(self.doc, start, head.i + 1)
        noun, count = longest_noun(words)
        longer, end = _with_complement(self.doc, head, words)
        if longer is not None:
            noun, count = longer, 1
        if head.lower_ in tables().attitude and any(preposition == "to" for preposition, _ in complements(head)):
            return None
        if words == [head.lower_] and head.lower_ in tables().mass and not any(True for _ in head.lefts):
            return None
        ship = self.ship(head, start)
        if noun is None or ship is not None:
            return ship
        before = words[:-count]
        countries = self.countries_before(start, head.i)
        owner, owner_end = self._owner(head, start, countries, end)
        part = owner is not None and owner.part
        if not countries:
            part = part or owner is None
            countries = owner.countries if owner else self._place_before(start, head.i)
        located = owner is not None and owner.located and not owner.sectors
        sectors = combined(
            noun, before, owner.sectors if owner and not located else None, _any_state(countries) and not located
        )
        if noun.kind == "equipment" and not (countries or ("MIL" in sectors[:1] and names_forces(before)) or owner):
            return None
        if noun.kind == "relational" and not (countries or sectors or owner):
            return None
        description = Description(
            countries or (None,),
            sectors,
            end=max(end, owner_end, head.i + 1),
            former=says_former(before),
            office=noun.office,
        )
        return description if part and noun.office else self._identified(description, noun, head, start, owner)

    def title(self, start: int, end: int) -> Description | None:
        """The description in the words before a name: "Chinese Defense Minister"."""
        words = phrase_words(self.doc, start, end)
        if not words:
            return None
        noun, count = longest_noun(words)
        countries = self.countries_before(start, end)
        owner = self._organisation_before(start, end)
        if noun is None:
            noun, count = last_noun(words)
        if not countries:
            countries = owner.countries if owner else self._place_before(start, end)
        before = words[: len(words) - count]
        owned = owner.sectors if owner else None
        sectors = combined(noun, before, owned, _any_state(countries)) if noun else ()
        if not countries and not sectors:
            return None
        office = noun.office if noun else ""
        return Description(countries[:1] or (None,), sectors, end=end, former=says_former(words), office=office)

    def countries_before(self, start: int, end: int) -> tuple[str | None, ...]:
        """Countries named by adjective, name or possessive before the head: the nearest, and what is joined to it."""
        found: list[str | None] = []
        i = end - 1
        while i >= start:
            hit = self.hits.get(i)
            if hit is None:
                if found and not (self.doc[i].lower_ in ("and", "or", "&") or self.doc[i].is_punct):
                    break
                i -= 1
                continue
            if hit.known.kind in _NATIONAL and hit.known.country and not is_detached(self.doc[i]):
                if hit.known.country not in found:
                    found.append(hit.known.country)
            elif hit.known.kind in ORGANISED:
                break
            i = hit.start - 1
        return tuple(reversed(found))[:_MOST]

    def _place_before(self, start: int, end: int) -> tuple[str | None, ...]:
        """The country of a town or region named before the head: "Aleppo rebels"."""
        for i in range(end - 1, start - 1, -1):
            token = self.doc[i]
            if i in self.hits or is_detached(token):
                continue
            country = self.lands.country(token, start, sure=i == end - 1 and self._is_of_places(end))
            if country or (token.ent_type_ == "GPE" and token.tag_ in ("NNP", "NNPS")):
                return (country,) if country else ()
        return ()

    def _is_of_places(self, i: int) -> bool:
        """An office or body that only places have: "the Syunik governor"."""
        return i < len(self.doc) and self.doc[i].lower_ in place_words("office_after")

    def _organisation_before(self, start: int, end: int) -> Description | None:
        """The organisation or group before the head: "UN" in "UN peacekeepers"."""
        for i in range(end - 1, start - 1, -1):
            hit = self.hits.get(i)
            if hit is not None and hit.known.kind in ORGANISED and not is_detached(self.doc[i]):
                return Description(
                    (hit.known.country,), hit.known.sectors, hit.known.name, "org:" + fold(hit.known.name)
                )
        return None

    def _owner(
        self, head: Token, start: int, countries: tuple[str | None, ...], end: int
    ) -> tuple[Description | None, int]:
        """Whom the actor belongs to, and where the words that say so end."""
        before = self._organisation_before(start, head.i)
        if before is not None:
            return before, 0
        for child in head.lefts:
            if child.dep_ == "poss" and self.hits.get(child.i) is None:
                owners = self.at(child)
                if owners:
                    return _joined(owners), 0
                country = self.lands.country(child, start)
                if country:
                    return Description((country,), part=True), 0
        for preposition, noun in complements(head):
            if preposition not in _BELONGING or noun.i < end:
                continue
            owner = self._belongs_to(noun, preposition)
            if owner is not None and (owner.countries != (None,) or owner.sectors):
                if preposition in ("of", "for"):
                    return owner, owner.end
                return replace(owner, located=True), 0
        return None, 0

    def _belongs_to(self, noun: Token, preposition: str) -> Description | None:
        hit = self.hits.get(noun.i)
        states = self._states_from(noun)
        if states:
            countries = tuple(dict.fromkeys(state.known.country for state in states))[:_MOST]
            return Description(countries, (), end=states[-1].end)
        owners = self.at(noun)
        if owners and (owners[0].country or owners[0].sectors):
            return replace(_joined(owners), end=_end_token(self.doc, noun, owners))
        if hit is not None:
            return Description((hit.known.country,), (), end=hit.end)
        if noun.tag_ in ("NNP", "NNPS"):
            country = self.lands.country(noun, noun.left_edge.i, sure=True)
            if country:
                return Description((country,), (), end=noun.i + 1, part=True)
        return None

    def _states_from(self, noun: Token) -> tuple[Hit, ...]:
        """A country or capital with those joined to it ("of Manila and Washington"); empty where one is none."""
        hit = self.hits.get(noun.i)
        if hit is None or hit.known.kind not in _NATIONAL:
            return ()
        found: tuple[Hit, ...] = (hit,)
        for other in conjuncts(noun):
            theirs = self._states_from(other)
            if not theirs:
                return ()
            found += theirs
        return found

    def ship(self, head: Token, start: int) -> Description | None:
        """A ship by its prefix: "the USS Milius"."""
        for token in self.doc[start : head.i]:
            country = tables().ships.get(token.text)
            if country is not None:
                name = self.doc[token.i : head.i + 1].text
                return Description((country,), ("MIL",), name, "org:" + fold(name), head.i + 1)
        return None

    def _identified(
        self, said: Description, noun: Noun, head: Token, start: int, owner: Description | None
    ) -> Description:
        """With name and id: the holder of an office on the day, a ministry of a country, or a proper name."""
        country = said.countries[0]
        if len(said.countries) > 1 or said.former:
            return said
        belongs = owner is not None and owner.id is not None and not owner.id.startswith("country:")
        if noun.office and country and country not in NON_STATES and not belongs:
            return self._office(said, noun, head, country)
        if head.tag_ in ("NNP", "NNPS") and not is_indefinite(head) and head.lower_ not in people().titles:
            name = _proper_name(self.doc, start, head)
            if name and " " in name:
                return replace(said, name=name, id="org:" + fold(name))
        return said

    def _office(self, said: Description, noun: Noun, head: Token, country: str) -> Description:
        if (not is_singular(head) and noun.kind == "own") or is_indefinite(head) or not noun.unique:
            return said
        if noun.kind == "office" and _is_person_office(noun.office):
            holder = self._holder(country, noun.office)
            if holder is not None:
                return replace(said, name=holder.name, id=holder.id)
            return replace(said, id=f"office:{country}:{' '.join(said.sectors)}:{noun.office}")
        name = f"{noun.office[:1].upper()}{noun.office[1:]} of {_country_names()[country]}"
        return replace(said, name=name, id=f"org:{country}:{noun.office}")

    def _holder(self, country: str, office: str) -> Holder | None:
        """Who alone held an office on all days that the report can be of."""
        days = (self.period.first or self.period.last, self.period.last) if self.period else (None,)
        found = {holder_of(country, office, day) for day in days}
        return found.pop() if len(found) == 1 else None


def _joined(actors: tuple[Actor, ...]) -> Description:
    """Several owners as one description: "the foreign ministers of Japan and Australia"."""
    countries = tuple(dict.fromkeys(actor.country for actor in actors))[:_MOST]
    first = actors[0]
    return Description(countries, first.sectors, first.name, first.id)


def _end_token(doc: Doc, noun: Token, actors: tuple[Actor, ...]) -> int:
    """The token after the last of these actors, counted from the noun that heads them."""
    end = max(actor.end for actor in actors)
    i = noun.i
    while i < len(doc) and doc[i].idx < end:
        i += 1
    return max(i, noun.i + 1)


def _with_complement(doc: Doc, head: Token, words: list[str]) -> tuple[Noun | None, int]:
    """The entry that the head makes with its complement ("minister of foreign affairs"), and where that ends."""
    nouns = tables().nouns
    for preposition, noun in complements(head):
        if preposition not in ("of", "for", "to", "in") or noun.i - head.i > 5:
            continue
        rest = [word for word in phrase_words(doc, head.i + 1, noun.i + 1) if word != "the"]
        for own in (words[-2:], words[-1:]):
            found = nouns.get(" ".join([*own, *rest]))
            if found is not None:
                return found, noun.i + 1
    return None, 0


def _proper_name(doc: Doc, start: int, head: Token) -> str | None:
    """The capitalised words that end at the head, without the article: "Tufts University"."""
    first = head.i
    while first > start and (doc[first - 1].text[:1].isupper() or doc[first - 1].text in ("of", "-", "&", "'s", "’s")):
        first -= 1
    while first < head.i and not (doc[first].text[:1].isupper() and doc[first].lower_ != "the"):
        first += 1
    return doc[first : head.i + 1].text


def _any_state(countries: tuple[str | None, ...]) -> bool:
    return any(country and country not in NON_STATES for country in countries)


def _is_person_office(office: str) -> bool:
    return office in _person_offices()


@cache
def _person_offices() -> frozenset[str]:
    return frozenset(row["office"] for row in knowledge.table("offices") if row["kind"] == "person")


@cache
def _country_names() -> dict[str, str]:
    return {row["alpha3"]: row["name"] for row in knowledge.table("countries")}
