"""Line breaks: which end a paragraph, and which are only the edge of somebody's screen."""

from __future__ import annotations

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.paragraphs import paragraphs

FIRST = (
    "Three ships left the port of Cebu on Monday after the storm had passed, the coast guard said, and took food and "
    "water to the villages that the flood had cut off from the rest of the island for more than a week."
)
SECOND = (
    "The mayor thanked the crews. He said that more ships would follow on Tuesday, as soon as the sea was calm enough."
)


def test_a_blank_line_ends_a_paragraph() -> None:
    assert paragraphs(f"{FIRST}\n\n{SECOND}") == [FIRST, SECOND]


def test_a_line_end_ends_a_paragraph_of_unbroken_lines() -> None:
    assert paragraphs(f"{FIRST}\n{SECOND}") == [FIRST, SECOND]


def test_hard_wrapped_text_is_unwrapped() -> None:
    wrapped = "\n\n".join(textwrap.fill(text, 72) for text in (FIRST, SECOND))
    assert paragraphs(wrapped) == [FIRST, SECOND]


def test_hard_wrapped_text_with_indents_and_no_blank_lines_is_unwrapped() -> None:
    wrapped = "\n    ".join([*textwrap.wrap(FIRST, 90), *textwrap.wrap(SECOND, 90)])
    assert paragraphs(wrapped) == [FIRST, SECOND]


def test_a_heading_in_hard_wrapped_text_stays_apart() -> None:
    wrapped = f"{textwrap.fill(FIRST, 72)}\nShips\n{textwrap.fill(SECOND, 72)}"
    assert paragraphs(wrapped) == [FIRST, "Ships", SECOND]


def test_a_sentence_that_a_link_broke_is_joined() -> None:
    assert paragraphs("The coast guard said that three ships\nhad left the port.") == [
        "The coast guard said that three ships had left the port."
    ]


@settings(deadline=None)
@given(st.text(alphabet="ab. \n"))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join("".join(paragraphs(text)).split()) == "".join(text.split())
