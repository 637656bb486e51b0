"""Lagebild reads news reports on a crisis and draws one sourced picture of it.

import lagebild
reading = lagebild.read(text, published="2026-03-04")
picture = lagebild.draw([reading])
"""

from typing import TYPE_CHECKING

from lagebild.model.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagebild.model.picture import Picture
    from lagebild.model.reading import Reading
    from lagebild.model.report import Report
    from lagebild.model.span import Span
    from lagebild.model.time import TimeMention

__version__ = VERSION
__all__ = ["Picture", "Reading", "Report", "Span", "draw", "read", "times"]

_NOUNS = {"Picture": "picture", "Reading": "reading", "Report": "report", "Span": "span"}


def __getattr__(name: str) -> object:
    """Load the nouns when they are asked for, so that `import lagebild` stays quick."""
    if name not in _NOUNS:
        raise AttributeError(f"module 'lagebild' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(f"lagebild.model.{_NOUNS[name]}"), name)


def read(
    text: str,
    *,
    name: str = "report",
    published: str | None = None,
    outlet: str | None = None,
    language: str = "de",
) -> "Reading":
    """Return what one report says.

    `published` is an ISO date or date-time; without it, relative times stay relations unless the text
    has a date of its own. Raises ValueError when `published` is no date, KeyError for a language we
    don't have.
    """
    return _read(text, name, published, outlet, language)


def times(text: str, published: str | None = None, *, language: str = "de") -> "tuple[TimeMention, ...]":
    """Return the TIMEX3 expressions of a text, resolved against `published` (ISO date or date-time)."""
    return _read(text, "text", published, None, language, until="times").times


def _read(
    text: str, name: str, published: str | None, outlet: str | None, language: str, until: str | None = None
) -> "Reading":
    from lagebild.languages.load import load  # noqa: PLC0415 - nothing of the reader before it is asked for
    from lagebild.model.report import Published, Report  # noqa: PLC0415
    from lagebild.reading.pipeline import read as read_report  # noqa: PLC0415

    given = Published(published) if published else None
    report = Report(text, name, outlet=outlet, published=given, language=language)
    return read_report(report, load(language), until=until)


def draw(readings: "Sequence[Reading]", *, as_of: str | None = None, since: str | None = None) -> "Picture":
    """Return the picture that readings give together.

    `as_of`: only reports published up to this ISO moment; `since`: list what is new after it.
    """
    from lagebild.picture import draw as draw_picture  # noqa: PLC0415

    return draw_picture(readings, as_of=as_of, since=since)
