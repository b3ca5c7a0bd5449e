"""Titles with which a text opens, or that stand in its headline, and whose bearer it names right above, below or further down.

« La maire de Valmer s'alarme. Awa Roux réclame des moyens. … la bourgmestre » : the name with which the next sentence begins.
« Marc Ilunga claque la porte » above « Le ministre de la Mer a quitté … » : the one person of the headline.
« Le directeur promet une école » above « Hugo Roux, qui dirige le lycée, … » : whom the title fits best of those named below.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.casting import Casting
from recoupe.extraction.entities.contrast import contrasted
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.likely import likely
from recoupe.extraction.entities.nearby import past_brackets
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.titles import Holder, bearer
from recoupe.extraction.entities.undergone import gone, on_trial
from recoupe.extraction.parse import Sentence
from recoupe.model.article import BlockKind


def named_next(seen: Appearance, casting: Casting) -> list[Holder]:
    """The post of whom the headline above or the next sentence names, which counts from the title on; nothing where it is told of
    somebody.
    """
    nominal = seen.nominal
    if nominal.role is None or not nominal.role.post or nominal.article is not Article.DEFINITE:
        return []
    record = _below(nominal, casting) or _in_headline(nominal, casting)
    if (
        record is None
        or bearer(nominal, casting.holders, casting.last_seen, casting.language, opening=True) is not None
    ):
        return []
    return [Holder(record, nominal.role, nominal.qualifiers, nominal.start, nominal.sentence)]


def _below(nominal: Nominal, casting: Casting) -> Record | None:
    """« Le président valdarien s'alarme » above « Marc Ilunga a dit … »: the name with which the text below begins."""
    sentences = casting.parsed.sentences
    if not (_heads(sentences, nominal.sentence) or _opens(nominal, casting)):
        return None
    below = nominal.sentence + 1
    while below < len(sentences) and sentences[below].kind is not BlockKind.BODY:
        below += 1
    first = _first(below, casting)
    if first is None or first.nominal.sort is not Head.NAME:
        return None
    before = sentences[below].tokens[: first.nominal.first]
    led = len(before) > 1 and (before[-1].text != "," or _answering(first, casting))
    return None if led else _acting(first, nominal, casting)


def _in_headline(nominal: Nominal, casting: Casting) -> Record | None:
    """« Marc Ilunga claque la porte » above « Le ministre de la Mer a quitté … »: the one person told of in the headline, whom the
    first sentence tells by a post; no lawyer of theirs, nobody who has died.
    """
    sentences = casting.parsed.sentences
    first = next((n for n, s in enumerate(sentences) if n and s.kind is BlockKind.BODY), -1)
    if nominal.sentence != first or not nominal.qualifiers or not _leads(nominal, casting):
        return None
    above = [a for a in casting.appearances if a.nominal.sentence < first and a.somebody]
    if len({a.start for a in above}) != 1 or above[0].undergoes or not _heads(sentences, above[0].nominal.sentence):
        return None
    record = _acting(above[0], nominal, casting)
    guarded = nominal.role is not None and nominal.role.masculine in words(casting.language, "titles", "guarded")
    if record is None or guarded or not _alone(nominal, record, casting):
        return None
    named = [a for a in casting.appearances if a.record is record and a.nominal.name is not None]
    return None if gone(record, named, casting, ()) or on_trial(named, casting) else record


def _acting(seen: Appearance, title: Nominal, casting: Casting) -> Record | None:
    """The person named in full who acts, if the title shows no other gender and the text tells no post of theirs."""
    record, name = seen.person, seen.nominal.name
    if not seen.subject or record is None or name is None or name.first == name.last:
        return None
    if {record.gender, title.gender} == {"m", "f"} or any(h.record.id == record.id for h in casting.holders):
        return None
    return record


def _first(number: int, casting: Casting) -> Appearance | None:
    """Whom a sentence opens with: « Hugo Roux a vu … », « Sur place, devant l'usine, Hugo Roux a vu … »."""
    here = [a for a in casting.appearances if a.nominal.sentence == number]
    return next(
        (a for n, a in enumerate(here) if a.subject or a.somebody or a.quoted or (not n and a.nominal.first <= 1)), None
    )


def _answering(seen: Appearance, casting: Casting) -> bool:
    """« En face, Awa Roux rétorque que … »: who answers is somebody else."""
    tokens = casting.parsed.sentences[seen.nominal.sentence].tokens
    verbs = {t.lemma for t in past_brackets(tokens, seen.nominal.last + 1)[:3] if t.pos == "VERB"}
    return bool(verbs & words(casting.language, "titles", "answers"))


def _heads(sentences: Sequence[Sentence], number: int) -> bool:
    """Whether a sentence is a heading, or a line of its own without a full stop."""
    sentence = sentences[number]
    if sentence.kind is BlockKind.HEADING:
        return True
    alone = number + 1 < len(sentences) and sentences[number + 1].paragraph != sentence.paragraph
    return alone and sentence.tokens[-1].text[-1] not in ".?!…»:"


def _opens(nominal: Nominal, casting: Casting) -> bool:
    """« La maire de Valmer s'alarme. Awa Roux réclame … »: of whom the first sentence is that tells of anybody."""
    own, *below = casting.parsed.sentences[nominal.sentence : nominal.sentence + 2]
    if own.kind is not BlockKind.BODY or not below or below[0].paragraph != own.paragraph:
        return False
    earlier = any(a.somebody for a in casting.appearances if a.nominal.sentence < nominal.sentence)
    return not earlier and nominal.first <= 1 and _leads(nominal, casting) and _alone(nominal, None, casting)


def _leads(nominal: Nominal, casting: Casting) -> bool:
    """Whether a sentence begins with the phrase and is about it."""
    here = (a for a in casting.appearances if a.nominal.sentence == nominal.sentence and not a.nominal.inside)
    first = next(here, None)
    return first is not None and first.nominal is nominal and first.leads


def _alone(nominal: Nominal, record: Record | None, casting: Casting) -> bool:
    """Whether the sentence of the phrase tells of no person but that one."""
    here = (a.person for a in casting.appearances if a.nominal.sentence == nominal.sentence and not a.nominal.inside)
    return all(who is None or who is record for who in here)


def named_below_only(nominal: Nominal, casting: Casting) -> Record | None:
    """Whom an opening title most likely means of those whom the text names only below it."""
    record = likely(nominal, casting, (), opening=True)
    above = any(a.record is record and a.start < nominal.end for a in casting.appearances)
    return None if above or contrasted(nominal, casting.parsed, casting.language) else record
