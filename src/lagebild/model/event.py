"""Something that happened, is happening or is announced, as one report tells it."""

from typing import Literal

from lagebild.model.record import Record
from lagebild.model.span import Span, Spans
from lagebild.model.time import Interval

Status = Literal["asserted", "attributed", "hearsay", "announced", "denied"]


class Party(Record, frozen=True):
    """Who or what fills a role: the words, and the entity they stand for where it is known.

    A party told by another passage (the subject of the clause before) has that passage's span.
    """

    span: Span
    text: str
    entity: str | None = None


class Voice(Record, frozen=True):
    """The speaker an event or figure is told by; `span` is None only where nobody is named."""

    text: str
    entity: str | None = None
    span: Span | None = None


class EventTime(Record, frozen=True):
    """When it happened: the TIMEX3 value, the interval, and the expression that tells it."""

    span: Span
    value: str
    interval: Interval | None = None


class Event(Record, frozen=True):
    """One event, however often the report mentions it; `mentions` are its triggers.

    `statement` is the id of the statement that tells it; None: the reporter's own words.
    `about` is what a gap leaves unsaid. `background` marks what is older than the story.
    `cause` is the stated cause, in the report's words.
    """

    id: str
    type: str
    mentions: Spans
    status: Status
    rule: str
    actor: Party | None = None
    target: Party | None = None
    place: Party | None = None
    time: EventTime | None = None
    source: Voice | None = None
    statement: str | None = None
    about: Party | None = None
    cause: Party | None = None
    plover: str | None = None
    background: bool = False
    status_cue: Spans = ()
