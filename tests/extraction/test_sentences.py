"""Where sentences end."""

from __future__ import annotations

import pytest

from recoupe.extraction.sentences import Abbreviation, Held, Opening, Stamp, split
from recoupe.rules.loader import load


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b, _ in split(text, 0, len(text), "fr")]


@pytest.mark.parametrize(
    "parts",
    [
        ["M. Dupont est venu.", "Il est reparti."],
        ["Rendez-vous le 3 nov. à Lyon.", "Entrée libre."],
        ["« Je pars.", "Vous restez ? »", "Il sourit."],
        ["« Pourquoi partir ? », a demandé la maire.", "Personne n'a répondu."],
        ["Le chiffre de 1.500 est faux.", "12.000 est juste."],
        ["J. Martin préside l'O.N.U. depuis hier."],
        ["Le club joue dans le groupe B.", "Le maire J. Roy y croit."],
        ["Il a tout vu…", "Et il se tait !"],
        ["« Non ! » a-t-il crié."],
        ["Le prix est de 3,50 euros (contre 3,20 l'an dernier).", "Il monte."],
        ["Le prévenu se nomme Hugo R.", "Le procès reprend lundi."],
        ["On a vu Paul R. Le Gall au port.", "Il pêche."],
        ["Q. La digue tiendra-t-elle ?", "Oui."],
        ['"C\'est fini."', "Le club ferme."],
        ["Le club ferme.", '"C\'est fini", dit-il.'],
        ["Le club ferme.", "“C'est fini.”", "Il part."],
    ],
)
def test_sentences(parts):
    assert sentences(" ".join(parts)) == parts


def test_a_line_break_ends_a_sentence():
    assert sentences("Le titre\nLe texte commence. Il finit.") == ["Le titre", "Le texte commence.", "Il finit."]


def test_spaces_of_no_width_stand_between_sentences():
    assert sentences("La digue cède.\u200b Le maire part.\ufeffIl rit.") == [
        "La digue cède.",
        "Le maire part.",
        "Il rit.",
    ]


def test_the_paragraph_is_the_line():
    text = "Un. Deux.\nTrois."
    assert [p for _, _, p in split(text, 0, len(text), "fr")] == [0, 0, 10]


@pytest.mark.parametrize("entry", load("fr", "abbreviations", "abbreviation", Abbreviation), ids=lambda a: a.text)
def test_the_example_of_each_abbreviation(entry):
    assert entry.text in entry.example.lower()
    assert len(sentences(entry.example)) == (2 if entry.ends else 1)


@pytest.mark.parametrize("entry", load("fr", "abbreviations", "opening", Opening), ids=lambda o: o.words[0])
def test_words_that_open_a_sentence_unmarked(entry):
    assert len(sentences(entry.example)) == 2
    assert all(len(sentences(counter)) == 1 for counter in entry.counter)


@pytest.mark.parametrize("entry", load("fr", "abbreviations", "held", Held), ids=lambda o: o.words[0])
def test_words_behind_which_none_opens(entry):
    assert len(sentences(entry.example)) == 1
    word = next(w for w in entry.example.split() if w in entry.words)
    assert len(sentences(entry.example.replace(word, "trottoirs"))) == 2


@pytest.mark.parametrize("entry", load("fr", "abbreviations", "stamp", Stamp), ids=lambda s: s.example[:6])
def test_what_stands_before_the_first_sentence_of_a_paragraph(entry):
    assert len(sentences(entry.example)) == 2
    assert len(sentences(f"Le port dort.\n{entry.example}")) == 3
    assert all(len(sentences(counter)) == 1 for counter in entry.counter)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("La côte est fermée. Une nuit agitée Le maire dort peu.", ["Une nuit agitée", "Le maire dort peu."]),
        ("La côte est fermée.Nuit agitéeLe maire dort peu.", ["Nuit agitée", "Le maire dort peu."]),
        ("Tout va bien. «On tient bon» Selon la maire, oui.", ["«On tient bon»", "Selon la maire, oui."]),
        ("La côte est fermée. Nuit agitéeRivey dort peu.", ["Nuit agitée", "Rivey dort peu."]),
        (
            "Le vent tombe. Colère des riverains Faute de vivres, on part.",
            ["Colère des riverains", "Faute de vivres, on part."],
        ),
        ("Le vent tombe. Un mois de grève Arrêté lundi, il nie.", ["Un mois de grève", "Arrêté lundi, il nie."]),
        (
            "Rien ne va. La ville face aux «verts»Rivey, 71 ans, part.",
            ["La ville face aux «verts»", "Rivey, 71 ans, part."],
        ),
        ('Rien ne va. "Aucun espoir"Rivey, lui, part.', ['"Aucun espoir"', "Rivey, lui, part."]),
        ("Rien ne va.« Que du vent »« On part », dit-il.", ["« Que du vent »", "« On part », dit-il."]),
        ("Le club part.#Rivey tient bon.", ["#Rivey tient bon."]),
        ("La côte est fermée. Nuit agitéeD'autres ports ferment.", ["Nuit agitée", "D'autres ports ferment."]),
        ("La côte est fermée. L'agitationRivey dort peu.", ["L'agitation", "Rivey dort peu."]),
        ("Le port dort. Luc Roux (PS) - Le maire - rit.", ["Luc Roux (PS) - Le maire - rit."]),
        ("On y va. (@rivey) 4 mars 2031« On part », dit-il.", ["(@rivey) 4 mars 2031", "« On part », dit-il."]),
        ('Le club part."On tient bon", dit-elle.', ['"On tient bon", dit-elle.']),
        ('Il dit "non". Il "part."Rivey dort.', ['Il "part."', "Rivey dort."]),
        ('Il rit. Le club part." Elle rit.', ['Le club part."', "Elle rit."]),
        ("Le club part.(Photo Luc Roy/AFP)Les pompiers rient.", ["(Photo Luc Roy/AFP)", "Les pompiers rient."]),
        ("Il part. Le port a rouvert en 2031La ville dort.", ["Le port a rouvert en 2031", "La ville dort."]),
        ("Tout va bien.« On tient bon »Mais la mer monte.", ["« On tient bon »", "Mais la mer monte."]),
    ],
)
def test_a_crosshead_that_runs_into_the_text(text, parts):
    assert sentences(text)[1:] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Le club de Le Havre joue contre La Rochelle.",
        "Le message #TousUnis pour Les Sables a plu.",
        "Le mot #tousUnis, le compte @rouxMarine, le site ports.pontsRivey et le fichier a/pontsRivey ont plu.",
        "Mis à jour il y a 5 minutesLa maire dort.",
        "Le club aime WhatsApp, son iPhone et BlaBlaCar.",
        "Le groupe de la G7Libre a joué le 5G.",
        'Elle a dit "oui" et "non" hier.',
        'Il dit "non."encore une fois.',
        "Elle a chanté »Le bateau ivre« à Lyon.",
        "Le mouvement En marche a perdu.",
    ],
)
def test_capitals_that_open_no_sentence(text):
    assert sentences(text) == [text]
