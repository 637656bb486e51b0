"""Values: every figure of the case with its incident, its side and the moment it was said."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime

from lagebild.merging.case import Sheet
from lagebild.merging.kinds import OTHER_THAN, OWN_HARM
from lagebild.merging.merged import Merged
from lagebild.merging.nations import nation_counted, nation_of
from lagebild.merging.told import Told
from lagebild.merging.voices import Side
from lagebild.model.event import Event
from lagebild.model.figure import Figure, Measure
from lagebild.model.span import Span
from lagebild.picture.timeline import said_at, standing_of

#: Counts that only grow while an occurrence lasts: a later, higher number replaces a lower one.
CUMULATIVE = frozenset(
    {
        "killed",
        "injured",
        "infected",
        "displaced",
        "abducted",
        "rescued",
        "evacuated",
        "detained",
        "released",
        "buildings",
        "vehicles",
        "damage",
        "aid",
    }
)
#: The event types that a measure without an event of its own can belong to, best first.
HOMES: dict[str, tuple[str, ...]] = {
    "forces": ("deployment", "withdrawal", "security", "rescued"),
    "participants": ("protest", "riot", "strike", "talks"),
    "sites": ("security", "destruction", "attack"),
    "buildings": ("destruction", "fire", "flood", "earthquake", "storm"),
    "vehicles": ("destruction", "accident", "attack"),
    "damage": ("destruction", "flood", "storm", "fire", "earthquake"),
    "aid": ("aid", "promise", "request"),
    "magnitude": ("earthquake",),
}


Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Value:
    """One figure of one report. `moment` is when it was said, in UTC; `standing` by its own clock, if told."""

    sheet: Sheet
    figure: Figure
    incident: str | None
    side: Side
    nation: str | None
    moment: datetime
    standing: datetime | None
    headline: bool
    order: int

    @property
    def bounds(self) -> Bounds:
        """Low and high."""
        return self.figure.low, self.figure.high

    @property
    def late(self) -> bool:
        """Whether the report gives an earlier state than that of its publication."""
        return self.standing is not None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.figure.span


@dataclass(frozen=True, slots=True)
class Group:
    """The values of one measure and population, in the order they were said."""

    measure: Measure
    incident: str | None
    nation: str | None
    values: tuple[Value, ...]


def main_totals(group: Group) -> tuple[Value, ...]:
    """Return the totals of a series, one for each side in a report.

    That is the one that stands after a correction; else what the side had not said before; else, of a
    growing count, the greatest: a smaller number beside it counts only some of them.
    """
    books: dict[tuple[int, str, str, str], list[Value]] = {}
    for value in group.values:
        if value.figure.scope == "total":
            kind = value.figure.status if value.figure.status in ("announced", "denied") else ""
            books.setdefault((value.order, value.sheet.name, value.side.key, kind), []).append(value)
    said: dict[str, set[Bounds]] = defaultdict(set)
    found: list[Value] = []
    for (_, _, side, _), values in sorted(books.items(), key=lambda item: item[0]):
        fresh = [v for v in values if v.bounds not in said[side]] or values
        found += _main(fresh, group.measure in CUMULATIVE)
        said[side].update(v.bounds for v in values)
    return tuple(sorted(found, key=_turn))


def _main(values: list[Value], cumulative: bool) -> list[Value]:
    corrected = [v for v in values if v.figure.replaces]
    if corrected:
        return corrected[-1:]
    if not cumulative or values[0].side.key == "":
        return values
    return [max(values, key=lambda v: (v.figure.low or 0, v.figure.high is not None, -v.span.start))]


def groups_of(merged: Merged) -> tuple[Group, ...]:
    """Return every series' values, repetitions inside one report told once, ordered by their first value."""
    books: dict[tuple[str, str | None], list[Value]] = defaultdict(list)
    for order, sheet in enumerate(merged.case.sheets):
        for value in _of_sheet(merged, sheet, order):
            books[value.figure.measure, value.incident].append(value)
    found = []
    for (_, incident), values in _adopted(books).items():
        for nation, part in _by_nation(values):
            kept = tuple(sorted(_once(part), key=_turn))
            if kept:
                found.append(Group(kept[0].figure.measure, incident, nation, kept))
    return tuple(sorted(found, key=lambda g: (_turn(g.values[0]), g.measure)))


def _turn(value: Value) -> tuple[datetime, int, int, str]:
    return (value.moment, value.order, value.span.start, value.figure.id)


def _of_sheet(merged: Merged, sheet: Sheet, order: int) -> list[Value]:
    standing = standing_of(sheet)
    moment = said_at(sheet, standing)
    found = []
    for figure in sheet.reading.figures:
        event = event_of(sheet, figure)
        side = merged.voices.side(sheet, figure.source, figure.statement)
        told = _part_of(merged, sheet, event, figure) if event else None
        old = told is not None and told.old
        found.append(
            Value(
                sheet=sheet,
                figure=figure,
                incident=merged.incidents.of_event.get(told.key) if told else None,
                side=side,
                nation=_nation(sheet, figure, side) or (told.nation if told else None),
                moment=moment if not old else said_at(sheet, None),
                standing=standing,
                headline=figure.span.end <= sheet.headline_end,
                order=order,
            )
        )
    return found


def event_of(sheet: Sheet, figure: Figure) -> Event | None:
    """Return the event a figure counts for: its own, else the nearest fitting one of its sentence or report."""
    own = sheet.events.get(figure.event or "")
    wanted = HOMES.get(figure.measure, (figure.measure,))
    if own is not None and (own.type == figure.measure or own.type in wanted):
        return own
    for type_ in wanted:
        fitting = [e for e in sheet.reading.events if e.type == type_ and e.mentions]
        if fitting:
            return min(fitting, key=lambda e: (_distance(e, figure), e.id))
    return own


def _distance(event: Event, figure: Figure) -> int:
    return min(abs(m.start - figure.span.start) for m in event.mentions)


def _part_of(merged: Merged, sheet: Sheet, event: Event, figure: Figure) -> Told | None:
    """The part of the event that the figure stands in or nearest to."""
    parts = [t for t in merged.told_of(sheet.key(event.id)) if t.mentions]
    if not parts:
        return None
    at, sentence = figure.span.start, sheet.passages.sentence(figure.span.start)

    def far(told: Told) -> tuple[bool, int, str]:
        beside = any(sheet.passages.sentence(m.start) == sentence for m in told.mentions)
        return (not beside, min(abs(m.start - at) for m in told.mentions), told.key)

    return min(parts, key=far)


def _nation(sheet: Sheet, figure: Figure, side: Side) -> str | None:
    """The country of those counted: told by their name, or by who says it of whom."""
    counted = f"{figure.of} {figure.span.of(sheet.text)}"
    if figure.measure in OWN_HARM:
        source = figure.source.span if figure.source else None
        return nation_counted(sheet, counted, figure.span, side.country, source)
    return nation_of(counted, sheet.words, side.country)


def _adopted(
    books: dict[tuple[str, str | None], list[Value]],
) -> dict[tuple[str, str | None], list[Value]]:
    """Give what has no incident, and additions that stand alone ("a third one"), to the series they belong to."""
    for key in [k for k in books if k[1] is None]:
        homes = [k for k in books if k[0] == key[0] and k[1] is not None]
        if len(homes) == 1:
            books[homes[0]] = [*books[homes[0]], *books.pop(key)]
    for key in list(books):
        alone = books[key]
        if any(v.figure.scope == "total" for v in alone):
            continue
        homes = [k for k in books if k[0] == key[0] and k != key and _adds_to(alone, books[k])]
        if homes:
            home = max(homes, key=lambda k: (len(books[k]), str(k[1])))
            books[home] = [*books[home], *alone]
            del books[key]
    return books


def _adds_to(alone: list[Value], home: list[Value]) -> bool:
    first = min(alone, key=_turn)
    return any(v.figure.scope == "total" and v.order <= first.order for v in home)


def _by_nation(values: list[Value]) -> list[tuple[str | None, list[Value]]]:
    """Split values by the country of those counted, where more than one is counted."""
    known = Counter(v.nation for v in values if v.nation)
    if len({_settled(n, known) for n in known}) < 2:
        return [(next(iter(known), None), values)]
    books: dict[str | None, list[Value]] = defaultdict(list)
    for value in values:
        books[_settled(value.nation, known)].append(value)
    return sorted(books.items(), key=lambda item: item[0] or "")


def _settled(nation: str | None, known: Counter[str]) -> str | None:
    """The one country that "not this one" can mean in this series."""
    if nation is None or not nation.startswith(OTHER_THAN):
        return nation
    others = sorted(n for n in known if not n.startswith(OTHER_THAN) and n != nation.removeprefix(OTHER_THAN))
    return others[0] if len(others) == 1 else nation


def _once(values: list[Value]) -> list[Value]:
    """Keep one value where a report repeats it: the one with a source, the text's before the headline's.

    A value that the report only names to take it back ("from 23 to 19") is no value of its own.
    """
    books: dict[str, list[Value]] = defaultdict(list)
    told = [v for v in values if not any(_takes_back(w, v) for w in values if w.figure.replaces)]
    for value in sorted(told, key=lambda v: (v.headline, v.side.key == "", _turn(v))):
        kept = books[value.sheet.name]
        if not any(_repeats(value, other) for other in kept):
            kept.append(value)
    return [value for kept in books.values() for value in kept]


def _takes_back(later: Value, value: Value) -> bool:
    """Whether the next value, in the same or the following sentence, takes this one back."""
    if later.sheet is not value.sheet or later.figure.replaces != value.bounds or later is value:
        return False
    passages = value.sheet.passages
    return abs(passages.sentence(later.span.start) - passages.sentence(value.span.start)) <= 1


def _repeats(value: Value, other: Value) -> bool:
    """Whether a value only repeats another of its report: a headline sums up, a source is left out."""
    if value.headline:
        shared = value.figure.low == other.figure.low or value.figure.high == other.figure.high
        return shared or (value.figure.qualifier == "some" and other.figure.low is not None)
    return (
        value.side.key == other.side.key and value.bounds == other.bounds and value.figure.scope == other.figure.scope
    )
