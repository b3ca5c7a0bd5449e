"""Why a part of a page was set aside, and why an input was not read, in the reader's language.

The ledger says « comment-count » and « the file is empty » whoever reads it; a brief in French says « commentaires » and
« fichier vide ». The words stand in `locale/*.toml`: `[furniture]` by rule, `[[reason]]` by the ledger's sentence, where
{0}, {1} stand for what differs from one input to the next. A reason that no entry knows is shown as the ledger has it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from recoupe.model.article import BlockKind
from recoupe.report.labels import Labels, number

_PLACE = re.compile(r"\\\{(\d)\\\}")  # {0} after re.escape
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


def skip_reason(reason: str, words: Labels) -> str:
    """The ledger's reason for not reading an input, in the reader's words."""
    for entry in words.table["reason"]:
        found = re.fullmatch(_PLACE.sub(r"(?P<p\1>.*)", re.escape(entry["given"])), reason, re.DOTALL)
        if found:
            values = [_count(value, words) for value in found.groups()]
            return str(entry["told"]).format(*values)
    return reason


def _count(value: str, words: Labels) -> str:
    """2,000,000 as the reader's language writes it; anything else as it is."""
    return number(int(value.replace(",", "")), words) if _COUNT.fullmatch(value) else value


def furniture(rule: str, words: Labels) -> str:
    """What a part of a page is that the furniture rule `rule` set aside."""
    named: Mapping[str, str] = words.table["furniture"]
    return named.get(rule, named["other"])


def part_of_page(kind: BlockKind, rule: str, words: Labels) -> str:
    """What a part of a page is, furniture or not, that the rule `rule` saw as `kind`."""
    return furniture(rule, words) if kind is BlockKind.FURNITURE else words.table["block"].get(rule, words.value(kind))


def set_aside(reasons: Iterable[tuple[str, int]], words: Labels) -> list[str]:
    """What was set aside, most letters first; rules that a reader would call one thing are one. `reasons`: rule, letters."""
    letters = Counter[str]()
    for rule, n in reasons:
        letters[furniture(rule, words)] += n
    return [label for label, _ in sorted(letters.items(), key=lambda kind: (-kind[1], kind[0]))]
