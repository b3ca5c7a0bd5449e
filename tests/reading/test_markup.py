"""What markup left in plain text, and what only looks like it."""

from __future__ import annotations

import pytest

from recoupe.reading.markup import looks_like_html, without_remnants


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Il part.</p><p class='x'>Elle dort.", "Il part.\nElle dort."),
        ('Le <EM>pont</em> de <a href="/valmer">Valmer</a>.', "Le pont de Valmer."),
        ('Le <span class="x">pont.', "Le pont."),
        ("Le pont</strong> ferme.", "Le pont ferme."),
        ("Une cave de 3 m&sup2; &#128512; et &frac12; litre.", "Une cave de 3 m² 😀 et ½ litre."),
    ],
)
def test_remnants_are_taken_out(written: str, text: str) -> None:
    assert without_remnants(written) == text


@pytest.mark.parametrize(
    "text",
    [
        "Le ratio a < b et c > d.",
        "Soit a<b, et b>c, dit-il.",
        "Si i <b et c> d, la digue tient.",
        "La balise <em> sert peu, dit la maire.",
        "Le service R&D, le groupe A&Bor; et l'option &notit; ferment.",
    ],
)
def test_what_only_looks_like_markup_stays(text: str) -> None:
    assert without_remnants(text) == text


def test_prose_with_emphasis_keeps_its_lines() -> None:
    assert not looks_like_html("Le <em>pont</em> ferme.\n\nLa <em>digue</em> tient.")
    assert looks_like_html("Le pont ferme.<script>x()</script><br>La digue tient.")
