"""Verbs that the model has for a noun or an adjective: « Mais la défense critique la procédure », « Le club note que … ».

What a noun cannot be tells: it stands behind a whole subject, before an article, « que » or a preposition, and its clause
has no other finite verb. Forms with an auxiliary or a clitic are told by these; not asked here.
"""

from __future__ import annotations

from recoupe.extraction.conjugation import index
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import lexicon
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.verbs.clause_edges import before_relative, ends_subject
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.insertions import before_aside, past_insertions


def only_verb(sentence: Sentence, token: Token, language: str) -> bool:
    """« ce que le maire dément » : the clause around the form has a subject before it and no other verb."""
    tokens = sentence.tokens
    following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if token.i == 0 or (token.pos == "PROPN" and not token.text.islower()):
        return False
    if following is None:  # « Moscou accuse, Kiev dément »: a headline's last word, an adverb to the model
        before = token.i - 1
        return (
            token.pos == "ADV"
            and ends_subject(tokens, before, language)
            and _lacks_verb(tokens, before, token, language)
        )
    joined = tokens[token.i - 1].pos == "CCONJ"
    if _behind_que(tokens, token, following, language):
        return True
    if joined or (tokens[token.i - 1].text == "," and token.pos in ("NOUN", "ADJ")):
        told = any(map(is_finite, tokens[: token.i - 1]))
        announces = joined and following.text == ":"  # « trouve le délai court, mais nuance : “…” »
        names = joined and token.pos == "NOUN" and following.pos == "PROPN" and _determined(tokens, token)
        bare = joined and token.pos == "NOUN" and _determined(tokens, token)
        about = bare and _reports_with(token, following, language)  # « déplore le prix et alerte sur le bruit »
        governs = _governs(tokens, following.i, language) or announces or names or about
        if told and (governs or (joined and _without_article(tokens, token, language))):
            return True  # « réclame une prime, pointe un manque et menace d'une grève »
    if joined:
        return False
    before = past_insertions(tokens, token.i - 1, language)
    while before > 0 and tokens[before].text in (",", "«", '"'):
        before -= 1
    before = before_aside(tokens, before)  # « Le Bureau (OCHA) alerte sur … »
    before = before_relative(tokens, token.i, language) or before
    if not ends_subject(tokens, before, language):
        return False
    infinitive = following.morph.get("VerbForm") == "Inf"
    related = _related(tokens, before, language)
    opens = following.pos in ("PUNCT", "DET", "NUM", "SCONJ", "ADP", "ADV") or (
        following.lower in words(language, "total") | words(language, "complementizer")
    )
    judged = _judges(tokens, following, language) or (related and _closes(tokens, following))
    if not opens and not infinitive and not judged:
        return False
    return _lacks_verb(tokens, before, token, language)


def _lacks_verb(tokens: tuple[Token, ...], before: int, token: Token, language: str) -> bool:
    """Whether the clause around the form, whose subject ends at token `before`, opens with that and has no other verb."""
    first = before
    while first > 0 and not _opens_clause(tokens, first - 1, language):
        first -= 1
    last = token.i
    while last + 1 < len(tokens) and tokens[last + 1].text not in (",", ":", ";", "»", "."):
        if tokens[last + 1].lower in clause_openers(language) or tokens[last + 1].pos == "CCONJ":
            break
        last += 1
    clause = (*tokens[first : before + 1], *tokens[token.i : last + 1])
    while len(clause) > 1 and clause[0].pos in ("ADV", "CCONJ"):
        clause = clause[1:]  # « Environ la moitié table sur … », « Mais le maire juge que … »
    # « le maire, chef de file, juge que »
    beside = first > 0 and tokens[first - 1].text == tokens[token.i - 1].text == ","
    opens_noun = clause[0].pos in ("DET", "PRON", "PROPN", "NUM", "X") or (beside and clause[0].pos == "NOUN")
    return opens_noun and not any(is_finite(t) for t in clause if t.i != token.i)


def _behind_que(tokens: tuple[Token, ...], token: Token, following: Token, language: str) -> bool:
    """« la méthode que critique la sénatrice », « …, ce que dément la mairie »: no noun stands right behind « que » and right
    before an article, an adverb neither behind « ce que ».
    """
    que = tokens[token.i - 1]
    behind_noun = token.i > 1 and tokens[token.i - 2].pos in ("NOUN", "ADJ", "PROPN")
    described = que.lower in words(language, "complementizer") and behind_noun and token.pos == "NOUN"
    if que.lower in words(language, "complementizer") and tokens[max(token.i - 2, 0)].lower in words(language, "this"):
        described = token.pos in ("NOUN", "ADJ", "ADV", "PROPN") and following.pos in ("DET", "ADV", "PROPN")
        return described and token.morph.get("Number") != "Plur"
    return described and following.pos == "DET" and token.morph.get("Number") != "Plur"


def _related(tokens: tuple[Token, ...], end: int, language: str) -> bool:
    """Whether the noun phrase that ends at token `end` opens a relative clause: « un arrêté que le syndicat … »."""
    article = next((t.i for t in reversed(tokens[: end + 1]) if t.pos in ("DET", "PUNCT")), 0)
    que = article > 1 and tokens[article - 1].lower in words(language, "complementizer")
    return que and tokens[article].pos == "DET" and tokens[article - 2].pos in ("NOUN", "ADJ", "PROPN")


def _closes(tokens: tuple[Token, ...], following: Token) -> bool:
    """« … que le syndicat juge incompréhensible. »: an adjective that ends its clause."""
    return following.pos == "ADJ" and tokens[min(following.i + 1, len(tokens) - 1)].pos == "PUNCT"


def _opens_clause(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether the word or mark at `i` parts the clause behind it from what stands before: « et » behind a finite verb."""
    if tokens[i].text in (",", ":", ";", "«", "»") or tokens[i].pos == "SCONJ":
        return True
    if tokens[i].lower in words(language, "complementizer"):
        return True
    return tokens[i].pos == "CCONJ" and any(map(is_finite, tokens[:i]))


def _judges(tokens: tuple[Token, ...], following: Token, language: str) -> bool:
    """« le maire juge inadmissible que l'usine ferme », « juge crédible ce récit »: an adjective with what it is said of."""
    if following.pos != "ADJ":
        return False
    i = following.i + 1
    while i < len(tokens) and tokens[i].pos in ("ADJ", "ADV"):
        i += 1
    return i < len(tokens) and (_governs(tokens, i, language) or tokens[i].lower in words(language, "bare_of"))


def _governs(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether the word is one that a verb can have behind it, a noun not: an article, « que », « fermement que »."""
    que = next((t for t in tokens[i:] if t.pos != "ADV"), tokens[i])
    return tokens[i].pos == "DET" or que.lower in words(language, "complementizer")


def _without_article(tokens: tuple[Token, ...], token: Token, language: str) -> bool:
    """« dénonce une mascarade et menace d'une grève »: beside a noun with an article one without is a verb."""
    if token.pos != "NOUN" or token.i + 2 >= len(tokens) or tokens[token.i + 1].lower not in words(language, "bare_of"):
        return False
    after = tokens[token.i + 2]
    governs = after.pos == "DET" or after.morph.get("VerbForm") == "Inf" or after.text in words(language, "open_quote")
    return governs and _determined(tokens, token)


def _reports_with(token: Token, following: Token, language: str) -> bool:
    """Whether a preposition follows with which a verb of saying of that form tells what about."""
    cues = lexicon(language)
    forms = index(frozenset(cues), language).get(token.lower, ())
    wanted = (p.split()[0] for f in forms if f.kind == "finite" for c in cues[f.lemma] for p in c.prepositions)
    return following.lower in frozenset(wanted) - words(language, "of") and following.pos == "ADP"


def _determined(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether an article stands between the verb before and the noun, which is one thing: « salue la paix et épingle Twitter »."""
    finite = max((t.i for t in tokens[: token.i] if is_finite(t)), default=token.i)
    return any(t.pos == "DET" for t in tokens[finite : token.i - 1]) and token.morph.get("Number") == "Sing"
