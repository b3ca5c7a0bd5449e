"""Whether whoever a sentence is about is told of in the quotation behind it, not heard.

« « Ils manquent de vitesse », tranche Hugo Roux. Le Maroc sort d'une belle série. « Il faudra défendre à dix. » » goes on
with him: countries, clubs and movements that say nothing hardly speak up. « Le Norvégien mène. « Il connaît la pente. » »
tells of the Norwegian. A person who has just been brought in speaks otherwise: « Nora Petit arrive. « Je rentre. » ».
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.main_subject import finite_of, sets_scene
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.quoted.speaking import Floor
from recoupe.model.span import Span


def tells_of(scene: Scene, said: QuotedPassage, line: Sentence, held: Floor) -> bool:
    """Whether `said` may go on what somebody said before of whom `line` is about."""
    if (held.says and not held.wishes) or held.pronoun or held.several:
        return False
    return not is_person(scene, line, held.span) or of_somebody(scene, said, line.at(held.span.start, held.span.end))


def is_person(scene: Scene, line: Sentence, span: Span) -> bool:
    """Whether the words name one person, by name, post, calling or pronoun."""
    told = line.at(span.start, span.end)
    if any(t.morph.get("Number") == "Plur" for t in told[:1]):
        return False
    of = next((n for n, t in enumerate(told) if t.lower in words(scene.language, "of")), len(told))
    return any(
        t.label == "PER" or t.pos == "PRON" or among(t, named(scene.language, "person", "role")) for t in told[:of]
    )


def of_somebody(scene: Scene, said: QuotedPassage, held: Sequence[Token]) -> bool:
    """« Il connaît la pente », « ce qu'il lui reste »: words about one other person of that gender, and not of « je ».

    « Sa mère arrive. « Il mange de tout. » » brings somebody in.
    """
    tokens, language = scene.words(said), scene.language
    own = named(language, "speaker_itself")
    if held[0].lower in words(language, "possessive") or any(t.lower in own for t in tokens):
        return False
    gender = next((g for t in held if (g := t.morph.get("Gender"))), None)
    subjects = words(language, "he")
    return any(
        token.lower in named(language, "one_other")
        and gender in (None, token.morph.get("Gender", gender))
        and not (token.lower in subjects and _impersonal(tokens[n:], language))
        for n, token in enumerate(tokens)
    )


def _impersonal(tokens: Sequence[Token], language: str) -> bool:
    """« il faut », « il y a »; not « il lui faut »."""
    clitics = words(language, "negation") | words(language, "object_clitic")
    verb = next((t for t in tokens[1:4] if t.lower not in clitics), None)
    verbs = named(language, "impersonal_verb")
    must = verb is not None and (among(verb, verbs) or finite_of(verb, verbs, language))
    return must or sets_scene(tokens, language)
