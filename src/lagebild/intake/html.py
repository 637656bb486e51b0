"""A page to an article: the main text by trafilatura, JSON-LD first for what the page says of itself.

Everything that is not the text goes to the ledger of dropped blocks, with its reason.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import msgspec

from lagebild.intake.article import Taken
from lagebild.intake.blocks import Sifted, blocks_in, blocks_on_page, folded, ledger, sift
from lagebild.intake.metadata import Entry, Metadata, metadata_in, published_of
from lagebild.intake.refusal import Assumed
from lagebild.intake.ticker import articles_of_entries, timed_sections
from lagebild.languages.identity import language_of
from lagebild.languages.load import found as languages_found
from lagebild.languages.load import load
from lagebild.model.article import BLANK, Article, Dropped
from lagebild.model.report import Report

#: A page with more text than that is no report; in characters, without scripts and styles.
LONGEST_TEXT = 2_000_000
DEFAULT_LANGUAGE = "de"
#: Of a page with fewer blocks than that, trafilatura's last resort gives all text as one: we look ourselves.
FEWEST = 2
_MUTE = ("script", "style", "svg", "noscript", "template", "iframe", "object")
#: Parameters of addresses that say where a reader came from, not what is read.
_TRACKING = re.compile(r"(?:utm_|wt_|at_|fbclid|gclid|xtor|ref$|cmpid)", re.IGNORECASE)


def articles_in_page(raw: bytes | str, name: str, url: str | None = None) -> Iterator[Taken]:
    """Yield the article of a page; of a live ticker its entries too, each with the page as parent.

    Raises ValueError where the page holds no text at all.
    """
    tree = tree_of(raw)
    told = metadata_in([s.text or "" for s in tree.iter("script") if s.get("type") == "application/ld+json"])
    _without_mute(tree)
    found = _main(tree, url)
    blocks = blocks_in(found.body if found else None)
    if len(blocks) < FEWEST:
        blocks = blocks_on_page(tree) or blocks
    title = told.title or folded(found.title or "" if found else "") or None
    sifted = sift(tuple(b for b in blocks if b.text != title), _language(told, " ".join(b.text for b in blocks)))
    if not sifted.kept and not told.entries:
        raise ValueError("there is no running text on the page")
    kept = raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass")
    report = _report(name, url, told, found, title)
    page = Article(report, told.modified, key=_key(told, url), raw=kept, kind="page")
    entries = told.entries or timed_sections(tree, report.published)
    sifted = _without_entries(sifted, entries)
    text = BLANK.join([title, *sifted.kept] if title else sifted.kept) or name
    shifted = tuple(d if not title else Dropped(d.text, d.reason, d.after + 1) for d in ledger(tree, sifted, title))
    if not told.free:
        yield Assumed(name, "only the beginning is free to read; read as far as it goes")
    yield msgspec.structs.replace(page, report=msgspec.structs.replace(report, text=text), dropped=shifted)
    yield from articles_of_entries(entries, page)


def tree_of(raw: bytes | str) -> Any:
    """Return the page as a tree; raises ValueError for what is no page."""
    from lxml import html as lxml_html  # noqa: PLC0415 - only pages pay for it

    try:
        parser = lxml_html.HTMLParser(encoding=_charset(raw) if isinstance(raw, bytes) else None, huge_tree=False)
        return lxml_html.document_fromstring(raw, parser=parser)
    except Exception as problem:  # lxml raises several kinds for what is no page
        raise ValueError("is no page") from problem


_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)


def _charset(raw: bytes) -> str | None:
    """The encoding the page names in its first kilobytes; UTF-8 where the bytes are."""
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        named = _CHARSET.search(raw[:4096])
        return named.group(1).decode("ascii") if named else "windows-1252"
    return "utf-8"


def _without_mute(tree: Any) -> None:
    """Take out what is never text; raises ValueError where more than a report's text is left."""
    for element in list(tree.iter(*_MUTE)):
        if element.getparent() is not None:
            element.drop_tree()
    if sum(map(len, tree.itertext())) > LONGEST_TEXT:
        raise ValueError(f"holds more than {LONGEST_TEXT // 1_000_000} million characters of text")


def _main(tree: Any, url: str | None) -> Any:
    from lxml import html as lxml_html  # noqa: PLC0415
    from trafilatura import bare_extraction  # noqa: PLC0415 - 150 ms that only pages cost

    text = lxml_html.tostring(tree, encoding="unicode")
    return bare_extraction(
        text, url=url, include_links=True, include_comments=False, include_tables=True, with_metadata=True
    )


def _language(told: Metadata, text: str) -> Any:
    ours = [load(code) for code in languages_found()]
    code = told.language or language_of(text, ours, DEFAULT_LANGUAGE)
    return load(code if code in languages_found() else DEFAULT_LANGUAGE)


def _without_entries(sifted: Sifted, entries: tuple[Entry, ...]) -> Sifted:
    """The text of a ticker's page without its entries, which are reports of their own."""
    told = {folded(part) for e in entries for part in (e.title or "", *e.text.split(BLANK))}
    return Sifted(tuple(b for b in sifted.kept if b not in told), sifted.dropped) if entries else sifted


def _report(name: str, url: str | None, told: Metadata, found: Any, title: str | None) -> Report:
    """What the page says of itself; the text comes later."""
    authors = told.authors or tuple(filter(None, ((found.author or "") if found else "").split("; ")))
    return Report(
        text="",
        name=name,
        outlet=told.outlet or (found.sitename if found else None),
        url=_key(told, url) or (found.url if found else None),
        published=told.published or published_of(found.date if found else None),
        language=told.language,
        title=title,
        authors=authors,
    )


def _key(told: Metadata, url: str | None) -> str | None:
    """The address of the article: what the page says, where it is on the same host and no mere front page."""
    said = urljoin(url or "", told.url) if told.url else None
    parts = urlsplit(said or "")
    if said and parts.path.strip("/") and (url is None or parts.hostname == urlsplit(url).hostname):
        return plain_address(said)
    return plain_address(url) if url else None


def plain_address(url: str) -> str:
    """Return the address without its fragment and without what tracks readers."""
    parts = urlsplit(url)
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(kept), ""))
