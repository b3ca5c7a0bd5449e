"""Quotations beside which a name stands without verb and without preposition.

« “On tient bon.” — Une citation de Nora Petit, infirmière », « “On tient bon” (Nora Petit) » and, in a heading, « “Je
n'ai rien fait” : la maire nie toute faute ». What stands before the marks is read by `intro`, a verb behind them by
`incise`, « selon » by `framed`, « c'est » by `presented`.
"""

from __future__ import annotations

from itertools import pairwise

from recoupe.extraction.entities.lexicon import first_name
from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.model.article import BlockKind
from recoupe.model.statement import Stance

_NAME = 5  # words, and more, that no full name has
_LINE = 14  # tokens of a line that signs a quotation


def signed(scene: Scene, passage: QuotedPassage, clause: bool) -> Candidate | None:
    """« “On tient bon.” — Une citation de Nora Petit, infirmière », « “On tient bon” (Nora Petit) »: a name and no verb."""
    sentence, tokens = scene.after(passage)
    if sentence is None or not clause or not scene.alone_before(passage):
        return None
    begin = tokens[0].i if tokens else len(sentence.tokens)
    if (bracketed := _in_brackets(scene, sentence, begin)) is not None:
        return _signature(scene, passage, *bracketed)
    if all(t.pos == "PUNCT" for t in tokens):  # a line of its own
        following = scene.sentence_after(sentence)
        if following is None or following.paragraph == sentence.paragraph:
            return None
        sentence, begin = following, 0
        if scene.paragraph_is(passage) and (_only_name(scene, sentence, 0) or _pulled(scene, passage, sentence)):
            return _signature(scene, passage, sentence, (0, len(sentence.tokens) - 1))
        if sentence.tokens[0].text not in named(scene.language, "signature"):
            return None
    elif _only_name(scene, sentence, begin):
        return _signature(scene, passage, sentence, (begin, len(sentence.tokens) - 1))
    marks = named(scene.language, "signature") | {",", "("}
    i = next((t.i for t in sentence.tokens[begin:] if t.text not in marks and t.lower not in marks), None)
    if i is None or i == begin or not opens_phrase(sentence, i, scene.language):
        return None
    phrase = (i, phrase_end(sentence, i, len(sentence.tokens), scene.language))
    held = sentence.tokens[phrase[0] : phrase[1] + 1]
    if any(among(t, named(scene.language, "words_noun")) for t in held[:3]):
        return None  # « “…”, les propos de Nora Petit »: see `headlines`
    if not any(t.label == "PER" for t in held) or any(t.pos != "PUNCT" for t in sentence.tokens[phrase[1] + 1 :]):
        return None
    return _signature(scene, passage, sentence, phrase)


def named_before(scene: Scene, passage: QuotedPassage, clause: bool) -> Candidate | None:
    """« Nora Petit « Nous tiendrons » »: a line of nothing but a person's full name and words, as titles of interviews have it."""
    sentence, before = scene.before(passage)
    last = scene.sentence_at(passage.end - 1)
    if sentence is None or last is None or not clause or not scene.alone_after(passage):
        return None
    edges = (scene.sentence_before(sentence), sentence), (scene.sentence_after(last), last)
    whole = all(other is None or other.paragraph != own.paragraph for other, own in edges)
    name = 1 < len(before) < _NAME and before[0].i == 0 and all(t.text[0].isupper() for t in before)
    if not whole or not name or first_name(before[0].text) is None:
        return None
    return _signature(scene, passage, sentence, (0, before[-1].i))


def _in_brackets(scene: Scene, sentence: Sentence, begin: int) -> tuple[Sentence, Phrase] | None:
    """« “On tient bon.” (Nora Petit, infirmière) La route … »: a person alone in the brackets right behind the marks."""
    while begin < len(sentence.tokens) and sentence.tokens[begin].text == ".":
        begin += 1
    if begin >= len(sentence.tokens):
        following = scene.sentence_after(sentence)
        if following is None or following.paragraph != sentence.paragraph:
            return None
        sentence, begin = following, 0
    tokens = sentence.tokens[begin : begin + _LINE]
    closing = next((t.i for t in tokens if t.text == ")"), None)
    if tokens[0].text != "(" or closing is None or closing < begin + 2 or tokens[1].label != "PER":
        return None
    phrase = (begin + 1, phrase_end(sentence, begin + 1, closing, scene.language))
    return (sentence, phrase) if phrase[1] + 1 == closing else None


def _signature(scene: Scene, passage: QuotedPassage, sentence: Sentence, phrase: Phrase) -> Candidate:
    return Candidate(
        content=(scene.span(passage.start, passage.end),),
        source=span_of(sentence, phrase, scene.text),
        cue=None,
        stance=Stance.ASSERTS,
        rule="quote/signed",
        score=0.85,
    )


def _only_name(scene: Scene, line: Sentence, begin: int) -> bool:
    """« Nora Petit, infirmière à Valmer »: the end of a paragraph that holds a person and no verb from token `begin` on."""
    tokens, following = line.tokens[begin:], scene.sentence_after(line)
    alone = following is None or following.paragraph != line.paragraph
    person = len(tokens) > 2 and tokens[0].label == "PER" and tokens[-1].text not in (".", ":")
    post = next((behind for t, behind in pairwise(tokens) if t.text == ","), None)
    bare = post is not None and post.text.islower() and post.pos != "DET"  # not « Nora Petit, la force tranquille »
    if not (bare and alone and person) or len(tokens) > _LINE:
        return False
    return not any(is_finite(line, t.i, scene.language) for t in tokens)


def _pulled(scene: Scene, passage: QuotedPassage, line: Sentence) -> bool:
    """« Nora Petit », « Le maire PS Paul Roy », « Un proche de Nora Petit », « Nora Petit sur Radio Valmer »: a line that says no
    more under words that a page sets apart.

    Under a title, at the end, or in « Nora Petit pour Le Phare » it would be who wrote the article.
    """
    tokens, language, following = line.tokens, scene.language, scene.sentence_after(line)
    if following is None or following.paragraph == line.paragraph:
        return False
    if len(tokens) < 2 or len(tokens) > _LINE or tokens[-1].pos == "PUNCT" or not opens_phrase(line, 0, language):
        return False
    if not any(s.kind is BlockKind.BODY and s.end <= passage.start for s in scene.parsed.sentences):
        return False
    if any(t.text in (",", ":", ";") or is_finite(line, t.i, language) for t in tokens):
        return False
    phrase = (0, phrase_end(line, 0, len(tokens), language))
    held, rest = tokens[: phrase[1] + 1], tokens[phrase[1] + 1 :]
    full = len(held) > 1 and first_name(held[0].text) is not None and all(t.text[0].isupper() for t in held)
    post = held[0].pos == "DET" and among(held[1], named(language, "role", "person"))
    who = full or (post and any(t.label == "PER" for t in held) and can_speak(line, phrase, language) is True)
    return who and (not rest or rest[0].lower in words(language, "posting_preposition"))


def heads(scene: Scene, members: list[int], clause: bool) -> Candidate | None:
    """« “Je n'ai rien fait” : la maire nie toute faute »: a heading that opens with the words of who acts behind a colon.

    Behind the marks alone the name has to be a person's: « “Ne partez pas !” Nora Petit écrit aux éleveurs ».
    """
    passage, last = scene.passages[members[0]], scene.passages[members[-1]]
    sentence, tokens = scene.after(last)
    clause = clause or last is not passage
    if sentence is None or sentence.kind is not BlockKind.HEADING or not clause:
        return None
    following = scene.sentence_after(sentence)
    if not tokens and following is not None and following.paragraph == sentence.paragraph:
        sentence, tokens = following, following.tokens
    colon = len(tokens) > 2 and tokens[0].text == ":"
    if not scene.alone_before(passage) and (colon or not scene.behind_kicker(passage)):
        return None
    i = tokens[1].i if colon else tokens[0].i if len(tokens) > 2 else -1
    if i < 0 or not opens_phrase(sentence, i, scene.language) or not (colon or sentence.tokens[i].label == "PER"):
        return None
    phrase = (i, phrase_end(sentence, i, len(sentence.tokens), scene.language))
    near = range(phrase[1] + 1, min(phrase[1] + 4, len(sentence.tokens)))
    acts = any(is_finite(sentence, k) for k in near)
    if not acts or not can_speak(sentence, phrase, scene.language):
        return None
    return Candidate(
        content=tuple(scene.span(scene.passages[m].start, scene.passages[m].end) for m in members),
        source=None,
        cue=None,
        stance=Stance.ASSERTS,
        rule="quote/heading-colon",
        score=0.75,
        antecedent=span_of(sentence, phrase, scene.text),
    )
