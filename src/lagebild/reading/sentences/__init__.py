"""Where sentences begin and end."""

from collections.abc import Iterator
from typing import Final

from lagebild.languages.orthography import read_orthography
from lagebild.reading.notes import Notes
from lagebild.reading.sentences.lines import blocks
from lagebild.reading.sentences.stops import ends


def read_sentences(notes: Notes) -> tuple[tuple[int, int, int], ...]:
    """Return (start, end, segment) of every sentence of the kept segments, in text order.

    A sentence never crosses a segment, a blank line or a line break that is one; white space at its
    edges is not its own. A headline, a caption or a list item without a full stop is a sentence.
    """
    writing = notes.language.part(read_orthography)
    text = notes.text
    found: list[tuple[int, int, int]] = []
    for index, segment in enumerate(notes.segments):
        if segment.dropped is not None:
            continue
        for start, end in blocks(text, segment.span.start, segment.span.end):
            first = start
            for stop in (*ends(text, start, end, writing), end):
                for piece in _pieces(text, first, stop):
                    span = _trimmed(text, *piece)
                    if span is not None:
                        found.append((*span, index))
                first = stop
    return tuple(found)


def _pieces(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield text[first:last] in pieces no sentence is longer than: endless lists are cut behind a mark or word.

    Grammar looks from every word of a sentence at the others, so that one of megabytes would never be read.
    """
    while last - first > _LONGEST:
        near, far = first + _LONGEST // 2, first + _LONGEST
        cuts = (text.rfind(mark, near, far) for mark in (";", ",", " "))
        cut = next((found + 1 for found in cuts if found >= 0), None) or text.find(" ", far, last) + 1
        if not cut:
            break
        yield first, cut
        first = cut
    yield first, last


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(_EDGE))
    right = len(piece.rstrip(_EDGE))
    return (start + left, start + right) if left < right else None


#: Characters; the longest sentences of newspapers have fewer than a thousand.
_LONGEST: Final = 3_000
#: White space and what is invisible at an edge: NUL and other controls, zero-width marks.
_EDGE: Final = "".join(
    chr(code)
    for first, last in ((0, 0x20), (0x7F, 0xA0), (0x1680, 0x1680), (0x2000, 0x200F), (0x2028, 0x202F),
                        (0x205F, 0x206F), (0x3000, 0x3000), (0xFEFF, 0xFEFF))
    for code in range(first, last + 1)
)  # fmt: skip
