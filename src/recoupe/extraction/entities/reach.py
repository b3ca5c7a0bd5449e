"""How far a proper name reaches, once it is known where it begins.

« Hugo de la Tour », « l'Union des métiers de la Mer », « l'agence Marsud », « l'association Droit au logement » each to
the last of its words. A person who is named right behind a place or a body is in that reach too: `glued` cuts him off.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.body_reach import before_contrast, body_reach
from recoupe.extraction.entities.circumstances import circumstance
from recoupe.extraction.entities.mottoes import common_motto, motto_end, title_end
from recoupe.extraction.entities.written_names import roman
from recoupe.extraction.parse import Sentence, Token
from recoupe.model.entity import EntityKind

_BODY = "ORG"  # the model's label
_GAP = 2  # characters between two words of a name: a blank, and a soft hyphen that folding drops
_BREAKS = "—–…!?*"  # marks that tokens leave on a word behind which no name goes on: « J'adore Valmer.— Hugo Roux »
_PAPER = 3  # tokens of a paper's name
_LETTERS = 3  # of honours and parties behind a name: QC, MP, PhD


def reach(sentence: Sentence, first: int, persons: Set[str], alone: Set[str], language: str) -> int:
    """The last token of the name that begins at `first`.

    `persons` are parts of names of persons in the article, `alone` surnames that it gives without anything beside them.
    """
    tokens = sentence.tokens
    particles = lexicon.words(language, "names", "particle")
    person = lexicon.first_name(tokens[first].text) is not None or tokens[first].text in {*persons, *particles}
    heads = lexicon.words(language, "names", "body_head")
    if first == 0 and _dateline(tokens):
        return 0
    if (tokens[first].text in heads or _noun_with_complement(tokens, first, language)) and not person:
        return body_reach(sentence, first, language)
    last = i = first + 2 if hyphened(tokens, first) and tokens[first].text in particles else first
    paper = lexicon.known(lexicon.written(tokens[first : first + 2])) if first + 1 < len(tokens) else None
    labelled = behind_label(tokens, first, language)
    particles = particles | lexicon.words(language, "names", "joint") if labelled else particles
    human = person and not labelled
    published = paper.kind is EntityKind.OUTLET if paper is not None else titled(tokens, first, language)
    person = person or labelled or published
    while i + 1 < len(tokens):
        following = tokens[i + 1]
        if following.lower in lexicon.words(language, "names", "stamp") or tokens[i].text[-1] in _BREAKS:
            break
        if i == last and circumstance(tokens, i + 1, language):
            break
        if following.text[0].isupper() and following.text[0].isalpha() and following.end > following.start:
            if _stops(tokens, first, i, language) or (person and _honours(tokens[first : i + 2])):
                break
            person = person or _begins_person(tokens, i + 1, particles)
            last = i = i + 1
        elif (end := _part_end(sentence, first, i, labelled, i == last, language)) is not None:
            last = i = end
        elif (person and following.lower in particles and hyphened(tokens, i + 1)) or _arabic(tokens, i + 1, language):
            last = i = i + 3  # « Hassan al-Roux », « Aïn el-Drenos »
        elif human and (end := _small_surname(tokens, i, particles)) is not None:
            last = i = end
        elif person and following.lower in particles and _particle(sentence, i + 1, particles, language):
            if human and _whole(tokens, first, i, alone, language):
                break  # « Nadia Roux de l'Institut Pasteur »
            i += 1
        else:
            break
    if last > first and not person and tokens[last].text in heads:
        return body_reach(sentence, last, language)  # « le Racing Club de Valmer »
    return last


def _stops(tokens: Sequence[Token], first: int, i: int, language: str) -> bool:
    """« déclare Hugo Roux Hugo Roux estime », « salué par Hugo Roux A la tête de », « Hugo Roux Mme Petit »: whether the capital
    behind token `i` is no part of the name that begins at `first`.
    """
    following = tokens[i + 1]
    if (i > first and following.text == tokens[first].text) or opens_again(tokens, i + 1, language):
        return True
    return following.start > tokens[i].end + _GAP or lexicon.address(following.text, language) is not None


def _small_surname(tokens: Sequence[Token], i: int, particles: Set[str]) -> int | None:
    """« Ilse Van de keere », « Jan Vander poel »: where a surname ends that is small behind its particles, the first of them
    a capital at i.
    """
    if tokens[i].lower not in particles or not tokens[i].text[0].isupper() or len(tokens[i].text) < 3:
        return None
    behind = tokens[i + 1 : i + 3]
    small = len(behind) == 2 and behind[0].lower in particles and behind[1].text.islower()
    return i + 2 if small and behind[1].pos in ("PROPN", "NOUN", "X") else None


def opens_again(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« A la tête », « Interrogé sur RTL », « Comment Roux a gagné », « Il a gagné », « Oui, … », « Ces propos sont faux »: words
    that open a sentence behind a line without a full stop, or an answer behind who gives it (« Hugo Roux Oui, … »).
    """
    word, behind = tokens[i], tokens[i + 1 : i + 2]
    if word.text in lexicon.words(language, "names", "bare_preposition"):
        return any(t.lower in lexicon.words(language, "names", "article") for t in behind)
    if not word.text[1:].islower() or not behind:
        return False
    if i and tokens[i - 1].text in lexicon.words(language, "names", "with_pronoun"):
        return False
    asked = word.lower in lexicon.words(language, "statement_words", "asked") and behind[0].pos == "ADP"
    if asked or word.lower in lexicon.words(language, "names", "never_inside"):
        return True
    whole = i > 1 and all(t.text[0].isupper() and t.text[-1].islower() for t in tokens[i - 2 : i])
    noun = behind[0].text.islower() and behind[0].pos in ("NOUN", "ADJ", "NUM")
    noun = noun or lexicon.body(behind[0].lower, language) is not None  # « Hugo Roux Le Mouvement des quais tient »
    ranked = tokens[i + 1 + (behind[0].morph.get("NumType") == "Ord") :]  # « Hugo Roux Le Premier ministre vient »
    post = any(lexicon.role(t.lower, language) is not None for t in ranked[:1])
    given = [lexicon.first_name(t.text) is not None for t in tokens[max(0, i - 2) : i]]
    noun = noun or (post and given != [False, True])  # not « la ministre Awa Le Maire »
    return whole and noun and word.lower in lexicon.words(language, "names", "opening_determiner")


def _part_end(sentence: Sentence, first: int, i: int, labelled: bool, whole: bool, language: str) -> int | None:
    """Last token of a part behind token `i`, without a capital, of the name that opens at `first`, if one stands there.

    `labelled`: a noun for a body stands before the name; `whole`: what stands before is no mere beginning, « Amis de ».
    """
    tokens, following = sentence.tokens, sentence.tokens[i + 1]
    capital_next = i + 2 < len(tokens) and tokens[i + 2].text[0].isupper()
    if _inside(sentence, i + 1):
        return i + 1
    if (
        tokens[i].text.endswith("'")
        and len(tokens[i].text) > 2
        and following.text == "s"
        and following.start == tokens[i].end
    ):
        return i + 1  # « Harper's »
    if following.text in ("-", "'", ".", "&", "/") and i + 2 < len(tokens) and _glued(sentence, i + 1):
        return i + 2
    if following.pos == "X" and following.text.islower() and following.label == tokens[i].label != "":
        return i + 1  # « Doctors without Walls »
    if following.text == "&" and capital_next and whole:
        return i + 2  # « Marks & Roux »
    if labelled:
        if following.pos == "ADJ" and following.text.islower() and tokens[i].text[0].isupper():
            return None if before_contrast(tokens, i + 1, language) else i + 1  # « l'association Toits solidaires »
        if (end := _labelled_end(tokens, first, i, whole, language)) is not None:
            return end
    if i == first and (_adjective_of_name(tokens, i + 1, language) or band(tokens, i, language)):
        return i + 1
    if (end := title_end(tokens, first, i + 1, language)) is not None:
        return end
    if i == first and _article(tokens, first, language) and _number(tokens, i + 1):
        return i + 1  # « indique Le 7. »
    paper = following.lower in lexicon.words(language, "names", "paper")
    if i == first + 1 and paper and _article(tokens, first, language):
        return i + 1  # « Le Berry républicain »
    foreign = following.text in lexicon.words(language, "names", "foreign") and tokens[i].text[0].isupper()
    # « Economic and Financial Crimes Commission », « News of the World »
    return _past_foreign(tokens, i + 1, language) if foreign else None


def _labelled_end(tokens: Sequence[Token], first: int, i: int, whole: bool, language: str) -> int | None:
    """« l'association Droit au logement », « Entraide pour la Vallée », « la chaîne Sport 1 »: the same where a noun labels it."""
    motto = motto_end(tokens, first, i + 1, language) or common_motto(tokens, first, i + 1, language) if whole else None
    end = motto or _purpose(tokens, i + 1, language)
    number = tokens[i + 1].text.isdigit() and len(tokens[i + 1].text) < 3 and whole
    return end or (i + 1 if number else None)


def _noun_with_complement(tokens: Sequence[Token], first: int, language: str) -> bool:
    """« le Bloc de gauche », « les Paniers du Cœur », « les Mères sans logis »: a common noun that has a capital for a name, and
    what hangs on it.
    """
    noun, behind = tokens[first], tokens[first + 1 : first + 4]
    of = lexicon.words(language, "names", "genitive")
    if first and tokens[first - 1].lower in lexicon.words(language, "titles", "plural_article"):
        of |= lexicon.words(language, "names", "banding")
    if not first or noun.pos != "NOUN" or not noun.text[1:2].islower() or len(behind) < 2 or behind[0].lower not in of:
        return False
    led = tokens[first - 1].lower in lexicon.words(language, "names", "article") or behind_label(
        tokens, first, language
    )
    led = led or (tokens[first - 1].text == "," and noun.label == _BODY)  # « l'une d'elles, Ouvriers du Port, … »
    hung = next((t for t in behind[1:] if t.pos in ("NOUN", "PROPN", "X")), None)
    if not led or hung is None or hung.label == "PER" or lexicon.first_name(hung.text) is not None:
        return False
    return hung.dep.split(":")[0] == "nmod" and hung.head == first and lexicon.known(noun.text) is None


def band(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« les Juristes affligés », « les Voisins du Marais »: people of a trade with a capital, who band together under a name."""
    noun, behind = tokens[i], tokens[i + 1 : i + 2]
    capital = noun.text[0].isupper() and noun.text[1:2].islower()
    if not i or not behind or noun.pos != "NOUN" or not capital:
        return False
    if tokens[i - 1].lower not in lexicon.words(language, "titles", "plural_article"):
        return False
    told = lexicon.role(noun.lower, language)
    several = noun.morph.get("Number") == "Plur" and lexicon.demonym(noun.text) is None if told is None else told[2]
    if not several:
        return False
    described = behind[0].dep == "amod" and behind[0].head == i and behind[0].text.islower()
    return described or _noun_with_complement(tokens, i, language)


def behind_label(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether the noun before token i says that a body's name begins there: « l'association », « l'ONG écologiste »."""
    labels = lexicon.words(language, "bodies", "label")
    if i > 0 and tokens[i - 1].lower in labels:
        return True
    return i > 1 and tokens[i - 1].pos == "ADJ" and tokens[i - 1].text.islower() and tokens[i - 2].lower in labels


def _honours(run: Sequence[Token]) -> bool:
    """« Judith Roux QC »: letters behind a person's name that is written small."""
    letters = run[-1].text
    small = [t for t in run[:-1] if t.text[0].isupper() and t.text[1:2].islower()]
    return (
        letters.isalpha()
        and letters.isupper()
        and 1 < len(letters) <= _LETTERS
        and len(run) > 2
        and len(small) == len(run) - 1
    )


def _begins_person(tokens: Sequence[Token], i: int, particles: Set[str]) -> bool:
    """« l'Otan Jaap de Roux »: a given name with a particle behind it, in a run that opened as a body's name."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and after.lower in particles and lexicon.first_name(tokens[i].text) is not None


def _whole(tokens: Sequence[Token], first: int, i: int, alone: Set[str], language: str) -> bool:
    """Whether a person's name ends at i, before « de »: given name and surname are told, and what follows is no part.

    « Nadia Roux de l'Institut Pasteur », « Klaus Roux de Kassel » against « Valéry Giscard d'Estaing »: the model counts
    the small word to the name, and the article never has the surname alone.
    """
    word = tokens[i - 2] if i - 2 >= first and tokens[i - 1].text == "-" else tokens[i]  # « Min-jun »
    if tokens[i + 1].lower not in lexicon.words(language, "names", "genitive") or not word.text[0].isupper():
        return False
    told = [t for t in tokens[first : i + 1] if t.text[0].isupper()]
    if tokens[i].text not in alone and _of_the_house(tokens, first, i, language):
        return False
    if len(told) > 1 and _paper(tokens, i + 2, language):
        return True
    if len(told) < 2 or lexicon.first_name(tokens[i].text) is not None or roman(tokens[i].text):
        return False
    if any((land := lexicon.known(t.text)) is not None and land.country == land.name for t in tokens[i + 2 : i + 4]):
        return True  # « a appelé Awa Roux de Belgique »
    return tokens[i + 1].label != "PER" or tokens[i].text in alone


def _paper(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« Hugo Roux du *Courrier valdare* », « … de *Libération* », « … du *Parisien* »: what is published stands at i."""
    articles = lexicon.words(language, "names", "article")
    i += i < len(tokens) and tokens[i].lower in articles
    if i >= len(tokens) or not tokens[i].text[0].isupper():
        return False
    names = [lexicon.written(tokens[i : end + 1]) for end in range(i, min(i + _PAPER, len(tokens)))]
    found = [lexicon.known(name) or lexicon.outlet_behind(articles, name) for name in names]
    known = any(one is not None and one.kind is EntityKind.OUTLET for one in found)
    return known or tokens[i].text in lexicon.words(language, "names", "paper_opening")


def titled(tokens: Sequence[Token], first: int, language: str) -> bool:
    """« Le Courrier de Valmer », « La Voix du Nord »: an article with a capital and a noun with which papers' names open."""
    words = [t.text for t in tokens[first : first + 5]]
    article = words[0].lower() in lexicon.words(language, "names", "article")
    behind = words[2:] if article else words[1:]
    of = bool(behind) and behind[0].lower() in lexicon.words(language, "names", "genitive")
    whole = of and words[0][0].isupper() and any(w[0].isupper() for w in behind[1:3])
    return whole and (article or bool(first)) and lexicon.paper(words, language)


def _of_the_house(tokens: Sequence[Token], first: int, i: int, language: str) -> bool:
    """« Marie de la Tour *du* Pin »: a second particle with an article behind a surname that has one, before a capital that
    names nothing else.
    """
    of, article = lexicon.words(language, "names", "genitive"), lexicon.words(language, "names", "article")
    noble = any(t.lower in of for t in tokens[first + 1 : i])
    behind = tokens[i + 1 : i + 4]
    if not noble or len(behind) < 2 or any(t.label == _BODY for t in behind[:2]):
        return False
    contracted = behind[0].lower in lexicon.words(language, "titles", "contracted")
    noun = behind[1] if contracted else behind[2] if len(behind) > 2 and behind[1].lower in article else None
    if noun is None or not noun.text[0].isupper() or noun.text in lexicon.words(language, "names", "body_head"):
        return False
    plain = lexicon.known(noun.text) is None and lexicon.body(noun.lower, language) is None
    return plain and lexicon.role(noun.lower, language) is None


def _past_foreign(tokens: Sequence[Token], i: int, language: str) -> int | None:
    """Where « and Crimes », « of the World » from i on ends in a capital."""
    small = lexicon.words(language, "names", "foreign")
    end = i + 1
    while end < len(tokens) and end < i + 2 and tokens[end].text in small:
        end += 1
    return end if end < len(tokens) and tokens[end].text[0].isupper() else None


def _adjective_of_name(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« le Crédit agricole », « l'Orchestre royal »: a small adjective that the model too counts to the body's name."""
    noun, adjective = tokens[i - 1], tokens[i]
    small = adjective.pos == "ADJ" and adjective.text.islower() and adjective.label == noun.label == "ORG"
    single = not noun.text.isupper() and noun.morph.get("Number") != "Plur"
    return small and single and noun.text not in lexicon.words(language, "names", "field")


def _purpose(tokens: Sequence[Token], i: int, language: str) -> int | None:
    """Where « pour la Vallée » at i ends, if a capital follows the article."""
    after = tokens[i + 1 : i + 3]
    purpose = tokens[i].lower in lexicon.words(language, "names", "purpose")
    return i + 2 if purpose and len(after) == 2 and after[0].pos == "DET" and after[1].text[0].isupper() else None


def _dateline(tokens: Sequence[Token]) -> bool:
    """« VALMER Hugo Roux a refusé »: a place in capitals before a person in small letters, without any mark."""
    if len(tokens) < 3 or not tokens[0].text.isupper() or len(tokens[0].text) < 4:
        return False
    given, surname = tokens[1].text, tokens[2].text
    return (
        lexicon.first_name(given) is not None
        and given[1:2].islower()
        and surname[0].isupper()
        and surname[1:2].islower()
    )


def _article(tokens: Sequence[Token], first: int, language: str) -> bool:
    """« rapporte Le Berry »: an article that is part of a name, inside a sentence."""
    return (
        first > 0
        and tokens[first].lower in lexicon.words(language, "names", "article")
        and tokens[first].text[0].isupper()
    )


def _number(tokens: Sequence[Token], i: int) -> bool:
    """Whether a short number stands at i that counts nothing: « Le 7. », no « Le 7 mars »."""
    counts = i + 1 < len(tokens) and tokens[i + 1].pos not in ("PUNCT", "VERB", "AUX")
    return tokens[i].text.isdigit() and len(tokens[i].text) < 3 and not counts


def _glued(sentence: Sentence, i: int) -> bool:
    """Whether the mark at i joins two parts of one name without blanks."""
    before, mark, after = sentence.tokens[i - 1], sentence.tokens[i], sentence.tokens[i + 1]
    if mark.text == "." and len(before.text) <= 2 and before.text[0].isupper():
        return after.text[0].isupper()  # « J. Roux »
    return before.end == mark.start and mark.end == after.start and (after.text[0].isupper() or mark.text in "-'")


def _arabic(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« Aïn el-Drenos », « Deir ez-Valm »: an article within a name of whatever it may be."""
    return tokens[i].lower in lexicon.words(language, "names", "arabic_article") and hyphened(tokens, i)


def hyphened(tokens: Sequence[Token], i: int) -> bool:
    """« al-Roux »: a small word that a hyphen ties to a capital."""
    if i + 2 >= len(tokens) or tokens[i + 1].text != "-" or not tokens[i + 2].text[0].isupper():
        return False
    return tokens[i].end == tokens[i + 1].start and tokens[i + 1].end == tokens[i + 2].start


def _inside(sentence: Sentence, i: int) -> bool:
    """« Le Pen », « Ben Salem », « 2 », « + » directly in a name: a digit or a small part glued with a hyphen."""
    token, before = sentence.tokens[i], sentence.tokens[i - 1]
    return (
        token.text[0] == "-"
        and len(token.text) > 1
        and token.start == before.end
        and token.text[1:2].isalpha()
        and (token.pos == "PROPN" or token.text[1:2].isupper())
    )


def _particle(sentence: Sentence, i: int, particles: frozenset[str], language: str) -> bool:
    """Whether small words from i on lead to another capital within a name of a person."""
    tokens = sentence.tokens
    j = i
    while j < len(tokens) and tokens[j].text in particles and j - i < 3:
        j += 1
    titled = i < j < len(tokens) and _article(tokens, j, language) and _capital(tokens, j + 1)
    if titled and lexicon.known(lexicon.written(tokens[j : j + 2])) is None:
        j += 1  # « Hubert de La Tour », no « Awa Roux de La Poste »
    return (
        j < len(tokens)
        and tokens[j].text[0].isupper()
        and tokens[j].pos in ("PROPN", "NOUN", "X", "ADJ")
        and not (lexicon.first_name(tokens[j].text) is not None and _capital(tokens, j + 1))  # « Jours d'Hugo Roux »
        and (tokens[i].lower not in lexicon.words(language, "names", "joining_preposition"))
    )


def _capital(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].text[0].isupper()
