"""Encodings, and what is no text."""

from __future__ import annotations

import codecs

import pytest

from recoupe.errors import UnreadableError
from recoupe.reading.decoding import decode

TEXT = "Le préfet a jugé l’été « très sec » — 12 °C de moins qu’à Noël, où l’œuvre coûtait 3 €.\r\nFin\n"


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("windows-1252"),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16-le", "utf-16-be", "le-unmarked", "be-unmarked", "utf-32", "windows-1252"],
)
def test_the_text_comes_back_exactly(raw: bytes) -> None:
    assert decode(raw, "x.txt") == TEXT


def test_mac_roman_is_not_read_as_windows() -> None:
    text = "L’été a été très sec à Rivey, où la rivière s’est retirée. " * 5
    assert decode(text.encode("mac_roman"), "x.txt") == text


def test_a_page_says_its_encoding() -> None:
    page = '<html><head><meta charset="iso-8859-15"></head><body>3 € à Noël</body></html>'
    assert "3 € à Noël" in decode(page.encode("iso-8859-15"), "x.html")


def test_a_page_that_says_latin_1_has_the_quotation_marks_of_windows() -> None:
    page = '<meta charset="iso-8859-1"><p>« Oui », “non”, l’été</p>'
    assert decode(page.encode("windows-1252"), "x.html") == page


def test_a_page_with_a_stray_control_character_is_whole() -> None:
    assert decode("<p>Le pr\x00éfet\x1a a dit</p>".encode(), "x.html") == "<p>Le préfet a dit</p>"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "not text"),
        (b"PK\x03\x04\x14\x00", "not text"),
        (b"Le pr\x00fet", "NUL"),
        (bytes(range(256)) * 4, "not text"),
    ],
)
def test_what_is_no_text_is_named(raw: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        decode(raw, "x.txt")
