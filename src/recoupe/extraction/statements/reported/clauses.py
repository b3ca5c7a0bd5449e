"""Statements made by a verb with its content after it: que-clauses, infinitives, questions, noun phrases.

« La Corée du Sud a accusé Pékin de mentir » : source « La Corée du Sud », cue « a accusé », content « Pékin de mentir ».
Quotations that stand as clauses of their own beside an incise or a colon are not read here (`direct`), frames neither
(`frames`); passives and « ce que X nie » are in `voices`.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.entities.lexicon import words as entity_words
from recoupe.extraction.parse import ParsedArticle, Sentence
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time
from recoupe.extraction.statements.phrases.noun_phrases import head_of, span_of
from recoupe.extraction.statements.phrases.speakers import no_report, surely_speaks
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.clause_speakers import reported
from recoupe.extraction.statements.reported.clause_voices import voice
from recoupe.extraction.statements.reported.hearsay import hypothetical
from recoupe.extraction.statements.reported.held_words import holds_behind_colon
from recoupe.extraction.statements.reported.hosts import judged_before
from recoupe.extraction.statements.scope.contents import Opening, fits
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.gaps import gap_at
from recoupe.extraction.statements.scope.governed import without
from recoupe.extraction.statements.scope.main_clauses import before_main_verb, before_own_verb
from recoupe.extraction.statements.scope.marked import before_quotation, is_called, is_title, judgement_end, listed_end
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.scope.uttered import stance_of, uttered, withheld
from recoupe.extraction.statements.verbs.forms import in_subjunctive, is_finite
from recoupe.extraction.statements.verbs.governors import undergoing
from recoupe.extraction.statements.verbs.insertions import before_aside, within_inset
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_THRESHOLD = 0.5
_SHOWS = 0.6  # weight below which a verb tells of things more often than of words
_OWN = 4  # words of « leurs résultats lundi matin »
_JOINED = 6  # words of « à laquelle la ville de Valmer »
_WISH = 6  # words of « garder pour l'heure l'anonymat »


def find_clauses(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every active verb group."""
    for view in views(parsed, language):
        for group in view.groups:
            yield from _candidates(view, group)


def _candidates(view: View, group: Group) -> Iterator[Candidate]:
    opened = _opened(view, group)
    if opened is None:
        return
    stance = stance_of(group.cue, group.negated or without(view, group))
    if stance is None and withheld(group, opened.takes, view.language):
        stance = Stance.DECLINES
    end = _content_last(view, group, opened)
    if stance is None or end < opened.start or _shown(view, group) or _things_word(view, group):
        return
    told = voice(view, group, opened, end)
    if told is None or told.score < _THRESHOLD:
        return
    if _says_nothing(view, group, opened, end) or _told_in_marks(view, group, opened, end, stance):
        return
    content, end = _content(view, group, opened, end)
    for source in told.sources:
        yield Candidate(
            content=content,
            source=source,
            cue=group.span(view.sentence, view.text),
            stance=stance,
            rule=f"clause/{opened.takes}",
            score=round(told.score, 3),
            antecedent=told.place,
            by_marks=_by_marks(view, group, opened),
            carries_on=told.carries_on and source is None,
            rejects_content=group.cue.rejects_content and stance is Stance.DENIES,
            when=(view.sentence.start, content[-1].start),
        )
    yield from _gapped(view, group, end, stance, told.score)


def _opened(view: View, group: Group) -> Opening | None:
    """The content that an active verb opens, if it reports at all and by itself."""
    sentence, language = view.sentence, view.language
    if group.passive or _put_in(view, group) or not (uttered(view, group) or _unread(view, group)):
        return None
    if sentence.tokens[group.first].text in words(language, "open_quote") and reported(view, group):
        return None  # « regrette que l'État « se défausse » sur elle »: the marks are the speaker's
    if undergoing(sentence, group, language) is not None:
        return None  # « s'est entendu dire que »: by somebody else
    opened = opening(sentence, group, language)
    if opened is None or (opened.takes is Takes.ABOUT and _circumstance(sentence, opened.start, group, language)):
        return None  # « elle m'a appelé à minuit », « a-t-il insisté sur les ondes de Radio Mer »
    if group.cue.causal and opened.takes is Takes.CLAUSE and in_subjunctive(sentence.tokens, opened.start):
        return None  # « Cette amitié explique que le directeur ait fermé les yeux »
    return opened


def _content(view: View, group: Group, opened: Opening, end: int) -> tuple[tuple[Span, ...], int]:
    """The content, of a judgement with what is judged, and its last token."""
    end = listed_end(view, end) if opened.marked else end
    if opened.takes is not Takes.JUDGE:
        return (view.words_of(opened.start, end),), end
    end = judgement_end(view, opened.start, end)
    said, what = view.words_of(opened.start, end), judged_before(view, group, opened.start)
    return ((said,) if what is None else (span_of(view.sentence, what, view.text), said)), end


def _content_last(view: View, group: Group, opened: Opening) -> int:
    """The content's last token; before its first where nothing is left of it."""
    end = opened.last or content_end(view, opened.start, group, noun=opened.noun)
    asked = opened.takes is not Takes.CLAUSE and _asked_by_relative(view, group)
    if opened.noun or opened.takes in (Takes.INFINITIVE, Takes.JUDGE, Takes.STATE) or asked:
        end = before_main_verb(view, group, opened.start, end)
    if opened.noun:
        end = before_own_verb(view, group, opened.start, end)
    end = within_inset(view.sentence.tokens, group.last, end)
    return _before_main(view, group, opened.start, end)


def _asked_by_relative(view: View, group: Group) -> bool:
    """« La taxe à laquelle la ville a demandé de renoncer était légale »: the main verb is to come behind the infinitive."""
    tokens, language = view.sentence.tokens, view.language
    return any(t.lower in words(language, "which") for t in tokens[max(0, group.first - _JOINED) : group.first])


def _told_in_marks(view: View, group: Group, opened: Opening, end: int, stance: Stance) -> bool:
    """Whether words behind, in marks or not, tell what the noun is, or the marks are those of a title or a name."""
    if opened.marked:
        return is_title(view, opened.start) or is_called(view, group, opened.start)
    if opened.head is not None and holds_behind_colon(view, group, opened.head, end):
        return True
    tokens, opens = view.sentence.tokens, words(view.language, "open_quote")
    introduces = end + 2 < len(tokens) and tokens[end + 1].text == ":" and tokens[end + 2].text in opens
    if Takes.ABOUT in group.cue.in_past and introduces:
        return True  # « a parlé de la vallée : « … » »: only what about
    told = (opened.noun or opened.takes is Takes.STATE) and stance is not Stance.DENIES
    return told and before_quotation(view, opened.start, end)  # « récuse toute faveur : « … » »: both are said


def _by_marks(view: View, group: Group, opened: Opening) -> bool:
    """Whether only marks make the verb a report: « veut « tourner la page » », « portent « des cagoules » »."""
    cue = group.cue
    if opened.last is not None:
        return False  # « avaient dit l'inverse »
    if opened.takes in cue.in_marks and opened.takes not in cue.takes:
        return True
    head = opened.head if opened.marked and opened.takes is Takes.NOUN else None
    return head is not None and not fits(head, cue.nouns, cue.not_nouns, view.language)


def _put_in(view: View, group: Group) -> bool:
    """« La loterie est pipée, ont-ils jugé, parce que … »: a verb and its pronoun between commas report what is around."""
    tokens = view.sentence.tokens
    beside = (*tokens[max(0, group.first - 1) : group.first], *tokens[group.last + 1 : group.last + 2])
    return group.inverted is not None and [t.text for t in beside] == [",", ","]


def _shown(view: View, group: Group) -> bool:
    """« en montrant qu'elle était prête »: by what one does; « une étude (Vox) montrant que … » says so."""
    if group.cue.weight >= _SHOWS or group.finite:
        return False
    noun = before_aside(view.sentence.tokens, group.first - 1)
    documents = entity_words(view.language, "bodies", "speaking_document")
    return group.kind != "present" or noun < 0 or not among(view.sentence.tokens[noun], documents)


def _things_word(view: View, group: Group) -> bool:
    """« a adopté des règlements exigeant que … »: the noun right before a participle with which the verb is no report."""
    before = view.sentence.tokens[group.first - 1] if group.first else None
    return group.kind == "present" and before is not None and no_report(group, before, view.language)


def _says_nothing(view: View, group: Group, opened: Opening, end: int) -> bool:
    """« a souhaité garder l'anonymat »; « s'est voulu rassurant », « s'est montré agressif »: how somebody seemed.

    « Le médecin traite d'autres malades », « en a vu d'autres » judge nothing; « raconte son histoire », « publient leurs
    résultats » tell nothing of it.
    """
    language = view.language
    held = view.sentence.tokens[opened.start : end + 1]
    # « a souhaité rester anonyme confirme … » runs on; « dit avoir reçu un pli anonyme » is no wish
    wishes = opened.takes is Takes.INFINITIVE and bool(held) and held[0].pos != "AUX"
    wished = held[:_WISH] if wishes else held
    if len(wished) <= _WISH and any(t.lower in words(language, "unnamed") for t in wished):
        return True
    if opened.takes is Takes.JUDGE and held and held[0].lower in words(language, "other_ones"):
        return True
    owned = len(held) > 1 and held[0].morph.get("Poss") == "Yes"
    if opened.takes is Takes.NOUN and owned and held[1].lower in words(language, "own_tale"):
        return True
    alone = next((n for n, t in enumerate(held) if t.text == ","), len(held)) <= _OWN
    if opened.takes is Takes.NOUN and owned and alone and held[1].lower in words(language, "own_work"):
        return True
    seems = opened.takes is Takes.STATE and group.cue.lemma in words(language, "seeming")
    if seems and group.kind == "present" and view.sentence.tokens[group.first - 1].text != ",":
        return True  # « un collectif se voulant « ouvert à tous » »: what it is
    return seems and len(held) <= 2 and not any(t.text in words(language, "open_quote") for t in held)


def _unread(view: View, group: Group) -> bool:
    """« Un rapport resté secret recommanderait de fermer dix lits »: what a paper says that the outlet has not read."""
    sentence, language = view.sentence, view.language
    would = group.kind == "conditional" and group.auxiliary is None and group.cue.reports and not group.negated
    who = subject(sentence, group, language) if would and not hypothetical(sentence, language) else None
    return who is not None and among(head_of(sentence, who.phrase), words(language, "unread"))


def _before_main(view: View, group: Group, start: int, end: int) -> int:
    """« a beau dire que la digue tiendra, les riverains partent »: the content ends before the main clause."""
    tokens, before = view.sentence.tokens, group.first - 1
    if before < 0 or tokens[before].lower not in words(view.language, "in_vain"):
        return end
    commas = (t.i for t in reversed(tokens[start : end + 1]) if t.text == ",")
    return next((i - 1 for i in commas if any(map(is_finite, tokens[i : end + 1]))), end)


def _gapped(view: View, group: Group, end: int, stance: Stance, score: float) -> Iterator[Candidate]:
    """« Le médecin affirme que A, l'infirmière que B »: the second speaker shares the verb."""
    comma = end + 1
    found = gap_at(view, comma, group) if comma < len(view.sentence.tokens) - 3 else None
    if found is None:
        return
    phrase, start = found
    if not surely_speaks(view.sentence, phrase, view.language):
        return
    content = view.words_of(start, content_end(view, start, None))
    source, cue = span_of(view.sentence, phrase, view.text), group.span(view.sentence, view.text)
    rejects = group.cue.rejects_content and stance is Stance.DENIES
    yield Candidate((content,), source, cue, stance, "clause/gapped", round(score * 0.8, 3), rejects_content=rejects)


def _circumstance(sentence: Sentence, i: int, group: Group, language: str) -> bool:
    """Whether what begins at token `i` tells when or where one speaks: « minuit », « 8 heures », « les ondes », « l'antenne ».

    A bare name behind an incise does so too: « « … », témoigne-t-elle sur France Mer ».
    """
    token = sentence.tokens[i]
    noun = sentence.tokens[i + 1].lower if token.pos == "DET" and i + 1 < len(sentence.tokens) else token.lower
    on_air = noun in words(language, "spoken_into") or (group.inverted is not None and token.pos == "PROPN")
    if on_air and sentence.tokens[i - 1].lower in words(language, "on"):
        return True
    hour = i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].lower in words(language, "hour")
    return (
        token.lower in words(language, "clock") or (token.text[0].isdigit() and hour) or is_time(sentence, i, language)
    )
