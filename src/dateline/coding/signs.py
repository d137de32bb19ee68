"""What speaks for a mention and what against it: the few general signs from which its confidence is reckoned.

Law of this file: a sign says how the mention was read (form, slot, tense, circumstances, place in the sentence), not
which words stand there, so that what is learned from one pile of news holds for another. The one word that counts is
the lexicon's entry: some are more often right than others.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from dateline.coding.arguments import Filled, frame
from dateline.coding.circumstances import Scene
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.political import POLITICAL
from dateline.coding.tree import VERBAL, Tree
from dateline.records import Actor, Status

_QUOTES = frozenset(('"', "“", "”", "``", "''"))
#: sure scores of the relation model say no more than this much (log-odds)
_MOST = 5.0
#: words of a long report
_LONG = 1000
#: words of the text in a reason
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”")


def signs(
    tree: Tree, candidate: Candidate, filled: Filled, state: Status, scene: Scene, score: float
) -> dict[str, float]:
    """The signs of one mention with their strength, 1 for most; `score` is the relation model's for its type."""
    found = dict.fromkeys(_of_trigger(tree, candidate), 1.0)
    found.update(dict.fromkeys(_of_actors(tree, candidate, filled), 1.0))
    found.update(dict.fromkeys(_of_scene(candidate, filled, scene), 1.0))
    found.update(dict.fromkeys(_of_place(tree, candidate.token), 1.0))
    found[f"status:{state}"] = found[f"{candidate.type} {state}"] = 1.0
    odds = math.log(max(score, 1e-6) / max(1 - score, 1e-6))
    found["model"] = max(-_MOST, min(_MOST, odds)) / _MOST
    found["long report"] = min(len(tree.lemma) / _LONG, 3.0)
    return found


def of_reasons(type_: str, reasons: Sequence[str]) -> dict[str, float]:
    """The reasons for a mention as signs: the lexicon's entry as it is, all others without the words of the text.

    What a way of reading is worth depends on the type too: a subject that meets is surer than one that attacks.
    """
    entry = [reason for reason in reasons if reason.startswith("trigger: ")]
    bare = [_QUOTED.sub("…", reason) for reason in reasons if reason not in entry]
    return dict.fromkeys((*entry, *bare, *(f"{type_}, {reason}" for reason in bare)), 1.0)


def names_of_report(tree: Tree) -> dict[str, float]:
    """How much a report speaks of lands, of persons and of bodies: names in ten words, at most 2."""
    words = max(len(tree.entity), 1)
    labels = {"lands": ("GPE", "NORP", "LOC"), "persons": ("PERSON",), "bodies": ("ORG",)}
    return {
        f"report of {what}": min(10 * sum(map(tree.entity.count, those)) / words, 2.0) for what, those in labels.items()
    }


def _of_trigger(tree: Tree, candidate: Candidate) -> Iterator[str]:
    i = candidate.token
    verbal = tree.pos[i] in VERBAL
    length = "long" if candidate.entry.weight > 1 else "short"
    yield f"form:{'verb' if verbal else 'noun'}, {length}"
    yield f"type:{candidate.type}"
    yield f"{candidate.type} as {'verb' if verbal else 'noun'}"
    if candidate.kind:
        yield f"kind:{candidate.kind}"
    yield f"needs:{candidate.entry.needs}"
    yield f"as:{tree.dep[i]}"
    if verbal:
        yield f"tag:{tree.tag[i]}"
        if tree.is_passive(i):
            yield "passive"
        if tree.lemma[i] == "be":
            yield "be"
    elif tree.tag[i] in ("NNS", "NNPS"):
        yield "plural"
    if candidate.absorbed:
        yield "takes up another"
    if candidate.carrier is not None and candidate.carrier != i:
        yield "carried"
    if verbal and tree.first(i, "nsubj", "nsubjpass") is None:
        yield "no subject"


def _of_actors(tree: Tree, candidate: Candidate, filled: Filled) -> Iterator[str]:
    i = candidate.token
    form = "verb" if tree.pos[i] in VERBAL else "noun"
    if not filled.actors:
        yield f"nobody acts: {_how_empty(tree, candidate)}"
    elif filled.actor_head is None:
        yield f"actor from elsewhere: {form}"
    else:
        yield f"actor by {_way(tree, i, filled.actor_head)}"
        if tree.pos[filled.actor_head] == "PRON":
            yield "actor is a pronoun"
    for head, side in ((filled.actor_head, "actor"), (filled.recipient_head, "recipient")):
        if head is not None:
            yield f"{side} is {tree.tag[head]}"
            yield f"{side} is a {tree.entity[head] or 'word'}"
    yield f"{candidate.type} by {' '.join(_who(filled.actors[:2])) or 'nobody'}"
    yield from (f"{candidate.type} in topic:{topic}" for topic in tree.topics)
    yield from (f"actor {what}" for what in _who(filled.actors))
    yield from (f"recipient {what}" for what in _who(filled.recipients))
    both = frame(candidate.frame).both
    if not filled.recipients and not both:
        yield "no recipient"  # where both sides act together, all of them are actors
    if any(actor in filled.recipients for actor in filled.actors):
        yield "both sides"
    if both and len(filled.actors) == 1 and candidate.type != "MOBILIZE":
        yield "one side of two"  # one state may drill alone


def _of_scene(candidate: Candidate, filled: Filled, scene: Scene) -> Iterator[str]:
    """What is dated, placed or counted has happened, even where nobody is named who did it."""
    told = {"dated": scene.time, "placed": scene.place, "counted": scene.quantities}
    there = [what for what, value in told.items() if value]
    yield f"{len(there)} circumstances"
    if scene.has_victims:
        yield "victims"
    for what in there:
        yield what
        yield f"{candidate.type} {what}"
        if not filled.actors:
            yield f"nobody, {what}"


def _how_empty(tree: Tree, candidate: Candidate) -> str:
    """Whether somebody should have been found: in the passive and where arms act nobody need be named."""
    if tree.pos[candidate.token] not in VERBAL:
        return "noun"
    if "subject" not in frame(candidate.frame).verb_actor:
        return "subject sees"
    return "arms" if _by_arms(tree, candidate) else "passive" if tree.is_passive(candidate.token) else "verb"


def _by_arms(tree: Tree, candidate: Candidate) -> bool:
    """“A car bomb killed nine”, "the strikes hit a depot": who did it need not be said."""
    subject = tree.first(candidate.token, "nsubj")
    if subject is None:
        return False
    parts = {part.token for part in candidate.absorbed}
    arms = word_class("bomb") | word_class("projectile") | word_class("force_use") | word_class("drone")
    return any(k in parts or tree.lemma[k] in arms for k in tree.contents(subject))


def _way(tree: Tree, i: int, head: int) -> str:
    """How the actor hangs on the trigger."""
    if tree.head[head] == i:
        return tree.dep[head]
    if tree.head[head] == tree.head[i]:
        return "sister"
    if tree.head[tree.head[head]] == i:
        return "preposition"
    return "far" if abs(head - i) > 15 else "near"


def _who(actors: Sequence[Actor]) -> Iterator[str]:
    if not actors:
        return
    first = actors[0]
    if first.id is not None and first.id.startswith("person:"):
        yield "person"
    elif first.name is not None:
        yield "named"
    if POLITICAL.intersection(first.sectors):
        yield "political"
    elif first.sectors:
        yield "other sector"
    elif first.country is not None:
        yield "country"
    else:
        yield "unknown"
    if len(actors) > 2:
        yield "many"


def _of_place(tree: Tree, i: int) -> Iterator[str]:
    first, last = tree.bounds[tree.sentence[i]]
    if sum(tree.lower[k] in _QUOTES for k in range(first, i)) % 2:
        yield "in a quotation"
    if any(tree.lower[k] == "?" for k in range(max(first, last - 3), last)):
        yield "in a question"
    if any(tree.lower[k] in ("if", "whether", "unless") for k in range(first, i)):
        yield "after if"
    if tree.sentence[i] == 0:
        yield "first sentence"
    if last - first > 45:
        yield "long sentence"
    if any(tree.lower[k] in ("would", "could", "might", "may", "should") for k in range(first, i)):
        yield "after a modal"
    depth = sum(1 for _ in tree.ancestors(i))
    if depth > 4:
        yield "deep"
    yield from (f"topic:{topic}" for topic in tree.topics)
