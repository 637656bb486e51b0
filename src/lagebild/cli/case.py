"""Commands that fill a case file: add, watch."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import click

from lagebild.cli.desk import Desk, given_of, open_case, report_options

if TYPE_CHECKING:
    from lagebild.bulk.adding import Added
    from lagebild.bulk.local import Failed
    from lagebild.intake.article import Taken
    from lagebild.intake.online import Visits
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
    from lagebild.intake.sources import is_address

    desk = Desk()
    with open_case(case, create=True) as store:
        count, visits = Counts(desk, store), _visits(store, given, allow_private)
        try:
            articles = kept_apart(_taken(sources, visits, given), desk, store)
            Adding(store, count.told, given["jobs"]).add(articles)
            if any(map(is_address, sources)):
                remember(visits(), store)
        except KeyboardInterrupt:
            desk.refuse("stopped; what was added is kept")
        count.finish()
    desk.finish()


def _visits(store: "Store", given: dict[str, Any], private: bool) -> "Callable[[], Visits]":
    """Return what gives the one run over addresses; the network is loaded when it is first asked for."""

    @cache
    def visits() -> "Visits":
        from lagebild.intake.fetch import Fetcher
        from lagebild.intake.online import Visits

        return Visits(Fetcher(store, allow_private=private), given_of(given))

    return visits


def _taken(sources: tuple[str, ...], visits: "Callable[[], Visits]", given: dict[str, Any]) -> "Iterator[Taken]":
    """What stands in the sources, in their order."""
    from lagebild.intake.sources import articles_in, is_address

    for source in sources:
        if is_address(source):
            yield from visits().articles_at(source)
        else:
            yield from articles_in([source], given_of(given))


def remember(visits: "Visits", store: "Store") -> None:
    """Keep what servers said of the pages of a run whose articles are in the case: next time only changes come."""
    from lagebild.store.base import Fetched
    from lagebild.store.sqlite import now

    for page in visits.pages:
        store.remember(page.asked, Fetched(page.etag, page.last_modified, now()))
    visits.pages.clear()


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


@click.command()
@click.argument("case", type=click.Path(dir_okay=False))
@click.argument("feeds", nargs=-1, required=True)
@click.option("--every", type=click.IntRange(60), default=300, show_default=True, help="Seconds between two rounds.")
@click.option("--once", is_flag=True, help="One round, then end.")
@private_option
@report_options
def watch(case: str, feeds: tuple[str, ...], every: int, once: bool, allow_private: bool, **given: Any) -> None:
    """Follow feeds or pages: every round adds what is new or changed to a case. Ends with Ctrl-C."""
    from lagebild.bulk.adding import Adding
    from lagebild.intake.sources import is_address

    for feed in feeds:
        if not is_address(feed):
            raise click.BadParameter(f"{feed}: is no address; a folder is added with: lagebild add", param_hint="FEED")
    desk = Desk()
    with open_case(case, create=True) as store:
        visits = _visits(store, given, allow_private)()
        try:
            while True:
                count = Counts(desk, store)
                Adding(store, count.told, given["jobs"]).add(
                    kept_apart((taken for feed in feeds for taken in visits.articles_at(feed)), desk, store)
                )
                remember(visits, store)
                count.finish()
                if once:
                    break
                sleep(every)
        except KeyboardInterrupt:
            desk.tell("stopped; what was added is kept")
    desk.finish()
