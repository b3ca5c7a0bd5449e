"""What the text says has happened to somebody, which tells what they may be called: who has died speaks no more, who stands
trial is « l'accusé » and none of those who try him, who testifies is « le témoin ».
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Protocol

from recoupe.extraction.entities.callings import domains
from recoupe.extraction.entities.lexicon import Role, words
from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance, subject_of
from recoupe.extraction.entities.titles import Holder
from recoupe.extraction.parse import ParsedArticle


class Stage(Protocol):
    """What of an article's casting is needed here."""

    parsed: ParsedArticle
    language: str


def gone(who: Record, seen: Sequence[Appearance], scene: Stage, spoke: Sequence[tuple[int, str]]) -> bool:
    """« Hugo Roux est mort », « le meurtre de Hugo Roux »: somebody who does not speak any more, unless they did."""
    if who.id in {speaker for _, speaker in spoke}:
        return False
    language = scene.language
    death, deaths = words(language, "titles", "death"), words(language, "titles", "death_noun")
    of = words(language, "statement_words", "of")
    for one in seen:
        sentence = scene.parsed.sentences[one.nominal.sentence]
        before = sentence.tokens[max(0, one.nominal.first - 2) : one.nominal.first]
        if len(before) == 2 and before[0].lower in deaths and before[1].lower in of:
            return True
        if _does(one, death, scene):
            return True
    return False


def tried(nominal: Nominal, seen: Sequence[Appearance], scene: Stage) -> bool:
    """« Hugo Roux comparaît lundi. … L'accusé », « Paul Petit témoigne. … Le témoin »: who stands trial or testifies."""
    if nominal.role is None:
        return False
    for nouns, verbs in (("charged", "trial"), ("witness", "testifies")):
        if nominal.role.masculine in words(scene.language, "titles", nouns):
            return any(_does(one, words(scene.language, "titles", verbs), scene) for one in seen)
    return False


def on_trial(seen: Sequence[Appearance], scene: Stage) -> bool:
    """« Hugo Roux comparaît lundi »: who stands trial somewhere."""
    return any(_does(one, words(scene.language, "titles", "trial"), scene) for one in seen)


def in_the_dock(title: Role, who: Record, holders: Sequence[Holder], language: str) -> bool:
    """« Le prévenu, Hugo Roux, … Le président »: who stands trial is none of those who try them, unless they hold that post."""
    if title.masculine not in words(language, "titles", "court"):
        return False
    held = {h.role.masculine for h in holders if h.record is who}
    dock = any("dock" in domains(language).get(post, frozenset()) for post in held)
    return dock and title.masculine not in held


def _does(seen: Appearance, lemmas: Set[str], scene: Stage) -> bool:
    """Whether the phrase is the subject of one of these verbs."""
    sentence = scene.parsed.sentences[seen.nominal.sentence]
    return any(sentence.tokens[i].lemma in lemmas for i in subject_of(sentence, seen.nominal, scene.language))
