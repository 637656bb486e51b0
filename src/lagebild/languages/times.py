"""The schema of times.toml: words with their meanings, parts composed of them, and rules that find times.

Three drawers. `words` give each form of a class its meaning (month: "Jänner" = 1). `parts` are patterns
that mean something but are no finding yet ("Dienstag" + "abend"). `rules` are patterns that make a finding.
What a pattern means is one of a closed set of operations, whose fields are constants or "<slot>" references.
"""

from typing import Literal

import msgspec

from lagebild.languages.files import DataError, read_toml
from lagebild.languages.language import Language
from lagebild.languages.rules import Rule
from lagebild.languages.timepatterns import Atoms, expand

FILE = "times.toml"

Argument = str | int | float | None
Unit = Literal[
    "second", "minute", "hour", "night", "day", "weekend", "week",
    "month", "season", "quarter", "half-year", "year", "decade", "century",
]  # fmt: skip
Direction = Literal["auto", "past", "future", "before", "after"]
Origin = Literal["published", "focus", "narrative"]


class Operation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="op"):
    """What a pattern means. `mod` is the TIMEX3 modifier it adds."""

    mod: Argument = None


class DateOf(Operation, frozen=True, tag="date"):
    """A calendar date from its parts; what is missing is filled from the context.

    `short` is a year of two digits; `direction` overrides what tense and nearness say.
    """

    year: Argument = None
    short: Argument = None
    month: Argument = None
    day: Argument = None
    direction: Direction = "auto"


class WeekdayOf(Operation, frozen=True, tag="weekday"):
    """A day by its weekday (1 Monday to 7 Sunday), seen from the anchor in `direction`."""

    weekday: Argument
    direction: Argument = "auto"


class Shift(Operation, frozen=True, tag="shift"):
    """The unit of time that lies `by` units from the one the origin is in."""

    unit: Argument
    by: Argument = 0
    origin: Origin = "published"


class PeriodOf(Operation, frozen=True, tag="period"):
    """A named stretch of a year: season, quarter, half-year, week; the year from slot or context."""

    unit: Argument
    which: Argument
    year: Argument = None
    direction: Direction = "auto"


class EraOf(Operation, frozen=True, tag="era"):
    """A decade or century: `which` is its leading digits ("196", "19") or the ordinal of the century."""

    unit: Literal["decade", "century"]
    which: Argument


class WeekendOf(Operation, frozen=True, tag="weekend"):
    """A weekend, seen from the anchor."""

    direction: Direction = "auto"


class HolidayOf(Operation, frozen=True, tag="holiday"):
    """A feast: `rule` as month-day ("12-24"), "easter+49" or "advent+7" (days after the first Advent)."""

    rule: Argument
    year: Argument = None
    unit: Literal["day", "weekend", "week"] = "day"


class PartOfDay(Operation, frozen=True, tag="part-of-day"):
    """A part of a day (TIMEX3 code MO, MI, AF, EV, NI); the day from a slot, a weekday or the context.

    `part` may also be a part of day read before ("Dienstagmorgen"), whose own day is then left.
    `by` days from the origin; `habit`: without a day spoken of, it is one that comes again.
    """

    part: Argument
    day: Argument = None
    weekday: Argument = None
    by: Argument = None
    origin: Origin = "published"
    habit: bool = False


class NightBefore(Operation, frozen=True, tag="night-before"):
    """The night that leads into a day; it has the value of the evening it begins in."""

    day: Argument


class Clock(Operation, frozen=True, tag="clock"):
    """A time of day. `offset` minutes are added ("viertel vor"); `part` tells morning from evening.

    `hour` may also be a time of day read before ("halb sechs am Mittwoch"), which then gets the `day`.
    `eve`: the hours after noon are of the evening before `day` ("23 Uhr in der Nacht zum Dienstag").
    """

    hour: Argument
    minute: Argument = None
    offset: Argument = 0
    part: Argument = None
    day: Argument = None
    eve: bool = False


class Nth(Operation, frozen=True, tag="nth"):
    """The nth unit inside another period; -1 is the last one."""

    n: Argument
    unit: Argument
    of: Argument = None


class Edge(Operation, frozen=True, tag="edge"):
    """A period seen at its START, MID or END, or approximated: the period with a mod."""

    of: Argument


class Duration(Operation, frozen=True, tag="duration"):
    """An amount of time. No `count` is an open amount (X).

    `toward` is the place it leads to ("vor drei Tagen": the day three days ago); `reach` is below zero for
    the time up to now ("seit drei Tagen"), above for the time from now on.
    """

    unit: Argument
    count: Argument = None
    more: Argument = None
    more_unit: Argument = None
    toward: Literal["", "past", "future"] = ""
    reach: Argument = None


class SetOf(Operation, frozen=True, tag="set"):
    """Times that come again: every `count` units, or every weekday, part of day, month, season."""

    unit: Argument = None
    count: Argument = 1
    weekday: Argument = None
    part: Argument = None
    month: Argument = None
    season: Argument = None
    quant: Argument = None
    freq: Argument = None


class Every(Operation, frozen=True, tag="every"):
    """What else is one occasion, taken as one that comes again: "jeden Montagabend"."""

    of: Argument


class Reference(Operation, frozen=True, tag="reference"):
    """The past, present or future as such."""

    to: Argument


class Now(Operation, frozen=True, tag="now"):
    """A word for the day of publication that also means "in our days": which of the two, the report decides."""


class Fixed(Operation, frozen=True, tag="fixed"):
    """A value that the words give without any context."""

    value: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]


class Nothing(Operation, frozen=True, tag="nothing"):
    """Not a time (an age, a price): the words are taken and no finding is made."""


Means = (
    DateOf | WeekdayOf | Shift | PeriodOf | EraOf | WeekendOf | HolidayOf | PartOfDay | NightBefore | Clock
    | Nth | Edge | Duration | SetOf | Every | Reference | Now | Fixed | Nothing
)  # fmt: skip


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A composed piece; without `means` it passes on what its only slot means."""

    name: str
    patterns: tuple[str, ...]
    means: Means | None = None


class TimeRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One named situation. Square brackets in a pattern mark the finding inside its context."""

    patterns: tuple[str, ...]
    means: Means

    def __post_init__(self) -> None:
        if not self.patterns:
            raise ValueError(f"rule {self.name!r} has no patterns")
        Rule.__post_init__(self)


class Digits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"least": "from"}):
    """Numbers in figures that count as a class: from least to most, with so many figures at most."""

    least: int = 0
    most: int = msgspec.field(default=10**9, name="to")
    width: int = 12
    exact: int = 0


class Joined(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words written together from words of other classes; a plain text stands for itself.

    Without `means`, the meanings are added up (`sum`), or there is only one.
    """

    name: str
    parts: tuple[str, ...]
    value: Literal["sum", "only"] = "only"
    means: Means | None = None


class Separators(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The marks inside numbers in figures; empty: none."""

    thousands: str = ""
    decimal: str = ""


class TimesFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """times.toml as it stands."""

    words: dict[str, dict[str, str | int | float]] = {}
    endings: dict[str, tuple[str, ...]] = {}
    suffixes: dict[str, dict[str, str | int]] = {}
    digits: dict[str, Digits] = {}
    joined: tuple[Joined, ...] = ()
    macros: dict[str, str] = {}
    separators: Separators = Separators()
    shapes: dict[str, str] = {}
    lean: dict[Literal["past", "named", "ahead", "planned"], tuple[str, ...]] = {}
    lean_after: dict[Literal["past", "planned"], str] = {}
    tense: dict[str, tuple[str, ...]] = {}
    news: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    stretching: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    unplanned: tuple[str, ...] = ()
    announcing: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    rules: tuple[TimeRule, ...] = ()


class Combination(msgspec.Struct, frozen=True):
    """One expansion of one pattern: its atoms, and what it makes. `order` is the place in the file."""

    atoms: Atoms
    name: str
    means: Means | None
    finding: bool
    order: int


class Times(msgspec.Struct, frozen=True):
    """The loaded file: every word of every class, and every pattern in all its expansions."""

    file: TimesFile
    words: dict[str, tuple[tuple[str, object], ...]]
    combinations: tuple[Combination, ...]


def load_times(language: Language) -> Times:
    """Return the time expressions of a language; raises DataError for a pattern or class that isn't right."""
    file = read_toml(language.folder / FILE, TimesFile)
    words = _words(file)
    combinations = tuple(_combinations(file))
    _check_symbols(file, combinations, {c for found in words.values() for c, _ in found})
    return Times(file, words, combinations)


def _combinations(file: TimesFile) -> list[Combination]:
    made = []
    items: list[Part | TimeRule] = [*file.parts, *file.rules]
    for order, item in enumerate(items):
        finding = isinstance(item, TimeRule)
        for pattern in item.patterns:
            try:
                expansions = expand(pattern, file.macros)
            except ValueError as problem:
                raise DataError(f"{FILE}: {item.name}: {problem}") from problem
            made += [Combination(atoms, item.name, item.means, finding, order) for atoms in expansions]
    return made


def _check_symbols(file: TimesFile, combinations: tuple[Combination, ...], classes: set[str]) -> None:
    known = classes | set(file.digits) | {p.name for p in file.parts} | set(file.suffixes)
    known |= {"number", "Noun", *file.shapes}
    for combination in combinations:
        for atom in combination.atoms:
            if not atom.words and atom.symbol not in known:
                raise DataError(f"{FILE}: {combination.name}: nothing is called <{atom.symbol}>")


def _words(file: TimesFile) -> dict[str, tuple[tuple[str, object], ...]]:
    """Every form with its classes and meanings: words, inflected stems, words written together."""
    classes: dict[str, dict[str, object]] = {}
    for name, stems in file.words.items():
        endings = file.endings.get(name, ("",))
        classes[name] = {stem + end: value for stem, value in stems.items() for end in endings}
    for joined in file.joined:
        target = classes.setdefault(joined.name, {})
        target.update(_join(joined, classes, file.endings.get(joined.name, ("",))))
    found: dict[str, list[tuple[str, object]]] = {}
    for name, entries in classes.items():
        for form, value in entries.items():
            found.setdefault(form, []).append((name, value))
    return {form: tuple(values) for form, values in found.items()}


def _join(joined: Joined, classes: dict[str, dict[str, object]], endings: tuple[str, ...]) -> dict[str, object]:
    made: list[tuple[str, tuple[tuple[str, object], ...]]] = [("", ())]
    for part in joined.parts:
        if not part.startswith("<"):
            made = [(form + part, values) for form, values in made]
            continue
        slot, _, name = part.strip("<>").rpartition(":")
        if name not in classes:
            raise DataError(f"{FILE}: joined {joined.name}: nothing is called {part}")
        entries = classes[name].items()
        made = [
            (form + _inside(word, form), (*values, (slot or name, value)))
            for form, values in made
            for word, value in entries
            if " " not in word
        ]
    return {form + end: _joined_value(joined, values) for form, values in made for end in endings}


def _inside(word: str, before: str) -> str:
    return word[0].lower() + word[1:] if before else word


def _joined_value(joined: Joined, values: tuple[tuple[str, object], ...]) -> object:
    if joined.means is not None:
        return (joined.means, values)
    if joined.value == "sum":
        return sum(value for _, value in values if isinstance(value, (int, float)))
    return values[0][1]
