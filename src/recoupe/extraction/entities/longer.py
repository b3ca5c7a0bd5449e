"""What stands behind a name that the world knows: the rest of a longer name, or somebody else.

« CGT-cheminots » and « l'Alliance des mouvements citoyens » are bodies of their own; « a raconté à l'AFP Tewfik » and « a
confié à Valmer News Rana Zaman » tell who speaks to whom. Whether such a name goes on is for `names` to decide.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.mottoes import title_end
from recoupe.extraction.parse import Token


def told_by(tokens: Sequence[Token], first: int, last: int, language: str) -> bool:
    """« a confié à Valmer News Rana Zaman, une passante »: two words of a name stand behind an outlet that is told, which
    has no local branches (« France Bleu Pays basque »).
    """
    behind = tokens[last + 1 : last + 4]
    if not first or len(behind) < 3 or tokens[first - 1].lower not in lexicon.words(language, "names", "addressing"):
        return False
    two = all(
        t.text[0].isupper() and t.text[1:2].islower() and t.pos in ("PROPN", "X", "NOUN", "ADJ") for t in behind[:2]
    )
    apart = behind[2].pos in ("PUNCT", "ADP") and behind[2].text != "-"
    stations = lexicon.words(language, "names", "local_station")
    return two and apart and tokens[first].text not in stations and lexicon.known(behind[0].text) is None


def another_paper(tokens: Sequence[Token], first: int, last: int, language: str) -> bool:
    """« Le Quotidien de l'Estuaire », « L'Écho républicain »: what is behind a paper's name makes it that of another."""
    following, behind = tokens[last + 1], tokens[last + 2 : last + 4]
    if following.text in lexicon.words(language, "names", "paper"):
        return last == first + 1 and tokens[first].lower in lexicon.words(language, "names", "article")
    opens = last > first or lexicon.paper([tokens[first].text, following.text], language)
    of = following.lower in lexicon.words(language, "names", "genitive")
    return opens and of and any(t.text[0].isupper() for t in behind)


def told_to(tokens: Sequence[Token], first: int, language: str) -> bool:
    """« à l'AFP »: whether « à » and an article stand before the name."""
    before = [t.lower for t in tokens[max(0, first - 2) : first]]
    if len(before) < 2 or before[1] not in lexicon.words(language, "names", "article"):
        return False
    return before[0] in lexicon.words(language, "names", "complement")


def begins(tokens: Sequence[Token], first: int, last: int, language: str) -> bool:
    """« l'Alliance des mouvements citoyens », « L'Écho du stade »: a noun for bodies or of a title that says of what it is one."""
    if title_end(tokens, first, last + 1, language) is not None:
        return True
    behind = tokens[last + 1 : last + 3]
    of = lexicon.words(language, "names", "genitive") | lexicon.words(language, "names", "purpose")
    headed = first == last and tokens[first].text in lexicon.words(language, "names", "body_head")
    return headed and len(behind) > 1 and behind[0].lower in of and behind[1].text[0].islower()


def branch(tokens: Sequence[Token], first: int, last: int, *, whole: bool) -> bool:
    """« CGT-cheminots », « l'Unsa-Police », « Paris-Dauphine »: the name of a `whole` (a body, a capital) that a hyphen ties to
    that of a part; not « CGT-CFDT », « Paris-Londres ».
    """
    tail = tokens[last + 1 : last + 3]
    one = first == last and (whole or tokens[first].text.isupper())
    if not one or len(tail) < 2 or tail[0].text != "-" or not tail[1].text.isalpha():
        return False
    glued = tokens[last].end == tail[0].start and tail[0].end == tail[1].start
    return glued and lexicon.known(tail[1].text) is None
