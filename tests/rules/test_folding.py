"""Folding: what it changes, and the way back to the text's own characters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.rules.folding import fold, fold_same_length, key

TYPOGRAPHY = st.text(alphabet="aé e\u0301’'“”«»\u00a0\u202f\u00ad\u200b\n0", max_size=40)


def test_typography_is_folded_and_guillemets_are_kept():
    assert fold("« L’AFP\u202fdit : “oui” »").text == '« L\'AFP dit : "oui" »'


def test_a_place_in_the_folded_text_leads_to_the_text_s_own_characters():
    text = "Le pre\u0301\u00adfet a parlé"
    folded = fold(text)
    assert folded.text == "Le préfet a parlé"
    start = folded.text.index("préfet")
    assert folded.to_source(start, start + 6) == (3, 11)
    end = folded.text.index("parlé")
    a, b = folded.to_source(end, end + 5)
    assert text[a:b] == "parlé"


def test_a_letter_in_two_characters_is_whole_at_the_end_of_a_stretch():
    assert fold("ne\u0301 hier").to_source(0, 2) == (0, 3)
    assert fold("ne\u00ad hier").to_source(0, 2) == (0, 2)


def test_doubled_spaces_are_one_save_where_they_part_entries():
    folded = fold("Nora \u00a0 Petit")
    assert folded.text == "Nora Petit"
    assert folded.to_source(5, 10) == (7, 12)
    assert fold("Climat  Voyages", spaced=True).text == "Climat  Voyages"


@given(TYPOGRAPHY)
def test_offsets_point_into_the_text_in_order(text):
    folded = fold(text)
    places = [folded.to_source(i, i + 1) for i in range(len(folded.text))]
    assert all(0 <= a < b <= len(text) for a, b in places)
    assert all(a[0] < b[0] for a, b in pairwise(places))


@given(TYPOGRAPHY)
def test_folding_twice_changes_nothing(text):
    once = fold(text).text
    assert fold(once).text == once
    assert len(fold_same_length(text)) == len(text)


def test_spellings_of_a_name_meet():
    assert key("Saint-Étienne") == key("SAINT ETIENNE")
    assert key("Choe Son-hui") == key("choe son hui")
    assert key("Antony") != key("Anthony")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('Le prix de l"eau et d"autres biens', "Le prix de l'eau et d'autres biens"),
        ("Le ministère d?État et l?urgence", "Le ministère d'État et l'urgence"),
        ('Il parle d"escalade" et de paix', 'Il parle d"escalade" et de paix'),
        ('L"émission dit : "Tout va bien"', 'L\'émission dit : "Tout va bien"'),
        ("Le plan B ? Non. C ?", "Le plan B ? Non. C ?"),
    ],
)
def test_an_apostrophe_that_became_another_sign(written, read):
    assert fold(written).text == read
