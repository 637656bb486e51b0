"""The lines of a report and what the line rules say of each."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from lagebild.languages.segments_data import CompiledRule, SegmentRules

#: Everything that ends a line: also the separators that web pages leave behind.
_LINE: Final = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE_END: Final = re.compile(r"[.!?…:;,][\"'“”‘’«»›‹)\]]*\Z")
#: A line longer than this is a paragraph whatever it ends with; in characters.
HEADING_LIMIT: Final = 160
#: Line rules look at no more than this of a line's beginning, and of its end; in characters.
LINE_LIMIT, END_LIMIT = 2000, 400
#: The group of a pattern for the place that a dateline begins with.
PLACE: Final = "place"


class Line(msgspec.Struct, frozen=True):
    """A line without the white space around it: text[start:end]."""

    start: int
    end: int
    text: str

    @property
    def is_heading(self) -> bool:
        """Whether it is short and ends like a heading: without a stop or a comma."""
        return len(self.text) <= HEADING_LIMIT and not _SENTENCE_END.search(self.text)

    @property
    def is_paragraph(self) -> bool:
        """Whether it is running text."""
        return not self.is_heading


class Hit(msgspec.Struct, frozen=True):
    """A rule's stretch of one line, in characters of the report; `place` is where the place it begins with ends."""

    found: CompiledRule
    start: int
    end: int
    place: int | None = None


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines that hold more than white space, in order."""
    return tuple(_stripped(text))


def _stripped(text: str) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        raw = match.group()
        body = raw.strip()
        if body.strip("\x00\ufeff\u200b\u00ad"):
            start = match.start() + len(raw) - len(raw.lstrip())
            yield Line(start, start + len(body), body)


def hits(line: Line, rules: SegmentRules) -> tuple[Hit, ...]:
    """Return what the rules find in a line: one rule for the whole of it, or its beginning and its end."""
    if len(line.text) <= LINE_LIMIT:
        for rule in rules.lines:
            if rule.regex.match(line.text):
                return (Hit(rule, line.start, line.end),)
    first, last = _beginning(line, rules), _end(line, rules)
    return tuple(h for h in (first, last) if h is not None)


def _beginning(line: Line, rules: SegmentRules) -> Hit | None:
    head = line.text[:LINE_LIMIT]
    for rule in rules.beginnings:
        match = rule.regex.match(head)
        if match and match.end():
            place = line.start + match.end(PLACE) if PLACE in rule.regex.groupindex else None
            return Hit(rule, line.start, line.start + match.end(), place)
    return None


def _end(line: Line, rules: SegmentRules) -> Hit | None:
    tail = line.text[-END_LIMIT:]
    for rule in rules.ends:
        match = rule.regex.search(tail)
        if match and match.group():
            return Hit(rule, line.end - len(tail) + match.start(), line.end)
    return None
