"""Values to plain JSON data and back."""

from __future__ import annotations

import dataclasses
import json
from enum import StrEnum
from typing import Any, TypeVar

from recoupe.errors import LedgerError
from recoupe.ledger.shape import fields, item, members
from recoupe.model.ledger import FORMAT, Ledger

T = TypeVar("T")


def to_data(value: Any) -> Any:
    """`value` (a dataclass of `model`, or a part of one) as dicts, lists, strings, numbers, booleans and None."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        row: dict[str, Any] = {}
        for field in fields(type(value)):
            inner = to_data(getattr(value, field.attribute))
            if field.inline:
                row.update(inner)
            elif inner is not None or not field.optional:
                row[field.name] = inner
        return row
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [to_data(v) for v in value]
    if isinstance(value, float):
        value = round(value, 9)
        return int(value) if value.is_integer() else value
    return value


def ledger_data(ledger: Ledger, *, excerpts: bool = False) -> dict[str, Any]:
    """The whole ledger as JSON data; with `excerpts`, without the articles' full text (`text` is null)."""
    data = {"format": FORMAT, **to_data(ledger)}
    if excerpts:
        data["excerpts"] = True
        for article in data["articles"]:
            article["text"] = None
    return data


def dumps(ledger: Ledger, *, excerpts: bool = False) -> str:
    """The ledger as JSON text: same ledger, same bytes; ends with a line break."""
    return json.dumps(ledger_data(ledger, excerpts=excerpts), ensure_ascii=False, indent=1) + "\n"


def loads(text: str) -> Ledger:
    """The ledger written as JSON `text`. Raises LedgerError where it is none of ours."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise LedgerError(f"not a ledger: line {error.lineno}: {error.msg}") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise LedgerError(f'not a ledger: "format" is not {FORMAT!r}; `recoupe check … --json FILE` writes one')
    for article in data.get("articles", ()):
        article["text"] = article.get("text") or ""
    return from_data(Ledger, data)


def from_data(hint: type[T], data: Any) -> T:
    """JSON data as a value of the type hint; the inverse of `to_data`. Raises LedgerError where they don't fit."""
    try:
        value: T = _value(hint, data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LedgerError(f"the ledger does not fit its format: {error!r}") from None
    return value


def _value(hint: Any, data: Any) -> Any:
    kinds, nullable = members(hint)
    if data is None and nullable:
        return None
    if len(kinds) > 1:  # Evidence | MetadataEvidence: the one whose required fields are there
        fitting = next(k for k in kinds if all(f.name in data for f in fields(k) if f.required))
        return _value(fitting, data)
    kind = kinds[0]
    element = item(kind)
    if element is not None:
        return tuple(_value(element, d) for d in data)
    if dataclasses.is_dataclass(kind):
        values = {}
        for field in fields(kind):
            if field.inline:
                values[field.attribute] = _value(field.type, data)
            elif field.name in data:
                values[field.attribute] = _value(field.type, data[field.name])
            elif not field.required:
                values[field.attribute] = None
            else:
                raise ValueError(f"{kind.__name__}: {field.name} is missing")  # type: ignore[union-attr]
        return kind(**values)  # type: ignore[operator]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(data)
    if kind is float:
        return float(data)
    return data
