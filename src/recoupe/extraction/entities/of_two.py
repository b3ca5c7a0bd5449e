"""Whom « le premier » and « la seconde » take up.

« Hugo Roux et Marc Petit ont reconnu les faits. Le second a demandé pardon. » : of the two persons who were last named in
one sentence. « Le second tour » takes up nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.nominals import Head
from recoupe.extraction.entities.pronouns import Pronoun, agrees, identity, pronoun
from recoupe.extraction.entities.scene import Appearance, Layout
from recoupe.extraction.parse import Token

PAIR = 3  # sentences over which « le premier » looks back


def rank_at(tokens: Sequence[Token], i: int, language: str) -> Pronoun | None:
    """« le second » at tokens `i` and the next, where no noun stands behind."""
    if i + 1 >= len(tokens) or tokens[i].pos != "DET":
        return None
    asked = pronoun(f"{tokens[i].lower} {tokens[i + 1].lower}", language)
    behind = tokens[i + 2] if i + 2 < len(tokens) else None
    alone = behind is not None and (behind.pos in ("VERB", "AUX", "PRON", "ADV") or behind.text == ",")
    return asked if asked is not None and asked.rank and alone else None


def latter_at(tokens: Sequence[Token], i: int, language: str) -> Pronoun | None:
    """« ce dernier » at tokens `i` and the next, where no noun stands behind."""
    if i + 1 >= len(tokens) or tokens[i].pos not in ("DET", "PRON"):
        return None
    asked = pronoun(f"{tokens[i].lower} {tokens[i + 1].lower}", language)
    behind = tokens[i + 2] if i + 2 < len(tokens) else None
    alone = behind is not None and (behind.pos in ("VERB", "AUX", "PRON") or behind.text == ",")
    return asked if asked is not None and asked.near and alone else None


def ranked(asked: Pronoun, sentence: int, appearances: Sequence[Appearance], layout: Layout) -> Appearance | None:
    """« le premier », « la seconde »: of the two who were last named in one sentence, if gender agrees.

    What is quoted between counts as one sentence.
    """
    outer = _ranked(asked, sentence, [a for a in appearances if not a.nominal.inside], layout)
    return outer or _ranked(asked, sentence, appearances, layout)  # « le procès de Hugo Roux et de Marc Petit »


def _ranked(asked: Pronoun, sentence: int, appearances: Sequence[Appearance], layout: Layout) -> Appearance | None:
    by_sentence: dict[int, dict[str, Appearance]] = {}
    for seen in appearances:
        if seen.person is not None and not seen.quoted and seen.nominal.sort is not Head.PRONOUN:
            by_sentence.setdefault(seen.nominal.sentence, {}).setdefault(identity(seen), seen)
    for number in sorted(by_sentence, reverse=True):
        pair = list(by_sentence[number].values())
        if len(pair) == 2:
            chosen = pair[asked.rank - 1]
            return chosen if layout.apart(number, sentence) <= PAIR and agrees(chosen, asked) else None
    return None
