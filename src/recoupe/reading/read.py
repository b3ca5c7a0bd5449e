"""From what the user names to articles: the steps of reading in their order.

    inputs ─sources→ files ─drafts→ drafts ─finish→ articles

`read(["presse/", "-"])` gives every article once, by id, and a row for each input that gave none. No input stops the
others and none raises: only an option without sense does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from recoupe.errors import UnreadableError
from recoupe.model.article import Article
from recoupe.model.ledger import Skipped
from recoupe.reading.draft import finish
from recoupe.reading.files import drafts
from recoupe.reading.given import GivenTable, given, unmet_remark
from recoupe.reading.inputs import STDIN, contents, sources
from recoupe.reading.options import ReadOptions, ReadResult


def read(inputs: Sequence[str], *, options: ReadOptions | None = None, stdin: bytes | None = None) -> ReadResult:
    """Read files, folders (recursively) and "-" (standard input, or the bytes `stdin`).

    Raises OptionError for a date, a size or a --meta file that makes no sense, never for an input.
    """
    chosen = options or ReadOptions()
    table = given(chosen)
    articles: dict[str, Article] = {}
    skipped: set[tuple[str, str]] = set()
    met: dict[tuple[str, str], None] = {}
    for name in dict.fromkeys(inputs):
        for found, place in _articles(name, table, chosen.max_size, stdin):
            met[found.path or "", place] = None
            if isinstance(found, UnreadableError):
                skipped.add((found.path, found.reason))
            else:
                # The same article twice is one: which of its names is kept does not depend on the order of the inputs.
                known = articles.get(found.id)
                if known is None or (found.path or "") < (known.path or ""):
                    articles[found.id] = found
    return ReadResult(
        articles=tuple(articles[i] for i in sorted(articles)),
        skipped=tuple(Skipped(path, reason) for path, reason in sorted(skipped)),
        remarks=(*table.remarks, *unmet_remark(table, met)),
    )


def _articles(
    name: str, table: GivenTable, max_size: int, stdin: bytes | None
) -> Iterator[tuple[Article | UnreadableError, str]]:
    """The articles of one input, or the errors in their places, each with the place of its file."""
    for path, place, raw in _files(name, stdin):
        if isinstance(raw, UnreadableError):
            yield raw, place
            continue
        for found in drafts(raw, path):
            try:
                if isinstance(found, UnreadableError):
                    raise found
                yield finish(found, table.of(found.path, place), max_size), place
            except UnreadableError as error:
                yield error, place


def _files(name: str, stdin: bytes | None) -> Iterator[tuple[str, str, bytes | UnreadableError]]:
    """The files of one input: its name for the user, its place, what stands in it."""
    if name == STDIN:
        yield STDIN, STDIN, sys.stdin.buffer.read() if stdin is None else stdin
        return
    for source in sources(name):
        if isinstance(source, UnreadableError):
            yield source.path, source.path, source
            continue
        place = source.path.as_posix()
        try:
            yield source.shown, place, contents(source)
        except UnreadableError as error:
            yield source.shown, place, error
