"""`recoupe check`: read, cross-check, write what was asked for, say what was skipped."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from recoupe.cli.last import keep
from recoupe.engines.local import LocalEngine
from recoupe.errors import OptionError
from recoupe.ledger.encode import dumps
from recoupe.model.ledger import Ledger
from recoupe.pipeline import Progress as Report
from recoupe.pipeline import check_articles
from recoupe.reading import ReadOptions, read
from recoupe.report.brief import print_brief


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
    only_json = request.json == "-"
    options = ReadOptions(
        published=request.published, outlet=request.outlet, meta=request.meta, max_size=request.max_size
    )
    for target in (request.html, request.ledger, None if only_json or request.json is None else Path(request.json)):
        _writable(target)
    ledger = _checked(request, options)
    lang = request.lang or "fr"
    keep(ledger)
    if request.json is not None:
        text = dumps(ledger, excerpts=request.excerpts)
        if only_json:
            sys.stdout.write(text)
        else:
            Path(request.json).write_text(text, encoding="utf-8")
    if request.ledger is not None:
        from recoupe.ledger.store import write

        write(ledger, request.ledger, excerpts=request.excerpts)
    if request.html is not None:
        from recoupe.report.html import render

        request.html.write_text(render(ledger, lang, excerpts=request.excerpts), encoding="utf-8")
    if not request.quiet:
        stream = sys.stderr if only_json else sys.stdout
        print_brief(ledger, Console(file=stream, highlight=False, soft_wrap=False), lang, full=request.full)
    for row in ledger.skipped:
        print(f"recoupe: {row.path}: {row.reason}", file=sys.stderr)  # noqa: T201
    return 1 if ledger.skipped else 0


def _checked(request: CheckRequest, options: ReadOptions) -> Ledger:
    """Read and cross-check; remarks on what the user gave go to standard error at once."""
    found = read(request.inputs, options=options)
    for remark in found.remarks:
        print(f"recoupe: {remark}", file=sys.stderr)  # noqa: T201

    def checked(report: Report = lambda *_: None) -> Ledger:
        engine = LocalEngine(request.processes)
        return check_articles(found.articles, engine=engine, progress=report, skipped=found.skipped)

    console = Console(stderr=True)
    if request.quiet or not console.is_terminal:
        return checked()
    labels = {"read": "lecture", "cross-check": "recoupement"} if request.lang != "en" else {}
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console, transient=True
    ) as bar:
        tasks = {s: bar.add_task(labels.get(s, s), total=None) for s in ("read", "cross-check")}
        return checked(lambda step, done, total: bar.update(tasks[step], completed=done, total=total))


def _writable(path: Path | None) -> None:
    """Find out before the work, not after it, that a result can't be written."""
    if path is None:
        return
    if path.is_dir():
        raise OptionError(f"{path}: is a folder; name a file")
    if not path.parent.is_dir():
        raise OptionError(f"{path}: there is no folder {path.parent}")
