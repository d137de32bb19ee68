"""Names of people as reports print them: which tokens are the name, which the title, and what name it is.

Two spellings of a name are compared by `fold`; which words are titles is data (`knowledge/people.toml`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Span, Token

from dateline import knowledge
from dateline.language.columns import word_columns

Gender = Literal["male", "female"]

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_BREAKS = re.compile(r"[-‐‑–\s]+")
_MARKS = re.compile(r"['’‘ʼ`.]")
_FARTHEST = 14  # tokens: a premodifier farther from its head is a parse gone astray
_LONGEST_NAME = 8  # tokens
_HYPHENS = frozenset({"-", "‐", "‑"})
#: what only says that a phrase is meant of all things: "even Republicans"
_FOCUS = frozenset({"even", "only", "just", "also", "especially", "particularly", "mostly", "mainly", "not"})
_DASHES = frozenset({"-", "–", "—"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
#: labels that the small pipeline gives to personal names by mistake, where a title says that a person is meant
_NO_PERSON = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})


@cache
def fold(name: str) -> str:
    """A name without case, accents, hyphens and apostrophes, so that spellings of one name compare equal.

    "Yoon Suk-yeol" and "Yoon Suk Yeol" fold alike, "Zelenskyy" and "Zelensky" too.
    """
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = _BREAKS.sub(" ", _MARKS.sub("", plain)).split()
    return " ".join(re.sub(r"(?<=\w\w)(yy|iy|ii)$", "y", word) for word in words)


_RESPELLED = (("x", "ks"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("w", "v"))
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "as", "ad", "ar", "de", "da", "ould"})
_VOWELS = re.compile(r"[aeiouyj]+")
_DOUBLES = re.compile(r"(.)\1+")


@cache
def sound(name: str) -> str:
    """A coarse key under which romanisations of one name meet: "Yevgeni" and "Evgeny", "Mohammed" and "Muhamad".

    Vowels count as one, doubled letters and particles not at all; too coarse for short names and for Chinese ones.
    """
    text = fold(name)
    for one, other in _RESPELLED:
        text = text.replace(one, other)
    words = (_DOUBLES.sub(r"\1", _VOWELS.sub("a", word)) for word in text.split() if word not in _PARTICLES)
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class People:
    """The words of `knowledge/people.toml`, ready to look up."""

    titles: frozenset[str]
    regnal: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    things: frozenset[str]
    family_first: frozenset[str]
    common_surnames: frozenset[str]
    collectives: frozenset[str]
    collectives_of_people: frozenset[str]
    gender_of_word: dict[str, Gender]
    gender_of_first_name: dict[str, Gender]
    spellings: dict[str, str]


@cache
def people() -> People:
    """Titles, roles, bodies and first names, loaded once."""
    data = knowledge.document("people")
    titles, roles, first = data["titles"], data["roles"], data["first_names"]
    words: dict[str, Gender] = {}
    names: dict[str, Gender] = {}
    for gender in ("male", "female"):
        words.update(dict.fromkeys([*titles[gender], *roles[gender]], gender))
        names.update(dict.fromkeys(first[gender], gender))
    return People(
        titles=frozenset([*titles["male"], *titles["female"], *titles["either"], *roles["nouns"]]),
        regnal=frozenset(titles["regnal"]),
        roles=frozenset(roles["nouns"]),
        bodies=frozenset(data["bodies"]["nouns"]),
        things=frozenset(data["things"]["nouns"] + data["bodies"]["nouns"]),
        family_first=frozenset(data["family_first"]["names"]),
        common_surnames=frozenset(data["common_surnames"]["names"]),
        collectives=frozenset(data["collectives"]["of_people"] + data["collectives"]["of_any"]),
        collectives_of_people=frozenset(data["collectives"]["of_people"]),
        gender_of_word=words,
        gender_of_first_name=names,
        spellings=data["spellings"],
    )


def phrase_start(head: Token) -> int:
    """First token of the noun phrase before its head, articles and titles included."""
    doc, start = head.doc, head.left_edge.i
    if start < head.i - _FARTHEST:
        start = head.i
        while start > 0 and doc[start - 1].head == head and doc[start - 1].dep_ in ("compound", "amod", "det", "poss"):
            start -= 1
    while start < head.i and _is_before_phrase(doc[start]):
        start += 1
    start = _with_prefix(doc, start)
    for i in range(head.i - 1, start, -1):
        if doc[i].text in _DASHES and doc[i].whitespace_ and doc[i - 1].whitespace_:
            start = i + 1  # "GENEVA - Armed men": the dateline is no part of the phrase
            break
    if start < head.i and _is_dateline(doc[start]) and not head.is_upper:
        start += 1
    return start


def _is_before_phrase(token: Token) -> bool:
    if token.is_punct or token.is_space or token.dep_ in ("cc", "preconj"):
        return True
    return bool(token.dep_ == "advmod" and token.lower_ in _FOCUS)


def _with_prefix(doc: Doc, start: int) -> int:
    """A hyphenated noun is not cut in two: "a co-worker"."""
    while (
        start > 1 and doc[start - 1].text in _HYPHENS and not (doc[start - 1].whitespace_ or doc[start - 2].whitespace_)
    ):
        start -= 2
        if start > 0 and doc[start - 1].dep_ in ("det", "poss"):
            start -= 1
    return start


def _is_dateline(token: Token) -> bool:
    """A town in capitals before the first sentence: "GENEVA The president said"."""
    return bool(token.is_upper and token.is_sent_start and len(token) > 3 and token.ent_type_ in ("GPE", "LOC"))


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name in the text: tokens [first, last], of which `last` heads the phrase."""

    first: int
    last: int
    words: tuple[str, ...]  # folded, without titles
    #: the surname as the name joined to it has it: Keller of "Ada and Tom Keller"
    shared: str = ""

    def text(self, doc: Doc) -> str:
        """The name as the report prints it, with the surname that it shares."""
        return f"{doc[self.first : self.last + 1].text} {self.shared}".rstrip()


def person_names(doc: Doc) -> list[PersonName]:
    """The personal names of a text, in order: what the pipeline calls a person, and what a title precedes."""
    found: list[PersonName] = []
    taken = -1
    spans = [
        (entity.start, entity.end - 1)
        for entity in doc.ents
        if entity.label_ == "PERSON"
        or (entity.label_ not in _NO_PERSON and _after_title(doc, entity.start))
        or (entity.label_ == "ORG" and _after_trade(entity))
    ]
    for first, last in sorted({*spans, *_after_given_names(doc)}):
        name = _trimmed(doc, first, last) if first > taken else None
        if name and name.first > taken:
            joined = _joined_given_name(doc, name)
            if joined is not None:
                if found and found[-1].last == joined.last:
                    found.pop()
                found.append(joined)
            found.append(name)
            taken = name.last
    return found


def _joined_given_name(doc: Doc, name: PersonName) -> PersonName | None:
    """Ada Keller of "Ada and Tom Keller"; in "Sable and Tom Keller" there is no given name to go with the surname.

    A word is a given name where the language knows it as one, or the report speaks of "the Kellers".
    """
    i = name.first - 2
    if i < 0 or len(name.words) < 2 or doc[i + 1].lower_ not in ("and", "&"):
        return None
    given, before = doc[i], doc[i - 1] if i else None
    if given.tag_ != "NNP" or not given.is_title:
        return None
    if before is not None and before.tag_ in _NAME_TAGS and before.lower_ not in people().titles:
        return None
    surname = doc[name.last].text
    is_family = given.ent_type_ in ("", "PERSON") and any(token.text == f"{surname}s" for token in doc)
    if not is_family and fold(given.text) not in people().gender_of_first_name:
        return None
    if any(t.text == given.text and doc[t.i + 1].tag_ == "NNP" for t in doc[:-1]):
        return None  # named in full elsewhere: "Hillary and Bernie Sanders"
    return PersonName(i, i, (fold(given.text), name.words[-1]), surname)


def _after_given_names(doc: Doc) -> Iterator[tuple[int, int]]:
    """Names that the pipeline overlooks: a known given name and the capitalised word after it ("Manuel Valls")."""
    given = people().gender_of_first_name
    for i, word in enumerate(word_columns(doc, "LOWER")[0][:-1]):
        if word in given and doc[i].tag_ == "NNP" and doc[i].ent_type_ != "PERSON":
            token, after = doc[i], doc[i + 1]
            if after.tag_ == "NNP" and after.text[:1].isupper() and token.head in (after, after.head):
                last = after
                while (
                    last.dep_ == "compound"
                    and last.head.i == last.i + 1
                    and last.head.ent_type_ in (after.ent_type_, "PERSON")
                ):
                    last = last.head  # "Debra Muster Keller"
                yield token.i, last.i


def _after_title(doc: Doc, start: int) -> bool:
    """Does a title written as such ("Minister", "Gen.") stand right before this token, in the same phrase?"""
    if start == 0:
        return False
    before = doc[start - 1]
    if before.tag_ not in _NAME_TAGS or before.lower_ not in people().titles or before.lower_ in people().bodies:
        return False
    return before.head == doc[start] or before.head == doc[start].head


def _after_trade(entity: Span) -> bool:
    """Two capitalised words that explain whom a noun for one person means: "environmentalist Berta Caceres"."""
    doc, start = entity.doc, entity.start
    if start == 0 or len(entity) < 2 or any(token.tag_ not in _NAME_TAGS for token in entity):
        return False
    before = doc[start - 1]
    known = people()
    return before.tag_ == "NN" and before.lower_ in known.titles and before.lower_ not in known.bodies


def _trimmed(doc: Doc, first: int, last: int) -> PersonName | None:
    """The name without titles before it and possessive marks after it, drawn left over given names left out."""
    titles = people().titles
    last = _before_verb(doc, first, last)
    while last >= first and not doc[last].text[:1].isalpha():  # "'s", ","; but "Min'er" is a name
        last -= 1
    while first <= last and (doc[first].lower_ in titles or not doc[first].text[:1].isupper()):
        first += 1
    if (
        first > last
        or last - first > _LONGEST_NAME
        or not (doc[last].text[:1].isupper() or _ends_hyphenated(doc, first, last))
        or doc[last].lower_ in people().things
    ):
        return None
    while first > 0 and _is_given_name(doc[first - 1], doc[first]):
        first -= 1
    words = tuple(word for i in range(first, last + 1) for word in fold(doc[i].text).split())
    return PersonName(first, last, words) if words else None


def _before_verb(doc: Doc, first: int, last: int) -> int:
    """The last word of a name without the verb that a headline writes in capitals: "Tom Keller Confesses"."""
    for i in range(first + 1, last + 1):
        if doc[i].tag_ in ("VBZ", "VBD") and any(first <= k.i < i and k.dep_ == "nsubj" for k in doc[i].lefts):
            return i - 1
    return last


def _ends_hyphenated(doc: Doc, first: int, last: int) -> bool:
    """The second half of a given name of two syllables, small as Korea and Taiwan write it: "Lee Jae-yong"."""
    return last - 2 > first and doc[last - 1].text in ("-", "‐", "‑") and doc[last - 2].text[:1].isupper()


def _is_given_name(before: Token, name: Token) -> bool:
    """A first name that the pipeline left out of the name ("Li" | "Shangfu")."""
    if before.tag_ not in _NAME_TAGS or before.ent_type_ not in ("", "PERSON") or before.head not in (name, name.head):
        return False
    word = fold(before.text)
    known = people()
    return word in known.gender_of_first_name or word in known.family_first
