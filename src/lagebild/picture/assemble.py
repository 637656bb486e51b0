"""Assemble the picture: every part drawn from the merged case and put in order."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from lagebild.merging import Merged, merge
from lagebild.merging.actors import Profile
from lagebild.merging.case import Sheet
from lagebild.merging.origins import Origin
from lagebild.merging.profile import IncidentProfile
from lagebild.merging.told import Told
from lagebild.merging.when import Stretch
from lagebild.model.claim import Link, Place
from lagebild.model.entity import Location
from lagebild.model.event import Status
from lagebild.model.picture import Actor, Incident, Picture, ReportRow, Telling
from lagebild.model.reading import Reading
from lagebild.picture.changes import Parts, changes_of
from lagebild.picture.disputes import distinct, event_disputes, figure_dispute
from lagebild.picture.figures import series_of
from lagebild.picture.gaps import gaps_of
from lagebild.picture.ledger import ledger_of
from lagebild.picture.updates import updates_of
from lagebild.picture.values import groups_of
from lagebild.picture.waves import waves_of
from lagebild.picture.wording import wording_of

_STRENGTH: tuple[Status, ...] = ("asserted", "attributed", "hearsay", "announced", "denied")


def draw(
    readings: Iterable[Reading],
    as_of: str | None = None,
    since: str | None = None,
    judgements: Iterable[Link] = (),
) -> Picture:
    """Return the picture of what the readings say together.

    `as_of` and `since` are ISO dates or date-times; a bare date means its end, a time without offset is
    the clock at each report's place. With `as_of`, only reports published by then count, and none without
    a date. With `since`, `changes` tells what later reports brought. Raises ValueError for what is no date.
    """
    kept = [r for r in readings if as_of is None or published_by(r, as_of)]
    merged = merge(kept, judgements)
    groups = groups_of(merged)
    reports = tuple(map(_report_row, merged.case.sheets, merged.origins))
    waves = waves_of(merged)
    incidents = tuple(_incident(merged, p, waves.get(p.id)) for p in merged.incidents.profiles.values())
    series = tuple(series_of(merged, g) for g in groups)
    updates = tuple(u for g in groups for u in updates_of(g))
    figures = (d for d in map(figure_dispute, groups) if d is not None)
    new = _new_since(merged.case.sheets, since)
    return Picture(
        as_of=as_of,
        reports=reports,
        entities=tuple(_actor(merged, p) for p in merged.actors.profiles.values()),
        incidents=incidents,
        series=series,
        disputes=distinct([*figures, *event_disputes(merged)]),
        updates=updates,
        wording=wording_of(merged),
        ledger=ledger_of(merged),
        gaps=gaps_of(merged),
        changes=changes_of(Parts(reports, incidents, series, updates), new),
        links=merged.links,
        since=since,
    )


def published_by(reading: Reading, moment: str) -> bool:
    """Whether the report was published by the moment; a report without a date never surely was."""
    published = reading.report.published
    if published is None:
        return False
    limit = datetime.fromisoformat(moment)
    if len(moment) == len("2026-03-04"):
        limit += timedelta(days=1) - timedelta(microseconds=1)
    if limit.tzinfo is None:
        return published.moment <= limit
    return published.instant <= limit.astimezone(UTC)


def _new_since(sheets: Iterable[Sheet], since: str | None) -> frozenset[str]:
    if since is None:
        return frozenset()
    return frozenset(s.name for s in sheets if not published_by(s.reading, since))


def _report_row(sheet: Sheet, origin: Origin) -> ReportRow:
    report = sheet.reading.report
    return ReportRow(
        name=sheet.name,
        origin=origin.origin,
        outlet=report.outlet,
        published=report.published.value if report.published else None,
        title=report.title,
        url=report.url,
        why=origin.why,
    )


def _incident(merged: Merged, profile: IncidentProfile, wave: str | None) -> Incident:
    told = [merged.told[key] for key in profile.members]
    stretches = [t.when for t in told if t.when and t.status != "denied"]
    best = _clearest(stretches)
    first_sheet, first = merged.case.event(profile.id)
    return Incident(
        id=profile.id,
        type=profile.type,
        events=tuple(_telling(merged, t) for t in told),
        status=min((t.status for t in told), key=_STRENGTH.index),
        origins=len({t.origin for t in told}),
        place=_place_name(merged, told),
        location=_location(merged, told),
        earliest=_iso(best.start, best.exact) if best else None,
        latest=_iso(best.end - (timedelta(0) if best.exact else timedelta(seconds=1)), best.exact) if best else None,
        actor=_commonest(_party(merged, t, "actor") for t in told),
        target=_commonest(_party(merged, t, "target") for t in told),
        part_of=wave,
        plover=first.plover,
        title=first_sheet.sentence(told[0].first).strip(),
    )


def _clearest(stretches: list[Stretch]) -> Stretch | None:
    """The narrowest time that is told; the first of equals."""
    return min(stretches, key=lambda s: s.days) if stretches else None


def _iso(moment: datetime, exact: bool) -> str:
    return moment.isoformat(timespec="minutes") if exact else moment.date().isoformat()


def _telling(merged: Merged, told: Told) -> Telling:
    sheet, event = merged.case.event(told.key)
    return Telling(
        report=sheet.name,
        event=event.id,
        mentions=told.mentions,
        status=event.status,
        source=told.side.name,
        place=event.place.text if event.place else None,
        time=event.time.value if event.time else None,
        rule=event.rule,
    )


def _place_name(merged: Merged, told: list[Told]) -> str | None:
    """The most exact place that is told, by the name its report gives it in full."""
    ranks = {"point": 0, "city": 0, None: 1, "region": 2, "area": 2, "country": 3}
    placed = [t for t in told if t.place or t.place_words]
    if not placed:
        return None
    best = min(placed, key=lambda t: ranks.get(t.precision, 1))
    sheet, event = merged.case.event(best.key)
    entity = sheet.entities.get(event.place.entity or "") if event.place else None
    return entity.name if entity else event.place.text if event.place else None


def _location(merged: Merged, told: list[Told]) -> Location | None:
    found = []
    for one in told:
        sheet, event = merged.case.event(one.key)
        entity = sheet.entities.get(event.place.entity or "") if event.place else None
        if entity and entity.location:
            found.append(entity.location)
    ranks = ("point", "city", "region", "area", "country")
    return min(found, key=lambda x: ranks.index(x.precision)) if found else None


def _party(merged: Merged, told: Told, role: str) -> str | None:
    sheet, event = merged.case.event(told.key)
    party = event.actor if role == "actor" else event.target
    if party is None:
        return None
    entity = sheet.entities.get(party.entity or "")
    return entity.name if entity else party.text


def _commonest(names: Iterable[str | None]) -> str | None:
    counted = Counter(n for n in names if n)
    return min(counted, key=lambda n: (-counted[n], n)) if counted else None


def _actor(merged: Merged, profile: Profile) -> Actor:
    entities = [merged.case.entity(key) for key in profile.members]
    names = Counter(e.name for _, e in entities)
    name = min(names, key=lambda n: (-len(n.split()), -names[n], n)) if profile.named else names.most_common(1)[0][0]
    first = [e for _, e in entities]
    return Actor(
        id=profile.id,
        kind=first[0].kind,
        name=name,
        mentions=tuple(Place(s.name, m.span) for s, e in entities for m in e.mentions),
        members=tuple(profile.members),
        aliases=tuple(sorted({n for n in names if n != name} | {a for e in first for a in e.aliases})),
        role=_commonest(e.role for e in first),
        country=_commonest(e.country for e in first),
        wikidata=next((e.wikidata for e in first if e.wikidata), None),
        geonames=next((e.geonames for e in first if e.geonames), None),
        location=next((e.location for e in first if e.location), None),
    )
