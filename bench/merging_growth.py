"""How merging grows: the time of one picture of N synthetic reports of one case, and per added report.

    python bench/merging_growth.py [N …]        (default: 500 1000 2000 4000 10000)

Prints a line for each size: seconds for merging and for the whole picture, milliseconds per report, and
the memory at its highest. The reports are made up from a seed: persons, places, numbers and days that
drift as those of a real case do; every tenth report is a reprint.
"""

import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta

from lagebild.merging import merge
from lagebild.model.entity import Entity, Location, Mention
from lagebild.model.event import Event, EventTime, Party, Voice
from lagebild.model.figure import Figure
from lagebild.model.reading import Reading
from lagebild.model.record import key_of
from lagebild.model.report import Published, Report
from lagebild.model.span import Span
from lagebild.picture import draw

SIZES = (500, 1000, 2000, 4000, 10_000)
_PLACES = tuple(f"Ort{n}burg" for n in range(60))
_PEOPLE = tuple(f"Vera Name{n}mann" for n in range(80))
_TYPES = ("attack", "protest", "killed", "injured", "detained", "talks", "deployment", "accusation", "explosion")
_COUNTED = {"killed", "injured", "detained"}
_START = datetime(2026, 3, 4)  # noqa: DTZ001


class Writer:
    """Writes one report and what is read from it, words and spans in step."""

    def __init__(self, number: int, dice: random.Random) -> None:
        self._dice = dice
        self._words: list[str] = []
        self._length = 0
        self._number = number
        self.moment = _START + timedelta(minutes=7 * number)
        self.entities: list[Entity] = []
        self.events: list[Event] = []
        self.figures: list[Figure] = []

    def word(self, text: str) -> Span:
        """Add a word and return where it stands."""
        span = Span(self._length, self._length + len(text))
        self._words.append(text)
        self._length += len(text) + 1
        return span

    def sentence(self, type_: str) -> None:
        """Add a sentence that tells one event at a place, with a voice and often a number."""
        dice, number = self._dice, len(self.events)
        day = (self.moment - timedelta(days=dice.choice((0, 0, 1, 2)))).date()
        place = self._entity("place", dice.choice(_PLACES[:: 1 + self._number % 3]))
        voice = self._entity("person", dice.choice(_PEOPLE))
        trigger = self.word(f"{type_}wort")
        filler = [self.word(f"Wort{dice.randrange(4000)}") for _ in range(12)]
        event = Event(
            id=f"v{number}",
            type=type_,
            mentions=(trigger,),
            status=dice.choice(("asserted", "attributed", "announced")),
            rule="made up",
            place=place,
            time=EventTime(filler[0], day.isoformat()),
            source=Voice(voice.text, voice.entity, voice.span),
        )
        self.events.append(event)
        if type_ in _COUNTED:
            self._figure(event, filler[1])
        self.word("Ende.\n")

    def _entity(self, kind: str, name: str) -> Party:
        span = self.word(name)
        location = Location(40 + hash_of(name) % 90 / 10, 20 + hash_of(name) % 70 / 10, "city")
        entity = Entity(
            id=f"e{len(self.entities)}",
            kind=kind,  # type: ignore[arg-type]
            name=name,
            mentions=(Mention(span, "name", "made up"),),
            location=location if kind == "place" else None,
        )
        self.entities.append(entity)
        return Party(span, name, entity.id)

    def _figure(self, event: Event, span: Span) -> None:
        low = float(3 + self._number // 50 + self._dice.randrange(3))
        self.figures.append(
            Figure(
                id=f"f{len(self.figures)}",
                measure=event.type,  # type: ignore[arg-type]
                low=low,
                high=low,
                qualifier="exactly",
                span=span,
                of="Menschen",
                status=event.status,
                rule="made up",
                event=event.id,
                source=event.source,
            )
        )

    def reading(self) -> Reading:
        """Return the report as it was read."""
        text = " ".join(self._words)
        name = f"r{self._number}"
        published = Published(self.moment.isoformat(timespec="minutes"))
        report = Report(text=text, name=name, outlet=f"Blatt {self._number % 40}", published=published, language="de")
        return Reading(
            id=key_of(name, text),
            report=report,
            rules="de",
            entities=tuple(self.entities),
            events=tuple(self.events),
            figures=tuple(self.figures),
        )


def hash_of(name: str) -> int:
    """Return a number that stands for a name, the same in every run."""
    return int(key_of(name), 16)


def made_up(count: int, seed: int = 1) -> Iterator[Reading]:
    """Yield `count` readings of one invented case; every tenth repeats the words of the one before."""
    for number in range(count):
        writer = Writer(number, random.Random(seed * 1_000_003 + number - (number % 10 == 9)))  # noqa: S311
        for _ in range(8):
            writer.sentence(writer._dice.choice(_TYPES))
        yield writer.reading()


def measured(count: int) -> str:
    """Return the line of one size."""
    readings = list(made_up(count))
    start = time.perf_counter()
    merged = merge(readings)
    between = time.perf_counter()
    picture = draw(readings)
    end = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    each = 1000 * (between - start) / count
    return (
        f"{count:6} reports: merging {between - start:7.2f} s ({each:.2f} ms a report), "
        f"picture {end - between:7.2f} s, {len(merged.incidents.profiles)} incidents, {len(picture.series)} series, "
        f"{memory:.0f} MB"
    )


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or SIZES):
        sys.stdout.write(measured(size) + "\n")
        sys.stdout.flush()
