"""The kind of an event: what an analyst would search for (docs/kinds.md)."""

from __future__ import annotations

from dateline.code.arguments import Filled
from dateline.code.compose import Candidate


def make_finer(candidate: Candidate, filled: Filled) -> None:
    """Let those who take part make the kind finer: an exercise of two countries is a joint one, and COOPERATE."""
    if candidate.kind == "exercise":
        countries = {actor.country for actor in filled.actors if actor.country}
        if len(countries) > 1:
            candidate.type, candidate.mode, candidate.kind = "COOPERATE", None, "joint-exercise"
            candidate.reasons.append(f"an exercise of {' and '.join(sorted(countries))} is a joint one")
