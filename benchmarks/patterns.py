"""Sentences made by pattern: how many give the statements that they must give.

    python benchmarks/patterns.py [FAMILY …] [--seed N] [--sentences N] [--show]

`patterns/FAMILY.toml` holds named parts and the `[[pattern]]`s that draw from them, such as

    text = "{opening}{speaker} {a|ont} {past} que [{clause}](speaker) et {past2} que [{clause2}](speaker){tail}."

- `{clause}` draws from the part `clause`, `{clause2}` once more, never the same value. A pattern may bring parts of its own
  (not called `name` or `text`) or, as a string, name others: `speaker = "person body"`. Its `text` may be several: one is drawn.
- `{a|ont}` agrees with the slot `speaker`, singular|plural, `{|e|s|es}` masculine|feminine|and the plurals; `{a|ont:other}`
  agrees with the slot `other`, and so does all that stands in the value drawn by `{past:other}`.
- a value is a text, itself a pattern, or a table of `text`, `form` ("m", "f", "mp", "fp"), `name` (whom a statement must
  name, "" for somebody unnamed; not asked where there is none) and further texts: `{speaker.last}` gives its `last`.
- `[…](speaker)` is what must come out as the content of one statement, and whose it is, `-` for nobody's; `[+…](speaker)`
  goes on with that speaker's last. A pattern without brackets must give no statement at all.
- every line is a paragraph, `lead` one before them. Sentences may stand before and behind: `"{speaker} …\\n[…](speaker)"`.

Words are right when a statement has the letters of the bracket, or of several that are one speaker's; who is right when it
names the speaker too. What fails shows which mechanism is missing, not how often news would need it.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recoupe.extraction.article import annotate
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Article, Block, BlockKind

FAMILIES = Path(__file__).with_name("patterns")
_SLOT = re.compile(r"\{([^{}]+)\}")
_BRACKET = re.compile(r"\[\+?|\]\(([\w-]+)\)")
_TIDY = tuple(
    (re.compile(found), put)
    for found, put in (
        (r"\b([Qq]u|[Dd]|[Ll]orsqu|[Pp]uisqu)e (\[*\+?)(?=[aeiouéèêàâîôûAEIOUÉÈÊÀÂ])", r"\1'\2"),
        (r"\bde le ", "du "),
        (r"\bde les ", "des "),
        (r"\bà le ", "au "),
        (r"\bà les ", "aux "),
        (r" *\n *", "\n"),
        (r",\s*(?=[,.)])|,(?= [;:»(–])", ""),  # the comma that closes an apposition, before another stop
    )
)
_CAPITAL = re.compile(r"(?:^|[.?!](?:[ »”\"]|\]\([\w-]+\))* )[\[+«“\" ]*[a-zà-ÿ]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Value:
    """What a slot is filled with; `name` None where whom it names is not asked."""

    texts: Mapping[str, str]
    name: str | None = None
    form: str = "m"


@dataclass(frozen=True, slots=True)
class Said:
    """What must come out as a statement: pieces of the text, and who says it."""

    pieces: tuple[tuple[int, int], ...]
    slot: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """A text and the statements that it must give."""

    text: str
    said: tuple[Said, ...]


def value_of(told: str | Mapping[str, str]) -> Value:
    """A value as the file tells it."""
    if isinstance(told, str):
        return Value({"text": told})
    return Value(told, told.get("name"), told.get("form", "m"))


def values(parts: Mapping[str, Any], pattern: Mapping[str, Any], slot: str) -> list[Value]:
    """All that may stand in the slot: the pattern's own part, or the file's, without the slot's number if need be."""
    keys = (slot, slot.rstrip("0123456789"))
    told = next(part[key] for part in (pattern, parts) for key in keys if key in part)
    if isinstance(told, str):
        told = [value for name in told.split() for value in pattern.get(name) or parts[name]]
    return [value_of(value) for value in told]


def drawing(parts: Mapping[str, Any], pattern: Mapping[str, Any], dice: random.Random) -> Callable[[str], Value]:
    """What each slot draws: once in a sentence, no text twice and nobody twice."""
    drawn: dict[str, Value] = {}

    def draw(slot: str) -> Value:
        if slot not in drawn:
            texts, names = {v.texts["text"] for v in drawn.values()} - {""}, {v.name for v in drawn.values() if v.name}
            free = [v for v in values(parts, pattern, slot) if v.texts["text"] not in texts and v.name not in names]
            drawn[slot] = dice.choice(free)
        return drawn[slot]

    return draw


def agreeing(forms: Sequence[str], form: str) -> str:
    """The form that agrees: of two, singular or plural; of four, masculine, feminine and their plurals."""
    return forms[("m", "f", "mp", "fp").index(form) if len(forms) == 4 else form.endswith("p")]


def filled(text: str, whose: str, draw: Callable[[str], Value]) -> str:
    """The text with its slots filled; what agrees, agrees with the slot `whose`."""

    def put(slot: re.Match[str]) -> str:
        what, _, other = slot[1].partition(":")
        if "|" in what:
            return agreeing(what.split("|"), draw(other or whose).form)
        name, _, key = what.partition(".")
        return filled(draw(name).texts[key or "text"], other or whose, draw)

    return _SLOT.sub(put, text)


def tidied(text: str) -> str:
    """The text with its elisions, contractions, commas and capitals."""
    for found, put in _TIDY:
        text = found.sub(put, text)
    return _CAPITAL.sub(lambda start: start[0][:-1] + start[0][-1].upper(), text)


def unbracketed(text: str, draw: Callable[[str], Value]) -> Made:
    """The text without its brackets, and what stood in them."""
    plain, at = "", 0
    opened: list[tuple[int, bool]] = []
    said: list[Said] = []
    for bracket in _BRACKET.finditer(text):
        plain += text[at : bracket.start()]
        at = bracket.end()
        if bracket[1] is None:
            opened.append((len(plain), bracket[0] == "[+"))
            continue
        start, goes_on = opened.pop()
        slot = bracket[1]
        pieces: tuple[tuple[int, int], ...] = ((start, len(plain)),)
        if goes_on:
            last = max(n for n, one in enumerate(said) if one.slot == slot)
            pieces = (*said.pop(last).pieces, *pieces)
        said.append(Said(pieces, slot, "" if slot == "-" else draw(slot).name))
    return Made(plain + text[at:], tuple(said))


def made(parts: Mapping[str, Any], pattern: Mapping[str, Any], dice: random.Random) -> Made:
    """A text of the pattern."""
    draw = drawing(parts, pattern, dice)
    texts = pattern["text"]
    text = texts if isinstance(texts, str) else dice.choice(texts)
    return unbracketed(tidied(filled(text, "speaker", draw)), draw)


def read(one: Made, lead: str) -> AnnotatedArticle:
    """What is found in the text, behind the paragraph `lead`."""
    text = f"{lead}\n{one.text}" if lead else one.text
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line), BlockKind.BODY, "benchmark"))
        start += len(line) + 1
    return annotate(Article("a", "a.txt", None, None, None, (), "fr", text, blocks=tuple(blocks)))


def letters(text: str, pieces: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Where the letters and figures of the pieces stand."""
    return frozenset(n for start, end in pieces for n in range(start, end) if text[n].isalnum())


def right(one: Made, found: AnnotatedArticle) -> list[tuple[bool, bool]]:
    """Of each statement wanted, whether its words are found, and with who says them; one pair where none is wanted."""
    if not one.said:
        return [(not found.statements,) * 2]
    text = found.article.text
    before = len(text) - len(one.text)
    names = {e.id: e.name if e.named else "" for e in found.entities}
    rows = [
        (letters(text, [(s.start, s.end) for s in row.content]), names.get(row.speaker or "", ""))
        for row in found.statements
    ]
    asked = [letters(text, [(before + a, before + b) for a, b in said.pieces]) for said in one.said]
    pairs = []
    for words, said in zip(asked, one.said, strict=True):
        mates = [other for other, whose in zip(asked, one.said, strict=True) if whose.slot == said.slot]
        told = [
            name for row, name in rows if words <= row and row == frozenset().union(*(m for m in mates if m <= row))
        ]
        pairs.append((bool(told), bool(told) and (said.name is None or said.name in told)))
    return pairs


def failing(one: Made, found: AnnotatedArticle, pairs: Sequence[tuple[bool, bool]]) -> str:
    """The text, what of it does not come out as wanted, and what comes out."""
    names = {e.id: e.name if e.named else "" for e in found.entities}
    wanted = [(" … ".join(one.text[a:b] for a, b in said.pieces), said.name) for said in one.said]
    missed = [one for one, (_, speaker) in zip(wanted or [("nothing", "")], pairs, strict=True) if not speaker]
    rows = [(" … ".join(s.text for s in row.content), names.get(row.speaker or "", "")) for row in found.statements]
    return f"{one.text}\n  wanted {missed}\n  found {rows}"


def measured(family: str, seed: int, sentences: int, show: bool) -> dict[str, Counter[str]]:
    """Of each pattern of the family: sentences, statements, those whose words and whose speaker are right."""
    parts = tomllib.loads((FAMILIES / f"{family}.toml").read_text(encoding="utf-8"))
    dice = random.Random(f"{family} {seed}")
    counts: dict[str, Counter[str]] = {}
    for n in range(sentences):
        pattern = parts["pattern"][n % len(parts["pattern"])]
        one = made(parts, pattern, dice)
        found = read(one, pattern.get("lead", parts.get("lead", "")))
        pairs = right(one, found)
        words, speakers = (sum(column) for column in zip(*pairs, strict=True))
        counts.setdefault(pattern["name"], Counter()).update(
            sentences=1, statements=len(pairs), words=words, speaker=speakers
        )
        if show and speakers < len(pairs):
            print(f"{family}, {pattern['name']}: {failing(one, found, pairs)}")
    return counts


def main(arguments: Sequence[str]) -> None:
    """Print the table, and with `--show` the sentences that fail."""
    known = sorted(path.stem for path in FAMILIES.glob("*.toml"))
    options = argparse.ArgumentParser(description="Sentences made by pattern.")
    options.add_argument("families", nargs="*", metavar="FAMILY", help=", ".join(known))
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--sentences", type=int, default=200)
    options.add_argument("--show", action="store_true", help="print the sentences that fail")
    asked = options.parse_args(arguments)
    columns = ("sentences", "statements", "words", "speaker")
    print(f"{'':36}" + "".join(f"{column:>12}" for column in columns))
    for family in asked.families or known:
        counts = measured(family, asked.seed, asked.sentences, asked.show)
        total = sum(counts.values(), Counter[str]())
        for name, count in ((family, total), *((f"  {name}", count) for name, count in counts.items())):
            print(f"{name:36}" + "".join(f"{count[column]:12}" for column in columns))


if __name__ == "__main__":
    main(sys.argv[1:])
