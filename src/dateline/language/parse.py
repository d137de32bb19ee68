"""One spaCy pipeline, run once over every sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dateline.language.columns import number_columns
from dateline.language.coreference import antecedents
from dateline.language.reading import Reading
from dateline.records import Report
from dateline.settings import Settings

BATCH = 32  # reports that spaCy takes at once: enough to fill its matrices, few enough to keep memory flat


@Language.component("dateline_paragraphs")
def _sentences_end_with_paragraphs(doc: Doc) -> Doc:
    """Headlines and captions often end without a full stop: let no sentence run over a blank line."""
    [spaces] = number_columns(doc, "IS_SPACE")
    for i, is_space in enumerate(spaces[:-1]):
        if is_space and "\n" in doc[i].text:
            doc[i + 1].is_sent_start = True
    return doc


@cache
def load(pipeline: str) -> Language:
    """The spaCy pipeline of that name, loaded once. OSError with a remedy where it is not installed."""
    try:
        nlp = spacy.load(pipeline)
    except OSError as fault:
        raise OSError(
            f"the spaCy pipeline {pipeline!r} is not installed: install its package into this environment, "
            "or leave --pipeline out to use the one that Dateline brings"
        ) from fault
    nlp.add_pipe("dateline_paragraphs", before="parser")
    return nlp


def parse(reports: Iterable[Report], settings: Settings) -> Iterator[Reading]:
    """Parse English reports, in their order. Text past `settings.max_parsed_characters` is left unparsed."""
    nlp = load(settings.pipeline)
    pairs = ((report.text[: settings.max_parsed_characters], report) for report in reports)
    for doc, report in nlp.pipe(pairs, as_tuples=True, batch_size=BATCH):
        yield Reading(report=report, doc=doc, antecedents=antecedents(doc))
