"""Given the cue: how often speaker and message are found that French FrameNet marks (Sequoia corpus).

    python benchmarks/framenet.py PATH/speaker_message.jsonl [--show]

Each row has one sentence, one annotated cue and its Speaker and Message spans; rows without both roles are left out.
Two figures are told apart:

- *given the cue*: `relation_at` is asked for the words of the cue, as the corpus marks them. Nothing else of the
  annotation is shown to it, neither the frame nor where the roles stand. It need not decide whether the words report.
- *found unasked*: what `find_statements` has of the sentence where its cue overlaps the annotated one. « Je voudrais
  souligner … » is none, since nobody is named: most rows are speeches and leaflets.

A row counts when the source overlaps the Speaker and the content meets the Message with a character IoU of at least 0.5.
The parsing model was trained on this corpus: the figures flatter.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from known_cues import relation_at

from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import parse
from recoupe.extraction.statements import find_statements
from recoupe.extraction.statements.candidate import Candidate
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.statement import Statement

Found = tuple[str, bool, bool]  # the rule that read the cue (or "none"), whether speaker and message are right


def read(text: str, start: int, end: int) -> tuple[Candidate | None, tuple[Statement, ...]]:
    """What the words at `start:end` report, when asked; and the statements of the sentence, unasked."""
    blocks = (Block(0, len(text), BlockKind.BODY, "benchmark"),)
    parsed = parse(Article("f", None, None, None, None, (), "fr", text, blocks=blocks), "fr")
    cast = find_entities(parsed)
    return relation_at(parsed, cast, start, end), find_statements(parsed, cast, ())


def letters(text: str, spans: list[list[int]]) -> set[int]:
    """Positions of letters and digits."""
    return {i for a, b in spans for i in range(a, b) if text[i].isalnum()}


def iou(a: set[int], b: set[int]) -> float:
    """Share of common positions."""
    return len(a & b) / len(a | b) if a | b else 0.0


def judge(row: dict) -> tuple[Found, Found]:
    """The row given the cue, and unasked."""
    text, roles = row["detok"]["text"], row["detok"]["roles"]
    spans = row["detok"]["target"]
    speaker, message = letters(text, roles["Speaker"]), letters(text, roles["Message"])

    def right(found: Candidate | Statement) -> Found:
        source = found.source or found.antecedent
        who = source is not None and bool(letters(text, [[source.start, source.end]]) & speaker)
        what = iou(letters(text, [[c.start, c.end] for c in found.content]), message) >= 0.5
        return found.rule, who, what

    asked, statements = read(text, min(a for a, _ in spans), max(b for _, b in spans))
    given: Found = ("none", False, False) if asked is None else right(asked)
    unasked: Found = ("none", False, False)
    for s in statements:
        if s.cue is not None and letters(text, [[s.cue.start, s.cue.end]]) & letters(text, spans):
            unasked = max(unasked, right(s), key=lambda f: (f[1] and f[2], f[1] + f[2], f[0] != "none"))
    return given, unasked


def main() -> None:
    """Print the shares, overall and by frame."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", action="store_true", help="list the rows that are not found given the cue")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.file.read_text(encoding="utf-8").splitlines()]
    rows = [r for r in rows if r["detok"]["roles"].get("Speaker") and r["detok"]["roles"].get("Message")]
    frames: Counter[str] = Counter(row["frame"] for row in rows)
    found: dict[str, Counter[str]] = {"given": Counter(), "unasked": Counter()}
    parts: dict[str, Counter[str]] = {"given": Counter(), "unasked": Counter()}
    for row in rows:
        for name, (rule, who, what) in zip(("given", "unasked"), judge(row), strict=True):
            found[name][row["frame"]] += who and what
            parts[name].update({"cue": rule != "none", "speaker": who, "message": what})
            if args.show and name == "given" and not (who and what):
                text = row["detok"]["text"]
                role = {k: " … ".join(text[a:b] for a, b in v) for k, v in row["detok"]["roles"].items()}
                cue = " ".join(text[a:b] for a, b in row["detok"]["target"])
                print(f"{row['frame']} [{cue}] rule {rule} speaker {who} message {what}: {text}\n    {role}")
    total = len(rows)
    print(f"{total} sentences; speaker and message given the cue / unasked:")
    shares = [f"{sum(found[name].values()) / total:.1%}" for name in ("given", "unasked")]
    print("  both      " + " / ".join(shares))
    for part in ("cue", "speaker", "message"):
        print(f"  {part:9} " + " / ".join(f"{parts[name][part] / total:.1%}" for name in ("given", "unasked")))
    for frame, n in frames.most_common():
        print(f"  {frame:28} {found['given'][frame]:3} / {found['unasked'][frame]:3} of {n}")


if __name__ == "__main__":
    main()
