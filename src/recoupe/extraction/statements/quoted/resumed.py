"""Whether the marks that follow an incise go on with what it reports: « « Tout est prêt », a dit X, « ou presque » ».

« …, a lancé X en précisant que, dès lundi, « … » » has another verb for the second passage, and « …, affirme X, « lassée
par les retards » » tells what X is.
"""

from __future__ import annotations

from itertools import pairwise

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import head_of
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.incise import Incise, incise_after_quotation
from recoupe.extraction.statements.quoted.intro import introduction
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.verbs.forms import VERBAL, agree
from recoupe.extraction.statements.verbs.verb_groups import groups
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span


def resumed(scene: Scene, n: int, incise: Incise) -> int | None:
    """The next passage where the quotation goes on after its incise: « …», a lancé X mardi, « … »."""
    if n + 1 >= len(scene.passages):
        return None
    following = scene.passages[n + 1]
    sentence = incise.sentence
    if not incise.end <= following.start < sentence.end:
        return None
    between = [t for t in sentence.tokens if incise.end <= t.start and t.end <= following.start]
    joins = between[-1:] and between[-1].lower in words(scene.language, "conjunction") and between[0].text == ","
    if not between or not ((joins and len(between) == 2) or between[-1].text in (",", ":", "–", "—", "-")):
        return None
    if joins and not scene.alone_after(following):
        return None
    if introduction(sentence, tuple(between), scene.text, scene.language) is not None:
        return None
    if _has_incise(scene, following, sentence):
        return None
    if _names_work(scene, sentence, between, following):
        return None
    if _reported_again(between, scene.language) or _of_the_speaker(scene, incise, following):
        return None
    if not scene.is_clause(following) and any(t.lower in words(scene.language, "relative") for t in between):
        return None  # « …, dit celle qui est partie en mai, « pour des raisons d'argent » »
    return n + 1


def _has_incise(scene: Scene, passage: QuotedPassage, sentence: Sentence) -> bool:
    """« « … », dit X, « Jamais », répond Y »: whether an incise of its own follows the passage."""
    behind = [t.i for t in sentence.tokens if t.start >= passage.end][:2]
    if len(behind) < 2 or sentence.tokens[behind[0]].text != ",":
        return False
    return incise_after_quotation(sentence, behind[1], clause=True, language=scene.language) is not None


def rest_of_clause(scene: Scene, passage: QuotedPassage, incise: Incise, start: int) -> Span | None:
    """« « Le loyer », disent-ils, ne cesse de monter »: the words without marks that go on with what no clause is alone.

    `start`: where what is reported begins, which may be before the marks (« Les élus du « Phare », dit-elle, partiront »).
    """
    tokens, comma = incise.sentence.tokens, max(incise.last, incise.saying.last) + 1
    if scene.is_clause(passage) or comma + 2 >= len(tokens):
        return None
    if not scene.alone_before(passage) and not _led_without_verb(scene, passage, incise, start):
        return None
    passed = words(scene.language, "object_clitic") | words(scene.language, "negation")
    verb = next((t for t in tokens[comma + 1 :] if t.lower not in passed), tokens[-1])
    if tokens[comma].text != "," or verb.i > comma + 3 or not is_finite(incise.sentence, verb.i, scene.language):
        return None
    view = View(scene.parsed, incise.sentence, groups(incise.sentence, scene.language), scene.passages, scene.language)
    return view.words_of(comma + 1, content_end(view, comma + 1, None))


def _led_without_verb(scene: Scene, passage: QuotedPassage, incise: Incise, start: int) -> bool:
    """« Les habitants des « Trois Rives », dit-elle »: whether words without a verb stand before the marks.

    « Un « plan pour l'eau », comme le veut X, est utile » may be what somebody else says.
    """
    tokens = incise.sentence.tokens
    led = [t.i for t in tokens if start <= t.start < passage.start]
    as_said = tokens[max(0, incise.first - 1)].lower in words(scene.language, "as")
    return bool(led) and not as_said and not any(is_finite(incise.sentence, i, scene.language) for i in led)


def _reported_again(between: list[Token], language: str) -> bool:
    """« « … », a lancé X en précisant que, dès lundi, « … » »: another verb has the second passage for its own."""
    que = words(language, "complementizer")
    return any(before.pos in VERBAL and token.lower in que for before, token in pairwise(between))


def _names_work(scene: Scene, sentence: Sentence, between: list[Token], passage: QuotedPassage) -> bool:
    """« « … », écrit X dans son premier roman, « Tomber », paru en mars »: the marks hold the title of what the noun names."""
    if not scene.text[passage.inner_start].isupper() or between[-1].text != ",":
        return False
    works = named(scene.language, "titled_work")
    beside = sentence.tokens[between[-1].i - 1].lower in works
    return beside or (not scene.is_clause(passage) and any(t.lower in works for t in between))


def _of_the_speaker(scene: Scene, incise: Incise, passage: QuotedPassage) -> bool:
    """« « … », affirme Nora Petit, « lassée par les retards » »: the marks hold what she is, not how her words go on."""
    inside = scene.words(passage)
    sentence = scene.opening(passage)
    if not inside or sentence is None or incise.phrase is None or not scene.text[passage.inner_start].islower():
        return False
    participle = inside[0].morph.get("VerbForm") == "Part" and inside[0].morph.get("Tense") == "Past"
    clause = any(is_finite(sentence, t.i, scene.language) for t in inside if t.start < sentence.end)
    told = agree(head_of(incise.sentence, incise.phrase), inside[0])
    behind = next((t for t in incise.sentence.tokens if t.start >= passage.end), None)
    if inside[0].pos == "NOUN" and not scene.is_clause(passage) and behind is not None:
        return behind.lower in words(scene.language, "of")  # « …, dit Awa Roux, « porte-parole » des pêcheurs »
    return told and not clause and (inside[0].pos == "ADJ" or participle)
