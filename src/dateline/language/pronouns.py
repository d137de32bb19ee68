"""Pronouns: the subject before them in the same sentence, else that of the sentence before, where it agrees.

English news keeps its topic in the subject, so a pronoun takes the nearest earlier subject that agrees in number,
gender and kind (person or thing); an object where nobody else of its sentence fits. Inside quotation marks another
speaker's topic holds: a pronoun there takes a subject of the quotation, or the one person around it who is not
speaking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span, Token

from dateline.language.columns import word_columns
from dateline.language.control import (
    SUBJECTS,
    asked,
    joined_subject,
    owner_by_clause,
    shared_object,
    subject_of,
    subject_to_come,
    verb_of,
)
from dateline.language.forms import (
    NEUTRAL,
    OBJECT_FORMS,
    PLURAL,
    RELATIVE,
    SINGULAR,
    counted,
    has_joined,
    is_bare,
    is_expletive,
    is_man_or_woman,
    is_person_of,
    may_be_own_subject,
)
from dateline.language.mention import Mention
from dateline.language.names import people
from dateline.language.quoted import SAYING, Quotes, is_asking, quoted
from dateline.language.somebody import individuals, somebody

_ASKED = frozenset({"dobj", "dative"})
_OBJECTS = frozenset({"dobj", "pobj", "dative", "iobj"})
#: how whose a thing is hangs on it: "Keller's plan", "the Keller campaign"
_OWNING = frozenset({"poss", "compound", "nmod"})
#: relations in which a noun can be referred back to, whoever it is
_TELLING = SUBJECTS | _OBJECTS | {"ROOT", "poss"}
_PRONOUNS = frozenset((*RELATIVE, *SINGULAR, *PLURAL, *NEUTRAL))
#: sentences back that a pronoun reaches
_REACH = 2


@dataclass(slots=True)
class _Topics:
    """The persons and things of one sentence that a later pronoun can stand for, in the order of the text."""

    subjects: list[Mention] = field(default_factory=list)
    #: whose the subjects are: "Keller's plan failed"
    owners: list[Mention] = field(default_factory=list)
    #: other persons that are named
    others: list[Mention] = field(default_factory=list)
    #: bodies that are named, where they are no subjects
    bodies: list[Mention] = field(default_factory=list)
    #: subjects of what is quoted
    quoted: list[Mention] = field(default_factory=list)


class Pronouns:
    """Links the third-person and relative pronouns of one report."""

    def __init__(self, doc: Doc, persons: Sequence[Mention], known: Mapping[int, Span]) -> None:
        self._doc = doc
        self._known = known
        self._persons = {mention.head: mention for mention in persons}
        self._person_at_root = {known[m.head].root.i if m.head in known else m.head: m for m in persons}
        self._linked: dict[int, int] = {}  # pronoun -> head that it stands for
        #: who puts questions to those who are quoted
        self._asking: set[tuple[str, ...]] = set()
        self._in_quotes = quoted(doc)
        self._quotes = Quotes(doc, self._in_quotes)
        #: the tokens that may be a pronoun, or stand where one can refer back to; spaCy is slow to ask of every one
        self._telling = {
            i
            for i, (dep, word) in enumerate(zip(*word_columns(doc, "DEP", "LOWER"), strict=True))
            if dep in _TELLING or i in self._persons or word in _PRONOUNS or word in people().collectives
        }

    def links(self) -> Iterator[tuple[int, Span]]:
        """Each pronoun that can be resolved, with the fullest phrase for what it stands for."""
        earlier: list[_Topics] = []
        for sentence in self._doc.sents:
            topics = _Topics()
            for token in (self._doc[i] for i in range(sentence.start, sentence.end) if i in self._telling):
                target = self._target(token, topics, earlier)
                if target is not None:
                    self._linked[token.i] = target
                    yield token.i, self._span(target, plural=token.lower_ not in SINGULAR)
                self._note(token, topics)
            if topics.subjects or not all(self._in_quotes[t.i] or t.is_punct for t in sentence):
                earlier.append(topics)
                del earlier[:-_REACH]

    def _note(self, token: Token, topics: _Topics) -> None:
        """Keep what a noun phrase offers to the pronouns after it."""
        if self._in_quotes[token.i]:
            said = self._mention(token) if token.dep_ in SUBJECTS else None
            if said is not None:
                self._quotes.note(token, said)
                topics.quoted.append(said)
            elif token.i in self._persons and token.dep_ in _OBJECTS:
                self._quotes.note_object(token, self._persons[token.i])
            return
        if token.i in self._persons and is_asking(token, self._in_quotes):
            self._asking.add(self._persons[token.i].name)
        mention = self._mention(token) if token.dep_ in SUBJECTS or self._is_cut_off(token) else None
        if mention is not None:
            topics.subjects.append(replace(mention, head=token.i) if token.tag_ == "PRP" else mention)
            if token.head.lemma_ in SAYING:
                self._quotes.speaks(mention)
        elif token.i in self._persons and token.dep_ in _OBJECTS | _OWNING | {"appos"}:
            owns = token.dep_ in _OWNING and token.head.dep_ in SUBJECTS
            (topics.owners if owns else topics.others).append(self._persons[token.i])
        elif token.ent_type_ == "ORG" and token.dep_ in _OBJECTS:
            mention = self._mention(token)
            topics.bodies.extend((mention,) if mention is not None else ())
        elif token.tag_ == "NNS" and token.dep_ in _OBJECTS and token.lemma_ in individuals():
            topics.others.append(Mention(token.i, (), None, plural=True, human=True))
        elif token.tag_ == "NN" and token.dep_ in _OBJECTS | {"poss"} and is_man_or_woman(token):
            topics.others.append(Mention(token.i, (), people().gender_of_word[token.lower_], plural=False, human=True))
        if token.dep_ in _ASKED and token.head.lemma_ == "ask" and token.i in self._persons:
            topics.subjects.insert(0, self._persons[token.i])  # whoever is asked answers in the next sentence

    def _is_cut_off(self, token: Token) -> bool:
        """Somebody who opens a sentence and whom the parse takes for the whole of it."""
        if token.dep_ != "ROOT" or any(child.text == ":" for child in token.rights):
            return False  # nor is "Keller: bank lied" about Keller
        return token.i in self._persons or (token.tag_ in ("NN", "NNS") and token.lemma_ in individuals())

    def _target(self, token: Token, topics: _Topics, earlier: list[_Topics]) -> int | None:
        word = token.lower_
        if word in RELATIVE:
            return self._relative(token)
        fits = self._fitting(token)
        if fits is None:
            return None
        if self._in_quotes[token.i]:
            fits = self._not_acting_on_himself(token, fits)
            return self._quoted_target(token, fits, [*earlier, topics])
        found = self._nearest(token, topics, earlier, fits)
        return self._resolved(found) if found is not None else None

    def _fitting(self, token: Token) -> Callable[[Mention], bool] | None:
        """What a pronoun can stand for by its number, gender and kind; None where it stands for nothing."""
        word = token.lower_
        if word in SINGULAR:
            return lambda m: is_person_of(m, SINGULAR[word])
        if word in PLURAL:
            return lambda m: m.plural
        if word in people().collectives and is_bare(token):
            return lambda m: self._is_joined(m, word)
        if word in NEUTRAL and not is_expletive(token):
            return lambda m: not m.plural and m.human is False
        return None

    def _nearest(
        self, token: Token, topics: _Topics, earlier: list[_Topics], fits: Callable[[Mention], bool]
    ) -> Mention | None:
        """The subject that the pronoun takes: of its own sentence the last, of those before the first.

        Somebody who is no subject is taken where he alone of his sentence fits.
        """
        fits = self._not_named_below(token, self._not_acting_on_himself(token, fits))
        near = self._near(token)
        if near is not None and fits(near):
            return near
        near = next((m for m in self._by_clause(token, topics, fits) if fits(m)), None)
        if near is not None:
            return near
        free = [m for m in reversed(topics.subjects) if fits(m)]
        if token.lower_ == "its" and all(m.thing for m in free):
            body = _only(topics.bodies, fits)  # "the papers that the ministry gave out about its inquiry"
            free = [body] if body is not None else free
        if free:
            same = next((m for m in free if self._doc[m.head].tag_ == "PRP"), None)
            return same or next((m for m in free if not m.thing), free[0])
        singular = token.lower_ in SINGULAR
        found = _only(topics.owners, fits) or _only(topics.others, fits) if singular or token.lower_ == "them" else None
        if found is not None:
            return found
        is_object = token.lower_ in SINGULAR and token.dep_ in _OBJECTS
        for before in reversed(earlier):
            found = next(filter(fits, before.subjects), None) or _only(before.owners, fits)
            if found is not None and token.lower_ in SINGULAR and self._is_anybody(found):
                found = _only([m for m in before.others if m.gender is not None], fits) or found
            if found is None and is_object:
                found = _only(before.others, fits)
            elif found is None and singular and before is earlier[-1]:
                found = _only([m for m in before.others if m.gender is not None], fits)
            if found is not None:
                return found
        return _only([m for sentence in (*earlier[-1:], topics) for m in sentence.quoted], fits) if singular else None

    def _near(self, token: Token) -> Mention | None:
        """Whom grammar sets beside the pronoun: who is asked, who undergoes the verb that is joined to its verb."""
        if token.dep_ == "poss":
            return None
        is_subject = token.dep_ in SUBJECTS and token.lower_ not in OBJECT_FORMS
        if is_subject and token.lower_ not in SINGULAR:
            return None
        other = asked(token) if is_subject else shared_object(token)
        if other is None:
            return None
        owner = next((t for t in other.lefts if t.dep_ == "poss" and t.i in self._persons), None)
        mention = self._mention(other)
        if owner is not None and mention is not None and not mention.human:
            return self._persons[owner.i]  # "rewarded Keller's conduct by giving him time"
        return mention

    def _by_clause(self, token: Token, topics: _Topics, fits: Callable[[Mention], bool]) -> Iterator[Mention]:
        """Whom the build of the sentence sets beside the pronoun before any other that is nearer."""
        is_own = token.dep_ == "poss"
        if not (is_own or (token.dep_ in SUBJECTS and token.lower_ not in OBJECT_FORMS)):
            return
        found: list[Token | None] = []
        if not any(map(fits, (*topics.subjects, *topics.owners, *topics.others))):
            found.append(subject_to_come(token))
        found.extend(owner_by_clause(token) if is_own else (joined_subject(token),))
        for other in found:
            mention = self._mention(other) if other is not None else None
            if mention is not None and self._is_somebody(mention, token):
                yield mention

    def _is_somebody(self, mention: Mention, token: Token) -> bool:
        """A person where the pronoun is one's; nothing that only things can be."""
        if token.lower_ in SINGULAR:
            return mention.human is True
        head = self._doc[self._resolved(mention)]
        return head.tag_ not in ("NN", "NNS") or head.lemma_ in somebody()

    def _not_acting_on_himself(self, token: Token, fits: Callable[[Mention], bool]) -> Callable[[Mention], bool]:
        """“Putin met him”, "Putin called a judge and told her": whoever acts on a pronoun is not whom it means."""
        acting = None if may_be_own_subject(token) else subject_of(verb_of(token))
        if acting is None:
            return fits
        name, head = self._persons_at(acting), self._linked.get(acting.i, acting.i)
        return lambda m: fits(m) and self._resolved(m) != head and (name is None or m.name != name)

    def _not_named_below(self, token: Token, fits: Callable[[Mention], bool]) -> Callable[[Mention], bool]:
        """“He went on, mocking Keller” is not about Keller: whom a clause names is not its pronoun subject."""
        if token.lower_ not in SINGULAR or token.dep_ not in SUBJECTS:
            return fits
        below: set[tuple[str, ...]] = set()
        pending = [child for child in token.head.rights if child.dep_ != "conj"]
        while pending:
            node = pending.pop()
            if node.i in self._persons:
                below.add(self._persons[node.i].name)
            pending.extend(
                child
                for child in node.children
                if not self._in_quotes[child.i] and (child.dep_ != "conj" or child.pos_ not in ("VERB", "AUX"))
            )
        below.discard(())
        return (lambda m: fits(m) and m.name not in below) if below else fits

    def _is_anybody(self, mention: Mention) -> bool:
        """“A judge sentenced Nichols. He”: whom the report only mentions is not what it goes on about."""
        head = self._doc[self._resolved(mention)]
        return not mention.name and mention.gender is None and any(t.lower_ in ("a", "an") for t in head.lefts)

    def _quoted_target(self, token: Token, fits: Callable[[Mention], bool], topics: list[_Topics]) -> int | None:
        """Within a quotation: its own topic, else the one person around it who is not speaking."""
        found = self._quotes.topic(token, fits)
        if found is None and token.lower_ in SINGULAR:
            speaking = self._quotes.speaker_of(token, self._persons_at)
            if speaking is None:
                return None
            around = [m for t in topics for m in (*t.subjects, *t.owners, *t.others) if m.name and fits(m)]
            names = {m.name for m in around} - {speaking} - self._asking  # a body that speaks is none of them
            found = next((m for m in reversed(around) if m.name in names), None) if len(names) == 1 else None
            if len(names) > 1:
                found = self._nearest_of(topics, lambda m: m.name in names)
            if not names:
                found = self._quotes.topic_before(lambda m: m.name != speaking and fits(m))
        return self._resolved(found) if found is not None else None

    def _nearest_of(self, topics: list[_Topics], fits: Callable[[Mention], bool]) -> Mention | None:
        """The one who fits of the last sentence that has any."""
        for topic in reversed(topics):
            near = [m for m in (*topic.subjects, *topic.owners, *topic.others) if fits(m)]
            if near:
                return _only(near, fits)
        return None

    def _persons_at(self, token: Token) -> tuple[str, ...] | None:
        """The name of the person that a token heads or stands for."""
        mention = self._persons.get(self._linked.get(token.i, token.i)) or self._mention(token)
        return mention.name if mention is not None and mention.name else None

    def _resolved(self, mention: Mention) -> int:
        return self._linked.get(mention.head, mention.head)

    def _relative(self, token: Token) -> int | None:
        """The noun that a relative clause hangs on: "the minister, who arrived"."""
        if token.tag_ not in ("WP", "WDT", "WP$"):
            return None
        clause = token.head
        for _ in range(4):
            if clause.dep_ == "relcl":
                noun = self._named(clause.head)
                return self._linked.get(noun.i, noun.i) if noun.i < token.i else None
            if clause.head == clause:
                return None
            clause = clause.head
        return None

    def _named(self, noun: Token) -> Token:
        """The person whom a description explains: Keller of "Keller, a donor who" and "Keller is a donor who"."""
        while noun.dep_ == "conj" and noun.tag_ == "NN" and noun.head.tag_ == "NN":
            noun = noun.head  # "Keller, a donor and an adviser who"
        if noun.dep_ == "appos" and noun.head.i in self._persons:
            return noun.head
        if noun.dep_ == "attr" and noun.head.lemma_ == "be":
            return next((t for t in noun.head.lefts if t.dep_ == "nsubj" and t.i in self._persons), noun)
        return noun

    def _mention(self, token: Token) -> Mention | None:
        """What a subject offers to later pronouns; a pronoun passes on what it stands for itself."""
        at = self._linked.get(token.i, token.i)
        head = self._doc[at]
        if at in self._persons and not has_joined(head):
            return self._persons[at]
        named = next((t for t in head.rights if t.dep_ == "appos" and t.i in self._persons), None)
        if named is not None and head.tag_ == "NN":
            return self._persons[named.i]  # "columnist and author Tom Keller" is one
        if token.tag_ in ("PRP", "WP", "WDT", "DT", "EX"):
            if token.i not in self._linked:
                return None
            return Mention(token.i, (), SINGULAR.get(token.lower_), self._is_plural(head), self._is_human(head))
        head = counted(head)
        known = self._known.get(at)
        person = self._person_at_root.get(known.root.i) if known is not None else None
        gender = person.gender if person else people().gender_of_word.get(head.lower_)
        name, plural = (person.name if person else ()), self._is_plural(head)
        thing = head.tag_ in ("NN", "NNS") and head.lemma_ not in somebody()
        place = token.i if head.i == at else head.i
        return Mention(place, name, gender, plural, self._is_human(head), thing)

    def _is_plural(self, head: Token) -> bool:
        return head.tag_ in ("NNS", "NNPS") or has_joined(head)

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
        if head.lemma_ in individuals() and head.lower_ not in people().bodies:
            return True
        return None if head.tag_ == "NNP" and head.ent_type_ in ("", "PERSON") else False

    def _span(self, head: int, *, plural: bool) -> Span:
        """The fullest phrase for a head: its own antecedent, else its noun phrase with what is joined to it."""
        token = self._doc[head]
        if head in self._known and not (plural and any(child.dep_ == "conj" for child in token.rights)):
            return self._known[head]
        last = token
        while True:
            joined = next((child for child in last.rights if child.dep_ == "conj"), None)
            if joined is None or joined.i - head > 25:
                break
            last = joined
        start = token.left_edge.i
        return self._doc[start if head - start < 12 else head : last.i + 1]


def _only(mentions: Sequence[Mention], fits: Callable[[Mention], bool]) -> Mention | None:
    """The one of these who fits; None where two do."""
    fitting = [mention for mention in mentions if fits(mention)]
    return fitting[-1] if len({m.name or (str(m.head),) for m in fitting}) == 1 else None
