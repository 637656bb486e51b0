"""A live ticker to its timed entries: from JSON-LD, or from sections that begin with a time of their own."""

import re
from collections.abc import Iterator
from typing import Any

from lagebild.intake.blocks import folded
from lagebild.intake.metadata import Entry, published_of
from lagebild.model.article import BLANK, Article
from lagebild.model.record import key_of
from lagebild.model.report import Published, Report

#: So many timed sections make a page a live ticker.
TICKER_FROM = 4
#: Entries of a ticker that are read, at most, and sections of a page that are looked at.
MOST_ENTRIES, MOST_SECTIONS = 2000, 20_000
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\b")


def timed_sections(tree: Any, published: Published | None) -> tuple[Entry, ...]:
    """Return the entries of a page without LiveBlogPosting; none where it is no ticker.

    A clock time without a day belongs to the day of publication.
    """
    found: dict[tuple[str, Published], Entry] = {}
    for number, section in enumerate(tree.iter("article", "section", "li", "div")):
        if number > MOST_SECTIONS:
            break
        entry = _entry_in(section, published)
        if entry is not None and entry.published is not None:
            found.setdefault((entry.text, entry.published), entry)
    return tuple(found.values())[:MOST_ENTRIES] if len(found) >= TICKER_FROM else ()


def _entry_in(section: Any, published: Published | None) -> Entry | None:
    """The entry in a section with one time; None where it wraps others or holds no text."""
    times = _first_two(section.iter("time"))
    if len(times) != 1 or any(s is not section for s in _first_two(section.iter("article", "section"))):
        return None
    paragraphs = [folded(p.text_content()) for p in section.iter("p")]
    heads = [folded(h.text_content()) for h in section.iter("h2", "h3", "h4")]
    said = folded(times[0].text_content())
    text = BLANK.join(p for p in paragraphs if p and p != said)
    return Entry(heads[0] if heads else None, text, _moment(times[0], published)) if text else None


def _first_two(elements: Iterator[Any]) -> list[Any]:
    return [element for _, element in zip(range(2), elements, strict=False)]


def _moment(time: Any, published: Published | None) -> Published | None:
    told = published_of(time.get("datetime"))
    if told is not None and told.has_clock:
        return told
    clock = _CLOCK.search(folded(time.text_content()))
    day = told or published
    if clock is None or day is None:
        return told
    return Published(f"{day.day.isoformat()}T{int(clock.group(1)):02}:{clock.group(2)}")


def articles_of_entries(entries: tuple[Entry, ...], page: Article) -> Iterator[Article]:
    """Yield the entries as articles of their own. An entry is known by its time, not by its place on the page."""
    seen: dict[str, int] = {}
    for entry in entries[:MOST_ENTRIES]:
        said = entry.published.value if entry.published else key_of(entry.title, entry.text[:60])
        seen[said] = seen.get(said, 0) + 1
        mark = said if seen[said] == 1 else f"{said}-{seen[said]}"
        old = page.report
        text = BLANK.join(part for part in (entry.title, entry.text) if part)
        report = Report(
            text, f"{old.name}#{mark}", old.outlet, old.url, entry.published, old.language, entry.title, old.authors
        )
        yield Article(
            report, parent=page.key or old.name, key=f"{page.key or old.name}#{mark}", raw=page.raw, kind=page.kind
        )
