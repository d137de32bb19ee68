"""The relation model's opinion of a mention: may correct its type, and says how sure we are of it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.arguments import Filled
from dateline.coding.compose import Candidate
from dateline.coding.features import Reading, Side, features
from dateline.coding.model import YIELD, model
from dateline.coding.status import status
from dateline.coding.tree import VERBAL, Tree
from dateline.records import Actor

#: the model overrules a trigger only where it is all but certain and gives the trigger's type next to nothing
_SURE, _HOPELESS = 0.85, 0.05
#: how often triggers of each form were right when read by eye; the rest of a mention's confidence is the model's
_LONG, _VERB, _NOUN = 0.85, 0.75, 0.65
#: launches, transits, drills: types whose commonest kinds the model has never seen
_MODEL_SHARE = {"MOBILIZE": 0.1, "COOPERATE": 0.3, "PROTEST": 0.4, "CONSULT": 0.5}
#: share of confidence left by how the actors were found: in their slot, by bare words or elsewhere in the report,
#: not at all (fitted on mentions of general news judged by two readers, docs/model-relations.md)
_IN_PLACE, _LOOSELY, _NOBODY = 0.92, 0.85, 0.75


class Judge:
    """Judges the mentions of one report."""

    def __init__(self, tree: Tree, found: Sequence[Candidate]) -> None:
        self._tree = tree
        self._model = model()
        self._of_sentence: dict[int, list[Candidate]] = {}
        for candidate in found:
            self._of_sentence.setdefault(tree.sentence[candidate.token], []).append(candidate)

    def judge(self, candidate: Candidate, filled: Filled) -> float:
        """The confidence in a mention, 0 to 1. Corrects the candidate's type where the model is sure of another."""
        tree, token = self._tree, candidate.token
        source = self._side(filled.actor_head, filled.actors)
        target = self._side(filled.recipient_head, filled.recipients or filled.actors[1:])
        role = ("S" if source else "") + ("T" if target else "")
        reading = Reading(candidate, role, status(tree, token, candidate.carrier)[0])
        sentence = tree.sentence[token]
        names = features(tree, self._of_sentence[sentence], tree.bounds[sentence], source, target, reading)
        scores = self._model.scores(names)
        own = self._model.score_of(candidate.type, scores)
        best = self._model.labels[int(scores.argmax())]
        if self._may_correct(candidate, source, target) and scores.max() > _SURE and own < _HOPELESS:
            correct(candidate, best)
            own = float(scores.max())
        sure = self._model.confidence(own, long_trigger=candidate.entry.weight > 1)
        prior = _LONG if candidate.entry.weight > 1 else _VERB if tree.pos[token] in VERBAL else _NOUN
        share = _MODEL_SHARE.get(candidate.type, 0.7)
        sure = share * sure + (1 - share) * prior
        return round(sure * _share_of(filled), 3)

    def _may_correct(self, candidate: Candidate, source: Side, target: Side) -> bool:
        """Only short verbal triggers between two named sides: that is what the model was trained on."""
        return (
            candidate.entry.weight == 1
            and self._tree.pos[candidate.token] in VERBAL
            and source is not None
            and target is not None
        )

    def _side(self, head: int | None, actors: Sequence[Actor]) -> Side:
        """The tokens of the phrase that names one side."""
        if head is None or not actors:
            return None
        first = head
        while first > 0 and self._tree.start[first - 1] >= actors[0].start:
            first -= 1
        return first, head + 1


def _share_of(filled: Filled) -> float:
    if not filled.actors:
        return _NOBODY
    known = any(actor.name or actor.country or actor.sectors for actor in filled.actors)
    return _IN_PLACE if known and filled.actor_head is not None else _LOOSELY


def correct(candidate: Candidate, label: str) -> None:
    """Give the candidate the type that the model is sure of; what was finer than the type is gone."""
    candidate.reasons.append(f"the relation model is sure that {candidate.type} is {label}")
    candidate.type = "CONCEDE" if label == YIELD else label
    candidate.mode = None
    candidate.kind = None
