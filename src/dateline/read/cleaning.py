"""Text as pasted or extracted -> the report: title, body, captions.

Law of this file: the body is never reworded. Paragraphs are kept, set apart or taken out whole, and what was taken out
is handed on. Cleaning what is clean already changes nothing, so that reports can be read again from Dateline's output.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.read.captions import is_caption
from dateline.read.characters import mend
from dateline.read.head import read_head
from dateline.read.paragraphs import paragraphs as split
from dateline.read.rules import is_boilerplate

CAPTIONS = "[captions]"
_PASSES = 8  # cleaning settles in two; the bound is for texts made to defeat it
_NEIGHBOURS = 8  # paragraphs: a pull quote stands near the paragraph it is pulled from
_LEAST_TITLE = 15  # characters of a first line that is taken for a shorter form of the title
_LEAST_PULLED = 30  # characters of a paragraph that is taken for a pull quote of its neighbour
_LEAD = 80  # characters; what is shorter may be a headline or a label
_LINK_WORDS = 4  # spaces in it; fewer words in capitals are a heading
_NOT_LETTERS = re.compile(r"[\W_]+")


class Cleaned(NamedTuple):
    """A report as text, what its own head says of it, and the lines that went."""

    text: str
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    source: str | None = None
    removed: tuple[str, ...] = ()


def clean(text: str, *, title: str | None = None, captions: Iterable[str] = ()) -> Cleaned:
    """Clean a report.

    `title` (from a row or a page) becomes the first line unless the text begins with it; `captions` are ones that are
    known to be captions. The text comes out as title and paragraphs with one blank line between them, captions last
    under the line `[captions]`.
    """
    title = " ".join(mend(title).split()) or None if title else None
    found = _once(text, title, list(captions))
    for _ in range(_PASSES):
        if not found.removed and CAPTIONS not in found.text and mend(found.text) == found.text:
            break  # nothing went, so there is nothing that what stays could be read otherwise without
        again = _once(found.text, title, [])
        if again.text == found.text:
            break
        found = _merged(found, again)
    return found


def _merged(first: Cleaned, then: Cleaned) -> Cleaned:
    return Cleaned(
        text=then.text,
        title=first.title if first.title and then.text.startswith(first.title) else then.title,
        byline=first.byline or then.byline,
        published=first.published or then.published,
        source=first.source or then.source,
        removed=first.removed + then.removed,
    )


def _once(text: str, title: str | None, captions: list[str]) -> Cleaned:
    given, below = _captions_apart(split(mend(text)))
    below += [line for caption in captions for line in split(mend(caption))]
    titled = _with_title(given, title)
    body = _without_boilerplate(titled, has_title=title is not None)
    head = read_head(body, title=title)
    body = [paragraph for index, paragraph in enumerate(body) if index not in head.lines]
    body, apart = _sorted_out(_without_shouted_links(body))
    captions = _each_once(below + apart)
    return Cleaned(
        text="\n\n".join(body + ([CAPTIONS, *captions] if captions else [])),
        title=head.title if len(body) > 1 else None,
        byline=head.byline,
        published=head.published,
        source=head.source,
        removed=tuple(_missing(titled, body + apart)),
    )


def _missing(before: list[str], after: list[str]) -> list[str]:
    """The paragraphs of `before` that are not in `after`, each as often as it is missing, in order."""
    left = Counter(after)
    gone = []
    for paragraph in before:
        if left[paragraph]:
            left[paragraph] -= 1
        else:
            gone.append(paragraph)
    return gone


def _captions_apart(paragraphs: list[str]) -> tuple[list[str], list[str]]:
    """Split off the captions of a text that was cleaned before."""
    if CAPTIONS not in paragraphs:
        return paragraphs, []
    at = paragraphs.index(CAPTIONS)
    return paragraphs[:at], [line for line in paragraphs[at:] if line != CAPTIONS]


def _with_title(body: list[str], title: str | None) -> list[str]:
    if title is None or (body and _begins_alike(_key(body[0]), _key(title))):
        return body
    return [title, *body]


def _begins_alike(first: str, title: str) -> bool:
    """True where the first paragraph begins with the title, or is the title without the outlet's name after it."""
    return first.startswith(title) or (len(first) >= _LEAST_TITLE and title.startswith(first))


def _without_boilerplate(body: list[str], *, has_title: bool) -> list[str]:
    return [
        paragraph for index, paragraph in enumerate(body) if (has_title and index == 0) or not is_boilerplate(paragraph)
    ]


def _without_shouted_links(body: list[str]) -> list[str]:
    """Take out the lines in capitals that lead to another report, unless much of this one is in capitals."""
    shouted = [paragraph.isupper() for paragraph in body]
    if sum(shouted) * 2 > len(body):
        return body
    kept: list[str] = []
    begun = False  # lines in capitals before the report begins are its headline
    for paragraph, loud in zip(body, shouted, strict=True):
        begun = begun or (not loud and len(paragraph) >= _LEAD)
        if not (begun and loud and paragraph.count(" ") >= _LINK_WORDS and paragraph[-1] not in '.)]”"'):
            kept.append(paragraph)
    return kept


def _sorted_out(body: list[str]) -> tuple[list[str], list[str]]:
    """The body without repeats, and the captions in it."""
    keys = [_key(paragraph) for paragraph in body]
    counts = Counter(keys)
    seen: set[str] = set()
    kept: list[str] = []
    captions: list[str] = []
    for index, (paragraph, key) in enumerate(zip(body, keys, strict=True)):
        if key in seen or (index and _is_pulled(index, keys)):
            continue
        seen.add(key)
        is_apart = index > 0 and is_caption(paragraph, repeated=counts[key] > 1)
        (captions if is_apart else kept).append(paragraph)
    return kept, captions


def _is_pulled(index: int, keys: Sequence[str]) -> bool:
    """True for a paragraph that stands within one of its neighbours, as pull quotes and botched pages have it."""
    key = keys[index]
    if len(key) < _LEAST_PULLED:
        return False
    around = range(max(0, index - _NEIGHBOURS), min(len(keys), index + _NEIGHBOURS + 1))
    return any(len(keys[other]) > len(key) and key in keys[other] for other in around)


def _each_once(paragraphs: list[str]) -> list[str]:
    return list({_key(paragraph): paragraph for paragraph in reversed(paragraphs)}.values())[::-1]


def _key(paragraph: str) -> str:
    """What two paragraphs share that differ only in quotation marks, punctuation, case or spaces."""
    return _NOT_LETTERS.sub(" ", paragraph.casefold()).strip() or paragraph
