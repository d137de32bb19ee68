"""Lines -> paragraphs. Says which line breaks end a paragraph and which only end a line.

People paste text in three shapes: a blank line between paragraphs, a line for each paragraph, and lines broken by hand
at 60 to 130 characters. A break in the third shape is told by what writing software does: it breaks where the next word
would no longer fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_WIDEST_WRAP = 130  # characters; nobody breaks longer lines by hand
_NARROWEST_WRAP = 45
_RUNS_ON = 30  # a shorter line may be a heading or a list item, so that the next line says little about it
_WRAPPED_SHARE = 0.3  # of the line breaks, so many must stand in mid-sentence before the text counts as wrapped
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_GAPS = re.compile(r"\n[ \n]*\n")
_SPACES = re.compile(r"[ \n]+")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of mended text, each on one line, in order; none is empty."""
    blocks = [[line.strip() for line in block.split("\n") if line.strip()] for block in _GAPS.split(text)]
    width = _wrap_width(blocks)
    return [_SPACES.sub(" ", " ".join(lines)) for block in blocks if block for lines in _joined(block, width)]


def _wrap_width(blocks: list[list[str]]) -> int | None:
    """The width that lines were broken at, or None where each line is a paragraph of its own."""
    breaks = [pair for block in blocks for pair in pairwise(block)]
    if not breaks:
        return None
    width = max(len(line) for block in blocks if len(block) > 1 for line in block)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    in_sentence = sum(_is_full(line, after, width) and not _ENDS_SENTENCE.search(line) for line, after in breaks)
    return width if in_sentence >= _WRAPPED_SHARE * len(breaks) else None


def _is_full(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width


def _joined(block: list[str], width: int | None) -> Iterator[list[str]]:
    """The lines of a block by paragraph."""
    lines: list[str] = []
    for line in block:
        if lines and not _continues(lines[-1], line, width):
            yield lines
            lines = []
        lines.append(line)
    yield lines


def _continues(line: str, after: str, width: int | None) -> bool:
    ended = _ENDS_SENTENCE.search(line) is not None
    if width is not None and _is_full(line, after, width):
        is_heading = len(after) < width / 2 and not _ENDS_SENTENCE.search(after)
        return not (ended and is_heading)
    # A link or a citation that sat on a line of its own: the sentence goes on in lower case.
    return after[0].islower() and len(line) >= _RUNS_ON and not ended
