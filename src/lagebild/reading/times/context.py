"""What a careful reader keeps in mind: the day of publication, the times named last, the tense of the clause."""

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

import msgspec

from lagebild.model.span import Span
from lagebild.reading.times.periods import Period

Tense = Literal["past", "present", "future", "none"]
_SENTENCE_END = re.compile(r"[^\W\d][.!?][\"“»«)]?\s|[!?]\s|\d[.]\s+(?=[A-ZÄÖÜ][a-zäöü]+ [a-zäöü])|\n\s*\n")
#: Characters after which a day named before is no longer the one spoken of.
NEAR = 280


class Named(msgspec.Struct, frozen=True):
    """A time named in the text. `explicit`: with its year. `counted`: itself counted from another mention."""

    span: Span
    period: Period
    explicit: bool
    counted: bool = False


class Context:
    """The state of reading times from left to right through one text."""

    def __init__(
        self, text: str, day: date | None, tense_at: Callable[[int], Tense], lean: dict[str, str] | None = None
    ) -> None:
        self.text = text
        self.day = day
        self.tense_at = tense_at
        self.lean = lean or {}
        self.named: list[Named] = []
        self.days_told = False  # whether the report speaks of single days around its publication

    def lean_at(self, at: int) -> str | None:
        """Which way the one or two words before a time say that it lies: "past", "ahead", or neither."""
        before = self.text[max(0, at - 24) : at].split()
        return self.lean.get(" ".join(before[-2:])) or self.lean.get(before[-1]) if before else None

    def same_sentence(self, before: int, after: int) -> bool:
        """Whether no sentence ends between two places."""
        return _SENTENCE_END.search(self.text, before, after) is None

    def sentences_between(self, before: int, after: int) -> int:
        """How many sentences end between two places; a new paragraph counts as many."""
        if "\n\n" in self.text[before:after]:
            return 9
        return len(_SENTENCE_END.findall(self.text, before, after))

    def last_day(self, at: int, sentences: int) -> Named | None:
        """The day named last, at most so many sentence ends before; None where there is none.

        A time that got its own day from another mention names none.
        """
        for named in reversed(self.named):
            if at - named.span.end > NEAR * (sentences + 1):
                return None
            if self.sentences_between(named.span.end, at) > sentences:
                return None
            if named.period.grain in {"day", "part-of-day"} and named.period.first and not named.counted:
                return named
        return None

    def last(self, at: int, grains: frozenset[str], sentences: int, *, counted: bool = True) -> Named | None:
        """The last named time with one of the grains, at most so many sentence ends before."""
        for named in reversed(self.named):
            if self.sentences_between(named.span.end, at) > sentences:
                return None
            if named.period.grain in grains and (counted or not named.counted):
                return named
        return None
