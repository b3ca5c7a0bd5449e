"""Marks on the fields of values, read by `ledger.shape`.

A field is part of the ledger when its annotation says what it holds: `name: Annotated[str, "canonical name"]`.
A field without a description is internal. A second word may follow the description: one of the marks below.
"""

INLINE = "inline"  # written in place: the fields of the value itself stand in the row (a quantity's start, end, text)
OPTIONAL = "optional"  # left out where null
ADDITION = "addition"  # not in LEDGER.md: readers of the format must do without it
