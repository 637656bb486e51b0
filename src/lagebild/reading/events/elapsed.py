"""How long before or after an occurrence something else is told to be: that dates the occurrence."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from lagebild.model.event import EventTime
from lagebild.model.span import Span
from lagebild.model.time import Grain, Interval
from lagebild.reading.events.desk import Candidate, Desk

LENGTH: Final = re.compile(r"P(\d{1,3})([DWMY])")
GRAINS: Final[dict[str, Grain]] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
NOUNS: Final = frozenset(("noun", "adjnoun", "weak", "generic"))
DAYS: Final = {"D": 1, "W": 7}
MONTHS: Final = {"M": 1, "Y": 12}
#: Characters of the TIMEX3 value for what a length leads to; weeks lead to the same weekday.
CHARACTERS: Final[dict[Grain, int]] = {"day": 10, "week": 10, "month": 7, "year": 4}


def elapsed(desk: Desk, found: Candidate) -> EventTime | None:
    """Return when an occurrence was that something is told to be so many days, weeks, months or years away from.

    The count starts from the day told in the same clause, else in the report's first sentences (of those that follow:
    in a main clause), else from its own day.
    """
    published = desk.notes.report.published
    if found.phrase is None or found.clause is None or found.trigger.form not in NOUNS or published is None:
        return None
    words = desk.lexicon.words
    chain = (desk.syntax.phrases[n] for n in (found.phrase, *desk.syntax.around(found.phrase)))
    phrase = next((p for p in chain if p.preposition is not None), None)
    if phrase is None or not (phrase.preposition in words.after or phrase.preposition in words.ahead):
        return None
    length = _length(desk, found.sentence, phrase.first)
    if length is None:
        return None
    span, count, unit = length
    clause = desk.syntax.clauses[found.clause]
    base = _told_day(desk, clause.sentence, clause.tokens)
    for sentence in range(min(desk.lead + 1, len(desk.syntax.sentences))):
        base = base or _told_day(desk, sentence, None if sentence < clause.sentence else _main_tokens(desk, sentence))
    base = base if base is not None and base <= published.day else published.day
    return _moment(span, base, -count if phrase.preposition in words.after else count, unit)


def _length(desk: Desk, sentence: int, first: int) -> tuple[Span, int, str] | None:
    """The length of time that ends where a phrase begins: its span, number and unit."""
    if not first:
        return None
    end = desk.syntax.tokens[first - 1].end
    for _, mention in desk.times.get(sentence, ()):
        found = LENGTH.fullmatch(mention.value)
        if found is not None and mention.span.end == end and mention.timex_type == "DURATION":
            return mention.span, int(found[1]), found[2]
    if desk.lemma[first - 1] in desk.lexicon.words.next_day:
        token = desk.syntax.tokens[first - 1]
        return Span(token.start, token.end), 1, "D"
    return None


def _told_day(desk: Desk, sentence: int, tokens: Sequence[int] | None = None) -> date | None:
    """The day that a sentence tells, in these of its tokens if any are given."""
    for token, mention in desk.times.get(sentence, ()):
        interval = mention.interval
        if mention.timex_type not in ("DATE", "TIME") or interval is None or interval.earliest is None:
            continue
        if len(mention.value) >= CHARACTERS["day"] and (tokens is None or token in tokens):
            return interval.earliest.date()
    return None


def _main_tokens(desk: Desk, sentence: int) -> list[int]:
    """The tokens of a sentence's main clauses."""
    stretch = desk.syntax.sentences[sentence]
    clauses = (desk.syntax.clauses[n] for n in desk.syntax.clauses_in(stretch.start, stretch.end))
    return [token for clause in clauses if clause.kind == "main" for token in clause.tokens]


def _moment(span: Span, base: date, count: int, unit: str) -> EventTime:
    grain = GRAINS[unit]
    day = base + timedelta(days=DAYS[unit] * count) if unit in DAYS else _months_from(base, MONTHS[unit] * count)
    first = day.replace(month=1) if grain == "year" else day
    if grain == "week":
        first = day - timedelta(days=day.weekday())
    last = first + timedelta(days=DAYS[unit]) if unit in DAYS else _months_from(first, MONTHS[unit])
    interval = Interval(datetime.combine(first, time()), datetime.combine(last, time()), grain)
    return EventTime(span, day.isoformat()[: CHARACTERS[grain]], interval)


def _months_from(day: date, count: int) -> date:
    """Return the first of the month so many months away."""
    months = day.year * 12 + day.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)
