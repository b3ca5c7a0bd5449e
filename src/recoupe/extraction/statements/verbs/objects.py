"""Contents with an object before them: « accuse Pékin de mentir », « appelle le maire à céder », « juge la loi inutile ».

Each function tells at which token such a content begins after the words of a cue, or None. The person accused or urged
belongs to the content; somebody merely addressed (« demande à Paris de … ») does not.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.noun_classes import among_nouns
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.set_phrases import phrase_before
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.adverbials import aim_at
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite, is_past_participle
from recoupe.extraction.statements.verbs.verb_groups import Group

OBJECT = 16  # words of the person accused
_HAD = 5  # words with what one has, to its noun
_URGED = 26  # words of who is urged, whose work and place may be told
_SEEN = 10  # words of what something is seen in: « dans l'accord signé mardi à Valmer »


def lead(sentence: Sentence, i: int, language: str) -> int | None:
    """Index of the infinitive that begins at `i` after « ne pas », clitics and adverbs; None where there is none."""
    tokens = sentence.tokens
    for token in tokens[i : i + 6]:
        if token.pos in VERBAL and token.morph.get("VerbForm") == "Inf":
            return token.i
        low = token.lower
        small = any(low in words(language, name) for name in ("object_clitic", "negation_second", "before_infinitive"))
        if not small and token.pos != "ADV" and token.text not in words(language, "open_quote"):
            if (
                low.endswith(tuple(words(language, "infinitive_ending")))
                and token.pos not in ("DET", "NUM", "ADP", "PROPN", "CCONJ")
                and (
                    any(t.lower in words(language, "reflexive") for t in tokens[max(i, token.i - 2) : token.i])
                    or (token.i == i and (token.morph.get("Gender") is None or token.dep == "xcomp"))
                )
            ):
                return token.i
            return None
    return None


def object_before(sentence: Sentence, group: Group, language: str) -> bool:
    """Whether a clitic before the verb is its object: « l'accuse de … »."""
    return any(t.lower in words(language, "object_pronoun") for t in sentence.tokens[group.first : group.verb.i])


def accuse(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    tokens = sentence.tokens
    if tokens[i].lower in words(language, "of"):
        return i if object_before(sentence, group, language) else None
    if tokens[i].pos not in ("DET", "PROPN", "NOUN", "ADP", "PRON", "NUM") or _shows(tokens, i, group, language):
        return None
    for j in range(i + 1, min(i + OBJECT, len(tokens) - 1)):
        inside = any(
            t.lower in words(language, "who") for t in tokens[max(i + 1, j - 4) : j]
        )  # « ceux qui le peuvent »
        if (is_finite(tokens[j]) and not inside) or tokens[j].text in (";", "."):
            return None
        if tokens[j - 1].lower in words(language, "before_of"):
            continue
        if _of_the(tokens, j, group, language):
            return i
        if tokens[j].lower in words(language, "bare_of") and (
            lead(sentence, j + 1, language) is not None
            or tokens[j].head == group.verb.i
            or tokens[tokens[j].head].head == group.verb.i
            or tokens[j + 1].text in words(language, "open_quote")
            or tokens[j + 1].pos in ("NOUN", "ADJ")  # « accuse le M23 de graves violences »
            or _share(tokens, j + 1, language)  # « crédite la candidate de 40 % »
        ):
            return i
    return None


def _shows(tokens: tuple[Token, ...], i: int, group: Group, language: str) -> bool:
    """« accuse un déficit de six millions », « accuse 3 minutes de retard »: what one is seen to have; nobody is charged."""
    nouns = [t for t in tokens[i : i + _HAD] if t.pos in ("NOUN", "PROPN")]
    counted = bool(nouns) and any(t.pos == "NUM" or t.text[0].isdigit() for t in tokens[i : nouns[0].i])
    return any(among_nouns({t.lower, t.lemma.lower()}, group.cue.not_nouns, language) for t in nouns[: 1 + counted])


def _of_the(tokens: tuple[Token, ...], j: int, group: Group, language: str) -> bool:
    """« accuse sa sœur du vol des bijoux »: what the verb and not the noun before goes on with, an article in its « de »."""
    if tokens[j].lower not in words(language, "of") - words(language, "bare_of"):
        return False
    charge = tokens[tokens[j].head]
    return tokens[j].dep == "case" and charge.i > j and charge.head == group.verb.i and charge.dep.startswith("obl")


def urge(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    tokens, of_infinitive = sentence.tokens, Takes.OF_INFINITIVE in group.cue.takes
    prepositions = words(language, "of_or_to")
    told = object_before(sentence, group, language)
    if tokens[i].lower in words(language, "bare_of") and of_infinitive and not told:
        return None  # « menace de « partir » »: nobody is urged
    if tokens[i].lower in prepositions and lead(sentence, i + 1, language) is not None:
        return i + of_infinitive if told else None  # « lui demande de partir », but « appelle à fermer, et à rouvrir »
    relative = _relative_between(tokens, i, language)
    behind = tokens[i + 1 : i + 2]
    those = tokens[i].pos == "PRON" and any(t.lower in words(language, "who") for t in behind)  # « ceux qui rient »
    every = tokens[i].lower in words(language, "total") and any(t.pos == "DET" for t in behind)  # « tous les élus »
    marked = tokens[i].text in words(language, "open_quote") and any(t.pos == "DET" for t in tokens[i + 1 : i + 3])
    if not (those or every or marked) and tokens[i].pos not in ("DET", "PROPN", "NOUN", "ADP", "NUM"):
        return None
    reach = OBJECT if tokens[i].pos == "ADP" else _URGED
    for j in range(i + 1, min(i + reach + len(relative), len(tokens) - 1)):
        inside = any(t.lower in words(language, "who") for t in tokens[max(i + 1, j - 4) : j])  # « ceux qui rient »
        if j in relative:
            continue  # « appelle la guilde, qui tient conseil, à agir »
        ends = (is_finite(tokens[j]) and not inside) or tokens[j].text in (";", ".")
        if ends or aim_at(tokens, j, language):
            return None
        if tokens[j - 1].lower in words(language, "before_of"):
            continue
        led = tokens[j].lower in prepositions and not still_to_come(tokens, j, language)
        asked = lead(sentence, j + 1, language) if led else None
        if asked is not None and not those and _of_a_relative(tokens, i, j, language):
            return None
        if asked is not None and not _since(tokens, asked, language):
            attends = tokens[asked].lemma in words(language, "attending")
            if attends and group.cue.lemma in words(language, "inviting"):
                return None
            return i if tokens[i].pos != "ADP" else j + 1
        if tokens[i].pos != "ADP" and _calls_to(tokens, j, group, language):
            return None if _of_a_relative(tokens, i, j, language) else i
    return None


def still_to_come(tokens: tuple[Token, ...], to: int, language: str) -> bool:
    """« des grèves dans les jours à venir »: whether « à » at token `to` opens no infinitive that one is asked for."""
    times = words(language, "time_noun") | words(language, "day")
    come = any(t.lower in words(language, "coming") for t in tokens[to + 1 : to + 2])
    return come and to > 0 and among(tokens[to - 1], times)


def _calls_to(tokens: tuple[Token, ...], j: int, group: Group, language: str) -> bool:
    """« appelle l'opposition au calme »: whether what is called for follows token `j`."""
    to = tokens[j].lower in words(language, "to") and words(language, "bare_to") & set(group.cue.prepositions)
    if Takes.ABOUT not in group.cue.takes or not to:
        return False
    if tokens[j + 1].lower in words(language, "called_by"):
        return False  # « m'a appelé ce matin au téléphone »
    known = not group.cue.nouns or _one_of(tokens[j + 1 : j + 6], group.cue.nouns, language)
    return known and not _since(tokens, j + 1, language)


def _of_a_relative(tokens: tuple[Token, ...], i: int, j: int, language: str) -> bool:
    """« appelle les secours, qui parviennent à le ranimer »: the infinitive behind `j` is what a relative's verb goes on to."""
    related = next((t.i for t in tokens[i + 1 : j] if t.lower in words(language, "subject_relative")), j)
    goes_on = words(language, "goes_on_to")
    if related < j and tokens[related - 1].text == "," and all(t.text != "," for t in tokens[related:j]):
        return True  # « appelle l'épicier, qui demande à sa fille de venir »
    return any(t.lemma in goes_on or t.lower in goes_on for t in tokens[max(related + 1, j - 3) : j])


def _since(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« appelle à une grève à partir de lundi », « ceux que j'appelle les notables, à savoir … »: a set infinitive at `i`."""
    if tokens[i].lower in words(language, "know"):
        return True
    day = tokens[i + 2].lower if i + 2 < len(tokens) else ""
    dated = any(day in words(language, name) for name in ("day", "month", "this")) or day[:1].isdigit()
    return tokens[i].lower in words(language, "starting_from") and dated


def _relative_between(tokens: tuple[Token, ...], i: int, language: str) -> range:
    """The tokens of a relative clause between two commas behind the object that begins at token `i`."""
    comma = next((t.i for t in tokens[i : i + OBJECT] if t.text == ","), None)
    if comma is None or comma + 1 >= len(tokens) or tokens[comma + 1].lower not in words(language, "subject_relative"):
        return range(0)
    closing = next((t.i for t in tokens[comma + 2 :] if t.text == ","), comma)
    return range(comma, closing + 1) if closing > comma else range(0)


def _one_of(tokens: tuple[Token, ...], nouns: tuple[str, ...], language: str) -> bool:
    """Whether the noun is one of `nouns`; the model may have an adjective before it for one (« une franche entente »)."""
    end = next((n for n, t in enumerate(tokens) if t.pos in ("ADP", "VERB")), len(tokens))
    return any(among_nouns((t.lemma.lower(), t.lower), nouns, language) for t in tokens[:end])


def _said_of(sentence: Sentence, i: int, j: int, language: str) -> bool:
    """« juge le prix trop bas », « juge l'hypothèse fragile. »: an adjective that ends the clause behind its noun."""
    tokens = sentence.tokens
    stressed = tokens[j - 1].pos == "ADV" and j - 2 == i + 1  # « juge l'accusé pleinement responsable de ses actes »
    if stressed and tokens[i].lower in words(language, "definite_article"):
        return tokens[j].pos in ("ADJ", "NOUN")
    if tokens[j].pos != "ADJ" or tokens[i].pos != "DET":
        return False
    noun = j - 1 - (tokens[j - 1].pos == "ADV")
    closing = tokens[j + 1] if j + 1 < len(tokens) else None
    ends = closing is None or closing.pos in ("PUNCT", "CCONJ") or _with_complement(tokens, j, language)
    return noun > i and tokens[noun].pos == "NOUN" and ends and (noun < j - 1 or noun == i + 1)


def _with_complement(tokens: tuple[Token, ...], j: int, language: str) -> bool:
    """« juge les experts coupables d'oubli »: an adjective at token `j` that a complement belongs to, before its preposition."""
    behind = words(language, "of") | words(language, "to")
    return among(tokens[j], words(language, "completed_adjective")) and tokens[j + 1].lower in behind


def _too(tokens: tuple[Token, ...], i: int, j: int, group: Group, language: str) -> bool:
    """« jugent le barème du port trop dur », « jugent ces tarifs à la fois injustes et élevés »: such words, an adjective."""
    judging = group.cue.lemma in words(language, "judging") and tokens[i].pos == "DET" and j > i + 1
    weighed = (
        tokens[j - 1].lower in words(language, "degree") or phrase_before(tokens, j, language, "both_ways") is not None
    )
    return judging and weighed and tokens[j].pos == "ADJ"


def judge(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    tokens = sentence.tokens
    beside = set(group.cue.prepositions) - words(language, "of_or_as")
    likens = bool(beside & words(language, "bare_to"))
    link = _links(group, language)
    if likens and not {Takes.ABOUT, Takes.QUOTE} & set(group.cue.takes):
        link = frozenset()  # « a assimilé un principe essentiel » likens it to nothing
    low = tokens[i].lower
    if low in link:
        return i + (low in words(language, "bare_of"))
    if low in beside - words(language, "to"):
        return i if _seen_in(sentence, i, language) else None
    if tokens[i].pos in ("DET", "PROPN", "PRON", "NUM", "NOUN") or tokens[i].text[0].isupper():
        for token in tokens[i + 1 : min(i + OBJECT, len(tokens) - 1)]:
            if is_finite(token) or token.text in (";", "."):
                break
            if likens and token.lower in words(language, "to") and token.dep != "fixed":
                return i if _likened(tokens, token.i + 1, group, language) else None
            if _judged(sentence, group, i, token.i, link, language):
                return i
    called = "" in link or low in words(language, "open_quote")
    mark = i + (tokens[i].pos == "DET" and i + 1 < len(tokens))  # « ce qu'il appelle des « caprices » »
    if called and _called_so(sentence, group, mark, language):
        return i
    return i if "" in link and _judged_first(sentence, group, i, language) else None


def _called_so(sentence: Sentence, group: Group, i: int, language: str) -> bool:
    """« ce que le préfet appelle « un gâchis » », « celui qu'il surnomme « le loup » »: marks behind a relative's verb."""
    tokens = sentence.tokens
    if group.cue.lemma not in words(language, "calling") or tokens[i].text not in words(language, "open_quote"):
        return False
    que = next((t.i for t in reversed(tokens[: group.first]) if t.lower in words(language, "complementizer")), 0)
    named = words(language, "this") | words(language, "those")
    within = tokens[que + 1 : group.first]
    return que > 0 and tokens[que - 1].lower in named and not any(is_finite(t) or t.pos == "PUNCT" for t in within)


def _links(group: Group, language: str) -> frozenset[str]:
    """The words between what is judged and what it is to them, "" where none need stand there."""
    if Takes.JUDGE not in group.cue.takes:  # only in marks: « traite X de « lâche » », « appelle X « le vieux » »
        return words(language, "bare_of") | {""}
    of, as_ = words(language, "bare_of"), words(language, "as")
    taken = frozenset(group.cue.prepositions)
    return (of if taken & of else frozenset[str]()) | (taken & as_) or as_ | {""}


def _likened(tokens: tuple[Token, ...], i: int, group: Group, language: str) -> bool:
    """« compare le budget à « une passoire », à un puzzle », « à 3 % du total »: what follows at token `i`."""
    likened, opens = tokens[i], words(language, "open_quote")
    if any(t.text in opens for t in tokens[i : i + 2]) or _is_one(likened, language):
        return True
    if likened.lower in words(language, "plural_of") or tokens[i - 1].lower in words(language, "contracted"):
        return True
    sum_told = likened.pos == "NUM" or any(t.text[0].isdigit() for t in tokens[i : i + 3])
    worst = likened.lower in words(language, "comparative")  # « au pire des fléaux »
    return worst or (sum_told and Takes.ABOUT in group.cue.takes)


def _judged(sentence: Sentence, group: Group, i: int, j: int, link: frozenset[str], language: str) -> bool:
    """Whether the words at token `j` tell what the object that begins at token `i` is to somebody."""
    tokens, token = sentence.tokens, sentence.tokens[j]
    judges = Takes.JUDGE in group.cue.takes
    if token.lower in words(language, "as") and (token.lower in link or _as_being(tokens, j, language)):
        return True
    if token.lower in words(language, "bare_of") and words(language, "bare_of") & link:
        behind = tokens[j + 1]
        return (
            behind.text in words(language, "open_quote")
            or behind.pos in ("ADJ", "VERB", "ADV")
            or calls_names(tokens, j, group, language)
            or (judges and _bare_noun(tokens, i, j + 1))
            or tokens[token.head].head == group.verb.i
        )
    if "" not in link:
        return False
    if token.text in words(language, "open_quote"):
        return (
            tokens[j + 1].pos in ("ADJ", "ADV", "VERB", "ADP")
            or _named_so(tokens, i, j, group, language)
            or (Takes.JUDGE in (*group.cue.takes, *group.cue.in_past) and _found_so(tokens, j, language))
        )
    if token.pos == "ADJ" and token.dep == "xcomp" and token.head == group.verb.i:
        return True
    sure = group.cue.lemma in words(language, "judging") or tokens[i].lower not in words(language, "indefinite")
    return (sure and _said_of(sentence, i, j, language)) or _too(tokens, i, j, group, language)


def calls_names(tokens: tuple[Token, ...], j: int, group: Group, language: str) -> bool:
    """« a traité le juge de menteur »: whether « de » stands at token `j` before one of the names that the cue's nouns list."""
    called = j + 1 < len(tokens) and tokens[j].lower in words(language, "bare_of")
    return called and bool(group.cue.nouns) and among(tokens[j + 1], frozenset(group.cue.nouns))


def _as_being(tokens: tuple[Token, ...], j: int, language: str) -> bool:
    """« a qualifié la rumeur comme étant fausse »: a participle of « être » behind « comme » at token `j`."""
    return j + 1 < len(tokens) and tokens[j + 1].lower in words(language, "being")


def _judged_first(sentence: Sentence, group: Group, i: int, language: str) -> bool:
    """« juge insuffisantes les hausses », « trouve « regrettable » l'attitude »: no object at token `i`."""
    tokens = sentence.tokens
    judging = group.cue.lemma in words(language, "judging")
    if judging and _bare_before_object(tokens, i, language):
        return True
    weighed = tokens[i].lower in words(language, "degree") and i + 1 < len(tokens)  # « qu'il juge trop chère »
    told = tokens[i + weighed].pos == "ADJ" or _held_so(tokens[i + weighed])
    marked = tokens[i].text in words(language, "open_quote")
    objected = object_before(sentence, group, language)
    inside = marked and any(t.pos in ("ADJ", "ADV", "VERB", "ADP") for t in tokens[i + 1 : i + 2])
    if told or inside or (marked and judging and _bare(tokens, i)):
        return objected or told or judging or _judged_behind(tokens, i, language)
    opens = any(t.text in words(language, "open_quote") for t in tokens[i : i + 2])
    return objected and Takes.JUDGE not in group.cue.takes and opens


def _held_so(token: Token) -> bool:
    """« une demande qu'ils jugent déplacée », a participle to the model."""
    return token.pos == "VERB" and is_past_participle(token) and token.dep == "xcomp"


def _found_so(tokens: tuple[Token, ...], mark: int, language: str) -> bool:
    """« juge le projet « scandaleux » », a noun to the model: words in small letters whose marks end the clause."""
    closing = next((t.i for t in tokens[mark + 1 : mark + 12] if t.text in words(language, "close_quote")), None)
    ends = closing is not None and (closing + 1 >= len(tokens) or tokens[closing + 1].pos in ("PUNCT", "CCONJ"))
    return ends and tokens[mark + 1].text.islower()


def _bare_noun(tokens: tuple[Token, ...], first: int, i: int) -> bool:
    """« a qualifié les joueurs de fainéants »: behind an object with an article the bare noun at `i` is the last word."""
    last = i + 1 >= len(tokens) or tokens[i + 1].pos in ("PUNCT", "CCONJ")
    return tokens[first].pos == "DET" and tokens[i].pos == "NOUN" and last


def _share(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« 40 % », « près de 40 % »: a share at token `i`."""
    return any(t.lower in words(language, "percent") for t in tokens[i + 1 : i + 4]) and tokens[i].pos in ("NUM", "ADP")


def _bare(tokens: tuple[Token, ...], i: int) -> bool:
    """« qu'il juge « préoccupants » », which the model has for a noun: no article opens the marks at token `i`."""
    return i + 1 < len(tokens) and tokens[i + 1].pos == "NOUN" and tokens[i + 1].text.islower()


def _is_one(token: Token, language: str) -> bool:
    """Whether the token is the article « un » or « une »."""
    return token.lower in words(language, "indefinite") and token.pos == "DET"


def _seen_in(sentence: Sentence, i: int, language: str) -> bool:
    """« voit dans cet accord « une reddition », un recul, le signe d'un recul »: behind the phrase what it is taken for."""
    tokens = sentence.tokens
    for token in tokens[i + 2 : min(i + _SEEN, len(tokens) - 1)]:
        if is_finite(token) or token.text in (",", ";", ":", "."):
            return False
        sign = token.pos == "DET" and tokens[token.i + 1].lower in words(language, "sign")
        if sign or token.text in words(language, "open_quote") or _is_one(token, language):
            return True
    return False


def _bare_before_object(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« juge insuffisantes les hausses », « juge « irréalistes » les conditions »: one word, then an article."""
    marked = tokens[i].text in words(language, "open_quote")
    word = i + marked
    behind = word + 1 + marked
    if behind >= len(tokens) or (marked and tokens[word + 1].text not in words(language, "close_quote")):
        return False
    return tokens[word].pos in ("ADJ", "NOUN", "VERB") and tokens[behind].pos == "DET"


def _named_so(tokens: tuple[Token, ...], i: int, j: int, group: Group, language: str) -> bool:
    """« a appelé Paul Roy « le sage » », « surnomment la rue « le couloir » »: a name in marks, for a verb that judges in marks."""
    person = any(t.pos == "PROPN" or t.label == "PER" for t in tokens[i:j])
    person = person or group.cue.lemma in words(language, "nicknaming")
    return Takes.JUDGE not in group.cue.takes and person and tokens[j + 1].pos in ("DET", "NOUN")


def _judged_behind(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« trouve « regrettable » l'attitude », « estime « prématuré » de parler »: what is judged follows the marks."""
    close = next((t.i for t in tokens[i : i + OBJECT] if t.text in words(language, "close_quote") and t.i > i), None)
    if close is None or close + 1 >= len(tokens):
        return False
    behind = tokens[close + 1]
    return behind.pos == "DET" or behind.lower in words(language, "of") | words(language, "complementizer")
