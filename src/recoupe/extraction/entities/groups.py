"""Which groups of people a phrase names, although nobody in them has a name.

« Les étudiants réclament des bourses », « les élus de gauche », « les experts de l'Institut Valmer », « l'élite
valmeroise » are groups as the text calls them. « des étudiants », « trois partis », « ses avocats » are some of whom
nobody could say which; so are those who share no more than a trade (« les juges », « les médecins ») and those who only
know or saw something (« les experts », « les témoins ») as long as no name pins them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.nominals import Article, Nominal
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.model.span import Span
from recoupe.rules.folding import fold


def is_group(nominal: Nominal, language: str) -> bool:
    """Whether a phrase headed by a role is a group under its own name: « les enseignants », « les dirigeants européens ».

    Those of a trade act together only where they are known to (`social`) or a name says which, leaders where it is said
    whose (`leading`).
    """
    role = nominal.role
    if role is None or not nominal.plural or nominal.article is not Article.DEFINITE or nominal.name is not None:
        return False
    if lexicon.group(nominal.text, language) is not None:
        return True
    if role.masculine in lexicon.words(language, "bodies", "anybody"):
        return _pinned(nominal)
    if role.masculine in lexicon.words(language, "bodies", "social"):
        return True
    if role.masculine in lexicon.words(language, "bodies", "dweller"):
        return _pinned(nominal)
    if role.masculine in lexicon.words(language, "bodies", "leading"):
        return bool(nominal.qualifiers)
    return role.post and _named_in(nominal)


def _pinned(nominal: Nominal) -> bool:
    """Whether a country or a name tells which (« les experts russes », « les experts de l'Institut Valmer »)."""
    return any(q.startswith("@") for q in nominal.qualifiers) or _named_in(nominal)


def _named_in(nominal: Nominal) -> bool:
    """« les pêcheurs de Valmer », « les médecins de l'Institut Valmer »"""
    return any(w[0].isupper() for w in nominal.text.split()[1:])


def _of(behind: Sequence[Token], language: str) -> bool:
    """Whether a complement says of what the group is: « (les détracteurs) du projet », « (les fidèles) d'Airval »."""
    for here, after in pairwise(behind):
        if here.lower in lexicon.words(language, "names", "genitive"):
            article = after.pos == "DET" or here.lower in lexicon.words(language, "titles", "contracted")
            return article or after.text[0].isupper()
    return False


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
    endings = tuple(lexicon.words(language, "bodies", "member_ending"))
    if held[n].lower not in crowd and not (plural and held[n].lower.endswith(endings) and _of(held[n + 1 :], language)):
        return None
    end = next((n for n, t in enumerate(held) if not t.text[0].isalnum() and t.text not in ("-", "'")), len(held))
    shown = ""
    for token, ahead in zip(held[:end], (None, *held), strict=False):
        shown += (" " if ahead is not None and token.start > ahead.end else "") + token.text
    return shown
