"""Measure adding reports to a case: rate, memory, size, adding again, searching.

    python bench/intake.py [--reports 10000] [--jobs 2]

The reports are invented, each of another town and with sentences in another order, so that none is a version of
another. Wall-clock time on this machine.
"""

import argparse
import json
import random
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from lagebild.bulk.adding import Added, Adding
from lagebild.bulk.local import Failed
from lagebild.intake.sources import Given, articles_in
from lagebild.model.article import Article
from lagebild.store.base import Wanted
from lagebild.store.sqlite import SqliteStore

#: Progress is told after so many reports.
STEP = 500
SENTENCES = (
    "Bei einem Brand in {town} sind am Montag {n} Menschen verletzt worden.",
    "Nach Angaben der Polizei wurden {m} Menschen aus einem Wohnhaus gerettet.",
    "Ein Sprecher der Feuerwehr sagte, das Feuer sei im Dachstuhl ausgebrochen.",
    "Die Bürgermeisterin von {town} forderte am Abend Hilfe vom Land.",
    "„Wir haben alles verloren“, sagte eine Bewohnerin der Zeitung.",
    "Die Zahl der Verletzten stieg bis Dienstag auf {m}, wie das Krankenhaus mitteilte.",
    "Zur Ursache wollte die Staatsanwaltschaft keine Angaben machen.",
    "Die Straße zwischen {town} und {other} bleibt bis Mittwoch gesperrt.",
    "In {other} gingen rund {k} Menschen auf die Straße und forderten besseren Schutz.",
    "Das Ministerium wies die Vorwürfe zurück und kündigte eine Untersuchung an.",
    "Vor {m} Jahren hatte es in dem Ort schon einmal gebrannt, damals starben {n} Menschen.",
    "Laut einem Bericht des Senders waren die Melder seit Monaten defekt.",
    "Der Landrat dementierte, dass er davon gewusst habe.",
    "Etwa {k} Haushalte waren am Abend ohne Strom.",
    "Die Gewerkschaft warf dem Betreiber vor, Warnungen übergangen zu haben.",
    "Am Donnerstag soll der Rat von {town} über Hilfen beraten.",
)
_HEADS = (
    "Stein",
    "Bach",
    "Ross",
    "Linden",
    "Wald",
    "Ober",
    "Nieder",
    "Kirch",
    "Sand",
    "Birken",
    "Eich",
    "Müller",
    "Hoch",
)
_TAILS = ("bach", "dorf", "hausen", "feld", "burg", "heim", "tal", "brück", "au", "stedt", "roda", "kirchen", "furt")


def lines(count: int) -> Iterator[str]:
    """Yield reports as JSON Lines; the same ones on every run."""
    chance = random.Random(10)  # noqa: S311 - repeatable on purpose
    for number in range(count):
        town, other = (chance.choice(_HEADS) + chance.choice(_HEADS).lower() + chance.choice(_TAILS) for _ in range(2))
        said = chance.sample(SENTENCES, chance.randint(7, 13))
        values = {"n": chance.randint(2, 19), "m": chance.randint(20, 90), "k": chance.randint(1, 90) * 100}
        text = "\n\n".join(" ".join(said[i : i + 3]) for i in range(0, len(said), 3))
        day = f"2026-03-{chance.randint(1, 28):02}T{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:00+01:00"
        yield json.dumps(
            {
                "name": f"bericht-{number}",
                "text": text.format(town=town, other=other, **values),
                "published": day,
                "outlet": f"Blatt {number % 400}",
            }
        )


def megabytes() -> float:
    """Return the most memory that this process and any of its children ever held."""
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(peaks) / 1024


def added(store: SqliteStore, path: Path, jobs: int) -> tuple[Counter[str], float]:
    """Add all reports of a file; return what became of them and the seconds it took."""
    counts: Counter[str] = Counter()
    begun = monotonic()

    def told(one: Added | Failed) -> None:
        counts[one.outcome if isinstance(one, Added) else "failed"] += 1
        done = sum(counts.values())
        if done % STEP == 0:
            sys.stdout.write(f"  {done}: {done / (monotonic() - begun):.0f} a second, {megabytes():.0f} MB\n")
            sys.stdout.flush()

    articles = (taken for taken in articles_in([str(path)], Given()) if isinstance(taken, Article))
    Adding(store, told, jobs).add(articles)
    return counts, monotonic() - begun


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, case = Path(folder) / "reports.jsonl", Path(folder) / "bench.lagebild"
        path.write_text("\n".join(lines(options.reports)), "utf-8")
        store = SqliteStore(case, create=True)
        counts, seconds = added(store, path, options.jobs)
        rate = options.reports / seconds
        sys.stdout.write(f"added {dict(counts)} in {seconds:.0f} s with {options.jobs} jobs: {rate:.0f} a second\n")
        counts, seconds = added(store, path, options.jobs)
        sys.stdout.write(f"added again {dict(counts)} in {seconds:.1f} s: {options.reports / seconds:.0f} a second\n")
        for wanted in (Wanted("Brände"), Wanted("Verletzte Krankenhaus", type="injured"), Wanted(speaker="landrat")):
            begun = monotonic()
            hits = store.search(wanted, 20)
            sys.stdout.write(f"search {wanted}: {len(hits)} in {1000 * (monotonic() - begun):.0f} ms\n")
        store.close()
        sys.stdout.write(f"case {case.stat().st_size / 1e6:.0f} MB, texts {path.stat().st_size / 1e6:.0f} MB\n")
        sys.stdout.write(f"memory at most {megabytes():.0f} MB (this process and its largest child)\n")


if __name__ == "__main__":
    main()
