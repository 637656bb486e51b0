"""The command line, used as people use it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lagebild.cli import main
from lagebild.demo import REPORTS

GERMAN = (
    "Bei einem Brand in Beispielau sind drei Menschen getötet worden, sagte Feuerwehrchefin Eva Musterfrau am Montag."
)


def run(*words: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(words), input=stdin)


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "brand.txt"
    path.write_text(f"Brand in Beispielau\n\n04.03.2026\n\n{GERMAN}", "utf-8")
    return str(path)


def test_read_marks_the_text_and_lists_what_it_found(report: str) -> None:
    told = run("read", report, "--ui", "de")
    assert told.exit_code == 0
    for words in ("Aussagen", "Ereignisse", "Zahlen", "Zeiten", "Feuerwehrchefin Eva Muster", "2026-03-02"):
        assert words in told.stdout


def test_read_gives_json_lines_after_the_contract(report: str) -> None:
    told = run("read", report, "--format", "jsonl")
    (line,) = told.stdout.splitlines()
    found = json.loads(line)
    assert found["report"]["published"] == "2026-03-04"
    (figure,) = found["figures"]
    assert (figure["measure"], figure["low"], figure["high"], figure["status"]) == ("killed", 3, 3, "attributed")
    assert "words" not in found


def test_layers_show_words_and_clauses(report: str) -> None:
    found = json.loads(run("read", report, "--format", "jsonl", "--layers", "words,clauses").stdout)
    assert [w["text"] for w in found["words"]][:3] == ["Brand", "in", "Beispielau"]
    assert found["clauses"]
    assert run("read", report, "--layers", "nouns").exit_code == 2


def test_standard_input_is_text_or_lines() -> None:
    as_text = run("read", "-", "--format", "jsonl", "--published", "2026-03-04", stdin=GERMAN)
    as_lines = run("read", "-", "--format", "jsonl", stdin=json.dumps({"name": "a", "text": GERMAN}))
    assert json.loads(as_text.stdout)["report"]["name"] == "stdin"
    assert json.loads(as_lines.stdout)["report"]["name"] == "a"


def test_what_cannot_be_read_is_told_on_stderr_and_the_rest_is_read(report: str, tmp_path: Path) -> None:
    told = run("read", str(tmp_path / "nowhere.txt"), report, "--format", "jsonl")
    assert told.exit_code == 1
    assert told.stderr == f"lagebild: {tmp_path / 'nowhere.txt'}: there is no such file\n"
    assert len(told.stdout.splitlines()) == 1


def test_a_wrong_date_is_refused_with_what_to_write(report: str) -> None:
    told = run("read", report, "--published", "gestern")
    assert told.exit_code == 2
    assert "write 2026-03-04" in told.stderr


def test_picture_in_three_forms(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert "Wo Quellen sich widersprechen" in run("picture", str(REPORTS), "--ui", "de").stdout
    told = json.loads(run("picture", str(REPORTS), "--format", "json").stdout)
    assert len(told["reports"]) == 6
    assert run("picture", str(REPORTS), "-o", str(page)).exit_code == 0
    assert "default-src &#39;none&#39;" in page.read_text("utf-8")


def test_as_of_draws_only_what_was_published_by_then() -> None:
    told = json.loads(run("picture", str(REPORTS), "--format", "json", "--as-of", "2026-03-03T19:00").stdout)
    assert [r["name"] for r in told["reports"]] == ["tagesblick-1"]


def test_since_lists_what_is_new() -> None:
    told = json.loads(run("picture", str(REPORTS), "--format", "json", "--since", "2026-03-07T18:00").stdout)
    assert {change["report"] for change in told["changes"]} == {"tagesblick-2"}


def test_explain_tells_rules_at_a_place(report: str) -> None:
    at = Path(report).read_text("utf-8").index("drei")
    told = run("explain", report, "--at", str(at)).stdout
    assert "word 'drei'" in told
    assert "read by figures/" in told
    assert run("explain", report, "--at", "99999").exit_code == 2


def test_times_alone_as_text_lines_and_timeml(report: str) -> None:
    assert "DATE\t2026-03-02\tMontag" in run("times", report).stdout
    assert '<TIMEX3 tid="t' in run("times", report, "--format", "timeml").stdout
    assert json.loads(run("times", report, "--format", "jsonl").stdout)["times"]


def test_places_shows_what_the_gazetteer_knows() -> None:
    assert run("places", "Almaty").stdout.startswith("Almaty\tKZ\tcity\tgeonames:")
    assert run("places", "Ostdeutschland").stdout.count("geonames:") == 6  # its five states and the country
    assert run("places", "Nirgendheim").exit_code == 1


def test_languages_are_listed_and_their_rules_hold() -> None:
    assert "en\tEnglish\tproof only" in run("languages", "list").stdout
    assert run("languages", "lint").exit_code == 0


def test_demo_says_where_its_page_lies(tmp_path: Path) -> None:
    told = run("demo", "-o", str(tmp_path / "demo.html"))
    assert told.exit_code == 0
    assert told.stdout.rstrip().endswith(str(tmp_path / "demo.html"))
