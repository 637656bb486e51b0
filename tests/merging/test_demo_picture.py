"""The bundled example, read and merged: what an analyst must find in its picture."""

import json
from functools import cache
from pathlib import Path

import lagebild.demo
from lagebild.languages.load import load
from lagebild.model.picture import Picture
from lagebild.model.report import Published, Report
from lagebild.picture import draw
from lagebild.reading.pipeline import read


@cache
def picture(as_of: str | None = None) -> Picture:
    lines = (Path(lagebild.demo.__file__).parent / "reports.jsonl").read_text("utf-8").splitlines()
    given = [json.loads(line) for line in lines if line.strip()]
    reports = [
        Report(
            text=g["text"],
            name=g["name"],
            outlet=g["outlet"],
            published=Published(g["published"]),
            language="de",
        )
        for g in given
    ]
    return draw([read(r, load("de")) for r in reports], as_of=as_of)


def ledger() -> dict[str, str]:
    return {row.type: row.status for row in picture().ledger}


def test_the_reprint_counts_with_its_original() -> None:
    origins = {r.name: r.origin for r in picture().reports}
    assert origins["hafenkurier-1"] == "tagesblick-1"
    assert sum(name == origin for name, origin in origins.items()) == len(origins) - 1


def test_what_was_announced_and_what_came_of_it() -> None:
    found = ledger()
    assert found["deployment"] == "happened"
    assert found["aid"] == "happened"
    assert found["strike"] == "happened"
    commission = next(row for row in picture().ledger if "Untersuchungskommission" in row.text)
    assert commission.status == "open"


def test_the_dead_of_the_shooting_are_disputed_between_government_and_opposition() -> None:
    sides = [{s.value for s in d.sides} for d in picture().disputes if d.kind == "figure"]
    assert any({"2", "7"} <= values for values in sides)


def test_the_cause_of_the_broken_dam_is_disputed() -> None:
    assert "cause" in {d.kind for d in picture().disputes}


def test_the_damage_that_was_not_told_is_told_later() -> None:
    gaps = {g.about: g.status for g in picture().gaps}
    assert any("Schäden" in about and status == "closed" for about, status in gaps.items())
    assert all(g.status == "open" for g in picture("2026-03-03T23:00").gaps)


def test_one_leader_is_one_person_by_full_name_and_surname() -> None:
    leaders = [a for a in picture().entities if a.kind == "person" and "Rakoto" in a.name]
    assert len(leaders) == 1
    assert len(leaders[0].members) >= 3


def test_the_storm_and_the_shooting_killed_different_people() -> None:
    series = [s for s in picture().series if s.measure == "killed"]
    homes = [{p.low for p in s.points} for s in series]
    assert any(8.0 in lows and 7.0 not in lows for lows in homes)
    assert any(7.0 in lows and 8.0 not in lows for lows in homes)
