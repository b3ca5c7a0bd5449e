"""Statements that a clause takes up afterwards: « Le pont fermera en mai. C'est ce qu'a annoncé le maire. »

« Des classes bondées, voilà ce que dénoncent les syndicats. », « La digue tiendra. C'est l'avis de Nora Petit, qui … »,
« Le pont fermera. Le maire l'a annoncé mardi. », « … La préfecture le dément. »: what is said stands before the comma
or is the sentence before. That sentence must be the narrator's: where it reports speech itself, it is left alone.
Quotations that are presented so are the business of `presented`.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.quoted.incise import incise_after_quotation
from recoupe.extraction.statements.reported.inverted_subjects import behind_verb
from recoupe.extraction.statements.reported.noun_speakers import speaker_beside
from recoupe.extraction.statements.reported.of_each import of_each
from recoupe.extraction.statements.reported.stood_for import sentence_before, stood_for, told_before
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.scope.uttered import stance_of
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.presentatives import presentative
from recoupe.extraction.statements.verbs.verb_groups import Group, shape_of
from recoupe.extraction.statements.view import View, views
from recoupe.model.article import BlockKind
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_FEW = 3  # words of « Ça tombe bien, », which says nothing
_NEAR = 7  # tokens between « c'est » and « ce que » (« c'est en tout cas ce que »)


def find_taken_up(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every « c'est ce que » and « voilà ce que »."""
    for view in views(parsed, language):
        yield from _taken_up(view)
        yield from _announced(view)
        yield from _what_opens(view)


def _what_opens(view: View) -> Iterator[Candidate]:
    """« Le pont tiendra. Ce que dément la régie. »: a sentence that is only « ce que » with its verb and who speaks."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    if len(tokens) < 4 or sentence.kind is not BlockKind.BODY or tokens[0].lower not in words(language, "this"):
        return
    group = next((g for g in view.groups if g.finite and g.first == 2 and not (g.passive or g.inverted)), None)
    if group is None or tokens[1].lower not in words(language, "complementizer"):
        return
    if view.enclosing(tokens[2].start, tokens[2].end) is not None or tokens[-1].text != ".":
        return
    if any(is_finite(t) for t in tokens[group.last + 1 :]):
        return  # « Ce que dit le maire ne compte pas. »
    sure = group.cue.stance is Stance.DENIES or group.cue.lemma in words(language, "announcing")
    phrase, stance = behind_verb(sentence, group, language), stance_of(group.cue, group.negated)
    content = told_before(view) or sentence_before(view)
    if not sure or phrase is None or stance is None or content is None or not can_speak(sentence, phrase, language):
        return
    cue, when = group.span(sentence, view.text), (sentence.start, sentence.end)
    rejects = stance is Stance.DENIES
    said = Candidate((content,), None, cue, stance, "taken-up/it", 0.85, rejects_content=rejects, when=when)
    yield from of_each(view, conjuncts(sentence, phrase, language), said)


def _announced(view: View) -> Iterator[Candidate]:
    """« Le maire l'a annoncé mardi », « Aucune source ne le confirme », « Elle en a fait l'annonce »: of the sentence before."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    found = _by_clitic(view) or _by_announcement(view)
    if sentence.kind is not BlockKind.BODY or found is None:
        return
    group, last = found
    if view.enclosing(tokens[group.first].start, tokens[last].end) is not None:
        return  # « Le terrain sera prêt. « Il nous l'a juré ! » »
    stance = stance_of(group.cue, group.negated) or Stance.ASSERTS
    cleft = _cleft(view, group)
    who = subject(sentence, group, language)
    phrase = cleft or (None if who is None else who.phrase)
    if phrase is None or phrase[1] >= group.first:
        return
    if not can_speak(sentence, phrase, language) and stance is not Stance.DECLINES:
        return
    joint = next((t.i for t in tokens[group.last + 1 :] if t.pos == "CCONJ"), len(tokens))
    if any(is_finite(t) or t.text == ":" for t in tokens[group.last + 1 : joint]):
        return  # not the verb of its sentence, nor of the first of the clauses that « et » joins behind it
    content = stood_for(view, group) if cleft is None else told_before(view) or sentence_before(view)
    if content is None:
        return
    cue = Span.of(view.text, tokens[group.first].start, tokens[last].end)
    when, rejects = (sentence.start, sentence.end), stance is Stance.DENIES
    said = Candidate((content,), None, cue, stance, "taken-up/it", 0.75, rejects_content=rejects, when=when)
    yield from of_each(view, conjuncts(sentence, phrase, language), said)


def _cleft(view: View, group: Group) -> Phrase | None:
    """« C'est la maire, Awa Roux, qui l'a annoncé »: who speaks, between the presentative that opens the sentence and « qui »."""
    tokens, language, who = view.sentence.tokens, view.language, group.first - 1
    first = next((t.i for t in tokens if t.pos not in ("CCONJ", "ADV", "PUNCT")), None)
    if first is None or who < 3 or tokens[who].lower not in words(language, "who"):
        return None
    verb = presentative(tokens, first, language)
    if verb is None or any(map(is_finite, tokens[verb + 1 : who])) or verb > first + 1:
        return None
    end = who - 1 - (tokens[who - 1].text == ",")
    return (verb + 1, end) if verb < end else None


def _by_clitic(view: View) -> tuple[Group, int] | None:
    """The group of « l'a annoncé », « le dément », « ne le confirme pas », and its last token."""
    tokens, language = view.sentence.tokens, view.language
    for group in view.groups:
        it = {t.lower for t in tokens[group.first : group.verb.i]} & words(language, "it")
        told = any(t.lower in words(language, "of") for t in tokens[group.last + 1 : group.last + 2])
        said = it and group.finite and not (group.passive or group.inverted or told)  # « l'a assuré de son soutien »
        if (
            said
            and group.cue.lemma in words(language, "announcing")
            and stance_of(group.cue, group.negated) is not None
            and opening(view.sentence, group, language) is None
        ):
            return group, group.last
    return None


def _by_announcement(view: View) -> tuple[Group, int] | None:
    """The group of « en a fait » before « l'annonce », and the noun."""
    tokens, language = view.sentence.tokens, view.language
    for token in tokens[2:]:
        noun = next((t for t in tokens[token.i + 1 : token.i + 4] if t.lower in words(language, "announcement")), None)
        if noun is None:
            continue
        for lemma in sorted(words(language, "light_verb")):
            made = shape_of(view.sentence, token, lemma, language)
            of_it = made is not None and any(
                t.lower in words(language, "of_them") for t in tokens[made.first : token.i]
            )
            if made is not None and of_it and made.finite and not (made.negated or made.passive):
                return made, noun.i
    return None


def _taken_up(view: View) -> Iterator[Candidate]:
    tokens, language = view.sentence.tokens, view.language
    for token in tokens:
        if token.lower not in named(language, "presenting") or view.enclosing(token.start, token.end) is not None:
            continue
        title = view.sentence.kind is BlockKind.HEADING and token.lower in words(language, "this")
        if title and token.i + 1 < len(tokens) and tokens[token.i + 1].lower in words(language, "complementizer"):
            continue  # « Crue à Valmer : ce que le maire a dit »
        opens = all(t.pos in ("CCONJ", "ADV", "PUNCT") for t in tokens[: token.i])
        if not opens and tokens[token.i - 1].text not in (",", ":"):
            continue
        found = _by_verb(view, token.i) or _by_noun(view, token.i)
        if found is None:
            continue
        content = sentence_before(view, asked=True) if opens else _before_comma(view, token.i - 1)
        bare = tokens[token.i + 1].lower in words(language, "complementizer")  # « Il sait, lui, ce que … : … »
        content = content if opens or bare or content is None else _behind_colon(view, found[0].end) or content
        if content is None:
            continue
        cue, phrase = found
        when = (view.sentence.start, view.sentence.end)
        said = Candidate((content,), None, cue, Stance.ASSERTS, "taken-up", 0.8, when=when)
        yield from of_each(view, conjuncts(view.sentence, phrase, language), said)
        return


def _by_verb(view: View, first: int) -> tuple[Span, Phrase] | None:
    """« c'est ce qu'a déclaré hier la gouverneure », « voilà ce que le maire répète »."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    that = next(
        (
            t.i
            for t in tokens[first + 1 : first + 1 + _NEAR]
            if t.lower in words(language, "complementizer") and tokens[t.i - 1].lower in words(language, "this")
        ),
        None,
    )
    if that is None or that + 1 >= len(tokens):
        return None
    incise = incise_after_quotation(sentence, that + 1, clause=True, language=language)
    if incise is not None and incise.saying.known and incise.phrase is not None and not incise.saying.negated:
        if not can_speak(sentence, incise.phrase, language):
            return None
        return incise.cue(view.text), incise.phrase
    group = next((g for g in view.groups if that < g.first <= that + 12 and g.finite and not g.negated), None)
    if group is None:
        return None
    told = subject(sentence, group, language)
    if told is None or not that < told.phrase[0] < group.first or not can_speak(sentence, told.phrase, language):
        return None
    if tokens[told.phrase[0]].lower in words(language, "first_person") | words(language, "someone"):
        return None  # « Voilà ce que je pense »: the author's own
    if Takes.JUDGE in group.cue.takes and opening(sentence, group, language) is not None:
        return None  # « Enfin, ce que la cour a qualifié de « fraude » a été puni »
    return group.span(sentence, view.text), told.phrase


def _by_noun(view: View, first: int) -> tuple[Span, Phrase] | None:
    """« c'est l'avis de Nora Petit », « telle est la conclusion des enquêteurs »."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    noun = next((t for t in tokens[first + 1 : first + 5] if among(t, named(language, "speech_noun"))), None)
    if noun is None or noun.i + 2 >= len(tokens):
        return None
    if tokens[noun.i + 1].lower not in words(language, "of"):
        beside = speaker_beside(view, noun, noun.i)  # « c'est le constat dressé par l'agence »
        made = beside is not None and beside.how == "made"
        return (span_of(sentence, (noun.i, noun.i), view.text), beside.phrase) if beside and made else None
    start = noun.i + (1 if tokens[noun.i + 1].pos == "DET" else 2)
    if not opens_phrase(sentence, start, language):
        return None
    phrase = start, phrase_end(sentence, start, len(tokens), language)
    return (span_of(sentence, (noun.i, noun.i), view.text), phrase) if can_speak(sentence, phrase, language) else None


def _before_comma(view: View, comma: int) -> Span | None:
    tokens = view.sentence.tokens
    exclaims = comma <= _FEW and tokens[0].lower in words(view.language, "this_thing")
    if (
        comma < 2
        or exclaims
        or any(g.last < comma and opening(view.sentence, g, view.language) is not None for g in view.groups)
    ):
        return None
    return Span.of(view.text, tokens[0].start, tokens[comma - 1].end)


def _behind_colon(view: View, end: int) -> Span | None:
    """« Le pire, c'est ce que la ville a promis pour calmer la rue : geler les loyers »: the words spell out what it was."""
    tokens = view.sentence.tokens
    colon = next((t.i for t in tokens if t.start >= end and t.text == ":"), len(tokens))
    if colon + 1 >= len(tokens) or tokens[colon + 1].text in words(view.language, "open_quote"):
        return None
    return view.words_of(colon + 1, content_end(view, colon + 1, None))
