"""Intake: what is read, what is refused, and what is said of it."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.intake.lines import reports_in_lines
from lagebild.intake.refusal import Assumed, Refused
from lagebild.intake.sources import Given, take_in
from lagebild.intake.text import NotTextError, decode
from lagebild.languages.identity import language_of
from lagebild.languages.load import found, load
from lagebild.model.report import Published, Report

GERMAN = "Die Straße ist gesperrt, sagte der Bürgermeister am Montag in der Stadt, weil der Damm gebrochen ist."


def taken(*paths: Path, given: Given | None = None) -> list[Report | Refused | Assumed]:
    return list(take_in([str(p) for p in paths], given or Given()))


def reasons(*paths: Path) -> list[str]:
    return [t.text() for t in taken(*paths) if isinstance(t, Refused | Assumed)]


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_a_report_named_after_it(tmp_path: Path) -> None:
    (report,) = taken(written(tmp_path, "a.txt", GERMAN))
    assert isinstance(report, Report)
    assert (report.name, report.text, report.language) == ("a.txt", GERMAN, "de")


def test_what_the_user_says_fills_what_the_report_does_not(tmp_path: Path) -> None:
    lines = f'{{"name": "a", "text": "{GERMAN}", "outlet": "Blatt"}}\n{{"text": "{GERMAN}"}}'
    told = Given(published=Published("2026-03-04"), outlet="Anders")
    one, two = taken(written(tmp_path, "r.jsonl", lines), given=told)
    assert isinstance(one, Report)
    assert isinstance(two, Report)
    assert (one.outlet, two.outlet, two.name) == ("Blatt", "Anders", "r.jsonl:2")
    assert two.published == Published("2026-03-04")


def test_missing_empty_binary_and_foreign_files_are_refused_one_line_each(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.txt"
    empty = written(tmp_path, "empty.txt", " \n")
    binary = written(tmp_path, "picture.txt", bytes(range(256)) * 8)
    english = written(
        tmp_path, "en.txt", "The mayor said on Monday that the dam of the town was in danger and had to be left."
    )
    french = written(
        tmp_path,
        "fr.txt",
        "Le maire a dit lundi que le barrage de la ville est en danger et que tous doivent partir vite.",
    )
    good = written(tmp_path, "good.txt", GERMAN)
    assert reasons(missing, empty, binary, english, french, good) == [
        f"{missing}: there is no such file",
        "empty.txt: is empty",
        "picture.txt: is not text but binary data; save the report as text",
        "en.txt: is in English, which Lagebild cannot read yet; set aside; force a language with --language",
        "fr.txt: is in French, which Lagebild cannot read; set aside; force a language with --language",
    ]
    assert [t.name for t in taken(missing, empty, binary, english, french, good) if isinstance(t, Report)] == [
        "good.txt"
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GERMAN, "de"),
        ("De burgemeester zei maandag dat de dam van de stad in gevaar is en dat het water stijgt.", "nl"),
        ("El alcalde dijo el lunes que la presa de la ciudad está en peligro y que todos deben irse.", "es"),
        ("Мэр сказал в понедельник, что плотина в опасности и что все должны уйти из города.", "ru"),
        (
            "市長は月曜日に、ダムが危険にさらされていると述べた。 全員が避難する 町 水 川 山 道 橋 家 人",
            None,
        ),
        ("Tote bei Explosion", "de"),
        ("1. FC Beispielau - SV Musterstadt 2:1, Tore: Muster, Beispiel, Probe; Zuschauer: 800", "de"),
    ],
)
def test_languages_are_told_apart(text: str, code: str | None) -> None:
    assert language_of(text, [load(c) for c in found()], "de") == code


def test_another_encoding_is_read_and_said(tmp_path: Path) -> None:
    path = written(tmp_path, "latin.txt", GERMAN.encode("cp1252"))
    assumed, report = taken(path)
    assert isinstance(report, Report)
    assert report.text == GERMAN
    assert assumed.text() == "latin.txt: is not UTF-8; read as cp1252" if isinstance(assumed, Assumed) else False


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_decide(encoding: str) -> None:
    assert decode(GERMAN.encode(encoding)).text == GERMAN


def test_a_broken_line_names_itself_and_loses_no_other() -> None:
    good = f'{{"name": "a", "text": "{GERMAN}"}}'
    bad = ["{broken", '{"name": "b"}', '{"text": "x", "published": "gestern"}', '{"text": " "}']
    lines = "\n".join([good, *bad])
    found = list(reports_in_lines(lines, "r.jsonl"))
    assert isinstance(found[0], Report)
    told = [f.text() for f in found if isinstance(f, Refused)]
    assert [t.split(":")[0] for t in told] == [
        "r.jsonl, line 2",
        "r.jsonl, line 3",
        "r.jsonl, line 4",
        "r.jsonl, line 5",
    ]
    assert "missing required field `text`" in told[1]
    assert "'gestern' is no date; write 2026-03-04" in told[2]
    assert told[3].endswith("text: is empty")


def test_two_reports_of_one_name_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    one, two = written(tmp_path, "a.txt", GERMAN), written(tmp_path / "x", "a.txt", GERMAN)
    assert [r.name for r in taken(one, two) if isinstance(r, Report)] == ["a.txt", "a.txt (2)"]


def test_a_folder_gives_its_reports_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.doc"):
        written(tmp_path, name, GERMAN)
    assert [r.name for r in taken(tmp_path) if isinstance(r, Report)] == ["a.txt", "b.txt"]


@given(st.binary())
def test_any_bytes_give_text_or_a_refusal(raw: bytes) -> None:
    with suppress(NotTextError):
        assert isinstance(decode(raw).text, str)
