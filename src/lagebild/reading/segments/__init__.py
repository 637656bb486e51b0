"""Which stretch of a report does which job; what is not this story is dropped, with the reason."""

from collections.abc import Iterator
from typing import Final

from lagebild.languages.segments_data import SegmentRules, segment_rules
from lagebild.model.segment import STORY_KINDS, Segment, SegmentKind
from lagebild.model.span import Span
from lagebild.reading.notes import Notes
from lagebild.reading.segments.lines import Hit, Line, hits, lines_of
from lagebild.reading.segments.topic import is_foreign

STAGE: Final = "segments"


class _Page:
    """The lines of one report while their jobs are being settled."""

    def __init__(self, text: str, lines: tuple[Line, ...], found: tuple[tuple[Hit, ...], ...]) -> None:
        self.text = text
        self.lines = lines
        self.found = found
        self.kinds: list[tuple[SegmentKind, str, str | None] | None] = [None] * len(lines)

    def whole(self, index: int) -> Hit | None:
        """The rule that takes the whole line, if one does."""
        line, found = self.lines[index], self.found[index]
        return found[0] if found and (found[0].start, found[0].end) == (line.start, line.end) else None

    def settle(self, index: int, kind: SegmentKind, rule: str, reason: str | None = None) -> None:
        """Give the line its job, unless it has one."""
        if self.kinds[index] is None:
            self.kinds[index] = (kind, rule, reason)


def read_segments(notes: Notes) -> tuple[Segment, ...]:
    """Return the segments of the report, in text order; `dropped` names the reason where one is not read."""
    rules = notes.language.part(segment_rules)
    lines = lines_of(notes.text)
    page = _Page(notes.text, lines, _found(lines, rules))
    for settle in (_rules, _captions, _after_the_end, _teasers_before_links, _headlines, _running_text):
        settle(page)
    made = tuple(s for index in range(len(lines)) for s in _segments(page, index))
    for segment in made:
        span = (segment.span.start, segment.span.end)
        notes.trace.note(STAGE, segment.rule, span, True, segment.dropped or segment.kind)
    return made


def _found(lines: tuple[Line, ...], rules: SegmentRules) -> tuple[tuple[Hit, ...], ...]:
    """What the rules find in each line; rules for the first paragraph count nowhere else."""
    first = next((i for i, line in enumerate(lines) if line.is_paragraph), -1)
    return tuple(
        tuple(h for h in hits(line, rules) if i == first or not h.found.rule.first_only) for i, line in enumerate(lines)
    )


def _rules(page: _Page) -> None:
    for index in range(len(page.lines)):
        hit = page.whole(index)
        if hit is not None:
            rule = hit.found.rule
            page.settle(index, rule.kind, rule.name, rule.reason)


def _captions(page: _Page) -> None:
    """A line with a picture credit is a caption; lines that repeat one are dropped."""
    seen: set[str] = set()
    for index, line in enumerate(page.lines):
        ends = [h for h in page.found[index] if h.found.rule.kind == "credit" and h.start > line.start]
        if ends and len(line.text) <= 400:
            seen.add(_bare(line.text[: ends[0].start - line.start]))
            page.settle(index, "caption", ends[0].found.rule.name)
    for index, line in enumerate(page.lines):
        if page.kinds[index] is None and _bare(line.text) in seen:
            page.settle(index, "caption", "repeated-caption", "repeats a caption")


def _bare(text: str) -> str:
    return text.strip(" .\t").casefold()


def _story(page: _Page, until: int) -> str:
    """The lines before `until` that have no other job: what this story is about."""
    kept = (line.text for i, line in enumerate(page.lines[:until]) if page.kinds[i] is None)
    return " ".join(kept)


def _after_the_end(page: _Page) -> None:
    """What follows the closing byline belongs to other stories where it begins like one."""
    begun = False  # a paragraph stands before
    for index, found in enumerate(page.found):
        closes = any(h.found.rule.ends_story for h in found)
        told = begun or page.whole(index) is None
        begun = begun or page.lines[index].is_paragraph
        if not closes or not told:
            continue
        rest = [i for i in range(index + 1, len(page.lines)) if page.kinds[i] is None]
        if rest and _begins_another(page, rest, index):
            for i in rest:
                page.settle(i, "teaser", "after-closing-byline", "another story, after the closing byline")
            return


def _begins_another(page: _Page, rest: list[int], end: int) -> bool:
    stretch = " ".join(page.lines[i].text for i in rest)
    return page.lines[rest[0]].is_heading or is_foreign(stretch, _story(page, end + 1))


def _teasers_before_links(page: _Page) -> None:
    """A heading and text that end in a link to their own story, and speak of something else."""
    for index in range(len(page.lines)):
        hit = page.whole(index)
        if hit is None or not hit.found.rule.closes_teaser:
            continue
        block = _block_before(page, index)
        stretch = " ".join(page.lines[i].text for i in block)
        others = " ".join(x.text for i, x in enumerate(page.lines) if i not in block and page.kinds[i] is None)
        if block and is_foreign(stretch, others):
            for i in block:
                page.settle(i, "teaser", "foreign-block-before-link", "another story, shares no topic with this one")


def _block_before(page: _Page, index: int) -> list[int]:
    """The lines from the nearest heading up to this link, when at most five paragraphs lie between."""
    block: list[int] = []
    for i in range(index - 1, max(-1, index - 7), -1):
        if page.kinds[i] is not None or i == 0:
            return []
        block.insert(0, i)
        if page.lines[i].is_heading:
            return block
    return []


def _headlines(page: _Page) -> None:
    """Headings before the first paragraph; where there is no paragraph, the first line alone."""
    free = [i for i in range(len(page.lines)) if page.kinds[i] is None]
    paragraphs = [i for i in free if page.lines[i].is_paragraph]
    first = paragraphs[0] if paragraphs else (free[1] if len(free) > 1 else len(page.lines))
    if paragraphs and first == free[0] and _stands_as_title(page, first):
        page.settle(first, "headline", "line-above-masthead")
        return
    for i in free:
        if i < first and page.lines[i].is_heading:
            page.settle(i, "headline", "heading-before-text")


def _stands_as_title(page: _Page, index: int) -> bool:
    """A first line with a stop is a title where a dateline or byline follows it directly."""
    below = page.kinds[index + 1] if index + 1 < len(page.kinds) else None
    return len(page.lines[index].text) <= HEADLINE_LIMIT and below is not None and below[0] in {"dateline", "byline"}


#: A first line that ends with a stop can still be a title up to this length; in characters.
HEADLINE_LIMIT: Final = 140


def _running_text(page: _Page) -> None:
    """Headings with text after them are subheadings; everything else is body."""
    for index, line in enumerate(page.lines):
        if page.kinds[index] is not None:
            continue
        following = next((i for i in range(index + 1, len(page.lines)) if page.kinds[i] is None), None)
        heads = line.is_heading and following is not None and page.lines[following].is_paragraph
        page.settle(index, "subheading" if heads else "body", "heading-in-text" if heads else "running-text")


def _segments(page: _Page, index: int) -> list[Segment]:
    """The line as one segment, without the stretches that rules took from its beginning and end."""
    settled, line = page.kinds[index], page.lines[index]
    if settled is None:  # every line is settled by _running_text
        return []
    kind, rule, reason = settled
    if page.whole(index) is not None or kind not in STORY_KINDS or reason:
        return [Segment(kind, Span(line.start, line.end), rule, reason)]
    parts = page.found[index]
    start = max((h.end for h in parts if h.start == line.start), default=line.start)
    end = min((h.start for h in parts if h.start > line.start), default=line.end)
    made = [segment for hit in parts for segment in _of_rule(hit, page.text)]
    if start < end:
        made.append(Segment(kind, Span(start, end), rule))
    return sorted(made, key=lambda s: s.span)


def _of_rule(hit: Hit, text: str) -> Iterator[Segment]:
    """Yield the stretch of a rule; the place of a dateline before it, kept for the names in it."""
    rule, first = hit.found.rule, hit.start
    if hit.place is not None:
        yield Segment(rule.kind, Span(first, hit.place), rule.name)
        first = hit.place
    stretch = text[first : hit.end]
    start = first + len(stretch) - len(stretch.lstrip())
    yield Segment(rule.kind, Span(start, start + len(stretch.strip())), rule.name, rule.reason)
