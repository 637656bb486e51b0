"""What one event's triggers tell together, and what it takes over from the event it belongs to."""

from copy import copy

from lagebild.model.event import Party
from lagebild.reading.events.coreference import HARM, Cluster
from lagebild.reading.events.desk import Candidate, Desk

#: Acts of speech happen where nobody says.
PLACELESS = frozenset("demand request promise threat accusation denial support gap agreement talks resignation".split())


def inherit(desk: Desk, group: Cluster, groups: list[Cluster], place: Party | None) -> Candidate:
    """Return one candidate that holds the best of the group's triggers and what its host tells."""
    told = copy(_teller(desk, group))
    for name in ("actor", "target", "place", "time", "about", "cause"):
        if getattr(told, name) is None:
            values = [getattr(m, name) for m in group.members if getattr(m, name) is not None]
            setattr(told, name, values[0] if values else None)
    host = next((g for g in groups if told.host is not None and _is_host(g, told)), None)
    if host is not None and group.type in HARM:
        told.time = told.time or next((m.time for m in host.members if m.time), None)
        told.place = told.place or next((m.place for m in host.members if m.place), None)
    if told.place is None:
        told.place = place
    return told


def _is_host(group: Cluster, told: Candidate) -> bool:
    return any(m.cluster == told.host for m in group.members)


def _teller(desk: Desk, group: Cluster) -> Candidate:
    """The trigger whose status is the event's: the first in the body that is not only taken up."""
    strong = [m for m in group.members if not m.trigger.weak]
    body = [m for m in strong if desk.segment_kind(m) not in ("headline", "subheading", "caption")]
    return (body or strong)[0]
