"""Verbs behind « et » and « mais »: joined to the cue, so that the content ends before them, or to the content's own verb.

« Il a salué l'accord et a quitté la salle » : the second verb is joined to the cue. « Il dit que le pont est clos et
qu'il rouvrira » : it is not. Tenses and the agreement of participles decide before the parse does.
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time
from recoupe.extraction.statements.phrases.joined_verbs import host, host_of_verb
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.verbs.forms import VERBAL, agree, is_finite, is_past_participle, plural_form
from recoupe.extraction.statements.verbs.governors import joined_infinitive
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View

_LED = 5  # words from a verb to the infinitive it leads to
_NEAR = 5  # words from « et » to its verb


def joined_to_cue(view: View, i: int, start: int, group: Group | None) -> bool:
    """Whether the verb after « et » is coordinated with the cue, not with the content's verb."""
    tokens, language = view.sentence.tokens, view.language
    if group is None:
        return False
    if others_verb(view, i, start, group):
        return False
    if _next_infinitive(view, i, group) or any(g.first == i + 1 and narrated_on(view, g) for g in view.groups):
        return True
    while i < len(tokens) and tokens[i].pos == "ADV" and all(g.first != i for g in view.groups):
        i += 1
    if i >= len(tokens) or tokens[i].lower in words(language, "complementizer"):
        return False
    if _described_twice(tokens, i):
        return False
    if _shares_auxiliary(view, group, start, i):
        return True
    other = next((g for g in view.groups if g.first == i and (g.finite or g.kind == group.kind == "present")), None)
    if other is not None and not other.passive and _verbal(view, other) and _reports(view, other):
        kept = host(view.sentence, other, i - 1, language)
        if kept is not None and kept[0].i < start:
            return True
        if (other.carried and opening(view.sentence, other, language) is not None) or _tense(other, view.language) in (
            _tense(group, view.language),
            _governing_tense(view, group),
        ):
            return True
        return other.verb.dep == "conj" and other.verb.head == group.verb.i
    verb = _verb_from(view.sentence, i, language)
    if verb is None:
        return False
    if _leads_to_report(view, verb) and (kept := host_of_verb(view.sentence, verb, language)) is not None:
        return kept[0].i < start
    infinitive = verb.morph.get("VerbForm") == "Inf" and group.kind != "infinitive"
    other_sort = group.passive and _bare(verb, i) and not agree(verb, group.verb)
    if infinitive or other_sort:
        return False  # « raconte l'avoir vu tomber, puis se relever », « deux voisins sont accusés d'avoir forcé puis vidé … »
    if verb.dep == "conj" and verb.head == group.verb.i:
        return True
    if group.finite and group.auxiliary is None and verb.dep == "conj" and verb.head >= start and _bare(verb, i):
        return False  # « affirme avoir été frappé, puis jeté à terre »
    if verb.morph.get("VerbForm") == "Inf" or (verb.i == i and verb.morph.get("Gender") == "Fem"):
        return False  # « une peine avec sursis et mise à l'épreuve »: behind « avoir » a participle would not agree
    # « a salué l'accord et a quitté la salle » : a content without finite verb can't be what the verb is joined to
    return not any(is_finite(t) for t in tokens[start : i - 1])


def _leads_to_report(view: View, verb: Token) -> bool:
    """« (et) en a profité pour dire que … », « est allé jusqu'à nier … »: an infinitive of saying close behind the verb."""
    near = range(verb.i + 1, verb.i + _LED)
    return any(g.kind == "infinitive" and g.first in near and _reports(view, g) for g in view.groups)


def others_verb(view: View, i: int, start: int, group: Group) -> bool:
    """« La ministre salue ceux qui tiennent et sauvent des vies »: the verb at token `i` is in the number of « qui » alone."""
    tokens, language = view.sentence.tokens, view.language
    related = any(t.lower in words(language, "who") for t in tokens[start : i - 1])
    verb = next((t for t in tokens[i : i + _NEAR] if not _before_verb(t, language)), None)
    if not related or not group.finite or verb is None or not is_finite(verb):
        return False
    carrier = group.auxiliary or group.verb
    one, other = (plural_form(t, t.lemma, language) for t in (carrier, verb))
    features = (carrier.morph.get("Number"), verb.morph.get("Number"))
    return one != other and features == tuple("Plur" if told else "Sing" for told in (one, other))


def _before_verb(token: Token, language: str) -> bool:
    """Whether the token may stand between « et » and its verb: « et ne l'ont pas dit »."""
    return token.pos == "ADV" or token.lower in words(language, "object_clitic") | words(language, "negation")


def _shares_auxiliary(view: View, group: Group, start: int, i: int) -> bool:
    """« a estimé que la digue tiendrait, mais refusé de céder »: no other auxiliary can carry the participle at token `i`."""
    tokens, language = view.sentence.tokens, view.language
    auxiliaries = words(language, "have") | words(language, "be")
    carried = group.auxiliary is not None and group.auxiliary.lower in words(language, "have")
    verb = tokens[i]
    bare = _bare(verb, i) or any(g.carried and g.verb.i == i for g in view.groups)  # a present to the model
    if not carried or group.passive or not bare or verb.morph.get("Number") == "Plur":
        return False
    clause = tokens[start : i - 1]
    behind = tokens[i + 1 : i + 2]
    objected = any(t.pos == "DET" for t in behind) and not is_time(view.sentence, i + 1, language)
    if objected and not any(_perfect(tokens, t, language) for t in clause):
        return True  # « a dit que « tout » était prêt et menacé les chefs »: what has an object is no attribute
    governs = any(t.pos == "DET" or t.lower in words(language, "bare_of") for t in behind)
    attributes = any(t.pos == "ADJ" or t.morph.get("VerbForm") == "Part" or t.lower in auxiliaries for t in clause)
    return governs and not attributes


def _perfect(tokens: tuple[Token, ...], have: Token, language: str) -> bool:
    """Whether the token is a form of « avoir » that carries a participle: « a toujours payé », not « il y a »."""
    if have.lower not in words(language, "have"):
        return False
    behind = next((t for t in tokens[have.i + 1 :] if t.pos not in ("ADV", "PUNCT")), have)
    return behind.morph.get("VerbForm") in ("Part", "Inf")


def _next_infinitive(view: View, i: int, group: Group) -> bool:
    """« tenu à remercier l'équipe et à annoncer une prime »: the infinitive at token `i` goes on with that of `group`."""
    tokens, language = view.sentence.tokens, view.language
    if group.kind != "infinitive" or i >= len(tokens):
        return False
    first = i + (tokens[i].lower in words(language, "before_told_infinitive") | words(language, "for"))
    verb = _verb_from(view.sentence, first, language) if first < len(tokens) else None
    if verb is None or verb.morph.get("VerbForm") != "Inf":
        return False
    row = joined_infinitive(view.sentence, replace(group, verb=verb, first=first), language)
    return row is not None and row.verb.i == group.verb.i


def narrated_on(view: View, group: Group) -> bool:
    """« affirme que le pont tient et d'ajouter que … »: an infinitive of saying that goes on with the report before it.

    Not « a promis de payer et de dire que … », where another « de » with an infinitive stands before.
    """
    tokens, language, of = view.sentence.tokens, view.language, group.first - 1
    if group.kind != "infinitive" or of < 4 or tokens[of].lower not in words(language, "bare_of"):
        return False
    if tokens[of - 1].lower not in words(language, "and") or not group.cue.reports:
        return False
    que = tokens[group.last + 1 : group.last + 2]
    if not any(t.lower in words(language, "complementizer") for t in que):
        return False
    opened = _report_before(view, of)
    if opened is None:
        return False
    led = (t.i + 1 for t in tokens[opened[1] : of - 1] if t.lower in words(language, "of_or_to"))
    return all(lead(view.sentence, i, language) is None for i in led)


def _report_before(view: View, i: int) -> tuple[Group, int] | None:
    """The last verb before token `i` that reports a clause, and where the clause begins."""
    for group in reversed(view.groups):
        if group.last >= i or not group.cue.reports or group.passive:
            continue
        opened = opening(view.sentence, group, view.language)
        if opened is not None and opened.takes is Takes.CLAUSE and opened.start < i:
            return group, opened.start
    return None


def _described_twice(tokens: tuple[Token, ...], i: int) -> bool:
    """« un plan ambitieux et contraignant », « se dit surpris et inquiet », « des engins légaux mais réservés aux ports »."""
    token, before = tokens[i], tokens[i - 2]
    if before.pos != "ADJ" and before.morph.get("VerbForm") != "Part":
        return False
    governs = i + 1 < len(tokens) and tokens[i + 1].pos in ("DET", "SCONJ")  # « choqué et annoncé son départ »
    return token.pos == "ADJ" or (_bare(token, i) and agree(token, before) and not governs)


def next_relative(view: View, conjunction: int, start: int, group: Group | None) -> bool:
    """« Le chef, qui dénonce un complot et qui refuse de partir, … »: the second « qui » goes on with who speaks."""
    tokens, who = view.sentence.tokens, words(view.language, "who")
    if group is None or not group.first or tokens[group.first - 1].lower not in who:
        return False
    behind = tokens[conjunction + 1 : conjunction + 2]
    return any(t.lower in who for t in behind) and not any(t.lower in who for t in tokens[start:conjunction])


def _verbal(view: View, group: Group) -> bool:
    """Whether the group's verb is one: « et mise à l'épreuve » is no form of « miser »."""
    if group.kind == "finite" and group.verb.pos not in VERBAL:  # to the model a noun, an adverb
        following = view.sentence.tokens[group.last + 1 : group.last + 2]
        governs = any(t.pos == "DET" or t.lower in words(view.language, "bare_of") for t in following)
        opened = opening(view.sentence, group, view.language)
        clause = opened is not None and opened.takes is Takes.CLAUSE  # « et dément fermement qu'elle … »
        return clause or (
            governs and group.verb.pos == "NOUN" and _reports(view, group)
        )  # « et presse le Conseil d'agir »
    return group.verb.pos in VERBAL and (group.carried or group.first < group.last or _reports(view, group))


def _reports(view: View, group: Group) -> bool:
    return group.verb.morph.get("VerbForm") != "Part" or opening(view.sentence, group, view.language) is not None


def _verb_from(sentence: Sentence, i: int, language: str) -> Token | None:
    """The verb whose words begin at token `i`, without a subject of its own."""
    tokens = sentence.tokens
    for token in tokens[i : i + 6]:
        if token.pos == "VERB":
            return token
        if token.pos not in ("AUX", "ADV") and token.lower not in words(language, "object_clitic"):
            return None
    return None


def _bare(verb: Token, i: int) -> bool:
    """Whether a past participle without auxiliary stands at token `i`: no verb in the present is joined to it."""
    return verb.i == i and is_past_participle(verb)


def _tense(group: Group, language: str) -> str:
    if group.auxiliary is not None:
        return _auxiliary_tense(group.auxiliary, language)
    return group.kind


def _auxiliary_tense(auxiliary: Token, language: str) -> str:
    return "perfect" if auxiliary.lower in words(language, "perfect_auxiliary") else auxiliary.lower


def _governing_tense(view: View, group: Group) -> str:
    """The tense of the finite verb that a participle of saying hangs on: « a revu le chiffre en affirmant que … »."""
    if group.finite:
        return _tense(group, view.language)
    for above in view.sentence.ancestors(group.verb.i):
        if above.pos in VERBAL:
            carrier = next((t for t in view.sentence.children(above.i, "aux")), None)
            if carrier is not None:
                return _auxiliary_tense(carrier, view.language)
            return "finite"
    return ""


def opens_clause(view: View, i: int, limit: int, group: Group | None) -> bool:
    """« …, mais le maire affirme que … », « …, et le public a applaudi » : a clause joined to the reporting one."""
    sentence = view.sentence
    behind = sentence.tokens[i : i + 1]
    if group is None or not behind or behind[0].lower in words(view.language, "complementizer"):
        return False
    for other in view.groups:
        if i < other.first <= min(i + 8, limit) and other.finite and other.verb.head == group.verb.i:
            return True
    for token in sentence.tokens[i : min(i + 10, limit + 1)]:
        if token.pos in VERBAL and token.dep.split(":")[0] in ("conj", "parataxis") and token.head == group.verb.i:
            return token.i > group.verb.i
    return False


def joined_cue(view: View, group: Group) -> Group | None:
    """« a affirmé que l'armée avait gagné et salué une avancée », « précisant que … et demandant … »: the cue before.

    « rappelle que l'école est saine et précise que … », « … et de préciser que … » too: who rappelle also précise.
    """
    if narrated_on(view, group):
        told = _report_before(view, group.first - 1)
        return None if told is None else told[0]
    before = view.sentence.tokens[group.first - 1] if group.first else None
    if before is None or before.lower not in words(view.language, "conjunction"):
        return None
    if not group.carried and group.kind not in ("present", "finite"):
        return None
    for other in reversed(view.groups):
        if other.last < group.first and not other.passive and not other.carried:
            opened = opening(view.sentence, other, view.language)
            if opened is not None and joined_to_cue(view, group.first, opened.start, other):
                return other
    return None
