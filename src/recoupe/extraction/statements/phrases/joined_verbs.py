"""Which verb another is joined to that has no subject of its own, where the parse takes one that stands deeper.

« La maire a affirmé que le pont tiendrait et a ajouté que … » : to « a affirmé », not to « tiendrait », of which the pont is
the subject. What decides is on the surface: number and person agree, the tenses go together (what follows a verb of the past
stands in other tenses than it), who is the subject can speak, and a comma ends the clause that is held.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Cue
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subject_phrases import (
    CLAUSAL,
    Subject,
    as_group,
    finite,
    subject_of,
    surface,
)
from recoupe.extraction.statements.verbs.forms import agree
from recoupe.extraction.statements.verbs.verb_groups import Group, groups

_VERBS_OWN = ("Number", "Person")
_JOINED = frozenset({"conj", "parataxis"})


def shared(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """The subject of the verb that this one is coordinated with: « a salué … et s'est dit … »."""
    joint = _before_adverbs(sentence.tokens, group.first)
    if joint < 0 or not _joins(sentence.tokens[joint], language):
        return None
    by_parse: Phrase | None = None
    verb = group.verb
    for above in sentence.ancestors(group.verb.i):
        if verb.dep.split(":")[0] not in _JOINED or by_parse is not None:
            break
        verb, by_parse = above, subject_of(sentence, above, group, language)
    if by_parse is None:
        return None
    return host_subject(sentence, group, joint, language) or Subject(by_parse, "shared")


def joined(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """« La société reconnaît que trois cars roulaient et promet … »: the subject of the verb before that agrees."""
    tokens, joint = sentence.tokens, _before_adverbs(sentence.tokens, group.first)
    if joint < 1 or not _joins(tokens[joint], language):
        return None
    unread = group.carried or group.verb.pos not in CLAUSAL  # « réclame …, pointe … », a noun to the model
    return _nearest(sentence, group, joint, language) if unread or tokens[joint].text != "," else None


def listed(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """« Elle réclame une enquête, reproche au maire d'avoir menti et … »: the second of verbs in a row behind a comma."""
    comma = group.first - 1
    if comma < 1 or sentence.tokens[comma].text != ",":
        return None
    behind = sentence.tokens[group.last + 1 : group.last + 2]
    said_after = any(t.pos in ("DET", "PROPN") or t.text == ":" for t in behind)  # « …, annonce le maire »
    return None if said_after else _nearest(sentence, group, comma, language)


def _nearest(sentence: Sentence, group: Group, joint: int, language: str) -> Subject | None:
    """The subject of the verb before token `joint` that the group's goes on with, else of the nearest that agrees with it."""
    if (fitting := host_subject(sentence, group, joint, language)) is not None:
        return fitting
    own = group.auxiliary or group.verb
    earlier = [
        t
        for t in sentence.tokens[:joint]
        if t.pos in CLAUSAL and finite(t) and agree(t, own, _VERBS_OWN) and not _relative(sentence, t)
    ]
    same = [t for t in earlier if t.morph.get("Tense") == own.morph.get("Tense") and t.pos == own.pos]
    main = [t for t in same or earlier if not subordinate(sentence, t, language)]
    for verb in (*reversed(main), *reversed(same)):
        carrier = sentence.tokens[verb.head] if verb.dep.split(":")[0] in ("aux", "cop") else verb
        phrase = subject_of(sentence, carrier, group, language)
        if phrase is not None and phrase[1] < verb.i:
            return Subject(phrase, "shared")
    return None


def host_subject(sentence: Sentence, group: Group, joint: int, language: str) -> Subject | None:
    """The subject of the verb before token `joint` that the group's verb goes on with; null where none fits."""
    found = host(sentence, group, joint, language)
    return None if found is None else Subject(found[1], "shared")


def host_of_verb(sentence: Sentence, verb: Token, language: str) -> tuple[Token, Phrase] | None:
    """« et en a profité pour dire que … »: the verb, and its subject, that any verb behind a joint goes on with."""
    tokens, carrier = sentence.tokens, _carrier(sentence, verb)
    first = carrier.i
    while first > 0 and tokens[first - 1].lower in words(language, "object_clitic") | words(language, "negation"):
        first -= 1
    joint = _before_adverbs(tokens, first)
    if joint < 1 or not finite(carrier) or not _joins(tokens[joint], language):
        return None
    auxiliary = None if carrier.i == verb.i else carrier
    kind = "finite" if auxiliary is None else "past"
    group = Group(Cue(verb.lemma, (), ""), verb, kind, first, verb.i, auxiliary, False, False, None)
    return host(sentence, group, joint, language)


def host(sentence: Sentence, group: Group, joint: int, language: str) -> tuple[Token, Phrase] | None:
    """The verb before token `joint` that the group's goes on with, and its subject; null where none fits.

    Of several, one that stands in the same tense; behind a comma, or of « ajouter », a main verb; of a verb of saying one of
    saying; else the nearest by the parse.
    """
    fitting = list(_fitting(sentence, group, language))
    if not fitting:
        return None
    parted = sentence.tokens[joint].text != "," and sentence.tokens[joint - 1].text == ","
    parted = parted or group.cue.lemma in words(language, "going_on")
    form = _form_of(group)
    saying = {g.verb.i for g in groups(sentence, language) if g.cue.reports and not g.passive}

    def rank(found: tuple[Token, Phrase]) -> tuple[bool, bool, bool]:
        held = _oblique(sentence, found[0], language) or (parted and subordinate(sentence, found[0], language))
        return _form(sentence, found[0]) != form, held, group.cue.reports and found[0].i not in saying

    return min(fitting, key=rank)


def has_its_verb(sentence: Sentence, subject: Token, first: int, language: str) -> bool:
    """Whether what the parse has for the subject of the verb at token `first` stands in another clause: with « et » or a comma
    right before the verb, and between them a finite verb for which no « qui » or « que » waits, or, before « et », none.
    """
    joint = _before_adverbs(sentence.tokens, first)
    if joint <= subject.i or not _joins(sentence.tokens[joint], language):
        return False
    openers = clause_openers(language) | words(language, "complementizer")
    waiting, verbs = 0, 0
    for token in sentence.tokens[subject.i + 1 : joint]:
        waiting += token.pos == "SCONJ" or token.lower in openers
        verbs += finite(token)
        if verbs > waiting:
            return True
    return not verbs and sentence.tokens[joint].text not in (",", ";")


def _before_adverbs(tokens: tuple[Token, ...], first: int) -> int:
    """The token that a verb at token `first` follows, adverbs left out; -1 where there is none."""
    return next((t.i for t in reversed(tokens[:first]) if t.pos != "ADV"), -1)


def _joins(token: Token, language: str) -> bool:
    return token.text in (",", ";") or token.lower in words(language, "conjunction")


def _fitting(sentence: Sentence, group: Group, language: str) -> Iterator[tuple[Token, Phrase]]:
    """The verbs before that the group's can be joined to, with their subjects, the likeliest first.

    Those that the parse has above it, from the inmost, then any that are finite: main verbs before others.
    """
    above = [t for t in sentence.ancestors(group.verb.i) if t.i < group.first]
    before = [
        sentence.tokens[t.head] if t.dep.split(":")[0] in ("aux", "cop") else t
        for t in reversed(sentence.tokens[: group.first])
        if t.pos in CLAUSAL and finite(t)
    ]
    main = [t for t in before if not subordinate(sentence, t, language)]
    for i in dict.fromkeys(t.i for t in (*above, *main, *before)):
        verb = sentence.tokens[i]
        phrase = _subject_before(sentence, verb, group, language) if verb.i < group.first else None
        if phrase is not None and _can_share(sentence, verb, phrase, group, language):
            yield verb, phrase


def _subject_before(sentence: Sentence, verb: Token, group: Group, language: str) -> Phrase | None:
    """The verb's own subject before it: by the parse if that can speak, else a pronoun or the words right before."""
    carrier = _carrier(sentence, verb)
    by_parse = subject_of(sentence, verb, group, language)
    if by_parse is not None:
        apart = has_its_verb(sentence, sentence.tokens[by_parse[1]], carrier.i, language)
        if by_parse[1] > verb.i or apart:
            return None
        if surely_speaks(sentence, by_parse, language):
            return by_parse
    saying = next((g for g in groups(sentence, language) if g.verb.i == verb.i), None)
    own = saying or as_group(group, carrier)
    if saying is not None and own.first and sentence.tokens[own.first - 1].lower in words(language, "subject_pronoun"):
        return own.first - 1, own.first - 1  # « Il indique que … », nobody's to the model
    near = surface(sentence, own, language)
    return by_parse if near is None else near.phrase


def _can_share(sentence: Sentence, verb: Token, phrase: Phrase, group: Group, language: str) -> bool:
    """Whether the verb's subject can be the group's: it agrees, it speaks, and the tenses are those of one clause."""
    own, carrier = group.auxiliary or group.verb, _carrier(sentence, verb)
    if not finite(carrier) or own.morph.get("VerbForm") == "Inf":
        return False  # « (dit) avoir vu le site et en avoir conclu que … »
    if finite(own) and not agree(carrier, own, _VERBS_OWN):
        return False
    return surely_speaks(sentence, phrase, language) and _shifted(carrier) <= _shifted(own)


def subordinate(sentence: Sentence, verb: Token, language: str) -> bool:
    """Whether a « que » stands between the verb and the finite verb before it."""
    for token in reversed(sentence.tokens[: verb.i]):
        if token.lower in words(language, "complementizer"):
            return True
        if finite(token) and token.head != verb.i:
            return False
    return False


def _relative(sentence: Sentence, verb: Token) -> bool:
    return any(t.dep == "acl:relcl" for t in (verb, sentence.tokens[verb.head]) if t.pos in CLAUSAL)


def _oblique(sentence: Sentence, verb: Token, language: str) -> bool:
    """« une étude selon laquelle l'eau baisse », « la loi que le Sénat vote »: in a relative clause that has another subject."""
    if verb.dep != "acl:relcl":
        return False
    return not any(t.lower in words(language, "who") for t in sentence.children(verb.i, "nsubj"))


def _carrier(sentence: Sentence, verb: Token) -> Token:
    """The finite word of a verb: « avait » of « avait été publié »."""
    carriers = (t for t in sentence.children(verb.i, "aux", "cop") if finite(t) and t.i < verb.i)
    return next(carriers, verb)


def _shifted(carrier: Token) -> bool:
    """« tiendrait », « avait tenu », « tienne »: as verbs stand in what somebody else's verb holds."""
    return carrier.morph.get("Mood") in ("Cnd", "Sub") or carrier.morph.get("Tense") == "Imp"


def _form(sentence: Sentence, verb: Token) -> tuple[bool, str | None, str | None]:
    carrier = _carrier(sentence, verb)
    return carrier.i != verb.i and carrier.dep != "cop", carrier.morph.get("Tense"), carrier.morph.get("Mood")


def _form_of(group: Group) -> tuple[bool, str | None, str | None]:
    carrier = group.auxiliary or group.verb
    return group.auxiliary is not None, carrier.morph.get("Tense"), carrier.morph.get("Mood")
