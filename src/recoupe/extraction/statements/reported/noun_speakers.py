"""Who stands beside a noun of saying: « l'annonce du préfet », « ses propos », « les avertissements américains ».

An adjective of a country, a phrase behind « de » or « par », one that a participle brings (« la promesse faite en mai par
le maire »), or the owner. Where a second « de » follows, it may bring what is said (« l'annonce de Paul Roy d'une grève »)
or tell who speaks (« l'annonce du maire de Valmer »). What is said is `nouns`' business.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extraction.entities.lexicon import words as place_nouns
from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.demonyms import is_demonym
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time, past_time
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase, name_like, nominal
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.view import View

_TITLE = 4  # words of a newspaper's name in marks
_NEAR = 8  # words between a participle and its « par »: « formulée en 2012, à Valmer, par »


@dataclass(frozen=True, slots=True)
class Beside:
    """The speaker's phrase, the token behind it, and how it is named."""

    phrase: Phrase
    behind: int
    how: str


def speaker_beside(view: View, token: Token, begin: int) -> Beside | None:
    """The speaker beside the noun whose words are the tokens `begin` to `token`."""
    tokens, language = view.sentence.tokens, view.language
    i = token.i + 1
    while i < len(tokens) and tokens[i].pos in ("ADJ", "ADV") and not _made(view, i):
        if tokens[i].lower in words(language, "no_speaker"):
            break
        if is_demonym(tokens[i].lower):
            return Beside((i, i), i + 1, "demonym")
        i += 1
    if i + 1 >= len(tokens):
        return None
    if is_time(
        view.sentence, i, language
    ):  # « l'annonce mardi par la ville de … », « Critiques lundi du syndicat sur … »
        told = past_time(view.sentence, i, len(tokens), language)
        whose = words(language, "agent") | words(language, "of")
        i = told if told + 1 < len(tokens) and tokens[told].lower in whose else i
    made = i + 1 if tokens[i].text == "," and _made(view, i + 1) else i  # « L'argument, avancé par la ville, est que »
    if _made(view, made):
        agent = agent_behind(view, made)
        return None if agent is None else Beside(agent, agent[1] + 1, "made")
    agent_word = tokens[i].lower in words(language, "agent")
    part = past_phrase(tokens[:-1], i, language, "on_part_of")  # « les critiques de la part du maire »
    if agent_word or part is not None or tokens[i].lower in words(language, "of"):
        first, how = part or i + 1, "agent" if agent_word else "of"
        if (marked := _in_marks(view, first)) is not None:
            return Beside(*marked, how)
        phrase = first, _short(view, first, agent_word)
        if _somebody(view, first - 1, phrase):
            return Beside(phrase, phrase[1] + 1, how)
    if (owner := _owner(view, begin)) is not None:
        return Beside((owner, owner), i, "owner")
    return None


def _in_marks(view: View, mark: int) -> tuple[Phrase, int] | None:
    """« les révélations du « Phare » sur … »: a name that marks hold behind « de », and the token behind them."""
    tokens = view.sentence.tokens
    passage = next((p for p in view.passages if p.closed and p.start == tokens[mark].start), None)
    if passage is None:
        return None
    held = [t for t in tokens if passage.inner_start <= t.start and t.end <= passage.inner_end]
    if not held or len(held) > _TITLE or not held[0].text[0].isupper() or any(map(is_finite, held)):
        return None
    return (held[0].i, held[-1].i), held[-1].i + 2


def _somebody(view: View, of: int, phrase: Phrase) -> bool:
    """« du maire », « de Valmer », « par des élus »; not « demande d'avis », nor « syndicats représentant au moins … »."""
    tokens, language = view.sentence.tokens, view.language
    first, last = tokens[phrase[0]], tokens[phrase[1]]
    bare = tokens[of].lower in words(language, "bare_of") and first.pos == "NOUN" and first.text.islower()
    if bare or first.pos not in ("DET", "NOUN", "PROPN", "NUM", "ADJ") or last.morph.get("VerbForm") == "Part":
        return False
    return surely_speaks(view.sentence, phrase, language)


def agent_behind(view: View, participle: int) -> Phrase | None:
    """« faite en mars par la juge de … »: who made it, as far as the « de » that brings what was said."""
    tokens, language = view.sentence.tokens, view.language
    for token in tokens[participle + 1 : participle + 1 + _NEAR]:
        if token.lower in words(language, "agent") and token.i + 1 < len(tokens):
            phrase = token.i + 1, _short(view, token.i + 1, True)
            voted = tokens[phrase[0]].text[0].isdigit()  # « adoptée par 178 voix »
            return None if voted or not surely_speaks(view.sentence, phrase, language) else phrase
        if is_finite(token) or token.text in (";", ":", "."):
            return None
    return None


def _made(view: View, i: int) -> bool:
    token = view.sentence.tokens[i]
    return token.morph.get("VerbForm") == "Part" and among(token, words(view.language, "made"))


def _owner(view: View, begin: int) -> int | None:
    tokens = view.sentence.tokens
    i = begin - 1
    while i > 0 and tokens[i].pos == "ADJ":
        i -= 1
    told = i > 0 and tokens[i - 1].lower in words(view.language, "subject_pronoun")  # « on leur demande »
    return i if i >= 0 and tokens[i].lower in words(view.language, "possessive") and not told else None


def _short(view: View, first: int, agent: bool) -> int:
    """End of the speaker's phrase: up to what brings the content (« les demandes des riverains en faveur d'un mur »)."""
    end = after(view.sentence, first, language=view.language)
    tokens, language = view.sentence.tokens, view.language
    seen = False
    apposed = end + 1 < len(tokens) and tokens[end + 1].text == ","
    closed = next((t.i for t in tokens[first:end] if t.text == ","), None) if apposed else None
    for i in range(first, end + 1):
        seen = seen or tokens[i].pos in NOMINAL
        about = tokens[i].lower in words(language, "said_to_or_about")
        about = about or past_phrase(tokens, i, language, "brings_said") is not None
        said = tokens[i].lower in words(language, "of") and (_infinitive_at(view, i + 1) or _brings(view, i, agent))
        if seen and tokens[i].text == "(":
            return i - 1
        if closed is not None and closed < i <= end:
            continue  # « l'annonce par Awa Roux, avocate au barreau, d'une plainte »
        if seen and (about or said):
            return i - 1 - (tokens[i - 1].text == ",")
    return end


def _infinitive_at(view: View, i: int) -> bool:
    return i < len(view.sentence.tokens) and lead(view.sentence, i, view.language) is not None


def _brings(view: View, of: int, agent: bool) -> bool:
    """Whether « de » brings what is said: « par la mairie de la fin », « de Paul Roy d'une grève »; not « de Valmer »."""
    tokens, language = view.sentence.tokens, view.language
    head = next((t for t in tokens[of + 1 : of + 4] if nominal(t)), None)
    if head is None or head.text[0].isupper() or head.label == "LOC":
        return False
    if among(head, named(language, "person", "role", "body") | place_nouns(language, "names", "place_noun")):
        return False
    if agent:
        return True
    open_article = tokens[of + 1].lower in words(language, "indefinite")
    bare = tokens[of].lower in words(language, "bare_of") and tokens[of + 1].pos != "DET"
    if name_like(tokens[of - 1]):
        return open_article or bare
    return open_article and head.lower.endswith(tuple(words(language, "abstract_ending")))
