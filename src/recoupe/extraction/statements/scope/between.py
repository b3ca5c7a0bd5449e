"""What may stand between a verb of saying and its content: « affirme toutefois que », « a dit mardi, en riant, que ».

Adverbs, times, manners and whom one speaks to are passed over; the content opens behind them (see `openings`).
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.noun_classes import among_nouns
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.settings import brings_matter, past_setting, whose
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import part_of_month
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.verbs.adverbials import adverbial_at, past_date
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.insertions import DASHES, inset_before, inset_end
from recoupe.extraction.statements.verbs.verb_groups import Group

_CLOSING = {",": ",", "(": ")"}
_PARTING = frozenset({":", ";", "."})  # marks that part clauses
_INSERTED = 18  # words of « , au cours de la lecture du texte sur les ports et les phares, »


def past_adverbs(sentence: Sentence, i: int, language: str, own: frozenset[str] = frozenset()) -> int:
    """The first word after adverbs, dates and insertions between commas; `own` are prepositions of the verb."""
    tokens = sentence.tokens
    while i < len(tokens):
        listed = max(adverbial_at(tokens, i, language) or 0, past_setting(sentence, i, language, own) or 0)
        listed = max(listed, _occasion(sentence, i, language, own) or 0)
        past = listed or _in_marks(tokens, i, language) or _set_off(tokens, i, language)  # « à la radio publique »
        past = past or _tone(tokens, i, language) or _likewise(tokens, i, language)
        if not past and tokens[i].lower not in words(language, "degree") | words(language, "negation"):
            past = _adverb(tokens, i, language) or _time(tokens, i, language) or _shifted(sentence, i, language)
            past = past or _gerund(tokens, i, language) or _manner(sentence, i, language)
        if not past:
            return i
        i = past
    return i


def _adverb(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """« affirme toutefois que », « a avoué depuis avoir menti », where « depuis » is one: the token behind an adverb."""
    behind = tokens[i + 1 : i + 2]
    since = tokens[i].lower in words(language, "for_long") and any(t.morph.get("VerbForm") == "Inf" for t in behind)
    if tokens[i].pos == "ADV" and any(t.lower in words(language, "part_of_day") for t in behind):
        return i + 2  # « hier soir »
    adverb = tokens[i].pos == "ADV" and tokens[i].lower not in words(language, "question_word")
    if adverb and past_phrase(tokens, i, language, "occasion_opening") is not None:
        return None  # « s'est réjouie lors du passage du ministre »
    return i + 1 if adverb or since else None


def _time(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """« a dit lundi 3 mai que », « a dit ce matin que »: the token behind a day, or a time with « ce »."""
    days, times = words(language, "day"), words(language, "time_noun")
    if tokens[i].lower in days:
        return past_date(tokens, i, language)
    if i + 1 < len(tokens) and part_of_month(tokens[i].lower, tokens[i + 1].lower, language):
        return past_date(tokens, i + 1, language)  # « s'est inquiétée fin septembre du prix »
    since = tokens[i].pos in ("ADP", "ADV") and tokens[i].lower not in words(language, "of")
    if since and any(t.lower in days for t in tokens[i + 1 : i + 2]):
        return past_date(tokens, i + 1, language)  # « dès lundi »
    if tokens[i].pos in ("DET", "NUM") and any(t.lower in times for t in tokens[i + 1 : i + 2]):
        shifted = past_phrase(tokens, i + 2, language, "time_shift")  # « quelques heures plus tôt »
        if shifted is not None and shifted < len(tokens) and tokens[shifted].pos not in ("PROPN", "NOUN"):
            bare = tokens[shifted - 1].pos != "ADP" or tokens[shifted].pos != "DET"
            return shifted if bare else None
    this = tokens[i].lower in words(language, "demonstrative_determiner")
    this = this and any(t.lower in days | times for t in tokens[i + 1 : i + 2])
    return past_date(tokens, i + 1, language) if this else None


def _likewise(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """« insistent eux sur … », « réclament eux aussi un délai », « disent tous la même chose »: the token behind the pronoun."""
    also = i + 1 < len(tokens) and tokens[i + 1].lower in words(language, "likewise")
    if also and tokens[i].lower in words(language, "tonic"):
        return i + 2
    if tokens[i].lower in words(language, "all_of_them") and i + 1 < len(tokens):
        one = tokens[i + 1].pos == "DET" and tokens[i + 1].morph.get("Number") == "Sing"
        return i + 1 if one or tokens[i + 1].pos == "SCONJ" else None  # but « dénoncent tous les abus »
    return i + 1 if tokens[i].lower in words(language, "repeated_subject") else None


def _set_off(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """« annonçait mercredi (heure locale) la rupture », « a dit, selon ses proches, que », « a annoncé, il y a peu, que ».

    The token behind what brackets or commas set off at token `i`; no verb in it but in a set phrase or « il y a ».
    """
    if tokens[i].text in DASHES:
        return _dashed(tokens, i)
    closing = _CLOSING.get(tokens[i].text)
    if closing is None or i + 1 >= len(tokens):
        return None
    end = _ago(tokens, i + 1, language) or adverbial_at(tokens, i + 1, language)
    if end is not None and end < len(tokens) and tokens[end].text == closing:
        return end + 1  # « , à qui veut l'entendre, »
    end = next((t.i for t in tokens[i + 1 : i + _INSERTED] if t.text == closing), None)
    return None if end is None or any(map(is_finite, tokens[i:end])) else end + 1


def _dashed(tokens: tuple[Token, ...], i: int) -> int | None:
    """« réclame – depuis mai – une hausse »: the token behind the dash that closes what the one at token `i` opens."""
    blank = i > 0 and tokens[i].start > tokens[i - 1].end
    if not blank or inset_before(tokens, i) is not None:
        return None
    end = inset_end(tokens, i, i + 1)
    held = () if end is None else tokens[i + 1 : end]
    if end is None or len(held) > _INSERTED or any(is_finite(t) or t.text in _PARTING for t in held):
        return None
    return end + 1


def _occasion(sentence: Sentence, i: int, language: str, own: frozenset[str]) -> int | None:
    """« au nom de la guilde », « après le vote », « en anglais »: the token behind, where what is said can open there."""
    tokens = sentence.tokens
    start = past_phrase(tokens, i, language, "occasion_opening")
    if start is None:
        return _bare_in(tokens, i, language, own)
    if start + 1 >= len(tokens) or tokens[start].lower in words(language, "complementizer"):
        return None
    end = after(sentence, start, language=language)
    end = next((k for k in range(start + 1, end + 1) if _told_at(tokens, k, language, own)), end + 1)
    if end >= len(tokens) or any(map(is_finite, tokens[start:end])):
        return None
    opens = tokens[end].pos in ("DET", "SCONJ") or tokens[end].lower in own or _acts(tokens, end, language)
    return end if opens or tokens[end].text in words(language, "open_quote") else None


def _told_at(tokens: tuple[Token, ...], i: int, language: str, own: frozenset[str]) -> bool:
    """« (en commission) du retard », « (lors du vote) de rouvrir »; not « (lors du passage) du ministre », whose it is."""
    if _acts(tokens, i, language):
        return True
    known = tokens[i - 1].pos == "NOUN" and whose(tokens, i, language) and not _matter(tokens, i, language)
    return tokens[i].lower in own and brings_matter(tokens, i, language) and not known


def _matter(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« au lendemain du vote du retrait », not « lors du passage du ministre »: a deed or a claim for noun behind token `i`."""
    noun = next((t for t in tokens[i + 1 : i + 4] if t.pos in ("NOUN", "PROPN")), tokens[i])
    return among_nouns((noun.lemma.lower(), noun.lower), ("@abstract", "@claim", "@failing"), language)


def _acts(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether « de » or « à » with an infinitive begins at token `i`."""
    led = i + 1 < len(tokens) and tokens[i].lower in words(language, "of_or_to")
    return led and tokens[i + 1].morph.get("VerbForm") == "Inf"


def _bare_in(tokens: tuple[Token, ...], i: int, language: str, own: frozenset[str]) -> int | None:
    """« en anglais », « en conseil municipal »: the token behind a noun without article and its adjective."""
    if tokens[i].lower not in words(language, "in_country") or i + 2 >= len(tokens) or tokens[i + 1].pos != "NOUN":
        return None
    end = i + 2 + (tokens[i + 2].pos == "ADJ")
    if end >= len(tokens):
        return None
    led = tokens[end].pos == "ADP" and tokens[end].lower not in words(language, "of") | words(language, "to")
    return end if led or tokens[end].pos in ("DET", "SCONJ") or _told_at(tokens, end, language, own) else None


def _tone(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """« demandaient de façon brutale si … », « d'un ton ferme »: the token behind the adjective."""
    noun = i + 1
    if tokens[i].lower not in words(language, "bare_of") or noun + 2 >= len(tokens):
        return None
    noun += tokens[noun].lower in words(language, "indefinite")
    toned = (
        noun + 1 < len(tokens)
        and tokens[noun].lower in words(language, "manner_noun")
        and tokens[noun + 1].pos in ("ADJ", "VERB")
    )
    return noun + 2 if toned else None


def _in_marks(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """« ne croit « pas une seconde » aux chiffres », « rejette « en bloc » ces accusations »: the token behind the marks.

    They hold a second part of the negation, or adverbs with an object behind them.
    """
    if i + 3 >= len(tokens) or tokens[i].text not in words(language, "open_quote"):
        return None
    closing = next((t.i for t in tokens[i + 2 : i + 8] if t.text in words(language, "close_quote")), None)
    if closing is None or closing + 1 >= len(tokens):
        return None
    held, behind = tokens[i + 1 : closing], tokens[closing + 1]
    if held[0].lower in words(language, "negation_second") - words(language, "degree"):
        return closing + 1 if closing < i + 6 else None
    objects = (
        behind.pos == "DET"
        or behind.morph.get("VerbForm") == "Inf"
        or behind.lower in words(language, "complementizer") | words(language, "plural_of")
    )
    adverbs = all(t.pos == "ADV" for t in held) or adverbial_at(tokens, i + 1, language) == closing
    # « condamne « avec la plus grande fermeté » un geste … »
    adverbs = adverbs or (held[0].lower in words(language, "manner_preposition") and not any(map(is_finite, held)))
    return closing + 1 if objects and adverbs else None


def _gerund(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """« a déclaré en recevant la coupe que … »: the « que » behind a gerund."""
    if tokens[i].lower not in words(language, "gerund") or i + 1 >= len(tokens):
        return None
    if not tokens[i + 1].lower.endswith(tuple(words(language, "gerund_ending"))):
        return None
    if i + 2 < len(tokens) and tokens[i + 2].lower in words(language, "complementizer"):
        return None  # « a insisté en expliquant que … »: the gerund's own
    for token in tokens[i + 2 : i + 12]:
        if token.lower in words(language, "complementizer"):
            return token.i
        if is_finite(token) or token.text in (".", ";", ":", "«", '"'):
            return None
    return None


def _manner(sentence: Sentence, i: int, language: str) -> int | None:
    """End of « depuis deux jours », « avec une insistance croissante », if the cue's content can follow."""
    tokens = sentence.tokens
    if tokens[i].lower not in words(language, "manner_preposition") or i + 1 >= len(tokens):
        return None
    end = after(sentence, i + 1, language=language) + 1
    bare = i + 2 < len(tokens) and tokens[i + 1].pos == "NOUN" and tokens[i + 2].pos == "DET"
    if bare:
        return i + 2  # « raconte avec cynisme sa soirée », which the model joins
    time = next((t.i for t in tokens[i + 1 : i + 4] if t.lower in words(language, "time_noun")), None)
    if time is not None and time + 1 < len(tokens) and time < end and _content_after(tokens[time + 1], language):
        end = time + 1  # « depuis des mois « l'abandon » », « depuis deux jours sur l'enquête », which the model joins
    if end >= len(tokens) or end - i > 6:
        return None
    goes_on = tokens[end].pos in ("DET", "ADP", "SCONJ") or tokens[end].text in (",", ":", "«", '"')
    return end if goes_on or _and_there(sentence, end, language) is not None else None


def _shifted(sentence: Sentence, i: int, language: str) -> int | None:
    """End of « il y a deux jours », « pour lundi », « en Bretagne », « et sur son blog » at token `i`."""
    tokens = sentence.tokens
    told = _ago(tokens, i, language) or _planned_for(tokens, i, language) or _in_country(tokens, i, language)
    return told or _and_there(sentence, i, language)


def _and_there(sentence: Sentence, i: int, language: str) -> int | None:
    """« annonce sur Radio Mer et dans un communiqué la fin des travaux »: the token behind « et » and the next such phrase."""
    tokens = sentence.tokens
    if i + 1 >= len(tokens) or tokens[i].lower not in words(language, "and") or tokens[i + 1].pos != "ADP":
        return None
    end = past_adverbs(sentence, i + 1, language)
    return end if i + 1 < end < len(tokens) else None


def _content_after(token: Token, language: str) -> bool:
    """Whether what is said can begin behind a time: « depuis des mois « … », « depuis deux jours sur … »."""
    return token.text in words(language, "open_quote") or (
        token.pos == "ADP" and token.lower not in words(language, "of")
    )


def _ago(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """End of « il y a quelques jours »."""
    if past_phrase(tokens, i, language, "ago") is None:
        return None
    return next((t.i + 1 for t in tokens[i + 3 : i + 8] if t.lower in words(language, "time_noun")), None)


def _in_country(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """End of « en Bretagne »: « appellent samedi en Bretagne à une marche »."""
    place = i + 1 < len(tokens) and tokens[i + 1].label == "LOC"
    return i + 2 if place and tokens[i].lower in words(language, "in_country") else None


def _planned_for(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """End of « pour lundi », « pour le 12 mai », « pour 2040 », if something follows that may be announced for then."""
    if tokens[i].lower not in words(language, "for") or i + 2 >= len(tokens):
        return None
    start = i + 1 + (tokens[i + 1].lower in words(language, "definite_article"))
    end = past_date(tokens, start, language)
    year = tokens[start].text.isdigit() and len(tokens[start].text) == 4
    counted = tokens[start].text[0].isdigit() and not year and end == start + 1  # « pour 900 euros »
    if end <= start or counted or end >= len(tokens):
        return None
    some = tokens[end].lower in words(language, "plural_of")  # « pour 2030 des recettes », a preposition to the model
    return end if some or tokens[end].pos in ("DET", "SCONJ") else None


def addressed(group: Group, language: str) -> bool:
    """Whether the cue takes the person told as its object (prévenir, avertir, informer)."""
    return group.cue.lemma in words(language, "telling_someone")
