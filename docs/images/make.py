"""Make the pictures of the README anew from the bundled examples: `python docs/images/make.py [--page]`.

brief.svg is the beginning of the brief. With --page, and a Chromium on the PATH, report.png is the beginning of the page.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from recoupe import check
from recoupe.report.brief import print_brief
from recoupe.report.html import render

HERE = Path(__file__).resolve().parent
LINES = 62  # of the brief


def main() -> None:
    ledger = check([str(HERE.parent.parent / "examples" / "crue-valmer")])
    whole = Console(width=80, record=True, force_terminal=True, color_system="truecolor", file=io.StringIO())
    print_brief(ledger, whole, "fr")
    lines = whole.export_text(styles=True).split("\n")[:LINES]
    picture = Console(width=82, record=True, force_terminal=True, file=io.StringIO())
    for line in lines:
        picture.print(Text.from_ansi(line), soft_wrap=True)
    picture.save_svg(str(HERE / "brief.svg"), title="recoupe check examples/crue-valmer")
    if "--page" in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "report.html"
            page.write_text(render(ledger, "fr"), encoding="utf-8")
            flags = [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                f"--user-data-dir={folder}/profile",
            ]
            flags += [
                "--disable-background-networking",
                "--window-size=1280,860",
                f"--screenshot={HERE / 'report.png'}",
            ]
            subprocess.run(["chromium", *flags, page.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    main()
