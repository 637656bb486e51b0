"""The case: all reports of one crisis, in the order of their publication, each with a name of its own."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from itertools import pairwise
from zlib import crc32

from lagebild.languages.load import found, load
from lagebild.languages.merging import Vocabulary, fold, vocabulary_of
from lagebild.languages.naming import Naming, NamingRules, naming_of
from lagebild.merging.passages import Passages
from lagebild.model.entity import Entity
from lagebild.model.event import Event
from lagebild.model.figure import Figure
from lagebild.model.reading import Reading
from lagebild.model.span import Span
from lagebild.model.statement import Statement

_STORY = 2
_WORD = re.compile(r"\w+")
_KEPT = 1024  # sheets kept for the next merging of the same readings
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Sheet:
    """One report on the table: its reading under a name that no other report of the case has."""

    def __init__(self, name: str, reading: Reading) -> None:
        self.name = name
        self.reading = reading
        self.text = reading.report.text
        self.words: Vocabulary = vocabulary_of(language_of(reading))
        self.naming: Naming = naming_for(language_of(reading))
        self.entities: dict[str, Entity] = {e.id: e for e in reading.entities}
        self.events: dict[str, Event] = {e.id: e for e in reading.events}
        self.figures: dict[str, Figure] = {f.id: f for f in reading.figures}
        self.statements: dict[str, Statement] = {s.id: s for s in reading.statements}

    @cached_property
    def passages(self) -> Passages:
        """Sentences and paragraphs of the text."""
        behind = (after.span.start for before, after in pairwise(self.reading.segments) if before.kind == "dateline")
        return Passages(self.text, self.words.small, frozenset(behind))

    @cached_property
    def told(self) -> tuple[tuple[Span, frozenset[str]], ...]:
        """The sentences of the kept segments, each with the stems of its words."""
        segments = self.reading.segments
        kept = [s.span for s in segments if s.dropped is None]
        spans = self.passages.sentence_spans()
        here = (span for span in spans if not segments or any(s.overlaps(span) for s in kept))
        return tuple((span, self.meanings(span.of(self.text))) for span in here)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words of the report."""
        return self.meanings(self.text)

    @cached_property
    def shingles(self) -> frozenset[int]:
        """The word trigrams of what is read of the report, as 32-bit checksums."""
        kept = [s.span for s in self.reading.segments if s.dropped is None]
        text = " ".join(s.of(self.text) for s in kept) if kept else self.text
        words = [fold(w) for w in _WORD.findall(text)]
        return frozenset(crc32(" ".join(words[i : i + 3]).encode()) for i in range(len(words) - 2))

    def meanings(self, words: str) -> frozenset[str]:
        """Return the stems of some words, words of one meaning as one."""
        return frozenset(map(self.words.meaning, self.words.stems(words)))

    @cached_property
    def story(self) -> frozenset[str]:
        """The two countries whose places the report names most, more than once: what its story is about."""
        counted: Counter[str] = Counter()
        for entity in self.reading.entities:
            if entity.country and entity.kind == "place":
                counted[entity.country] += len(entity.mentions)
        ranked = sorted((c for c in counted if counted[c] > 1), key=lambda c: (-counted[c], c))
        return frozenset(ranked[:_STORY])

    @property
    def instant(self) -> datetime:
        """When it was published, in UTC; a report without a date comes before all others."""
        published = self.reading.report.published
        return published.instant if published else _LONG_AGO

    @property
    def moment(self) -> datetime | None:
        """When it was published, by the clock at its place, without offset."""
        published = self.reading.report.published
        return published.moment if published else None

    @property
    def headline_end(self) -> int:
        """Where the headline ends; 0 where there is none."""
        return max((s.span.end for s in self.reading.segments if s.kind == "headline"), default=0)

    def sentence(self, span: Span) -> str:
        """Return the words of the sentence that the span begins in."""
        return self.passages.sentence_span(span.start).of(self.text)

    def key(self, part: str) -> str:
        """Return the id of an event, entity or figure of this report in the whole case."""
        return f"{self.name}#{part}"


def naming_for(code: str | None) -> Naming:
    """Return how names are written in a language; empty for a language that is not there."""
    if code is None or code not in found():
        return Naming(NamingRules(), frozenset(), (), {})
    return load(code).part(naming_of)


def language_of(reading: Reading) -> str | None:
    """Return the language the report is in: as it says, else as it was read."""
    return reading.report.language or reading.rules.partition("-")[0].partition("@")[0] or None


def sheets_of(readings: Iterable[Reading]) -> tuple[Sheet, ...]:
    """Return each different reading once, ordered by publication, name and id, whatever order they come in."""
    kept: dict[str, Reading] = {r.id: r for r in readings}
    ordered = sorted(kept.values(), key=_rank)
    names = Counter(r.report.name for r in ordered)
    return tuple(_sheet(_own_name(r, names), _Same(r)) for r in ordered)


class _Same:
    """A reading that equals itself alone: telling two apart by their content would cost more than a sheet."""

    __slots__ = ("reading",)

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def __hash__(self) -> int:
        return id(self.reading)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.reading is self.reading


@lru_cache(maxsize=_KEPT)
def _sheet(name: str, same: _Same) -> Sheet:
    """Return the sheet of a reading: a page draws the same readings at many moments, a sheet never changes."""
    return Sheet(name, same.reading)


def _rank(reading: Reading) -> tuple[datetime, str, str]:
    published = reading.report.published
    return (published.instant if published else _LONG_AGO, reading.report.name, reading.id)


def _own_name(reading: Reading, names: Counter[str]) -> str:
    name = reading.report.name
    return name if names[name] == 1 else f"{name}~{reading.id[:6]}"


def split_key(key: str) -> tuple[str, str]:
    """Return report name and part of an id made by `Sheet.key`."""
    name, _, part = key.rpartition("#")
    return name, part


class Case:
    """The sheets with look-ups by the case-wide ids."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.sheets = sheets_of(readings)
        self.by_name = {s.name: s for s in self.sheets}

    def event(self, key: str) -> tuple[Sheet, Event]:
        """Return the event and its report; raises KeyError for an id that is not of this case."""
        name, part = split_key(key)
        sheet = self.by_name[name]
        return sheet, sheet.events[part.partition("@")[0]]

    def entity(self, key: str) -> tuple[Sheet, Entity]:
        """Return the entity and its report; raises KeyError for an id that is not of this case."""
        name, part = split_key(key)
        sheet = self.by_name[name]
        return sheet, sheet.entities[part]
