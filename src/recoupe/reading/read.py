"""From what the user names to articles: the steps of reading in their order.

    inputs ─sources→ files ─drafts→ drafts ─finish→ articles

`read(["presse/", "-"])` gives every article once, by id, and a row for each input that gave none. No input stops the
others and none raises: only an option without sense does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from recoupe.errors import UnreadableError
from recoupe.model.article import Article
from recoupe.model.ledger import Skipped
from recoupe.reading.draft import finish
from recoupe.reading.files import drafts, written_by_recoupe
from recoupe.reading.given import GivenTable, given, unmet_remark
from recoupe.reading.inputs import STDIN, contents, passed_over, sources
from recoupe.reading.options import ReadOptions, ReadResult


def read(inputs: Sequence[str], *, options: ReadOptions | None = None, stdin: bytes | None = None) -> ReadResult:
    """Read files, folders (recursively) and "-" (standard input, or the bytes `stdin`).

    Raises OptionError for a date, a size or a --meta file that makes no sense, never for an input.
    """
    chosen = options or ReadOptions()
    table = given(chosen)
    articles: dict[str, Article] = {}
    twins: dict[str, dict[str, str]] = {}
    skipped: set[tuple[str, str]] = set()
    passed: list[str | None] = []
    met: dict[tuple[str, str], None] = {}
    for name in dict.fromkeys(inputs):
        passed.append(passed_over(name))
        for found, place in _articles(name, table, chosen, stdin):
            met[found.path or "", place] = None
            if isinstance(found, UnreadableError):
                skipped.add((found.path, found.reason))
            else:
                # The same article twice is one: which of its names is kept does not depend on the order of the inputs.
                _note(twins.setdefault(found.id, {}), found.path or "", place)
                known = articles.get(found.id)
                if known is None or (found.path or "") < (known.path or ""):
                    articles[found.id] = found
    return ReadResult(
        articles=tuple(articles[i] for i in sorted(articles)),
        skipped=tuple(Skipped(path, reason) for path, reason in sorted(skipped)),
        remarks=(*table.remarks, *unmet_remark(table, met), *(p for p in passed if p), *_told_twice(twins.values())),
    )


def _note(names: dict[str, str], path: str, place: str) -> None:
    """Keep the shortest name under which a file's article was met; a file that two inputs lead to is one."""
    member = Path(place).absolute().as_posix() + "#" + path.partition("#")[2]
    names[member] = min(path, names.get(member, path), key=lambda name: (len(name), name))


def _told_twice(twins: Iterable[dict[str, str]]) -> Iterator[str]:
    """What to say of inputs that hold an article which another one holds too, text and origin alike."""
    told = sorted(sorted(names.values()) for names in twins if len(names) > 1)
    if told:
        more = sum(len(names) - 1 for names in told) - 1
        rest = f", and {more} more such" if more else ""
        yield f"{told[0][1]} is the same article as {told[0][0]} and is counted once{rest}"


def _articles(
    name: str, table: GivenTable, options: ReadOptions, stdin: bytes | None
) -> Iterator[tuple[Article | UnreadableError, str]]:
    """The articles of one input, or the errors in their places, each with the place of its file."""
    for path, place, raw in _files(name, stdin, options.meta):
        if isinstance(raw, UnreadableError):
            yield raw, place
            continue
        for found in drafts(raw, path):
            try:
                if isinstance(found, UnreadableError):
                    raise found
                yield finish(found, table.of(found.path, place), options.max_size), place
            except UnreadableError as error:
                yield error, place


def _files(name: str, stdin: bytes | None, meta: Path | None) -> Iterator[tuple[str, str, bytes | UnreadableError]]:
    """The files of one input: its name for the user, its place, what stands in it.

    In a folder, what recoupe wrote there itself and the --meta file are passed over.
    """
    if name == STDIN:
        yield STDIN, STDIN, _standard_input() if stdin is None else stdin
        return
    ours, others = 0, 0
    for source in sources(name):
        if isinstance(source, UnreadableError):
            yield source.path, source.path, source
            continue
        place = source.path.as_posix()
        try:
            raw = contents(source)
        except UnreadableError as error:
            yield source.shown, place, error
            continue
        if not source.named and (written_by_recoupe(raw) or (meta is not None and _same(source.path, meta))):
            ours += 1
            continue
        others += 1
        if source.named and written_by_recoupe(raw):
            yield source.shown, place, UnreadableError(source.shown, "recoupe wrote this itself; name the articles")
        else:
            yield source.shown, place, raw
    if ours and not others:
        yield name, name, UnreadableError(name, "nothing in this folder but what recoupe wrote itself")


def _standard_input() -> bytes | UnreadableError:
    if sys.stdin is None:
        return UnreadableError(STDIN, "standard input is closed")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        return UnreadableError(STDIN, f"can't be opened: {error.strerror}")


def _same(path: Path, meta: Path) -> bool:
    try:
        return path.samefile(meta)
    except OSError:
        return False
