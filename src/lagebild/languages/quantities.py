"""Amounts as a language writes them: number words, bounds, units (`quantities.toml`)."""

from typing import Literal

import msgspec

from lagebild.languages.files import read_toml
from lagebild.languages.language import Language
from lagebild.languages.rules import Rule

FILE = "quantities.toml"


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of the file; every field may be left out."""


class Numbers(_Part, frozen=True):
    """Number words. `factors` multiply what stands before them in one word, `scales` as a word after it."""

    joiner: str = ""
    group: tuple[str, ...] = ()
    decimal: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    values: dict[str, float] = {}
    factors: dict[str, float] = {}
    scales: dict[str, float] = {}
    fractions: dict[str, float] = {}


class Some(_Part, frozen=True):
    """Words that commit to a least number; 0: to none."""

    crowds: dict[str, float] = {}
    few: dict[str, float] = {}
    vague: dict[str, float] = {}


class Between(_Part, frozen=True):
    """The two words of "between … and …"."""

    open: str = ""
    join: str = ""


class QuantityWords(_Part, frozen=True):
    """The small words around numbers."""

    articles: frozenset[str] = frozenset()
    both: dict[str, float] = {}
    a_few: tuple[str, ...] = ()
    none: frozenset[str] = frozenset()
    range: frozenset[str] = frozenset()
    or_: frozenset[str] = msgspec.field(name="or", default=frozenset())
    between: Between = Between()
    of: frozenset[str] = frozenset()
    genitive_endings: tuple[str, ...] = ()
    as_crowds: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    aged: frozenset[str] = frozenset()
    none_of: frozenset[str] = frozenset()
    per: frozenset[str] = frozenset()
    more: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    ordinal_marks: frozenset[str] = frozenset()


class Units(_Part, frozen=True):
    """What a number measures instead of counting: other units, and money and goods with their names."""

    words: frozenset[str] = frozenset()
    money: dict[str, str] = {}
    goods: dict[str, str] = {}


class Bound(Rule, frozen=True):
    """Words that open a number to one side, or loosen it; `after` stand behind the number."""

    qualifier: Literal["about", "at-least", "more-than", "at-most"]
    phrases: tuple[str, ...]
    after: tuple[str, ...] = ()


class Quantities(_Part, frozen=True):
    """The whole file."""

    numbers: Numbers = Numbers()
    some: Some = Some()
    words: QuantityWords = QuantityWords()
    units: Units = Units()
    bounds: tuple[Bound, ...] = ()


def load_quantities(language: Language) -> Quantities:
    """Return the language's amounts; raises DataError for what the schema does not know."""
    return read_toml(language.folder / FILE, Quantities)
