"""The ledger of the last check, kept so that `recoupe why ID` needs no file.

It stands in the user's cache folder (`$XDG_CACHE_HOME/recoupe/last.json`), readable by that user only, and is replaced by
every check. Deleting it costs nothing.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from recoupe.errors import LedgerError
from recoupe.ledger.encode import dumps, loads
from recoupe.model.ledger import Ledger


def place() -> Path:
    """Where the last ledger is kept."""
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache) / "recoupe" / "last.json"


def keep(ledger: Ledger) -> None:
    """Keep `ledger` as the last one; a folder that can't be written is no error."""
    with contextlib.suppress(OSError):
        path = place()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(dumps(ledger))
        fresh.replace(path)


def load(path: Path | None) -> Ledger:
    """The ledger at `path` (JSON or DuckDB), or the last one. Raises LedgerError where there is none."""
    if path is None:
        path = place()
        if not path.is_file():
            raise LedgerError("no check has been run yet: name a ledger, or run `recoupe check` first")
    try:
        start = path.open("rb").read(16)
    except OSError as error:
        raise LedgerError(f"{path}: {error.strerror or error}") from None
    if start[8:12] == b"DUCK":
        from recoupe.ledger.store import read

        return read(path)
    try:
        return loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise LedgerError(f"{path}: not a ledger") from None
    except LedgerError as error:
        raise LedgerError(f"{path}: {error}") from None
