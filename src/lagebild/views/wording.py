"""The wording matrix: who says it down the side, the labels across the top."""

from lagebild.model.claim import Place
from lagebild.model.picture import LabelUse, Wording
from lagebild.model.record import Record


class Row(Record, frozen=True):
    """One voice and its uses of each label; `source` None: an outlet itself."""

    source: str | None
    first: Place
    cells: tuple[tuple[LabelUse, ...], ...]


class Matrix(Record, frozen=True):
    """All labels of one group and who uses them."""

    labels: tuple[str, ...]
    rows: tuple[Row, ...]


def matrix(wording: Wording) -> Matrix:
    """Return the matrix of one group; labels and voices in the order they were first used."""
    labels = tuple(dict.fromkeys(use.label for use in wording.labels))
    voices: dict[tuple[str | None, str | None], list[LabelUse]] = {}
    for use in wording.labels:
        voices.setdefault((use.source, None if use.source else use.outlet), []).append(use)
    return Matrix(labels, tuple(_row(source, uses, labels) for (source, _), uses in voices.items()))


def _row(source: str | None, uses: list[LabelUse], labels: tuple[str, ...]) -> Row:
    cells = tuple(tuple(use for use in uses if use.label == label) for label in labels)
    return Row(source, uses[0].place, cells)
