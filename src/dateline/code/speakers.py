"""Who speaks, to whom and through what: from the words at a cue to actors.

Law of this file: a source is kept even where nothing more is known of it than its words ("a senior official"), and a
pronoun that nobody resolved names no speaker.
"""

from __future__ import annotations

from dateline.code.candidates import Candidate, phrase
from dateline.code.clauses import SUBJECTS, Clauses
from dateline.code.cues import channels, takes_addressee
from dateline.records import Actor, Span
from dateline.resolve import Resolved

_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_OWNER = frozenset({"poss", "compound", "amod"})


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
        return self.actor(owner) if owner is not None else self.heard.get(noun) or self.actor(head)

    def remember(self, noun: str | None, speaker: Actor | None) -> None:
        """Note that this speaker was heard through this channel, for a later "the statement said"."""
        if noun is not None and speaker is not None:
            self.heard[noun] = speaker

    def actor(self, head: int) -> Actor | None:
        """The actor that a phrase names, at best its fullest naming in the report; its bare words if no more is known."""
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
        if self.clauses.pos[head] == "PRON":
            return None
        span = self.span(phrase(self.clauses, head, -1))
        return Actor(text=span.text, start=span.start, end=span.end)

    def addressee(self, candidate: Candidate) -> Actor | None:
        """Who is told, asked or warned."""
        clauses, cue = self.clauses, candidate.cue
        how = takes_addressee(cue)
        for child in clauses.children[cue.head] if how else ():
            dep = clauses.dep[child]
            if how == "object" and dep in ("dobj", "dative") and clauses.pos[child] in ("NOUN", "PROPN", "PRON"):
                return self.actor(child)
            if how == "object" and dep == "nsubjpass":
                return self.actor(child)
            if how == "object" and dep in ("ccomp", "xcomp") and clauses.tag[child] == "VB":
                subject = next((s for s in clauses.children[child] if clauses.dep[s] in SUBJECTS), None)
                return None if subject is None else self.actor(subject)
            if clauses.lower[child] == "to" and dep in ("prep", "dative"):
                noun = next((n for n in clauses.children[child] if clauses.dep[n] == "pobj"), None)
                if (
                    noun is not None
                    and clauses.pos[noun] in ("PROPN", "PRON")
                    or noun is not None
                    and clauses.entity[noun]
                ):
                    return self.actor(noun)
        return None

    def channel(self, candidate: Candidate) -> tuple[str | None, str | None]:
        """(the channel that the report names, its head noun): "in a statement", "according to the transcript"."""
        head = self._channel_head(candidate)
        if head is None:
            return None, None
        return self.span(phrase(self.clauses, head, candidate.cue.head)).text, self.clauses.lemma[head]

    def _channel_head(self, candidate: Candidate) -> int | None:
        clauses = self.clauses
        if candidate.source is not None and clauses.lemma[candidate.source] in channels():
            return candidate.source
        for child in clauses.children[candidate.cue.head]:
            if clauses.dep[child] == "prep":
                for noun in self._objects(child):
                    if clauses.lemma[noun] in channels() or clauses.lower[child] == "according":
                        return noun
        return None

    def _objects(self, preposition: int) -> list[int]:
        clauses = self.clauses
        inner = [i for i in clauses.children[preposition] if clauses.dep[i] in ("pobj", "prep")]
        return [j for i in inner for j in ([i] if clauses.dep[i] == "pobj" else self._objects(i))]

    def _relative(self, cue: int, pronoun: int) -> int:
        """What "who" or "which" stands for: the noun that its clause hangs on."""
        node = cue
        for _ in range(4):
            if self.clauses.dep[node] == "relcl":
                return self.clauses.head[node]
            node = self.clauses.head[node]
        return pronoun

    def _owner(self, head: int) -> int | None:
        """Whose statement it is: "the ministry's statement", "the Kremlin transcript", "a statement from Kyiv"."""
        clauses = self.clauses
        for child in clauses.children[head]:
            if clauses.dep[child] == "poss" or (
                clauses.dep[child] in _OWNER and clauses.entity[child] in ("ORG", "PERSON", "GPE", "NORP")
            ):
                return child
            if clauses.dep[child] in ("prep", "agent") and clauses.lower[child] in ("from", "by", "of"):
                return next((i for i in clauses.children[child] if clauses.dep[i] == "pobj"), None)
            if clauses.dep[child] == "acl":
                for agent in clauses.children[child]:
                    if clauses.lower[agent] in ("by", "from"):
                        return next((i for i in clauses.children[agent] if clauses.dep[i] == "pobj"), None)
        return None
