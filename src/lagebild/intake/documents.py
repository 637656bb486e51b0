"""Bytes of any kind to articles: what they are by content and ending, and who reads them.

Nothing raises from here: what cannot be read is a refusal in one line.
"""

import json
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

from lagebild.intake.agency import NINJS, article_in_ninjs, articles_in_newsml, safe_xml
from lagebild.intake.archive import article_in_pdf
from lagebild.intake.article import Taken
from lagebild.intake.feed import JSON_FEED, FeedEntry, entries_in_feed, entries_in_json_feed
from lagebild.intake.html import articles_in_page
from lagebild.intake.lines import articles_in_lines
from lagebild.intake.mail import articles_in_mail
from lagebild.intake.refusal import Assumed, Refused
from lagebild.intake.text import NotTextError, decode
from lagebild.model.article import Article
from lagebild.model.report import Report

Kind = Literal["text", "lines", "json", "xml", "page", "mail", "pdf", "warc"]
#: What a file's ending says it is.
ENDINGS: dict[str, Kind] = {
    ".txt": "text", ".jsonl": "lines", ".ndjson": "lines", ".json": "json", ".xml": "xml", ".rss": "xml",
    ".atom": "xml", ".html": "page", ".htm": "page", ".xhtml": "page", ".mhtml": "mail", ".mht": "mail",
    ".eml": "mail", ".pdf": "pdf", ".warc": "warc", ".warc.gz": "warc",
}  # fmt: skip
#: More bytes than that are not looked at, by kind; archives are read as they stream.
LARGEST: dict[Kind, int] = {"text": 20_000_000, "lines": 500_000_000, "json": 100_000_000, "pdf": 100_000_000}
LARGEST_ELSE = 20_000_000
_HEADS: tuple[tuple[Kind, re.Pattern[bytes]], ...] = (
    ("pdf", re.compile(rb"%PDF-")),
    ("warc", re.compile(rb"WARC/[01]\.|\x1f\x8b")),
    (
        "page",
        re.compile(rb"(?is)(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b"),
    ),
    ("xml", re.compile(rb"<\?xml|<rss\b|<feed\b|<urlset\b|<newsMessage\b|<newsItem\b")),
    ("json", re.compile(rb"\s*[{\[]")),
    (
        "mail",
        re.compile(rb"(?i)(?:From|Received|Return-Path|Date|Message-ID|MIME-Version|Delivered-To): "),
    ),
)


for _parser in ("pypdf", "trafilatura", "htmldate", "courlan", "warcio"):
    logging.getLogger(_parser).setLevel(logging.CRITICAL + 1)  # what goes wrong is told once, as a refusal


def kind_by_ending(name: str) -> Kind | None:
    """Return what the ending of a name says, None where it says nothing."""
    low = name.lower()
    return next((kind for ending, kind in ENDINGS.items() if low.endswith(ending)), None)


def kind_of(name: str, head: bytes) -> Kind:
    """Return what bytes are: by the ending of their name, else by how they begin, else text."""
    found = kind_by_ending(name)
    if found is not None and not (found in {"xml", "page"} and head.startswith(b"%PDF-")):
        return found
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((kind for kind, pattern in _HEADS if pattern.match(start)), "text")


def too_large(kind: Kind, size: int) -> str | None:
    """Return why so many bytes of a kind are not read; None where they are."""
    limit = LARGEST.get(kind, LARGEST_ELSE)
    return f"is larger than {limit // 1_000_000} MB" if kind != "warc" and size > limit else None


def articles_of(raw: bytes, name: str, kind: Kind, url: str | None = None) -> Iterator[Taken]:
    """Yield what stands in the bytes of one document; `url` is where they came from."""
    reason = too_large(kind, len(raw))
    if reason:
        yield Refused(name, reason)
        return
    if not raw.strip():
        yield Refused(name, "is empty")
        return
    try:
        for taken in _READERS[kind](raw, name, url):
            yield _with_source(taken, raw, kind)
    except NotTextError:
        yield Refused(name, "is not text but binary data", remedy="save the report as text")
    except ValueError as problem:
        yield Refused(name, " ".join(str(problem).split())[:200])
    except RecursionError:
        yield Refused(name, "is nested too deeply")
    except Exception as problem:  # parsers of others break in ways of their own
        yield Refused(name, f"cannot be read as {kind} ({type(problem).__name__})")


def _with_source(taken: Taken, raw: bytes, kind: Kind) -> Taken:
    if not isinstance(taken, Article) or taken.raw:
        return taken
    return Article(taken.report, taken.modified, taken.dropped, taken.parent, taken.key, raw, kind)


def _text(raw: bytes, name: str, url: str | None) -> Iterator[Taken]:
    decoded = decode(raw)
    if decoded.assumed:
        yield Assumed(name, f"is not UTF-8; read as {decoded.assumed}")
    if not decoded.text.strip():
        raise ValueError("is empty")
    yield Article(Report(decoded.text, name, url=url), key=url)


def _lines(raw: bytes, name: str, url: str | None) -> Iterator[Taken]:
    decoded = decode(raw)
    if decoded.assumed:
        yield Assumed(name, f"is not UTF-8; read as {decoded.assumed}")
    yield from articles_in_lines(decoded.text, name)


def _json(raw: bytes, name: str, url: str | None) -> Iterator[Taken]:
    text = decode(raw).text
    try:
        given = json.loads(text)
    except ValueError:
        first = text.lstrip().split("\n", 1)[0]
        if not (first.startswith("{") and first.rstrip().endswith("}")):
            raise
        yield from articles_in_lines(text, name)
        return
    objects = given if isinstance(given, list) else [given]
    for number, one in enumerate(objects, start=1):
        yield from _object(one, name if one is given else f"{name}:{number}", name)


def _object(given: Any, name: str, file: str) -> Iterator[Taken]:
    if not isinstance(given, dict):
        yield Refused(name, "is no report: no JSON object")
    elif str(given.get("version", "")).startswith(JSON_FEED):
        yield from _entries(entries_in_json_feed(given, name), name)
    elif any(key in given for key in NINJS):
        yield article_in_ninjs(given, name)
    elif "text" in given:
        yield from articles_in_lines(json.dumps(given), name)
    else:
        yield Refused(name, "is JSON, but no report, ninjs or JSON Feed", remedy='a report is {"text": …}')


def _entries(entries: tuple[FeedEntry, ...], name: str) -> Iterator[Taken]:
    """What a feed brings itself, where nobody may fetch the pages."""
    for entry in entries:
        if entry.article.report.text.strip():
            yield entry.article
    if not entries:
        yield Refused(name, "is a feed without entries")


def _xml(raw: bytes, name: str, url: str | None) -> Iterator[Taken]:
    tree = safe_xml(raw)
    tag = str(tree.tag).rpartition("}")[2]
    if tag == "html":
        yield from articles_in_page(raw, name, url)
    elif tag in {"rss", "feed", "RDF"}:
        yield from _entries(entries_in_feed(raw, name), name)
    elif tag in {"urlset", "sitemapindex"}:
        yield Refused(name, "is a sitemap: it holds addresses only", remedy="add its address to a case")
    else:
        found = list(articles_in_newsml(tree, name))
        yield from found
        if not found:
            yield Refused(name, f"is XML <{tag}> without a report; NewsML-G2, RSS and Atom are read")


def _pdf(raw: bytes, name: str, url: str | None) -> Iterator[Taken]:
    yield article_in_pdf(raw, name)


def _mail(raw: bytes, name: str, url: str | None) -> Iterator[Taken]:
    yield from articles_in_mail(raw, name)


def _warc(raw: bytes, name: str, url: str | None) -> Iterator[Taken]:
    from io import BytesIO  # noqa: PLC0415

    from lagebild.intake.archive import articles_in_warc  # noqa: PLC0415

    yield from articles_in_warc(BytesIO(raw), name)


_READERS: dict[Kind, Callable[[bytes, str, str | None], Iterator[Taken]]] = {
    "text": _text,
    "lines": _lines,
    "json": _json,
    "xml": _xml,
    "page": articles_in_page,
    "mail": _mail,
    "pdf": _pdf,
    "warc": _warc,
}
