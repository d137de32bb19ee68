"""What only the parse can tell of a time expression: is "last" a verb, is "a year" a rate, is the clause past?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from dateline import knowledge
from dateline.resolve.times_grammar import Match, Word
from dateline.resolve.times_moment import FUTURE, PAST, UNTENSED

MONTHS_DO = ("be", "see", "bring", "mark")  # verbs that news gives months as subjects: "May saw more attacks"
#: prepositions under which a gerund tells of what has been: "despite winning in May"
DONE = frozenset({"despite", "since", "for"})
#: what is a ground has happened: "they will vote because of the raid on Friday"
GROUNDS = frozenset({"because", "despite"})
#: a present tense behind these is still to come: "if he wins in May"
CONDITIONS = frozenset({"if", "unless", "until", "once", "when"})
CLIMB = 12  # steps up the parse; deeper trees are parsing accidents


@dataclass(frozen=True, slots=True)
class Place:
    """A match in the parse: its first and last token, and the words around it."""

    match: Match
    words: list[Word]
    doc: Doc
    first: Token
    last: Token

    def before(self) -> str:
        """The lower-case word before the expression; empty at the beginning."""
        return self.words[self.match.first - 1].form if self.match.first else ""

    def after(self) -> str:
        """The lower-case word after the expression; empty at the end."""
        return self.words[self.match.after].form if self.match.after < len(self.words) else ""

    def forms(self) -> list[str]:
        """The lower-case words of the expression."""
        return [word.form for word in self.words[self.match.first : self.match.after]]

    def next(self) -> Token | None:
        """The token after the expression."""
        return self.doc[self.last.i + 1] if self.last.i + 1 < len(self.doc) else None

    def previous(self) -> Token | None:
        """The token before the expression."""
        return self.doc[self.first.i - 1] if self.first.i else None


def locate(doc: Doc, starts: list[int], words: list[Word], match: Match) -> Place:
    """The place of a match, given the offsets at which the tokens begin."""
    first = max(bisect_right(starts, words[match.first].start) - 1, 0)
    last = max(bisect_right(starts, words[match.after - 1].end - 1) - 1, 0)
    return Place(match, words, doc, doc[first], doc[last])


def is_title(place: Place) -> bool:
    """Is it what a programme or a paper is called: ABC's "This Week"?"""
    if place.last.i != place.first.i + 1 or place.first.tag_ != "DT":
        return False
    before = place.previous()
    classes = knowledge.document("times")["class"]
    common = place.last.lower_ not in classes["WEEKDAY"] and place.last.lower_ not in classes["MONTH"]
    named = common and place.first.is_title and place.last.is_title
    return named and before is not None and (before.tag_ in ("``", "''", "POS") or before.is_quote)


def tense(place: Place) -> int:
    """PAST, FUTURE or UNTENSED: the time of the clause that the expression hangs on.

    The nearest verb with a tense decides; infinitives and participles look further up, and a verb or adjective of
    planning above them makes them future. A fragment without a verb (a caption, a list) tells of the past, and so does
    what hangs on a noun ("warnings from Moscow on Thursday") unless its clause is in the future. A finite past right
    before the expression wins over the parse: in "said on Sunday it would hold talks", Sunday is the day of the saying.
    """
    if _follows_past(place):
        return PAST
    token, infinitive, noun = place.last, False, False
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX") or token.lemma_ in _planning():
            found = _verb_tense(token, infinitive)
            if found is not None:
                return PAST if noun and found == UNTENSED else found
            infinitive = True
        elif token.pos_ == "NOUN" and token.i not in range(place.first.i, place.last.i + 1):
            noun = True
        elif noun and token.dep_ == "prep" and token.lower_ in GROUNDS:
            return PAST
        if token.head.i == token.i:
            return UNTENSED if infinitive else PAST
        token = token.head
    return PAST


def _follows_past(place: Place) -> bool:
    """Does a verb in the past tense stand right before it, or before its "on" or "in"?"""
    before = place.previous()
    if before is not None and before.tag_ == "IN" and before.i:
        before = before.nbor(-1)
    return before is not None and before.tag_ == "VBD" and before.lemma_ not in _planning() and before.pos_ == "VERB"


def _verb_tense(verb: Token, infinitive: bool) -> int | None:
    """The tense of one verb with its auxiliaries; None where it has none of its own (infinitive, participle)."""
    planning = _planning()
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    ahead = planning.get(verb.lemma_) == "verb" or (infinitive and verb.lemma_ == "be")
    if any(planning.get(helper) == "modal" for helper in helpers):
        return FUTURE
    if "had" in helpers or (verb.tag_ in ("VBN", "VBD") and helpers & {"has", "have", "'ve", "’ve"}):
        return PAST
    if ahead and (infinitive or verb.tag_ in ("VBN", "JJ")):
        return FUTURE
    if verb.tag_ == "VBD" or helpers & {"was", "were", "did"}:
        return PAST
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl"):
        return PAST
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in DONE:
        return PAST
    if verb.tag_ not in ("VBZ", "VBP"):
        return None
    return (
        FUTURE
        if any(child.dep_ in ("mark", "advmod") and child.lower_ in CONDITIONS for child in verb.lefts)
        else UNTENSED
    )


@cache
def _planning() -> dict[str, str]:
    planning: dict[str, str] = knowledge.document("times")["planning"]
    return planning


def year(place: Place) -> bool:
    """A bare four-digit number is a year unless it counts what follows or names what stands before it."""
    if place.match.after - place.match.first > 1:
        return True
    value, form = int(place.match.get("year")), place.forms()[0]
    if not form.isdecimal():
        return value % 100 != 0 and 1500 <= value <= 2100
    token, after = place.first, place.next()
    if not 1500 <= value <= 2100 and place.before() not in ("in", "of", "since", "year"):
        return False
    if after is not None and after.tag_ == "NNS" and token.dep_ == "nummod":
        return False
    before = place.previous()
    return not (
        before is not None
        and before.tag_ in ("NNP", "NNPS")
        and token.dep_ in ("nummod", "npadvmod")
        and token.head.i == before.i
    )


def month(place: Place) -> bool:
    """A month, not Mrs May: no person, and not the subject of what only persons do."""
    token = place.last
    if token.ent_type_ == "PERSON":
        return False
    return place.forms() != ["may"] or not token.dep_.startswith("nsubj") or token.head.lemma_ in MONTHS_DO


def unnamed(place: Place) -> bool:
    """A day, not a part of a name: USA Today, the Sunday Times."""
    token, before = place.last, place.previous()
    if token.lower_ == "today" and before is not None and before.tag_ == "NNP":
        in_capitals = before.i > 0 and place.doc[before.i - 1].is_upper
        if token.is_title or (token.is_upper and not in_capitals):
            return False
    return not (token.dep_ == "compound" and token.head.i == token.i + 1 and token.head.tag_ in ("NNP", "NNPS"))


def season(place: Place) -> bool:
    """Seasons are nouns; "the fall of Kabul" is none."""
    token = place.doc[place.last.i]
    if len(place.forms()) == 1 and not (token.tag_ == "NN" and token.dep_ == "pobj"):
        return False
    return place.match.get("year") is not None or (token.pos_ in ("NOUN", "PROPN") and place.after() != "of")


def holiday(place: Place) -> bool:
    """A day, not what is named after it: "a Christmas market"."""
    return place.last.dep_ != "compound"


def quarter(place: Place) -> bool:
    """A quarter of the year, not of a match or a city."""
    return (place.after(), _second(place)) != ("of", "the") and 1 <= place.match.get("rank") <= 4


def decade(place: Place) -> bool:
    """A decade, not the age of somebody "in his 90s"."""
    before = place.previous()
    return before is None or before.tag_ != "PRP$"


def some_day(place: Place) -> bool:
    """The day is no day that was counted: "will one day", "to one day return"."""
    before, after = place.previous(), place.next()
    if place.forms()[0] != "one" or before is None:
        return False
    return before.tag_ == "MD" or (before.lower_ == "to" and after is not None and after.tag_.startswith("V"))


def adjective(place: Place) -> bool:
    """An adjective: "the last two weeks", not "could last two weeks"; and no last day of its own ("that I saw him")."""
    if place.forms()[-1] == "day" and (place.after() == "of" or _defined(place)):
        return False
    return not (place.forms()[0] == "last" and place.first.tag_ in ("VB", "VBP"))


def accounts(place: Place) -> bool:
    """A quarter of accounts, not of a city."""
    after = place.next()
    return place.after() != "of" and not (after is not None and after.pos_ == "NOUN" and place.last.dep_ == "compound")


def anaphor(place: Place) -> bool:
    """The one in focus: alone after a preposition, with no clause, no "of" and no noun behind it."""
    if place.last.is_title and place.last.i > 0:
        return False  # "Player of the Year"
    if place.last.dep_ not in ("pobj", "poss", "npadvmod") or place.after() in (
        "of",
        "when",
        "that",
        "before",
        "after",
        "-",
    ):
        return False
    return not _defined(place)


def _defined(place: Place) -> bool:
    """Does a clause or phrase behind it say which one? "the night they met", "the year to June"."""
    return any(child.i > place.last.i and child.dep_ in ("relcl", "acl", "prep") for child in place.last.children)


def vague(place: Place) -> bool:
    """Recent and current as adjectives; "soon" not in "as soon as"; "now" not in "now that"."""
    form = place.forms()[-1]
    if form == "soon" and place.after() in ("after", "afterward", "afterwards"):
        return False  # soon after something that the text names or not
    if form in ("recent", "current"):
        return place.last.tag_ == "JJ" and place.after() != "-"
    return not (place.before() == "as" or (form == "now" and place.after() == "that"))


def noun(place: Place) -> bool:
    """Past and future as nouns."""
    if len(place.forms()) == 1:
        return False
    return place.last.tag_ == "NN" and place.last.dep_ not in ("compound", "amod")


def clock(place: Place) -> bool:
    """A bare 4:30 is a time after "at" and its like; elsewhere it is a score."""
    match = place.match
    if match.get("clock") and not match.get("am") and match.get("zone") is None and match.first + 1 == match.after:
        return place.before() in (
            "at",
            "by",
            "until",
            "around",
            "about",
            "from",
            "before",
            "after",
            "since",
            "to",
            "between",
            "and",
        )
    return True


def part(place: Place) -> bool:
    """Night and morning with an article, or alone where they name one: "overnight", "at dawn"."""
    after = place.next()
    if (
        after is not None
        and after.pos_ in ("NOUN", "PROPN")
        and place.last.dep_ in ("compound", "amod")
        and place.forms()[-1] != "overnight"
    ):
        return False
    if len(place.forms()) > 1:
        return place.after() not in ("of", "when", "that") and not _defined(place)
    return place.forms()[0] in ("overnight", "dawn", "dusk", "daybreak", "nightfall", "sunset", "sunrise")


def duration(place: Place) -> bool:
    """A length of time, not an age, a rate, an ordinal or a quarter of something."""
    forms, after = place.forms(), place.after()
    if {after, _second(place)} & {"old", "olds"} or place.before() in ("aged", "age"):
        return False
    if forms[-1] == "second" and (place.last.tag_ == "JJ" or place.last.dep_ == "amod" or len(forms) == 1):
        return False
    if forms[-1] in ("quarter", "quarters") and after in ("of", "-", "to", "past"):
        return False
    return not (forms[0] in ("a", "an") and rate(place))


def _second(place: Place) -> str:
    """The second word after the expression."""
    i = place.match.after + 1
    return place.words[i].form if i < len(place.words) else ""


def rate(place: Place) -> bool:
    """A rate ("20,000 ships a year") stands right after what is counted."""
    if len(place.forms()) != 2:
        return False
    if place.forms()[0] == "per":
        return True
    before, token = place.previous(), place.last
    if before is None or token.tag_ != "NN" or place.after() in ("ago", "earlier", "later", "before", "after", "of"):
        return False
    return before.tag_ in ("NNS", "NN", "CD") and before.is_punct is False and token.dep_ == "npadvmod"


def adverb(place: Place) -> bool:
    """An adverb: "updated daily", not "a daily paper"."""
    return place.last.tag_ == "RB"


def bare_before(place: Place) -> bool:
    """Nothing follows ("two days before.") that it would be before."""
    after = place.next()
    return after is None or after.is_punct or after.is_space or after.tag_ == "CC"


GUARDS: dict[str, Callable[[Place], bool]] = {
    "year": year,
    "month": month,
    "unnamed": unnamed,
    "season": season,
    "holiday": holiday,
    "quarter": quarter,
    "decade": decade,
    "some_day": some_day,
    "adjective": adjective,
    "accounts": accounts,
    "anaphor": anaphor,
    "vague": vague,
    "noun": noun,
    "clock": clock,
    "part": part,
    "duration": duration,
    "rate": rate,
    "adverb": adverb,
    "bare_before": bare_before,
}
