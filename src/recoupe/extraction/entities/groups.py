"""Which groups of people a phrase names, although nobody in them has a name.

« Les étudiants réclament des bourses », « l'élite valmeroise », « certains « antivax » » are groups as the text calls them.
« Les juges », « les deux clubs », « ces témoins » too; « des étudiants », « trois partis », « les autres élus » are some of whom
nobody could say which.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.names import MARKS
from recoupe.extraction.entities.nominals import Article, Nominal
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.model.span import Span
from recoupe.rules.folding import fold

_AHEAD = 4  # tokens of a source within which the mark opens that holds what people are called
_CALLED = 4  # tokens of that


def is_group(nominal: Nominal) -> bool:
    """Whether a phrase headed by a role is a group under its own words: « les enseignants », « les médecins du port ».

    « trois avocats » and « les autres élus » are some, of whom the text may tell elsewhere.
    """
    told = nominal.role is not None and nominal.name is None
    return told and nominal.plural and nominal.article is Article.DEFINITE


def holds_a_name(nominal: Nominal) -> bool:
    """« (les chercheurs) de l'université de Valmer », « (les experts) d'Airval »: with a name in it."""
    return any(w[0].isupper() for w in nominal.text.replace("'", " ").split()[1:])


def many(source: Span, parsed: ParsedArticle, language: str) -> tuple[str, str, float] | None:
    """The group that a source without a known post names, with the rule and its score: « l'opposition », « l'élite »."""
    head, gap, name = fold(source.text).text.strip().replace("'", "' ").partition(" ")
    articles = lexicon.words(language, "names", "article")
    group = lexicon.group(name if gap and head.lower() in articles else head + gap + name, language)
    if group is not None:
        return group, "group", 0.9
    sentence = parsed.sentence_at(source.start)
    held = sentence.at(source.start, source.end) if sentence is not None else ()
    if sentence is None or not held:
        return None
    marked = _in_marks(held if len(held) > 1 else sentence.tokens[held[0].i :], language)
    if marked is not None:
        return marked, "crowd", 0.8
    crowd = told(held, sentence.tokens[held[0].i - 1] if held[0].i else None, language)
    return None if crowd is None else (crowd, "crowd", 0.6)


def told(tokens: Sequence[Token], before: Token | None, language: str) -> str | None:
    """The name of the group that a source without a noun known for it is: « les apicologistes », « l'élite valmeroise ».

    `tokens` are those of the source, `before` the one in front of it; null where they are no group.
    """
    determiner, held = before, tokens
    if tokens and tokens[0].lower in lexicon.words(language, "titles", "definite"):
        determiner, held = tokens[0], tokens[1:]
    if determiner is None or determiner.lower not in lexicon.words(language, "titles", "determined"):
        return None
    crowd = lexicon.words(language, "bodies", "crowd")
    n = next((n for n, t in enumerate(held) if t.pos in ("NOUN", "PROPN", "X", "NUM") or t.lower in crowd), None)
    if n is None or held[n].pos == "NUM" or held[n].text[0].isupper():
        return None
    plural = determiner.lower in lexicon.words(language, "titles", "plural_article")
    if held[n].lower not in crowd and not (plural and _members(held[n].lower, language)):
        return None
    end = next((n for n, t in enumerate(held) if not t.text[0].isalnum() and t.text not in ("-", "'")), len(held))
    return lexicon.written(held[:end])


def _members(noun: str, language: str) -> bool:
    """« apicologistes », « anti-corrida »: people by the ending or the beginning of the noun, which names no things."""
    if noun in lexicon.words(language, "bodies", "like_members"):
        return False
    endings = tuple(lexicon.words(language, "bodies", "member_ending"))
    beginnings = tuple(lexicon.words(language, "bodies", "member_beginning"))
    return noun.endswith(endings) or noun.startswith(beginnings)


def _in_marks(tokens: Sequence[Token], language: str) -> str | None:
    """« les « insoumis » », « certains "antivax" », « de nombreux « marcheurs » »: what several people are called."""
    opening = next((n for n, t in enumerate(tokens[:_AHEAD]) if t.text in MARKS), None)
    several = {t.lower for t in tokens[: opening or 0]}
    plural = lexicon.words(language, "titles", "plural_article") | lexicon.words(language, "bodies", "several")
    if opening is None or not several & plural or any(t.pos in ("NOUN", "PROPN", "VERB") for t in tokens[:opening]):
        return None
    closing = MARKS[tokens[opening].text]
    held = tokens[opening + 1 :]
    held = held[: next((n for n, t in enumerate(held) if t.text == closing), len(held))]
    word = held[0].text if held else ""
    return lexicon.written(held) if word.isalpha() and word.islower() and len(held) <= _CALLED else None
