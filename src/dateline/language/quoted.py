"""What stands in quotation marks: where, what it is about, and who is speaking.

Law of this file: it looks for the speaker only to know whom "he" in his words is not.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from dateline.language.columns import word_columns
from dateline.language.control import SUBJECTS
from dateline.language.mention import Mention

_OPEN, _CLOSE = "“«", "”»"
#: marks that open as well as close
_EITHER = frozenset({'"', "''"})

#: verbs that stand beside a quotation; a quotation that has none goes on from the one before it
SAYING = frozenset(
    {"say", "tell", "add", "ask", "write", "note", "explain", "continue", "recall", "insist", "argue", "claim", "state"}
    | {"announce", "declare", "reply", "respond", "tweet", "warn", "admit", "joke", "call", "describe", "conclude"}
)
_INTERVIEWING = frozenset({"ask", "interview", "press", "question", "quiz", "grill"})
Name = tuple[str, ...]


class Quotes:
    """The topics and speakers of the quotations of one report, in the order of the text."""

    def __init__(self, doc: Doc, inside: bytearray) -> None:
        self._doc = doc
        self._inside = inside
        self._subjects: list[Mention] = []
        self._before: list[Mention] = []
        self._objects: list[Mention] = []
        self._paragraph = 0
        self._speaking: Name | None = None

    def note(self, token: Token, mention: Mention) -> None:
        """A subject within a quotation."""
        self._turn_to(token)
        self._subjects.append(mention)

    def note_object(self, token: Token, mention: Mention) -> None:
        """Somebody who is named within a quotation, and no subject there."""
        self._turn_to(token)
        self._objects.append(mention)

    def speaks(self, mention: Mention) -> None:
        """The subject of a verb of saying outside a quotation; a body has no name."""
        self._speaking = mention.name or (() if mention.human is False else None)

    def topic(self, token: Token, fits: Callable[[Mention], bool]) -> Mention | None:
        """The last subject of this paragraph's quotations that fits, else the one object: "I know Sable. I met him"."""
        self._turn_to(token)
        last = next((mention for mention in reversed(self._subjects) if fits(mention)), None)
        named = [mention for mention in self._objects if fits(mention)]
        return last or (named[-1] if len({mention.name for mention in named}) == 1 else None)

    def topic_before(self, fits: Callable[[Mention], bool]) -> Mention | None:
        """The last subject that fits of the paragraph with quotations before: he who speaks goes on."""
        return next((mention for mention in reversed(self._before) if fits(mention)), None)

    def speaker_of(self, token: Token, name_of: Callable[[Token], Name | None]) -> Name | None:
        """Who says the sentence of a token: the subject of its verb of saying, else who spoke last; a body is ()."""
        for other in token.sent:
            if other.dep_ in SUBJECTS and not self._inside[other.i] and other.head.lemma_ in SAYING:
                return () if other.lower_ == "it" else name_of(other)
        return self._speaking

    def _turn_to(self, token: Token) -> None:
        """A new paragraph has topics of its own."""
        if any(t.is_space and "\n" in t.text for t in self._doc[self._paragraph : token.i]):
            self._before, self._subjects, self._objects = self._subjects, [], []
        self._paragraph = token.i


def is_asking(token: Token, inside: bytearray) -> bool:
    """Who puts the questions or hears the answers is "you" in them, never "he": "asked by Keller", "told Keller"."""
    verb = token.head
    if token.dep_ == "pobj":
        return verb.dep_ == "agent" and verb.head.lemma_ in _INTERVIEWING
    asks = token.dep_ == "nsubj" and verb.lemma_ == "ask"
    hears = token.dep_ in ("dobj", "dative") and verb.lemma_ == "tell"
    return (asks or hears) and any(inside[token.sent.start : token.sent.end])


def quoted(doc: Doc) -> bytearray:
    """For each token whether it stands inside quotation marks; a paragraph ends what was left open."""
    inside = bytearray(len(doc))
    open_ = False
    for i, text in enumerate(word_columns(doc, "ORTH")[0]):
        if "\n" in text and text.isspace():
            open_ = False
        elif text in _OPEN or (text in _EITHER and not open_) or text == "``":
            open_ = True
        elif text in _CLOSE or text in _EITHER:
            open_ = False
        elif open_:
            inside[i] = 1
    return inside
