"""Whose words a headline or crosshead quotes: those of whoever says the same words in the article.

« “On a tout perdu” » above a paragraph in which a baker says « J'ai pleuré : on a tout perdu » is the baker's. Headings
shorten and reorder little, so the words must recur in order in one passage. Where they do not, the heading itself may
name who speaks behind its colon, and a crosshead quotes whoever is the first to speak below it; a title whose words do
not recur stays without a speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.frame_cues import frame_words_at
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.name_shapes import names_person
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.attributed import Attributed
from recoupe.extraction.statements.quoted.scare import is_byname
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.quoted.speaking import floor
from recoupe.extraction.statements.verbs.forms import is_finite as _finite
from recoupe.extraction.statements.verbs.verb_groups import groups
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.model.article import BlockKind
from recoupe.model.span import Span
from recoupe.model.statement import Stance
from recoupe.rules.folding import key

_SHARE = 0.75  # of the heading's words that must recur, in order
_BELOW = 4  # sentences below a crosshead in which its speaker must begin to speak in marks
_NOUN = 4  # tokens from the colon to the noun for words that were said
_OWNER = 4  # tokens from that noun to the « de » of whose they are
_PART = 3  # words in marks from which a heading's clause is somebody's
_RIGHT_BELOW = 2  # the same without marks


def speaker_of_heading(scene: Scene, heading: QuotedPassage, known: Sequence[Attributed]) -> Span | None:
    """The words that name who says the heading's words in the article."""
    wanted = key(scene.text[heading.inner_start : heading.inner_end]).split()
    if not wanted:
        return None
    best: tuple[float, int] | None = None
    speaker: Span | None = None
    for attributed in known:
        said = key(" ".join(s.text for s in attributed.candidate.content)).split()
        share = _in_order(wanted, said) / len(wanted)
        span = attributed.candidate.source or attributed.candidate.antecedent
        if share >= _SHARE and span is not None and (best is None or (share, -span.start) > best):
            best, speaker = (share, -span.start), span
    if speaker is not None:
        return speaker
    for sentence in scene.parsed.sentences:
        if sentence.start <= heading.start < sentence.end:
            continue
        said = key(scene.text[sentence.start : sentence.end]).split()
        if _in_order(wanted, said) / len(wanted) >= _SHARE:
            held = floor(scene, sentence)
            if held is not None and held.says:
                return held.span
    return None


def heading_parts(scene: Scene, taken: set[int], known: Sequence[Attributed]) -> Iterator[Attributed]:
    """« La Russie « a besoin » de migrants »: a heading that says in part in marks what somebody says in the article."""
    parts: dict[int, list[int]] = {}
    for n, passage in enumerate(scene.passages):
        sentence = scene.opening(passage)
        if sentence is not None and sentence.kind is BlockKind.HEADING:
            parts.setdefault(sentence.start, []).append(n)
    for held in parts.values():
        sentence = scene.opening(scene.passages[held[0]])
        if sentence is None or taken & set(held) or _reports(scene, sentence):
            continue
        members = [n for n in held if not is_byname(scene, sentence, scene.passages[n])]
        if all(len(scene.words(scene.passages[n])) < 2 for n in members):
            continue  # « la « victoire » de la Russie »: a word may be the narrator's irony
        spans = {_verbatim(scene, scene.passages[n], known) for n in members}
        span = spans.pop()
        speaker = _kicker(scene, sentence, scene.passages[members[0]])
        if speaker is not None and not (spans or span is None or _nothing_else(scene, sentence, members)):
            speaker = None
        if speaker is not None:
            spans, span = set(), speaker
        if (spans or span is None) and not any(_tells(scene, sentence, scene.passages[n]) for n in members):
            continue
        if spans or span is None:
            again = (speaker_of_heading(scene, scene.passages[n], known) for n in members)
            span = next((s for s in again if s is not None), None)
        colon = [t.end for t in sentence.tokens if t.text == ":" and t.end <= scene.passages[members[0]].start]
        content = scene.span(max([sentence.start, *colon]), sentence.end)
        told = None if speaker is not None else span
        candidate = Candidate((content,), speaker, None, Stance.ASSERTS, "quote/heading-part", 0.6, antecedent=told)
        yield Attributed(tuple(members), candidate, content.start)


def _nothing_else(scene: Scene, sentence: Sentence, members: Sequence[int]) -> bool:
    """« Petit : « Que du bonheur » »: whether the heading has nothing but words in marks behind its colon."""
    inside = [scene.passages[n] for n in members]
    colon = next((t.i for t in sentence.tokens if t.text == ":" and t.end <= inside[0].start), len(sentence.tokens))
    return all(
        t.pos == "PUNCT" or any(p.start <= t.start and t.end <= p.end for p in inside)
        for t in sentence.tokens[colon + 1 :]
    )


def _kicker(scene: Scene, sentence: Sentence, passage: QuotedPassage) -> Span | None:
    """« Nora Petit : une élue doit être « au service de tous » »: a person alone before the colon, a clause behind it.

    Words in marks right behind the colon need no verb: « Petit : « Que du bonheur » ».
    """
    mark = passage.start
    tokens = sentence.tokens
    colon = next((t.i for t in tokens[1:] if t.text == ":" and t.end <= mark), None)
    if colon is None or not names_person(scene.parsed, sentence, tokens[:colon]):
        return None
    at_once = not any(t.pos != "PUNCT" for t in tokens[colon + 1 :] if t.end <= mark)
    if not at_once and not any(is_finite(sentence, k, scene.language) for k in range(colon + 1, len(tokens))):
        return None
    opens = tokens[colon + 1]
    described = opens.morph.get("Definite") == "Def" or opens.pos == "PRON" or opens.morph.get("Poss") == "Yes"
    if not at_once and (described or opens.lower in words(scene.language, "question_word")):
        return None  # « Nora Petit : la maire « au grand cœur » s'en va »
    phrase = (0, phrase_end(sentence, 0, colon, scene.language))
    return span_of(sentence, phrase, scene.text) if phrase[1] == colon - 1 else None


def _tells(scene: Scene, sentence: Sentence, passage: QuotedPassage) -> bool:
    """« La fatigue « touche un élève sur deux » », « Le loyer est « trop cher pour nous » »: what is said of the subject."""
    held = scene.words(passage)
    before = [t for t in sentence.tokens if t.end <= passage.start]
    judged = before and before[-1].lower in words(scene.language, "be") and held and held[0].pos == "DET"
    if not before or len(held) < (2 if judged else _PART):
        return False
    first = next((t for t in held if t.pos not in ("PRON", "ADV") or t.text[:1].isupper()), held[0])
    noun = before[-1].pos in ("NOUN", "PROPN", "ADJ", "NUM")
    if not scene.text[passage.inner_start].islower():
        return False  # « Le film « Elle court » sort demain »
    if first.i < held[0].i + _PART and is_finite(sentence, first.i, scene.language):
        return noun or before[-1].lower in words(scene.language, "relative")
    if noun and first.pos == "VERB" and first.morph.get("VerbForm") == "Part":
        return len(held) > _PART
    if before[-1].label == "PER" and held[0].pos in ("ADJ", "ADP"):
        return len(held) > _PART  # « Karim Benali « prêt à tout recommencer » »
    if not judged and is_finite(sentence, before[-1].i, scene.language) and held[0].pos == "DET":
        return len(held) > _PART + 1  # « Le club préparait « une offensive contre la ligue » »
    return before[-1].lower in words(scene.language, "be") and held[0].pos in ("ADJ", "VERB", "ADV", "DET")


def _reports(scene: Scene, sentence: Sentence) -> bool:
    """Whether the heading has a verb of saying or a frame of its own."""
    if any(not scene.in_marks(group.verb.start) for group in groups(sentence, scene.language)):
        return True
    return any(
        found is not None and not (found.frame.person or found.frame.heard or scene.in_marks(t.start))
        for t in sentence.tokens[:-1]
        if (found := frame_words_at(sentence.tokens, t.i, scene.language)) is not None
    )


def _verbatim(scene: Scene, passage: QuotedPassage, known: Sequence[Attributed]) -> Span | None:
    """Who says the passage's very words in marks in the text, if one speaker alone does."""
    wanted = f" {key(scene.text[passage.inner_start : passage.inner_end])} "
    said = [
        a.candidate.source or a.candidate.antecedent
        for a in known
        if any(wanted in f" {key(s.text)} " for s in a.candidate.content)
    ]
    return said[0] if said and len({s.text for s in said if s is not None}) == 1 else None


def named_behind(scene: Scene, heading: QuotedPassage) -> Span | None:
    """« “Le loup n'y est pour rien” : les défenseurs des animaux face au préfet »: who is named behind the colon."""
    sentence, tokens = scene.after(heading)
    if sentence is None or len(tokens) < 2:
        return None
    if tokens[0].text == "," and sentence.kind is BlockKind.HEADING:
        return whose_words(scene, sentence, tokens[1].i) if tokens[1].pos == "DET" else None
    if tokens[0].text != ":":
        return None
    i = _past_circumstance(tokens)
    if not opens_phrase(sentence, i, scene.language):
        return None
    phrase = (i, phrase_end(sentence, i, len(sentence.tokens), scene.language))
    if can_speak(sentence, phrase, scene.language):
        return span_of(sentence, phrase, scene.text)
    return whose_words(scene, sentence, i) or _interviewed(scene, sentence, i)


def _interviewed(scene: Scene, sentence: Sentence, i: int) -> Span | None:
    """« “Tout manque” : entretien avec Nora Petit »: with whom one talks."""
    tokens, language = sentence.tokens, scene.language
    noun = next((t for t in tokens[i : i + _NOUN] if among(t, named(language, "interview"))), None)
    first = None if noun is None else noun.i + 2
    if noun is None or first is None or first >= len(tokens) or tokens[first - 1].lower not in named(language, "with"):
        return None
    if not opens_phrase(sentence, first, language):
        return None
    phrase = (first, phrase_end(sentence, first, len(tokens), language))
    return span_of(sentence, phrase, scene.text) if can_speak(sentence, phrase, language) else None


def whose_words(scene: Scene, sentence: Sentence, i: int) -> Span | None:
    """« “On tient” : la colère des riverains », « : le cri d'alarme de Nora Petit »: whose the words at token `i` are."""
    tokens, language = sentence.tokens, scene.language
    noun = next((t for t in tokens[i : i + _NOUN] if among(t, named(language, "speech_noun", "words_noun"))), None)
    if noun is None or any(t.lower in words(language, "of") for t in tokens[i : noun.i]):
        return None
    for k in range(noun.i + 1, min(noun.i + 1 + _OWNER, len(tokens) - 1)):
        if tokens[k].lower not in words(language, "of"):
            continue
        first = k if tokens[k].lower in words(language, "plural_of") else k + 1
        if not opens_phrase(sentence, first, language):
            continue
        phrase = (first, phrase_end(sentence, first, len(tokens), language))
        if can_speak(sentence, phrase, language):
            return span_of(sentence, phrase, scene.text)
    return None


def _past_circumstance(behind: Sequence[Token]) -> int:
    """« : après la défaite, le gardien s'excuse »: the token behind the comma of a phrase that opens the clause."""
    if behind[1].pos != "ADP":
        return behind[1].i
    comma = next((n for n, t in enumerate(behind[:10]) if t.text == ","), None)
    told = comma is None or any(_finite(t) for t in behind[1:comma])
    return behind[1].i if comma is None or told or comma + 1 >= len(behind) else behind[comma + 1].i


def first_below(scene: Scene, heading: QuotedPassage, known: Sequence[Attributed]) -> Span | None:
    """Who is the first to speak below a crosshead, before any other heading; a title has no text above it."""
    sentences = scene.parsed.sentences
    if not any(s.kind is BlockKind.BODY for s in sentences if s.end <= heading.start):
        return None
    below = [s for s in sentences if s.start >= heading.end]
    for n, sentence in enumerate(below):
        if sentence.kind is BlockKind.HEADING or n == _BELOW:
            return None
        for attributed in known:
            candidate = attributed.candidate
            span = candidate.source or candidate.antecedent
            quoted = bool(attributed.passages) or n < _RIGHT_BELOW
            begins = quoted and sentence.start <= candidate.content[0].start < sentence.end
            if span is not None and begins and span.start > heading.end:
                return span
        held = floor(scene, sentence)
        if n < _RIGHT_BELOW and held is not None and held.says and not held.pronoun:
            return held.span
    return None


def _in_order(wanted: Sequence[str], said: Sequence[str]) -> int:
    """How many of the words `wanted` occur in `said` in the same order (longest common subsequence)."""
    row = [0] * (len(said) + 1)
    for word in wanted:
        previous = 0
        for j, other in enumerate(said, 1):
            kept = row[j]
            row[j] = previous + 1 if word == other else max(row[j], row[j - 1])
            previous = kept
    return row[-1]
