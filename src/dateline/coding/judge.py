"""The relation model's opinion of a mention: may correct its type, and says how sure we are of it."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.coding.arguments import Filled
from dateline.coding.circumstances import Scene
from dateline.coding.compose import Candidate
from dateline.coding.features import Reading, Side, features
from dateline.coding.model import YIELD, model
from dateline.coding.signs import names_of_report, of_reasons, signs
from dateline.coding.status import status
from dateline.coding.tree import VERBAL, Tree
from dateline.records import Actor, Status

#: the model overrules a trigger only where it is all but certain and gives the trigger's type next to nothing
_SURE, _HOPELESS = 0.85, 0.05
#: sentences that are title and lead
_LEAD = 2
#: more mentions of a kind in a report say no more than this many
_OFTEN = 4


@dataclass(frozen=True, slots=True)
class Assurance:
    """Weights of the signs of `signs.py`, fitted on judged mentions by benchmarks/fit_confidence.py."""

    weights: dict[str, float]
    #: mentions of less confidence are not given
    least: float

    def confidence(self, found: Mapping[str, float]) -> float:
        """How likely type and actor of the mention with these signs are right, 0 to 1 (logistic regression)."""
        return 1 / (1 + math.exp(-self.weights.get("bias", 0.0) - sum(self.speaking(found).values())))

    def speaking(self, found: Mapping[str, float]) -> dict[str, float]:
        """What each sign adds to the log-odds of being right, negative where it speaks against the mention."""
        return {name: self.weights[name] * value for name, value in found.items() if name in self.weights}


@cache
def assurance() -> Assurance:
    """The weights that ship with the package."""
    text = (files("dateline.coding") / "weights" / "confidence.json").read_text(encoding="utf-8")
    card = json.loads(text)
    return Assurance(weights=card["weights"], least=card["least"])


class Judge:
    """Judges the mentions of one report."""

    def __init__(self, tree: Tree, found: Sequence[Candidate]) -> None:
        self._tree = tree
        self._model = model()
        self._of_sentence: dict[int, list[Candidate]] = {}
        for candidate in found:
            self._of_sentence.setdefault(tree.sentence[candidate.token], []).append(candidate)
        #: kinds that title and lead tell of
        self._lead = {(c.type, c.kind) for n in range(_LEAD) for c in self._of_sentence.get(n, ()) if c.kind}
        self._names = names_of_report(tree)
        self._is_of_lands = self._names["report of lands"] > self._names["report of persons"]
        self._told = Counter((c.type, c.kind) for c in found)

    def judge(
        self, candidate: Candidate, filled: Filled, state: Status, scene: Scene, why: str
    ) -> tuple[float, dict[str, float]]:
        """The confidence in a mention, 0 to 1, and the signs that it was reckoned from; `why` it has its status.

        Corrects the candidate's type where the model is sure of another.
        """
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
        found = signs(tree, candidate, filled, state, scene, own) | self._names
        found |= of_reasons(candidate.type, (*candidate.reasons, *filled.reasons, why))
        if sentence >= _LEAD and (candidate.type, candidate.kind) in self._lead:
            found["as in the lead"] = 1.0
        if candidate.kind and (again := self._told[(candidate.type, candidate.kind)]):
            found["told again"] = min(again - 1, _OFTEN) / _OFTEN
        if self._is_of_lands:
            found[f"{candidate.type} in a report of lands"] = 1.0
        return round(assurance().confidence(found), 3), found

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


def correct(candidate: Candidate, label: str) -> None:
    """Give the candidate the type that the model is sure of; what was finer than the type is gone."""
    candidate.reasons.append(f"the relation model is sure that {candidate.type} is {label}")
    candidate.type = "CONCEDE" if label == YIELD else label
    candidate.mode = None
    candidate.kind = None
