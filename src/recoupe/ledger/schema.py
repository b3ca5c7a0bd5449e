"""The JSON Schema of the ledger (`recoupe schema`) and its data dictionary (docs/ledger.md)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from recoupe.ledger.shape import Field, fixed_length, flat_fields, item, members
from recoupe.model.ledger import FORMAT, Ledger

_PLAIN = {str: "string", float: "number", int: "integer", bool: "boolean"}
_PATTERNS = {
    "said_on": r"^\d{4}(-\d{2}){0,2}$",
    "as_of": r"^\d{4}(-\d{2}){0,2}$",
    "first": r"^\d{4}-\d{2}-\d{2}$",
    "last": r"^\d{4}-\d{2}-\d{2}$",
}


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a ledger. Unknown keys are allowed."""
    definitions: dict[str, Any] = {}
    root = _object(Ledger, definitions)
    root["properties"] = {"format": {"const": FORMAT}, **root["properties"]}
    root["properties"]["excerpts"] = {
        "type": "boolean",
        "description": "true where the articles' full text was left out",
    }
    root["required"] = ["format", *root["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _name(kind: type) -> str:
    return "Article" if kind.__name__ == "AnnotatedArticle" else kind.__name__


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    properties, required = {}, []
    for field in flat_fields(kind):
        properties[field.name] = {**_type(field.type, definitions), "description": field.description}
        if field.name in _PATTERNS:
            properties[field.name]["pattern"] = _PATTERNS[field.name]
        if field.required:
            required.append(field.name)
    if kind.__name__ == "AnnotatedArticle":
        properties["text"]["type"] = ["string", "null"]  # null with --excerpts
    schema: dict[str, Any] = {"type": "object", "description": _first_line(kind)}
    schema |= {"properties": properties, "required": required}
    if kind.__name__ == "AnnotatedArticle":
        schema["anyOf"] = [{"required": ["path"]}, {"required": ["url"]}]
    return schema


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    kinds, nullable = members(hint)
    if len(kinds) > 1:
        return {"anyOf": [_type(k, definitions) for k in kinds]}
    kind = kinds[0]
    element = item(kind)
    if element is not None:
        schema: dict[str, Any] = {"type": "array", "items": _type(element, definitions)}
        length = fixed_length(kind)
        if length is not None:
            schema |= {"minItems": length, "maxItems": length}
        return schema
    if dataclasses.is_dataclass(kind):
        name = _name(kind)  # type: ignore[arg-type]
        if name not in definitions:
            definitions[name] = {}  # holds the place while its fields are read
            definitions[name] = _object(kind, definitions)  # type: ignore[arg-type]
        reference = {"$ref": f"#/$defs/{name}"}
        return {"anyOf": [reference, {"type": "null"}]} if nullable else reference
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [*(m.value for m in kind), *([None] if nullable else [])]}
    plain = _PLAIN[kind]
    return {"type": [plain, "null"] if nullable else plain}


def data_dictionary() -> str:
    """docs/ledger.md: every table and column of the ledger, in Markdown."""
    return "\n".join(_dictionary()) + "\n"


def _dictionary() -> Iterator[str]:
    yield "# The ledger, column by column"
    yield ""
    yield "Written by `recoupe schema --markdown`; a test compares the two. Offsets count Unicode code points, end exclusive."
    yield "Columns marked + are additions of this version of recoupe to the format `" + FORMAT + "`."
    seen: list[type] = [Ledger]
    for kind in seen:  # grows while it is read
        yield from (
            "",
            f"## {_name(kind)}",
            "",
            _first_line(kind),
            "",
            "| column | type | what it holds |",
            "|---|---|---|",
        )
        for field in flat_fields(kind):
            yield f"| {'+ ' if field.addition else ''}`{field.name}` | {_words(field)} | {field.description} |"
            seen.extend(k for k in _classes(field.type) if k not in seen)


def _classes(hint: Any) -> Iterator[type]:
    for kind in members(hint)[0]:
        element = item(kind)
        if element is not None:
            yield from _classes(element)
        elif dataclasses.is_dataclass(kind):
            yield kind  # type: ignore[misc]


def _words(field: Field) -> str:
    def words(hint: Any) -> str:
        kinds, nullable = members(hint)
        names = []
        for kind in kinds:
            element = item(kind)
            if element is not None:
                names.append(f"list of {words(element)}")
            elif dataclasses.is_dataclass(kind):
                names.append(f"[{_name(kind)}](#{_name(kind).lower()})")  # type: ignore[arg-type]
            elif isinstance(kind, type) and issubclass(kind, StrEnum):
                names.append(" · ".join(f"`{m.value}`" for m in kind))
            else:
                names.append(_PLAIN[kind])
        return " or ".join(names) + (" or null" if nullable else "")

    return words(field.type)


def _first_line(kind: type) -> str:
    return re.split(r"\n\s*\n", (kind.__doc__ or "").strip())[0].replace("\n", " ")
