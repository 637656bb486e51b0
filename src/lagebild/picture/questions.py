"""Questions: what a gap leaves open, and how much the words of two passages have in common."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import log

from lagebild.merging.case import Sheet
from lagebild.merging.voices import Side
from lagebild.model.span import Span

_SHORTEST_PART = 5  # letters


@dataclass(frozen=True, slots=True)
class Question:
    """`kinds` is what is asked ("ask-number"), `stems` the words for it in order, `at` where it is told.

    `silent` are the actors named beside it, of whom one did not speak.
    """

    about: str
    sheet: Sheet
    stems: tuple[str, ...]
    sentence: frozenset[str]
    kinds: tuple[str, ...]
    side: Side
    actor: str | None
    actor_stems: frozenset[str]
    at: Span
    silent: frozenset[str] = frozenset()


class Weights:
    """How much a word tells: words that every report uses tell little (inverse document frequency)."""

    def __init__(self, sheets: tuple[Sheet, ...]) -> None:
        self._counts: Counter[str] = Counter()
        for sheet in sheets:
            self._counts.update(sheet.stems)
        self._reports = len(sheets)
        self._known: dict[str, float] = {}

    def of(self, stem: str) -> float:
        """Return the weight of a word."""
        found = self._known.get(stem)
        if found is None:
            found = self._known[stem] = log(1 + (self._reports + 1) / (1 + self._counts.get(stem, 0)))
        return found

    def share(self, one: frozenset[str], two: frozenset[str]) -> float:
        """Return the weight of the shared words over that of the lighter side."""
        lighter = min(self._sum(one), self._sum(two))
        return self._sum(alike(one, two)) / lighter if lighter else 0.0

    def covered(self, one: frozenset[str], two: frozenset[str]) -> float:
        """Return the share of the weight of `one` that lies in `two`."""
        shared = alike(one, two)
        return self._sum(shared) / self._sum(one) if shared else 0.0

    def _sum(self, stems: frozenset[str]) -> float:
        return sum(map(self.of, sorted(stems)))


def alike(one: frozenset[str], two: frozenset[str]) -> frozenset[str]:
    """Return the stems of `one` that stand in `two`, as such or as a part of a longer word, or the reverse."""
    parts = _parts_of_all(two)
    return frozenset(s for s in one if s in two or s in parts or not two.isdisjoint(_parts(s)))


@lru_cache(maxsize=1 << 14)
def _parts_of_all(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(part for stem in stems for part in _parts(stem))


@lru_cache(maxsize=1 << 16)
def _parts(stem: str) -> tuple[str, ...]:
    """What a stem begins and ends with, five letters or more: the words it can be made of."""
    sizes = range(_SHORTEST_PART, len(stem))
    return (*(stem[:size] for size in sizes), *(stem[-size:] for size in sizes))
