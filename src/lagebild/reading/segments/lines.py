"""The lines of a report and what the line rules say of each."""

import re
from collections.abc import Iterator

import msgspec

from lagebild.languages.segments_data import CompiledRule, SegmentRules

#: Everything that ends a line: also the separators that web pages leave behind.
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'“”‘’«»›‹)\]]*\Z")
#: A line longer than this is a paragraph whatever it ends with; in characters.
HEADING_LIMIT = 160
#: Line rules look at no more than this of a line's end, so that one huge line stays linear; in characters.
LINE_LIMIT = 2000


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
    """A rule's stretch of one line, in characters of the report."""

    found: CompiledRule
    start: int
    end: int


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
        whole = next((h for r in rules.rules if (h := _whole(line, r)) is not None), None)
        if whole is not None:
            return (whole,)
    first = next((h for r in rules.rules if (h := _beginning(line, r)) is not None), None)
    last = next((h for r in rules.rules if (h := _end(line, r)) is not None), None)
    return tuple(h for h in (first, last) if h is not None)


def _whole(line: Line, found: CompiledRule) -> Hit | None:
    if found.rule.where == "line" and found.regex.match(line.text):
        return Hit(found, line.start, line.end)
    return None


def _beginning(line: Line, found: CompiledRule) -> Hit | None:
    if found.rule.where != "beginning":
        return None
    match = found.regex.match(line.text[:LINE_LIMIT])
    return Hit(found, line.start, line.start + match.end()) if match and match.end() else None


def _end(line: Line, found: CompiledRule) -> Hit | None:
    if found.rule.where != "end":
        return None
    tail = line.text[-LINE_LIMIT:]
    match = found.regex.search(tail)
    return Hit(found, line.end - len(tail) + match.start(), line.end) if match and match.group() else None
