"""Given the cue: how often statements find the speaker and the message that French FrameNet marks (Sequoia corpus).

    python benchmarks/framenet.py PATH/speaker_message.jsonl [--show]

Each row has one sentence, one annotated cue and its Speaker and Message spans; other cues are unmarked, so only what
recoupe says about that cue is judged. A row counts as found when a statement's cue overlaps the annotated one, its
source overlaps the Speaker and its content meets the Message with a character IoU of at least 0.5. Rows without both
roles are left out. The parsing model was trained on this corpus: the figures flatter.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import parse
from recoupe.extraction.statements import find_statements
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.statement import Statement


def statements(text: str) -> tuple[Statement, ...]:
    """What recoupe finds in one sentence."""
    blocks = (Block(0, len(text), BlockKind.BODY, "benchmark"),)
    parsed = parse(Article("f", None, None, None, None, (), "fr", text, blocks=blocks), "fr")
    return find_statements(parsed, find_entities(parsed), ())


def letters(text: str, spans: list[list[int]]) -> set[int]:
    """Positions of letters and digits."""
    return {i for a, b in spans for i in range(a, b) if text[i].isalnum()}


def iou(a: set[int], b: set[int]) -> float:
    """Share of common positions."""
    return len(a & b) / len(a | b) if a | b else 0.0


def judge(row: dict) -> tuple[str, bool, bool]:
    """The rule that read the cue (or "none"), whether the speaker and whether the message are right."""
    text, roles = row["detok"]["text"], row["detok"]["roles"]
    target = letters(text, row["detok"]["target"])
    speaker, message = letters(text, roles["Speaker"]), letters(text, roles["Message"])
    best = ("none", False, False)
    for s in statements(text):
        if s.cue is None or not letters(text, [[s.cue.start, s.cue.end]]) & target:
            continue
        source = s.source or s.antecedent
        who = source is not None and bool(letters(text, [[source.start, source.end]]) & speaker)
        what = iou(letters(text, [[c.start, c.end] for c in s.content]), message) >= 0.5
        best = max(best, (s.rule, who, what), key=lambda b: (b[1] and b[2], b[1] + b[2], b[0] != "none"))
    return best


def main() -> None:
    """Print the shares, overall and by frame."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", action="store_true", help="list the rows that are not found")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.file.read_text(encoding="utf-8").splitlines()]
    rows = [r for r in rows if r["detok"]["roles"].get("Speaker") and r["detok"]["roles"].get("Message")]
    total, frames, found, speakers, messages, cues = len(rows), Counter(), Counter(), 0, 0, 0
    for row in rows:
        rule, who, what = judge(row)
        frames[row["frame"]] += 1
        found[row["frame"]] += who and what
        cues, speakers, messages = cues + (rule != "none"), speakers + who, messages + what
        if args.show and not (who and what):
            text = row["detok"]["text"]
            role = {k: " … ".join(text[a:b] for a, b in v) for k, v in row["detok"]["roles"].items()}
            cue = " ".join(text[a:b] for a, b in row["detok"]["target"])
            print(f"{row['frame']} [{cue}] rule {rule} speaker {who} message {what}: {text}\n    {role}")
    print(
        f"{total} sentences: cue read {cues / total:.1%}, speaker {speakers / total:.1%}, message {messages / total:.1%}"
    )
    print(f"speaker and message {sum(found.values()) / total:.1%}")
    for frame, n in frames.most_common():
        print(f"  {frame:28} {found[frame]:3} of {n}")


if __name__ == "__main__":
    main()
