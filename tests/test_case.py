"""The commands on a case, from the first file to forgetting, and the case in the browser."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
from click.testing import CliRunner, Result
from starlette.testclient import TestClient

from lagebild.cli import main
from lagebild.cli.desk import finder_in
from lagebild.demo import REPORTS
from lagebild.intake import fetch
from lagebild.store.base import Wanted
from lagebild.store.sqlite import SqliteStore
from lagebild.web.app import make_app
from lagebild.web.serve import file_source
from tests.intake.pages import LAYOUTS, TITLE
from tests.intake.seeds import LD, MORE, SEEDS, TEXT, page
from tests.intake.served import Served


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PAUSE", 0.0)
    monkeypatch.setattr(fetch, "ASKED_AGAIN", 0)


@pytest.fixture
def server() -> Iterator[Served]:
    with Served() as served:
        yield served


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "krise.lagebild"
    assert run("add", path, REPORTS).stdout.startswith("6 added")
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words])


def test_a_case_gives_the_picture_that_its_files_give(case: Path) -> None:
    assert run("picture", case, "--format", "json").stdout == run("picture", REPORTS, "--format", "json").stdout
    assert run("read", case, "--format", "jsonl").stdout.count("\n") == 6
    assert run("add", case, REPORTS).stdout.startswith("0 added, 0 updated, 6 known")


def test_workers_end_when_the_command_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "viele.jsonl"
    path.write_text("\n".join(json.dumps({"name": f"b{n}", "text": f"{TEXT} Tag {n}."}) for n in range(3000)))
    command = [sys.executable, "-m", "lagebild", "add", str(tmp_path / "a.lagebild"), str(path), "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        sleep(2)
        running.kill()
        assert running.stdout.read() == b""  # ends only when nobody holds the pipe any more


def test_a_case_and_files_may_stand_side_by_side(case: Path, tmp_path: Path) -> None:
    more = tmp_path / "mehr.txt"
    more.write_text(TEXT)
    told = json.loads(run("picture", case, more, "--format", "json").stdout)
    assert len(told["reports"]) == 7


def test_reports_are_listed_as_text_and_as_data(case: Path) -> None:
    lines = run("reports", case).stdout.splitlines()
    assert len(lines) == 6
    assert re.match(r"2026-03-03T18:30:00\+01:00  tagesblick-1  Tagesblick  \d+ findings", lines[0])
    rows = [json.loads(line) for line in run("reports", case, "--format", "jsonl").stdout.splitlines()]
    assert {row["name"] for row in rows} >= {"tagesblick-1", "nordwind-1"}


def test_what_cannot_be_read_is_told_and_kept(tmp_path: Path) -> None:
    case, folder = tmp_path / "a.lagebild", tmp_path / "in"
    folder.mkdir()
    for name, raw in SEEDS.items():
        (folder / name).write_bytes(raw)
    (folder / "leer.txt").write_text(" ")
    told = run("add", case, folder, folder / "nirgends.txt")
    assert told.exit_code == 1
    assert "leer.txt: is empty" in told.stderr
    assert "\nlagebild: " in f"\n{told.stderr}"
    problems = run("reports", case, "--problems").stdout
    assert [part in problems for part in ("leer.txt: is empty", "there is no such file", "is a sitemap")] == [True] * 3
    assert len(run("reports", case).stdout.splitlines()) == 7  # one outlet's text in several files: versions


def test_a_changed_file_is_a_version_and_what_changed_is_shown(tmp_path: Path) -> None:
    case, path = tmp_path / "a.lagebild", tmp_path / "damm.txt"
    path.write_text(f"{TEXT}\n\n{MORE}")
    run("add", case, path)
    path.write_text(f"{TEXT.replace('zwölf', 'zehn')}\n\n{MORE.partition(' Das Ministerium')[0]}")
    assert run("add", case, path).stdout.startswith("0 added, 1 updated")
    told = run("reports", case, "--versions", "damm.txt").stdout
    assert "silent: the page does not say that it was changed" in told
    assert "  - Das Ministerium widersprach der Darstellung" in told
    assert "  + Nach dem Dammbruch bei Musterstadt sind am Mittwoch zehn" in told
    assert "vanished statement:" in told


def test_search_from_the_command_line(case: Path) -> None:
    told = run("search", case, "Protest", "--since", "2026-03-04").stdout
    assert "suedpost-1:" in told
    assert run("search", case, "--place", "Antsirabe").stdout == "nothing found\n"
    assert "figure: killed" in run("search", case, "--type", "killed", "--speaker", "Opposition").stdout
    assert run("search", case).exit_code == 2


def test_forgetting_and_what_is_not_there(case: Path) -> None:
    assert run("forget", case, "tagesblick-1").stdout == "forgotten: tagesblick-1\n"
    assert len(run("reports", case).stdout.splitlines()) == 5
    told = run("forget", case, "tagesblick-1")
    assert told.exit_code == 1
    assert "there is no report 'tagesblick-1' in this case" in told.stderr
    assert run("reports", case.with_name("nowhere")).exit_code == 1
    assert len(run("reports", REPORTS).stderr.splitlines()) == 1


def test_a_dropped_block_is_restored_as_a_version(tmp_path: Path) -> None:
    case, path = tmp_path / "a.lagebild", tmp_path / "damm.html"
    path.write_text(
        page(
            f"<article><h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p></article><aside><p>Am Rand: {MORE}</p></aside>", ld=LD
        )
    )
    run("add", case, path)
    number = next(x for x in run("reports", case, "--dropped", "damm.html").stdout.splitlines() if "Am Rand" in x)
    assert "[beside the article]" in number
    assert run("restore", case, "damm.html", number[0]).stdout.startswith("0 added, 1 updated")
    assert "Am Rand" in run("read", case).stdout
    assert run("restore", case, "damm.html", "99").exit_code == 1
    assert run("add", case, path).stdout.startswith("0 added, 0 updated, 1 known")


def test_reading_again_tells_what_was_gained_and_lost(case: Path) -> None:
    assert run("reread", case).stdout == "0 reports read again: 0 findings gained, 0 lost\n"
    assert run("reread", case, "--all").stdout == "6 reports read again: 0 findings gained, 0 lost\n"
    store = SqliteStore(case)
    reading = next(r for r in store.readings() if r.report.name == "nordwind-1")
    import msgspec  # noqa: PLC0415 - used here alone

    store.reread("nordwind-1", msgspec.structs.replace(reading, statements=(), rules="older"))
    store.close()
    told = run("reread", case).stdout
    assert told.startswith("nordwind-1\n  + statement: ")
    assert re.search(r"1 reports read again: \d+ findings gained, 0 lost", told)


def feed(*entries: tuple[str, str]) -> str:
    items = "".join(
        f"<item><title>{title}</title><link>{url}</link><pubDate>Wed, 04 Mar 2026 07:15:00 +0100</pubDate></item>"
        for url, title in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Blatt</title>{items}</channel></rss>'


def story(number: int, text: str = TEXT) -> str:
    told = {"headline": f"Meldung {number}", "publisher": {"name": f"Blatt {number}"}}
    return page(f"<article><h1>Meldung {number}</h1><p>{text}</p><p>{MORE}</p></article>", ld=LD | told)


def test_watching_a_feed_adds_what_is_new_and_what_changed(server: Served, tmp_path: Path) -> None:
    case, url = tmp_path / "a.lagebild", f"{server.root}/feed"
    server.pages |= {"/1": story(1), "/2": story(2)}
    server.pages["/feed"] = feed((f"{server.root}/1", "Eins"))
    watch = ("watch", case, url, "--once", "--allow-private")
    assert run(*watch).stdout.startswith("1 added")
    server.pages["/feed"] = feed((f"{server.root}/2", "Zwei"), (f"{server.root}/1", "Eins"))
    server.pages["/1"] = story(1, TEXT.replace("zwölf", "zehn"))
    assert run(*watch).stdout.startswith("1 added, 1 updated")
    assert run(*watch).stdout.startswith("0 added, 0 updated")
    assert "silent" in run("reports", case, "--versions", f"{server.root}/1").stdout


def test_a_page_of_a_feed_is_not_asked_at_every_round(
    server: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "ASKED_AGAIN", 900)
    server.pages |= {"/1": story(1), "/feed": feed((f"{server.root}/1", "Eins"))}
    for _ in range(2):
        run("watch", tmp_path / "a.lagebild", f"{server.root}/feed", "--once", "--allow-private")
    assert [path for path, _ in server.asked].count("/1") == 1


def test_a_ticker_saved_as_a_file_keeps_its_entries_together(tmp_path: Path) -> None:
    case, path = tmp_path / "a.lagebild", tmp_path / "ticker.html"
    path.write_text(LAYOUTS["live ticker with clock times alone"][0])
    assert run("add", case, path).stdout.startswith("5 added")
    assert run("reports", case).stdout.count("entry of ticker.html") == 4
    assert run("add", case, path).stdout.startswith("0 added, 0 updated, 5 known")
    told = run("forget", case, "ticker.html#2026-03-04T09:45").stdout
    assert told.endswith("the page it stood on is still there: ticker.html\n")
    assert run("forget", case, "ticker.html").stdout.count("forgotten") == 4


def test_as_of_shows_the_version_that_stood_then(tmp_path: Path) -> None:
    case, path = tmp_path / "a.lagebild", tmp_path / "damm.html"
    for dead, hour in (("Drei", "08"), ("Fünf", "12")):
        said = f"{dead} Menschen starben bei dem Dammbruch in Musterstadt, sagte die Polizei."
        path.write_text(
            page(
                f"<article><p>{said}</p><p>{MORE}</p></article>",
                ld=LD | {"dateModified": f"2026-03-04T{hour}:00:00+01:00"},
            )
        )
        run("add", case, path)

    def killed(*more: str) -> list[float]:
        drawn = json.loads(run("picture", case, "--format", "json", *more).stdout)
        return [p["low"] for s in drawn["series"] if s["measure"] == "killed" for p in s["points"]]

    assert killed() == [5]
    assert killed("--as-of", "2026-03-04T09:00+01:00") == [3]


def test_feeds_of_all_kinds_and_sitemaps_lead_to_their_pages(server: Served, tmp_path: Path) -> None:
    server.pages |= {f"/{n}": story(n) for n in range(1, 5)}
    entry = '<entry><id>{0}</id><title>x</title><link href="{0}"/></entry>'.format(f"{server.root}/2")
    items = [{"id": "3", "url": f"{server.root}/3", "title": "x"}]
    server.pages |= {
        "/rss": feed((f"{server.root}/1", "x")),
        "/atom": f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>B</title>{entry}</feed>',
        "/json": (200, {"Content-Type": "application/feed+json"},
                  json.dumps({"version": "https://jsonfeed.org/version/1", "title": "B", "items": items}).encode()),
        "/map": f'<?xml version="1.0"?><sitemapindex><sitemap><loc>{server.root}/inner</loc></sitemap></sitemapindex>',
        "/inner": f'<?xml version="1.0"?><urlset><url><loc>{server.root}/4</loc></url></urlset>',
    }  # fmt: skip
    case = tmp_path / "a.lagebild"
    sources = [f"{server.root}/{name}" for name in ("rss", "atom", "json", "map", "nowhere")]
    told = run("add", case, *sources, "--allow-private")
    assert told.stdout.startswith("4 added"), told.output
    assert f"{server.root}/nowhere: answers 404" in told.stderr


def test_a_feeds_own_text_stands_in_where_its_page_cannot_be_had(server: Served, tmp_path: Path) -> None:
    server.pages["/feed"] = SEEDS["rss.xml"].decode().replace("https://blatt.example", server.root)
    told = run("add", tmp_path / "a.lagebild", f"{server.root}/feed", "--allow-private")
    assert told.stdout.startswith("1 added")


def test_an_endless_feed_does_no_harm(server: Served, tmp_path: Path) -> None:
    server.pages["/feed"] = feed(("x", "y")).replace("<item>", "<item>" + "<a>b</a>" * 4_000_000)
    told = run("add", tmp_path / "a.lagebild", f"{server.root}/feed", "--allow-private")
    assert "is larger than 20 MB" in told.stderr


def test_only_addresses_are_watched(tmp_path: Path) -> None:
    assert "is no address" in run("watch", tmp_path / "a.lagebild", "folder").stderr


def test_a_served_case_is_live_and_searched(case: Path, tmp_path: Path) -> None:
    def readings() -> list[object]:
        store = SqliteStore(case)
        found = list(store.readings())
        store.close()
        return list(found)

    app = make_app(file_source([str(case)], readings), frozenset({"127.0.0.1:1"}), "de", finder_in([str(case)]))  # type: ignore[arg-type]
    client = TestClient(app, base_url="http://127.0.0.1:1")
    assert 'href="/search"' in client.get("/").text
    found = client.get("/search", params={"q": "Proteste", "type": "protest"}).text
    assert "<mark" not in found
    assert "form-action &#39;self&#39;" in found
    href = re.search(r'href="(/reports/[^"]+)#r0-(\d+)"', found)
    assert href is not None
    assert f'id="r0-{href[2]}"' in client.get(href[1]).text
    assert client.get("/search.json", params={"speaker": "Opposition"}).json()[0]["found"]
    assert client.get("/search", params={"since": "bald"}).status_code == 400
    assert "<script>alert" not in client.get("/search", params={"q": "<script>alert(1)</script>"}).text
    more = tmp_path / "mehr.txt"
    more.write_text(TEXT)
    store = SqliteStore(case)  # somebody else has the case open: what is added lies beside the file at first
    run("add", case, more)
    assert len(client.get("/picture.json").json()["reports"]) == 7
    store.close()


def test_a_picture_of_files_has_no_search() -> None:
    assert finder_in([str(REPORTS)]) is None


def test_a_finder_looks_into_every_case(case: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.lagebild"
    run("add", other, REPORTS)
    find = finder_in([str(case), str(other)])
    assert find is not None
    assert len(find(Wanted("Generalstreik"))) % 2 == 0
