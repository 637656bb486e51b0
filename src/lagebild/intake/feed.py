"""Feeds and sitemaps: what they bring themselves, and the addresses they point to."""

from datetime import UTC, datetime
from time import struct_time
from typing import Any

from lagebild.intake.agency import text_of_markup
from lagebild.intake.metadata import published_of
from lagebild.model.article import BLANK, Article
from lagebild.model.record import Record
from lagebild.model.report import Published, Report

#: Entries of a feed and addresses of a sitemap that are read, at most.
MOST_ENTRIES = 2000


class FeedEntry(Record, frozen=True):
    """One entry: where its page is, and the article as far as the feed brings it."""

    url: str | None
    article: Article


def entries_in_feed(raw: bytes, name: str) -> tuple[FeedEntry, ...]:
    """Return the entries of an RSS or Atom feed; raises ValueError for what is no feed.

    The bytes have gone through safe_xml: feedparser gets no address and no entities.
    """
    import feedparser  # noqa: PLC0415 - only feeds pay for it

    parsed = feedparser.parse(raw)
    if not parsed.version:
        raise ValueError("is no feed")
    outlet = parsed.feed.get("title")
    return tuple(_entry(e, n, name, outlet) for n, e in enumerate(parsed.entries[:MOST_ENTRIES], start=1))


def _entry(entry: Any, number: int, name: str, outlet: str | None) -> FeedEntry:
    contents = [c.get("value", "") for c in entry.get("content", ())]
    body = text_of_markup(max([*contents, entry.get("summary", "")], key=len))
    title = text_of_markup(entry.get("title", "")) or None
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    url = entry.get("link") or None
    report = Report(
        text=BLANK.join(part for part in (title, body) if part),
        name=url or f"{name}#{number}",
        outlet=outlet,
        url=url,
        published=_moment(moment),
        title=title,
        authors=(entry["author"],) if entry.get("author") else (),
    )
    return FeedEntry(url, Article(report, _changed(entry), key=url or entry.get("id")))


def _changed(entry: Any) -> str | None:
    moment = _moment(entry.get("updated_parsed") if "updated_parsed" in entry else None)
    return moment.value if moment else None


def _moment(moment: struct_time | None) -> Published | None:
    if moment is None:
        return None
    try:
        return Published(datetime(*moment[:6], tzinfo=UTC).isoformat())
    except ValueError:
        return None


#: What the version of a JSON Feed begins with.
JSON_FEED = "https://jsonfeed.org/"


def entries_in_json_feed(given: dict[str, Any], name: str) -> tuple[FeedEntry, ...]:
    """Return the items of a JSON Feed (jsonfeed.org, version 1)."""
    items = given.get("items")
    found = [i for i in items if isinstance(i, dict)] if isinstance(items, list) else []
    return tuple(_item(i, n, name, _text(given, "title")) for n, i in enumerate(found[:MOST_ENTRIES], start=1))


def _item(item: dict[str, Any], number: int, name: str, outlet: str | None) -> FeedEntry:
    body = _text(item, "content_text") or text_of_markup(_text(item, "content_html") or _text(item, "summary") or "")
    title, url = _text(item, "title"), _text(item, "url")
    report = Report(
        text=BLANK.join(part for part in (title, body) if part),
        name=url or f"{name}#{number}",
        outlet=outlet,
        url=url,
        published=published_of(item.get("date_published")),
        title=title,
    )
    return FeedEntry(url, Article(report, modified=_text(item, "date_modified"), key=url or _text(item, "id")))


def _text(given: dict[str, Any], key: str) -> str | None:
    value = given.get(key)
    return value if isinstance(value, str) and value.strip() else None


def addresses_in_sitemap(tree: Any) -> tuple[str, ...]:
    """Return the addresses of a sitemap or of a sitemap of sitemaps, in order."""
    found = ("".join(e.itertext()).strip() for e in tree.iter("{*}loc"))
    return tuple(dict.fromkeys(a for a in found if a))[:MOST_ENTRIES]
