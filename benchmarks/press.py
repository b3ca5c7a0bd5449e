"""What recoupe finds in annotated press articles, whose texts are not in the project: one line a set.

    python benchmarks/press.py FOLDER [SET …]

FOLDER holds checkouts of the three public corpora that the articles are cut from: `gilets_jaunes` (feryah/gilets_jaunes:
Swiss, Québec, Belgian, Algerian and French newspapers of 2008 to 2019, half of them on other topics), `masakhane-news`
(masakhane-io/masakhane-news: BBC Afrique) and `Outils-de-Traitement` (RachelleTuyay/Outils-de-Traitement: pages of franceinfo
of May 2025, as copied, furniture and all), and of those that students filled with pages of newspapers, radios and televisions
of 2015 to 2025 (`Desinformation-Projet` (PetX33), `M1TAL_immigration` (cbuontal), `Projet-AI-textometrie` (Guizmoue),
`Groupe-projet-PPE` (Keming956), `projet-ppe` (makkinne), `Projet-PPE-2025` (youjiajuliezeng): HTML, of which trafilatura
takes the text). The annotations (`press/*.json`) are spans and values; each article tells where
it comes from (`origin`) and what its text has to be (`sha256`). Sets: `read` (its errors were looked at in development),
`unread` (only its totals were); one file an annotator, whose names are local to it. `dated-read` and `dated-unread`: articles
of which only the dates are annotated, the day of publication (from their addresses) being given. Some files of a set are one too:
`read-13`, `read-1[3-8]`, `read-19+read-20`.
"""

from __future__ import annotations

import csv
import hashlib
import html
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import trafilatura

from recoupe.ledger.encode import dumps
from recoupe.pipeline import check
from recoupe.reading import ReadOptions

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from annotated import FIGURES

from gold.sets import scores

SETS = Path(__file__).resolve().parent / "press"
_DATED = "dated-"
_DOCUMENT = re.compile(r"<doc\b([^>]*)>(.*?)</doc>", re.DOTALL)
_ARTICLE = re.compile(r'<ARTICLE url="([^"]*)"[^>]*>(.*?)</ARTICLE>', re.DOTALL)
_NUMBERED = re.compile(r'<article id="(\d+)">\s*<title>(.*?)</title>\s*<content>(.*?)</content>', re.DOTALL)


@cache
def documents(path: Path) -> dict[str, tuple[str, ...]]:
    """The texts of one file of a corpus by their address, number or title; several may share one."""
    found: dict[str, list[str]] = {}
    for name, text in _documents(path):
        found.setdefault(name, []).append(_tidy(text))
    return {name: tuple(texts) for name, texts in found.items()}


def _documents(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_dir():  # a page a file, whose name opens with its number
        for page in path.iterdir():
            yield page.name[:3], page.read_text(encoding="utf-8", errors="replace")
        return
    if path.suffix == ".html":
        text = trafilatura.extract(path.read_bytes(), favor_recall=True, include_comments=False, include_tables=False)
        yield "page", text or ""
        return
    content = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".tsv":
        csv.field_size_limit(sys.maxsize)
        for row in csv.DictReader(content.splitlines(keepends=True), delimiter="\t"):
            yield row["url"], f"{row['headline']}\n\n{row['text']}"
    for address, text in _ARTICLE.findall(content):
        yield address, html.unescape(text)
    for number, title, text in _NUMBERED.findall(content):
        yield number, html.unescape(f"{title.strip()}\n\n{text}")
    for head, text in _DOCUMENT.findall(content):
        address, title = re.search(r"url=(\S+)", head), re.search(r'title="([^"]*)"', head)
        named = html.unescape(html.unescape(title[1])) if title else ""
        above = f"{named}\n\n" if named else ""
        yield address[1] if address else named, above + html.unescape(html.unescape(text))


def _tidy(text: str) -> str:
    """One text as it was annotated: no blanks at the ends of lines, at most one empty line."""
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", text.replace("\r", "").replace("\t", " "))
    return re.sub(r" {3,}", "  ", re.sub(r"\n{3,}", "\n\n", text)).strip() + "\n"


def cut(gold: Path, corpora: Path, target: Path) -> tuple[Path, ...]:
    """Write the texts of a set into `target`. Exits where one is not what was annotated."""
    written = []
    for name, article in json.loads(gold.read_text(encoding="utf-8"))["articles"].items():
        origin = article["origin"]
        texts = documents(corpora / origin["file"]).get(origin["id"], ())
        text = next((t for t in texts if hashlib.sha256(t.encode()).hexdigest() == article["sha256"]), None)
        if text is None:
            sys.exit(f"{name}: {origin['file']} does not hold the text that was annotated")
        (target / name).write_text(text, encoding="utf-8")
        written.append(target / name)
    return tuple(written)


def score(name: str, corpora: Path) -> dict[str, dict[str, float]]:
    """Figures of one set, each article a story of its own, as annotated."""
    patterns = (pattern for part in name.split("+") for pattern in (f"{part}-*.json", f"{part}.json"))
    parts = sorted(path for pattern in patterns for path in SETS.glob(pattern))
    with tempfile.TemporaryDirectory() as folder:
        texts = [text for part in parts for text in cut(part, corpora, Path(folder))]
        days = _days(parts) if name.startswith(_DATED) else {}
        ledger = Path(folder) / "ledger.json"
        ledger.write_text(json.dumps(found(texts, days)), encoding="utf-8")
        return scores(ledger, *parts)


def found(texts: Sequence[Path], days: Mapping[str, str]) -> dict[str, list[object]]:
    """What recoupe finds, each article a story of its own; `days` tell when those were published whose day is given."""
    ledgers = [json.loads(dumps(check([str(t)], ReadOptions(published=days.get(t.name))))) for t in texts]
    return {rows: [row for ledger in ledgers for row in ledger[rows]] for rows in ("articles", "entities")}


def _days(parts: Sequence[Path]) -> dict[str, str]:
    """The day of publication of every article, by its name."""
    sets = [json.loads(part.read_text(encoding="utf-8"))["articles"] for part in parts]
    return {name: article["article"]["published"] for articles in sets for name, article in articles.items()}


def main(corpora: Path, names: list[str]) -> None:
    """Print the table."""
    print(f"{'':28}" + "".join(f"{figure.removeprefix('statement_')[:14]:>15}" for figure in FIGURES))
    for name in names or ("read", "unread", "dated-read", "dated-unread"):
        figures = score(name, corpora)
        values = [
            figures[figure].get("f1", figures[figure].get("acc"))
            if figure.startswith("date") or not name.startswith(_DATED)
            else None
            for figure in FIGURES
        ]
        print(f"{name:28}" + "".join("              —" if v is None else f"{v:15.3f}" for v in values))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
