"""What a page says of itself in JSON-LD (schema.org): title, times, authors, outlet, live entries."""

import json
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from lagebild.model.record import Record
from lagebild.model.report import Published

#: Types of schema.org that are articles.
ARTICLES = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle"}
    | {"OpinionNewsArticle", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report"}
)
#: JSON-LD nested deeper than this is not read.
DEEPEST = 12


class Metadata(Record, frozen=True):
    """What was found; None where nothing was. `entries` are the updates of a live ticker.

    `free` is False where the page says that only payers see the whole.
    """

    title: str | None = None
    published: Published | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    free: bool = True
    entries: tuple["Entry", ...] = ()


class Entry(Record, frozen=True):
    """One update of a live ticker."""

    title: str | None
    text: str
    published: Published | None


def metadata_in(scripts: list[str]) -> Metadata:
    """Return what the JSON-LD blocks of a page say of its article; broken blocks are passed over."""
    nodes = [n for script in scripts for n in _nodes(_parsed(script), 0) if _types(n) & ARTICLES]
    lives = [n for n in nodes if "liveBlogUpdate" in n]
    return _metadata((lives or nodes)[0]) if nodes else Metadata()


def _parsed(script: str) -> object:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        value = [v for k, v in value.items() if k in {"@graph", "mainEntity", "mainEntityOfPage"}]
    if isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth + 1)


def _types(node: dict[str, Any]) -> set[str]:
    told = node.get("@type")
    kinds = told if isinstance(told, list) else [told]
    return {str(kind).rsplit("/", 1)[-1] for kind in kinds}


def _metadata(node: dict[str, Any]) -> Metadata:
    updates = node.get("liveBlogUpdate")
    entries = updates if isinstance(updates, list) else [updates] if isinstance(updates, dict) else []
    return Metadata(
        title=_text(node.get("headline")) or _text(node.get("name")),
        published=published_of(node.get("datePublished")),
        modified=_text(node.get("dateModified")),
        authors=tuple(_names(node.get("author"))),
        outlet=next(iter(_names(node.get("publisher"))), None),
        url=_text(node.get("url")) or _address(node.get("mainEntityOfPage")),
        language=(_text(node.get("inLanguage")) or "")[:2].lower() or None,
        free=str(node.get("isAccessibleForFree", True)).lower() != "false",
        entries=tuple(e for e in (_entry(u) for u in entries if isinstance(u, dict)) if e.text),
    )


def _entry(node: dict[str, Any]) -> Entry:
    text = _text(node.get("articleBody")) or _text(node.get("text")) or ""
    return Entry(_text(node.get("headline")), text, published_of(node.get("datePublished")))


def published_of(value: object) -> Published | None:
    """Return a moment as pages and feeds write it (ISO, or as in mails), or None."""
    text = _text(value)
    if text is None:
        return None
    try:
        return Published(text.replace(" ", "T", 1) if text[10:11] == " " else text)
    except ValueError:
        return _mail_date(text)


def _mail_date(text: str) -> Published | None:
    try:
        return Published(parsedate_to_datetime(text).isoformat())
    except (ValueError, TypeError, IndexError):
        return None


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _names(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = _text(one.get("name")) if isinstance(one, dict) else _text(one)
        if name:
            yield name


def _address(value: object) -> str | None:
    return _text(value.get("@id") or value.get("url")) if isinstance(value, dict) else _text(value)
