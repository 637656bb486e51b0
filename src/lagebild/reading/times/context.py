"""What a careful reader keeps in mind: the day of publication, the times named last, the tense of the clause."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import takewhile
from typing import Final, Literal

import msgspec

from lagebild.model.span import Span
from lagebild.reading.times.periods import Period

#: "near": planned for then, as seen from a past that may lie on either side of it.
Tense = Literal["past", "present", "future", "near", "none", "intended"]
#: Tenses under which a weekday is the next one; "intended": told in an infinitive of what is announced or asked.
AHEAD: Final[frozenset[Tense]] = frozenset({"future", "present", "intended"})
#: After a number a full stop ends a sentence before a word with a capital and one without (see _sentence_ends).
_SENTENCE_END: Final = re.compile(
    r"[^\W\d][.!?][\"“»«)]?\s|[!?]\s|\d[.]\s+(?=([^\W\d_])([^\W\d_]+) ([^\W\d_]))|\n\s*\n"
)
#: Characters after which a day named before is no longer the one spoken of.
NEAR: Final = 280
#: Characters after which nothing is counted from a time any more.
FAR: Final = 4000
#: What is quoted after the mention of a day so long ago was said then, not now.
OLDER: Final = timedelta(days=45)
#: What news tells of a clock without a day is no longer past than this.
RECENT: Final = timedelta(days=7)
_QUOTE_MARKS: Final = re.compile('[„“”»«"]')
_CLOSING, _BOTH = frozenset("”«"), frozenset('"“')
_LONGEST_QUOTE: Final = 1500
_NEXT_WORD: Final = re.compile(r"\s+([^\W\d_]+)")


class Named(msgspec.Struct, frozen=True):
    """A time named in the text.

    `explicit`: with its year. `counted`: itself counted from another mention. `borrowed`: its day is another's.
    """

    span: Span
    period: Period
    explicit: bool
    counted: bool = False
    borrowed: bool = False
    told: date | None = None

    @property
    def day(self) -> date | None:
        """The day it puts before the reader; of the night to Tuesday that is Tuesday."""
        return self.told or self.period.first


class Lean(msgspec.Struct, frozen=True):
    """Words of the language around a time that tell which way it lies: before it, and shapes after it.

    `done` are ends of participles of what is done; `stretching` words behind a day that begins a stretch;
    `over` prepositions of what the present comes after, `unplanned` ends of nouns for what nobody plans;
    `announcing` verbs by which a day is that of what is still to come.
    """

    before: dict[str, str]
    after: dict[str, re.Pattern[str]]
    done: tuple[str, ...] = ()
    stretching: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    unplanned: tuple[str, ...] = ()
    announcing: tuple[str, ...] = ()


class Context:
    """The state of reading times from left to right through one text."""

    def __init__(
        self,
        text: str,
        day: date | None,
        tense_at: Callable[[int], Tense],
        lean: "Lean | None" = None,
        aside: Callable[[int, int], bool] = lambda before, at: False,
        announcing_at: Callable[[int], bool] = lambda at: False,
    ) -> None:
        self.text = text
        self.day = day
        self.tense_at = tense_at
        self.lean = lean or Lean({}, {})
        self.aside = aside
        self.announcing_at = announcing_at
        self.named: list[Named] = []
        self.days_told = False  # whether the report speaks of single days around its publication

    def lean_at(self, at: int) -> str | None:
        """Which way the one or two words before a time say that it lies; None where they don't."""
        before = self.text[max(0, at - 24) : at].split()
        known = self.lean.before
        return known.get(" ".join(before[-2:])) or known.get(before[-1]) if before else None

    def stretches(self, end: int) -> bool:
        """Whether what stands right after a time makes it the beginning of a stretch."""
        follows = _NEXT_WORD.match(self.text, end)
        return follows is not None and follows.group(1) in self.lean.stretching

    def lean_after(self, end: int) -> str | None:
        """Which way the participle right after a time says that it lies."""
        follows = _NEXT_WORD.match(self.text, end)
        if follows is None:
            return None
        return next((way for way, shape in self.lean.after.items() if shape.fullmatch(follows.group(1))), None)

    def today_at(self, at: int) -> tuple[date | None, Named | None]:
        """The day that "today" means at a place, and the mention that says so, where it isn't the publication.

        In words quoted from an older text it is the day they were written on; None where only their
        month or year is told.
        """
        named = self._quoted_from(at)
        if named is None:
            return self.day, None
        return (named.period.first if named.period.grain == "day" else None), named

    def _quoted_from(self, at: int) -> Named | None:
        """The dated mention before the colon that opens the quotation around a place, when it is old."""
        opened = self._open_quote(at)
        if opened is None or self.day is None or ":" not in self.text[max(0, opened - 2) : opened]:
            return None
        for named in reversed(self.named):
            if named.span.end > opened:
                continue
            if not named.explicit or not self.same_sentence(named.span.end, opened):
                return None
            latest = named.period.latest
            return named if latest and latest.date() < self.day - OLDER else None
        return None

    def _open_quote(self, at: int) -> int | None:
        """Where the quotation around a place begins; None outside of quotations."""
        begin = max(0, at - _LONGEST_QUOTE)
        opened: int | None = None
        for mark in _QUOTE_MARKS.finditer(self.text, begin, at):
            closes = mark.group() in _CLOSING or (mark.group() in _BOTH and opened is not None)
            opened = None if closes else mark.start()
        return opened

    def same_sentence(self, before: int, after: int) -> bool:
        """Whether no sentence ends between two places."""
        return next(self._sentence_ends(before, after), None) is None

    def sentences_between(self, before: int, after: int) -> int:
        """How many sentences end between two places; a new paragraph counts as many."""
        if "\n\n" in self.text[before:after]:
            return 9
        return sum(1 for _ in self._sentence_ends(before, after))

    def _sentence_ends(self, before: int, after: int) -> Iterator[re.Match[str]]:
        for end in _SENTENCE_END.finditer(self.text, before, after):
            capital, rest, following = end.groups()
            if capital is None or (capital.isupper() and rest.islower() and following.islower()):
                yield end

    def last_day(self, at: int, sentences: int) -> Named | None:
        """The day named last, at most so many sentence ends before; None where there is none.

        A time that got its own day from another mention names none.
        """
        for named in reversed(self.named):
            if at - named.span.end > NEAR * (sentences + 1):
                return None
            if self.sentences_between(named.span.end, at) > sentences:
                return None
            if named.period.grain not in {"day", "part-of-day"} or not named.period.first or named.borrowed:
                continue
            if not self._passed_over(named, at):
                return named
        return None

    def story_day(self, at: int) -> Named | None:
        """The past day that the report last told something of, where a past tense goes on without naming another.

        One that was passed over counts where there is no other; None where it lies long before the publication.
        """
        if self.tense_at(at) != "past" or self.day is None:
            return None
        passed: Named | None = None
        for named in takewhile(lambda n: at - n.span.end <= FAR, reversed(self.named)):
            day = named.period.first
            if named.period.grain not in {"day", "part-of-day"} or named.borrowed or not day or day > self.day:
                continue
            if not self._passed_over(named, at):
                return named if day >= self.day - RECENT else None
            passed = passed or (named if day >= self.day - RECENT else None)
        return passed

    def _passed_over(self, named: Named, at: int) -> bool:
        """Whether what was told beside a day is left behind: since when something is so, when what is done now is due,
        when something was of which a relative clause only reminds.
        """
        if self.lean_at(named.span.start) == "past" or self.aside(named.span.start, at):
            return True
        due = self.day is not None and named.period.first is not None and named.period.first > self.day
        return due and self.tense_at(at) == "past"

    def last(self, at: int, grains: frozenset[str], sentences: int, *, counted: bool = True) -> Named | None:
        """The last named time with one of the grains, at most so many sentence ends before."""
        for named in reversed(self.named):
            between = at - named.span.end
            if between > FAR or self.sentences_between(named.span.end, at) > sentences:
                return None
            if named.period.grain not in grains or (named.counted and not counted):
                continue
            if not (self.lean_at(named.span.start) == "past" and self.aside(named.span.start, at)):
                return named
        return None
