"""Articles into a case: read those that are new, keep each as soon as it is read."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator

import msgspec

from lagebild.bulk.local import Failed, Wish, read_all, read_one
from lagebild.model.article import Article
from lagebild.model.reading import Reading
from lagebild.model.record import Record
from lagebild.model.report import Report
from lagebild.store.base import NameTakenError, Outcome, Store

#: How often a name may be gone before a reading could be kept.
ATTEMPTS = 5


class Added(Record, frozen=True):
    """What became of one article."""

    name: str
    outcome: Outcome


class Adding:
    """One run of adding to a case. `told` hears what became of each article, as soon as it is in the file."""

    def __init__(self, store: Store, told: Callable[[Added | Failed], None], jobs: int = 1) -> None:
        self._store = store
        self._told = told
        self._jobs = jobs
        self._waiting: deque[Article] = deque()
        self._named: dict[str, str | None] = {}

    def add(self, articles: Iterable[Article]) -> None:
        """Read and keep the articles that the case does not know. Each is one transaction."""
        for made in read_all(self._unread(articles), Wish(), self._jobs):
            article = self._waiting.popleft()
            if isinstance(made, Failed):
                self._told(made)
            else:
                self._put(article, made)

    def _unread(self, articles: Iterable[Article]) -> Iterator[Report]:
        for article in articles:
            place = self._store.locate(article)
            if place.outcome == "known":
                self._told(Added(place.name, "known"))
                continue
            name = place.name if place.outcome == "updated" else self._reserved(place.name, article.key)
            report = msgspec.structs.replace(article.report, name=name)
            self._waiting.append(article)
            yield report

    def _reserved(self, name: str, key: str | None) -> str:
        """The name, or one with a number, that no other article of this run has got."""
        number, wanted = 1, name
        while wanted in self._named and (key is None or self._named[wanted] != key):
            number += 1
            wanted = f"{name} ({number})"
        self._named[wanted] = key
        return wanted

    def _put(self, article: Article, reading: Reading) -> None:
        """Keep the reading; where the place changed while it was made, make it for the new place."""
        for _ in range(ATTEMPTS):
            try:
                outcome = self._store.put(article, reading)
            except NameTakenError as taken:
                made = read_one(msgspec.structs.replace(article.report, name=str(taken)), Wish())
                if isinstance(made, Failed):
                    self._told(made)
                    return
                reading = made
            else:
                self._told(Added(reading.report.name, outcome))
                return
        self._told(Failed(reading.report.name, "its name was taken again and again"))
