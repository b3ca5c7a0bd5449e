"""How values look in the ledger, read off the dataclasses of `model`: the one place that the JSON Schema, the JSON
writer and reader, the database tables and docs/ledger.md all come from.

A `Quantity` has a field `span: Annotated[Span, "…", INLINE]`; in the ledger its `start`, `end` and `text` stand in the
quantity's own row. `from_` is written "from". Fields without a description are internal and left out.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from recoupe.model.marks import ADDITION, INLINE, OPTIONAL


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a value as the ledger shows it."""

    attribute: str  # name in Python
    name: str  # name in the ledger
    type: Any  # the type hint without its description
    description: str
    inline: bool
    optional: bool  # left out where null
    addition: bool  # not in the contract: readers do without

    @property
    def required(self) -> bool:
        """Whether every row has it."""
        return not (self.optional or self.addition)


def fields(kind: Any) -> tuple[Field, ...]:
    """The fields of a dataclass that belong in the ledger, in order."""
    return _fields(kind)


@cache
def _fields(kind: type) -> tuple[Field, ...]:
    hints = get_type_hints(kind, include_extras=True)
    found = []
    for field in dataclasses.fields(kind):
        hint = hints[field.name]
        if get_origin(hint) is not Annotated:
            continue
        bare, description, *marks = get_args(hint)
        found.append(
            Field(
                attribute=field.name,
                name=field.name.rstrip("_"),
                type=bare,
                description=description,
                inline=INLINE in marks,
                optional=OPTIONAL in marks,
                addition=ADDITION in marks,
            )
        )
    return tuple(found)


def flat_fields(kind: type) -> tuple[Field, ...]:
    """Like `fields`, with inlined values replaced by their own fields."""
    flat: list[Field] = []
    for field in fields(kind):
        flat.extend(flat_fields(field.type) if field.inline else (field,))
    return tuple(flat)


def members(hint: Any) -> tuple[tuple[Any, ...], bool]:
    """The alternatives of a type hint without None, and whether None is one of them."""
    if get_origin(hint) in (Union, UnionType):
        args = get_args(hint)
        return tuple(a for a in args if a is not NoneType), NoneType in args
    return (hint,), False


def item(hint: Any) -> Any | None:
    """The element type of a tuple hint (`tuple[X, ...]`, or `tuple[X, X]` of equal parts); None for other hints."""
    if get_origin(hint) is tuple:
        return get_args(hint)[0]
    return None


def fixed_length(hint: Any) -> int | None:
    """The number of elements of a `tuple[X, X]` hint; None where it is open."""
    args = get_args(hint)
    return None if Ellipsis in args else len(args)
