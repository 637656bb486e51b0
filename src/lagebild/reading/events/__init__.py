"""What happened, who did it, to whom, where and when."""

from lagebild.model.event import Event, Voice
from lagebild.model.record import key_of
from lagebild.model.span import Span, Spans
from lagebild.reading.events.circumstances import fill_cause, fill_place
from lagebild.reading.events.cluster import Cluster
from lagebild.reading.events.coreference import clusters
from lagebild.reading.events.desk import Candidate, Desk, desk_of
from lagebild.reading.events.earlier import mark_earlier
from lagebild.reading.events.find import find
from lagebild.reading.events.gaps import fill_about
from lagebild.reading.events.inherit import inherit
from lagebild.reading.events.moments import fill_time, is_ahead, is_past
from lagebild.reading.events.pledges import pledges
from lagebild.reading.events.plover import PLOVER
from lagebild.reading.events.prepositional import is_verbal
from lagebild.reading.events.roles import fill_roles, lend_actors
from lagebild.reading.events.status import fill_status, speaks_for_self
from lagebild.reading.notes import Notes
from lagebild.reading.voice import Voices


def read_events(notes: Notes) -> tuple[Event, ...]:
    """Return the events, in text order."""
    desk = desk_of(notes)
    if not desk.lexicon.frames:
        return ()
    found = find(desk)
    found = sorted([*found, *pledges(desk, found)], key=lambda c: (c.token, c.type))
    for candidate in found:
        if candidate.frame.speech and candidate.clause is not None and is_verbal(desk, candidate):
            desk.acts.setdefault(candidate.clause, set()).add(candidate.type)
    desk.trigger_tokens = {t for c in found for t in c.tokens}
    desk.trigger_nouns = {c.token for c in found if not is_verbal(desk, c) and not c.attribute and not c.trigger.weak}
    for candidate in found:
        if candidate.token in desk.trigger_nouns:
            desk.occurring.setdefault(candidate.token, set()).add(candidate.type)
    for candidate in found:
        fill_roles(desk, candidate)
        fill_status(desk, candidate)
        speaks_for_self(desk, candidate)
        fill_place(desk, candidate)
        fill_time(desk, candidate)
        _judge_day(desk, candidate)
        fill_about(desk, candidate)
        fill_cause(desk, candidate)
    lend_actors(found)
    mark_earlier(desk, found)
    groups = clusters(desk, [c for c in found if not _only_wished(c)])
    tellers = inherit(desk, groups, found)
    voices = Voices(notes)
    events = [_event(desk, voices, group, told) for group, told in zip(groups, tellers, strict=True)]
    return tuple(sorted(events, key=lambda e: (e.mentions[0].start, e.type, e.id)))


def _judge_day(desk: Desk, found: Candidate) -> None:
    """What is told for a day to come is announced; beside a verb of saying it is the day of what is said."""
    if found.time is None or not is_ahead(desk, found.time) or found.status not in ("asserted", "attributed"):
        return
    if found.frame.speech and is_verbal(desk, found):
        found.time = None
    else:
        found.status = "announced"


def _only_wished(found: Candidate) -> bool:
    """Whether an act of speech or support is itself only asked for, planned or denied: nobody has said it."""
    unreal = found.status in ("announced", "denied") and found.cues != ()
    return unreal and not found.frame.gap and (found.frame.speech or found.type == "support")


def _event(desk: Desk, voices: Voices, group: Cluster, told: Candidate) -> Event:
    mentions = tuple(sorted({s for m in group.members for s in _spans(desk, m)}))
    return Event(
        id=key_of("event", desk.notes.report.name, group.type, *((m.start, m.end) for m in mentions)),
        type=group.type,
        mentions=mentions,
        status=told.status,
        rule=told.trigger.rule,
        actor=told.actor,
        target=told.target,
        place=told.place,
        time=told.time,
        source=_voice(desk, voices, told),
        statement=told.statement.id if told.statement else None,
        about=told.about,
        cause=told.cause,
        plover=PLOVER.get(group.type),
        background=told.time is not None and is_past(desk, told.time),
        status_cue=told.cues,
    )


def _spans(desk: Desk, found: Candidate) -> Spans:
    return tuple(Span(start, end) for start, end in desk.syntax.runs(found.tokens))


def _voice(desk: Desk, voices: Voices, told: Candidate) -> Voice | None:
    """Who tells the event; where somebody speaks of themselves, that one."""
    statement, voice = told.statement, told.voice
    if voice is not None:
        return Voice(voice.text, voice.entity, voice.span)
    if statement is None or not statement.speaker:
        return None
    tokens = [t for s in statement.speaker for t in desk.syntax.tokens_in(s.start, s.end)]
    if told.actor is not None and any(desk.lemma[t] in desk.lexicon.words.own for t in tokens):
        return Voice(told.actor.text, told.actor.entity, told.actor.span)
    return voices.of(statement)
