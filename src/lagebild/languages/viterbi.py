"""The likeliest labels of a sentence under a linear-chain CRF, and how sure each of them is.

Scores of all labels are kept in one integer, 32 bits a label ("lanes"): one addition adds them all, and one comparison
finds the labels that can still win. Scores are fixed-point numbers (`SCALE` is 1.0), so that sums are the same in any
order and on any machine. The path is exact (Viterbi 1967; labels that no continuation can bring back are dropped on
the way); how sure a label is, is computed by the forward-backward algorithm (Rabiner 1989) between the places where
one label alone was left.
"""

import struct
from collections.abc import Iterable, Sequence
from heapq import nlargest
from math import exp
from operator import itemgetter
from typing import Final

SCALE: Final = 1 << 16  # of one unit of a weight
LANE: Final = 32  # bits
SIGN: Final = 1 << (LANE - 1)  # the highest bit of a lane, free for comparisons
ZERO: Final = 1 << (LANE - 2)  # what a score of nought is kept as, so that no lane is negative
_ALL: Final = (1 << LANE) - 1
_MANY: Final = 3  # labels alive above which the best is looked for
_CLOSING: Final = 4 * SCALE  # how far all others stay behind, whatever follows, where a label is next to certain
_MOST_MASKS: Final = 50_000


class Transitions:
    """What each label adds to the score of the next, and which labels it makes hopeless."""

    def __init__(self, rows: Sequence[Sequence[int]], leads: Sequence[Sequence[int]]) -> None:
        """Take the fixed-point weight of each pair of labels, a row for each first one, and what `leads_of` told."""
        count = len(rows)
        self.labels = range(count)
        self.ones = packed([1] * count)
        self.signs = self.ones * SIGN
        self.zeros = self.ones * ZERO
        self.plain = rows
        self.rows = [packed(row) + self.zeros for row in rows]
        self.leads = [packed(lead) for lead in leads]
        self.told_leads = leads
        self.onward = [[exp(weight / SCALE) for weight in row] for row in rows]
        self.backward = [list(column) for column in zip(*self.onward, strict=True)]
        self.lanes = struct.Struct(f"<{count}I")
        self.met: dict[int, tuple[int, ...]] = {}

    def alive(self, mask: int) -> tuple[int, ...]:
        """Return the labels whose lanes have their sign set: some continuation can make them better than another."""
        found = self.met.get(mask)
        if found is None:
            if len(self.met) >= _MOST_MASKS:
                self.met.clear()
            found = self.met[mask] = tuple(y for y in self.labels if mask >> (LANE * y) & SIGN)
        return found


class Path:
    """The likeliest labels of one sentence, by number."""

    def __init__(self, transitions: Transitions, scores: Sequence[int | None], guesses: Iterable[int]) -> None:
        """Take each token's scores, and for each a label that is likely to win; a wrong guess costs time alone.

        Where a token has no scores (None), its guess stands.
        """
        self._transitions = transitions
        self._scores = scores
        self._alone: list[int | None] = []  # the sums at a place where one label is left, else None
        self._sums: dict[tuple[int, int], list[list[float]]] = {}
        self.labels = self._best(guesses) if scores else []

    def _best(self, guesses: Iterable[int]) -> list[int]:
        # the innermost loop of all reading: what is asked for every label and token is written out, not called
        ways = self._transitions
        rows, leads, ones, signs, alive_of, met = ways.rows, ways.leads, ways.ones, ways.signs, ways.alive, ways.met
        behind: list[int | list[tuple[int, int]]] = []
        alive: tuple[int, ...] = ()
        values: Sequence[int] = ()
        alone = self._alone
        for score, guess in zip(self._scores, guesses, strict=True):
            if score is None:
                behind.append(self._before(guess, alive, values))
                alive = (guess,)
                alone.append(None)
                continue
            if len(alive) == 1:
                total = score + rows[alive[0]]
                behind.append(alive[0])
            elif alive:
                total, winners = self._joined(score, alive, values)
                behind.append(winners)
            else:
                total = score + ways.zeros
                behind.append(0)
            mask = (total + leads[guess] + (SIGN - (total >> LANE * guess & _ALL)) * ones) & signs
            alive = met.get(mask) or alive_of(mask)
            if len(alive) == 1:
                alone.append(total)
                continue
            values = [total >> LANE * label & _ALL for label in alive]
            best = max(values)
            if len(alive) > _MANY:
                guess = alive[values.index(best)]  # noqa: PLW2901 - a better one
                alive = alive_of((total + leads[guess] + (SIGN - best) * ones) & signs)
                values = [total >> LANE * label & _ALL for label in alive]
            alone.append(total if len(alive) == 1 else None)
            values = [value - best for value in values]
        last = alive[0] if len(alive) == 1 else alive[values.index(0)]
        return _backwards(behind, last)

    def _before(self, label: int, alive: Sequence[int], values: Sequence[int]) -> int:
        """Return which of the labels alive is the best before one that is given."""
        if len(alive) < 2:
            return alive[0] if alive else label
        plain = self._transitions.plain
        return max(zip(alive, values, strict=True), key=lambda told: told[1] + plain[told[0]][label])[0]

    def _joined(self, score: int, alive: tuple[int, ...], values: Sequence[int]) -> tuple[int, list[tuple[int, int]]]:
        """Return the best scores behind any of the labels alive, and which of them each label comes from.

        Each pair is a label and the signs of the lanes where it is better than those before it.
        """
        ways = self._transitions
        ones, signs, rows = ways.ones, ways.signs, ways.rows
        best = rows[alive[0]] + values[0] * ones
        winners = [(alive[0], signs)]
        for label, value in zip(alive[1:], values[1:], strict=True):
            ahead = rows[label] + value * ones + signs - best
            better = ahead & signs
            if better:
                best += ahead & (better - (better >> (LANE - 1)))
                winners.append((label, better))
        return best + score, winners

    def sureness(self, label: int, position: int) -> float:
        """Return the probability of a label at a position."""
        before, after = position - 1, position + 1
        while before >= 0 and not self._certain(before):
            before -= 1
        while after < len(self.labels) and not self._certain(after):
            after += 1
        if (before, after) not in self._sums:
            self._sums[before, after] = self._summed(before, after)
        here = self._sums[before, after][position - before - 1]
        return here[label] / sum(here)

    def _certain(self, place: int) -> bool:
        """Whether the label of a place is next to certain, so that its two sides say nothing of each other."""
        if self._scores[place] is None:
            return True
        total = self._alone[place]
        if total is None:
            return False
        ways, label = self._transitions, self.labels[place]
        sums, leads = ways.lanes.unpack(total.to_bytes(ways.lanes.size, "little")), ways.told_leads[label]
        return all(sums[label] - sums[y] - leads[y] > _CLOSING for y in ways.labels if y != label)

    def _summed(self, before: int, after: int) -> list[list[float]]:
        """Return how often each label stands at each place between two certain ones, over all paths, up to factors."""
        ways = self._transitions
        local = [self._weights(place) for place in range(before + 1, after)]
        arriving, forward = self._next_to(before, ways.onward), []
        for weights in local:
            held = _scaled(_product(weights, arriving))
            forward.append(held)
            arriving = _spread(held, ways.backward)
        leaving, found = self._next_to(after, ways.backward), []
        for weights, held in zip(reversed(local), reversed(forward), strict=True):
            found.append(_product(held, leaving))
            leaving = _spread(_scaled(_product(weights, leaving)), ways.onward)
        found.reverse()
        return found

    def _next_to(self, place: int, factors: list[list[float]]) -> list[float]:
        """Return what a certain label, or the edge of the sentence, tells of the place beside it."""
        if 0 <= place < len(self.labels):
            return factors[self.labels[place]]
        return [1.0] * len(factors)

    def _weights(self, place: int) -> list[float]:
        ways, score = self._transitions, self._scores[place]
        if score is None:
            return [float(label == self.labels[place]) for label in ways.labels]
        values = ways.lanes.unpack((score + ways.zeros).to_bytes(ways.lanes.size, "little"))
        best = max(values)
        return [exp((value - best) / SCALE) for value in values]


def leads_of(rows: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Return by how much at most another label's continuation is better than a label's: a row for each label."""
    return tuple(tuple(max(0, *map(int.__sub__, other, row)) for other in rows) for row in rows)


def best_two(score: int, labels: Iterable[int]) -> list[tuple[int, int]]:
    """Return the two labels with the highest scores, and these; the first of equals before the others."""
    return nlargest(2, ((label, score >> LANE * label & _ALL) for label in labels), key=itemgetter(1))


def packed(values: Iterable[int]) -> int:
    """Return the numbers as lanes of one."""
    return sum(value << LANE * label for label, value in enumerate(values))


def _product(one: list[float], two: list[float]) -> list[float]:
    return [share * two[label] for label, share in enumerate(one)]


def _spread(held: list[float], factors: list[list[float]]) -> list[float]:
    """Return what comes to each label from all of its neighbours; a row of factors for each label."""
    found = []
    for row in factors:
        total = 0.0
        for label, share in enumerate(held):
            total += share * row[label]
        found.append(total)
    return found


def _scaled(values: list[float]) -> list[float]:
    """Return the numbers so that the largest is one: long sentences would run out of range."""
    largest = max(values)
    return [value / largest for value in values]


def _backwards(behind: Sequence[int | list[tuple[int, int]]], last: int) -> list[int]:
    """Return the labels of the path that ends in the last one."""
    found = [last]
    for winners in reversed(behind[1:]):
        if isinstance(winners, int):
            last = winners
        else:
            last = next(label for label, better in reversed(winners) if better >> LANE * last & SIGN)
        found.append(last)
    found.reverse()
    return found
