"""Commands that show what single reports say: read, times, explain, places."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from lagebild.cli.desk import (
    Desk,
    console_on,
    out_option,
    readings_of,
    report_options,
    reports_of,
    ui_option,
    write_lines,
)

if TYPE_CHECKING:
    from lagebild.model.reading import Reading


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "jsonl", "html"]), default="text", show_default=True)
@click.option("--layers", default="", help="Also words, clauses (jsonl only), separated by commas.")
@report_options
@ui_option
@out_option
def read(files: tuple[str, ...], form: str, layers: str, ui: str, output: str | None, **given: Any) -> None:
    """Read reports: text files, JSON Lines, folders, or - for standard input."""
    desk = Desk()
    wanted = _layers(layers)
    readings = readings_of(files, desk, given, grammar=bool(wanted))
    if form == "jsonl":
        write_lines(_json_lines(readings, wanted), output)
    elif form == "html":
        _write_html(list(readings), output, ui)
    else:
        _print_readings(readings, ui, output)
    desk.finish()


def _layers(layers: str) -> frozenset[str]:
    wanted = frozenset(part.strip() for part in layers.split(",") if part.strip())
    if unknown := wanted - {"words", "clauses"}:
        raise click.BadParameter(f"no layer {sorted(unknown)[0]!r}; there are words and clauses")
    return wanted


def _json_lines(readings: "Iterable[Reading]", layers: frozenset[str]) -> Iterator[str]:
    from lagebild.views.contract import reading_json

    for reading in readings:
        yield json.dumps(reading_json(reading, layers=layers), ensure_ascii=False)


def _print_readings(readings: "Iterable[Reading]", ui: str, output: str | None) -> None:
    from lagebild.views.terminal import print_reading

    with console_on(output) as (console, messages_of):
        for number, reading in enumerate(readings):
            if number:
                console.rule()
            print_reading(reading, console, messages_of(ui))


def _write_html(readings: "list[Reading]", output: str | None, ui: str) -> None:
    from lagebild.views.marked import reading_page

    write_lines([reading_page(readings, ui)], output)


@click.command()
@click.argument("file")
@click.option("--at", "offset", type=click.IntRange(0), required=True, help="Place in the text, in characters.")
@click.option("--report", "wanted", help="Which report of a file of many, by name.")
@report_options
def explain(file: str, offset: int, wanted: str | None, **given: Any) -> None:
    """Tell which rules read what at a place, and which lost."""
    from lagebild.languages.load import load
    from lagebild.reading.explain import explain as explain_at
    from lagebild.reading.pipeline import annotate

    desk = Desk()
    for report in reports_of([file], desk, given):
        if wanted in {None, report.name}:
            if offset >= len(report.text):
                raise click.BadParameter(f"the text has {len(report.text)} characters", param_hint="--at")
            notes = annotate(report, load(report.language or "de"), tracing=True)
            write_lines(explain_at(notes, offset), None)
            break
    desk.finish()


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "jsonl", "timeml"]), default="text", show_default=True)
@report_options
def times(files: tuple[str, ...], form: str, **given: Any) -> None:
    """Find expressions of time: TIMEX3, as text, JSON Lines or TimeML."""
    from lagebild.views.times import time_lines

    desk = Desk()
    readings = readings_of(files, desk, given, until="times")
    write_lines((line for reading in readings for line in time_lines(reading, form)), None)
    desk.finish()


@click.command()
@click.argument("name")
def places(name: str) -> None:
    """Show what the gazetteer knows of a name."""
    from lagebild.languages.load import load
    from lagebild.views.places import place_lines

    lines = list(place_lines(name, load("de")))
    write_lines(lines or [f"no place called {name}"], None)
    if not lines:
        sys.exit(1)
