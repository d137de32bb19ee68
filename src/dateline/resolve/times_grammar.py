"""The grammar of time expressions: a text becomes a row of word classes, and rules are patterns over that row.

Each word becomes one character that stands for the set of classes it belongs to (knowledge/times.toml), all other words
a blank. A rule of knowledge/time_rules.toml becomes one regular expression over these characters. So a rule is read
as it is written, and a text without time expressions costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from dateline import knowledge
from dateline.records import TimeType
from dateline.resolve import numbers

WORD = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?!\d))"
    r"|(?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d)|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2}\.\d\d(?=\s?(?:[ap]\.?m\b|GMT\b|BST\b)))"
    r"|(?P<decade>(?<![$£€#])[’']?\b\d{0,3}0[’']?s\b)"
    r"|(?P<rank>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<money>[$£€¥#]\s?\d[\d,.]*)"
    r"|(?P<number>\d+(?:,\d{3})*(?:\.\d+)?%?)"
    r"|[ap]\.m\b\.?"
    r"|[’']s\b"
    r"|[^\W\d_]+"
    r"|[^\w\s]"
)
PRINTED = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "−": "-"})
BLANK = " "
ELEMENT = re.compile(r"[()|?*+<>]|(?:[a-z]\w*:)?[A-Z]+|[a-z]+|'s|[,./-]")
LITERAL = re.compile(r"[a-z]+|'s|[,./-]")
YEARS = range(1000, 2200)


class Word(NamedTuple):
    """A word of the text: its span, its lower-case form, and its number where it is one."""

    start: int
    end: int
    form: str
    number: float | None = None


class Phrase(NamedTuple):
    """Several words that the grammar reads as one."""

    words: list[str]
    form: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the grammar; see the head of knowledge/time_rules.toml."""

    name: str
    type: TimeType
    family: str
    pattern: re.Pattern[str]
    options: Mapping[str, Any]
    guard: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """A rule at a place: the words it covers and what its classes mean there."""

    rule: Rule
    #: indices of the first word of the expression and of the one after its last
    first: int
    after: int
    #: class, in lower case, or the name given to it in the rule -> meaning
    values: Mapping[str, Any]
    #: words that the rule looked at, context included
    reach: int

    def get(self, name: str) -> Any:
        """The meaning of a class in this match; None where it did not occur."""
        return self.values.get(name, self.rule.options.get(name))


@dataclass(frozen=True, slots=True)
class Grammar:
    """Lexicon and rules, compiled."""

    #: class -> word -> meaning
    meanings: Mapping[str, Mapping[str, Any]]
    #: word -> its character
    characters: Mapping[str, str]
    #: shape of a number, as in SHAPES -> its character
    shapes: Mapping[str, str]
    #: first word of a phrase -> the phrases, longest first
    phrases: Mapping[str, Sequence[Phrase]]
    capital: frozenset[str]
    #: words with which a phrase or a number can begin
    begin: frozenset[str]
    #: a stretch of classified words in which at least one can make a time expression
    islands: re.Pattern[str]
    rules: Sequence[Rule]


#: the classes that numbers in the text fall in, by how they are printed and what they can be
SHAPES = (
    "NUM WORD", "NUM WORD YEAR", "NUM", "NUM HOUR DAY", "NUM DAY", "NUM YEAR",
    "RANK", "RANK DAY", "ISO", "SLASH", "CLOCK", "DECADE",
)  # fmt: skip
#: classes that make no time expression without a word of another class beside them
PASSIVE = frozenset(
    "NUM WORD RANK DAY HOUR NEAR ABOUT SOME COUPLE HALF LAST BEFORE THIS NEXT AFTER EARLY EACH SHORTDAY "
    "AGO EARLIERLATER".split()
)
WRITTEN = {"iso": "ISO", "slash": "SLASH", "clock": "CLOCK", "decade": "DECADE"}


@cache
def grammar() -> Grammar:
    """The grammar of the package, compiled once."""
    lexicon, entries = knowledge.document("times"), knowledge.document("time_rules")
    meanings = {name: dict(meant) for name, meant in lexicon["class"].items()}
    meanings["HOLIDAY"] = {name: name for name in knowledge.document("holidays")["days"]}
    meanings["RANK"] = dict(numbers.words().ranks)
    meanings["DAY"] = meanings["RANK"]
    patterns = [_filled(entry["pattern"], entries["parts"]) for entry in entries["rule"]]
    signatures = _signatures(meanings, patterns)
    kinds = {frozenset(kinds) for kinds in signatures.values()} | {frozenset(shape.split()) for shape in SHAPES}
    phrases = _phrases(signatures)
    letters = {kind: chr(0x4E00 + i) for i, kind in enumerate(sorted(kinds, key=sorted))}
    return Grammar(
        meanings=meanings,
        characters={word: letters[frozenset(kinds)] for word, kinds in signatures.items()},
        shapes={shape: letters[frozenset(shape.split())] for shape in SHAPES},
        phrases=phrases,
        begin=frozenset(phrases) | frozenset(numbers.words().ones) | frozenset(numbers.words().tens),
        capital=frozenset(lexicon["capital"]) | frozenset(meanings["HOLIDAY"]),
        islands=_islands(letters),
        rules=[_rule(entry, pattern, letters) for entry, pattern in zip(entries["rule"], patterns, strict=True)],
    )


def _signatures(meanings: Mapping[str, Mapping[str, Any]], patterns: Sequence[str]) -> dict[str, set[str]]:
    """Word -> its classes; a word that a rule writes out is a class of its own."""
    signatures: dict[str, set[str]] = {}
    for name, meant in meanings.items():
        for word in meant:
            signatures.setdefault(word, set()).add(name)
    for pattern in patterns:
        for element in ELEMENT.findall(pattern):
            if LITERAL.fullmatch(element):
                signatures.setdefault(element, set()).add(f"={element}")
    return signatures


def _phrases(known: Iterable[str]) -> dict[str, list[Phrase]]:
    """First word -> the phrases that begin with it, longest first."""
    phrases: dict[str, list[Phrase]] = {}
    for phrase in sorted(known, key=len, reverse=True):
        parts = [match[0] for match in WORD.finditer(phrase)]
        if len(parts) > 1:
            phrases.setdefault(parts[0], []).append(Phrase(parts, phrase))
    return phrases


def _islands(letters: Mapping[frozenset[str], str]) -> re.Pattern[str]:
    """What the rules are tried on: everything else is a blank or a mere "the", "of", "last", number or comma."""
    core = "".join(
        letter for kinds, letter in letters.items() if any(kind[0] != "=" and kind not in PASSIVE for kind in kinds)
    )
    return re.compile(f"[^{BLANK}{core}]*[{core}][^{BLANK}]*")


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    """The pattern with each {part} written out."""
    while "{" in pattern:
        pattern = re.sub(r"\{(\w+)\}", lambda name: f"({parts[name[1]]})", pattern)
    return pattern


def _rule(entry: Mapping[str, Any], pattern: str, letters: Mapping[frozenset[str], str]) -> Rule:
    written = {"name", "type", "family", "pattern", "guard", "examples"}
    options = {key: value for key, value in entry.items() if key not in written}
    expression = re.compile(_expression(pattern, letters))
    return Rule(entry["name"], entry["type"], entry["family"], expression, options, entry.get("guard"))


def _expression(pattern: str, letters: Mapping[frozenset[str], str]) -> str:
    """The regular expression, over characters that stand for words, of a pattern as it is written in the rules."""
    out: list[str] = []
    for element in ELEMENT.findall(pattern):
        if element in ("<", ">"):
            out.append("(?P<span>" if element == "<" else ")")
        elif element[0] in "()|?*+":
            out.append("(?:" if element == "(" else element)
        else:
            out.append(_class(element, letters, len(out)))
    return "".join(out)


def _class(element: str, letters: Mapping[frozenset[str], str], place: int) -> str:
    """One word of a pattern: a set of characters, captured under its name, its class and its place in the pattern."""
    name, _, kind = element.rpartition(":")
    wanted = f"={element}" if LITERAL.fullmatch(element) else kind
    matching = "".join(letter for kinds, letter in letters.items() if wanted in kinds)
    if not matching:
        raise ValueError(f"knowledge/time_rules.toml: {element!r} is no class of knowledge/times.toml")
    if wanted != kind:
        return f"[{matching}]"
    return f"(?P<{name or kind.lower()}__{kind}__{place}>[{matching}])"


def words(text: str) -> tuple[list[Word], str]:
    """The words of a text, numbers and phrases joined, and the row of their characters."""
    known = grammar()
    raw = [(match[0], match.start(), match.end(), match.lastgroup) for match in WORD.finditer(text)]
    forms = [printed.lower().translate(PRINTED) for printed, _, _, _ in raw]
    found: list[Word] = []
    row: list[str] = []
    i = 0
    while i < len(raw):
        form, (printed, start, end, group) = forms[i], raw[i]
        if group is None and form not in known.characters and form not in known.begin:
            found.append(Word(start, end, form))
            row.append(BLANK)
            i += 1
            continue
        value: float | None = None
        if group is not None or numbers.begins(forms, i):
            shape, value, after = _numeral(forms, i, group)
            letter = known.shapes.get(shape, BLANK)
        else:
            after, form = _phrase(forms, i, known.phrases.get(form, ()))
            capital = form not in known.capital or printed[0].isupper()
            letter = known.characters.get(form, BLANK) if capital else BLANK
        found.append(Word(start, raw[after - 1][2], form, value))
        row.append(letter)
        i = after
    return found, "".join(row)


def _phrase(forms: Sequence[str], i: int, phrases: Sequence[Phrase]) -> tuple[int, str]:
    """The longest phrase that stands at `i`, as the index after it and its form; else the word itself."""
    for phrase in phrases:
        if forms[i : i + len(phrase.words)] == phrase.words:
            return i + len(phrase.words), phrase.form
    return i + 1, forms[i]


def _numeral(forms: Sequence[str], i: int, group: str | None) -> tuple[str, float | None, int]:
    """Shape, value and index after a number in digits or words; an empty shape for sums of money and percentages."""
    form = forms[i]
    if group in WRITTEN:
        return WRITTEN[group], None, i + 1
    if group == "rank":
        rank = int(form[:-2])
        return "RANK DAY" if 1 <= rank <= 31 else "RANK", rank, i + 1
    number = numbers.read(forms, i)
    if number is None:
        return "", None, i + 1
    ranks = numbers.words().ranks
    if forms[number.end : number.end + 1] == ["-"] and number.value % 10 == 0:
        rank = ranks.get("".join(forms[number.end + 1 : number.end + 2]), 10)
        if rank < 10:
            return "RANK DAY" if number.value + rank <= 31 else "RANK", number.value + rank, number.end + 2
    return _shape(form, number), number.value, number.end


def _shape(form: str, number: numbers.Number) -> str:
    """The classes of a counted number: could it be a day of the month, an hour, a year?"""
    whole = number.value == int(number.value)
    if not number.digits:
        return "NUM WORD YEAR" if whole and number.value in YEARS else "NUM WORD"
    if whole and len(form) <= 2 and number.value <= 31:
        return "NUM HOUR DAY" if number.value <= 24 else "NUM DAY"
    return "NUM YEAR" if len(form) == 4 and number.value in YEARS else "NUM"


def matches(text: str) -> tuple[list[Word], list[Match]]:
    """The words of a text and every place where a rule fits, the leftmost and longest first. They may overlap."""
    found, row = words(text)
    known, fits = grammar(), []
    for island in known.islands.finditer(row):
        for rule in known.rules:
            for fit in rule.pattern.finditer(row, island.start(), island.end()):
                fits.append(_match(rule, fit, found))
    fits.sort(key=lambda match: (match.first, -match.after, -match.reach))
    return found, fits


def _match(rule: Rule, fit: re.Match[str], found: Sequence[Word]) -> Match:
    known = grammar().meanings
    values: dict[str, Any] = {}
    first, after = fit.span()
    for group, letter in fit.groupdict().items():
        if group == "span":
            first, after = fit.span("span")
        elif letter is not None:
            name, kind, _ = group.split("__")
            word = found[fit.start(group)]
            values[name] = known.get(kind, {}).get(word.form, word.form) if word.number is None else word.number
    return Match(rule, first, after, values, fit.end() - fit.start())
