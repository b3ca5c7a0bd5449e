"""Prompts and credits that stand in one paragraph with the article's prose.

« … a conclu le préfet. Abonnez-vous à notre lettre. (avec AFP) » : the last sentence but one is a prompt, the brackets a
credit; what stands before them stays body. « Temps de lecture : 3 min Le préfet a … » : no mark parts the two, but a word
that opens a sentence stands behind words that are a prompt as they are. Looked for at both ends of a paragraph, and in
its middle only where an advertisement's mark closes the prompt (« À lire aussi La digue cède Publicité Le préfet… ») or a
word that opens a sentence follows the title (« Lire aussi : La digue cède Le préfet… »): elsewhere nothing tells where
the one ends and the other begins. Of two titles in a row the second stays body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from recoupe.model.article import BlockKind
from recoupe.reading.address import judge, score
from recoupe.reading.furniture import LineRule, agency_names, match_line
from recoupe.reading.lines import Line, Vocabulary, trimmed, without_accents
from recoupe.rules.loader import table

_NEIGHBOUR = 1.0  # a sentence beside a prompt needs no more than this: « Vous étiez sur place ? Écrivez-nous. »
_ADVERTISEMENT = "advertisement"
_PROSE = (BlockKind.BODY, "prose")
_LED = 100  # longest prompt or credit that a sentence runs on behind
_NEXT = re.compile(r"(?<=\s)(?=[A-Z«\"])|(?<=[a-z0-9)])(?=[A-Z])|(?<=[A-Z]{3})(?=[A-Z][a-z]{2})")
_CLOSED = (".", "!", "?", '"', "»", "…")


def parts(line: Line, article: Vocabulary, language: str) -> Iterator[tuple[int, BlockKind, str]]:
    """Where in the line each part begins (characters of the text, from the line's start), its kind and why."""
    kinds = _kinds(line, article, language)
    previous: tuple[BlockKind, str] | None = None
    for (a, b), kind in zip(line.sentences, kinds, strict=True):
        led = _runs_on(line.bare[a:b], language) if kind == _PROSE and len(kinds) > 1 else None
        before = None if led or kind != _PROSE else _led_in(line.bare[a:b], language)
        if led:
            yield _source(line, a), BlockKind.FURNITURE, "read-also"
            yield (_source(line, a + led.end()), *_PROSE)
        elif before:
            yield _source(line, a), before[1].kind, before[1].name
            yield (_source(line, a + before[0]), *_PROSE)
        elif kind != previous:
            yield (_source(line, a), *kind)
        previous = kind
    credit = _closing().search(line.bare)
    if credit and credit.start("credit") > line.sentences[-1][0] and previous == _PROSE:
        yield _source(line, credit.start("credit")), BlockKind.CREDIT, "agency-credit"


def _kinds(line: Line, article: Vocabulary, language: str) -> Sequence[tuple[BlockKind, str]]:
    count = len(line.sentences)
    kinds = [_PROSE] * count
    if count == 1:
        return kinds
    pieces = [line.bare[a:b] for a, b in line.sentences]
    verdict = judge(line, article, language)
    led = [i for i, piece in enumerate(pieces) if _led_in(piece, language)] or [count]
    trailing = max(count - verdict.trailing, led[-1] + 1 if led[-1] < count else 0)
    for i in (*range(min(verdict.leading, led[0])), *range(trailing, count)):
        kinds[i] = (BlockKind.FURNITURE, "address")
    for i, piece in enumerate(pieces):
        if i in led:
            continue
        closed = piece.split()[-1].lower() in ("publicite", "advertisement")
        bounded = i in (0, count - 1) or closed
        if (bounded or piece.endswith("?")) and not _runs_on(piece, language):
            rule = match_line(trimmed(piece), language, "glued")
            if rule is not None and (bounded or rule.opens):
                kinds[i] = (rule.kind, rule.name)
    for order in (range(1, count), range(count - 2, -1, -1)):
        for i in order:
            beside = kinds[i - 1] if order.step > 0 else kinds[i + 1]
            prompted = kinds[i] == _PROSE and beside[0] is BlockKind.FURNITURE and beside[1] != _ADVERTISEMENT
            if prompted and _at_end(kinds, i) and score(pieces[i], line, article, language) >= _NEIGHBOUR:
                kinds[i] = beside
    return kinds


def _at_end(kinds: Sequence[tuple[BlockKind, str]], i: int) -> bool:
    """Whether no prose stands on one side of sentence i: prompts sit at the ends."""
    return _PROSE not in kinds[:i] or _PROSE not in kinds[i + 1 :]


def _source(line: Line, position: int) -> int:
    return line.folded.to_source(position, position + 1)[0] if position else 0


def _runs_on(sentence: str, language: str) -> re.Match[str] | None:
    """« Lire aussi : Les ponts de la vallée », « À suivre sur X : » where the next sentence begins without a stop."""
    closed = sentence.endswith((".", "!", "?", '"', "»"))
    if not closed:
        return None
    for patterns in _led(language):
        found = [m for p in patterns if (m := p.match(sentence))]
        if found:
            return min(found, key=lambda m: m.end())
    return None


def _led_in(sentence: str, language: str) -> tuple[int, LineRule] | None:
    """Where a sentence begins that runs on behind a credit or a prompt, and what that is: the longest that is one."""
    if not sentence.endswith(_CLOSED):
        return None
    found = None
    for place in _NEXT.finditer(sentence, 1, _LED):
        before, behind = trimmed(sentence[: place.start()]), sentence[place.start() :]
        held = not sentence[place.start() - 1].isspace()  # « … sur FacebookRivey dort »
        opens = _opening(language).match(behind)
        follows = held or opens is not None or sentence[: place.start()].endswith((" - ", " – ", " — "))
        rule = match_line(before, language, "led") if follows else None
        if rule is not None and (held or " " in before or rule.name == _ADVERTISEMENT or not _title(behind, opens)):
            found = (place.start(), rule)
    return found


def _title(words: str, opens: re.Match[str] | None) -> bool:
    """Whether a name may stand behind a word, not a sentence: « J'aime Le Havre », « Imprimer « La Marée » »."""
    return opens is None or not opens[0][0].isalpha() or not words[opens.end() :].lstrip()[:1].islower()


@cache
def _opening(language: str) -> re.Pattern[str]:
    """A word that opens sentences, without accents, or a quotation mark."""
    words = {without_accents(w) for kind in table(language, "abbreviations")["opening"] for w in kind["words"]}
    alternatives = (re.escape(w) + ("" if w.endswith("'") else r"\b") for w in sorted(words))
    return re.compile(rf"(?:[«\"]\s?[A-Z]|{'|'.join(alternatives)})")


@cache
def _led(language: str) -> tuple[tuple[re.Pattern[str], ...], ...]:
    """What runs into the next sentence: first with the title of another article, then without."""
    opening = _opening(language).pattern
    led = table(language, "furniture").get("led", ())
    return tuple(
        tuple(re.compile(one["pattern"].replace("<opening>", opening)) for one in led if one["titled"] is titled)
        for titled in (True, False)
    )


@cache
def _closing() -> re.Pattern[str]:
    """« … a-t-il conclu. (avec AFP) »: after the full stop, in brackets; « … selon Yonhap (AFP). » is a sentence's own."""
    names = agency_names()
    one = rf"(?:l'|les? )?(?:agences?|{names})"
    more = rf"(?: ?[,/+&] ?| et | avec )(?:l')?(?:agences?|{names}|[a-z]{{2,4}})"
    inner = rf"(?:avec |source ?: ?|© ?)?{one}(?:{more})*"
    return re.compile(rf"[.!?…»\"][ ]*(?P<credit>[(\[]{inner}[)\]])\.?$", re.IGNORECASE)
