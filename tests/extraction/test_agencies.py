"""Agencies that an article is signed by, and those it only mentions."""

from __future__ import annotations

import re

import pytest

from recoupe.extraction.agencies import CreditPattern, _found, credited_agencies
from recoupe.model.article import Article
from recoupe.reading.blocks import tile
from recoupe.rules.agencies import agencies, canonical
from recoupe.rules.loader import load

BODY = "La préfecture a annoncé mardi la fermeture du pont Neuf, fissuré par la crue de la nuit de lundi à mardi."
PAGE = f"Un pont fermé à Valmer\n{{0}}{BODY}\n{BODY}\n{{1}}"


def _article(text: str, *authors: str) -> Article:
    return Article("0", "a.txt", None, None, None, authors, "fr", text, blocks=tile(text))


@pytest.mark.parametrize(
    ("foot", "names"),
    [
        ("AFP", ["AFP"]),
        ("(avec AFP)", ["AFP"]),
        ("(AFP)", ["AFP"]),
        ("Le Courrier du Val avec AFP et Reuters", ["AFP", "Reuters"]),
        ("La rédaction avec Belga", ["Belga"]),
        ("Source : AFP", ["AFP"]),
        ("Sources : Xinhua, Le Courrier", ["Xinhua"]),
        ("Keystone-ATS", ["ATS"]),
        ("(ats/afp)", ["ATS", "AFP"]),
        ("jd/ml, afp", ["AFP"]),
        ("Avec La Presse canadienne", ["La Presse canadienne"]),
        ("L’Agence France-Presse", ["AFP"]),
        ("© 2031 AFP. Tous droits de reproduction et de représentation réservés.", ["AFP"]),
        ("Avec MAP", ["MAP"]),
        ("Avec Agence Presse Océane (APO)", ["Agence Presse Océane"]),
        ("AFP\nRéagir\n0 commentaires", ["AFP"]),
        (f"{BODY} (Belga)", ["Belga"]),
        (f"{BODY} Avec AFP", ["AFP"]),
        (f"{BODY[:-1]} (Reuters).", ["Reuters"]),
    ],
)
def test_credited_at_the_foot(foot: str, names: list[str]) -> None:
    assert list(credited_agencies(_article(PAGE.format("", foot)))) == names


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Par AFP\n", ["AFP"]),
        ("AFP\nPublié le 4 mars 2031\n", ["AFP"]),
        ("Le Courrier avec AFP\n", ["AFP"]),
        ("PARIS (AFP) - ", ["AFP"]),
        ("PARIS, 4 mars (Reuters) - ", ["Reuters"]),
        ("Abidjan, 3 mai 2031 (AIP) – ", ["AIP"]),
        ("BEIJING, 3 mai (Xinhua) -- ", ["Xinhua"]),
        ("(Belga) ", ["Belga"]),
        ("Bruxelles, Belga – ", ["Belga"]),
    ],
)
def test_credited_at_the_head(head: str, names: list[str]) -> None:
    assert list(credited_agencies(_article(PAGE.format(head, "")))) == names


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("La rue de la Gare, mardi. (Photo AFP)\n", ""),
        ("La rue de la Gare, mardi. © AFP / Marc Ollier\n", ""),
        ("Le pont Neuf, mardi. (Marc Ollier / Reuters)\n", ""),
        ("© AFP\n", ""),
        ("AFP / Marc Ollier\n", ""),
        ("Photo : AFP\n", ""),
        ("", "Le pont a été fermé lundi, a rapporté l’agence de presse Yonhap."),
        ("", "Selon l’AFP, le pont rouvrira jeudi."),
        ("", "Le préfet s’est confié à Reuters."),
        ("", "MENA"),
        ("", "L’agence (AFP) a porté plainte, a fait savoir son directeur."),
        ("", "Anne Lestrade"),
    ],
)
def test_mentioned_or_credited_for_a_picture(head: str, foot: str) -> None:
    assert credited_agencies(_article(PAGE.format(head, foot))) == ()


def test_authors() -> None:
    assert credited_agencies(_article(BODY, "AFP")) == ("AFP",)
    assert credited_agencies(_article(BODY, "Anne Lestrade avec AFP", "Reuters")) == ("AFP", "Reuters")
    assert credited_agencies(_article(BODY, "Anne Lestrade", "Petra Sorin")) == ()


def test_patterns() -> None:
    for entry in load("fr", "agencies", "credit", CreditPattern):
        match: re.Match[str] | None = _found(entry.place, entry.example, "fr")
        assert match, entry.example
        assert not (entry.counter and _found(entry.place, entry.counter, "fr")), entry.counter


def test_every_agency_is_credited_in_its_example() -> None:
    for agency in agencies():
        text = agency.example if agency.example.endswith(".") else PAGE.format("", agency.example)
        assert agency.name in credited_agencies(_article(text)), agency.example


def test_names() -> None:
    assert canonical("l’Agence France-Presse") == "AFP"
    assert canonical("Chine nouvelle") == "Xinhua"
    assert canonical("ats") == "ATS"
    assert canonical("Le Courrier du Val") is None
