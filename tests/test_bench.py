"""The scorers score as they say, on small gold written for it; what the README tells was measured."""

import json
import re
from pathlib import Path

import pytest

from bench import readme
from bench.compiled import Compiled
from bench.crisis import Sheet, places, read_sheets, tells
from bench.crisis import score as score_sheet
from bench.names import columns, found_in
from bench.pictures import score as score_bundle
from bench.quotations import Said, assignment, cases, read_article
from bench.quotations import score as score_article
from bench.scores import Document, Measure, Sums, counted, interval, resamples, rows, total
from bench.sections import ordered
from bench.subjects import gold_pairs, read_trees
from bench.tables import apart, line
from bench.timeml import Timex, pairs, read_timeml
from bench.timeml import score as score_times

ROOT = Path(__file__).parent.parent


def of(document: Document, name: str) -> Sums:
    found = [sums for measure, sums in document.sums.items() if measure.name == name]
    return found[0] if found else Sums()


# ---- sums, intervals, halves


def test_f1_is_the_harmonic_mean_and_recall_where_nothing_can_be_counted() -> None:
    assert counted(3, 4, 6).f1 == pytest.approx(0.6)
    assert counted(1, 0, 2).f1 == 0.5
    assert Sums().f1 == 0.0


def documents(*hits: int) -> list[Document]:
    made = []
    for number, hit in enumerate(hits):
        document = Document(f"d{number:02}")
        document.add(Measure("things"), counted(hit, 2, 2))
        made.append(document)
    return made


def test_the_interval_holds_the_score_and_is_the_same_in_every_run() -> None:
    given = documents(2, 0, 1, 2, 2, 1, 0, 2)
    row = rows(given)[0]
    assert row.low < row.sums.f1 < row.high
    assert rows(given) == rows(list(reversed(given)))


def test_documents_that_are_all_alike_leave_no_doubt() -> None:
    assert interval([counted(1, 2, 2)] * 5, resamples(5)) == (0.5, 0.5)


def test_halves_are_every_other_document_by_name_and_marked_when_they_are_apart() -> None:
    row = rows(documents(*[2, 0] * 15))[0]
    assert row.halves == (1.0, 0.0)
    assert apart(row)
    assert "≠" in line(row, marked=True)
    assert not apart(rows(documents(*[2, 2, 0, 0] * 8))[0])


def test_a_thing_comes_before_its_attributes_and_these_before_its_kinds() -> None:
    document = Document("d")
    document.tell("events: status", right=True)
    for name, gold in (("events: rare", 1), ("events: killed", 4), ("events: attack", 9), ("events", 14)):
        document.add(Measure(name), counted(0, 0, gold))
    assert [m.name for m in ordered([document])] == ["events", "events: status", "events: attack", "events: killed"]


# ---- times

TIMEML = """<?xml version="1.0" ?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2026-03-04"
functionInDocument="CREATION_TIME">2026-03-04</TIMEX3></DCT><TEXT>Der Rat tagt <TIMEX3 tid="t1" type="DATE"
value="2026-03-05">morgen</TIMEX3>, und zwar <TIMEX3 tid="t2" type="DURATION" value="P2D">zwei <b>Tage</b></TIMEX3>
lang.<TIMEX3 tid="t3" type="DATE" value="2026"></TIMEX3></TEXT></TimeML>"""


def test_timeml_is_read_as_text_and_places(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(TIMEML, "utf-8")
    found = read_timeml(tmp_path / "a.tml")
    assert (found.name, found.created) == ("a", "2026-03-04")
    assert [found.text[t.start : t.end] for t in found.times] == ["morgen", "zwei Tage"]
    assert [t.value for t in found.times] == ["2026-03-05", "P2D"]


def test_times_pair_by_equal_extent_and_then_by_longest_overlap() -> None:
    gold = [Timex(0, 4, "DATE", "a"), Timex(5, 20, "DATE", "b")]
    found = [Timex(3, 9, "DATE", "c"), Timex(5, 20, "DATE", "d"), Timex(0, 3, "DATE", "e")]
    assert pairs(gold, found) == [(gold[1], found[1]), (gold[0], found[2])]


def test_the_value_counts_only_where_it_is_written_alike() -> None:
    gold = [Timex(0, 6, "DATE", "2026-03-05"), Timex(10, 14, "SET", "P1D")]
    found = [Timex(0, 4, "DATE", "2026-03-05"), Timex(10, 14, "SET", "P1W"), Timex(30, 33, "DATE", "2026")]
    made = score_times("d", gold, found)
    assert of(made, "strict") == counted(1, 3, 2)
    assert of(made, "relaxed") == counted(2, 3, 2)
    assert of(made, "value") == counted(1, 3, 2)
    assert of(made, "value of SET") == counted(0, 1, 1)


# ---- statements


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ([[0.9, 0.8], [0.8, 0.1]], [(0, 1), (1, 0)]),
        ([[0.2], [0.7]], [(1, 0)]),
        ([[0.0, 0.5, 0.4]], [(0, 1)]),
        ([], []),
    ],
)
def test_the_assignment_has_the_highest_sum(weights: list[list[float]], expected: list[tuple[int, int]]) -> None:
    assert assignment(weights) == expected


def said(kind: str, quote: set[int], speaker: set[int] = frozenset()) -> Said:  # type: ignore[assignment]
    nothing: frozenset[int] = frozenset()
    return Said(kind, None, (frozenset(quote), frozenset(speaker), nothing, nothing, nothing))


def test_only_what_shares_a_word_is_paired_by_overlap() -> None:
    gold, found = [said("Direct", {1, 2})], [said("Direct", {7})]
    assert len(cases(gold, found, overlap=False)) == 1
    assert len(cases(gold, found, overlap=True)) == 2


ARTICLE = {
    "originalText": "Das Wetter werde besser, sagte Lea Korn.",
    "tokens": [
        {"charBegin": a, "charEnd": b}
        for a, b in ((0, 3), (4, 10), (11, 16), (17, 23), (23, 24), (25, 30), (31, 34), (35, 39), (39, 40))
    ],
    "annotations": [
        {
            "type": "Indirect",
            "medium": "Speech",
            **{
                part: {"tokenIds": ids}
                for part, ids in (
                    ("quote", [0, 1, 2, 3]),
                    ("speaker", [6, 7]),
                    ("cue", [5]),
                    ("frame", []),
                    ("addressee", []),
                )
            },
        }
    ],
}


def test_a_statement_is_scored_by_its_words(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(ARTICLE), "utf-8")
    article = read_article(tmp_path / "a.json")
    found = {"kind": "indirect", "content": [[4, 23]], "speaker": [[35, 39]], "cue": [[25, 30]], "frame": [[25, 30]]}
    made = score_article(article, [found], overlap=True)
    assert of(made, "quote") == Sums(1.0, 1, 0.75, 1)
    assert of(made, "speaker") == Sums(1.0, 1, 0.5, 1)
    assert of(made, "frame") == Sums(0.0, 1, 0.0, 0)
    assert of(made, "roles") == Sums(2.0, 3, 1.5, 2)
    assert of(made, "kind") == counted(1, 1, 1)


# ---- whole reports

TEXT = "Brand in Lohheim: Zwei Menschen starben im Brandhaus, sagte die Feuerwehr am Montag."
GOLD = {
    "report": "a.txt",
    "published": "2026-03-04",
    "events": [
        {"type": "fire", "mentions": ["Brand"], "place": "Lohheim", "status": "asserted"},
        {"type": "killed", "mentions": ["starben"], "status": "attributed", "source": "Feuerwehr"},
        {"type": "explosion", "mentions": ["Brand"], "status": "asserted", "optional": True},
    ],
    "figures": [
        {
            "measure": "killed",
            "low": 2,
            "high": 2,
            "qualifier": "exactly",
            "quote": "Zwei Menschen",
            "status": "attributed",
        }
    ],
}


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def event(kind: str, words: str, **more: object) -> dict[str, object]:
    return {"type": kind, "mentions": [at(words)], "status": "asserted", **more}


def test_events_match_by_type_and_words_and_optional_ones_cost_nothing() -> None:
    reading = {
        "entities": [{"id": "e1", "name": "Feuerwehr Lohheim"}],
        "events": [
            event("fire", "Brand", place={"text": "Lohheims", "entity": None}),
            event("explosion", "Brand"),
            event("killed", "starben", source={"text": None, "entity": "e1"}),
            event("killed", "Montag"),
        ],
        "figures": [{"measure": "killed", "low": 2, "high": None, "start": 18, "end": 31}],
    }
    made = score_sheet(Sheet(GOLD, TEXT), reading)
    assert of(made, "events") == counted(2, 3, 2)
    assert of(made, "events: place") == counted(1, 1, 1)
    assert of(made, "events: status") == counted(1, 2, 2)
    assert of(made, "events: source") == counted(1, 1, 1)
    assert of(made, "figures") == counted(0, 1, 1)


def test_a_quote_is_looked_for_as_words_of_its_own_first() -> None:
    assert places(TEXT, "Brand") == [(0, 5)]
    assert places(TEXT, "haus") == [tuple(at("haus"))]
    assert places("am Tag, am Abend", "am", 2) == [(8, 10)]


def test_a_party_is_told_by_a_word_that_is_not_small() -> None:
    assert tells("die Feuerwehr", None, "Feuerwehr Lohheim")
    assert tells("Präsident Korn", "Korns")
    assert not tells("die Polizei", "die Feuerwehr")
    assert tells(None, None)
    assert not tells(None, "die Polizei")


def test_sheets_are_read_with_their_texts(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.json").write_text(json.dumps(GOLD), "utf-8")
    (tmp_path / "other.json").write_text("{}", "utf-8")
    (sheet,) = read_sheets(tmp_path)
    assert sheet.given.text == TEXT
    assert sheet.given.published == "2026-03-04"


# ---- pictures


def test_a_bundle_asks_what_came_together_and_what_was_known_when(tmp_path: Path) -> None:
    texts = {"r1": "Brand in Lohheim", "r2": "Das Feuer von Lohheim"}
    lines = (json.dumps({"name": name, "text": text}) for name, text in texts.items())
    (tmp_path / "reports.jsonl").write_text("\n".join(lines), "utf-8")
    gold = {
        "incidents": [{"type": "fire", "mentions": [["r1", "Brand"], ["r2", "Feuer"]]}],
        "apart": [[["r1", "Brand"], ["r2", "Lohheim"]]],
        "updates": [
            {"kind": "update", "measure": "killed", "from": {"low": 1, "high": 1}, "to": {"low": 2, "high": 2}}
        ],
        "as_of": [{"at": "2026-03-04", "now": {"killed": [1, 1]}, "open_gaps": 0}],
    }
    (tmp_path / "gold.json").write_text(json.dumps(gold), "utf-8")

    def draw(reports: Path, *more: str) -> dict[str, object]:
        if more:
            return {"series": [{"measure": "killed", "now": {"low": 1, "high": 1}}], "gaps": [{"status": "open"}]}
        events = [{"report": "r1", "mentions": [[0, 5]]}, {"report": "r2", "mentions": [[4, 9]]}]
        return {"incidents": [{"id": "I1", "type": "fire", "events": events}], "updates": []}

    made = score_bundle(tmp_path, draw)
    assert of(made, "same incident") == counted(1, 0, 1)
    assert of(made, "kept apart") == counted(1, 0, 1)
    assert of(made, "updates") == counted(0, 0, 1)
    assert of(made, "as of") == counted(1, 0, 2)


# ---- German and names


def test_names_are_joined_from_their_columns_and_found_in_the_text(tmp_path: Path) -> None:
    words = [("Lea", "B-PER"), ("Korn", "I-PER"), ("lebt", "O"), ("in", "O"), ("Lohheim", "B-LOC"), (".", "O")]
    rows_ = [f"{number}\t{word}\t{label}\tO" for number, (word, label) in enumerate(words, 1)]
    (tmp_path / "n.tsv").write_text("\n".join(["#\tsource", *rows_, "", ""]), "utf-8")
    (found,) = columns(tmp_path / "n.tsv", 1, 2, ("PER", "LOC", "ORG"))
    assert found.text == "Lea Korn lebt in Lohheim."
    assert [(found.text[a:b], kind) for a, b, kind in found.names] == [("Lea Korn", "PER"), ("Lohheim", "LOC")]
    assert found_in("Lea  Korn", ["Lea", "Korn"]) == ("Lea  Korn", [(0, 3), (5, 9)])


def test_the_subject_of_a_verb_with_an_auxiliary_is_tied_to_the_auxiliary(tmp_path: Path) -> None:
    lines = [
        "# sent_id = s1",
        "# text = Lea hat gelacht.",
        "1\tLea\tLea\tPROPN\tNE\t_\t3\tnsubj\t_\t_",
        "2\that\thaben\tAUX\tVAFIN\t_\t3\taux\t_\t_",
        "3\tgelacht\tlachen\tVERB\tVVPP\t_\t0\troot\t_\t_",
        "4\t.\t.\tPUNCT\t$.\t_\t3\tpunct\t_\t_",
    ]
    (tmp_path / "t.conllu").write_text("\n".join(lines) + "\n\n", "utf-8")
    (tree,) = read_trees(tmp_path / "t.conllu")
    assert gold_pairs(tree) == {1: [0]}
    assert tree.unit == "s1"


# ---- what the documents tell


def measured_documents() -> list[Path]:
    return [ROOT / "docs" / name for name in readme.SOURCES]


def test_every_figure_of_the_readme_is_one_that_was_measured() -> None:
    told = readme.block((ROOT / "README.md").read_text("utf-8"))
    measured = [row for path in measured_documents() for row in readme.short(path.read_text("utf-8"))]
    shown = [row for row in told.splitlines() if row.startswith("| ") and not row.startswith("| |")]
    assert shown
    assert shown == measured


def test_a_folder_without_a_compiled_build_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no compiled build"):
        Compiled(tmp_path, ["Drei Menschen starben, sagte die Polizei."])


def test_measured_documents_name_their_commit_and_its_day() -> None:
    for path in measured_documents():
        assert re.search(r"commit [0-9a-f]{7,40}\b.*\b20\d\d-\d\d-\d\d", path.read_text("utf-8"), re.DOTALL), path.name


def test_totals_add_up_over_documents() -> None:
    assert total(documents(2, 0, 1), Measure("things")) == counted(3, 6, 6)
