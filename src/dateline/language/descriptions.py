"""Definite descriptions: "the ministry" and "the Chinese defense minister" stand for the one named so.

A description fits a fuller phrase that has its head noun and all its modifiers among its own words, a country's name
and adjective counting as one word. It is linked only where exactly one person or body of the report fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Doc, Span, Token

from dateline import knowledge
from dateline.language.columns import word_columns
from dateline.language.names import people

_DEFINITE = frozenset({"the", "that", "this"})
#: "the president" is not "former President Bill Clinton"
_PAST = frozenset({"former", "ex", "late", "then", "acting", "vice", "deputy"})
_MODIFIERS = frozenset({"amod", "compound", "poss", "nmod"})
#: how far back "the ministry" reaches where the report names several
_NEAR = 90


@cache
def country_words() -> dict[str, str]:
    """One-word names and adjectives of countries -> the country's code: "chinese" and "china" -> "=CHN"."""
    words: dict[str, str] = {}
    for row in knowledge.table("countries"):
        for column in ("adjectives", "aliases"):
            for word in row[column].split("|"):
                if word and " " not in word:
                    words.setdefault(word.lower(), "=" + row["alpha3"])
    return words


def described(
    doc: Doc, persons: Mapping[tuple[str, ...], Span], known: Mapping[int, Span]
) -> Iterator[tuple[int, Span]]:
    """Head token of each definite description -> the phrase of the one person or body that it fits."""
    roles, bodies = people().roles, people().bodies
    called = [i for i, word in enumerate(word_columns(doc, "LOWER")[0]) if word in roles or word in bodies]
    heads = [doc[i] for i in called if i not in known and doc[i].dep_ != "compound"]
    if not heads:
        return
    people_words = [(span, _words_of_phrase(span)) for span in persons.values()]
    inside = {token.i for span, _ in people_words for token in span if token.i != span.root.i}
    named_bodies: list[tuple[int, Span, frozenset[str]]] = []
    for head in heads:
        words = _words(head)
        if head.i in inside:
            continue
        if head.lower_ in bodies and len(words) > 1:
            named_bodies.append((head.i, doc[head.left_edge.i : head.i + 1], words))
        if not _is_definite(head):
            continue
        span = _one_person(people_words, words) if head.lower_ in roles else _nearest_body(named_bodies, head.i, words)
        if span is not None:
            yield head.i, span


def _is_definite(head: Token) -> bool:
    """A description that stands for somebody named elsewhere: definite, and not itself naming or qualifying."""
    definite = False
    for child in head.children:
        if child.lower_ in _DEFINITE or (child.dep_ == "poss" and child.tag_ != "PRP$"):
            definite = True
        elif child.dep_ in ("relcl", "appos", "acl") or (child.dep_ == "prep" and child.lower_ in ("of", "for", "in")):
            return False
    return definite and head.tag_ in ("NN", "NNP") and head.dep_ not in ("attr", "appos")


def _words(head: Token) -> frozenset[str]:
    """The head noun and its modifiers, spelled and put alike: {"=CHN", "defense", "minister"}."""
    found = {_plain(head)}
    for child in head.lefts:
        if child.dep_ in _MODIFIERS:
            found.add(_plain(child))
            found.update(_plain(below) for below in child.lefts if below.dep_ in _MODIFIERS)
    return frozenset(found)


def _plain(token: Token) -> str:
    word = token.lower_
    return country_words().get(word) or people().spellings.get(word, word)


def _words_of_phrase(span: Span) -> frozenset[str]:
    return frozenset(_plain(token) for token in span)


def _one_person(candidates: list[tuple[Span, frozenset[str]]], words: frozenset[str]) -> Span | None:
    past = words & _PAST
    fitting = [span for span, their in candidates if words <= their and (their & _PAST) == past]
    return fitting[0] if len(fitting) == 1 else None


def _nearest_body(named: list[tuple[int, Span, frozenset[str]]], at: int, words: frozenset[str]) -> Span | None:
    """The last body named before that fits and says more; none where two different ones stand near."""
    fitting = [(i, span, their) for i, span, their in named if i < at and words < their]
    if not fitting:
        return None
    near = {their for i, _, their in fitting if at - i <= _NEAR}
    if len(near) > 1 or (not near and len({their for _, _, their in fitting}) > 1):
        return None
    return fitting[-1][1]
