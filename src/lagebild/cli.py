"""The command line: the one place, beside the web, that speaks."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lagebild import __version__

if TYPE_CHECKING:
    from rich.console import Console

    from lagebild.bulk.local import Wish
    from lagebild.intake.sources import Given
    from lagebild.model.picture import Picture
    from lagebild.model.reading import Reading
    from lagebild.model.report import Report
    from lagebild.views.messages import Messages

F = TypeVar("F", bound=Callable[..., Any])
#: From so many reports on, a progress bar shows on a terminal.
PROGRESS_FROM = 20


class Desk:
    """One run of a command: what was refused is told once, and decides the exit status."""

    def __init__(self) -> None:
        self.refused = 0

    def tell(self, line: str) -> None:
        """Say something on standard error."""
        click.echo(f"lagebild: {line}", err=True)

    def refuse(self, line: str) -> None:
        """Say why something was not read."""
        self.refused += 1
        self.tell(line)

    def finish(self) -> None:
        """End the command with status 1 where anything was refused."""
        if self.refused:
            sys.exit(1)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lagebild")
def main() -> None:
    """Read news reports on a crisis and draw one sourced picture of it."""


def _date(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Refuse what is no ISO date or date-time."""
    from lagebild.model.report import Published

    if value is not None:
        try:
            Published(value)
        except ValueError:
            raise click.BadParameter(f"{value!r} is no date; write 2026-03-04 or 2026-03-04T07:15") from None
    return value


def report_options(command: F) -> F:
    """Add the options that say what a report does not say itself."""
    for option in (
        click.option("--published", callback=_date, help="Date of reports that don't tell it (ISO)."),
        click.option("--outlet", help="Outlet of reports that don't tell it."),
        click.option("--language", help="Read as this language, whatever the text looks like."),
        click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes."),
    ):
        command = option(command)
    return command


def _ui(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    from lagebild.views.messages import of_environment

    return value or of_environment()


ui_option = click.option("--ui", type=click.Choice(["de", "en"]), callback=_ui, help="Language of the interface.")
out_option = click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file.")


@main.command()
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
    readings = _readings(files, desk, given, grammar=bool(wanted))
    if form == "jsonl":
        _write_lines(_json_lines(readings, wanted), output)
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


def _readings(files: Iterable[str], desk: Desk, given: dict[str, Any], *, grammar: bool = False) -> "Iterator[Reading]":
    """Yield what the reports say, telling on the way what was refused or assumed."""
    from lagebild.bulk.local import Failed, Wish, read_all

    reports = _reports(files, desk, given)
    for made in _with_progress(reports, Wish(grammar=grammar), given["jobs"], read_all):
        if isinstance(made, Failed):
            desk.refuse(made.text())
        else:
            yield made


def _reports(files: Iterable[str], desk: Desk, given: dict[str, Any]) -> "Iterator[Report]":
    from lagebild.intake.refusal import Assumed, Refused
    from lagebild.intake.sources import take_in

    for taken in take_in(files, _given(given)):
        if isinstance(taken, Refused):
            desk.refuse(taken.text())
        elif isinstance(taken, Assumed):
            desk.tell(taken.text())
        else:
            yield taken


def _given(given: dict[str, Any]) -> "Given":
    from lagebild.intake.sources import Given
    from lagebild.model.report import Published

    published = Published(given["published"]) if given["published"] else None
    return Given(published=published, outlet=given["outlet"], language=given["language"])


def _with_progress(
    reports: "Iterable[Report]", wish: "Wish", jobs: int, read_all: Callable[..., Iterator[Any]]
) -> Iterator[Any]:
    """Yield the readings; show a bar where a person waits for many."""
    if not sys.stderr.isatty():
        yield from read_all(reports, wish, jobs)
        return
    kept = list(reports)
    if len(kept) < PROGRESS_FROM:
        yield from read_all(kept, wish, jobs)
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(read_all(kept, wish, jobs), total=len(kept), console=Console(stderr=True), description="reading")


def _json_lines(readings: "Iterable[Reading]", layers: frozenset[str]) -> Iterator[str]:
    from lagebild.views.contract import reading_json

    for reading in readings:
        yield json.dumps(reading_json(reading, layers=layers), ensure_ascii=False)


def _write_lines(lines: Iterable[str], output: str | None) -> None:
    """Write lines as UTF-8 whatever the terminal thinks, so that the bytes are the same everywhere."""
    out = Path(output).open("wb") if output else sys.stdout.buffer  # noqa: SIM115 - closed below, stdout stays
    try:
        for line in lines:
            out.write(line.encode("utf-8", "surrogatepass") + b"\n")
        out.flush()
    except BrokenPipeError:  # the reader of the pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    finally:
        if output:
            out.close()


def _print_readings(readings: "Iterable[Reading]", ui: str, output: str | None) -> None:
    from lagebild.views.terminal import print_reading

    with _console(output) as (console, messages_of):
        for number, reading in enumerate(readings):
            if number:
                console.rule()
            print_reading(reading, console, messages_of(ui))


class _console:  # noqa: N801 - used like a function
    """A rich console on standard output or a file, with the messages of a language."""

    def __init__(self, output: str | None) -> None:
        from rich.console import Console

        self._file = Path(output).open("w", encoding="utf-8") if output else None  # noqa: SIM115 - closed in __exit__
        width = None if self._file is None and sys.stdout.isatty() else 100
        self._console = Console(file=self._file or sys.stdout, highlight=False, emoji=False, markup=False, width=width)

    def __enter__(self) -> "tuple[Console, Callable[[str], Messages]]":
        from lagebild.views.messages import Messages

        return self._console, Messages

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()


def _write_html(readings: "list[Reading]", output: str | None, ui: str) -> None:
    from lagebild.views.marked import reading_page

    _write_lines([reading_page(readings, ui)], output)


@main.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), help="Default: text; html for -o …html.")
@click.option("--as-of", callback=_date, help="Only what was published up to this moment (ISO).")
@click.option("--since", callback=_date, help="List what is new since this moment (ISO).")
@report_options
@ui_option
@out_option
def picture(
    files: tuple[str, ...],
    form: str | None,
    as_of: str | None,
    since: str | None,
    ui: str,
    output: str | None,
    **given: Any,
) -> None:
    """Draw one picture of many reports."""
    from lagebild.picture import draw

    desk = Desk()
    readings = list(_readings(files, desk, given))
    drawn = draw(readings, as_of=as_of, since=since)
    _show(drawn, readings, form or _form_of(output), ui, output)
    desk.finish()


def _form_of(output: str | None) -> str:
    return {".html": "html", ".htm": "html", ".json": "json"}.get(Path(output).suffix if output else "", "text")


def _show(drawn: "Picture", readings: "list[Reading]", form: str, ui: str, output: str | None) -> None:
    if form == "json":
        from lagebild.views.picture_json import picture_json

        _write_lines([json.dumps(picture_json(drawn), ensure_ascii=False, indent=1)], output)
    elif form == "html":
        from lagebild.views.page import picture_page

        _write_lines([picture_page(drawn, readings, ui)], output)
    else:
        from lagebild.views.situation import print_picture

        with _console(output) as (console, messages_of):
            print_picture(drawn, console, messages_of(ui))


@main.command()
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
    for report in _reports([file], desk, given):
        if wanted in {None, report.name}:
            if offset >= len(report.text):
                raise click.BadParameter(f"the text has {len(report.text)} characters", param_hint="--at")
            notes = annotate(report, load(report.language or "de"), tracing=True)
            _write_lines(explain_at(notes, offset), None)
            break
    desk.finish()


@main.command()
@click.option("-o", "--output", default="lagebild-demo.html", show_default=True, type=click.Path(dir_okay=False))
@ui_option
def demo(output: str, ui: str) -> None:
    """Draw the bundled example: an invented crisis told by four outlets."""
    from lagebild.demo import REPORTS
    from lagebild.picture import draw
    from lagebild.views.page import picture_page

    desk = Desk()
    given = {"published": None, "outlet": None, "language": None, "jobs": 1}
    readings = list(_readings([str(REPORTS)], desk, given))
    drawn = draw(readings)
    _show(drawn, readings, "text", ui, None)
    _write_lines([picture_page(drawn, readings, ui)], output)
    click.echo(f"\n{Path(output).resolve()}")
    desk.finish()


@main.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "jsonl", "timeml"]), default="text", show_default=True)
@report_options
def times(files: tuple[str, ...], form: str, **given: Any) -> None:
    """Find expressions of time: TIMEX3, as text, JSON Lines or TimeML."""
    from lagebild.views.times import time_lines

    desk = Desk()
    readings = _readings(files, desk, given)
    _write_lines((line for reading in readings for line in time_lines(reading, form)), None)
    desk.finish()


@main.command()
@click.argument("name")
def places(name: str) -> None:
    """Show what the gazetteer knows of a name."""
    from lagebild.languages.load import load
    from lagebild.views.places import place_lines

    lines = list(place_lines(name, load("de")))
    _write_lines(lines or [f"no place called {name}"], None)
    if not lines:
        sys.exit(1)


@main.group()
def languages() -> None:
    """See and check the languages."""


@languages.command("list")
def list_languages() -> None:
    """List the languages there are."""
    from lagebild.languages.identity import identity
    from lagebild.languages.load import found, load

    for code in found():
        told = load(code).part(identity)
        click.echo(f"{code}\t{told.name_en}\t{'' if told.complete else 'proof only'}")


@languages.command()
@click.argument("codes", nargs=-1)
def lint(codes: tuple[str, ...]) -> None:
    """Check data files and run every rule's examples and counterexamples."""
    from lagebild.languages.load import found, load
    from lagebild.reading.lint import problems

    desk = Desk()
    for code in codes or found():
        for line in problems(load(code)):
            desk.refuse(f"{code}: {line}")
    click.echo(f"{len(codes or found())} languages, {desk.refused} problems")
    desk.finish()
