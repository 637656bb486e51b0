"""Documents of every kind: what they say of themselves, and what is refused in one line."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.intake import html
from lagebild.intake.archive import articles_in_warc
from lagebild.intake.article import Taken
from lagebild.intake.documents import ENDINGS, articles_of, kind_of
from lagebild.intake.refusal import Assumed, Refused
from lagebild.intake.sources import Given, articles_in, finished
from lagebild.model.article import Article
from tests.intake.fuzz import fault_of, mutated
from tests.intake.seeds import ARTICLE, LINES, MAIL, MORE, NEWSML, NINJS, RSS, SEEDS, TEXT, page, pdf, warc_record


def read(raw: bytes | str, name: str) -> list[Taken]:
    data = raw.encode() if isinstance(raw, str) else raw
    return list(articles_of(data, name, kind_of(name, data[:4096])))


def only(raw: bytes | str, name: str) -> Article:
    (found,) = read(raw, name)
    assert isinstance(found, Article), found
    return found


def refusal(raw: bytes | str, name: str) -> str:
    (found,) = read(raw, name)
    assert isinstance(found, Refused)
    return found.text()


@pytest.mark.parametrize("name", [n for n in SEEDS if n not in {"sitemap.xml", "a.jsonl"}])
def test_every_kind_gives_its_text_and_keeps_its_bytes(name: str) -> None:
    found = only(SEEDS[name], name)
    assert TEXT[:60] in found.report.text.replace("\n", "")
    assert found.raw == (ARTICLE.encode() if found.kind == "page" else SEEDS[name])
    assert found.kind in {"text", "lines", "json", "xml", "page", "mail", "pdf", "warc"}


@pytest.mark.parametrize(
    ("name", "outlet"), [("rss.xml", "Beispielblatt"), ("ninjs.json", "Agentur"), ("newsml.xml", "Agentur"),
                         ("a.eml", "Agentur Beispiel"), ("atom.xml", "Beispielblatt"), ("a.warc", "Beispielblatt")]
)  # fmt: skip
def test_outlet_time_and_title_are_told(name: str, outlet: str) -> None:
    report = only(SEEDS[name], name).report
    assert report.outlet == outlet
    assert report.published is not None
    assert report.published.instant.isoformat() == "2026-03-04T06:15:00+00:00"
    assert (report.title or "").startswith("Damm")


@pytest.mark.parametrize("name", ["rss.xml", "ninjs.json", "newsml.xml", "a.eml", "a.mhtml", "a.warc"])
def test_kinds_with_addresses_or_ids_have_keys_of_their_own(name: str) -> None:
    key = only(SEEDS[name], name).key
    assert key
    assert not key.startswith("file:")


def test_each_line_is_an_article_with_its_own_bytes() -> None:
    one, two = read(LINES, "a.jsonl")
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert (one.report.name, two.report.name) == ("eins", "a.jsonl:2")
    assert two.raw.decode() == json.dumps({"text": MORE})


def test_ninjs_of_version_three() -> None:
    given = {
        "uri": "x:1",
        "headlines": [{"role": "sub", "value": "Nein"}, {"role": "main", "value": "Damm gebrochen"}],
        "bodies": [{"contentType": "text/html", "value": f"<p>{TEXT}</p>"}],
        "firstCreated": "2026-03-04T07:15:00Z",
    }
    found = only(json.dumps(given), "a.json")
    assert found.report.text == f"Damm gebrochen\n\n{TEXT}"


def test_json_may_be_one_report_or_a_list_of_them() -> None:
    assert only(json.dumps({"text": TEXT, "name": "eins"}), "a.json").report.name == "eins"
    assert [
        t.report.name for t in read(json.dumps([{"text": TEXT}, json.loads(NINJS)]), "a.json") if isinstance(t, Article)
    ] == [
        "a.json:1:1",
        "a.json:2",
    ]


def test_a_mail_of_html_is_read_as_a_page() -> None:
    mail = MAIL.replace("text/plain", "text/html").replace(TEXT, ARTICLE)
    assert TEXT in only(mail, "a.eml").report.text


def test_an_archive_of_several_pages_keeps_what_is_whole() -> None:
    pages = [warc_record(f"https://blatt.example/{n}", ARTICLE) for n in range(3)]
    whole = [t for t in read(b"".join(pages), "a.warc") if isinstance(t, Article)]
    assert [a.report.name for a in whole] == [f"https://blatt.example/{n}" for n in range(3)]
    packed = b"".join(gzip.compress(p) for p in pages)
    assert len([t for t in read(packed, "a.warc.gz") if isinstance(t, Article)]) == 3


@pytest.mark.parametrize("packed", [False, True])
def test_a_truncated_archive_says_so(packed: bool) -> None:
    pages = [warc_record(f"https://blatt.example/{n}", ARTICLE) for n in range(2)]
    raw = b"".join(gzip.compress(p) for p in pages) if packed else b"".join(pages)
    found = read(raw[: -len(raw) // 4], "a.warc.gz" if packed else "a.warc")
    assert isinstance(found[0], Article)
    told = [t.text() for t in found if isinstance(t, Refused)]
    assert len(told) == 1
    assert "cut off" in told[0] or "broken off" in told[0]


def test_a_page_shorter_than_its_server_promised_is_refused() -> None:
    raw = warc_record("https://blatt.example/damm", ARTICLE, length=len(ARTICLE.encode()) + 70)
    assert refusal(raw, "a.warc") == "https://blatt.example/damm, line 1: the page is cut off: 70 bytes are missing"


@pytest.mark.parametrize(
    ("raw", "name", "told"),
    [
        (b"", "a.txt", "is empty"),
        (b" \n ", "a.html", "is empty"),
        (bytes(range(256)) * 8, "a.txt", "is not text but binary data"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "a.html", "running text"),
        (page("<p></p>"), "a.html", "running text"),
        (json.dumps({"a": 1}), "a.json", "is JSON, but no report, ninjs or JSON Feed"),
        ("[1]", "a.json", "no JSON object"),
        ("[" * 100_000, "a.json", "nested too deeply"),
        ("{", "a.json", "Expecting property name"),
        ("<a><b></a>", "a.xml", "is no XML"),
        ("<other/>", "a.xml", "is XML <other> without a report"),
        (SEEDS["sitemap.xml"], "a.xml", "is a sitemap"),
        (NEWSML.replace("p>", "x>").replace("Damm gebrochen", ""), "a.xml", "without a report"),
        ("no mail at all", "a.eml", "is no mail"),
        ("Subject: nothing\r\n\r\n", "a.eml", "has no text"),
        (b"%PDF-1.4 broken", "a.pdf", "is no PDF that can be read"),
        (pdf(""), "a.pdf", "holds no text, only pictures"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_one_line(raw: bytes | str, name: str, told: str) -> None:
    line = refusal(raw, name)
    assert told in line
    assert len(line.splitlines()) == 1


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(100_000_000))
    return out.getvalue()


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]><rss><channel><title>&m;</title></channel></rss>"
)


@pytest.mark.parametrize("name", ["a.zip", "a.txt", "a.pdf", "a.eml", "a.warc.gz"])
def test_a_zip_bomb_stays_packed(name: str) -> None:
    assert any(isinstance(t, Refused) for t in read(zip_bomb(), name))


def test_a_bomb_of_gzip_stays_small() -> None:
    told = refusal(gzip.compress(bytes(200_000_000), 1), "a.warc.gz")
    assert "unpacks to more than any archive holds" in told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_an_entity_bomb_is_refused(encoding: str) -> None:
    assert "declares entities" in refusal(LAUGHS.encode(encoding), "a.xml")


def test_a_file_outside_is_never_read() -> None:
    evil = RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss').replace("Damm", "&x;")
    assert "declares entities" in refusal(evil, "a.xml")


def test_a_file_of_200_megabytes_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.write(b"<html>")
        file.truncate(200_000_000)
    (found,) = articles_in([str(path)], Given())
    assert isinstance(found, Refused)
    assert found.reason == "is larger than 20 MB"


def test_a_page_of_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "LONGEST_TEXT", 10_000)
    assert "million characters of text" in refusal(page(f"<p>{TEXT}</p>" * 100), "a.html")


def test_a_page_nested_a_hundred_thousand_times_does_no_harm() -> None:
    assert all(isinstance(t, Article | Refused) for t in read(page("<div>" * 100_000 + TEXT), "a.html"))


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""), ("iso-8859-1", '<meta charset="iso-8859-1">'), ("windows-1252", ""), ("utf-16", ""),
        ("iso-8859-15", '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-15">'),
    ],
)  # fmt: skip
def test_encodings_of_pages_are_found(encoding: str, head: str) -> None:
    raw = f"<html><head>{head}</head><body><article><p>{TEXT}</p><p>{MORE}</p></article></body></html>".encode(encoding)
    assert TEXT in only(raw, "a.html").report.text


def test_a_folder_gives_what_can_be_read_and_tells_the_rest(tmp_path: Path) -> None:
    for name, raw in SEEDS.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "notes.doc").write_bytes(b"not looked at")
    found = list(articles_in([str(tmp_path)], Given()))
    assert len([t for t in found if isinstance(t, Article)]) == len(SEEDS)  # two lines, and none in the sitemap
    assert [t.name for t in found if isinstance(t, Refused)] == ["sitemap.xml"]
    assert len({t.key for t in found if isinstance(t, Article)}) <= len(SEEDS)


def test_names_are_one_line_and_text_is_characters() -> None:
    given = json.dumps({"body_text": TEXT + "\ud800", "source": "x\r\ny"})
    found = finished(only(given, "a\nb\x1b[31m.json"), Given(language="de"))
    assert isinstance(found, Article)
    assert (found.report.name, found.report.outlet) == ("a b\N{REPLACEMENT CHARACTER}[31m.json", "x y")
    assert found.report.text == TEXT + "\N{REPLACEMENT CHARACTER}"


@given(raw=st.binary(max_size=400), name=st.sampled_from([f"a{ending}" for ending in ENDINGS] + ["a", "a.doc"]))
def test_any_bytes_give_articles_or_refusals_of_one_line(raw: bytes, name: str) -> None:
    assert fault_of(raw, name) is None


@settings(max_examples=150, deadline=None)
@given(chance=st.randoms(use_true_random=False), name=st.sampled_from(sorted(SEEDS)))
def test_any_broken_document_gives_articles_or_refusals_of_one_line(chance: object, name: str) -> None:
    assert fault_of(mutated(SEEDS[name], chance), name) is None  # type: ignore[arg-type]


def test_assumptions_are_told_beside_the_article() -> None:
    assumed, article = read(TEXT.encode("cp1252"), "a.txt")
    assert isinstance(assumed, Assumed)
    assert isinstance(article, Article)


def test_an_archive_is_read_as_it_streams() -> None:
    assert next(iter(articles_in_warc(io.BytesIO(SEEDS["a.warc"]), "a.warc")))
