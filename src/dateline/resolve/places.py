"""Place names on the map."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.records import Place
from dateline.settings import Settings


def find_places(doc: Doc, settings: Settings) -> tuple[Place, ...]:
    """Every place name of the text, resolved or not."""
    return ()
