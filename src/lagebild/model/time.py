"""An expression of time and what it commits to."""

from datetime import datetime
from typing import Literal

from lagebild.model.record import Record
from lagebild.model.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal[
    "second",
    "minute",
    "hour",
    "part-of-day",
    "day",
    "weekend",
    "week",
    "month",
    "season",
    "quarter",
    "half-year",
    "year",
    "decade",
    "century",
]


class Interval(Record, frozen=True):
    """What the expression commits to and no more; None leaves a side open. `latest` is exclusive.

    Both ends are wall-clock times at the place of publication.
    """

    earliest: datetime | None
    latest: datetime | None
    grain: Grain


class TimeMention(Record, frozen=True):
    """A TIMEX3 expression.

    `value` is the TIMEX3 value; where nothing anchors a relative expression it is the relation
    itself, counted from publication ("published-1d"), and `anchored` is False.
    `anchor` is the mention it was counted from; None: the publication.
    """

    span: Span
    timex_type: TimexType
    value: str
    rule: str
    interval: Interval | None = None
    anchored: bool = True
    anchor: Span | None = None
    mod: str | None = None
    freq: str | None = None
    quant: str | None = None
