"""Rows of the page through time: which of them stand at which moment.

The page holds every row that stands at any moment once, with the moments at which it stands, so
that an as-of slider moves the whole page without drawing it anew.
"""

from collections.abc import Callable, Iterable, Sequence
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
