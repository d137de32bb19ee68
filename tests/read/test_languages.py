"""Languages: English is told without a model, others by one; doubt falls to English."""

from __future__ import annotations

import pytest

from dateline.read.languages import language_code, language_name, language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Officials said that the ships had left the port of Cebu with food for the villages.", "en"),
        ("Lindsay Doe checks in", "en"),
        ("", "en"),
        ("12 34 !", "en"),
        ("Der Präsident traf am Montag in Berlin ein, wo er mit der Kanzlerin über die Lage sprach.", "de"),
        ("El presidente llegó el lunes a Madrid, dijo un portavoz del gobierno español.", "es"),
        ("Президент прибыл в Москву в понедельник, сообщила пресс-служба Кремля.", "ru"),
        ("中国国防部长星期一访问莫斯科", "zh"),
    ],
)
def test_the_language_is_told(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    ("given", "code"), [("en", "en"), ("en-GB", "en"), ("English", "en"), ("fra", "fr"), ("xx", None), ("", None)]
)
def test_columns_may_name_a_language_in_any_way(given: str, code: str | None) -> None:
    assert language_code(given) == code


def test_languages_have_names() -> None:
    assert language_name("el") == "Modern Greek"
    assert language_name("zh") == "Chinese"
