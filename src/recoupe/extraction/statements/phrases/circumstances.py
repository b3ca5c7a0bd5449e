"""What stands between a verb and the speaker it names, or after them: days, places, those spoken to.

« a déclaré *mardi soir à l'AFP* Paul Roy »: a stretch of time and a preposition with what it governs, each passed over as
a whole. The speaker's own phrase is read by `speaker_phrases`.
"""

from __future__ import annotations

from recoupe.extraction.entities.lexicon import role, written
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import is_finite, is_past_participle
from recoupe.model.entity import EntityKind
from recoupe.rules.world_names import first_name, known, outlet_behind

_BEARER = 4  # tokens that the name of whoever speaks to an outlet has not
_NAME = 5  # tokens of an outlet's name
_FAR = 8  # tokens between a noun and whom it is for
_YEAR = 4  # digits
_TITLE = 8  # tokens of a title in marks, with these
CLOSING = frozenset({".", ";", ":", "!", "?", "…", "»", "«", '"', "...", "–", "—", "›", "‹"})


def past_small(sentence: Sentence, i: int, stop: int, language: str) -> int:
    """Past adverbs and commas."""
    tokens = sentence.tokens
    while i < stop and (
        tokens[i].text == ","
        or (tokens[i].pos == "ADV" and tokens[i].lower not in named(language, "speaking_pronoun"))
        or tokens[i].lower in named(language, "passed_over")
    ):
        i += 1
    return i


def is_time(sentence: Sentence, i: int, language: str) -> bool:
    """Whether a day, a date or a span of time begins at token `i`."""
    tokens = sentence.tokens
    low = tokens[i].lower
    days, months, times = (words(language, n) for n in ("day", "month", "time_noun"))
    if low in days:
        return True
    if i and tokens[i].text[0].isupper() and i + 1 < len(tokens) and tokens[i + 1].text[0].isupper():
        return False  # « rapporte Le Soir »
    following = [t.lower for t in tokens[i + 1 : i + 4]]
    if not following:
        return False
    if part_of_month(low, following[0], language):
        return True
    if low in words(language, "possessive"):
        return False  # « raconte ses années de prison »
    if low in named(language, "article") or tokens[i].pos == "DET":
        return (
            following[0] in days
            or following[0] in times
            or (following[0][:1].isdigit() and any(f in months for f in following[1:]))
            or (following[0] in named(language, "time_opening") and any(f in times | months for f in following))
        )
    return low[:1].isdigit() and following[0] in months


def past_time(sentence: Sentence, i: int, stop: int, language: str) -> int:
    """The token behind the time that begins at token `i`: « la semaine dernière », « lundi 3 mai », « fin janvier »."""
    tokens = sentence.tokens
    part = i + 1 < stop and part_of_month(tokens[i].lower, tokens[i + 1].lower, language)
    at = i + (i < stop and (part or tokens[i].pos in ("DET", "PRON")))
    while at < stop and _tells_time(tokens[at], language):
        at += 1
    return max(at, i + 1)


def _tells_time(token: Token, language: str) -> bool:
    """Whether the word is one of a date or a span of time: « mai », « 2019 », « semaine », « dernière »."""
    every = words(language, "day") | words(language, "month") | words(language, "time_noun")
    if token.lower in every | named(language, "time_opening") or token.text[:1].isdigit():
        return True
    return token.pos == "ADJ" and token.lower.startswith(tuple(named(language, "time_adjective")))


def part_of_month(low: str, following: str, language: str) -> bool:
    """« fin janvier », « début 2019 », « mi-janvier »: how a stretch of a month or year begins."""
    part, _, rest = low.partition("-")
    months = words(language, "month")
    year = following.isdigit() and len(following) == _YEAR
    whole = rest in months or (not rest and (following in months or year))
    return whole and part in words(language, "part_of_month")


def _capital(token: Token) -> bool:
    return token.text[:1].isupper()


def past_prepositional(sentence: Sentence, i: int, stop: int, language: str) -> int:
    """Past a preposition and what it governs (« à l'AFP », « en recevant la presse », « sur les ondes de Radio Valmer »)."""
    tokens = sentence.tokens
    at = i + 1
    while at < stop and (tokens[at].pos == "ADP" or tokens[at].lower in named(language, "article")):
        if at > i + 1 and _capital(tokens[at]) and tokens[at - 1].lower in named(language, "article"):
            return at  # « réplique en une L'Humanité »
        at += 1
    begin = at
    while at < stop:
        token, before = tokens[at], tokens[at - 1]
        title = _title_in_marks(tokens, at, stop, language)
        if title is not None:
            at = title
            continue
        if token.text in CLOSING or token.text == ",":
            break
        outlet = past_outlet(sentence, at, stop)
        governed = before.pos == "ADP" or before.lower in words(language, "of") or before.pos == "DET"
        called = any(t.lower in words(language, "outlet_noun") for t in tokens[begin:at])  # « au quotidien Le Figaro »
        if at > begin and not (governed or called) and token.lower in named(language, "article") and _capital(token):
            break  # « pour sa part Le Figaro »
        if outlet > at and _bearer_at(tokens, outlet, stop):
            return outlet  # « à Global News Zanaq Ormal, »
        if outlet > at + 1:
            at = outlet  # « RIA Novosti »
            continue
        if is_time(sentence, at, language) and at > begin:
            break
        if at > begin and not governed and _next_begins(tokens[:stop], begin, at, language):
            break
        at += 1
    return max(at, i + 1)


def _next_begins(tokens: tuple[Token, ...], begin: int, at: int, language: str) -> bool:
    """« devant la presse Jean Roy », « sur X Jean Roy »: whether what is governed, from token `begin` on, ends before `at`."""
    token, before = tokens[at], tokens[at - 1]
    if token.pos == "DET" or token.lower in named(language, "article"):
        return not _of_body(tokens, at, language)
    if among(before, named(language, "unnamed_paper")) and _capital(token):
        return True  # « dans un communiqué Médecins sans frontières »
    labelled = before.lower in words(language, "outlet_noun")  # « à l'agence Marsud Jean Roy »
    person = token.label == "PER" and before.label != "PER" and before.pos in ("NOUN", "PROPN")
    if not labelled and person and _capital(token) and not _titled(tokens, begin, at, language):
        return True  # « à l'AFP Jean Roy »
    if not labelled and _capital(before) and _capital(token) and first_name(token.text) is not None:
        return True
    if before.text.isupper() and len(before.text) > 1 and _capital(token) and not token.text.isupper():
        return True
    if among(token, named(language, "role")) and token.pos == "NOUN" and before.pos == "PROPN":
        return True
    return before.lower in named(language, "platform") and _capital(token)


def _titled(tokens: tuple[Token, ...], begin: int, i: int, language: str) -> bool:
    """« au ministre Jean Roy le préfet … »: a name at token `i` behind the post of one person, where somebody else follows."""
    held = role(tokens[i - 1].lower, language) if i - 1 == begin and tokens[i - 1].text.islower() else None
    behind = next((t for t in tokens[i:] if t.pos != "PROPN"), None)
    follows = behind is not None and behind.pos in ("DET", "NOUN")
    return held is not None and held[0].post and not held[2] and follows


def _bearer_at(tokens: tuple[Token, ...], i: int, stop: int) -> bool:
    """Whether two or three words with a capital at token `i` are all that stands before a comma or the end."""
    run = 0
    while i + run < stop and tokens[i + run].pos in ("PROPN", "X") and tokens[i + run].text[:2].istitle():
        run += 1
    closed = i + run == len(tokens) or tokens[i + run].text in (",", ".")
    return 1 < run < _BEARER and closed


def _of_body(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« à l'issue du conseil des ministres »: whether « des » at token `i` goes on with a body that no news is told to."""
    body = among(
        tokens[i - 1], named(language, "body") - words(language, "outlet_noun") - words(language, "press_body")
    )
    return body and tokens[i].lower in words(language, "of") and tokens[i - 1].text.islower()


def _title_in_marks(tokens: tuple[Token, ...], i: int, stop: int, language: str) -> int | None:
    """« dans un entretien au « Phare » »: the token behind the title that stands in marks at token `i`."""
    if tokens[i].text not in words(language, "open_quote") or i + 2 >= stop or not _capital(tokens[i + 1]):
        return None
    close = next((t.i for t in tokens[i + 2 : min(i + _TITLE, stop)] if t.text in words(language, "close_quote")), None)
    whole = close is not None and not any(map(is_finite, tokens[i:close]))
    return close + 1 if close is not None and whole else None


def past_outlet(sentence: Sentence, i: int, stop: int) -> int:
    """Past the name of an agency or outlet that begins at token `i`; `i` where there is none."""
    tokens = sentence.tokens
    for end in range(min(i + _NAME, stop), i, -1):
        if tokens[end - 1].pos == "PUNCT":
            continue
        found = known(written(tokens[i:end])) if tokens[i].text[0].isupper() else None
        if found is not None and found.kind in (EntityKind.AGENCY, EntityKind.OUTLET):
            return end
    return i


def set_off(sentence: Sentence, i: int, stop: int) -> int | None:
    """« lâche, amère, une interne », « lance, mi-figue mi-raisin, un retraité »: the comma behind a few small words."""
    tokens = sentence.tokens
    comma = next((t.i for t in tokens[i + 1 : min(i + 4, stop)] if t.text == ","), None)
    if tokens[i - 1].text != "," or comma is None or comma + 1 >= stop:
        return None
    small = all(t.text.islower() and t.pos in ("NOUN", "ADJ", "ADV", "PROPN") for t in tokens[i:comma])
    return comma if small else None


def looks(sentence: Sentence, i: int) -> tuple[Token, int] | None:
    """« , déjà condamné pour vol, », « , majoritaire dans l'usine, »: how somebody is, and the comma or last token behind it.

    `i` is the first word behind a comma; None where no adjective or participle opens, or a verb follows within.
    """
    tokens = sentence.tokens
    first = next((t for t in tokens[i:] if t.pos != "ADV"), None)
    if first is None or not (first.pos == "ADJ" or is_past_participle(first)):
        return None
    closing = next((t.i for t in tokens[first.i :] if t.text == ","), len(tokens) - 1)
    return None if any(map(is_finite, tokens[first.i : closing])) else (first, closing)


def past_when_and_whom(sentence: Sentence, i: int, language: str) -> int:
    """« (a-t-on dit) lundi, à l'AFP, de source sûre »: the token behind days, adverbs and an agency that is told."""
    tokens = sentence.tokens
    while i < len(tokens) - 1:
        behind = past_small(sentence, i, len(tokens) - 1, language)
        since = behind + (tokens[behind].lower in words(language, "for_long"))
        if is_time(sentence, since, language):
            behind = past_time(sentence, since, len(tokens), language)
        elif tokens[behind].lower in words(language, "to"):
            behind = _past_told(sentence, behind, language) or behind
        if behind == i:
            break
        i = behind
    return i


def titled_outlet(sentence: Sentence, i: int, stop: int, language: str) -> int | None:
    """« Journal du dimanche » behind « le » at token `i`: the token behind an outlet's title of several words."""
    tokens = sentence.tokens
    if not i or not _capital(tokens[i]) or tokens[i - 1].lower not in words(language, "definite_article"):
        return None
    ends = range(min(i + _NAME, stop), i + 1, -1)
    names = ((end, written(tokens[i:end])) for end in ends if tokens[end - 1].pos != "PUNCT")
    return next((end for end, name in names if outlet_behind(words(language, "definite_article"), name)), None)


def told_outlet(sentence: Sentence, i: int, language: str) -> bool:
    """« à Nice-Matin », « auprès de Mediapart », « au Monde » at token `i`: an agency or outlet is told, and nothing follows."""
    tokens = sentence.tokens
    if tokens[i].lower not in words(language, "addressee"):
        return False
    if any(t.lower in words(language, "transfer_noun") for t in tokens[max(0, i - _FAR) : i]):
        return False  # « dénonce la vente du titre à Nice-Matin »
    end = _past_told(sentence, i, language)
    if end is None or any(t.lower in named(language, "platform") for t in tokens[i + 1 : end]):
        return False
    return end == len(tokens) or tokens[end].pos in ("PUNCT", "NOUN")


def _past_told(sentence: Sentence, i: int, language: str) -> int | None:
    """« à l'AFP », « au Monde »: the token behind the agency or outlet that the preposition at token `i` governs."""
    tokens, first = sentence.tokens, i + 1
    stop = next((t.i for t in tokens[first:] if t.pos == "PUNCT" and t.text != "-"), len(tokens))
    if first >= stop:
        return None
    governed = (first, first + 1) if tokens[first].pos in ("DET", "ADP") else (first,)
    end = next((end for k in governed if k < stop and (end := past_outlet(sentence, k, stop)) > k), None)
    if end is not None or tokens[i].lower not in words(language, "contracted") or not _capital(tokens[first]):
        return end
    ends = range(min(first + _NAME, stop), first, -1)
    names = ((end, written(tokens[first:end])) for end in ends if tokens[end - 1].pos != "PUNCT")
    return next((end for end, name in names if outlet_behind(words(language, "definite_article"), name)), None)
