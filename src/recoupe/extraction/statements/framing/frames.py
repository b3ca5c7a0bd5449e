"""Statements framed without a verb: « selon X », « d'après X », « de l'avis de X », « de source policière ».

« La Corée du Nord a livré des missiles, selon la Corée du Sud et les États-Unis » gives one statement for each of the
two. A frame that opens its clause has the rest of the clause as content, one that closes it what stands before, one
inside it both sides; in « 2 000 personnes selon la police, 5 000 selon les syndicats » the second has its figure only.
« Selon les cas » and a film « d'après » a novel are no frames. The parse is not asked: it hangs frames on whatever verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.framing.frame_contents import content_of, hearing
from recoupe.extraction.statements.framing.verdicts import verdict_opens
from recoupe.extraction.statements.lexicon.frame_cues import FrameWords, believing_end, frame_words_at, starts_frame
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.enumerations import acronyms_behind
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.scope.commas import reporting_at
from recoupe.extraction.statements.scope.cuts import reports
from recoupe.extraction.statements.scope.gaps import opposed_figure
from recoupe.extraction.statements.scope.noun_scope import infinitive_follows
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.view import View, views
from recoupe.model.article import BlockKind
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_TITLE = 6  # words of a paper's name in marks: « selon « The Valley Times » »


def find_frames(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every frame."""
    for view in views(parsed, language):
        frames = _frames(view)
        for n, (frame, phrase) in enumerate(frames):
            following = frames[n + 1] if n + 1 < len(frames) else None
            yield from _candidates(view, frame, phrase, frames[n - 1][1][1] if n else None, following)


def _frames(view: View) -> list[tuple[FrameWords, Phrase]]:
    """Frames that attribute, with their source phrases, in text order."""
    found: list[tuple[FrameWords, Phrase]] = []
    tokens = view.sentence.tokens
    i = 0
    while i < len(tokens) - 1:
        frame = frame_words_at(tokens, i, view.language)
        phrase = None if frame is None else _source(view, frame)
        if frame is not None and phrase is not None:
            found.append((frame, phrase))
            i = max(i, phrase[1])
        i += 1
    return found


def _source(view: View, frame: FrameWords) -> Phrase | None:
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    i = frame.last + 1
    token = tokens[i]
    if frame.frame.owned:
        return i, i + 1
    opens = _opens_sentence(view, frame)
    if frame.frame.believed:
        end = believing_end(tokens, i, frame.frame, language)
        return (i, end) if end is not None and (opens or _set_apart(view, frame, end)) else None
    if frame.frame.apart and not (opens or tokens[frame.first - 1].text == ","):
        return None
    if i + 1 >= len(tokens) or tokens[i + 1].pos not in ("NOUN", "ADJ", "PROPN", "DET"):
        if token.lower in words(language, "everybody"):
            return None  # « Aux yeux de tous, c'est un succès »: nobody in particular
        if token.lower in words(language, "stressed_pronoun"):
            return (i, i) if _meant(view, frame) else None
    passage = next((p for p in view.passages if p.start == token.start), None)
    if passage is not None and passage.closed and not (frame.frame.person or frame.frame.heard):
        return _title(view, passage, i)
    if not _opens_source(tokens, i, language):
        return None
    phrase = acronyms_behind(sentence, (i, after(sentence, i, language=language, strict=True)), language)
    return phrase if _names(view, frame, phrase) and _attributes(view, frame, phrase) else None


def _title(view: View, passage: QuotedPassage, i: int) -> Phrase | None:
    """« Selon « Le Phare », … »: the title in the marks that open at token `i`, with them; no clause."""
    inside = view.sentence.at(passage.inner_start, passage.inner_end)
    if not 0 < len(inside) <= _TITLE or not inside[0].text[0].isupper() or any(map(is_finite, inside)):
        return None
    last = inside[-1].i + 1
    return (i, last) if last < len(view.sentence.tokens) else None


def _meant(view: View, frame: FrameWords) -> bool:
    """« selon lui », « Pour elle, c'est une erreur »; not « Pour moi », which whoever speaks already tells."""
    if frame.frame.heard:
        return _heard(view, frame)
    first = view.sentence.tokens[frame.last + 1].lower in words(view.language, "first_person")
    return not frame.frame.person or (not first and _opens_sentence(view, frame))


def _opens_source(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether who speaks can be named from token `i` on: no clause, no relative pronoun, no mark."""
    token, behind = tokens[i], tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if token.lower in words(language, "this") and behind in words(language, "complementizer"):
        return False  # « selon ce qu'a appris Le Phare »: its verb reports
    if token.lower in clause_openers(language):
        return False
    counted = token.pos == "ADV" and behind in words(language, "of")
    small = not counted and token.text.islower() and token.lower not in words(language, "elided_article")
    return not (token.pos == "PUNCT" or (small and token.pos in ("SCONJ", "VERB", "AUX", "ADV", "CCONJ")))


def _names(view: View, frame: FrameWords, phrase: Phrase) -> bool:
    """Whether the phrase can name who speaks behind the frame's words: not « selon vous », « selon les cas »."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    head = head_of(sentence, phrase)
    if head.pos not in NOMINAL and head.pos not in ("PRON", "ADJ", "X", "NUM"):
        return False
    if head.i == phrase[0] and head.lower in words(language, "no_speaker") - words(language, "first_person"):
        return False  # « selon vous », « selon que »
    forms = {head.lower, head.lower.rstrip("s"), head.lower.rstrip("x"), head.lemma.lower()}
    named_body = among(head, named(language, "body")) and any(
        t.text[0].isupper() for t in tokens[head.i : phrase[1] + 1]
    )
    if forms & set(frame.frame.not_nouns) and (frame.frame.person or not named_body):
        return False  # but « selon l'Ordre des médecins », « selon Météo-France », « selon le groupe Axor »
    owned = tokens[phrase[0]].lower in words(language, "possessive")
    return not (owned and forms & set(frame.frame.not_owned))  # « Pour sa défense, … »


def _attributes(view: View, frame: FrameWords, phrase: Phrase) -> bool:
    """Whether the frame tells what they say whom the phrase names, by what stands around it."""
    sentence, tokens = view.sentence, view.sentence.tokens
    told, first = surely_speaks(sentence, phrase, view.language), tokens[frame.last + 1]
    if not told and (frame.frame.speaker or view.enclosing(first.start, first.end) is not None):
        return False
    if frame.frame.person and opposed_figure(tokens, frame.first, view.language) is not None:
        voted = any(t.lower in words(view.language, "vote") for t in tokens[: frame.first])
        shares = tokens[frame.first - 1].lower in words(view.language, "share_noun")
        if shares and not any(starts_frame(tokens, i, view.language) for i in range(frame.first)):
            return False  # « 9 % d'impôt, contre 23 % pour les autres groupes »: whose share it is
        # not « 142 voix contre 52 pour le premier », « 44 % des suffrages, contre 27 % pour Awa Roux »
        return told and not voted and head_of(sentence, phrase).pos in NOMINAL
    if frame.frame.person and not _opinion(view, frame, phrase):
        return False
    if frame.frame.heard and not _heard(view, frame):
        return False
    return not frame.frame.bare or (_anonymous(view, frame) and not _unconfirmed(view, frame))


def _anonymous(view: View, frame: FrameWords) -> bool:
    """« de source policière », « de source proche du dossier »; not « à partir de sources », « pas de source de chaleur »."""
    tokens, language = view.sentence.tokens, view.language
    before = tokens[frame.first - 1] if frame.first else None
    if before is not None and before.lower in words(language, "starting_from") | words(language, "negation_second"):
        return False
    heard = hearing(view, frame.first - 1) is not None  # « a-t-on appris mercredi de sources concordantes »
    if (
        before is not None
        and before.pos == "NOUN"
        and tokens[frame.last + 1].morph.get("Number") == "Plur"
        and not heard
    ):
        return False  # « la recherche de sources fiables »
    behind = tokens[frame.last + 2] if frame.last + 2 < len(tokens) else None
    return behind is not None and (behind.pos in (*VERBAL, "ADJ", "ADV") or behind.text[0].isupper())


def _unconfirmed(view: View, frame: FrameWords) -> bool:
    """« n'a pas pu être vérifié de source indépendante », « impossible à vérifier de source … »: no source said so; not
    « n'a pas fui, a-t-on appris de source … ».
    """
    tokens = view.sentence.tokens
    comma = next((t.i for t in reversed(tokens[: frame.first]) if t.pos == "PUNCT"), -1)
    clause = tokens[comma + 1 : frame.first]
    withheld = words(view.language, "negation") | words(view.language, "hardly")
    return any(t.lower in withheld for t in clause) and clause[-1].pos in VERBAL


def _heard(view: View, frame: FrameWords) -> bool:
    """Whether « a-t-on appris » stands before the frame."""
    return hearing(view, frame.first - 1) is not None


def _opens_sentence(view: View, frame: FrameWords) -> bool:
    tokens = view.sentence.tokens
    first = next((t.i + 1 for t in reversed(tokens[: frame.first]) if t.text in (":", ";")), 0)
    before = [t for t in tokens[first : frame.first] if t.pos not in ("PUNCT", "CCONJ", "ADV")]
    return not before


def _set_apart(view: View, frame: FrameWords, end: int) -> bool:
    """« Le site, à l'en croire, fermera », « Le site fermera, à l'en croire. »: between commas, or up to the full stop."""
    tokens = view.sentence.tokens
    closed = end + 1 >= len(tokens) or tokens[end + 1].pos == "PUNCT"
    return closed and frame.first > 1 and tokens[frame.first - 1].text == ","


def _opinion(view: View, frame: FrameWords, phrase: Phrase) -> bool:
    """« Pour le maire, c'est une erreur », « c'est, pour le maire, une erreur »: a person, a comma, a present judgement."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    head = head_of(sentence, phrase)
    place = head.label == "LOC" and not among(head, named(language, "person", "role", "body"))
    if not surely_speaks(sentence, phrase, language) or place or _any_body(sentence, phrase, language):
        return False
    if _whom_it_meets(view, phrase) or _worse_still(view, frame) or _most(view, phrase):
        return False
    rest = _past_relative(view, phrase)
    if sentence.kind is BlockKind.HEADING and phrase[1] >= last_word(sentence):
        return _judged_in_marks(view, frame)
    if not rest or rest[0].text != ",":
        return False
    if _opens_sentence(view, frame) and _quotation_follows(view, rest):
        return not _told_behind(view, rest)
    if not _opens_sentence(view, frame):
        before = tokens[frame.first - 1].text == "," and tokens[frame.first - 2].lower in words(language, "be")
        return before and tokens[frame.first - 2].lower not in words(language, "have")
    if _others_act(view, rest):
        return False
    if verdict_opens(tokens, rest[0].i + 1, language):
        return True
    passage = next((p for p in view.passages if rest[0].start < p.start < sentence.end), None)
    if passage is not None and view.text[passage.inner_start].islower():
        return True  # « Pour le comité, il s'agit d'« une atteinte … » »: words in marks are somebody's
    colon = next((t.i for t in rest if t.text == ":"), len(tokens))
    main = rest
    if len(rest) > 1 and rest[1].lower in words(
        language, "relative"
    ):  # « Pour les élus, qui en voulaient deux, c'est … »
        main = tokens[next((t.i for t in rest[1:] if t.text == ","), rest[0].i) :]
    verb = next((t for t in main if t.i < colon and is_finite(t)), None)
    if verb is None or not (_now(verb, language) or _was_so(sentence, phrase, verb, language)):
        return False
    held = {t.lower for t in tokens[verb.i : verb.i + 6]}
    if verb.lower in words(language, "is_about") and infinitive_follows(tokens, verb.i):
        return False  # « Pour le club, il s'agit de gagner »: an aim
    impersonal = {t.lower for t in tokens[phrase[1] + 2 : verb.i]} & words(language, "expletive")
    return not (impersonal and held & words(language, "event"))  # « pour le club, c'est la fin d'une série »


def _now(verb: Token, language: str) -> bool:
    """Whether the verb is in the present; « il s'agit » is, whatever the model says."""
    return verb.morph.get("Tense") == "Pres" or verb.lower in words(language, "is_about")


def _whom_it_meets(view: View, phrase: Phrase) -> bool:
    """« « Pour beaucoup d'élèves, c'est dur » »: in somebody's words many are those whom it meets, not who says so."""
    sentence, language = view.sentence, view.language
    first = sentence.tokens[phrase[0]]
    if view.enclosing(first.start, first.end) is None:
        return False
    several = head_of(sentence, phrase).morph.get("Number") == "Plur"
    own = words(language, "possessive") | named(language, "own")
    return several or first.lower in words(language, "indefinite") | own


def _worse_still(view: View, frame: FrameWords) -> bool:
    """« Pire encore pour le maire, … », « pas seulement pour lui »: two adverbs right before tell how it is for them."""
    before = view.sentence.tokens[max(0, frame.first - 2) : frame.first]
    low = words(view.language, "worse_still")
    return len(before) == 2 and before[0].lower in low and before[1].lower in low


def _most(view: View, phrase: Phrase) -> bool:
    """« Pour la plupart Espagnols, ils … »: which of them, not who says so."""
    return any(t.lower in words(view.language, "most") for t in view.sentence.tokens[phrase[0] : phrase[0] + 2])


def _told_behind(view: View, rest: tuple[Token, ...]) -> bool:
    """« Pour les pêcheurs, « la mer est vide », explique-t-il »: whether an incise behind the marks tells who says so."""
    passage = next((p for p in view.passages if p.start > rest[0].start), None)
    behind = [] if passage is None else [t.i for t in rest if t.start >= passage.end and t.text != ","]
    return bool(behind) and reporting_at(view, behind[0], None) == "finite"


def _any_body(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """« Pour une commune de 600 habitants, c'est beaucoup »: a body of a kind, not one that judges."""
    bare = sentence.tokens[phrase[0]].lower in words(language, "indefinite")
    head = head_of(sentence, phrase)
    return bare and among(head, named(language, "body")) and not among(head, named(language, "person", "role"))


def _past_relative(view: View, phrase: Phrase) -> tuple[Token, ...]:
    """« Pour le collectif qui défend les haies, le plan est … »: what follows the phrase and what is told of whom it names.

    « Pour les salariés qui partent, la prime est de … » names whom it meets: many are read only where marks follow.
    """
    tokens, language = view.sentence.tokens, view.language
    rest = tokens[phrase[1] + 1 :]
    if not rest or rest[0].lower not in words(language, "relative"):
        return rest
    comma = next((t.i for t in rest if t.text == ","), None)
    one = head_of(view.sentence, phrase).morph.get("Number") != "Plur"
    marked = any(rest[0].start < p.start < view.sentence.end for p in view.passages)
    return tokens[comma:] if comma is not None and (one or marked) else rest


def _others_act(view: View, rest: tuple[Token, ...]) -> bool:
    """« Pour le gouvernement, Awa Roux a appelé au calme »: on its behalf, somebody said so."""
    verb = next((t for t in rest if is_finite(t)), None)
    act = next((g for g in view.groups if verb is not None and g.first == verb.i and g.auxiliary is not None), None)
    phrase = (rest[1].i, act.first - 1) if act is not None else None
    if act is None or phrase is None or not phrase[0] <= phrase[1] or not act.cue.reports:
        return False
    person = any(t.label == "PER" or t.pos == "PROPN" for t in rest[1 : act.first - rest[0].i])
    return person and surely_speaks(view.sentence, phrase, view.language) and reports(view, act)


def _judged_in_marks(view: View, frame: FrameWords) -> bool:
    """« La rencontre a été « un vrai tournant » pour la maire »: a headline whose quoted judgement ends before the frame."""
    tokens = view.sentence.tokens
    comma = frame.first > 1 and tokens[frame.first - 1].text == ","
    end = tokens[frame.first - 1 - comma].end if frame.first else -1
    passage = next((p for p in view.passages if p.end == end), None)
    if passage is None:
        return False
    inside = view.sentence.at(passage.inner_start, passage.inner_end)
    if comma and len(inside) > 2:
        return True  # « Un bilan « pas à la hauteur », pour les élus »
    article = tokens[inside[0].i - 2].pos == "DET" if inside and inside[0].i > 1 else False  # « un « tournant » »
    return article or (len(inside) > 1 and (inside[0].pos == "DET" or any(map(is_finite, inside))))


def _was_so(sentence: Sentence, phrase: Phrase, verb: Token, language: str) -> bool:
    """« Pour Javier López, les stocks étaient alarmants », « pour le docteur Sow, il faudrait … »: a named person's view.

    Read are a state in the imperfect and what would be; « pour Mme Roux, la facture sera lourde » tells whom it meets.
    """
    if not any(t.label == "PER" for t in sentence.tokens[phrase[0] : phrase[1] + 1]):
        return False
    state = verb.lower in words(language, "be") and verb.morph.get("Tense") == "Imp"
    return state or verb.morph.get("Mood") == "Cnd"


def _in_own_words(view: View, phrase: Phrase) -> bool:
    """« Selon ses mots, la préfète juge que … »: the verb tells already who speaks."""
    tokens, language = view.sentence.tokens, view.language
    owned = tokens[phrase[0]].lower in words(language, "possessive")
    if not owned or not among(head_of(view.sentence, phrase), named(language, "words_noun")):
        return False
    verb = next((g for g in view.groups if g.finite and g.first > phrase[1]), None)
    return verb is not None and reports(view, verb) and not any(map(is_finite, tokens[phrase[1] + 1 : verb.first]))


def _quotation_follows(view: View, rest: tuple[Token, ...]) -> bool:
    """Whether a quotation opens behind the comma, an apposition between at most: « Pour A et B, tous deux élus, « … » »."""
    for token in rest[:14]:
        if token.text in words(view.language, "open_quote"):
            return rest[token.i - rest[0].i - 1].text == ","
        if is_finite(token):
            return False
    return False


def _acts_next(view: View, frame: FrameWords, phrase: Phrase) -> bool:
    """Whether the last of those named has a verb right behind and the clause before the frame has its own."""
    tokens = view.sentence.tokens
    behind = next((t for t in tokens[phrase[1] + 1 :] if t.text not in words(view.language, "open_quote")), None)
    acts = behind is not None and behind.pos in VERBAL and is_finite(behind)
    return acts and any(map(is_finite, tokens[: frame.first]))


def _candidates(
    view: View, frame: FrameWords, phrase: Phrase, previous: int | None, following: tuple[FrameWords, Phrase] | None
) -> Iterator[Candidate]:
    sentence = view.sentence
    tokens = sentence.tokens
    content, cue = content_of(view, frame, phrase, previous, following)
    if not content or _in_own_words(view, phrase):
        return
    rest, citing = phrase[1] + 1, None
    one = frame.frame.owned or frame.frame.believed
    parts = ((phrase[0], phrase[0]),) if one else conjuncts(sentence, phrase, view.language)
    if len(parts) > 1 and _acts_next(view, frame, phrase):
        parts = parts[:-1]  # « Le pont est clos selon le maire et Paul Roy « a dû partir » »
    several = len(parts) > 1 and frame.frame.person and _quotation_follows(view, tokens[rest:])
    if rest + 1 < len(tokens) and tokens[rest].text == "," and tokens[rest + 1].lower in words(view.language, "citing"):
        begin = rest + 2
        citing = Span.of(view.text, tokens[begin].start, tokens[after(sentence, begin, language=view.language)].end)
    for part in parts:
        yield Candidate(
            content=content,
            source=span_of(sentence, part, view.text),
            cue=cue,
            stance=Stance.ASSERTS,
            rule=f"frame/{frame.frame.words[0]}",
            score=0.92 if several else frame.frame.score,
            citing=citing,
            when=(sentence.start, sentence.end),
        )
