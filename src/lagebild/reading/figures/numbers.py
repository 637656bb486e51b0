"""Number words and digits of one language: text in, number out."""

import re
from typing import Final

from lagebild.languages.language import Language
from lagebild.languages.quantities import Numbers, load_quantities

#: Longer than the longest number word that news prints; what is longer is no number.
LONGEST_WORD: Final = 100
_REMEMBERED: Final = 100_000  # words


class NumberWords:
    """Reads the numbers of one language. Built once; look-ups are pure."""

    def __init__(self, numbers: Numbers) -> None:
        self.values = numbers.values
        self.scales = numbers.scales
        self.fractions = numbers.fractions
        self._factors = sorted(numbers.factors.items(), key=lambda pair: -pair[1])
        self._joiner = numbers.joiner
        self._endings = tuple(sorted(numbers.endings, key=len, reverse=True))
        self._known: dict[str, float | None] = {}
        group = "[" + re.escape("".join(numbers.group)) + "]" if numbers.group else "(?!)"
        decimal = "[" + re.escape("".join(numbers.decimal)) + "]" if numbers.decimal else "(?!)"
        self._grouped = re.compile(rf"\d{{1,3}}(?:{group}\d{{3}})+(?:{decimal}\d+)?\Z")
        self._plain = re.compile(rf"\d+(?:{decimal}\d+)?\Z")
        self._pointed = re.compile(r"\d{1,2}\.\d{1,2}\Z")
        self._group = re.compile(group)
        self._point = re.compile(decimal)

    def digits(self, text: str) -> float | None:
        """Return the number that digits write ("10.000", "2,5", "7.0"); None for clock times, scores, dates."""
        if self._grouped.match(text):
            return float(self._point.sub(".", self._group.sub("", text)))
        if self._plain.match(text):
            return float(self._point.sub(".", text))
        return float(text) if self._pointed.match(text) else None

    def word(self, text: str) -> float | None:
        """Return the number that one word writes, compounds included ("siebenundzwanzig"); None for others."""
        low = text.lower()
        if low not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[low] = self._spelled(low) if len(low) <= LONGEST_WORD else None
        return self._known[low]

    def _spelled(self, low: str) -> float | None:
        plain = self._compound(low)
        if plain is not None:
            return plain
        for ending in self._endings:
            if low.endswith(ending) and self.values.get(low.removesuffix(ending), 0) > 1:
                return self.values[low.removesuffix(ending)]
        return None

    def _compound(self, low: str) -> float | None:
        if low in self.values:
            return self.values[low]
        for name, factor in self._factors:
            head, found, tail = low.partition(name)
            if found:
                return self._product(head, factor, tail)
        unit, joined, ten = low.partition(self._joiner) if self._joiner else ("", "", "")
        one, two = self.values.get(unit), self.values.get(ten)
        if not joined or one is None or two is None or one > 9 or two < 20:
            return None
        return one + two

    def _product(self, head: str, factor: float, tail: str) -> float | None:
        before = self._compound(head) if head else 1.0
        after = self._compound(tail.removeprefix(self._joiner)) if tail else 0.0
        if before is None or after is None or before >= 1000 or after >= factor:
            return None
        return before * factor + after


def load_numbers(language: Language) -> NumberWords:
    """Return the language's number reader."""
    return NumberWords(language.part(load_quantities).numbers)
