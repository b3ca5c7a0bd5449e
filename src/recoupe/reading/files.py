"""The articles in one file, by its type.

« depeches.jsonl » has one article a line: a line that is no JSON costs that line only ("depeches.jsonl#12"). A page, a text
file and a JSON object are one article each, a JSON array several ("depeches.json#3"). A type that the name does not tell,
or tells wrongly (a page saved as « page.txt », JSON Lines in « depeches.json »), is told by the content.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, Literal

from recoupe.errors import UnreadableError
from recoupe.reading.decoding import decode
from recoupe.reading.draft import Draft
from recoupe.reading.markup import without_remnants
from recoupe.reading.page import draft_of_page
from recoupe.reading.records import draft_of, members

Type = Literal["text", "html", "xml", "json", "jsonl"]
_TYPES: dict[str, Type] = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)

_XML = re.compile(r"<(?:\?xml|rss|feed|rdf:RDF|urlset)\b(?!.{0,1000}<html\b)", re.IGNORECASE | re.DOTALL)
_LEDGER = re.compile(rb'\s*\{\s*"format":\s*"recoupe\.ledger/')
_REPORT = re.compile(rb'\s*<!doctype html>.{0,600}?<meta name="generator" content="recoupe ', re.DOTALL)

Found = Draft | UnreadableError


def written_by_recoupe(raw: bytes) -> bool:
    """Whether a file is a ledger or a report of an earlier run: its words are others' articles, and were read already."""
    return bool(_LEDGER.match(raw[:200]) or _REPORT.match(raw[:1000]))


def drafts(raw: bytes, path: str) -> Iterator[Found]:
    """The articles of a file shown as `path`, or the errors in their places, in file order."""
    name = PurePosixPath(path.replace("\\", "/")).name
    try:
        text = decode(raw, path)
        kind = _type(name, text)
        if kind == "text":
            yield Draft(path=path, name=name, text=without_remnants(text))
        elif kind == "html":
            yield draft_of_page(text, path, name)
        elif kind == "xml":
            raise UnreadableError(path, "XML, not a web page; save the articles as pages, JSON or text")
        elif kind == "jsonl":
            yield from _lines(text, path, name)
        else:
            yield from _json(text, path, name)
    except UnreadableError as error:
        yield error


def _type(name: str, text: str) -> Type:
    """What a file is: what its name says, unless its content is plainly something else."""
    named = _TYPES.get(PurePosixPath(name).suffix.lower())
    told = told_by_content(text)
    if named is None or named == "text":
        return told
    if named == "html":
        return told if told == "xml" or "<" not in text else named
    if named == "jsonl":  # the name promises a value a line; one value over many lines, or a list, is JSON all the same
        return (
            "json" if told == "json" and _is_json(text) and not _is_object(text.lstrip().split("\n", 1)[0]) else named
        )
    return "jsonl" if told == "jsonl" else named


def told_by_content(text: str) -> Type:
    """What a text is by itself: JSON, JSON Lines, a page, other XML, or plain text."""
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")):
        lines = [line for line in start.split("\n") if line.strip()]
        if len(lines) > 1 and all(_is_object(line) for line in lines[:2]):
            return "jsonl"
        if _is_json(start):
            return "json"
        if start.startswith("{") and any(_is_object(line) for line in lines[:5]):
            return "jsonl"
        return "json" if re.match(r'[\[\s]*\{\s*"', start) else "text"
    if _PAGE.match(start):
        return "html"
    return "xml" if _XML.match(start) else "text"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_object(line: str) -> bool:
    return line.lstrip().startswith("{") and _is_json(line)


def _parsed(text: str, path: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise UnreadableError(path, "not JSON that can be read: nested too deeply") from None
    except json.JSONDecodeError as error:
        raise UnreadableError(path, f"not valid JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
    except ValueError:  # a number of thousands of digits
        raise UnreadableError(path, "not JSON that can be read: a number in it is too long") from None


def _json(text: str, path: str, name: str) -> Iterator[Found]:
    value = _parsed(text, path)
    several = members(value)
    if several is None:
        yield draft_of(value, path, name)
        return
    if not several:
        raise UnreadableError(path, "the list in it is empty")
    for number, item in enumerate(several, 1):
        yield _member(item, f"{path}#{number}", name)


def _lines(text: str, path: str, name: str) -> Iterator[Found]:
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if line.strip():
            try:
                yield draft_of(_parsed(line, f"{path}#{number}"), f"{path}#{number}", name)
            except UnreadableError as error:
                yield error


def _member(item: Any, path: str, name: str) -> Found:
    try:
        return draft_of(item, path, name)
    except UnreadableError as error:
        return error
