"""Quotations and the clauses with inverted subject: who utters what stands in marks.

« Nous rouvrirons lundi », a promis la maire, Nora Petit. — « Paul Roy, éleveur : “On n'a plus d'eau.” » — « Les
ministres se réuniront vendredi, a annoncé le ministère. » An incise after the marks comes first, then the words before
them, then an incise inside them, then the neighbourhood (`free`). Quoted words in a narrator's sentence that no verb
reports are left alone: names, titles, terms, irony (`scare`). Clauses with « que » are the business of `clauses`,
quoted or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.attributed import Attributed
from recoupe.extraction.statements.quoted.before_marks import from_introduction, introduced_by
from recoupe.extraction.statements.quoted.begins import begins
from recoupe.extraction.statements.quoted.clause_incise import surely_subject
from recoupe.extraction.statements.quoted.framed import apposed, framed_after
from recoupe.extraction.statements.quoted.free import free_quotations, relabelled, with_speaker
from recoupe.extraction.statements.quoted.incise import Incise, incise_after_quotation
from recoupe.extraction.statements.quoted.inscribed import inscribed
from recoupe.extraction.statements.quoted.interview import answers, dialogue, turns
from recoupe.extraction.statements.quoted.intro_subjects import behind_clause
from recoupe.extraction.statements.quoted.labels import Introduction
from recoupe.extraction.statements.quoted.named_lines import under_name
from recoupe.extraction.statements.quoted.nested import nested
from recoupe.extraction.statements.quoted.postposed import Reported, in_clauses, in_passage
from recoupe.extraction.statements.quoted.presented import presented
from recoupe.extraction.statements.quoted.read_in import with_paper
from recoupe.extraction.statements.quoted.resumed import rest_of_clause, resumed
from recoupe.extraction.statements.quoted.scare import is_name
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.quoted.unmarked import whole_speech
from recoupe.extraction.statements.quoted.verbless import heads, named_before, signed
from recoupe.extraction.statements.verbs.whole_clauses import complete, is_finite
from recoupe.model.span import Span

_ASKED = frozenset({"?", "!", "…", "..."})  # marks that stand outside those of the quotation
_BESIDE = 3  # words between verb and speakers: « titraient respectivement les journaux »
_BETWEEN = frozenset({",", "–", "—", "-", ";", "("})


def find_direct(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """The statements of quotations and of incises, in no certain order."""
    scene = Scene(parsed, language)
    spoken = list(turns(scene)) or list(answers(scene))
    found = spoken + list(_marked(scene, {n for a in spoken for n in a.passages}))
    found.extend(
        Attributed((), _candidate(scene, reported.incise, reported.content, "quote/dialogue", 0.8))
        for reported in dialogue(scene)
    )
    taken = frozenset(a.cue_start for a in found if a.cue_start is not None and not _between_two(scene, a))
    found.extend(
        Attributed((), _candidate(scene, reported.incise, reported.content, "incise/clause", _surety(scene, reported)))
        for reported in whole_speech(scene, tuple(in_clauses(scene, taken)))
    )
    found = [relabelled(scene, with_speaker(scene, a, found), found) for a in found]
    found.extend(nested(scene))
    found.extend(free_quotations(scene, found))
    found = [with_speaker(scene, a, found) for a in found]
    for attributed in (with_paper(scene, a) for a in found):
        yield from _each_speaker(scene, attributed.candidate)


def _between_two(scene: Scene, attributed: Attributed) -> bool:
    """« Le vaccin est sûr, précise le préfet : “Nous l'avons testé.” »: an incise of the clause before it, which brings in
    what stands in marks as well.
    """
    cue, source = attributed.candidate.cue, attributed.candidate.source
    if attributed.candidate.rule != "quote/introduced" or cue is None or source is None or source.start < cue.end:
        return False
    sentence = scene.sentence_at(cue.start)
    first = None if sentence is None else next((t.i for t in sentence.tokens if t.start >= cue.start), None)
    return sentence is not None and first is not None and behind_clause(sentence, 0, first, scene.language)


def _surety(scene: Scene, reported: Reported) -> float:
    """How sure an incise without marks is: « …, a annoncé la mairie » more than what the sentence's subject could announce,
    save behind one whole clause (« Les prix montent, alerte l'office des prix »).
    """
    sentence, first = reported.incise.sentence, reported.incise.first
    whole = sum(t.text == "," for t in sentence.tokens[:first]) == 1 and complete(sentence, 0, first, scene.language)
    return 0.92 if whole or surely_subject(sentence, reported.incise, 0, scene.language) else 0.85


def _each_speaker(scene: Scene, candidate: Candidate) -> Iterator[Candidate]:
    """« “Oui”, disent Paul Roy et Nora Petit » is said by each of the two."""
    source = candidate.source
    sentence = None if source is None else scene.sentence_at(source.start)
    inside = [] if source is None or sentence is None else sentence.at(source.start, source.end)
    if sentence is None or len(inside) < 3:
        yield candidate
        return
    cue = () if candidate.cue is None else sentence.at(candidate.cue.start, candidate.cue.end)
    verb = next((t for t in cue if t.morph.get("VerbForm") == "Fin"), None)
    parts = conjuncts(sentence, (inside[0].i, inside[-1].i), scene.language, verb=verb)
    own = _respective(scene, candidate, sentence, inside[0].i, len(parts))
    if own is not None:
        for part, content in zip(parts, own, strict=True):
            yield replace(candidate, source=span_of(sentence, part, scene.text), content=(content,))
        return
    for part in parts:
        yield replace(candidate, source=span_of(sentence, part, scene.text)) if len(parts) > 1 else candidate


def _respective(
    scene: Scene, candidate: Candidate, sentence: Sentence, first: int, count: int
) -> tuple[Span, ...] | None:
    """« « Oui », « Non », titraient respectivement La Mer et Le Phare »: the words of each, where each has some."""
    near = sentence.tokens[max(0, first - _BESIDE) : first]
    if count < 2 or not any(t.lower in words(scene.language, "respectively") for t in near):
        return None
    own = [
        p
        for p in scene.passages
        if any(s.start <= p.start and p.end <= s.end for s in candidate.content) and not p.depth
    ]
    return tuple(scene.span(p.start, p.end) for p in own) if len(own) == count else None


def _marked(scene: Scene, used: set[int]) -> Iterator[Attributed]:
    """What incises beside and inside the marks and the words before them tell, passage by passage but for `used`."""
    last: tuple[Incise, Span | None] | None = None
    for n, passage in enumerate(scene.passages):
        if n in used:
            continue
        clause = scene.is_clause(passage)
        name = is_name(scene, passage)
        named_so = name and not _clause_before(scene, passage) and not _exclaims(scene, passage)
        after = None if named_so else _incise_after(scene, n, clause)
        inner = in_passage(scene, passage, passage.end if after is None else _last_sentence(scene, passage))
        for told in inner:
            within = _candidate(scene, told.incise, told.content, "quote/incise-inside", 0.9)
            yield Attributed((n,), within, passage.start)
        if after is not None:
            reported = _before_incise(scene, n, after, bool(inner), last[0] if last is not None else None)
            used.update(reported.passages)
            last = (after, reported.candidate.source)
            yield reported
            continue
        if inner:
            used.add(n)
            continue
        beside = _beside(scene, passage, clause)
        if beside is not None:
            used.add(n)
            yield Attributed((n,), beside, passage.start)
            continue
        members = scene.joined(n)
        _, tokens = scene.before(passage)
        colon = bool(tokens) and tokens[-1].text == ":"
        headed = heads(scene, members, clause) or (None if colon else inscribed(scene, members))
        if headed is not None:
            used.update(members)
            yield Attributed(tuple(members), headed, passage.start)
            continue
        introduced = _introduced(scene, passage, last)
        if introduced is not None and not (name and not introduced.rule.startswith("quote/intro")):
            if introduced.rule == "quote/before" and not (clause and scene.alone_after(passage)):
                continue
            used.update(members)
            yield Attributed(tuple(members), from_introduction(scene, members, introduced), passage.start)
        elif colon and (written := inscribed(scene, members)) is not None:
            used.update(members)
            yield Attributed(tuple(members), written, passage.start)


def _beside(scene: Scene, passage: QuotedPassage, clause: bool) -> Candidate | None:
    """The statement of the passage that an apposition, a frame, a presentation or a signature beside it tells."""
    return (
        apposed(scene, passage)
        or framed_after(scene, passage, clause)
        or presented(scene, passage)
        or under_name(scene, passage, clause)
        or signed(scene, passage, clause)
        or named_before(scene, passage, clause)
    )


def _introduced(scene: Scene, passage: QuotedPassage, last: tuple[Incise, Span | None] | None) -> Introduction | None:
    """What the words before the passage tell; `last` is the incise before it, whose speaker goes on in its sentence."""
    beside_it = last is not None and last[0].sentence is scene.opening(passage)
    if last is not None and beside_it and _names_body(scene, passage, last[0]):
        return None
    introduced = introduced_by(scene, passage, last[0].end if last is not None and beside_it else 0)
    if introduced is None or (not introduced.sure and _goes_on_with_that(scene, passage)):
        return None
    if introduced.source is None and last is not None and beside_it:
        return replace(introduced, source=last[1])  # « …», admet X, avant de préciser : « … »
    return introduced


def _names_body(scene: Scene, passage: QuotedPassage, incise: Incise) -> bool:
    """« « Rien n'a été fait », regrette Awa Roux, du collectif « pour une eau pure » »: marks that go on with who speaks."""
    _, before = scene.before(passage)
    return bool(before) and before[-1].end == incise.end and before[-1].pos == "NOUN"


def _before_incise(scene: Scene, n: int, after: Incise, inner: bool, last: Incise | None) -> Attributed:
    """What the incise behind passage `n` reports; only its last sentence where another incise stands inside (`inner`).

    `last`: the incise before the marks, in whatever sentence.
    """
    passage = scene.passages[n]
    apart = last is not None and _reported_before(scene, last, passage)
    first, start = (n, passage.start) if apart or _naming(scene, after) else begins(scene, n)
    if inner:
        first, start = n, max(start, _last_sentence(scene, passage))
    content = [scene.span(start, passage.end)]
    source = after.source(scene.text)
    members = list(range(first, n + 1))
    if source is not None:  # « …, résume « La mer en colère » »
        members += [k for k, p in enumerate(scene.passages) if k > n and source.start <= p.start < source.end]
    further = resumed(scene, n, after)
    if further is not None:
        content.append(scene.span(scene.passages[further].start, scene.passages[further].end))
        members.append(further)
    elif (rest := rest_of_clause(scene, passage, after, start)) is not None:
        content.append(rest)
    candidate = _candidate(scene, after, tuple(content), "quote/incise", 0.97)
    return Attributed(tuple(members), candidate, passage.start)


def _reported_before(scene: Scene, incise: Incise, passage: QuotedPassage) -> bool:
    """« « On part », dit X, las, « c'est trop », dit Y »: whether an incise ends what another says before the passage.

    « Le pacte », comme le veut X, est « utile », dit Y » is Y's as a whole.
    """
    tokens = incise.sentence.tokens
    as_said = any(t.lower in words(scene.language, "as") for t in tokens[max(0, incise.first - 1) : incise.first])
    if as_said or incise.sentence is not scene.opening(passage) or incise.end > passage.start:
        return False
    between = [t.i for t in tokens if incise.end <= t.start < passage.start]
    return not any(is_finite(incise.sentence, i, scene.language) for i in between)


def _naming(scene: Scene, incise: Incise) -> bool:
    """« … « un hiver de fous », ainsi l'a appelé X »: only the words in marks are X's."""
    tokens = incise.sentence.tokens
    return incise.first > 0 and tokens[incise.first - 1].lower in named(scene.language, "naming_so")


def _incise_after(scene: Scene, n: int, clause: bool) -> Incise | None:
    passage = scene.passages[n]
    sentence, tokens = scene.after(passage)
    if sentence is None:
        return None
    tokens_behind = _past_gloss(tokens)
    if len(tokens_behind) > 1 and tokens_behind[0].text in _ASKED and tokens_behind[1].text.islower():
        tokens_behind = tokens_behind[1:]  # « « Tout va bien » ? demande-t-elle »
    k = next((t.i for t in tokens_behind if t.text not in _BETWEEN), None)
    if k is None or (k == tokens[0].i and not clause and not scene.alone_before(passage)):
        return None  # « Le “petit train” fait trembler les murs »: part of the subject
    stop = None
    if n + 1 < len(scene.passages):
        following = scene.passages[n + 1]
        if scene.is_clause(following) and following.start < sentence.end:
            stop = next((t.i for t in sentence.tokens if t.start >= following.start), None)
    whole = clause or (
        tokens[0].text == "," and scene.alone_before(passage)
    )  # « « Rendez-vous à 11 h », annonce la page »
    found = incise_after_quotation(sentence, k, clause=whole, language=scene.language, stop=stop)
    if found is not None and found.phrase is not None and found.saying.pronoun is None:
        sure = can_speak(sentence, found.phrase, scene.language) is True
        if not sure and _waits_for_verb(scene, passage, sentence, k):
            return None
    return found


def _past_gloss(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """« « C'est une fatwa » (un avis rendu par un juge), ajoute X »: what follows the brackets and their comma, if any."""
    if not tokens or tokens[0].text != "(":
        return tokens
    close = next((n for n, t in enumerate(tokens) if t.text == ")"), len(tokens))
    return tokens[close + 1 :] if any(t.text == "," for t in tokens[close + 1 : close + 2]) else tokens


def _waits_for_verb(scene: Scene, passage: QuotedPassage, sentence: Sentence, k: int) -> bool:
    """« Le bâtonnier, qui juge que l'affaire « n'a pas de sens », regrettera le report »: the main verb is still to come."""
    opened, tokens = scene.before(passage)
    if opened is not sentence or not tokens or scene.alone_before(passage):
        return False
    if not any(is_finite(sentence, t.i, scene.language) for t in tokens):
        return False
    relative = any(t.lower in words(scene.language, "relative") and tokens[0].i < t.i < tokens[0].i + 8 for t in tokens)
    return relative and not complete(sentence, tokens[0].i, k, scene.language)


def _goes_on_with_that(scene: Scene, passage: QuotedPassage) -> bool:
    """Whether the passage opens with « que »: the narrator's sentence goes on in it."""
    held = scene.words(passage)
    return bool(held) and held[0].lower in words(scene.language, "complementizer")


def _exclaims(scene: Scene, passage: QuotedPassage) -> bool:
    """« Retour au calme « On a eu chaud ! », dit X »: whether a sentence with its mark stands in the marks, no name."""
    closed = scene.plain[passage.inner_end - 1] in ".!?…"
    sentence = scene.opening(passage)
    inside = [t for t in scene.words(passage) if sentence is not None and t.start < sentence.end]
    return (
        closed
        and sentence is not None
        and bool(inside)
        and complete(sentence, inside[0].i, inside[-1].i + 1, scene.language)
    )


def _clause_before(scene: Scene, passage: QuotedPassage) -> bool:
    """Whether the words before the passage hold a main clause already, of which the passage is only a name."""
    sentence, tokens = scene.before(passage)
    return bool(tokens) and sentence is not None and complete(sentence, tokens[0].i, tokens[-1].i + 1, scene.language)


def _last_sentence(scene: Scene, passage: QuotedPassage) -> int:
    """Where the sentence begins in which the passage closes (the passage's own start where it is its only one)."""
    sentence = scene.sentence_at(passage.end - 1)
    return passage.start if sentence is None else max(passage.start, sentence.start)


def _candidate(scene: Scene, incise: Incise, content: tuple[Span, ...], rule: str, score: float) -> Candidate:
    return Candidate(
        content=content,
        source=incise.source(scene.text),
        cue=incise.cue(scene.text),
        stance=incise.saying.stance,
        rule=rule,
        score=score if incise.saying.known else score - 0.1,
        rejects_content=incise.saying.rejects_content,
        when=_when(scene, incise),
    )


def _when(scene: Scene, incise: Incise) -> tuple[int, int]:
    """The incise with its circumstances: up to the next passage or the end of the sentence."""
    sentence: Sentence = incise.sentence
    following = [p.start for p in scene.passages if incise.end <= p.start < sentence.end]
    return incise.start, min([sentence.end, *following])
