"""Whose the main verb is behind which a participle stands: « Si Luc Roy hésite, la maire, élue en mars, est sortie, jugeant … ».

The participle is the mayor's, whatever verbs stand in the clauses before. Read where `laid_out` knows all of the clause.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.laid_out import laid_out
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subject_phrases import Subject
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.insertions import DASHES
from recoupe.extraction.statements.verbs.verb_groups import Group


def of_main_verb(sentence: Sentence, group: Group, language: str) -> Subject | None:
    """The subject of the last main verb before the participle of `group`, which a comma sets off."""
    tokens = sentence.tokens
    if group.kind != "present" or group.first < 2 or tokens[group.first - 1].text != ",":
        return None
    verb = next(
        (t for t in reversed(tokens[: group.first]) if is_finite(t) and not _below(tokens, t.i, language)), None
    )
    if verb is None:
        return None
    first, clitics = verb.i, words(language, "object_clitic") | words(language, "negation")
    while first > 0 and tokens[first - 1].lower in clitics:
        first -= 1
    found = laid_out(sentence, first, verb, language)
    speaks = found is not None and surely_speaks(sentence, found, language)
    return Subject(found, "governor") if found is not None and speaks else None


def _below(tokens: tuple[Token, ...], verb: int, language: str) -> bool:
    """Whether a relative word or a conjunction stands between the mark before the verb and it."""
    for token in reversed(tokens[:verb]):
        if token.text in (",", ";", ":", "(") or token.text in DASHES:
            return False
        if token.lower in clause_openers(language) or token.pos == "SCONJ":
            return True
    return False
