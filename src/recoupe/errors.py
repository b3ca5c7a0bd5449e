"""Every error that recoupe raises on purpose.

RecoupeError
├── InputError            something given to recoupe can't be used
│   ├── UnreadableError   one file or member can't be read: becomes a row of `skipped`
│   └── OptionError       an option's value makes no sense (exit status 2)
├── RulesError            a rule file is wrong: names the file and the entry
├── LedgerError           a stored ledger can't be loaded or written
├── OutputError           a result can't be written
├── MissingExtraError     an optional library isn't installed: names the extra
└── UnknownRowError       `why ID`: no such row

Messages say what was wrong, where, and what to do about it.
"""

from __future__ import annotations


class RecoupeError(Exception):
    """Base of all; the command line prints its message and never a traceback."""


class InputError(RecoupeError):
    """Something given to recoupe can't be used."""


class UnreadableError(InputError):
    """One file, or one member of a file, can't be read.

    `path` is the name shown to the user ("feed.jsonl#12" for a member), `reason` one clause without a full stop.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class OptionError(InputError):
    """An option's value makes no sense."""


class RulesError(RecoupeError):
    """A rule file is wrong."""


class LedgerError(RecoupeError):
    """A stored ledger can't be loaded or written."""


class OutputError(RecoupeError):
    """A result can't be written."""


class MissingExtraError(RecoupeError):
    """An optional library isn't installed."""


class UnknownRowError(RecoupeError):
    """No row of the ledger has this id."""
