"""Where the content of a statement ends.

« La Chine a déclaré que le rapprochement ne la concernait pas, après que Washington a prévenu … » : the content ends
before « , après que ». The parse hangs such remarks on the wrong verb half of the time, so the sentence is read from
the cue rightwards, comma by comma, and the parse is asked only where the surface leaves it open: coordinated verbs, and
clauses that precede their main clause. Marks of quotation are stepped over: nothing inside them ends the content.
"""

from __future__ import annotations

from functools import cache

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.frame_cues import frame_words_at
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.settings import setting_at, setting_nouns, starts_with
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import speaks
from recoupe.extraction.statements.scope.cuts import concedes, contrast, cuts, reports
from recoupe.extraction.statements.scope.gaps import gap_at
from recoupe.extraction.statements.scope.joining import joined_to_cue, opens_clause
from recoupe.extraction.statements.scope.main_clauses import finite_at, opening_clause, others_act, relative_end
from recoupe.extraction.statements.scope.noun_scope import (
    circumstance,
    clause_opens,
    described_by,
    infinitive_follows,
    own_reason,
    speakers_own,
    time_of_this,
    whole_noun,
)
from recoupe.extraction.statements.scope.own_clauses import (
    added_behind_dash,
    infinitive_opens,
    next_report,
    own_clause,
    shifted_back,
    verbless,
)
from recoupe.extraction.statements.scope.tails import day_behind, of_inner_verb, others_view, outlets_remark
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View


@cache
def _remarks(language: str) -> tuple[tuple[str, ...], ...]:
    """What opens the outlet's own remark on a noun phrase: « …, ce qui a surpris les voisins »."""
    return tuple(tuple(phrase.split()) for phrase in words(language, "remark"))


def last_word(sentence: Sentence) -> int:
    """Index of the sentence's last token that is not closing punctuation."""
    i = len(sentence.tokens) - 1
    while i > 0 and sentence.tokens[i].text in (".", "!", "?", "…", "...", ";", ":", ","):
        i -= 1
    return i


def content_end(view: View, start: int, group: Group | None, *, noun: bool = False) -> int:
    """Index of the last token of the content that begins at token `start` and is reported by `group` (None: by a frame).

    `noun`: the content is a noun phrase, which commas end sooner.
    """
    sentence = view.sentence
    tokens = sentence.tokens
    limit = _domain(view, start, group, noun)
    enclosing = view.enclosing(tokens[start].start, tokens[start].end)
    i = start
    while i <= limit:
        token = tokens[i]
        if enclosing is not None and token.end > enclosing.inner_end:
            return i if token.start < enclosing.end else i - 1
        inner = next((p for p in view.passages if p.start == token.start and p.end > token.end), None)
        if inner is not None:
            i = _skip(sentence, inner.end, i)
            continue
        if token.text in ("(", "["):
            if i > start and _framed_bracket(tokens, i, limit, view.language):
                return _trim(sentence, i - 1, start)  # « 3 000 manifestants (1 200 selon la police) »
            i = next((t.i for t in tokens[i + 1 : limit + 1] if t.text in (")", "]")), i) + 1
            continue
        if i > start and (closing := _set_apart(view, i, limit)) is not None:
            i = closing + 1
            continue
        if i > start and _ends(view, i, start, limit, group, noun):
            return _trim(sentence, i - 1, start)
        i += 1
    return _trim(sentence, limit, start)


def _framed_bracket(tokens: tuple[Token, ...], opening: int, limit: int, language: str) -> bool:
    """Whether what the bracket at `opening` holds, up to the end, is somebody else's by a frame in it."""
    close = next((t.i for t in tokens[opening + 1 : limit + 1] if t.text in (")", "]")), None)
    if close is None or close < limit:
        return False
    return any(starts_frame(tokens, i, language) for i in range(opening + 1, close))


def _skip(sentence: Sentence, end: int, i: int) -> int:
    while i < len(sentence.tokens) and sentence.tokens[i].start < end:
        i += 1
    return i


def _trim(sentence: Sentence, end: int, start: int) -> int:
    while end > start and (
        sentence.tokens[end].text in (",", ";", ":", "-", "–", "—", ".", "…") or sentence.tokens[end].pos == "CCONJ"
    ):
        end -= 1
    return end


def _domain(view: View, start: int, group: Group | None, noun: bool) -> int:
    """The furthest token that the content can reach: a reporting clause before its main clause ends with it."""
    sentence = view.sentence
    end = last_word(sentence)
    if group is None:
        return end
    opener = opening_clause(view, start, group, noun=noun)
    if opener is not None:
        return min(end, opener)
    if group.carried:
        return min(end, relative_end(view, start, group, end))  # « a nié … et averti que … »: its own clause is to come
    if group.verb.pos not in VERBAL:
        return end  # the model takes the verb for something else: its tree means nothing here
    child = group.verb
    for above in sentence.ancestors(group.verb.i):
        if above.i > start:
            edge = max(t.i for t in sentence.subtree(child.i))
            comma = next((t.i for t in sentence.tokens[start : above.i] if t.text == "," and t.i >= edge), None)
            if comma is not None:
                return end if _no_main_verb(view, comma + 1, group) else min(end, comma - 1)
            que = start > 0 and sentence.tokens[start - 1].lower in words(view.language, "complementizer")
            if que and not any(is_finite(t) for t in sentence.tokens[start : edge + 1]):
                return end  # « ajoute, perfide, que le Sénat n'a rien vu »: the far verb is the content's own
            return min(end, edge) if start <= edge < above.i else end
        child = above
    if child is not group.verb and child.i < group.first:
        return min(end, relative_end(view, start, group, end))
    return end


def _no_main_verb(view: View, i: int, group: Group) -> bool:
    """« Le jury dit que la soupe, telle qu'elle est servie, peut nuire »: no subject but the content's waits for a verb."""
    tokens, language = view.sentence.tokens, view.language
    below = words(language, "relative") | words(language, "whose") | words(language, "subordinator")
    opened = any(t.lower in below for t in tokens[: group.first]) or not group.finite
    return not opened and finite_at(tokens, i, language)


def _ends(view: View, i: int, start: int, limit: int, group: Group | None, noun: bool) -> bool:
    """Whether the content ends before token `i`."""
    tokens, language = view.sentence.tokens, view.language
    token = tokens[i]
    if token.text == ";":
        return True
    if token.text == ":":
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if following is None or following.text in words(language, "open_quote"):
            return following is not None
        return noun and any(map(is_finite, tokens[i + 1 : limit + 1]))  # « pointe des fautes : six cartons, un rouge »
    if token.text in ("–", "—", "-") and token.pos == "PUNCT" and i + 1 < len(tokens):
        if _reporting_at(view, i + 1, group) is not None or starts_frame(tokens, i + 1, language):
            return True
        return group is not None and added_behind_dash(view, start, i)
    if token.text == ",":
        return _comma_ends(view, i, start, limit, group, noun) and not _verbless(view, start, i, limit, group, noun)
    if token.lower in words(language, "conjunction"):
        if token.lower in words(language, "neither") and tokens[start].lower in words(language, "negation"):
            return False  # « jure n'avoir été ni payé ni menacé »
        if gap_at(view, i, group) is not None:
            return True
        own = noun or (group is not None and (infinitive_opens(view, start) or verbless(view, start)))
        if group is not None and (next_report(view, i + 1, start, group) or shifted_back(view, i + 1, start, group)):
            return True
        return joined_to_cue(view, i + 1, start, group) or (own and whole_noun(view, start, i))
    if setting_at(view.sentence, i, language) is not None and group is not None:
        return not of_inner_verb(view, i, start, group)
    if (
        noun
        and token.lower in words(language, "purpose")
        and among(_word(tokens, i + 1), words(language, "accounting"))
    ):
        return True
    if noun and token.lower in words(language, "before_act") and infinitive_follows(tokens, i):
        return True
    if noun and token.lower in words(language, "gerund_marker") and _reporting_at(view, i, group) == "present":
        return True  # « a nié toute faute en affirmant que … »
    if token.lower in words(language, "purpose") and tokens[i - 1].text in words(language, "close_quote"):
        return any(g.first == i + 1 and g.kind == "infinitive" and reports(view, g) for g in view.groups)
    if noun and tokens[i - 1].text in words(language, "close_quote") and token.lower in words(language, "after"):
        return True  # « appelle à la « retenue » après le tir »
    if noun and (time_of_this(view, start, i) or circumstance(view, start, i)):
        return True
    return token.lower in words(language, "at_the_time_of") and group is not None and _utterance_occasion(view, i)


def _set_apart(view: View, dash: int, limit: int) -> int | None:
    """« affirme avoir visé – et réussi à tuer – deux chefs »: the second dash, if nobody else is heard between the two."""
    tokens = view.sentence.tokens
    if tokens[dash].text not in ("–", "—") or tokens[dash].start == tokens[dash - 1].end:
        return None
    closing = next((t.i for t in tokens[dash + 2 : limit] if t.text == tokens[dash].text), None)
    if closing is None or _reporting_at(view, dash + 1, None) or starts_frame(tokens, dash + 1, view.language):
        return None
    return None if any(map(is_finite, tokens[dash + 1 : closing])) or tokens[closing + 1].pos == "PUNCT" else closing


def _word(tokens: tuple[Token, ...], i: int) -> Token:
    return tokens[min(i, len(tokens) - 1)]


def _verbless(view: View, start: int, i: int, limit: int, group: Group | None, noun: bool) -> bool:
    """« conclut que les abeilles, ou plutôt les insectes, … »: the clause before the comma still waits for its verb."""
    if (
        noun
        or group is None
        or not (start > 0 and view.sentence.tokens[start - 1].lower in words(view.language, "complementizer"))
    ):
        return False
    tokens = view.sentence.tokens
    opens = lead(view.sentence, start, view.language)  # « que grimper, même par temps sec, fatigue »
    told = any(t.pos in VERBAL and t.i != opens and not described_by(tokens, t, start) for t in tokens[start:i])
    return not told and any(is_finite(t) for t in tokens[i : limit + 1])


def _utterance_occasion(view: View, i: int) -> bool:
    tokens = view.sentence.tokens
    nouns = setting_nouns(view.language)
    return any(t.lower in nouns or t.lower in words(view.language, "hearing") for t in tokens[i + 1 : i + 5])


def _framed_speaker(view: View, start: int, comma: int) -> bool:
    """« D'après elle, le maire a balayé l'idée, estimant que … »: within the frame the subject is who estimates."""
    opens = view.sentence.tokens[start].pos in ("DET", "PROPN", "NOUN")
    phrase = start, after(view.sentence, start, right=comma, language=view.language)
    return opens and phrase[1] < comma - 1 and speaks(view.sentence, phrase, view.language) >= 0.95


def _comma_ends(view: View, i: int, start: int, limit: int, group: Group | None, noun: bool) -> bool:
    tokens, language = view.sentence.tokens, view.language
    if i + 1 > limit:
        return True
    following = tokens[i + 1]
    if any(starts_with(tokens, i + 1, phrase) for phrase in cuts(language, noun)):
        return not own_reason(view, start, i + 1) if noun else not contrast(view, i + 1)
    if following.lower in words(language, "concession") and concedes(view, i + 1):
        return True
    if following.lower in words(language, "against") and tokens[min(i + 2, limit)].text[0].isdigit():
        # « …, contre 2 000 pour les organisateurs »: others' figure
        return any(frame_words_at(tokens, k, language) is not None for k in range(i + 3, limit + 1))
    if gap_at(view, i, group) is not None:
        return True
    several = following.pos == "DET" and following.morph.get("Definite") == "Ind"
    if (
        (several or following.lower in words(language, "indefinite"))
        and i + 3 <= limit
        and among(tokens[i + 2], words(language, "claim"))
    ):
        behind = i + 3 + (tokens[i + 3].pos == "ADV" and i + 4 <= limit)  # « …, un bilan non confirmé par la mairie »
        judged = tokens[behind].morph.get("VerbForm") == "Part"  # « …, une prévision jugée « fantaisiste » par X »
        return judged or tokens[i + 3].lower in words(language, "complementizer") | words(language, "relative")
    if group is not None and others_view(view, i + 1):
        return True
    if starts_frame(tokens, i + 1, language):
        return _closes(view, i + 1, limit) is None
    if setting_at(view.sentence, i + 1, language, tail=True) is not None:
        return True
    if group is not None and day_behind(view, i + 1, limit):
        return True
    if any(starts_with(tokens, i + 1, remark) for remark in _remarks(language)) and outlets_remark(view, i + 1, group):
        return True
    if others_act(view, i + 1, limit):
        return True
    kind = _reporting_at(view, i + 1, group)
    if kind == "present" and group is None and _framed_speaker(view, start, i):
        return False
    if kind == "finite" and group is None and not any(is_finite(t) for t in tokens[start:i]):
        return False  # « Selon elle, le rapport, long de dix pages, révèle que … »: what is told has no verb yet
    if kind is not None:
        return kind == "present" or group is None or _closes(view, i + 1, limit) is None
    if following.lower in words(language, "conjunction"):
        if i + 3 <= limit and tokens[i + 2].text == "," and starts_frame(tokens, i + 3, language):
            return True  # « …, mais, selon la radio, … »
        if noun and clause_opens(view.sentence, i + 2, language):
            return True
        counted = group is not None and group.kind == "infinitive" and tokens[i + 2].pos == "NUM"
        if counted:
            return True  # « ils sont 62 % à juger que le loyer monte, et 18 % à … »
        colon = start > 0 and tokens[start - 1].text == ":"  # « se veut rassurante : A, et B »
        if (
            group is not None
            and not colon
            and (own_clause(view, start, i + 2) or next_report(view, i + 2, start, group))
        ):
            return True  # « …, mais les riverains s'y opposent »: « que » or the infinitive would stand again
        return joined_to_cue(view, i + 2, i, group) or (not colon and opens_clause(view, i + 2, group))
    if following.lower in words(language, "yet") and group is not None and own_clause(view, start, i + 2):
        return True
    if (
        following.lower in words(language, "this")
        and i + 2 <= limit
        and tokens[i + 2].lower in words(language, "complementizer")
    ):
        return any(g.first > i and g.first - i < 15 for g in view.groups)
    if following.lower in words(language, "before_act") and (
        any(i < g.first <= i + 5 and g.kind == "infinitive" for g in view.groups) or _next_act(view, i + 1, group)
    ):
        return True
    return noun and _ends_noun(view, i)


def _next_act(view: View, i: int, group: Group | None) -> bool:
    """« a affirmé ne rien savoir, avant de se raviser »: what the speaker does next; not « …, avant d'être déployés »."""
    tokens, language = view.sentence.tokens, view.language
    if (
        group is None
        or not group.finite
        or i + 2 >= len(tokens)
        or tokens[i + 1].lower not in words(language, "bare_of")
    ):
        return False
    verb = lead(view.sentence, i + 2, language)
    return verb is not None and tokens[verb].lower not in words(language, "be")


def starts_frame(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether « selon », « d'après » and the like stand at token `i`; « pour » and « par » mostly mean something else."""
    found = frame_words_at(tokens, i, language)
    return found is not None and not found.frame.person and not found.frame.heard


def _closes(view: View, i: int, limit: int) -> int | None:
    """Index of the comma that closes the short insertion at `i`, if the clause goes on behind it."""
    tokens = view.sentence.tokens
    for token in tokens[i : min(i + 12, limit)]:
        if token.text == ",":
            following = tokens[token.i + 1]
            over = (
                name_like(following)
                or following.lower in words(view.language, "relative") | words(view.language, "insertion_over")
                or _reporting_at(view, token.i + 1, None) is not None
                or any(starts_with(tokens, token.i + 1, phrase) for phrase in cuts(view.language))
            )
            return None if over else token.i
    return None


def _reporting_at(view: View, i: int, group: Group | None) -> str | None:
    """What kind of cue begins at token `i`: "finite" for an incise (« , a rapporté l'agence »), "present" for a participle."""
    tokens = view.sentence.tokens
    while i < len(tokens) and (tokens[i].pos == "ADV" or tokens[i].lower in words(view.language, "cue_opening")):
        i += 1
    for other in view.groups:
        if other.first != i or other is group:
            continue
        if other.finite and not other.passive:
            return "finite"
        if other.kind == "present" and reports(view, other):
            return "present"
    return "present" if i < len(tokens) and tokens[i].lower in words(view.language, "citing") else None


def _ends_noun(view: View, i: int) -> bool:
    """Whether a comma ends a noun phrase: not before an apposition, a relative clause or another member of a list."""
    tokens, language = view.sentence.tokens, view.language
    following = tokens[i + 1]
    if any(starts_with(tokens, i + 1, remark) for remark in _remarks(language)):
        return not speakers_own(view, i + 1)
    if following.lower in words(language, "object_clitic") and "present" in (
        _reporting_at(view, i + 1, None),
        _reporting_at(view, i + 2, None),
    ):
        return True  # « a rejeté la demande, la jugeant « tardive » »
    if following.lower in words(language, "relative") | words(language, "noun_goes_on"):
        return False
    if following.pos in ("ADP", "ADV", "CCONJ"):
        return False
    if following.pos in (*NOMINAL, "ADJ", "NUM"):
        return False
    if following.morph.get("VerbForm") == "Part" and following.morph.get("Tense") == "Past":
        return False  # « la mobilisation, axée sur les salaires »
    if following.morph.get("VerbForm") == "Part" and following.pos in VERBAL:
        return _reporting_at(view, i + 1, None) is not None  # « 160 défilés, réunissant 100 000 personnes »
    if following.pos == "DET":
        stretch = tokens[i + 1 : i + 14]
        verb = next((t for t in stretch if is_finite(t)), None)
        joined = next((t for t in stretch if t.lower in words(language, "conjunction")), None)
        return verb is not None and (joined is None or verb.i < joined.i)
    return True
