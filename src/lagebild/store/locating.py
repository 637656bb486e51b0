"""Where an article belongs: to a report of the case as a version, or beside them as a new one."""

import msgspec
from sqlalchemy import Connection, Select, and_, func, select

from lagebild.model.article import Article
from lagebild.model.record import key_of
from lagebild.model.report import Published, Report
from lagebild.store.base import Place
from lagebild.store.schema import articles, sketches, versions
from lagebild.store.sketch import is_near, sketch_of

_REPORT = msgspec.msgpack.Decoder(Report)


def locate(connection: Connection, article: Article) -> tuple[int | None, Place]:
    """Return the row of the report that this is a version of (None: a new one), and its place."""
    known = _same_key(connection, article) or _near(connection, article)
    if known is None:
        return None, Place(_free_name(connection, article.report.name), "added")
    number, name = known
    stored = connection.execute(
        select(versions.c.hash, versions.c.modified, versions.c.last).where(versions.c.article == number)
    ).all()
    mine, last = hash_of(article), next(row for row in stored if row.last)
    later = bool(article.modified and last.modified and article.modified > last.modified)
    seen = last.hash == mine or (not later and any(row.hash == mine for row in stored))
    return number, Place(name, "known" if seen else "updated")


def standing_at(moment: str) -> Select[tuple[int]]:
    """Select of every report the last version that stood at the moment, or its first one."""
    then = Published(moment).instant.isoformat()
    since = func.coalesce(versions.c.modified, versions.c.first_seen)
    stood = and_(versions.c.number > 1, since > then)
    order = func.row_number().over(
        partition_by=versions.c.article, order_by=(stood, since.desc(), versions.c.number.desc())
    )
    ranked = select(versions.c.id, order.label("rank")).where(~stood).subquery()
    return select(ranked.c.id).where(ranked.c.rank == 1)


def hash_of(article: Article) -> str:
    """Return what differs between versions: the text, and what the page says of it."""
    report = article.report
    return key_of("version", report.text, report.title, report.published)


def stored_key(article: Article) -> str:
    """Return the key of the article; one without an address or id is known by its text alone."""
    return article.key or key_of("text", article.report.outlet, article.report.text)


def _same_key(connection: Connection, article: Article) -> tuple[int, str] | None:
    found = connection.execute(
        select(articles.c.id, articles.c.name).where(articles.c.key == stored_key(article))
    ).one_or_none()
    return (found.id, found.name) if found else None


def _near(connection: Connection, article: Article) -> tuple[int, str] | None:
    """The report of the same outlet whose text is nearly this one. Entries of tickers are told by their keys alone."""
    report = article.report
    if not report.outlet or article.parent is not None:
        return None
    values = sketch_of(report.text, report.outlet)
    candidates = connection.execute(
        select(articles.c.id, articles.c.name, versions.c.report)
        .join(versions)
        .where(articles.c.id.in_(select(sketches.c.article).where(sketches.c.value.in_(values))), versions.c.last)
        .order_by(articles.c.id)
    )
    for row in candidates.all():
        if is_near(_REPORT.decode(row.report).text, report.text):
            return row.id, row.name
    return None


def _free_name(connection: Connection, name: str) -> str:
    """The name, or the name with the first number behind it that no other report has."""
    number, wanted = 1, name
    while connection.execute(select(articles.c.id).where(articles.c.name == wanted)).first() is not None:
        number += 1
        wanted = f"{name} ({number})"
    return wanted
