"""Which « que » behind a verb of saying is its own, and opens what is said.

« a déclaré mardi, à la presse, que … » has it some words behind the verb; in « dénonce une mesure que le maire défend » it
is the noun's, in « promet d'être plus forte que … » the comparison's, in « avant que » and « pour que » a conjunction's.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.scope.abouts import about
from recoupe.extraction.statements.scope.between import addressed, past_adverbs
from recoupe.extraction.statements.scope.objects_said import asks_of
from recoupe.extraction.statements.scope.opening_marks import titled
from recoupe.extraction.statements.verbs.adverbials import adverbial_at
from recoupe.extraction.statements.verbs.clitics import told_in_passing
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.objects import lead, object_before
from recoupe.extraction.statements.verbs.verb_groups import Group

_FAR = 24  # words that may stand between a cue and its « que »: an addressee with title and name, a date


def past_own_que(sentence: Sentence, group: Group, language: str) -> int | None:
    """The word after the « que » that the cue governs."""
    tokens = sentence.tokens
    adjacent = min(past_adverbs(sentence, group.last + 1, language), len(tokens) - 1)
    near = tokens[adjacent].lower in words(language, "complementizer")
    told = None if near or Takes.INFINITIVE not in group.cue.takes else lead(sentence, adjacent, language)
    if told is not None and tokens[told].morph.get("VerbForm") == "Inf":
        return None  # « prétend ne pas s'être rendu compte qu'il pleuvait »: the infinitive is what is said
    begin, closing = adjacent if near else group.last + 1, -1
    for i in range(begin, min(group.last + _FAR, len(tokens) - 1)):
        token = tokens[i]
        closing = max(closing, titled(tokens, begin, i, language))
        if i <= closing:
            continue  # « a révélé dans l'émission « Matin » qu'il … »
        if i == closing + 1 and token.pos == "DET":
            return None  # « a dénoncé dans une lettre « ouverte » le projet que … »
        if token.lower in words(language, "complementizer"):
            if i > group.last + 1 and _anothers(sentence, group, i, adjacent, language):
                return None
            if _inverted(tokens, group, i):
                return None
            if not _of_conjunction(sentence, group, i, adjacent, language):
                return i + 1
        elif _breaks_off(sentence, group, i, near, language):
            return None
    return None


def _inverted(tokens: tuple[Token, ...], group: Group, i: int) -> bool:
    """« souligne le rôle que jouent les femmes »: a relative clause on the noun right before, its verb before its subject."""
    noun = i - 2 > group.last and tokens[i - 1].pos == "NOUN" and tokens[i - 2].pos in ("DET", "ADJ")
    return noun and is_finite(tokens[i + 1])


def _anothers(sentence: Sentence, group: Group, i: int, adjacent: int, language: str) -> bool:
    """Whether the « que » at `i`, not right behind the cue, is an infinitive's, a noun's or a relative pronoun."""
    before = sentence.tokens[i - 1]
    if before.pos in VERBAL and before.morph.get("VerbForm") == "Inf":
        return True  # « sollicite un vote pour s'assurer que … »
    if i > adjacent and before.lower in words(language, "conjunction"):
        return True  # « fait état d'un retard, mais qu'on rattrape »
    if _object_related(sentence, group, i, adjacent, language):
        return True
    if before.text == "," and sentence.tokens[i + 1].lower in words(language, "we"):
        return True  # « assure la direction dans un courriel, que nous avons pu consulter »
    counted = before.lower in words(language, "time_noun") and sentence.tokens[i - 2].pos == "NUM"
    if counted and sentence.tokens[i - 3].lower in words(language, "since"):
        return True  # « parle d'elle depuis deux heures qu'il est là »
    if past_phrase(sentence.tokens, i, language, "whichever") is not None and before.text == ",":
        return True  # « dit ce qu'il veut, que ce soit en mai ou en juin »
    asked = _asked_for(sentence, group, i, language)
    return i != adjacent and not asked and not _governed(sentence, group, i, language)


def _object_related(sentence: Sentence, group: Group, i: int, adjacent: int, language: str) -> bool:
    """« réclame une enquête que, selon elle, le préfet retarde »: a comma behind the « que » of the object; nobody is told."""
    tokens = sentence.tokens
    apart = adjacent < i - 1 and tokens[adjacent].pos in ("DET", "NUM") and tokens[i + 1].text == ","
    if not apart or after(sentence, adjacent, language=language) != i - 1:
        return False
    return not addressed(group, language) and not surely_speaks(sentence, (adjacent, i - 1), language)


def _of_conjunction(sentence: Sentence, group: Group, i: int, adjacent: int, language: str) -> bool:
    """« avant que », « pour que », « ce que »: whether the « que » at `i` is one word with the one before it."""
    tokens, before = sentence.tokens, sentence.tokens[i - 1]
    if any(past_phrase(tokens, k, language, "noun_conjunction") == i + 1 for k in range(max(group.last + 1, i - 3), i)):
        return True  # « n'exclut plus ce retour de crainte qu'ils ne fuient »
    if before.lower not in words(language, "before_other_que") or i - 1 == group.last:
        return False  # « pousse pour que »: the cue's own word
    if i == adjacent and any(adverbial_at(tokens, k, language) == i for k in range(group.last + 1, i - 2)):
        return False  # « affirme pour la première fois que … »
    if i == adjacent and i - 3 == group.last and tokens[i - 2].lower in words(language, "bare_of"):
        return False  # « affirme de plus que … »
    second = i - 2 == group.last  # the word between the cue and « que » is the only one
    if second and before.lower in words(language, "thus") and any(map(is_finite, tokens[i + 1 :])):
        return False  # « montre ainsi qu'ils … »
    if second and before.lower in words(language, "at_that_time") and group.cue.lemma in words(language, "said_then"):
        return object_before(sentence, group, language)  # « affirmait alors que … », but « l'a dit alors que … »
    if second and before.lower in words(language, "as_well"):
        return tokens[i + 1].morph.get("Mood") == "Sub"  # « dit bien qu'il pleut »
    if i == adjacent and before.lower in words(language, "even"):
        return False  # « affirme même que … »
    if i - 1 == adjacent and before.lower in words(language, "for") and before.lower in group.cue.prepositions:
        return False
    governed = tokens[i - 2].lower in words(language, "object_preposition") and i - 2 in (group.last + 1, adjacent)
    governed = governed or _asked_for(sentence, group, i, language)
    return not (governed and before.lower in words(language, "this"))  # « veille à ce que … »


def _asked_for(sentence: Sentence, group: Group, i: int, language: str) -> bool:
    """« demande au préfet à ce que la route rouvre »: « à ce » before the « que » at `i`, behind whom one asks."""
    tokens, told = sentence.tokens, group.last + 1
    if Takes.URGE not in group.cue.takes or i - 2 <= told or tokens[told].lower not in words(language, "addressee"):
        return False
    to_this = tokens[i - 2].lower in words(language, "bare_to") and tokens[i - 1].lower in words(language, "this")
    return to_this and after(sentence, told + 1, language=language) == i - 3


def _breaks_off(sentence: Sentence, group: Group, i: int, near: bool, language: str) -> bool:
    """Whether the word at `i` tells that no « que » behind it is the cue's; `near`: one stands right behind the cue."""
    tokens, token = sentence.tokens, sentence.tokens[i]
    if token.text in (".", ";", ":", "?") or is_finite(token):
        return True
    compared = token.lower in words(language, "comparative") and tokens[i + 1].lower not in words(
        language, "early_late"
    )
    if not near and (compared or _present_participle(sentence, i, language)):
        return True  # but « a prévenu un peu plus tôt que … »
    if token.morph.get("VerbForm") == "Inf" and i - group.last < 4:
        return True  # « promet d'être plus belle que … », « demande de dire que … »
    if token.text in words(language, "open_quote"):
        return tokens[i + 1].lower not in words(language, "complementizer")
    return token.lower in words(language, "relative") and token.pos == "PRON"


def _present_participle(sentence: Sentence, i: int, language: str) -> bool:
    """« …, affirmant que », « en affirmant que »: behind a comma or « en » a participle has its own « que »."""
    token, before = sentence.tokens[i], sentence.tokens[i - 1]
    if told_in_passing(sentence, token, language):
        return True  # « a écrit aux élus, leur assurant que »
    participle = token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Pres"
    adjective = token.pos == "ADJ" and token.lower.endswith(tuple(words(language, "gerund_ending")))  # « martelant »
    return (participle or adjective) and i > 0 and (before.text == "," or before.lower in words(language, "gerund"))


def _apposed(tokens: tuple[Token, ...], first: int, que: int, language: str) -> bool:
    """« plaide pour une trêve, une idée que l'armée rejette », « évalue à 15 % la perte, un chiffre que … »: the noun's « que »."""
    comma = next((t.i for t in reversed(tokens[first:que]) if t.text == ","), None)
    if comma is None or tokens[comma + 1].lower not in words(language, "indefinite"):
        return False
    return tokens[que - 1].pos in ("NOUN", "ADJ", "PROPN") and que - comma > 2


def _governed(sentence: Sentence, group: Group, i: int, language: str) -> bool:
    """Whether the « que » at `i`, some words after the cue, is the cue's and not a noun's or a relative pronoun."""
    tokens = sentence.tokens
    if _apposed(tokens, group.last + 1, i, language):
        return False
    before = tokens[i - 1]
    opened = tokens[min(past_adverbs(sentence, group.last + 1, language), i)]
    objected = _brings_object(sentence, group, opened, language)
    if before.text == "," and (opened.pos in ("DET", "NOUN", "PROPN") or objected):
        alone = not any(t.text == "," for t in tokens[opened.i : i - 1]) and not addressed(group, language)
        if tokens[i].pos == "PRON" or alone:
            return False  # « a observé l'évolution de la ville, qu'il … », « a annoncé sa démission, que le conseil … »
    listed = any(t.lower in words(language, "conjunction") for t in tokens[i - 2 : i])
    if listed and opened.pos in ("DET", "NUM") and not addressed(group, language):
        return False  # « réclame des bus, et surtout que l'heure soit payée »
    urges = bool({Takes.URGE, Takes.OF_INFINITIVE} & set(group.cue.takes)) and group.cue.lemma not in words(
        language, "saying"
    )
    if (before.text == "," or urges) and _infinitive_before(sentence, group, i, language):
        return False  # « demande au maire de renoncer à la hausse, qu'il … »
    if (
        before.text in (",", "«", '"', "»")
        or before.pos == "ADV"
        or before.lower in words(language, "day") | words(language, "month") | words(language, "time_noun")
        or before.text.isdigit()
    ):
        return True
    placed = opened.lower in words(language, "addressee") | words(language, "before_que")
    told_of = opened.lower in words(language, "of") and group.cue.lemma in words(language, "saying")
    told_of = told_of or _of_whom(sentence, group, opened, i, language)
    if (placed or told_of) and after(sentence, opened.i + 1, language=language) + 1 == i:
        return True  # « a déclaré à la chaîne RTBF qu'il … », « devant la cour qu'il … », « dit de Paul Roy qu'il … »
    if tokens[i].dep == "mark" and addressed(group, language):
        return True  # « a prévenu les habitants que … »: the model sees a conjunction, if in a relative clause
    told_person = opened.i, after(sentence, opened.i, language=language)
    if addressed(group, language) and told_person[1] + 1 == i and surely_speaks(sentence, told_person, language):
        return True  # « a prévenu les députés que … »: whoever is told comes first
    above = next((t for t in (tokens[i], *sentence.ancestors(i)) if t.dep.split(":")[0] in ("ccomp", "acl")), None)
    if above is not None and above.dep.startswith("ccomp") and above.head == group.verb.i:
        return True
    if opened.pos == "ADP" and tokens[i].pos == "SCONJ":
        return True
    if tokens[i].pos == "PRON" and before.pos == "NOUN" and opened.pos == "DET":
        return False  # « a annoncé la mesure que … »
    return opened.pos in ("ADP", "ADV", "PUNCT") and above is not None and not above.dep.endswith("relcl")


def _of_whom(sentence: Sentence, group: Group, opened: Token, i: int, language: str) -> bool:
    """« exige de la ligue qu'elle cède »: whom something is demanded of, from `opened` on; not « dénonce des élus qu'il … »."""
    of = opened.lower in words(language, "of") - words(language, "plural_of")
    return of and asks_of(group.cue, language) and surely_speaks(sentence, (opened.i + 1, i - 1), language)


def _brings_object(sentence: Sentence, group: Group, opened: Token, language: str) -> bool:
    """« a pris acte du vote, qu'il … »: whether `opened` brings what the cue is about; not « a estimé à sa sortie, que … »."""
    if Takes.ABOUT in group.cue.takes and opened.lower in words(language, "of"):
        return True
    return opened.lower in group.cue.prepositions and about(sentence, group, opened.i, language) is not None


def _infinitive_before(sentence: Sentence, group: Group, i: int, language: str) -> bool:
    """Whether what is asked, an infinitive behind « de » or « à », stands between the cue and token `i`."""
    joints = words(language, "bare_of") | words(language, "bare_to")
    return any(
        t.lower in joints and lead(sentence, t.i + 1, language) is not None
        for t in sentence.tokens[group.last + 1 : i - 2]
    )
