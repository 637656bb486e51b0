"""Rulings: judgements that people give. They are never overruled by a rule."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from lagebild.model.claim import Link


class Rulings:
    """Who a person said is the same and who is different; the same answer in any order."""

    def __init__(self, judgements: Iterable[Link] = ()) -> None:
        self._same: dict[str, set[str]] = defaultdict(set)
        self._different: dict[str, set[str]] = defaultdict(set)
        self._by: dict[frozenset[str], str] = {}
        self.links = tuple(sorted(set(judgements), key=lambda j: (j.left, j.right, j.judgement, j.by)))
        for link in self.links:
            book = {"same": self._same, "different": self._different}.get(link.judgement)
            if book is not None:
                book[link.left].add(link.right)
                book[link.right].add(link.left)
                self._by[frozenset((link.left, link.right))] = link.by

    def apart(self, key: str, members: Sequence[str]) -> bool:
        """Whether somebody ruled that `key` is none of the members."""
        different = self._different.get(key)
        return different is not None and not different.isdisjoint(members)

    def together(self, key: str, homes: dict[str, str]) -> str | None:
        """Return the home of something that `key` was ruled to be the same as, if it has one yet."""
        for other in sorted(self._same.get(key, ())):
            if other in homes and not self.apart(key, [other]):
                return homes[other]
        return None

    def by(self, key: str, members: Sequence[str]) -> str | None:
        """Return who ruled that `key` is one of the members, if anybody did."""
        if key not in self._same:
            return None
        found = (self._by.get(frozenset((key, m))) for m in members if m in self._same.get(key, ()))
        return next(found, None)
