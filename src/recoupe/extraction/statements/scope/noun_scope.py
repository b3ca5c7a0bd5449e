"""What ends a noun phrase that is said: another clause, another act, a remark of the outlet.

« dénonce un plan social et le préfet a demandé … », « a rappelé les faits avant de requérir trois ans », « proposent le
nom de Valmer, ce qui n'enchante pas le maire »: in each the phrase ends before what its speaker does not say. Commas and
cues are weighed in `scope`.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.settings import setting_at
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite, is_past_participle
from recoupe.extraction.statements.verbs.presentatives import presentative
from recoupe.extraction.statements.view import View


def infinitive_follows(tokens: tuple[Token, ...], i: int) -> bool:
    """« a rappelé les faits avant de requérir trois ans »: a further act of the speaker, no part of what was named."""
    return any(t.pos in VERBAL and t.morph.get("VerbForm") == "Inf" for t in tokens[i + 1 : i + 5])


def clause_opens(sentence: Sentence, i: int, language: str) -> bool:
    """« dénonce l'accord, mais elle votera », « …, mais l'entraîneur Luc Roy a parlé de »: a subject and its verb."""
    tokens = sentence.tokens
    if i + 1 >= len(tokens):
        return False
    if tokens[i].lower in words(language, "subject_pronoun") or (tokens[i].pos == "PROPN" and name_like(tokens[i])):
        j = i + 1
        while j < len(tokens) - 1 and tokens[j].pos == "PROPN":
            j += 1
        if tokens[j].text == ",":  # « et Paul Roy, chef de la milice, a affirmé que … »
            return _goes_on(tokens, j, language)
        return any(is_finite(t) for t in tokens[i : i + 7])
    if presentative(tokens, i, language) is not None:
        return True  # « appelle à une marche, et c'est bien ce qui s'est fait »
    if tokens[i].lower in words(language, "nobody_or_all") and tokens[i + 1].pos in ("PRON", "ADV", *VERBAL):
        return any(is_finite(t) for t in tokens[i + 1 : i + 5])
    if tokens[i].lower in words(language, "total") and tokens[i + 1].pos == "DET":
        return clause_opens(sentence, i + 1, language)  # « tous les ateliers sont fermés »
    if tokens[i].lower in words(language, "those") and tokens[i + 1].lower in words(language, "relative"):
        return _those_act(tokens, i, language)
    some = tokens[i].lower in words(language, "bare_of") and tokens[i + 1].pos == "ADJ"  # « de longues files »
    if not some and tokens[i].pos not in ("DET", "NUM") and tokens[i].lower not in words(language, "this_thing"):
        return False
    end = after(sentence, i + some, language=language) + 1
    if end < len(tokens) and tokens[end].text == ",":
        closes = any(t.text == "," for t in tokens[i:end]) and is_finite(tokens[min(end + 1, len(tokens) - 1)])
        return closes or (name_like(tokens[min(end + 1, len(tokens) - 1)]) and _goes_on(tokens, end, language))
    while end < len(tokens) and (tokens[end].lower in words(language, "object_clitic") or tokens[end].pos == "ADV"):
        end += 1
    return end < len(tokens) and (is_finite(tokens[end]) or _finite_form(tokens[end], language))


def _those_act(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« ceux qui partent ne sont pas remplacés »: a second verb that nothing joins to the relative clause's own."""
    verbs = [t.i for t in tokens[i:] if is_finite(t)][:2]
    apart = clause_openers(language) | words(language, "conjunction") | words(language, "subordinator") | {","}
    return len(verbs) == 2 and not any(t.lower in apart for t in tokens[verbs[0] + 1 : verbs[1]])


def _finite_form(token: Token, language: str) -> bool:
    """Whether a word that the model takes for a verb ends as finite verbs do, whatever form the model sees in it."""
    return token.pos in VERBAL and token.lower.endswith(tuple(words(language, "finite_ending")))


def _goes_on(tokens: tuple[Token, ...], comma: int, language: str) -> bool:
    """« mais Valmer, par la voix de sa maire, s'y oppose »: a verb right behind the comma that closes what is put in."""
    for token in tokens[comma + 2 : comma + 20]:
        j = token.i + 1
        while j < len(tokens) and tokens[j].lower in words(language, "object_clitic"):
            j += 1
        if token.text == "," and j < len(tokens) and is_finite(tokens[j]):
            return True
    return False


def whole_noun(view: View, start: int, i: int) -> bool:
    """« dénonce un plan social et le préfet a demandé … »: a clause behind « et », and none in the noun phrase before it."""
    tokens, language = view.sentence.tokens, view.language
    below = clause_openers(language)
    if i + 1 >= len(tokens):
        return False
    if tokens[i + 1].lower in words(language, "subject_pronoun"):
        below -= words(language, "subject_relative")  # « des textes qui dorment et ils en rient … »
    held = (t.i for t in tokens[start:i] if t.lower in below)
    return clause_opens(view.sentence, i + 1, language) and all(_limits(tokens, start, k, language) for k in held)


def _limits(tokens: tuple[Token, ...], start: int, que: int, language: str) -> bool:
    """« de ne sortir qu'en cas de besoin »: « ne … que » opens no clause."""
    return any(t.lower in words(language, "negation") for t in tokens[max(start, que - 6) : que])


def circumstance(view: View, start: int, i: int) -> bool:
    """« dénonce la hausse lorsqu'elle est interrogée », « … en rappelant la loi »: a clause or gerund on the verb that reports."""
    tokens, language = view.sentence.tokens, view.language
    if past_phrase(tokens, i, language, "meanwhile") is not None:
        return True  # « dénonce la hausse en même temps qu'il … »
    if tokens[i].lower in words(language, "having") and tokens[i - 1].text in words(language, "close_quote"):
        return True  # « réclament « un référendum » ayant réuni mille noms »
    if i + 2 >= len(tokens) or any(map(is_finite, tokens[start:i])):
        return False
    if tokens[i].lower in words(language, "when_clause"):
        return any(t.lower in words(language, "asked") for t in tokens[i + 1 : i + 8])
    following = tokens[i + 1].lower
    if following in words(language, "complementizer") and tokens[i].lower in words(language, "contrast"):
        return True
    acts = any(t.morph.get("VerbForm") == "Inf" for t in tokens[start:i])  # « obligés de dormir en partageant … »
    if tokens[i].lower in words(language, "gerund_marker") and following in words(language, "gerund"):
        i += 1  # « tout en laissant la rue ouverte »
        following = tokens[i + 1].lower
    gerund = tokens[i].lower in words(language, "gerund") and tokens[i - 1].pos != "ADP" and not acts
    return gerund and tokens[i + 1].pos in VERBAL and following.endswith(tuple(words(language, "gerund_ending")))


def spelled_out(tokens: tuple[Token, ...], colon: int, language: str) -> bool:
    """« dénonce des règles qui ont pour but : – de ruiner les criées, … »: the words behind the colon hang on those before."""
    behind = next((t for t in tokens[colon + 1 :] if t.pos != "PUNCT"), None)
    governed = words(language, "bare_of") | words(language, "bare_to") | words(language, "complementizer")
    return behind is not None and behind.lower in governed


def glossed(tokens: tuple[Token, ...], dash: int) -> bool:
    """« évoque un « porteur » – celui qui court devant la meute »: a dash that no other closes opens the outlet's gloss."""
    spaced = tokens[dash].start > tokens[dash - 1].end
    closed = any(t.text == tokens[dash].text for t in tokens[dash + 1 :])
    return spaced and not closed and tokens[dash + 1].pos in ("DET", "NOUN", "PRON")


def resumed(view: View, i: int) -> bool:
    """« dénonce la vente d'armes, armes que nul ne voit »: a bare noun takes up what was named, and the outlet tells of it."""
    tokens, language = view.sentence.tokens, view.language
    below = clause_openers(language)
    led = i + 2 < len(tokens) and tokens[i + 1].pos == "ADP"  # « affaire dans laquelle … »
    related = tokens[i + 1 + led] if i + 1 + led < len(tokens) else tokens[i]
    return tokens[i].pos == "NOUN" and tokens[i].text.islower() and related.lower in below


def own_reason(view: View, start: int, i: int) -> bool:
    """« dénonce un « hold-up », car la loi « protège les forts » »: marks before and in the reason, which is the speaker's too."""
    tokens, language = view.sentence.tokens, view.language
    if tokens[i].lower not in words(language, "reason"):
        return False
    before = any(tokens[start].start <= p.start < tokens[i].start for p in view.passages)
    return before and any(tokens[i].start < p.start < tokens[-1].end for p in view.passages)


def speakers_own(view: View, i: int) -> bool:
    """« …, ce qui ferait d'eux des « cibles » »: marks or a conditional tell that the remark is the speaker's."""
    tokens = view.sentence.tokens
    if any(tokens[i].start <= p.start < tokens[-1].end for p in view.passages):
        return True
    verb = next((t for t in tokens[i:] if is_finite(t)), None)
    return verb is not None and verb.morph.get("Mood") == "Cnd"


def time_of_this(view: View, start: int, i: int) -> bool:
    """« a rejeté cette hypothèse mardi matin », « … en début d'après-midi »: what « this » points back to needs no more words."""
    tokens, language = view.sentence.tokens, view.language
    known = tokens[start].lower in words(language, "definite_article")
    known = known or among(tokens[start + 1], words(language, "owned_up"))  # « des regrets face au tribunal »
    if known and i == start + 2 and setting_at(view.sentence, i, language, between=True) is not None:
        return True  # « a révélé la fraude dans un livre qui … »
    if tokens[start].lower not in words(language, "demonstrative_determiner") or i < start + 2:
        return False
    if tokens[i].lower in words(language, "for") and infinitive_follows(tokens, i):
        return True
    if setting_at(view.sentence, i, language, between=True) is not None:
        return True  # « a annoncé cette mesure à l'issue d'un conseil »
    times = words(language, "day") | words(language, "month") | words(language, "time_noun")
    if tokens[i].lower in times:
        return tokens[i - 1].pos in (*NOMINAL, "ADJ")
    led = tokens[i].pos == "ADP" and tokens[i].lower not in words(language, "of")
    return led and any(t.lower in times for t in tokens[i + 1 : i + 4])


def described_by(tokens: tuple[Token, ...], token: Token, start: int) -> bool:
    """« la fonte, longtemps négligée par les modèles, … »: a participle behind a comma, which describes its noun."""
    bare = is_past_participle(token)
    before = token.i - 1
    while before > start and tokens[before].pos == "ADV":
        before -= 1
    return bare and tokens[before].text == ","
