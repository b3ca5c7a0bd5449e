"""Charges of a participle without « être »: « Le trésorier, accusé de vol par ses voisins, … », « accusés de « trahir » ».

With a speaker behind « par » they are `accused`'s, without one those of nobody (`charged`), where a comma sets the
participle off, what is charged is a deed, or marks tell that somebody said it.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.reported.accused import accused
from recoupe.extraction.statements.reported.charged import charged, charged_with_deeds
from recoupe.extraction.statements.reported.hosts import name_before, part_ending
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.article import BlockKind


def participle_charges(view: View, group: Group, agent: Phrase | None) -> Iterator[Candidate]:
    """« Le trésorier, accusé de vol par ses voisins, … », « Karim Benali, accusé d'avoir menti, … »."""
    comma = _comma_before(view.sentence.tokens, group.first)
    if agent is not None:
        yield from accused(view, group, agent)
    elif comma is not None:
        who = part_ending(view, comma - 1, group.verb) or name_before(view, comma) if comma else None
        yield from charged(view, group, who)
    else:
        who = part_ending(view, group.first - 1, group.verb)
        told = view.sentence.kind is not BlockKind.HEADING and who is not None and charged_with_deeds(view, group)
        if told or _marked_charge(view, group):
            yield from charged(view, group, who)


def _marked_charge(view: View, group: Group) -> bool:
    """« les marchands accusés de « ruiner le port » »: the charge is in marks, so somebody made it."""
    tokens, language = view.sentence.tokens, view.language
    i = group.last + 1
    marks = words(language, "open_quote")
    return i + 1 < len(tokens) and tokens[i].lower in words(language, "bare_of") and tokens[i + 1].text in marks


def _comma_before(tokens: tuple[Token, ...], first: int) -> int | None:
    """The comma before a trait: « Karim Benali, accusé d'avoir menti, … », « …, inconnu du public et accusé de … »."""
    while first > 1 and tokens[first - 1].pos == "ADV":
        first -= 1  # « …, souvent accusé de … »
    if first and tokens[first - 1].text == ",":
        return first - 1
    if first < 4 or tokens[first - 1].pos != "CCONJ":
        return None
    comma = next((t.i for t in reversed(tokens[: first - 1]) if t.text == "," or is_finite(t)), 0)
    trait = tokens[comma].text == "," and tokens[comma + 1].pos in ("ADJ", "VERB", "ADV")
    return comma if trait and first - comma < 9 else None
