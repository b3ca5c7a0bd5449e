"""Cross-checking one story: claims and their origins, conflicts, series, variants, what was lost."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from crosscheck.builder import Figure, article, claim_with, flood, kinds, prose, says, story
from recoupe.model.quantity import Modifier, Phase
from recoupe.model.statement import Stance
from recoupe.model.story import ClaimKind, ConflictKind, Difference, Dispute, Revision, Support

AT_LEAST, AT_MOST, ABOUT = Modifier.AT_LEAST, Modifier.AT_MOST, Modifier.ABOUT


# claims


def test_one_speaker_in_two_wordings_is_one_claim_of_two_outlets_and_one_origin():
    result = story(
        article("a", says("Léa Roux", "le pont de Valmer restera fermé jusqu'à jeudi")),
        article("b", says("Léa Roux", "le pont de Valmer restera fermé au moins jusqu'à jeudi soir")),
    )
    claim = claim_with(result, "pont de Valmer")
    assert (len(claim.evidence), claim.outlets, claim.origins, claim.support) == (2, 2, 1, Support.REPEATED)


def test_two_speakers_who_say_the_same_are_two_origins():
    result = story(
        article("a", says("préfecture", "la digue de Valmer a cédé lundi soir")),
        article("b", says("pompiers", "la digue de Valmer a cédé lundi soir")),
    )
    claim = claim_with(result, "digue")
    assert (claim.origins, claim.support) == (2, Support.CORROBORATED)


def test_who_cites_another_adds_no_origin():
    result = story(
        article("a", says("Léa Roux", "la digue de Valmer a cédé lundi soir", citing="préfecture")),
        article("b", says("préfecture", "la digue de Valmer a cédé lundi soir")),
    )
    claim = claim_with(result, "digue")
    assert claim.origins == 1
    assert ("e-préfecture", "e-Léa Roux", "a") in claim.chains


def test_an_agency_that_carries_is_no_origin():
    result = story(
        article("a", says("Léa Roux", "la digue de Valmer a cédé lundi soir"), agencies=["AFP"]),
        article("b", says("Léa Roux", "la digue de Valmer a cédé lundi soir", via="AFP")),
    )
    claim = claim_with(result, "digue")
    assert claim.origins == 1
    assert all("e-AFP" in chain for chain in claim.chains)


def test_words_that_two_articles_print_without_a_speaker_have_one_origin_when_they_are_copy():
    words = "les eaux de la Valse ont envahi dans la nuit le quartier des Tanneurs et emporté deux passerelles"
    figure = Figure("deux passerelles", 2, 2, "passerelle", place="Valmer")
    result = story(
        article("a", prose(words, figure), agencies=["AFP"]), article("b", prose(words, figure), agencies=["AFP"])
    )
    claim = claim_with(result, "deux passerelles")
    assert (claim.outlets, claim.origins, claim.support) == (2, 1, Support.UNATTRIBUTED)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("la digue de Valmer a cédé lundi soir", "la digue de Valmer n'a pas cédé lundi soir"),
        ("la centrale de Brune sera fermée", "les écoles de Valmer rouvriront jeudi matin"),
    ],
)
def test_what_says_something_else_is_another_claim(first, second):
    result = story(article("a", says("Léa Roux", first)), article("b", says("Léa Roux", second)))
    assert all(len(c.evidence) == 1 for c in result.claims)


# figures


def test_rival_figures_of_one_day_conflict_and_contest_their_claims():
    result = story(
        article("a", flood("a", "préfecture", "au moins 12 morts", 12, None, AT_LEAST)),
        article("b", flood("b", "pompiers", "9 morts", 9, 9)),
    )
    assert kinds(result) == [ConflictKind.NUMBER]
    assert "Préfecture donne « au moins 12 morts », pompiers « 9 morts »" in result.conflicts[0].explanation
    assert claim_with(result, "9 morts").dispute in (Dispute.CONTESTED, Dispute.NONE)
    contested = [c for c in result.claims if c.dispute is Dispute.CONTESTED]
    assert len(contested) == 2


@pytest.mark.parametrize(
    ("low", "high", "modifier"),
    [(12, 12, Modifier.EXACT), (12, None, AT_LEAST), (None, 14, AT_MOST), (13, 13, ABOUT)],
)
def test_figures_that_can_both_hold_do_not_conflict(low, high, modifier):
    result = story(
        article("a", flood("a", "préfecture", "12 morts", 12, 12)),
        article("b", flood("b", "pompiers", "x morts", low, high, modifier)),
    )
    assert kinds(result) == []


def test_a_later_toll_is_a_series_not_a_conflict():
    result = story(
        article("a", flood("a", "préfecture", "9 morts", 9, 9), published="2031-05-06"),
        article("b", flood("b", "préfecture", "12 morts", 12, 12), published="2031-05-07"),
        article("c", flood("c", "préfecture", "11 morts", 11, 11), published="2031-05-08"),
    )
    assert kinds(result) == []
    assert [s.revisions for s in result.series] == [(Revision.UP, Revision.DOWN)]


@pytest.mark.parametrize(
    ("low", "high", "modifier", "moved"),
    [(9, None, AT_LEAST, Revision.NONE), (17, None, AT_LEAST, Revision.UP), (None, 8, AT_MOST, Revision.DOWN)],
)
def test_a_figure_moves_only_where_both_cannot_hold(low, high, modifier, moved):
    result = story(
        article("a", flood("a", "préfecture", "12 morts", 12, 12), published="2031-05-06"),
        article("b", flood("b", "préfecture", "x morts", low, high, modifier), published="2031-05-07"),
    )
    assert [s.revisions for s in result.series] == [(moved,)]


def test_what_was_at_least_so_many_grows_to_more():
    result = story(
        article("a", flood("a", "préfecture", "au moins 12 morts", 12, None, AT_LEAST), published="2031-05-06"),
        article("b", flood("b", "préfecture", "17 morts", 17, 17), published="2031-05-07"),
    )
    assert [s.revisions for s in result.series] == [(Revision.UP,)]


def test_a_series_says_what_is_still_claimed_and_by_whom():
    result = story(
        article("a", flood("a", "préfecture", "9 morts", 9, 9), published="2031-05-06"),
        article("b", flood("b", "pompiers", "16 morts", 16, 16), published="2031-05-07"),
        article("c", flood("c", "préfecture", "au moins 17 morts", 17, None, AT_LEAST), published="2031-05-07"),
    )
    (row,) = result.series
    assert (row.first_quantity, row.last_quantity) == ("a:q1", "c:q1")
    assert {(p.quantity, p.speaker) for p in row.held} == {("b:q1", "e-pompiers"), ("c:q1", "e-préfecture")}
    assert (row.low, row.high) == (16, None)


def test_the_dead_and_the_missing_are_two_series():
    dead = [Figure(f"{n} personnes", n, n, "personne", place="Valmer") for n in (3, 5)]
    missing = [Figure(f"{n} personnes", n, n, "personne", place="Valmer") for n in (8, 2)]
    result = story(
        article(
            "a",
            says("préfecture", "3 personnes ont péri", dead[0]),
            says("préfecture", "8 personnes sont recherchées", missing[0]),
        ),
        article(
            "b",
            says("préfecture", "5 personnes ont péri", dead[1]),
            says("préfecture", "2 personnes sont recherchées", missing[1]),
            published="2031-05-07",
        ),
    )
    assert sorted(tuple(p.quantity for p in s.points) for s in result.series) == [("a:q1", "b:q1"), ("a:q2", "b:q2")]
    assert sorted(s.revisions for s in result.series) == [(Revision.DOWN,), (Revision.UP,)]


def test_bodies_and_dead_are_one_toll():
    bodies = Figure("Dix-sept corps", 17, 17, "corps", place="Valmer")
    result = story(
        article("a", says("préfecture", "Dix-sept corps ont été retrouvés à Valmer", bodies)),
        article("b", flood("b", "pompiers", "16 morts", 16, 16)),
    )
    assert kinds(result) == [ConflictKind.NUMBER]


def test_an_undated_figure_joins_the_series_but_no_conflict():
    result = story(
        article("a", flood("a", "préfecture", "9 morts", 9, 9), published=None),
        article("b", flood("b", "pompiers", "12 morts", 12, 12)),
    )
    assert kinds(result) == []
    assert len(result.series[0].points) == 2


def test_what_is_planned_does_not_rival_what_is_done():
    result = story(
        article("a", flood("a", "préfecture", "9 morts", 9, 9)),
        article("b", flood("b", "pompiers", "12 morts", 12, 12, phase=Phase.PLANNED)),
    )
    assert kinds(result) == []


# attributions, variants


def test_the_same_words_given_to_two_speakers():
    words = "« Nous ne céderons jamais devant la menace du barrage »"
    result = story(article("a", says("Léa Roux", words)), article("b", says("Paul Brun", words)))
    assert ConflictKind.ATTRIBUTION in kinds(result)


def test_wordings_of_one_utterance_that_differ_in_meaning():
    result = story(
        article("a", says("Lin Bo", "« Les deux pays sont souverains. Leurs relations les préoccupent »")),
        article("b", says("Lin Bo", "« Les deux pays sont souverains. Leurs relations ne regardent qu'eux »")),
    )
    assert [g.difference for g in result.quotations] == [Difference.MEANING]
    assert "préoccupent" in result.quotations[0].note


def test_wordings_that_differ_in_typography_only_do_not_differ():
    result = story(
        article("a", says("Lin Bo", "« Les deux pays sont souverains, c’est clair »")),
        article("b", says("Lin Bo", "« Les deux pays sont souverains, c'est clair »")),
    )
    assert [g.difference for g in result.quotations] == [Difference.NONE]


# order


def test_the_order_of_articles_changes_nothing():
    articles = [
        article("a", flood("a", "préfecture", "au moins 12 morts", 12, None, AT_LEAST), agencies=["AFP"]),
        article("b", flood("b", "pompiers", "9 morts", 9, 9)),
        article("c", says("Léa Roux", "la digue de Valmer a cédé lundi soir")),
        article("d", says("Léa Roux", "la digue a cédé à Valmer lundi soir", stance=Stance.DENIES)),
    ]
    first = story(*articles)
    for seed in range(3):
        random.Random(seed).shuffle(articles)
        assert story(*articles) == first


# prose that carries a claim


def test_prose_that_repeats_a_claim_is_evidence_of_it_and_adds_an_outlet_but_no_origin():
    words = "la digue des Tanneurs a cédé lundi soir sous la pression des eaux"
    result = story(article("a", says("préfecture", words)), article("b", prose(words[0].upper() + words[1:])))
    claim = claim_with(result, "digue")
    assert [(e.article, e.statement is None) for e in claim.evidence] == [("a", False), ("b", True)]
    assert (claim.outlets, claim.origins, claim.support) == (2, 1, Support.REPEATED)
    assert claim.speakers == ("e-préfecture",)


@pytest.mark.parametrize(
    "other",
    [
        "La digue des Tanneurs n'a pas cédé lundi soir sous la pression des eaux",
        "La digue des Forges a cédé mardi soir sous la pression des glaces",
        "Un ouvrier de la scierie a reçu une médaille à Valmer",
    ],
)
def test_prose_that_says_something_else_is_no_evidence(other):
    result = story(
        article("a", says("préfecture", "la digue des Tanneurs a cédé lundi soir sous la pression des eaux")),
        article("b", prose(other)),
    )
    assert len(claim_with(result, "digue des Tanneurs a").evidence) == 1


# words


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "la fermeture de quarante lits à Valmer est un scandale",
            "la suppression de quarante lits à Valmer est un scandale",
        ),
        ("l'éruption du volcan durera plusieurs semaines", "l'éruption du volcan se poursuivra plusieurs semaines"),
        ("le concert de Valmer est annulé cette année", "le concert de Valmer n'aura pas lieu cette année"),
        (
            "il condamne la maltraitance des employés du cirque",
            "il condamne ceux qui ont maltraité les employés du cirque",
        ),
    ],
)
def test_near_words_and_families_join(first, second):
    result = story(article("a", says("Léa Roux", first)), article("b", says("Léa Roux", second)))
    assert any(len(c.evidence) == 2 for c in result.claims)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("la cour a confirmé la relaxe du notaire de Valmer", "la cour a annulé la relaxe du notaire de Valmer"),
        ("le gardien est apte à jouer dimanche à Valmer", "le gardien est inapte à jouer dimanche à Valmer"),
        ("le festival de Valmer aura lieu cette année", "le festival de Valmer est annulé cette année"),
        ("le trafic reprendra à Valmer", "le trafic reprendra à Valmer si les conditions le permettent"),
    ],
)
def test_sentences_that_differ_in_one_telling_word_stay_apart(first, second):
    result = story(article("a", says("Léa Roux", first)), article("b", says("Léa Roux", second)))
    assert all(len(c.evidence) == 1 for c in result.claims)


def test_two_sayings_of_one_speaker_that_have_no_rival_are_one_and_those_that_have_are_not():
    reopened = says("Léa Roux", "le pont des Tanneurs rouvrira avant la fin de l'hiver")
    late = says("Léa Roux", "les travaux du pont seront finis dès le printemps")
    other = says("Léa Roux", "les écoles de la vallée manquent de maîtres")
    assert any(len(c.evidence) == 2 for c in story(article("a", reopened), article("b", late, other)).claims)
    rival = says("Léa Roux", "la fin du pont sera fêtée par les piétons")
    assert all(len(c.evidence) == 1 for c in story(article("a", reopened), article("b", late, rival)).claims)


def test_a_wording_is_shown_once_an_article():
    words = "« Les deux pays sont souverains et le resteront toujours »"
    result = story(
        article("a", says("Lin Bo", words), says("Lin Bo", words)),
        article("b", says("Lin Bo", "« Les deux pays sont souverains et le resteront peut-être »")),
    )
    assert [len(g.variants) for g in result.quotations] == [2]


def test_figures_of_sentences_that_are_alike_but_for_them_are_rivals_even_without_a_place():
    def voted(name, words, n):
        return article(
            name, says("Léa Roux", f"la loi sur l'eau a été adoptée par {words}", Figure(words, n, n, "voix"))
        )

    assert kinds(story(voted("a", "92 voix", 92), voted("b", "29 voix", 29))) == [ConflictKind.NUMBER]


# title


def test_a_text_without_a_title_is_called_by_its_first_sentence():
    first = "La digue de Valmer a cédé lundi soir"
    assert story(article("a", prose(first), prose("Les secours sont sur place"))).title == first + "."


def test_a_long_first_sentence_is_cut_at_a_word():
    words = "La digue de Valmer a cédé lundi soir " + "après plusieurs jours de pluie " * 5 + "et de vent"
    title = story(article("a", prose(words))).title
    assert title.endswith("…")
    assert len(title) <= 120
    assert words.startswith(title.removesuffix("…") + " ")


def test_a_title_keeps_no_dash_that_leads_nowhere():
    named = replace(
        article("a", prose("La digue a cédé")), article=replace(article("a").article, title=": Crue à Valmer –")
    )
    assert story(named).title == "Crue à Valmer"


# how long a figure stands


@pytest.mark.parametrize(("phase", "days", "claims"), [(Phase.DONE, 2, 1), (Phase.DONE, 5, 2), (Phase.PLANNED, 5, 1)])
def test_what_is_planned_stands_longer_than_what_was_counted(phase, days, claims):
    result = story(
        article("a", flood("a", "préfecture", "12 morts", 12, 12, phase=phase), published="2031-05-01"),
        article("b", flood("b", "préfecture", "12 morts", 12, 12, phase=phase), published=f"2031-05-0{1 + days}"),
    )
    assert sum(c.kind is ClaimKind.QUANTITY for c in result.claims) == claims


def test_parts_of_a_whole_make_no_series():
    first, second = (
        article(n, flood(n, "préfecture", f"{n_dead} morts", n_dead, n_dead), published=f"2031-05-0{n_dead}")
        for n, n_dead in (("a", 3), ("b", 6))
    )
    assert len(story(first, second).series) == 1
    part = replace(second, quantities=tuple(replace(q, part_of="b:q9") for q in second.quantities))
    assert story(first, part).series == ()
