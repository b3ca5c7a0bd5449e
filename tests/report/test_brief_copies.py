"""COPIES: sets instead of pairs, long lists cut, and outlets that are unknown said to be."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from crosscheck.builder import article, prose, says, story
from recoupe.model.story import LikelyOrigin, OriginKind, Reuse
from report.written import brief_of, from_outlet, section


def copied(*articles, shares):
    """The story of the articles with these shares of copy between pairs of them."""
    rows = tuple(
        Reuse(f"r{n}", pair, (), share, None, "reuse/test", 1.0)
        for n, (pair, share) in enumerate(sorted(shares.items()))
    )
    return replace(story(*articles), reuse=rows)


def crowd(n: int):
    return [article(f"a{k:03}", prose(f"La digue {k} a cédé")) for k in range(n)]


def test_a_hundred_copies_of_one_text_are_one_line():
    many = crowd(100)
    pairs = {(a.article.id, b.article.id): 1.0 for a, b in combinations(many, 2)}
    told = brief_of(*many, told=copied(*many, shares=pairs))
    assert section(told, "COPIES") == "les 100 articles reprennent un même texte, 100 % en commun"
    assert "100 articles · titres de presse inconnus" in " ".join(told.split())
    assert len(told.splitlines()) < 60


def test_a_set_says_how_much_is_shared_and_who_credits_the_agency_and_who_does_not():
    three = [
        article("a", prose("Un"), agencies=["AFP"]),
        article("b", prose("Deux"), agencies=["AFP"]),
        article("c", prose("Trois")),
    ]
    told = brief_of(*three, told=copied(*three, shares={("a", "b"): 0.9, ("a", "c"): 0.4, ("b", "c"): 0.1}))
    assert section(told, "COPIES") == (
        "a, b et c reprennent un même texte, 10 à 90 % en commun · AFP, créditée par a et b, pas par c"
    )


def test_copies_of_which_some_pairs_share_nothing_known_give_only_the_largest_share():
    three = crowd(3)
    told = brief_of(*three, told=copied(*three, shares={("a000", "a001"): 0.9, ("a001", "a002"): 0.4}))
    assert "jusqu'à 90 % en commun" in section(told, "COPIES")


def test_passages_that_a_set_shares_with_another_article_are_told_once():
    four = crowd(4)
    shares = dict.fromkeys(combinations(("a000", "a001", "a002"), 2), 0.9)
    shares |= {(a, "a003"): 0.05 for a in ("a000", "a001", "a002")}
    told = section(brief_of(*four, told=copied(*four, shares=shares)), "COPIES")
    assert told.count("partagent des passages") == 1
    assert told.endswith("a000 et a003 partagent des passages, 5 % du texte")


def test_the_article_that_was_first_is_named():
    two = crowd(2)
    row = Reuse("r1", ("a000", "a001"), (), 0.9, LikelyOrigin(OriginKind.ARTICLE, "a001"), "reuse/test", 1.0)
    told = brief_of(*two, told=replace(story(*two), reuse=(row,)))
    assert section(told, "COPIES").endswith("90 % en commun · d'abord dans a001, semble-t-il")


def test_articles_of_unknown_outlets_are_not_called_outlets():
    words = "le pont de Valmer restera fermé jusqu'à jeudi"
    two = [article(n, says("Léa Roux", words)) for n in ("a", "b")]
    told = brief_of(*two)
    assert "2 articles · titres de presse inconnus" in told
    assert "2 articles, 1 origine · a, b" in told
    known = brief_of(from_outlet(two[0], "Le Val"), from_outlet(two[1], "La Sure"))
    assert "2 articles · 2 titres de presse ·" in known
    assert "2 titres de presse, 1 origine · La Sure, Le Val" in known
    assert "2 articles · 1 titre de presse (inconnu pour 1)" in brief_of(from_outlet(two[0], "Le Val"), two[1])


def test_long_lists_of_articles_are_cut_and_counted():
    many = [article(f"a{k:03}", says("Léa Roux", "le pont de Valmer restera fermé jusqu'à jeudi")) for k in range(9)]
    many.append(article("b", prose("Rien")))
    told = brief_of(*many)
    assert "a000, a001, a002, a003, a004 et 4 autres" in " ".join(told.split())
    assert "a008" not in told
    assert "a008" in brief_of(*many, full=True)
