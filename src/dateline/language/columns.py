"""A parse read column by column: spaCy answers for all tokens at once many times faster than for one after another."""

from __future__ import annotations

from spacy.strings import StringStore
from spacy.tokens import Doc


class _Names(dict[int, str]):
    """Number in spaCy's store -> the word, each looked up once."""

    def __init__(self, store: StringStore) -> None:
        self.store = store

    def __missing__(self, number: int) -> str:
        self[number] = name = self.store[number]
        return name


def word_columns(doc: Doc, *attributes: int | str) -> list[list[str]]:
    """For each attribute that is a word ("LOWER", "DEP", "TAG" ...), that of every token."""
    known = _Names(doc.vocab.strings)
    return [[known[number] for number in doc.to_array(attribute).tolist()] for attribute in attributes]


def number_columns(doc: Doc, *attributes: int | str) -> list[list[int]]:
    """For each attribute that is a number ("IDX", "LENGTH", "IS_SPACE" ...), that of every token."""
    return [doc.to_array(attribute).astype("int64").tolist() for attribute in attributes]


def heads(doc: Doc) -> list[int]:
    """For every token the index of the one that it hangs on, its own where that is none."""
    return [i + offset for i, offset in enumerate(number_columns(doc, "HEAD")[0])]


def lowered(words: list[str]) -> list[str]:
    """The words in lower case, each word of the text lowered once."""
    lower = {word: word.lower() for word in set(words)}
    return [lower[word] for word in words]
