"""Times: read TimeML, pair expressions, score them as TempEval-3 did (UzZaman et al. 2013).

An expression is found (relaxed) when a predicted one shares a character with it, strictly when both have the same
characters. Pairs are one to one: equal extents first, then the longest overlap. Attributes (type, value) count as
right on pairs only, so that their F1 is 2 · right / (gold + found). Values are compared as written.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from bench.scores import Document, Measure, counted

TYPES = ("DATE", "TIME", "DURATION", "SET")
STRICT, RELAXED, TYPE, VALUE = (Measure(name) for name in ("strict", "relaxed", "type", "value"))


class Timex(NamedTuple):
    """One expression: where it stands in the text, its TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


class Timed(NamedTuple):
    """A text with its expressions in order; `created` is its day."""

    name: str
    text: str
    created: str
    times: tuple[Timex, ...]


def read_timeml(path: Path) -> Timed:
    """Return one TimeML file. Tags around nothing (implicit points) are left out; raises ValueError without a TEXT."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - a corpus on this disk
    body = root.find("TEXT")
    if body is None:
        raise ValueError(f"{path}: no TEXT")
    pieces: list[str] = []
    times = list(_walk(body, pieces))
    created = [t.get("value", "") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"]
    return Timed(path.name.removesuffix(".tml"), "".join(pieces), created[0] if created else "", tuple(sorted(times)))


def _walk(element: ElementTree.Element, pieces: list[str]) -> Iterable[Timex]:
    start = _length(pieces)
    pieces.append(element.text or "")
    for child in element:
        yield from _walk(child, pieces)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3" and _length(pieces) > start:
        yield Timex(start, _length(pieces), element.get("type", ""), element.get("value", ""))


def _length(pieces: list[str]) -> int:
    return sum(map(len, pieces))


def read_folder(folder: Path) -> list[Timed]:
    """Return the TimeML files of a folder by name."""
    return [read_timeml(path) for path in sorted(folder.glob("*.tml"))]


def pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Pair expressions one to one: equal extents first, then by longest overlap, then from the left."""
    shared = [
        ((g.start, g.end) != (f.start, f.end), max(g.start, f.start) - min(g.end, f.end), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g.start < f.end and f.start < g.end
    ]
    left, right = set(range(len(gold))), set(range(len(found)))
    made = []
    for _, _, i, j in sorted(shared):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            made.append((gold[i], found[j]))
    return made


def score(name: str, gold: Iterable[Timex], found: Iterable[Timex]) -> Document:
    """Return the sums of one document: extents, type, value, and the value of each type."""
    gold, found = sorted(gold), sorted(found)
    document = Document(name)
    matched = pairs(gold, found)

    def count(measure: Measure, right: Callable[[Timex, Timex], bool]) -> None:
        document.add(measure, counted(sum(right(g, f) for g, f in matched), len(found), len(gold)))

    count(STRICT, lambda g, f: g[:2] == f[:2])
    count(RELAXED, lambda g, f: True)
    count(TYPE, lambda g, f: g.type == f.type)
    count(VALUE, lambda g, f: g.value == f.value)
    for kind in TYPES:
        right = sum(g.type == f.type == kind and g.value == f.value for g, f in matched)
        sums = counted(right, sum(f.type == kind for f in found), sum(g.type == kind for g in gold))
        document.add(Measure(f"value of {kind}"), sums)
    return document
