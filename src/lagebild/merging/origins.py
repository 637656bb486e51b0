"""Origins: which reports copy an earlier one, so that ten reprints of one wire count once.

Containment of word trigrams (w-shingling: Broder 1997) of the later text in the earlier one, and of its
figures and statements. Candidates come from an index over a fixed quarter of all shingles, so the cost
per report does not grow with the case.
"""

from collections import Counter

from lagebild.merging.case import Sheet
from lagebild.model.record import Record

_SAMPLE = 4
_POSTINGS = 24
_CANDIDATES = 6
_WORTH_READING = 0.06  # estimated containment below which two texts are not compared in full
#: Least share of a report's trigrams that stand in the earlier one: alone, and with the same agency named.
COPY, COPY_OF_WIRE = 0.30, 0.18
#: A light rewrite keeps what was said and counted, though its words differ.
REWRITE, REWRITE_FACTS = 0.12, 0.85


class Origin(Record, frozen=True):
    """`origin` is the name of the earliest report that `report` copies, else its own."""

    report: str
    origin: str
    why: str = ""


def origins_of(sheets: tuple[Sheet, ...]) -> tuple[Origin, ...]:
    """Return the origin of every report; the sheets come ordered by publication."""
    index: dict[int, list[int]] = {}
    found: list[Origin] = []
    for number, sheet in enumerate(sheets):
        own = sheet.shingles
        rivals = _candidates(own, index)
        found.append(_judge(sheet, own, [(sheets[i], found[i]) for i in rivals]))
        for shingle in sorted(own):
            if shingle % _SAMPLE == 0:
                postings = index.setdefault(shingle, [])
                if len(postings) < _POSTINGS:
                    postings.append(number)
    return tuple(found)


def _candidates(own: frozenset[int], index: dict[int, list[int]]) -> list[int]:
    votes: Counter[int] = Counter()
    for shingle in own:
        if shingle % _SAMPLE == 0:
            votes.update(index.get(shingle, ()))
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
    return [number for number, shared in ranked if shared * _SAMPLE >= _WORTH_READING * len(own)]


def _judge(sheet: Sheet, own: frozenset[int], rivals: list[tuple[Sheet, Origin]]) -> Origin:
    best = Origin(sheet.name, sheet.name)
    most = 0.0
    for rival, origin in rivals:
        share = containment(own, rival.shingles)
        facts = _facts_kept(sheet, rival)
        least = COPY_OF_WIRE if _wire(sheet) & _wire(rival) else COPY
        copied = share >= least or (share >= REWRITE and facts >= REWRITE_FACTS)
        if copied and share > most:
            most = share
            why = f"text {share:.2f}, figures and statements {facts:.2f}"
            best = Origin(sheet.name, origin.origin, why)
    return best


def containment(own: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of `own` that lies in `other`, from 0 to 1; 0 for an empty text."""
    return len(own & other) / len(own) if own else 0.0


def _wire(sheet: Sheet) -> frozenset[str]:
    return frozenset(agency.casefold() for agency in sheet.reading.report.agencies)


def _facts_kept(sheet: Sheet, rival: Sheet) -> float:
    """Share of the later report's figures and speakers that the earlier one has too."""
    own, other = _facts(sheet), _facts(rival)
    return len(own & other) / len(own) if len(own) >= 4 else 0.0


def _facts(sheet: Sheet) -> frozenset[tuple[object, ...]]:
    figures = {(f.measure, f.low, f.high) for f in sheet.reading.figures}
    speakers = {
        ("says", sheet.entities[s.speaker_entity].name)
        for s in sheet.reading.statements
        if s.speaker_entity in sheet.entities
    }
    return frozenset(figures | speakers)
