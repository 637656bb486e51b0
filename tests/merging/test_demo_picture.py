"""The bundled example, read and merged: what an analyst must find in its picture."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import lagebild.demo
from lagebild.languages.load import load
from lagebild.model.event import Status
from lagebild.model.figure import Qualifier, Scope
from lagebild.model.label import Distance
from lagebild.model.picture import ChangeKind, Dispute, Gap, LedgerRow, Picture, Update
from lagebild.model.reading import Reading
from lagebild.model.report import Published, Report
from lagebild.model.statement import Stance, StatementKind
from lagebild.picture import draw
from lagebild.reading.pipeline import read


@cache
def readings() -> tuple[Reading, ...]:
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
    return tuple(read(report, load("de")) for report in reports)


@cache
def picture(as_of: str | None = None, since: str | None = None) -> Picture:
    return draw(readings(), as_of=as_of, since=since)


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


def changes() -> set[str]:
    moments = [r.report.published.value for r in readings() if r.report.published]
    return {change.kind for moment in moments for change in picture(since=moment).changes}


EVERYTHING_SHOWN: dict[str, tuple[object, Callable[[], set[str]]]] = {
    "disputes": (get_type_hints(Dispute)["kind"], lambda: {d.kind for d in picture().disputes}),
    "updates": (get_type_hints(Update)["kind"], lambda: {u.kind for u in picture().updates}),
    "ledger": (get_type_hints(LedgerRow)["status"], lambda: {row.status for row in picture().ledger}),
    "gaps": (get_type_hints(Gap)["status"], lambda: {gap.status for gap in picture().gaps}),
    "changes": (ChangeKind, changes),
    "wording": (Distance, lambda: {use.distance for row in picture().wording for use in row.labels}),
    "statuses": (Status, lambda: {event.status for r in readings() for event in r.events}),
    "scopes": (Scope, lambda: {figure.scope for r in readings() for figure in r.figures}),
    "qualifiers": (Qualifier, lambda: {figure.qualifier for r in readings() for figure in r.figures}),
    "kinds of statement": (StatementKind, lambda: {s.kind for r in readings() for s in r.statements}),
    "stances": (Stance, lambda: {s.stance for r in readings() for s in r.statements}),
}


@pytest.mark.parametrize("part", EVERYTHING_SHOWN)
def test_everything_that_the_product_shows_occurs(part: str) -> None:
    kinds, shown = EVERYTHING_SHOWN[part]
    assert set(get_args(kinds)) - shown() == set()


def test_one_statement_stands_in_another() -> None:
    told = {s.id: s for r in readings() for s in r.statements}
    inner = [s for s in told.values() if s.parent is not None]
    assert inner
    assert all(s.parent in told for s in inner)


def test_two_sides_tell_two_hours_of_the_broken_dam_and_of_the_first_blow() -> None:
    dam, blow = (d for d in picture().disputes if d.kind == "time")
    assert {(side.value, side.source) for side in dam.sides} == {
        ("2.10 Uhr", "Polizei"),
        ("3.05 Uhr", "Der Betreiber Hydromad"),
    }
    assert {(side.value, side.source) for side in blow.sides} == {("16.00 Uhr", "Polizei"), ("14.30 Uhr", "Opposition")}


def test_a_denial_that_names_what_it_denies_answers_nobody_else() -> None:
    denials = [d for d in picture().disputes if d.kind == "whether"]
    assert not any("Cholera" in side.value for d in denials for side in d.sides)
