"""Expressions of time: TIMEX3 values and the intervals they commit to."""

from datetime import date
from typing import Final

from lagebild.languages import times as t
from lagebild.model.segment import Segment
from lagebild.model.span import Span
from lagebild.model.time import TimeMention
from lagebild.reading.notes import Notes
from lagebild.reading.times.context import Context, Lean, Named
from lagebild.reading.times.grammar import Grammar, compiled
from lagebild.reading.times.matcher import Chart, Match, chosen
from lagebild.reading.times.operations import OPERATIONS
from lagebild.reading.times.periods import Period
from lagebild.reading.times.resolver import Resolver
from lagebild.reading.times.tense import announcing_reader, aside_reader, tense_reader

_STAGE: Final = "times"
NOT_A_TIME: Final = "not a time"
#: Characters up to which a report is short news, and characters per named day that make a longer one news.
SHORT, PER_DAY = 2500, 3000


def read_times(notes: Notes) -> tuple[TimeMention, ...]:
    """Return the TIMEX3 expressions, in text order.

    Works from the text and its segments alone; words and clauses, where there are any, tell the tense.
    """
    grammar = notes.language.part(compiled)
    charts = [Chart(grammar, notes.text, s, e) for s, e in _stretches(notes)]
    matches: list[Match] = []
    for chart in charts:
        matches += _standing(notes, chart)
    datelines = _datelines(notes, grammar)
    context = _context(notes, charts, grammar, _day_of(notes, datelines))
    context.days_told = bool(datelines) or _tells_days(matches, grammar, len(notes.text))
    found = [_mention(notes, context, match) for match in matches]
    return tuple(sorted((*datelines, *(m for m in found if m)), key=lambda m: (m.span.start, m.span.end)))


def _stretches(notes: Notes) -> list[tuple[int, int]]:
    """The kept text; neighbouring segments are read together."""
    if not notes.segments:
        return [(0, len(notes.text))]
    return [(s.span.start, s.span.end) for s in notes.segments if s.dropped is None]


def _standing(notes: Notes, chart: Chart) -> list[Match]:
    standing, lost = chosen(chart.fill())
    if notes.trace.on:
        for match, rival in lost:
            why = f"lost to {rival.combination.name}"
            notes.trace.note(_STAGE, match.combination.name, (match.start, match.end), False, why)
    return standing


def _day_of(notes: Notes, datelines: list[TimeMention]) -> date | None:
    """The day of publication: as given, else as the first dateline says."""
    if notes.report.published is not None:
        return notes.report.published.day
    dated = (m.interval.earliest for m in datelines if m.interval and m.interval.earliest)
    first = next(dated, None)
    return first.date() if first else None


def _context(notes: Notes, charts: list[Chart], grammar: Grammar, day: date | None) -> Context:
    file = grammar.times.file
    words = {word: tense for tense, forms in file.tense.items() for word in forms}
    before: dict[str, str] = {word: way for way, forms in file.lean.items() for word in forms}
    lean = Lean(before, grammar.lean_after, file.done, file.stretching, file.over, file.unplanned, file.announcing)
    tense_at, announcing_at = tense_reader(notes, charts, words, lean), announcing_reader(notes, lean)
    return Context(notes.text, day, tense_at, lean, aside_reader(notes), announcing_at)


def _tells_days(matches: list[Match], grammar: Grammar, size: int) -> bool:
    """Whether the report speaks of single days, so that its "today" is one of them.

    News does so in every few sentences; an essay of some length hardly ever.
    """
    news = set(grammar.times.file.news)
    days = sum(match.combination.name in news for match in matches)
    return size < SHORT or days * PER_DAY >= size


def _mention(notes: Notes, context: Context, match: Match) -> TimeMention | None:
    means = match.combination.means
    if means is None:
        return None
    resolver = Resolver(context, match.start, match.end, OPERATIONS)
    period = resolver.resolve(means, match.slots())
    why = "" if period else "no such time" if not isinstance(means, t.Nothing) else NOT_A_TIME
    notes.trace.note(_STAGE, match.combination.name, (match.start, match.end), period is not None, why)
    if period is None:
        return None
    span = Span(match.start, match.end)
    if period.kind in {"DATE", "TIME"} and not period.value.endswith("_REF"):
        context.named.append(
            Named(
                span,
                period,
                explicit=not resolver.relative,
                counted=resolver.anchor is not None,
                borrowed=resolver.borrowed,
                told=resolver.told,
            )
        )
    return _made(period, span, match.combination.name, resolver)


def _made(period: Period, span: Span, rule: str, resolver: Resolver) -> TimeMention:
    return TimeMention(
        span=span,
        timex_type=period.kind,
        value=period.value,
        rule=rule,
        interval=period.interval,
        anchored=resolver.anchored,
        anchor=resolver.anchor,
        mod=period.mod,
        freq=period.freq,
        quant=period.quant,
    )


def _datelines(notes: Notes, grammar: Grammar) -> list[TimeMention]:
    """The dates of datelines: only what stands there, nothing is resolved."""
    found = []
    for segment in notes.segments:
        if segment.dropped is not None and segment.kind == "dateline":
            found += _dateline(notes, grammar, segment)
    return found


def _dateline(notes: Notes, grammar: Grammar, segment: Segment) -> list[TimeMention]:
    chart = Chart(grammar, notes.text, segment.span.start, segment.span.end)
    context = Context(notes.text, None, lambda _: "none")
    mentions = [_mention(notes, context, match) for match in _standing(notes, chart)]
    return [m for m in mentions if m and m.anchored and m.timex_type in {"DATE", "TIME"}]
