"""The merged case: claims, the links beside them, and the clusters that follow from the links."""

from dataclasses import dataclass
from functools import cached_property

from lagebild.merging.actors import Actors
from lagebild.merging.case import Case
from lagebild.merging.claims import claims_of
from lagebild.merging.clusters import Incidents
from lagebild.merging.origins import Origin
from lagebild.merging.told import Told
from lagebild.merging.voices import Voices
from lagebild.model.claim import Claim, Link


@dataclass(frozen=True)
class Merged:
    """What merging found. Events, entities and figures are named "report#id"."""

    case: Case
    links: tuple[Link, ...]
    origins: tuple[Origin, ...]
    actors: Actors
    voices: Voices
    incidents: Incidents
    told: dict[str, Told]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of every report, in the order of the reports and of their text."""
        return claims_of(self.case)

    @cached_property
    def origin(self) -> dict[str, str]:
        """The origin of each report by name."""
        return {o.report: o.origin for o in self.origins}

    @cached_property
    def _parts(self) -> dict[str, list[Told]]:
        books: dict[str, list[Told]] = {}
        for told in self.told.values():
            books.setdefault(told.event, []).append(told)
        return books

    def told_of(self, event: str) -> list[Told]:
        """Return the parts that an event, named "report#id", was told in; mostly one."""
        return self._parts.get(event, [])

    @property
    def event_clusters(self) -> tuple[tuple[str, ...], ...]:
        """The events of each incident, in the order of their reports."""
        return tuple(tuple(p.members) for p in self.incidents.profiles.values())

    @property
    def entity_clusters(self) -> tuple[tuple[str, ...], ...]:
        """The entities of each actor, in the order of their reports."""
        return tuple(tuple(p.members) for p in self.actors.profiles.values())
