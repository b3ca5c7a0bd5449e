"""Verbs that are left out because the clause before has them: « Le médecin affirme que A, l'infirmière que B ».

Read are gaps behind « que » (after « et » and a semicolon too) and « de », objects (« le maire réclame un pont, la préfète
une digue ») and figures side by side: « la CGT réclame 5 %, la CFDT 3 % », « 900 manifestants, contre 2 000 pour les
organisateurs ».
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time
from recoupe.extraction.statements.phrases.nominal_words import Phrase, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.insertions import inset_end
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View


def gap_at(view: View, comma: int, group: Group | None) -> tuple[Phrase, int] | None:
    """« X affirme que A, Y que B »: Y's phrase and where B begins, if the clause behind `comma` has no verb of its own."""
    tokens, language = view.sentence.tokens, view.language
    first = comma + 1
    if first < len(tokens) and tokens[comma].text == ";":
        first += tokens[first].lower in words(language, "and")
    if group is None or not group.finite or first + 2 >= len(tokens) or group.last + 1 >= len(tokens):
        return None
    objected = tokens[group.last + 1].pos == "DET" or tokens[group.last + 1].text in words(language, "open_quote")
    if objected and (held := _object(view, comma, group)) is not None:
        return held
    share = tokens[first].text[0].isdigit() and tokens[first + 1].lower in words(language, "share_noun")
    joint = tokens[group.last + 1].lower
    counts = joint[0].isdigit() or tokens[group.last + 1].pos == "NUM"
    clause = joint in words(language, "complementizer")
    listed = tokens[comma].text in (",", ";") or ((counts or clause) and tokens[comma].lower in words(language, "and"))
    if not listed and not share:
        return None  # « 32 % s'attendent à une baisse et 20 % à une hausse »
    if tokens[first].pos != "DET" and not share and not name_like(tokens[first]):
        return None
    if counts:
        return _figure(view, first)
    kinds = next((k for k in ("complementizer", "of", "to") if joint in words(language, k)), None)
    if kinds is None or (kinds == "to" and not share):
        return None
    behind = _behind_joint(view, first, kinds)
    if behind is not None and clause and tokens[comma].lower in words(language, "and"):
        # « que la ville et la région que dirige le maire paieront »
        whole = any(map(is_finite, tokens[group.last + 1 : comma])) and not is_finite(tokens[behind[1]])
        whole = whole and after(view.sentence, first, language=language) == behind[0][1]
        return behind if whole and surely_speaks(view.sentence, behind[0], language) else None
    if behind is not None or kinds != "complementizer":
        return behind
    counted = any(t.text[0].isdigit() for t in tokens[group.last + 1 : comma])
    figure = _figure(view, first) if counted else None  # « estime que 3 000 personnes ont défilé, la police 1 200 »
    return figure if figure is not None and len(tokens) - figure[1] <= 3 else None


def _object(view: View, comma: int, group: Group) -> tuple[Phrase, int] | None:
    """« réclame un pont, la préfète une digue », « … et la préfète une digue »: the phrase that a second object follows."""
    tokens, language = view.sentence.tokens, view.language
    first = comma + 1
    if tokens[comma].text != "," and tokens[comma].lower not in words(language, "and"):
        return None
    opens = tokens[first].lower in words(language, "definite_article") or name_like(tokens[first])
    if not opens or any(t.text == "," for t in tokens[group.last + 1 : comma]):
        return None  # « réclame un pont, une digue, la mairie un quai »: a list goes on
    end = after(view.sentence, first, language=language)
    # « … et le RN (extrême droite) un … »
    bracket = next((t.i for t in tokens[first : end + 2] if t.text == "("), None)
    last = end if bracket is None else bracket - 1
    end = end if bracket is None else inset_end(tokens, bracket, first) or end
    behind = tokens[end + 1 : end + 2]
    if tokens[last].pos == "PUNCT" or not any(
        t.pos == "DET" and t.lower not in words(language, "contracted") for t in behind
    ):
        return None
    if any(is_finite(t) for t in tokens[first:]) or not surely_speaks(view.sentence, (first, last), language):
        return None
    return None if is_time(view.sentence, end + 1, language) else ((first, last), end + 1)


def _behind_joint(view: View, first: int, kinds: str) -> tuple[Phrase, int] | None:
    """The phrase that begins at `first` and what stands behind its « que », « de » or « à »."""
    tokens, language = view.sentence.tokens, view.language
    if kinds == "of" and tokens[first].lower in words(language, "indefinite") | words(language, "of"):
        return None  # « a parlé d'artisans, des pêcheurs et des habitants de la côte »: a list goes on
    for i in range(first + 1, min(first + 8, len(tokens) - 1)):
        token = tokens[i]
        if token.text in (",", ";", ":") or token.pos in VERBAL or token.lower in words(language, "relative"):
            return None
        if token.lower in words(language, kinds) and (kinds == "complementizer" or tokens[i + 1].pos == "DET"):
            if kinds == "of" and any(t.pos in VERBAL for t in tokens[i:]):
                return None
            if tokens[first].lower in words(language, "indefinite") and among(
                tokens[first + 1], words(language, "claim")
            ):
                return None  # « Le maire dit que le pont tient, un avis que la préfète ne partage pas »
            return (first, i - 1), i + 1
    return None


def _figure(view: View, first: int) -> tuple[Phrase, int] | None:
    """« La police compte 900 manifestants, les organisateurs 2 000 », « … et les organisateurs, 2 000 »: who else counts, and
    where that figure begins.
    """
    tokens, language = view.sentence.tokens, view.language
    number = next((t.i for t in tokens[first + 1 : first + 8] if t.text[0].isdigit()), None)
    if number is None or tokens[first].text[0].isdigit():
        return None
    joined = tokens[first - 1].lower in words(language, "and") and tokens[first].pos == "DET"
    last = number - 1 - (joined and tokens[number - 1].text == ",")  # not « entre le port et Brune, 900 à Metz »
    if last < first or any(t.pos in VERBAL or t.pos in ("PUNCT", "ADP") for t in tokens[first : last + 1]):
        return None
    if any(is_finite(t) for t in tokens[number:]) or not surely_speaks(view.sentence, (first, last), language):
        return None
    aged = any(t.lower in words(language, "time_noun") for t in tokens[number + 1 : number + 3])
    return None if aged else ((first, last), number)


def opposed_figure(tokens: tuple[Token, ...], frame: int, language: str) -> int | None:
    """« 900 manifestants, contre 2 000 pour les organisateurs »: where the figure begins that the frame at `frame` closes."""
    i = frame - 1
    while i > 0 and frame - i < 6 and tokens[i].pos != "PUNCT":
        if tokens[i].lower in words(language, "against"):
            return i + 1 if tokens[i + 1].text[0].isdigit() and i + 1 < frame else None
        i -= 1
    return None


def figure_framed(tokens: tuple[Token, ...], start: int, frame: int) -> bool:
    """« 2 000 personnes selon A, 900 selon B, ont défilé »: whether a bare figure stands before the frame at `frame`."""
    return (
        start < frame <= start + 4 and tokens[start].text[0].isdigit() and not any(map(is_finite, tokens[start:frame]))
    )
