"""What the user gives about the articles: --published, --outlet, --meta.

The rows of a --meta file (CSV with a header, or JSON Lines) name an article by `path`: as recoupe shows it, or its file
name, with or without the line of a member ("feed.jsonl#12"). A row that names no article is not an error: one file may
serve several folders.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from recoupe.errors import OptionError, UnreadableError
from recoupe.reading.decoding import decode
from recoupe.reading.options import ReadOptions
from recoupe.reading.timestamps import iso

_COLUMNS = ("path", "outlet", "published", "url")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user gave for one article. `source`: the option that gave `published`."""

    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    source: str = "--published"


@dataclass(frozen=True)
class GivenTable:
    """What the user gave, for all articles and for single ones."""

    default: Given = Given()
    rows: Mapping[str, Given] = field(default_factory=dict)

    def of(self, path: str) -> Given:
        """What holds for the article shown as `path`; its own row's cells come before the general options."""
        plain = path.replace("\\", "/").removeprefix("./")
        file, _, _ = plain.partition("#")
        row = next((self.rows[k] for k in _keys(plain, file) if k in self.rows), None)
        if row is None:
            return self.default
        return Given(
            published=row.published or self.default.published,
            outlet=row.outlet or self.default.outlet,
            url=row.url,
            source="--meta" if row.published else self.default.source,
        )


def _keys(path: str, file: str) -> tuple[str, ...]:
    name = PurePosixPath(path).name
    return (path, name, file, PurePosixPath(file).name)


def given(options: ReadOptions) -> GivenTable:
    """Check and read what the user gave; raises OptionError."""
    default = Given(_date(options.published, "--published"), (options.outlet or "").strip() or None)
    if options.max_size < 1:
        raise OptionError(f"--max-size: {options.max_size} is no number of characters")
    if options.meta is None:
        return GivenTable(default)
    return GivenTable(default, _rows(options.meta))


def _date(value: str | None, where: str) -> str | None:
    if value is None or not value.strip():
        return None
    found = iso(value)
    if found is None:
        raise OptionError(f"{where}: {value!r} is no date; write it as 2031-03-04")
    return found


def _rows(meta: Path) -> dict[str, Given]:
    try:
        text = decode(meta.read_bytes(), str(meta))
    except OSError as error:
        raise OptionError(f"--meta: {meta} can't be read: {error.strerror}") from None
    except UnreadableError as error:
        raise OptionError(f"--meta: {meta}: {error.reason}") from None
    found: dict[str, Given] = {}
    for number, row in _json_rows(meta, text) if text.lstrip().startswith("{") else _csv_rows(meta, text):
        where = f"--meta: {meta}, line {number}"
        path = row.get("path", "").strip()
        if not path:
            raise OptionError(f"{where}: no path")
        found[path.replace("\\", "/").removeprefix("./")] = Given(
            _date(row.get("published"), where),
            row.get("outlet", "").strip() or None,
            row.get("url", "").strip() or None,
        )
    return found


def _json_rows(meta: Path, text: str) -> list[tuple[int, dict[str, str]]]:
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            raise OptionError(f"--meta: {meta}, line {number}: not JSON") from None
        if not isinstance(row, dict):
            raise OptionError(f"--meta: {meta}, line {number}: not an object")
        rows.append((number, {k: str(v) for k, v in row.items() if v is not None}))
    return rows


def _csv_rows(meta: Path, text: str) -> list[tuple[int, dict[str, str]]]:
    header = text.splitlines()[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [(reader.line_num, {(k or "").strip().lower(): v or "" for k, v in r.items() if k}) for r in reader]
    except csv.Error as error:
        raise OptionError(f"--meta: {meta}: {error}") from None
    if "path" not in {(n or "").strip().lower() for n in reader.fieldnames or ()}:
        raise OptionError(
            f"--meta: {meta}: the first line must name the columns {', '.join(_COLUMNS)}; path is missing"
        )
    return rows
