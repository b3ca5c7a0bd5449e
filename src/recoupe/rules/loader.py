"""Load rule tables: one frozen dataclass per kind of entry, one TOML file per topic and language.

A file `rules/fr/cues.toml` holds arrays of tables; `load("fr", "cues", "verb", Verb)` gives its `[[verb]]` entries as
`Verb` values, checked against the dataclass's fields and types. Every entry has an `example` (a sentence in which the
rule applies) and, where it can misfire, a `counter` (one in which it does not); the tests run both.
"""

from __future__ import annotations

import dataclasses
import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from recoupe.errors import RulesError

Entry = TypeVar("Entry")


@cache
def table(language: str, name: str) -> Mapping[str, Any]:
    """The parsed TOML file `rules/<language>/<name>.toml`; `language` may be "world"."""
    path = resources.files("recoupe.rules") / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RulesError(f"no rules {language}/{name}.toml: is the language supported?") from None
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"{language}/{name}.toml: {error}") from None


@cache
def load(language: str, name: str, array: str, kind: type[Entry]) -> tuple[Entry, ...]:
    """The entries `[[array]]` of a rule file as values of the dataclass `kind`, in file order.

    Raises RulesError naming the file and the entry where a field is missing, unknown or of the wrong type.
    """
    entries = table(language, name).get(array, [])
    hints = get_type_hints(kind)
    return tuple(
        _entry(kind, hints, raw, f"{language}/{name}.toml [[{array}]] {i}") for i, raw in enumerate(entries, 1)
    )


@cache
def languages() -> tuple[str, ...]:
    """The languages that have rules, as BCP 47 tags."""
    folder = resources.files("recoupe.rules")
    return tuple(sorted(f.name for f in folder.iterdir() if f.is_dir() and (f / "dates.toml").is_file()))


@cache
def digest() -> str:
    """Twelve hex digits that change when any rule file does."""
    sha = hashlib.sha256()
    root = resources.files("recoupe.rules")
    for folder in sorted((f for f in root.iterdir() if f.is_dir()), key=lambda f: f.name):
        for file in sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name):
            sha.update(f"{folder.name}/{file.name}\n".encode() + file.read_bytes())
    return sha.hexdigest()[:12]


def _entry(kind: type[Entry], hints: Mapping[str, Any], raw: Mapping[str, Any], where: str) -> Entry:
    fields = {f.name: f for f in dataclasses.fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(raw) - set(fields))
    if unknown:
        raise RulesError(f"{where}: unknown {', '.join(unknown)}; known: {', '.join(sorted(fields))}")
    values = {}
    for name, field in fields.items():
        if name in raw:
            values[name] = _value(hints[name], raw[name], f"{where}: {name}")
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise RulesError(f"{where}: {name} is missing")
    return kind(**values)


def _value(hint: Any, raw: Any, where: str) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        hint = next(a for a in args if a is not type(None))
        origin, args = get_origin(hint), get_args(hint)
    if origin is tuple:
        if not isinstance(raw, list):
            raise RulesError(f"{where}: a list is needed, not {raw!r}")
        return tuple(_value(args[0], item, where) for item in raw)
    if hint is float and isinstance(raw, int) and not isinstance(raw, bool):
        return float(raw)
    if isinstance(hint, type) and issubclass(hint, str) and hint is not str:
        try:
            return hint(raw)
        except ValueError:
            raise RulesError(f"{where}: {raw!r} is none of {', '.join(hint)}") from None  # type: ignore[arg-type]
    if not isinstance(raw, hint) or (hint is int and isinstance(raw, bool)):
        raise RulesError(f"{where}: {hint.__name__} is needed, not {raw!r}")
    return raw
