"""People whom a report names, as actors: with the title and country that it gives them, else those that are known.

Law of this file: what stands around the name wins over what is known of its bearer, and a bearer whom the report gives
to another country is a namesake.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dateline.language.names import PersonName, fold, phrase_start
from dateline.records import Actor
from dateline.resolve.describe import Describer, Description
from dateline.resolve.holders import Holder, holder_named, holders
from dateline.resolve.phrases import NOUN_TAGS, appositions

#: what a country has of its own: in a report about one country "the senator" and "police" are that country's
AUTHORITIES = frozenset({"GOV", "COP", "JUD", "LEG"})


@dataclass(frozen=True, slots=True)
class Persons:
    """The people of one report."""

    doc: Doc
    antecedents: Mapping[int, Span]
    #: token -> the personal name that it is part of
    names: Mapping[int, PersonName]
    describer: Describer
    #: the report's day, ISO
    date: str | None
    #: the country that the report is about
    home: str | None

    def actor(self, head: Token, name: PersonName, holder: Holder | None) -> Actor:
        """The bearer of a name, with what the report says of him here or where it names him in full."""
        full = self._full(head, name)
        descriptions = self._titles(name, head)
        if full.last != name.last:
            descriptions += self._titles(full, self.doc[full.last])
        country = next((d.countries[0] for d in descriptions if d.countries[0]), None)
        sectors = next((d.sectors for d in descriptions if d.sectors), ())
        holder = holder or self._holder(full, country, sectors)
        if holder is not None and country is not None and country not in holder.countries:
            holder = None  # a namesake: the report gives him to another country
        former = any(d.former for d in descriptions)
        if holder is not None:
            country = country or holder.country_on(self.date)
            if not former:
                sectors = holder.sectors_on(self.date) if self.date or not sectors else sectors
        elif country is None and sectors[:1] and sectors[0] in AUTHORITIES:
            country = self.home
        span = self.doc[min(phrase_start(head), name.first) : max(name.last, head.i) + 1]
        shown, id_ = self._identity(full, holder)
        return actor_at(span, shown, id_, country, ("CVL",) if former else sectors)

    def _full(self, head: Token, name: PersonName) -> PersonName:
        """The fullest form of the name in the report."""
        fuller = self.antecedents.get(head.i)
        return self.names.get(fuller.root.i, name) if fuller is not None else name

    def _identity(self, full: PersonName, holder: Holder | None) -> tuple[str, str | None]:
        if holder is not None:
            return holder.name, holder.id
        text = self.doc[full.first : full.last + 1].text
        return text, "person:" + fold(text) if len(full.words) > 1 or " " in text else None

    def _titles(self, name: PersonName, head: Token) -> list[Description]:
        """What stands around a name: title before it, apposition after it, noun that it explains."""
        start = phrase_start(head)
        found = [self.describer.title(start, name.first)] if start < name.first else []
        found += [self.describer.phrase(other, phrase_start(other)) for other in appositions(head)]
        if head.dep_ == "appos" and head.head.tag_ in NOUN_TAGS:
            found.append(self.describer.phrase(head.head, phrase_start(head.head)))
        return [description for description in found if description is not None]

    def _holder(self, name: PersonName, country: str | None, sectors: tuple[str, ...]) -> Holder | None:
        text = fold(self.doc[name.first : name.last + 1].text)
        if " " in text:
            return holders().by_name.get(text)
        if any(len(other.words) > 1 and text in other.words for other in self.names.values()):
            return None  # the report names people of this surname, and could not say which of them it is
        return holder_named(text, self.date, country=country, sectors=sectors)


def actor_at(span: Span, name: str | None, id_: str | None, country: str | None, sectors: tuple[str, ...]) -> Actor:
    """An actor where a span names him."""
    return Actor(
        text=span.text,
        start=span.start_char,
        end=span.end_char,
        name=name,
        id=id_,
        country=country,
        sectors=sectors,
    )
