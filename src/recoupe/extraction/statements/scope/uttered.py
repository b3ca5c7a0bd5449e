"""Whether a verb of saying reports words that were said, and what it does with them.

« Le maire a annoncé sa démission » does, « devrait annoncer », « annoncera demain », « sans préciser » and « n'a pas dit
que » do not; « n'a pas confirmé » declines. The narrator's future (« il expliquera plus tard ») reports.
"""

from __future__ import annotations

from recoupe.extraction.conjugation import index
from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.cues import Cue, Negated
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.borrowed import narrated
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.governors import governor_before
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.statement import Stance


def stance_of(cue: Cue, negated: bool) -> Stance | None:
    """What the cue does, negated or not; None where the negated cue reports nothing."""
    if not negated:
        return None if cue.negated_only else cue.stance
    return None if cue.negated is Negated.NOTHING else Stance(cue.negated.value)


def _asked_of_reader(view: View, group: Group) -> bool:
    """« Pensez-vous que la grève doit cesser ? » outside quotation marks."""
    behind = view.sentence.tokens[group.last + 1 : group.last + 2]
    pronoun = group.inverted or (behind[0] if behind else None)
    asked = pronoun is not None and pronoun.lower.strip("-") in words(view.language, "you")
    return asked and view.sentence.tokens[-1].text == "?" and view.enclosing(group.verb.start, group.verb.end) is None


def uttered(view: View, group: Group) -> bool:
    """Whether the words were said: not « pourrait annoncer », « annoncera », « sans préciser », « s'il dit que »."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    if group.kind == "conditional" and group.auxiliary is None:
        return False
    if group.auxiliary is None and group.inverted is None and is_future(group) and planned(view, group):
        return False
    if group.finite and (_never(view, group) or _asked_of_reader(view, group)):
        return False
    if group.auxiliary is not None and group.auxiliary.lower in words(language, "auxiliary"):
        return True
    if group.kind != "infinitive":
        return True
    before = group.first - 1
    while before >= 0 and (tokens[before].pos == "ADV" or tokens[before].lower in words(language, "negation_second")):
        before -= 1
    if before < 0:
        return False
    if (
        carries_on(view, group)
        or _counted(view, group)
        or _ranked(view, group)
        or narrated(sentence, group, language) is not None
    ):
        return True
    if tokens[before].lower in words(language, "keeping_silent"):
        if tokens[before].lower not in words(language, "without"):
            return False
        return (before > 0 and tokens[before - 1].lower in words(language, "not")) or without(view, group)
    if tokens[before].lower in words(language, "in_vain"):
        return True  # « a beau répéter que … »
    governor = next((t for t in sentence.ancestors(group.verb.i) if t.pos in VERBAL and t.i < group.verb.i), None)
    low = tokens[before].lower
    if low in words(language, "for") or (
        low in words(language, "bare_of") and before > 0 and tokens[before - 1].lower in words(language, "of_purpose")
    ):
        return (governor is None or not is_unreal(governor.lower)) and not _brought_about(view, group)
    near = governor_before(sentence, group, language)
    if near is not None and near.passive:
        return False
    if near is not None and (governor is None or governor.lemma not in words(language, "telling_governor")):
        governor = near.verb
        if near.cue.lemma not in words(language, "telling_governor"):
            return near.kind != "conditional" and not near.negated  # « a cru bon d'ajouter »
    if governor is None:
        return False
    lemma = near.cue.lemma if near is not None and near.verb == governor else _lemma(governor, language)
    if lemma in words(language, "telling_governor"):
        if lemma in words(language, "told_if_denied") and not _denied(view, governor.i):
            return False
        modal = lemma in words(language, "willing")
        aux = sentence.children(governor.i, "aux")
        past = bool(aux) and not any(is_unreal(t.lower) for t in aux)  # « ils auraient dû s'inquiéter » : they did not
        if lemma in words(language, "going"):
            far = tokens[before - 1].lower.startswith(tuple(words(language, "as_far_as")))
            return low in words(language, "bare_to") and far and not _denied(view, governor.i)
        if governor.lemma in words(language, "able") and not _que_behind(tokens, group, language):
            return False
        denied = near is not None and near.negated and near.cue.lemma in words(language, "willing")
        means = group.cue.lemma in words(language, "saying")  # « cela veut dire que »
        if lemma in words(language, "trying") and _que_behind(tokens, group, language) and not means:
            return not denied and not is_unreal(governor.lower)  # « tente d'expliquer que » : tried or not, it is told
        return not modal or (past and not denied)
    return False


def _brought_about(view: View, group: Group) -> bool:
    """« sera créée pour garantir que … », « sont sortis pour saluer l'équipe »: an aim that needs no words.

    « a pris la parole pour saluer l'équipe » is told in words.
    """
    tokens, language = view.sentence.tokens, view.language
    if group.cue.lemma in words(language, "ensuring"):
        return True
    if group.cue.lemma not in words(language, "wordless_aim") or _que_behind(tokens, group, language):
        return False
    before = tokens[max(0, group.first - 12) : group.first]
    return not any(among(t, words(language, "being_heard")) for t in before)


def without(view: View, group: Group) -> bool:
    """« sans exclure un report », « sans confirmer le chiffre »: negated, of a verb that says something even so."""
    tokens, language = view.sentence.tokens, view.language
    before = group.first - 1
    while before > 0 and tokens[before].pos == "ADV":
        before -= 1
    if group.kind != "infinitive" or before < 0 or tokens[before].lower not in words(language, "without"):
        return False
    double = before > 0 and tokens[before - 1].lower in words(language, "not")
    says = group.cue.negated is Negated.ASSERTS or group.cue.lemma in words(language, "confirming")
    return says and not double and not group.negated


def _lemma(governor: Token, language: str) -> str:
    """The governor's lemma: that of our own conjugation, where the model's is no verb (« se borne », « se contente »)."""
    known = words(language, "telling_governor")
    if governor.lemma in known:
        return governor.lemma
    forms = index(tuple(sorted(known)), language).get(governor.lower, ())
    return forms[0].lemma if forms else governor.lemma


def _que_behind(tokens: tuple[Token, ...], group: Group, language: str) -> bool:
    behind = tokens[group.last + 1 : group.last + 2]
    return any(t.lower in words(language, "complementizer") for t in behind)


def _denied(view: View, verb: int) -> bool:
    """Whether « ne » stands close before the verb."""
    tokens = view.sentence.tokens[max(0, verb - 5) : verb]
    return any(t.lower in words(view.language, "negation") for t in tokens)


def _never(view: View, group: Group) -> bool:
    """« sans que les médecins y voient un progrès »: nobody says so."""
    tokens, language = view.sentence.tokens, view.language
    for i in range(group.first - 1, max(0, group.first - 10), -1):
        if tokens[i].text in (",", ";", ":") or is_finite(tokens[i]):
            return False
        if tokens[i].lower in words(language, "complementizer"):
            return tokens[i - 1].lower in words(language, "not_so")
    return False


def _counted(view: View, group: Group) -> bool:
    """« Ils sont 62 % à estimer que … »: how many say so."""
    tokens, language = view.sentence.tokens, view.language
    i = group.first - 1
    que = tokens[group.last + 1].lower if group.last + 1 < len(tokens) else ""
    if i < 2 or tokens[i].lower not in words(language, "bare_to") or que not in words(language, "complementizer"):
        return False  # « ils ont été 58 % à rejeter le texte »: they voted
    be = next((t.i for t in reversed(tokens[max(0, i - 8) : i]) if t.lower in words(language, "be")), None)
    return be is not None and any(t.pos == "NUM" for t in tokens[be:i]) and not any(map(is_finite, tokens[be + 1 : i]))


def _ranked(view: View, group: Group) -> bool:
    """« Il n'est pas le seul à demander … », « Ils sont nombreux à dénoncer … », « a été l'un des premiers à … »: they did."""
    tokens, language = view.sentence.tokens, view.language
    i = group.first - 1
    if i < 2 or tokens[i].lower not in words(language, "bare_to"):
        return False
    rank = next((t.i for t in reversed(tokens[max(0, i - 7) : i]) if t.lower in words(language, "rank")), None)
    if rank is None or any(map(is_finite, tokens[rank:i])):
        return False
    return any(t.lower in words(language, "be") and is_finite(t) for t in tokens[max(0, rank - 9) : rank]) or any(
        t.lower in words(language, "been") for t in tokens[max(0, rank - 9) : rank]
    )


def carries_on(view: View, group: Group) -> bool:
    """« Et de conclure que … », « Et le maire d'ajouter que … »: an infinitive that opens a sentence behind « et »."""
    tokens, language = view.sentence.tokens, view.language
    i = group.first - 1
    return (
        group.kind == "infinitive"
        and i > 0
        and tokens[i].lower in words(language, "bare_of")
        and (tokens[0].lower in words(language, "carrying_on") or _only_before(view, group))
        and not any(map(is_finite, tokens[:i]))
    )


def _only_before(view: View, group: Group) -> bool:
    """« Avant de l'inviter à revenir. »: a sentence of its own, in which nobody else does anything."""
    tokens, language = view.sentence.tokens, view.language
    return tokens[0].lower in words(language, "before_of") and all(t.text != "," for t in tokens[group.last + 1 :])


def is_future(group: Group) -> bool:
    """« annoncera sa décision »: nothing has been said yet."""
    form, lemma = group.verb.lower, group.cue.lemma
    if group.kind != "finite" or not form.endswith(("ra", "ront", "rai", "ras", "rez", "rons")):
        return False
    return group.verb.morph.get("Tense") == "Fut" or form.startswith(lemma.removesuffix("e"))


def planned(view: View, group: Group) -> bool:
    """Whether a cue in the future is still to come: « annoncera demain », not the narrator's « il expliquera que … »."""
    tokens, language = view.sentence.tokens, view.language
    if group.cue.lemma in words(language, "planned_saying"):
        return True
    opens = (
        t.i
        for t in tokens[group.last + 1 :]
        if t.lower in words(language, "complementizer") or t.morph.get("VerbForm") == "Inf"
    )
    times = words(language, "day") | words(language, "to_come")
    return any(t.lower in times for t in tokens[: next(opens, len(tokens))])  # not those of what is said


def is_unreal(verb: str) -> bool:
    """Whether a form is in the conditional or the future: « aurait », « sera »."""
    return verb.endswith(("rait", "raient", "ra", "ront"))
