"""What a page's own lines tell of it: title, date of publication, authors and agencies."""

from datetime import datetime

import msgspec

from lagebild.languages.segments_data import SegmentRules, segment_rules
from lagebild.model.report import Published, Report
from lagebild.model.segment import Segment
from lagebild.reading.notes import Notes


def read_masthead(notes: Notes) -> Report:
    """Return the report with what its masthead tells; what was given with it is never overruled."""
    rules = notes.language.part(segment_rules)
    report = notes.report
    agencies, authors = _credits(notes, rules)
    return msgspec.structs.replace(
        report,
        title=report.title or _title(notes),
        published=report.published or _published(notes, rules),
        authors=report.authors or authors,
        agencies=report.agencies or agencies,
    )


def _title(notes: Notes) -> str | None:
    found = (s.span.of(notes.text) for s in notes.segments if s.kind == "headline")
    return next(found, None)


def _groups(notes: Notes, rules: SegmentRules, kind: str) -> list[dict[str, str]]:
    """The named groups of every line of that kind, in text order; a dateline in two parts counts once."""
    found = []
    before: Segment | None = None
    for segment in notes.segments:
        goes_on = before is not None and before.kind == kind and before.dropped is None
        if segment.kind == kind and not goes_on:
            found.append(_matched(segment, notes.text, rules))
        before = segment
    return found


def _matched(segment: Segment, text: str, rules: SegmentRules) -> dict[str, str]:
    rule = rules.named(segment.rule)
    # the rule's look-ahead and look-behind want the text around the stretch
    match = rule and rule.regex.search(text, segment.span.start, _line_end(segment, text, rule.rule.where))
    return {k: v for k, v in match.groupdict().items() if v} if match else {}


def _line_end(segment: Segment, text: str, where: str) -> int:
    return min(len(text), segment.span.end + 200) if where == "beginning" else segment.span.end


def _published(notes: Notes, rules: SegmentRules) -> Published | None:
    """The date of the first dateline that has one; its month as a number or a name of the language."""
    for groups in _groups(notes, rules, "dateline"):
        if "year" in groups and (found := _date(groups, rules)) is not None:
            return found
    return None


def _date(groups: dict[str, str], rules: SegmentRules) -> Published | None:
    month = groups["month"]
    number = int(month) if month.isdigit() else rules.data.months.get(month, 0)
    try:
        day = datetime(int(groups["year"]), number, int(groups["day"]))  # noqa: DTZ001 - the page names no zone
        if "hour" not in groups:
            return Published(day.date().isoformat())
        clock = day.replace(hour=int(groups["hour"]), minute=int(groups["minute"]))
    except ValueError:  # the thirty-first of February, twenty-five o'clock
        return None
    return Published(clock.isoformat(timespec="minutes"))


def _credits(notes: Notes, rules: SegmentRules) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Agencies and authors that bylines and datelines name, each once, in text order."""
    known = {a.casefold(): a for a in reversed(rules.data.agencies)}
    agencies: dict[str, None] = {}
    authors: dict[str, None] = {}
    for groups in (*_groups(notes, rules, "dateline"), *_groups(notes, rules, "byline")):
        for name in _names(groups, rules):
            agency = known.get(name.casefold())
            (authors if agency is None else agencies)[name if agency is None else agency] = None
    return tuple(agencies), tuple(authors)


def _names(groups: dict[str, str], rules: SegmentRules) -> list[str]:
    told = " / ".join(groups.get(key, "") for key in ("agency", "byline", "author"))
    for mark in rules.data.between_authors:
        told = told.replace(mark, "/")
    return [n for part in told.split("/") if (n := part.strip()) and n not in rules.data.not_authors]
