"""A report's text as HTML with its findings marked: pieces of text, each with the layers that lie on it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from lagebild.model.reading import Reading
from lagebild.model.record import Record
from lagebild.views.html import render, script_json, shown
from lagebild.views.marks import Mark, marks_of
from lagebild.views.messages import Messages

#: One letter a layer keeps the page small: class "se" is a piece of a statement with an event in it.
LETTERS = {
    "statement": "s", "speaker": "p", "cue": "c", "event": "e",
    "figure": "f", "time": "t", "entity": "n", "dropped": "d",
}  # fmt: skip
_PARAGRAPH = re.compile(r"[^\n\r]+")


class Piece(Record, frozen=True):
    """A stretch without a border of a mark inside it, and the marks that cover it."""

    start: int
    end: int
    marks: tuple[Mark, ...]


class Paragraph(Record, frozen=True):
    """A line of the report as HTML; `start` counts characters of the report's text."""

    start: int
    html: str
    kind: str
    dropped: str | None = None


def pieces(start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut [start, end) at every border of the marks, which are sorted by place; linear in their number."""
    borders = {start, end}
    for mark in marks:
        borders.update(x for x in (mark.span.start, mark.span.end) if start < x < end)
    waiting = iter(marks)
    following = next(waiting, None)
    standing: list[Mark] = []
    for one, two in pairwise(sorted(borders)):
        standing = [m for m in standing if m.span.end > one]
        while following is not None and following.span.start <= one:
            if following.span.end > one:
                standing.append(following)
            following = next(waiting, None)
        yield Piece(one, two, tuple(standing))


def paragraphs(reading: Reading) -> tuple[Paragraph, ...]:
    """Return the lines of the report as HTML with their marks, and the job each line does."""
    text, marks = reading.report.text, marks_of(reading)
    lines = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text) if m.group().strip()]
    shared = _shared_out(lines, marks)
    return tuple(
        Paragraph(start, "".join(_piece(p, text) for p in pieces(start, end, mine)), *_job(reading, start, end))
        for (start, end), mine in zip(lines, shared, strict=True)
    )


def _shared_out(lines: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks of each line, in order; a mark over several lines goes to each of them."""
    ends = [end for _, end in lines]
    shared: list[list[Mark]] = [[] for _ in lines]
    for mark in marks:
        number = bisect_right(ends, mark.span.start)
        while number < len(lines) and lines[number][0] < mark.span.end:
            shared[number].append(mark)
            number += 1
    return shared


def _piece(piece: Piece, text: str) -> str:
    words = escape(shown(text[piece.start : piece.end]))
    letters = " ".join(sorted({LETTERS[m.layer] for m in piece.marks}))
    return str(Markup('<i class="{}">{}</i>').format(letters, words) if letters else words)


def _job(reading: Reading, start: int, end: int) -> tuple[str, str | None]:
    """The kind of the longest segment in the line, and why it was dropped, if it was."""
    inside = [s for s in reading.segments if s.span.start < end and start < s.span.end]
    if not inside:
        return "furniture", None
    longest = max(inside, key=lambda s: (s.span.end - s.span.start, -s.span.start))
    return longest.kind, longest.dropped


def reading_page(readings: Iterable[Reading], ui: str) -> str:
    """Return one self-contained page that shows the marked texts of the readings; a click tells the rules."""
    kept = tuple(readings)
    rows = [{"number": n, "report": r.report, "paragraphs": paragraphs(r)} for n, r in enumerate(kept)]
    marks = [[_told(mark) for mark in marks_of(r)] for r in kept]
    return render("reading.html.j2", messages=Messages(ui), reports=rows, marks=script_json(marks))


def _told(mark: Mark) -> list[object]:
    return [mark.span.start, mark.span.end, LETTERS[mark.layer], mark.note, mark.rule]
