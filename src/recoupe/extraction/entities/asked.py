"""Of whom a share of those asked is: « 47 % des lecteurs », « deux tiers des sondés », « seuls 32 % ».

« Les Belges interrogés craignent le froid. 64 % des sondés réclament une aide, 12 % s'y opposent. » : both shares are of
« Belges interrogés ». Where the text says of nobody that they were asked, a bare share is of the one group of which another
is told: « 58 % des Belges craignent le froid, 12 % réclament une aide ». Shares told with « la plupart » or « une majorité »
are nobody whom a poll has counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.lexicon import words, written
from recoupe.extraction.entities.nominals import Article, Head
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.model.span import Span

_BEGINS = 4  # tokens of a source within which its share stands: « pas moins de 32 % »
_OF_THEM = 3  # tokens of « d'entre eux »
_BEHIND = 6  # the same behind a pronoun: « ils n'étaient plus que 29 % »


def share_of(source: Span, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str) -> str | None:
    """The name of the group of which the source is a share; null where it is none or the text does not tell."""
    sentence = parsed.sentence_at(source.start)
    held = () if sentence is None else sentence.at(source.start, source.end)
    at = next((n for n, t in enumerate(held[:_BEGINS]) if t.lower in words(language, "bodies", "share")), None)
    counted = words(language, "bodies", "half") | words(language, "titles", "indefinite")  # « un tiers »
    if at is None or not any(t.pos == "NUM" or t.text[0].isdigit() or t.lower in counted for t in held[: at + 1]):
        return None
    behind = held[at + 1 :]
    if behind and behind[0].lower not in words(language, "names", "genitive"):
        return None
    if len(behind) == _OF_THEM and behind[1].lower in words(language, "statement_words", "between"):
        near = _told_before(source, appearances, parsed)
        return near if near is not None else _counted(source, appearances, parsed, language)
    noun = next((t for t in behind if t.pos in ("NOUN", "PROPN", "ADJ")), None)
    if noun is not None and not _asked(noun, language) and noun.lower not in words(language, "bodies", "anyone"):
        inside = (a for a in appearances if source.start < a.start and a.nominal.end <= source.end)
        group = next((a for a in inside if _many(a) and not _behind_agent(a, parsed, language)), None)
        several = (
            noun is behind[1] and noun.pos != "ADJ" and behind[0].lower in words(language, "titles", "plural_article")
        )
        by = any(t.lower in words(language, "statement_words", "agent") for t in behind)
        end = noun.end if noun.pos == "PROPN" or by else source.end  # « des Valmérois », « des adhérents du club »
        return group.nominal.text if group is not None else parsed.text[noun.start : end] if several else None
    if any(t.lower in words(language, "statement_words", "agent") for t in behind):
        return None  # « 45 % des personnes interrogées par l'institut »: no others of whom a share is told
    return _counted(source, appearances, parsed, language)


def _behind_agent(seen: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """« (45 % des clients suivis) par des médecins »"""
    nominal = seen.nominal
    before = parsed.sentences[nominal.sentence].tokens[max(0, nominal.first - 1) : nominal.first + 1]
    return any(t.lower in words(language, "statement_words", "agent") for t in before)


def _told_before(source: Span, appearances: Sequence[Appearance], parsed: ParsedArticle) -> str | None:
    """« Les marins hésitent : 58 % d'entre eux … »: the last people with « les » in this sentence, or subject of the last."""
    here = parsed.number_at(source.start)
    near = [
        a.nominal for a in appearances
        if _many(a) and a.nominal.end <= source.start and here - a.nominal.sentence <= 1 and not a.nominal.inside
        and a.nominal.article is Article.DEFINITE and (a.subject or a.nominal.sentence == here)
    ]  # fmt: skip
    return near[-1].text if near else None


def out_of(source: Span, parsed: ParsedArticle, language: str) -> str | None:
    """« sept Belges sur dix », « deux lecteurs du Soir sur trois (68 %) »: the many of whom so many are told out of a number."""
    sentence = parsed.sentence_at(source.start)
    held = () if sentence is None else sentence.at(source.start, source.end)
    if sentence is None or not held:
        return None
    tokens, first = sentence.tokens, held[0].i
    behind = first > 0 and tokens[first - 1].text == "("  # the share in brackets behind
    opening = max(0, first - 1 - _BEHIND) if behind else first
    ties = words(language, "bodies", "out_of")
    over = next((t.i for t in tokens[opening : held[-1].i + 2] if t.lower in ties), None)
    if over is None or over + 1 >= len(tokens) or not _number(tokens[over + 1], language):
        return None
    counted = next((t.i for t in tokens[opening : opening + _BEGINS] if _number(t, language)), over)
    group = tokens[counted + 1 : over]
    if (
        not group
        or group[0].pos not in ("NOUN", "PROPN", "ADJ")
        or any(t.pos in ("PUNCT", "VERB", "AUX") for t in group)
    ):
        return None
    several = group[0].morph.get("Number") == "Plur" or tokens[counted].pos == "NUM"
    anyone = group[0].lower in words(language, "bodies", "anyone")
    return written(group) if several and not anyone else None


def _number(token: Token, language: str) -> bool:
    return token.pos == "NUM" or token.lower in words(language, "names", "partitive")


def shared_by(source: Span, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str) -> str | None:
    """« Ils ne sont que 29 % à penser que … »: those whose share is told behind a pronoun for several."""
    sentence = parsed.sentence_at(source.start)
    behind = () if sentence is None else sentence.at(source.end, sentence.end)[:_BEHIND]
    share = any(t.lower in words(language, "bodies", "share") for t in behind)
    return (
        _counted(source, appearances, parsed, language) if share and any(t.text[0].isdigit() for t in behind) else None
    )


def _counted(source: Span, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str) -> str | None:
    """The one group that was asked, or of which shares are told, before the source."""
    asked = _those_asked(source, parsed, language)
    told = asked or _those_shared(source, appearances, parsed, language)
    return told.pop() if len(told) == 1 else None


def _many(seen: Appearance) -> bool:
    """« des Français », « des lecteurs »: people of whom shares are told."""
    return seen.nominal.sort in (Head.ROLE, Head.DEMONYM) and seen.nominal.plural


def _those_asked(source: Span, parsed: ParsedArticle, language: str) -> set[str]:
    """« (les) Belges interrogés » before the source."""
    told = set()
    for sentence in parsed.sentences:
        for noun, asked in zip(sentence.tokens, sentence.tokens[1:], strict=False):
            known = noun.pos in ("NOUN", "PROPN") and noun.lower not in words(language, "bodies", "anyone")
            if asked.end <= source.start and _asked(asked, language) and known:
                told.add(f"{noun.text} {asked.text}")
    return told


def _those_shared(source: Span, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str) -> set[str]:
    """The groups of which shares are told in the article: « 58 % des Belges »; none where the source comes first."""
    told: dict[str, int] = {}
    for seen in appearances:
        tokens = parsed.sentences[seen.nominal.sentence].tokens
        head, tokens = tokens[seen.nominal.head], tokens[: seen.nominal.first + 1]
        if not _many(seen) or _asked(head, language) or head.lower in words(language, "bodies", "anyone"):
            continue
        before = [t for t in tokens[-3:-1] if t.lower not in words(language, "names", "genitive")]
        of = any(t.lower in words(language, "names", "genitive") for t in tokens[-2:])
        if of and before and before[-1].lower in words(language, "bodies", "share"):
            told.setdefault(seen.nominal.text, seen.start)
    return {group for group in told if min(told.values()) < source.start}


def _asked(token: Token, language: str) -> bool:
    return token.lower in words(language, "bodies", "polled")
