"""Where a content may begin behind adverbials that no list holds: « pointe dans son long témoignage le changement ».

« demande depuis la loge du gardien de fermer », « confirme au nom de tous les siens la vente »: complement by complement, up to
the next verb. Contents behind a preposition of the verb are not looked for here, nor is whoever speaks (« …, annonce dans un
communiqué la mairie »).
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time, past_time
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import VERBAL, describes, is_finite
from recoupe.extraction.statements.verbs.objects import object_before
from recoupe.extraction.statements.verbs.verb_groups import Group

_FAR = 24  # words that may stand between a verb and its content


def behind_adverbials(sentence: Sentence, group: Group, language: str) -> Iterator[int]:
    """The tokens at which the content of `group` may begin, behind each adverbial that follows it."""
    tokens, i = sentence.tokens, group.last + 1
    limit = min(group.last + _FAR, last_word(sentence))
    if (
        i >= limit
        or tokens[i].text == ","
        or object_before(sentence, group, language)
        or _speaker_behind(tokens, group, language)
    ):
        return
    complements = 0
    while i < limit and not is_finite(tokens[i]):
        token = tokens[i]
        if token.pos == "ADP" and token.lower not in words(language, "plural_of"):
            if any(_verbal(t) for t in tokens[i + 1 : i + 3]):
                return  # « répond en jurant de partir », « appelle pour dénoncer la fermeture »
            i = past_complement(sentence, i, language)
            complements += 1
        elif is_time(sentence, i, language):
            i = past_time(sentence, i, limit, language)
        elif token.pos == "ADV" or token.text == "," or (complements and describes(token)):
            i += 1
        else:
            return
        if complements and i < limit and not _degree(tokens, i):
            yield i


def past_complement(sentence: Sentence, i: int, language: str) -> int:
    """The token behind the prepositional phrase at `i`; « devant le jury de graves erreurs » ends before its « de »."""
    tokens = sentence.tokens
    end = after(sentence, i + 1, language=language)
    for token in tokens[i + 2 : end - 1]:
        object_there = token.lower in words(language, "bare_of") and tokens[token.i + 1].pos == "ADJ"
        if object_there and tokens[token.i + 2].pos == "NOUN":
            return token.i
    return end + 1


def _degree(tokens: tuple[Token, ...], i: int) -> bool:
    """« sur un ton plus *grave* son enfance »: what the noun before is like, before the article of what is told."""
    return describes(tokens[i]) and tokens[i - 1].pos == "ADV" and tokens[i + 1].pos == "DET"


def _verbal(token: Token) -> bool:
    """Whether the word is an infinitive or a present participle, with a content of its own."""
    form, tense = token.morph.get("VerbForm"), token.morph.get("Tense")
    return token.pos in VERBAL and (form == "Inf" or (form == "Part" and tense == "Pres"))


def _speaker_behind(tokens: tuple[Token, ...], group: Group, language: str) -> bool:
    """« …, annonce dans un communiqué la mairie », « comme l'a promis devant la presse le club »: what follows is who speaks."""
    if not group.finite:
        return False
    before = tokens[group.first - 1] if group.first else None
    linked = words(language, "complementizer") | words(language, "as") | words(language, "where")
    return before is None or before.pos in ("PUNCT", "SCONJ") or before.lower in linked
