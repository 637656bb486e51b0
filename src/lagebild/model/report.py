"""A report: what somebody published, as the rest of the house gets it."""

from datetime import UTC, date, datetime, time

from lagebild.model.record import Record


class Published(Record, frozen=True, order=True):
    """When a report was published, as it says so: an ISO date or date-time, with or without offset.

    Raises ValueError at birth when `value` is neither.
    """

    value: str

    def __post_init__(self) -> None:
        datetime.fromisoformat(self.value)

    @property
    def day(self) -> date:
        """The calendar day at the place of publication."""
        return datetime.fromisoformat(self.value).date()

    @property
    def moment(self) -> datetime:
        """The wall-clock moment at the place of publication, without offset; midnight for a bare date."""
        found = datetime.fromisoformat(self.value)
        return found.replace(tzinfo=None)

    @property
    def instant(self) -> datetime:
        """The moment in UTC for ordering reports; a value without offset counts as UTC."""
        found = datetime.fromisoformat(self.value)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)

    @property
    def has_clock(self) -> bool:
        """Whether a time of day was given and not only a date."""
        return len(self.value) > len("2026-03-04") or self.moment.time() != time.min


class Report(Record, frozen=True):
    """One report. `text` is final: every span of every finding counts code points in it."""

    text: str
    name: str
    outlet: str | None = None
    url: str | None = None
    published: Published | None = None
    language: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
