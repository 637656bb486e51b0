"""A case: one suite of what every store must do, run on each there is."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import given
from hypothesis import strategies as st

from lagebild.bulk.adding import Added, Adding
from lagebild.bulk.local import Failed
from lagebild.languages.fingerprint import rules_of
from lagebild.languages.load import load
from lagebild.model.article import Article, Dropped, restored
from lagebild.model.report import Published, Report
from lagebild.reading.pipeline import read
from lagebild.store.base import CaseError, Fetched, NameTakenError, Store, Wanted
from lagebild.store.changes import changes_between, findings_between
from lagebild.store.known import is_case
from lagebild.store.opening import MIGRATIONS, open_engine
from lagebild.store.schema import HEAD, tables
from lagebild.store.sketch import is_near, sketch_of
from lagebild.store.sqlite import SqliteStore
from lagebild.store.stems import match_of, stems_of

FIRE = (
    "In Musterstadt brannte am Dienstag ein Lagerhaus.\n\nDrei Menschen wurden verletzt, sagte die Polizei. "
    "Der Bürgermeister von Musterstadt, Jan Muster, forderte besseren Schutz der Häuser am Hafen."
)
FLOOD = (
    "Nach dem Hochwasser in Beispielau sind zwei Brücken gesperrt.\n\nDie Sprecherin des Landkreises, Petra Beispiel, "
    "kündigte für Mittwoch Hilfe an. Zwölf Menschen wurden gerettet, teilte die Feuerwehr mit."
)


@dataclass
class Case:
    """A store in use, with what it told."""

    store: Store
    path: Path
    told: list[Added | Failed] = field(default_factory=list)

    def add(self, *articles: Article, jobs: int = 1) -> list[str]:
        """Add; return what became of each."""
        begin = len(self.told)
        Adding(self.store, self.told.append, jobs).add(articles)
        return [one.outcome if isinstance(one, Added) else "failed" for one in self.told[begin:]]

    def names(self) -> list[str]:
        return [row.name for row in self.store.rows()]


def ticking() -> Callable[[], str]:
    moments = count()
    return lambda: f"2026-03-04T10:00:{next(moments) % 60:02}+00:00"


@pytest.fixture(params=[SqliteStore])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Case]:
    path = tmp_path / "case.lagebild"
    store = request.param(path, create=True, clock=ticking())
    yield Case(store, path)
    store.close()


def article(text: str = FIRE, name: str = "brand", **more: object) -> Article:
    report = Report(text, name, "Blatt", published=Published("2026-03-04T08:00+01:00"), language="de")
    values = {"key": f"https://blatt.example/{name}", "raw": text.encode(), "kind": "text"} | more
    return Article(report, **values)  # type: ignore[arg-type]


def test_an_added_report_is_there_with_its_bytes_its_text_and_its_reading(case: Case) -> None:
    given = article(dropped=(Dropped("Teilen", "a button", 1),), modified="2026-03-04T09:00:00+00:00")
    assert case.add(given) == ["added"]
    assert case.store.article("brand") == given
    (reading,) = case.store.readings()
    assert reading == read(given.report, load("de"))
    assert reading.rules == load("de").part(rules_of)
    (row,) = case.store.rows()
    assert (row.outlet, row.versions, row.rules) == ("Blatt", 1, reading.rules)
    assert row.findings > 3


def test_adding_twice_is_adding_once(case: Case) -> None:
    assert case.add(article(), article(FLOOD, "flut"), article()) == ["added", "added", "known"]
    before = list(case.store.rows())
    assert case.add(article(), article(FLOOD, "flut")) == ["known", "known"]
    assert list(case.store.rows()) == before


def test_two_articles_of_one_name_are_two_reports(case: Case) -> None:
    other = article(FLOOD, "brand", key="https://blatt.example/anders")
    assert case.add(article(), other) == ["added", "added"]
    assert case.names() == ["brand", "brand (2)"]
    assert case.add(other) == ["known"]


def test_the_same_article_changed_is_a_version_and_not_a_report(case: Case) -> None:
    changed = FIRE.replace("Drei Menschen", "Fünf Menschen")
    assert case.add(article(), article(changed)) == ["added", "updated"]
    one, two = case.store.versions("brand")
    assert (one.number, two.number) == (1, 2)
    assert [r.report.text for r in case.store.readings()] == [changed]
    assert case.add(article()) == ["known"]  # an old version seen again is no third one


def test_nearly_the_same_text_of_one_outlet_is_a_version_wherever_it_stands(case: Case) -> None:
    moved = article(FIRE + " Das Feuer ist gelöscht.", "anders", key="https://blatt.example/neue-adresse")
    assert case.add(article(), moved) == ["added", "updated"]
    assert case.names() == ["brand"]
    other = msgspec.structs.replace(
        moved, report=msgspec.structs.replace(moved.report, outlet="Post"), key="https://post.example"
    )
    assert case.add(other) == ["added"]  # a reprint elsewhere is a report of its own


def test_silent_changes_are_told_from_open_ones(case: Case) -> None:
    stamps = ["2026-03-04T08:00:00+00:00", "2026-03-04T08:00:00+00:00", "2026-03-04T11:00:00+00:00"]
    texts = [FIRE, FIRE.replace("Drei", "Vier"), FIRE.replace("Drei", "Fünf")]
    case.add(*(article(text, modified=stamp) for text, stamp in zip(texts, stamps, strict=True)))
    assert [version.silent for version in case.store.versions("brand")] == [False, True, False]


def test_what_changed_is_shown_and_vanished_statements_are_marked(case: Case) -> None:
    case.add(article(), article(FIRE.replace("Drei Menschen wurden verletzt, sagte die Polizei.", "Es gab Verletzte.")))
    changes = changes_between(*case.store.versions("brand"))
    assert changes.gone == ("Drei Menschen wurden verletzt, sagte die Polizei.",)
    assert changes.come == ("Es gab Verletzte.",)
    assert changes.vanished == ("die Polizei: Drei Menschen wurden verletzt",)


def test_an_older_version_that_comes_late_does_not_become_the_last(case: Case) -> None:
    new = article(FIRE.replace("Drei", "Fünf"), modified="2026-03-04T11:00:00+00:00")
    assert case.add(new, article(modified="2026-03-04T08:00:00+00:00")) == ["added", "updated"]
    assert case.store.article("brand").report.text == new.report.text
    assert case.store.search(Wanted('"Drei Menschen"'), 5) == ()


def test_a_page_that_goes_back_to_an_older_text_says_so(case: Case) -> None:
    stamps = (f"2026-03-04T{hour:02}:00:00+00:00" for hour in (8, 9, 10))
    texts = (FIRE, FIRE.replace("Drei", "Vier"), FIRE)
    assert case.add(*(article(t, modified=m) for t, m in zip(texts, stamps, strict=True))) == [
        "added",
        "updated",
        "updated",
    ]
    assert case.store.article("brand").report.text == FIRE


def test_a_block_put_back_by_hand_is_a_version_but_no_silent_change(case: Case) -> None:
    case.add(article(dropped=(Dropped("Der Hafen bleibt bis Freitag gesperrt.", "outside", 1),)))
    assert case.add(restored(case.store.article("brand"), 0)) == ["updated"]
    assert "\n\nDer Hafen bleibt bis Freitag gesperrt.\n\n" in case.store.article("brand").report.text
    assert not case.store.versions("brand")[-1].silent


def test_forgetting_leaves_nothing_in_the_file(case: Case) -> None:
    somebody = "Xaverius Geheimrat"
    page = article(FIRE.replace("Jan Muster", somebody), "seite")
    entry = article(f"Um 9 Uhr sagte {somebody}, der Hafen sei zu.", "seite#9", parent=page.key)
    case.add(page, article(page.report.text + " Das Feuer ist aus."), entry, article(FLOOD, "flut"))
    case.store.remember(str(page.key), Fetched("e", None, "2026-03-04"))
    case.store.problem("anderes", None, "is empty")
    assert case.store.forget("seite") == ("seite#9", "seite")
    assert case.names() == ["flut"]
    case.store.close()
    for name in (case.path, *case.path.parent.glob("case.lagebild-*")):
        raw = name.read_bytes()
        assert not any(word.encode() in raw for word in ("Xaverius", "xaverius", "Geheimrat", "Dienstag"))
    assert case.store.fetched(str(page.key)) is None
    with pytest.raises(KeyError):
        case.store.forget("seite")


def test_reading_again_replaces_the_reading_and_tells_the_difference(case: Case) -> None:
    case.add(article())
    old = case.store.reading("brand")
    assert old is not None
    poorer = msgspec.structs.replace(old, statements=(), rules="other")
    case.store.reread("brand", poorer)
    assert list(case.store.readings()) == [poorer]
    told = findings_between(poorer, old)
    assert told.lost == ()
    assert any("die Polizei" in line for line in told.gained)
    assert findings_between(old, poorer).lost == told.gained
    assert case.store.search(Wanted(speaker="polizei", type="statement"), 5) == ()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted("Brücke"), ["flut"]),
        (Wanted("brücken gesperrte"), ["flut"]),
        (Wanted("Haus"), ["brand"]),
        (Wanted('"Häuser am Hafen"'), ["brand"]),
        (Wanted('"Hafen am Häuser"'), []),
        (Wanted("Lagerhaus Hochwasser"), []),
        (Wanted("Menschen"), ["brand", "flut"]),
        (Wanted(speaker="Polizei"), ["brand"]),
        (Wanted("Menschen", speaker="feuerwehr"), ["flut"]),
        (Wanted(type="injured"), ["brand"]),
        (Wanted(type="figure", speaker="polizei"), ["brand"]),
        (Wanted(place="beispielau"), ["flut"]),
        (Wanted("Menschen", since="2026-03-05"), []),
        (Wanted("Menschen", until="2026-03-04"), ["brand", "flut"]),
        (Wanted("Menschen", until="2026-03-03"), []),
        (Wanted(type="injured", since="2026-03-03", until="2026-03-03"), ["brand"]),
        (Wanted('" ( ] AND OR NEAR* :'), []),
        (Wanted("%"), []),
        (Wanted(speaker="%"), []),
        (Wanted(), []),
    ],
)
def test_search_finds_words_by_stem_and_findings_by_what_they_are(case: Case, wanted: Wanted, found: list[str]) -> None:
    case.add(article(), article(FLOOD, "flut"))
    hits = case.store.search(wanted, 50)
    assert sorted({hit.report for hit in hits}) == found
    for hit in hits:
        assert case.store.article(hit.report).report.text[hit.start : hit.end] == hit.text


@given(st.text(max_size=60))
def test_any_query_is_a_query(words: str) -> None:
    with sqlite3.connect(":memory:") as memory:
        memory.execute("CREATE VIRTUAL TABLE words USING fts5(text, stems)")
        match = match_of(words, "de")
        if match:
            memory.execute("SELECT * FROM words WHERE words MATCH ?", (match,)).fetchall()


def test_stems_are_german_and_words_of_other_languages_stay() -> None:
    assert stems_of("Brücken Häuser", "de") == stems_of("Brücke Hauses", "de") == "bruck haus"
    assert stems_of("Häuser", "xx") == "häuser"


def test_problems_are_kept_once(case: Case) -> None:
    for _ in range(2):
        case.store.problem("a.jsonl", 4, "text: is empty")
    case.store.problem("b.txt", None, "is empty")
    assert [(p.name, p.line, p.reason) for p in case.store.problems()] == [
        ("a.jsonl", 4, "text: is empty"),
        ("b.txt", None, "is empty"),
    ]


def test_what_servers_said_is_remembered(case: Case) -> None:
    assert case.store.fetched("https://blatt.example/") is None
    for tag in ("a", "b"):
        case.store.remember("https://blatt.example/", Fetched(tag, None, "2026-03-04"))
    assert case.store.fetched("https://blatt.example/") == Fetched("b", None, "2026-03-04")


def test_a_reading_under_a_name_that_went_is_refused(case: Case) -> None:
    case.add(article())
    other = article(FLOOD, "brand", key="https://blatt.example/zwei")
    with pytest.raises(NameTakenError, match=r"brand \(2\)"):
        case.store.put(other, read(other.report, load("de")))
    assert case.names() == ["brand"]


def test_many_processes_give_what_one_gives(case: Case, tmp_path: Path) -> None:
    given = [article(f"{FLOOD} Es war Tag {n}.", f"tag-{n}", key=f"k{n}") for n in range(40)]
    given = [msgspec.structs.replace(a, report=msgspec.structs.replace(a.report, outlet=None)) for a in given]
    other = Case(SqliteStore(tmp_path / "zwei.lagebild", create=True, clock=ticking()), tmp_path)
    assert case.add(*given) == other.add(*given, jobs=2)
    assert list(case.store.readings()) == list(other.store.readings())


def test_a_broken_reader_is_told_and_the_rest_is_added(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    from lagebild.bulk import local  # noqa: PLC0415 - patched here alone

    def breaks(report: Report, *_: object, **__: object) -> object:
        return read(report, load("de")) if report.name != "brand" else 1 / 0

    monkeypatch.setattr(local, "read", breaks)
    assert case.add(article(), article(FLOOD, "flut")) == ["failed", "added"]
    assert case.names() == ["flut"]


def test_a_case_is_known_by_its_first_bytes(case: Case, tmp_path: Path) -> None:
    assert is_case(case.path)
    other = tmp_path / "other.db"
    sqlite3.connect(other).execute("CREATE TABLE a (b)").connection.close()
    assert not is_case(other)
    assert not is_case(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("raw", "told"),
    [(b"no database at all, but long enough" * 40, "cannot be opened as a case"), (None, "there is no such case")],
)
def test_what_is_no_case_is_refused_in_one_line(tmp_path: Path, raw: bytes | None, told: str) -> None:
    path = tmp_path / "x.lagebild"
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(CaseError, match=told) as problem:
        SqliteStore(path)
    assert len(str(problem.value).splitlines()) == 1


def test_databases_of_others_and_of_newer_releases_are_left_alone(case: Case, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE a (b)")
    with pytest.raises(CaseError, match="is a database, but no case of Lagebild"):
        SqliteStore(other, create=True)
    case.store.close()
    with sqlite3.connect(case.path) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(CaseError, match="was written by a newer Lagebild"):
        SqliteStore(case.path)


def test_an_empty_file_becomes_a_case(tmp_path: Path) -> None:
    path = tmp_path / "x.lagebild"
    path.touch()
    assert list(SqliteStore(path, create=True).rows()) == []


def test_the_migrations_make_the_tables_that_the_program_knows(tmp_path: Path) -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [HEAD]
    engine = open_engine(tmp_path / "x.lagebild", create=True)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _ours})
        assert compare_metadata(context, tables) == []


def _ours(name: str | None, kind: str, parents: object) -> bool:
    return kind != "table" or not str(name).startswith("words")


def test_near_texts_share_a_value_of_their_sketches_and_others_do_not() -> None:
    near = FIRE.replace("Drei", "Vier") + " Das Feuer ist aus."
    assert is_near(FIRE, near)
    assert set(sketch_of(FIRE, "Blatt")) & set(sketch_of(near, "Blatt"))
    assert not set(sketch_of(FIRE, "Blatt")) & set(sketch_of(FIRE, "Post"))
    assert not is_near(FIRE, FLOOD)
    assert not is_near("Kurz.", "Kurz.")


def test_the_fingerprint_follows_the_data(tmp_path: Path) -> None:
    import shutil  # noqa: PLC0415 - used here alone

    import lagebild  # noqa: PLC0415
    from lagebild.languages.language import Language  # noqa: PLC0415

    package = Path(lagebild.__file__).parent
    for part in ("model", "reading", "languages"):
        shutil.copytree(package / part, tmp_path / "lagebild" / part)
    copied = Language(tmp_path / "lagebild" / "languages" / "de")
    assert rules_of(copied) == rules_of(load("de"))
    with (copied.folder / "segments.toml").open("a") as file:
        file.write("# changed\n")
    changed = rules_of(copied)
    assert changed != rules_of(load("de"))
    with (tmp_path / "lagebild" / "reading" / "pipeline.py").open("a") as file:
        file.write("# changed\n")
    assert rules_of(copied) != changed


def test_two_who_add_at_once_add_each_report_once(case: Case) -> None:
    given = [article(f"{FLOOD} Es war Tag {n}.", f"tag-{n}", key=f"k{n}") for n in range(30)]
    given = [msgspec.structs.replace(a, report=msgspec.structs.replace(a.report, outlet=None)) for a in given]
    with ProcessPoolExecutor(2) as pool:
        one, two = pool.map(_added, [case.path] * 2, [given] * 2)
    assert sorted([*one, *two]) == ["added"] * 30 + ["known"] * 30
    assert len(case.names()) == 30


def _added(path: Path, given: list[Article]) -> list[str]:
    other = Case(SqliteStore(path), path)
    return other.add(*given)


@given(st.data())
def test_every_dropped_block_can_be_put_back_in_any_order(data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6))
    places = data.draw(st.lists(st.integers(0, len(kept)), max_size=6))
    blocks = tuple(Dropped(f"D{n}", "why", after) for n, after in enumerate(sorted(places)))
    page = Article(Report("\n\n".join(kept), "seite"), dropped=blocks)
    while page.dropped:
        page = restored(page, data.draw(st.integers(0, len(page.dropped) - 1)))
    whole = page.report.text.split("\n\n")
    assert [part for part in whole if not part.startswith("D")] == kept
    for block in blocks:
        before = [part for part in whole[: whole.index(block.text)] if not part.startswith("D")]
        assert len(before) == block.after
