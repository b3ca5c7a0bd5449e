"""Which words behind a noun are its adjectives.

« La ministre *malienne* », « le directeur *général* », « la militante *sierra-léonaise* », « le journaliste *pro-Kremlin* »,
« le prédicateur *« modéré »* », whatever the model takes the word for; not the verb that it has for an adjective (« la
mairesse *réplique* que … », « le groupe *conteste*. »), nor a participle of what somebody does (« représentant Awa Roux »).
"""

from __future__ import annotations

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.names import MARKS, Sort
from recoupe.extraction.entities.towns import is_listed
from recoupe.extraction.entities.wording import Wording


def is_adjective(wording: Wording, i: int) -> bool:
    """Whether the word at `i` is an adjective of the noun before it."""
    token, language = wording.tokens[i], wording.language
    if token.text[0].isupper() or not token.text[0].isalpha():
        return False
    if lexicon.demonym(token.text) is not None or is_listed(token.text, language):
        return True
    if _predicate(wording, i):
        return False
    if token.pos == "ADJ":
        return token.morph.get("VerbForm") != "Part" or wording.has(i, "titles", "participle")
    if _acting(wording, i):
        return False
    if _noun_beside(wording, i) or wording.has(i, "titles", "participle"):
        return True
    if wording.has(i, "titles", "adverb"):
        return False
    if token.lower.startswith(tuple(lexicon.words(language, "titles", "adjective_prefix"))):
        return token.text[0].islower()  # « le journaliste pro-Kremlin Hugo Roux »
    if _hung_on_noun(wording, i):
        return True
    return token.pos not in ("ADP", "CCONJ") and token.morph.get("VerbForm") != "Fin" and _ends_like_one(wording, i)


def _hung_on_noun(wording: Wording, i: int) -> bool:
    """« le chef *coutumier* Issa Keita », « l'éleveur *porcin* »: a word that the model has for a noun or an adverb, and the tree
    for the adjective of the post or calling before it.
    """
    token, noun = wording.tokens[i], wording.tokens[i - 1]
    called = lexicon.role(noun.lower, wording.language) is not None
    return called and token.dep == "amod" and token.head == noun.i and token.pos in ("NOUN", "PROPN", "ADV", "X")


def attributive(wording: Wording, i: int) -> bool:
    """Whether the word at `i` stays an adjective where the sentence has no other verb: « la société tressanoise Airval »."""
    if i + 1 in wording.names and _ends_like_one(wording, i):
        return True
    if wording.has(i + 1, "names", "genitive") and wording.has(i, "bodies", "official"):
        return True  # « l'institut national de la mer »
    return lexicon.demonym(wording.tokens[i].text) is not None or wording.has(i, "titles", "participle")


def hyphened(wording: Wording, i: int) -> bool:
    """« sierra-léonaise », « franco-polonais »: an adjective that the hyphen cuts into three."""
    if i + 2 >= len(wording.tokens) or wording.tokens[i + 1].text != "-":
        return False
    first, mark, second = wording.tokens[i : i + 3]
    glued = first.end == mark.start and mark.end == second.start
    nations = (lexicon.demonym(w) for w in (f"{first.text}-{second.text}", second.text))
    return glued and first.text.islower() and any(nation is not None for nation in nations)


def in_marks(wording: Wording, i: int) -> bool:
    """« le prédicateur « modéré » Issa Keita »: an adjective between marks before the bearer's name."""
    held = wording.tokens[i : i + 3]
    marked = len(held) == 3 and held[0].text in MARKS and held[1].pos == "ADJ" and held[2].text in MARKS.values()
    return marked and i + 3 in wording.names and wording.names[i + 3].sort is not Sort.BODY


def _ends_like_one(wording: Wording, i: int) -> bool:
    return wording.tokens[i].lower.endswith(tuple(lexicon.words(wording.language, "titles", "adjective_ending")))


def _acting(wording: Wording, i: int) -> bool:
    """« l'avocate représentant Awa Roux »: a participle with whom it acts upon."""
    behind = wording.tokens[i + 1 : i + 2]
    acts_upon = i + 1 in wording.names or any(t.pos == "DET" for t in behind)
    return wording.has(i, "titles", "also_participle") and acts_upon


def _noun_beside(wording: Wording, i: int) -> bool:
    """« le médecin chercheur »: a noun for a post, or one glued on, that describes another noun."""
    token = wording.tokens[i]
    describes = token.pos == "NOUN" and token.dep.split(":")[0] in ("amod", "flat", "compound", "nmod", "appos")
    if not describes:
        return False
    return lexicon.role(token.lower, wording.language) is not None or token.start == wording.tokens[i - 1].end


def _predicate(wording: Wording, i: int) -> bool:
    """« la mairesse réplique que … », « le maire détaille le plan »: a verb that the model has for an adjective."""
    tokens = wording.tokens
    both, j = wording.has(i, "titles", "also_verb"), i + 1
    while both and j < len(tokens) and tokens[j].pos in ("ADJ", "ADV"):
        j += 1  # « le maire juge utile de … »
    behind = tokens[j] if j < len(tokens) else None
    named = j in wording.names  # « l'ONG écologiste Les Amis du Marais »
    article = behind is not None and behind.pos == "DET" and not named and not wording.has(j, "names", "genitive")
    infinitive = j > i + 1 and any(t.morph.get("VerbForm") == "Inf" for t in tokens[j + 1 : j + 2])
    marked = both and behind is not None and behind.text in MARKS
    governs = article or infinitive or marked or wording.has(j, "statement_words", "complementizer")
    governs = governs or _takes_complement(wording, i)
    return governs and (_rootless(wording, i, both=both) or any(t.i < i for t in wording.sentence.children(i, "nsubj")))


def _takes_complement(wording: Wording, i: int) -> bool:
    """« le musée *ambitionne* de grandir », « la revue *alerte* sur un risque »: a word that is no adjective by its ending, before
    what verbs take.
    """
    if _ends_like_one(wording, i):
        return False
    behind = next((t for t in wording.tokens[i + 2 :] if t.pos != "PRON"), None)
    to_do = behind is not None and behind.morph.get("VerbForm") == "Inf"
    return (to_do and wording.has(i + 1, "names", "genitive")) or wording.has(i + 1, "titles", "verbal_preposition")


def _rootless(wording: Wording, i: int, *, both: bool) -> bool:
    """Whether the parse has no verb for the sentence's root: a noun before `i`, or an adjective that may be a verb (`both`)."""
    roots = [t for t in wording.tokens if t.dep == "ROOT"]
    return any(t.i < i and t.pos in ("NOUN", "PROPN") for t in roots) or (both and any(t.pos == "ADJ" for t in roots))
