"""kill -9 at any moment: what was told as kept is there whole, and nothing is there by half.

LAGEBILD_KILLS sets how often (`make crash` runs the full 200).
"""

import os
import random
import signal
import sqlite3
from pathlib import Path
from select import select
from time import monotonic, sleep
from zlib import decompress

import msgspec
import pytest

from lagebild.bulk.adding import Added, Adding
from lagebild.bulk.local import Failed
from lagebild.languages.load import load
from lagebild.model.article import Article, Dropped
from lagebild.model.reading import Reading
from lagebild.model.report import Published, Report
from lagebild.reading.pipeline import read
from lagebild.store.passages import findings_of, passages_of
from lagebild.store.sqlite import SqliteStore

KILLS = int(os.environ.get("LAGEBILD_KILLS", "40"))
#: Longest time a child works before it is killed; in seconds.
LONGEST = 0.25
#: So many of the children are killed only after their first report, or after that many seconds.
LATER, PATIENCE = 0.75, 10

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill")


def article(number: int, version: int = 1) -> Article:
    town = f"Ort{number}"
    text = (
        f"In {town} ist am Mittwoch der Damm gebrochen.\n\n{number} Menschen wurden verletzt, sagte die Polizei in "
        f"{town}. Das Krankenhaus sprach von {number + version} Verletzten. Der Bürgermeister forderte Hilfe vom Land."
    )
    report = Report(
        text, f"bericht-{number}", f"Blatt {number}", published=Published("2026-03-04T10:00"), language="de"
    )
    return Article(
        report, dropped=(Dropped("Mehr dazu", "a link", 1),), key=f"k{number}", raw=text.encode(), kind="text"
    )


def work(path: Path, begin: int, told: int) -> None:
    """What the child does until it is killed: add new reports and new versions of old ones, tell each."""

    def tell(added: Added | Failed) -> None:
        assert isinstance(added, Added)
        os.write(told, f"{added.name}\n".encode())

    store = SqliteStore(path, create=True)
    numbers = range(begin, begin + 10_000)
    Adding(store, tell).add(a for n in numbers for a in (article(n), article(n // 2, version=n)))


def killed_at_random(path: Path, begin: int, chance: random.Random) -> list[str]:
    """Let a child work for a random time and kill it; return what it told as kept."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        try:
            work(path, begin, into)
        finally:
            os._exit(1)
    os.close(into)
    if chance.random() < LATER:
        select([out], [], [], PATIENCE)
    sleep(chance.uniform(0, LONGEST))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(out, "rb") as pipe:
        return [line.decode() for line in pipe.read().split(b"\n")[:-1]]


def faults(path: Path) -> list[str]:
    """Everything in the case that is not whole."""
    found = []
    with sqlite3.connect(path) as case:
        found += [row[0] for row in case.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [str(row) for row in case.execute("PRAGMA foreign_key_check")]
        rows = case.execute(
            "SELECT v.id, a.name, v.last, v.report, r.packed, s.packed FROM articles a "
            "LEFT JOIN versions v ON v.article = a.id LEFT JOIN readings r ON r.version = v.id "
            "LEFT JOIN sources s ON s.id = v.source"
        )
        for version, name, last, report, packed, source in rows.fetchall():
            if None in (version, report, packed, source):
                found.append(f"{name}: half")
                continue
            found += _unsound(case, version, name, last, msgspec.msgpack.decode(report, type=Report), packed, source)
        lasts = case.execute(
            "SELECT count(*) FROM versions WHERE last GROUP BY article HAVING count(*) != 1"
        ).fetchall()
        orphans = case.execute("SELECT count(*) FROM words WHERE rowid NOT IN (SELECT id FROM passages)").fetchone()[0]
    return [*found, *(f"{n} last versions" for (n,) in lasts), *(["words without passage"] if orphans else [])]


def _unsound(
    case: sqlite3.Connection, version: int, name: str, last: bool, report: Report, packed: bytes, source: bytes
) -> list[str]:
    reading = msgspec.msgpack.decode(decompress(packed), type=Reading)
    whole = (
        decompress(source).decode() == report.text == reading.report.text,
        reading == read(reading.report, load("de")),
        case.execute("SELECT count(*) FROM dropped WHERE version = ?", (version,)).fetchone()[0] == 1,
    )
    passages = case.execute("SELECT id FROM passages WHERE version = ?", (version,)).fetchall()
    words = case.execute(
        "SELECT count(*) FROM words WHERE rowid IN (SELECT id FROM passages WHERE version = ?)", (version,)
    )
    told = case.execute(
        "SELECT count(*) FROM findings WHERE passage IN (SELECT id FROM passages WHERE version = ?)", (version,)
    )
    expected = (len(passages_of(reading)), len(list(findings_of(reading)))) if last else (0, 0)
    indexed = (len(passages), told.fetchone()[0]) == expected and words.fetchone()[0] == expected[0]
    return [] if all(whole) and indexed else [f"{name}: {whole} {indexed}"]


def test_a_killed_process_loses_nothing_and_leaves_nothing_by_half(tmp_path: Path) -> None:
    path, chance = tmp_path / "case.lagebild", random.Random(4)  # noqa: S311 - repeatable on purpose
    read(article(0).report, load("de"))  # the children inherit the loaded models
    kept: set[str] = set()
    begun, added = monotonic(), 0
    for number in range(KILLS):
        told = killed_at_random(path, begin=added, chance=chance)
        kept |= set(told)
        if not path.exists():
            continue
        store = SqliteStore(path, create=True)
        names = {row.name for row in store.rows()}
        store.close()
        assert kept <= names
        added = len(names)
        if number % 20 == 19 or number == KILLS - 1:
            assert faults(path) == []
    assert len(kept) > KILLS / 4, f"the children hardly came to work in {monotonic() - begun:.0f} s"
