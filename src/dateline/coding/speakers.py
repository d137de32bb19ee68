"""Who speaks, to whom and through what: from the words at a cue to actors.

Law of this file: a source is kept even where nothing more is known of it than its words ("a senior official"), a
pronoun that nobody resolved names no speaker, and papers do not speak: whoever issued them does, or nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.candidates import REPORTED, Candidate, phrase
from dateline.coding.clauses import SUBJECTS, Clauses
from dateline.coding.cues import channels, documents, issuing_verbs, takes_addressee
from dateline.coding.roles import first_words
from dateline.language.names import people
from dateline.records import Actor, Span
from dateline.resolve import Resolved

_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_PRONOUNS = frozenset({"PRP", "WP", "WDT", "EX"})
_POINTING = frozenset({"this", "that", "these", "those"})
_SOMEBODY = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_TOLD = frozenset({"dobj", "dative", "nsubjpass"})
_THROUGH = frozenset({"in", "on", "via", "through", "by", "during", "at", "to", "with"})
_GENDERED = frozenset({"he", "she"})
#: characters within which "he said" can go on with whoever spoke last
_NEAR = 900
#: words back to which "the letter" reaches for whose it is
_REACH = 150


@dataclass(frozen=True, slots=True)
class _Heard:
    """Who spoke last: the actor, where, and which pronoun would take it up ("" if several could)."""

    actor: Actor
    end: int
    pronoun: str


class Speakers:
    """Resolves the sources, addressees and channels of one report's statements."""

    def __init__(self, resolved: Resolved, clauses: Clauses) -> None:
        self.resolved = resolved
        self.clauses = clauses
        self.text = resolved.reading.report.text
        #: head noun of a channel -> who spoke through it last ("in a statement ... the statement added")
        self.heard: dict[str, tuple[int, Actor]] = {}
        self.last: _Heard | None = None

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
        speaker = self._who(head)
        if speaker is not None:
            self.last = _Heard(speaker, max(candidate.cue_words[1], candidate.contents[-1][1]), self._pronoun_of(head))
        return speaker

    def _who(self, head: int) -> Actor | None:
        if self.clauses.lower[head] in (*_GENDERED, "they"):
            return self._taken_up(head)
        if not self._states(head):
            return self._namesake(head, self.actor(head))
        owner = self._owner(head)
        if owner is None:
            owner = self._issuer_beside(head)
        return self.actor(owner) if owner is not None else self._issuer_before(head)

    def _namesake(self, head: int, found: Actor | None) -> Actor | None:
        """A bare surname that two people of the report share is that of whichever of them spoke last."""
        last = self.last
        if found is None or last is None or last.actor.name is None:
            return found
        surname = found.name or found.text
        near = self.clauses.start[head] - last.end < _NEAR
        shared = near and surname != last.actor.name and surname == last.actor.name.split()[-1]
        return last.actor if shared else found

    def _states(self, head: int) -> bool:
        """Whether the phrase is a paper or recording ("the statement"), not a body of that name ("The Post")."""
        clauses = self.clauses
        common = clauses.pos[head] == "NOUN" and clauses.entity[head] != "ORG"
        return common and clauses.lemma[head] in documents()

    def _taken_up(self, head: int) -> Actor | None:
        """Whom "he", "she" or "they" stands for: by grammar, if that can speak; else whoever spoke last."""
        antecedent = self.resolved.reading.antecedents.get(head)
        found = self.actor(head)
        if found is not None and (found.id or found.name or found.country or found.sectors):
            return self._namesake(head, found)
        if antecedent is not None and _is_person(antecedent.root.lower_):
            return found
        word, last = self.clauses.lower[head], self.last
        if last is None or not 0 <= self.clauses.start[head] - last.end < _NEAR:
            return None
        fits = last.pronoun == word or (last.pronoun == "he or she" and word in _GENDERED)
        return last.actor if fits else None

    def _pronoun_of(self, head: int) -> str:
        """The pronoun that takes up a source: "he", "she", "he or she", "they", "it"."""
        clauses = self.clauses
        if clauses.lower[head] in (*_GENDERED, "they", "it"):
            return clauses.lower[head]
        if clauses.tag[head] in ("NNS", "NNPS") or any(
            clauses.dep[child] == "conj" for child in clauses.children[head]
        ):
            return "they"
        antecedent = self.resolved.reading.antecedents.get(head)
        root = head if antecedent is None else antecedent.root.i
        first = clauses.edges(root)[0]
        known = people()
        genders = {known.gender_of_word.get(clauses.lower[i]) for i in range(first, root + 1)}
        genders |= {known.gender_of_first_name.get(clauses.lower[i]) for i in range(first, root + 1)}
        if "male" in genders or "female" in genders:
            return "he or she" if {"male", "female"} <= genders else "he" if "male" in genders else "she"
        person = "PERSON" in (clauses.entity[head], clauses.entity[root]) or clauses.lower[root] in known.roles
        return "he or she" if person else "it"

    def remember(self, noun: str | None, speaker: Actor | None, at: int) -> None:
        """Note that this speaker was heard through this channel here, for a later "the statement said"."""
        if noun is not None and speaker is not None:
            self.heard[noun] = at, speaker

    def actor(self, head: int) -> Actor | None:
        """The actor that a phrase names, at best by its fullest naming in the report; its bare words if unknown."""
        doc = self.clauses.doc
        antecedent = self.resolved.reading.antecedents.get(head)
        heads = [doc[head]] if antecedent is None else [doc[head], antecedent.root]
        found = [actor for token in heads for actor in self.resolved.actors.at(token)[:1]]
        known = next((actor for actor in found if actor.id), None) or next(
            (a for a in found if a.name or a.country), None
        )
        if known is not None and (known.name or antecedent is None or self.clauses.tag[head] not in _PRONOUNS):
            return self._outlet_in(head, known)
        if found:
            return found[-1]
        if antecedent is not None:
            return Actor(text=antecedent.text, start=antecedent.start_char, end=antecedent.end_char)
        if self.clauses.tag[head] in _PRONOUNS or self.clauses.lower[head] in _POINTING:
            return None
        span = self.span(phrase(self.clauses, head, -1))
        return Actor(text=span.text, start=span.start, end=span.end)

    def _outlet_in(self, head: int, described: Actor) -> Actor:
        """“North Korea's KCNA agency”, "the state news agency TASS": the outlet by its name, not its state."""
        if described.name or described.sectors[:1] != ("JRN",):
            return described
        doc = self.clauses.doc
        names = [i for i in self.clauses.children[head] if self.clauses.dep[i] in ("compound", "appos", "nmod")]
        if head + 1 < len(doc) and self.clauses.pos[head + 1] == "PROPN":
            names.append(head + 1)  # parsers take "the agency TASS" for two subjects
        named = (actor for i in names for actor in self.resolved.actors.at(doc[i]) if actor.name)
        return next((actor for actor in named if actor.sectors[:1] == ("JRN",)), described)

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
            if dep in ("ccomp", "xcomp") and clauses.tag[child] == "VB" and first_words(clauses, child) in ("", "to"):
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
        if candidate.source is not None and self._states(candidate.source):
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
                [i for i in clauses.children[child] if clauses.lower[i] == "by" and self._is_issued(child)]
                if clauses.dep[child] == "acl"
                else [child]
            )
            for preposition in by:
                noun = next((i for i in clauses.children[preposition] if clauses.dep[i] == "pobj"), None)
                if noun is not None and self._issues(preposition, noun):
                    return noun
        return None

    def _is_issued(self, participle: int) -> bool:
        return self.clauses.lemma[participle] in issuing_verbs()

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

    def _issuer_before(self, head: int) -> Actor | None:
        """Whose the last paper of that name was: "an ad by the party ... the ad", "said in a note ... the note"."""
        clauses = self.clauses
        lemma = clauses.lemma[head]
        at, speaker = self.heard.get(lemma, (-1, None))
        for i in range(head - 1, max(at, head - _REACH), -1):
            if clauses.lemma[i] == lemma and clauses.pos[i] == "NOUN" and (owner := self._owner(i)) is not None:
                return self.actor(owner)
        return speaker

    def _issues(self, preposition: int, noun: int) -> bool:
        clauses, word = self.clauses, self.clauses.lower[preposition]
        spoken = clauses.lemma[clauses.head[preposition]] in channels()  # "a photo of Li" is not Li's
        return word in ("by", "from") or (word == "of" and spoken and clauses.entity[noun] in _SOMEBODY)


def _is_person(noun: str) -> bool:
    return noun in people().roles or noun in people().gender_of_word
