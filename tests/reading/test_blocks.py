"""What of a page is the article: our own messy pages, every example and counter-example of the rules, and the tiling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.article import BlockKind
from recoupe.reading.address import _cues, cues_in
from recoupe.reading.blocks import Known, tile
from recoupe.reading.furniture import CompiledRule, compiled, match_line
from recoupe.reading.glued import _runs_on
from recoupe.reading.lines import trimmed, without_accents
from recoupe.rules.folding import fold_same_length
from recoupe.rules.loader import table

ARTICLE = (BlockKind.BODY, BlockKind.HEADING)
CAPTIONED = {"quebec-politics", "stock-exchange"}  # what a picture shows stands on a line above its credit


@dataclass(frozen=True)
class Page:
    """A page of pages.txt, whole_pages.txt or modern_pages.txt: (mark, line)."""

    name: str
    lines: tuple[tuple[str, str], ...]


def _pages() -> list[Page]:
    pages: dict[str, list[tuple[str, str]]] = {}
    for file in ("pages.txt", "whole_pages.txt", "modern_pages.txt"):
        for line in Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines():
            if line.startswith("=== "):
                current = pages.setdefault(line[4:], [])
            elif line and not line.startswith("#"):
                current.append((line[0], line[2:]))
    return [Page(name, tuple(lines)) for name, lines in pages.items()]


def plain(text: str) -> str:
    return trimmed(without_accents(fold_same_length(text)))


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\r\n"])
@pytest.mark.parametrize("page", _pages(), ids=lambda p: p.name)
def test_pages(page: Page, separator: str) -> None:
    text, places = "", []
    for mark, line in page.lines:
        places.append((mark, line, len(text)))
        text += line + separator
    blocks = tile(text)
    for mark, line, start in places:
        kinds = {b.kind for b in blocks if b.start < start + len(line) and start < b.end}
        if mark in "BH":
            assert kinds <= set(ARTICLE), line
        elif mark == "F":
            assert not kinds & set(ARTICLE), line
        elif mark == "C":
            assert not kinds & {BlockKind.BODY}, line
        elif mark == "P" and page.name in CAPTIONED:
            assert kinds == {BlockKind.CAPTION}, line


def _rules() -> list[CompiledRule]:
    return list(compiled("fr"))


@pytest.mark.parametrize("rule", _rules(), ids=lambda r: r.rule.name)
def test_line_rules(rule: CompiledRule) -> None:
    assert rule.rule.example
    for example in rule.rule.example:
        assert rule.regex.fullmatch(plain(example)), example
        first = match_line(plain(example), "fr", "edge")
        assert first is not None
        assert first.kind is rule.rule.kind, (example, first.name)
    for counter in rule.rule.counter:
        assert not rule.regex.fullmatch(plain(counter)), counter
        assert match_line(plain(counter), "fr", "middle") is None, counter


@pytest.mark.parametrize("led", table("fr", "furniture")["led"], ids=lambda led: led["name"])
def test_prompt_that_runs_into_the_next_sentence(led: dict[str, str]) -> None:
    found = _runs_on(without_accents(led["example"]), "fr")
    assert found
    assert led["example"][found.end() :].startswith("Le préfet")


def test_what_is_said_of_an_author() -> None:
    told = table("fr", "furniture")["biography"]
    assert re.match(told["pattern"], without_accents(told["example"]))


def test_cues() -> None:
    for cue, _ in _cues("fr"):
        assert cue in cues_in(plain(cue.example), "fr"), cue.example
        assert cue not in cues_in(plain(cue.counter), "fr"), cue.counter


BODY = "Le préfet de la Haute-Aubrelle a annoncé mardi la fermeture du pont Neuf, fissuré par la crue de la nuit."


@pytest.mark.parametrize(
    ("paragraph", "prompt"),
    [
        (f"{BODY} Abonnez-vous à notre newsletter pour ne rien manquer.", "Abonnez-vous à notre newsletter pour"),
        (f"{BODY} Lire aussi : Les ponts de la vallée", "Lire aussi"),
        (f"{BODY} Vous étiez sur le pont ? Écrivez-nous : temoins@courrier.example", "Vous étiez sur le pont"),
        (f"À lire aussi La digue cède Publicité {BODY}", "À lire aussi"),
        (f"Il pleut. Lire aussi : Les ponts de la vallée ferment {BODY}", "Lire aussi"),
        (f"Il pleut sur la ville.Lire aussi: Les ponts de la vallée ferment{BODY}", "Lire aussi"),
        (f"Il pleut. A lire aussi; Les ponts de la vallée ferment {BODY}", "A lire aussi"),
        (f"Il pleut. LIRE AUSSI - Les ponts de la vallée ferment {BODY}", "LIRE AUSSI"),
        (f"Il pleut.>> Lire aussi : Les ponts de la vallée ferment {BODY}", ">> Lire aussi"),
        (f"Il pleut. >> Lire aussi : Les ponts de la vallée ferment {BODY}", ">> Lire aussi"),
        (f"Il pleut. (Lire aussi : Les ponts de la vallée ferment) {BODY}", "(Lire aussi"),
        (f'Il pleut. Lire aussi "Le pont : "{BODY[:-1]}", dit-il.', "Lire aussi"),
        (f"Il pleut. À lire aussi {BODY}", "À lire aussi"),
        (f"Par Anne Lestrade BBC News {BODY}", "Par Anne"),
        (f"Anne Lestrade\\nBBC News Afrique {BODY}", "Anne Lestrade"),
        (f"Temps de lecture : 3 min {BODY}", "Temps de lecture"),
        (f"Publié le 4 mars 2031 à 10h32 {BODY}", "Publié le 4 mars"),
        (f"Il pleut. Partager sur Facebook Twitter WhatsApp{BODY}", "Partager sur"),
        (f"Il pleut. Abonnez-vous à notre newsletter {BODY}", "Abonnez-vous"),
        (f"Il pleut. Imprimer {BODY}", "Imprimer"),
        (f"Il pleut. Publié le 4 mars 2031 - Rivey dort. {BODY}", "Publié"),
        (f"Il pleut. Publié le 4 mars 2031 — Rivey dort. {BODY}", "Publié"),
        (f"Il pleut. Partager sur FacebookRivey dort. {BODY}", "Partager"),
        (f"Il pleut. © Marc Ollier / AFPRivey dort. {BODY}", "© Marc"),
        (f"Il pleut. Publié le 4 mars 2031 à 10h32Rivey dort. {BODY}", "Publié"),
        (f"Il pleut. © Marc Ollier / AFP « Rivey dort. {BODY} »", "© Marc"),
        (f"Il pleut.LIRE AUSSI : Les ponts de la vallée ferment {BODY}", "LIRE"),
        (f"Il pleut.→ Lire aussi : Les ponts de la vallée ferment {BODY}", "→ Lire"),
        (f"Il pleut. → Lire aussi : Les ponts de la vallée ferment {BODY}", "→ Lire"),
        (f"Il pleut.• Lire aussi : Les ponts de la vallée ferment {BODY}", "• Lire"),
        (f"Il pleut. • Lire aussi : Les ponts de la vallée ferment {BODY}", "• Lire"),
        (f"Il pleut. Publié le 4 mars 2031 - Mis à jour le 5 mars 2031 {BODY}", "Mis à jour"),
        (f"Il pleut. Publicité « {BODY} »", "Publicité"),
        (f"Il pleut. © Marc Ollier / AFP {BODY}", "© Marc"),
        (f"Il pleut. Lire aussi : Les ponts vont-ils fermer ? {BODY}", "Lire aussi"),
        (f"{BODY} (avec AFP)", "(avec AFP)"),
    ],
)
def test_prompt_glued_to_a_paragraph_is_a_block_of_its_own(paragraph: str, prompt: str) -> None:
    text = f"Un pont fermé à Valmer\n\n{BODY}\n\n{paragraph}\n"
    at = text.rindex(prompt)
    blocks = tile(text)
    block = next(b for b in blocks if b.start <= at < b.end)
    assert block.kind in (BlockKind.FURNITURE, BlockKind.CREDIT, BlockKind.CAPTION)
    assert BODY not in text[block.start : block.end]
    prose = "".join(text[b.start : b.end] for b in blocks if b.kind is BlockKind.BODY)
    assert prose.count(BODY[:-1]) == 2


@pytest.mark.parametrize(
    "line",
    [
        "« Abonnez-vous à notre newsletter, notre site vous attend », a lancé le patron du journal à ses abonnés.",
        "Notre site a été fermé par la police, a déclaré lundi le directeur de l’usine de Rivey.",
        "Vous pouvez demander votre passeport en mairie dès lundi, sur rendez-vous.",
        "Le site de la commune a été piraté dans la nuit de lundi à mardi.",
        "PARIS (AFP) - Le gouvernement a présenté lundi son projet de loi.",
        "Selon l’article 12 du texte, les abonnés doivent être informés.",
        "RIVEY (AFP) — Nora Petit a présenté lundi son projet de loi.",
        "Par Zeus, le pont de la ville tiendra encore un hiver, a dit le maire.",
        "Publicité et presse : le pont de Rivey fait débat, dit la maire.",
        "Partager le pouvoir n’est pas dans ses habitudes, dit-on à Helgrad.",
        "« Je suis d’ici. J’aime Le Havre et ses quais », dit la maire.",
        "« Je suis d’ici. J’aime « La Marée » de Roux », dit la maire.",
        "Le juge s’agace. « Vous lisez ce que vous signez ! »",
        "Nora Petit hausse les épaules. « Et après ? »",
        "Le 4 mars 2031, la rivière a débordé.",
        "Il y a trois ans, le pont s’effondrait.",
    ],
)
def test_stays_body(line: str) -> None:
    text = f"Un pont fermé à Valmer\n{BODY}\n{line}\n{BODY}\n"
    at = text.index(line)
    kinds = {b.kind for b in tile(text) if b.start < at + len(line) and at < b.end}
    assert kinds == {BlockKind.BODY}


def test_crosshead_in_quotation_marks_is_a_heading() -> None:
    text = f"{BODY}\n« Du jamais-vu »\n{BODY}\n"
    assert [b.kind for b in tile(text)] == [BlockKind.BODY, BlockKind.HEADING, BlockKind.BODY]


def test_line_between_dashes_is_a_heading_and_one_behind_arrows_furniture() -> None:
    text = f"{BODY}\n- Colère froide -\n{BODY}\n>> Crue à Valmer : ce que l'on sait\n{BODY}\n"
    kinds = [b.kind for b in tile(text)]
    assert kinds == [BlockKind.BODY, BlockKind.HEADING, BlockKind.BODY, BlockKind.FURNITURE, BlockKind.BODY]


def test_titles_that_open_with_a_label_each_are_links() -> None:
    titles = (
        "Mer. Les phoques reviennent\nProcès. La cour tranche mardi\nVu de Brune. « Rien ne va plus » dans les vignes\n"
    )
    kinds = [b.kind for b in tile(f"{BODY}\n{titles}{BODY}\n")]
    assert kinds[0] is kinds[-1] is BlockKind.BODY
    assert set(kinds[1:-1]) == {BlockKind.FURNITURE}


def test_line_that_goes_on_with_a_small_letter_is_no_crosshead() -> None:
    text = f'{BODY}\n"Le bassin ne sera pas\nrouvert avant mai."\n{BODY}\n'
    assert BlockKind.HEADING not in {b.kind for b in tile(text)}


def test_desk_initials_close_a_paragraph_and_credit_no_picture() -> None:
    text = f"Un pont fermé à Valmer\n{BODY}\n{BODY} (ats/nxp)\n"
    kinds = [(b.kind, text[b.start : b.end].strip()) for b in tile(text)]
    assert kinds[2:] == [(BlockKind.BODY, BODY), (BlockKind.CREDIT, "(ats/nxp)")]


def test_update_glued_to_the_publication_is_a_credit_of_its_own() -> None:
    text = f"Un pont fermé à Valmer\nPublié le 4 mars 2031 à 08:01Mis à jour le 4 mars 2031 à 09:06\n{BODY}\n"
    found = [text[b.start : b.end].strip() for b in tile(text) if b.kind is BlockKind.CREDIT]
    assert found == ["Publié le 4 mars 2031 à 08:01", "Mis à jour le 4 mars 2031 à 09:06"]


def test_dates_of_related_articles_are_furniture() -> None:
    text = f"Un pont fermé à Valmer\nPublié le 4 mars 2031\n{BODY}\nLire aussi\nLes ponts de la vallée\n3 mars 2031\n2 mars 2031\n"
    blocks = tile(text)
    for date, kind in (("4 mars", BlockKind.CREDIT), ("3 mars", BlockKind.FURNITURE), ("2 mars", BlockKind.FURNITURE)):
        at = text.index(date)
        assert next(b.kind for b in blocks if b.start <= at < b.end) is kind


def test_markup_tells_captions_and_headings() -> None:
    text = f"Un pont fermé\n{BODY}\nLe pont, mardi\n{BODY}"
    caption = Known(text.index("Le pont"), BlockKind.CAPTION, "figcaption")
    assert [b.kind for b in tile(text, known=[caption])][2] is BlockKind.CAPTION


def test_outlet_name_alone_on_a_line_is_a_masthead() -> None:
    text = f"Radio Sure Vallée\nUn pont fermé à Valmer\n{BODY}\n"
    assert tile(text, outlet="Radio Sure-Vallée")[0].kind is BlockKind.FURNITURE


def _kinds(text: str) -> dict[str, BlockKind]:
    blocks = tile(text)
    found, at = {}, 0
    for line in text.split("\n"):
        if line:
            found[line] = next(b.kind for b in blocks if b.start <= at < b.end)
        at += len(line) + 1
    return found


def test_titles_with_their_lengths_are_links_whatever_ends_them() -> None:
    links = [
        "À regarder",
        "La digue tient bon",
        "• 2 min",
        "« On n’a rien vu venir »",
        "• 41 s",
        "Le lac déborde.",
        "• 1 min",
    ]
    kinds = _kinds("\n".join(["Un pont fermé à Valmer", BODY, *links, BODY + " Il rouvrira en mai."]))
    assert {kinds[line] for line in links} == {BlockKind.FURNITURE}
    assert kinds[BODY + " Il rouvrira en mai."] is BlockKind.BODY


def test_days_of_a_chronicle_and_of_an_agenda_are_the_article_s() -> None:
    chronicle = ["12 mars 2028", BODY, "4 mai 2029", f"{BODY} Bis.", "2 juin 2030", f"{BODY} Ter."]
    agenda = [
        "Bal des pompiers",
        "13 juillet",
        "Feu d’artifice sur le lac",
        "14 juillet",
        "Concert au kiosque",
        "15 juillet",
    ]
    for lines in (chronicle, agenda):
        kinds = _kinds("\n".join(["Un été à Valmer", "Par Anne Lestrade", f"{BODY} Un.", *lines, f"{BODY} Deux."]))
        assert all(kinds[line] in ARTICLE for line in lines)


def test_article_goes_on_below_recommended_titles() -> None:
    below = [
        "La baisse est lente.",
        "« On n’est pas à l’abri d’un rebond dans la vallée », prévient-elle.",
        "Un bilan suivra en juin.",
    ]
    links = ["La rédaction vous recommande", "Ce que rembourse l’assurance", "« Je dors dans ma voiture »"]
    kinds = _kinds("\n".join(["Un pont fermé à Valmer", BODY, *links, below[1], f"{below[0]} {below[2]}", "Partager"]))
    assert {kinds[line] for line in links} == {BlockKind.FURNITURE}
    assert kinds[below[1]] is BlockKind.BODY


def test_byline_and_section_below_a_lead() -> None:
    lead = "Le pont Neuf de Valmer est fermé depuis mardi, et personne ne sait dire quand les voitures y rouleront de nouveau."
    head = ["Un pont fermé à Valmer", lead, "Anne Lestrade & Marc Ollier", "Publié le 4 mars 2031", "2 min"]
    kinds = _kinds("\n".join([*head, BODY, f"{BODY} Bis."]))
    assert kinds[head[2]] is BlockKind.CREDIT
    assert kinds["2 min"] is BlockKind.FURNITURE


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    BODY,
                    "Lire aussi",
                    "3 commentaires",
                    "AFP",
                    "",
                    "  ",
                    "Réagir",
                    "Par Anne Lestrade",
                    "« Oui »",
                    "\t• \u200b",
                ]
            ),
            st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60),
        ),
        max_size=25,
    ),
    st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\n \n"]),
)
def test_blocks_tile_the_text(lines: list[str], separator: str) -> None:
    text = separator.join(lines)
    blocks = tile(text)
    assert "".join(text[b.start : b.end] for b in blocks) == text
    assert all(b.start < b.end and b.reason for b in blocks)
