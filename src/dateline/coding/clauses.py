"""A parse as plain lists, and what hangs on a word of it.

Law of this file: it knows grammar and no words. A cue's *arguments* are its dependents, and, where the cue itself hangs
on what it reports ("the deal, he said, is dead", "according to Kyiv, ..."), the phrase that it hangs on.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from dateline.language.columns import heads, lowered, number_columns, word_columns

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
#: dependents that are neither who nor what
_GRAMMAR = frozenset({"aux", "auxpass", "neg", "punct", "cc", "conj", "expl", "det", "prt", "meta", "predet", "nummod"})
#: a cue that stands in one of these relations may report the phrase that it hangs on
_UPWARD = frozenset(
    {"parataxis", "ccomp", "advcl", "dep", "prep", "relcl", "acl", "amod", "advmod", "appos", "intj", "conj"}
)
#: relations in which a verb without a subject of its own has that of the word it hangs on
_SHARES_SUBJECT = frozenset(
    {"acl", "conj", "xcomp", "advcl", "pcomp", "prep", "dep", "acomp", "attr", "dobj", "pobj", "oprd"}
)

#: prepositions by which the object of the verb before them does what follows: "blamed him for saying"
_OBJECT_CONTROL = frozenset({"from", "of", "for", "into"})
#: verbs that lend their subject to a noun: "made an attempt to say"
_LIGHT = frozenset({"make", "have", "take", "give", "launch", "issue", "announce", "express", "mount", "begin", "be"})


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase that stands to a cue in the relation `label`; "^" before it: the cue hangs on the phrase."""

    head: int
    label: str


class Clauses:
    """The parse of one report as lists by token index, read once because spaCy's attributes are slow one by one."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        size = len(doc)
        self.dep, self.pos, self.tag, self.entity, self.lower, lemma = word_columns(
            doc, "DEP", "POS", "TAG", "ENT_TYPE", "LOWER", "LEMMA"
        )
        self.lemma = lowered(lemma)
        starts, lengths, breaks = number_columns(doc, "IDX", "LENGTH", "SENT_START")
        self.head = heads(doc)
        self.start, self.end = starts, [start + length for start, length in zip(starts, lengths, strict=True)]
        #: first words of the sentences
        self.sentences = [i for i in range(size) if i == 0 or breaks[i] == 1]
        self.children: list[list[int]] = [[] for _ in range(size)]
        for i, up in enumerate(self.head):
            if up != i:
                self.children[up].append(i)
        self._left, self._right = self._extents()

    def _extents(self) -> tuple[list[int], list[int]]:
        """First and last word under each word, itself included."""
        left, right = list(range(len(self.head))), list(range(len(self.head)))
        for i, up in enumerate(self.head):
            below = i
            while up != below and not left[up] <= i <= right[up]:
                left[up], right[up] = min(left[up], i), max(right[up], i)
                below, up = up, self.head[up]
        return left, right

    def sentence(self, i: int) -> int:
        """The first word of the sentence that a word stands in."""
        return self.sentences[bisect_right(self.sentences, i) - 1]

    def subtree(self, i: int, *, without: int = -1) -> list[int]:
        """Indices of the words under `i`, in order; nothing under `without`."""
        found, open_ = [], [i]
        while open_:
            node = open_.pop()
            if node != without:
                found.append(node)
                open_ += self.children[node]
        return sorted(found)

    def word(self, i: int) -> str:
        """The lemma of a word; of a name only that it is one, so that no model learns who was in the news."""
        return "NAME" if self.pos[i] == "PROPN" else self.lemma[i]

    def edges(self, i: int) -> tuple[int, int]:
        """First and last word under `i`."""
        return self._left[i], self._right[i]

    def is_order(self, i: int) -> bool:
        """Whether a word is the verb of an imperative sentence: a bare form with nothing before it but "do", "not"."""
        if self.tag[i] != "VB" or self.head[i] != i:
            return False
        before = [child for child in self.children[i] if child < i]
        return all(self.dep[child] not in SUBJECTS and self.tag[child] not in ("MD", "TO") for child in before)

    def arguments(self, cue: int) -> list[Argument]:
        """Every phrase that may be source or content of the cue, in no promised order."""
        found = [Argument(child, self.dep[child]) for child in self.children[cue] if self.dep[child] not in _GRAMMAR]
        if self.dep[cue] in _UPWARD and self.head[cue] != cue:
            found.append(Argument(self.head[cue], "^" + self.dep[cue]))
        return found + [Argument(clause, "lent") for clause in self._lent(cue)]

    def _lent(self, cue: int) -> list[int]:
        """The clauses that parsers hang on the noun before them: "said in a statement | that it was over"."""
        nouns = [
            noun
            for child in self.children[cue]
            if child > cue and self.dep[child] in ("prep", "dative")
            for noun in self.children[child]
            if self.dep[noun] == "pobj"
        ]
        return [
            clause
            for noun in nouns
            for clause in self.children[noun]
            if self.dep[clause] in ("acl", "relcl", "ccomp")
            and any(self.dep[i] == "mark" for i in self.children[clause])
        ]

    def tokens(self, cue: int, argument: Argument) -> list[int]:
        """The words of an argument, without the cue and what hangs on it."""
        return self.subtree(argument.head, without=cue)

    def subject(self, cue: int) -> int | None:
        """Head of the cue's subject: its own, or the one it shares ("he refused to say", "she left and said")."""
        node = cue
        for _ in range(5):
            own = next((child for child in self.children[node] if self.dep[child] in SUBJECTS and child != cue), None)
            if own is not None:
                return own
            dep, up = self.dep[node], self.head[node]
            if dep in ("acl", "relcl") and self.tag[node] != "VB":
                return up
            controller = self._controller(node)
            if controller is not None:
                return controller
            if up == node or dep not in _SHARES_SUBJECT:
                return None
            if dep == "acl" and self.lemma[self.head[up]] not in _LIGHT:
                return None
            node = up
        return None

    def _controller(self, node: int) -> int | None:
        """An object or owner whose act it is: "urged China to say", "kept him from saying", "his attempt to say"."""
        dep, up = self.dep[node], self.head[node]
        if dep == "acl":
            return next((child for child in self.children[up] if self.dep[child] == "poss"), None)
        if dep == "pcomp" and self.lower[up] in _OBJECT_CONTROL:
            up = self.head[up]
        elif dep != "xcomp" or self.lemma[up] == "promise":
            return None
        return next((child for child in self.children[up] if self.dep[child] == "dobj" and child < node), None)
