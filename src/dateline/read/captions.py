"""Tells the caption of a picture from a paragraph of the report."""

from __future__ import annotations

import re

from dateline.read.rules import has_caption_mark, rules

_QUOTED_OR_POSTED = re.compile(r"[“”\"@]|https?:")
_FULL_STOP = re.compile(r"[.!?…:][\"'”’)\]]*$")
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_DAY = rf"{_MONTH}\.? \d{{1,2}}|\d{{1,2}} {_MONTH}"
_NAMES_DAY = re.compile(rf"\b(?:{_DAY})\b")
_ENDS_IN_YEAR = re.compile(rf"\b(?:{_DAY}),? \d{{4}}[.)]*$")
_SENTENCES = re.compile(r"[a-z0-9)][.!?] +[A-Z]")
_LONGEST_DAY = 24  # characters
_VERB_WITHIN = 14  # words before the verb of a caption: who is in the picture
_REPORTING = re.compile(r"\b(?:said|says|told|added|asked|was|were|had|has|have|will|would)\b")
_LEAST_REPEATED = 6  # words; a shorter line that stands twice is as likely a heading or a cry


def is_caption(paragraph: str, *, repeated: bool = False) -> bool:
    """True for a caption. `repeated`: it stood twice in the report, which galleries do and reporters don't."""
    words = paragraph.count(" ") + 1
    if words > rules().longest_caption:
        return False
    ended = _FULL_STOP.search(paragraph[-5:]) is not None
    reporting = _REPORTING.search(paragraph) is not None
    if has_caption_mark(paragraph, reporting=reporting and ended):
        return True
    if repeated and not ended and words >= _LEAST_REPEATED:
        return True
    if not (_ENDS_IN_YEAR.search(paragraph[-_LONGEST_DAY:]) or (not ended and _NAMES_DAY.search(paragraph))):
        return False
    if _QUOTED_OR_POSTED.search(paragraph) or _SENTENCES.search(paragraph) or reporting:
        return False
    return _describes_picture(paragraph)


def _describes_picture(paragraph: str) -> bool:
    verb = rules().picture_verbs.search(paragraph)
    return verb is not None and paragraph.count(" ", 0, verb.start()) <= _VERB_WITHIN
