"""Contents behind a preposition of the verb: « met en garde contre une pénurie », « parle d'une erreur », « se dit pour ».

Where or to whom one speaks may stand before it: « s'étonne dans un courrier du silence du préfet ».
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Cue, Takes
from recoupe.extraction.statements.lexicon.noun_classes import among_nouns
from recoupe.extraction.statements.lexicon.set_phrases import every_form, past_any, past_phrase
from recoupe.extraction.statements.lexicon.settings import brings_matter, past_setting, setting_at
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.scope.contents import Opening, fits, head_from, stands_in_marks
from recoupe.extraction.statements.verbs.adverbials import adverbial_at
from recoupe.extraction.statements.verbs.forms import is_finite, is_past_participle
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.verbs.verb_groups import Group

_PLACE = 10  # words behind where one speaks in which « de » brings what about
_PARTED = 16  # words between a verb and the preposition that goes with it (« protestent chaque mois à Valmer contre »)
_WARNED = 10  # words that may stand before it of whom one warns: « met en garde les élus de la vallée contre »


def own_prepositions(cue: Cue, language: str) -> frozenset[str]:
    """The words with which the cue's prepositions begin, in each form: « de », « du », « des » and « d' »."""
    return frozenset(form[0] for form in every_form(cue.prepositions, language))


def about(sentence: Sentence, group: Group, i: int, language: str) -> Opening | None:
    """The content behind one of the cue's prepositions at token `i`, or some words on where somebody is warned of it."""
    tokens, cue = sentence.tokens, group.cue
    if Takes.ABOUT in cue.in_past and group.auxiliary is not None and not group.negated:
        cue = replace(cue, nouns=())  # « a parlé de son quartier », « parle d'une erreur »
    i = _past_told(sentence, i, cue, language)
    behind = adverbial_at(tokens, i, language)
    more = _past_more(tokens, i + 1, language) > i + 1  # « (fait état) de plus de 200 morts »
    if behind is not None and behind < len(tokens) and not tokens[i].text[0].isdigit() and not more:
        i = behind  # « s'est réclamé de son côté du groupe »
    if past_phrase(tokens, i, language, "topic_opening") is not None and tokens[i].lower in words(language, "to"):
        return None  # « a conclu à propos du match »: what was spoken of, not what was concluded
    warned = {cue.particle or "", cue.lemma} & words(language, "warning_someone")
    parted = words(language, "parted_preposition").intersection(cue.prepositions)
    reach = _PARTED if parted else _WARNED if warned else 1
    spoken_at = _settings_within(sentence, i, min(i + reach, len(tokens) - 1), cue, language)
    for j in range(i, min(i + reach + len(spoken_at), len(tokens) - 1)):
        if j in spoken_at:
            continue  # « alerte lors d'une visite à Kelm sur une pénurie »
        taken = tokens[j].lower in cue.prepositions  # « envers », a verb to the model
        if (is_finite(tokens[j]) and not taken) or tokens[j].text in (".", ";", ","):
            return None
        start = past_any(tokens, j, every_form(cue.prepositions, language))
        if start is None or (j > group.last + 1 and tokens[j - 1].lower in words(language, "addressee")):
            continue  # « s'excuse auprès de ses clients »
        if j > i and not warned and not (tokens[j].lower in parted and _hangs_on(tokens, j, group)):
            continue  # « proteste pour la faute commise contre lui »
        if start >= len(tokens):
            return None
        return _behind(sentence, cue, *_matter_behind_place(sentence, j, start, language), language)
    return None


def _matter_behind_place(sentence: Sentence, j: int, start: int, language: str) -> tuple[int, int]:
    """« a appelé à Genève à la trêve », « a insisté sur Radio Mer sur le retard »: the preposition stands for both.

    Where the first, at token `j`, brings a name or where one speaks, the second with an article brings what is said.
    """
    tokens = sentence.tokens
    small = words(language, "to") if tokens[j].lower in words(language, "to") else frozenset({tokens[j].lower})
    placed = tokens[start].text[0].isupper() and tokens[start].pos != "DET"
    placed = placed or setting_at(sentence, j, language, between=True) is not None
    placed = placed or past_phrase(tokens, j, language, "occasion_opening") is not None
    if not placed:
        return j, start
    for k in range(start + 1, min(start + _PLACE, len(tokens) - 1)):
        if tokens[k].pos == "PUNCT" or is_finite(tokens[k]):
            break
        if tokens[k].lower in small and brings_matter(tokens, k, language):
            return k, k + 1
    return j, start


def _settings_within(sentence: Sentence, i: int, last: int, cue: Cue, language: str) -> frozenset[int]:
    """The tokens from `i` to `last` that tell where one speaks, with another preposition than the cue's."""
    own, told = own_prepositions(cue, language), set[int]()
    for j in range(i, last):
        end = None if j in told or sentence.tokens[j].lower in own else past_setting(sentence, j, language, own)
        told.update(range(j, end or j))
    return frozenset(told)


def _hangs_on(tokens: tuple[Token, ...], preposition: int, group: Group) -> bool:
    """« protestent chaque mois devant la mairie contre le bruit »: whether the noun behind it goes with the verb."""
    noun = tokens[tokens[preposition].head]
    return noun.i > preposition and noun.head == group.verb.i


def _behind(sentence: Sentence, cue: Cue, j: int, start: int, language: str) -> Opening | None:
    """What the cue has from token `start` on behind its preposition at token `j`: an infinitive, a figure or a noun."""
    tokens, low = sentence.tokens, sentence.tokens[j].lower
    to_do = low in words(language, "of_or_to") and Takes.OF_INFINITIVE not in cue.takes
    if (to_do or low in words(language, "for")) and lead(sentence, start, language) is not None:
        return Opening(Takes.ABOUT, start)
    if low in words(language, "of") and Takes.ABOUT in (*cue.takes, *cue.in_past) and _as_of(tokens, start, language):
        return Opening(Takes.ABOUT, start, head_from(sentence, start, language), True)
    head = head_from(sentence, start, language)
    if low in words(language, "reckoned_at") and Takes.NOUN in cue.takes:  # « chiffre à 900 le nombre … »
        if _figure(tokens, start, language):
            return Opening(Takes.ABOUT, j, head or tokens[start], True)
        known = head is not None and bool(cue.nouns) and fits(head, cue.nouns, cue.not_nouns, language)
        end = after(sentence, start, language=language, strict=True)
        return Opening(Takes.ABOUT, start, head, last=end) if known else None  # « crie à la censure et compte sur »
    more = _past_more(tokens, start, language)
    head = head_from(sentence, more, language) if more > start else head
    if head is None:
        return None
    marked = stands_in_marks(sentence, start, head, language)
    figure = cue.numbers and _figure(tokens, more, language)
    return (
        Opening(Takes.ABOUT, start, head, marked)
        if marked or figure or _fits(tokens, cue, more, head, language)
        else None
    )


def _past_more(tokens: tuple[Token, ...], start: int, language: str) -> int:
    """« a fait état de plus de 200 morts », « de plus d'une centaine de morts »: the token of the figure, else `start`."""
    behind = tokens[start : start + 3]
    bound = len(behind) > 2 and behind[0].lower in words(language, "degree")
    counted = bound and (behind[2].text[0].isdigit() or behind[2].pos in ("NUM", "DET"))
    return start + 2 if counted and behind[1].lower in words(language, "bare_of") else start


def _as_of(tokens: tuple[Token, ...], start: int, language: str) -> bool:
    """« parle de la réforme comme d'une trahison », « comme du meilleur »: behind « comme » what somebody says it is."""
    for token in tokens[start + 1 : start + _PLACE]:
        if is_finite(token) or token.text in (",", ".", ";", ":"):
            return False
        of = tokens[token.i + 1 : token.i + 3]
        if token.lower in words(language, "as") and len(of) > 1 and of[0].lower in words(language, "of"):
            ranked = {t.lower for t in tokens[token.i + 2 : token.i + 4]} & words(language, "comparative")
            return of[1].lower in words(language, "indefinite") or bool(ranked)
    return False


def _fits(tokens: tuple[Token, ...], cue: Cue, start: int, head: Token, language: str) -> bool:
    """Whether the noun is one that the cue takes behind its preposition; « parle d'une erreur » any with « un »."""
    first = tokens[start]
    abstract = first.pos == "DET" and head.lower.endswith(tuple(words(language, "abstract_ending")))
    some = first.lower in words(language, "indefinite") or abstract
    some = some or _several(tokens, start, head, language)
    any_noun = cue.indefinite and some
    nouns = () if any_noun or Takes.NOUN in cue.takes else cue.nouns  # else those that need no preposition
    return fits(head, nouns, cue.not_nouns, language)


def _several(tokens: tuple[Token, ...], start: int, head: Token, language: str) -> bool:
    """« parle de menaces », « de dégâts considérables »: « de » and a plural without article, of harm or described."""
    if (
        start != head.i
        or head.morph.get("Number") != "Plur"
        or tokens[start - 1].lower not in words(language, "bare_of")
    ):
        return False
    harm = among_nouns((head.lemma.lower(), head.lower), ("@harm", "@failing"), language)
    behind = tokens[head.i + 1] if head.i + 1 < len(tokens) else head
    return harm or behind.pos == "ADJ" or is_past_participle(behind)


def about_this(sentence: Sentence, group: Group, end: int, language: str) -> Opening | None:
    """« a fait part lundi aux élus de cette intention »: what « this » points back to is no part of the person told."""
    pointing = words(language, "demonstrative_determiner") | words(language, "possessive")
    for token in sentence.tokens[group.last + 2 : end]:
        if token.lower in pointing and sentence.tokens[token.i - 1].lower in group.cue.prepositions:
            return about(sentence, group, token.i - 1, language)
    return None


def about_behind_place(sentence: Sentence, group: Group, language: str) -> Opening | None:
    """« s'étonne dans un courrier du silence du préfet », « se plaint à la mairie du bruit »: behind where or to whom.

    The first « de » with an article; right behind the noun it may tell whose that is (« au tribunal de la ville »).
    """
    tokens = sentence.tokens
    if not words(language, "bare_of") & set(group.cue.prepositions):
        return None
    told, days = words(language, "addressee"), words(language, "day")
    begin = group.last + 1
    while begin < len(tokens) and (end := adverbial_at(tokens, begin, language)):
        begin = end  # « s'est indigné pour sa part sur Radio Mer d'une … »
    rest = tokens[begin:]
    behind = next((t for t in rest if (t.pos != "ADV" and t.lower not in days) or t.lower in told), tokens[-1])
    place = _place_end(sentence, behind, group, language)
    if place is None:
        return None
    for token in tokens[place + 1 : place + _PLACE]:
        if token.pos == "PUNCT" or is_finite(token) or token.i + 1 >= len(tokens):
            return None
        if token.i == place + 1 and behind.lower in told and _bare_matter(sentence, behind.i, token.i, language):
            return about(sentence, group, token.i, language)
        contracted = token.lower in words(language, "contracted")
        if not group.cue.reflexive and token.lower in words(language, "bare_of") and tokens[token.i + 1].pos != "DET":
            own = _own_noun(sentence, group.cue, token.i + 1, language)
            return about(sentence, group, token.i, language) if own else None
        if token.lower in words(language, "of") and (contracted or tokens[token.i + 1].pos == "DET"):
            whose = token.i + 1, after(sentence, token.i + 1, language=language)
            matter = token.i > place + 1 or _matter(sentence, whose[0], language)
            if matter or not surely_speaks(sentence, whose, language):
                return about(sentence, group, token.i, language)
    return None


def about_far(sentence: Sentence, group: Group, i: int, near: Opening | None, language: str) -> Opening | None:
    """« s'est félicitée à la tribune de l'ONU du retour des bus »: behind all that may stand between, at token `i`.

    Unless what is found before, `near`, is a deed or a claim, or who follows at `i` is somebody.
    """
    tokens = sentence.tokens
    own = tokens[i].lower in own_prepositions(group.cue, language) and brings_matter(tokens, i, language)
    if group.last + 1 >= i or not own or (near is not None and _matter(sentence, near.start, language)):
        return None
    somebody = surely_speaks(sentence, (i + 1, after(sentence, i + 1, language=language)), language)
    return None if near is not None and somebody else about(sentence, group, i, language)


def _own_noun(sentence: Sentence, cue: Cue, i: int, language: str) -> bool:
    """Whether one of the cue's nouns stands at token `i`; not « témoigne auprès du site d'abus de la part du chef »."""
    head = head_from(sentence, i, language)
    return head is not None and head.i == i and bool(cue.nouns) and fits(head, cue.nouns, (), language)


def _place_end(sentence: Sentence, preposition: Token, group: Group, language: str) -> int | None:
    """« dans un courrier », « sur Radio Mer », « au tribunal »: the last word of where or to whom one speaks."""
    tokens, first = sentence.tokens, preposition.i + 1
    place = setting_at(sentence, preposition.i, language, between=True)
    if place is None and preposition.lower in words(language, "on") and first < len(tokens):
        medium = (t.i for t in tokens[first : first + 4] if t.label != "ORG")
        place = next(medium, first) - 1 if tokens[first].label == "ORG" else None
    if place is None and preposition.lower in words(language, "addressee"):
        place = next((t.i for t in tokens[first : first + 3] if t.pos in NOMINAL), None)
    if place is None and group.cue.reflexive:
        place = _complement(tokens, preposition, language)
    return place


def _matter(sentence: Sentence, i: int, language: str) -> bool:
    """Whether the noun of the phrase at token `i` is a deed or a claim, whoever's: « la décision du gouvernement »."""
    head = head_from(sentence, i, language)
    return head is not None and among_nouns((head.lemma.lower(), head.lower), ("@abstract", "@claim"), language)


def _bare_matter(sentence: Sentence, to: int, of: int, language: str) -> bool:
    """« se plaint auprès du maire de nuisances sonores »: « de » at token `of` opens no part of the person told."""
    tokens = sentence.tokens
    if of + 2 >= len(tokens) or tokens[of].lower not in words(language, "bare_of"):
        return False
    several = tokens[of + 1].pos == "NOUN" and tokens[of + 1].morph.get("Number") == "Plur"
    described = tokens[of + 2].pos in ("ADJ", "VERB")
    return several and described and surely_speaks(sentence, (to + 1, of - 1), language)


def _complement(tokens: tuple[Token, ...], preposition: Token, language: str) -> int | None:
    """« sur la chaîne Mer Info », « après le scrutin »: the last word of the noun or name that a preposition governs."""
    if preposition.pos != "ADP" or preposition.lower in words(language, "of"):
        return None
    noun = next((t.i for t in tokens[preposition.i + 1 : preposition.i + 5] if t.pos in NOMINAL), None)
    while noun is not None and noun + 1 < len(tokens) and tokens[noun + 1].pos == "PROPN":
        noun += 1
    return noun


def _past_told(sentence: Sentence, i: int, cue: Cue, language: str) -> int:
    """« a donné des instructions au gouvernement pour … »: past the person told, where one of the prepositions follows."""
    tokens, prepositions = sentence.tokens, every_form(cue.prepositions, language)
    if i + 1 >= len(tokens) or tokens[i].lower not in words(language, "addressee"):
        return i
    if past_any(tokens, i, prepositions) is not None:
        return i
    end = after(sentence, i + 1, language=language) + 1
    return end if past_any(tokens, end, prepositions) is not None else i


def _figure(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« 900 », « trois millions », « « 800 à 1 000 » »: a number at the token, in marks or not."""
    i += tokens[i].text in words(language, "open_quote") and i + 1 < len(tokens)
    return tokens[i].text[0].isdigit() or tokens[i].pos == "NUM"
