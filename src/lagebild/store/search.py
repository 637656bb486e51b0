"""Search in a case: words by their stems, findings by speaker, type, place and time."""

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, column, exists, func, or_, select, table, text

from lagebild.model.report import Report
from lagebild.store.base import Hit, Wanted
from lagebild.store.schema import articles, findings, passages, versions
from lagebild.store.stems import match_of

_REPORT = msgspec.msgpack.Decoder(Report)
#: The language in which words are searched.
LANGUAGE = "de"
_WORDS = table("words", column("rowid"), column("rank"))


def hits_of(connection: Connection, wanted: Wanted, most: int) -> tuple[Hit, ...]:
    """Return passages that hold all that is wanted, the best first; none where nothing is asked."""
    match = match_of(wanted.words, LANGUAGE)
    asked = _of_finding(wanted)
    if (wanted.words.strip() and not match) or not (match or asked or wanted.since or wanted.until):
        return ()
    query = select(passages, articles.c.name, versions.c.report).join_from(passages, versions).join(articles)
    if match:
        query = (
            query.join(_WORDS, _WORDS.c.rowid == passages.c.id)
            .where(text("words MATCH :match"))
            .order_by(_WORDS.c.rank)
        )
        query = query.params(match=match)
    if asked:
        query = query.where(exists().where(findings.c.passage == passages.c.id, *asked, *_in_time(wanted)))
    else:
        query = query.where(*_published(wanted))
    rows = connection.execute(query.order_by(versions.c.published, passages.c.id).limit(most)).mappings().all()
    hits = []
    for row in rows:
        report = _REPORT.decode(row["report"])
        published = report.published.value if report.published else None
        found = _labels(connection, row["id"], asked)
        said = report.text[row["start"] : row["end"]]
        hits.append(Hit(row["name"], report.outlet, published, row["start"], row["end"], said, found))
    return tuple(hits)


def _of_finding(wanted: Wanted) -> list[ColumnElement[bool]]:
    """What a finding must be; nothing where only words and times were asked for."""
    asked: list[ColumnElement[bool]] = []
    if wanted.speaker:
        asked.append(findings.c.speaker.contains(wanted.speaker.casefold(), autoescape=True))
    if wanted.type:
        asked.append(or_(findings.c.type == wanted.type, findings.c.kind == wanted.type))
    if wanted.place:
        asked.append(findings.c.place.contains(wanted.place.casefold(), autoescape=True))
    return asked


def _in_time(wanted: Wanted) -> list[ColumnElement[bool]]:
    """When it happened; a finding without a time counts at its publication."""
    earliest = func.coalesce(findings.c.earliest, versions.c.published)
    latest = func.coalesce(findings.c.latest, findings.c.earliest, versions.c.published)
    return _between(wanted, earliest, latest)


def _published(wanted: Wanted) -> list[ColumnElement[bool]]:
    return _between(wanted, versions.c.published, versions.c.published)


def _between(
    wanted: Wanted, earliest: ColumnElement[str | None], latest: ColumnElement[str | None]
) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if wanted.since:
        asked.append(latest >= wanted.since)
    if wanted.until:
        asked.append(earliest < _after(wanted.until))
    return asked


def _after(until: str) -> str:
    """A bound that the whole of a bare day lies before: nothing in ISO sorts behind a tilde."""
    return until + "~"


def _labels(connection: Connection, passage: int, asked: list[ColumnElement[bool]]) -> tuple[str, ...]:
    query = select(findings.c.kind, findings.c.label).where(and_(findings.c.passage == passage, *asked))
    return tuple(f"{row.kind}: {row.label}" for row in connection.execute(query.order_by(findings.c.id)))
