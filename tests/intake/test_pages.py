"""Pages in the shapes of real sites, served on loopback, added by the command: text, time, ledger, tickers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lagebild.cli import main
from lagebild.intake import fetch
from lagebild.intake.blocks import Block, sift
from lagebild.intake.html import articles_in_page
from lagebild.languages.load import load
from lagebild.model.article import Article, restored
from lagebild.store.sqlite import SqliteStore
from tests.intake.pages import LAYOUTS, OTHER, TITLE
from tests.intake.seeds import MORE, TEXT, page
from tests.intake.served import Served


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PAUSE", 0.0)


@pytest.fixture
def server() -> Iterator[Served]:
    with Served() as served:
        yield served


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words])


def articles(html: str) -> list[Article]:
    return [taken for taken in articles_in_page(html.encode(), "seite") if isinstance(taken, Article)]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_page_gives_its_story_and_nothing_else(name: str) -> None:
    html, wanted, unwanted = LAYOUTS[name]
    text = articles(html)[0].report.text
    assert text.count(TITLE) <= 1
    assert [part for part in wanted if part not in text] == []
    assert [part for part in unwanted if part in text] == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_is_left_out_stands_in_the_ledger_with_its_reason(name: str) -> None:
    html, _, unwanted = LAYOUTS[name]
    page, *entries = articles(html)
    dropped = " ".join(block.text for block in page.dropped)
    told = dropped + " ".join(entry.report.text for entry in entries)
    assert [part for part in unwanted if part not in told and part != "Nein"] == []
    assert all(block.reason for block in page.dropped)


@pytest.mark.parametrize("name", [n for n in LAYOUTS if n != "broken markup of an old system"])
def test_the_time_of_publication_is_found(name: str) -> None:
    published = articles(LAYOUTS[name][0])[0].report.published
    assert published is not None
    assert published.day.isoformat() == "2026-03-04"


def test_json_ld_tells_author_outlet_and_change() -> None:
    found = articles(LAYOUTS["plain article with navigation and footer"][0])[0]
    assert (found.report.authors, found.report.outlet) == (("Jan Muster",), "Beispielblatt")
    assert found.report.title == TITLE
    assert found.modified == "2026-03-04T09:00:00+01:00"


@pytest.mark.parametrize(
    ("name", "clocks"),
    [
        ("live ticker with LiveBlogPosting", ["07:30", "08:30", "09:30", "10:30"]),
        ("live ticker with clock times alone", ["09:45", "10:45", "11:45", "12:45"]),
    ],
)
def test_a_ticker_is_split_into_its_timed_entries(name: str, clocks: list[str]) -> None:
    _, *entries = articles(LAYOUTS[name][0])
    assert [e.report.published.value[11:16] for e in entries if e.report.published] == clocks
    assert "Die Brücke ist gesperrt, teilte die Polizei mit." in entries[1].report.text
    assert len({e.key for e in entries}) == 4


def test_an_entry_keeps_its_key_when_newer_ones_come_above_it() -> None:
    html = LAYOUTS["live ticker with clock times alone"][0]
    newer = html.replace(
        '<section class="entry">',
        '<section class="entry"><time>14.00 Uhr</time><h3>Neu</h3><p>Das Wasser fällt.</p></section>'
        '<section class="entry">',
        1,
    )
    before, after = ({e.key for e in articles(h)[1:]} for h in (html, newer))
    assert before < after


def test_a_dropped_block_can_be_put_back_where_it_stood() -> None:
    found = articles(LAYOUTS["teasers inside the body"][0])[0]
    number = next(n for n, block in enumerate(found.dropped) if block.text.startswith("Lesen Sie auch"))
    back = restored(found, number)
    blocks = back.report.text.split("\n\n")
    assert blocks.index(found.dropped[number].text) == blocks.index(TEXT) + 1
    assert len(back.dropped) == len(found.dropped) - 1
    with pytest.raises(IndexError, match="there is no dropped block 99"):
        restored(found, 99)


def test_an_article_without_furniture_has_an_empty_ledger() -> None:
    found = articles(page(f"<article><h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p></article>"))[0]
    assert found.dropped == ()


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (Block("Politik Sport Wetter", 1.0, heading=False), "mostly links"),
        (Block("Drucken", 0.0, heading=False), "a button or share bar"),
        (Block("Mehr zum Thema: Wie Deiche gebaut werden", 0.0, heading=False), "points to another story"),
        (Block(OTHER, 0.4, heading=False), "another story, shares no topic with this one"),
        (Block(OTHER, 0.0, heading=False), None),
        (Block("Der Dammbruch von Musterstadt traf auch Beispielau, sagte die Feuerwehr.", 0.9, heading=False), None),
        (Block("Das sagte sie.", 0.0, heading=False), None),
    ],
)
def test_three_signs_tell_furniture(block: Block, reason: str | None) -> None:
    story = (Block(TEXT, 0.0, heading=False), Block(MORE, 0.05, heading=False))
    sifted = sift((story[0], block, story[1]), load("de"))
    assert [d.reason for d in sifted.dropped] == ([reason] if reason else [])
    assert (block.text in sifted.kept) == (reason is None)
    assert all(d.after == 1 for d in sifted.dropped)


def test_the_heading_of_a_teaser_goes_with_it() -> None:
    heading, teaser = Block("Pokal", 0.0, heading=True), Block(OTHER, 0.5, heading=False)
    sifted = sift((Block(TEXT, 0.0, heading=False), heading, teaser), load("de"))
    assert sifted.kept == (TEXT,)


def test_all_layouts_are_added_from_a_server_and_found_again(server: Served, tmp_path: Path) -> None:
    case = tmp_path / "case.lagebild"
    named = [html for html, _, _ in LAYOUTS.values() if "Beispielblatt" in html and "<h1>" in html]
    for number, html in enumerate(named):
        server.pages[f"/{number}"] = html.replace(TEXT, f"{TEXT} Das ist Seite {number}.").replace(
            "Beispielblatt", f"Blatt {number}"
        )
    addresses = [f"{server.root}/{number}" for number in range(len(named))]
    told = run("add", case, "--allow-private", *addresses)
    assert told.exit_code == 0, told.stderr
    assert told.stdout.startswith(f"{len(named) + 8} added")
    assert "only the beginning is free to read" in told.stderr
    again = run("add", case, "--allow-private", *addresses)
    assert again.stdout.startswith("0 added, 0 updated")
    store = SqliteStore(case)
    rows = {row.name: row for row in store.rows()}
    store.close()
    assert set(addresses) <= rows.keys()
    assert sum(row.parent is not None for row in rows.values()) == 8
    assert run("reports", case, "--dropped", addresses[4]).stdout.startswith("0  [mostly links]  Lesen Sie auch")


def test_private_addresses_need_the_flag(server: Served, tmp_path: Path) -> None:
    server.pages["/0"] = LAYOUTS["paywall stub"][0]
    case = tmp_path / "case.lagebild"
    told = run("add", case, f"{server.root}/0")
    assert told.exit_code == 1
    assert "127.0.0.1, which is no public address; --allow-private permits it" in told.stderr
    assert "no public address" in run("reports", case, "--problems").stdout
    assert server.asked == []
