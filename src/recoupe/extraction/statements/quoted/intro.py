"""The words before a quotation that say who speaks.

« Le maire de Valmer l'assure : “Nous rouvrirons lundi.” », « Et Nora Petit de conclure : “…” », « Pour l'avocate,
“…” », « Paul Roy, éleveur : “…” », « Elle hausse les épaules : “…” ». Before a colon any verb introduces, if its
subject can speak; without colon only a verb that quotes. « Le bilan est lourd : “…” » introduces words, but nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.quoting import named, readings, uttering_verbs
from recoupe.extraction.statements.lexicon.set_phrases import phrase_before
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, speaker_after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.quoted.incise import incise_after_quotation
from recoupe.extraction.statements.quoted.intro_subjects import (
    behind_clause,
    opening_speaker,
    subject_before_marks,
)
from recoupe.extraction.statements.quoted.labels import (
    SURE,
    Introduction,
    example_before,
    frame_before,
    framed_with_relative,
    label_before,
    speech_before,
)
from recoupe.extraction.statements.quoted.sayings import Saying, saying_at
from recoupe.extraction.statements.quoted.undergone import undergone
from recoupe.extraction.statements.quoted.up_to_marks import (
    answers,
    closes_first,
    cuts,
    exists,
    names_a_work,
    only_circumstance,
)
from recoupe.extraction.statements.verbs.adverbials import manner_in_marks
from recoupe.extraction.statements.verbs.cue_marks import within_marks
from recoupe.extraction.statements.verbs.forms import plural_form
from recoupe.extraction.statements.verbs.governors import leading_word
from recoupe.extraction.statements.verbs.verb_groups import Group, groups
from recoupe.extraction.statements.verbs.whole_clauses import is_finite, is_main
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_NEAR = 6  # words from a verb to its « que »
_THING = 8  # words between two colons that bring in one quotation


def introduction(sentence: Sentence, before: Sequence[Token], text: str, language: str = "fr") -> Introduction | None:
    """What the tokens `before` a quotation, in the sentence in which it opens, tell about its speaker."""
    tokens = [t for t in before if t.text not in ("–", "—", "-")]
    if not tokens:
        return None
    if len(tokens) < len(before) and before[-1].text in ("–", "—") and tokens[0].i == 0 and tokens[0].label == "PER":
        return label_before(sentence, 0, before[-1].i, text, language)  # « Paul Roy, éleveur – “…” »
    if tokens[-1].text == ":":
        found = _before_colon(sentence, tokens[0].i, tokens[-1].i, text, language)
        return found or _before_two_colons(sentence, tokens[0].i, tokens[-1].i, text, language)
    if tokens[-1].text == ",":
        as_told = _inverted(sentence, tokens[0].i, tokens[-1].i, text, language)
        if as_told is not None:
            return replace(as_told, rule="quote/before")
        return frame_before(sentence, tokens[-1].i, text, language) or _before_mark(
            sentence, tokens[0].i, tokens[-1].i, text, language
        )
    return _before_mark(sentence, tokens[0].i, tokens[-1].i + 1, text, language)


def _before_colon(sentence: Sentence, first: int, colon: int, text: str, language: str) -> Introduction | None:
    begin = max(first, _begin(sentence, colon))
    confided = _inverted(sentence, begin, colon, text, language)
    if confided is not None:
        return confided
    framed = framed_with_relative(sentence, begin, colon, text, language)
    if framed is not None:
        return framed
    best = _verb(sentence, begin, colon, language)
    one = best is not None and best[1] and not _several(sentence, best[0], language)
    example = None if one else example_before(sentence, begin, colon, text, language)
    if example is not None:
        return example
    what = _what(sentence, begin, colon, text, language)
    if what is not None:
        return what
    if best is not None:
        group, quotes = best
        if not quotes and (said := speech_before(sentence, begin, group, colon, text, language)):
            return said
        if not quotes and exists(sentence, group, language):
            return None
        if (told_by := undergone(sentence, group, colon, text, language)) is not None:
            return told_by
        framed = None if quotes else frame_before(sentence, colon, text, language, verb=True)
        if framed is not None and framed.cue is not None and framed.cue.start == sentence.tokens[begin].start:
            return framed  # « Pour l'avocate, le texte va trop loin : “…” »
        found = _led(sentence, group, begin, colon, language) if quotes else None
        found = found or subject_before_marks(sentence, group, begin, colon, language)
        if found is not None and (quotes or can_speak(sentence, found, language)):
            source = span_of(sentence, found, text)
            score, stance = SURE if quotes else 0.85, _answering(group)
            return Introduction(source, _cue(group, sentence, text), "quote/introduced", score, stance)
        if quotes:
            told = _behind_verb(sentence, group, colon, language)
            if told is not None:
                return Introduction(span_of(sentence, told, text), _cue(group, sentence, text), "quote/introduced", 0.9)
            subject = _pronoun_before(sentence, begin, colon, text, language)  # « Elle dément en riant : “…” »
            return subject or Introduction(None, _cue(group, sentence, text), "quote/introduced-nobody", 0.8)
        return framed
    return (
        frame_before(sentence, colon, text, language)
        or label_before(sentence, begin, colon, text, language)
        or _pronoun_before(sentence, begin, colon, text, language)
    )


def _several(sentence: Sentence, group: Group, language: str) -> bool:
    """« Beaucoup dénoncent la taxe, comme Nora Petit : “…” »: whether the verb is told of more than one."""
    held = sentence.tokens[group.first : group.last + 1]
    return any(plural_form(t, t.lemma, language) for t in held)


def _before_two_colons(sentence: Sentence, first: int, colon: int, text: str, language: str) -> Introduction | None:
    """« Ida Lorme n'attend qu'une chose : la fête : “…” »: who acts before the first colon, where no verb stands between."""
    begin = _begin(sentence, colon)
    between = range(begin, colon)
    if not first < begin - 1 or len(between) > _THING or any(is_finite(sentence, k, language) for k in between):
        return None
    return _before_colon(sentence, first, begin - 1, text, language)


def _pronoun_before(sentence: Sentence, begin: int, colon: int, text: str, language: str) -> Introduction | None:
    """« Interrogée sur ce point, elle botte en touche : “…” »: the pronoun before a verb that nobody takes for one."""
    tokens = sentence.tokens
    for i in range(begin, colon - 1):
        opens = i == begin or tokens[i - 1].text == ","
        if opens and tokens[i].pos == "PRON" and tokens[i].lower in words(language, "personal_subject"):
            return Introduction(Span.of(text, tokens[i].start, tokens[i].end), None, "quote/pronoun", 0.75)
    return None


def _answering(group: Group) -> Stance:
    """« Le maire dément : « Personne n'a triché » »: who denies does so in words of their own, which stand."""
    return Stance.DENIES if group.cue.stance is Stance.DENIES and not group.negated else Stance.ASSERTS


def _inverted(sentence: Sentence, begin: int, mark: int, text: str, language: str) -> Introduction | None:
    """« La récolte est bonne, comme le confirme Nora Petit : “…” »: who speaks stands between the verb and the colon.

    Or the comma: « Comme le confirme à la presse Nora Petit, “…” ».
    """
    for i in range(begin, mark - 2):
        if sentence.tokens[i].lower not in words(language, "as"):
            continue
        found = incise_after_quotation(sentence, i, clause=True, language=language, stop=mark)
        if found is None or found.phrase is None or not found.saying.known:
            continue
        if sentence.tokens[mark].text == "," and not can_speak(sentence, found.phrase, language):
            return None  # « Comme le dit le proverbe, « … » »
        if not any(is_finite(sentence, k, language) for k in range(found.last + 1, mark)):
            return Introduction(found.source(text), found.cue(text), "quote/introduced", SURE)
    return None


def _what(sentence: Sentence, begin: int, colon: int, text: str, language: str) -> Introduction | None:
    """« …, ce que réfute l'avocat : “…” »: who takes up what was said goes on, not who said it."""
    for group in reversed(groups(sentence, language)):
        mark = group.first - 2
        if not begin < mark or group.last >= colon or sentence.tokens[mark].lower not in words(language, "this"):
            continue
        told = _behind_verb(sentence, group, colon, language)
        if told is not None and told[1] + 1 == colon:
            source, cue = span_of(sentence, told, text), _cue(group, sentence, text)
            return Introduction(source, cue, "quote/introduced", 0.9, _answering(group))
    return None


def _behind_verb(sentence: Sentence, group: Group, colon: int, language: str) -> Phrase | None:
    """« Ce que confirme son frère : “…” », « Faux, rétorque son frère : “…” »: who speaks stands behind the verb."""
    before = sentence.tokens[group.first - 1] if group.first else None
    if before is None or before.lower not in words(language, "complementizer") | words(language, "thus") | {","}:
        return None
    phrase = speaker_after(sentence, group.last + 1, colon, language)
    if phrase is None or not can_speak(sentence, phrase, language):
        return None
    apart = before.text == "," and (
        phrase[0] != group.last + 1 or sentence.tokens[phrase[1] + 1].text not in (":", ",")
    )
    return None if apart else phrase


def _led(sentence: Sentence, group: Group, begin: int, colon: int, language: str) -> Phrase | None:
    """Who stands behind a verb that « ainsi » or a whole clause leads, whoever else the parse has for its subject.

    « Face à Luc Roy, ainsi a répondu Awa Petit, la maire : “…” », « Le maire a fermé la salle, déplore Nora Petit : “…” ».
    """
    thus = sentence.tokens[max(0, group.first - 1)].lower in words(language, "thus")
    led = thus or behind_clause(sentence, begin, group.first, language)
    return _behind_verb(sentence, group, colon, language) if led else None


def _begin(sentence: Sentence, end: int) -> int:
    """First token of the clause that ends at `end`: after an earlier colon, semicolon or closing mark."""
    for i in range(end - 1, 0, -1):
        if sentence.tokens[i].text in (":", ";"):
            return i + 1
    return 0


def _cue(group: Group, sentence: Sentence, text: str) -> Span:
    return group.span(sentence, text)


def _verb(sentence: Sentence, begin: int, end: int, language: str) -> tuple[Group, bool] | None:
    """The verb that introduces: the last one that quotes, one of the main clause first; else the main clause's last."""
    quoting: list[tuple[bool, int, Group]] = [
        (group.last + 1 == end or is_main(sentence, begin, group.first, language), group.first, group)
        for group in groups(sentence, language)
        if begin <= group.first
        and group.last < end
        and (group.finite or (group.kind != "past" and _utters(group, language)))
    ]
    other: list[tuple[bool, int, Group]] = []
    held = {i for _, _, g in quoting for i in range(g.first, g.last + 1)}
    held |= within_marks(sentence.tokens, begin, end, language)
    for i in range(begin, end):
        if i in held:
            continue
        token = sentence.tokens[i]
        if (
            is_finite(sentence, i, language)
            or _finite_form(token, language)
            or _verb_at_the_edge(sentence, i, end, language)
        ):
            saying = saying_at(sentence, _first_clitic(sentence, i, begin, language), language)
            if saying is not None and saying.last < end and not _titled(sentence, saying.first, begin):
                group = saying.group()
                (quoting if saying.known else other).append((is_main(sentence, begin, group.first, language), i, group))
                held.update(range(saying.first, saying.last + 1))
        elif _open_form(token, language):
            group = replace(_as_saying(token).group(), kind="infinitive")
            quoting.append((is_main(sentence, begin, group.first, language), i, group))
    quoting = [q for q in quoting if not _told_within(sentence, q[2], [g for _, _, g in quoting], language)]
    if quoting:
        return max(quoting, key=lambda found: found[:2])[2], True
    main = [found for found in other if found[0]]
    return (max(main, key=lambda found: found[:2])[2], False) if main else None


def _titled(sentence: Sentence, i: int, begin: int) -> bool:
    """« le tube de Nora Petit, N'importe quoi : »: a capital within a clause opens a title, no verb."""
    return i > begin and sentence.tokens[i].text[0].isupper()


def _told_within(sentence: Sentence, group: Group, others: Sequence[Group], language: str) -> bool:
    """« Il souligne que la loi permet de limiter la pêche : “…” »: an infinitive in the clause that another verb reports."""
    tokens = sentence.tokens
    if group.kind != "infinitive":
        return False
    said = next((g for g in others if g.finite and g.last < group.first), None)
    near = () if said is None else tokens[said.last + 1 : said.last + 1 + _NEAR]  # « souligne de son côté que »
    que = next((t.i for t in near if t.lower in words(language, "complementizer")), None)
    if que is None or any(t.text == "," for t in tokens[que : group.first]):
        return False
    own = subject(sentence, group, language)
    return own is None or not surely_speaks(sentence, own.phrase, language)


def _utters(group: Group, language: str) -> bool:
    return group.cue.lemma in uttering_verbs(language) or (bool(group.cue.particle) and Takes.QUOTE in group.cue.takes)


def _first_clitic(sentence: Sentence, i: int, begin: int, language: str) -> int:
    while i > begin and sentence.tokens[i - 1].lower in words(language, "object_clitic"):
        before = sentence.tokens[i - 1]
        if before.pos == "DET" and i - 2 >= begin and sentence.tokens[i - 2].pos in ("ADP", "DET"):
            break
        i -= 1
    return i


def _finite_form(token: Token, language: str) -> bool:
    kinds = {f.kind for f in readings(token.lower, language)}
    return bool(kinds & {"finite", "conditional"}) and token.pos not in ("NOUN", "ADJ", "ADP", "DET")


def _verb_at_the_edge(sentence: Sentence, i: int, colon: int, language: str) -> bool:
    """« Marc Ndiaye, qui tient l'épicerie, soupire : » where the model has the verb for a noun."""
    token = sentence.tokens[i]
    kinds = {f.kind for f in readings(token.lower, language)}
    before = sentence.tokens[i - 1] if i else None
    return (
        bool(kinds & {"finite", "conditional"})
        and i + 1 == colon
        and before is not None
        and (before.text == "," or before.pos in ("PROPN", "NOUN"))
    )


def _open_form(token: Token, language: str) -> bool:
    """A present participle or infinitive of a verb that quotes (« en soupirant », « avant de lâcher »)."""
    return any(
        f.kind in ("present", "infinitive") and f.lemma in uttering_verbs(language)
        for f in readings(token.lower, language)
    ) and token.pos not in ("NOUN", "ADJ")


def _as_saying(token: Token) -> Saying:
    return Saying(token.i, token.i, token, token.lemma, True, None, False, False)


def _before_mark(sentence: Sentence, first: int, end: int, text: str, language: str) -> Introduction | None:
    """A verb that quotes right before the mark, or with an addressee, a place or a day between."""
    tokens = sentence.tokens
    begin = max(first, _begin(sentence, end))
    shouted = _shouted(sentence, begin, end, text, language)
    if shouted is not None:
        return shouted
    for group in reversed(groups(sentence, language)):
        if group.last >= end or group.first < begin or group.passive:
            continue
        if not (group.finite or group.kind in ("present", "infinitive")):
            continue
        between = tokens[group.last + 1 : end]
        if cuts(sentence, group, first):
            return None  # « Le projet, dit-elle, « ne vaut rien » »: an incise in a clause that the marks go on with
        if not only_circumstance(between, language) or answers(group, between, language):
            return None
        if tokens[group.first].pos == "DET" or names_a_work(tokens, between, end, language):
            return None  # « ouvre la porte à un « débat » », « fait référence à la chanson « La Mer » »
        if closes_first(between, language):
            return None  # « « ce que les élus disent », sur l'île « on attend » »: a verb in other marks
        if tokens[leading_word(sentence, group, language)].lower in words(language, "without"):
            return None  # « Sans plus jamais dire « merci » »
        found = subject_before_marks(sentence, group, begin, end, language)
        told = found is not None and found[0] not in within_marks(tokens, first, end, language)
        if group.kind == "infinitive" and not told and _completes(tokens, group, language):
            return None
        if found is not None and _condition(tokens, found, end, language):
            return None
        source = None if found is None else span_of(sentence, found, text)
        told = found is not None or group.kind == "present"
        if found is not None and group.kind == "present" and tokens[group.first - 1].pos == "NOUN":
            source = source if found[1] == group.first - 1 else None  # « hué par une foule hurlant « traître » »
        if manner_in_marks(tokens, end, language):
            return None  # « a répondu « calmement » aux questions »
        exclaimed = group.cue.lemma in named(language, "exclaiming") and told
        rule = "quote/exclaimed" if exclaimed else "quote/before"
        return Introduction(source, _cue(group, sentence, text), rule, 0.8, group.cue.stance, group.cue.rejects_content)
    return None


def _completes(tokens: tuple[Token, ...], group: Group, language: str) -> bool:
    """« … qu'il est normal de poursuivre « les bonnes affaires » »: an infinitive that an adjective or a noun takes."""
    held = tokens[max(0, group.first - 2) : group.first]
    return len(held) == 2 and held[1].lower in words(language, "of") and held[0].pos in ("ADJ", "NOUN")


def _condition(tokens: tuple[Token, ...], subject: Phrase, end: int, language: str) -> bool:
    """« …, que si le club répond à l'offre, « le terrain sera vendu » »: a clause that waits for its main clause, in marks."""
    opened = subject[0] > 0 and tokens[subject[0] - 1].lower in named(language, "subordinator")
    return opened and tokens[end].text == ","


def _shouted(sentence: Sentence, begin: int, end: int, text: str, language: str) -> Introduction | None:
    """« Les éleveurs ont bloqué le pont aux cris de “On veut vivre” »: whoever acts in the clause shouts."""
    tokens = sentence.tokens
    start = phrase_before(tokens, end, language, "shouting")
    found = opening_speaker(sentence, begin, start, language) if start is not None and start > begin else None
    if start is None or found is None:
        return None
    if not any(is_finite(sentence, k, language) for k in range(found[1] + 1, start)):
        return None
    cue = Span.of(text, tokens[start].start, tokens[end - 1].end)
    return Introduction(span_of(sentence, found, text), cue, "quote/introduced", 0.9)
