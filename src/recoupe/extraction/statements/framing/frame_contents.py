"""What a frame frames: « Selon le maire, le pont tiendra », « Le pont, selon le maire, tiendra », « Le pont tiendra, selon lui ».

The content stands behind the source, before the frame or around both; a bare noun phrase (« Selon le maire, un scandale »)
is none. Who is named by the frame stands in `frames`, where the words go on behind the source in `behind_source`.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.framing.apposed_words import (
    apposed,
    parted_apposition,
    quoted_apposition,
    quoted_words,
)
from recoupe.extraction.statements.framing.behind_source import after_source, described_behind
from recoupe.extraction.statements.framing.bracketed import around_brackets
from recoupe.extraction.statements.framing.frame_starts import clause_start, dash_closes
from recoupe.extraction.statements.framing.frame_traits import (
    description_framed,
    goes_with,
    issuers_name,
    past_negation,
)
from recoupe.extraction.statements.framing.hearers import hearing
from recoupe.extraction.statements.framing.verdicts import infinitive_behind, noun_judged, verdict_alone
from recoupe.extraction.statements.lexicon.frame_cues import FrameWords
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase, phrase_before
from recoupe.extraction.statements.lexicon.settings import setting_at
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.circumstances import is_time
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.gaps import figure_framed, opposed_figure
from recoupe.extraction.statements.scope.going_on import goes_on, waits_for_infinitive
from recoupe.extraction.statements.scope.main_clauses import before_waiting_verb
from recoupe.extraction.statements.scope.marked import joined_marks
from recoupe.extraction.statements.scope.noun_scope import clause_opens
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.governors import lemma_in
from recoupe.extraction.statements.verbs.insertions import DASHES
from recoupe.extraction.statements.verbs.whole_clauses import complete
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span


def content_of(
    view: View, frame: FrameWords, phrase: Phrase, previous: int | None, following: tuple[FrameWords, Phrase] | None
) -> tuple[tuple[Span, ...], Span]:
    """The content's spans, empty where none can be told, and the cue."""
    sentence, text = view.sentence, view.text
    tokens = sentence.tokens
    cue = Span.of(text, tokens[frame.first].start, tokens[frame.last].end)
    part = (
        around_brackets(view, frame, phrase, previous)
        or _part_framed(view, frame, phrase)
        or _led_by(view, frame, phrase)
    )
    if part is not None:
        return part, cue
    end = _before(tokens, frame.first, view.language)
    heard = hearing(view, end)
    if heard is not None:  # « …, a-t-on appris de source policière »
        cue, end = heard.span(sentence, text), heard.first - 1
    begin = _joined_clause(view, frame, phrase) or clause_start(view, min(end + 1, frame.first), previous)
    end = _strip(tokens, end)
    clause, begin = begin, description_framed(view, begin, end, phrase[1] + 1)
    rest = _past_report(view, frame, _behind(view, frame, phrase, (begin, end), previous, following))
    last = None if rest is None or issuers_name(view, phrase, rest) else _last_behind(view, (begin, end), rest)
    if rest is None or last is None:
        rest, begin, judged = None, clause, verdict_alone(view, clause, end, phrase[1] + 1)
        if judged:
            return _with_reasons(view, (clause, end), phrase[1] + 1), cue
    else:
        judged = begin > clause or infinitive_behind(tokens, rest, view.language)
    if not _substance(tokens[begin : end + 1], judged=judged):
        return ((view.words_of(rest, last),) if rest is not None and last else (), cue)
    before = Span.of(text, tokens[begin].start, tokens[end].end)
    joined = joined_marks(view.passages, sentence, phrase[1] + 1, view.language)
    if joined is not None:
        return (before, Span.of(text, tokens[phrase[1] + 2].start, joined.end)), cue
    completes = _completes(view, frame, phrase)
    if rest is None or last is None or not (completes or _goes_on(view, frame, phrase, rest, begin, end)):
        return (before,), cue
    return (before, view.words_of(rest, last)), cue


def _with_reasons(view: View, verdict: Phrase, colon: int) -> tuple[Span, ...]:
    """« Faux, selon la maire : le pont tient »: the judgement, and the clause behind the colon if there is one."""
    end = last_word(view.sentence)
    reasons = colon < end and complete(view.sentence, colon + 1, end, view.language)
    return (view.words_of(*verdict), *((view.words_of(colon + 1, end),) if reasons else ()))


def _part_framed(view: View, frame: FrameWords, phrase: Phrase) -> tuple[Span, ...] | None:
    """A quotation, an apposition or a judged noun beside the frame, which alone is framed."""
    passage = _quoted_before(view, frame.first)
    if passage is not None:
        said = Span.of(view.text, *passage)
        rest = _object_behind(view, said, phrase)
        return (said,) if rest is None else (said, view.words_of(rest, content_end(view, rest, None)))
    told = quoted_words(view, frame, phrase) or apposed(view, frame, phrase) or quoted_apposition(view, frame, phrase)
    if told is not None:
        return (told,)
    return parted_apposition(view, frame, phrase) or noun_judged(view, frame, phrase)


def _object_behind(view: View, said: Span, phrase: Phrase) -> int | None:
    """« « Rien n'excuse », selon elle, ces vols »: where the object begins that the words in marks lack."""
    inside, rest = view.sentence.at(said.start, said.end)[1:-1], phrase[1] + 2
    tokens = view.sentence.tokens
    if not inside or rest >= len(tokens) or tokens[rest - 1].text != "," or tokens[rest].pos != "DET":
        return None
    return rest if goes_on(view.sentence, inside[0].i, inside[-1].i, rest, view.language) else None


def _behind(
    view: View,
    frame: FrameWords,
    phrase: Phrase,
    before: Phrase,
    previous: int | None,
    following: tuple[FrameWords, Phrase] | None,
) -> int | None:
    """The first token behind the source of what is framed, the words `before` the frame being framed too; None for none."""
    tokens, (begin, end) = view.sentence.tokens, before
    if begin > 0 and tokens[begin - 1].text in DASHES and dash_closes(tokens, begin - 1, phrase[1] + 1):
        return None  # « … – 300 tracteurs, selon une estimation provisoire – … »
    completes = _completes(view, frame, phrase)
    rest = phrase[1] + 1 if completes else _hung_on(view, begin, end, phrase) or after_source(view, phrase)
    whole = any(map(is_finite, tokens[begin : end + 1]))
    told_of = next((t for t in tokens[phrase[1] + 1 :] if t.text != ","), tokens[phrase[1]])
    if whole and told_of.lower in words(view.language, "who"):
        # none in « Le pont est fermé, selon la mairie qui précise que le bac, en panne, … »
        rest = _object_waits(view, end, rest, phrase)
    if begin == end and _related(view, begin, end) and phrase[1] + 2 < last_word(view.sentence):
        rest = phrase[1] + 1 + (tokens[phrase[1] + 1].text == ",")  # « qui, selon le maire, perd de l'argent »
    if rest is not None and following is not None and figure_framed(tokens, rest, following[0].first):
        rest = None if whole else after_source(view, following[1])  # « 900 marcheurs selon A, 90 selon B, ont défilé »
    if previous is not None and rest is not None and is_finite(tokens[rest]) and _next_figure(tokens, previous, frame):
        rest = None
    if rest is None and (named := _named_behind_colon(view, begin, end, phrase)) is not None:
        return named
    if rest is None and _this_which(view, begin) and phrase[1] < last_word(view.sentence):
        behind = tokens[phrase[1] + 1]  # « Ce qui a monté selon le maire le loyer »
        rest = behind.i if behind.pos in ("DET", "PRON") else None
    return None if opposed_figure(tokens, frame.first, view.language) is not None else rest


def _past_report(view: View, frame: FrameWords, rest: int | None) -> int | None:
    """« De source policière, on indique que le pont est clos », « Selon la ville, on apprend que … »: the token behind what
    nobody in particular reports with.
    """
    if rest is None or view.sentence.tokens[rest].lower not in words(view.language, "someone"):
        return rest
    behind = view.sentence.tokens[rest + 1 : rest + 4]
    learns = len(behind) > 2 and lemma_in(behind[0], "learning", view.language) is not None
    if learns and behind[1].lower in words(view.language, "complementizer"):
        return rest + 3
    if not frame.frame.bare:
        return rest
    told = next((g for g in view.groups if rest < g.first <= rest + 2 and g.finite), None)
    opened = None if told is None else opening(view.sentence, told, view.language)
    return rest if opened is None else opened.start


def _object_waits(view: View, end: int, rest: int | None, phrase: Phrase) -> int | None:
    """« Ils ont envoyé, selon un élu qui les a reçus, trois lettres »: where the object begins that the verb before lacks."""
    tokens = view.sentence.tokens
    if rest is None or tokens[end + 1].text != "," or tokens[end].pos != "VERB" or tokens[rest - 1].text != ",":
        return None
    return rest if rest > phrase[1] + 2 and tokens[rest].pos in ("DET", "NUM") else None


def _named_behind_colon(view: View, begin: int, end: int, phrase: Phrase) -> int | None:
    """« En cause, selon le syndic : la pluie », « La priorité est selon elle : le toit »: what lacks its complement."""
    tokens, language = view.sentence.tokens, view.language
    colon = phrase[1] + 1
    if colon + 1 > last_word(view.sentence) or tokens[colon].text != ":" or end < begin:
        return None
    waits = not any(map(is_finite, tokens[begin:end])) and (
        not is_finite(tokens[end]) or tokens[end].lower in words(language, "be")
    )
    if tokens[colon + 1].text in words(language, "open_quote"):
        return None
    # « Un calme relatif, selon X : on … »
    clause = complete(view.sentence, colon + 1, last_word(view.sentence), language)
    return colon + 1 if (waits and not clause) or _counts_named(view, begin, end, colon) else None


def _counts_named(view: View, begin: int, end: int, colon: int) -> bool:
    """« Deux périls menacent la côte, selon elle : la crue et le vent »: things counted, which the colon names."""
    tokens, language = view.sentence.tokens, view.language
    counted = any(
        t.lower in words(language, "number") and tokens[t.i + 1].pos in ("NOUN", "ADJ") for t in tokens[begin:end]
    )
    return counted and not any(map(is_finite, tokens[colon:]))


def _led_by(view: View, frame: FrameWords, phrase: Phrase) -> tuple[Span, ...] | None:
    """« Il est parti avec, selon lui, l'accord du juge », « … en raison, selon elle, d'une erreur »: what a preposition governs."""
    tokens, behind = view.sentence.tokens, phrase[1] + 1
    if frame.first < 3 or tokens[frame.first - 1].text != ",":
        return None
    if behind + 1 > last_word(view.sentence) or tokens[behind].text != ",":
        return None
    first = behind + 1
    if phrase_before(tokens, frame.first - 1, view.language, "parted_of") is not None:
        if tokens[first].lower not in words(view.language, "of"):
            return None
        first += tokens[first].lower in words(view.language, "bare_of")
    elif tokens[frame.first - 2].pos != "ADP" or tokens[first].pos not in ("DET", "NUM", "NOUN", "PROPN"):
        return None
    if not any(map(is_finite, tokens[: frame.first])):
        return None
    return (view.words_of(first, content_end(view, first, None, noun=True)),)


def _related(view: View, begin: int, end: int) -> bool:
    """Whether a relative clause opens the words before the frame."""
    return begin <= end and view.sentence.tokens[begin].lower in words(view.language, "relative")


def _last_behind(view: View, before: Phrase, rest: int) -> int | None:
    """The last token of what is framed from token `rest` on, behind the source; None where it would end before it begins."""
    last = content_end(view, rest, None)
    if _related(view, *before):
        last = _related_last(view, before[0], rest, last)
    return last if last >= rest else None


def _next_figure(tokens: tuple[Token, ...], previous: int, frame: FrameWords) -> bool:
    """« qui a réuni 900 marcheurs selon A et 2 000 selon B, a débordé »: another figure for a clause that has its verb."""
    between = tokens[previous + 1 : frame.first]
    counts = any(t.pos == "NUM" or t.text[0].isdigit() for t in between)
    return counts and not any(map(is_finite, between)) and any(map(is_finite, tokens[:previous]))


def _hung_on(view: View, begin: int, end: int, phrase: Phrase) -> int | None:
    """« Douze vols sont annulés, selon la compagnie, dont sept à Valmer »: the first token of what hangs on the clause."""
    tokens, comma = view.sentence.tokens, phrase[1] + 1
    if comma + 1 >= len(tokens) or tokens[comma].text != "," or tokens[end + 1].text != ",":
        return None
    return comma + 1 if goes_on(view.sentence, begin, end, comma + 1, view.language) else None


def _joined_clause(view: View, frame: FrameWords, phrase: Phrase) -> int | None:
    """« Le pont est fermé et, selon la mairie, il rouvrira en mai »: behind a whole clause only the one that follows."""
    tokens, language = view.sentence.tokens, view.language
    before = frame.first - 1
    while before > 0 and (tokens[before].text == "," or tokens[before].lower in words(language, "frame_adverb")):
        before -= 1
    if tokens[before].lower not in words(language, "conjunction") or not any(map(is_finite, tokens[:before])):
        return None
    rest = after_source(view, phrase)
    return frame.first if rest is not None and clause_opens(view.sentence, rest, language) else None


def _related_last(view: View, begin: int, rest: int, last: int) -> int:
    """« …, qui selon un témoin volait bas, s'est écrasé », « L'usine qui emploierait, selon lui, 300 ouvriers a ouvert »."""
    tokens = view.sentence.tokens
    comma = next((t.i for t in tokens[rest : last + 1] if t.text == ","), None)
    if comma is not None:
        return comma - 1
    return before_waiting_verb(view, begin, rest, last)


def _completes(view: View, frame: FrameWords, phrase: Phrase) -> bool:
    """« Elle avait selon lui 16 ans »: a verb right before the frame, its complement right behind it, no comma."""
    tokens = view.sentence.tokens
    behind = phrase[1] + 1
    if frame.first == 0 or behind >= len(tokens):
        return False
    parted = words(view.language, "close_quote")  # « La fusion, qui « détruit » selon lui les écoles »
    if phrase[0] == phrase[1] and tokens[phrase[0]].lower in words(view.language, "stressed_pronoun"):
        parted = parted | {","}  # « Le club se distingue, selon lui par ses jeunes »
    if waits_for_infinitive(tokens, frame.first - 1, behind, view.language):
        return True  # « La ville doit selon lui s'en passer »
    last = max(0, frame.first - 1 - (tokens[frame.first - 1].text in parted))
    verb = tokens[past_negation(tokens, last, view.language)]
    fits = tokens[behind].pos in ("DET", "NUM", "ADP") or tokens[behind].text[0].isdigit()
    part = tokens[behind].morph.get("VerbForm") == "Part"
    fits = fits or (verb.lower in words(view.language, "be") and (part or tokens[behind].pos in ("ADJ", "ADV")))
    fits = fits or tokens[behind].text in words(view.language, "open_quote")
    if is_finite(verb) and goes_with(tokens, verb, behind, view.language):
        return True  # « La halle ne doit pas selon elle fermer »
    if tokens[behind].lower in words(view.language, "complementizer") and is_finite(verb):
        return clause_opens(view.sentence, behind + 1, view.language)  # « Ce retard prouve selon elle que la ligne … »
    if verb.pos == "ADJ" and verb.i == frame.first - 1:
        return tokens[behind].pos == "ADP"  # « La digue est utile selon elle à tous »
    return fits and verb.pos in VERBAL and verb.morph.get("VerbForm") in ("Fin", "Part")


def _quoted_before(view: View, i: int) -> tuple[int, int] | None:
    """The quoted passage that ends right before token `i`, a comma apart, if it is all that stands before."""
    tokens = view.sentence.tokens
    position = tokens[i].start
    for passage in view.passages:
        between = view.text[passage.end : position].strip() if passage.end <= position else None
        if between in ("", ",") and passage.end > view.sentence.start and passage.start <= view.sentence.start + 1:
            return passage.start, passage.end
    return None


def _strip(tokens: tuple[Token, ...], end: int) -> int:
    while end >= 0 and (tokens[end].text in (",", "(", "–", "—", "-", ":") or tokens[end].pos == "CCONJ"):
        end -= 1
    return end


def _before(tokens: tuple[Token, ...], frame: int, language: str) -> int:
    """The last token before a frame and the adverbs that are its own: « le pont, toujours selon la mairie, tiendra »."""
    i = frame - 1
    while i > 0 and tokens[i].lower in words(language, "frame_adverb"):
        i -= 1
    parted = tokens[i].text in (",", "(") or tokens[i].lower in words(language, "relative")
    return i if parted else frame - 1


def _substance(tokens: tuple[Token, ...], *, judged: bool) -> bool:
    """Whether the words before a frame are content rather than « Mais », « Ainsi, » or « Toujours ».

    `judged`: adjectives are, too, in « Impossible, selon lui, de partir ».
    """
    told = (*NOMINAL, *VERBAL, "NUM", "PRON", *(("ADJ",) if judged else ()))
    return any(t.pos in told or t.text.isdigit() for t in tokens)


def _this_which(view: View, i: int) -> bool:
    tokens, language = view.sentence.tokens, view.language
    this = i + 1 < len(tokens) and tokens[i].lower in words(language, "this")
    return this and tokens[i + 1].lower in words(language, "relative")


def _main_clause_waits(view: View, begin: int, end: int, rest: int) -> bool:
    """« Si rien ne change, selon le maire, il faudra fermer »: before the frame stands no more than a subordinate clause."""
    tokens, language = view.sentence.tokens, view.language
    below = tokens[begin].lower in words(language, "subordinator") and tokens[end + 1].text == ","
    parted = any(t.text == "," for t in tokens[begin:end]) or tokens[rest - 1].text != ","
    return below and not parted and clause_opens(view.sentence, rest, language)


def _where_told(view: View, rest: int) -> bool:
    """« …, selon la préfète, lors d'un point presse », « …, selon elle, en déplacement à Valmer »: where who speaks was."""
    sentence, language = view.sentence, view.language
    verbs = any(map(is_finite, sentence.tokens[rest : last_word(sentence) + 1]))
    placed = setting_at(sentence, rest, language, between=True, tail=True) is not None
    return not verbs and (placed or past_phrase(sentence.tokens, rest, language, "in_post") is not None)


def _other_opens(view: View, rest: int) -> bool:
    """« …, et l'eau monte », « …, rapporte Le Monde », « …, une thèse que X nie »: another clause or remark at token `rest`."""
    tokens, language = view.sentence.tokens, view.language
    first = tokens[rest]
    openers = words(language, "relative") | words(language, "remark_opening")
    if first.pos in ("CCONJ", "SCONJ", "PRON") or first.lower in openers:
        return True
    if first.pos == "VERB" and first.morph.get("VerbForm") == "Part" and first.morph.get("Tense") != "Past":
        return True
    claim = first.pos == "DET" and rest + 2 < len(tokens) and among(tokens[rest + 1], words(language, "claim"))
    if claim and tokens[rest + 2].lower in clause_openers(language):
        return True  # « …, selon le journal, une information que son entourage n'a pas démentie »
    return any(g.first == rest and g.finite for g in view.groups)  # « …, selon un communiqué, rapporte Le Monde »


def _goes_on(view: View, frame: FrameWords, phrase: Phrase, rest: int, begin: int, end: int) -> bool:
    """Whether the clause goes on behind the frame, rather than another clause or remark beginning there."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    first = tokens[rest]
    named_behind = tokens[rest - 1].text == ":"
    if _main_clause_waits(view, begin, end, rest):
        return True
    if named_behind or _this_which(view, begin) or goes_on(sentence, begin, end, rest, language):
        return True  # « Ce qui a monté, selon le maire, c'est le loyer »
    before_has_verb = any(is_finite(t) for t in tokens[begin : end + 1])
    comma_before = tokens[end + 1].text == ","
    waits = is_finite(tokens[end]) and not any(t.dep.startswith("nsubj") for t in tokens[begin:end])
    if not before_has_verb or waits:
        return True  # « Parmi les blessés figurent, selon la mairie, deux enfants »
    if not comma_before or "," not in (tokens[phrase[1] + 1].text, tokens[rest - 1].text):
        return False
    if _other_opens(view, rest) or _where_told(view, rest):
        return False
    if is_time(sentence, rest, language):
        return True  # « Ils étaient 900, selon le club, le samedi précédent »
    if described_behind(view, phrase, rest):
        return False
    undergone = end > 0 and tokens[end - 1].lower in words(language, "been") | words(language, "be")
    told = first.morph.get("Definite") == "Def" and (tokens[end].pos not in VERBAL or undergone)
    if told and not any(is_finite(t) for t in tokens[rest : last_word(sentence) + 1]):
        return False  # « …, selon Radio Valmer, la radio publique »
    stretch = tokens[rest : rest + 10]
    if first.pos in ("DET", "PROPN", "NOUN") and any(is_finite(t) for t in stretch):
        verb = next(t for t in stretch if is_finite(t))
        return not any(t.dep.startswith("nsubj") and t.head == verb.i and rest <= t.i < verb.i for t in stretch)
    return True
