"""What may be a name: runs of tokens that some table, pattern or model takes for one."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from lagebild.model.entity import EntityKind
from lagebild.model.record import Record


class Candidate(Record, frozen=True):
    """Tokens [first, last) taken for a name of `kind` by `rule`; `score` from 0 to 1.

    `known` is the name it stands for in the tables, `country` what the table says of it.
    """

    first: int
    last: int
    kind: EntityKind
    score: float
    rule: str
    known: str | None = None
    country: str | None = None


def choose(candidates: Iterable[Candidate]) -> tuple[list[Candidate], list[tuple[Candidate, Candidate]]]:
    """Return the candidates that win where several overlap, in text order, and (loser, winner) pairs.

    The surer one wins; between equals the longer, then the earlier.
    """
    order = sorted(candidates, key=lambda c: (-c.score, c.first - c.last, c.first, c.rule))
    taken: dict[int, Candidate] = {}
    won: list[Candidate] = []
    lost: list[tuple[Candidate, Candidate]] = []
    for candidate in order:
        rival = next((taken[n] for n in range(candidate.first, candidate.last) if n in taken), None)
        if rival is None:
            won.append(candidate)
            taken.update((n, candidate) for n in range(candidate.first, candidate.last))
        else:
            lost.append((candidate, rival))
    return sorted(won, key=lambda c: c.first), lost


def within(candidate: Candidate, openers: Sequence[int]) -> Candidate:
    """Return a candidate that ends where its sentence does; `openers` are the first tokens of sentences, in order."""
    after = bisect_right(openers, candidate.first)
    end = openers[after] if after < len(openers) else candidate.last
    return candidate if candidate.last <= end else replace(candidate, last=end)


def is_capital(word: str) -> bool:
    """Whether the word begins with a capital letter."""
    return word[:1].isupper()
