"""Titles with which a text opens and whose bearer it names only below them.

« La maire de Valmer s'alarme. Awa Roux réclame des moyens. … la bourgmestre » : the name with which the next sentence begins.
« Le directeur promet une école » above « Hugo Roux, qui dirige le lycée, … » : whom the title fits best of those named below.
"""

from __future__ import annotations

from recoupe.extraction.entities.casting import Casting
from recoupe.extraction.entities.contrast import contrasted
from recoupe.extraction.entities.likely import likely
from recoupe.extraction.entities.nearby import told_above
from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.titles import Holder, bearer


def named_next(seen: Appearance, casting: Casting) -> list[Holder]:
    """The post of whom the next sentence names, which counts from the title on; nothing where somebody is told with it."""
    nominal = seen.nominal
    record = told_above(nominal, casting.appearances, casting.holders, casting.parsed.sentences)
    if record is None or nominal.role is None:
        return []
    if bearer(nominal, casting.holders, casting.last_seen, casting.language, opening=True) is not None:
        return []
    return [Holder(record, nominal.role, nominal.qualifiers, nominal.start, nominal.sentence)]


def named_below_only(nominal: Nominal, casting: Casting) -> Record | None:
    """Whom an opening title most likely means of those whom the text names only below it."""
    record = likely(nominal, casting, (), opening=True)
    above = any(a.record is record and a.start < nominal.end for a in casting.appearances)
    return None if above or contrasted(nominal, casting.parsed, casting.language) else record
