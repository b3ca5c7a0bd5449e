"""The words that tell when and where counted things are, indexed: the lists of `rules/<language>/counting.toml`.

« bientôt » puts off, « employer » tells what is so, « à » comes before a place: which words do so stands in the rules, what
they do in `phase`, `governing`, `places` and `localities`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from recoupe.extraction.quantities import entries as e
from recoupe.model.quantity import Phase
from recoupe.rules.loader import load

Entry = TypeVar("Entry")

# The lists of verbs in `counting.toml`.
VERB_KINDS = (
    "enabling",
    "standing_for",
    "compound",
    "moving",
    "falling",
    "amounting",
    "modal",
    "able",
    "needing",
    "saying",
    "reaching",
    "hosting",
    "lying",
    "plan",
    "harming",
    "residing",
    "aiming",
    "obliging",
    "telling",
    "attempting",
    "deciding",
    "punctual",
    "gathering",
    "launching",
    "suffering",
    "resulting",
    "forecast",
    "recent",
    "active",
    "decreeing",
    "seeing",
    "leaving",
    "acting",
    "giving",
    "befalling",
    "sentencing",
    "dying",
    "killing",
    "death",
    "noticing",
    "shifting",
    "threatening",
    "pledging",
    "handling",
    "holding",
    "gauging",
    "pronouncing",
    "counting_it",
    "withholding",
    "measure",
    "taking",
    "counter",
    "stating",
    "unsized",
    "surveying",
    "remaining",
    "screening",
    "settling",
    "mentioning",
    "befalling_them",
)
# The lists of words that say when, where and of whom in `counting.toml`.
WORD_KINDS = (
    "third_person_future",
    "all_of",
    "soon",
    "now",
    "ago",
    "already",
    "spoken_at",
    "after",
    "earlier",
    "since",
    "instead",
    "years",
    "ground",
    "ground_noun",
    "narrow",
    "wide",
    "on_the_way",
    "premises",
    "site",
    "titled_site",
    "happening",
    "direction",
    "stage",
    "habit",
    "according",
    "verge",
    "yet",
    "penalty",
    "town",
    "beside",
    "adverbial",
    "term",
    "old",
    "within",
    "past_year",
    "elapsed",
    "lent",
    "ballot",
    "capital",
    "source",
    "no_place",
    "whole_world",
    "restating",
    "amount",
    "parent",
    "child",
    "dead",
    "then_so",
    "long",
    "added",
    "during",
    "each",
    "bearing",
    "capital_to",
    "had",
    "spread",
    "pledged_to",
    "till",
    "intended",
    "badly",
    "day",
    "back_when",
    "punishment",
    "toll",
    "to_come",
    "compared",
    "head",
    "priced",
    "such_as",
    "flow",
    "bygone",
    "rated",
    "number",
    "participle_end",
    "no_participle",
    "feminine_end",
    "area",
    "member",
    "that_day",
    "here",
    "made_up",
    "supposing",
    "towards",
    "alongside",
    "sample",
    "consisting",
    "asked_of",
    "foremost",
    "standing_at",
    "respite",
    "told_to",
    "mark",
    "times_over",
    "viewed",
)


@dataclass(frozen=True)
class TellingWords:
    """The words of phases and places of one language."""

    language: str

    def _load(self, name: str, array: str, kind: type[Entry]) -> tuple[Entry, ...]:
        return load(self.language, name, array, kind)  # type: ignore[arg-type]

    @cached_property
    def phases(self) -> Mapping[tuple[str, str], Phase]:
        """The phase that a (part of speech, lemma) tells."""
        return {(p.pos, w): p.phase for p in self._load("counting", "phase", e.PhaseWords) for w in p.lemmas}

    @cached_property
    def planning(self) -> frozenset[str]:
        """Verbs that put off what they govern."""
        return frozenset(w for (pos, w), p in self.phases.items() if pos == "VERB" and p is Phase.PLANNED)

    @cached_property
    def _lemmas(self) -> Mapping[str, frozenset[str]]:
        return {
            kind: frozenset(w for c in self._load("counting", kind, e.Lemmas) for w in c.lemmas) for kind in VERB_KINDS
        }

    def verbs_of(self, kind: str) -> frozenset[str]:
        """The verbs of one of `VERB_KINDS`: what they mean tells when or where."""
        return self._lemmas[kind]

    @property
    def compound(self) -> frozenset[str]:
        """Verbs whose past is formed with être."""
        return self._lemmas["compound"]

    @property
    def moving(self) -> frozenset[str]:
        """Words of passing from one value to another."""
        return self._lemmas["moving"]

    @property
    def falling(self) -> frozenset[str]:
        """Words of passing to a lower value: « tombé de 15 à 20 cm » is a range."""
        return self._lemmas["falling"]

    @property
    def modal(self) -> frozenset[str]:
        """Verbs that, in the conditional, put what they govern in the future."""
        return self._lemmas["modal"]

    @property
    def able(self) -> frozenset[str]:
        """Those of them that in the present tell what is so: « la salle peut accueillir 80 personnes »."""
        return self._lemmas["able"]

    @property
    def needing(self) -> frozenset[str]:
        """Verbs of plans whose past is done: « il a fallu 80 agents »."""
        return self._lemmas["needing"]

    def verb_ending(self, form: str, lemma: str, gender: str) -> str | None:
        """The tense that a verb's ending tells, the first entry that fits."""
        for entry in self._endings:
            if entry.infinitive:
                stem = lemma.removesuffix(entry.infinitive)
                fits = stem != lemma and any(form == stem + e for e in entry.endings)
            else:
                fits = form.endswith(entry.endings) and form not in entry.but
            if fits and entry.gender in ("", gender) and not entry.needed:
                return entry.tense
        return None

    def may_be(self, form: str, tense: str) -> bool:
        """Whether a verb form that ends like `form` can be of that tense."""
        needed = [e for e in self._endings if e.needed and e.tense == tense]
        return not needed or any(form.endswith(e.endings) for e in needed)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Every verb that the lists speak of."""
        return frozenset(w for pos, w in self.phases if pos == "VERB").union(*self._lemmas.values()) - self.plans

    @cached_property
    def _endings(self) -> tuple[e.Ending, ...]:
        return self._load("counting", "ending", e.Ending)

    @property
    def saying(self) -> frozenset[str]:
        """Verbs by which somebody gives a figure: their tense tells nothing about what is counted."""
        return self._lemmas["saying"]

    @property
    def reaching(self) -> frozenset[str]:
        """Verbs whose object is where things are."""
        return self._lemmas["reaching"]

    @property
    def hosting(self) -> frozenset[str]:
        """Verbs whose subject is where things are."""
        return self._lemmas["hosting"]

    @property
    def harming(self) -> frozenset[str]:
        """Verbs of what is done to people and things at an event."""
        return self._lemmas["harming"]

    @property
    def lying(self) -> frozenset[str]:
        """Verbs whose participle tells what is so: « située à douze kilomètres »."""
        return self._lemmas["lying"]

    @property
    def plans(self) -> frozenset[str]:
        """Nouns of plans: what they hold is to come."""
        return self._lemmas["plan"]

    @cached_property
    def _listed(self) -> Mapping[str, frozenset[str]]:
        return {
            kind: frozenset(w for c in self._load("counting", kind, e.Listed) for w in c.words) for kind in WORD_KINDS
        }

    def listed(self, kind: str) -> frozenset[str]:
        """The words of one of `WORD_KINDS`."""
        return self._listed[kind]

    @cached_property
    def where(self) -> frozenset[str]:
        """Prepositions before a place."""
        return frozenset(w for x in self._load("counting", "where", e.Where) for w in x.words)

    @cached_property
    def nowhere(self) -> frozenset[str]:
        """What follows a preposition that is not of place."""
        return frozenset(w for x in self._load("counting", "where", e.Where) for w in x.not_followed_by)

    @cached_property
    def _clauses(self) -> tuple[e.ClauseWords, ...]:
        return self._load("counting", "clause", e.ClauseWords)

    @cached_property
    def clause_starts(self) -> frozenset[str]:
        """Words that open the clause of a figure."""
        return frozenset(w for c in self._clauses for w in c.starts)

    @cached_property
    def clause_ends(self) -> frozenset[str]:
        """Words that close the clause of a figure."""
        return frozenset(w for c in self._clauses for w in c.ends)

    @cached_property
    def purpose(self) -> frozenset[str]:
        """Words that close it where an infinitive follows."""
        return frozenset(w for c in self._clauses for w in c.purpose)

    @cached_property
    def unplaced(self) -> frozenset[str]:
        """Units that are nowhere, and that an elliptic number does not take over."""
        return frozenset(w for x in self._load("counting", "unplaced", e.Units) for w in x.units)

    @cached_property
    def shares(self) -> frozenset[str]:
        """Units that, in an article that is about one place, are of that place."""
        return frozenset(w for x in self._load("counting", "share", e.Units) for w in x.units)

    @cached_property
    def shifted(self) -> frozenset[str]:
        """Units in which prices, shares and ranks move."""
        return frozenset(w for x in self._load("counting", "shifted", e.Units) for w in x.units)

    @cached_property
    def sizes(self) -> frozenset[str]:
        """Units that tell how large a thing is."""
        return frozenset(w for x in self._load("counting", "size", e.Units) for w in x.units)

    @cached_property
    def margins(self) -> frozenset[str]:
        """Units of how far behind somebody is."""
        return frozenset(w for x in self._load("counting", "margin", e.Units) for w in x.units)

    @cached_property
    def distances(self) -> frozenset[str]:
        """Units of what lies between places."""
        return frozenset(w for x in self._load("counting", "distance", e.Units) for w in x.units)

    @cached_property
    def attending(self) -> frozenset[str]:
        """People who came to something."""
        return frozenset(w for x in self._load("counting", "attending", e.Units) for w in x.units)

    @cached_property
    def at_the_event(self) -> frozenset[str]:
        """Units that are where the event is."""
        return frozenset(w for x in self._load("counting", "at_the_event", e.Units) for w in x.units)
