"""Addresses of the web to articles: pages, feeds and the pages they point to, sitemaps."""

from collections.abc import Iterator

import msgspec

from lagebild.intake.agency import safe_xml
from lagebild.intake.article import Taken
from lagebild.intake.documents import Kind, articles_of, kind_of
from lagebild.intake.feed import (
    JSON_FEED,
    MOST_ENTRIES,
    FeedEntry,
    addresses_in_sitemap,
    entries_in_feed,
    entries_in_json_feed,
)
from lagebild.intake.fetch import Fetcher, FetchError, Page
from lagebild.intake.refusal import Refused
from lagebild.intake.sources import Given, finished
from lagebild.model.article import Article

#: A feed's own text of at least so many characters stands in for a page that cannot be fetched.
ENOUGH = 400
#: Sitemaps may point to sitemaps, so deep.
DEEPEST = 3
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("html", "page"), ("pdf", "pdf"), ("json", "json"), ("xml", "xml"), ("text/plain", "text"),
    ("message/rfc822", "mail"),
)  # fmt: skip


class Visits:
    """One run over addresses. What servers said is handed out at the end, when the articles are safely kept."""

    def __init__(self, fetcher: Fetcher, given: Given) -> None:
        self._fetcher = fetcher
        self._given = given
        self.pages: list[Page] = []

    def articles_at(self, url: str) -> Iterator[Taken]:
        """Yield the articles of a page, of a feed's pages or of a sitemap's; unchanged pages give nothing."""
        for taken in self._source(url, 0):
            yield finished(taken, self._given) if isinstance(taken, Article) else taken

    def _fetched(self, url: str) -> Page | Refused | None:
        try:
            page = self._fetcher.get(url)
        except FetchError as problem:
            return Refused(url, str(problem))
        if page is not None:
            self.pages.append(page)
        return page

    def _source(self, url: str, depth: int) -> Iterator[Taken]:
        page = self._fetched(url)
        if isinstance(page, Refused):
            yield page
            return
        if page is None:
            return
        entries, addresses = _listed(page)
        if entries:
            for entry in entries:
                yield from self._entry(entry)
        elif addresses is None:
            yield from _articles(page)
        elif depth < DEEPEST:
            for address in addresses[: MOST_ENTRIES - len(self.pages)]:
                yield from self._source(address, depth + 1)

    def _entry(self, entry: FeedEntry) -> Iterator[Taken]:
        """The page an entry points to, or what the feed brings of it where the page cannot be had."""
        own = entry.article
        if entry.url is None:
            yield own
            return
        if not self._fetcher.is_newer(entry.url, own.modified):
            return
        page = self._fetched(entry.url)
        if isinstance(page, Refused):
            yield own if len(own.report.text) >= ENOUGH else page
        elif page is not None:
            for taken in _articles(page):
                yield _filled(taken, own) if isinstance(taken, Article) and taken.parent is None else taken


def _listed(page: Page) -> tuple[tuple[FeedEntry, ...], tuple[str, ...] | None]:
    """The entries of a feed; the addresses of a sitemap, None for what is none."""
    kind = _kind(page)
    try:
        if kind == "json":
            given = msgspec.json.decode(page.raw)
            told = isinstance(given, dict) and str(given.get("version", "")).startswith(JSON_FEED)
            return (entries_in_json_feed(given, page.url), None) if told else ((), None)
        if kind != "xml":
            return (), None
        tree = safe_xml(page.raw)
        tag = str(tree.tag).rpartition("}")[2]
        if tag in {"rss", "feed", "RDF"}:
            return entries_in_feed(page.raw, page.url), None
        return (), addresses_in_sitemap(tree) if tag in {"urlset", "sitemapindex"} else None
    except (ValueError, RecursionError):  # told when it is read as a document
        return (), None


def _kind(page: Page) -> Kind:
    told = page.kind.partition(";")[0].strip().lower()
    by_type = next((kind for mark, kind in _KINDS if mark in told), None)
    head = page.raw[:4096]
    if by_type in {"xml", "text", None}:  # said of everything; the bytes know better
        found = kind_of("", head)
        return found if found != "text" or by_type is None else by_type
    return by_type


def _articles(page: Page) -> Iterator[Taken]:
    told = page.kind.partition(";")[0].strip().lower()
    if told.startswith(("image/", "video/", "audio/", "font/")):
        yield Refused(page.url, f"is {told}, no report")
        return
    for taken in articles_of(page.raw, page.url, _kind(page), page.url):
        if isinstance(taken, Article) and taken.report.url is None:
            report = msgspec.structs.replace(taken.report, url=page.url)
            yield msgspec.structs.replace(taken, report=report, key=taken.key or page.url)
        else:
            yield taken


def _filled(article: Article, entry: Article) -> Article:
    """The page's article with what only the feed tells."""
    mine, told = article.report, entry.report
    report = msgspec.structs.replace(
        mine,
        published=mine.published or told.published,
        outlet=mine.outlet or told.outlet,
        title=mine.title or told.title,
    )
    return msgspec.structs.replace(article, report=report, modified=article.modified or entry.modified)
