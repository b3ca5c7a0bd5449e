"""Papers that a participle tells of: « une note du maire, Luc Roy, assurant que … », « un tract d'Ana Petit (SUD) annonçant … ».

The comma before such a participle closes what is apposed to the author; without an apposition it parts the participle from
the paper (« a lu la lettre du maire, assurant que … » is said by the reader), and nothing is found here. Which papers speak
behind an inverted verb is told too: « Le pont fermera, précise la circulaire. »
"""

from __future__ import annotations

from recoupe.extraction.entities.lexicon import words as documents
from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.noun_classes import among_nouns
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.forms import is_finite

_FAR = 25  # tokens that a paper's author with appositions may have
_WORDS = 3  # of the noun for a paper: « l'acte d'accusation »


def paper_before(sentence: Sentence, participle: int, language: str) -> Phrase | None:
    """The phrase of a paper, from its article on, that ends right before the participle."""
    tokens, end = sentence.tokens, participle - 1
    closed = end > 0 and tokens[end].text == ","
    end -= closed
    if end < 1:
        return None
    last = end
    if tokens[end].text == ")":
        last = next((t.i - 1 for t in reversed(tokens[:end]) if t.text == "("), 0)
    papers = documents(language, "bodies", "document") | words(language, "issued")
    for noun in reversed(tokens[max(1, end - _FAR) : end + 1]):
        if is_finite(noun):
            return None
        told = among(noun, papers) or among_nouns((noun.lemma.lower(), noun.lower), ("@claim",), language)
        if noun.pos != "NOUN" or tokens[noun.i - 1].pos != "DET" or not told:
            continue
        alone = all(t.pos in ("ADJ", "NOUN") for t in tokens[noun.i + 1 : end + 1])
        if among(noun, papers) and alone:  # « le message audio revendiquant »
            return None if closed else (noun.i - 1, end)
        of, author = noun.i + 1, noun.i + 2
        if author > last or tokens[of].lower not in words(language, "of"):
            return None
        reached = after(sentence, author, right=last, language=language)
        apposed = any(t.text == "," for t in tokens[author:end])
        whole = reached == last and apposed == closed
        return (noun.i - 1, end) if whole and surely_speaks(sentence, (author, last), language) else None
    return None


def paper_says(sentence: Sentence, phrase: Phrase, lemma: str, language: str) -> bool:
    """« Le pont fermera, précise la circulaire », « …, montrent les chiffres de l'office »: a document, and a verb that it takes.

    Laws do not speak, nor what somebody has made up (« défend sa version »).
    """
    verb = lemma in named(language, "says_only") | named(language, "shows_in_writing")
    head = head_of(sentence, phrase, language)
    papers = documents(language, "bodies", "document") - named(language, "no_paper") - words(language, "law_subject")
    run = [t.lower for t in sentence.tokens[head.i : min(head.i + _WORDS, phrase[1] + 1)]]
    several = (
        " ".join(run[:n]).replace("' ", "'") in papers for n in range(len(run), 1, -1)
    )  # « l'acte d'accusation »
    return verb and (among(head, papers) or any(several))
