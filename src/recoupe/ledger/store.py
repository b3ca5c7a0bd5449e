"""The ledger as a DuckDB file: one table a kind of row, with the columns of the JSON ledger.

Rows that stand inside another row in JSON get that row's id as their first column: `statements.article`,
`claims.story`. Everything nested deeper stays nested (STRUCT and LIST), so that

    SELECT s.source.text, c.text FROM statements s, unnest(s.content) AS t(c) WHERE s.stance = 'denies'

needs no join. Written whole in one go, through DuckDB's own JSON reader: single-row inserts are slow.
"""

from __future__ import annotations

import dataclasses
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from recoupe.errors import LedgerError
from recoupe.ledger.encode import from_data, ledger_data
from recoupe.ledger.shape import Field, flat_fields, item, members
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.entity import Entity
from recoupe.model.ledger import FORMAT, Ledger, MadeBy, Skipped
from recoupe.model.story import Story

_PLAIN = {str: "VARCHAR", float: "DOUBLE", int: "BIGINT", bool: "BOOLEAN"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what its rows are, and the column that holds the id of the row they stand in."""

    name: str
    kind: type
    parent: str | None = None


def _tables() -> Iterator[Table]:
    yield Table("articles", AnnotatedArticle)
    yield Table("entities", Entity)
    yield Table("stories", Story)
    yield Table("skipped", Skipped)
    for parent, kind in (("article", AnnotatedArticle), ("story", Story)):
        for field in _split_off(kind):
            yield Table(field.name, item(field.type), parent)  # type: ignore[arg-type]


def _split_off(kind: type) -> Iterator[Field]:
    """The fields of an article or a story whose elements are rows of their own."""
    for field in flat_fields(kind):
        element = item(field.type)
        if dataclasses.is_dataclass(element) and (kind is Story or any(f.name == "id" for f in flat_fields(element))):  # type: ignore[arg-type]
            yield field


def write(ledger: Ledger, path: Path, *, excerpts: bool = False) -> None:
    """Write the ledger to a new DuckDB file at `path`, replacing an older one. Raises LedgerError where it can't."""
    import duckdb

    data = ledger_data(ledger, excerpts=excerpts)
    rows = _rows(data)
    with tempfile.TemporaryDirectory() as folder:
        # built beside and moved into place: an interrupted run leaves the older ledger as it was
        fresh = Path(folder) / "ledger.duckdb"
        with duckdb.connect(str(fresh)) as database:
            database.execute(
                "CREATE TABLE ledger (format VARCHAR, recoupe VARCHAR, model VARCHAR, rules VARCHAR, language VARCHAR)"
            )
            made_by = data["made_by"]
            database.execute(
                "INSERT INTO ledger VALUES (?, ?, ?, ?, ?)",
                [FORMAT, made_by["recoupe"], made_by["model"], made_by["rules"], data["language"]],
            )
            for table in _tables():
                columns = _columns(table)
                declared = ", ".join(f'"{n}" {t}' for n, t in columns.items())
                database.execute(f'CREATE TABLE "{table.name}" ({declared})')
                if rows[table.name]:
                    lines = Path(folder) / f"{table.name}.jsonl"
                    with lines.open("w", encoding="utf-8") as file:
                        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows[table.name])
                    database.execute(
                        f"INSERT INTO \"{table.name}\" SELECT * FROM read_json(?, format = 'newline_delimited', "
                        f"columns = {columns!r}, maximum_object_size = 1073741824)",
                        [str(lines)],
                    )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(fresh.read_bytes())
        except OSError as error:
            raise LedgerError(f"{path}: can't be written: {error.strerror or error}") from None


def read(path: Path) -> Ledger:
    """The ledger stored at `path`. Raises LedgerError where there is none."""
    import duckdb

    if not path.is_file():
        raise LedgerError(f"{path}: no such file")
    try:
        with duckdb.connect(str(path), read_only=True) as database:
            first = database.execute("SELECT recoupe, model, rules, language FROM ledger").fetchone()
            rows = {
                t.name: [json.loads(r[0]) for r in database.execute(f'SELECT to_json(t) FROM "{t.name}" t').fetchall()]
                for t in _tables()
            }
    except duckdb.Error as error:
        raise LedgerError(f"{path}: not a recoupe ledger: {str(error).splitlines()[0]}") from None
    if first is None:
        raise LedgerError(f"{path}: not a recoupe ledger: its table `ledger` is empty")
    for parent, key, kind in (("articles", "article", AnnotatedArticle), ("stories", "story", Story)):
        below: dict[str, dict[str, list[Any]]] = {row["id"]: {} for row in rows[parent]}
        for field in _split_off(kind):
            for row in below.values():
                row[field.name] = []
            for row in rows[field.name]:
                below[row[key]][field.name].append(row)
        for row in rows[parent]:
            row.update(below[row["id"]])
            if parent == "articles":
                row["text"] = row["text"] or ""
    return Ledger(
        made_by=MadeBy(*first[:3]),
        language=first[3],
        articles=tuple(from_data(AnnotatedArticle, _clean(r)) for r in rows["articles"]),
        entities=tuple(from_data(Entity, _clean(r)) for r in rows["entities"]),
        stories=tuple(from_data(Story, _clean(r)) for r in rows["stories"]),
        skipped=tuple(from_data(Skipped, _clean(r)) for r in rows["skipped"]),
    )


def _clean(data: Any) -> Any:
    """DuckDB gives every field of a STRUCT that holds several kinds of row: drop the nulls of the other kinds."""
    if isinstance(data, list):
        return [_clean(d) for d in data]
    if isinstance(data, dict):
        evidence = {"article", "field", "value", "start", "text"} <= set(data)
        return {k: _clean(v) for k, v in data.items() if not (evidence and v is None)}
    return data


def _rows(data: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {t.name: [] for t in _tables()}
    rows["entities"] = data["entities"]
    rows["skipped"] = data["skipped"]
    for parent, key, kind in (("articles", "article", AnnotatedArticle), ("stories", "story", Story)):
        split = [f.name for f in _split_off(kind)]
        for row in data[parent]:
            rows[parent].append({k: v for k, v in row.items() if k not in split})
            for name in split:
                rows[name].extend({key: row["id"], **inner} for inner in row[name])
    return rows


def _columns(table: Table) -> dict[str, str]:
    columns = {table.parent: "VARCHAR"} if table.parent else {}
    split = {f.name for f in _split_off(table.kind)} if table.kind in (AnnotatedArticle, Story) else set()
    for field in flat_fields(table.kind):
        if field.name not in split:
            columns[field.name] = _sql(field.type)
    return columns


def _sql(hint: Any) -> str:
    kinds, _ = members(hint)
    if len(kinds) > 1:
        merged = {f.name: _sql(f.type) for kind in kinds for f in flat_fields(kind)}
        return _struct(merged)
    kind = kinds[0]
    element = item(kind)
    if element is not None:
        return f"{_sql(element)}[]"
    if dataclasses.is_dataclass(kind):
        return _struct({f.name: _sql(f.type) for f in flat_fields(kind)})  # type: ignore[arg-type]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "VARCHAR"
    return _PLAIN[kind]


def _struct(columns: dict[str, str]) -> str:
    return "STRUCT(" + ", ".join(f'"{n}" {t}' for n, t in columns.items()) + ")"
