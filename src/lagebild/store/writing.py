"""What changes in a case, inside a transaction that somebody else begins and ends."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from zlib import compress

import msgspec
from sqlalchemy import Connection, Row, delete, func, insert, select, text, update

from lagebild.model.article import Article
from lagebild.model.reading import Reading
from lagebild.store.locating import hash_of, stored_key
from lagebild.store.passages import Finding, findings_of, passages_of
from lagebild.store.schema import (
    articles,
    dropped,
    fetches,
    findings,
    passages,
    readings,
    sketches,
    sources,
    versions,
)
from lagebild.store.sketch import sketch_of
from lagebild.store.stems import stems_of

#: zlib's quickest level: readings shrink to a third.
_LEVEL = 1


def new_article(connection: Connection, article: Article, name: str, moment: str) -> int:
    """Make a report without a version yet; return its row."""
    outlet = article.report.outlet
    row = {
        "key": stored_key(article),
        "name": name,
        "outlet": outlet,
        "parent": article.parent,
        "first_seen": moment,
    }
    number = int(connection.execute(insert(articles).returning(articles.c.id), row).scalar_one())
    values = sketch_of(article.report.text, outlet) if outlet and article.parent is None else ()
    if values:
        connection.execute(insert(sketches), [{"article": number, "value": value} for value in values])
    return number


def new_version(connection: Connection, where: int, article: Article, reading: Reading, moment: str) -> None:
    """Add a version to a report; it is the last one unless the page tells that it is older."""
    older = connection.execute(
        select(versions.c.id, versions.c.modified, versions.c.source).where(
            versions.c.article == where, versions.c.last
        )
    ).one_or_none()
    late = bool(older and article.modified and older.modified and article.modified < older.modified)
    row = _row(connection, where, article, reading, moment)
    row |= {"last": not late, "silent": not late and _is_silent(article, older, row)}
    number = connection.execute(insert(versions).returning(versions.c.id), row).scalar_one()
    if older is not None and not late:
        connection.execute(update(versions).where(versions.c.id == older.id).values(last=False))
        unindex(connection, older.id)
    if article.dropped:
        blocks = [
            {"version": number, "number": n, **msgspec.structs.asdict(block)} for n, block in enumerate(article.dropped)
        ]
        connection.execute(insert(dropped), blocks)
    index(connection, number, reading, searched=not late)


def _is_silent(article: Article, older: Row[Any, Any, Any] | None, row: dict[str, Any]) -> bool:
    """Whether the page came with another text and does not say that it was changed.

    The same bytes with another text are no change of the page: a block was put back by hand.
    """
    if older is None or (row["source"] is not None and row["source"] == older.source):
        return False
    return article.modified in {None, older.modified}


def _row(connection: Connection, where: int, article: Article, reading: Reading, moment: str) -> dict[str, Any]:
    counted = select(func.count()).select_from(versions).where(versions.c.article == where)
    report = msgspec.structs.replace(article.report, name=reading.report.name)
    published = reading.report.published
    return {
        "article": where,
        "number": connection.execute(counted).scalar_one() + 1,
        "source": _source(connection, article, moment),
        "hash": hash_of(article),
        "published": published.instant.isoformat() if published else None,
        "modified": article.modified,
        "first_seen": moment,
        "report": msgspec.msgpack.encode(report),
    }


def _source(connection: Connection, article: Article, moment: str) -> int | None:
    """The row of the bytes the article was made from; equal bytes are kept once."""
    if not article.raw:
        return None
    digest = sha256(article.raw).hexdigest()
    found = connection.execute(select(sources.c.id).where(sources.c.sha256 == digest)).scalar_one_or_none()
    if found is not None:
        return int(found)
    row = {"sha256": digest, "kind": article.kind, "packed": compress(article.raw, _LEVEL), "first_seen": moment}
    return int(connection.execute(insert(sources).returning(sources.c.id), row).scalar_one())


def index(connection: Connection, version: int, reading: Reading, *, searched: bool = True) -> None:
    """Keep the reading of a version; of a `searched` one also passages, their words and their findings."""
    told = list(findings_of(reading))
    packed = compress(msgspec.msgpack.encode(reading), _LEVEL)
    row = {"version": version, "rules": reading.rules, "findings": len(told), "packed": packed}
    connection.execute(insert(readings), row)
    spans = passages_of(reading)
    if not searched or not spans:
        return
    first = (connection.execute(select(func.max(passages.c.id))).scalar() or 0) + 1
    rows = [{"id": n, "version": version, "start": s.start, "end": s.end} for n, s in enumerate(spans, first)]
    connection.execute(insert(passages), rows)
    language = reading.report.language
    words = [
        {"id": n, "text": said, "stems": stems_of(said, language)}
        for n, said in ((n, s.of(reading.report.text)) for n, s in enumerate(spans, first))
    ]
    connection.execute(text("INSERT INTO words(rowid, text, stems) VALUES (:id, :text, :stems)"), words)
    if told:
        connection.execute(insert(findings), [_finding(first + n, finding) for n, finding in told])


def _finding(passage: int, finding: Finding) -> dict[str, Any]:
    row = msgspec.structs.asdict(finding)
    del row["start"]
    return {"passage": passage, **row}


def unindex(connection: Connection, version: int) -> None:
    """Take a version out of the search."""
    inside = select(passages.c.id).where(passages.c.version == version)
    connection.execute(delete(findings).where(findings.c.passage.in_(inside)))
    connection.execute(
        text("DELETE FROM words WHERE rowid IN (SELECT id FROM passages WHERE version = :version)"),
        {"version": version},
    )
    connection.execute(delete(passages).where(passages.c.version == version))


def forget(connection: Connection, name: str) -> Iterator[str]:
    """Remove a report, the entries of its ticker and everything derived; yield the names that went.

    Raises KeyError when there is no such report.
    """
    found = connection.execute(select(articles.c.id, articles.c.key).where(articles.c.name == name)).one_or_none()
    if found is None:
        raise KeyError(name)
    entries = select(articles.c.name).where(articles.c.parent == found.key, articles.c.id != found.id)
    for entry in connection.execute(entries).scalars().all():
        yield from forget(connection, entry)
    _forget_versions(connection, found.id)
    connection.execute(delete(sketches).where(sketches.c.article == found.id))
    connection.execute(delete(articles).where(articles.c.id == found.id))
    connection.execute(delete(fetches).where(fetches.c.url == found.key))
    yield name


def _forget_versions(connection: Connection, article: int) -> None:
    """Remove the versions and the bytes they came from, also where other reports came from the same bytes."""
    rows = connection.execute(select(versions.c.id, versions.c.source).where(versions.c.article == article)).all()
    for row in rows:
        unindex(connection, row.id)
        for table in (readings, dropped):
            connection.execute(delete(table).where(table.c.version == row.id))
    connection.execute(delete(versions).where(versions.c.article == article))
    for source in {row.source for row in rows} - {None}:
        connection.execute(update(versions).where(versions.c.source == source).values(source=None))
        connection.execute(delete(sources).where(sources.c.id == source))
