"""Scores as Markdown."""

from collections.abc import Iterable

from bench.scores import Row
from bench.sections import Table

HEAD = "| | P | R | F1 | 95 % | half A | half B | gold |\n|---|---:|---:|---:|---:|---:|---:|---:|\n"
#: The halves of so few documents differ by chance alone.
ENOUGH = 20


def per_cent(share: float) -> str:
    """Return a share in per cent, with one decimal."""
    return f"{100 * share:.1f}"


def apart(row: Row) -> bool:
    """Whether the halves differ by more than chance explains: by more than the width of the interval.

    The halves' difference has twice the standard error of the whole, so 95 % of chance differences are narrower.
    """
    return abs(row.halves[0] - row.halves[1]) > row.high - row.low


def line(row: Row, *, marked: bool) -> str:
    """Return a row; `marked`: with a mark where the halves are apart."""
    told = ["", ""] if row.measure.share else [per_cent(row.sums.precision), per_cent(row.sums.recall)]
    if not row.sums.found:
        told = ["", per_cent(row.sums.recall)]
    halves = [per_cent(half) for half in row.halves]
    mark = " ≠" if marked and apart(row) else ""
    value = "" if not row.sums.found else per_cent(row.sums.f1)
    interval = f"{per_cent(row.low)}–{per_cent(row.high)}"
    cells = [row.measure.name, *told, value, interval, halves[0], halves[1] + mark, f"{row.sums.gold:.0f}"]
    return "| " + " | ".join(cells) + " |\n"


def markdown(table: Table) -> str:
    """Return a table with its title."""
    lines = "".join(line(row, marked=table.documents >= ENOUGH) for row in table.rows)
    return f"### {table.title} ({table.documents:,} documents)\n\n{HEAD}{lines}\n"


def plain(tables: Iterable[Table]) -> str:
    """Return tables for a terminal."""
    lines = []
    for table in tables:
        lines.append(f"{table.title} ({table.documents} documents)")
        for row in table.rows:
            told = "  ".join(f"{n} {per_cent(v):>5}" for n, v in zip("PRF", _values(row), strict=True))
            lines.append(f"  {row.measure.name:46} {told}  [{per_cent(row.low)}–{per_cent(row.high)}]")
    return "\n".join(lines) + "\n"


def _values(row: Row) -> tuple[float, float, float]:
    return row.sums.precision, row.sums.recall, row.sums.f1
