"""Where the words begin that an incise behind a quotation reports: with its marks, or before them.

« La houle sera forte « jusqu'à vendredi », prévient X » reports the whole clause, « À Morlac, “on tient”, dit X » what
stands in the marks, and « Le port fermera », « puis rouvrira », dit X » both passages.
"""

from __future__ import annotations

from itertools import pairwise

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.frame_cues import frame_words_at
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.settings import setting_at
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.postposed import past_frame
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.whole_clauses import complete, is_finite

_FRONTED = 4  # words, the comma among them, from which a phrase before the marks is more than a day or a place


def begins(scene: Scene, n: int, *, nearest: bool = True) -> tuple[int, int]:
    """First passage and first character of what an incise after passage `n` reports.

    The passage alone, several that are joined, or the whole clause in whose course it is opened. `nearest`: the incise
    stands right behind it.
    """
    passage = scene.passages[n]
    sentence, tokens = scene.before(passage)
    if sentence is None or scene.alone_before(passage):
        return n, passage.start
    if n and scene.passages[n - 1].end > sentence.start:
        previous = scene.passages[n - 1]
        between = [t for t in tokens if t.start >= previous.end and t.pos != "PUNCT"]
        parted = scene.plain[previous.end : passage.start]
        bare = (
            nearest and not parted.strip() and not scene.is_clause(previous)
        )  # « Retour des « anciens » « On tient » »
        joined = (parted.strip(" ,;") == "" and not bare) or between
        if joined and len(between) <= 1 and all(t.lower in words(scene.language, "conjunction") for t in between):
            first, start = begins(scene, n - 1, nearest=False)
            return first, start
    if n and (_goes_on(scene, n, sentence) or _opened_before(scene, n, sentence)):
        return begins(scene, n - 1, nearest=False)
    if tokens[-1].text == "," and (
        _part_of_clause(scene, n, sentence, tokens) or _lacks_subject(scene, passage, sentence, tokens)
    ):
        opening = next((t.i for t in tokens if t.pos != "CCONJ"), tokens[0].i)
        begin = past_frame(sentence, opening, len(sentence.tokens), scene.language)
        return n, sentence.tokens[begin].start
    if tokens[-1].text == "," and _opens_clause(scene, passage, sentence, tokens):
        return n, next((t.start for t in tokens if t.pos != "CCONJ"), tokens[0].start)
    waits = tokens[-1].text == "," and _awaits_clause(tokens[:-1], scene.language)
    if tokens[-1].text in (",", ":", ";", "–", "—", "-", "(", "...", "…") and not waits:
        return n, passage.start
    if _heading_runs_on(scene, passage, sentence, tokens):
        return n, passage.start
    begin = tokens[0].i
    for token in tokens:
        if token.text in (":", ";"):
            begin = token.i + 1
    begin = past_frame(sentence, begin, len(sentence.tokens), scene.language)
    return n, sentence.tokens[begin].start


def _opened_before(scene: Scene, n: int, sentence: Sentence) -> bool:
    """« « Le port ferme. On n'y peut rien », même si « cent emplois disparaissent », dit X »: marks that close in the sentence."""
    previous, passage = scene.passages[n - 1], scene.passages[n]
    if not previous.start < sentence.start < previous.end:
        return False
    between = [t for t in sentence.tokens if previous.end <= t.start and t.end <= passage.start and t.pos != "PUNCT"]
    return bool(between) and between[-1].lower in named(scene.language, "subordinator")


def _awaits_clause(tokens: tuple[Token, ...], language: str) -> bool:
    """« Le port vit pour « ses marins » qui, « depuis mai, attendent », dit X »: a word before the comma that needs a clause."""
    return bool(tokens) and tokens[-1].lower in named(language, "subordinator")


def _heading_runs_on(scene: Scene, passage: QuotedPassage, sentence: Sentence, tokens: tuple[Token, ...]) -> bool:
    """« Retour au calme « La crue est passée », dit X »: a heading or link without its full stop before a sentence in marks."""
    inside = [t for t in scene.words(passage) if t.start < sentence.end]
    if not inside or not scene.text[passage.inner_start].isupper():
        return False
    if tokens[-1].end == passage.start and tokens[-1].text[-1].isalpha() and scene.is_clause(passage):
        return True  # « Retour au calme« La crue est passée », dit X »
    if tokens[-1].pos in ("ADP", "DET", "SCONJ", "CCONJ", "PRON", "ADV", "AUX") or is_finite(sentence, tokens[-1].i):
        return False
    if all(t.pos == "PROPN" for t in tokens):
        return False  # « Hugo « Roux perd patience », dit X »
    heads = complete(sentence, tokens[0].i, tokens[-1].i + 1, scene.language)
    return not heads and complete(sentence, inside[0].i, inside[-1].i + 1, scene.language)


def _goes_on(scene: Scene, n: int, sentence: Sentence) -> bool:
    """« « Le port fermera » mais, au printemps, « rouvrira en partie », dit X »: words in marks that go on with others.

    So do whole clauses: « « Le port ferme » faute d'argent, « on n'y peut rien », dit X ».
    """
    previous, passage = scene.passages[n - 1], scene.passages[n]
    if previous.start < sentence.start or not scene.alone_before(previous) or not scene.is_clause(previous):
        return False
    between = [t for t in sentence.tokens if previous.end <= t.start and t.end <= passage.start]
    acts = any(is_finite(sentence, t.i, scene.language) for t in between)
    framed = any(
        a.lower in named(scene.language, "according") and b.morph.get("VerbForm") != "Inf" for a, b in pairwise(between)
    )
    return bool(between) and between[0].text != "," and not (acts or framed or any(t.text == ":" for t in between))


def _lacks_subject(scene: Scene, passage: QuotedPassage, sentence: Sentence, tokens: tuple[Token, ...]) -> bool:
    """« Le port, qui emploie cent marins, « devrait fermer en mars », écrit X »: the verb in marks has its subject before."""
    passed = words(scene.language, "object_clitic") | words(scene.language, "negation")
    inside = (t for t in scene.words(passage) if t.pos != "ADV" and t.text != "-")
    first = next((t for t in inside if t.lower not in passed), None)
    opening = next((t.i for t in tokens if t.pos != "CCONJ"), tokens[0].i)  # « Mais ce pont, qui … »
    if first is None or not scene.text[passage.inner_start].islower() or first.morph.get("Person") not in (None, "3"):
        return False
    if not opens_phrase(sentence, opening, scene.language) or not is_finite(sentence, first.i, scene.language):
        return False
    return not complete(sentence, opening, tokens[-1].i, scene.language)


def _opens_clause(scene: Scene, passage: QuotedPassage, sentence: Sentence, tokens: tuple[Token, ...]) -> bool:
    """« Jusqu'à vendredi soir, « la houle sera forte », prévient X »: the marks open in the course of X's clause.

    « Si la digue cède, « on partira », dit X » too. Not behind a day or a place where X speaks (« Dans un communiqué, « le
    club … » »), nor where a capital opens them.
    """
    language = scene.language
    first = next((t for t in tokens if t.pos != "CCONJ"), tokens[0])  # « Mais depuis la crue, « … » »
    opening = scene.text[passage.inner_start : passage.inner_end].lstrip()[:1]
    if not (opening.islower() or opening.isdigit()) or len(tokens) < _FRONTED:
        return False
    conditions = named(language, "subordinator") - words(language, "relative")
    acts = any(is_finite(sentence, t.i, language) for t in tokens)
    if first.lower in conditions and acts:
        return not complete(sentence, first.i, tokens[-1].i, language)
    weighed = words(language, "complementizer") | words(language, "of")
    led = first.pos == "ADP" or (
        first.pos == "ADV" and any(t.lower in weighed for t in tokens[first.i + 1 : first.i + 2])
    )
    if not led or acts or any(t.text == "," for t in tokens[:-1]):
        return False  # « Plus que la loi elle-même, « … » », « Au-delà de la loi, « … » »
    if _when_or_where(sentence, first, tokens, language):
        return False
    spoken = setting_at(sentence, first.i, language, between=True, tail=True) is not None
    return not spoken and frame_words_at(sentence.tokens, first.i, language) is None


def _when_or_where(sentence: Sentence, first: Token, tokens: tuple[Token, ...], language: str) -> bool:
    """Whether the phrase from token `first` on may tell when or where one speaks: « En mai », « À Morlac », not « Depuis mai »."""
    held = [t for t in tokens if t.i > first.i]
    counted = any(t.pos == "NUM" or t.text[0].isdigit() for t in held[:2])
    told = counted or any(among(t, words(language, "circumstance_noun")) for t in held[:3])
    placed = first.lower in words(language, "where_said") and not told
    lasting = first.lower in words(language, "lasting")
    return placed or (is_time(sentence, first.i + 1, language) and not lasting)


def _part_of_clause(scene: Scene, n: int, sentence: Sentence, tokens: tuple[Token, ...]) -> bool:
    """« Une houle est attendue, « avec un risque d'érosion », avertit X »: marks at the end of a clause, or several."""
    if any(t.text in (":", ";") for t in tokens):
        return False
    earlier = n > 0 and scene.passages[n - 1].start >= sentence.start
    whole = complete(sentence, tokens[0].i, tokens[-1].i, scene.language)
    return (whole and _needs_clause(scene, scene.passages[n], sentence)) or (earlier and not whole)


def _needs_clause(scene: Scene, passage: QuotedPassage, sentence: Sentence) -> bool:
    """« …, « avec un risque d'érosion » », « …, « pour voir ce qu'il en est » », « …, « n'ont rien donné » »: no clause alone."""
    if not scene.is_clause(passage):
        return True
    language, inside = scene.language, [t for t in scene.words(passage) if t.start < sentence.end]
    if not inside or not scene.text[passage.inner_start].islower():
        return False
    if _waits_for_clause(scene, passage, inside[0]):
        return True
    passed = words(language, "object_clitic") | words(language, "negation")
    verb = next((t for t in inside if t.lower not in passed), inside[0])
    if verb.morph.get("Person") == "3" and is_finite(sentence, verb.i, language):
        return True
    return inside[0].pos == "ADP" and not complete(sentence, inside[0].i, inside[-1].i + 1, language)


def _waits_for_clause(scene: Scene, passage: QuotedPassage, first: Token) -> bool:
    """« Le préfet doit annuler la course, « si la neige continue », juge X »: a condition alone, its main clause before it."""
    opened = first.lower in named(scene.language, "subordinator") - words(scene.language, "relative")
    return opened and not any(mark in scene.text[passage.inner_start : passage.inner_end] for mark in ",:;.")
