"""`recoupe`: the commands, their options and their exit status.

0: everything was read · 1: something could not be read, the rest is done · 2: wrong usage.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from recoupe import __version__
from recoupe.cli.outputs import nobody_reads
from recoupe.errors import RecoupeError

INTERRUPTED = 130  # as a shell tells of Ctrl-C

app = typer.Typer(
    name="recoupe",
    help="""Cross-check what news articles say: who says what, with which figure, on what date, and where accounts conflict.

    \b
    Start with:
      recoupe check articles/                      the brief, here
      recoupe check articles/ --html report.html   the report, a page to open
      recoupe why a1f3:s1                          where a row comes from

    recoupe COMMAND --help says more, with examples.""",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Language = Literal["fr", "en"]


def main() -> NoReturn:
    """Run the command line; errors of ours become one line on standard error and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    status: str | int | None = 0
    try:
        try:
            app()
        except SystemExit as end:
            status = end.code
        if sys.stdout is not None:
            sys.stdout.flush()
    except RecoupeError as error:
        fail(str(error))
    except BrokenPipeError:  # `recoupe schema | head`
        nobody_reads()
    except KeyboardInterrupt:
        status = INTERRUPTED
    except OSError as error:  # a full disk behind standard output
        nobody_reads()
        if not status:  # else it was said when it was written
            fail(f"{error.filename or 'standard output'}: {error.strerror or error}")
    if status == INTERRUPTED:
        fail("interrupted", status=INTERRUPTED)
    sys.exit(status)


def fail(message: str, *, status: int = 2) -> NoReturn:
    """Say what is wrong on standard error and leave."""
    print(f"recoupe: {message}", file=sys.stderr)  # noqa: T201
    sys.exit(status)


@app.callback(invoke_without_command=True)
def _top(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False,
) -> None:
    if version:
        typer.echo(f"recoupe {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit


@app.command(no_args_is_help=True, short_help="Read articles; print a brief, write ledger and report.")
def check(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files and folders of .txt, .html, .json and .jsonl articles; - reads standard input.",
            show_default=False,
        ),
    ],
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write the ledger as JSON; - writes only it.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write the report: one self-contained page.")
    ] = None,
    ledger_file: Annotated[
        Path | None, typer.Option("--ledger", metavar="FILE.duckdb", help="Store the ledger in a DuckDB file.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date of all inputs, where you know it (2024-11-01)."),
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Outlet of all inputs, where you know it.")] = None,
    meta: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="What you know of each input: CSV or JSON Lines with path, outlet, published, url."
        ),
    ] = None,
    excerpts: Annotated[
        bool, typer.Option("--excerpts", help="Leave the articles' full text out of ledger and report, to share them.")
    ] = False,
    lang: Annotated[
        Language | None, typer.Option(help="Language of the brief's and report's labels; the ledger is the same.")
    ] = None,
    max_size: Annotated[
        int, typer.Option(metavar="N", help="Skip articles of more than N characters.", min=1)
    ] = 2_000_000,
    processes: Annotated[int, typer.Option(metavar="N", help="Worker processes for large inputs.", min=1)] = 2,
    full: Annotated[bool, typer.Option("--full", help="Print every line of the brief.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no brief and no progress.")] = False,
) -> None:
    """Read articles and say what they say: a brief here, and a ledger and a report where you ask for them.

    \b
    Examples:
      recoupe check articles/
      recoupe check articles/ --json ledger.json --html report.html
      recoupe check article.txt --published 2024-11-01 --outlet "Le Journal"
      recoupe check articles/ --meta known.csv
      cat feed.jsonl | recoupe check - --json -

    \b
    known.csv holds what you know better than the files:
      path,outlet,published,url
      depeche.txt,Le Journal,2024-11-01,

    \b
    Exit status:
      0  all was read
      1  something could not be read: it is named, the rest is done
      2  wrong usage, or a result that could not be written
    """
    from recoupe.cli.check import CheckRequest, run

    sys.exit(
        run(
            CheckRequest(
                inputs=tuple(inputs),
                json=json_file,
                html=html,
                ledger=ledger_file,
                published=published,
                outlet=outlet,
                meta=meta,
                excerpts=excerpts,
                lang=lang,
                max_size=max_size,
                processes=processes,
                full=full,
                quiet=quiet,
            )
        )
    )


@app.command(no_args_is_help=True, short_help="Tell which rule made a row of the ledger, and what it read.")
def why(
    row: Annotated[str, typer.Argument(metavar="ID", help="Id of a row, or its beginning: a1f3:s1.")],
    ledger: Annotated[
        Path | None,
        typer.Argument(metavar="LEDGER", help="A ledger (JSON or DuckDB); without it, that of your last check."),
    ] = None,
    lang: Annotated[Language | None, typer.Option(help="Language of the labels.")] = None,
) -> None:
    """Tell which rule made a row of the ledger, where, and what it read.

    The ids stand in the brief, the report and the ledger; their beginning is enough.

    \b
    Examples:
      recoupe why a1f3:s1                 a statement, from your last check
      recoupe why a1f3                    an article: its parts, how it is dated
      recoupe why c21a031c ledger.json    a claim, from a ledger that you kept
      recoupe why a1f3:q2 ledger.duckdb --lang en
    """
    from recoupe.cli.last import load
    from recoupe.report.why import explain

    typer.echo(explain(load(ledger), row, lang or "fr"), nl=False)


@app.command(short_help="Print the JSON Schema that every ledger fits.")
def schema(
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the data dictionary instead.")] = False,
) -> None:
    """Print the JSON Schema that every ledger fits.

    \b
    Examples:
      recoupe schema > ledger.schema.json
      recoupe schema --markdown           every column in words
    """
    import json

    from recoupe.ledger.schema import data_dictionary, json_schema

    typer.echo(
        data_dictionary() if markdown else json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n", nl=False
    )
