"""A report's text as HTML with its findings marked: pieces of text, each with the layers that lie on it."""

import re
from collections.abc import Iterable, Iterator
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


def pieces(start: int, end: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cut [start, end) at every border of a mark; `marks` sorted by place."""
    kept = [m for m in marks if m.span.start < end and start < m.span.end]
    inside = {x for m in kept for x in (m.span.start, m.span.end) if start < x < end}
    for one, two in pairwise(sorted({start, end} | inside)):
        yield Piece(one, two, tuple(m for m in kept if m.span.start <= one and two <= m.span.end))


def paragraphs(reading: Reading) -> tuple[Paragraph, ...]:
    """Return the lines of the report as HTML with their marks, and the job each line does."""
    text, marks = reading.report.text, marks_of(reading)
    return tuple(
        Paragraph(m.start(), _line(m.start(), m.end(), text, marks), *_job(reading, m.start(), m.end()))
        for m in _PARAGRAPH.finditer(text)
        if m.group().strip()
    )


def _line(start: int, end: int, text: str, marks: tuple[Mark, ...]) -> str:
    return "".join(_piece(piece, text) for piece in pieces(start, end, marks))


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
