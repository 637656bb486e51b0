"""News agencies' own formats: ninjs (JSON) and NewsML-G2 (XML)."""

import re
from collections.abc import Iterator
from typing import Any

from lagebild.intake.metadata import published_of
from lagebild.model.article import BLANK, Article
from lagebild.model.report import Report

_G2 = "{http://iptc.org/std/nar/2006-10-01/}"
_SPACE = re.compile(r"\s+")


def article_in_ninjs(given: dict[str, Any], name: str) -> Article:
    """Return the article of a ninjs document (1.x, 2.x, 3.x); raises ValueError where it has no text."""
    title = _told(given, "headline") or _of_role(given.get("headlines"))
    body = _body(given)
    report = Report(
        text=BLANK.join(part for part in (title, body) if part),
        name=name,
        outlet=_told(given, "source") or _told(given, "provider"),
        url=_told(given, "uri"),
        published=published_of(given.get("firstcreated") or given.get("firstCreated") or given.get("versioncreated")),
        language=(_told(given, "language") or "")[:2].lower() or None,
        title=title,
        authors=tuple(_names(given.get("authors") or given.get("people"))),
    )
    if not body.strip():
        raise ValueError("has no text")
    modified = _told(given, "versioncreated") or _told(given, "versionCreated")
    return Article(report, modified, key=_told(given, "uri") or _told(given, "guid"))


#: What makes a JSON object a ninjs document.
NINJS = ("body_text", "body_html", "body_xhtml", "bodies")


def _body(given: dict[str, Any]) -> str:
    plain = _told(given, "body_text")
    marked = _told(given, "body_html") or _told(given, "body_xhtml")
    for body in given["bodies"] if isinstance(given.get("bodies"), list) else ():
        value = _told(body, "value") if isinstance(body, dict) else None
        if value and "html" in str(body.get("contentType") or body.get("contenttype")):
            marked = marked or value
        else:
            plain = plain or value
    return plain or text_of_markup(marked or "")


def _of_role(headlines: object) -> str | None:
    """The main headline of ninjs 3, or the first one."""
    given = [h for h in headlines if isinstance(h, dict)] if isinstance(headlines, list) else []
    given.sort(key=lambda h: h.get("role") != "main")
    return next((value for h in given if (value := _told(h, "value"))), None)


def _told(given: dict[str, Any], key: str) -> str | None:
    value = given.get(key)
    return value if isinstance(value, str) and value.strip() else None


def _names(people: object) -> Iterator[str]:
    for one in people if isinstance(people, list) else ():
        name = _told(one, "name") if isinstance(one, dict) else None
        if name:
            yield name


def text_of_markup(markup: str) -> str:
    """Return the paragraphs of a piece of HTML as text, white space folded."""
    if not markup.strip():
        return ""
    from lxml import html  # noqa: PLC0415 - only markup pays for it

    tree = html.fragment_fromstring(markup, create_parent="div")
    blocks = list(tree.iter("p", "h1", "h2", "h3", "h4", "li")) or [tree]
    return BLANK.join(filter(None, (_SPACE.sub(" ", b.text_content()).strip() for b in blocks)))


def safe_xml(raw: bytes) -> Any:
    """Parse XML without entities, network or huge trees; raises ValueError for what is no XML or declares any."""
    from lxml import etree  # noqa: PLC0415 - only XML pays for it

    if any("<!ENTITY".encode(encoding) in raw for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
        raise ValueError("declares entities of its own, which no report needs")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=False)
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as problem:
        raise ValueError(f"is no XML: {problem}") from problem


def articles_in_newsml(tree: Any, name: str) -> Iterator[Article]:
    """Yield the articles of a NewsML-G2 document."""
    items = list(tree.iter(f"{_G2}newsItem"))
    for number, item in enumerate(items, start=1):
        found = _news_item(item, name if len(items) == 1 else f"{name}#{number}")
        if found.report.text.strip():
            yield found


def _news_item(item: Any, name: str) -> Article:
    title = _first(item, "headline")
    body = next(item.iter(f"{_G2}inlineXML"), None)
    paragraphs = [] if body is None else [e for e in body.iter("{*}p", "{*}hl2") if _flat(e)]
    text = BLANK.join([*([title] if title else []), *map(_flat, paragraphs)])
    provider = next((e.get("literal") or e.get("qcode") or _flat(e) for e in item.iter(f"{_G2}provider")), None)
    modified = _first(item, "versionCreated")
    report = Report(
        text=text,
        name=name,
        outlet=provider,
        published=published_of(_first(item, "firstCreated") or _first(item, "contentCreated") or modified),
        language=next((e.get("tag", "")[:2] or None for e in item.iter(f"{_G2}language")), None),
        title=title,
        authors=tuple(filter(None, (_flat(e) for e in item.iter(f"{_G2}by")))),
    )
    return Article(report, modified=modified, key=item.get("guid"))


def _first(item: Any, tag: str) -> str | None:
    return next((text for e in item.iter(f"{_G2}{tag}") if (text := _flat(e))), None)


def _flat(element: Any) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip()
