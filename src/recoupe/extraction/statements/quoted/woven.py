"""Words in marks woven into a narrator's sentence that no verb reports: « La digue « ne protège que les hôtels » ».

A word or two in marks are a term or irony, more are somebody's way to put it. A predicate in marks is what somebody says
of the narrator's subject, so the subject belongs to it. Names, offices, charters and laws are nobody's. Whose the words
are is told by the sentence itself (« Nora Petit en était à « … » ») or by what was said before it (`settling`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import head_of, span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.scare import is_name
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.quoted.speaking import Floor, floor
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import is_finite as _finite
from recoupe.extraction.statements.verbs.verb_groups import groups
from recoupe.extraction.statements.verbs.whole_clauses import complete, is_finite
from recoupe.model.article import BlockKind
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_WORDS = 7  # words from which a part of a narrator's sentence is somebody's
_PREDICATE = 4  # the same for a predicate or a clause
_SHORT = 2  # the same where somebody is speaking
_DOCUMENT = 8  # words up to the marks among which the document is named
_FEELING = 3  # words at most of how somebody feels
_TO_VERB = 4  # tokens behind a subject within which its verb stands
_ENDS_SUBJECT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADV", "VERB", "PUNCT"})


def woven(scene: Scene, passage: QuotedPassage, speaking: Span | None = None) -> Candidate | None:
    """The statement of a passage inside a narrator's sentence, if it is more than a term.

    `speaking`: who is quoted by an incise in the sentence right before the clause (« « … », dit Awa Roux, mais l'eau « monte » »).
    """
    sentence, before = scene.before(passage)
    if sentence is None or sentence.kind is not BlockKind.BODY or passage.depth or not passage.closed or not before:
        return None
    if not scene.text[passage.inner_start].islower() or is_name(scene, passage):
        return None
    if _supposed(before, scene.language):
        return None
    felt = _felt(scene, passage, sentence, before)
    content = _predicate(scene, passage, sentence, before, speaking=speaking is not None) or felt
    if content is None and (_given_reason(scene, passage, sentence, before) or _long(scene, passage, before)):
        content = scene.span(passage.start, passage.end)
    if content is None:
        return None
    who = floor(scene, sentence)
    own = _in_document(scene, before) or _written_by(scene, before)
    if own is None and who is not None:
        own = _whose(scene, passage, sentence, before, content, who)
    own = speaking or own or _own_subject(scene, sentence, before, content)
    if felt is None and not (who is not None and who.says):
        content = _told_whole(scene, passage, sentence, before) or content
    return Candidate((content,), None, None, Stance.ASSERTS, "quote/woven", 0.5, antecedent=own)


def _told_whole(scene: Scene, passage: QuotedPassage, sentence: Sentence, before: Sequence[Token]) -> Span | None:
    """« Ses clients sont « très remontés », le chantier doit « durer six mois ». »: a sentence told with several marks.

    With one the clause, where they are what its subject is said to be: « Les ruches sont « bien trop légères » ».
    """
    language = scene.language
    if any(g.cue.reports and not scene.in_marks(g.verb.start) for g in groups(sentence, language)):
        return None
    apart = (p for p in scene.passages if sentence.start <= p.start and p.end <= sentence.end and p != passage)
    several = any(p.closed and len(scene.words(p)) > _SHORT and scene.text[p.inner_start].islower() for p in apart)
    if several and any(is_finite(sentence, t.i, language) for t in before) and not _dashed(sentence):
        return scene.span(before[0].start, sentence.tokens[last_word(sentence)].end)
    start, end = before[0].i, before[-1].i
    edges = words(language, "conjunction") | words(language, "complementizer") | {",", ":", ";"}
    start = next((t.i + 1 for t in reversed(before) if t.lower in edges), start)
    linked = before[-1].lower in words(language, "be") and start < end and opens_phrase(sentence, start, language)
    return scene.span(sentence.tokens[start].start, passage.end) if linked else None


def _dashed(sentence: Sentence) -> bool:
    """Whether somebody else's words may stand in the sentence, set apart by a semicolon or a dash."""
    return any(t.text in (";", "–", "—") for t in sentence.tokens)


def _whose(
    scene: Scene, passage: QuotedPassage, sentence: Sentence, before: Sequence[Token], content: Span, who: Floor
) -> Span | None:
    """The words for `who` holds the floor in the sentence, where they are his: before `content`, or behind a fronted passage."""
    held = sentence.at(who.span.start, who.span.end)
    if who.span.start > passage.end and who.pronoun and _framed(sentence, held, scene.language):
        return who.span
    if who.span.start > passage.end and (who.several or any(t.pos == "PROPN" for t in held)):
        return who.span if _fronted(scene, passage, sentence, before) else None
    if who.span.end > content.start:
        return None  # nobody is quoted on himself
    one = who.pronoun or any(t.label == "PER" for t in held) or _bears_office(held, scene.language)
    return who.span if one or _denied(before, scene.language) else None


def _own_subject(scene: Scene, sentence: Sentence, before: Sequence[Token], content: Span) -> Span | None:
    """« Le gouvernement relève les droits « afin de payer des bourses » »: whoever can speak and opens the sentence to act in it,
    rather than who spoke before.
    """
    language = scene.language
    if before[0].i or not opens_phrase(sentence, 0, language) or any(t.dep == "aux:pass" for t in before):
        return None
    phrase = (0, phrase_end(sentence, 0, before[-1].i + 1, language))
    verb = next((t for t in before if t.i > phrase[1] and is_finite(sentence, t.i, language)), None)
    if verb is None or sentence.tokens[0].pos not in ("DET", "PROPN") or before[-1].lower in words(language, "be"):
        return None  # « Ses clients sont « perdus et remontés » »: what somebody says of them
    if verb.i > phrase[1] + _TO_VERB or sentence.tokens[phrase[1] + 1].lower in words(language, "relative"):
        return None  # « Cette vallée qui a « peur », « c'est une vallée oubliée » »
    number = head_of(sentence, phrase, language).morph.get("Number")
    acts = number is None or verb.morph.get("Number", number) == number
    told = acts and can_speak(sentence, phrase, language) is True
    return span_of(sentence, phrase, scene.text) if told and sentence.tokens[phrase[1]].end <= content.start else None


def _framed(sentence: Sentence, held: Sequence[Token], language: str) -> bool:
    """« un « climat lourd » qui peut, *selon elle*, « tout expliquer » »: whether a frame brings in who holds the floor."""
    return held[0].i > 0 and sentence.tokens[held[0].i - 1].lower in named(language, "according")


def _bears_office(subject: Sequence[Token], language: str) -> bool:
    """« Le ministre des Ports a visé « … » », « Un témoin a vu « … » »: one person told by a post with « le » or « un »."""
    single = words(language, "singular_definite") | words(language, "indefinite")
    return len(subject) > 1 and subject[0].lower in single and among(subject[1], named(language, "role"))


def _written_by(scene: Scene, before: Sequence[Token]) -> Span | None:
    """« la pétition déposée par Awa Roux « … » »: who is told right before the marks to have written what one reads."""
    language = scene.language
    by = next((n for n, t in enumerate(before) if n > 1 and t.lower in words(language, "agent")), None)
    if by is None or by + 1 >= len(before) or any(t.pos in ("PUNCT", "VERB", "AUX") for t in before[by + 1 :]):
        return None
    made = before[by - 1].morph.get("VerbForm") == "Part" and among(before[by - 2], named(language, "read_in"))
    return scene.span(before[by + 1].start, before[-1].end) if made else None


def _in_document(scene: Scene, before: Sequence[Token]) -> Span | None:
    """« une lettre dans laquelle elle « exige un vote » »: the subject before the marks, who writes them in what is named."""
    language = scene.language
    if len(before) < 3 or before[-1].lower not in words(language, "subject_pronoun"):
        return None
    relative = before[-2].lower in words(language, "oblique_relative") - words(language, "complementizer")
    written = any(among(t, named(language, "setting")) for t in before[-_DOCUMENT:-2])
    return scene.span(before[-1].start, before[-1].end) if relative and written else None


def _denied(before: Sequence[Token], language: str) -> bool:
    """« La ville n'a « pas encore tranché » »: an auxiliary with its negation right before the marks, whose subject says so."""
    negated = len(before) > 1 and before[-2].lower in words(language, "negation")
    return negated and before[-1].lower in words(language, "have")


def _fronted(scene: Scene, passage: QuotedPassage, sentence: Sentence, before: Sequence[Token]) -> bool:
    """« Afin de « rendre le port aux habitants », les élus … »: words in marks that no verb precedes, before the main clause."""
    _, behind = scene.after(passage)
    verbless = not any(is_finite(sentence, t.i, scene.language) for t in before)
    return verbless and before[0].i == 0 and bool(behind) and behind[0].text == ","


def _supposed(before: Sequence[Token], language: str) -> bool:
    """« … s'il est prouvé que l'aveu « aurait évité un crime » »: a case that laws and polls put, which nobody says."""
    supposing = words(language, "supposing")
    return any(t.lower in supposing and behind.pos not in ("ADJ", "ADV") for t, behind in pairwise(before))


def _predicate(
    scene: Scene, passage: QuotedPassage, sentence: Sentence, before: Sequence[Token], *, speaking: bool = False
) -> Span | None:
    """« La digue « ne protège que les hôtels » »: the clause whose verb opens the marks, from its subject on.

    Behind a conjunction or an indefinite pronoun (« et « tiendra parole » », « certains « profitent » ») the words in marks are
    all; « qui « râlent » » and « il « râle » » tell of whom they mean.
    """
    language, first, last = scene.language, before[0].i, before[-1].i
    inside = _begun(scene, passage, sentence)
    if len(inside) < (_SHORT if speaking or _speaking(scene, passage, sentence) else _PREDICATE):
        return None
    passed = words(language, "object_clitic") | words(language, "reflexive")
    verb = next((t for t in inside if t.pos != "ADV" and t.lower not in passed), inside[0])
    if verb.morph.get("Person", "3") != "3" or not is_finite(sentence, verb.i, language):
        return None
    linking = words(language, "relative") | words(language, "complementizer") | words(language, "subject_pronoun")
    if before[-1].lower in linking:
        return None
    if before[-1].pos in ("CCONJ", "PRON"):
        return scene.span(passage.start, passage.end)
    if before[-1].pos not in _ENDS_SUBJECT:
        return None
    edges = words(language, "conjunction") | {",", ":", ";"}
    start = next((t.i + 1 for t in reversed(before) if t.lower in edges or t.pos == "CCONJ"), first)
    if start > last or not opens_phrase(sentence, start, language):
        if complete(sentence, first, last + 1, language):
            return None
        start = first
    return (
        None if complete(sentence, start, last + 1, language) else scene.span(sentence.tokens[start].start, passage.end)
    )


def _speaking(scene: Scene, passage: QuotedPassage, sentence: Sentence) -> bool:
    """Whether somebody speaks in the sentence before the marks, or in the one above it in the paragraph."""
    here, above = floor(scene, sentence), scene.sentence_before(sentence)
    if here is not None and here.span.end <= passage.start and (here.says or here.pronoun):
        return True
    told = None if above is None or above.paragraph != sentence.paragraph else floor(scene, above)
    return told is not None and told.says


def _begun(scene: Scene, passage: QuotedPassage, sentence: Sentence) -> list[Token]:
    """The words in marks that stand in the sentence which opens them."""
    return [t for t in scene.words(passage) if t.start < sentence.end]


def _felt(scene: Scene, passage: QuotedPassage, sentence: Sentence, before: Sequence[Token]) -> Span | None:
    """« Nora Petit est « très déçue » du vote »: how somebody with a name says to feel, to the end of the clause."""
    inside = scene.words(passage)
    if not inside or len(inside) > _FEELING or before[-1].lower not in words(scene.language, "be"):
        return None
    if before[-1].i < 1 or sentence.tokens[before[-1].i - 1].label != "PER":
        return None
    if not among(inside[-1], named(scene.language, "felt")):
        return None
    close = (t for t in sentence.tokens if t.start >= passage.end and t.text in (",", ".", ";", ":", "–", "—", "("))
    edge = next(close, None)
    return scene.span(passage.start, sentence.end if edge is None else edge.start)


def _long(scene: Scene, passage: QuotedPassage, before: Sequence[Token]) -> bool:
    """« Ils en étaient à « un stade avancé dans la préparation d'attentats » »: more words than irony or a term have.

    A title opens with a capital, an offence with a bare noun (« poursuivi pour « outrage à agent … » »).
    """
    inside = scene.words(passage)
    if len(inside) < _WORDS or before[-1].text == "," or inside[0].morph.get("Tense") == "Past":
        return False  # « Comme dit le proverbe, « … » »; « ont été « mis à la disposition de la justice » »
    if _law_says(before, scene.language) or _describes(scene, passage, before, inside):
        return False
    marks = words(scene.language, "close_quote")
    if before[-1].pos in ("CCONJ", "SCONJ") and any(t.text in marks for t in before[-2:-1]):
        return False  # « … » et « … »: the second of two
    return not (before[-1].pos == "ADP" and inside[0].pos == "NOUN") and not _term(scene, before, inside)


def _describes(scene: Scene, passage: QuotedPassage, before: Sequence[Token], inside: Sequence[Token]) -> bool:
    """« le jeune « père de tous les marins » Luc Roy », « le mythe de « … » », « l'arrêté « relatif à … » ».

    Without « un » a bare noun is what something is called: « le fonds « aide aux familles des marins disparus en mer » ».
    """
    language = scene.language
    _, behind = scene.after(passage)
    named_behind = bool(behind) and behind[0].pos == "PROPN" and before[-1].pos in ("DET", "ADJ")
    held = (
        before[-1].lower in words(language, "of") and len(before) > 1 and among(before[-2], words(language, "belief"))
    )
    titled = before[-1].pos in ("NOUN", "PROPN") and inside[0].lower in words(language, "relating")
    alone = len(before) == 1 and before[0].lower in words(language, "definite_article") and inside[0].pos == "NOUN"
    bill = before[-1].pos == "DET" and any(among(t, named(language, "statute")) for t in inside[:3])
    told = any(map(_finite, inside))
    own = words(language, "indefinite") | words(language, "as") | words(language, "be")
    called = inside[0].pos == "NOUN" and before[-1].lower not in own
    return named_behind or held or titled or bill or ((alone or called) and not told)


def _law_says(before: Sequence[Token], language: str) -> bool:
    """« Le décret dispose que », « la loi qui vise »: a law or its verb; « il prévoit de « tout revoir » » is somebody's plan."""
    verbs = named(language, "statutory")
    plan = words(language, "bare_of")
    return any(
        among(t, named(language, "statute")) or (t.lemma in verbs and not (after and after.lower in plan))
        for t, after in zip(before, (*before[1:], None), strict=True)
    )


def _given_reason(scene: Scene, passage: QuotedPassage, sentence: Sentence, before: Sequence[Token]) -> bool:
    """« La députée votera contre parce que « ce texte ne protège personne » »: a clause in marks as somebody's reason."""
    causal = words(scene.language, "causal")
    conjunction = before[-1].lower in causal or (
        before[-1].lower in words(scene.language, "complementizer") and any(t.lower in causal for t in before[-2:-1])
    )
    inside = _begun(scene, passage, sentence)
    long = len(inside) >= _PREDICATE
    return conjunction and long and complete(sentence, inside[0].i, inside[-1].i + 1, scene.language)


def _term(scene: Scene, before: Sequence[Token], inside: Sequence[Token]) -> bool:
    """« un accord sur « le partage équitable des eaux du fleuve » », « chargé « d'organiser la vente »»: charters and offices.

    « un stade avancé dans la préparation d'attentats », with an indefinite article, is how somebody puts it.
    """
    language = scene.language
    finite = any(t.morph.get("VerbForm") == "Fin" for t in inside)
    definite = inside[0].pos == "DET" and inside[0].morph.get("Definite") == "Def"
    if before[-1].pos == "ADP" and definite and not finite:
        return True
    to = words(language, "bare_of") | words(language, "bare_to")
    start = next((t for t in inside if t.lower not in to), inside[0])
    office = next((t for t in reversed(before) if t.lower not in to), before[-1])
    return start.morph.get("VerbForm") == "Inf" and among(office, named(language, "office"))


def behind_setting(scene: Scene, passage: QuotedPassage) -> bool:
    """« Problème, « une aide ne remplace pas les autres ». »: a clause in marks behind a comma and the narrator's words.

    These lack a verb or are a clause too (« Elle a fermé, « plus personne ne passait ici ». »). Words on a sign or in a
    text that is named are not read.
    """
    sentence, before = scene.before(passage)
    if sentence is None or sentence.kind is not BlockKind.BODY or not before or before[-1].text != ",":
        return False
    inside = _begun(scene, passage, sentence)
    if len(inside) < _PREDICATE:
        return False
    if any(is_finite(sentence, t.i, scene.language) for t in before):
        told = complete(sentence, before[0].i, before[-1].i, scene.language) and len(inside) >= _WORDS
        if not told or not scene.text[passage.inner_start].islower() or not scene.alone_after(passage):
            return False
    written = named(scene.language, "signboard", "named_noun") | words(scene.language, "as")
    if any(among(t, written) for t in before):
        return False
    whole = complete(sentence, inside[0].i, inside[-1].i + 1, scene.language)
    return whole and _predicate(scene, passage, sentence, before) is None
