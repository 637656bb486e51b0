"""What one event's triggers tell together, and what it takes over from the events around it."""

from copy import copy

from lagebild.model.event import EventTime, Party
from lagebild.reading.events.circumstances import main_place, precision
from lagebild.reading.events.coreference import HARM, Cluster
from lagebild.reading.events.desk import Candidate, Desk

NEAR = 3  # sentences of one paragraph that a place holds for
TITLES = ("headline", "subheading", "caption")


def inherit(desk: Desk, groups: list[Cluster], candidates: list[Candidate]) -> list[Candidate]:
    """Return for each event one candidate that holds the best of its triggers, its host and its surroundings."""
    main = main_place(desk, candidates)
    tellers = [_together(desk, group) for group in groups]
    by_cluster = {m.cluster: told for group, told in zip(groups, tellers, strict=True) for m in group.members}
    for group, told in zip(groups, tellers, strict=True):
        host = by_cluster.get(told.host) if told.host is not None and group.type in HARM else None
        if host is not None:
            told.time = told.time or host.time
        if told.place is None:
            told.place = (host.place if host else None) or _near_place(desk, told, candidates) or main
    return tellers


def _together(desk: Desk, group: Cluster) -> Candidate:
    told = copy(_teller(desk, group))
    for name in ("actor", "target", "about", "cause"):
        if getattr(told, name) is None:
            values = [getattr(m, name) for m in group.members if getattr(m, name) is not None]
            setattr(told, name, values[0] if values else None)
    told.host = next((m.host for m in group.members if m.host is not None), None)
    told.place = _best_place(desk, group)
    told.time = _best_time(told, group)
    return told


def _best_place(desk: Desk, group: Cluster) -> Party | None:
    places = [m.place for m in group.members if m.place is not None]
    return max(places, key=lambda p: (_exact(desk, p), -p.span.start)) if places else None


def _exact(desk: Desk, place: Party) -> int:
    entity = desk.entities.get(place.entity or "")
    return precision(entity) if entity else 0


def _best_time(told: Candidate, group: Cluster) -> EventTime | None:
    if told.time is not None:
        return told.time
    return next((m.time for m in group.members if m.time is not None), None)


def _near_place(desk: Desk, told: Candidate, candidates: list[Candidate]) -> Party | None:
    """The place told last before in the same paragraph."""
    segment = desk.syntax.sentences[told.sentence].segment
    best: Candidate | None = None
    for other in candidates:
        if other.token >= told.token:
            break
        near = told.sentence - other.sentence <= NEAR and desk.syntax.sentences[other.sentence].segment == segment
        if other.place_told and near:
            best = other
    return best.place if best else None


def _teller(desk: Desk, group: Cluster) -> Candidate:
    """The trigger whose status is the event's: the first in the body that is not only taken up."""
    strong = [m for m in group.members if not m.trigger.weak]
    body = [m for m in strong if desk.segment_kind(m) not in TITLES]
    return (body or strong)[0]
