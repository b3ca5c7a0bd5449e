"""Which files the user means: names, folders, standard input.

`recoupe check presse/ note.html -` gives the articles under presse/ (in sorted order, shown by their place in that
folder), the page, and what comes in on standard input. In a folder, files of other types and hidden ones are passed over;
documents among them that may hold an article (« 3 .pdf ») are counted for the user. A folder that holds nothing readable is
reported. A file named by the user is always tried. Links to folders are followed, but never twice and never in a circle.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recoupe.errors import UnreadableError

STDIN = "-"
SUFFIXES = frozenset((".txt", ".text", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson"))
_DOCUMENTS = frozenset((
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".xml", ".rss", ".atom", ".eml", ".mbox", ".mht", ".mhtml",
    ".webarchive", ".warc", ".zip", ".gz", ".tar", ".7z", ".rar",
))  # fmt: skip
_PIPES = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")  # where a shell puts what another command writes


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read. `shown` is its name for the user; `named`: given by name, not found in a folder."""

    shown: str
    path: Path
    named: bool


def sources(name: str) -> Iterator[Source | UnreadableError]:
    """The files that one input means, and an error in the place of each that can't be read."""
    if name.lower().startswith(("http://", "https://")):
        yield UnreadableError(name, "addresses are not fetched: save the page and name the file")
        return
    path = Path(name)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield UnreadableError(name, _reason(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, name)
    elif stat.S_ISREG(mode) or (stat.S_ISFIFO(mode) and str(path).startswith(_PIPES)):
        yield Source(name, path, named=True)
    else:
        yield UnreadableError(name, "neither a file nor a folder")


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, OSError) and error.strerror:
        return f"can't be opened: {error.strerror}"
    return "no usable file name"


def _folder(root: Path, name: str) -> Iterator[Source | UnreadableError]:
    found = False
    for item in _walk(root, root, frozenset(), set()):
        found = True
        yield item
    if not found:
        yield UnreadableError(name, f"nothing readable in this folder (looked for {', '.join(sorted(SUFFIXES))})")


def _walk(
    folder: Path, root: Path, above: frozenset[tuple[int, int]], seen: set[tuple[int, int]]
) -> Iterator[Source | UnreadableError]:
    shown = folder.relative_to(root).as_posix() if folder != root else root.as_posix()
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except OSError as error:
        yield UnreadableError(shown, _reason(error))
        return
    identity = (status.st_dev, status.st_ino)
    if identity in above:
        yield UnreadableError(shown, "a link that leads back to a folder around it")
        return
    if identity in seen:
        return
    seen.add(identity)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        try:
            if entry.is_dir():
                yield from _walk(path, root, above | {identity}, seen)
            elif path.suffix.lower() in SUFFIXES and (entry.is_file() or entry.is_symlink()):
                yield Source(path.relative_to(root).as_posix(), path, named=False)
        except OSError as error:
            yield UnreadableError(path.relative_to(root).as_posix(), _reason(error))


def passed_over(name: str) -> str | None:
    """One sentence on the documents in the folder `name` that are not read for their type; null where there are none."""
    found = Counter[str]()
    for folder, below, files in os.walk(name) if Path(name).is_dir() else ():
        below[:] = [b for b in below if not b.startswith(".")]
        suffixes = (Path(folder, f).suffix.lower() for f in files if not f.startswith("."))
        found.update(s for s in suffixes if s in _DOCUMENTS)
    if not found:
        return None
    counts = ", ".join(f"{n} {suffix}" for suffix, n in sorted(found.items()))
    return f"{name}: not read: {counts}; in a folder only {', '.join(sorted(SUFFIXES))} are"


def contents(source: Source) -> bytes:
    """The bytes of a file; raises UnreadableError."""
    try:
        return source.path.read_bytes()
    except OSError as error:
        raise UnreadableError(source.shown, _reason(error)) from None
    except MemoryError:
        raise UnreadableError(source.shown, "too large for this machine's memory") from None
