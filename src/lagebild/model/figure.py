"""A count or measured amount."""

from typing import Literal

from lagebild.model.event import Status, Voice
from lagebild.model.record import Record
from lagebild.model.span import Span

Measure = Literal[
    "killed",
    "injured",
    "missing",
    "infected",
    "displaced",
    "abducted",
    "rescued",
    "evacuated",
    "detained",
    "released",
    "forces",
    "participants",
    "sites",
    "buildings",
    "vehicles",
    "damage",
    "aid",
    "magnitude",
]
#: Measures that count people; events of the same names are what happened to them.
PEOPLE: tuple[str, ...] = (
    "killed", "injured", "missing", "infected", "displaced", "abducted", "rescued", "evacuated", "detained", "released",
)  # fmt: skip
Qualifier = Literal["exactly", "about", "at-least", "more-than", "at-most", "between", "some"]
Scope = Literal["total", "new", "subset"]


class Figure(Record, frozen=True):
    """`low` and `high` are the bounds the words commit to; None leaves a side open.

    `of` names what is counted, in the report's words. `event` is the id of the event it belongs to,
    `part_of` the id of the figure of which this one is a part ("darunter drei Kinder").
    `replaces` holds the older bounds where the report itself takes a number back ("von 86 auf 76").
    """

    id: str
    measure: Measure
    low: float | None
    high: float | None
    qualifier: Qualifier
    span: Span
    of: str
    status: Status
    rule: str
    scope: Scope = "total"
    unit: str | None = None
    event: str | None = None
    part_of: str | None = None
    replaces: tuple[float | None, float | None] | None = None
    source: Voice | None = None
    statement: str | None = None
