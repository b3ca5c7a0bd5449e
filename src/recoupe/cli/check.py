"""`recoupe check`: read, cross-check, write what was asked for, say what was skipped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from recoupe.cli.last import keep
from recoupe.cli.outputs import check_places, nobody_reads, print_text, write_text, writing
from recoupe.engines.local import LocalEngine
from recoupe.errors import RecoupeError
from recoupe.ledger.encode import dumps
from recoupe.model.ledger import Ledger
from recoupe.pipeline import Progress as Report
from recoupe.pipeline import check_articles
from recoupe.reading import ReadOptions, read
from recoupe.report.brief import print_brief
from recoupe.report.labels import labels


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What the user asked for."""

    inputs: tuple[str, ...]
    json: str | None
    html: Path | None
    ledger: Path | None
    published: str | None
    outlet: str | None
    meta: Path | None
    excerpts: bool
    lang: Literal["fr", "en"] | None
    max_size: int
    processes: int
    full: bool
    quiet: bool


def run(request: CheckRequest) -> int:
    """Do it; returns the exit status."""
    options = ReadOptions(
        published=request.published, outlet=request.outlet, meta=request.meta, max_size=request.max_size
    )
    json = None if request.json in (None, "-") else Path(str(request.json))
    named = (("--json", json), ("--html", request.html), ("--ledger", request.ledger))
    check_places([(option, path) for option, path in named if path is not None], request.inputs)
    ledger = _checked(request, options)
    if ledger.articles:  # a mistyped path loses no earlier check
        keep(ledger)
    failed = [str(error) for write in _results(request, ledger) if (error := _tried(write)) is not None]
    for message in (*failed, *(f"{row.path}: {row.reason}" for row in ledger.skipped)):
        print(f"recoupe: {message}", file=sys.stderr)  # noqa: T201
    return 2 if failed else 1 if ledger.skipped else 0


def _results(request: CheckRequest, ledger: Ledger) -> Iterator[Callable[[], None]]:
    """What was asked for, each as something to do; the brief comes last, since whoever reads it may stop reading."""
    lang = request.lang or "fr"
    if request.json not in (None, "-"):
        yield lambda: write_text(Path(str(request.json)), dumps(ledger, excerpts=request.excerpts))
    if request.ledger is not None:
        yield partial(_store, ledger, request.ledger, excerpts=request.excerpts)
    if request.html is not None:
        yield partial(_report, ledger, request.html, lang, excerpts=request.excerpts)
    if request.json == "-":
        yield lambda: print_text(dumps(ledger, excerpts=request.excerpts))
    if not request.quiet:
        yield partial(_brief, ledger, lang, full=request.full, aside=request.json == "-")


def _tried(write: Callable[[], None]) -> RecoupeError | None:
    try:
        write()
    except BrokenPipeError:
        nobody_reads()
    except RecoupeError as error:
        return error
    return None


def _store(ledger: Ledger, path: Path, *, excerpts: bool) -> None:
    from recoupe.ledger.store import write

    write(ledger, path, excerpts=excerpts)


def _report(ledger: Ledger, path: Path, lang: str, *, excerpts: bool) -> None:
    from recoupe.report.html import render

    write_text(path, render(ledger, lang, excerpts=excerpts))


class _Terminal(Console):
    """A console that leaves it to us what a closed pipe means."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _brief(ledger: Ledger, lang: str, *, full: bool, aside: bool) -> None:
    """Print the brief; on standard error where standard output holds the ledger (`aside`)."""
    stream = sys.stderr if aside else sys.stdout
    if stream is None:
        return
    with writing("standard error" if aside else "standard output"):
        print_brief(ledger, _Terminal(file=stream, highlight=False, soft_wrap=False), lang, full=full)
        stream.flush()


def _checked(request: CheckRequest, options: ReadOptions) -> Ledger:
    """Read and cross-check; remarks on what nothing reads go to standard error at once."""
    found = read(request.inputs, options=options)
    for remark in found.remarks:
        print(f"recoupe: {remark}", file=sys.stderr)  # noqa: T201

    def checked(report: Report = lambda *_: None) -> Ledger:
        engine = LocalEngine(request.processes)
        return check_articles(found.articles, engine=engine, progress=report, skipped=found.skipped)

    console = Console(stderr=True)
    if request.quiet or not console.is_terminal or console.is_dumb_terminal:
        return checked()
    words = labels(request.lang or "fr")
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console, transient=True
    ) as bar:
        tasks = {s: bar.add_task(words(f"progress.{s}"), total=None) for s in ("read", "cross-check")}
        return checked(lambda step, done, total: bar.update(tasks[step], completed=done, total=total))
