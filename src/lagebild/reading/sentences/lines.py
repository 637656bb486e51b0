"""Lines: which line breaks end a sentence and which only wrap it."""

import re
from collections.abc import Iterator
from typing import Final

# A line with its end. Possessive: one pass over any text, also over 5 MB without a line break.
_LINE: Final = re.compile(r"([^\r\n\x0b\x0c\x85\u2028\u2029]*+)(\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|\Z)")
_LIST_ITEM: Final = re.compile(r"\s*+(?:[-–—•·*+▪●◦►»]|\(?[0-9]{1,3}[.)]|[0-9]{1,2}[:.][0-9]{2}\b)\s")
_SHORTEST_WRAP, _LONGEST_WRAP, _RAGGED = 50, 100, 30


def blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the stretches of text[start:end] that no sentence crosses.

    A blank line always separates. A single line break separates too, except where it wraps a line:
    the next line goes on in small letters, or the lines around it are all of about the same length.
    """
    paragraph: list[tuple[int, int]] = []
    position = start
    while position < end:
        line = _LINE.match(text, position, end)
        if line is None:  # cannot be: the pattern matches anywhere
            break
        if text[line.start(1) : line.end(1)].strip():
            paragraph.append((line.start(1), line.end(1)))
        else:
            yield from _joined(text, paragraph)
            paragraph = []
        position = line.end() if line.end() > position else end
    yield from _joined(text, paragraph)


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the lines of one paragraph, wrapped ones joined."""
    if not lines:
        return
    wrapped = _is_wrapped(lines)
    first, last = lines[0]
    for start, end in lines[1:]:
        if _goes_on(text, (first, last), (start, end), wrapped=wrapped):
            last = end
        else:
            yield first, last
            first, last = start, end
    yield first, last


def _is_wrapped(lines: list[tuple[int, int]]) -> bool:
    lengths = [end - start for start, end in lines]
    full = lengths[:-1]
    return (
        len(lines) > 2
        and min(full) >= _SHORTEST_WRAP
        and max(lengths) <= _LONGEST_WRAP
        and max(full) - min(full) <= _RAGGED
    )


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int], *, wrapped: bool) -> bool:
    if _LIST_ITEM.match(text, *after):
        return False
    line = text[after[0] : min(after[1], after[0] + 40)].lstrip()
    return wrapped or (line[:1].islower() and text[before[0] : before[1]].rstrip()[-1:] not in ".!?:")
