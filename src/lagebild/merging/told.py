"""What one report tells of one event, brought into a form that two reports can be compared in."""

from dataclasses import dataclass
from datetime import datetime

from lagebild.merging.actors import Actors
from lagebild.merging.case import Sheet
from lagebild.merging.kinds import COUNTED, HARM, ROOTS
from lagebild.merging.nations import CountryAt
from lagebild.merging.parts import Cause, Grip, Part, parts_of
from lagebild.merging.voices import Side, Voices
from lagebild.merging.when import Stretch
from lagebild.model.event import Event, Party, Status, Voice
from lagebild.model.figure import Figure
from lagebild.model.span import Span, Spans

_TELLING = 4  # a smaller number is shared by too many occurrences
#: Causes that a paragraph can tell of without their having done the harm beside them.
_GATHERINGS = frozenset({"protest", "riot", "clash"})

Count = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Told:
    """One event of one report, or a part of it. `root` is the key of the event that caused it.

    `place_told` and `when_told`: the very sentence says so, it was not taken over from elsewhere.
    `ordinal` is 2 in "the second explosion"; `another` is set by "a further", "again".
    `nation` is the country of those it happened to. `who` are content stems of the target.
    `story` are the countries the report is about. `single`: it happened to one person. `by` is the side of the actor.
    """

    key: str
    event: str
    report: str
    type: str
    status: Status
    mentions: Spans
    first: Span
    order: int
    published: datetime | None
    when: Stretch | None
    old: bool
    place: str | None
    place_words: frozenset[str]
    precision: str | None
    point: tuple[float, float] | None
    country: str | None
    actor: str | None
    target: str | None
    actor_words: frozenset[str]
    who: frozenset[str]
    nation: str | None
    ordinal: int | None
    another: bool
    around: frozenset[str]
    trigger: frozenset[str]
    side: Side
    by: Side
    origin: str
    story: frozenset[str] = frozenset()
    place_told: bool = False
    when_told: bool = False
    single: bool = False
    root: str | None = None
    root_grip: Grip = ""
    root_type: str = ""
    root_start: datetime | None = None
    headline: bool = False
    counts: frozenset[Count] = frozenset()
    taken_back: frozenset[Count] = frozenset()

    @property
    def to_come(self) -> bool:
        """Whether it is told for a day after that of the report."""
        if self.when is None or self.published is None or not self.when_told:
            return False
        return self.when.start.date() > self.published.date()


class Teller:
    """Brings the events of one report into comparable form."""

    def __init__(self, sheet: Sheet, order: int, actors: Actors, voices: Voices, origin: str) -> None:
        self._sheet = sheet
        self._order = order
        self._actors = actors
        self._voices = voices
        self._origin = origin
        self._story = sheet.story

    def told(self) -> tuple[Told, ...]:
        """Return the events in text order, each with its features; gaps are not among them."""
        events = [e for e in self._sheet.reading.events if e.type != "gap" and e.mentions]
        roots = [t for e in events if e.type in ROOTS for t in self._event(e, ())]
        causes = tuple(
            Cause(t.key, t.type, t.mentions, t.when, t.when_told, t.old, t.another or (t.ordinal or 1) > 1)
            for t in roots
        )
        harm = [t for e in events if e.type not in ROOTS for t in self._event(e, causes)]
        return tuple(sorted([*roots, *harm], key=lambda t: (t.first, t.key)))

    def _event(self, event: Event, causes: tuple[Cause, ...]) -> list[Told]:
        side = self._voices.side(self._sheet, event.source, event.statement)
        caused = event.type in HARM and event.type not in COUNTED - {"destruction"}
        parts = parts_of(self._sheet, event, self._country_at(event, side), causes if caused else ())
        return [self._part(event, part, side, number) for number, part in enumerate(parts)]

    def _country_at(self, event: Event, side: Side) -> CountryAt:
        """The country of the voice nearest to a mention: of a number's source in its sentence, else the event's."""
        sheet, passages = self._sheet, self._sheet.passages
        heard = [
            (f.span.start, self._voices.side(sheet, f.source, f.statement).country)
            for f in sheet.reading.figures
            if f.event == event.id and f.source is not None
        ]

        def country_at(span: Span) -> str | None:
            here = [h for h in heard if passages.sentence(h[0]) == passages.sentence(span.start)]
            return min(here, key=lambda h: abs(h[0] - span.start))[1] if here else side.country

        return country_at

    def _part(self, event: Event, part: Part, side: Side, number: int) -> Told:
        sheet, first = self._sheet, self._below_headline(part)
        place = self._place(event, part, number)
        actor = event.actor if number == 0 or self._inside(part, event.actor) else None
        target = event.target if number == 0 or self._inside(part, event.target) else None
        entity = sheet.entities.get(place.entity or "") if place else None
        located = entity.location if entity else None
        profile = self._actors.profile(sheet.key(entity.id)) if entity else None
        words = sheet.words
        counts = self._counts(event, part)
        return Told(
            key=sheet.key(event.id) if number == 0 else sheet.key(f"{event.id}@{part.first.start}"),
            event=sheet.key(event.id),
            report=sheet.name,
            type=event.type,
            status=event.status,
            mentions=tuple(sorted(part.mentions)),
            first=first,
            order=self._order,
            published=sheet.moment,
            when=part.when,
            old=part.old,
            place=profile.id if profile else None,
            place_words=frozenset(words.stems(place.text)) if place else frozenset(),
            precision=located.precision if located else None,
            point=(located.latitude, located.longitude) if located else None,
            country=entity.country if entity else None,
            actor=self._actor(actor),
            target=self._actor(target),
            actor_words=self._who(actor),
            who=self._who(target),
            nation=part.nation,
            ordinal=part.ordinal,
            another=part.another,
            around=frozenset(map(words.meaning, words.stems(sheet.sentence(first)))),
            trigger=frozenset(words.meaning(s) for m in part.mentions for s in words.stems(m.of(sheet.text))),
            side=side,
            by=self._voices.side(sheet, Voice(actor.text, actor.entity, actor.span)) if actor else side,
            origin=self._origin,
            story=self._story,
            place_told=place is not None and self._beside(place.span, first),
            when_told=part.when_told,
            single=bool(counts) and all(f.low == 1 == f.high for f in counts),
            root=part.cause.key if part.cause else None,
            root_grip=part.grip,
            root_type=part.cause.type if part.cause else "",
            root_start=_start_of(part),
            headline=part.headline,
            counts=frozenset((f.low, f.high) for f in counts if f.scope == "total" and (f.low or 0) >= _TELLING),
            taken_back=frozenset(f.replaces for f in counts if f.replaces),
        )

    def _place(self, event: Event, part: Part, number: int) -> Party | None:
        """The event's place where the part tells it, else the one town the part names, else the event's."""
        if event.place and event.source and event.source.span and event.source.span.covers(event.place.span):
            return None
        if not self._inside(part, event.place) and len(part.places) == 1:
            entity = self._sheet.entities[min(part.places)]
            passages = self._sheet.passages
            span = next(m.span for m in entity.mentions if passages.sentence(m.span.start) in part.sentences)
            return Party(span, entity.name, entity.id)
        return event.place if number == 0 or self._inside(part, event.place) else None

    def _below_headline(self, part: Part) -> Span:
        below = [m for m in part.mentions if m.start >= self._sheet.headline_end]
        return min(below) if below else part.first

    def _beside(self, span: Span, other: Span) -> bool:
        return self._sheet.passages.sentence(span.start) == self._sheet.passages.sentence(other.start)

    def _inside(self, part: Part, party: Party | None) -> bool:
        return party is not None and self._sheet.passages.sentence(party.span.start) in part.sentences

    def _actor(self, party: Party | None) -> str | None:
        return self._actors.actor(self._sheet.key(party.entity)) if party and party.entity else None

    def _who(self, party: Party | None) -> frozenset[str]:
        if party is None:
            return frozenset()
        words = self._sheet.words
        entity = self._sheet.entities.get(party.entity or "")
        names = words.nouns(f"{party.text} {entity.name if entity else ''}")
        dull = words.anybody | words.nations.keys()
        stems = words.stems(" ".join(names))
        return frozenset(words.meaning(s) for s in stems if s not in dull and not s.isdigit())

    def _counts(self, event: Event, part: Part) -> list[Figure]:
        """The figures of the event in the part's sentences."""
        passages = self._sheet.passages
        figures = (f for f in self._sheet.reading.figures if f.event == event.id and f.measure == event.type)
        return [f for f in figures if passages.sentence(f.span.start) in part.sentences]


def _start_of(part: Part) -> datetime | None:
    """When what caused it began, where the passage tells the cause and the report when that was."""
    cause = part.cause
    near = part.grip == "sentence" or (part.grip == "paragraph" and cause is not None and cause.type not in _GATHERINGS)
    if not near or cause is None:
        return None
    return cause.when.start if cause.when and cause.when_told else None
