"""The shape of a noun phrase: what stands before its head, what is hung on behind, whether it only says where.

Pure grammar: nothing here knows a country or an office.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
#: prepositions whose noun says where, whatever is said of it
LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "around",
        "across",
        "inside",
        "outside",
        "throughout",
        "through",
        "over",
        "above",
        "off",
        "into",
    }
    | {"within", "along", "beneath", "beyond", "toward", "towards"}
)
_ARTICLES = frozenset({"a", "an"})
#: "the London-based group" is not British, nor "US-made rockets" American forces
_DETACHED = frozenset(
    {"based", "backed", "made", "born", "speaking", "held", "controlled", "occupied", "trained", "funded", "supplied"}
    | {
        "built",
        "educated",
        "administered",
        "supported",
        "friendly",
        "bound",
        "style",
        "allied",
        "aligned",
        "designed",
        "era",
    }
)
_FOR_OR_AGAINST = frozenset({"pro", "anti", "non", "ex"})


def complements(head: Token) -> Iterator[tuple[str, Token]]:
    """Preposition and noun of what is hung on behind the head: "ambassador of Chad" gives ("of", Chad)."""
    for child in head.rights:
        if child.dep_ == "prep" and child.i - head.i <= 4:
            for below in child.rights:
                if below.dep_ == "pobj":
                    yield child.lower_, below
        elif child.dep_ in ("relcl", "cc", "conj"):
            return


def appositions(head: Token) -> Iterator[Token]:
    """Heads of the phrases that name the same thing right beside it."""
    for child in head.rights:
        if child.dep_ == "appos" and child.tag_ in NOUN_TAGS:
            yield child


def conjuncts(head: Token) -> Iterator[Token]:
    """The nouns joined to this one: "Japan and Australia" seen from "Japan"."""
    for child in head.rights:
        if child.dep_ == "conj" and child.i > head.i:
            yield child


def says_where(head: Token) -> bool:
    """Is the phrase the object of a preposition of place?"""
    return head.dep_ == "pobj" and head.head.lower_ in LOCATIVE


def is_singular(head: Token) -> bool:
    return head.tag_ in ("NN", "NNP")


def is_indefinite(head: Token) -> bool:
    return any(child.lower_ in _ARTICLES for child in head.lefts)


def has_own_determiner(head: Token) -> bool:
    return any(child.dep_ in ("det", "poss") for child in head.lefts)


def is_detached(token: Token) -> bool:
    """A country's word that says no nationality: "pro-Russian", "London-based"."""
    doc, i = token.doc, token.i
    if i >= 2 and doc[i - 1].text == "-" and doc[i - 2].lower_ in _FOR_OR_AGAINST:
        return True
    return i + 2 < len(doc) and doc[i + 1].text == "-" and doc[i + 2].lower_ in _DETACHED


def phrase_words(doc: Doc, start: int, end: int) -> list[str]:
    """The words of tokens [start, end) in lower case; what hyphens join is one word ("vice-president")."""
    words: list[str] = []
    joined = False
    for i in range(start, end):
        text = doc[i].lower_
        if text in ("-", "‑", "‐") and words:
            joined = not doc[i].whitespace_ and not doc[i - 1].whitespace_  # a spaced dash parts words
            continue
        if text in ("'s", "’s"):
            words[-1:] = [words[-1] + "'s"] if words else []
            continue
        if not (text[0].isalnum()):
            continue
        if joined:
            words[-1] += "-" + text
        else:
            words.append(text)
        joined = False
    return words
