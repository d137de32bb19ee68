"""Who held which office when: what a name, a surname or an office stands for on a day.

A day outside every term says that the person is, or is again, a civilian (PLOVER counts former officials as CVL);
before the first term it says nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from dateline import knowledge
from dateline.language.names import fold, people, sound

#: whom a surname means that several people in office bear
_LEADERS = frozenset({"president", "prime minister", "chancellor", "supreme leader"})
#: what nobody is by office
_NO_OFFICE = frozenset({"REB", "PRM", "CRM", "SOC", "JRN", "BUS", "REL", "MED", "EDU"})
_CONSONANTS = re.compile(r"[^a ]")
_INITIAL = re.compile(r"(?<=\w\w) \w (?=\w)")  # "Harry M. Reid" is Harry Reid
_ENOUGH = 6  # consonants that a name needs for its sound to tell it from others


@dataclass(frozen=True, slots=True)
class Term:
    """One office held from a day to a day; "" is open, partial ISO dates count whole."""

    office: str
    country: str
    sectors: tuple[str, ...]
    start: str
    end: str

    def covers(self, date: str) -> bool:
        """Was the office held on this ISO date? A partial boundary gives its whole year or month."""
        return (not self.start or date >= self.start[: len(date)]) and (
            not self.end or date[: len(self.end)] <= self.end
        )


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with all the offices that the table knows, in the order of their beginning."""

    name: str
    aliases: tuple[str, ...]
    terms: tuple[Term, ...]

    @property
    def id(self) -> str:
        return "person:" + fold(self.name)

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(term.country for term in self.terms)

    @property
    def changed_sides(self) -> bool:
        """Were the offices of different primary sectors, so that without a day there is no telling which counts?"""
        return len({term.sectors[:1] for term in self.terms}) > 1

    def term_on(self, date: str | None) -> Term | None:
        """The office held on a day, the latest where there are two; without a day the last office."""
        if date is None:
            return self.terms[-1]
        return next((term for term in reversed(self.terms) if term.covers(date)), None)

    def country_on(self, date: str | None) -> str:
        """Whom the person stands for on a day: out of office, the country of the office before, else of the first."""
        term = self.term_on(date)
        if term is None:
            over = [term for term in self.terms if term.end and date and term.end < date]
            term = over[-1] if over else self.terms[0]
        return term.country

    def sectors_on(self, date: str | None) -> tuple[str, ...]:
        """PLOVER sectors on a day: of the office, civilian after one, unknown before the first.

        Who held no office (a rebel, a journalist) stays what he was.
        """
        term = self.term_on(date)
        if term is not None:
            return term.sectors
        over = [term for term in self.terms if term.end and date and term.end < date]
        if not over:
            return ()
        return over[-1].sectors if over[-1].sectors[:1] and over[-1].sectors[0] in _NO_OFFICE else ("CVL",)


@dataclass(frozen=True, slots=True)
class Holders:
    """The table, by what one looks up."""

    people: tuple[Holder, ...]
    by_surname: dict[str, tuple[Holder, ...]]
    by_name: dict[str, Holder]
    #: under coarse keys, where only one person has the key
    by_sound: dict[str, Holder | None]
    by_office: dict[tuple[str, str], tuple[Holder, ...]]


@cache
def holders() -> Holders:
    """`knowledge/holders.csv` and `figures.csv`, the rows of one name joined; figures go by full names alone."""
    in_office, figures = _people_of("holders"), _people_of("figures")
    surnames: dict[str, list[Holder]] = defaultdict(list)
    offices: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    names: dict[str, Holder] = {}
    for holder in in_office:
        names.update((fold(alias), holder) for alias in (holder.name, *holder.aliases) if fold(alias) not in names)
        for surname in dict.fromkeys(_surnames(holder)):
            surnames[surname].append(holder)
        for country, office in dict.fromkeys((term.country, term.office) for term in holder.terms):
            offices[country, office].append(holder)
    return Holders(
        people=(*in_office, *figures),
        by_surname={key: tuple(found) for key, found in surnames.items()},
        by_name={fold(alias): figure for figure in figures for alias in (figure.name, *figure.aliases)} | names,
        by_sound=_by_sound(names),
        by_office={key: tuple(found) for key, found in offices.items()},
    )


def _people_of(table: str) -> tuple[Holder, ...]:
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in knowledge.table(table):
        rows[row["name"]].append(row)
    return tuple(_holder(name, theirs) for name, theirs in rows.items())


def _by_sound(names: dict[str, Holder]) -> dict[str, Holder | None]:
    sounds: dict[str, Holder | None] = {}
    for name, holder in names.items():
        key = _distinct_sound(name)
        if key is not None:
            sounds[key] = holder if sounds.get(key, holder) is holder else None
    return sounds


def _distinct_sound(name: str) -> str | None:
    """The coarse key of a full name that few people bear; None for the others, which have to be spelled out."""
    words = fold(name).split()
    if len(words) < 2 or words[-1] in people().common_surnames or words[0] in people().family_first:
        return None
    key = sound(name)
    return key if " " in key and len(_CONSONANTS.findall(key)) >= _ENOUGH else None


def holder_called(name: str) -> Holder | None:
    """The person of the table who bears a full name, in this spelling or another romanisation of it."""
    exact = holders().by_name.get(fold(name)) or holders().by_name.get(_INITIAL.sub(" ", fold(name)))
    if exact is not None:
        return exact
    key = _distinct_sound(name)
    return holders().by_sound.get(key) if key is not None else None


def _holder(name: str, rows: list[dict[str, str]]) -> Holder:
    terms = [Term(row["office"], row["country"], tuple(row["sectors"].split()), row["from"], row["to"]) for row in rows]
    aliases = dict.fromkeys(alias for row in rows for alias in row["aliases"].split("|") if alias)
    return Holder(name, tuple(aliases), tuple(sorted(terms, key=lambda term: term.start)))


def _surnames(holder: Holder) -> list[str]:
    """The bare names that news uses: aliases of one word, else the last word, or the first where family names lead."""
    short = [fold(alias) for alias in holder.aliases if " " not in alias]
    if short:
        return short
    words = [word for word in fold(holder.name).split() if word not in ("jr", "ii", "iii")]
    return [words[0] if words[0] in people().family_first and len(words) <= 3 else words[-1]]


def holder_of(country: str, office: str, date: str | None) -> Holder | None:
    """Who alone held an office of a country on a day; None without a day, or where the table has nobody or several."""
    if date is None:
        return None
    found = [
        holder
        for holder in holders().by_office.get((country, office), ())
        if any(term.office == office and term.country == country and term.covers(date) for term in holder.terms)
    ]
    return _only(found)


def holder_named(
    surname: str, date: str | None, *, country: str | None = None, sectors: tuple[str, ...] = (), title: str = ""
) -> Holder | None:
    """Whom a bare surname means on a day: the one person of the table who bears it and is in office.

    Of several the one who heads a state or government, if one does. A surname that many people bear needs a title that
    fits the office (`sectors`). After a `title` of kings it is a king: "King Hussein" is no president of that surname.
    """
    folded = fold(surname)
    if folded in people().common_surnames and not sectors:
        return None
    found = [
        holder
        for holder in holders().by_surname.get(folded, ())
        if (term := holder.term_on(date)) is not None
        and (country is None or term.country == country)
        and (not sectors or set(sectors) & set(term.sectors))
        and (title not in people().regnal or title in term.office.split())
    ]
    return _only(found) or _only([holder for holder in found if _leads(holder, date)])


def _leads(holder: Holder, date: str | None) -> bool:
    term = holder.term_on(date)
    return term is not None and term.office in _LEADERS


def _only(found: list[Holder]) -> Holder | None:
    return found[0] if len(found) == 1 else None
