"""Pairs of events from two reports, and whether they are one: cases.csv."""

import csv
from pathlib import Path

import pytest

from lagebild.merging import merge

from .marked import reading_of

ROWS = list(csv.DictReader((Path(__file__).parent / "cases.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["why"])
def test_pair(row: dict[str, str]) -> None:
    first = reading_of("one | Blatt | 2026-04-12T08:00", f"Bericht\n\n{row['first']}.")
    second = reading_of("two | Bote | 2026-04-12T12:00", f"Meldung\n\n{row['second']}.")
    merged = merge([first, second])
    together = any({"one#a", "two#b"} <= set(members) for members in merged.event_clusters)
    assert together == (row["same"] == "yes"), [x for x in merged.links if x.right == "two#b"]
