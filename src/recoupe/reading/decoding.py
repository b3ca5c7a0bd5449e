"""Bytes to text: which encoding, and is it text at all.

« Le préfet a indiqué » in windows-1252 is read as such and not as « Le pr�fet ». A byte order mark decides, then UTF-8 if
the bytes are valid UTF-8, then what the content itself declares (a page's `charset`), then a guess. The text is not
changed otherwise: line ends stay as they are, only the mark at the start is dropped.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from recoupe.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:-]{2,30})|<\?xml[^>]{0,100}encoding=["']([A-Za-z0-9_-]{2,30})""",
    re.IGNORECASE,
)
_SAMPLE = 100_000  # bytes that a guess looks at
# Control characters that no text has; tab, line ends, form feed, escape and NEL are left out.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(raw: bytes, path: str) -> str:
    """The text of `raw`; raises UnreadableError for an empty file or one that is no text."""
    if not raw.strip(b" \t\r\n\x0b\x0c"):
        raise UnreadableError(path, "the file is empty")
    if raw.startswith(_MAGIC):
        raise UnreadableError(path, "not text: a PDF, an archive, a picture or a program")
    text = _decoded(raw)
    if text is None:
        raise UnreadableError(path, "not text, or in an encoding that can't be told; save it as UTF-8")
    if not text.strip("\ufeff \t\r\n\x0b\x0c\u200b"):
        raise UnreadableError(path, "the file is empty")
    if not _CONTROL.search(text):
        return text
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return _CONTROL.sub("", text)  # a page with a stray one is whole: browsers show it without
    raise UnreadableError(path, "not text: it holds NUL or other control characters")


def _decoded(raw: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding)
    wide = _wide(raw)
    if wide is not None:
        return _strictly(raw, wide)
    text = _strictly(raw, "utf-8")
    if text is not None:
        return text
    declared = _DECLARED.search(raw[:4096])
    if declared:
        text = _strictly(raw, (declared[1] or declared[2]).decode("ascii"))
        if text is not None:
            return text
    return _guessed(raw)


def _strictly(raw: bytes, encoding: str) -> str | None:
    # Pages that declare ISO-8859-1 mean windows-1252, as browsers read it: its quotation marks stand in the gap.
    name = (
        "windows-1252"
        if encoding.lower().replace("_", "-") in ("iso-8859-1", "latin-1", "latin1", "us-ascii")
        else encoding
    )
    try:
        return raw.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every second byte is zero."""
    sample = raw[:2000]
    if len(sample) < 4 or len(raw) % 2:
        return None
    even, odd = sample[0::2].count(0) / len(sample[0::2]), sample[1::2].count(0) / len(sample[1::2])
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else None


def _guessed(raw: bytes) -> str | None:
    if b"\x00" in raw[:_SAMPLE]:
        return None
    best = from_bytes(raw[:_SAMPLE]).best()
    # Single-byte Western encodings differ in few characters and guesses among them are coin tosses: for the press it is
    # windows-1252 unless the bytes can't be, or a Mac or DOS file makes more sense.
    guess = best.encoding if best else None
    western = _strictly(raw, "windows-1252")
    if western is not None and _plausible(western):
        return western
    for encoding in ("mac_roman", "cp850", guess):
        text = _strictly(raw, encoding) if encoding else None
        if text is not None and _plausible(text):
            return text
    return _strictly(raw, guess) if guess else None


def _plausible(text: str) -> bool:
    """Whether nearly all characters beyond ASCII are those of French prose."""
    odd = [c for c in text if not c.isascii()]
    french = sum(c in "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ«»’‘“”…–—€°²³·•©®™\u00a0ñáíóúãõß" for c in odd)
    return french >= 0.9 * len(odd)
