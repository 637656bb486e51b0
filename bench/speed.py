"""Measure how fast Lagebild reads, adds and merges, on the texts of public corpora, and write docs/speed.md.

    python bench/speed.py [--corpora FOLDER] [--compiled FOLDER] [--rounds N] [--largest N]

CPU time, medians, and ratios to the peer in the same run: the machine may be slow or busy. Takes about ten minutes
with 10,000 reports, twice that where a compiled build is measured too; --largest 1000 takes two, or four.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench import intake, merging_growth, peers, readme  # noqa: E402 - the modules beside this file
from bench.architecture import architecture  # noqa: E402
from bench.clock import Used, median, ran, spent  # noqa: E402
from bench.compiled import DAY, Compiled, whole  # noqa: E402
from bench.stamp import stamp  # noqa: E402
from bench.timeml import Timed  # noqa: E402
from lagebild.languages.load import load  # noqa: E402
from lagebild.merging import merge  # noqa: E402
from lagebild.model.report import Published, Report  # noqa: E402
from lagebild.picture import draw  # noqa: E402
from lagebild.reading.notes import Notes  # noqa: E402
from lagebild.reading.pipeline import STAGES  # noqa: E402

DOCUMENT = ROOT / "docs" / "speed.md"
SAMPLE = 150
SIZES = (10, 100, 1000, 10_000)
LENGTHS = (10_000, 40_000, 160_000)
Seconds = dict[str, float]
PLAIN, COMPILED, PEER = "whole reading", "whole reading, compiled", "spaCy, architecture of de_core_news_sm"


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path(os.environ.get("LAGEBILD_CORPORA") or ROOT / "corpora"))
    parser.add_argument("--compiled", type=Path, help="where a wheel of `make wheel` is unpacked")
    parser.add_argument("--rounds", type=int, default=9, help="of stages and peer in turns; medians are told")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="most reports at once (default: %(default)s)")
    options = parser.parse_args()
    texts = corpus(options.corpora)
    if not texts:
        parser.error(f"no texts in {options.corpora}; see docs/corpora.md")
    sizes = [size for size in SIZES if size <= options.largest]
    board = Board(texts, options.corpora, options.compiled, options.rounds, sizes)
    DOCUMENT.write_text(board.document(), "utf-8")
    readme.write(ROOT)


def corpus(folder: Path) -> list[str]:
    """Return the texts of reports of Wikinews, by name: those of the quotation corpus, else of the crisis reports."""
    quoted = sorted((folder / "quotations").glob("*/*.json"))
    if quoted:
        return [json.loads(path.read_text("utf-8"))["originalText"] for path in quoted]
    return [path.read_text("utf-8") for path in sorted((folder / "crisis" / "texts").glob("*.txt"))]


def staged(texts: Sequence[str]) -> tuple[int, Seconds]:
    """Return the number of tokens and the CPU seconds of each stage."""
    seconds: Seconds = dict.fromkeys((name for name, _ in STAGES), 0.0)
    tokens = 0
    for text in texts:
        notes = Notes(Report(text, "corpus", published=Published(DAY)), load("de"))
        for name, stage in STAGES:

            def run(name: str = name, stage: Callable[[Notes], object] = stage, notes: Notes = notes) -> None:
                setattr(notes, name, stage(notes))

            seconds[name] += spent(run)
        tokens += len(notes.words[0])
    return tokens, seconds


class Board:
    """Measures when it is told, and prints what it measures."""

    def __init__(
        self, texts: Sequence[str], corpora: Path, compiled: Path | None, rounds: int, sizes: Sequence[int]
    ) -> None:
        self.texts, self.corpora, self.compiled, self.rounds, self.sizes = texts, corpora, compiled, rounds, sizes
        step = max(1, len(texts) // SAMPLE)
        self.sample = texts[::step][:SAMPLE]
        self.characters = sum(map(len, self.sample))
        self.short: list[tuple[str, str, str, str]] = []

    def document(self) -> str:
        """Return docs/speed.md."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            parts = [self._stages(), self._lengths(), self._start(folder), self._reading(folder)]
            parts += [self._adding(folder), self._merging(), self._times()]
        begin = (ROOT / "bench" / "speed_begin.md").read_text("utf-8")
        rows = "".join(f"| {' | '.join(row)} |\n" for row in self.short)
        return (
            begin.format(stamp=stamp(), python=f"{platform.python_implementation()} {platform.python_version()}")
            + f"{readme.SHORT}\n\n{readme.HEAD}{rows}\n"
            + "".join(parts)
        )

    def _builds(self) -> tuple[Path | None, ...]:
        """Return where the builds of the program lie; None for the one installed here."""
        return (None, self.compiled) if self.compiled else (None,)

    def _told(self, title: str, head: Sequence[str], rows: Sequence[Sequence[str]], text: str = "") -> str:
        lines = [f"| {' | '.join(cells)} |" for cells in (head, ["---", *["---:"] * (len(head) - 1)], *rows)]
        sys.stdout.write("\n".join([title, *(line for line in lines if "---" not in line), ""]) + "\n")
        sys.stdout.flush()
        return f"## {title}\n\n{text}{chr(10) if text else ''}" + "\n".join(lines) + "\n\n"

    def _stages(self) -> str:
        """Every stage, the compiled build and the peer, in turns, so that all meet the machine in the same mood."""
        tokens, cold = staged(self.sample)
        stages, rounds = self._rounds()
        mid = {name: statistics.median(seconds[name] for seconds in stages) for name in cold}
        mid |= {name: statistics.median(seconds) for name, seconds in rounds.items()}
        peer, plain = mid.get(PEER), mid[PLAIN]
        rows = [self._rates(name, tokens, seconds, plain) for name, seconds in mid.items()]
        rows.append(self._rates(f"{PLAIN}, first round", tokens, sum(cold.values()), plain))
        for name in (PLAIN, COMPILED):
            if name in mid:
                told = f"**{peer / mid[name]:.1f}** times as fast" if peer else ""
                beside = f"spaCy's architecture {tokens / peer:,.0f}: {told}" if peer else "–"
                self.short.append((f"{name}, one core", f"{len(self.sample)} Wikinews reports",
                                   f"{tokens / mid[name]:,.0f} tokens/s", beside))  # fmt: skip
        text = (
            f"{len(self.sample)} reports, {self.characters:,} characters, {tokens:,} tokens; CPU time, median of "
            f"{self.rounds} rounds after a first one.\n"
        )
        return self._told("Stages", ("stage", "characters/s", "tokens/s", "reports/s", "share"), rows, text)

    def _rounds(self) -> tuple[list[Seconds], dict[str, list[float]]]:
        """Return the seconds of each round: those of the stages, and those of whoever reads as a whole."""
        readers: dict[str, Callable[[], float]] = {PLAIN: lambda: spent(lambda: whole(self.sample))}
        peer = architecture(self.corpora / "treebanks" / "gsd-test.conllu")
        with ExitStack() as stack:
            if self.compiled:
                readers[COMPILED] = stack.enter_context(Compiled(self.compiled, self.sample)).round
            if peer is not None:
                readers[PEER] = lambda: spent(lambda: peer(self.sample))
            stages, found = [], {name: list[float]() for name in readers}
            for _ in range(self.rounds):
                stages.append(staged(self.sample)[1])
                for name, seconds in found.items():
                    seconds.append(readers[name]())
        return stages, found

    def _rates(self, name: str, tokens: int, seconds: float, whole: float) -> list[str]:
        rates = [f"{count / max(seconds, 1e-6):,.0f}" for count in (self.characters, tokens, len(self.sample))]
        return [name, *rates, f"{100 * seconds / whole:.0f} %"]

    def _lengths(self) -> str:
        """One report of growing length: every stage must be linear."""
        everything = "\n\n".join(self.texts)
        staged([everything[: LENGTHS[-1]]])  # once, so that no length meets its words for the first time
        found = [staged([everything[:length]])[1] for length in LENGTHS if length <= len(everything)]
        for seconds in found:
            seconds["whole reading"] = sum(seconds.values())
        rows = []
        for name in found[0]:
            each = [1e6 * seconds[name] / length for seconds, length in zip(found, LENGTHS, strict=False)]
            growth = f"{each[-1] / max(each[0], 1e-3):.1f}"
            rows.append([name, *(f"{value:.2f}" for value in each), growth])
        head = ("µs a character, report of", *(f"{length:,}" for length in LENGTHS[: len(found)]), "growth")
        return self._told("Growth with the length of a report", head, rows, "1.0 is linear.\n")

    def _start(self, folder: Path) -> str:
        """From nothing to the version, and to the first report."""
        report = folder / "report.txt"
        report.write_text(min(self.sample, key=lambda text: abs(len(text) - 1500)), "utf-8")
        rows = []
        for build in self._builds():
            ran("read", str(report), "--format", "jsonl", build=build)  # once, so that everything is compiled
            for title, times, words in (
                ("lagebild --version", 9, ("--version",)),
                ("first report", 5, ("read", str(report), "--format", "jsonl")),
            ):
                used = median([ran(*words, build=build) for _ in range(times)])
                name = f"{title}, compiled" if build else title
                rows.append([name, f"{1000 * used.cpu:.0f}", f"{used.memory:.0f}"])
                self.short.append((f"start-up: {name}", "a new process", f"{1000 * used.cpu:.0f} ms CPU", "–"))
        return self._told("Start-up", ("", "CPU ms", "MB"), rows)

    def _reading(self, folder: Path) -> str:
        """The whole program on growing numbers of reports, with one process and with two."""
        rows = []
        for size in self.sizes:
            given = folder / f"{size}.jsonl"
            lines = ({"name": f"r{n}", "text": self.texts[n % len(self.texts)], "published": DAY} for n in range(size))
            given.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
            for jobs in (1, 2) if size < SIZES[-1] else (2,):
                for build in self._builds():
                    out = folder / "out"
                    words = ("read", str(given), "--format", "jsonl", "--jobs", str(jobs), "-o", str(out))
                    used = ran(*words, build=build)
                    rows.append([f"{size:,}", f"{jobs}, compiled" if build else str(jobs), *_cells(used, size)])
                    out.unlink()
        for row in rows[-len(self._builds()) :]:
            name = f"reading {row[0]} reports, processes: {row[1]}"
            self.short.append((name, "Wikinews reports", f"{row[4]} s", "–"))
        text = "Wikinews reports, repeated where there are not enough; from file to file.\n"
        return self._told("Reading many reports", ("reports", *HEAD), rows, text)

    def _adding(self, folder: Path) -> str:
        """Invented reports into a case file."""
        rows = []
        for size in self.sizes:
            given = folder / f"invented-{size}.jsonl"
            given.write_text("".join(f"{line}\n" for line in intake.lines(size)), "utf-8")
            for jobs in (1, 2) if size < SIZES[-1] else (2,):
                used = ran("add", str(folder / f"{size}-{jobs}.lagebild"), str(given), "--jobs", str(jobs))
                rows.append([f"{size:,}", str(jobs), *_cells(used, size)])
        text = "Short invented reports into a new case file, each its own transaction; reading included.\n"
        return self._told("Adding to a case", ("reports", *HEAD), rows, text)

    def _merging(self) -> str:
        """Made-up readings into one picture."""
        rows = []
        for size in self.sizes:
            readings = list(merging_growth.made_up(size))
            merging, drawing = spent(lambda r=readings: merge(r)), spent(lambda r=readings: draw(r))  # type: ignore[misc]
            rows.append([f"{size:,}", f"{1000 * merging / size:.1f}", f"{1000 * drawing / size:.1f}"])
        head = ("reports of one crisis", "merging, CPU ms a report", "merging and picture, CPU ms a report")
        text = (
            "Readings made up, eight events each, all of one crisis: the hardest case. See `bench/merging_growth.py`.\n"
        )
        return self._told("Merging", head, rows, text)

    def _times(self) -> str:
        """The times stage alone beside the peers that can be run."""
        texts = self.sample[:20]
        size = sum(map(len, texts))
        gold = [Timed("", text, DAY, ()) for text in texts]
        rows = [["Lagebild, stages up to times", f"{size / _until_times(texts):,.0f}"]]
        for name, reader in peers.installed().items():
            rows.append([name, f"{size / spent(lambda r=reader: [list(r(document)) for document in gold]):,.0f}"])  # type: ignore[misc]
        text = "HeidelTime is Java with a tagger of its own and was not run here.\n"
        return self._told("Times alone", ("", "characters/s"), rows, text)


HEAD = ("processes", "CPU ms a report", "reports/s (wall)", "seconds (wall)", "MB, largest process")


def _cells(used: Used, size: int) -> list[str]:
    return [f"{1000 * used.cpu / size:.1f}", f"{size / used.wall:.0f}", f"{used.wall:.1f}", f"{used.memory:.0f}"]


def _until_times(texts: Sequence[str]) -> float:
    seconds = staged(texts)[1]
    names = list(seconds)
    return sum(seconds[name] for name in names[: names.index("times") + 1])


if __name__ == "__main__":
    main()
