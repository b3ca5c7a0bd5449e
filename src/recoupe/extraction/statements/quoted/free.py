"""Quotations without a cue of their own, whose speaker the neighbourhood tells.

« Nora Petit est en colère. “On nous a menti.” »: the passage is a sentence of its own; its speaker is whoever spoke
last in the paragraph, whoever is introduced before or after it, or whoever went on speaking from the paragraph before.
Where none of these is sure the statement has no speaker. Quoted words inside a narrator's sentence are no free
quotation, unless they are many and no other finder takes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import among, named, quoting_verbs, readings
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.attributed import Attributed
from recoupe.extraction.statements.quoted.headlines import (
    first_below,
    heading_parts,
    named_behind,
    speaker_of_heading,
)
from recoupe.extraction.statements.quoted.named_titles import named_in_title
from recoupe.extraction.statements.quoted.neighbours import (
    Neighbour,
    paragraph_before,
    quoted_just_before,
    spoken_after,
    spoken_ahead,
    spoken_before,
    spoken_within,
)
from recoupe.extraction.statements.quoted.pulled import place_below
from recoupe.extraction.statements.quoted.scare import is_name
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.quoted.speaking import floor
from recoupe.extraction.statements.quoted.standfirst import told_in_standfirst
from recoupe.extraction.statements.quoted.woven import behind_setting, woven
from recoupe.extraction.statements.verbs.whole_clauses import complete, is_finite
from recoupe.model.article import BlockKind
from recoupe.model.statement import Stance
from recoupe.rules.folding import key

_NOBODYS = ("quote/incise", "quote/written", "quote/inscribed")  # without a speaker beside them they have none
_CLAUSE = 7  # words of a quoted clause that stands between commas
_PART = 4  # words of a clause in marks behind the setting of a heading
_CROSSHEAD = 8  # words of a crosshead
_PHRASE = 5  # words behind a quotation that still belong to it


def free_quotations(scene: Scene, found: Sequence[Attributed]) -> Iterator[Attributed]:
    """The statements of the passages that none of `found` takes and that are utterances of their own."""
    taken = {n for a in found for n in a.passages}
    held = [a.candidate for a in found]
    known = list(found)
    headings: list[int] = []
    for n, passage in enumerate(scene.passages):
        if n in taken or any(_holds(c, passage) for c in held) or not _stands_alone(scene, n):
            continue
        sentence = scene.opening(passage)
        if sentence is None:
            continue
        if sentence.kind is BlockKind.HEADING:
            if not _called_so(scene, passage):
                headings.append(n)
            continue
        neighbour = _neighbour(scene, n, sentence, known)
        if neighbour is None and not scene.alone_before(passage) and behind_setting(scene, passage):
            continue
        members = scene.joined(n)
        taken.update(members)
        told = _free(scene, members, neighbour)
        if neighbour is None and place_below(scene, passage) is not None:
            told = replace(told, rule="quote/free-pulled")
        attributed = Attributed(tuple(members), told, passage.start)
        known.append(attributed)
        yield attributed
    for n in headings:
        passage = scene.passages[n]
        yield Attributed((n,), _free(scene, [n], _of_heading(scene, passage, known)), passage.start)
    yield from heading_parts(scene, taken | set(headings), known)
    for n, passage in enumerate(scene.passages):
        if n in taken or any(_holds(c, passage) for c in held):
            continue
        candidate = woven(scene, passage, quoted_just_before(scene, passage, known))
        if candidate is not None:
            yield Attributed((n,), candidate, passage.start)


def _neighbour(scene: Scene, n: int, sentence: Sentence, known: Sequence[Attributed]) -> Neighbour | None:
    """Who utters passage `n`, that begins in `sentence`, as its neighbourhood tells."""
    passage = scene.passages[n]
    if (line := place_below(scene, passage)) is not None:
        return _same_words(scene, passage, known) or _on_both_sides(scene, sentence, line, known)
    return (
        _said_below(scene, passage, known)
        or _behind_colon(scene, n)
        or _acts_behind(scene, passage)
        or _told_of(scene, passage)
        or spoken_ahead(scene, n, known)
        or spoken_before(scene, sentence, known, alone=_says_i(scene, passage), said=passage)
        or spoken_after(scene, passage, known)
        or paragraph_before(scene, sentence, known)
        or _same_words(scene, passage, known)
    )


def _on_both_sides(scene: Scene, quoted: Sentence, line: Sentence, known: Sequence[Attributed]) -> Neighbour | None:
    """Who has the last word before a quotation in large letters, if the same goes on behind its place of speech, `line`."""
    before, following = paragraph_before(scene, quoted, known), scene.sentence_after(line)
    if before is None or following is None:
        return None
    behind = [a.candidate for a in known if scene.parsed.sentence_at(a.candidate.content[0].start) is following]
    spans = [c.source or c.antecedent for c in behind]
    name = before.span.text.split()[-1]
    same = any(
        s is not None and (s.text.split()[-1] == name or (s.text.islower() and " " not in s.text)) for s in spans
    )
    return before if same else None


def _says_i(scene: Scene, passage: QuotedPassage) -> bool:
    """« J'en connais qui viennent de loin »: whether a single person says it."""
    return any(t.lower in named(scene.language, "speaker_itself") and t.dep == "nsubj" for t in scene.words(passage))


def _called_so(scene: Scene, heading: QuotedPassage) -> bool:
    """« « Le prix de l'eau » » above « la campagne intitulée « Le prix de l'eau » »: a name that the text gives something."""
    wanted = key(scene.text[heading.inner_start : heading.inner_end])
    again = (p for p in scene.passages if p.start > heading.end)
    return any(key(scene.text[p.inner_start : p.inner_end]) == wanted and is_name(scene, p) for p in again)


def _told_of(scene: Scene, passage: QuotedPassage) -> Neighbour | None:
    """« La boulangère a fermé, « plus personne ne passait dans la rue ». »: who acts in the clause before the marks."""
    sentence, before = scene.before(passage)
    if sentence is None or not any(is_finite(sentence, t.i, scene.language) for t in before):
        return None
    if not behind_setting(scene, passage):
        return None
    who = floor(scene, sentence)
    told = who is not None and before[0].start <= who.span.start and who.span.end <= passage.start
    return Neighbour(who.span, 0.5, "quote/free-after") if who is not None and told else None


def _behind_colon(scene: Scene, n: int) -> Neighbour | None:
    """« “On nous oublie”, “On en a marre” : les habitants du hameau sont à bout »: the words of who acts behind a colon."""
    last = scene.passages[scene.joined(n)[-1]]
    span = named_behind(scene, last) if scene.alone_before(scene.passages[n]) else None
    return None if span is None else Neighbour(span, 0.7, "quote/colon")


def _acts_behind(scene: Scene, passage: QuotedPassage) -> Neighbour | None:
    """« « On est à bout », l'infirmière Ida Lorme hausse les épaules. »: who acts in a clause right behind the words."""
    sentence, behind = scene.after(passage)
    if sentence is None or sentence.kind is not BlockKind.BODY or len(behind) < 4 or behind[0].text != ",":
        return None
    inside = [t for t in scene.words(passage) if sentence.start <= t.start]
    if not inside or not scene.alone_before(passage) or not opens_phrase(sentence, behind[1].i, scene.language):
        return None
    phrase = (behind[1].i, phrase_end(sentence, behind[1].i, len(sentence.tokens), scene.language))
    named_here = any(t.label == "PER" for t in sentence.tokens[phrase[0] : phrase[1] + 1])
    verb = phrase[1] + 1
    acts = verb < len(sentence.tokens) and is_finite(sentence, verb, scene.language)
    whole = complete(sentence, inside[0].i, inside[-1].i + 1, scene.language)
    if not (named_here and acts and whole and can_speak(sentence, phrase, scene.language)):
        return None
    return Neighbour(span_of(sentence, phrase, scene.text), 0.6, "quote/free-before")


def _said_below(scene: Scene, passage: QuotedPassage, known: Sequence[Attributed]) -> Neighbour | None:
    """« Après l'été... » before « Après l'été, je pars », dit X: a crosshead run into the text, whose words X says below."""
    wanted = key(scene.text[passage.inner_start : passage.inner_end])
    if not 1 < len(wanted.split()) <= _CROSSHEAD or not (scene.alone_before(passage) and scene.alone_after(passage)):
        return None
    for attributed in known:
        candidate = attributed.candidate
        span = candidate.source or candidate.antecedent
        below = span is not None and candidate.content[0].start >= passage.end
        if below and span is not None and any(f" {wanted} " in f" {key(s.text)} " for s in candidate.content):
            return Neighbour(span, 0.75, "quote/heading")
    return None


def _of_heading(scene: Scene, passage: QuotedPassage, known: Sequence[Attributed]) -> Neighbour | None:
    span = speaker_of_heading(scene, passage, known)
    if span is not None:
        return Neighbour(span, 0.75, "quote/heading")
    span = named_behind(scene, passage) if scene.alone_before(passage) else None
    if span is not None:
        return Neighbour(span, 0.6, "quote/heading-colon")
    span = named_in_title(scene, passage)
    if span is not None:
        return Neighbour(span, 0.6, "quote/heading-comma")
    answering = {a.candidate.antecedent for a in known if a.candidate.rule == "interview/answer"} - {None}
    if len(answering) == 1 and (span := answering.pop()) is not None:
        return Neighbour(span, 0.6, "quote/heading-interview")
    span = first_below(scene, passage, known)
    if span is not None:
        return Neighbour(span, 0.55, "quote/crosshead")
    span = told_in_standfirst(scene, passage)
    return None if span is None else Neighbour(span, 0.55, "quote/heading")


def relabelled(scene: Scene, attributed: Attributed, found: Sequence[Attributed]) -> Attributed:
    """« Delta : « Nous partirons » » with who says so in the text, where what stands before the colon is no person."""
    candidate = attributed.candidate
    if candidate.rule != "quote/named" or candidate.source is None:
        return attributed
    passage = scene.passages[attributed.passages[0]]
    sentence = scene.opening(passage)
    if sentence is None or sentence.kind is not BlockKind.HEADING:
        return attributed
    label = [t for t in sentence.tokens if candidate.source.start <= t.start < candidate.source.end]
    if any(t.label == "PER" or among(t, named(scene.language, "person", "role")) for t in label):
        return attributed
    span = speaker_of_heading(scene, passage, [a for a in found if a is not attributed])
    if span is None:
        return attributed
    told = replace(candidate, source=None, antecedent=span, rule="quote/heading", score=0.7)
    return replace(attributed, candidate=told)


def with_speaker(scene: Scene, attributed: Attributed, found: Sequence[Attributed]) -> Attributed:
    """The attribution whose cue names nobody (« Et de conclure : “…” ») with who spoke before it.

    An incise without a speaker (« peut-on lire », « était-il précisé ») has none, nor have « il est précisé : », « un tag « … » ».
    """
    told = attributed.candidate.source is not None or attributed.candidate.antecedent is not None
    if told or not attributed.passages or attributed.candidate.rule.startswith(_NOBODYS):
        return attributed
    passage = scene.passages[attributed.passages[0]]
    cue = attributed.candidate.cue
    sentence = scene.opening(passage) if cue is None else scene.sentence_at(cue.start)
    if sentence is None:
        return attributed
    above = scene.sentence_before(sentence)
    if cue is None and above is not None and scene.alone_before(passage):
        announces = scene.text[above.start : above.end].rstrip().endswith(":")
        sentence = above if announces else sentence  # « Réponse, par courriel : », a line above
    known = [a for a in found if a is not attributed and a.anchor is not None and a.anchor < passage.start]
    neighbour = (
        (None if cue is None else spoken_within(sentence, cue.start, known))
        or spoken_before(scene, sentence, known)
        or paragraph_before(scene, sentence, known)
    )
    if neighbour is None or (cue is None and attributed.candidate.rule.startswith("quote/free")):
        return attributed
    if neighbour.rule == "quote/free-goes-on" and _answered(scene, sentence, passage):
        return attributed
    score = min(attributed.candidate.score, neighbour.score)
    return replace(attributed, candidate=replace(attributed.candidate, antecedent=neighbour.span, score=score))


def _answered(scene: Scene, sentence: Sentence, passage: QuotedPassage) -> bool:
    """« Une cliente crie : “Il ment !” Réponse : “…” »: whether nothing but a noun of answering stands before the colon.

    Then whoever spoke before it is answered.
    """
    before = [t for t in sentence.tokens if t.start < passage.start and t.text[0].isalpha()]
    return len(before) == 1 and among(before[0], named(scene.language, "answering_noun"))


def _free(scene: Scene, members: Sequence[int], neighbour: Neighbour | None) -> Candidate:
    passages = [scene.passages[m] for m in members]
    return Candidate(
        content=tuple(scene.span(p.start, p.end) for p in passages),
        source=None,
        cue=None,
        stance=Stance.ASSERTS,
        rule="quote/free" if neighbour is None else neighbour.rule,
        score=0.5 if neighbour is None else neighbour.score,
        antecedent=None if neighbour is None else neighbour.span,
    )


def _holds(candidate: Candidate, passage: QuotedPassage) -> bool:
    return any(s.start <= passage.start and passage.end <= s.end for s in candidate.content)


def _stands_alone(scene: Scene, n: int) -> bool:
    """Whether passage `n` (with those joined to it) is an utterance: a sentence, or what a colon or a heading sets apart."""
    passage = scene.passages[n]
    last = scene.passages[scene.joined(n)[-1]]
    sentence, before = scene.before(passage)
    behind, after = scene.after(last)
    if sentence is None or is_name(scene, passage):
        return False
    if _row_of_words(scene, n):
        return True
    heading = sentence.kind is BlockKind.HEADING
    set_off = (
        scene.alone_before(passage) or before[-1].text == ":" or (heading and _behind_lead(scene, passage, before))
    )
    set_off = set_off or behind_setting(scene, passage)
    if before and before[-1].text == ":" and any(among(t, named(scene.language, "signboard")) for t in before):
        return False  # « sur une banderole : “Non au péage” »
    ends = scene.alone_after(last) or (heading and after[0].text in (":", "–", "—", "-", "|", ","))
    ends = ends or (scene.alone_before(passage) and after[0].text == ":" and scene.is_clause(passage))
    ends = ends or _acts_behind(scene, passage) is not None
    only = scene.alone_before(passage) and scene.is_clause(passage) and _only_phrase(scene, passage, behind, after)
    ends = ends or (only and not (heading and not _has_verb(scene, passage)))  # « « Un an déjà » sur France 2 »
    if not set_off or not ends:
        return _inserted(scene, passage, before, after)
    if heading and scene.alone_before(passage) and named_behind(scene, last) is not None:
        opening = scene.words(passage)[:1]  # « “Un affront” : les élus protestent », not « “Dune” : l'actrice raconte »
        return scene.is_clause(passage) or any(t.lower in words(scene.language, "indefinite") for t in opening)
    return scene.is_clause(passage) or (scene.alone_before(passage) and scene.alone_after(last))


def _row_of_words(scene: Scene, n: int) -> bool:
    """« « Gâchis », « mensonge » : Nora Petit n'a pas mâché ses mots. »: several that open a sentence before whose they are."""
    members = [scene.passages[m] for m in scene.joined(n)]
    terms = any(
        scene.text[p.inner_start].islower() for p in members[1:]
    )  # not « « Dune », « Alien » : l'actrice raconte »
    if not terms or not scene.alone_before(members[0]) or named_behind(scene, members[-1]) is None:
        return False
    _, behind = scene.after(members[-1])
    whose = [t for t in behind if among(t, named(scene.language, "words_noun"))]  # « les mots de Nora Petit sont durs »
    return any(t.morph.get("Number") == "Plur" for t in whose) or any(_speaks_out(t, scene.language) for t in behind)


def _speaks_out(token: Token, language: str) -> bool:
    """« ne décolère pas », « dénonce »: a finite form of a verb that stands beside quotations; not « a essuyé des injures »."""
    verbs = quoting_verbs(language)
    told = {f.lemma for f in readings(token.lower, language) if f.kind in ("finite", "conditional")}
    return token.pos in ("VERB", "AUX") and bool(told & (verbs[True] | verbs[False]))


def _has_verb(scene: Scene, passage: QuotedPassage) -> bool:
    return any(t.morph.get("VerbForm") == "Fin" for t in scene.words(passage))


def _behind_lead(scene: Scene, passage: QuotedPassage, before: Sequence[Token]) -> bool:
    """« VIDÉO - “…” », « À Morlac, “on ira jusqu'au bout” »: a heading's clause in marks behind its label or setting."""
    if before[-1].text in ("-", "–", "—", "|"):
        return scene.is_clause(passage) and not any(t.pos == "VERB" for t in before)
    if before[-1].text != "," or len(scene.words(passage)) < _PART:
        return False
    first = next((t for t in before if t.i > max((b.i for b in before if b.text == ":"), default=-1)), before[0])
    inside = scene.words(passage)
    own = any(t.lower in named(scene.language, "first_person") or t.morph.get("Person") == "1" for t in inside)
    return first.pos == "ADP" or own or inside[0].lower in words(scene.language, "subject_pronoun")


def _only_phrase(scene: Scene, passage: QuotedPassage, behind: Sentence | None, after: Sequence[Token]) -> bool:
    """« « J'assume cette méthode » de négociation sociale. »: words behind the marks that lack a verb.

    They are few, unless a whole clause stands in the marks (« « Il a fallu des mois de palabres » pour convaincre les
    armateurs. »).
    """
    held = [t for t in after if t.pos != "PUNCT"]
    if not held or held[0].pos != "ADP":
        return False
    if len(held) <= _PHRASE and not any(t.pos in ("VERB", "AUX", "PROPN") for t in held):
        return True
    sentence = scene.opening(passage)
    inside = [] if sentence is None else [t.i for t in scene.words(passage) if t.start < sentence.end]
    if sentence is None or behind is None or len(inside) < _CLAUSE:
        return False
    if any(is_finite(behind, t.i, scene.language) for t in after):
        return False
    return complete(sentence, inside[0], inside[-1] + 1, scene.language)


def _inserted(scene: Scene, passage: QuotedPassage, before: Sequence[Token], after: Sequence[Token]) -> bool:
    """« Par ailleurs, « des bulletins ont disparu », … »: a whole clause in marks that commas set off from the narrator's."""
    if len(scene.words(passage)) < _CLAUSE or (before and before[-1].text != ",") or (after and after[0].text != ","):
        return False
    sentence = scene.opening(passage)
    framed = len(after) > 1 and after[1].lower in named(scene.language, "according")
    if sentence is None or sentence.kind is BlockKind.HEADING or framed:
        return False  # « …, selon le préfet » is read by `frames`
    inside = [t.i for t in sentence.tokens if passage.inner_start <= t.start and t.end <= passage.inner_end]
    return bool(inside) and complete(sentence, inside[0], inside[-1] + 1, scene.language)


def _same_words(scene: Scene, passage: QuotedPassage, known: Sequence[Attributed]) -> Neighbour | None:
    """A quotation set apart from its text, whose words recur in it: a heading by any other name."""
    span = speaker_of_heading(scene, passage, known)
    return None if span is None else Neighbour(span, 0.6, "quote/heading")
