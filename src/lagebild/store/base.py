"""What a store of a case does, whatever keeps it."""

from collections.abc import Iterator
from typing import Literal, Protocol

from lagebild.model.article import Article, Dropped
from lagebild.model.reading import Reading
from lagebild.model.record import Record
from lagebild.model.report import Report

#: What happened to an article that was handed in.
Outcome = Literal["added", "updated", "known"]


class CaseError(Exception):
    """The file is no case, or one that this version cannot open. The text is one line for a person."""


class NameTakenError(Exception):
    """The report belongs under another name by now, which is the text of the error: read it again under that."""


class Place(Record, frozen=True):
    """Where an article belongs in the case: the name of its report, and what it would be there."""

    name: str
    outcome: Outcome


class Version(Record, frozen=True):
    """One version of a report, with its reading. `silent`: the text changed and no page told so."""

    number: int
    report: Report
    modified: str | None
    first_seen: str
    silent: bool
    sha256: str | None
    reading: Reading
    dropped: tuple[Dropped, ...] = ()


class Row(Record, frozen=True):
    """One report in the list of a case. `parent` is the name of the ticker it stands on."""

    name: str
    outlet: str | None
    published: str | None
    title: str | None
    versions: int
    parent: str | None
    first_seen: str
    rules: str
    findings: int


class Problem(Record, frozen=True):
    """Something that was handed in and not read."""

    name: str
    line: int | None
    reason: str
    first_seen: str


class Fetched(Record, frozen=True):
    """What a server said of an address: for asking it next time whether anything changed."""

    etag: str | None
    last_modified: str | None
    fetched: str


class Wanted(Record, frozen=True):
    """What is searched: words with the language's stems, "phrases" as written, and what the finding must be.

    `kind` is statement, event or figure; `type` an event type, a measure or a stance; `since` and `until` are ISO dates
    of when it happened, or else was published.
    """

    words: str = ""
    speaker: str | None = None
    type: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None


class Hit(Record, frozen=True):
    """A passage that was searched: text[start:end] of the report, with what was found in it."""

    report: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    text: str
    found: tuple[str, ...] = ()


class Store(Protocol):
    """A case. Every change is one transaction: it is there whole or not at all."""

    def locate(self, article: Article) -> Place:
        """Return the name of the report the article is a version of, or the name it would get."""

    def put(self, article: Article, reading: Reading) -> Outcome:
        """Keep an article and its reading as a new report or a new version; known ones change nothing.

        Raises NameTakenError where the reading is of another name than the article's place has by now.
        """

    def problem(self, name: str, line: int | None, reason: str) -> None:
        """Keep what was not read, and why."""

    def forget(self, name: str) -> tuple[str, ...]:
        """Remove a report, all its versions and entries, and everything derived; return the names that went.

        Raises KeyError when there is no such report.
        """

    def reread(self, name: str, reading: Reading) -> None:
        """Put another reading in the place of the one of a report's last version."""

    def rows(self) -> Iterator[Row]:
        """Yield the reports in order of their publication.

        Raises CaseError where another release wrote one of them.
        """

    def readings(self, as_of: str | None = None) -> Iterator[Reading]:
        """Yield the reading of one version of every report, in order of their publication: the last one.

        With `as_of` (ISO) it is the last one that stood at that moment, by what its page says or else by when
        it was first seen; of a report that only came later it is the first. Raises
        CaseError where another release wrote one of them.
        """

    def reading(self, name: str) -> Reading | None:
        """Return the reading of a report's last version, None where another release wrote it; raises KeyError."""

    def article(self, name: str) -> Article:
        """Return the last version as it came in; raises KeyError."""

    def versions(self, name: str) -> tuple[Version, ...]:
        """Return all versions of a report, the first one first; raises KeyError."""

    def problems(self) -> tuple[Problem, ...]:
        """Return what was not read, the oldest first."""

    def search(self, wanted: Wanted, most: int) -> tuple[Hit, ...]:
        """Return passages that hold what is wanted, the best first."""

    def fetched(self, url: str) -> Fetched | None:
        """Return what a server said of an address."""

    def remember(self, url: str, fetched: Fetched) -> None:
        """Keep what a server said of an address."""

    def close(self) -> None:
        """Let go of the file."""
