"""Reports as JSON Lines: {"name", "text", "published"?, "outlet"?, "url"?, "language"?, "title"?} a line."""

from collections.abc import Iterator

import msgspec

from lagebild.intake.refusal import Refused
from lagebild.model.article import Article
from lagebild.model.report import Published, Report


class _Line(msgspec.Struct):
    """What a line may hold; other keys are passed over."""

    text: str
    name: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    title: str | None = None


_DECODER = msgspec.json.Decoder(_Line)


def reports_in_lines(text: str, file: str) -> Iterator[Report | Refused]:
    """Yield the report of each line, or why there is none; empty lines are passed over.

    A line without a name is called after the file and its number.
    """
    for number, line in _numbered(text):
        yield _report(line, file, number)


def articles_in_lines(text: str, file: str) -> Iterator[Article | Refused]:
    """Yield the article of each line: its bytes are the line's, its key its address, or else file and name."""
    for number, line in _numbered(text):
        found = _report(line, file, number)
        raw = line.encode("utf-8", "surrogatepass")
        yield found if isinstance(found, Refused) else Article(found, key=found.url, raw=raw, kind="lines")


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())


def _report(line: str, file: str, number: int) -> Report | Refused:
    try:
        given = _DECODER.decode(line.encode("utf-8", "surrogatepass"))
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        return Refused(file, f"not a report: {problem}", number, 'a line is {"name": …, "text": …}')
    try:
        published = Published(given.published) if given.published else None
    except ValueError:
        return Refused(
            file, f"published: {given.published!r} is no date", number, "write 2026-03-04 or 2026-03-04T07:15"
        )
    if not given.text.strip():
        return Refused(file, "text: is empty", number)
    return Report(
        text=given.text,
        name=given.name or f"{file}:{number}",
        outlet=given.outlet,
        url=given.url,
        published=published,
        language=given.language,
        title=given.title,
    )
