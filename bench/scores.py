"""Precision, recall and F1 of many documents, with bootstrap intervals and two halves.

Every measure is four sums a document: credit and number of what was found, credit and number of what is gold.
Where things are counted, both credits are the hits; where each case has a share of its own (words of a quote),
they are sums of shares. Precision and recall are quotients of the sums over all documents, F1 their harmonic mean.
"""

import random
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

SEED = 2026
RESAMPLES = 1000


class Measure(NamedTuple):
    """What is measured. `share`: of matched things how many are right, so that precision and recall are one."""

    name: str
    share: bool = False


class Sums(NamedTuple):
    """The four sums of one document, or of many."""

    right_found: float = 0.0
    found: float = 0.0
    right_gold: float = 0.0
    gold: float = 0.0

    def plus(self, other: "Sums") -> "Sums":
        """Both together."""
        return Sums(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """How much of what was found is right; 0 where nothing was found."""
        return self.right_found / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """How much of the gold was found; 0 where there is none."""
        return self.right_gold / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; recall where there is nothing to count precision on."""
        if not self.found:
            return self.recall
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def counted(hits: float, found: float, gold: float) -> Sums:
    """Return the sums of things that are right or wrong."""
    return Sums(hits, found, hits, gold)


class Document:
    """The sums of one document, filled while it is scored."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sums: dict[Measure, Sums] = {}

    def add(self, measure: Measure, sums: Sums) -> None:
        """Add to a measure."""
        self.sums[measure] = self.sums.get(measure, Sums()).plus(sums)

    def tell(self, name: str, *, right: bool) -> None:
        """Add one matched thing whose attribute is right or wrong."""
        self.add(Measure(name, share=True), counted(right, 1, 1))


class Sheaf:
    """Documents by name, made as they come up: what has no documents in its corpus is one sentence each."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}

    def __getitem__(self, name: str) -> Document:
        """Return the document of a name."""
        return self._documents.setdefault(name, Document(name))

    def all(self) -> list[Document]:
        """Return all documents in the order in which they came up."""
        return list(self._documents.values())


class Row(NamedTuple):
    """One line of the board. `low` and `high` bound 95 % of F1 over resampled documents; `halves` are two F1."""

    measure: Measure
    sums: Sums
    low: float
    high: float
    halves: tuple[float, float]


def total(documents: Iterable[Document], measure: Measure) -> Sums:
    """Return the sums of a measure over all documents."""
    sums = Sums()
    for document in documents:
        sums = sums.plus(document.sums.get(measure, Sums()))
    return sums


def measures_of(documents: Iterable[Document]) -> list[Measure]:
    """Return the measures in the order in which they came up."""
    found: dict[Measure, None] = {}
    for document in documents:
        found |= dict.fromkeys(document.sums)
    return list(found)


def rows(documents: Sequence[Document], wanted: Sequence[Measure] | None = None) -> list[Row]:
    """Return a row for each measure. Documents are what is resampled; the halves are every other of them by name."""
    ordered = sorted(documents, key=lambda document: document.name)
    draws = resamples(len(ordered))
    made = []
    for measure in measures_of(documents) if wanted is None else wanted:
        low, high = interval([document.sums.get(measure, Sums()) for document in ordered], draws)
        halves = (total(ordered[::2], measure).f1, total(ordered[1::2], measure).f1)
        made.append(Row(measure, total(ordered, measure), low, high, halves))
    return made


def resamples(size: int, number: int = RESAMPLES) -> list[tuple[int, ...]]:
    """Return draws of `size` documents with replacement; the same in every run."""
    dice = random.Random(SEED)  # noqa: S311 - statistics, no secret
    return [tuple(dice.choices(range(size), k=size)) for _ in range(number if size else 0)]


def interval(sums: Sequence[Sums], draws: Sequence[tuple[int, ...]]) -> tuple[float, float]:
    """Return the 2.5th and 97.5th percentile of F1 over the draws (percentile bootstrap, Efron 1979)."""
    if len(sums) < 2:
        return (sums[0].f1, sums[0].f1) if sums else (0.0, 0.0)
    columns = [tuple(column) for column in zip(*sums, strict=True)]
    values = sorted(_f1_of(columns, itemgetter(*draw)) for draw in draws)
    cut = round(0.025 * len(values))
    return values[cut], values[len(values) - 1 - cut]


def _f1_of(columns: Sequence[tuple[float, ...]], draw: "itemgetter[tuple[float, ...]]") -> float:
    return Sums(*(sum(draw(column)) for column in columns)).f1
