"""Where the main clause goes on behind a clause that reports: « Le maire, qui assure que tout va bien, a démissionné ».

« Alors que le maire assure que tout va bien, les riverains … » ends its content at the comma, « La cheffe dont les élus
demandaient le départ sera mutée » and « Le rapport dénonçant les faits sera remis au juge » before the verb to come.
Read from the surface; what the parse says of clauses before their main clause is weighed in `scope`.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.frame_cues import frame_words_at
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.nominal_words import name_like
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.oblique_relatives import opener_before
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.scope.cuts import reports
from recoupe.extraction.statements.scope.held_together import relative_waits
from recoupe.extraction.statements.scope.noun_scope import clause_opens
from recoupe.extraction.statements.scope.own_clauses import told_as_clause
from recoupe.extraction.statements.verbs.clause_edges import relative_closed
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.insertions import DASHES, opening_comma
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.verbs.whole_clauses import complete
from recoupe.extraction.statements.view import View


def opening_clause(view: View, start: int, group: Group, *, noun: bool = False) -> int | None:
    """« Alors que le maire assure que tout va bien, les riverains … » : the token before the main clause.

    The same where a participle does the saying: « Assurant que … », « Dans une note indiquant que …, la mairie … »;
    what a `noun` content holds needs no verb (« Louant les efforts de tous, le préfet … »).
    """
    tokens, language = view.sentence.tokens, view.language
    begin = next((t.i + 1 for t in reversed(tokens[: group.first]) if t.text in (":", ";")), 0)
    begin += tokens[begin].lower in words(language, "conjunction")  # « Et si certains y voient un recul, d'autres … »
    opens = tokens[begin].lower in words(language, "subordinator") or group.kind == "present"
    opens = opens or (group.first > begin + 2 and _time_opens(tokens, begin, language))
    if not opens or group.first > begin + 12 or (start > 0 and tokens[start - 1].text == ":"):
        return None
    verbs = [t for t in tokens[begin : group.first] if is_finite(t) and t.i not in range(group.first, group.last + 1)]
    if verbs and not (len(verbs) == 1 and _goes_on_within(view, begin, group)):
        return None
    noun = noun or (group.kind == "present" and group.cue.reflexive)  # « Se disant trahi, le maire … »
    led = tokens[start].lower in words(language, "subordinator")
    led = led or past_phrase(tokens, start, language, "clause_joint") is not None
    reason = next((t.i for t in tokens[start:] if t.text == ","), start)
    for i in range(start + 1, len(tokens) - 2):
        if tokens[i].text != "," or (led and not complete(view.sentence, reason + 1, i, language)):
            continue  # « Estimant que puisque la route est close, la ville doit prévenir, les riverains … »
        following = tokens[i + 1]
        subject = (
            following.pos in ("DET", "PROPN")
            or name_like(following)
            or following.lower in words(language, "subject_pronoun")
            or (following.pos == "PRON" and following.lower not in words(language, "relative"))
            or tokens[i + 2].lower in words(language, "negation")  # « nul ne le croit »
        )
        verb = next((t for t in _outside_brackets(tokens[i + 1 :]) if is_finite(t) or t.text == ","), None)
        told = any(is_finite(t) or t.morph.get("VerbForm") == "Inf" for t in tokens[start:i]) or noun
        if subject and verb is not None and told and (verb.text != "," or _apposed_subject(view, i + 1, language)):
            return i - 1
    return None


def _outside_brackets(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """« Déplorant que …, la fédération et ses alliés (A, B et C) ont appelé … »: the tokens without those in brackets."""
    depth = 0
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        if depth <= 0 and token.text != ")":
            yield token


def _goes_on_within(view: View, begin: int, group: Group) -> bool:
    """« Alors que des sites citent une étude affirmant que …, les médecins … »: a participle inside the clause in front."""
    tokens, language = view.sentence.tokens, view.language
    below = tokens[begin].lower in words(language, "subordinator")
    return below and group.kind == "present" and all(t.text != "," for t in tokens[begin : group.first])


def _apposed_subject(view: View, first: int, language: str) -> bool:
    """« Estimant avoir raison, le préfet, Paul Roy, a … »: a name or post between commas, then the verb."""
    tokens = view.sentence.tokens
    last = after(view.sentence, first, language=language)
    parted = any(t.text == "," for t in tokens[first:last])
    return parted and last + 2 < len(tokens) and tokens[last + 1].text == "," and finite_at(tokens, last + 2, language)


def _time_opens(tokens: tuple[Token, ...], begin: int, language: str) -> bool:
    """« Un jour que la maire expliquait que la mer montait, la cloche a sonné »: a time and its « que » at token `begin`."""
    time = tokens[begin + 1].lower in words(language, "time_noun")
    return time and tokens[begin + 2].lower in words(language, "complementizer")


def relative_end(view: View, start: int, group: Group, end: int) -> int:
    """« X, qui assure que tout va bien, a démissionné » : the content ends before the main verb's comma.

    « Selon la romancière, qui dit qu'elle part, le livre sortira »: before what the frame holds.
    """
    if not _main_verb_waits(view, group):
        return end
    tokens, language = view.sentence.tokens, view.language
    told = told_as_clause(view, start)
    led = tokens[0].pos == "ADP" and not any(map(is_finite, tokens[: group.first]))
    framed = led or frame_words_at(tokens, 0, language) is not None
    for i in range(start + 1, end):
        goes_on = finite_at(tokens, i + 1, language) or (framed and clause_opens(view.sentence, i + 1, language))
        parted = tokens[i].text == "," and goes_on
        if parted and (not told or complete(view.sentence, start, i, language)):
            return i - 1
    first = _relates(view, group) and not any(map(is_finite, tokens[: group.first]))
    return _before_second_verb(view, start, end) if told and first else end


def _before_second_verb(view: View, start: int, end: int) -> int:
    """« Ceux qui affirment que le climat change nous détournent … »: a verb that nothing joins to the content's own."""
    tokens, language = view.sentence.tokens, view.language
    own = next((t.i for t in tokens[start : end + 1] if is_finite(t)), end)
    pronouns = words(language, "subject_pronoun") - words(language, "object_clitic")
    stop = next((t.i for t in tokens[own + 1 : end + 1] if t.pos == "PUNCT" or t.lower in pronouns), end + 1)
    verb = _unjoined_verb(view, own + 1, stop)
    return end if verb is None else _before_clitics(view, start, verb - 1)


def _unjoined_verb(view: View, begin: int, stop: int) -> int | None:
    """The first finite verb of the tokens `begin` to `stop` that belongs to no clause opened there, unless marks open before it."""
    tokens, language = view.sentence.tokens, view.language
    opening, below = clause_openers(language), words(language, "subordinator")
    clauses = 0
    for token in tokens[begin:stop]:
        if token.lower in words(language, "open_quote"):
            return None
        if token.lower in opening or (token.lower in below and token.pos == "SCONJ"):
            clauses += not compares(tokens, token.i, language)
        elif token.lower in words(language, "conjunction"):
            clauses += token.lower in words(language, "and") or finite_at(tokens, token.i + 1, language)
        elif is_finite(token):
            clauses -= 1
            if clauses < 0:
                return token.i
    return None


def compares(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« coûterait plus cher que prévu »: a « que » that only brings what is compared, behind a word of degree."""
    degree = any(t.lower in words(language, "degree") for t in tokens[max(0, i - 4) : i])
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    return degree and behind is not None and behind.morph.get("VerbForm") == "Part"


def before_closing_dash(tokens: tuple[Token, ...], group: Group, start: int, end: int, language: str) -> int:
    """« L'appel du maire -- qui demande « du calme » -- et deux nuits de colère »: the token before the second dash."""
    first = next((t.i for t in reversed(tokens[1 : group.first]) if t.text in DASHES), 0)
    inserted = first + 1 == group.first or tokens[first + 1].lower in words(language, "relative")
    if not first or not inserted or tokens[first].start == tokens[first - 1].end:
        return end
    return next((t.i - 1 for t in tokens[start + 1 : end] if t.text == tokens[first].text), end)


def _main_verb_waits(view: View, group: Group) -> bool:
    """« X, qui assure que … », « condamnée pour avoir prétendu que … »: the sentence's own verb has not come yet."""
    tokens = view.sentence.tokens
    carrier = group.auxiliary or group.verb
    if group.carried or (group.finite and carrier.morph.get("VerbForm") != "Inf"):
        return _relates(view, group) or _joined_in_relative(view, group)
    return group.first > 0 and not any(map(is_finite, tokens[: group.first]))


def _relates(view: View, group: Group) -> bool:
    """« X, qui, dit-on, assure que … », « Un homme dont le juge dit … »: the first verb behind a relative word."""
    tokens, language = view.sentence.tokens, view.language
    before = tokens[: group.first]
    if relative_waits(before, language) or opener_before(tokens, group.first, language) is not None:
        return True
    return any(_relative_que(tokens, t.i, language) and not any(map(is_finite, before[t.i :])) for t in before)


def _joined_in_relative(view: View, group: Group) -> bool:
    """« X, qui assure que tout va et promet que …, a démissionné »: joined to the verb of the clause that opens the sentence."""
    tokens, language = view.sentence.tokens, view.language
    inset = opening_comma(tokens, group.first - 1)  # « …, qui dirige le port et, mardi soir, promet que … »
    joint = next((t.i for t in reversed(tokens[: group.first if inset is None else inset]) if t.pos != "ADV"), 0)
    first = next((t.i for t in tokens[:joint] if t.lower in words(language, "relative") or is_finite(t)), joint)
    joined = tokens[joint].lower in words(language, "conjunction") and not is_finite(tokens[first])
    return joined and first < joint and not relative_closed(tokens, first, joint, language)


def _relative_que(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« Le texte que Duval décrit comme … », « Malgré le dialogue qu'il prétend vouloir, … »: behind a noun, before any verb."""
    que = tokens[i].lower in words(language, "complementizer") and i > 0
    before = tokens[i - 1 - (tokens[i - 1].text == "," and i > 1)]
    return que and before.pos in ("NOUN", "PROPN") and not any(map(is_finite, tokens[:i]))


def finite_at(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether a finite verb without subject of its own begins at token `i`."""
    while i < len(tokens) and (tokens[i].lower in words(language, "object_clitic") and tokens[i].pos != "DET"):
        i += 1
    return i < len(tokens) and is_finite(tokens[i])


def before_main_verb(view: View, group: Group, start: int, end: int) -> int:
    """« La cheffe dont les infirmières demandaient le départ sera mutée »: a relative clause ends before the main verb."""
    tokens = view.sentence.tokens
    opened = any(t.lower in clause_openers(view.language) for t in tokens[max(0, group.first - 8) : group.first])
    verb = _first_verb(view, start, end) if opened and group.finite else None
    if verb is None:
        return end
    comma = next((t.i for t in reversed(tokens[start:verb]) if t.text == ","), None)
    return _before_clitics(view, start, verb - 1 if comma is None else comma - 1)


def before_waiting_verb(view: View, begin: int, start: int, end: int) -> int:
    """« Un rapport selon lequel le pont cède a été publié »: a relative clause from `begin` on ends before the main verb.

    Its words from token `start` on are read; nothing is cut where the main verb stands before `begin` already.
    """
    tokens = view.sentence.tokens
    own = next((t.i for t in tokens[begin:end] if is_finite(t)), None)
    if own is None or any(map(is_finite, tokens[:begin])):
        return end
    verb = _unjoined_verb(view, max(own + 1, start), end + 1)
    return end if verb is None else _before_clitics(view, start, verb - 1)


def before_own_verb(view: View, group: Group, start: int, end: int) -> int:
    """« Le rapport dénonçant les faits sera remis au juge »: behind a noun's participle the noun's own verb follows."""
    before = view.sentence.tokens[group.first - 1] if group.first else None
    if group.kind != "present" or before is None or before.pos not in ("NOUN", "PROPN", "ADJ"):
        return end
    verb = _first_verb(view, start, end)
    return end if verb is None else _before_clitics(view, start, verb - 1)


def _first_verb(view: View, start: int, end: int) -> int | None:
    """The first finite verb behind `start`, unless a clause or a quotation with a verb opens before it."""
    tokens, language = view.sentence.tokens, view.language
    for token in tokens[start + 1 : end + 1]:
        if token.lower in words(language, "open_quote") and not _marks_without_verb(view, token):
            return None
        if token.lower in clause_openers(language):
            return None
        if token.lower in words(language, "subject_pronoun") and token.pos != "DET":
            return None  # « promet des emplois si on baisse ses charges »
        if is_finite(token):
            return token.i
    return None


def _marks_without_verb(view: View, mark: Token) -> bool:
    """« Les élus qui réclament la fin des frais « abusifs » quittent la salle »: marks that close, no verb between them."""
    passage = next((p for p in view.passages if p.start == mark.start and p.closed), None)
    if passage is None:  # the mark that closes
        return any(p.closed and p.end == mark.end for p in view.passages)
    return not any(map(is_finite, view.sentence.at(passage.start, passage.end)))


def _before_clitics(view: View, start: int, last: int) -> int:
    clitics = words(view.language, "object_clitic") | words(view.language, "negation")
    while last > start and view.sentence.tokens[last].lower in clitics:
        last -= 1
    return last


def others_act(view: View, i: int, limit: int) -> bool:
    """« …, l'Union appelant à la retenue »: somebody else and the participle by which they speak."""
    tokens = view.sentence.tokens
    if tokens[i].pos not in ("DET", "PROPN") or not any(g.kind == "present" and g.first > i for g in view.groups):
        return False
    phrase = i, after(view.sentence, i, right=limit, language=view.language)
    behind = next((g for g in view.groups if g.first == phrase[1] + 1), None)
    acts = behind is not None and behind.kind == "present" and reports(view, behind)
    return acts and surely_speaks(view.sentence, phrase, view.language)
