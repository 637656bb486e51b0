"""A picture as the JSON that other programs rely on: see docs/output.md."""

from typing import Any

from lagebild.model.claim import Link, Place
from lagebild.model.picture import (
    Actor,
    Bounds,
    Change,
    Dispute,
    Gap,
    Incident,
    LedgerRow,
    Picture,
    Point,
    ReportRow,
    Series,
    Update,
    Wording,
)
from lagebild.views.contract import location_json

Json = dict[str, Any]
#: In the contract a word is plain whether the outlet or a voice uses it: its source tells which.
_DISTANCE = {"own": "plain", "voiced": "plain"}


def picture_json(picture: Picture) -> Json:
    """Return the picture as plain data after the output contract, offsets in code points."""
    found: Json = {
        "as_of": picture.as_of,
        "reports": [_report(r) for r in picture.reports],
        "entities": [_actor(a) for a in picture.entities],
        "incidents": [_incident(i) for i in picture.incidents],
        "series": [_series(s) for s in picture.series],
        "disputes": [_dispute(d) for d in picture.disputes],
        "updates": [_update(u) for u in picture.updates],
        "wording": [_wording(w) for w in picture.wording],
        "ledger": [_ledger(row) for row in picture.ledger],
        "gaps": [_gap(g) for g in picture.gaps],
        "links": [_link(x) for x in picture.links],
    }
    if picture.since is not None:
        found["since"] = picture.since
        found["changes"] = [_change(c) for c in picture.changes]
    return found


def _at(place: Place) -> Json:
    return {"report": place.report, "span": [place.span.start, place.span.end]}


def _maybe_at(place: Place | None) -> Json | None:
    return _at(place) if place else None


def _report(row: ReportRow) -> Json:
    return {
        "name": row.name,
        "outlet": row.outlet,
        "published": row.published,
        "origin": row.origin,
        "title": row.title,
        "url": row.url,
        "why": row.why,
    }


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "kind": actor.kind,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "role": actor.role,
        "country": actor.country,
        "wikidata": actor.wikidata,
        "geonames": actor.geonames,
        "location": location_json(actor.location),
        "mentions": [_at(m) for m in actor.mentions],
        "members": list(actor.members),
    }


def _incident(incident: Incident) -> Json:
    return {
        "id": incident.id,
        "type": incident.type,
        "title": incident.title,
        "place": incident.place,
        "location": location_json(incident.location),
        "earliest": incident.earliest,
        "latest": incident.latest,
        "status": incident.status,
        "actor": incident.actor,
        "target": incident.target,
        "part_of": incident.part_of,
        "plover": incident.plover,
        "origins": incident.origins,
        "events": [
            {
                "report": t.report,
                "event": t.event,
                "mentions": [[m.start, m.end] for m in t.mentions],
                "status": t.status,
                "source": t.source,
                "place": t.place,
                "time": t.time,
                "rule": t.rule,
            }
            for t in incident.events
        ],
    }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _bounds(bounds: Bounds) -> Json:
    return {"low": _number(bounds.low), "high": _number(bounds.high)}


def _point(point: Point) -> Json:
    return {
        "low": _number(point.low),
        "high": _number(point.high),
        "qualifier": point.qualifier,
        "scope": point.scope,
        "source": point.source,
        "source_entity": point.source_entity,
        "said": point.said,
        "holds": point.holds,
        "status": point.status,
        "of": point.of,
        "rule": point.rule,
        **_at(point.place),
    }


def _series(series: Series) -> Json:
    now = series.now
    return {
        "id": series.id,
        "incident": series.incident,
        "measure": series.measure,
        "of": series.of,
        "unit": series.unit,
        "points": [_point(p) for p in series.points],
        "now": {
            "low": _number(now.low),
            "best": _number(now.best),
            "high": _number(now.high),
            "rule": now.rule,
        },
    }


def _dispute(dispute: Dispute) -> Json:
    return {
        "kind": dispute.kind,
        "incident": dispute.incident,
        "about": dispute.about,
        "sides": [{"value": s.value, "source": s.source, **_at(s.place)} for s in dispute.sides],
        "settled": _maybe_at(dispute.settled),
    }


def _update(update: Update) -> Json:
    return {
        "kind": update.kind,
        "incident": update.incident,
        "measure": update.measure,
        "from": _bounds(update.before),
        "to": _bounds(update.after),
        "source": update.source,
        **_at(update.place),
    }


def _wording(wording: Wording) -> Json:
    return {
        "group": wording.group,
        "labels": [
            {
                "label": use.label,
                "source": use.source,
                "outlet": use.outlet,
                "distance": _DISTANCE.get(use.distance, use.distance),
                **_at(use.place),
            }
            for use in wording.labels
        ],
    }


def _ledger(row: LedgerRow) -> Json:
    return {
        "type": row.type,
        "incident": row.incident,
        "text": row.text,
        "announced": {**_at(row.announced.place), "by": row.announced.by, "said": row.announced.said},
        "status": row.status,
        "happened": _maybe_at(row.happened),
    }


def _gap(gap: Gap) -> Json:
    return {
        "about": gap.about,
        "by": gap.by,
        "status": gap.status,
        "closed": _maybe_at(gap.closed),
        **_at(gap.place),
    }


def _change(change: Change) -> Json:
    return {"kind": change.kind, "text": change.text, "incident": change.incident, **_at(change.place)}


def _link(link: Link) -> Json:
    return {
        "left": link.left,
        "right": link.right,
        "judgement": link.judgement,
        "by": link.by,
        "score": link.score,
        "reasons": list(link.reasons),
    }
