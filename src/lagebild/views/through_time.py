"""Rows of the page through time: which of them stand at which moment.

The page holds every row that stands at any moment once, with the moments at which it stands, so
that an as-of slider moves the whole page without drawing it anew.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from lagebild.model.picture import Picture
from lagebild.model.record import Record

Row = TypeVar("Row")


class Standing(Record, frozen=True):
    """A row as HTML and the moments, by number, at which it stands."""

    html: str
    moments: tuple[int, ...]
    last: int = 0

    @property
    def now(self) -> bool:
        """Whether it stands at the last moment: rows that don't are hidden where no script runs."""
        return self.last in self.moments

    @property
    def runs(self) -> str:
        """The moments as runs: "0-3 7" for 0, 1, 2, 3 and 7."""
        made: list[list[int]] = []
        for moment in self.moments:
            if made and made[-1][1] == moment - 1:
                made[-1][1] = moment
            else:
                made.append([moment, moment])
        return " ".join(f"{a}-{b}" if a < b else f"{a}" for a, b in made)


def standing(
    pictures: Sequence[Picture], rows: Callable[[Picture], Iterable[Row]], html: Callable[[Row], str]
) -> tuple[Standing, ...]:
    """Return each distinct row of any of the pictures once, in the order of the last picture that has it."""
    moments: dict[str, list[int]] = {}
    place: dict[str, tuple[int, int]] = {}
    for number, picture in enumerate(pictures):
        for order, row in enumerate(rows(picture)):
            made = html(row)
            kept = moments.setdefault(made, [])
            if not kept or kept[-1] != number:
                kept.append(number)
            place[made] = (order, -number)
    last = len(pictures) - 1
    return tuple(Standing(made, tuple(moments[made]), last) for made in sorted(moments, key=lambda m: (place[m], m)))


class Staged(Record, frozen=True):
    """A row whose head changes through time while its items only come in one by one.

    `heads` are the versions of its head, `items` its items as the last picture has them; each item
    says itself from which moment on it stands.
    """

    heads: tuple[Standing, ...]
    items: str
    runs: str
    now: bool = True


def staged(
    pictures: Sequence[Picture],
    rows: Callable[[Picture], Iterable[Row]],
    keys: Callable[[Row], frozenset[Hashable]],
    html: tuple[Callable[[Row], str], Callable[[Row], str]],
) -> tuple[Staged, ...]:
    """Return the rows of the last picture with the heads they had at earlier moments.

    A row at an earlier moment is the one that shares most evidence (`keys`) with it. `html` makes
    head and items of a row.
    """
    head, items = html
    earlier = [_index(rows(picture), keys) for picture in pictures]
    made = []
    for row in rows(pictures[-1]):
        wanted = keys(row)
        versions: dict[str, list[int]] = {}
        for number, known in enumerate(earlier):
            then = _closest(wanted, known)
            if then is not None:
                versions.setdefault(head(then), []).append(number)
        every = tuple(sorted({n for kept in versions.values() for n in kept}))
        heads = tuple(Standing(text, tuple(kept), len(pictures) - 1) for text, kept in versions.items())
        made.append(Staged(heads, items(row), Standing("", every).runs))
    return tuple(made)


def _index(rows: Iterable[Row], keys: Callable[[Row], frozenset[Hashable]]) -> dict[Hashable, Row]:
    return {key: row for row in rows for key in keys(row)}


def _closest(wanted: frozenset[Hashable], known: dict[Hashable, Row]) -> Row | None:
    """The row that holds most of the wanted evidence; among equals the one met first in order of keys."""
    counts: dict[int, int] = {}
    rows: dict[int, Row] = {}
    for key in sorted(wanted & known.keys(), key=repr):
        row = known[key]
        rows.setdefault(id(row), row)
        counts[id(row)] = counts.get(id(row), 0) + 1
    return rows[max(counts, key=lambda k: counts[k])] if counts else None
