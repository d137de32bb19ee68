"""Characters: every encoding read, damage mended, print left as it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.characters import declared_encoding, decode, mend

TEXT = "L’été à Paris — “déjà vu”, says the mayor’s office of the café owners in the old town."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_unicode_encodings_are_read(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_a_declared_encoding_is_believed() -> None:
    page = '<meta charset="windows-1251">Москва'.encode("cp1251")
    assert decode(page, declared=declared_encoding(page)).endswith("Москва")


def test_latin_1_means_windows_1252() -> None:
    page = b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">\x93Hello\x94'
    assert decode(page, declared=declared_encoding(page)).endswith("“Hello”")


def test_a_false_declaration_does_not_hide_utf_8() -> None:
    assert decode(TEXT.encode(), declared="ascii") == TEXT


def test_an_undeclared_legacy_encoding_is_told_by_its_bytes() -> None:
    text = "Le président français a été reçu à l'hôtel de ville, où il a prononcé un discours très attendu."
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("â€œquotedâ€\x9d and cafÃ©", "“quoted” and café"),
        ("zero\u200bwidth\ufeff\x07\ud800", "zerowidth"),
        ("fish &amp; chips &#8217; &nbsp;x", "fish & chips ’  x"),
        ("a\xa0b\u2009c\td", "a b c d"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("cafe\u0301", "café"),
    ],
)
def test_damage_is_mended(damaged: str, whole: str) -> None:
    assert mend(damaged) == whole


@pytest.mark.parametrize(
    "text", [TEXT, "AT&T; R&D", "½ litre, 20 °C, №5, ﬁ", "“‘nested’”", "Åland, Île-de-France, São Tomé, Ñuñoa"]
)
def test_what_is_whole_stays(text: str) -> None:
    assert mend(text) == text


@settings(deadline=None)
@given(st.text())
def test_mended_text_can_be_stored(text: str) -> None:
    mend(text).encode()


@settings(deadline=None)
@given(st.binary())
def test_all_bytes_can_be_read(data: bytes) -> None:
    decode(data, declared=declared_encoding(data))
