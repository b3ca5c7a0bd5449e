"""Figures of what is known already, « les deux pays », « ses quatre enfants »: so now, unless something has been done to them,
they have done it themselves or the time before is told.

« La police a libéré les deux otages », « les deux cadres ont quitté l'usine », « il avait été arrêté avec ses deux
compagnons » have happened; « les deux communes ont décidé d'attendre » and « les deux pays » are so now.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.linking import Link
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.relatives import so_now
from recoupe.extraction.quantities.tense import Tense, finite, lemma, tense
from recoupe.extraction.quantities.verbless import is_participle
from recoupe.model.quantity import Phase

_PAIR = 2  # of parties, camps, countries: known whatever is done to them
_INSIDE = 5  # words from a bracket to a figure in it


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its sentence: its words, what it counts, the verb it hangs on and what that tells."""

    sentence: Sentence
    own: tuple[Token, ...]
    unit: str
    verb: Link | None
    told: Phase | None
    known: bool
    lexicon: Lexicon

    @property
    def lasts(self) -> bool:
        """Whether it counts time."""
        return self.unit in self.lexicon.listed("years")

    @property
    def given(self) -> bool:
        """Whether its verb is one of saying."""
        return self.verb is not None and self.verb.verb.lemma in self.lexicon.saying


def unit_phase(figure: Figure) -> Phase | None:
    """What the counted noun tells by itself: « 12 morts », « 54 % des suffrages » have happened."""
    credited = figure.verb is not None and lemma(figure.verb.verb, figure.lexicon) in figure.lexicon.lying
    if not credited and _cast(figure.sentence, figure.own, figure.unit, figure.lexicon):
        return Phase.DONE
    return figure.lexicon.phases.get(("UNIT", figure.unit))


def _cast(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> bool:
    """« 54 % des suffrages »."""
    near = (*own, *sentence.tokens[own[-1].i + 1 : own[-1].i + 3])
    return unit == "%" and any(t.lower in lexicon.listed("ballot") for t in near)


def bygone(figure: Figure) -> bool:
    """Whether its verb is an imperfect or of the time before it."""
    verb = figure.verb
    if verb is None:
        return False
    return tense(finite(figure.sentence, verb.verb, figure.lexicon), figure.lexicon) is Tense.IMPERFECT


def is_known(sentence: Sentence, first: Token, unit: str, lexicon: Lexicon) -> bool:
    """« les deux pays », « ses quatre enfants », « le toit des deux granges », « un des neuf moteurs »: what is known already."""
    before = sentence.tokens[first.i - 1] if first.i else None
    if before is None:
        return False
    if before.lower in lexicon.role("of_the") and first.i > 1:
        led = sentence.tokens[first.i - 2]
        counted = unit not in lexicon.listed("years") and not is_money(unit) and first.pos != "NOUN"
        acted = ("NOUN", led.lemma) in lexicon.phases or led.lower in lexicon.listed("during")
        return led.lower in lexicon.role("one") or (counted and not acted)  # not « l'arrestation des 150 lycéens »
    return before.pos == "DET" and (
        before.morph.get("Definite") == "Def"
        or before.morph.get("Poss") == "Yes"
        or before.morph.get("PronType") == "Dem"
    )


def acted_on(figure: Figure) -> bool:
    """« a arrêté ses trois complices »: the object of a verb of what is done to people and things."""
    verb, lexicon = figure.verb, figure.lexicon
    if verb is None or verb.subject or verb.nouns or not verb.direct:
        return False
    deeds = lexicon.verbs_of("punctual") | lexicon.verbs_of("killing") | lexicon.harming
    before = figure.sentence.tokens[figure.own[0].i - 1]
    alone = before.i > 0 and figure.sentence.tokens[before.i - 1].pos in ("VERB", "ADV")
    return alone and lemma(verb.verb, lexicon) in deeds


def has_acted(figure: Figure) -> bool:
    """« les deux cadres ont quitté l'usine », « les 300 femmes criaient »: what known people did; what they are about or have
    settled (« les deux communes ont décidé ») tells what they are."""
    verb, lexicon = figure.verb, figure.lexicon
    if verb is None or verb.nouns or unit_phase(figure) is Phase.CURRENT:
        return False
    known = lemma(verb.verb, lexicon)
    return known not in lexicon.planning | lexicon.verbs_of("aiming") | lexicon.verbs_of("settling")


def of_known(figure: Figure) -> Phase:
    """What is known already is so, unless something has been done to it or the time runs ahead."""
    sentence, own, verb, lexicon = figure.sentence, figure.own, figure.verb, figure.lexicon
    article = sentence.tokens[own[0].i - 1]
    pair = any(lexicon.cardinals.get(t.lower) == _PAIR for t in own)
    pointed = (
        article.morph.get("PronType") == "Dem"  # « ces douze villages »
        or are_people(figure.unit, lexicon)
        or article.lower in lexicon.role("of_the")
        or (pair and not figure.lasts)
    )
    happened = figure.told is Phase.DONE
    done = any(is_participle(t, lexicon) for t in own)
    if happened and bygone(figure) and unit_phase(figure) is not Phase.CURRENT:
        return Phase.DONE  # « il avait été arrêté avec ses deux compagnons »
    acted = happened and verb is not None and (verb.subject or (verb.direct and not pointed))
    done = done or (acted and not so_now(sentence, own, lexicon))
    before = [t.lower for t in sentence.tokens[max(0, own[0].i - 2) : own[0].i]]
    done = done or (happened and figure.unit in lexicon.attending)  # « parmi les 4 300 manifestants, il y avait »
    lately = any(t.lower in lexicon.preposed for t in own)  # « dans les dix derniers mois »
    done = done or (figure.lasts and happened and before[0] in lexicon.role("lasting"))
    if figure.lasts and not done and not lately and before[0] in lexicon.role("in_time"):
        return Phase.PLANNED  # « promet un audit dans les cent jours »
    return Phase.DONE if done else Phase.CURRENT


def beside_known(figure: Figure) -> bool:
    """« devant Marc Dulac (15 buts en 17 matches) », « à 80 agents (sur 250) », « aux clients actuels (3 millions) »: in brackets
    behind somebody or something known, whatever is planned with it."""
    sentence, first = figure.sentence, figure.own[0].i
    opening = next(
        (t for t in reversed(sentence.tokens[max(0, first - _INSIDE) : first]) if t.text in ("(", ")")), None
    )
    if opening is None or opening.text == ")" or not opening.i or is_money(figure.unit):
        return False
    within = sentence.tokens[opening.i + 1 : first]
    if any(t.pos in ("VERB", "AUX") for t in within):
        return False
    if within and within[-1].lower in figure.lexicon.role("out_of"):
        return True
    beside = sentence.tokens[opening.i - 1]
    article = sentence.children(beside.i, "det", "case") or sentence.children(beside.head, "det", "case")
    definite = figure.lexicon.role("of_the") | figure.lexicon.listed("wide")
    known = any(t.morph.get("Definite") == "Def" or t.lower in definite for t in article)
    return beside.pos == "PROPN" or (known and beside.pos in ("NOUN", "ADJ") and figure.unit != "%")
