"""What is known of one incident so far: the sum of what its reports tell of it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from lagebild.merging.told import Told
from lagebild.merging.when import Stretch

K = TypeVar("K")
V = TypeVar("V")
_KEEP = 64  # features kept per kind: enough to compare by, bounded however many reports there are


@dataclass(slots=True)
class IncidentProfile:
    """`id` is the key of its first telling; `members` the keys of all, in the order they came."""

    id: str
    type: str
    old: bool
    founded: int = 0
    known_by: datetime | None = None
    last_told: datetime | None = None
    stories: set[str] = field(default_factory=set)
    members: list[str] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    last_events: set[str] = field(default_factory=set)
    last_report: str = ""
    whens: dict[Stretch, None] = field(default_factory=dict)
    places_told: set[str] = field(default_factory=set)
    whens_told: dict[Stretch, None] = field(default_factory=dict)
    places: dict[str, str | None] = field(default_factory=dict)
    points: dict[tuple[float, float], None] = field(default_factory=dict)
    place_words: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    actors: dict[str, None] = field(default_factory=dict)
    targets: dict[str, None] = field(default_factory=dict)
    actor_words: set[str] = field(default_factory=set)
    who: set[str] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)
    ordinals: set[int] = field(default_factory=set)
    another: bool = False
    around: set[str] = field(default_factory=set)
    triggers: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    by: set[str] = field(default_factory=set)
    single: bool = False
    origins: dict[str, frozenset[str]] = field(default_factory=dict)
    roots: dict[str, tuple[str, str]] = field(default_factory=dict)
    planned: bool = True
    counts: set[tuple[float | None, float | None]] = field(default_factory=set)

    def learn(self, told: Told, root: str | None) -> None:
        """Add what one more event tells; `root` is the incident that caused it."""
        self.members.append(told.key)
        self.reports.add(told.report)
        if told.report != self.last_report:
            self.last_events.clear()
        self.last_events.add(told.event)
        self.last_report = told.report
        if told.published and told.status not in ("announced", "denied") and not told.to_come:
            self.known_by = min(self.known_by or told.published, told.published)
        if told.published:
            self.last_told = max(self.last_told or told.published, told.published)
        self.stories |= told.story
        self.planned = self.planned and (told.status == "announced" or told.to_come)
        self.another = self.another or told.another
        if told.when:
            _keep(self.whens, told.when, None)
            if told.when_told:
                _keep(self.whens_told, told.when, None)
        if told.place:
            _keep(self.places, told.place, told.precision)
            if told.place_told:
                self.places_told.add(told.place)
        if told.point and told.place_told and told.precision in ("point", "city"):
            _keep(self.points, told.point, None)
        if root and told.root_grip != "report" and (root not in self.roots or told.root_grip == "sentence"):
            _keep(self.roots, root, (told.root_grip, told.root_type))
        self._learn_words(told)

    def _learn_words(self, told: Told) -> None:
        pairs = (
            (self.place_words, told.place_words),
            (self.actor_words, told.actor_words),
            (self.who, told.who),
            (self.around, told.around),
            (self.triggers, told.trigger),
        )
        for known, new in pairs:
            if len(known) < 4 * _KEEP:
                known.update(new)
        if told.country:
            self.countries.add(told.country)
        if told.actor:
            _keep(self.actors, told.actor, None)
        if told.target:
            _keep(self.targets, told.target, None)
        if told.nation:
            self.nations.add(told.nation)
        if told.ordinal:
            self.ordinals.add(told.ordinal)
        self.sides.add(told.side.key)
        if len(self.counts) < 4 * _KEEP:
            self.counts |= told.counts
        self.by.add(told.by.key)
        self.single = self.single or told.single
        _keep(self.origins, told.origin, self.origins.get(told.origin, frozenset()) | told.trigger)


def _keep(known: dict[K, V], key: K, value: V) -> None:
    if key in known or len(known) < _KEEP:
        known[key] = value
