"""The main way in: files, folders, standard input, and everything that can be wrong with an input."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from recoupe.model.article import Article, Evidence, PublishedBasis, article_id
from recoupe.reading import ReadOptions, ReadResult, read

BODY = "La rivière a débordé mardi à Valmer.\nLe préfet a demandé aux habitants de rester chez eux jusqu’à jeudi.\n"


def _one(result: ReadResult) -> Article:
    assert result.skipped == ()
    assert len(result.articles) == 1
    return result.articles[0]


def _reason(result: ReadResult, path: str) -> str:
    assert [a.path for a in result.articles if a.path == path] == []
    return next(s.reason for s in result.skipped if s.path == path)


def test_plain_text_is_the_file_exactly(tmp_path: Path) -> None:
    raw = "\r\n  Titre\r\n\r\nLe préfet a dit :\u00a0« Oui ».\t\n\n".encode()
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + raw)
    article = _one(read([str(tmp_path / "a.txt")]))
    assert article.text == raw.decode()
    assert "".join(article.text[b.start : b.end] for b in article.blocks) == article.text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Le préfet a dit :&nbsp;« Oui&nbsp;».", "Le préfet a dit :\u00a0« Oui\u00a0»."),
        ("L&#039;eau monte, l&rsquo;été aussi.", "L'eau monte, l’été aussi."),
        ("Il part.<br/><br>Elle dort.", "Il part.\nElle dort."),
        ("Le maire <strong>Luc Roy</strong> rit.", "Le maire Luc Roy rit."),
        ("R&D et 3 < 5, a > b & c; dit-il.", "R&D et 3 < 5, a > b & c; dit-il."),
    ],
)
def test_what_markup_left_in_plain_text_is_taken_out(written: str, text: str) -> None:
    result = read(["-"], stdin=f"Crue à Valmer\n\n{written}\n".encode())
    assert _one(result).text == f"Crue à Valmer\n\n{text}\n"


def test_folder_is_read_recursively_and_other_types_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b" / "c" / "d.TXT").write_text(BODY, encoding="utf-8")
    for other in ("photo.jpg", "notes.md", ".hidden.txt"):
        (tmp_path / other).write_text("x", encoding="utf-8")
    result = read([str(tmp_path)])
    assert result.skipped == ()
    assert sorted(a.path or "" for a in result.articles) == ["a.txt", "b/c/d.TXT"]


def test_documents_of_other_types_in_a_folder_are_counted_for_the_user(tmp_path: Path) -> None:
    (tmp_path / "b" / ".git").mkdir(parents=True)
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    for other in ("x.pdf", "b/y.PDF", "b/z.docx", "photo.jpg", "README.md", "known.csv", ".w.pdf", "b/.git/v.pdf"):
        (tmp_path / other).write_text("x", encoding="utf-8")
    (remark,) = read([str(tmp_path)]).remarks
    assert remark.startswith(f"{tmp_path}: not read: 1 .docx, 2 .pdf; ")
    assert read([str(tmp_path / "a.txt"), str(tmp_path / "x.pdf")]).remarks == ()  # a file by itself is tried instead


def test_a_file_named_by_the_user_is_tried(tmp_path: Path) -> None:
    (tmp_path / "depeche.md").write_text(BODY, encoding="utf-8")
    (tmp_path / "page").write_text(f"<html><body><p>{BODY}</p></body></html>", encoding="utf-8")
    (tmp_path / "image.bin").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    result = read([str(tmp_path / n) for n in ("depeche.md", "page", "image.bin")])
    assert len(result.articles) == 2
    assert "not text" in _reason(result, str(tmp_path / "image.bin"))


def test_ids_do_not_depend_on_where_the_folder_stands(tmp_path: Path) -> None:
    for place in ("x", "y/z"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "a.txt").write_text(BODY, encoding="utf-8")
    one, other = (_one(read([str(tmp_path / place)])) for place in ("x", "y/z"))
    assert one.id == other.id == article_id(BODY, url=None, outlet=None, name="a.txt")
    assert _one(read([str(tmp_path)])).path == "x/a.txt"


def test_a_folder_that_a_link_leads_to_again_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("", encoding="utf-8")
    (tmp_path / "more").symlink_to(tmp_path / "in", target_is_directory=True)
    assert [s.path for s in read([str(tmp_path)]).skipped] == ["in/a.txt"]


def test_the_meta_file_is_no_article_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "known.jsonl").write_text('{"path": "a.txt", "outlet": "Radio Val"}\n', encoding="utf-8")
    article = _one(read([str(tmp_path)], options=ReadOptions(meta=tmp_path / "known.jsonl")))
    assert article.outlet == "Radio Val"


def test_the_same_article_twice_is_one_and_two_outlets_copies_are_two(tmp_path: Path) -> None:
    records = [{"text": BODY, "outlet": o} for o in ("Le Courrier", "Le Courrier", "Radio Val")]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    result = read([str(tmp_path), str(tmp_path / "a.jsonl")])
    assert sorted(a.outlet or "" for a in result.articles) == ["Le Courrier", "Radio Val"]
    assert result.remarks == ("a.jsonl#2 is the same article as a.jsonl#1 and is counted once",)


def test_shuffled_inputs_give_the_same_result(tmp_path: Path) -> None:
    names = []
    for i in range(12):
        path = tmp_path / f"{i}.txt"
        path.write_text("" if i == 5 else f"{BODY}Fin {i % 10}.", encoding="utf-8")
        names.append(str(path))
    names += [str(tmp_path), str(tmp_path / "nowhere.txt")]
    first = read(names)
    for seed in range(3):
        random.Random(seed).shuffle(names)
        assert read(names) == first
    assert [a.id for a in first.articles] == sorted(a.id for a in first.articles)


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        (json.dumps({"title": "T", "text": BODY}), "-"),
        (json.dumps([{"text": BODY}], indent=1), "-#1"),
        (json.dumps({"text": BODY}) + "\n" + json.dumps({"text": ""}) + "\n", "-#1"),
        (f"<!DOCTYPE html><html><body><article><p>{BODY}</p></article></body></html>", "-"),
        (BODY, "-"),
    ],
    ids=["json", "array", "lines", "page", "text"],
)
def test_standard_input_is_recognised_by_content(raw: str, path: str) -> None:
    result = read(["-"], stdin=raw.encode())
    assert [a.path for a in result.articles] == [path]
    assert "La rivière a débordé" in result.articles[0].text


RECORD = json.dumps({"title": "T", "text": BODY}, ensure_ascii=False)
OTHER = json.dumps({"text": BODY + "Fin."}, ensure_ascii=False)
WEB_PAGE = f"<!DOCTYPE html><html><head><title>T</title></head><body><article><p>{BODY}</p></article></body></html>"


@pytest.mark.parametrize(
    ("name", "raw", "paths"),
    [
        ("page.txt", WEB_PAGE, ["page.txt"]),
        ("page.md", WEB_PAGE, ["page.md"]),
        ("feed.txt", f"{RECORD}\n{OTHER}\n", ["feed.txt#1", "feed.txt#2"]),
        ("feed.json", f"{RECORD}\n{OTHER}\n", ["feed.json#1", "feed.json#2"]),
        ("feed.jsonl", f"[{RECORD}, {OTHER}]", ["feed.jsonl#1", "feed.jsonl#2"]),
        ("feed.jsonl", json.dumps(json.loads(RECORD), indent=1), ["feed.jsonl"]),
        ("feed.jsonl", RECORD, ["feed.jsonl#1"]),
        ("plain.html", f"T\n\n{BODY}", ["plain.html"]),
    ],
)
def test_content_that_its_name_does_not_tell_is_read_as_what_it_is(
    tmp_path: Path, name: str, raw: str, paths: list[str]
) -> None:
    (tmp_path / name).write_text(raw, encoding="utf-8")
    result = read([str(tmp_path / name)])
    assert sorted((a.path or "").rpartition("/")[2] for a in result.articles) == paths
    for article in result.articles:
        assert "La rivière a débordé" in article.text
        assert "<" not in article.text and "{" not in article.text
        assert article.title in ("T", None)


def test_a_text_that_begins_with_a_bracket_is_text(tmp_path: Path) -> None:
    for name, start in (("a.txt", "[[Fichier:Valmer.jpg]]\n"), ("b.txt", "{Valmer} "), ("c.txt", "<Valmer> ")):
        (tmp_path / name).write_text(start + BODY, encoding="utf-8")
    assert sorted(a.text[:3] for a in read([str(tmp_path)]).articles) == ["<Va", "[[F", "{Va"]


@pytest.mark.parametrize("name", ["fil.xml", "fil.html", "fil.txt", "fil"])
def test_feeds_and_other_xml_are_refused_instead_of_read_as_one_article(tmp_path: Path, name: str) -> None:
    for start in ("", '<?xml version="1.0"?>\n'):
        (tmp_path / name).write_text(f"{start}<rss><channel><item><title>T</title></item></channel></rss>", "utf-8")
        assert "XML" in _reason(read([str(tmp_path / name)]), str(tmp_path / name))


def test_one_bad_line_costs_that_line_only(tmp_path: Path) -> None:
    good = json.dumps({"text": BODY})
    other = json.dumps({"text": BODY + "Fin."})
    (tmp_path / "a.jsonl").write_text(f'{good}\n\n{{"text": \n[1]\n{{"id": 3}}\n{other}\n', encoding="utf-8")
    result = read([str(tmp_path)])
    assert sorted(a.path or "" for a in result.articles) == ["a.jsonl#1", "a.jsonl#6"]
    assert [s.path for s in result.skipped] == ["a.jsonl#3", "a.jsonl#4", "a.jsonl#5"]
    assert "not valid JSON" in _reason(result, "a.jsonl#3")


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": ("\ufeff \n \u200b".encode(), "empty"),
    "binary.txt": (bytes(range(256)), "not text"),
    "nul.txt": (b"Le pr\x00fet a dit", "NUL"),
    "cut.html": (b"<html><body><article><p>Le pr", "cut short"),
    "menu.html": (b"<html><body></body></html>", "no article text"),
    "bad.json": (b'{"text": "Le', "not valid JSON"),
    "deep.json": (b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
    "digits.json": (b'{"text": ' + b"9" * 6000 + b"}", "number in it is too long"),
    "list.json": (b"[]", "empty"),
    "number.json": (b"3", "not an article"),
    "fields.json": (b'{"titre": "Crue", "x": 1}', "no article text"),
    "half.json": (b'{"text": "Un \\ud83d seul"}', "surrogate"),
    "null.json": (b'{"text": "Un \\u0000 nul"}', "NUL"),
}


def test_bad_files_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    for name, (raw, _) in BAD.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(BODY, encoding="utf-8")
    result = read([str(tmp_path)])
    assert [a.path for a in result.articles] == ["good.txt"]
    for name, (_, words) in BAD.items():
        assert words in _reason(result, name), name


def test_inputs_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "photo.jpg").write_bytes(b"x")
    result = read([str(tmp_path / "empty"), "no/such.txt", "https://courrier.example/a", "a\0b", os.devnull])
    assert result.articles == ()
    assert "nothing readable" in _reason(result, str(tmp_path / "empty"))
    assert "no such file" in _reason(result, "no/such.txt")
    assert "save the page" in _reason(result, "https://courrier.example/a")
    assert len(result.skipped) == 5


def test_a_broken_link_and_a_folder_that_loops(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "in" / "up").symlink_to(tmp_path, target_is_directory=True)
    result = read([str(tmp_path)])
    assert [a.path for a in result.articles] == ["a.txt"]
    assert "no such file" in _reason(result, "gone.txt")
    assert "leads back" in _reason(result, "in/up")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    assert "permission" in _reason(read([str(tmp_path)]), "a.txt")


def test_an_article_over_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "é" * 101}) + "\n" + json.dumps({"text": "é" * 100}), "utf-8")
    result = read([str(tmp_path)], options=ReadOptions(max_size=100))
    assert [len(a.text) for a in result.articles] == [100]
    assert "limit of 100" in _reason(result, "a.jsonl#1")


def test_a_credit_line_dates_the_article() -> None:
    text = (
        f"Crue à Valmer\nMis à jour le 5 mars 2031\nPublié le 4 mars 2031 à 18h12 | Mis à jour le 5 mars 2031\n{BODY}"
    )
    article = _one(read(["-"], stdin=text.encode()))
    assert (article.published.value, article.published.basis) == ("2031-03-04T18:12", PublishedBasis.TEXT)
    (evidence,) = article.published.evidence
    assert isinstance(evidence, Evidence)
    assert text[evidence.start : evidence.end] == evidence.text
    assert evidence.text.startswith("Publié le 4 mars 2031 à 18h12")


def test_a_date_in_the_prose_or_of_a_change_dates_nothing_here() -> None:
    for line in ("Le 4 mars 2031, la rivière a débordé à Valmer.", "Mis à jour le 5 mars 2031"):
        article = _one(read(["-"], stdin=f"Crue à Valmer\n{line}\n{BODY}".encode()))
        assert article.published.value is None


def test_an_address_dates_the_article() -> None:
    record = {"text": BODY, "url": "https://courrier.example/2031/03/04/crue"}
    published = _one(read(["-"], stdin=json.dumps(record).encode())).published
    assert (published.value, published.basis) == ("2031-03-04", PublishedBasis.METADATA)


def test_language_is_told_by_the_words() -> None:
    assert _one(read(["-"], stdin=BODY.encode())).language == "fr"
    english = "The river flooded on Tuesday and the mayor said that it was the worst of the century for the town."
    assert _one(read(["-"], stdin=english.encode())).language == "en"
    assert _one(read(["-"], stdin=b"Valmer 3, Rivey 1")).language is None


def test_a_page_that_says_another_language_than_its_words_is_in_that_of_its_words() -> None:
    assert _one(read(["-"], stdin=json.dumps({"text": BODY, "language": "en-US"}).encode())).language == "fr"
    assert _one(read(["-"], stdin=json.dumps({"text": BODY, "language": "fr-CA"}).encode())).language == "fr-CA"
    assert (
        _one(read(["-"], stdin=json.dumps({"text": "Valmer 3, Rivey 1", "language": "fr"}).encode())).language == "fr"
    )
