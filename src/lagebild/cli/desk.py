"""What every command needs: options, the way from files to readings, and where output goes."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

    from lagebild.bulk.local import Wish
    from lagebild.intake.sources import Given
    from lagebild.model.reading import Reading
    from lagebild.model.report import Report
    from lagebild.store.base import Hit, Store, Wanted
    from lagebild.views.messages import Messages

F = TypeVar("F", bound=Callable[..., Any])
#: Passages that a search on the page shows, at most.
MOST_FOUND = 100
#: From so many reports on, a progress bar shows on a terminal.
PROGRESS_FROM = 20
#: Where a command keeps whether its interface language was asked for; pages else follow the browser.
UI_CHOSEN = "lagebild.ui-chosen"


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

    def progress(self, line: str) -> None:
        """Show how far a long run is, in one line that the next one replaces; "" clears it."""
        if sys.stderr.isatty():
            click.echo(f"\r\x1b[K{line}", err=True, nl=False)

    def finish(self) -> None:
        """End the command with status 1 where anything was refused."""
        if self.refused:
            sys.exit(1)


def iso_date(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
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
        click.option("--published", callback=iso_date, help="Date of reports that don't tell it (ISO)."),
        click.option("--outlet", help="Outlet of reports that don't tell it."),
        click.option("--language", help="Read as this language, whatever the text looks like."),
        click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes."),
    ):
        command = option(command)
    return command


def _ui(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    from lagebild.views.messages import of_environment

    context.meta[UI_CHOSEN] = value is not None
    return value or of_environment()


def follows_browser() -> bool:
    """Whether nobody asked for an interface language, so that a page takes its browser's."""
    return not click.get_current_context().meta.get(UI_CHOSEN, False)


ui_option = click.option("--ui", type=click.Choice(["de", "en"]), callback=_ui, help="Language of the interface.")
out_option = click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file.")


def readings_of(
    files: Iterable[str],
    desk: Desk,
    given: dict[str, Any],
    *,
    grammar: bool = False,
    until: str | None = None,
    as_of: str | None = None,
) -> "Iterator[Reading]":
    """Yield what the reports say, telling on the way what was refused or assumed.

    A case gives the versions that stood at the moment `as_of`.
    """
    from lagebild.bulk.local import Failed, Wish, read_all

    for cases, sources in _runs(files):
        if cases and not grammar and not given["language"]:
            for case in sources:
                yield from _stored_readings(case, desk, as_of)
            continue
        reports = reports_of(sources, desk, given)
        for made in _with_progress(reports, Wish(grammar=grammar), given["jobs"], read_all):
            if isinstance(made, Failed):
                desk.refuse(made.text())
            else:
                yield made


def _runs(files: Iterable[str]) -> "Iterator[tuple[bool, list[str]]]":
    """The files in order, case files and others apart: case files bring their readings with them."""
    from lagebild.store.known import is_case

    for cases, run in groupby(files, is_case):
        yield cases, list(run)


def _stored_readings(case: str, desk: Desk, as_of: str | None = None) -> "Iterator[Reading]":
    """The readings of a case; says so where they were made by other rules than today's."""
    from lagebild.languages.fingerprint import rules_of
    from lagebild.languages.load import load

    older = 0
    with open_case(case) as store:
        for reading in store.readings(as_of):
            older += reading.rules != load(reading.report.language or "de").part(rules_of)
            yield reading
    if older:
        desk.tell(f"{case}: {older} reports were read by other rules; to read them again: lagebild reread {case}")


def finder_in(files: Iterable[str]) -> "Callable[[Wanted], list[Hit]] | None":
    """Return what searches the case files among the files, None where there are none."""
    from lagebild.store.known import is_case

    cases = [name for name in files if is_case(name)]

    def find(wanted: "Wanted") -> "list[Hit]":
        found: list[Hit] = []
        for case in cases:
            with open_case(case) as store:
                found += store.search(wanted, MOST_FOUND)
        return found

    return find if cases else None


@contextmanager
def open_case(path: str | Path, *, create: bool = False) -> "Iterator[Store]":
    """Open a case for the length of a block; what is no case ends the command with one line."""
    from lagebild.store.base import CaseError
    from lagebild.store.sqlite import SqliteStore

    try:
        store = SqliteStore(Path(path), create=create)
        try:
            yield store
        finally:
            store.close()
    except CaseError as problem:
        raise click.ClickException(str(problem)) from None


def reports_of(files: Iterable[str], desk: Desk, given: dict[str, Any]) -> "Iterator[Report]":
    """Yield the reports of the files, telling on the way what was refused or assumed."""
    from lagebild.intake.refusal import Assumed, Refused
    from lagebild.intake.sources import take_in

    for cases, sources in _runs(files):
        if cases:
            for case in sources:
                yield from (reading.report for reading in _stored_readings(case, desk))
            continue
        for taken in take_in(sources, given_of(given)):
            if isinstance(taken, Refused):
                desk.refuse(taken.text())
            elif isinstance(taken, Assumed):
                desk.tell(taken.text())
            else:
                yield taken


def given_of(given: dict[str, Any]) -> "Given":
    """Return what the options say of reports that don't say it themselves."""
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


def write_lines(lines: Iterable[str], output: str | None) -> None:
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


class console_on:  # noqa: N801 - used like a function
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
