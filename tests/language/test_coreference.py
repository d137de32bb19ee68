"""Which fuller phrase of the report a surname, description or pronoun stands for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.language import Reading
from dateline.language.coreference import antecedents
from dateline.language.names import fold

Parse = Callable[..., Reading]


def _stands_for(reading: Reading, word: str, nth: int = 0) -> str | None:
    tokens = [token for token in reading.doc if token.text == word]
    span = reading.antecedents.get(tokens[nth].i)
    return span.text if span is not None else None


@pytest.mark.parametrize(
    ("text", "word", "nth", "wanted"),
    [
        (
            "Kenyan President William Ruto spoke in Nairobi. Ruto promised roads.",
            "Ruto", 1, "Kenyan President William Ruto",
        ),
        (
            "Chinese Defense Minister Li Shangfu arrived. Later Li said that ties were strong.",
            "Li", 1, "Chinese Defense Minister Li Shangfu",
        ),
        (
            "The World Health Organization (WHO) warned of cholera. Doctors thanked the WHO.",
            "WHO", 1, "World Health Organization",
        ),
        (
            "The Spanish Interior Ministry closed the port. The ministry gave no reason.",
            "ministry", 0, "The Spanish Interior Ministry",
        ),
        (
            "Chinese Defense Minister Li Shangfu landed. The Chinese defense minister smiled.",
            "minister", 0, "Chinese Defense Minister Li Shangfu",
        ),
        (
            "British Defence Secretary Ben Wallace spoke first. Then Britain's defense secretary left.",
            "secretary", 0, "British Defence Secretary Ben Wallace",
        ),
        (
            "Chancellor Angela Merkel flew to Rome. She met the pope.",
            "She", 0, "Chancellor Angela Merkel",
        ),
        (
            "Turkey said it would close the border.",
            "it", 0, "Turkey",
        ),
        (
            "France and Germany agreed. They will build the tank together.",
            "They", 0, "France and Germany",
        ),
        (
            "The minister, who arrived on Friday, refused to speak.",
            "who", 0, "The minister",
        ),
    ],
)  # fmt: skip
def test_stands_for(reading: Parse, text: str, word: str, nth: int, wanted: str) -> None:
    assert _stands_for(reading(text), word, nth) == wanted


def test_two_people_of_one_surname_stay_two(reading: Parse) -> None:
    found = reading("Michel Aoun met Joseph Aoun. Aoun said nothing.")
    assert _stands_for(found, "Aoun", 2) is None


def test_a_bare_surname_keeps_the_bearer_that_it_had_before_another_came(reading: Parse) -> None:
    text = (
        "Maria Castellan runs the mine. Castellan hired ten men. Her husband, Igor Castellan, left. Castellan stayed."
    )
    assert _stands_for(reading(text), "Castellan", 3) == "Maria Castellan"


def test_a_leading_initial_makes_no_second_person(reading: Parse) -> None:
    text = "W. Mark Dunmore died on Monday. Mark Dunmore was a soldier. Dunmore wrote books."
    assert _stands_for(reading(text), "Dunmore", 2) == "W. Mark Dunmore"


def test_whoever_was_asked_answers(reading: Parse) -> None:
    text = 'A reporter, Tom Sable, asked Igor Castellan about the mine. "It is shut," he said.'
    assert _stands_for(reading(text), "he") == "Igor Castellan"


def test_a_man_is_not_she(reading: Parse) -> None:
    assert _stands_for(reading("President Boris Tadic spoke. She left."), "She") is None


def test_a_pronoun_in_quotation_marks_is_left_alone(reading: Parse) -> None:
    found = reading("Prime Minister Mark Rutte was calm. “He is wrong,” Rutte said.")
    assert _stands_for(found, "He") is None


def test_the_weather_is_nobody(reading: Parse) -> None:
    assert _stands_for(reading("Turkey closed the port. It was clear that it rained."), "It") is None


def test_an_object_pronoun_is_not_the_subject_of_its_own_verb(reading: Parse) -> None:
    found = reading("President William Ruto spoke. Peter Smith met him.")
    assert _stands_for(found, "him") == "President William Ruto"


def test_they_are_all_those_joined_before(reading: Parse) -> None:
    text = "Ted Cruz and Marco Rubio spoke. Cruz and Rubio attacked the mayor. They left."
    assert _stands_for(reading(text), "They") == "Cruz and Rubio"


def test_they_are_rather_people_than_things(reading: Parse) -> None:
    text = "The rebels said that the conditions had changed and that they would leave."
    assert _stands_for(reading(text), "they") == "The rebels"


def test_an_object_pronoun_takes_the_object_where_no_subject_fits(reading: Parse) -> None:
    text = "Voters mocked Donald Trump on Monday. They pushed him to answer."
    assert _stands_for(reading(text), "him") == "Donald Trump"


def test_she_may_be_whose_the_subject_is(reading: Parse) -> None:
    assert _stands_for(reading("Angela Merkel's plan failed on Monday. She left."), "She") == "Angela Merkel"


def test_within_a_quotation_he_is_who_is_not_speaking(reading: Parse) -> None:
    text = 'James Stirling described Robert Cole as a killer. "He murdered a deputy," Stirling said.'
    assert _stands_for(reading(text), "He") == "Robert Cole"


def test_one_he_of_a_sentence_is_the_other(reading: Parse) -> None:
    text = "Robert Cole fled. He knew that James Stirling was an agent before he shot the dog."
    assert _stands_for(reading(text), "he") == "Robert Cole"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "🙂🙂", "(WHO)", '"\'"', "Mr. Mr. Mr.", "he he he"])
def test_any_text_is_answered(reading: Parse, text: str) -> None:
    doc = reading(text).doc
    for index, span in antecedents(doc).items():
        assert 0 <= index < len(doc)
        assert doc.text[span.start_char : span.end_char] == span.text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yoon Suk-yeol", "Yoon Suk Yeol"),
        ("Zelenskyy", "Zelensky"),
        ("Erdoğan", "Erdogan"),
        ("Løkke", "Lokke"),
        ("Sa’ar", "Saar"),
    ],
)
def test_spellings_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_clause_names_nobody_whom_its_pronoun_stands_for(reading: Parse) -> None:
    found = reading(
        "Tom Sable debated Mark Keller. He continued, mocking Keller's plan. Later he left, praising Sable."
    )
    assert _stands_for(found, "He") == "Tom Sable"
    assert _stands_for(found, "he") != "Tom Sable"


def test_a_named_man_beats_whoever_is_only_mentioned(reading: Parse) -> None:
    found = reading("A judge handed Brian Sable a life sentence on Friday. He was convicted of murder.")
    assert _stands_for(found, "He") == "Brian Sable"


def test_an_acronym_is_no_surname(reading: Parse) -> None:
    found = reading("The Young SVP called a vote in Bern. The SVP won it.")
    assert _stands_for(found, "SVP", 1) is None


def test_a_number_stands_behind_the_surname(reading: Parse) -> None:
    found = reading("Stan Martin Pate IV gave money. Later Pate denied it.")
    assert _stands_for(found, "Pate", 1) == "Stan Martin Pate IV"


@pytest.mark.parametrize(
    ("text", "word", "nth", "wanted"),
    [
        ("Helena Sable led. Then Sable called Ruth Keller and urged her to stay.", "her", 0, "Ruth Keller"),
        ("Tom Keller led the talks. Martin Sable said that Keller refused to help him.", "him", 0, "Martin Sable"),
        ("The mayor said that police seized Martin Sable and beat him.", "him", 0, "Martin Sable"),
        ("Martin Sable asked Tom Keller why he had left the party.", "he", 0, "Tom Keller"),
        ("Bernie Sanders ran. The Sanders campaign relies on men who have endorsed him.", "him", 0, "Bernie Sanders"),
        ("The bill saved the steel industry and imposed new limits on it.", "it", 0, "the steel industry"),
        ("Papers were released by the FBI about its inquiry.", "its", 0, "the FBI"),
        ("A number of voters said they backed the plan.", "they", 0, "voters"),
        ("Tom Sable, a donor and an active member who joined last year, left.", "who", 0, "Tom Sable"),
        ("Critics have long feared Tom Keller. Last year he sued two papers.", "he", 0, "Tom Keller"),
    ],
)  # fmt: skip
def test_grammar_says_who_it_is(reading: Parse, text: str, word: str, nth: int, wanted: str) -> None:
    found = _stands_for(reading(text), word, nth)
    assert found is not None
    assert found.startswith(wanted)


def test_who_attacks_whom_is_open_where_two_verbs_may_be_joined(reading: Parse) -> None:
    found = reading("Helena Keller said that Martin Sable was lazy and attacked him.")
    assert _stands_for(found, "him") == "Martin Sable"


def test_two_apostrophes_open_a_quotation_as_well(reading: Parse) -> None:
    text = "Helena Keller laughed. Martin Sable went on, ''Even now she listens,'' and left her."
    assert _stands_for(reading(text), "her") == "Helena Keller"


def test_a_quotation_goes_on_about_whom_the_one_before_was_about(reading: Parse) -> None:
    text = "“Helena Keller is right,” said Martin Sable.\n\nSable went on, “And she listens.”"
    assert _stands_for(reading(text), "she") == "Helena Keller"


def test_a_sentence_may_begin_with_a_surname_that_is_a_word(reading: Parse) -> None:
    found = reading("Donald Trump came to Iowa. Trump blamed local officials for the delay before the speech.")
    assert _stands_for(found, "Trump", 1) == "Donald Trump"


def test_a_paper_that_speaks_is_not_whom_it_means(reading: Parse) -> None:
    text = "The paper praised Helena Keller. Ruth Sable won twice, the board writes. “They denounced her,” it adds."
    assert _stands_for(reading(text), "her") == "Ruth Sable"


@pytest.mark.parametrize(
    ("text", "word", "nth", "wanted"),
    [
        ("Tom Sable left. Even as he praised the court, Martin Keller attacked its ruling.", "he", 0, "Martin Keller"),
        ("Tom Sable left. In his letter, Martin Keller attacked the court.", "his", 0, "Martin Keller"),
        ("Helena Keller knows whether Ruth Sable lied, and though she is silent, she stays.", "she", 0, "Helena"),
        ("Martin Keller said aides suggested that Tom Sable sell his house.", "his", 0, "Tom Sable"),
        ("Martin Keller attacked Tom Sable for his vote.", "his", 0, "Tom Sable"),
        ("Sable spoke. Tom Keller said he was sorry with an aide adding: “Tom Keller is sad.”", "he", 0, "Tom Keller"),
        ("The army kept the rebels from widening their hold.", "their", 0, "the rebels"),
    ],
)  # fmt: skip
def test_the_clause_says_whose_it_is(reading: Parse, text: str, word: str, nth: int, wanted: str) -> None:
    found = _stands_for(reading(text), word, nth)
    assert found is not None
    assert found.startswith(wanted)


def test_who_is_named_before_comes_before_who_is_named_behind(reading: Parse) -> None:
    found = reading("After Tom Sable spoke of his vote, Martin Keller left.")
    assert _stands_for(found, "his") == "Tom Sable"


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("The patrol team stopped Helena Keller while she slept.", "she", "Helena Keller"),
        ("Tom Keller was accused of an assault on his sister after she left him.", "she", "his sister"),
    ],
)
def test_she_is_a_woman_not_a_team(reading: Parse, text: str, word: str, wanted: str) -> None:
    found = _stands_for(reading(text), word)
    assert found is not None
    assert found.startswith(wanted)


def test_a_man_named_by_his_son_is_not_whom_the_report_goes_on_about(reading: Parse) -> None:
    found = reading("Tom Keller spoke of his father. Later he left.")
    assert _stands_for(found, "he") == "Tom Keller"


def test_within_a_quotation_an_object_may_be_its_topic(reading: Parse) -> None:
    text = "Martin Keller denied it. “I do not know Tom Sable. I never met him,” Keller said."
    assert _stands_for(reading(text), "him") == "Tom Sable"


def test_who_asks_is_not_whom_the_answer_is_about(reading: Parse) -> None:
    text = "Asked by Tom Sable about the vote, Ruth Keller smiled.\n\n“She worked while he marched,” Keller said."
    assert _stands_for(reading(text), "he") is None


def test_a_surname_that_is_a_plural_may_begin_a_sentence(reading: Parse) -> None:
    found = reading("Tom Brooks spoke in Iowa. Brooks has changed his mind about the plan.")
    assert _stands_for(found, "Brooks", 1) == "Tom Brooks"


def test_a_title_picks_one_of_two_of_a_name(reading: Parse) -> None:
    text = "Governor Helena Keller met Senator Tom Keller. Later Governor Keller resigned."
    assert _stands_for(reading(text), "Keller", 2) == "Governor Helena Keller"


def test_a_king_is_nobody_who_is_not_called_so(reading: Parse) -> None:
    found = reading("Anton Brandt sent troops to the border. King Brandt met the envoy.")
    assert _stands_for(found, "Brandt", 1) is None


def test_a_common_surname_with_a_title_is_nobody_who_comes_later(reading: Parse) -> None:
    found = reading("They marched for Gen. Smith in Leeds. A boxer, Don Smith, came too.")
    assert _stands_for(found, "Smith") is None


def test_a_clause_joined_to_a_name_makes_it_no_two(reading: Parse) -> None:
    found = reading("Tom Sable left. Rep. Ruth Keller, chairwoman of the panel, but she did call for more talks.")
    span = _stands_for(found, "she")
    assert span is not None
    assert "Ruth Keller" in span
