"""Who speaks, to whom and through what: from the words at a cue to actors.

Law of this file: a source is kept even where nothing more is known of it than its words ("a senior official"), and a
pronoun that nobody resolved names no speaker.
"""

from __future__ import annotations

from dateline.code.candidates import REPORTED, Candidate, phrase
from dateline.code.clauses import SUBJECTS, Clauses
from dateline.code.cues import channels, takes_addressee
from dateline.records import Actor, Span
from dateline.resolve import Resolved

_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_PRONOUNS = frozenset({"PRP", "WP", "WDT", "EX"})
_POINTING = frozenset({"this", "that", "these", "those"})
_SOMEBODY = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_TOLD = frozenset({"dobj", "dative", "nsubjpass"})
_THROUGH = frozenset({"in", "on", "via", "through", "by", "during", "at", "to", "with"})


class Speakers:
    """Resolves the sources, addressees and channels of one report's statements."""

    def __init__(self, resolved: Resolved, clauses: Clauses) -> None:
        self.resolved = resolved
        self.clauses = clauses
        self.text = resolved.reading.report.text
        #: head noun of a channel -> who spoke through it last ("in a statement ... the statement added")
        self.heard: dict[str, Actor] = {}

    def span(self, tokens: list[int]) -> Span:
        """These neighbouring words as a span of the report."""
        start, end = self.clauses.start[tokens[0]], self.clauses.end[tokens[-1]]
        return Span(start=start, end=end, text=self.text[start:end])

    def speaker(self, candidate: Candidate) -> Actor | None:
        """Whom the candidate's source stands for."""
        head = candidate.source
        if head is None:
            return None
        if self.clauses.tag[head] in _RELATIVE:
            head = self._relative(candidate.cue.head, head)
        noun = self.clauses.lemma[head]
        if noun not in channels():
            return self.actor(head)
        owner = self._owner(head)
        if owner is None:
            owner = self._issuer_beside(head)
        return self.actor(owner) if owner is not None else self.heard.get(noun) or self.actor(head)

    def remember(self, noun: str | None, speaker: Actor | None) -> None:
        """Note that this speaker was heard through this channel, for a later "the statement said"."""
        if noun is not None and speaker is not None:
            self.heard[noun] = speaker

    def actor(self, head: int) -> Actor | None:
        """The actor that a phrase names, at best by its fullest naming in the report; its bare words if unknown."""
        doc = self.clauses.doc
        antecedent = self.resolved.reading.antecedents.get(head)
        heads = [doc[head]] if antecedent is None else [doc[head], antecedent.root]
        found = [actor for token in heads for actor in self.resolved.actors.at(token)[:1]]
        known = next((actor for actor in found if actor.id), None) or next(
            (a for a in found if a.name or a.country), None
        )
        if known is not None:
            return known
        if found:
            return found[0]
        if antecedent is not None:
            return Actor(text=antecedent.text, start=antecedent.start_char, end=antecedent.end_char)
        if self.clauses.tag[head] in _PRONOUNS or self.clauses.lower[head] in _POINTING:
            return None
        span = self.span(phrase(self.clauses, head, -1))
        return Actor(text=span.text, start=span.start, end=span.end)

    def addressee(self, candidate: Candidate) -> Actor | None:
        """Who is told, asked or warned."""
        how = takes_addressee(candidate.cue)
        head = self._told(candidate) if how == "object" else None
        if head is None and how:
            head = self._spoken_to(candidate.cue.head)
        return None if head is None else self.actor(head)

    def _told(self, candidate: Candidate) -> int | None:
        """The object of "told", "urged": the verb's own or, as parsers see it, subject of the infinitive after it."""
        clauses, cue = self.clauses, candidate.cue
        reported = [argument.head for argument, role in candidate.roles if role in REPORTED]
        for child in clauses.children[cue.head]:
            dep = clauses.dep[child]
            if (
                dep in _TOLD
                and clauses.pos[child] in _NOUNS
                and (child not in reported or clauses.entity[child] in _SOMEBODY or clauses.tag[child] == "PRP")
            ):
                return child
            if dep in ("ccomp", "xcomp") and clauses.tag[child] == "VB":
                return next((i for i in clauses.children[child] if clauses.dep[i] in SUBJECTS), None)
        return None

    def _spoken_to(self, cue: int) -> int | None:
        """The person or body in "said to reporters", "wrote to the council"."""
        clauses = self.clauses
        for child in clauses.children[cue]:
            if clauses.lower[child] == "to" and clauses.dep[child] in ("prep", "dative"):
                for noun in clauses.children[child]:
                    if clauses.dep[noun] == "pobj" and (
                        clauses.tag[noun] == "PRP" or clauses.entity[noun] in _SOMEBODY
                    ):
                        return noun
        return None

    def channel(self, candidate: Candidate) -> tuple[str | None, str | None]:
        """(the channel that the report names, its head noun): "in a statement", "according to the transcript"."""
        head = self._channel_head(candidate)
        if head is None:
            return None, None
        return " ".join(self.span(phrase(self.clauses, head, -1)).text.split()), self.clauses.lemma[head]

    def _channel_head(self, candidate: Candidate) -> int | None:
        clauses = self.clauses
        if candidate.channel is not None:
            return candidate.channel
        if candidate.source is not None and clauses.lemma[candidate.source] in channels():
            return candidate.source
        for child in clauses.children[candidate.cue.head]:
            if clauses.dep[child] == "prep" and clauses.lower[child] in _THROUGH:
                for noun in self._objects(child):
                    if clauses.lemma[noun] in channels():
                        return noun
        return None

    def _objects(self, preposition: int) -> list[int]:
        clauses = self.clauses
        inner = [i for i in clauses.children[preposition] if clauses.dep[i] in ("pobj", "prep")]
        return [j for i in inner for j in ([i] if clauses.dep[i] == "pobj" else self._objects(i))]

    def _relative(self, cue: int, pronoun: int) -> int:
        """What "who" or "which" stands for: the noun that its clause hangs on, else the noun before it."""
        node = cue
        for _ in range(4):
            if self.clauses.dep[node] == "relcl":
                return self.clauses.head[node]
            node = self.clauses.head[node]
        for i in range(pronoun - 1, max(-1, pronoun - 4), -1):
            if self.clauses.pos[i] in ("NOUN", "PROPN"):
                return i
        return pronoun

    def _owner(self, head: int) -> int | None:
        """Whose statement it is: "the ministry's statement", "the Kremlin transcript", "a statement from Kyiv"."""
        clauses = self.clauses
        for child in clauses.children[head]:
            if clauses.dep[child] == "poss" or (
                clauses.dep[child] == "compound" and clauses.entity[child] in _SOMEBODY
            ):
                return child
        issuers = [i for i in clauses.children[head] if clauses.dep[i] in ("prep", "agent", "acl")]
        for child in issuers:
            by = (
                [i for i in clauses.children[child] if clauses.lower[i] == "by"]
                if clauses.dep[child] == "acl"
                else [child]
            )
            for preposition in by:
                noun = next((i for i in clauses.children[preposition] if clauses.dep[i] == "pobj"), None)
                if noun is not None and self._issues(preposition, noun):
                    return noun
        return None

    def _issuer_beside(self, head: int) -> int | None:
        """Who stands with the same channel elsewhere in the paragraph: "A navy officer in a statement"."""
        clauses = self.clauses
        first = self.text.rfind("\n", 0, clauses.start[head])
        last = self.text.find("\n", clauses.end[head])
        for i, lemma in enumerate(clauses.lemma):
            if lemma != clauses.lemma[head] or not first < clauses.start[i] < (last if last >= 0 else len(self.text)):
                continue
            noun = clauses.head[clauses.head[i]]
            if i != head and clauses.dep[i] == "pobj" and clauses.entity[noun] in _SOMEBODY:
                return noun
        return None

    def _issues(self, preposition: int, noun: int) -> bool:
        word = self.clauses.lower[preposition]
        return word in ("by", "from") or (word == "of" and self.clauses.entity[noun] in _SOMEBODY)
