"""Score the cleaning of pages: which characters of a page's text are the article's, and which passages are lost.

The pages are our own, in the shapes of real news sites (tests/intake/pages.py): each tells passages that must stand in
the text and words that must not. A line with such a word is extraneous, with all its characters.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from bench.scores import Document, Measure, Sums
from lagebild.intake.html import articles_in_page
from lagebild.model.article import Article
from tests.intake.pages import LAYOUTS

MEASURE = Measure("characters of the article")
Clean = Callable[[str], str]


def cleaners() -> Iterator[tuple[str, Clean]]:
    """Yield our cleaning and what it rests on, alone."""
    yield "Lagebild", ours
    yield "trafilatura alone", trafilatura_alone


def ours(html: str) -> str:
    """Return the text of a page as we take it in; a ticker's entries are reports of their own and left out."""
    taken = articles_in_page(html.encode("utf-8"), "page")
    return next((found.report.text for found in taken if isinstance(found, Article)), "")


def trafilatura_alone(html: str) -> str:
    """Return the text of a page as trafilatura takes it, with its own settings."""
    from trafilatura import extract  # noqa: PLC0415 - slow to load, and only here

    return extract(html, include_comments=False) or ""


def measure(_: Path) -> dict[str, list[Document]]:
    """Return the sums of each page for each cleaning."""
    return {name: [_scored(page, clean) for page in LAYOUTS] for name, clean in cleaners()}


def _scored(page: str, clean: Clean) -> Document:
    html, wanted, unwanted = LAYOUTS[page]
    text = clean(html)
    lines = [line for line in text.splitlines() if line.strip()]
    extraneous = sum(len(line) for line in lines if any(word in line for word in unwanted))
    found = sum(map(len, lines))
    document = Document(page)
    kept = sum(len(passage) for passage in wanted if passage in text)
    document.add(MEASURE, Sums(found - extraneous, found, kept, sum(map(len, wanted))))
    return document
