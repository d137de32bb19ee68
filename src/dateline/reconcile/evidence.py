"""The evidence for and against two mentions being of one event: small named functions, each with its words.

Law of this file: a function looks at two mentions (and at how their reports are linked) and yields signs: the name of a
weight in `weights.toml`, an amount, and words for people. What is weighed how is learned or set there, not here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from dateline.reconcile import places
from dateline.reconcile.counts import DAILY, GROWING, compatible, gulf
from dateline.reconcile.grouping import MISSING
from dateline.reconcile.mentions import Traits, days_beside
from dateline.reconcile.shelf import Link
from dateline.reconcile.weights import weights
from dateline.reconcile.words import cosine, rarity

#: name of the weight, amount, words
Sign = tuple[str, float, str]
#: how two reports are linked: log-odds that they are of one story, 0 where there is no link
Near = float

#: kinds that coding takes for one another: one event may be told as either
_KIN: tuple[frozenset[str], ...] = (
    frozenset({"meeting", "visit", "summit", "call"}),
    frozenset({"exercise", "joint-exercise", "deployment"}),
    frozenset({"naval-transit", "air-incursion", "deployment"}),
    frozenset({"air-strike", "shelling", "missile-launch", "bombing", "attack"}),
    frozenset({"attack", "shooting", "stabbing", "beating", "assassination", "clash", "execution", "bombing"}),
    frozenset({"missile-launch", "space-launch", "nuclear-test"}),
    frozenset({"arrest", "abduction", "seizure"}),
    frozenset({"lawsuit", "trial", "verdict", "investigation"}),
    frozenset({"sanctions", "ban", "boycott", "blockade"}),
    frozenset({"expulsion", "deportation", "extradition"}),
    frozenset({"demonstration", "strike", "riot", "clash", "crowd-control"}),
    frozenset({"arms-transfer", "aid-delivery"}),
    frozenset({"treaty", "ceasefire"}),
    frozenset({"release", "prisoner-exchange", "pardon"}),
)
#: and kinds that only the wording tells apart
_TWINS = frozenset({frozenset({"exercise", "joint-exercise"}), frozenset({"meeting", "summit"})})
#: the kind of deeds that no finer one names: "opened fire" and "was murdered" share it and may be two
_BROAD = "attack"
#: kinds that last: different days are rather phases than other events
LASTING = frozenset({"exercise", "joint-exercise", "visit", "summit", "election", "demonstration", "strike", "clash"})
#: kinds and types in which both sides do the same, so that who is named first says nothing
MUTUAL = frozenset({"meeting", "summit", "call", "joint-exercise", "treaty", "ceasefire", "prisoner-exchange", "clash"})
#: told of a thing that was or is done
DONE = frozenset({"actual", "past", "ongoing"})
#: rarity from which a shared trigger word counts in full
_TELLING = 4.0
#: what taking up counts for where the kinds differ or there is none: "11 were wounded" in the shelling told before
_FULLY = 2.0
#: rarity below which a word of a phrase ("of", "two", "group") names nobody
_SAYING = 2.5
#: days that a lasting event may spread over
_PHASES = 14
#: and that a plan may miss it by
_PHASES_OF_PLAN = 3


def what(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """The kind."""
    one, other = a.mention.kind, b.mention.kind
    if one and one == other:
        told_apart = not (a.triggers & b.triggers or a.is_generic or b.is_generic or _count_victims(a, b))
        broad = one == _BROAD and told_apart
        yield "same_broad_kind" if broad else "same_kind", 1, f"same kind: {one}"
    elif one and other:
        yield _of_kinds(one, other, a.is_generic or b.is_generic), 1, f"kinds: {one}, {other}"
    elif one or other:
        yield "kind_on_one_side", 1, f"kind only in one: {one or other}"
    else:
        yield "no_kind", 1, "neither is of a kind: one may accuse another twice a day"


def _count_victims(a: Traits, b: Traits) -> bool:
    """“Opened fire, killing forty” and "killed sixty": whatever it is called, both tell how it ended."""
    return any(of in a.quantities and of in b.quantities for of in ("killed", "injured"))


def _of_kinds(one: str, other: str, is_generic: bool) -> str:
    if frozenset((one, other)) in _TWINS:
        return "twin_kinds"
    if not kin(one, other):
        return "other_kind"
    return "generic_kind" if is_generic else "kin_kinds"


def plover_type(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """PLOVER's type; where the kind is the same or near, coding may well have chosen another one."""
    one, other = a.mention.kind, b.mention.kind
    if a.mention.type == b.mention.type:
        yield "same_type", 1, f"same type: {a.mention.type}"
    elif one and other and (one == other or kin(one, other)):
        yield "type_unsure", 1, f"types of near kinds: {a.mention.type}, {b.mention.type}"
    elif a.quad == b.quad:
        yield "same_quad", 1, f"types of one class: {a.mention.type}, {b.mention.type}"
    else:
        yield "other_quad", 1, f"types: {a.mention.type}, {b.mention.type}"


@cache
def kin(one: str, other: str) -> bool:
    """Does coding take these two kinds for one another?"""
    return any(one in group and other in group for group in _KIN)


def trigger(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """The words that name the event: "stabbing" says more than "talks"."""
    shared = a.triggers & b.triggers
    if shared:
        telling = max(map(rarity, shared))
        yield "same_trigger", min(1.0, telling / _TELLING), f"same word: {', '.join(sorted(shared))}"
    if a.titles & b.titles:
        yield "same_title", 1, f"the event's own name: {', '.join(sorted(a.titles & b.titles))}"


def who(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """The participants on both sides together: named ones, else their countries."""
    named, countries = a.named & b.named, a.countries & b.countries
    if named:
        yield "same_named", min(2, len(named)), f"in both: {', '.join(sorted(named))}"
    if countries:
        yield "same_country", min(2, len(countries)), f"countries in both: {', '.join(sorted(countries))}"
    elif not named and a.countries and b.countries:
        yield "other_parties", 1, "no participant in both"
    elif not named and not a.phrases & b.phrases and not _takes_up(a, b):
        yield "parties_unknown", 1, "no participant to compare"
    for phrase in sorted(a.phrases & b.phrases):
        telling = max(map(rarity, phrase.split()), default=0.0)
        yield "same_phrase", min(1.0, telling / _TELLING), f"in both: {phrase}"
    if not (named or countries) and a.phrases and b.phrases and not _words_of(a) & _words_of(b):
        yield "other_phrase", 1, f"{', '.join(sorted(a.phrases))} / {', '.join(sorted(b.phrases))}"
    bare = [one for one in (a, b) if not (one.parties or one.days or one.phrases)]
    if bare and not _takes_up(a, b):
        yield "bare", len(bare), f"{len(bare)} of the two name neither participant nor day"


def _takes_up(a: Traits, b: Traits) -> bool:
    """Does one of the two stand for the other, told in the same report?"""
    return any(one.told.takes_up and one.told.takes_up.id == other.mention.id for one, other in ((a, b), (b, a)))


def _words_of(one: Traits) -> set[str]:
    return {word for phrase in one.phrases for word in phrase.split() if rarity(word) > _SAYING}


def other_person(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """For one country both name a person, and not the same: the president's meeting is not his minister's."""
    for country in sorted(a.people.keys() & b.people.keys()):
        if not a.people[country] & b.people[country]:
            names = ", ".join(sorted(a.people[country] | b.people[country]))
            yield "other_person", 1, f"different people for {country}: {names}"


def partners(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """Who meets whom, where both name two people or states: a president's talks with two guests are two talks."""
    if a.mention.kind not in MUTUAL or b.mention.kind not in MUTUAL:
        return
    one, other = a.named, b.named
    if len(one) < 2 or len(other) < 2:
        one, other = a.countries, b.countries
    strangers = bool(a.named and b.named) and not a.named & b.named and not (a.countries and b.countries)
    if strangers or (len(one & other) == 1 and one - other and other - one):
        yield "other_partner", 1, f"not in both: {', '.join(sorted(one ^ other))}"


def roles(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """Who does it and to whom, where that makes a difference."""
    if a.mention.kind in MUTUAL or b.mention.kind in MUTUAL:
        return
    swapped = a.actor_countries == b.recipient_countries != a.recipient_countries
    if a.actor_countries and swapped and not a.actor_countries & b.actor_countries:
        yield "roles_swapped", 1, "the actor of one is the recipient of the other"
    for role, one, other in (
        ("actor", a.actor_countries, b.actor_countries),
        ("recipient", a.recipient_countries, b.recipient_countries),
    ):
        if one and other and not one & other:
            yield f"other_{role}", 1, f"{role}s of {', '.join(sorted(one))} and of {', '.join(sorted(other))}"


def words_between(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """Who says it to whom, of acts in words: fully where both name both sides, by half where one leaves one out."""
    if a.mention.kind or b.mention.kind or not a.actor_countries & b.actor_countries:
        return
    one, other = a.recipient_countries, b.recipient_countries
    if one & other or not (one and other):
        yield "same_roles", 1.0 if one & other else 0.5, "the same one says it"


def where(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """The place."""
    left, right = a.place, b.place
    if left is None or right is None:
        return
    how: str = places.relation(left, right)
    if how == "same" and left.kind == "country":
        how = "in_country"
    elif how == "near" and left.kind == right.kind == "city":
        how = "beside"
    if how != "unknown":
        named = left.name or left.text, right.name or right.text
        yield f"place_{how}", 1, f"place {how}: {' / '.join(sorted(set(named)))}"


def when(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """The days, where both name them; else the days of publication, which say little."""
    one, other = _days_of_both(a, b)
    if one and other:
        gap = max(one[0] - other[1], other[0] - one[1], 0)
        width = 0 if one[0] == other[0] else max(one[1] - one[0], other[1] - other[0])
        planned = "planned" in (a.mention.status, b.mention.status)
        lasting = a.mention.kind in LASTING or b.mention.kind in LASTING
        yield _explicit(gap, width, phases=(_PHASES if not planned else _PHASES_OF_PLAN) if lasting else 0)
    elif a.report == b.report or a.titles & b.titles:
        return
    elif a.days or b.days:
        explicit, published = (a.days, b.published) if a.days else (b.days, a.published)
        ahead = "planned" in (a.mention.status, b.mention.status)
        if explicit and published is not None and not (ahead and explicit[1] > published):
            gap = published - explicit[1]
            name = "day_fits_publication" if -1 <= gap <= 4 else "day_off_publication"
            yield name, 1, f"day of one is {gap} days before the other was published"
    elif a.published is not None and b.published is not None:
        gap = abs(a.published - b.published)
        yield ("published_near" if gap <= 2 else "published_apart"), 1, f"published {gap} days apart"


def in_months(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """“Two tests earlier this year” tells of other ones than today's; "this year's drills" are the ones of today."""
    if (a.mention.kind in LASTING and b.mention.kind in LASTING) or a.titles & b.titles:
        return
    one, other = a.stretch or a.days, b.stretch or b.days
    if (a.stretch is None) == (b.stretch is None) and one and other:
        if a.stretch and not (one[0] <= other[1] and other[0] <= one[1]):
            yield "weeks_apart", 1, "told of other months"
    elif one and other and not (one[0] <= other[1] and other[0] <= one[1]):
        yield "weeks_apart", 1, "the day of one is not in the months of the other"
    elif a.stretch or b.stretch:
        yield "in_months", 1, "only one is told of a stretch of months"


def _days_of_both(a: Traits, b: Traits) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The days of two mentions; where one leaves the year open, the other's year is meant."""
    return days_beside(a, b.days[0] if b.days else b.published), days_beside(b, a.days[0] if a.days else a.published)


def _explicit(gap: int, width: int, *, phases: int) -> Sign:
    if gap == 0:
        return ("same_day" if width <= 2 else "days_overlap"), 1, "same days"
    if gap <= phases:
        return "phase_apart", 1, f"{gap} days apart, in an event that lasts"
    if gap == 1:
        return "day_beside", 1, "days next to one another"
    return ("days_apart" if gap <= 7 else "weeks_apart"), 1, f"{gap} days apart"


def how_many(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """The counts of the same thing."""
    for of in sorted(a.quantities.keys() & b.quantities.keys()):
        left, right = a.quantities[of], b.quantities[of]
        if left[:2] == right[:2]:
            name = "same_large_count" if left[0] > 12 else "same_count"
        elif compatible(left, right):
            name = "counts_fit"
        elif of in GROWING and _grows(a, b, of):
            name = "counts_grow"
        else:
            name = "daily_counts_differ" if of in DAILY and _other_day(a, b) else "counts_differ"
        yield name, gulf(left, right) if name == "counts_differ" else 1, f"{of}: {left[0]:g} and {right[0]:g}"


def _grows(a: Traits, b: Traits, of: str) -> bool:
    """Does the later report give the greater count?"""
    if a.published is None or b.published is None:
        return True
    early, late = (a, b) if a.published < b.published else (b, a)
    return a.published == b.published or early.quantities[of][1] < late.quantities[of][1]


def _other_day(a: Traits, b: Traits) -> bool:
    """Are they told on different days, and not expressly of the same one?"""
    if a.days and b.days:
        return a.days != b.days
    return a.published != b.published


def context(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """The words around, weighted by how rare they are in English."""
    likeness = cosine(a.told.words, b.told.words)
    if likeness > 0.03:
        yield "same_words", likeness, f"likeness of the sentences {likeness:.2f}"
    runs = min(len(a.runs), len(b.runs))
    if runs >= 3 and a.report != b.report and len(a.runs & b.runs) >= 0.6 * runs:
        yield "copied_sentence", 1, "the sentence is the same"


def status(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """Told as done, planned, denied or from before."""
    left, right = sorted((a.mention.status, b.mention.status))
    if left != right:
        name = "status_past" if "past" in (left, right) else "status_differs"
        yield name, 1, f"told as {left} and {right}"


def reports(a: Traits, b: Traits, near: Near) -> Iterator[Sign]:
    """How the reports stand to one another."""
    if a.report == b.report:
        same = a.mention.sentence == b.mention.sentence
        yield ("one_sentence" if same else "one_report"), 1, "in one sentence" if same else "in one report"
        if _takes_up(a, b):
            known = a.mention.kind is not None and a.mention.kind == b.mention.kind
            yield "taken_up", 1 if known else _FULLY, "the one takes up the other"
    elif near > 0:
        yield "one_story", 1, f"the reports are of one story ({near:+.1f})"
    else:
        yield "other_story", 1, "the reports are not linked"


def not_yet(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """What is planned for a day to come cannot be what a report before that day tells as done."""
    for plan, done in ((a, b), (b, a)):
        if plan.mention.status != "planned" or done.mention.status not in DONE or a.titles & b.titles:
            continue
        if plan.days and done.published is not None and plan.days[0] > done.published:
            yield "not_yet", 1, "told as done before the day that the other plans it for"


def contradictions(a: Traits, b: Traits, _: Near) -> Iterator[Sign]:
    """Different explicit days together with different counts or places: two events, however alike."""
    apart_days = bool(a.days and b.days and max(a.days[0] - b.days[1], b.days[0] - a.days[1]) > 0)
    if not apart_days or (a.mention.kind in LASTING and b.mention.kind in LASTING):
        return
    apart_place = a.place is not None and b.place is not None and places.relation(a.place, b.place) == "apart"
    shared = a.quantities.keys() & b.quantities.keys()
    apart_count = any(not compatible(a.quantities[of], b.quantities[of]) for of in shared)
    if apart_place or apart_count:
        yield "contradiction", 1, "other days and other " + ("places" if apart_place else "counts")


EVIDENCE: tuple[Callable[[Traits, Traits, Near], Iterator[Sign]], ...] = (
    what, plover_type, trigger, who, other_person, partners, roles, words_between, where, when, in_months, how_many,
    context, status, reports, not_yet, contradictions,
)  # fmt: skip


def signs(a: Traits, b: Traits, near: Near) -> list[Sign]:
    """All evidence on a pair, in a fixed order."""
    return [sign for function in EVIDENCE for sign in function(a, b, near)]


def judge(a: Traits, b: Traits, near: Near) -> Link | None:
    """The log-odds that two mentions are of one event, with reasons; None where it is as weak as no link at all.

    A link against is kept where all else would have joined the two: it must outweigh what joins them by way of others.
    """
    if _unrelated(a, b):
        return None
    table = weights("events")
    found = signs(a, b, near)
    gains = [table[name] * amount for name, amount, _ in found]
    score = table["bias"] + sum(gains)
    likeness = table["bias"] + sum(gain for gain in gains if gain > 0)
    if score <= MISSING["events"] and likeness <= 0:
        return None
    return _link(a, b, score, found, table)


def _unrelated(a: Traits, b: Traits) -> bool:
    """Two kinds that nobody takes for one another, under other words: not worth looking at."""
    one, other = a.mention.kind, b.mention.kind
    return bool(one and other and one != other and not kin(one, other) and not a.triggers & b.triggers)


def _link(a: Traits, b: Traits, score: float, found: list[Sign], table: dict[str, float]) -> Link:
    first, second = sorted((a.mention.id, b.mention.id))
    reasons = tuple(f"{words} ({table[name] * amount:+.1f})" for name, amount, words in found if table[name])
    return Link(kind="events", a=first, b=second, score=round(score, 3), reasons=reasons)
