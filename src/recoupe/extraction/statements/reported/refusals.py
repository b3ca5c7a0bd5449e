"""Statements that decline: « n'a pas souhaité commenter X », « se refuse à tout commentaire sur X », « a évité de répondre ».

The content is what was not answered: the object of the verb of answering, or what the speaker was asked about
(« Interrogé sur ce traité, le président a évité de répondre »), or what « ce que » takes up (« …, ce que le club refuse de
confirmer »). « Sollicité, le club n'avait pas réagi »: where nothing of the kind is told, the words of the refusal.
« Refuse de céder » is none: only verbs of answering count.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.conjugation import Form, readings_of
from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.withholding import CommentNouns, States, Withholding, withholding
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.nominal_words import nominal
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subject_phrases import Subject
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.asked_about import asked_about
from recoupe.extraction.statements.reported.backward import taken_up
from recoupe.extraction.statements.reported.clause_speakers import before_participle
from recoupe.extraction.statements.reported.houses import at_place
from recoupe.extraction.statements.reported.stood_for import stood_for
from recoupe.extraction.statements.scope.between import past_adverbs
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.verbs.adverbials import adverbial_at, before_adverbials
from recoupe.extraction.statements.verbs.auxiliaries import auxiliary_alone
from recoupe.extraction.statements.verbs.verb_groups import Group, shape_of
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span
from recoupe.model.statement import Stance
from recoupe.rules.loader import load

_FAR = 6  # words between the verb that withholds and the verb of answering


def find_refusals(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every refusal that says what is refused."""
    for view in views(parsed, language):
        for token in view.sentence.tokens:
            yield from _withheld(view, token)
            yield from _unavailable(view, token)


def _readings(token: Token, language: str, array: str) -> tuple[Form, ...]:
    return readings_of(token.lower, withholding(language, array), language)


def _withheld(view: View, token: Token) -> Iterator[Candidate]:
    language = view.language
    for array in ("withhold", "alone", "without"):
        for lemma in sorted({form.lemma for form in _readings(token, language, array)}):
            shape = shape_of(view.sentence, token, lemma, language)
            if shape is None:
                continue
            for entry in load(language, "refusals", array, Withholding):
                bare = _without(view, shape) and array == "withhold"
                if lemma not in entry.lemmas or (entry.negated and not (shape.negated or bare)):
                    continue
                if (not entry.negated and shape.negated) or _only(view, shape):
                    continue
                found = _FINDERS[array](view, shape, entry)
                if found is not None:
                    yield from _candidate(view, shape, *found, silent=array == "alone")
                    return
                if array == "alone" and entry.silent:
                    yield from _unanswered(view, shape)


def _only(view: View, group: Group) -> bool:
    """« n'ont accepté de parler que sous couvert d'anonymat »: « ne … que » without « pas » refuses nothing."""
    tokens, language = view.sentence.tokens, view.language
    second = words(language, "negation_second") | words(language, "neither")
    if not group.negated or any(t.lower in second for t in tokens[group.first : group.last + 3]):
        return False
    return any(t.lower in words(language, "complementizer") for t in tokens[group.last + 1 : group.last + 7])


def _without(view: View, group: Group) -> bool:
    """« sans (toutefois) vouloir s'avancer sur une date »."""
    tokens, before = view.sentence.tokens, group.first - 1
    while before > 0 and tokens[before].pos == "ADV":
        before -= 1
    here = group.kind == "infinitive" and before > 0 and tokens[before].lower in words(view.language, "without")
    told = any(g.finite and g.last < before for g in view.groups)
    said = told or any(view.sentence.start <= p.start and p.end <= tokens[before].start for p in view.passages)
    return here and said and tokens[before - 1].lower not in words(view.language, "not")


def _unanswered(view: View, group: Group) -> Iterator[Candidate]:
    """« Sollicité, le club n'a pas réagi. », « Le club n'avait pas répondu vendredi. »: nothing is told but the silence."""
    tokens, language = view.sentence.tokens, view.language
    last = group.last + 1
    while last + 1 < len(tokens) and tokens[last].lower in words(language, "neither"):
        last += 2  # « n'a ni confirmé ni démenti »
    clitic = any(
        t.lower in words(language, "object_clitic") - words(language, "negation")
        for t in tokens[group.first : group.verb.i]
    )
    ends = (
        last >= len(tokens) or tokens[last].pos in ("PUNCT", "ADV") or adverbial_at(tokens, last, language) is not None
    )
    ends = ends or tokens[last].lower in words(language, "day") | words(language, "this") | words(language, "bare_to")
    had = group.auxiliary is not None and group.auxiliary.lower in words(language, "had")
    asked = any(t.lower in words(language, "asked") for t in tokens[: group.first])
    neither = last > group.last + 1
    if ends and not clitic and group.auxiliary is not None and (had or asked or neither):
        yield from _candidate(view, group, last - 1, None, silent=True)


def _unavailable(view: View, token: Token) -> Iterator[Candidate]:
    """« n'était pas disponible pour commenter ces propos »."""
    language = view.language
    before = view.sentence.tokens[token.i - 1].lower if token.i else ""
    here = {token.lower, f"{before} {token.lower}"}
    entry = next((e for e in load(language, "refusals", "state", States) if here & set(e.words)), None)
    if entry is None:
        return
    near = view.sentence.tokens[max(0, token.i - _FAR) : token.i]
    carrier = next((t for t in reversed(near) if t.lower in words(language, "be")), None)
    if carrier is None or not carrier.i:
        return
    shape = auxiliary_alone(view.sentence.tokens, carrier, token.i, language)
    if shape.negated is entry.unable:
        return
    stretch = view.sentence.tokens[token.i + 1 : token.i + 1 + _FAR]
    answer = next((t for t in stretch if _to_answer(t, language)), None)
    start = None if answer is None else _object(view.sentence, answer.i + 1, language)
    if answer is not None and start is not None:
        yield from _candidate(view, shape, answer.i, start)


def _to_answer(token: Token, language: str) -> bool:
    """« commenter », « répondre »: the infinitive of a verb of answering."""
    return any(form.kind == "infinitive" for form in _readings(token, language, "answer"))


def _refused(view: View, group: Group, entry: Withholding) -> tuple[int, int | None] | None:
    """The last token of the cue, and where the content begins (None: what was asked)."""
    tokens, language = view.sentence.tokens, view.language
    nouns = load(language, "refusals", "comment", CommentNouns)
    comments = {w for known in nouns for w in known.words}
    whole = {w for known in nouns if known.whole for w in known.words}
    first = past_adverbs(view.sentence, group.last + 1, language)
    for i in range(first, min(first + _FAR - 1, len(tokens))):
        token = tokens[i]
        if token.lower in comments and not entry.not_to:  # « choisit avec précision les élus » refuses nothing
            start = _object(view.sentence, i + 1, language)
            every = tokens[i - 1].lower in words(language, "total") and i - 2 >= group.last
            if every and (token.lower in whole or (start is None and asked_about(view, group.first) is None)):
                return i - 2, i - 1  # « s'est refusée à tout commentaire »: all that is refused
            if token.lower not in whole:
                return i, start
        if token.morph.get("VerbForm") == "Inf" or token.lower.endswith(tuple(words(language, "infinitive_ending"))):
            if token.lower not in entry.answers and not _readings(token, language, "answer"):
                return None
            if entry.not_to and not any(
                t.lower in words(language, "negation_second") for t in tokens[group.last + 1 : i]
            ):
                return None
            comment = next((t.i for t in tokens[i + 1 : i + 4] if t.lower in comments), None)
            if comment is None and token.lemma in words(language, "light_verb"):
                return None  # « n'ont pas voulu donner l'autorisation »: no answer
            last = i if comment is None else comment
            talk = any(tokens[last].lower in known.words for known in nouns if known.talk)  # « une entrevue au Devoir »
            start = None if talk else _object(view.sentence, last + 1, language)
            if comment is not None and start is None and asked_about(view, group.first) is None:
                of = tokens[i - 1].lower in words(language, "of")
                return i - 1 - of, i  # « n'a pas souhaité faire de commentaire »: all that is refused
            return last, start
        if token.text in (",", ".", ";") or token.pos in ("NOUN", "PROPN", "CCONJ"):
            return None
    return None


def _alone(view: View, group: Group, entry: Withholding) -> tuple[int, int | None] | None:
    tokens = view.sentence.tokens
    for token in tokens[group.last + 1 : group.last + 6]:
        if token.text in (",", ";", "."):
            return None
        if among(token, entry.nouns):
            start = token.i
            while start - 1 > group.last and tokens[start - 1].pos in ("DET", "ADJ", "NUM"):
                start -= 1
            if start - 2 > group.last and tokens[start - 1].pos == "ADP" and tokens[start - 2].pos == "NOUN":
                start -= 3  # « son droit au silence »
            if token.i + 1 < len(tokens) and tokens[token.i + 1].text == ":":
                return None  # « botte en touche : « On verra » »: something is said all the same
            bare = token.i == group.last + 1  # « n'a pas donné suite »
            return (token.i, _object(view.sentence, token.i + 1, view.language)) if bare else (group.last, start)
    return None


def _unasked(view: View, group: Group, entry: Withholding) -> tuple[int, int | None] | None:
    """« a promis un décret, sans se prononcer sur sa date »."""
    start = _object(view.sentence, group.last + 1, view.language)
    return (group.last, start) if start is not None and _without(view, group) else None


_FINDERS = {"withhold": _refused, "alone": _alone, "without": _unasked}


def _object(sentence: Sentence, i: int, language: str) -> int | None:
    """Where the noun phrase of what is refused begins, behind its preposition."""
    tokens = sentence.tokens
    while i < len(tokens) and tokens[i].pos == "ADV":
        i += 1
    while (
        i < len(tokens)
        and tokens[i].lower not in words(language, "concerning")  # « s'exprimer sur ce point »
        and (past := adverbial_at(tokens, i, language)) is not None
    ):
        i = past  # « faire de commentaires à ce stade »
    at = i < len(tokens) and tokens[i].lower in words(language, "to")
    if at and any(t.lower in words(language, "time_noun") for t in tokens[i + 1 : i + 3] if t.pos != "DET"):
        return None  # « n'avait pas donné suite au moment où nous écrivions »
    if tokens[i - 1].pos == "ADV" and tokens[i - 1].lower in words(language, "question_word"):
        return i - 1  # « n'a pas voulu dire combien d'emplois … »
    if i + 1 < len(tokens) and tokens[i].lower in words(language, "complementizer"):
        return i + 1  # « refuse de confirmer que des soldats sont là »
    if i < len(tokens) and tokens[i].lower in words(language, "about"):
        i += 1
    if i >= len(tokens) or tokens[i].text in (",", ".", ";", ":", "»"):
        return None
    if i + 1 < len(tokens) and tokens[i].pos == "ADP" and tokens[i + 1].lower in words(language, "question_determiner"):
        return i  # « dire pour qui elle votera »
    opens = tokens[i].pos in ("DET", "NUM", "PRON", "SCONJ", "ADV") or nominal(tokens[i])
    opens = opens or tokens[i].lower in words(language, "question_determiner")  # « dire quel sera le prix »
    return i if opens or tokens[i].text in words(language, "open_quote") else None


def _candidate(view: View, group: Group, last: int, start: int | None, *, silent: bool = False) -> Iterator[Candidate]:
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    behind = group.kind == "present" or _without(view, group)  # « …, dit le maire, refusant d'en dire plus »
    who = (before_participle(view, group) if behind else None) or subject(sentence, group, language)
    on = _without(view, group) and (who is None or not surely_speaks(sentence, who.phrase, language))
    who = None if on else who
    if (who is None and not on) or (start is None and _without(view, group)):
        return
    house = None if who is None else at_place(view, who)
    if who is not None and house is None and not surely_speaks(sentence, who.phrase, language):
        return
    if start is not None:
        whole = content_end(view, start, group, noun=True)
        end = before_adverbials(tokens, whole, language)
        end = whole if end < start else end
        content = Span.of(view.text, tokens[start].start, tokens[end].end)
    else:
        asked = (None if who is None else asked_about(view, who.phrase[0])) or taken_up(view, group)
        if asked is None and silent:
            asked = _request(view, who) or Span.of(view.text, tokens[group.first].start, tokens[last].end)
        if asked is None:
            alone = _answering(view, group, last)
            if alone is None:
                return
            last, asked = alone
        content = asked
    cue = Span.of(view.text, tokens[group.first].start, tokens[last].end)
    parts = () if who is None else conjuncts(sentence, who.phrase, language)
    sources: list[Span | None] = [span_of(sentence, part, view.text) for part in parts]
    for source in sources or [None]:
        yield Candidate(
            (content,), source, cue, Stance.DECLINES, "refusal", 0.93,
            antecedent=house, carries_on=on, when=(sentence.start, sentence.end),
        )  # fmt: skip


def _request(view: View, who: Subject | None) -> Span | None:
    """« Sollicité par la radio, le club n'a pas donné suite »: that one was asked stands for what one was asked."""
    tokens = view.sentence.tokens
    comma = 0 if who is None else who.phrase[0] - 1
    if comma < 2 or tokens[comma].text != ",":
        return None
    asked = any(t.lower in words(view.language, "asked") for t in tokens[:comma])
    return view.words_of(0, comma - 1) if asked else None


def _answering(view: View, group: Group, last: int) -> tuple[int, Span] | None:
    """« refuse de s'exprimer. »: the verb of answering itself, where nothing else is said to be refused.

    « refuse de le dire »: what « le » stands for.
    """
    tokens, language = view.sentence.tokens, view.language
    if last <= group.last or not _to_answer(tokens[last], language):
        return None
    if group.kind == "present" and any(g.finite for g in view.groups if g.last < group.first):
        return None  # « …, refusant d'en dire davantage »: how the rest was told
    ends = last + 1 >= len(tokens) or tokens[last + 1].pos in ("PUNCT", "CCONJ", "ADP", "ADV", "SCONJ")
    more = ends and last + 1 < len(tokens) and tokens[last + 1].lower in words(language, "more")
    first = last
    while first - 1 > group.last and tokens[first - 1].lower in words(language, "object_clitic"):
        first -= 1
    if tokens[first].lower in words(language, "it"):
        meant = stood_for(view, group, asked=True)
        return None if meant is None else (last, meant)
    cue = first - 1
    while cue > group.last and tokens[cue].lower in words(language, "of"):
        cue -= 1
    return (cue, Span.of(view.text, tokens[first].start, tokens[last + more].end)) if ends else None
