"""Which date expression dates an utterance.

« La Chine a déclaré vendredi que l'accord de mars tenait » was said on the Friday; March belongs to the content. A date
counts when it stands in the reporting clause, outside every content and source, and modifies the verb of saying (or the
verb it is coordinated with) rather than a noun, another participle or another clause (« La ministre, qui a été élue en 2022,
a déclaré que … »); « un communiqué diffusé mardi » dates what it says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.model.date import Date, DateType, Direction
from recoupe.model.span import Span

_YEAR = re.compile(r"\d{4}")
_OPENING = 5  # words in which « Dans une longue note interne » comes to its noun
_CLOSING = frozenset({"»", '"', "”"})


def said_date(
    parsed: ParsedArticle, candidate: Candidate, dates: Sequence[Date], contents: Sequence[Span], language: str = "fr"
) -> Date | None:
    """The date of the utterance, if the reporting clause has one."""
    if candidate.cue is None:
        return _of_post(parsed, candidate, dates)
    if candidate.when is None:
        return None
    start, end = candidate.when
    cue = candidate.cue
    held = [
        d
        for d in dates
        if start <= d.span.start and d.span.end <= end and d.type is not DateType.DURATION
        and not any(s.contains(d.span) for s in candidate.content)
        and not any(s.contains(d.span) and not s.contains(cue) for s in contents)
        and not _to_appear(parsed, d.span, language)
        and not _of_a_relative(parsed, d.span, candidate, language)
        and (
            _participle(parsed, d.span, words(language, "made_public") | words(language, "brought_together"))
            or _of_document(parsed, d.span, cue, language)
            or (
                not (candidate.source is not None and candidate.source.contains(d.span))
                and _adverbial(parsed, d, cue, candidate.source, language)
                and not _of_another_clause(parsed, d, candidate, language)
            )
        )
    ]  # fmt: skip
    if not held:
        held = [d for d in dates if _asked_then(parsed, d.span, cue, language) or _in_which(parsed, d, cue, language)]
    if not held:
        held = [d for d in dates if _set_off(parsed, d.span, candidate, language)]
    if not held:
        held = [d for d in dates if _right_behind(parsed, d.span, candidate)]
    if not held:
        held = [d for d in dates if _of_occasion(parsed, d, candidate, language)]
    if not held and _at_that_time(parsed, cue, language):
        return _before(parsed, cue, dates)
    return min(held, key=lambda d: (abs(d.span.start - cue.start), d.span.start), default=None)


def _to_appear(parsed: ParsedArticle, span: Span, language: str) -> bool:
    """« dans un entretien à paraître dimanche »: the day of the issue, not of the talk."""
    sentence = parsed.sentence_at(span.start)
    before = [] if sentence is None else [t for t in sentence.tokens if t.end <= span.start and t.pos in VERBAL]
    return bool(before) and before[-1].lower in words(language, "to_appear")


def _of_a_relative(parsed: ParsedArticle, span: Span, candidate: Candidate, language: str) -> bool:
    """« L'institut, dont une enquête publiée samedi donne le maire battu, juge que … »: a clause between source and cue."""
    sentence, source, cue = parsed.sentence_at(span.start), candidate.source, candidate.cue
    if sentence is None or source is None or cue is None or not source.end <= span.start < cue.start:
        return False
    opening = words(language, "relative")
    opens = next((t for t in sentence.at(source.end, span.start) if t.lower in opening), None)
    return opens is not None and any(is_finite(t) for t in sentence.at(span.end, cue.start))


def _of_post(parsed: ParsedArticle, candidate: Candidate, dates: Sequence[Date]) -> Date | None:
    """« … https://t.co/abc — Nora Petit (@norapetit) March 9, 2025 » : the day at the end of the line that signs a post."""
    source, text = candidate.source, parsed.text
    if source is None or source.start < candidate.content[-1].end:
        return None
    end = text.find("\n", source.end)
    end = len(text) if end < 0 else end
    signed = [d for d in dates if source.end <= d.span.start and d.span.end <= end]
    handle = "@" in text[text.rfind("\n", 0, source.start) + 1 : end]
    last = bool(signed) and not text[signed[-1].span.end : end].strip()
    return signed[-1] if handle and last and len(signed) == 1 else None


def _of_document(parsed: ParsedArticle, span: Span, cue: Span, language: str) -> bool:
    """« Dans une note du 14 février, la direction alertait déjà … » : the day of the paper, or sitting, that opens the sentence."""
    sentence = parsed.sentence_at(span.start)
    word = _word_before(sentence, span)
    if sentence is None or word is None or not 1 <= word.i <= _OPENING or not span.end <= cue.start < sentence.end:
        return False
    opens = sentence.tokens[0].lower in words(language, "opens_paper")
    after = next((t for t in sentence.tokens if t.start >= span.end), None)
    paper = words(language, "occasion") | words(language, "issued") | words(language, "sitting")
    return opens and word.lower in paper and after is not None and after.text == ","


def _asked_then(parsed: ParsedArticle, span: Span, cue: Span, language: str) -> bool:
    """« Interrogé mardi sur le plateau, le ministre s'est montré inflexible : pas question, a-t-il dit, … »."""
    sentence = parsed.sentence_at(span.start)
    word = _word_before(sentence, span)
    asked = word is not None and word.i <= 1 and word.lower in words(language, "asked")
    return sentence is not None and asked and span.end <= cue.start < sentence.end


def _in_which(parsed: ParsedArticle, date: Date, cue: Span, language: str) -> bool:
    """« Ils ont signé mardi une tribune, dans laquelle ils demandent … » : the day on which the paper was made public."""
    sentence = parsed.sentence_at(date.span.start)
    if sentence is None or not date.span.end <= cue.start < sentence.end or not _past(date):
        return False
    between = [t for t in sentence.tokens if date.span.end <= t.start < cue.start]
    opens = next((t.i for t in between if t.lower in words(language, "which")), None)
    paper = words(language, "occasion") | words(language, "issued")
    return (
        opens is not None
        and any(t.lower in paper for t in between if t.i < opens)
        and not any(is_finite(t) for t in between)
    )


def _set_off(parsed: ParsedArticle, span: Span, candidate: Candidate, language: str) -> bool:
    """A date inside of what was read as content that belongs to the verb of saying.

    « a annoncé l'égalité salariale, en novembre 2019 » : behind a comma after a noun; « a jugé « impératif » mardi que … » :
    between a judgement and what is judged.
    """
    sentence = parsed.sentence_at(span.start)
    if (
        sentence is None
        or not any(s.contains(span) for s in candidate.content)
        or not candidate.rule.startswith("clause/")
    ):
        return False
    before = [t for t in sentence.tokens if t.end <= span.start]
    after = next((t for t in sentence.tokens if t.start >= span.end), None)
    if candidate.rule.endswith("/judge"):
        judged = bool(before) and before[-1].text in _CLOSING
        return judged and after is not None and after.lower in words(language, "complementizer")
    while before and before[-1].pos in ("DET", "ADP"):
        before.pop()
    apart = bool(before) and before[-1].text == "," and (after is None or after.text in (",", ".", ";"))
    content = next(s for s in candidate.content if s.contains(span))
    verbs = [t for t in sentence.at(content.start, span.start) if t.pos in VERBAL]
    return candidate.rule.endswith("/noun") and apart and not verbs


def _right_behind(parsed: ParsedArticle, span: Span, candidate: Candidate) -> bool:
    """« a dénoncé une faute, mardi, devant la presse »: a date between the content's comma and another or the full stop."""
    before, behind = parsed.text[candidate.content[-1].end : span.start], parsed.text[span.end : span.end + 1]
    cue = candidate.cue
    return before.strip() == "," and behind in (",", ".") and cue is not None and cue.end < candidate.content[-1].start


def _of_occasion(parsed: ParsedArticle, date: Date, candidate: Candidate, language: str) -> bool:
    """« … la fermeture de la piscine lors d'un point presse mardi » : behind what is said, with the occasion."""
    sentence, cue = parsed.sentence_at(date.span.start), candidate.cue
    if sentence is None or cue is None or not cue.end <= date.span.start < sentence.end or cue.start < sentence.start:
        return False
    for token in reversed([t for t in sentence.tokens if cue.end <= t.start and t.end <= date.span.start]):
        if token.pos in VERBAL and token.lower not in words(language, "made_public"):
            return False
        if token.pos == "DET" and token.end + 1 < date.span.start:
            return False  # « en conférence de presse le bilan de la saison 2022 »
        if token.lower in words(language, "occasion"):
            ahead = sentence.tokens[max(0, token.i - 4) : token.i]
            return any(t.lower in words(language, "on_occasion") for t in ahead)
    return False


def _at_that_time(parsed: ParsedArticle, cue: Span, language: str) -> bool:
    """« avait alors lancé la déléguée » : on the day that the sentence before names."""
    sentence = parsed.sentence_at(cue.start)
    return sentence is not None and any(
        t.lower in words(language, "at_that_time") for t in sentence.at(cue.start, cue.end)
    )


def _before(parsed: ParsedArticle, cue: Span, dates: Sequence[Date]) -> Date | None:
    """The last date of the sentence before that of the cue, or of an earlier part of its own."""
    sentence = parsed.sentence_at(cue.start)
    if sentence is None:
        return None
    earlier = [s for s in parsed.sentences if s.end <= sentence.start]
    begin = earlier[-1].start if earlier else sentence.start
    return next((d for d in reversed(dates) if begin <= d.span.start and d.span.end <= cue.start), None)


def _participle(parsed: ParsedArticle, span: Span, wanted: frozenset[str]) -> bool:
    """Whether the word before the date, articles and prepositions aside, is one of `wanted`."""
    token = _word_before(parsed.sentence_at(span.start), span)
    return token is not None and token.lower in wanted


def _word_before(sentence: Sentence | None, span: Span) -> Token | None:
    if sentence is None:
        return None
    before = [t for t in sentence.tokens if t.end <= span.start]
    while before and before[-1].pos in ("DET", "ADP"):
        before.pop()
    return before[-1] if before else None


def _adverbial(parsed: ParsedArticle, date: Date, cue: Span, source: Span | None, language: str) -> bool:
    """Whether the date modifies the reporting verb."""
    span = date.span
    sentence = parsed.sentence_at(span.start)
    if sentence is None:
        return False
    tokens = sentence.at(span.start, span.end)
    if not tokens or cue.start < sentence.start or cue.start >= sentence.end:
        return False
    first = tokens[0]
    before = sentence.tokens[first.i - 1] if first.i else None
    if before is not None and before.lower in words(language, "since") | words(language, "of"):
        return False
    from_then = before is not None and before.lower in words(language, "from")
    if from_then and not _past(date):
        return False
    if before is not None and before.pos in NOMINAL and _YEAR.fullmatch(span.text):
        return False  # « la saison 2022 »
    at = sentence.at(cue.start, cue.end)
    if _of_another_participle(sentence, span, at, language):
        return False
    near = not any(
        _clausal(t, language)
        for t in sentence.tokens[min(first.i, at[0].i) : max(first.i, at[-1].i)]
        if t not in at and not (first.i == 0 and source is not None and source.start <= t.start < source.end)
    )
    if first.i == 0 and _before_a_clause(sentence, tokens[-1].i + 1, at[0].i, language):
        return True
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head not in inside), first)
    above = sentence.tokens[head.head]
    if (
        above.pos in NOMINAL
        and above.i < first.i
        and not from_then
        and before is not None
        and before.pos not in ("NOUN", "PROPN", "ADJ", "PUNCT")
    ):
        return near and before.pos in ("VERB", "AUX", "ADV")
    verbs = [t for t in (above, *sentence.ancestors(above.i)) if t.pos in VERBAL]
    verb = verbs[0] if verbs else None
    if verb is not None and (verb in at or _joined(sentence, verb, at)):
        return True
    return near


def _before_a_clause(sentence: Sentence, comma: int, cue: int, language: str) -> bool:
    """« Samedi, alors que la pluie tombait, le préfet a demandé »: one clause between commas parts the date from its verb."""
    between = sentence.tokens[comma:cue]
    if len(between) < 3 or between[0].text != "," or between[1].lower not in words(language, "subordinator"):
        return False
    closing = next((t.i for t in between[2:] if t.text == ","), None)
    return closing is not None and not any(_clausal(t, language) for t in sentence.tokens[closing:cue])


def _of_another_clause(parsed: ParsedArticle, date: Date, candidate: Candidate, language: str) -> bool:
    """« Le club, où il a joué en 2019, a déclaré », « Il ira mardi à Paris et le maire affirme »: a verb before has the date."""
    cue, source = candidate.cue, candidate.source
    sentence = parsed.sentence_at(date.span.start)
    if sentence is None or cue is None or source is None or not date.span.end <= cue.start:
        return False
    if not any(is_finite(t) for t in sentence.at(cue.start, cue.end)):
        return False  # « a-t-on appris mardi du maire, précisant que … »
    before = [t for t in sentence.tokens if t.end <= date.span.start]
    verb = next((t for t in reversed(before) if is_finite(t) or t.text in (";", ":")), None)
    if verb is None or not is_finite(verb):
        return False
    if date.span.end <= source.start:
        who = sentence.at(source.start, source.end)
        return not (len(who) == 1 and who[0].pos == "PRON")  # « Il a reçu mardi les élus et il a dit que … »
    opening = clause_openers(language)
    return any(source.end <= t.start and t.i < verb.i and t.lower in opening for t in before)


def _past(date: Date) -> bool:
    return date.reading is None or date.reading.direction is not Direction.FUTURE


def _of_another_participle(sentence: Sentence, span: Span, cue: tuple[Token, ...], language: str) -> bool:
    """« Le préfet, nommé en 2022, a estimé … » : the date of a participle that is none of being asked."""
    word = _word_before(sentence, span)
    return (
        word is not None
        and word.pos in VERBAL
        and word.morph.get("VerbForm") == "Part"
        and word not in cue
        and word.lower not in words(language, "asked")
        and not any(t.dep.startswith("aux") and t.head == word.i for t in sentence.tokens)
    )


def _clausal(token: Token, language: str) -> bool:
    return (
        (token.pos in VERBAL and token.morph.get("VerbForm") in ("Fin", "Part") and not token.dep.startswith("aux"))
        or token.lower in words(language, "subject_relative")
    )  # fmt: skip


def _joined(sentence: Sentence, verb: Token, cue: tuple[Token, ...]) -> bool:
    """Whether `verb` is coordinated with the cue's verb, or governs it (« a convoqué lundi … pour dénoncer »)."""
    for token in cue:
        for above in sentence.ancestors(token.i):
            if above.i == verb.i:
                return True
            if above.pos in NOMINAL:
                break
    return False
