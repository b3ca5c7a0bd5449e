"""Where the clause begins that a frame behind it or inside it belongs to.

« Le maire dit que A, mais B, selon l'Insee » begins behind « mais », « Ce qui a monté,
selon le maire, c'est le loyer » with « ce », « …, contre 900 pour la police » with the figure. What lies behind a frame
that opens its clause is found in `frames`.
"""

from __future__ import annotations

from recoupe.extraction.conjugation import is_conditional
from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.scope.cuts import contrast, reports
from recoupe.extraction.statements.scope.gaps import opposed_figure
from recoupe.extraction.statements.scope.joints import framed_within
from recoupe.extraction.statements.scope.main_clauses import finite_at
from recoupe.extraction.statements.scope.noun_scope import clause_opens
from recoupe.extraction.statements.verbs.clause_edges import past_dateline, past_number
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.insertions import DASHES, inset_before, inset_end
from recoupe.extraction.statements.verbs.presentatives import presentative
from recoupe.extraction.statements.view import View
from recoupe.model.article import BlockKind


def clause_start(view: View, frame: int, previous: int | None) -> int:
    """The first token of the clause that a frame at token `frame` belongs to."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    if (figure := opposed_figure(tokens, frame, language)) is not None:
        return figure  # « …, contre 12 000 pour les organisateurs »
    closed = [p.end for p in view.passages if p.start < sentence.start < p.end <= tokens[frame].start]
    start = next((t.i for t in tokens if t.start >= max(closed, default=0)), 0)
    if previous is not None:
        between = tokens[previous + 1 : frame]
        if not any(is_finite(t) for t in between):
            start = previous + 1  # « …, 5 000 selon les syndicats »
        else:
            comma = next((t.i for t in between if t.text in (",", ";")), None)
            start = previous + 1 if comma is None else comma + 1
    opens = (_opens_at(view, i, start, frame) for i in range(frame - 1, start, -1))
    start = past_number(tokens, past_dateline(tokens, next((k for k in opens if k is not None), start)))
    while start < frame and (tokens[start].text in (",", "(", "-", "–", "—", "•") or tokens[start].pos == "CCONJ"):
        start += 1
    link = past_phrase(tokens, start, language, "narrators_link")
    if link is not None and link < frame and tokens[link].text == ",":
        start = link + 1  # « En revanche, selon X, … »
    return _past_day(tokens, past_dateline(tokens, start), frame, language)


def _opens_at(view: View, i: int, start: int, frame: int) -> int | None:
    """The first token of the frame's clause, in the words from `start` on, if it opens by token `i`: behind it or with it."""
    language, tokens, token = view.language, view.sentence.tokens, view.sentence.tokens[i]
    if _in_closed_bracket(tokens, i, start, frame):
        return None  # « 39 blessés (et non 36 : une erreur), dont huit enfants, selon X »
    if token.text == "(" and all(t.text != ")" for t in tokens[i:frame]):
        return i + 1  # « 3 000 manifestants (1 200 selon la police) »
    if token.text in DASHES and inset_before(tokens, frame) == i and dash_closes(tokens, i, frame + 1):
        return i + 1  # « Ils ont défilé – 300 tracteurs, selon la police – dans le calme »
    if _behind_last_dash(tokens, i, start, frame):
        return i + 1  # « Le plan coûte 3 millions – une somme modeste selon la régie, au regard de … »
    if any(tokens[start].start < p.start < token.start < p.end <= tokens[frame].start for p in view.passages):
        return None  # « Le pont rouvrira « dès que possible », selon la mairie »
    heading = view.sentence.kind is BlockKind.HEADING
    if token.text == ";" or (token.text == ":" and (i > 2 or heading) and not _listed(view, start, i, frame)):
        return i + 1
    related = token.lower in words(language, "relative") and token.pos in ("PRON", "ADV")
    if related and _behind_report(view, i, start, frame):
        return i if token.lower in words(language, "who") else i + 1
    if related and (opens := _relative_opens(tokens, i, start, frame, language)) is not None:
        return opens
    # not « serait donc, selon X, … »
    joins = token.lower in words(language, "clause_joiner") and not is_finite(tokens[i - 1])
    if joins and frame - i <= 1 + (tokens[frame - 1].text == ","):
        return frame  # « …, car selon lui, la digue tient », « … puisque, selon lui, elle tient »
    if (within := framed_within(view, start, i, frame)) is not None:
        return within
    if tokens[frame - 1].text == "," and past_phrase(tokens, i, language, "clause_joint") == frame - 1:
        return frame  # « …, même si, selon elle, la digue tient »
    if past_phrase(tokens, i, language, "that_is") in (frame, frame - 1):
        return frame  # « …, c'est-à-dire, selon X, en mai »
    if token.lower in words(language, "why_or_how") and frame - i <= 2:
        return i  # « a exposé pourquoi, à ses yeux, les loyers montent »
    if _que_opens(tokens, i, start, frame, language):
        return i + 1
    taken_up = token.lower in words(language, "as") and tokens[i - 1].text == "," and i + 2 < frame
    if taken_up and tokens[i + 1].lower in words(language, "object_clitic") and finite_at(tokens, i + 1, language):
        return i + 1  # « …, comme le souhaitent 70 % des élus, selon un sondage »
    return _opposed_opens(view, i, start, frame)


def _behind_report(view: View, relative: int, start: int, frame: int) -> bool:
    """« L'armée annonce des raids sur la ville, où dix maisons ont brûlé, selon les secours »: what is told of in another's
    report behind commas is the frame's.
    """
    tokens = view.sentence.tokens
    if tokens[relative - 1].text != "," or tokens[frame - 1].text != "," or any(map(is_finite, tokens[frame:])):
        return False
    if sum(map(is_finite, tokens[relative:frame])) != 1:
        return False  # « Il assure que le pont, où le sel s'est mis, rouvrira, selon Le Phare »
    return any(g.finite and start <= g.first < relative and reports(view, g) for g in view.groups)


def _in_closed_bracket(tokens: tuple[Token, ...], i: int, start: int, frame: int) -> bool:
    """Whether token `i` stands in brackets that open behind token `start` and close before the frame."""
    close = next((t.text for t in tokens[i:frame] if t.text in ("(", ")")), "")
    opening = next((t.text for t in reversed(tokens[start:i]) if t.text in ("(", ")")), "")
    return close == ")" and opening == "("


def _behind_last_dash(tokens: tuple[Token, ...], i: int, start: int, frame: int) -> bool:
    """Whether a dash behind a whole clause opens a noun phrase, and the frame closes it without a comma."""
    parted = tokens[i].text in DASHES and tokens[i].start > tokens[i - 1].end and tokens[i].end < tokens[i + 1].start
    if not parted or frame - i < 3 or tokens[frame - 1].text == "," or any(t.text in DASHES for t in tokens[i + 1 :]):
        return False
    return any(map(is_finite, tokens[start:i])) and not any(
        t.text == "," or is_finite(t) for t in tokens[i + 1 : frame]
    )


def dash_closes(tokens: tuple[Token, ...], dash: int, i: int) -> bool:
    """« – 300 tracteurs, selon la police – »: whether another dash closes from token `i` on, with no comma or verb before it."""
    closing = inset_end(tokens, dash, i)
    return closing is not None and not any(t.text == "," or is_finite(t) for t in tokens[i:closing])


def _relative_opens(tokens: tuple[Token, ...], i: int, start: int, frame: int, language: str) -> int | None:
    """« Ce qui a monté, selon le maire, c'est le loyer »: where the relative clause at token `i` is what is framed."""
    low = tokens[i].lower
    if i - 2 > start and tokens[i - 1].lower in words(language, "this") and tokens[i - 2].pos == "ADP":
        return None  # « Le prix monte, contrairement à ce qui était annoncé, selon X »
    if _cleft(tokens, start, i, language) or _main_verb_before(tokens, start, i, frame, language):
        return None
    if _toll(tokens, start, i, frame, language):
        return i
    if _heard_behind(tokens, start, i, frame, language):
        return i if low in words(language, "who") else i + 1
    near = frame - i <= 6 and any(t.pos in VERBAL for t in tokens[i:frame]) and not _ends_with(tokens, frame)
    near = near or _main_verb_behind(tokens, start, i, frame, language) or _cut_verb(tokens, start, i, frame)
    if near or i == frame - 1 or (i == frame - 2 and tokens[frame - 1].text == ","):
        return i - 1 if i > start and tokens[i - 1].lower in words(language, "this") else i
    return i + 1 if low in words(language, "whose") and _longer_part(tokens, start, i, frame) else None


def _main_verb_before(tokens: tuple[Token, ...], start: int, relative: int, frame: int, language: str) -> bool:
    """« Le texte sur lequel se fonde l'arrêt est selon eux copié »: the main verb, nothing joins it to the relative one's."""
    verbs = [t.i for t in tokens[relative:frame] if is_finite(t)]
    if len(verbs) < 2 or any(map(is_finite, tokens[start:relative])):
        return False
    joints = clause_openers(language) | words(language, "conjunction") | words(language, "subordinator") | {","}
    return not any(t.lower in joints for t in tokens[verbs[0] + 1 : verbs[-1]])


def _cut_verb(tokens: tuple[Token, ...], start: int, relative: int, frame: int) -> bool:
    """« Il a fui au port, où le phare, un vieux feu, n'a selon lui pas brûlé »: right behind the relative clause's only verb."""
    held = [t.i for t in tokens[relative:frame] if is_finite(t)]
    return held == [frame - 1] and any(map(is_finite, tokens[start:relative]))


def _main_verb_behind(tokens: tuple[Token, ...], start: int, relative: int, frame: int, language: str) -> bool:
    """« La maire, qui doit quitter son poste « en mai » selon X, a salué … »: between commas, before the clause's own verb."""
    comma = next((t.i for t in tokens[frame:] if t.text == ","), None)
    parted = relative > start and tokens[relative - 1].text == "," and comma is not None
    if comma is None or not parted or any(map(is_finite, tokens[start:relative])):
        return False
    told = any(map(is_finite, tokens[relative:frame])) and not any(map(is_finite, tokens[frame:comma]))
    return told and tokens[frame - 1].text != "," and finite_at(tokens, comma + 1, language)


def _que_opens(tokens: tuple[Token, ...], i: int, start: int, frame: int, language: str) -> bool:
    """« Il rappelle que, selon X, … »: a « que » right before the frame, or with no verb between them."""
    if tokens[i].lower not in words(language, "complementizer") or tokens[i].pos != "SCONJ":
        return False
    beside = {t.lower for t in tokens[max(start, i - 2) : i]}  # « en même temps que », « davantage qu'un an »
    listed = tokens[i - 1].lower in words(language, "thus")  # « des bus ainsi que des cars »
    compared = words(language, "compared_time") | words(language, "comparative")
    if listed or beside & compared or only_that(tokens, i, language):
        return False
    # « trois fois plus d'eau que le maïs »
    far = any(t.lower in words(language, "comparative") for t in tokens[start:i])
    return frame - i <= 2 or not (far or any(map(is_finite, tokens[i:frame])))


def _opposed_opens(view: View, i: int, start: int, frame: int) -> int | None:
    """« …, mais la mairie a cédé, selon X »: behind what is set against a report, or more than a short addition."""
    language, tokens, token = view.language, view.sentence.tokens, view.sentence.tokens[i]
    opposed = token.lower in words(language, "contrary") and (
        tokens[i - 1].text in (",", ";") or tokens[i + 1].lower in words(language, "this_thing")
    )
    if not opposed and _set_beside(tokens, start, i, frame, language):
        return i + 2
    if not opposed or _both_counted(tokens, start, i, frame) or contrast(view, start, i):
        return None
    if finite_at(tokens, i + 1, language) and any(map(is_finite, tokens[start:i])):
        return None  # « La pluie a cessé à Valmer, mais gagne le nord, selon X »: one subject
    told = any(g.finite and start <= g.first < i and reports(view, g) for g in view.groups)
    bare = frame - i > 2 and not any(map(is_finite, tokens[i:frame]))  # « …, une foule nombreuse, mais calme, selon X »
    parted = tokens[frame - 1].text == ","  # « Le car a versé, mais le chauffeur est sauf, selon X » is told whole
    if not told and (parted or bare or _takes_up(tokens, start, i, frame, language)):
        return None
    return i + (2 if token.lower in words(language, "contrast") else 1)


def _set_beside(tokens: tuple[Token, ...], start: int, i: int, frame: int, language: str) -> bool:
    """« Le musée reste ouvert alors que les salles sont vides selon ses gardiens »: no comma parts the frame from its clause.

    « Il a fui alors que la rue brûlait, selon la police » is told whole, as is « … alors qu'il … ».
    """
    que = i + 2 < frame and tokens[i + 1].lower in words(language, "complementizer")
    if not que or tokens[i].lower not in words(language, "contrast") or tokens[frame - 1].text == ",":
        return False
    own = tokens[i + 2].lower not in words(language, "subject_pronoun")
    return own and any(map(is_finite, tokens[start:i])) and any(map(is_finite, tokens[i + 2 : frame]))


def _heard_behind(tokens: tuple[Token, ...], start: int, relative: int, frame: int, language: str) -> bool:
    """« Il a fui vers la gare, où des gens auraient crié, selon un passant »: only what is in the conditional is framed."""
    before, behind = (
        next((t for t in t_ if is_finite(t)), None) for t_ in (tokens[start:relative], tokens[relative:frame])
    )
    if before is None or behind is None or tokens[relative - 1].text != ",":
        return False
    return is_conditional(behind.lower, behind.lemma, language) and before.morph.get("Mood") == "Ind"


def _toll(tokens: tuple[Token, ...], start: int, relative: int, frame: int, language: str) -> bool:
    """« Le pays pleure les victimes de la crue qui a fait 60 morts, selon un bilan »: a count gives no more than the toll."""
    antecedent = tokens[relative - 1].pos in ("NOUN", "PROPN", "CCONJ")
    if tokens[relative].lower not in words(language, "who") or not antecedent:
        return False
    inside = tokens[relative:frame]
    counted = any(t.pos == "NUM" or t.text[0].isdigit() or t.lower in words(language, "number_noun") for t in inside)
    told = any(map(is_finite, tokens[start:relative]))
    return counted and told and _count_gives(tokens, frame, language) and sum(map(is_finite, inside)) == 1


def _count_gives(tokens: tuple[Token, ...], frame: int, language: str) -> bool:
    """« selon un dernier bilan », « selon les chiffres du port »: whether the frame at token `frame` names a count."""
    return any(among(t, words(language, "counting_source")) for t in tokens[frame + 1 : frame + 4])


def only_that(tokens: tuple[Token, ...], que: int, language: str) -> bool:
    """« Le vol n'a duré que sept minutes »: a « que » that limits, behind « ne » and without « pas »."""
    for token in reversed(tokens[max(0, que - 5) : que]):
        if token.lower in words(language, "negation"):
            return True
        if token.text == "," or token.lower in words(language, "negation_second"):
            return False
    return False


def _listed(view: View, start: int, colon: int, frame: int) -> bool:
    """« Le parc est vaste : 62 camions et un drone, selon X »: a clause and behind its colon no verb."""
    tokens = view.sentence.tokens
    if colon == frame - 1:
        return False  # « Un constat s'impose : pour les élus, la digue est trop basse »
    comma = next((t.i for t in tokens[frame:] if t.text == ","), None)
    if comma is not None and tokens[frame - 1].text == "," and clause_opens(view.sentence, comma + 1, view.language):
        return False  # « Le club tient son pari : avec 900 inscrits, selon son président, la course a repris »
    counted = _count_gives(tokens, frame, view.language)
    if counted and tokens[colon + 1].text[0].isdigit() and sum(t.text[0].isdigit() for t in tokens[colon:frame]) > 1:
        return False  # « La criée reçoit plus de bateaux : 60 par nuit, dont 9 chalutiers, selon les chiffres du port »
    return any(map(is_finite, tokens[start:colon])) and not any(map(is_finite, tokens[colon:frame]))


def _longer_part(tokens: tuple[Token, ...], start: int, whose: int, frame: int) -> bool:
    """« Chaque ligue a reçu une aide, dont un tiers doit aller aux clubs, selon la Fifa »: the longer part is framed."""
    comma = next((t.i for t in tokens[whose:frame] if t.text == ","), frame)
    told = any(map(is_finite, tokens[start:whose])) and any(map(is_finite, tokens[whose:comma]))
    return told and tokens[whose - 1].text == "," and frame - whose > whose - start


def _takes_up(tokens: tuple[Token, ...], start: int, joint: int, frame: int, language: str) -> bool:
    """« Trois attaques ont échoué, mais c'était la plus grave, selon X »: a short addition on what was just told."""
    following = tokens[joint + 1].lower
    pronoun = following in words(language, "subject_pronoun") | words(language, "expletive")
    return pronoun and frame - joint < joint - start


def _ends_with(tokens: tuple[Token, ...], frame: int) -> bool:
    """« …, qui réclament une prime, selon X. »: a frame that a comma parts from the sentence which it closes."""
    behind = tokens[frame + 1 :]
    return tokens[frame - 1].text == "," and not any(is_finite(t) or t.text in (",", ";", ":") for t in behind)


def _both_counted(tokens: tuple[Token, ...], start: int, joint: int, frame: int) -> bool:
    """« Le cidre plaît à 41 % des clients, tandis que 22 % aiment mieux le poiré, selon un sondage »: two figures of one count."""
    return all(any(t.text[0].isdigit() for t in held) for held in (tokens[start:joint], tokens[joint:frame]))


def _cleft(tokens: tuple[Token, ...], start: int, relative: int, language: str) -> bool:
    """« C'est surtout la côte qui sera touchée, selon X »: the relative clause is what « c'est » says."""
    first = next((t for t in tokens[start:relative] if t.pos not in ("CCONJ", "ADV", "PUNCT")), tokens[start])
    cleft = presentative(tokens, first.i, language) is not None
    return cleft and not any(t.text == "," for t in tokens[start:relative])


def _past_day(tokens: tuple[Token, ...], start: int, frame: int, language: str) -> int:
    """« Ce vendredi, la Corée du Nord a … » : the day dates the utterance more often than it belongs to it."""
    days = words(language, "day")
    i = start
    if i < frame and tokens[i].lower in words(language, "this"):
        i += 1
    if i < frame and tokens[i].lower in days:
        while i < frame and tokens[i].text != ",":
            if tokens[i].pos in VERBAL:
                return start
            i += 1
        return i + 1 if i + 1 < frame - 1 else start
    return start
