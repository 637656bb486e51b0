"""Measure how well Lagebild reads, on public corpora in a folder (docs/corpora.md), and write docs/quality.md.

    python bench/quality.py [PART …] [--corpora FOLDER] [--misses N]

Without a part all are measured and docs/quality.md is written; with parts their scores are printed.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from bench import readme  # noqa: E402 - the modules beside this file
from bench.scores import RESAMPLES, SEED  # noqa: E402
from bench.sections import SECTIONS, Section, Table  # noqa: E402
from bench.stamp import stamp  # noqa: E402
from bench.tables import markdown, per_cent, plain  # noqa: E402

DOCUMENT = ROOT / "docs" / "quality.md"
#: part, table, row, what the README calls it, and on what it is measured.
SHORT = (
    ("times", "KRAUTS: Lagebild", "value", "times, TIMEX3 value", "KRAUTS, tuned on"),
    (
        "statements",
        "Quotations dev, pairing all",
        "joint",
        "statements: quote, speaker, cue, frame, addressee",
        "quotations dev, tuned on",
    ),
    ("crisis", "Crisis reports", "events", "events", "crisis reports, tuned on"),
    ("crisis", "Crisis reports", "figures", "figures", "crisis reports, tuned on"),
    ("names", "UNER German-PUD", "names", "names", "UNER German-PUD"),
    (
        "german",
        "UD_German-GSD test",
        "subjects of finite verbs, lenient",
        "subjects of finite verbs",
        "UD_German-GSD test",
    ),
)
Board = Mapping[str, Sequence[Table]]


def main() -> None:
    """Measure the parts that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(s.name for s in SECTIONS))
    parser.add_argument("--corpora", type=Path, default=Path(os.environ.get("LAGEBILD_CORPORA") or ROOT / "corpora"))
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show the N most frequent misses")
    options = parser.parse_args()
    unknown = set(options.parts) - {section.name for section in SECTIONS}
    if unknown or not options.corpora.is_dir():
        parser.error(f"no part {sorted(unknown)}" if unknown else f"no folder {options.corpora}; see docs/corpora.md")
    misses: Counter[str] = Counter()
    board = measured(options.corpora, options.parts, misses if options.misses else None)
    for miss, count in misses.most_common(options.misses):
        sys.stdout.write(f"{count:5d}  {miss}\n")
    if not options.parts:
        DOCUMENT.write_text(document(board), "utf-8")
        readme.write(ROOT)


def measured(corpora: Path, parts: Sequence[str], misses: Counter[str] | None = None) -> dict[str, list[Table]]:
    """Return the tables of each part whose folder is there, and print them as they come."""
    board = {}
    for section in SECTIONS:
        folder = corpora / section.folder
        if folder.is_dir() and (not parts or section.name in parts):
            board[section.name] = section.measure(folder, misses)
            sys.stdout.write(plain(board[section.name]))
            sys.stdout.flush()
    return board


def document(board: Board) -> str:
    """Return docs/quality.md."""
    begin = (HERE / "quality_begin.md").read_text("utf-8")
    parts = [begin.format(stamp=stamp(), resamples=f"{RESAMPLES:,}", seed=SEED), short(board)]
    parts += [_section(section, board.get(section.name, ())) for section in SECTIONS]
    return "".join([*parts, absent(), (HERE / "quality_end.md").read_text("utf-8")])


def short(board: Board) -> str:
    """Return the table that the README shows."""
    lines = []
    for part, title, name, called, corpus in SHORT:
        tables = {table.title: table for table in board.get(part, ())}
        ours = tables[title].row(name) if title in tables else None
        if ours is None:
            continue
        others = [
            _other(table, name) for table in tables.values() if title.endswith(": Lagebild") and table.title != title
        ]
        value = f"F1 **{per_cent(ours.sums.f1)}** ({per_cent(ours.low)}–{per_cent(ours.high)})"
        size = f"{corpus}, {tables[title].documents:,} documents"
        lines.append(f"| {called} | {size} | {value} | {', '.join(others) or '–'} |\n")
    return f"{readme.SHORT}\n\n{readme.HEAD}{''.join(lines)}\n"


def _other(table: Table, name: str) -> str:
    row = table.row(name)
    return f"{table.title.partition(': ')[2].partition(',')[0]} {per_cent(row.sums.f1) if row else '–'}"


def _section(section: Section, tables: Sequence[Table]) -> str:
    told = "".join(map(markdown, tables)) or "Not measured: the corpus was not in the folder.\n\n"
    return f"## {section.title}\n\n{section.about}\n\n**What was seen.** {section.seen}\n\n{told}"


def absent() -> str:
    """Return which peers could not be run."""
    names = [name for name in ("dateparser", "timexy") if not find_spec(name)]
    return f"Not installed in this run: {', '.join(names)}.\n\n" if names else ""


if __name__ == "__main__":
    main()
