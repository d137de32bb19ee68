"""Cleaning: title and body first, captions apart, nothing twice, and never a sentence of the body lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.cleaning import clean

LEAD = "A storm killed three people in the port of Cebu on Monday, officials said, and left thousands without power."
NEXT = "The mayor said that the town was cut off and that rescuers could not reach the villages in the hills."
LAST = "“We will go on,” he told reporters at the port, where ships had come in all night with food and water."


def lines(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def test_the_first_line_is_the_title_where_it_looks_like_one() -> None:
    assert clean(lines("Storm kills three in Cebu", LEAD, NEXT)).title == "Storm kills three in Cebu"


def test_a_sentence_is_no_title() -> None:
    assert clean(lines(LEAD, NEXT)).title is None


def test_a_dateline_is_no_title() -> None:
    assert clean(lines("CEBU, Philippines (Example Wire) — Three people are dead", LEAD)).title is None


def test_a_known_title_goes_first() -> None:
    assert clean(LEAD, title="Storm kills three").text == lines("Storm kills three", LEAD)


def test_a_known_title_is_not_put_before_itself() -> None:
    text = lines("Storm kills ‘three’", LEAD)
    assert clean(text, title="Storm kills 'three'").text == text


def test_a_known_title_with_the_outlet_after_it_is_the_first_line_too() -> None:
    text = lines("Storm kills three in Cebu", LEAD)
    assert clean(text, title="Storm kills three in Cebu - Example Herald").text == text


def test_labels_and_promotion_leave_the_text() -> None:
    cleaned = clean(lines(LEAD, "ADVERTISEMENT", NEXT, "CLICK HERE TO READ MORE FROM THE EXAMPLE HERALD", LAST))
    assert cleaned.text == lines(LEAD, NEXT, LAST)
    assert cleaned.removed == ("ADVERTISEMENT", "CLICK HERE TO READ MORE FROM THE EXAMPLE HERALD")


def test_a_line_in_capitals_amid_the_report_is_a_link_to_another() -> None:
    assert clean(lines(LEAD, "PORT OF CEBU: SHIPS WAIT FOR THE SEA TO CALM", NEXT)).text == lines(LEAD, NEXT)


def test_a_headline_in_capitals_stays_though_a_section_stands_over_it() -> None:
    text = lines("World news", "STORM KILLS THREE IN THE PORT OF CEBU", LEAD, NEXT)
    assert clean(text).text == text


def test_a_heading_in_capitals_stays() -> None:
    text = lines(LEAD, "WHAT COMES NEXT", NEXT)
    assert clean(text).text == text


def test_a_report_in_capitals_stays() -> None:
    text = lines(LEAD.upper(), NEXT.upper(), "THE SHIPS LEFT THE PORT OF CEBU AT NOON")
    assert clean(text).text == text


def test_the_byline_and_the_date_leave_the_text_and_are_reported() -> None:
    cleaned = clean(lines("Storm kills three in Cebu", "By Jane Doe", "Published: 11 April 2023", LEAD, NEXT))
    assert (cleaned.byline, cleaned.published) == ("Jane Doe", "2023-04-11")
    assert cleaned.text == lines("Storm kills three in Cebu", LEAD, NEXT)


def test_a_bare_name_under_the_title_is_the_byline() -> None:
    assert clean(lines("Storm kills three in Cebu", "Jane Doe", LEAD)).byline == "Jane Doe"


def test_a_place_under_the_title_is_no_byline() -> None:
    assert clean(lines("Storm kills three in Cebu", "North Cebu", LEAD)).byline is None


def test_a_dateline_names_the_outlet_and_stays() -> None:
    text = f"CEBU, April 11 (Example Wire) - {LEAD}"
    cleaned = clean(text)
    assert (cleaned.source, cleaned.published, cleaned.text) == ("Example Wire", None, text)


def test_a_dateline_with_its_year_gives_the_date() -> None:
    assert clean(f"CEBU, April 11, 2023 (Example Wire) - {LEAD}").published == "2023-04-11"


def test_captions_stand_last_under_one_line() -> None:
    caption = "Mayor Jane Doe (left) greets John Roe (right) at the port of Cebu on April 11"
    assert clean(lines(LEAD, caption, NEXT)).text == lines(LEAD, NEXT, "[captions]", caption)


def test_a_line_without_full_stop_that_stands_twice_is_a_caption() -> None:
    line = "Ships in the port of Cebu after the storm had passed"
    assert clean(lines(LEAD, line, NEXT, line)).text == lines(LEAD, NEXT, "[captions]", line)


def test_a_picture_told_in_the_present_with_its_day_is_a_caption() -> None:
    line = "Mayor Jane Doe speaks to fishermen at the port of Cebu on April 11, 2023."
    assert clean(lines(LEAD, line, NEXT)).text.endswith(lines("[captions]", line))


def test_no_paragraph_stands_twice() -> None:
    straight = LAST.replace("“", '"').replace("”", '"')
    cleaned = clean(lines(LEAD, LAST, NEXT, straight))
    assert cleaned.text == lines(LEAD, LAST, NEXT)
    assert cleaned.removed == (straight,)


def test_a_pull_quote_goes() -> None:
    assert clean(lines(LEAD, f"{NEXT} {LAST}", NEXT)).text == lines(LEAD, f"{NEXT} {LAST}")


def test_lines_are_paragraphs() -> None:
    assert clean(f"{LEAD}\n{NEXT}\n{LAST}").text == lines(LEAD, NEXT, LAST)


def test_quotation_marks_and_dashes_stay_as_printed() -> None:
    text = "“It’s over” — said the mayor’s office, in a ‘note’ to the press; café owners agreed."
    assert clean(text).text == text


def test_nothing_comes_of_nothing() -> None:
    assert clean(" \n\n\t").text == ""


PARAGRAPHS = st.lists(
    st.sampled_from(
        [LEAD, NEXT, LAST, "By Jane Doe", "Jane Doe", "ADVERTISEMENT", "April 11, 2023", "Storm kills three"]
    )
    | st.sampled_from(
        ["READ MORE: Ships leave the port", "Jane Doe/Getty Images", "[captions]", "&amp;lt;", "â€œ", "Ã", "x"]
    )
    | st.text(max_size=60)
)


@settings(deadline=None)
@given(
    PARAGRAPHS,
    st.sampled_from(["\n", "\n\n", " \n"]),
    st.none() | st.sampled_from(["Storm kills three", "By Jane Doe"]),
)
def test_cleaning_what_is_clean_changes_nothing(paragraphs: list[str], between: str, title: str | None) -> None:
    once = clean(between.join(paragraphs), title=title).text
    assert clean(once, title=title).text == once


@settings(deadline=None)
@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    cleaned = clean(text).text
    assert clean(cleaned).text == cleaned
    cleaned.encode()
