"""Statements framed without a verb: « selon X », « d'après X », « de l'avis de X », « de source policière ».

« La Corée du Nord a livré des missiles, selon la Corée du Sud et les États-Unis » gives one statement for each of the
two. A frame that opens its clause has the rest of the clause as content, one that closes it what stands before, one
inside it both sides; in « 2 000 personnes selon la police, 5 000 selon les syndicats » the second has its figure only.
« Selon les cas » and a film « d'après » a novel are no frames. The parse is not asked: it hangs frames on whatever verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.entities.lexicon import words as bodies
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.framing.frame_contents import content_of
from recoupe.extraction.statements.framing.hearers import hearing, learnt_by
from recoupe.extraction.statements.framing.opinions import befell, opens_sentence, opinion, quotation_follows
from recoupe.extraction.statements.framing.rival_figures import figure_against_framed, figure_framed, rival_figures
from recoupe.extraction.statements.framing.subjects_behind import without_subject
from recoupe.extraction.statements.framing.voiced_sides import with_voice
from recoupe.extraction.statements.lexicon.frame_cues import FrameWords, believing_end, frame_words_at, starts_frame
from recoupe.extraction.statements.lexicon.noun_classes import among_nouns
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.conjuncts import each_of
from recoupe.extraction.statements.phrases.enumerations import acronyms_behind
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.scope.cuts import reports
from recoupe.extraction.statements.scope.gaps import opposed_figure
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_TITLE = 6  # words of a paper's name in marks: « selon « The Valley Times » »


def find_frames(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every frame."""
    for view in views(parsed, language):
        frames = _frames(view)
        rivals = rival_figures(view, frames)
        for n, (frame, phrase) in enumerate(frames):
            following = frames[n + 1] if n + 1 < len(frames) else None
            if n in rivals:
                framed = rivals[n], view.words_of(frame.first, frame.last)
            else:
                framed = content_of(view, frame, phrase, frames[n - 1][1][1] if n else None, following)
            yield from _candidates(view, frame, phrase, *framed)


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
    opens = opens_sentence(view, frame)
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
    last = _issuer_named(tokens, i, _before_next_figure(tokens, i, phrase[1], language), language)
    phrase = without_subject(view, with_voice(view, (i, last)), opens=opens)
    return phrase if _names(view, frame, phrase) and _attributes(view, frame, phrase) else None


def _before_next_figure(tokens: tuple[Token, ...], first: int, last: int, language: str) -> int:
    """« 900 selon la police et 2 000 selon le club »: where the phrase ends that seems to be joined to another framed figure."""
    for i in range(first + 2, min(last + 2, len(tokens) - 1)):
        figure = tokens[i - 1].text[0].isdigit() or tokens[i - 1].pos == "NUM"
        if figure and starts_frame(tokens, i, language):
            joints = words(language, "conjunction")
            return next((t.i - 1 for t in tokens[first + 1 : i] if t.lower in joints), last)
    return last


def _issuer_named(tokens: tuple[Token, ...], first: int, last: int, language: str) -> int:
    """« selon un communiqué publié par le maire, Paul Roy », « Selon une note du maire, Paul Roy, … »: where the name ends that
    stands behind the post of who issued it.
    """
    issued = any(t.lower in words(language, "agent") for t in tokens[first:last])
    issued = issued or _paper_of_post(tokens, first, last, language)
    end = last + 2
    while end < len(tokens) and (tokens[end].pos == "PROPN" or name_like(tokens[end])):
        end += 1
    named = issued and end > last + 2 and tokens[last + 1].text == "," and tokens[last + 2].text[0].isupper()
    return end - 1 if named and (end == len(tokens) or tokens[end].pos in ("PUNCT", "ADP")) else last


def _paper_of_post(tokens: tuple[Token, ...], first: int, last: int, language: str) -> bool:
    """« une note de la directrice du port »: a paper and, behind « de », a post, a person's name behind its comma."""
    held = tokens[first : last + 1]
    papers = bodies(language, "bodies", "document") | words(language, "issued") | words(language, "claim")
    paper = next((t for t in held[:4] if among(t, papers)), None)
    if paper is None or last + 3 >= len(tokens) or tokens[last + 2].label != "PER":
        return False
    post = next((t for t in tokens[paper.i + 1 : last + 1] if among(t, named(language, "role"))), None)
    return post is not None and any(t.lower in words(language, "of") for t in tokens[paper.i : post.i])


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
    tokens = view.sentence.tokens
    asks = tokens[-1].text == "?" and view.enclosing(tokens[frame.first].start, tokens[frame.last].end) is None
    if asks and frame.last + 1 >= len(tokens) - 2:
        return False  # « Que faut-il faire selon elle ? »: the outlet's question
    first = view.sentence.tokens[frame.last + 1].lower in words(view.language, "first_person")
    return not frame.frame.person or (not first and opens_sentence(view, frame) and not _met(view, frame.last + 1))


def _met(view: View, who: int) -> bool:
    """« Pour certains, le retour s'est fait en mai »: what happened to some, no view of theirs."""
    verb = next((t for t in view.sentence.tokens[who + 1 :] if is_finite(t)), None)
    return verb is not None and befell(view.sentence, (who, who), verb, view.language)


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
    named_body = named_body or _body_set_apart(view, frame, phrase, head) or _worded(view, phrase, head)
    if forms & set(frame.frame.not_nouns) and (frame.frame.person or not named_body):
        return False  # but « selon l'Ordre des médecins », « selon Météo-France », « selon le groupe Axor »
    owned = tokens[phrase[0]].lower in words(language, "possessive")
    return not (owned and forms & set(frame.frame.not_owned))  # « Pour sa défense, … »


def _worded(view: View, phrase: Phrase, head: Token) -> bool:
    """« selon la formule de la ministre »: whose wording it is, not « selon la formule »."""
    tokens, language, author = view.sentence.tokens, view.language, head.i + 2
    owned = author <= phrase[1] and tokens[head.i + 1].lower in words(language, "of")
    owned = owned and head.lower in words(language, "wording")
    return owned and surely_speaks(view.sentence, (author, phrase[1]), language)


def _body_set_apart(view: View, frame: FrameWords, phrase: Phrase, head: Token) -> bool:
    """« Le site fermera, selon le groupe »: a bare body with its article, marks on both sides of the frame."""
    tokens, language = view.sentence.tokens, view.language
    bare = head.i == phrase[1] == phrase[0] + 1 and tokens[phrase[0]].lower in words(language, "definite_article")
    one = head.morph.get("Number") != "Plur" and among(head, words(language, "bare_body"))
    begins = frame.first == 0 or tokens[frame.first - 1].pos == "PUNCT"
    ends = phrase[1] + 1 >= len(tokens) or tokens[phrase[1] + 1].pos == "PUNCT"
    return bare and one and begins and ends


def _attributes(view: View, frame: FrameWords, phrase: Phrase) -> bool:
    """Whether the frame tells what they say whom the phrase names, by what stands around it."""
    sentence, tokens = view.sentence, view.sentence.tokens
    told, first = surely_speaks(sentence, phrase, view.language), tokens[frame.last + 1]
    if not told and (frame.frame.speaker or view.enclosing(first.start, first.end) is not None):
        return False
    how = not (told or frame.frame.person or frame.frame.bare or frame.frame.heard)
    if how and _tells_how(view, frame, phrase):
        return False
    if frame.frame.person and opposed_figure(tokens, frame.first, view.language) is not None:
        voted = any(t.lower in words(view.language, "vote") for t in tokens[: frame.first])
        shares = tokens[frame.first - 1].lower in words(view.language, "share_noun")
        if shares and not figure_framed(view, frame.first):
            return False  # « 9 % d'impôt, contre 23 % pour les autres groupes »: whose share it is
        # not « 142 voix contre 52 pour le premier », « 44 % des suffrages, contre 27 % pour Awa Roux »
        return told and not voted and head_of(sentence, phrase).pos in NOMINAL
    if frame.frame.person and told and figure_against_framed(view, frame.first):
        return head_of(sentence, phrase).pos in NOMINAL
    if frame.frame.person and not opinion(view, frame, phrase):
        return False
    if frame.frame.heard and not _heard(view, frame):
        return False
    if not frame.frame.bare:
        return True
    behind = next((t for t in tokens[phrase[1] + 1 :] if t.text != ","), first)  # « a appris, de source sûre, que … »
    que = behind.pos == "SCONJ" and behind.lower in words(view.language, "complementizer")
    return not que and _anonymous(view, frame) and not _unconfirmed(view, frame)


def _tells_how(view: View, frame: FrameWords, phrase: Phrase) -> bool:
    """« logés selon leur droit au séjour », « varie selon les études »: a thing that tells nothing, or by what all differs.

    Asked only where the frame follows its clause without a comma: « Selon l'hôpital, … » names whoever speaks.
    """
    tokens, language = view.sentence.tokens, view.language
    before = tokens[frame.first - 1] if frame.first else None
    if before is None or before.pos in ("PUNCT", "CCONJ", "SCONJ") or opens_sentence(view, frame):
        return False
    if before.lemma.lower() in words(language, "varying"):
        return True
    head = head_of(view.sentence, phrase)
    telling = words(language, "telling_thing") | bodies(language, "bodies", "document") | words(language, "issued")
    if head.pos not in ("NOUN", "ADJ") or among(head, telling):
        return False
    one = tokens[phrase[0]].lower in words(language, "definite_article") and head.morph.get("Number") != "Plur"
    return not one or among_nouns((head.lemma.lower(),), ("@abstract",), language)  # but « selon le garage »


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
    if behind is not None and among(behind, words(language, "kind_of_source")):
        return False  # « des messages de source douteuse »
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


def _set_apart(view: View, frame: FrameWords, end: int) -> bool:
    """« Le site, à l'en croire, fermera », « Le site fermera, à l'en croire. »: between commas, or up to the full stop."""
    tokens = view.sentence.tokens
    closed = end + 1 >= len(tokens) or tokens[end + 1].pos == "PUNCT"
    return closed and frame.first > 1 and tokens[frame.first - 1].text == ","


def _in_own_words(view: View, phrase: Phrase) -> bool:
    """« Selon ses mots, la préfète juge que … »: the verb tells already who speaks."""
    tokens, language = view.sentence.tokens, view.language
    owned = tokens[phrase[0]].lower in words(language, "possessive")
    if not owned or not among(head_of(view.sentence, phrase), named(language, "words_noun")):
        return False
    verb = next((g for g in view.groups if g.finite and g.first > phrase[1]), None)
    return verb is not None and reports(view, verb) and not any(map(is_finite, tokens[phrase[1] + 1 : verb.first]))


def _acts_next(view: View, frame: FrameWords, phrase: Phrase) -> bool:
    """Whether the last of those named has a verb right behind and the clause before the frame has its own."""
    tokens = view.sentence.tokens
    behind = next((t for t in tokens[phrase[1] + 1 :] if t.text not in words(view.language, "open_quote")), None)
    acts = behind is not None and behind.pos in VERBAL and is_finite(behind)
    return acts and any(map(is_finite, tokens[: frame.first]))


def _candidates(
    view: View, frame: FrameWords, phrase: Phrase, content: tuple[Span, ...], cue: Span
) -> Iterator[Candidate]:
    """One for each of those whom the source phrase names."""
    sentence = view.sentence
    tokens = sentence.tokens
    if not content or _in_own_words(view, phrase):
        return
    rest, citing = phrase[1] + 1, None
    one = frame.frame.owned or frame.frame.believed
    parts = ((phrase[0], phrase[0]),) if one else each_of(sentence, phrase, view.language)
    if len(parts) > 1 and _acts_next(view, frame, phrase):
        parts = parts[:-1]  # « Le pont est clos selon le maire et Paul Roy « a dû partir » »
    several = len(parts) > 1 and frame.frame.person and quotation_follows(view, tokens[rest:])
    if rest + 1 < len(tokens) and tokens[rest].text == "," and tokens[rest + 1].lower in words(view.language, "citing"):
        begin = rest + 2
        citing = Span.of(view.text, tokens[begin].start, tokens[after(sentence, begin, language=view.language)].end)
    told = hearing(view, frame.first - 1)
    outlet = None if told is None else learnt_by(view, told)  # « a appris l'AFP de source judiciaire »
    for part in parts:
        yield Candidate(
            content=content,
            source=span_of(sentence, part, view.text),
            cue=cue,
            stance=Stance.ASSERTS,
            rule=f"frame/{frame.frame.words[0]}",
            score=0.92 if several else frame.frame.score,
            citing=citing,
            via=None if outlet is None else span_of(sentence, outlet, view.text),
            when=(sentence.start, sentence.end),
        )
