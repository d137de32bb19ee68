"""People whom a report names, as actors: with the title and country that it gives them, else those that are known.

Law of this file: what stands around the name wins over what is known of its bearer, and a bearer whom the report gives
to another country is a namesake.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dateline.language.names import PersonName, fold, people, phrase_start
from dateline.records import Actor
from dateline.resolve.describe import Describer, Description
from dateline.resolve.holders import Holder, holder_called, holder_named
from dateline.resolve.home import REPORT
from dateline.resolve.period import Period
from dateline.resolve.phrases import NOUN_TAGS, appositions
from dateline.resolve.sectors import tables

#: what a country has of its own: in a report about one country "the senator" and "police" are that country's
AUTHORITIES = frozenset({"GOV", "COP", "JUD", "LEG"})
#: what no holder of an office is at the same time
_PRIVATE = frozenset({"EDU", "MED", "JRN", "LAB", "AGR", "REF", "REL", "CRM", "BUS"})


@dataclass(frozen=True, slots=True)
class Persons:
    """The people of one report."""

    doc: Doc
    antecedents: Mapping[int, Span]
    #: token -> the personal name that it is part of
    names: Mapping[int, PersonName]
    describer: Describer
    #: the days that the report can be of
    period: Period | None
    #: the country that the report is about
    home: str | None

    @property
    def date(self) -> str | None:
        """The day on which names are read, ISO."""
        return self.period.last if self.period else None

    def actor(self, head: Token, name: PersonName, holder: Holder | None) -> Actor:
        """The bearer of a name, with what the report says of him here or where it names him in full."""
        full = self._full(head, name)
        descriptions = self.said_of(name, head)
        if full.last != name.last:
            descriptions += self.said_of(full, self.doc[full.last])
        country = next((d.countries[0] for d in descriptions if d.countries[0]), None)
        sectors = next((d.sectors for d in descriptions if d.sectors), ())
        holder = holder or self.holder(full, country, sectors)
        if holder is not None and self._is_namesake(holder, full, descriptions):
            holder = None
        former = any(d.former for d in descriptions)
        if holder is not None:
            country = country or holder.country_on(self.date)
            if not former:
                sectors = self._sectors(holder, sectors) or self._as_candidate(holder, full)
        elif country is None and sectors[:1] and sectors[0] in AUTHORITIES:
            country = self.home
        span = self.doc[min(phrase_start(head), name.first) : max(name.last, head.i) + 1]
        shown, id_ = self._identity(full, holder)
        return actor_at(span, shown, id_, country, ("CVL",) if former else sectors)

    def _sectors(self, holder: Holder, said: tuple[str, ...]) -> tuple[str, ...]:
        """What the office of the day says, else the report; nothing where an undated report leaves the office open."""
        if self.date is None and said:
            return said
        if self.period is None:
            return () if holder.changed_sides and len(self.doc) >= REPORT else holder.sectors_on(None)
        before = holder.sectors_on(self.period.first)[:1] if self.period.first else ()
        if before and before != holder.sectors_on(self.date)[:1]:
            return said
        return holder.sectors_on(self.date) or said

    def _as_candidate(self, holder: Holder, name: PersonName) -> tuple[str, ...]:
        """Where the day leaves the office open: that of a candidate, if the report speaks of his campaign."""
        term = next((term for term in holder.terms if term.sectors[:1] == ("PTY",)), None)
        surname = self.doc[name.last].lower
        bearers = {other for other in self.names.values() if self.doc[other.last].lower == surname} if term else set()
        return term.sectors if term and any(map(self._runs, bearers)) else ()

    def _runs(self, name: PersonName) -> bool:
        after = [token.lower_ for token in self.doc[name.last + 1 : name.last + 3] if token.tag_ != "POS"]
        before = {token.lower_ for token in self.doc[phrase_start(self.doc[name.last]) : name.first]}
        return not tables().runs_after.isdisjoint(after[:1]) or not tables().runs_before.isdisjoint(before)

    def _is_namesake(self, holder: Holder, name: PersonName, said: Sequence[Description]) -> bool:
        """Somebody else of that name: of another country, or, with a common surname, evidently a private person."""
        countries = [description.countries[0] for description in said if description.countries[0]]
        if countries:
            return countries[0] not in holder.countries
        if fold(self.doc[name.last].text) not in people().common_surnames:
            return False
        sectors = next((description.sectors for description in said if description.sectors), ())
        if not sectors:
            return self._has_age(name)
        in_office = holder.term_on(self.date)
        return in_office is not None and _PRIVATE.issuperset(sectors) and not set(sectors) & set(in_office.sectors)

    def _has_age(self, name: PersonName) -> bool:
        """Is an age set beside the name, as news does of people whom nobody knows: "Paul Ryan, 34, of Leeds"?"""
        after = self.doc[name.last + 1 : name.last + 4]
        return len(after) == 3 and after[0].text == "," and after[1].like_num and after[2].text in (",", ".")

    def _full(self, head: Token, name: PersonName) -> PersonName:
        """The fullest form of the name in the report."""
        fuller = self.antecedents.get(head.i)
        return self.names.get(fuller.root.i, name) if fuller is not None else name

    def _identity(self, full: PersonName, holder: Holder | None) -> tuple[str, str | None]:
        if holder is not None:
            return holder.name, holder.id
        text = full.text(self.doc)
        return text, "person:" + fold(text) if len(full.words) > 1 or " " in text else None

    def said_of(self, name: PersonName, head: Token) -> list[Description]:
        """What stands around a name: title before it, apposition after it, noun that it explains."""
        start = phrase_start(head)
        found = [self.describer.title(start, name.first)] if start < name.first else []
        found += [self.describer.phrase(other, phrase_start(other)) for other in appositions(head)]
        if head.dep_ == "appos" and head.head.tag_ in NOUN_TAGS:
            found.append(self.describer.phrase(head.head, phrase_start(head.head)))
        return [description for description in found if description is not None]

    def holder(self, name: PersonName, country: str | None = None, sectors: tuple[str, ...] = ()) -> Holder | None:
        """Whom of those in the table a name means, where the report gives its bearer this country and these sectors."""
        text = fold(name.text(self.doc))
        if " " in text:
            return holder_called(text)
        title = self.doc[name.first - 1].lower_ if name.first > 0 else ""
        others = {other for other in self.names.values() if len(other.words) > 1 and text in other.words}
        if others and title not in people().regnal:
            return self._only_known(others)
        return holder_named(text, self.date, country=country, sectors=sectors, title=title)

    def _only_known(self, names: Iterable[PersonName]) -> Holder | None:
        """Of people of one surname the one whom the table knows; None where somebody else may be meant.

        A "name" without a given name is none: headlines are read so ("Endorsed Trump").
        """
        known = {name: holder_called(self.doc[name.first : name.last + 1].text) for name in names}
        given = people().gender_of_first_name
        if any(holder is None and self.doc[name.first].lower_ in given for name, holder in known.items()):
            return None
        found = {holder for holder in known.values() if holder is not None}
        return found.pop() if len(found) == 1 else None


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
