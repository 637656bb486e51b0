"""Commands on what a case holds: reports, search, forget, restore, reread."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from lagebild.cli.desk import Desk, iso_date, open_case, write_lines

if TYPE_CHECKING:
    from lagebild.store.base import Hit, Row, Store, Version


@click.command()
@click.argument("case")
@click.option("--problems", is_flag=True, help="List what was not read, and why.")
@click.option("--versions", "versions_of", metavar="REPORT", help="Show the versions of a report and what changed.")
@click.option("--dropped", "dropped_of", metavar="REPORT", help="List the blocks of its page that are not read.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def reports(case: str, problems: bool, versions_of: str | None, dropped_of: str | None, form: str) -> None:
    """List the reports of a case, their versions, and what was not read."""
    with open_case(case) as store:
        if problems:
            lines = _problems(store)
        elif versions_of is not None:
            lines = _versions(store.versions(_there(store, versions_of)))
        elif dropped_of is not None:
            lines = _dropped(store, _there(store, dropped_of))
        elif form == "jsonl":
            lines = (json.dumps(_row_json(row), ensure_ascii=False) for row in store.rows())
        else:
            lines = map(_row, store.rows())
        write_lines(lines, None)


def _there(store: "Store", name: str) -> str:
    """The name of a report of the case; ends the command with one line where there is none of it."""
    if not any(row.name == name for row in store.rows()):
        raise click.ClickException(f"there is no report {name!r} in this case; lagebild reports lists them")
    return name


def _row(row: "Row") -> str:
    told = [
        row.published or "no date",
        row.name,
        *(x for x in (row.outlet, row.title) if x),
        f"{row.findings} findings",
    ]
    told += [f"{row.versions} versions"] if row.versions > 1 else []
    told += [f"entry of {row.parent}"] if row.parent else []
    return "  ".join(told)


def _row_json(row: "Row") -> dict[str, object]:
    import msgspec

    return msgspec.structs.asdict(row)


def _problems(store: "Store") -> Iterator[str]:
    for problem in store.problems():
        where = problem.name if problem.line is None else f"{problem.name}, line {problem.line}"
        yield f"{problem.first_seen}  {where}: {problem.reason}"


def _versions(versions: "tuple[Version, ...]") -> Iterator[str]:
    from lagebild.store.changes import changes_between

    for number, version in enumerate(versions):
        silent = "  silent: the page does not say that it was changed" if version.silent else ""
        said = f"  modified {version.modified}" if version.modified else ""
        yield f"version {version.number}  first seen {version.first_seen}{said}{silent}"
        if number:
            changes = changes_between(versions[number - 1], version)
            yield from (f"  - {part}" for part in changes.gone)
            yield from (f"  + {part}" for part in changes.come)
            yield from (f"  vanished statement: {told}" for told in changes.vanished)


def _dropped(store: "Store", name: str) -> Iterator[str]:
    for number, block in enumerate(store.article(name).dropped):
        yield f"{number}  [{block.reason}]  {block.text}"


@click.command()
@click.argument("case")
@click.argument("words", default="")
@click.option("--speaker", help="Said by somebody whose name holds this.")
@click.option("--type", metavar="TYPE", help="A type of event, a measure, a stance; or statement, event, figure.")
@click.option("--place", help="Happened at a place whose name holds this.")
@click.option("--since", callback=iso_date, help="Happened, or else was published, from this moment on (ISO).")
@click.option("--until", callback=iso_date, help="… up to this moment or day (ISO).")
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="Passages that are shown.")
def search(case: str, words: str, most: int, **asked: str | None) -> None:
    """Search the passages of a case: words in any form, "phrases" as written."""
    from lagebild.store.base import Wanted

    wanted = Wanted(words, **asked)
    if wanted == Wanted():
        raise click.UsageError("say what to search: words, --speaker, --type, --place, --since or --until")
    with open_case(case) as store:
        hits = store.search(wanted, most)
        write_lines((line for hit in hits for line in _hit(hit)) if hits else ["nothing found"], None)


def _hit(hit: "Hit") -> Iterator[str]:
    yield "  ".join(part for part in (hit.published, hit.outlet, f"{hit.report}:{hit.start}-{hit.end}") if part)
    yield f"  {hit.text}"
    yield from (f"    {found}" for found in hit.found)


@click.command()
@click.argument("case")
@click.argument("names", metavar="REPORT…", nargs=-1, required=True)
def forget(case: str, names: tuple[str, ...]) -> None:
    """Remove reports from a case: text, page, versions, findings, entries; nothing of them stays in the file."""
    with open_case(case) as store:
        for name in names:
            parent = next((row.parent for row in store.rows() if row.name == name), None)
            for gone in store.forget(_there(store, name)):
                click.echo(f"forgotten: {gone}")
            if parent:
                click.echo(f"the page it stood on is still there: {parent}")


@click.command()
@click.argument("case")
@click.argument("report")
@click.argument("block", type=click.IntRange(0))
def restore(case: str, report: str, block: int) -> None:
    """Put a dropped block back into a report's text, as a new version; reports --dropped shows the numbers."""
    from lagebild.bulk.adding import Adding
    from lagebild.cli.case import Counts
    from lagebild.model.article import restored

    desk = Desk()
    with open_case(case) as store:
        try:
            article = restored(store.article(_there(store, report)), block)
        except IndexError as problem:
            raise click.ClickException(str(problem)) from None
        count = Counts(desk, store)
        Adding(store, count.told).add([article])
        count.finish()
    desk.finish()


@click.command()
@click.argument("case")
@click.option("--all", "everything", is_flag=True, help="Also what was read by the present rules.")
@click.option("--quiet", is_flag=True, help="Only the sums.")
def reread(case: str, everything: bool, quiet: bool) -> None:
    """Read the reports of a case again by the present rules; shows findings gained and lost."""
    from lagebild.bulk.local import Failed, Wish, read_one
    from lagebild.languages.fingerprint import rules_of
    from lagebild.languages.load import load
    from lagebild.store.changes import findings_between

    desk, gained, lost, count = Desk(), 0, 0, 0
    with open_case(case) as store:
        for row in list(store.rows()):
            article = store.article(row.name)
            if not everything and row.rules == load(article.report.language or "de").part(rules_of):
                continue
            made = read_one(article.report, Wish())
            if isinstance(made, Failed):
                desk.refuse(made.text())
                continue
            told = findings_between(store.reading(row.name), made)
            store.reread(row.name, made)
            gained, lost, count = gained + len(told.gained), lost + len(told.lost), count + 1
            if not quiet and (told.gained or told.lost):
                lines = [row.name, *(f"  + {x}" for x in told.gained), *(f"  - {x}" for x in told.lost)]
                write_lines(lines, None)
    click.echo(f"{count} reports read again: {gained} findings gained, {lost} lost")
    desk.finish()
