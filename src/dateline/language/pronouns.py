"""Pronouns: the subject before them in the same sentence, else that of the sentence before, where it agrees.

English news keeps its topic in the subject, so a pronoun takes the nearest earlier subject that agrees in number,
gender and kind (person or thing). Nothing is linked into or out of quotation marks: inside, another speaker's topic
holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dateline.language.names import Gender, people

_SINGULAR: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NEUTRAL = frozenset({"it", "its", "itself"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ASKED = frozenset({"dobj", "dative"})
_OBJECTS = frozenset({"dobj", "pobj", "dative", "iobj"})
#: verbs whose "it" is no actor: "it is clear that", "it takes time to"
_EXPLETIVE = frozenset({"be", "seem", "appear", "become", "remain", "take", "happen", "rain", "snow", "matter"})
_OPEN, _CLOSE, _EITHER = "“«", "”»", '"'
#: sentences back that a pronoun reaches
_REACH = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that a pronoun can stand for."""

    head: int
    #: person's name, folded; empty for what has none
    name: tuple[str, ...]
    gender: Gender | None
    plural: bool
    #: None for a name that the pipeline gives no kind: it may be a person, and is hardly a thing
    human: bool | None


class Pronouns:
    """Links the third-person and relative pronouns of one report."""

    def __init__(self, doc: Doc, persons: Sequence[Mention], known: Mapping[int, Span]) -> None:
        self._doc = doc
        self._known = known
        self._persons = {mention.head: mention for mention in persons}
        self._person_at_root = {known[m.head].root.i if m.head in known else m.head: m for m in persons}
        self._linked: dict[int, int] = {}  # pronoun -> head that it stands for
        self._in_quotes = _quoted(doc)

    def links(self) -> Iterator[tuple[int, Span]]:
        """Each pronoun that can be resolved, with the fullest phrase for what it stands for."""
        earlier: list[list[Mention]] = []
        for sentence in self._doc.sents:
            subjects: list[Mention] = []
            for token in sentence:
                target = self._target(token, subjects, earlier)
                if target is not None:
                    self._linked[token.i] = target
                    yield token.i, self._span(target)
                if token.dep_ in _SUBJECTS and not self._in_quotes[token.i]:
                    mention = self._mention(token)
                    if mention is not None:
                        subjects.append(mention)
                if token.dep_ in _ASKED and token.head.lemma_ == "ask" and token.i in self._persons:
                    subjects.insert(0, self._persons[token.i])  # whoever is asked answers in the next sentence
            if subjects or not all(self._in_quotes[t.i] or t.is_punct for t in sentence):
                earlier.append(subjects)
                del earlier[:-_REACH]

    def _target(self, token: Token, subjects: list[Mention], earlier: list[list[Mention]]) -> int | None:
        word = token.lower_
        if word in _RELATIVE:
            return self._relative(token)
        if self._in_quotes[token.i]:
            return None
        if word in _SINGULAR:
            wanted = _SINGULAR[word]
            return self._nearest(token, subjects, earlier, lambda m: _is_person_of(m, wanted))
        if word in _PLURAL:
            return self._nearest(token, subjects, earlier, lambda m: m.plural)
        if word in people().collectives and _is_bare(token):
            return self._nearest(token, subjects, earlier, lambda m: self._is_joined(m, word))
        if word in _NEUTRAL and not _is_expletive(token):
            return self._nearest(token, subjects, earlier, lambda m: not m.plural and m.human is False)
        return None

    def _nearest(
        self, token: Token, subjects: list[Mention], earlier: list[list[Mention]], fits: Callable[[Mention], bool]
    ) -> int | None:
        """The subject that the pronoun takes: of its own sentence the last, of those before the first."""
        own = _subject_of_clause(token)
        for mention in reversed(subjects):
            if fits(mention) and not (mention.head == own and not _may_be_own_subject(token)):
                return self._resolved(mention)
        for sentence in reversed(earlier):
            for mention in sentence:
                if fits(mention):
                    return self._resolved(mention)
        return None

    def _resolved(self, mention: Mention) -> int:
        return self._linked.get(mention.head, mention.head)

    def _relative(self, token: Token) -> int | None:
        """The noun that a relative clause hangs on: "the minister, who arrived"."""
        if token.tag_ not in ("WP", "WDT", "WP$"):
            return None
        clause = token.head
        for _ in range(4):
            if clause.dep_ == "relcl":
                noun = clause.head
                return self._linked.get(noun.i, noun.i) if noun.i < token.i else None
            if clause.head == clause:
                return None
            clause = clause.head
        return None

    def _mention(self, token: Token) -> Mention | None:
        """What a subject offers to later pronouns; a pronoun passes on what it stands for itself."""
        at = self._linked.get(token.i, token.i)
        head = self._doc[at]
        if at in self._persons and not any(child.dep_ == "conj" for child in head.rights):
            return self._persons[at]
        if token.tag_ in ("PRP", "WP", "WDT", "DT", "EX"):
            if token.i not in self._linked:
                return None
            return Mention(token.i, (), _SINGULAR.get(token.lower_), self._is_plural(head), self._is_human(head))
        known = self._known.get(at)
        person = self._person_at_root.get(known.root.i) if known is not None else None
        gender = person.gender if person else people().gender_of_word.get(head.lower_)
        return Mention(token.i, person.name if person else (), gender, self._is_plural(head), self._is_human(head))

    def _is_plural(self, head: Token) -> bool:
        return head.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in head.rights)

    def _is_joined(self, mention: Mention, collective: str) -> bool:
        """Two or more named side by side, and people where the noun is for people: "France and Germany"."""
        head = self._doc[self._resolved(mention)]
        if (head.i in self._persons) != (collective in people().collectives_of_people):
            return False
        return head.tag_ in ("NNP", "NNPS") and any(child.dep_ == "conj" for child in head.rights)

    def _is_human(self, head: Token) -> bool | None:
        known = self._known.get(head.i)
        root = known.root.i if known is not None else head.i
        if root in self._person_at_root or head.lower_ in people().roles:
            return True
        return None if head.tag_ == "NNP" and head.ent_type_ in ("", "PERSON") else False

    def _span(self, head: int) -> Span:
        """The fullest phrase for a head: its own antecedent, else its noun phrase with what is joined to it."""
        if head in self._known:
            return self._known[head]
        token = self._doc[head]
        last = token
        while True:
            joined = next((child for child in last.rights if child.dep_ == "conj"), None)
            if joined is None or joined.i - head > 25:
                break
            last = joined
        start = token.left_edge.i
        return self._doc[start if head - start < 12 else head : last.i + 1]


def _is_person_of(mention: Mention, gender: Gender) -> bool:
    return mention.human is not False and not mention.plural and mention.gender in (None, gender)


def _subject_of_clause(token: Token) -> int | None:
    """The subject of the verb that an object pronoun belongs to: "Putin met him" is not about himself."""
    node = token
    while node.head != node and node.head.pos_ not in ("VERB", "AUX"):
        node = node.head
    return next((child.i for child in node.head.lefts if child.dep_ in _SUBJECTS), None)


def _may_be_own_subject(token: Token) -> bool:
    """Possessives and reflexives may go with the subject of their own verb; objects may not."""
    return token.dep_ == "poss" or token.lower_.endswith(("self", "selves")) or token.dep_ in _SUBJECTS


def _is_bare(token: Token) -> bool:
    """Definite with nothing that says which ones: "both countries", "the two sides"."""
    before = {child.lower_ for child in token.lefts}
    return bool(before & {"the", "both", "two"}) and before <= {"the", "both", "two"}


def _is_expletive(token: Token) -> bool:
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in _SUBJECTS or verb.pos_ not in ("AUX", "VERB"):
        return False
    says_nothing = token.dep_ == "nsubjpass" and any(child.dep_ == "ccomp" for child in verb.rights)
    return verb.lemma_ in _EXPLETIVE or says_nothing


def _quoted(doc: Doc) -> bytearray:
    """For each token whether it stands inside quotation marks; a paragraph ends what was left open."""
    inside = bytearray(len(doc))
    open_ = False
    for token in doc:
        text = token.text
        if token.is_space and "\n" in text:
            open_ = False
        elif text in _OPEN or (text == _EITHER and not open_) or text == "``":
            open_ = True
        elif text in _CLOSE or text == _EITHER or text == "''":
            open_ = False
        elif open_:
            inside[token.i] = 1
    return inside
