"""What a number without a noun counts, and of which figure it is a part.

« 10 000 soldats, dont 8 000 à Koursk » : 8 000 soldat, a part of the 10 000. « Le nombre d'emplois menacés est chiffré à
900 » : 900 emploi. « Parmi les blessés, deux sont dans un état grave » : 2 blessé. « Des drones ont survolé le port. L'armée
en a compté trois » : 3 drone. « Les naissances ont atteint 3 200 » : 3 200 naissance. Where nothing in the text says what
(« On en est à 800 »), the unit stays empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.alone import likewise
from recoupe.extraction.quantities.beside import (
    after_colon,
    before_colon,
    bracketed,
    gauged,
    in_plural,
    one_out_of,
    subject_of_being,
)
from recoupe.extraction.quantities.compounds import whole_words
from recoupe.extraction.quantities.counted import among_them, counts_of_it, of_several_words
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.linking import link
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.numeral import times
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.readings import Reading
from recoupe.extraction.quantities.singular import singular
from recoupe.extraction.quantities.tense import lemma

_BACK = 1  # sentences back in which a bare number finds its unit
_SUSPENDED = 3  # words of « avec sursis » behind a part of a penalty
_DONT = 3  # words of « blessés, dont »
_TAKEN_UP = 2  # sentences back in which « ils » finds its noun
_BACK_OF_IT = 5  # the same where « en » says that something was named
Row = tuple[int, Reading]  # number of the sentence, figure


def with_unit(
    reading: Reading, number: int, before: Sequence[Row], sentences: Sequence[Sentence], lexicon: Lexicon
) -> tuple[Reading, int | None]:
    """The figure with the unit it leaves out, and the index in `before` of the figure that gave it."""
    sentence = sentences[number]
    if (same := likewise(sentence, reading, number, before, lexicon)) is not None:
        return replace(reading, unit=before[same][1].unit, ellipsis=True, score=0.7), same
    if reading.unit or not reading.ellipsis:
        return reading, None
    near = _told_near(sentences, number, reading, lexicon)
    if near is not None:
        unit = _unit_of(sentences, near, lexicon)
        return replace(reading, unit=unit, words=reading.words or near.text, score=0.75, noun=near.start), None
    of_it = _of_it(sentence, reading, lexicon)
    back = _BACK_OF_IT if of_it is not None or _them(sentence, reading, lexicon) is not None else _BACK
    inside = [(i, r) for i, (n, r) in enumerate(before) if n == number]
    if reading.plural and not (reading.part or inside):
        return replace(reading, unit=reading.plural, ellipsis=False, score=0.6), None
    untimed = any(n == number and r.unit and r.unit not in lexicon.unplaced for n, r in before)
    untimed = untimed and not (reading.part and inside and _of_penalty(sentence, reading, before[-1][1], lexicon))
    for i in range(len(before) - 1, -1, -1):
        n, other = before[i]
        if number - n > back:
            break
        if i and (
            _base(sentences[n], before[i - 1], (n, other), lexicon)
            or (n == number and _by_whom(sentence, before, i, reading, lexicon))
        ):
            continue  # « 3,4 morts pour 100 000 habitants », « 320 cas vus par douze juges, contre 410 »
        if untimed and other.unit in lexicon.listed("years"):
            continue  # « 17 000 morts depuis huit ans, dont 6 000 »
        lasts = of_it is not None and i == len(before) - 1 and _lasts(sentence, reading, lexicon)
        lasts = lasts or (n == number and i == len(before) - 1 and _against(sentence, reading, lexicon))
        of_whole = n == number and (reading.part or other.whole)  # « sur 20 pays, 19 »
        if not other.unit or (other.unit in lexicon.unplaced and not (of_whole or lasts)):
            continue
        if (other.whole and reading.over) or (reading.plural and not reading.part and other.unit in lexicon.tally):
            continue  # « deux morts et cinq autres blessés »
        if n != number and (other.part or not _fits(reading, other, lexicon) or reading.scaled > other.scaled):
            continue  # « douze agents. Il faut 3 millions »
        return replace(_in_scale(reading, other), unit=other.unit, words=reading.words or other.words), i
    return _by_nouns(sentences, number, reading, of_it, bool(inside), lexicon), None


def _by_nouns(
    sentences: Sequence[Sentence], number: int, reading: Reading, of_it: Token | None, inside: bool, lexicon: Lexicon
) -> Reading:
    """The figure with the unit that a noun around gives where no figure before does."""
    sentence = sentences[number]
    if reading.part and (noun := _noun_of(sentence, reading, lexicon)) is not None:
        return replace(reading, unit=singular(noun.lower, lexicon), words=reading.words or noun.text, score=0.6)
    if of_it is not None:
        named = _named_before(sentences, number, of_it, lexicon)
        named = lexicon.measures.symbols.get(named, named)  # « plus de douze tonnes … en pesait quatorze »
        if named:
            return replace(reading, unit=named, words=reading.words or named, score=0.6)
    if not inside and (they := _who_they_are(sentences, number, reading, lexicon)) is not None:
        return replace(reading, unit=_unit_of(sentences, they, lexicon), words=they.text, score=0.6)
    return replace(reading, unit=reading.plural) if reading.plural else reading


def _base(sentence: Sentence, ahead: Row, row: Row, lexicon: Lexicon) -> bool:
    """« 3,4 morts pour 100 000 habitants »: what a rate is told for, which nothing behind counts."""
    number, other = row
    if is_money(ahead[1].unit) or other.low is None or len(str(int(other.low)).rstrip("0")) > 1:
        return False  # « douze morts pour 3 980 cas, dont 312 confirmés »
    between = [t.lower for t in sentence.at(ahead[1].end, other.start)]
    return ahead[0] == number and len(between) == 1 and between[0] in lexicon.listed("rated")


def _told_near(sentences: Sequence[Sentence], number: int, reading: Reading, lexicon: Lexicon) -> Token | None:
    """The noun that a figure counts by the words around it, whatever was counted before."""
    sentence = sentences[number]
    if reading.part or reading.over or _against(sentence, reading, lexicon):
        return one_out_of(sentence, reading, lexicon)
    near = bracketed(sentence, reading, lexicon) or gauged(sentence, reading, lexicon)
    near = near or _near(sentence, reading, lexicon) or _whose_number(sentence, reading, lexicon)
    for tell in (_numbering, _besides_one, before_colon, after_colon):
        near = near or tell(sentence, reading, lexicon)
    return near or _amounting(sentences, number, reading, lexicon) or _by_dozens(sentences, number, reading, lexicon)


def _in_scale(reading: Reading, whole: Reading) -> Reading:
    """« 15 milliards d'euros, dont cinq pour la dette »: five thousand million."""
    value, most = (reading.low or reading.high, whole.high or whole.low)
    shares = reading.part and is_money(whole.unit) and whole.scaled and reading.scale == 1
    if not shares or value is None or most is None or value >= most / whole.scale:
        return reading
    low, high = (None if v is None else times(v, whole.scale) for v in (reading.low, reading.high))
    return replace(reading, low=low, high=high, scale=whole.scale)


def _them(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> Token | None:
    """« deux d'entre elles »: the pronoun of those named before."""
    return among_them([t for t in sentence.tokens if t.start >= reading.number_end], lexicon)


def _who_they_are(sentences: Sequence[Sentence], number: int, reading: Reading, lexicon: Lexicon) -> Token | None:
    """« Les bateaux rentrent. Une dizaine d'entre eux »: the subject that « eux » takes up, else the last people named."""
    them = _them(sentences[number], reading, lexicon)
    if them is None:
        return None
    earlier = (t for s in reversed(sentences[max(0, number - _TAKEN_UP) : number + 1]) for t in reversed(s.tokens))
    plurals = [t for t in earlier if t.pos == "NOUN" and t.morph.get("Number") == "Plur" and t.end <= reading.start]
    taken = _taken_up(sentences, number, them)
    return taken if taken in plurals else next((t for t in plurals if are_people(t.text, lexicon)), None)


def _lasts(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> bool:
    """« devait durer quatre mois. Elle en a duré dix-huit »."""
    before = [t.lower for t in sentence.tokens if t.end <= reading.start][-2:]
    return any(w in lexicon.role("lasting") for w in before)


def _fits(reading: Reading, other: Reading, lexicon: Lexicon) -> bool:
    """Money and measures don't pass to the next sentence (« 3 millions d'euros. Ils étaient 40 »), and people come whole."""
    if are_people(other.unit, lexicon) and any(v is not None and v % 1 for v in (reading.low, reading.high)):
        return False
    letters = other.unit.replace(" ", "")  # « gilet jaune »
    return letters.isalpha() and letters.islower() and len(letters) > 2 and not is_money(other.unit)


def _of_penalty(sentence: Sentence, reading: Reading, whole: Reading, lexicon: Lexicon) -> bool:
    """« deux ans de prison, dont un avec sursis »."""
    behind = [t for t in sentence.tokens if t.start >= reading.end][:_SUSPENDED]
    told = (*sentence.at(whole.end, reading.start), *sentence.at(reading.start, reading.end), *behind)
    return whole.unit in lexicon.listed("years") and any(t.lower in lexicon.listed("penalty") for t in told)


def _near(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> Token | None:
    """The noun of the last « le nombre de … » or « parmi les … » before the figure, or of « le nombre de … » behind it."""
    tokens = sentence.tokens
    numbers, among, found = lexicon.role("number_of"), lexicon.role("among"), list[Token]()
    for i in range(len(tokens) - 2):
        near = tokens[i + 1].lower in lexicon.role("of") | lexicon.role("article")
        of = i + 1 if near else i + 2  # « le nombre total de », « un nombre record de »
        two = f"{tokens[i].lower} {tokens[of].lower}"
        noun = _noun(tokens, of + 1)
        if noun is None or not (two in numbers or (two in among and noun.end <= reading.start)):
            continue
        if not _inside(noun, reading) and _alone(sentence, noun, reading):
            found.append(noun)
    before = [noun for noun in found if noun.end <= reading.start]
    return next(iter(before[-1:] or found), None)


def _whose_number(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> Token | None:
    """« les éleveurs, dont le nombre avoisine les 40 »: those before « dont »."""
    ahead = [t for t in sentence.tokens if t.end <= reading.start]
    for i in range(len(ahead) - 3, 0, -1):
        number = ahead[i].lower in lexicon.role("part") and ahead[i + 2].lemma in lexicon.listed("number")
        if number and not any(t.pos == "PUNCT" for t in ahead[i + 3 :]):
            plural = (t for t in reversed(ahead[:i]) if t.pos == "NOUN" or t.lower in lexicon.nominal)
            return next((t for t in plural if t.morph.get("Number") != "Sing"), None)
    return None


def _numbering(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> Token | None:
    """« Les soldats, au nombre de 200 »: the noun in the plural before such words."""
    words = " ".join(t.lower for t in sentence.tokens if t.end <= reading.number_start)
    if not any(words.endswith(form) for form in lexicon.role("numbering")):
        return None
    before = (t for t in reversed(sentence.tokens) if t.end <= reading.start)
    return next((t for t in before if t.pos == "NOUN" and t.morph.get("Number") == "Plur"), None)


def _besides_one(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> Token | None:
    """« Une ferme a brûlé et 12 autres sont menacées »: the one thing before, where nothing between is counted."""
    if reading.words.lower() not in lexicon.role("other"):
        return None
    ahead = [t for t in sentence.tokens if t.end <= reading.start]
    if any(t.pos == "NUM" or t.text in (";", ":") for t in ahead):
        return None
    subjects = (t for t in reversed(ahead) if t.pos == "NOUN" and t.dep.startswith("nsubj"))
    subject = next(subjects, None)
    one = subject is not None and any(d.lower in lexicon.role("one") for d in sentence.children(subject.i, "det"))
    return subject if one else None


def _amounting(sentences: Sequence[Sentence], number: int, reading: Reading, lexicon: Lexicon) -> Token | None:
    """« Les naissances ont atteint 3 200 », « Des grévistes bloquent le pont. Ils sont 80 »: those who are that many."""
    sentence = sentences[number]
    own = tuple(sentence.at(reading.start, reading.end))
    verb = link(sentence, own, lexicon) if own else None
    if verb is None or verb.subject or not _amounts(sentence, verb.verb, reading, lexicon):
        return None
    heads = (*own, verb.verb, sentence.tokens[verb.verb.head])
    subjects = (t for head in heads for t in sentence.children(head.i, "nsubj") if t.end <= reading.start)
    subject = next(subjects, None) or subject_of_being(sentence, verb.verb, lexicon)
    if subject is not None and subject.lower in lexicon.role("they"):
        subject = _taken_up(sentences, number, subject)
    if subject is None or subject.pos != "NOUN" or not in_plural(subject, lexicon):
        return None
    unit = _unit_of(sentences, subject, lexicon)
    if _does(sentence, reading, lexicon) and not are_people(unit, lexicon):
        return None  # « Les chants reprennent. Ils sont une centaine à défiler »
    return None if unit in lexicon.sums | lexicon.listed("amount") else subject


def _amounts(sentence: Sentence, verb: Token, reading: Reading, lexicon: Lexicon) -> bool:
    """« ont atteint », « sont estimés à », « sont limitées à »."""
    word = lemma(verb, lexicon)
    passive = bool(sentence.children(verb.i, "nsubj:pass"))
    gauged = passive and word in lexicon.verbs_of("gauging") and not reading.scaled  # « sont estimés à 3 millions »
    return gauged or word in lexicon.verbs_of("amounting")


def _does(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> bool:
    """« une centaine à défiler »: they do something."""
    behind = [t for t in sentence.tokens if t.start >= reading.end][:2]
    acts = len(behind) > 1 and behind[1].morph.get("VerbForm") == "Inf"
    return acts and behind[0].lower in lexicon.role("to")


def _taken_up(sentences: Sequence[Sentence], number: int, pronoun: Token) -> Token | None:
    """The subject before that « ils » or « elles » takes up, in its sentence or one of the two before; pronouns are passed over."""
    gender = pronoun.morph.get("Gender")
    earlier = list(reversed(sentences[number].tokens[: pronoun.i]))
    for sentence in reversed(sentences[max(0, number - _TAKEN_UP) : number]):
        if any(t.pos == "NOUN" and t.dep == "nsubj" for t in earlier):
            break
        earlier += sentence.tokens
    subjects = (t for t in earlier if t.dep.startswith("nsubj") and t.pos != "PRON")
    return next((t for t in subjects if t.morph.get("Gender") in (gender, None)), None)


def _by_dozens(sentences: Sequence[Sentence], number: int, reading: Reading, lexicon: Lexicon) -> Token | None:
    """« des arrestations par dizaines », « les touristes arrivent par milliers »: the noun, or who does so."""
    sentence = sentences[number]
    ahead = [t for t in sentence.tokens if t.end <= reading.start]
    if not ahead or ahead[-1].lower not in lexicon.role("in_lots"):
        return None
    near = next((t for t in reversed(ahead[:-1]) if t.pos not in ("ADJ", "ADV")), None)
    verb = next((t for t in reversed(ahead) if t.pos in ("VERB", "AUX")), None)
    if near is not None and near.pos == "NOUN":
        return near if near.morph.get("Number") == "Plur" else None
    if verb is None:
        return None
    heads = (verb, sentence.tokens[verb.head])
    subject = next((t for head in heads for t in sentence.children(head.i, "nsubj", "nsubj:pass")), None)
    if subject is None or subject.morph.get("PronType") == "Rel":
        subject = heads[1] if verb.dep.startswith("acl") else None
    elif subject.lower in lexicon.role("they"):
        subject = _taken_up(sentences, number, subject)
    several = subject is not None and subject.pos == "NOUN" and subject.morph.get("Number") == "Plur"
    return subject if several else None


def _unit_of(sentences: Sequence[Sentence], noun: Token, lexicon: Lexicon) -> str:
    """The unit that a noun of one of the sentences gives: « gilets jaunes » is of two words."""
    sentence = next(s for s in sentences if s.start <= noun.start < s.end)
    words = whole_words(sentence.tokens[_counted_from(sentence, noun, lexicon) :], lexicon)
    several = of_several_words(words, lexicon)
    return several.unit if several is not None else singular(words[0].text, lexicon)


def _counted_from(sentence: Sentence, noun: Token, lexicon: Lexicon) -> int:
    """Where the noun stands: « des milliers de bergers » are counted as shepherds."""
    scale = noun.lower in lexicon.scales or singular(noun.lower, lexicon) in lexicon.rounded
    behind = sentence.tokens[noun.i + 1 : noun.i + 4]
    if not scale or not behind or behind[0].lower not in lexicon.role("from"):
        return noun.i
    return next((t.i for t in behind[1:] if t.pos in ("NOUN", "ADJ")), noun.i)


def _against(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> bool:
    """« 14,5 jours, contre 17,8 », « tous les trois ans au lieu de six »."""
    ahead = " ".join(t.lower for t in sentence.tokens if t.end <= reading.start)
    if any(ahead.endswith(f" {form}") for form in lexicon.role("rather_than")):
        return True
    before = next((t for t in reversed(sentence.tokens) if t.end <= reading.start and t.pos != "ADV"), None)
    return before is not None and before.lower in lexicon.listed("instead")


def _by_whom(sentence: Sentence, before: Sequence[Row], i: int, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether the figure `i` is of those by whom the things before it were done, which « contre » counts once more."""
    if before[i - 1][0] != before[i][0] or not _against(sentence, reading, lexicon):
        return False
    ahead = [t for t in sentence.tokens if t.end <= before[i][1].start][-1:]
    return bool(ahead) and ahead[0].lower in lexicon.role("by_whom")


def _noun(tokens: Sequence[Token], i: int) -> Token | None:
    while i < len(tokens) and tokens[i].pos in ("ADJ", "DET"):
        i += 1
    return tokens[i] if i < len(tokens) and tokens[i].pos in ("NOUN", "ADJ", "VERB") else None


def _noun_of(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> Token | None:
    """« Des granges ont brûlé, dont trois à Brune »: the subject or object in the plural before « dont »."""
    ahead = [t for t in sentence.tokens if t.end <= reading.number_start and t.pos != "ADV"]
    noun = ahead[-_DONT] if len(ahead) >= _DONT and ahead[-2].text == "," else None
    if noun is not None and noun.lower in lexicon.scales:
        return None  # « 700 millions, dont 200 » are no 200 « millions »
    if noun is not None and noun.pos == "NOUN" and noun.morph.get("Number") == "Plur":
        return noun  # « Parmi les blessés, dont 36 sont soignés »
    for token in reversed(sentence.tokens):
        if token.end > reading.start or token.pos != "NOUN" or token.morph.get("Number") != "Plur":
            continue
        if token.dep.split(":")[0] in ("nsubj", "obj", "ROOT"):
            return token
    return None


def _inside(noun: Token, reading: Reading) -> bool:
    return reading.start <= noun.start < reading.end


def _alone(sentence: Sentence, noun: Token, reading: Reading) -> bool:
    """Whether no semicolon parts the noun from the figure."""
    low, high = min(noun.start, reading.start), max(noun.end, reading.end)
    return not any(t.text in (";", ".") for t in sentence.tokens if low <= t.start < high)


def _of_it(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> Token | None:
    """The pronoun « en » before the verb of a number without a noun: « n'en reconnaît que trois »."""
    before = [t for t in sentence.tokens if t.end <= reading.start][-8:]
    for token in reversed(before):
        if token.text in ",;:":
            return None
        if token.lower not in lexicon.role("of_it"):
            continue
        verb = sentence.tokens[token.i + 1 : token.i + 2]
        if token.pos == "PRON" or (verb and counts_of_it(verb[0], lexicon)):
            return token
    return None


def _named_before(sentences: Sequence[Sentence], number: int, of_it: Token, lexicon: Lexicon) -> str:
    """The last noun in the plural before « en »: « des drones »."""
    for n in range(number, max(-1, number - 2), -1):
        for token in reversed(sentences[n].tokens):
            own = token.dep.startswith("nsubj") and token.head > of_it.i
            if n == number and (token.i >= of_it.i or own):
                continue  # « les visiteurs en comptent trois »
            plural = token.morph.get("Number") == "Plur"
            if token.pos == "NOUN" and plural and token.dep.split(":")[0] in ("obj", "nsubj", "obl", "nmod", "ROOT"):
                return singular(token.lower, lexicon)
    return ""


def whole_of(reading: Reading, here: Sequence[Reading], position: int) -> int | None:
    """Index in `here` of the figure of the same sentence that this one, at `position`, is a part of."""
    if reading.part:
        for i in range(position - 1, -1, -1):
            if not here[i].part:
                return i
        return None
    if reading.whole:
        return None
    for i in range(position - 1, -1, -1):
        if here[i].whole and (here[i].unit == reading.unit or reading.ellipsis or not reading.unit):
            return i
    after = here[position + 1] if position + 1 < len(here) else None
    if after is not None and after.over and (after.ellipsis or after.unit == reading.unit):
        return position + 1
    return None
