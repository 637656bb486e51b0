"""The picture: what many reports say together. Fields as in docs/output.md; every part carries its places."""

from typing import Literal

from lagebild.model.claim import Link, Place
from lagebild.model.entity import EntityKind, Location
from lagebild.model.event import Status
from lagebild.model.figure import Measure, Qualifier, Scope
from lagebild.model.label import Distance
from lagebild.model.record import Record
from lagebild.model.span import Spans


class ReportRow(Record, frozen=True):
    """`origin`: the name of the earliest report this one copies, else its own name.

    `why` tells what the judgement of the origin rests on.
    """

    name: str
    origin: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    why: str = ""


class Actor(Record, frozen=True):
    """One person, organisation, group or place of all reports. `members` are "report#entity" ids."""

    id: str
    kind: EntityKind
    name: str
    mentions: tuple[Place, ...]
    members: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    role: str | None = None
    country: str | None = None
    wikidata: str | None = None
    geonames: str | None = None
    location: Location | None = None


class Telling(Record, frozen=True):
    """One event of one report as evidence of an incident."""

    report: str
    event: str
    mentions: Spans
    status: Status
    source: str | None = None
    place: str | None = None
    time: str | None = None
    rule: str = ""


class Incident(Record, frozen=True):
    """One occurrence in the world. `earliest`, `latest`: ISO dates or date-times it commits to.

    `status` is the strongest of its tellings; `origins` counts independent origins among them.
    `part_of` is the incident it is a part of (one clash of a protest wave).
    """

    id: str
    type: str
    events: tuple[Telling, ...]
    status: Status
    origins: int
    place: str | None = None
    location: Location | None = None
    earliest: str | None = None
    latest: str | None = None
    actor: str | None = None
    target: str | None = None
    part_of: str | None = None
    plover: str | None = None
    title: str = ""


class Point(Record, frozen=True):
    """One reported value. `said`: when it was said; `holds`: for when it holds, where that is told."""

    low: float | None
    high: float | None
    qualifier: Qualifier
    scope: Scope
    place: Place
    said: str | None = None
    holds: str | None = None
    source: str | None = None
    source_entity: str | None = None
    status: Status = "asserted"
    of: str = ""
    rule: str = ""


class Now(Record, frozen=True):
    """The headline number and the rule that picked it, in words. `best` is one of the reported values."""

    low: float | None
    high: float | None
    rule: str
    best: float | None = None


class Series(Record, frozen=True):
    """Every value reported for one measure of one population. `incident` None: the whole case."""

    id: str
    measure: Measure
    of: str
    points: tuple[Point, ...]
    now: Now
    incident: str | None = None
    unit: str | None = None


class Side(Record, frozen=True):
    """One side of a dispute."""

    value: str
    place: Place
    source: str | None = None


class Dispute(Record, frozen=True):
    """Sources that differ at the same time about the same thing. Nobody is declared right.

    `settled` is the place where a later report shows one side taken back, where there is one.
    """

    kind: Literal["figure", "actor", "place", "time", "whether", "cause"]
    about: str
    sides: tuple[Side, ...]
    incident: str | None = None
    settled: Place | None = None


class Bounds(Record, frozen=True):
    """From low to high; None leaves a side open."""

    low: float | None
    high: float | None


class Update(Record, frozen=True):
    """A value that changed. correction: the same source takes a value back; denial: said not to be so."""

    kind: Literal["update", "correction", "denial"]
    measure: str
    before: Bounds
    after: Bounds
    place: Place
    incident: str | None = None
    source: str | None = None


class LabelUse(Record, frozen=True):
    """Who uses which word; `source` None: the outlet's own voice."""

    label: str
    distance: Distance
    place: Place
    source: str | None = None
    outlet: str | None = None


class Wording(Record, frozen=True):
    """One group or act under its several names."""

    group: str
    labels: tuple[LabelUse, ...]


class Announcement(Record, frozen=True):
    """Where something was announced, and by whom."""

    place: Place
    by: str | None = None
    said: str | None = None


class LedgerRow(Record, frozen=True):
    """What was announced, promised, threatened or demanded, and what came of it."""

    type: str
    announced: Announcement
    status: Literal["open", "happened", "failed", "withdrawn"]
    happened: Place | None = None
    text: str = ""
    incident: str | None = None


class Gap(Record, frozen=True):
    """What is said to be unknown, undisclosed or unconfirmed; `closed` where a later report fills it."""

    about: str
    place: Place
    status: Literal["open", "closed"]
    closed: Place | None = None
    by: str | None = None


ChangeKind = Literal["event", "figure", "voice", "correction", "denial", "confirmation", "reprint"]


class Change(Record, frozen=True):
    """What is new since a moment, and what kind of news it is."""

    kind: ChangeKind
    text: str
    place: Place
    incident: str | None = None


class Picture(Record, frozen=True):
    """One sourced picture. `links` are the judgements behind it: without one, its merge is undone."""

    as_of: str | None
    reports: tuple[ReportRow, ...] = ()
    entities: tuple[Actor, ...] = ()
    incidents: tuple[Incident, ...] = ()
    series: tuple[Series, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    updates: tuple[Update, ...] = ()
    wording: tuple[Wording, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    gaps: tuple[Gap, ...] = ()
    changes: tuple[Change, ...] = ()
    links: tuple[Link, ...] = ()
    since: str | None = None
