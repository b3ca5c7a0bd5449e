"""Where and to whom somebody speaks: « dans un long entretien au Monde », « devant les députés », « sur Telegram ».

Such phrases may stand between a verb of saying and its content, and they end a content that runs into them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase, starts_with
from recoupe.extraction.statements.lexicon.words import words
from recoupe.rules.loader import load
from recoupe.rules.phrases import by_first_word, phrase_words


@dataclass(frozen=True, slots=True)
class Setting:
    """Where one speaks: a preposition before one of the nouns.

    `between`: only between a cue and its content; `tail`: only behind a comma, after the content.
    """

    prepositions: tuple[str, ...]
    nouns: tuple[str, ...]
    example: str
    between: bool = False
    tail: bool = False
    counter: str = ""


def setting_nouns(language: str) -> frozenset[str]:
    """The nouns of settings that end a content."""
    return frozenset(
        n for s in load(language, "scope", "setting", Setting) if not (s.between or s.tail) for n in s.nouns
    )


@cache
def _by_opener(language: str) -> Mapping[str, tuple[tuple[tuple[str, ...], Setting], ...]]:
    """The settings, each with one of its prepositions, by that preposition's first word."""
    every = load(language, "scope", "setting", Setting)
    return by_first_word((phrase_words(p), setting) for setting in every for p in setting.prepositions)


def setting_at(
    sentence: Sentence, i: int, language: str = "fr", *, between: bool = False, tail: bool = False
) -> int | None:
    """Index of the noun where a setting begins at token `i` (« dans un long entretien »), else None.

    `tail`: behind a comma, where « devant une foule » tells where it was said as well.
    """
    tokens = sentence.tokens
    if i >= len(tokens):
        return None
    for wanted, setting in _by_opener(language).get(tokens[i].lower, ()):
        if (setting.between and not between) or (setting.tail and not tail) or not starts_with(tokens, i, wanted):
            continue
        begin = i + len(wanted)
        for token in tokens[begin : begin + 5]:
            if token.lower in setting.nouns:
                return token.i
            counts = token.lower in words(language, "number_noun")  # « devant une centaine de journalistes »
            if token.pos not in ("DET", "ADJ", "ADP", "NUM", "ADV") and not counts:
                break
    return None


def shown_on(tokens: tuple[Token, ...], i: int, language: str = "fr") -> bool:
    """« ses publicités sur X », « la haine en ligne sur TikTok » at token `i`: a platform that tells where that is found which the
    noun before names, not where somebody spoke.
    """
    if i + 1 >= len(tokens) or tokens[i].lower not in words(language, "posting_preposition"):
        return False
    platform = tokens[i + 1].lower.rstrip(".") in named(language, "platform")
    matter = words(language, "online_matter")
    described = next((n for n, t in enumerate(reversed(tokens[:i])) if not _describes(t)), 0)
    return platform and any(among(t, matter) for t in tokens[max(0, i - described - 1) : i])


def _describes(token: Token) -> bool:
    return token.pos in ("ADJ", "ADV") or token.morph.get("VerbForm") == "Part"


def past_setting(sentence: Sentence, i: int, language: str = "fr", own: frozenset[str] = frozenset()) -> int | None:
    """The first token after the setting that begins at `i`, with what belongs to it (« au quotidien Le Monde »).

    Prepositions of the verb, `own`, end it before an article: « dans un entretien au Cap à la fin du blocus ».
    """
    noun = setting_at(sentence, i, language, between=True)
    if noun is None:
        return None
    tokens = sentence.tokens
    j = noun + 1
    while j < len(tokens):
        token = tokens[j]
        if token.lower in own and brings_matter(tokens, j, language):
            courtroom = tokens[noun].lower in words(language, "courtroom")  # « témoigne à la barre de l'horreur … »
            if courtroom or j > noun + 1 or not whose(tokens, j, language):
                return j
        juxtaposed = j == noun + 1 and token.pos == "NOUN"  # « lors d'un point presse »
        if token.lower in words(language, "question_determiner"):
            return j  # « demande au maire quel serait … », an adjective to the model
        if juxtaposed or token.pos in ("ADJ", "PROPN") or (token.text[0].isupper() and token.pos != "DET"):
            j += 1
        elif token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Past":
            j += 1  # « dans un communiqué publié lundi »
            while j < len(tokens) and tokens[j].lower in words(language, "day") | words(language, "time_noun"):
                j += 1
            j = _past_carrier(tokens, j, language)
        elif token.lower in words(language, "setting_joint") and j + 1 < len(tokens):
            following = next((t for t in tokens[j + 1 : j + 4] if t.pos not in ("DET", "ADJ")), None)
            if following is None or not (following.pos in ("PROPN", "NOUN") or following.text[0].isupper()):
                return j
            if token.lower in words(language, "plural_of") and not _more_behind(tokens, following.i + 1):
                return j  # « a réclamé à la radio des mesures fortes »
            j = following.i + 1
        else:
            return j
    return j


def whose(tokens: tuple[Token, ...], j: int, language: str) -> bool:
    """« lors de la visite du ministre », « de la ministre », « de son maire »: « de » and who is known already at token `j`."""
    if tokens[j].lower not in words(language, "of"):
        return False
    definite = words(language, "definite_article") | words(language, "possessive")
    return tokens[j].lower in words(language, "contracted") or any(t.lower in definite for t in tokens[j + 1 : j + 2])


def _past_carrier(tokens: tuple[Token, ...], j: int, language: str) -> int:
    """« une tribune publiée par La Vigie », « un message posté sur Facebook »: the token behind the name, else `j` itself."""
    led = j + 1 < len(tokens) and tokens[j].lower in words(language, "agent") | words(language, "on")
    end = j + 1
    while led and end < len(tokens) and tokens[end].text[0].isupper():
        end += 1
    return end if end > j + 1 else j


def brings_matter(tokens: tuple[Token, ...], j: int, language: str) -> bool:
    """« de la baisse », « de nouvelles baisses », « du retard »: more than a bare noun or a name behind a preposition."""
    if j + 2 >= len(tokens):
        return False
    behind = tokens[j + 1]
    if past_phrase(tokens, j, language, "on_part_of") is not None:
        return False  # « de la part du chef »
    if not (behind.text.islower() or behind.pos == "NUM" or behind.text in words(language, "open_quote")):
        return False
    if behind.pos == "DET" and tokens[j + 2].text[0].isupper():
        return False  # « à la tribune de l'ONU »
    if tokens[j].lower in words(language, "contracted"):
        return behind.pos in ("NOUN", "ADJ") and behind.text.islower()
    return behind.pos in ("DET", "ADJ", "NUM") or behind.text in words(language, "open_quote")


def _more_behind(tokens: tuple[Token, ...], i: int) -> bool:
    """« au congrès des maires la création … », « … des maires que … »: what is said is still to come."""
    return i < len(tokens) and (tokens[i].pos in ("DET", "SCONJ") or tokens[i].text in ("«", "“", '"', ":"))
