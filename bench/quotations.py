"""Statements: read the Dataset of Quotation Attribution in German News Articles and score as its authors do.

Petersen-Frey and Biemann (2024). A span is the set of the gold's tokens it touches. Gold and found statements of an
article are paired one to one so that the sum of the token F1 of their quotes is the highest; a pair, or a statement
left alone, is a case. A part of a case has a precision when it was found and a recall when it is annotated; scores
are means over cases. quote: the words said; roles: speaker, cue, frame and addressee together; joint: all five.

Two ways of pairing are told: "all" pairs as many as possible, whether they share a word or not, as the authors'
script does; "overlap" only what shares a word.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import starmap
from math import inf
from pathlib import Path

from bench.readings import Json
from bench.scores import Document, Measure, Sums, counted

PARTS = ("quote", "speaker", "cue", "frame", "addressee")
KINDS = {
    "direct": "Direct",
    "indirect": "Indirect",
    "reported": "Reported",
    "free-indirect": "FreeIndirect",
    "indirect/free-indirect": "IndirectFreeIndirect",
}
Words = frozenset[int]


@dataclass(frozen=True)
class Said:
    """One statement: its kind and the numbers of the tokens of each part. None of both: nothing."""

    kind: str | None = None
    medium: str | None = None
    parts: tuple[Words, ...] = (frozenset(),) * len(PARTS)


@dataclass(frozen=True)
class Article:
    """One annotated article."""

    name: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    statements: tuple[Said, ...]

    def words(self, spans: Iterable[Sequence[int]]) -> Words:
        """Return the tokens that share a character with a span."""
        touched: set[int] = set()
        for start, end in spans:
            touched.update(range(bisect_right(self.ends, start), bisect_left(self.starts, end)))
        return frozenset(touched)

    def predicted(self, statement: Json) -> Said:
        """Return a statement of a reading, on this article's tokens."""
        spans = [statement.get("content" if part == "quote" else part) or () for part in PARTS]
        return Said(KINDS[statement["kind"]], None, tuple(self.words(part) for part in spans))


def read_article(path: Path) -> Article:
    """Return one file of the dataset."""
    data = json.loads(path.read_text("utf-8"))
    said = (
        Said(item["type"], item["medium"], tuple(frozenset(item[part]["tokenIds"]) for part in PARTS))
        for item in data["annotations"]
    )
    starts = tuple(token["charBegin"] for token in data["tokens"])
    return Article(path.name, data["originalText"], starts, tuple(t["charEnd"] for t in data["tokens"]), tuple(said))


def likeness(gold: Words, found: Words) -> float:
    """F1 of two sets of tokens."""
    return 2 * len(gold & found) / (len(gold) + len(found)) if gold and found else 0.0


def weight(gold: Said, found: Said) -> float:
    """How well two statements go together: F1 of the quotes, and a little for the same kind and medium."""
    alike = likeness(gold.parts[0], found.parts[0])
    return alike and alike + 0.01 * (gold.kind == found.kind) + 0.001 * (gold.medium == found.medium)


def assignment(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return rows paired with columns, as many as possible, of the highest sum of weights.

    Shortest augmenting paths (Jonker and Volgenant 1987, in the form of Crouse 2016). Equal weights are frequent
    (0, where nothing is shared), and which pair is taken then changes roles and kinds: columns are tried from
    the last, and a free one is preferred, which is what the authors' script comes to through SciPy.
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        turned = assignment(list(zip(*weights, strict=True)))
        return sorted((row, column) for column, row in turned)
    solver = _Assignment(weights)
    for row in range(len(weights)):
        solver.place(row)
    return list(enumerate(solver.column_of))


class _Assignment:
    def __init__(self, weights: Sequence[Sequence[float]]) -> None:
        self.weights = weights
        self.row_price = [0.0] * len(weights)
        self.column_price = [0.0] * len(weights[0])
        self.row_of = [-1] * len(weights[0])
        self.column_of = [-1] * len(weights)

    def place(self, new: int) -> None:
        """Give a row a column, moving others where that is better."""
        distance = [inf] * len(self.row_of)
        via = [-1] * len(self.row_of)
        open_, closed = list(reversed(range(len(self.row_of)))), list[int]()
        row, so_far = new, 0.0
        while row >= 0:
            for column in open_:
                step = so_far - self.weights[row][column] - self.row_price[row] - self.column_price[column]
                if step < distance[column]:
                    distance[column], via[column] = step, row
            column = self._nearest(open_, distance)
            so_far = distance[column]
            closed.append(column)
            row = self.row_of[column]
        self._reprice(new, so_far, closed, distance)
        self._turn(new, closed[-1], via)

    def _nearest(self, open_: list[int], distance: list[float]) -> int:
        best, at = inf, 0
        for place, column in enumerate(open_):
            if distance[column] < best or (distance[column] == best and self.row_of[column] < 0):
                best, at = distance[column], place
        column = open_[at]
        open_[at] = open_[-1]
        open_.pop()
        return column

    def _reprice(self, new: int, so_far: float, closed: list[int], distance: list[float]) -> None:
        self.row_price[new] += so_far
        for column in closed:
            owner = self.row_of[column]
            if owner >= 0:
                self.row_price[owner] += so_far - distance[column]
            self.column_price[column] -= so_far - distance[column]

    def _turn(self, new: int, column: int, via: list[int]) -> None:
        while True:
            row = via[column]
            self.row_of[column] = row
            self.column_of[row], column = column, self.column_of[row]
            if row == new:
                return


def cases(gold: Sequence[Said], found: Sequence[Said], *, overlap: bool) -> list[tuple[Said, Said]]:
    """Return pairs of gold and found, and what stays alone beside an empty one."""
    weights = [[weight(g, f) for f in found] for g in gold]
    paired = [(g, f) for g, f in assignment(weights) if weights[g][f] > 0 or not overlap]
    golds, founds = {g for g, _ in paired}, {f for _, f in paired}
    return [
        *((gold[g], found[f]) for g, f in paired),
        *((Said(), f) for number, f in enumerate(found) if number not in founds),
        *((g, Said()) for number, g in enumerate(gold) if number not in golds),
    ]


def score(article: Article, statements: Iterable[Json], *, overlap: bool) -> Document:
    """Return the sums of one article."""
    document = Document(article.name)
    found = [article.predicted(statement) for statement in statements]
    pairs = cases(article.statements, found, overlap=overlap)
    for gold, ours in pairs:
        parts = list(starmap(_part, zip(gold.parts, ours.parts, strict=True)))
        for name, numbers in (("joint", range(5)), ("quote", (0,)), ("roles", range(1, 5))):
            for number in numbers:
                document.add(Measure(name), parts[number])
        for number, name in enumerate(PARTS[1:], 1):
            document.add(Measure(name), parts[number])
        both = gold.kind is not None and gold.kind == ours.kind
        document.add(Measure("kind"), counted(both, ours.kind is not None, gold.kind is not None))
        for kind in KINDS.values():
            said = parts[0]
            of_kind = Sums(*(said[:2] if ours.kind == kind else (0, 0)), *(said[2:] if gold.kind == kind else (0, 0)))
            document.add(Measure(f"quote of {kind}"), of_kind)
    return document


def _part(gold: Words, found: Words) -> Sums:
    shared = len(gold & found)
    return Sums(shared / len(found) if found else 0, bool(found), shared / len(gold) if gold else 0, bool(gold))
