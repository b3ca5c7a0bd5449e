"""The verb that a figure hangs on.

« La panne a privé 80 foyers d'eau »: « privé », of which the figure is the object; « 80 foyers, selon la mairie, sont privés
d'eau »: its subject. The model's tree is asked only where the verb does not stand right beside the figure. What the verb
says of the figure stands in `governing`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.singular import singular
from recoupe.extraction.quantities.tense import NONFINITE, Tense, helpers, lemma, tense

_DIRECT = ("obj", "nsubj", "nsubj:pass", "obl:arg", "ROOT")
_CONTENT = ("NOUN", "PROPN", "NUM", "PRON", "ADJ")
_BESIDE = 5  # words between a verb and its figure: « n'emploie plus que 80 agents »
_LONG = 6  # letters of a future that is no « opéra »
_CLOSING = {",": ",", "(": ")", "-": "-", "–": "–", "—": "—"}  # of what is passed over
_MARKS = frozenset("'\"«»“”‘’")  # around « des "gilets jaunes" »
_IN, _OUT = frozenset("«“‘"), frozenset("»”")
_WHO = 4  # words of « deux de ses membres »
_AGO = 3  # words of « il y a »
_INCISE = 16  # words of the longest one passed over


@dataclass(frozen=True, slots=True)
class Link:
    """The verb of a figure. `subject`: the figure is its subject; `direct`: its subject, object or complement."""

    verb: Token
    subject: bool
    direct: bool
    nouns: tuple[Token, ...] = ()  # between the figure and the verb, the nearest first


def chains(sentence: Sentence, own: tuple[Token, ...]) -> list[list[Token]]:
    """Each word of the figure that hangs on a word outside it, with all above it; nouns and numbers first, from the last."""
    inside = {t.i for t in own}
    tops = [t for t in reversed(own) if t.head not in inside or t.head == t.i] or [own[-1]]
    tops.sort(key=lambda t: t.pos not in _CONTENT)
    return [[top, *sentence.ancestors(top.i)] for top in tops]


def link(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> Link | None:
    """The verb that the figure `own` hangs on: whose subject it is, the one just before it, or the next above it."""
    inside = next((t for t in own if t.pos in ("VERB", "AUX") and helpers(sentence, t, lexicon)), None)
    if inside is not None:
        return Link(inside, False, True)  # « a dépassé la barre des 10 000 »
    if _in_future(own[-1], lexicon) and own[-1].text.islower() and len(own) > 1:
        return Link(replace(own[-1], pos="VERB"), True, True)  # « près de la moitié des trains circuleront »
    behind = _behind(sentence, own, lexicon)
    if behind is not None:
        return Link(behind, True, True)
    before = _before(sentence, own, lexicon)
    if before is not None:
        return Link(before, _inverted(sentence, before) or _speaks(sentence, own, before, lexicon), True)
    nouns: list[Token] = []
    chain = chains(sentence, own)[0]
    for i, token in enumerate(chain):
        if i and token.pos == "NOUN":
            nouns.append(token)
        if token.pos in ("VERB", "AUX") or (i and sentence.children(token.i, "aux", "cop")):
            if _parted(sentence, token, own):
                return None
            if _around_quotation(sentence, token, own):
                told = [t for t in sentence.tokens[: own[0].i] if t.pos in ("VERB", "AUX")]
                finite = [t for t in told if tense(t, lexicon) not in NONFINITE]
                return Link(_carried(sentence, finite[-1]), False, False, tuple(nouns)) if finite else None
            subject = chain[i - 1].dep.startswith("nsubj") if i else False
            sized = i > 1 and sentence.tokens[own[0].i - 1].lower in lexicon.role("of")  # « une hausse de 3 % »
            direct = subject or ((i == 1 or sized) and chain[i - 1].dep in _DIRECT)
            return Link(token, subject, direct, tuple(nouns))
        if i and token.pos == "ADJ" and ("VERB", lemma(token, lexicon)) in lexicon.phases:
            return Link(token, True, True, tuple(nouns))  # « des rafales de 140 km/h sont attendues »
    later = _later(sentence, own, lexicon)
    if later is not None:
        return Link(later, True, True)
    missed = _overlooked(sentence, own, lexicon)
    if missed is not None:
        return Link(missed, False, True, tuple(n for n in nouns if n.i > missed.i))
    return Link(chain[-1], False, False, tuple(nouns)) if nouns else None


def _overlooked(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> Token | None:
    """« la mairie table, selon le service, sur 800 tonnes »: a verb that the model takes for a noun, where it finds none."""
    for token in reversed(sentence.tokens[: own[0].i]):
        if token.text in (":", ";", "(") or token.pos in ("VERB", "AUX"):
            return None
        named = token.i > 0 and sentence.tokens[token.i - 1].pos in ("NOUN", "PROPN", "PRON")
        if token.pos == "NOUN" and named and (verb := _taken_for_noun(sentence, token, lexicon)):
            return verb
    return None


def _inverted(sentence: Sentence, verb: Token) -> bool:
    """« comme le souhaitent 80 élus », « la loi que réclament 80 élus »: the verb's object stands before it, its subject behind."""
    clitic = sentence.tokens[verb.i - 1 : verb.i] if verb.i else ()  # « le », which the model takes for an article
    ahead = any(t.pos == "PRON" and t.i < verb.i for t in sentence.children(verb.i, "obj"))
    ahead = ahead or any(t.pos == "DET" and t.head == verb.i for t in clitic)
    finite = verb.morph.get("VerbForm") == "Fin" and verb.morph.get("Number") == "Plur"
    return ahead and finite and not any(t.i < verb.i for t in sentence.children(verb.i, "nsubj"))


def _speaks(sentence: Sentence, own: tuple[Token, ...], verb: Token, lexicon: Lexicon) -> bool:
    """« …, ont annoncé deux membres du comité »: those who said what stands before the comma."""
    first = min((verb, *helpers(sentence, verb, lexicon)), key=lambda t: t.i)
    before = sentence.tokens[first.i - 1] if first.i else None
    aside = before is not None and (before.text == "," or before.text in _OUT)
    between = sentence.tokens[verb.i + 1 : own[0].i]
    told = lemma(verb, lexicon) in lexicon.verbs_of("telling") and all(
        t.lower in lexicon.listed("day") for t in between
    )
    people = any(are_people(singular(t.lower, lexicon), lexicon) for t in sentence.tokens[own[0].i : own[0].i + _WHO])
    subjects = [t for t in sentence.children(verb.i, "nsubj") if t.i < first.i]
    led = any(t.morph.get("Number") != "Sing" or sentence.children(t.i, "conj") for t in subjects)
    return aside and told and people and not led and first.morph.get("Number") == "Plur"


def _later(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> Token | None:
    """« Deux avions et un drone se sont posés »: the next verb in the clause, where the model finds none."""
    first = sentence.tokens[own[0].i - 1] if own[0].i else None
    if first is not None and first.pos in ("ADP", "NOUN"):
        return None
    for token in sentence.tokens[own[-1].i + 1 :]:
        if token.pos in ("PUNCT", "SCONJ") or token.morph.get("PronType") == "Rel":
            return None
        if token.pos in ("VERB", "AUX") and tense(token, lexicon) not in NONFINITE:
            return _carried(sentence, token)
    return None


def _carried(sentence: Sentence, token: Token) -> Token:
    """The verb whose auxiliary `token` is, or itself."""
    head = sentence.tokens[token.head]
    others = any(
        token.i < t.i for t in sentence.children(head.i, "nsubj") if t.i < head.i
    )  # « ont peur, le maire a dit »
    carries = token.dep.split(":")[0] in ("aux", "cop") and head.i > token.i and not others
    return head if carries else token


def _parted(sentence: Sentence, verb: Token, own: tuple[Token, ...]) -> bool:
    """« La salle affiche complet : 80 places vendues »: another clause."""
    between = sentence.tokens[min(verb.i, own[0].i) : max(verb.i, own[-1].i)]
    return any(t.text in (":", ";") for t in between)


def _around_quotation(sentence: Sentence, verb: Token, own: tuple[Token, ...]) -> bool:
    """« Le pays souffre d'un chômage à 9 % », a écrit le maire: the verb stands behind the quotation that holds the figure."""
    between = sentence.tokens[own[-1].i + 1 : verb.i]
    return _leaves_marks(between) and any(a.text in _OUT and b.text == "," for a, b in pairwise(between))


def _behind(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> Token | None:
    """The verb whose subject ends right before it, whatever the model hangs the figure on."""
    behind = own[-1].i + 1
    first = own[0]
    if first.dep.split(":")[0] in ("obj", "obl", "case") and sentence.tokens[first.head].pos == "VERB":
        return None
    before = [t for t in sentence.tokens[max(0, first.i - 3) : first.i] if t.text not in _MARKS]
    ahead = " ".join(t.lower for t in before[-2:])
    if before and before[-1].pos == "ADP" and ahead not in lexicon.role("number_of"):
        return None  # « un homme de 43 ans a été retrouvé »
    while behind < len(sentence.tokens) and sentence.tokens[behind].text in _MARKS:
        behind += 1
    behind = _past_incise(sentence, _past_complement(sentence, behind, lexicon), lexicon)
    if behind < len(sentence.tokens) and _reduced(sentence, own, behind, lexicon):
        return _main(sentence, behind, lexicon)
    if " ".join(t.lower for t in sentence.tokens[behind : behind + _AGO]) in lexicon.role("back_then"):
        return None  # « acheté 3 000 euros il y a dix ans »
    for token in sentence.tokens[behind : behind + 4]:
        if token.pos in ("AUX", "VERB"):
            return None if tense(token, lexicon) in NONFINITE else _carried(sentence, token)
        relative = token.morph.get("PronType") == "Rel"
        if token.pos not in ("ADV", "PRON") or token.lower in lexicon.clause_starts or relative:
            return None
    return None


def _past_complement(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """The word behind « de choléra », « des deux usines » if that stands at word i, else i."""
    tokens = sentence.tokens
    while i < len(tokens) and tokens[i].lower in lexicon.role("of"):
        end = i + 1
        while end < len(tokens) and (
            tokens[end].pos in ("DET", "NUM", "ADJ", "NOUN", "PROPN") or tokens[end].text in _MARKS
        ):
            end += 1
        i = end
    return i


def _past_incise(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """The word behind « , selon la police (300 selon la mairie), », « (14 millions d'euros) » or « , dont l'un a fui, » if one
    stands at word i, else i."""
    tokens = sentence.tokens
    if i >= len(tokens) or tokens[i].text not in _CLOSING:
        return i
    ends = [t.i for t in tokens[i + 1 : i + _INCISE] if t.text == _CLOSING[tokens[i].text]]
    opener = tokens[i + 1] if ends else tokens[i]
    if not ends or opener.lower in lexicon.role("list") or _leaves_marks(tokens[i + 1 : ends[0]]):
        return i
    if opener.lower in lexicon.role("part") or opener.morph.get("PronType") == "Rel":
        return next((end + 1 for end in ends if _goes_on(sentence, end + 1, lexicon)), i)
    verbal = any(t.pos in ("VERB", "AUX") or t.text in (";", ":") for t in tokens[i + 1 : ends[0]])
    return i if verbal else ends[0] + 1


def _leaves_marks(tokens: Sequence[Token]) -> bool:
    """« , et un chômage à 10 % », a écrit le maire »: a quotation ends inside."""
    return any(t.text in _OUT for t in tokens) and not any(t.text in _IN for t in tokens)


def _goes_on(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a verb in the plural stands at word i, « se » before it or not."""
    ahead = next((t for t in sentence.tokens[i : i + 2] if t.pos != "PRON"), None)
    finite = ahead is not None and ahead.pos in ("VERB", "AUX") and tense(ahead, lexicon) not in NONFINITE
    return ahead is not None and finite and ahead.morph.get("Number") == "Plur"


def _reduced(sentence: Sentence, own: tuple[Token, ...], i: int, lexicon: Lexicon) -> bool:
    """« Cinq bus transportant des ouvriers ont … », « 80 femmes accompagnées de leurs enfants sont … »: a participle follows
    the figure, which opens its clause."""
    before = sentence.tokens[own[0].i - 1] if own[0].i else None
    opens = before is None or before.pos in ("PUNCT", "CCONJ") or before.lower in lexicon.clause_starts
    told = sentence.tokens[i] if own[-1].pos != "VERB" else own[-1]
    participle = told.pos == "VERB" and tense(told, lexicon) in (Tense.GERUND, Tense.PARTICIPLE)
    return opens and participle and not helpers(sentence, told, lexicon)


def _main(sentence: Sentence, i: int, lexicon: Lexicon) -> Token | None:
    """The verb in the plural behind the participle at word i, in the same clause."""
    for token in sentence.tokens[i:]:
        if token.pos in ("PUNCT", "CCONJ", "SCONJ") or token.morph.get("PronType") == "Rel":
            return None
        if token.pos in ("VERB", "AUX") and tense(token, lexicon) not in NONFINITE:
            return _carried(sentence, token) if _goes_on(sentence, token.i, lexicon) else None
    return None


def moves(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """« le bénéfice progresse de 9 % »: a verb in the present that the model takes for an adjective."""
    if token.pos != "ADJ" or sentence.children(token.i, "cop", "aux"):
        return False
    found = readings_of(token.lower, lexicon.verbs_of("punctual"), lexicon.language)
    return bool(found) and all(r.kind == "finite" for r in found)


def _taken_for_noun(sentence: Sentence, token: Token, lexicon: Lexicon) -> Token | None:
    """« le site de Brune, spécialisé, compte 130 bergers »: a verb that nothing before makes a noun."""
    before = sentence.tokens[token.i - 1] if token.i else None
    if before is None or before.pos in ("DET", "ADP", "ADJ", "NUM") or sentence.children(token.i, "det", "case"):
        return None
    if before.pos == "VERB" and sentence.children(before.i, "aux"):
        return None  # « auquel ont pris part 300 élus »
    found = readings_of(token.lower, lexicon.verbs, lexicon.language)
    verb = next((r for r in found if r.kind == "finite"), None)
    if verb is None:  # « la ville haussera ses tarifs de 25 % »
        return replace(token, pos="VERB") if _in_future(token, lexicon) else None
    return replace(token, pos="VERB", lemma=verb.lemma)


def _in_future(word: Token, lexicon: Lexicon) -> bool:
    """« circuleront », « haussera »: a future of the third person, whatever the model has it for; « vignerons » is none."""
    third = word.lower.endswith(tuple(lexicon.listed("third_person_future"))) and len(word.text) >= _LONG
    return third and lexicon.verb_ending(word.lower, word.lemma, "") == Tense.FUTURE


def _before(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> Token | None:
    """The verb just before the figure: adverbs, prepositions and articles alone stand between."""
    for i in range(own[0].i - 1, max(-1, own[0].i - 1 - _BESIDE), -1):
        token = sentence.tokens[i]
        if i < own[0].i - 1 and moves(sentence, token, lexicon):
            return token
        if token.pos == "NOUN" and (verb := _taken_for_noun(sentence, token, lexicon)):
            return verb
        if token.lower in lexicon.listed("day"):
            continue  # « a sollicité mardi deux avions »
        if token.pos in ("VERB", "AUX"):
            form = tense(token, lexicon)
            apart = form is Tense.PARTICIPLE and not helpers(sentence, token, lexicon)
            if apart and i == own[0].i - 1 and own[-1].lower in lexicon.listed("priced"):
                return token  # « un break acheté 3 000 euros »
            if form is Tense.GERUND or apart:
                return None
            carried = _carried(sentence, token) if token.dep.split(":")[0] == "aux" else token
            return carried if tense(carried, lexicon) is Tense.PARTICIPLE else token  # « a pendant dix ans porté »
        if token.pos not in ("ADV", "ADP", "DET") and token.lower not in lexicon.clause_starts:
            return None
        if token.pos == "ADP" and token.lower in lexicon.purpose:
            return None
    return None
