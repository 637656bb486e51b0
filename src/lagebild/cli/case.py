"""Commands that fill a case file: add, watch."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from lagebild.cli.desk import Desk, given_of, open_case, report_options

if TYPE_CHECKING:
    from lagebild.bulk.adding import Added
    from lagebild.bulk.local import Failed
    from lagebild.intake.article import Taken
    from lagebild.model.article import Article
    from lagebild.store.base import Store

private_option = click.option(
    "--allow-private", is_flag=True, help="Also fetch from addresses of this machine and its network."
)


@click.command()
@click.argument("case", type=click.Path(dir_okay=False))
@click.argument("sources", nargs=-1, required=True)
@private_option
@report_options
def add(case: str, sources: tuple[str, ...], allow_private: bool, **given: Any) -> None:
    """Add files, folders, pages, feeds or sitemaps to a case file; what it knows already changes nothing."""
    from lagebild.bulk.adding import Adding

    desk = Desk()
    with open_case(case, create=True) as store:
        count = Counts(desk, store)
        try:
            articles = kept_apart(_taken(sources, store, given, allow_private), desk, store)
            Adding(store, count.told, given["jobs"]).add(articles)
        except KeyboardInterrupt:
            desk.refuse("stopped; what was added is kept")
        count.finish()
    desk.finish()


def _taken(sources: tuple[str, ...], store: "Store", given: dict[str, Any], private: bool) -> "Iterator[Taken]":
    """What stands in the sources, in their order."""
    from lagebild.intake.sources import articles_in, is_address

    fetcher = None
    for source in sources:
        if not is_address(source):
            yield from articles_in([source], given_of(given))
            continue
        from lagebild.intake.fetch import Fetcher
        from lagebild.intake.online import articles_at

        fetcher = fetcher or Fetcher(store, allow_private=private)
        yield from articles_at(source, fetcher, given_of(given))


def kept_apart(taken: "Iterable[Taken]", desk: Desk, store: "Store") -> "Iterator[Article]":
    """Yield the articles; what was refused is told and kept as a problem of the case."""
    from lagebild.intake.refusal import Assumed, Refused

    for one in taken:
        if isinstance(one, Refused):
            desk.refuse(one.text())
            store.problem(one.name, one.line, one.reason)
        elif isinstance(one, Assumed):
            desk.tell(one.text())
        else:
            yield one


class Counts:
    """Hears what became of each article, shows it where a person waits, and sums it up."""

    def __init__(self, desk: Desk, store: "Store") -> None:
        self._desk = desk
        self._store = store
        self._counts = {"added": 0, "updated": 0, "known": 0}
        self._begun = monotonic()
        self._shown = self._begun

    def told(self, added: "Added | Failed") -> None:
        """Count one article; a failure of the reader is told and kept as a problem."""
        from lagebild.bulk.local import Failed

        if isinstance(added, Failed):
            self._desk.refuse(added.text())
            self._store.problem(added.report, None, added.problem)
            return
        self._counts[added.outcome] += 1
        if monotonic() - self._shown > 1:
            self._shown = monotonic()
            self._desk.progress(self._line())

    def _line(self) -> str:
        done = sum(self._counts.values())
        rate = done / max(monotonic() - self._begun, 0.001)
        told = ", ".join(f"{count} {outcome}" for outcome, count in self._counts.items())
        return f"{told}; {rate:.0f} a second" if done > 1 else told

    def finish(self) -> None:
        """Say what there is now."""
        self._desk.progress("")
        click.echo(self._line())


def case_argument(command: Any) -> Any:
    """Add the argument that names a case file that is there."""
    return click.argument("case", type=click.Path(exists=True, dir_okay=False, path_type=Path))(command)
