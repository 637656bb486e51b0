"""Questions: what a gap leaves open, and how much the words of two passages have in common."""

from collections import Counter
from dataclasses import dataclass
from math import log

from lagebild.merging.case import Sheet
from lagebild.merging.voices import Side
from lagebild.model.span import Span


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
            self._counts.update(set(map(sheet.words.meaning, sheet.words.stems(sheet.text))))
        self._reports = len(sheets)

    def of(self, stem: str) -> float:
        """Return the weight of a word."""
        return log(1 + (self._reports + 1) / (1 + self._counts.get(stem, 0)))

    def share(self, one: frozenset[str], two: frozenset[str]) -> float:
        """Return the weight of the shared words over that of the lighter side."""
        lighter = min(self._sum(one), self._sum(two))
        return self._sum(alike(one, two)) / lighter if lighter else 0.0

    def covered(self, one: frozenset[str], two: frozenset[str]) -> float:
        """Return the share of the weight of `one` that lies in `two`."""
        whole = self._sum(one)
        return self._sum(alike(one, two)) / whole if whole else 0.0

    def _sum(self, stems: frozenset[str]) -> float:
        return sum(self.of(s) for s in sorted(stems))


def alike(one: frozenset[str], two: frozenset[str]) -> frozenset[str]:
    """Return the stems of `one` that stand in `two`, as such or as a part of a longer word, or the reverse."""
    return frozenset(s for s in one if s in two or any(_compound(s, t) for t in two))


def _compound(one: str, two: str) -> bool:
    if min(len(one), len(two)) < 5:
        return False
    return one.endswith(two) or two.endswith(one) or one.startswith(two) or two.startswith(one)
