"""Statements framed without a verb: « selon X », « d'après X », « de l'avis de X », « de source policière ».

« La Corée du Nord a livré des missiles, selon la Corée du Sud et les États-Unis » gives one statement for each of the
two. A frame that opens its clause has the rest of the clause as content, one that closes it what stands before, one
inside it both sides; in « 2 000 personnes selon la police, 5 000 selon les syndicats » the second has its figure only.
« Selon les cas » and a film « d'après » a novel are no frames. The parse is not asked: it hangs frames on whatever verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.framing.frame_starts import clause_start
from recoupe.extraction.statements.lexicon.frame_cues import FrameWords, believing_end, frame_words_at
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.enumerations import acronyms_behind
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.phrases.speakers import speaks
from recoupe.extraction.statements.scope.ends import content_end, last_word
from recoupe.extraction.statements.scope.gaps import figure_framed, opposed_figure
from recoupe.extraction.statements.scope.noun_scope import clause_opens
from recoupe.extraction.statements.verbs.adverbials import before_adverbials
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View, views
from recoupe.model.article import BlockKind
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_TITLE = 6  # words of a paper's name in marks: « selon « The Valley Times » »


def find_frames(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every frame."""
    for view in views(parsed, language):
        frames = _frames(view)
        for n, (frame, phrase) in enumerate(frames):
            following = frames[n + 1] if n + 1 < len(frames) else None
            yield from _candidates(view, frame, phrase, frames[n - 1][1][1] if n else None, following)


def _frames(view: View) -> list[tuple[FrameWords, Phrase]]:
    """Frames that attribute, with their source phrases, in text order."""
    found: list[tuple[FrameWords, Phrase]] = []
    tokens = view.sentence.tokens
    i = 0
    while i < len(tokens) - 1:
        frame = frame_words_at(tokens, i, view.language)
        phrase = None if frame is None else _source(view, frame)
        if frame is not None and phrase is not None:
            found.append((frame, phrase))
            i = max(i, phrase[1])
        i += 1
    return found


def _source(view: View, frame: FrameWords) -> Phrase | None:
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    i = frame.last + 1
    token = tokens[i]
    if frame.frame.owned:
        return i, i + 1
    if frame.frame.believed:
        end = believing_end(tokens, i, frame.frame, language)
        return None if end is None or not _opens_sentence(view, frame) else (i, end)
    alone = i + 1 >= len(tokens) or tokens[i + 1].pos not in ("NOUN", "ADJ", "PROPN")
    if alone and token.lower in words(language, "stressed_pronoun"):
        heard = frame.frame.heard and not _heard(view, frame)
        return (i, i) if not heard and (not frame.frame.person or _opens_sentence(view, frame)) else None
    if token.lower in words(language, "what_that") and tokens[i + 1].lower in words(language, "complementizer"):
        return None  # « selon ce qu'a appris Le Phare »: its verb reports
    counted = token.pos == "ADV" and tokens[min(i + 1, len(tokens) - 1)].lower in words(language, "of")
    small = not counted and token.text.islower() and token.lower not in words(language, "elided_article")
    passage = next((p for p in view.passages if p.start == token.start), None)
    if passage is not None and passage.closed and not (frame.frame.person or frame.frame.heard):
        inside = sentence.at(passage.inner_start, passage.inner_end)
        titled = 0 < len(inside) <= _TITLE and inside[0].text[0].isupper() and not any(map(is_finite, inside))
        return (i, inside[-1].i + 1) if titled and inside[-1].i + 1 < len(tokens) else None
    if token.pos == "PUNCT" or (small and token.pos in ("SCONJ", "VERB", "AUX", "ADV", "CCONJ")):
        return None
    if token.lower in words(language, "relative") or token.lower in words(language, "that_or_which"):
        return None
    phrase = acronyms_behind(sentence, (i, after(sentence, i, language=language, strict=True)), language)
    head = head_of(sentence, phrase)
    if head.pos not in NOMINAL and head.pos not in ("PRON", "ADJ", "X", "NUM"):
        return None
    forms = {head.lower, head.lower.rstrip("s"), head.lower.rstrip("x"), head.lemma.lower()}
    if forms & set(frame.frame.not_nouns) and (frame.frame.person or not head.text[0].isupper()):
        return None  # but « selon l'Ordre des médecins », « selon Météo-France »
    quoted = view.enclosing(token.start, token.end) is not None
    if quoted and speaks(sentence, phrase, language) < 0.95:
        return None
    owned = tokens[phrase[0]].lower in words(language, "possessive")
    if owned and forms & set(frame.frame.not_owned):
        return None  # « Pour sa défense, … »
    if frame.frame.person and opposed_figure(tokens, frame.first, language) is not None:
        return phrase if speaks(sentence, phrase, language) >= 0.95 else None
    if frame.frame.person and not _opinion(view, frame, phrase):
        return None
    if frame.frame.heard and not _heard(view, frame):
        return None
    if frame.frame.bare and frame.first > 0 and tokens[frame.first - 1].lower in words(language, "starting_from"):
        return None  # « un décompte établi à partir de sources officielles »
    if frame.frame.speaker and speaks(sentence, phrase, language) < 0.95:
        return None
    return phrase


def _heard(view: View, frame: FrameWords) -> bool:
    """Whether « a-t-on appris » stands before the frame."""
    return _hearing(view, frame.first - 1) is not None


def _hearing(view: View, end: int) -> Group | None:
    """« a-t-on appris », if it ends at token `end` or a day and adverbs before it (« a-t-on appris vendredi auprès de X »)."""
    last = before_adverbials(view.sentence.tokens, end, view.language)
    heard = (g for g in view.groups if g.inverted is not None and g.last in (last, end))
    return next((g for g in heard if g.inverted is not None and _we(g.inverted, view.language)), None)


def _we(pronoun: Token, language: str) -> bool:
    """« a-t-on appris », not « est-il menacé »."""
    return pronoun.lower.rsplit("-", maxsplit=1)[-1] in named(language, "first_person")


def _opens_sentence(view: View, frame: FrameWords) -> bool:
    tokens = view.sentence.tokens
    first = next((t.i + 1 for t in reversed(tokens[: frame.first]) if t.text in (":", ";")), 0)
    before = [t for t in tokens[first : frame.first] if t.pos not in ("PUNCT", "CCONJ", "ADV")]
    return not before


def _opinion(view: View, frame: FrameWords, phrase: Phrase) -> bool:
    """« Pour le maire, c'est une erreur », « c'est, pour le maire, une erreur »: a person, a comma, a present judgement."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    head = head_of(sentence, phrase)
    place = head.label == "LOC" and not among(head, named(language, "person", "role", "body"))
    if speaks(sentence, phrase, language) < 0.95 or place:
        return False
    rest = tokens[phrase[1] + 1 :]
    if sentence.kind is BlockKind.HEADING and phrase[1] >= last_word(sentence):
        return _judged_in_marks(view, frame)
    if not rest or rest[0].text != ",":
        return False
    if _opens_sentence(view, frame) and _quotation_follows(view, rest):
        return True
    if not _opens_sentence(view, frame):
        before = tokens[frame.first - 1].text == "," and tokens[frame.first - 2].lower in words(language, "be")
        return before and tokens[frame.first - 2].lower not in words(language, "have")
    passage = next((p for p in view.passages if rest[0].start < p.start < sentence.end), None)
    if passage is not None and view.text[passage.inner_start].islower():
        return True  # « Pour le comité, il s'agit d'« une atteinte … » »: words in marks are somebody's
    colon = next((t.i for t in rest if t.text == ":"), len(tokens))
    main = rest
    if len(rest) > 1 and rest[1].lower in words(
        language, "relative"
    ):  # « Pour les élus, qui en voulaient deux, c'est … »
        main = tokens[next((t.i for t in rest[1:] if t.text == ","), rest[0].i) :]
    verb = next((t for t in main if t.i < colon and is_finite(t)), None)
    if verb is None or not (verb.morph.get("Tense") == "Pres" or _was_so(sentence, phrase, verb, language)):
        return False
    held = {t.lower for t in tokens[verb.i : verb.i + 6]}
    impersonal = {t.lower for t in tokens[phrase[1] + 2 : verb.i]} & words(language, "presenting")
    return not (impersonal and held & words(language, "event"))  # « pour le club, c'est la fin d'une série »


def _judged_in_marks(view: View, frame: FrameWords) -> bool:
    """« La rencontre a été « un vrai tournant » pour la maire »: a headline whose quoted judgement ends before the frame."""
    tokens = view.sentence.tokens
    comma = frame.first > 1 and tokens[frame.first - 1].text == ","
    end = tokens[frame.first - 1 - comma].end if frame.first else -1
    passage = next((p for p in view.passages if p.end == end), None)
    if passage is None:
        return False
    inside = view.sentence.at(passage.inner_start, passage.inner_end)
    if comma and len(inside) > 2:
        return True  # « Un bilan « pas à la hauteur », pour les élus »
    article = tokens[inside[0].i - 2].pos == "DET" if inside and inside[0].i > 1 else False  # « un « tournant » »
    return article or (len(inside) > 1 and (inside[0].pos == "DET" or any(map(is_finite, inside))))


def _was_so(sentence: Sentence, phrase: Phrase, verb: Token, language: str) -> bool:
    """« Pour Javier López, les stocks étaient alarmants », « pour le docteur Sow, il faudrait … »: a named person's view.

    Read are a state in the imperfect and what would be; « pour Mme Roux, la facture sera lourde » tells whom it meets.
    """
    if not any(t.label == "PER" for t in sentence.tokens[phrase[0] : phrase[1] + 1]):
        return False
    state = verb.lower in words(language, "be") and verb.morph.get("Tense") == "Imp"
    return state or verb.morph.get("Mood") == "Cnd"


def _quotation_follows(view: View, rest: tuple[Token, ...]) -> bool:
    """Whether a quotation opens behind the comma, an apposition between at most: « Pour A et B, tous deux élus, « … » »."""
    for token in rest[:14]:
        if token.text in words(view.language, "open_quote"):
            return rest[token.i - rest[0].i - 1].text == ","
        if is_finite(token):
            return False
    return False


def _candidates(
    view: View, frame: FrameWords, phrase: Phrase, previous: int | None, following: tuple[FrameWords, Phrase] | None
) -> Iterator[Candidate]:
    sentence = view.sentence
    tokens = sentence.tokens
    content, cue = _content(view, frame, phrase, previous, following)
    if not content:
        return
    rest, citing = phrase[1] + 1, None
    one = frame.frame.owned or frame.frame.believed
    parts = ((phrase[0], phrase[0]),) if one else conjuncts(sentence, phrase, view.language)
    several = len(parts) > 1 and frame.frame.person and _quotation_follows(view, tokens[rest:])
    if rest + 1 < len(tokens) and tokens[rest].text == "," and tokens[rest + 1].lower in words(view.language, "citing"):
        begin = rest + 2
        citing = Span.of(view.text, tokens[begin].start, tokens[after(sentence, begin, language=view.language)].end)
    for part in parts:
        yield Candidate(
            content=content,
            source=span_of(sentence, part, view.text),
            cue=cue,
            stance=Stance.ASSERTS,
            rule=f"frame/{frame.frame.words[0]}",
            score=0.92 if several else frame.frame.score,
            citing=citing,
            when=(sentence.start, sentence.end),
        )


def _content(
    view: View, frame: FrameWords, phrase: Phrase, previous: int | None, following: tuple[FrameWords, Phrase] | None
) -> tuple[tuple[Span, ...], Span]:
    """The content's spans, empty where none can be told, and the cue."""
    sentence, text = view.sentence, view.text
    tokens = sentence.tokens
    cue = Span.of(text, tokens[frame.first].start, tokens[frame.last].end)
    passage = _quoted_before(view, frame.first)
    if passage is not None:
        return (Span.of(text, *passage),), cue
    told = _apposed(view, frame, phrase)
    if told is not None:
        return (told,), cue
    begin = clause_start(view, frame.first, previous)
    end = _before(tokens, frame.first, view.language)
    heard = _hearing(view, end)
    if heard is not None:  # « …, a-t-on appris de source policière »
        cue, end = heard.span(sentence, text), heard.first - 1
    end = _strip(tokens, end)
    completes = _completes(view, frame, phrase)
    rest = phrase[1] + 1 if completes else _after_source(view, phrase)
    if rest is not None and following is not None and figure_framed(tokens, rest, following[0].first):
        rest = _after_source(view, following[1])  # « 2 000 personnes selon A, 900 selon B, ont défilé »
    if rest is None and _this_which(view, begin) and phrase[1] < last_word(sentence):
        behind = tokens[phrase[1] + 1]  # « Ce qui a monté selon le maire le loyer »
        rest = behind.i if behind.pos in ("DET", "PRON") else None
    last = None if rest is None else content_end(view, rest, None)
    if (
        last is not None
        and rest is not None
        and tokens[begin].lower in words(view.language, "relative")
        and begin <= end
    ):
        comma = next((t.i for t in tokens[rest : last + 1] if t.text == ","), None)
        last = last if comma is None else comma - 1  # « …, qui selon un témoin volait bas, s'est écrasé »
    if last is not None and rest is not None and last < rest:
        rest = None
    if opposed_figure(tokens, frame.first, view.language) is not None:
        rest = None
    if end < begin or not _substance(tokens[begin : end + 1]):
        return ((view.words_of(rest, last),) if rest is not None and last else (), cue)
    before = Span.of(text, tokens[begin].start, tokens[end].end)
    if rest is None or last is None or not (completes or _goes_on(view, frame, phrase, rest, begin, end)):
        return (before,), cue
    if _is_lead(tokens[begin : end + 1]):
        return (before, view.words_of(rest, last)), cue
    return (before, view.words_of(rest, last)), cue


def _apposed(view: View, frame: FrameWords, phrase: Phrase) -> Span | None:
    """« La victime, âgée de 34 ans selon le parquet, avait … »: only what stands between the commas is framed."""
    tokens = view.sentence.tokens
    behind = phrase[1] + 1
    comma = next((t.i for t in reversed(tokens[: max(0, frame.first - 1)]) if t.text == ","), None)
    if comma is None or comma == 0 or behind + 1 >= len(tokens) or tokens[behind].text != ",":
        return None
    inside = tokens[comma + 1 : frame.first]
    opens = inside[0].pos in ("ADJ", "NUM") or inside[0].morph.get("VerbForm") == "Part"
    whole = any(map(is_finite, inside)) or any(map(is_finite, tokens[:comma])) or tokens[frame.first - 1].text == ","
    told = tokens[comma - 1].pos in NOMINAL and any(map(is_finite, tokens[behind:]))
    return Span.of(view.text, inside[0].start, inside[-1].end) if opens and told and not whole else None


def _completes(view: View, frame: FrameWords, phrase: Phrase) -> bool:
    """« Elle avait selon lui 16 ans »: a verb right before the frame, its complement right behind it, no comma."""
    tokens = view.sentence.tokens
    behind = phrase[1] + 1
    if frame.first == 0 or behind >= len(tokens):
        return False
    verb = tokens[frame.first - 1]
    fits = tokens[behind].pos in ("DET", "NUM", "ADP") or tokens[behind].text[0].isdigit()
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
    return i if tokens[i].text in (",", "(") else frame - 1


def _substance(tokens: tuple[Token, ...]) -> bool:
    """Whether the words before a frame are content rather than « Mais », « Ainsi, » or « Toujours »."""
    return any(t.pos in (*NOMINAL, *VERBAL, "NUM", "PRON") or t.text.isdigit() for t in tokens)


def _is_lead(tokens: tuple[Token, ...]) -> bool:
    return not any(t.pos in VERBAL for t in tokens)


def _after_source(view: View, phrase: Phrase) -> int | None:
    """The first token of what follows the source: behind its comma, and behind relative clauses and participles."""
    tokens, language = view.sentence.tokens, view.language
    end = last_word(view.sentence)
    i = phrase[1] + 1
    if i > end:
        return None
    if tokens[i].text != ",":
        # « selon un sondage publié mardi, 60 % … » : a modifier up to its comma
        comma = next((t.i for t in tokens[i : end + 1] if t.text == ","), None)
        if tokens[i].text in (")", ";", "»", ":") or (comma is None and tokens[i].lower in words(language, "relative")):
            return None  # « selon l'expert qui a vu venir la crise »
        related = words(language, "relative") | words(language, "complementizer")  # « un rapport que X a obtenu, »
        if comma is not None and (tokens[i].lower in related or not any(map(is_finite, tokens[i:comma]))):
            i = comma
        else:
            return (
                i if any(is_finite(t) for t in tokens[i : end + 1]) and tokens[i].pos not in ("ADP", "CCONJ") else None
            )
    while i < end and tokens[i].text == ",":
        joined = tokens[i + 1].pos == "CCONJ" and i + 3 < end
        first = tokens[i + 2] if joined else tokens[i + 1]  # « , et que le maire conteste, »
        about = words(language, "relative") | words(language, "total") | words(language, "asked")
        aside = (first.lower in about and not joined) or (
            (first.pos == "VERB" and first.morph.get("VerbForm") == "Part") or first.lower in words(language, "citing")
        )
        closing = next((t.i for t in tokens[i + 1 : end] if t.text == ","), None)
        told = closing is not None and any(map(is_finite, tokens[i + 1 : closing]))
        aside = aside or (
            (told or joined) and closing is not None and first.lower in words(language, "complementizer")
        )  # « , que s'est procuré Le Monde, »
        aside = aside or (closing is not None and not joined and _described(view, phrase, i + 1, closing))
        if not aside or closing is None:
            return None if aside else i + 1
        i = closing
    return i


def _described(view: View, phrase: Phrase, first: int, closing: int) -> bool:
    """« Selon l'Insee, l'institut de statistique, le prix monte »: words on the source, and a whole clause behind them."""
    tokens, language = view.sentence.tokens, view.language
    stretch = tokens[first:closing]
    name = any(t.text[0].isupper() for t in tokens[phrase[0] : phrase[1] + 1])
    if not name or any(map(is_finite, stretch)) or is_time(view.sentence, first, language):
        return False
    post = tokens[first].pos == "NOUN" and among(tokens[first], named(language, "person", "role"))
    single = (
        tokens[first].pos == "ADJ"
        or post
        or (tokens[first].pos == "DET" and not any(t.lower in words(language, "conjunction") for t in stretch))
    )
    return single and _one_subject(view, closing + 1)


def _one_subject(view: View, i: int) -> bool:
    """Whether a subject without « et » and its verb begin at token `i`."""
    tokens, language = view.sentence.tokens, view.language
    if not clause_opens(view.sentence, i, language):
        return False
    verb = next(t.i for t in tokens[i:] if is_finite(t))
    return not any(t.lower in words(language, "conjunction") for t in tokens[i:verb])


def _this_which(view: View, i: int) -> bool:
    tokens, language = view.sentence.tokens, view.language
    this = i + 1 < len(tokens) and tokens[i].lower in words(language, "this")
    return this and tokens[i + 1].lower in words(language, "relative")


def _goes_on(view: View, frame: FrameWords, phrase: Phrase, rest: int, begin: int, end: int) -> bool:
    """Whether the clause goes on behind the frame, rather than another clause or remark beginning there."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    first = tokens[rest]
    if _this_which(view, begin):
        return True  # « Ce qui a monté, selon le maire, c'est le loyer »
    before_has_verb = any(is_finite(t) for t in tokens[begin : end + 1])
    comma_before = tokens[end + 1].text == ","
    waits = is_finite(tokens[end]) and not any(t.dep.startswith("nsubj") for t in tokens[begin:end])
    if not before_has_verb or waits:
        return True  # « Parmi les blessés figurent, selon la mairie, deux enfants »
    so_much = any(t.lower in words(language, "so_much") for t in tokens[max(begin, frame.first - 4) : frame.first])
    if so_much and comma_before and first.lower in words(language, "complementizer"):
        return True  # « la défiance est telle, selon elle, qu'elle … »
    if not comma_before or "," not in (tokens[phrase[1] + 1].text, tokens[rest - 1].text):
        return False
    if first.pos in ("CCONJ", "SCONJ", "PRON") or first.lower in words(language, "relative") | words(
        language, "remark_opening"
    ):
        return False
    if first.pos == "VERB" and first.morph.get("VerbForm") == "Part" and first.morph.get("Tense") != "Past":
        return False
    if first.pos == "DET" and rest + 2 < len(tokens) and among(tokens[rest + 1], words(language, "claim")):
        told = tokens[rest + 2].lower in words(language, "complementizer") | words(language, "relative")
        if told:
            return False  # « …, selon le journal, une information que son entourage n'a pas démentie »
    if any(g.first == rest and g.finite for g in view.groups):
        return False  # « …, selon un communiqué, rapporte Le Monde »
    told = first.morph.get("Definite") == "Def" and tokens[end].pos not in VERBAL
    if told and not any(is_finite(t) for t in tokens[rest : last_word(sentence) + 1]):
        return False  # « …, selon Radio Valmer, la radio publique »
    stretch = tokens[rest : rest + 10]
    if first.pos in ("DET", "PROPN", "NOUN") and any(is_finite(t) for t in stretch):
        verb = next(t for t in stretch if is_finite(t))
        return not any(t.dep.startswith("nsubj") and t.head == verb.i and rest <= t.i < verb.i for t in stretch)
    return True
