"""Words that stand on something or that a crowd shouts: « Sur la façade était écrit « Rendez-nous la gare » ».

A banner, a slogan or a tag is somebody's words even where nobody is named: « une banderole « Non au péage » », « sous le
slogan « Sans nous, pas de pain » », « au dos figuraient les mots « Je soigne » ». Those of a crowd that the sentence names
behind its cries are the crowd's: « Aux cris de « Rendez la gare », les riverains ont défilé ». Where words stand before
the marks that say who shouts or writes, `intro` reads them; brands and titles of works are nobody's words.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import among, named, readings
from recoupe.extraction.statements.lexicon.set_phrases import phrase_before
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.intro import introduction
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_BEFORE = 9  # tokens before the marks in which the verb stands: « était inscrit au marqueur, en lettres rouges, »
_QUALIFIED = 3  # tokens between the noun and the marks: « une pancarte en carton « … » »
_MOTTO = 6  # tokens up to its noun: « Le premier et seul mot d'ordre »


def inscribed(scene: Scene, members: Sequence[int]) -> Candidate | None:
    """The statement of the passages `members`, joined to each other, if they stand on something or are shouted."""
    passages = [scene.passages[m] for m in members]
    sentence, before = scene.before(passages[0])
    if sentence is None or not before:
        return None
    if among(before[-1], named(scene.language, "named_noun")):
        return None  # « est inscrit au programme « Lire en fête » »
    if (wrote := _who_wrote(scene, sentence, before)) is not None and scene.words(passages[0])[1:]:
        return _candidate(scene, passages, wrote[1], span_of(sentence, wrote[0], scene.text))
    if (heard := _heard(scene, passages[-1], before)) is not None:
        return _candidate(scene, passages, heard, None)
    if not all(_utters(scene, p) for p in passages):
        return None
    start = phrase_before(sentence.tokens, before[-1].i + 1, scene.language, "shouting")
    if start == before[0].i:
        crowd = _crowd(scene, passages[-1])
        return None if crowd is None else _candidate(scene, passages, _cue(scene, before), span_of(*crowd, scene.text))
    if start is not None:
        shouted = introduction(sentence, before, scene.text, scene.language)
        if shouted is not None and shouted.source is not None:
            return None  # « Les éleveurs ont défilé aux cris de « … » »
        return _candidate(scene, passages, scene.span(sentence.tokens[start].start, before[-1].end), None)
    if (motto := _motto(scene, sentence, _motto_before(scene, passages[-1], before))) is not None:
        told_by, whose = motto
        return _candidate(scene, passages, told_by, None if whose is None else span_of(sentence, whose, scene.text))
    told = None if before[-1].text == ":" else _written(scene, sentence, before)
    cue = told or _on_sign(scene, before)
    return None if cue is None else _candidate(scene, passages, cue, None)


def _utters(scene: Scene, passage: QuotedPassage) -> bool:
    """Whether more than a name stands in the marks: several words that a capital opens, or a clause."""
    capital = scene.text[passage.inner_start].isupper()
    return scene.is_clause(passage) or (len(scene.words(passage)) > 1 and capital)


def _heard(scene: Scene, last: QuotedPassage, before: Sequence[Token]) -> Span | None:
    """« Un long « merci » s'élève dans la salle »: the verb that tells that a cry with its article sounds."""
    language = scene.language
    article = before[-2] if before[-1].pos == "ADJ" and len(before) > 1 else before[-1]
    sentence, after = scene.after(last)
    if sentence is None or article.lower not in words(language, "indefinite") | words(language, "plural_of"):
        return None
    rest = [t for t in after if t.pos != "ADJ"][:2]
    verb = next((t for t in rest if t.lower not in words(language, "reflexive")), None)
    if verb is None or not among(verb, named(language, "sounding")):
        return None
    return scene.span(rest[0].start, verb.end) if is_finite(sentence, verb.i, language) else None


def _motto(scene: Scene, sentence: Sentence, before: Sequence[Token]) -> tuple[Span, Phrase | None] | None:
    """« Le mot d'ordre du cortège était « Debout ! » », « Le slogan du club, « … », »: the noun with its article, and the crowd
    behind its « de ».
    """
    tokens, language = sentence.tokens, scene.language
    held = [t for t in before if t.text != ":"]
    apposed = bool(held) and held[-1].text == ","
    if len(held) < 3 or not (apposed or held[-1].lower in words(language, "be")):
        return None
    if not apposed and not is_finite(sentence, held[-1].i, language):
        return None
    n = next((n for n, t in enumerate(held[:_MOTTO]) if among(t, named(language, "motto"))), None)
    if n is None or held[0].pos != "DET":
        return None
    if any(t.pos not in ("NOUN", "ADP", "ADJ", "DET") or is_finite(sentence, t.i, language) for t in held[:n]):
        return None
    noun = held[n]
    cue, of = scene.span(held[0].start, noun.end), noun.i + 1
    if tokens[of].lower not in words(language, "of") or not opens_phrase(sentence, of + 1, language):
        contracted = tokens[of].lower in words(language, "contracted") and tokens[of + 1].pos == "NOUN"
        if not contracted:
            return None if apposed else (cue, None)
    several = tokens[of].lower in words(language, "plural_of")  # « des grévistes »
    phrase = of + (not several), phrase_end(sentence, of + 1, held[-1].i, language)
    if apposed and phrase[1] + 1 != held[-1].i:
        return None
    crowd = can_speak(sentence, phrase, language)
    return (cue, phrase if crowd else None) if crowd or not apposed else None  # not « L'ordre du jour, « … », »


def _motto_before(scene: Scene, last: QuotedPassage, before: Sequence[Token]) -> Sequence[Token]:
    """« Sur scène, *le slogan du parti,* « … », brille »: where commas set the marks off, the words from the comma before on."""
    if before[-1].text != ",":
        return before
    sentence, behind = scene.after(last)
    if sentence is None or not behind or behind[0].text != ",":
        return ()
    commas = [n for n, t in enumerate(before[:-1]) if t.text == ","]
    return before[commas[-1] + 1 :] if commas else before


def _crowd(scene: Scene, last: QuotedPassage) -> tuple[Sentence, Phrase] | None:
    """« Aux cris de « … », les riverains ont défilé »: who acts right behind the marks and their comma."""
    sentence, tokens = scene.after(last)
    if sentence is None or len(tokens) < 3 or tokens[0].text != ",":
        return None
    first = tokens[1].i
    if not opens_phrase(sentence, first, scene.language):
        return None
    phrase = first, phrase_end(sentence, first, len(sentence.tokens), scene.language)
    acts = any(is_finite(sentence, t.i, scene.language) for t in sentence.tokens[phrase[1] + 1 :])
    return (sentence, phrase) if acts and can_speak(sentence, phrase, scene.language) else None


def _written(scene: Scene, sentence: Sentence, before: Sequence[Token]) -> Span | None:
    """« était inscrit le message », « est écrit au marqueur », « figuraient les mots », « on lisait »: up to the marks."""
    language = scene.language
    for token in reversed(before[-_BEFORE:]):
        lemmas = {f.lemma for f in readings(token.lower, language)} | {token.lemma}
        previous = sentence.tokens[token.i - 1] if token.i else None
        carried = previous is not None and previous.lower in words(language, "be")
        read = lemmas & named(language, "reading") and previous is not None and _one_reads(previous, token, language)
        stands = lemmas & named(language, "standing_written") and is_finite(sentence, token.i, language)
        if not ((lemmas & named(language, "put_in_writing") and carried) or read or stands):
            if is_finite(sentence, token.i, language):
                return None
            continue
        behind = [t for t in before if t.i > token.i]
        if any(t.lower in words(language, "agent") for t in behind) or not all(
            t.pos in ("ADP", "DET", "NOUN", "ADJ", "ADV", "PUNCT") for t in behind
        ):
            return None
        noun = next((t for t in behind if t.pos == "NOUN" and sentence.tokens[t.i - 1].pos == "DET"), None)
        words_there = noun is not None and among(noun, named(language, "words_noun", "written_noun"))
        if (noun is not None and not words_there and behind[0].pos != "ADP") or (stands and not words_there):
            return None
        modal = token.morph.get("VerbForm") == "Inf"
        first = previous if previous is not None and (carried or modal) else token
        last = noun if words_there and noun is not None else token
        return Span.of(scene.text, first.start, max(last.end, token.end))
    return None


def _who_wrote(scene: Scene, sentence: Sentence, before: Sequence[Token]) -> tuple[Phrase, Span] | None:
    """« Des lycéens ont peint sur un drap « Pas sans nous » »: the subject and the verb, with a place behind it."""
    language = scene.language
    for token in reversed(before[-_BEFORE:]):
        if not is_finite(sentence, token.i, language):
            continue
        verb = sentence.tokens[token.i + 1] if token.lower in words(language, "have") else token
        lemmas = {f.lemma for f in readings(verb.lower, language)} | {verb.lemma}
        behind = [t for t in before if t.i > verb.i]
        placed = bool(behind) and behind[0].pos == "ADP" and not any(t.pos in ("VERB", "AUX", "PUNCT") for t in behind)
        opening = [t.i for t in before if t.i < token.i and (t is before[0] or sentence.tokens[t.i - 1].text == ",")]
        first = next((i for i in reversed(opening) if opens_phrase(sentence, i, language)), None)
        if first is None or not placed or not lemmas & named(language, "put_in_writing"):
            return None
        phrase = first, phrase_end(sentence, first, token.i, language)
        ends = phrase[1] == token.i - 1 and can_speak(sentence, phrase, language)
        return (phrase, scene.span(token.start, verb.end)) if ends else None
    return None


def _one_reads(previous: Token, verb: Token, language: str) -> bool:
    """« on lit », « lit-on », « on peut lire »: nobody in particular reads it."""
    someone = words(language, "someone")
    return previous.lower in someone or (verb.morph.get("VerbForm") == "Inf" and previous.pos in ("VERB", "AUX"))


def _on_sign(scene: Scene, before: Sequence[Token]) -> Span | None:
    """« une banderole », « sous le slogan », « des pancartes telles que »: a noun of what carries words, before the marks."""
    held = [t for t in before if t.text != ":"]
    while held and held[-1].lower in named(scene.language, "for_instance"):
        held.pop()
    for token in reversed(held[-1 - _QUALIFIED :]):
        if token.pos in ("VERB", "AUX", "PUNCT", "PRON") or among(token, named(scene.language, "named_noun")):
            return None
        if among(token, named(scene.language, "sign")):
            above = next((t for t in before if t.i == token.i - 1), None)
            called = above is not None and above.lower in words(scene.language, "for")
            return None if called else Span.of(scene.text, token.start, token.end)
    return None


def _cue(scene: Scene, before: Sequence[Token]) -> Span:
    return Span.of(scene.text, before[0].start, before[-1].end)


def _candidate(scene: Scene, passages: Sequence[QuotedPassage], cue: Span, source: Span | None) -> Candidate:
    return Candidate(
        content=tuple(scene.span(p.start, p.end) for p in passages),
        source=source,
        cue=cue,
        stance=Stance.ASSERTS,
        rule="quote/inscribed",
        score=0.75,
    )
