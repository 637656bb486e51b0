"""A case in one SQLite file."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zlib import decompress

import msgspec
from sqlalchemy import Connection, RowMapping, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from lagebild.model.article import Article, Dropped
from lagebild.model.reading import Reading
from lagebild.model.report import Report
from lagebild.store.base import CaseError, Fetched, Hit, NameTakenError, Outcome, Place, Problem, Row, Version, Wanted
from lagebild.store.locating import locate, standing_at
from lagebild.store.opening import one_moment, open_engine, writing
from lagebild.store.schema import articles, dropped, fetches, problems, readings, sources, versions
from lagebild.store.search import hits_of
from lagebild.store.writing import forget, index, new_article, new_version, unindex

_REPORT = msgspec.msgpack.Decoder(Report)
_READING = msgspec.msgpack.Decoder(Reading)


def now() -> str:
    """Return the moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class SqliteStore:
    """The store of one case file; safe for many threads and for processes beside each other.

    `clock` tells when something was first seen. Raises CaseError for what is no case.
    """

    def __init__(self, path: Path, *, create: bool = False, clock: Callable[[], str] = now) -> None:
        self._engine = open_engine(path, create=create)
        self._clock = clock

    def close(self) -> None:
        """Let go of the file; the last one to do so leaves one file behind."""
        self._engine.dispose()

    def locate(self, article: Article) -> Place:
        """Return the name of the report the article is a version of, or the name it would get."""
        with self._engine.connect() as connection, one_moment(connection):
            return locate(connection, article)[1]

    def put(self, article: Article, reading: Reading) -> Outcome:
        """Keep an article and its reading; see Store.put. Raises NameTakenError where the name went meanwhile."""
        with self._engine.connect() as connection, writing(connection):
            known, place = locate(connection, article)
            if place.outcome == "known":
                return "known"
            if place.name != reading.report.name:
                raise NameTakenError(place.name)
            where = known if known is not None else new_article(connection, article, place.name, self._clock())
            new_version(connection, where, article, reading, self._clock())
            return place.outcome

    def problem(self, name: str, line: int | None, reason: str) -> None:
        """Keep what was not read, and why; once."""
        row = {"name": name, "line": line or 0, "reason": reason, "first_seen": self._clock()}
        with self._engine.connect() as connection, writing(connection):
            connection.execute(upsert(problems).values(row).on_conflict_do_nothing())

    def forget(self, name: str) -> tuple[str, ...]:
        """Remove a report and everything derived, in the free pages of the file too; see Store.forget."""
        with self._engine.connect() as connection:
            with writing(connection):
                gone = tuple(forget(connection, name))
                connection.exec_driver_sql("INSERT INTO words(words) VALUES ('rebuild')")  # FTS5 only marks as deleted
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone

    def reread(self, name: str, reading: Reading) -> None:
        """Put another reading in the place of the one of a report's last version."""
        with self._engine.connect() as connection, writing(connection):
            version = _last_of(connection, name)
            connection.execute(delete(readings).where(readings.c.version == version))
            unindex(connection, version)
            index(connection, version, reading)

    def reading(self, name: str) -> Reading | None:
        """Return the reading of a report's last version, None where another release wrote it; raises KeyError."""
        wanted = select(readings.c.packed).join_from(readings, versions).join(articles)
        with self._engine.connect() as connection:
            packed = connection.execute(wanted.where(articles.c.name == name, versions.c.last)).scalar_one_or_none()
        if packed is None:
            raise KeyError(name)
        try:
            return _reading(packed)
        except CaseError:
            return None

    def rows(self) -> Iterator[Row]:
        """Yield the reports in order of their publication."""
        counts = select(versions.c.article, func.count().label("versions")).group_by(versions.c.article).subquery()
        pages = articles.alias()
        wanted = (
            select(articles, counts.c.versions, versions.c.report, readings.c.rules, readings.c.findings)
            .add_columns(pages.c.name.label("page"))
            .join(versions, versions.c.article == articles.c.id)
            .join(counts, counts.c.article == articles.c.id)
            .join(readings, readings.c.version == versions.c.id)
            .outerjoin(pages, pages.c.key == articles.c.parent)
            .where(versions.c.last)
            .order_by(versions.c.published, articles.c.id)
        )
        with self._engine.connect() as connection:
            for row in connection.execute(wanted).mappings():
                report = _REPORT.decode(row["report"])
                yield Row(
                    row["name"],
                    report.outlet,
                    report.published.value if report.published else None,
                    report.title,
                    row["versions"],
                    row["page"],
                    row["first_seen"],
                    row["rules"],
                    row["findings"],
                )

    def readings(self, as_of: str | None = None) -> Iterator[Reading]:
        """Yield the reading of one version of every report, in order of their publication; see Store.readings."""
        wanted = select(readings.c.packed).join(versions, versions.c.id == readings.c.version)
        chosen = versions.c.last if as_of is None else versions.c.id.in_(standing_at(as_of))
        wanted = wanted.where(chosen).order_by(versions.c.published, versions.c.article)
        with self._engine.connect() as connection, one_moment(connection):
            for packed in connection.execute(wanted).scalars():
                yield _reading(packed)

    def article(self, name: str) -> Article:
        """Return the last version as it came in; raises KeyError."""
        with self._engine.connect() as connection, one_moment(connection):
            row = connection.execute(
                select(versions, articles.c.key, articles.c.parent, sources.c.packed, sources.c.kind)
                .join(articles)
                .outerjoin(sources)
                .where(articles.c.name == name, versions.c.last)
            ).mappings()
            found = row.one_or_none()
            if found is None:
                raise KeyError(name)
            return Article(
                _REPORT.decode(found["report"]),
                found["modified"],
                _dropped_of(connection, found["id"]),
                found["parent"],
                found["key"],
                decompress(found["packed"]) if found["packed"] else b"",
                found["kind"] or "",
            )

    def versions(self, name: str) -> tuple[Version, ...]:
        """Return all versions of a report, the first one first; raises KeyError."""
        wanted = (
            select(versions, readings.c.packed, sources.c.sha256)
            .join(articles)
            .join(readings)
            .outerjoin(sources, sources.c.id == versions.c.source)
            .where(articles.c.name == name)
            .order_by(versions.c.number)
        )
        with self._engine.connect() as connection, one_moment(connection):
            found = [_version(row, connection) for row in connection.execute(wanted).mappings().all()]
        if not found:
            raise KeyError(name)
        return tuple(found)

    def problems(self) -> tuple[Problem, ...]:
        """Return what was not read, the oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(problems).order_by(problems.c.id)).mappings()
            return tuple(Problem(r["name"], r["line"] or None, r["reason"], r["first_seen"]) for r in rows)

    def search(self, wanted: Wanted, most: int = 50) -> tuple[Hit, ...]:
        """Return passages that hold what is wanted, the best first; none where nothing was asked."""
        with self._engine.connect() as connection, one_moment(connection):
            return hits_of(connection, wanted, most)

    def fetched(self, url: str) -> Fetched | None:
        """Return what a server said of an address."""
        with self._engine.connect() as connection:
            row = connection.execute(select(fetches).where(fetches.c.url == url)).mappings().one_or_none()
            return Fetched(row["etag"], row["last_modified"], row["fetched"]) if row else None

    def remember(self, url: str, fetched: Fetched) -> None:
        """Keep what a server said of an address."""
        said = {"etag": fetched.etag, "last_modified": fetched.last_modified, "fetched": fetched.fetched}
        with self._engine.connect() as connection, writing(connection):
            connection.execute(
                upsert(fetches).values(url=url, **said).on_conflict_do_update(index_elements=["url"], set_=said)
            )


def _reading(packed: bytes) -> Reading:
    try:
        return _READING.decode(decompress(packed))
    except msgspec.ValidationError as problem:
        raise CaseError("was read by another release of Lagebild; first run: lagebild reread CASE") from problem


def _last_of(connection: Connection, name: str) -> int:
    wanted = select(versions.c.id).join(articles).where(articles.c.name == name, versions.c.last)
    return int(connection.execute(wanted).scalar_one())


def _dropped_of(connection: Connection, version: int) -> tuple[Dropped, ...]:
    rows = connection.execute(select(dropped).where(dropped.c.version == version).order_by(dropped.c.number))
    return tuple(Dropped(row.text, row.reason, row.after) for row in rows)


def _version(row: RowMapping, connection: Connection) -> Version:
    return Version(
        row["number"],
        _REPORT.decode(row["report"]),
        row["modified"],
        row["first_seen"],
        row["silent"],
        row["sha256"],
        _reading(row["packed"]),
        _dropped_of(connection, row["id"]),
    )
