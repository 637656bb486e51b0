"""Stretches in quotation marks: which mark opens, which closes, across sentences and paragraphs.

for quotation in quotations(text, start, end):
quotation.outer    # with its marks
quotation.inner    # without
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

_MARKS: Final = re.compile("[„“”\"»«‟]|(?<!\\w)''|''(?!\\w)|``")
_ALWAYS_OPEN: Final = frozenset("„‟") | {"``"}
_LOOK_AHEAD: Final = 3  # paragraphs in which the mark that closes may stand
_REMEMBERED: Final = 64  # segments: two stages ask for the same


class Quotation(NamedTuple):
    """One quotation in code points; `closed` is False where the mark that ends it is missing."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True

    @property
    def outer(self) -> tuple[int, int]:
        """From the opening mark to behind the closing one."""
        return self.start, self.end

    @property
    def inner(self) -> tuple[int, int]:
        """What stands between the marks; may be empty."""
        return self.inner_start, self.inner_end


@lru_cache(maxsize=_REMEMBERED)
def quotations(text: str, start: int, end: int) -> tuple[Quotation, ...]:
    """Return the outermost quotations of text[start:end], in text order.

    A quotation whose closing mark is missing ends with its paragraph.
    """
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    depth = lines = reached = 0  # lines ended since the opening mark, counted up to `reached`
    for mark in _MARKS.finditer(text, start, end):
        if opened is not None:
            lines, reached = lines + text.count("\n", reached, mark.start()), mark.start()
            if _given_up(text, lines, mark):
                found.append(_unclosed(text, opened, end))
                opened, depth = None, 0
        if opened is None:
            if _opens(text, mark):
                opened, depth, lines, reached = mark, 1, 0, mark.end()
        elif _nests(text, opened, mark):
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                found.append(Quotation(opened.start(), mark.end(), opened.end(), mark.start()))
                opened = None
    if opened is not None:
        found.append(_unclosed(text, opened, end))
    return tuple(q for q in found if q.inner_start < q.inner_end)


def _given_up(text: str, lines: int, mark: re.Match[str]) -> bool:
    """Whether the closing mark will not come: too many lines off, or a new quotation begins a later paragraph."""
    return lines > 2 * _LOOK_AHEAD or (lines > 0 and _opens_surely(text, mark))


def _unclosed(text: str, opened: re.Match[str], end: int) -> Quotation:
    stop = text.find("\n", opened.end(), end)
    stop = end if stop < 0 else stop
    return Quotation(opened.start(), stop, opened.end(), stop, closed=False)


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark.group() in _ALWAYS_OPEN:
        return True
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    return not (before.isalnum() or before in ".,!?") and bool(after) and not after.isspace()


def _opens_surely(text: str, mark: re.Match[str]) -> bool:
    return mark.group() in _ALWAYS_OPEN or (_opens(text, mark) and text[mark.start() - 1 : mark.start()] in " \n(")


def _nests(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether a mark inside a quotation opens another one of the same sort of marks."""
    if mark.group() in _ALWAYS_OPEN:
        return True
    pair = (opened.group(), mark.group())
    return pair in {("»", "»"), ("«", "«"), ("“", "“")} and _opens_surely(text, mark)
