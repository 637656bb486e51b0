"""Disputes: sides that differ at the same time about the same thing. Nobody is declared right."""

from collections.abc import Iterable, Iterator

from lagebild.merging.case import Sheet
from lagebild.merging.kinds import ROOTS
from lagebild.merging.merged import Merged
from lagebild.merging.profile import IncidentProfile
from lagebild.merging.told import Told
from lagebild.merging.voices import Side
from lagebild.model.claim import Place
from lagebild.model.picture import Dispute
from lagebild.model.picture import Side as DisputeSide
from lagebild.model.span import Span
from lagebild.model.statement import Statement
from lagebild.picture.denials import denial_disputes
from lagebild.picture.figures import disjoint, same_time
from lagebild.picture.speakers import side_of, speaker_of
from lagebild.picture.values import CUMULATIVE, Group, Value, main_totals

_MINUTES_APART = 5.0 / (24 * 60)
_BLOWS = frozenset({"attack", "clash", "killed"})
_OPEN_STATUS = ("announced", "denied")


def figure_dispute(group: Group) -> Dispute | None:
    """Return the dispute about one series, with every side that took part in it, or None."""
    parties: dict[int, Value] = {}
    settled: Place | None = None
    current: dict[str, Value] = {}
    for value in _told_totals(group):
        before = current.get(value.side.key)
        if parties and before is not None and id(before) in parties and before.bounds != value.bounds:
            settled = Place(value.sheet.name, value.span)
        current[value.side.key] = value
        for rival in current.values():
            if _contradict(value, rival, group.measure in CUMULATIVE):
                parties[id(rival)], parties[id(value)] = rival, value
    if not parties:
        return None
    sides = sorted(parties.values(), key=lambda v: (v.moment, v.order, v.span.start))
    return Dispute("figure", group.measure, tuple(map(_figure_side, sides)), group.incident, settled)


def _told_totals(group: Group) -> list[Value]:
    totals = main_totals(group)
    return [v for v in totals if v.figure.status not in _OPEN_STATUS and v.side.key and not v.late]


def _contradict(value: Value, rival: Value, cumulative: bool) -> bool:
    """Whether the later value and another side's standing one cannot both hold."""
    if value.side.key == rival.side.key or not same_time(value, rival):
        return False
    if not disjoint(value, rival):
        return value.bounds != rival.bounds and value.sheet is rival.sheet and _against(value, rival)
    if value.sheet is rival.sheet or not cumulative:
        return value.sheet is rival.sheet or value.figure.measure == "participants"
    return (value.figure.low or 0) < (rival.figure.low or 0)


def _against(value: Value, rival: Value) -> bool:
    """Whether one number is said against the other in so many words, though both are only bounds."""
    return any(v.sheet.words.cue("against", v.sheet.sentence(v.span)) for v in (value, rival))


def _figure_side(value: Value) -> DisputeSide:
    low, high = value.bounds
    best = low if low is not None else high
    shown = "" if best is None else str(int(best)) if best == int(best) else str(best)
    return DisputeSide(shown, Place(value.sheet.name, value.span), value.side.name)


def event_disputes(merged: Merged) -> tuple[Dispute, ...]:
    """Return the disputes on actor, place, time, cause and whether it happened, of all incidents."""
    found: list[Dispute] = []
    for profile in merged.incidents.profiles.values():
        told = [merged.told[key] for key in profile.members]
        found.extend(_of_incident(merged, profile, told))
    found.extend(_in_reports(merged))
    return tuple(found)


def _of_incident(merged: Merged, profile: IncidentProfile, told: list[Told]) -> Iterator[Dispute]:
    held = [t for t in told if t.status not in _OPEN_STATUS]
    for kind, differ in (("actor", _actors_differ), ("time", _times_differ), ("place", _places_differ)):
        sided = [(t, side) for t in held if (side := _part_side(merged, t, kind)).key]
        pair = next(((a, b) for a, b in _pairs(sided) if differ(merged, a[0], b[0])), None)
        if pair:
            sides = tuple(_event_side(merged, t, kind, side) for t, side in pair)
            yield Dispute(kind, profile.type, sides, profile.id)  # type: ignore[arg-type]


def _part_side(merged: Merged, told: Told, kind: str) -> Side:
    """Who says when: the speaker of the statement that the time stands in; else, and of all else, the event's side."""
    sheet, event = merged.case.event(told.key)
    if kind != "time" or event.time is None:
        return told.side
    for statement in sheet.reading.statements:
        if statement.speaker and any(c.covers(event.time.span) for c in statement.content):
            return speaker_of(merged, sheet, statement)
    return told.side


def _pairs(told: list[tuple[Told, Side]]) -> Iterator[tuple[tuple[Told, Side], tuple[Told, Side]]]:
    """Pairs of different sides; for a long list only those that stand near each other."""
    for index, one in enumerate(told):
        for two in told[index + 1 : index + 12]:
            if one[1].key != two[1].key and two[0].order - one[0].order <= 3:
                yield one, two


def _actors_differ(merged: Merged, one: Told, two: Told) -> bool:
    if not one.actor_words or not two.actor_words or one.actor_words & two.actor_words:
        return False
    return one.actor is None or one.actor != two.actor


def _times_differ(merged: Merged, one: Told, two: Told) -> bool:
    if one.when is None or two.when is None or not (one.when.exact and two.when.exact):
        return False
    return abs(one.when.start - two.when.start).total_seconds() / 86400 > _MINUTES_APART


def _places_differ(merged: Merged, one: Told, two: Told) -> bool:
    if not (one.place_told and two.place_told) or one.type not in ROOTS or one.place == two.place:
        return False
    if one.country and two.country and one.country != two.country:
        return True
    return {one.precision, two.precision} <= {"point", "city"} and not one.place_words & two.place_words


def _event_side(merged: Merged, told: Told, kind: str, side: Side) -> DisputeSide:
    sheet, event = merged.case.event(told.key)
    part = {"actor": event.actor, "place": event.place, "time": event.time}[kind]
    span = part.span if part else told.first
    return DisputeSide(span.of(sheet.text), Place(sheet.name, span), side.name)


def _in_reports(merged: Merged) -> Iterator[Dispute]:
    for sheet in merged.case.sheets:
        if merged.origin[sheet.name] == sheet.name:
            for rivals in (denial_disputes, _rival_causes, _rival_grounds, _rival_deeds, _rival_accounts):
                yield from rivals(merged, sheet)


def _rival_causes(merged: Merged, sheet: Sheet) -> Iterator[Dispute]:
    """Two sides that each give a cause in one report, or each lay the blame elsewhere."""
    causes: dict[str, tuple[Span, Side]] = {}
    for span, side in sorted(_blamed(merged, sheet), key=lambda c: c[0]):
        if side.key:
            causes.setdefault(side.key, (span, side))
    if len(causes) > 1:
        sides = tuple(side_of(sheet, span, side) for span, side in causes.values())
        yield Dispute("cause", "cause", sides)


def _blamed(merged: Merged, sheet: Sheet) -> Iterator[tuple[Span, Side]]:
    """Who gives a cause: in so many words, or by speaking against the one who did in the sentence before."""
    before: Statement | None = None
    blamed: Statement | None = None
    for statement in sheet.reading.statements:
        if not statement.content or not statement.speaker:
            continue
        sentence = sheet.sentence(statement.content[0])
        whole = f"{sentence} {' '.join(s.of(sheet.text) for s in statement.content)}"
        told = sheet.words.cue("claims-cause", whole) and not sheet.words.cue("unanswered", sentence)
        against = before is not None and _follows(sheet, before, statement) and sheet.words.cue("against", sentence)
        if before is not None and told and against and before is not blamed:
            yield before.content[0], speaker_of(merged, sheet, before)
        if told or (against and before is blamed):
            blamed = statement
            yield statement.content[0], speaker_of(merged, sheet, statement)
        before = statement
    for event in sheet.reading.events:
        if event.cause is not None:
            yield event.cause.span, merged.voices.side(sheet, event.source, event.statement)
    for label in sheet.reading.labels:
        if label.source is not None and sheet.words.cue("claims-cause", label.label):
            yield label.span, merged.voices.side(sheet, label.source)


def _rival_accounts(merged: Merged, sheet: Sheet) -> Iterator[Dispute]:
    """A side that says the contrary of the one before it, where no number, name or cause is at stake."""
    before: Statement | None = None
    for statement in sheet.reading.statements:
        if not statement.content or not statement.speaker:
            continue
        if before is not None and _follows(sheet, before, statement) and _contrary(sheet, statement):
            sides = [speaker_of(merged, sheet, s) for s in (before, statement)]
            if sides[0].key and sides[1].key and sides[0].key != sides[1].key:
                pair = zip((before, statement), sides, strict=True)
                yield Dispute("whether", "account", tuple(side_of(sheet, s.content[0], x) for s, x in pair))
        before = statement


def _contrary(sheet: Sheet, statement: Statement) -> bool:
    whole = sheet.passages.sentence_span(statement.content[0].start)
    sentence = whole.of(sheet.text)
    if not sheet.words.cue("against", sentence) or _told_elsewhere(sheet, sentence):
        return False
    told = [f.span for f in sheet.reading.figures] + [x.span for x in sheet.reading.labels if x.distance == "quoted"]
    return not any(whole.covers(s) for s in told)


def _told_elsewhere(sheet: Sheet, sentence: str) -> bool:
    """Whether a cause or a ground is at stake, which are disputes of their own."""
    return any(sheet.words.cue(means, sentence) for means in ("claims-cause", "territory"))


def _follows(sheet: Sheet, one: Statement, two: Statement) -> bool:
    numbers = [sheet.passages.sentence(s.content[0].start) for s in (one, two)]
    return 0 <= numbers[1] - numbers[0] <= 1


def _rival_grounds(merged: Merged, sheet: Sheet) -> Iterator[Dispute]:
    """Two sides that place it on the ground of two countries."""
    grounds: dict[str, tuple[str, Span, Side]] = {}
    for statement in sheet.reading.statements:
        if not statement.content or not statement.speaker:
            continue
        side = speaker_of(merged, sheet, statement)
        for span in statement.content:
            content = span.of(sheet.text)
            found = sheet.words.cue("territory", content)
            nation = sheet.words.nation(" ".join(content[: found.start()].split()[-2:])) if found else None
            if found and nation and side.key:
                named = content[: found.start()].rstrip().rfind(" ") + 1  # the word of the land before it
                at = Span(span.start + named, span.start + found.end())
                grounds.setdefault(side.key, (nation, at, side))
    if len({nation for nation, _, _ in grounds.values()}) > 1:
        yield Dispute("place", "territory", tuple(side_of(sheet, at, side) for _, at, side in grounds.values()))


def _rival_deeds(merged: Merged, sheet: Sheet) -> Iterator[Dispute]:
    """Two sides that each name another one who struck first, in one report."""
    deeds: dict[str, tuple[Span, Side, frozenset[str], str | None]] = {}
    for event in sheet.reading.events:
        for told in merged.told_of(sheet.key(event.id)):
            if told.type in _BLOWS and told.side.key and told.actor_words and not told.old:
                span = event.actor.span if event.actor else told.first
                deeds.setdefault(told.side.key, (span, told.side, told.actor_words, told.actor))
    found = list(deeds.values())
    for index, one in enumerate(found):
        for two in found[index + 1 :]:
            if not one[2] & two[2] and (one[3] is None or one[3] != two[3]):
                yield Dispute("actor", "attack", (side_of(sheet, *one[:2]), side_of(sheet, *two[:2])))
                return


def distinct(disputes: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """Return the disputes without those told twice: of one kind, between the same sides at one place."""
    kept: dict[tuple[object, ...], Dispute] = {}
    for dispute in disputes:
        places = tuple(sorted((s.place.report, s.place.span) for s in dispute.sides))
        if (dispute.kind, places) not in kept:
            kept[dispute.kind, places] = dispute
    return tuple(kept.values())
