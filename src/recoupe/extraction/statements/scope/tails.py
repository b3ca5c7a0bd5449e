"""What stands behind what is said and belongs to who reports it: « …, ce mardi », « …, ce qui signifie que … ».

« Il l'avait reconnu dans un entretien » inside a content keeps its place: that belongs to its own verb. Phrases that end
a content by their words alone (« sous les applaudissements ») are data, in `scope`.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.settings import setting_at
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.agents import agent_of
from recoupe.extraction.statements.phrases.circumstances import is_time, past_time
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.scope.noun_scope import speakers_own
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite, is_past_participle
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View

_ALONE = 6  # words of « le maire de Valmer » before « en tête »


def of_inner_verb(view: View, i: int, start: int, group: Group, *, noun: bool) -> bool:
    """« …, comme il l'avait reconnu dans un entretien »: the place belongs to the verb of saying right before it.

    So it does behind an infinitive (« de se montrer à la presse »), and behind a noun with a participle (« l'annonce faite
    par la maire lors d'un point presse »).
    """
    tokens = view.sentence.tokens
    if i - 1 > start and tokens[i - 1].morph.get("VerbForm") == "Inf":
        return True
    held = tokens[start + 1 : i]
    done = next((t.i for t in held if is_past_participle(t)), i)
    if noun and any(t.lower in words(view.language, "agent") for t in tokens[done + 1 : done + 3]):
        return True
    return any(start < g.first and g.last == i - 1 and g is not group and g.finite for g in view.groups)


def day_behind(view: View, i: int, limit: int) -> bool:
    """« a annoncé la fermeture du site, ce mardi »: a day that a comma sets off at the end tells when it was said."""
    tokens, language = view.sentence.tokens, view.language
    if not is_time(view.sentence, i, language) or tokens[i].lower in words(language, "of"):
        return False
    end = past_time(view.sentence, i, limit + 1, language)
    comma = end < limit and tokens[end].text == ","  # « …, mardi, devant la presse »
    placed = comma and setting_at(view.sentence, end + 1, language, tail=True) is not None
    return (end > limit or placed) and any(t.lower in words(language, "day") for t in tokens[i:end])


def spell_behind(view: View, i: int) -> bool:
    """« …, trois semaines après sa chute », « …, quelques heures avant le vote »: how long from then one spoke."""
    tokens, language = view.sentence.tokens, view.language
    if i + 2 >= len(tokens) or tokens[i + 1].lower not in words(language, "time_noun"):
        return False
    counted = tokens[i].pos in ("NUM", "DET") and tokens[i].lower not in words(language, "definite_article")
    return counted and tokens[i + 2].lower in words(language, "before_act")


def addressing(view: View, i: int) -> bool:
    """« …, s'adressant à la presse », « …, en montrant aux journalistes un plan »: a participle, and to whom one speaks."""
    tokens, language = view.sentence.tokens, view.language
    before = words(language, "gerund") | words(language, "reflexive")
    while i < len(tokens) and tokens[i].lower in before:
        i += 1
    acts = i + 1 < len(tokens) and tokens[i].lower.endswith(tuple(words(language, "gerund_ending")))
    return acts and tokens[i].pos in VERBAL and setting_at(view.sentence, i + 1, language, between=True) is not None


def others_view(view: View, i: int) -> bool:
    """« …, une mesure que les syndicats jugent « inacceptable » », « … - un gel demandé par X »: what others say of it."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    if tokens[i].lower not in words(language, "indefinite") or tokens[i].pos != "DET":
        return False
    que = after(sentence, i, language=language) + 1
    told = (g for g in view.groups if g.passive and g.auxiliary is None and g.cue.reports)
    said = (g for g in told if i < g.first <= que + 1)
    if any(agent_of(sentence, g, language) is not None for g in said):
        return True
    if que >= len(tokens) or tokens[que].lower not in words(language, "complementizer"):
        return False
    verb = next((t for t in tokens[que + 1 :] if is_finite(t)), None)
    return verb is not None and any(g.finite and g.first <= verb.i <= g.last for g in view.groups)


def remark_opens(view: View, i: int) -> bool:
    """« …, ce qui a surpris les voisins »: whether the outlet's own remark on a noun phrase opens at token `i`."""
    return past_phrase(view.sentence.tokens, i, view.language, "remark") is not None


def outlets_remark(view: View, i: int, group: Group | None) -> bool:
    """« …, ce qui signifie que … » behind hearsay, or with a verb that reckons behind a que-clause: the outlet's words."""
    if speakers_own(view, i):
        return False
    verb = next((t for t in view.sentence.tokens[i:] if is_finite(t)), None)
    if verb is None or group is None or among(verb, words(view.language, "reckoning")):
        return verb is not None
    return any(among(t, words(view.language, "stirring")) for t in view.sentence.tokens[verb.i + 1 : verb.i + 3])


def stirs_now(view: View, i: int) -> bool:
    """« …, ce qui contraint les riverains à un détour »: what comes of it; « …, ce qui prouve l'envie du public » argues."""
    if not remark_opens(view, i):
        return False
    verb = next((t for t in view.sentence.tokens[i:] if is_finite(t)), None)
    return verb is not None and among(verb, words(view.language, "stirring"))


def speakers_act(view: View, i: int, start: int) -> bool:
    """« a dit que la digue cédera, après avoir reçu les familles »: a thing for subject, which could not have done so."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    if tokens[i].lower not in words(language, "after") or i + 1 >= len(tokens):
        return False
    if tokens[i + 1].lower not in words(language, "auxiliary") or tokens[start].pos != "DET":
        return False
    subject = start, after(sentence, start, language=language)
    return not surely_speaks(sentence, subject, language)


def others_likewise(view: View, start: int, i: int) -> bool:
    """« réclame un pont, à l'instar de ses voisins »: who says so too; but « critique des élus, comme Paul Roy »."""
    sentence, language = view.sentence, view.language
    first = past_phrase(sentence.tokens, i, language, "likeness")
    if first is None or first >= len(sentence.tokens):
        return False
    others = first, after(sentence, first, language=language)
    said = start, after(sentence, start, right=i - 2, language=language)
    return surely_speaks(sentence, others, language) and not surely_speaks(sentence, said, language)


def some_of_them(view: View, start: int, i: int, group: Group | None) -> bool:
    """« Des élus ont dénoncé la fermeture, dont Luc Petit »: who is one of those that speak; « critiquent des élus, dont X »."""
    sentence, language = view.sentence, view.language
    first = past_phrase(sentence.tokens, i, language, "out_of_whom")
    if group is None or group.passive or first is None or first >= len(sentence.tokens):
        return False
    if sentence.tokens[first].pos == "NUM":
        return False  # « réclament des moyens, notamment deux enseignants »
    one = first, after(sentence, first, language=language)
    if any(map(is_finite, sentence.tokens[one[1] + 1 : one[1] + 3])) and sentence.tokens[one[1] + 1].text != ",":
        return False  # « dénoncent la loi, dont Luc Petit a écrit le texte »
    said = start, after(sentence, start, right=i - 2, language=language)
    whom = head_of(sentence, said).morph.get("Number") == "Plur" and surely_speaks(sentence, said, language)
    return _several(group) and surely_speaks(sentence, one, language) and not whom


def told_then(view: View, i: int, start: int) -> bool:
    """« a écarté toute hausse ce jeudi lors d'un point presse »: a time and right behind it the occasion on which one spoke."""
    sentence, language = view.sentence, view.language
    led = sentence.tokens[i].lower in words(language, "of") or sentence.tokens[i - 1].pos == "ADP"
    if i == start or led or not is_time(sentence, i, language):
        return False
    end = past_time(sentence, i, len(sentence.tokens), language)
    return end < len(sentence.tokens) and setting_at(sentence, end, language) is not None


def said_before(tokens: tuple[Token, ...], i: int, limit: int, language: str) -> bool:
    """« dit vouloir partir, comme il l'avait annoncé en mai »: the speaker and what they said or did before, at token `i`."""
    if i + 3 > limit or tokens[i].lower not in words(language, "as"):
        return False
    taken_up = tokens[i + 2].lower in words(language, "it")
    return taken_up and tokens[i + 1].lower in words(language, "personal_subject")


def said_again(view: View, start: int, i: int, limit: int) -> bool:
    """« a dit que le bac fermera, comme il l'avait promis »: that one had said so before, at token `i`.

    In « …, et non à Nice, comme il l'avait déclaré » it tells of what the content rejects.
    """
    tokens = view.sentence.tokens
    before = said_before(tokens, i, limit, view.language)
    before = before and all(t.lower not in words(view.language, "not") for t in tokens[start:i])
    return before and any(g.first == i + 2 and g.finite and g.cue.reports and not g.passive for g in view.groups)


def beside_the_clause(view: View, i: int, start: int, group: Group | None, *, noun: bool) -> bool:
    """« réclament que la ligne rouvre, commerçants en tête », « promet une baisse, chiffres à l'appui »: a noun phrase alone.

    « en tête » tells who says so first: the verb is in the plural, and what is said is not of people (« annonce le départ des
    coureurs, Roy en tête »). What one holds may be somebody else's in a clause (« que la foule défilait, drapeau au poing »).
    """
    tokens, language = view.sentence.tokens, view.language
    if group is None:
        return False
    clause = not noun and any(map(is_finite, tokens[start:i]))
    kinds = ("in_the_lead", "borne_out") if clause else ("in_the_lead", "borne_out", "held")
    for kind in kinds:
        behind = next((k for k in range(i + 1, i + _ALONE) if past_phrase(tokens, k, language, kind)), None)
        if behind is None or any(t.pos not in (*NOMINAL, "DET", "ADJ", "NUM") for t in tokens[i:behind]):
            continue
        end = past_phrase(tokens, behind, language, kind) or behind
        if end < len(tokens) and tokens[end].pos != "PUNCT":
            continue  # « le club, Roy en tête du classement »
        return kind != "in_the_lead" or _foremost(view, i, start, group)
    return False


def _foremost(view: View, i: int, start: int, group: Group) -> bool:
    said = start, after(view.sentence, start, right=i - 2, language=view.language)
    return _several(group) and not surely_speaks(view.sentence, said, view.language)


def _several(group: Group) -> bool:
    """Whether the verb is in the plural."""
    return (group.auxiliary or group.verb).morph.get("Number") == "Plur"
