"""Lines of a terminal that never exceed its width.

An entry is a head, a body and a tail: « Léa Roux, 4 mars : « Le pont est fermé »                 02, 03 ». What follows its
first line is indented under it, and the tail (articles) stands right, on the last line where there is room.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from recoupe.report.book import Reach, Voice
from recoupe.report.labels import Labels

NAMES = 5  # names of articles before the rest is counted
VOICES = 6  # voices of one line before the rest is counted

# spaces at which a line is not broken: inside guillemets, before high marks, behind digits and signs
_GLUED = re.compile(r"(?<=«) | (?=[»:;!?%])|(?<=\d) (?=\w)|(?<=\d h) (?=\d)|(?<=[≤≥≈<>]) (?=\d)")


class Lines:
    """A console with a width, and the words of a language."""

    def __init__(self, console: Console, words: Labels, width: int, *, full: bool = False) -> None:
        self.console, self.words, self.width, self.full = console, words, width, full
        self.story: frozenset[str] = frozenset()  # names of the articles of the story that is shown

    def line(self, text: str, style: str = "") -> None:
        """One line as it is."""
        self.console.print(Text(text, style=style), soft_wrap=True)

    def section(self, title: str, note: str = "") -> None:
        """A heading with a blank line above."""
        self.line("")
        head = Text(title, style="bold")
        if note:
            head.append(f" · {note}")
        self.console.print(head, soft_wrap=True)

    def entry(self, head: str, body: str, *, tail: str = "", indent: int = 2, style: str = "", hang: int = 2) -> None:
        """`head` then `body`, wrapped; `tail` (articles) at the end of the last line, or right on the next."""
        first = " " * indent + head
        text = _GLUED.sub("\u00a0", f"{first}{' ' if head and body else ''}{body}")
        lines = wrap(text, self.width, " " * (indent + hang))
        tails = wrap(tail, self.width - indent - hang, "") if tail else []
        if tails and len(lines[-1]) + 2 + len(tails[0]) > self.width:
            lines.append("")
        shown = [Text(line) for line in lines]
        if style and head:
            shown[0].stylize(style, indent, indent + len(head))
        shown += [Text("") for _ in tails[1:]]
        for line, end in zip(shown[len(lines) - 1 :], tails, strict=True) if tails else ():
            line.append(" " * (self.width - len(line.plain) - len(end)))
            line.append(end, style="cyan")
        for line in shown:
            line.plain = line.plain.replace("\u00a0", " ")  # it has kept lines from breaking there
            self.console.print(line, soft_wrap=True)

    def left_out(self, name: str, n: int) -> None:
        """« … 35 propos de plus », where something was left out."""
        if n > 0:
            self.entry("", self.words("text.more", rest=self.words.count(name, n)))

    def colon(self, text: str) -> str:
        """« text : », as the language of the labels writes it."""
        return text + str(self.words.table["colon"])

    def names(self, names: Sequence[str]) -> str:
        """« 02, 03 et 05 », for a sentence."""
        shown = self.few(names, NAMES)
        if len(shown) < len(names) or len(names) < 2:
            return self.articles(names)
        return self.words("text.and_others", names=self.articles(names[:-1]), rest=self.articles(names[-1:]))

    def articles(self, names: Sequence[str]) -> str:
        """Names of articles, each kept on one line; of many, the first ones and how many others, or that it is all."""
        if len(names) > NAMES + 1 and self.story <= set(names) and not self.full:
            return self.words("text.all_articles", articles=self.words.count("article", len(names))).replace(
                " ", "\u00a0"
            )
        kept = [name.replace(" ", "\u00a0") for name in self.few(names, NAMES)]
        return self.listed(kept, len(names), "others")

    def few(self, items: Sequence[str], most: int) -> Sequence[str]:
        """The first items; all of them with --full, or where only one would be left out."""
        return items if self.full or len(items) <= most + 1 else items[:most]

    def listed(self, shown: Sequence[str], total: int, name: str, between: str = ", ") -> str:
        """« a, b et 3 autres »."""
        told = between.join(shown)
        rest = total - len(shown)
        return self.words("text.and_others", names=told, rest=self.words.count(name, rest)) if rest else told

    def where(self, names: Sequence[str]) -> str:
        """The names behind words; nothing in a story of one article, which they would only repeat."""
        return self.articles(names) if len(self.story) > 1 else ""

    def inside(self, names: Sequence[str]) -> str:
        """« (02, 03) » behind a word."""
        where = self.where(names)
        return f" ({where})" if where else ""

    def who(self, voices: Sequence[Voice], *, articles: bool = False) -> str:
        """The voices, with whom they cite and who carries them; with `articles`, where each speaks."""
        if not voices:
            return self.words("text.nobody")
        told = [self._voice(v, articles=articles) for v in voices]
        return self.listed(self.few(told, VOICES), len(told), "other_voice", " · " if articles else ", ")

    def _voice(self, voice: Voice, *, articles: bool) -> str:
        words = self.words
        name = voice.name or (
            words("text.unnamed", role=clip(voice.unnamed_role, 60)) if voice.unnamed_role else words("text.nobody")
        )
        notes = [self.articles(voice.articles)] if articles and len(self.story) > 1 else []
        notes += [words("text.citing", name=c) for c in voice.citing] + [words("text.via", name=n) for n in voice.via]
        return f"{name} ({', '.join(notes)})" if notes else name

    def reach(self, reach: Reach) -> str:
        """« 3 titres »; « 3 articles » where the outlet of one is unknown."""
        return self.words.count(*(("article", reach.articles) if reach.unknown else ("outlet", reach.outlets)))

    def quote(self, text: str, longest: int = 240) -> str:
        """Words of an article in the marks of the labels' language, unless they hold marks of their own."""
        shown = clip(text, longest)
        return shown if set(shown) & set('«“"') else self.words("text.quoted", words=shown)


def clip(text: str, longest: int = 240) -> str:
    """`text` on one line, cut at a word with an ellipsis where it is longer than `longest` characters."""
    flat = _closed(re.sub(r"[ \t\r\n]+", " ", text.strip()))
    if len(flat) <= longest:
        return flat
    return flat[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _closed(text: str) -> str:
    """Without a closing mark at its end that nothing opened: the words are cut out of a longer quotation."""
    last = text[-1:]
    opened = {"»": text.count("«") < text.count("»"), "”": text.count("“") < text.count("”"), '"': text.count('"') == 1}
    return text[:-1].rstrip() if opened.get(last) else text


def wrap(text: str, width: int, hanging: str) -> list[str]:
    """Lines of at most `width` characters, broken at spaces (never at the no-break ones before « : ; ! ? »)."""
    lines: list[str] = []
    line = ""
    indent = len(text) - len(text.lstrip(" "))
    for word in text[indent:].split(" "):
        start = " " * indent if not lines else hanging
        candidate = f"{line} {word}" if line else start + word
        if len(candidate) > width and line:
            lines.append(line)
            line = hanging + word
        else:
            line = candidate
    return [*lines, line]


def joined(parts: Iterable[str]) -> str:
    """The parts that are not empty, with commas."""
    return ", ".join(p for p in parts if p)
