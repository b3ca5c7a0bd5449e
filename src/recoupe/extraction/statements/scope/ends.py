"""Where the content of a statement ends.

« La Chine a déclaré que le rapprochement ne la concernait pas, après que Washington a prévenu … » : the content ends
before « , après que ». The parse hangs such remarks on the wrong verb half of the time, so the sentence is read from
the cue rightwards, comma by comma, and the parse is asked only where the surface leaves it open: coordinated verbs, and
clauses that precede their main clause. Marks of quotation are stepped over: nothing inside them ends the content. Which
commas end it is told in `commas`.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.frame_cues import starts_frame
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase, starts_with
from recoupe.extraction.statements.lexicon.settings import setting_at, setting_nouns, shown_on
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import told_outlet
from recoupe.extraction.statements.phrases.joined_verbs import host_subject
from recoupe.extraction.statements.scope.besides import told_besides
from recoupe.extraction.statements.scope.commas import comma_ends
from recoupe.extraction.statements.scope.cuts import cuts, reports, told_beside
from recoupe.extraction.statements.scope.gaps import gap_at
from recoupe.extraction.statements.scope.held_together import (
    clause_waits,
    correlated,
    infinitive_waits,
    participle_waits,
    past_put_in,
    within_set_phrase,
)
from recoupe.extraction.statements.scope.joining import joined_to_cue, next_relative, others_verb
from recoupe.extraction.statements.scope.joints import past_joint
from recoupe.extraction.statements.scope.main_clauses import (
    before_closing_dash,
    finite_at,
    opening_clause,
    relative_end,
)
from recoupe.extraction.statements.scope.marked import marks_hold_all
from recoupe.extraction.statements.scope.noun_scope import (
    circumstance,
    clause_opens,
    described_by,
    glossed,
    infinitive_follows,
    speakers_own,
    spelled_out,
    time_of_this,
    whole_noun,
)
from recoupe.extraction.statements.scope.other_voices import contradicted, source_again
from recoupe.extraction.statements.scope.own_clauses import (
    added_behind_dash,
    behind_que,
    infinitive_opens,
    next_report,
    out_of_tense,
    set_against,
    shifted_back,
    verbless,
)
from recoupe.extraction.statements.scope.reporting import reporting_at
from recoupe.extraction.statements.scope.tails import of_inner_verb, others_view, remark_opens, said_before, told_then
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.counts import count_at
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.insertions import DASHES, past_inset
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.verbs.whole_clauses import complete
from recoupe.extraction.statements.view import View


def content_end(view: View, start: int, group: Group | None, *, noun: bool = False) -> int:
    """Index of the last token of the content that begins at token `start` and is reported by `group` (None: by a frame).

    `noun`: the content is a noun phrase, which commas end sooner.
    """
    sentence = view.sentence
    tokens = sentence.tokens
    begin = start if group is None else past_put_in(sentence, start, last_word(sentence), view.language)
    limit = _domain(view, begin, group, noun)
    enclosing = view.enclosing(tokens[start].start, tokens[start].end)
    i = begin
    while i <= limit:
        token = tokens[i]
        if enclosing is not None and token.end > enclosing.inner_end:
            return i if token.start < enclosing.end else i - 1
        inner = next((p for p in view.passages if p.start == token.start and p.end > token.end), None)
        if inner is not None:
            i = _skip(sentence, inner.end, i)
            continue
        if token.text in ("(", "["):
            close = next((t.i for t in tokens[i + 1 : limit + 1] if t.text in (")", "]")), None)
            last = close is None or close == limit
            if i > start and last and (_bracket_ends(view, i, close or limit + 1) or (noun and _behind_marks(view, i))):
                return _trim(sentence, i - 1, start)
            i = (close or i) + 1
            continue
        if token.text in (")", "]") and i > start + 1:
            return _trim(sentence, i - 1, start)  # « (des élus ont promis d'agir), mais … »: the cue stands in it
        if i > start and (closing := _set_apart(view, i, limit) or _waited_for(view, i, limit)):
            i = closing + 1
            continue
        if noun and token.text == ":" and _heralded(view, start, i):
            return _trim(sentence, last_word(sentence), start)
        if i > start and _ends(view, i, start, limit, group, noun):
            return _trim(sentence, i - 1, start)
        noun = noun and token.text != ":"  # behind it stand the things that the noun announced
        i += 1
    return _trim(sentence, limit, start)


def _behind_marks(view: View, opening: int) -> bool:
    """« crie sa « colère » (en musique, parfois) »: whether brackets without a verb stand right behind words in marks."""
    tokens = view.sentence.tokens
    close = next((t.i for t in tokens[opening:] if t.text in (")", "]")), opening)
    closed = tokens[opening - 1].text in words(view.language, "close_quote")
    return closed and tokens[opening + 1].pos in ("ADP", "ADV") and not any(map(is_finite, tokens[opening:close]))


def _bracket_ends(view: View, opening: int, close: int) -> bool:
    """« 3 000 manifestants (1 200 selon la police) »: whether what is last in brackets is somebody else's, or a reference."""
    tokens, language = view.sentence.tokens, view.language
    framed = any(starts_frame(tokens, i, language) for i in range(opening + 1, close))
    return framed or _reference(tokens, opening, close, language)


def _reference(tokens: tuple[Token, ...], opening: int, close: int, language: str) -> bool:
    """« (« La Mer volée », éditions du Cap, 2011) », « (Roy, 2014) »: where it can be read."""
    if close - 2 <= opening:
        return False
    dated = tokens[close - 1].text.isdigit() and len(tokens[close - 1].text) == 4
    marks = next((t.i for t in tokens[opening:close] if t.text in words(language, "close_quote")), close)
    apart = marks < close and any(t.text == "," for t in tokens[marks + 1 : marks + 2])
    titled = apart and tokens[opening + 1].text in words(language, "open_quote")
    elsewhere = tokens[opening + 1].lower in words(language, "see_elsewhere")  # « (voir la carte) »
    return titled or elsewhere or (dated and tokens[close - 2].text == ",")


def _skip(sentence: Sentence, end: int, i: int) -> int:
    while i < len(sentence.tokens) and sentence.tokens[i].start < end:
        i += 1
    return i


def _trim(sentence: Sentence, end: int, start: int) -> int:
    while end > start and (
        sentence.tokens[end].text in (",", ";", ":", "-", "–", "—", "--", ".", "…")
        or sentence.tokens[end].pos == "CCONJ"
    ):
        end -= 1
    return end


def _domain(view: View, start: int, group: Group | None, noun: bool) -> int:
    """The furthest token that the content can reach: a reporting clause before its main clause ends with it."""
    sentence = view.sentence
    tokens = sentence.tokens
    end = last_word(sentence)
    if group is None:
        return end
    end = min(relative_end(view, start, group, end), before_closing_dash(tokens, group, start, end, view.language))
    opener = opening_clause(view, start, group, noun=noun)
    if opener is not None:
        return min(end, opener)
    if group.carried:
        return end  # « a nié … et averti que … »: its own clause is to come
    if group.verb.pos not in VERBAL:
        return end  # the model takes the verb for something else: its tree means nothing here
    child = group.verb
    for above in sentence.ancestors(group.verb.i):
        if above.i > start:
            edge = max(t.i for t in sentence.subtree(child.i))
            comma = next((t.i for t in sentence.tokens[start : above.i] if t.text == "," and t.i >= edge), None)
            clause = not noun and not verbless(view, start) and not infinitive_opens(view, start)
            if clause and not any(is_finite(t) for t in sentence.tokens[start : edge + 1]):
                return end  # « ajoute, perfide, que le Sénat n'a rien vu »: the far verb is the content's own
            if behind_que(view, start) and comma is not None and not complete(sentence, start, comma, view.language):
                return end  # « dit que la société, qui a vingt cars, veut les vendre »: the far verb is its own
            if comma is not None:
                return end if _no_main_verb(view, comma + 1, group) else min(end, comma - 1)
            if clause and edge + 1 < above.i and sentence.tokens[edge + 1].lower in words(view.language, "causal"):
                return end  # « dit que le pont « tiendra » car « il est neuf » »: its reason
            return min(end, edge) if start <= edge < above.i else end
        child = above
    return end


def _no_main_verb(view: View, i: int, group: Group) -> bool:
    """« Le jury dit que la soupe, telle qu'elle est servie, peut nuire »: no subject but the content's waits for a verb."""
    tokens, language = view.sentence.tokens, view.language
    below = words(language, "relative") | words(language, "subordinator")
    opened = any(t.lower in below for t in tokens[: group.first]) or not group.finite
    return not opened and finite_at(tokens, i, language)


def _ends(view: View, i: int, start: int, limit: int, group: Group | None, noun: bool) -> bool:
    """Whether the content ends before token `i`."""
    tokens, language = view.sentence.tokens, view.language
    token = tokens[i]
    if token.text == "|":
        return True  # « La maire promet une halle | Le Courrier »: what parts a title from its paper
    if token.text == ";":
        return group is not None or not _taken_up(view, i + 1, start, limit)
    if (put_in := past_joint(tokens, i, language)) is not None and _heard_at(view, put_in, group):
        return True
    if token.text == ":":
        return _colon_ends(view, i, noun)
    if token.text in DASHES and (token.pos == "PUNCT" or token.text != "-") and i + 1 < len(tokens):
        return _dash_ends(view, i, start, group, noun)
    joint = token.lower in words(language, "conjunction")
    among_counts = (joint or token.text == ",") and group is not None and group.kind == "infinitive"
    if among_counts and count_at(tokens, i + 1, language):
        return True  # « 62 % à juger que le loyer monte, et 18 % à … »
    if token.text == ",":
        return comma_ends(view, i, start, limit, group, noun) and not _verbless(view, start, i, limit, group, noun)
    if joint:
        return _joint_ends(view, i, start, group, noun)
    if group is not None and (set_against(view, i, group) or told_besides(view, i, start, group)):
        return True
    telling = group is not None and bool({Takes.CLAUSE, Takes.QUOTE} & set(group.cue.takes))
    told = setting_at(view.sentence, i, language) is not None or (telling and told_outlet(view.sentence, i, language))
    if told and group is not None:
        waits = _verbless(view, start, i, limit, group, noun)  # « que les propos tenus sur RTL sont faux »
        return not waits and not of_inner_verb(view, i, start, group, noun=noun) and not shown_on(tokens, i, language)
    if noun and _noun_ends(view, i, start, group):
        return True
    if group is not None and Takes.ACCUSE in group.cue.takes and told_beside(view, start, i):
        return True  # « l'accuse de « pillage » tandis que la ville hésite »
    apart = told_then(view, i, start) or said_before(tokens, i, limit, language)
    if apart and group is not None and not any(map(is_finite, tokens[start:i])):
        return True
    if token.lower in words(language, "for") and tokens[i - 1].text in words(language, "close_quote"):
        aim = any(g.first == i + 1 and g.kind == "infinitive" and reports(view, g) for g in view.groups)
        own = group is not None and lead(view.sentence, start, language) is not None
        return aim and not own  # but « (dit) d'écrire « sans haine » pour expliquer … »
    return token.lower in words(language, "at_the_time_of") and group is not None and _utterance_occasion(view, i)


def _taken_up(view: View, i: int, start: int, limit: int) -> bool:
    """« Selon elle, la digue a cent ans ; si elle cède, elle noiera le bourg »: a pronoun goes on with what a frame opened, as
    does the conditional: « Selon elle, la digue aurait cédé ; le bourg serait sous l'eau ».
    """
    tokens, language = view.sentence.tokens, view.language
    stop = next((t.i for t in tokens[i : limit + 1] if t.text == ";"), limit + 1)
    i += tokens[i].lower in words(language, "subordinator") if i < len(tokens) else 0
    opened = start > 0 and starts_frame(tokens, 0, language) and not any(map(is_finite, tokens[:start]))
    hearsay = all(any(t.morph.get("Mood") == "Cnd" for t in part) for part in (tokens[start:i], tokens[i:stop]))
    if not opened or i >= stop or not (hearsay or tokens[i].lower in words(language, "personal_subject")):
        return False
    return all(not _heard_at(view, k, None) for k in range(i, stop))


def _heard_at(view: View, i: int, group: Group | None) -> bool:
    """« …, puisque, rappelle X, … », « … car, selon X, … »: whether somebody else is put in at token `i`."""
    return reporting_at(view, i, group) == "finite" or starts_frame(view.sentence.tokens, i, view.language)


def _colon_ends(view: View, i: int, noun: bool) -> bool:
    """« pointe des fautes : six joueurs ont été exclus », « dénonce un « hold-up » : « … » »."""
    tokens, language = view.sentence.tokens, view.language
    behind = tokens[i + 1 :]
    if behind and behind[0].text in words(language, "open_quote"):
        return True
    return noun and any(map(is_finite, behind)) and not spelled_out(tokens, i, language)


def _dash_ends(view: View, i: int, start: int, group: Group | None, noun: bool) -> bool:
    """« … – selon la radio », « … -- ce qui est inexact », « évoque un « porteur » – celui qui court devant »."""
    tokens = view.sentence.tokens
    if reporting_at(view, i + 1, group) is not None or starts_frame(tokens, i + 1, view.language):
        return True
    if remark_opens(view, i + 1) and not speakers_own(view, i + 1):
        return True
    own = group is not None and (added_behind_dash(view, start, i) or (noun and glossed(tokens, i)))
    return own or others_view(view, i + 1)


def _joint_ends(view: View, i: int, start: int, group: Group | None, noun: bool) -> bool:
    """« juge le motif fragile et a demandé un vote »: whether « et », « mais » at token `i` joins to the cue, not within."""
    tokens, language = view.sentence.tokens, view.language
    if tokens[i].lower in words(language, "neither") and tokens[start].lower in words(language, "negation"):
        return False  # « jure n'avoir été ni payé ni menacé »
    if within_set_phrase(tokens, i, language) or correlated(tokens, start, i, language):
        return False
    if noun and any(starts_with(tokens, i + 1, phrase) for phrase in cuts(language, noun=True)):
        return True  # « dénonce la hausse des loyers et même si la rue est vide, … »
    behind = past_inset(tokens, i + 1)
    if noun and _verb_like(view, i, start):
        return True
    if group is not None and others_verb(view, behind, start, group):
        return False
    if group is None and (
        _goes_on_before(view, i, behind, start) or contradicted(view, i) or source_again(view, start, i)
    ):
        return True
    verb = finite_at(tokens, behind, language)
    if verb and marks_hold_all(view, start, i):
        return True
    if gap_at(view, i, group) is not None or next_relative(view, i, start, group):
        return True
    if group is not None and (next_report(view, i + 1, start, group) or shifted_back(view, behind, start, group)):
        return True
    if group is not None and clause_opens(view.sentence, i + 1, language) and out_of_tense(view, i + 1, start, group):
        return True
    own = noun or (group is not None and (infinitive_opens(view, start) or verbless(view, start)))
    if own and verb and not any(map(is_finite, tokens[start:i])):
        return True
    if noun and _further_report(view, i + 1, start, group):
        return True
    return joined_to_cue(view, behind, start, group) or (own and whole_noun(view, start, i))


def _verb_like(view: View, joint: int, start: int) -> bool:
    """« salue le calme et réforme les lycées », « dénonce la fraude et épingle Twitter »: beside a noun with an article, what
    the model has for a noun without one is a verb where an article or, behind a verb of saying, a name follows.
    """
    tokens, i = view.sentence.tokens, joint + 1
    if i + 1 >= len(tokens) or tokens[i].pos != "NOUN" or tokens[i].morph.get("Number") == "Plur":
        return False
    behind, said = tokens[i + 1], any(g.verb.i == i and g.finite for g in view.groups)
    article = behind.pos == "DET" and behind.lower not in words(view.language, "contracted")
    given = any(t.pos == "DET" for t in tokens[start:joint]) and tokens[i].text.islower()
    return given and (article or (said and (behind.pos in ("PROPN", "ADP") or behind.text[0].isupper())))


def _goes_on_before(view: View, joint: int, first: int, start: int) -> bool:
    """« a cité une étude selon laquelle l'eau baisse, et a promis … »: a report at token `first`, of who speaks before a frame."""
    other = next((g for g in view.groups if g.first == first and g.finite and reports(view, g)), None)
    whose = None if other is None else host_subject(view.sentence, other, joint, view.language)
    return whose is not None and whose.phrase[1] < start


def _further_report(view: View, i: int, start: int, group: Group | None) -> bool:
    """« a dû évoquer un retard, mais admettre que … »: an infinitive of saying goes on with that of the row, none within it.

    Behind « et » `joined_to_cue` tells the same.
    """
    tokens = view.sentence.tokens
    if group is None or group.kind != "infinitive" or any(t.morph.get("VerbForm") == "Inf" for t in tokens[start:i]):
        return False
    return any(g.first == i and g.kind == "infinitive" and reports(view, g) for g in view.groups)


def _noun_ends(view: View, i: int, start: int, group: Group | None) -> bool:
    """Whether words on the verb that reports begin at token `i`, behind a noun phrase that it has for its content."""
    tokens, language = view.sentence.tokens, view.language
    low = tokens[i].lower
    if low in words(language, "for") and among(_word(tokens, i + 1), words(language, "accounting")):
        return True
    if group is not None and group.kind == "infinitive" and past_phrase(tokens, i, language, "at_call_of") is not None:
        return True  # « ont défilé pour réclamer des lits à l'appel de la CGT »
    if low in words(language, "before_act") and infinitive_follows(tokens, i):
        return True
    if low in words(language, "without") and any(g.first == i + 1 and g.kind == "infinitive" for g in view.groups):
        return True  # « salue l'accord sans commenter la prime »
    if low in words(language, "gerund_marker") and reporting_at(view, i, group) == "present":
        return True  # « a nié toute faute en affirmant que … »
    if low in words(language, "after") and tokens[i - 1].text in words(language, "close_quote"):
        return True  # « appelle à la « retenue » après le tir »
    if among(_word(tokens, start + 1), words(language, "owned_up")) and _occasioned(view, start, i):
        return True
    return time_of_this(view, start, i) or circumstance(view, start, i) or told_beside(view, start, i)


def _occasioned(view: View, start: int, i: int) -> bool:
    """« présente ses excuses à la famille après la mort d'un élève »: with no comma, what brought one to say so."""
    if any(t.pos in VERBAL for t in view.sentence.tokens[start:i]):
        return False
    return any(starts_with(view.sentence.tokens, i, phrase) for phrase in cuts(view.language, bare=True))


def _heralded(view: View, start: int, colon: int) -> bool:
    """« avance deux raisons : le pont est vieux et la rivière monte »: the noun only counts what it stands for."""
    tokens = view.sentence.tokens
    named = next((t for t in tokens[start:colon] if t.pos == "NOUN"), None)
    if any(p.start == tokens[colon + 1].start for p in view.passages):
        return False  # the quotation is a statement of its own
    if named is None or not (tokens[start].pos == "NUM" or among(named, words(view.language, "spelled_out"))):
        return False
    return all(reporting_at(view, t.i, None) is None for t in tokens[colon + 1 :] if t.pos != "PUNCT")


def _set_apart(view: View, dash: int, limit: int) -> int | None:
    """« affirme avoir visé – et réussi à tuer – deux chefs »: the second dash, if nobody else is heard between the two."""
    tokens = view.sentence.tokens
    if tokens[dash].text not in DASHES - {"-"} or tokens[dash].start == tokens[dash - 1].end:
        return None
    closing = next((t.i for t in tokens[dash + 2 : limit] if t.text == tokens[dash].text), None)
    if closing is None or reporting_at(view, dash + 1, None) or starts_frame(tokens, dash + 1, view.language):
        return None
    return None if any(map(is_finite, tokens[dash + 1 : closing])) or tokens[closing + 1].pos == "PUNCT" else closing


def _waited_for(view: View, comma: int, limit: int) -> int | None:
    """The comma behind which the participle or infinitive stands that the word before `comma` waits for."""
    tokens, language = view.sentence.tokens, view.language
    return participle_waits(tokens, comma, limit, language) or infinitive_waits(tokens, comma, limit, language)


def _word(tokens: tuple[Token, ...], i: int) -> Token:
    return tokens[min(i, len(tokens) - 1)]


def _verbless(view: View, start: int, i: int, limit: int, group: Group | None, noun: bool) -> bool:
    """« conclut que les abeilles, ou plutôt les insectes, … »: the clause before the comma still waits for its verb."""
    if group is not None and clause_waits(view.sentence, start, i, limit, view.language):
        return True
    if noun or group is None or not behind_que(view, start):
        return False
    tokens = view.sentence.tokens
    opens = lead(view.sentence, start, view.language)  # « que grimper, même par temps sec, fatigue »
    told = any(t.pos in VERBAL and t.i != opens and not described_by(tokens, t, start) for t in tokens[start:i])
    return not told and any(is_finite(t) for t in tokens[i : limit + 1])


def _utterance_occasion(view: View, i: int) -> bool:
    tokens = view.sentence.tokens
    nouns = setting_nouns(view.language)
    return any(t.lower in nouns or t.lower in words(view.language, "hearing") for t in tokens[i + 1 : i + 5])
