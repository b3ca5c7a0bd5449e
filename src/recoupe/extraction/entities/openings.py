"""Titles with which a text opens and whose bearer it names only below them.

« La maire de Valmer s'alarme. Awa Roux réclame des moyens. … la bourgmestre » : the name with which the next sentence begins.
« Le directeur promet une école » above « Hugo Roux, qui dirige le lycée, … » : whom the title fits best of those named below.
"""

from __future__ import annotations

from recoupe.extraction.entities.casting import Casting
from recoupe.extraction.entities.contrast import contrasted
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.likely import likely
from recoupe.extraction.entities.nearby import told_above, told_below
from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.titles import Holder, bearer
from recoupe.extraction.entities.undergone import gone, on_trial


def named_next(seen: Appearance, casting: Casting) -> list[Holder]:
    """The post of whom the headline above or the next sentence names, which counts from the title on; nothing where it is told of
    somebody.
    """
    nominal = seen.nominal
    scene = casting.appearances, casting.holders, casting.parsed.sentences
    record = told_above(nominal, *scene, casting.language) or _in_headline(nominal, casting)
    if record is None or nominal.role is None:
        return []
    if bearer(nominal, casting.holders, casting.last_seen, casting.language, opening=True) is not None:
        return []
    return [Holder(record, nominal.role, nominal.qualifiers, nominal.start, nominal.sentence)]


def _in_headline(nominal: Nominal, casting: Casting) -> Record | None:
    """Whom the headline names and the first sentence tells by a post; no lawyer of theirs, nobody who has died."""
    scene = casting.appearances, casting.holders, casting.parsed.sentences
    record = told_below(nominal, *scene)
    if record is None or nominal.role is None or nominal.role.masculine in words(casting.language, "titles", "guarded"):
        return None
    named = [a for a in casting.appearances if a.record is record and a.nominal.name is not None]
    return None if gone(record, named, casting, ()) or on_trial(named, casting) else record


def named_below_only(nominal: Nominal, casting: Casting) -> Record | None:
    """Whom an opening title most likely means of those whom the text names only below it."""
    record = likely(nominal, casting, (), opening=True)
    above = any(a.record is record and a.start < nominal.end for a in casting.appearances)
    return None if above or contrasted(nominal, casting.parsed, casting.language) else record
