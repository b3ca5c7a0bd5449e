"""Where results go: checked before the work, written after it.

A file that can't be written is found out at once where that can be known (a folder of that name, no permission, one of
the inputs), and said afterwards where it can't (a full disk); the other results are written all the same.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from recoupe.errors import OptionError, OutputError


def check_places(places: Sequence[tuple[str, Path]], inputs: Sequence[str]) -> None:
    """Find out before the work, not after it, that a result can't be written. `places`: option, file."""
    for number, (option, path) in enumerate(places):
        if path.is_dir():
            raise OptionError(f"{option}: {path} is a folder; name a file")
        if not path.parent.is_dir():
            raise OptionError(f"{option}: {path}: there is no folder {path.parent}")
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            raise OptionError(f"{option}: {path}: no permission to write there")
        if any(_same(path, Path(name)) for name in inputs):
            raise OptionError(f"{option}: {path} is one of the inputs; name another file")
        if any(_same(path, other) for _, other in places[:number]):
            raise OptionError(f"{option}: {path} is named for two results; name two files")


def _same(a: Path, b: Path) -> bool:
    if a.absolute() == b.absolute():
        return True
    try:
        return a.samefile(b)
    except (OSError, ValueError):
        return False


@contextlib.contextmanager
def writing(name: str) -> Iterator[None]:
    """Whatever goes wrong with the file `name` as an OutputError; a reader that has gone away stays what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{name}: can't be written: {error.strerror or error}") from None


def write_text(path: Path, text: str) -> None:
    """Write a result. Raises OutputError."""
    with writing(str(path)):
        path.write_text(text, encoding="utf-8")


def print_text(text: str) -> None:
    """Write a result to standard output. Raises OutputError, and BrokenPipeError where nobody reads any more."""
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    with writing("standard output"):
        sys.stdout.write(text)
        sys.stdout.flush()


def nobody_reads() -> None:
    """Send what is still to be printed nowhere: `recoupe check … | head` has closed the pipe."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
