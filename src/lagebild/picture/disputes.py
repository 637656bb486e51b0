"""Disputes: sides that differ at the same time about the same thing. Nobody is declared right."""

from collections.abc import Iterable, Iterator

from lagebild.merging.case import Sheet
from lagebild.merging.kinds import COUNTED, HARM, ROOTS, SPEECH
from lagebild.merging.merged import Merged
from lagebild.merging.profile import IncidentProfile
from lagebild.merging.told import Told
from lagebild.merging.voices import OWN, Side
from lagebild.model.claim import Place
from lagebild.model.event import Event, Voice
from lagebild.model.picture import Dispute
from lagebild.model.picture import Side as DisputeSide
from lagebild.model.span import Span
from lagebild.model.statement import Statement
from lagebild.picture.figures import disjoint, same_time
from lagebild.picture.values import CUMULATIVE, Group, Value, main_totals

_MINUTES_APART = 5.0 / (24 * 60)
_REACH = 900  # characters: a denial answers what was said shortly before
_NEAR = 40
#: Numbers tell their differences; that some died here and some there is no dispute.
_COUNTS = HARM - COUNTED
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
            return _speaker(merged, sheet, statement)
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
        if merged.origin[sheet.name] != sheet.name:
            continue
        for at, denier, answers in _denials(merged, sheet):
            sides = _told_otherwise(merged, sheet, at, denier)
            if answers and not _names_what_it_denies(sheet, at):
                sides += _said_near(merged, sheet, at, denier, after=not sides)
            if sides:
                own = DisputeSide(sheet.sentence(at).strip(), Place(sheet.name, at), denier.name)
                yield Dispute("whether", "denial", (*sides, own))
        for rivals in (_rival_causes, _rival_grounds, _rival_deeds, _rival_accounts):
            yield from rivals(merged, sheet)


def _denials(merged: Merged, sheet: Sheet) -> list[tuple[Span, Side, bool]]:
    """Where a side denies something, one for each sentence, in text order; and whether it answers somebody."""
    found: list[tuple[Span, Side, bool]] = []
    for event in sheet.reading.events:
        if event.mentions and event.type == "denial":
            found.append((min(event.mentions), _denier(merged, sheet, event), True))
        elif event.mentions and event.status == "denied" and _contested(sheet, event):
            found.append((min(event.mentions), merged.voices.side(sheet, event.source, event.statement), False))
    for statement in sheet.reading.statements:
        if statement.stance == "denies" and statement.speaker and statement.content:
            at = (statement.cue or statement.content)[0]
            found.append((at, _speaker(merged, sheet, statement), True))
        if statement.speaker and statement.content and _calls_false(sheet, statement.content[0]):
            found.append((statement.content[0], _speaker(merged, sheet, statement), True))
    for label in sheet.reading.labels:
        if label.source is not None and sheet.words.cue("calls-false", label.label):
            found.append((label.span, merged.voices.side(sheet, label.source), True))
    kept: dict[int, tuple[Span, Side, bool]] = {}
    told = (f for f in found if f[1].key and not _denies_number(sheet, f[0]))
    for at, side, answers in sorted(told, key=lambda f: (f[0], not f[2])):
        kept.setdefault(sheet.passages.sentence(at.start), (at, side, answers))
    return list(kept.values())


def _contested(sheet: Sheet, event: Event) -> bool:
    """Whether a denied event is somebody's claim, not a number that is none or a thing not yet known."""
    sentence = sheet.sentence(min(event.mentions))
    return event.type not in _COUNTS and sheet.words.cue("unanswered", sentence) is None


def _denies_number(sheet: Sheet, at: Span) -> bool:
    number = sheet.passages.sentence(at.start)
    denied = (f for f in sheet.reading.figures if f.status == "denied")
    return any(sheet.passages.sentence(f.span.start) == number for f in denied)


def _names_what_it_denies(sheet: Sheet, at: Span) -> bool:
    """Whether the sentence itself tells what is denied, an outbreak or the like, and so answers nobody."""
    number = sheet.passages.sentence(at.start)
    denied = (e for e in sheet.reading.events if e.status == "denied" and e.type not in SPEECH)
    return any(sheet.passages.sentence(m.start) == number for e in denied for m in e.mentions)


def _calls_false(sheet: Sheet, at: Span) -> bool:
    return sheet.words.cue("calls-false", at.of(sheet.text)) is not None


def _said_near(merged: Merged, sheet: Sheet, at: Span, denier: Side, *, after: bool) -> list[DisputeSide]:
    """What another side said just before a denial; else, if `after`, just after it."""
    said = sorted((s for s in _said(merged, sheet) if s[1].key and s[1].key != denier.key), key=lambda s: s[0])
    before = [s for s in said if s[0].start < at.start and at.start - s[0].start < _REACH]
    later = [s for s in said if s[0].start > at.start and s[0].start - at.start < _REACH]
    near = before[-1:] or (later[:1] if after else [])
    return [_side_of(sheet, span, side) for span, side in near]


def _told_otherwise(merged: Merged, sheet: Sheet, at: Span, denier: Side) -> list[DisputeSide]:
    number = sheet.passages.sentence(at.start)
    found: dict[tuple[str, Span], DisputeSide] = {}
    for event in sheet.reading.events:
        for told in () if event.type in _COUNTS else merged.told_of(sheet.key(event.id)):
            if told.type in SPEECH or all(sheet.passages.sentence(m.start) != number for m in told.mentions):
                continue
            for other, name in _rivals(merged, told, denier):
                there = merged.case.by_name[other.report]
                side = DisputeSide(other.first.of(there.text), Place(other.report, other.first), name)
                found.setdefault((other.report, other.first), side)
    return list(found.values())[:3]


def _rivals(merged: Merged, told: Told, denier: Side) -> Iterator[tuple[Told, str | None]]:
    """The tellings of the same incident, up to this report, by other named sides that do not deny it."""
    home = merged.incidents.of_event[told.key]
    for key in merged.incidents.profiles[home].members[-_NEAR:]:
        other = merged.told[key]
        if other.status == "denied" or other.key == told.key or other.order > told.order:
            continue
        side = other.side if other.side.key not in ("", denier.key) else _teller(merged, other)
        if side.key not in ("", denier.key):
            yield other, side.name


def _teller(merged: Merged, told: Told) -> Side:
    """The speaker of the statement that an event is told in, where the event names another source."""
    sheet = merged.case.by_name[told.report]
    for statement in sheet.reading.statements:
        if statement.speaker and any(c.covers(told.first) for c in statement.content):
            return _speaker(merged, sheet, statement)
    return OWN


def _denier(merged: Merged, sheet: Sheet, event: Event) -> Side:
    party = event.actor
    if party is None:
        return merged.voices.side(sheet, event.source, event.statement)
    return merged.voices.side(sheet, Voice(party.text, party.entity, party.span))


def _said(merged: Merged, sheet: Sheet) -> Iterator[tuple[Span, Side]]:
    """What voices said in a report: the beginning of each statement with its side."""
    for statement in sheet.reading.statements:
        if statement.content and statement.speaker and statement.stance != "denies":
            yield statement.content[0], _speaker(merged, sheet, statement)
    for event in sheet.reading.events:
        if event.source is not None and event.type not in ("denial", "gap") and event.status != "denied":
            yield min(event.mentions), merged.voices.side(sheet, event.source, event.statement)
        elif event.type in ("accusation", "promise") and event.actor is not None:
            voice = Voice(event.actor.text, event.actor.entity, event.actor.span)
            yield min(event.mentions), merged.voices.side(sheet, voice)


def _speaker(merged: Merged, sheet: Sheet, statement: Statement) -> Side:
    entity = sheet.entities.get(statement.speaker_entity or "")
    if statement.rule == "source-before" and entity is not None:
        mention = next((m for m in entity.mentions if any(s.covers(m.span) for s in statement.speaker)), None)
        if mention is not None:  # "Angaben der Polizei": the police
            head = mention.head if mention.form == "description" else None
            named = Span(head.start, mention.span.end) if head is not None else mention.span
            return merged.voices.side(sheet, Voice(named.of(sheet.text), entity.id, named), statement.id)
    text = " ".join(s.of(sheet.text) for s in statement.speaker)
    return merged.voices.side(sheet, Voice(text, statement.speaker_entity, statement.speaker[0]), statement.id)


def _rival_causes(merged: Merged, sheet: Sheet) -> Iterator[Dispute]:
    """Two sides that each give a cause in one report, or each lay the blame elsewhere."""
    causes: dict[str, tuple[Span, Side]] = {}
    for span, side in sorted(_blamed(merged, sheet), key=lambda c: c[0]):
        if side.key:
            causes.setdefault(side.key, (span, side))
    if len(causes) > 1:
        sides = tuple(_side_of(sheet, span, side) for span, side in causes.values())
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
            yield before.content[0], _speaker(merged, sheet, before)
        if told or (against and before is blamed):
            blamed = statement
            yield statement.content[0], _speaker(merged, sheet, statement)
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
            sides = [_speaker(merged, sheet, s) for s in (before, statement)]
            if sides[0].key and sides[1].key and sides[0].key != sides[1].key:
                pair = zip((before, statement), sides, strict=True)
                yield Dispute("whether", "account", tuple(_side_of(sheet, s.content[0], x) for s, x in pair))
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
        side = _speaker(merged, sheet, statement)
        for span in statement.content:
            content = span.of(sheet.text)
            found = sheet.words.cue("territory", content)
            nation = sheet.words.nation(" ".join(content[: found.start()].split()[-2:])) if found else None
            if found and nation and side.key:
                named = content[: found.start()].rstrip().rfind(" ") + 1  # the word of the land before it
                at = Span(span.start + named, span.start + found.end())
                grounds.setdefault(side.key, (nation, at, side))
    if len({nation for nation, _, _ in grounds.values()}) > 1:
        yield Dispute("place", "territory", tuple(_side_of(sheet, at, side) for _, at, side in grounds.values()))


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
                yield Dispute("actor", "attack", (_side_of(sheet, *one[:2]), _side_of(sheet, *two[:2])))
                return


def _side_of(sheet: Sheet, span: Span, side: Side) -> DisputeSide:
    return DisputeSide(span.of(sheet.text), Place(sheet.name, span), side.name)


def distinct(disputes: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """Return the disputes without those told twice: of one kind, between the same sides at one place."""
    kept: dict[tuple[object, ...], Dispute] = {}
    for dispute in disputes:
        places = tuple(sorted((s.place.report, s.place.span) for s in dispute.sides))
        if (dispute.kind, places) not in kept:
            kept[dispute.kind, places] = dispute
    return tuple(kept.values())
