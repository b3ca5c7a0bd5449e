"""The verbs and expressions that report what somebody says, and what they take.

« La ministre a fait savoir que l'école rouvrirait » : « faire savoir » is one cue of `rules/fr/cues.toml`, which takes
a clause. The table says of each cue which constructions it takes, and what stands there when it is no report: « le
magasin assure la livraison » is none, because « assurer » takes no bare noun. Finding the words of a cue in a sentence
is `verb_groups`' task.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product

from recoupe.model.statement import Stance
from recoupe.rules.loader import load
from recoupe.rules.phrases import phrase_words

_REPORTS = 0.8  # weight from which a verb reports, whoever its subject is
_SAYS = 0.85  # weight from which it tells of words alone


class Takes(StrEnum):
    """What a cue can have as its content."""

    QUOTE = "quote"  # « … », dit X; X lance : « … »
    CLAUSE = "clause"  # dit que …
    QUESTION = "question"  # demande si …, explique pourquoi …
    INFINITIVE = "infinitive"  # affirme avoir …
    OF_INFINITIVE = "of_infinitive"  # promet de …
    TO_INFINITIVE = "to_infinitive"  # s'engage à …
    NOUN = "noun"  # dénonce l'envoi …
    ABOUT = "about"  # met en garde contre …, with one of `prepositions`
    ACCUSE = "accuse"  # accuse X de …: X is part of the content
    URGE = "urge"  # appelle X à …, demande à X de …: X is part of the content or left out
    JUDGE = "judge"  # qualifie X de …, voit X comme …
    STATE = "state"  # se dit surpris, se déclare favorable à …


class Negated(StrEnum):
    """What a negated cue does (« n'a pas confirmé »)."""

    NOTHING = "nothing"  # nobody says anything: « n'a pas dit que … »
    ASSERTS = "asserts"
    DENIES = "denies"
    DECLINES = "declines"


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying. `lemma` is the infinitive without « se »; `particle` are the words that must follow it.

    « | » parts particles and « / » the words that may stand at one place: « prêt/prête à revoir/examiner ».
    """

    lemma: str
    takes: tuple[Takes, ...]
    example: str
    particle: str = ""  # "savoir" (faire savoir), "en garde" (mettre en garde); forms apart by "|": "certain|certaine"
    clitic: str = ""  # a cue only with this pronoun before it: « y voit une manœuvre »
    reflexive: bool = False  # a cue only as « se … »: s'alarmer
    in_marks: tuple[Takes, ...] = ()  # taken only where the content opens in quotation marks: refuse de « céder »
    in_past: tuple[Takes, ...] = ()  # taken only in the perfect: « a souhaité rappeler », not « souhaite partir »
    of_whom: tuple[Takes, ...] = ()  # taken only behind whom it is asked of: « attend du ministre un geste »
    prepositions: tuple[str, ...] = ()  # before the noun of ABOUT; "de" stands for d', du, des too
    nouns: tuple[str, ...] = ()  # NOUN and ABOUT take only these heads, STATE only these adjectives; empty: any
    indefinite: bool = False  # of other nouns those with « un », « une »: « parle d'une erreur », not « de l'erreur »
    numbers: bool = (
        False  # ABOUT takes a figure with any noun: « parle de 3 000 marcheurs »; NOUN, with « les », only one
    )
    owned: bool = False  # NOUN takes only what is the speaker's own: « revoit à la hausse ses prévisions »
    not_nouns: tuple[str, ...] = ()  # NOUN takes any head but these
    not_counted: tuple[str, ...] = ()  # nor these behind a number: « déplore trois morts », but « la mort de … »
    not_subjects: tuple[str, ...] = ()  # heads of subjects with which the verb is no report: « la loi prévoit que … »
    causal: bool = False  # with the subjunctive CLAUSE tells a cause: « la crue explique que le pont ait cédé »
    stance: Stance = Stance.ASSERTS
    rejects_content: bool = False
    negated: Negated = Negated.NOTHING
    negated_only: bool = False  # reports only where negated: « ne cache pas »
    mood: bool = False  # said of a country it tells what its people feel, not what it says: « Kiev craint que … »
    apposed: bool = False  # the particle, a participle, reports alone: « La maire, convaincue que …, a signé »
    thought: bool = False  # of many people it tells what they think: « les habitants pensent que … »
    weight: float = 0.9  # how surely the verb, so construed, reports an utterance
    counter: str = ""

    @property
    def reports(self) -> bool:
        """Whether the verb reports, whoever its subject is; else it often tells what is felt or wished: craindre, espérer."""
        return self.weight >= _REPORTS

    @property
    def says(self) -> bool:
        """Whether the verb tells of words alone: dire, affirmer; constater also tells what one sees."""
        return self.weight >= _SAYS

    @property
    def name(self) -> str:
        """The cue as a dictionary has it: « mettre en garde », « se réjouir »."""
        return " ".join(filter(None, (self.clitic, "se" if self.reflexive else "", self.lemma, self.particle)))

    @property
    def particles(self) -> tuple[tuple[str, ...], ...]:
        """The forms of the particle as tokens; none where the cue has no particle."""
        return _particles(self.particle)


@cache
def _particles(particle: str) -> tuple[tuple[str, ...], ...]:
    words = (phrase_words(form) for form in particle.split("|") if form)
    return tuple(form for phrase in words for form in product(*(word.split("/") for word in phrase)))


@cache
def lexicon(language: str) -> Mapping[str, tuple[Cue, ...]]:
    """The cues of a language by lemma; longest particle first, those with a clitic, reflexive, then only negated before plain."""
    by_lemma: dict[str, list[Cue]] = {}
    for cue in load(language, "cues", "verb", Cue):
        by_lemma.setdefault(cue.lemma, []).append(cue)
    return {
        lemma: tuple(sorted(cues, key=lambda c: (-len(c.particle), not c.clitic, not c.reflexive, not c.negated_only)))
        for lemma, cues in by_lemma.items()
    }
