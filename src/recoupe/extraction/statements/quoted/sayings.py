"""The verb of an incise or of the words before a quotation, read word by word from where it must begin.

« …», n'a pas hésité à lancer, mardi, le patron » : from the comma on, clitics, auxiliary, inverted pronoun, participle
and a chained infinitive make up the saying. The parse is not asked for its tree, which is often wrong here, only for
what kind of word an unknown one is. Who speaks is found by `speaker_phrases`; verbs elsewhere by `verb_groups`.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Cue, Negated, Takes, lexicon
from recoupe.extraction.statements.lexicon.quoting import among, idioms, named, quoting_verbs, readings
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.adverbials import adverbial_at
from recoupe.extraction.statements.verbs.forms import VERBAL
from recoupe.extraction.statements.verbs.governors import lemma_in
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.model.statement import Stance

_INSIDE = 6  # words between auxiliary and participle, clitics included (« a-t-il par ailleurs déclaré »)


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb with its auxiliaries, clitics and chained infinitive: tokens `first` to `last`.

    `known` tells that the lexicon has the verb as one that stands beside quotations; any other verb is taken only where
    the place leaves no doubt. `pronoun` is the inverted subject (« dit-il »).
    """

    first: int
    last: int
    verb: Token
    lemma: str
    known: bool
    pronoun: Token | None
    negated: bool
    reflexive: bool
    stance: Stance = Stance.ASSERTS
    rejects_content: bool = False

    def group(self) -> Group:
        """The same as a verb group, for finding its subject."""
        cue = Cue(self.lemma, (Takes.QUOTE,), "", reflexive=self.reflexive)
        return Group(cue, self.verb, "finite", self.first, self.last, None, self.negated, False, self.pronoun)


def saying_at(sentence: Sentence, k: int, language: str = "fr") -> Saying | None:
    """The finite saying whose first word is token `k`, or None."""
    tokens = sentence.tokens
    i, negated, reflexive = k, False, False
    while i < len(tokens) and _clitic(tokens, i, language):
        negated = negated or tokens[i].lower in words(language, "negation")
        reflexive = reflexive or tokens[i].lower in words(language, "reflexive")
        i += 1
    if i >= len(tokens):
        return None
    pronoun, last = _inverted(tokens, i, language)
    if pronoun is None and tokens[i].lower.endswith(tuple(words(language, "own_ending"))):
        return None  # « nous refusons de partir, nous refusons la peur »
    either = words(language, "have") | words(language, "be")
    verb, lemma = None, None
    if tokens[i].lower in either:
        at = _participle(tokens, last + 1, language)
        if at is not None:
            verb, last = tokens[at], at
            lemma = _lemma(verb, ("past",), language, reflexive)
            if pronoun is None:
                pronoun, last = _inverted(tokens, last, language)  # a slip: « …», a dit-il
            if pronoun is None and lemma in words(language, "learning"):
                return None  # « …», a appris Le Soir auprès du parquet: read as a frame
    if verb is None:
        if not _finite(tokens, i, pronoun, language):
            return None
        verb = tokens[i]
        lemma = _lemma(verb, ("finite", "conditional"), language, reflexive)
    last = _negation(tokens, last, language)
    known = lemma is not None and _quotes(lemma, reflexive, language)
    particle = _particle(tokens, lemma or verb.lemma, last, language)
    if particle is not None:
        known, last = True, particle
    elif reflexive and _stated(tokens, lemma or verb.lemma, last, language):
        known, last = True, last + 1
    chained = _chained(tokens, last, language)
    if chained is not None:
        chained_lemma = _lemma(chained, ("infinitive",), language, False) or chained.lemma
        more = _particle(tokens, chained_lemma, chained.i, language)
        if more is not None or _quotes(chained_lemma, False, language):
            last, lemma, known, reflexive = chained.i if more is None else more, chained_lemma, True, False
    stance, rejects = _stance(lemma or verb.lemma, reflexive, negated, language)
    return Saying(k, last, verb, lemma or verb.lemma, known, pronoun, negated, reflexive, stance, rejects)


def infinitive_saying(sentence: Sentence, k: int, language: str = "fr") -> Saying | None:
    """« …», de dire le maire: the infinitive behind « de » as it stands in an incise.

    Behind marks without comma or full stop it goes on with them: « « aucune raison » de poursuivre l'auteur ».
    """
    tokens = sentence.tokens
    if k + 1 >= len(tokens) or tokens[k].lower not in words(language, "of"):
        return None
    if k > 1 and tokens[k - 1].text in words(language, "close_quote") and tokens[k - 2].pos != "PUNCT":
        return None
    verb = tokens[k + 1]
    lemma = next((f.lemma for f in readings(verb.lower, language) if f.kind == "infinitive"), None)
    if lemma is None or not _quotes(lemma, False, language):
        return None
    return Saying(k, k + 1, verb, lemma, True, None, False, False)


def _clitic(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    token = tokens[i]
    if token.lower not in words(language, "object_clitic") or i + 1 >= len(tokens):
        return False
    if token.lower in named(language, "clitic_or_not"):
        following = tokens[i + 1]
        known = following.pos in VERBAL or following.lower in words(language, "have") | words(language, "object_clitic")
        return known or _verb_for_a_name(following, language) or _verb_for_a_noun(tokens, i + 1, language)
    return True


def _verb_for_a_noun(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« « Non ! », la coupe un voisin », where the model has the verb for a noun: an article stands right behind."""
    kinds = {f.kind for f in readings(tokens[i].lower, language)}
    one = i + 1 < len(tokens) and tokens[i + 1].pos == "DET"
    return one and tokens[i].pos == "NOUN" and tokens[i].text.islower() and "finite" in kinds


def _verb_for_a_name(token: Token, language: str) -> bool:
    """« Comme le résume Nora Petit », where the model has the verb for part of the name."""
    kinds = {f.kind for f in readings(token.lower, language)}
    return token.pos == "PROPN" and token.text.islower() and "finite" in kinds


def _inverted(tokens: tuple[Token, ...], i: int, language: str) -> tuple[Token | None, int]:
    found, last = None, i
    for token in tokens[i + 1 : i + 3]:
        slip = last > i and found is None and token.lower in words(language, "personal_subject")  # « dit-t elle »
        if token.lower not in words(language, "inverted") and not slip:
            break
        found, last = (token if token.lower not in words(language, "euphonic") else found), token.i
    return found, last


def _participle(tokens: tuple[Token, ...], start: int, language: str) -> int | None:
    """Index of the participle that an auxiliary before `start` carries: of « a été interrompu » the second one."""
    been = words(language, "been")
    only: int | None = None
    i = start
    while i < min(start + _INSIDE, len(tokens)):
        token = tokens[i]
        if token.lower in been:
            only = i
        elif _past(token, i == start, language):
            return i
        behind = adverbial_at(tokens, i, language)  # « a d'ores et déjà averti »
        passed = (
            token.lower in been
            or token.pos == "ADV"
            or token.lower in named(language, "between") | words(language, "day")
            or token.lower in words(language, "negation_second") | words(language, "inverted_third")
            or (i > start and token.lower in words(language, "time_noun"))
        )
        if behind is None and not passed:
            return only
        i = behind or i + 1
    return only


def _past(token: Token, first: bool, language: str) -> bool:
    """Whether the token is a past participle; one that the model has for a noun only right behind its auxiliary."""
    if any(f.kind == "past" for f in readings(token.lower, language)) and (token.pos != "NOUN" or first):
        return True
    return token.pos in VERBAL and token.morph.get("VerbForm") == "Part"


def _finite(tokens: tuple[Token, ...], i: int, pronoun: Token | None, language: str) -> bool:
    token = tokens[i]
    if pronoun is not None:
        return True
    if any(f.kind in ("finite", "conditional") for f in readings(token.lower, language)):
        return token.pos not in ("DET", "ADP") and (token.pos != "PRON" or not token.morph.get("PronType"))
    return token.pos in VERBAL and token.morph.get("VerbForm", "Fin") == "Fin" and token.text[0].islower()


def _lemma(token: Token, kinds: tuple[str, ...], language: str, reflexive: bool) -> str | None:
    found = [f.lemma for f in readings(token.lower, language) if f.kind in kinds]
    if token.lemma in found:
        return token.lemma
    fitting = [lemma for lemma in found if _quotes(lemma, reflexive, language)]
    return min(fitting or found, default=token.lemma if token.pos in VERBAL else None)


def _quotes(lemma: str, reflexive: bool, language: str) -> bool:
    verbs = quoting_verbs(language)
    both = lemma in verbs[False] and lemma not in named(language, "says_without_se")
    return lemma in verbs[reflexive] or (reflexive and both)


def _negation(tokens: tuple[Token, ...], last: int, language: str) -> int:
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    return last + 1 if following is not None and following.lower in words(language, "negation_second") else last


def _particle(tokens: tuple[Token, ...], lemma: str, last: int, language: str) -> int | None:
    """The last word of « fait valoir », « met en garde » where the lexicon has the verb only with these words."""
    particles = [form for cue in lexicon(language).get(lemma, ()) for form in cue.particles]
    for wanted in (*particles, *idioms(language).get(lemma, ())):
        for start in range(last + 1, min(last + 3, len(tokens))):
            if tuple(t.lower for t in tokens[start : start + len(wanted)]) == wanted:
                return start + len(wanted) - 1
            if tokens[start].pos != "ADV":
                break
    return None


def _stated(tokens: tuple[Token, ...], lemma: str, last: int, language: str) -> bool:
    """« …», s'est voulu rassurant le maire »: the adjective of a verb that tells how the speaker calls himself."""
    states = any(cue.reflexive and Takes.STATE in cue.takes for cue in lexicon(language).get(lemma, ()))
    return (
        states and last + 2 < len(tokens) and tokens[last + 1].pos == "ADJ" and tokens[last + 2].pos in ("DET", "PROPN")
    )


def _chained(tokens: tuple[Token, ...], last: int, language: str) -> Token | None:
    """The infinitive of « a tenu à préciser », « ne cache pas », « veut croire », where it is one that quotes."""
    i = past_phrase(tokens, last + 1, language, "telling_phrase") or last + 1
    if lemma_in(tokens[last], "falling_short", language) is not None:
        return None  # « …, peinent à convaincre les élus »
    stop = min(max(last + 4, i + 3), len(tokens))
    while i < stop:
        token = tokens[i]
        if any(f.kind == "infinitive" for f in readings(token.lower, language)):
            article = tokens[i - 1].lower in named(language, "article") and token.pos == "NOUN"
            return None if article or among(token, named(language, "role")) else token
        if token.pos not in ("ADP", "ADV", "ADJ") and token.lower not in words(language, "object_clitic"):
            return None
        i += 1
    return None


def _stance(lemma: str, reflexive: bool, negated: bool, language: str) -> tuple[Stance, bool]:
    for cue in lexicon(language).get(lemma, ()):
        if cue.reflexive == reflexive and not cue.particle:
            if cue.stance is Stance.DENIES and Takes.QUOTE not in cue.takes:
                return Stance.ASSERTS, False  # « …», balaie le maire: the words in marks are not what is swept aside
            if negated and cue.negated is Negated.DECLINES:
                return Stance.DECLINES, cue.rejects_content
            return cue.stance, cue.rejects_content
    return Stance.ASSERTS, False
