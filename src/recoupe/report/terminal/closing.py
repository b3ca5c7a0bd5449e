"""COPIES, MIS DE CÔTÉ, COUVERTURE: what a reader must know of the articles before trusting the rest."""

from __future__ import annotations

from recoupe.report.copies import CopySet, Credit
from recoupe.report.labels import number
from recoupe.report.reasons import set_aside
from recoupe.report.terminal.lines import Lines
from recoupe.report.view import StoryView, Unread, short_id

SET_ASIDE = 5  # kinds of furniture that are named


def show_copies(page: Lines, v: StoryView) -> None:
    """Sets of copies, then the agencies that other articles credit."""
    if not v.copies.sets and not v.copies.others:
        return
    page.section(page.words("section.reuse"))
    for held in v.copies.sets:
        page.entry("", _set(page, held))
    for credit in v.copies.others:
        page.entry("", page.words("text.credited", names=credit.agency + page.inside(credit.by)))


def _set(page: Lines, held: CopySet) -> str:
    words = page.words
    form = "copies" if held.whole else "passages"
    told = [words(f"text.{form}", names=page.names(held.articles), share=_share(page, held))]
    told += [_credit(page, c) for c in held.credits]
    if held.origin:
        told.append(words("text.likely", name=held.origin))
    return " · ".join(told)


def _share(page: Lines, held: CopySet) -> str:
    words = page.words
    low, high = ("" if s is None else number(max(1, round(100 * s)), words) for s in (held.low, held.high))
    if held.low is None:
        return words("text.up_to", high=high)
    return words("text.share", share=high) if low == high else words("text.share_between", low=low, high=high)


def _credit(page: Lines, credit: Credit) -> str:
    told = page.words("text.credited_by", agency=credit.agency, names=page.names(credit.by))
    return told + (page.words("text.not_by", names=page.names(credit.not_by)) if credit.not_by else "")


def show_aside(page: Lines, v: StoryView) -> None:
    """How much of the pages is not the articles, and what it is."""
    words = page.words
    if not v.aside:
        page.section(words("section.aside"), words("text.nothing_aside"))
        return
    page.section(words("section.aside"))
    reasons = ", ".join(page.few(set_aside(v.aside_reasons, words), SET_ASIDE))
    page.entry("", words("text.aside", share=number(max(1, round(100 * v.aside)), words), reasons=reasons))


def show_coverage(page: Lines, v: StoryView) -> None:
    """What was not analysed and why, then what was left without a speaker."""
    words = page.words
    page.section(words("section.coverage"))
    for unread in v.unread:
        page.entry("", not_analysed(page, unread))
    if len(v.unread) == len(v.articles):
        return
    quotes, figures = len(v.loose_quotes), len(v.loose_figures)
    total = number(sum(len(a.quantities) for a in v.articles), words)
    if quotes or figures:
        told = [words.count("quote", quotes)] if quotes else []
        told += [words("text.of_all", some=words.count("figure", figures), n=total)] if figures else []
        example = v.loose_figures[0].id if figures else v.loose_quotes[0][0]
        line = words("text.coverage_left", what=words("text.and").join(told))
        page.entry("", f"{line} ({words('text.example', id=short_id(example))})")
    elif any(a.statements or a.quantities for a in v.articles):
        page.entry("", words("text.coverage_all"))
    else:
        page.entry("", words("text.coverage_nothing"))


def not_analysed(page: Lines, unread: Unread) -> str:
    """« 07 n'est pas analysé : texte en anglais, seul le français l'est »."""
    words = page.words
    if unread.language is None:
        return words("text.unread_empty", name=unread.name)
    tongue = words.table["language"].get(unread.language[:2].lower(), unread.language)
    return words("text.unread_language", name=unread.name, language=tongue)
