"""Ages and other years of people who are no more: « un homme de 47 ans est mort », « la mort d'un cycliste de 34 ans ».

How old somebody is, is so now unless he died, or the story is old (« un jeune de 16 ans avait été arrêté en 2012 », « alors âgée
de 20 ans »).
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.linking import chains
from recoupe.extraction.quantities.moods import in_a_year, is_past
from recoupe.extraction.quantities.tense import Tense, finite, helpers, lemma, tense

_BEHIND = 3  # words from a verb to « mort » or « la vie »
_THEN = 3  # words from « alors » to the age
_APPOSED = 12  # words of « , frappé à la tête lors d'un vol et décédé »
_FIRST = 2  # place in its chain of what the bearer of an age hangs on
_AT = 5  # words of « au moment des faits de »


def of_the_past(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Whether the age `own` is of somebody who died or was of that age then."""
    if _then(sentence, own, lexicon) or _gone(sentence, own, lexicon):
        return True
    chain = chains(sentence, own)[0]
    for i, token in enumerate(chain[1:], 1):
        listed = i == _FIRST and chain[1].dep == "conj"  # « n'attend que la mort ou une femme de 36 ans »
        if token.pos == "NOUN" and i > 1 and not listed and token.lemma.lower() in lexicon.verbs_of("death"):
            return True
        if token.pos in ("VERB", "AUX") or sentence.children(token.i, "aux", "cop"):
            if token.dep == "acl" and token.i > own[0].i - _THEN and token.i < own[0].i:
                continue  # « âgé de 25 ans »
            below = chain[i - 1]
            return _died(sentence, token, below, lexicon) or _was_then(sentence, token, lexicon)
    return False


def _then(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« alors âgée de 20 ans », « alors, à 20 ans, », « 19 ans à l'époque des faits »; « Arrive alors Marc, 34 ans » is so now."""
    ahead = sentence.tokens[max(0, own[0].i - _THEN) : own[0].i]
    named = max((t.i for t in ahead if t.pos in ("NOUN", "PROPN")), default=-1)
    if any(t.lower in lexicon.listed("then_so") and t.i > named for t in ahead):
        return True
    around = (sentence.tokens[own[-1].i + 1 : own[-1].i + 1 + _THEN], sentence.tokens[own[0].i - _AT : own[0].i])
    told = (f" {' '.join(t.lower for t in words)} " for words in around)
    return any(f" {form} " in words for words in told for form in lexicon.listed("back_when"))


def _gone(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« Malo, 8 ans, décédé jeudi, », « un berger de 80 ans, retrouvé mort »: a participle behind the age's comma."""
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 1 + _APPOSED]
    if len(behind) < _FIRST or behind[0].text != ",":
        return False
    for token in behind[1:]:
        if tense(token, lexicon) not in (Tense.PARTICIPLE, None) and token.pos in ("VERB", "AUX"):
            return False
        opens = token.i == behind[1].i or sentence.tokens[token.i - 1].lower in lexicon.role("and")
        found = token.i == behind[1].i + 1 and tense(behind[1], lexicon) is Tense.PARTICIPLE  # « retrouvé mort »
        killed = lemma(token, lexicon) in lexicon.verbs_of("killing") | lexicon.verbs_of("dying")
        if (opens or found) and (killed or token.lower in lexicon.listed("dead")):
            return token.pos in ("VERB", "ADJ")
    return False


def _died(sentence: Sentence, verb: Token, below: Token, lexicon: Lexicon) -> bool:
    """Whether the verb tells that its subject or object `below` is dead."""
    subject, object_ = below.dep.startswith("nsubj"), below.dep.startswith("obj")
    if not (subject or object_):
        return False
    known, past = lemma(verb, lexicon), is_past(sentence, verb, lexicon)
    if known in lexicon.verbs_of("killing"):
        held = helpers(sentence, verb, lexicon)
        passive = any(t.lemma in lexicon.role("be") for t in held)
        having = any(t.lemma in lexicon.role("have") and tense(t, lexicon) is Tense.INFINITIVE for t in held)
        present = tense(finite(sentence, verb, lexicon), lexicon) is Tense.PRESENT
        if object_ and having:
            return True  # « soupçonné d'avoir tué un livreur de 31 ans »
        return (past and (object_ or passive)) or (subject and passive and present)  # « un berger est tué »
    behind = sentence.tokens[verb.i : verb.i + 1 + _BEHIND]
    dead = any(t.lower in lexicon.listed("dead") for t in behind)
    return subject and (dead or (past and known in lexicon.verbs_of("dying")))


def _was_then(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« avait été arrêté en 2012 »."""
    bearer = finite(sentence, verb, lexicon)
    gone = bearer.i != verb.i and tense(bearer, lexicon) is Tense.IMPERFECT
    return gone and in_a_year(sentence, lexicon)
