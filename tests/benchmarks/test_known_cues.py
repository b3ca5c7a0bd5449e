"""What is said and by whom, where the words that report are known."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path

import pytest

from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import parse
from recoupe.model.article import Article, Block, BlockKind

ROOT = Path(__file__).resolve().parents[2]
relation_at = run_path(str(ROOT / "benchmarks" / "known_cues.py"))["relation_at"]

# text, cue, source, content
CASES = (
    ("Je voudrais signaler le mauvais état de la passerelle.", "signaler", "Je", "le mauvais état de la passerelle"),
    ("Nous tenons à rappeler que la séance est publique.", "rappeler", "Nous", "la séance est publique"),
    ("Je me demande si le stade sera prêt.", "demande", "Je", "si le stade sera prêt"),
    ("J'annonce déjà que je voterai contre.", "annonce", "J'", "je voterai contre"),
    ("On a entendu le gardien crier que la grange brûlait.", "crier", "le gardien", "la grange brûlait"),
    ("Les conseils que vous avez donnés sont utiles.", "conseils", "vous", "Les conseils que vous avez donnés"),
    ("Votre réponse au comité est attendue.", "réponse", "Votre", "Votre réponse au comité"),
    ("La digue tiendra, selon le préfet.", "selon", "le préfet", "La digue tiendra"),
    ("Le devis a été présenté par l'architecte.", "présenté", "l'architecte", "Le devis"),
    ("Je le répète, nous ne vendrons pas.", "répète", "Je", "nous ne vendrons pas"),
)


@pytest.mark.parametrize(("text", "cue", "source", "content"), CASES, ids=lambda v: v[:30])
def test_speaker_and_message_of_known_cue(text: str, cue: str, source: str, content: str) -> None:
    block = Block(0, len(text), BlockKind.BODY, "test")
    parsed = parse(Article("a", None, None, None, None, (), "fr", text, blocks=(block,)), "fr")
    start = text.index(cue)
    found = relation_at(parsed, find_entities(parsed), start, start + len(cue))
    assert found is not None
    assert found.source is not None
    assert (found.source.text, [c.text for c in found.content]) == (source, [content])


def test_cue_without_content_gives_nothing():
    text = "Il se tait."
    block = Block(0, len(text), BlockKind.BODY, "test")
    parsed = parse(Article("a", None, None, None, None, (), "fr", text, blocks=(block,)), "fr")
    assert relation_at(parsed, find_entities(parsed), 6, 10) is None
