"""Which words of a report are a personal name, and what surnames and titles tell of its bearer."""

from __future__ import annotations

from collections.abc import Callable

from dateline.language import Reading
from dateline.language.names import person_names

Parse = Callable[..., Reading]


def _names(reading: Reading) -> list[str]:
    return [name.text(reading.doc) for name in person_names(reading.doc)]


def _stands_for(reading: Reading, word: str, nth: int = 0) -> str | None:
    tokens = [token for token in reading.doc if token.text == word]
    span = reading.antecedents.get(tokens[nth].i)
    return span.text if span is not None else None


def test_two_given_names_share_a_surname(reading: Parse) -> None:
    found = reading("Prosecutors charged Tom and Helena Castellan with fraud.")
    assert _names(found) == ["Tom Castellan", "Helena Castellan"]


def test_a_surname_before_another_name_shares_nothing(reading: Parse) -> None:
    found = reading("The senate heard Sable and Helena Castellan on Friday.")
    assert "Sable Castellan" not in _names(found)


def test_a_title_tells_which_of_a_couple_is_meant(reading: Parse) -> None:
    text = "The parents, Martin and Helena Castellan, sued the town. Ms. Castellan wrote a book. Mr. Castellan spoke."
    found = reading(text)
    assert _stands_for(found, "Castellan", 1) == "Helena Castellan"
    assert _stands_for(found, "Castellan", 2) == "Martin"  # the phrase that names him


def test_a_title_of_the_other_sex_is_of_somebody_else(reading: Parse) -> None:
    found = reading("Helena Castellan sued the town. Mr. Castellan praised the mayor.")
    assert _stands_for(found, "Castellan", 1) is None


def test_a_title_elsewhere_tells_who_is_no_woman(reading: Parse) -> None:
    found = reading("Mr. Obrano met Helena Castellan. Obrano spoke first. She thanked the crowd.")
    assert _stands_for(found, "She") != "Mr. Obrano"


def test_the_verb_of_a_headline_is_no_part_of_a_name(reading: Parse) -> None:
    found = reading("Martin Sable Confesses To Murder Of His Neighbour\n\nThe police arrested Sable on Friday.")
    assert "Martin Sable Confesses" not in _names(found)


def test_a_surname_of_two_words_is_that_of_the_full_name(reading: Parse) -> None:
    found = reading("Debra Muster Keller leads the party. Muster Keller won the vote.")
    assert _stands_for(found, "Keller", 1) == "Debra Muster Keller"
