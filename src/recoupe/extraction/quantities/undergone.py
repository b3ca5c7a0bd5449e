"""What has happened to counted things by the participle behind them: « huit tonnes de viande saisies ».

« Les trois ponts situés au nord » are where they are.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.singular import singular
from recoupe.extraction.quantities.tense import helpers, lemma
from recoupe.extraction.quantities.verbless import is_participle
from recoupe.model.quantity import Phase

_ASIDE = 3  # words of « " très gravement »
_MARKS = frozenset("'\"«»“”‘’")  # around « les "gilets jaunes" »


def with_complement(sentence: Sentence, own: tuple[Token, ...]) -> tuple[Token, ...]:
    """The figure and what belongs to it right behind: « 8 tonnes [de viande saisies] »."""
    end = own[-1].i + 1
    while end < len(sentence.tokens) and sentence.tokens[end].pos in ("ADP", "NOUN", "ADJ", "VERB"):
        if sentence.tokens[end].pos == "VERB" and sentence.tokens[end].morph.get("VerbForm") != "Part":
            break
        end += 1
    return (*own, *sentence.tokens[own[-1].i + 1 : end])


def done_to(own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« les quatre élèves exclus »: what has happened to them; « les trois ponts situés au nord » are where they are."""
    return any(
        is_participle(t, lexicon) and lemma(t, lexicon) not in lexicon.lying | lexicon.verbs_of("residing") for t in own
    )


def undergone(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« huit tonnes de viande saisies », « deux agents légèrement blessés »: what has happened to them."""
    words = with_complement(sentence, own)
    if len(words) > len(own) and words[len(own)].lower not in lexicon.role("of"):
        words = own
    return done_to(words, lexicon) or _reduced(sentence, own, lexicon) or _hurt(sentence, own, lexicon)


def _behind(sentence: Sentence, own: tuple[Token, ...]) -> Token | None:
    """The word behind a figure, adverbs and quotation marks passed over."""
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 1 + _ASIDE]
    return next((t for t in behind if t.pos != "ADV" and t.text not in _MARKS), None)


def _reduced(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« les 57 millions [versés] aux clubs »: a participle of its own, without an auxiliary."""
    told = _behind(sentence, own)
    if told is None or told.morph.get("Number") == "Sing" or helpers(sentence, told, lexicon):
        return False
    return done_to((told,), lexicon)


def _hurt(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« deux passants [blessés] », which the model takes for an adjective; « deux blessés » are counted themselves."""
    noun = next((i for i, t in enumerate(own) if t.pos == "NOUN"), len(own))
    told = _behind(sentence, own)
    words = (*own[noun + 1 :], *((told,) if told is not None and noun < len(own) else ()))
    adjectives = (t for t in words if t.pos in ("ADJ", "VERB") and not helpers(sentence, t, lexicon))
    return any(lexicon.phases.get(("UNIT", singular(t.lower, lexicon))) is Phase.DONE for t in adjectives)
