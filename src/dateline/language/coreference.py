"""In-report coreference: which fuller phrase a pronoun, surname, title or acronym stands for.

Law of this file: an antecedent is named only where grammar, number, gender and recency leave one. What the reader of a
news report would have to guess is left out. Two people with one surname stay two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Span, Token

from dateline.language.columns import word_columns
from dateline.language.descriptions import described
from dateline.language.mention import Mention
from dateline.language.names import Gender, PersonName, fold, people, person_names, phrase_start
from dateline.language.pronouns import Pronouns

_ACRONYM = re.compile(r"[A-Z][A-Z&.-]{1,7}s?$")
#: what stands behind a surname
_NUMBERED = frozenset({"jr", "sr", "ii", "iii", "iv"})
#: words that an acronym passes over: "United Nations High Commissioner for Refugees (UNHCR)"
_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "to", "de", "la", "et", "against"})


def antecedents(doc: Doc) -> Mapping[int, Span]:
    """Index of a phrase's head token -> the fullest phrase of the report that names the same one.

    Covers surnames and other parts of a name, acronyms, "the ministry" and "the Chinese defense minister", relative
    and third-person pronouns. A phrase that is itself the fullest has no entry. The span's root heads the phrase.
    """
    if not len(doc):
        return {}
    found: dict[int, Span] = {}
    persons = _Persons(doc, person_names(doc))
    found.update(persons.links)
    found.update(_acronyms(doc))
    found.update(described(doc, persons.phrases, found))
    found.update(Pronouns(doc, persons.mentions, found).links())
    return found


class _Persons:
    """The people that a report names: which mentions are one person, and the fullest phrase for each."""

    def __init__(self, doc: Doc, names: list[PersonName]) -> None:
        self._doc = doc
        self._names = names = [name for name in names if not _ends_in_acronym(doc, name)]
        self._by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._order: dict[tuple[str, ...], int] = {}
        #: surname -> whom the report meant by it alone before a second bearer came: the one that it goes on to mean
        self._bare: dict[str, tuple[str, ...]] = {}
        for name in names:
            if len(name.words) > 1 and name.words not in self._order:
                self._order[name.words] = name.last
        #: person -> what stands right before the name: "President Ada Keller"
        self._titles: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for name in names:
            self._titles[name.words].add(self._title(name.first))
        self._shared = {name.last for name in names if name.shared}
        self._fold_variants()
        #: person -> what titles and first names say of the sex
        self._sexes: dict[tuple[str, ...], Gender] = {}
        for words in self._order:
            if words[0] in people().gender_of_first_name:
                self._sexes[words] = people().gender_of_first_name[words[0]]
        self._learn_sexes({name.last: name.words for name in names})
        for words in self._order:
            for word in {words[0], _surname(words)}:
                self._by_word[word].append(words)
        who = self._identify()
        self._learn_sexes(who)
        #: person -> fullest phrase
        self.phrases: dict[tuple[str, ...], Span] = {}
        for last, words in who.items():
            self._offer(words, last)
        self.links = {last: self.phrases[w] for last, w in who.items() if self.phrases[w].root.i != last}
        self.mentions = [
            Mention(last, words, self._sexes.get(words), plural=False, human=True) for last, words in who.items()
        ]

    def _fold_variants(self) -> None:
        """Drop names that only repeat another with less of it."""
        for words in list(self._order):
            for other in self._order:
                if _repeats(words, other):
                    del self._order[words]
                    break

    def _identify(self) -> dict[int, tuple[str, ...]]:
        """Head token of each mention of a person -> that person's name; names of nobody else's stay their own."""
        who: dict[int, tuple[str, ...]] = {}
        covered: set[int] = set()
        for name in self._names:
            covered.update(range(name.first, name.last + 1))
            who[name.last] = self._person(name.words, name.last, name.first) or name.words
        for token in self._doc:
            if _may_be_surname(token) and token.i not in covered and not _is_part_of_name(token):
                words = fold(token.text)
                if words in self._by_word and token.text[:1].isupper():
                    person = self._person((words,), token.i, token.i)
                    if person:
                        who[token.i] = person
        return dict(sorted(who.items()))

    def _person(self, words: tuple[str, ...], at: int, first: int) -> tuple[str, ...] | None:
        if words in self._order:
            return words
        if len(words) > 1:
            fuller = [p for p in self._order if (p[0] == words[0] and p[-1] == words[-1]) or _repeats(words, p)]
            return fuller[0] if len(fuller) == 1 else None
        return self._by_surname(words[0], at, first)

    def _by_surname(self, word: str, at: int, first: int) -> tuple[str, ...] | None:
        """Whose surname (or, failing that, given name) a single word is; of two bearers the one named so far.

        "Dr. King" is not the Don King whom the report comes to later.
        """
        candidates = self._by_word.get(word, [])
        surnames = [p for p in candidates if _surname(p) == word or (p[0] in people().family_first and p[0] == word)]
        candidates = surnames or candidates
        gender = self._title_gender(first)
        if gender is not None:  # "Mr. Keller" is not Ada Keller, whoever else is called so
            candidates = [p for p in candidates if self._sexes.get(p, gender) == gender]
        title = self._title(first)
        if title and len(candidates) > 1:
            candidates = [p for p in candidates if title in self._titles[p]] or candidates
        if title in people().regnal:  # "King Hussein" is not Saddam Hussein, who is no king
            candidates = [p for p in candidates if title in self._titles[p]]
        if gender is None and title and word in people().common_surnames:
            candidates = [p for p in candidates if self._order[p] < at or title in self._titles[p]]
        if len(candidates) > 1:
            candidates = [p for p in candidates if self._order[p] < at]
        if len(candidates) > 1 and self._bare.get(word) in candidates:
            return self._bare[word]
        if len(candidates) == 1 and word not in self._bare:
            self._bare[word] = candidates[0]
        return candidates[0] if len(candidates) == 1 else None

    def _title(self, first: int) -> str:
        """The title right before a name, an abbreviation or a word of the table; empty for none."""
        before = self._doc[first - 1] if first > 0 else None
        if before is None or before.tag_ not in ("NNP", "NNPS"):
            return ""
        is_short = before.text.endswith(".") and len(before) > 2
        return before.lower_ if is_short or before.lower_ in people().titles else ""

    def _title_gender(self, first: int) -> Gender | None:
        return people().gender_of_word.get(self._doc[first - 1].lower_) if first > 0 else None

    def _learn_sexes(self, who: Mapping[int, tuple[str, ...]]) -> None:
        """What is said before names tells of persons whose first name does not: "Mr. Obama", "spokeswoman Lee"."""
        said: dict[tuple[str, ...], set[Gender]] = defaultdict(set)
        for last, words in who.items():
            start = max(phrase_start(self._doc[last]), last - 3)
            said[words].update(
                people().gender_of_word[t.lower_] for t in self._doc[start:last] if t.lower_ in people().gender_of_word
            )
        for words, genders in said.items():
            if len(genders) == 1 and words not in self._sexes:
                self._sexes[words] = genders.pop()

    def _offer(self, words: tuple[str, ...], last: int) -> None:
        """Keep the phrase if it says more about the person than the one kept so far."""
        span = _full_phrase(self._doc[last])
        kept = self.phrases.get(words)
        if kept is not None and kept.root.i in self._shared:
            return
        if kept is None or last in self._shared or _fullness(span, words) > _fullness(kept, words):
            self.phrases[words] = span


def _ends_in_acronym(doc: Doc, name: PersonName) -> bool:
    """“Young SVP” is a wing of the SVP, and nobody's surname; "Stan Pate IV" has a number."""
    first, last = doc[name.first].text, doc[name.last].text
    is_acronym = 2 < len(last) < 5 and last.isupper() and not set(last) <= set("IVX")
    return is_acronym and not first.isupper()


def _may_be_surname(token: Token) -> bool:
    """Parsers take "Sanders" and "Banks" for common nouns where they stand within a sentence."""
    if token.tag_ in ("NN", "NNS") and token.text[:1].isupper():
        # what begins a sentence has its capital anyway; but no common noun is one and a subject without an article
        return not token.is_sent_start or (token.dep_ == "nsubj" and (token.tag_ == "NN" or _is_one(token)))
    return token.tag_ in ("NNP", "NNPS")


def _is_one(subject: Token) -> bool:
    """“Sanders has”, "Sanders himself": the verb or the pronoun beside it is of one person."""
    verb = subject.head
    return any(t.tag_ == "VBZ" and t.dep_ in ("aux", "auxpass") for t in verb.lefts) or (
        verb.tag_ == "VBZ" or subject.nbor().lower_ in ("himself", "herself")
    )


def _is_part_of_name(token: Token) -> bool:
    """Keller in "Keller Avenue" is nobody; in "the Keller attack" she is."""
    return token.dep_ == "compound" and (token.head.tag_ in ("NNP", "NNPS") or token.head.text[:1].isupper())


def _surname(words: tuple[str, ...]) -> str:
    """Pate of "Stan Pate IV"."""
    return words[-2] if len(words) > 2 and words[-1] in _NUMBERED else words[-1]


def _repeats(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Is a name another with less of it: "Joe Biden" beside "Joe R Biden", "Mark Twain" beside "S Mark Twain"?

    So is a surname of two words: "Muster Keller" beside "Ada Muster Keller".
    """
    if len(other) <= len(words) or other[-1] != words[-1]:
        return False
    if 1 < len(words) == len(other) - 1 and words == other[1:] and words[0] not in people().gender_of_first_name:
        return True
    return other[0] == words[0] or (len(other[0]) == 1 and other[1] == words[0])


def _full_phrase(head: Token) -> Span:
    """The phrase of a name with title, nationality and apposition: "Li Shangfu, China's defense minister"."""
    doc, end = head.doc, head.i + 1
    for child in head.rights:
        if child.dep_ == "appos" and child.right_edge.i - head.i <= 14 and not _in_brackets(child):
            end = child.right_edge.i + 1
            break
    return doc[phrase_start(head) : end]


def _in_brackets(token: Token) -> bool:
    return any(token.doc[i].text == "(" for i in range(token.head.i, token.i))


def _fullness(span: Span, words: tuple[str, ...]) -> int:
    """How much a phrase says: a full name first of all, then the words of title and country around it."""
    text = [word for token in span for word in fold(token.text).split()]
    return 100 * sum(word in text for word in words) + min(len(text), 20)


def _acronyms(doc: Doc) -> Iterator[tuple[int, Span]]:
    """Each later "WHO" after "World Health Organization (WHO)", with the long name."""
    named: dict[str, Span] = {}
    [words] = word_columns(doc, "ORTH")
    for i, text in enumerate(words):
        if not 2 <= len(text) <= 9 or not _ACRONYM.match(text):
            continue
        if i > 1 and words[i - 1] == "(" and text not in named:
            span = _spelled_out(doc, doc[i])
            if span is not None:
                named[text] = span
        if text in named:
            yield i, named[text]


def _spelled_out(doc: Doc, acronym: Token) -> Span | None:
    """The capitalised words before the bracket whose initials are the acronym."""
    letters = [letter.lower() for letter in acronym.text if letter.isalpha()]
    i, wanted = acronym.i - 2, list(letters)
    while i >= 0 and wanted and acronym.i - i < 14:
        word = doc[i].lower_
        if word[:1] == wanted[-1] and doc[i].text[:1].isupper():
            wanted.pop()
        elif word not in _SMALL and not doc[i].is_punct:
            return None
        i -= 1
    return doc[i + 1 : acronym.i - 1] if not wanted else None
