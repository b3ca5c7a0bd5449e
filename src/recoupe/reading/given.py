"""What the user gives about the articles: --published, --outlet, --meta.

The rows of a --meta file (CSV with a header, or JSON Lines) name an article by `path`: as recoupe shows it, as the user
would name it from where they stand ("presse/crue.txt"), or by its file name, with or without the line of a member
("feed.jsonl#12"). A row that names no input is no error, since one file may serve several folders, nor is a column that
nothing reads: both are remarks for the user. Two rows that tell different things of one path are an error.
"""

from __future__ import annotations

import csv
import io
import json
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from recoupe.errors import OptionError, UnreadableError
from recoupe.reading.decoding import decode
from recoupe.reading.options import ReadOptions
from recoupe.reading.timestamps import iso

_COLUMNS = ("path", "outlet", "published", "url")
SHOWN = 5  # rows that name no input; of more, the number


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
    remarks: tuple[str, ...] = ()  # what of the --meta file nothing reads
    file: str = ""  # the --meta file

    def of(self, path: str, place: str = "") -> Given:
        """What holds for the article shown as `path`, its file at `place`; its row's cells come before the options."""
        row = next((self.rows[k] for k in _keys(path, place) if k in self.rows), None)
        if row is None:
            return self.default
        return Given(
            published=row.published or self.default.published,
            outlet=row.outlet or self.default.outlet,
            url=row.url,
            source="--meta" if row.published else self.default.source,
        )

    def unmet(self, inputs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """The rows that name none of the `inputs` (shown path, place), read or not, in the order of the file."""
        met = {key for path, place in inputs for key in _keys(path, place)}
        return tuple(key for key in self.rows if key not in met)


def _keys(path: str, place: str) -> tuple[str, ...]:
    """The names by which a row may call an article, the most exact first."""
    shown = _plain(path)
    file, sign, member = shown.partition("#")
    real = _plain(place) if place else file
    whole = (real + sign + member, shown, PurePosixPath(shown).name)
    return tuple(dict.fromkeys((*whole, real, file, PurePosixPath(file).name)))


def _plain(path: str) -> str:
    return posixpath.normpath(path.strip().replace("\\", "/"))


def given(options: ReadOptions) -> GivenTable:
    """Check and read what the user gave; raises OptionError."""
    default = Given(_date(options.published, "--published"), (options.outlet or "").strip() or None)
    if options.max_size < 1:
        raise OptionError(f"--max-size: {options.max_size} is no number of characters")
    if options.meta is None:
        return GivenTable(default)
    rows, remarks = _rows(options.meta)
    return GivenTable(default, rows, remarks, str(options.meta))


def unmet_remark(table: GivenTable, inputs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """One sentence on the rows of the --meta file that name none of the inputs, if there are any."""
    unmet = table.unmet(inputs)
    if unmet:
        named = ", ".join(unmet[:SHOWN]) + (f" and {len(unmet) - SHOWN} more" if len(unmet) > SHOWN else "")
        rows = "1 row names" if len(unmet) == 1 else f"{len(unmet)} rows name"
        yield f"--meta: {table.file}: {rows} no input: {named}"


def _date(value: str | None, where: str) -> str | None:
    if value is None or not value.strip():
        return None
    found = iso(value)
    if found is None:
        raise OptionError(f"{where}: {value!r} is no date; write it as 2031-03-04")
    return found


def _rows(meta: Path) -> tuple[dict[str, Given], tuple[str, ...]]:
    try:
        text = decode(meta.read_bytes(), str(meta))
    except OSError as error:
        raise OptionError(f"--meta: {meta} can't be read: {error.strerror}") from None
    except UnreadableError as error:
        raise OptionError(f"--meta: {meta}: {error.reason}") from None
    found: dict[str, Given] = {}
    lines: dict[str, int] = {}
    unread: dict[str, None] = {}
    if text.lstrip().startswith("["):
        raise OptionError(f"--meta: {meta}: a JSON list; write one object a line, without brackets around them")
    for number, row in _json_rows(meta, text) if text.lstrip().startswith("{") else _csv_rows(meta, text):
        where = f"--meta: {meta}, line {number}"
        unread.update(dict.fromkeys(name for name in row if name not in _COLUMNS))
        if not row.get("path", "").strip():
            raise OptionError(f"{where}: no path")
        path = _plain(row["path"])
        told = Given(
            _date(row.get("published"), f"{where}, published"),
            row.get("outlet", "").strip() or None,
            row.get("url", "").strip() or None,
        )
        if found.setdefault(path, told) != told:
            raise OptionError(f"{where}: {path} has another row in line {lines[path]}, and they differ; keep one")
        lines.setdefault(path, number)
    return found, tuple(_unread(meta, tuple(unread)))


def _unread(meta: Path, names: tuple[str, ...]) -> Iterator[str]:
    if names:
        meant = [
            f"{n} (is {near[0]} meant?)" if (near := get_close_matches(n, _COLUMNS, 1, 0.75)) else n for n in names
        ]
        yield f"--meta: {meta}: not read: {', '.join(meant)}; what is read: {', '.join(_COLUMNS)}"


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
        rows.append((number, {k.strip().lower(): str(v) for k, v in row.items() if v is not None}))
    return rows


def _csv_rows(meta: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    header = text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = next(([c.strip().lower() for c in cells] for cells in reader if any(map(str.strip, cells))), [])
        if "path" not in names:
            raise OptionError(
                f"--meta: {meta}: the first line must name the columns {', '.join(_COLUMNS)}; path is missing"
            )
        twice = next((n for i, n in enumerate(names) if n and n in names[:i]), None)
        if twice is not None:
            raise OptionError(f"--meta: {meta}: the first line names the column {twice} twice")
        for cells in reader:
            if len(cells) > len(names) and any(map(str.strip, cells[len(names) :])):
                raise OptionError(
                    f"--meta: {meta}, line {reader.line_num}: {len(cells)} cells for {len(names)} columns; "
                    'a cell that holds the separator stands in "quotation marks"'
                )
            if any(map(str.strip, cells)):
                yield reader.line_num, {n: c for n, c in zip(names, cells, strict=False) if n}
    except csv.Error as error:
        raise OptionError(f"--meta: {meta}, line {reader.line_num}: {error}") from None
