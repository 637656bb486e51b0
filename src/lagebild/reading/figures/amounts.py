"""Amounts in a sentence: a number, its bounds, and the words that belong to it. No meaning yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from lagebild.languages.language import Language
from lagebild.languages.quantities import Bound, Quantities, load_quantities
from lagebild.model.figure import Qualifier
from lagebild.model.grammar import Token
from lagebild.reading.figures.numbers import NumberWords, load_numbers

#: What an ordinal stands before; before anything else its point ends a sentence.
_AFTER_ORDINAL: Final = frozenset({"NN", "NE", "ADJA"})
_REMEMBERED: Final = 100_000  # words
Kind = Literal["number", "article", "crowd", "few", "vague", "both", "none", "bare"]


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens [first, last): bounds from `first`, the number itself from `core`. The counted noun follows.

    `more` marks "weitere", `new` those of them that add to a count. `rule` names the form or the bound.
    """

    first: int
    core: int
    last: int
    low: float | None
    high: float | None
    qualifier: Qualifier
    kind: Kind
    rule: str
    more: bool = False
    new: bool = False


class AmountGrammar:
    """Finds the amounts of one language. Built once; keeps nothing of a report."""

    def __init__(self, data: Quantities, numbers: NumberWords) -> None:
        self.data = data
        self.numbers = numbers
        bounds = [(tuple(phrase.split()), bound) for bound in data.bounds for phrase in bound.phrases]
        self._bounds: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}  # by their last word, the longest first
        for words, bound in sorted(bounds, key=lambda pair: -len(pair[0])):
            self._bounds.setdefault(words[-1], []).append((words, bound))
        self._after = [(tuple(phrase.split()), bound) for bound in data.bounds for phrase in bound.after]
        self._idle: set[str] = set()  # words met that begin no amount
        self._few = {tuple(phrase.split()): 3.0 for phrase in data.words.a_few}
        some, told = data.some, data.words
        few = {phrase[0] for phrase in self._few}
        self._starters = few.union(some.crowds, some.few, some.vague, told.articles, told.both, told.none)

    def amounts(self, tokens: Sequence[Token], low: Sequence[str], first: int, last: int) -> list[Amount]:
        """Return the amounts of tokens [first, last), in order; `low` are the tokens in lower case."""
        found: list[Amount] = []
        here = first
        idle = self._idle
        while here < last:
            amount = None if low[here] in idle else self._at(tokens, low, here, last)
            if amount is None:
                here += 1
                continue
            amount = self._bounded(amount, tokens, low, first, last)
            found.append(self._with_more(amount, low, last))
            here = found[-1].last
        return found

    def _at(self, tokens: Sequence[Token], low: Sequence[str], here: int, last: int) -> Amount | None:
        word = low[here]
        if word in self._starters:
            return self._some(low, here, last) or self._article(low, here, last)
        if word in self.data.words.only and here and tokens[here - 1].tag == "ART":
            return Amount(here, here, here + 1, 1, 1, "exactly", "article", "only")
        if word[0].isdecimal() or self.numbers.word(word) is not None or word in self.numbers.fractions:
            return self._range(tokens, low, here, last)
        if word not in self.data.words.only:
            if len(self._idle) >= _REMEMBERED:
                self._idle.clear()
            self._idle.add(word)
        return None

    # Exact numbers and ranges

    def _number(
        self, tokens: Sequence[Token], low: Sequence[str], here: int, last: int
    ) -> tuple[float, int, float] | None:
        """Return (value, next token, scale taken) of the number that begins here."""
        word = low[here]
        if word[0].isdecimal():
            text, after = self._joined(tokens, here, last)
            value = self.numbers.digits(text)
        elif word in self.data.words.articles or word in self.numbers.fractions:
            return self._one_scale(low, here, last)
        else:
            value, after = self.numbers.word(word), here + 1
        if value is None:
            return None
        scale = self.numbers.scales.get(low[after]) if after < last else None
        if scale is not None and (scale > value or value < 1000):
            return value * scale, after + 1, scale
        return value, after, 1.0

    def _joined(self, tokens: Sequence[Token], here: int, last: int) -> tuple[str, int]:
        """Join digits that single spaces group: "100 000"."""
        text, after = tokens[here].text, here + 1
        if text[-1] in self.data.words.ordinal_marks and (
            after == last
            or tokens[after].tag not in _AFTER_ORDINAL
            or self.numbers.word(tokens[after].text) is not None
        ):
            text = text[:-1]  # a full stop, not "the 17th"
        while (
            after < last
            and len(tokens[after].text) == 3
            and tokens[after].text.isdecimal()
            and tokens[after].start == tokens[after - 1].end + 1
            and len(text.split(" ")[0]) <= 3
            and text.replace(" ", "").isdecimal()
        ):
            text, after = f"{text} {tokens[after].text}", after + 1
        return text, after

    def _one_scale(self, low: Sequence[str], here: int, last: int) -> tuple[float, int, float] | None:
        """Return the scale that an article or a fraction multiplies."""
        value, after = 1.0, here
        if low[after] in self.data.words.articles:
            after += 1
        if after < last and low[after] in self.numbers.fractions:
            value, after = self.numbers.fractions[low[after]], after + 1
        scale = self.numbers.scales.get(low[after]) if after < last else None
        return (value * scale, after + 1, scale) if scale is not None else None

    def _range(self, tokens: Sequence[Token], low: Sequence[str], here: int, last: int) -> Amount | None:
        one = self._number(tokens, low, here, last)
        if one is None:
            return self._hyphened(tokens, here)
        value, after, scale = one
        choice = after < last and low[after] in self.data.words.or_
        if choice and low[last - 1] in self.data.words.questions:
            return None
        joined = after < last and (choice or low[after] in self.data.words.range)
        two = self._number(tokens, low, after + 1, last) if joined and after + 1 < last else None
        if two is not None:
            least = value * two[2] if scale == 1.0 and value < two[0] / two[2] else value
            if least < two[0]:
                return Amount(here, here, two[1], least, two[0], "between", "number", "range")
        return Amount(here, here, after, value, value, "exactly", "number", "number")

    def _hyphened(self, tokens: Sequence[Token], here: int) -> Amount | None:
        """Read "14-16" where it is one token."""
        for mark in self.data.words.range:
            left, found, right = tokens[here].text.partition(mark)
            if found and left and right:
                one, two = self.numbers.digits(left), self.numbers.digits(right)
                if one is not None and two is not None and one < two:
                    return Amount(here, here, here + 1, one, two, "between", "number", "range")
        return None

    # Numbers that are none: some, one, both

    def _some(self, low: Sequence[str], here: int, last: int) -> Amount | None:
        some = self.data.some
        word = low[here]
        if word in some.crowds:
            least: float | None = some.crowds[word]
            return Amount(here, here, here + 1, least, None, "some", "crowd", "crowd")
        if word in some.few or word in some.vague:
            return self._of_scale(low, here, here + 1, last, some.few.get(word))
        for words, least in self._few.items():
            if tuple(low[here : here + len(words)]) == words:
                return self._of_scale(low, here, here + len(words), last, least)
        if word in self.data.words.both:
            value = self.data.words.both[word]
            return Amount(here, here, here + 1, value, value, "exactly", "both", "both")
        if word in self.data.words.none:
            return Amount(here, here, here + 1, 0, 0, "exactly", "none", "none")
        return None

    def _of_scale(self, low: Sequence[str], here: int, after: int, last: int, least: float | None) -> Amount:
        """Return "mehrere" alone, or with the scale it multiplies ("mehrere hundert", "viele Dutzend")."""
        following = low[after] if after < last else ""
        crowd = self.data.some.crowds.get(following)
        scale = self.numbers.scales.get(following) or self.numbers.word(following)
        if crowd is not None:
            return Amount(here, here, after + 1, crowd, None, "some", "crowd", "crowd")
        if scale is not None and scale >= 12:
            return Amount(here, here, after + 1, 2 * scale, None, "some", "crowd", "crowd")
        kind: Kind = "vague" if least is None else "few"
        return Amount(here, here, after, least, None, "some", kind, kind)

    def _article(self, low: Sequence[str], here: int, last: int) -> Amount | None:
        if low[here] not in self.data.words.articles:
            return None
        scaled = self._one_scale(low, here, last)
        if scaled is not None:
            return Amount(here, here, scaled[1], scaled[0], scaled[0], "exactly", "number", "number")
        return Amount(here, here, here + 1, 1, 1, "exactly", "article", "article")

    # What stands around a number

    def _bounded(self, amount: Amount, tokens: Sequence[Token], low: Sequence[str], first: int, last: int) -> Amount:
        between = self.data.words.between
        if amount.first > first and low[amount.first - 1] == between.open and amount.last + 1 < last:
            two = self._number(tokens, low, amount.last + 1, last)
            if low[amount.last] == between.join and two is not None and amount.low is not None:
                least = amount.low * two[2] if amount.low < two[0] / two[2] else amount.low
                return replace(
                    amount, first=amount.first - 1, last=two[1], low=least, high=two[0],
                    qualifier="between", rule="range",
                )  # fmt: skip
        here = amount.first
        while here > first:
            found = self._bound_before(low, first, here)
            if found is not None and self._about_topic(low, first, found[0]):
                break
            if found is not None and amount.kind == "article" and found[1] not in ("at-least", "at-most"):
                break
            if found is not None:
                here, bound = found
                amount = self._opened(replace(amount, first=here), bound)
            elif low[here - 1] in self.data.words.fillers and self._bound_before(low, first, here - 1):
                here -= 1
            else:
                break
        for words, rule in self._after:
            if tuple(low[amount.last : amount.last + len(words)]) == words:
                return self._opened(replace(amount, last=amount.last + len(words)), rule.qualifier)
        return amount

    def _about_topic(self, low: Sequence[str], first: int, bound: int) -> bool:
        """Whether the bound is a preposition after a noun of saying: what is told, not a bound."""
        return bound > first and low[bound] in self.data.words.topics and low[bound - 1] in self.data.words.reports

    def _bound_before(self, low: Sequence[str], first: int, here: int) -> tuple[int, Qualifier] | None:
        for words, bound in self._bounds.get(low[here - 1], ()) if here > first else ():
            start = here - len(words)
            if start >= first and tuple(low[start:here]) == words:
                return start, bound.qualifier
        return None

    @staticmethod
    def _opened(amount: Amount, qualifier: Qualifier) -> Amount:
        if amount.qualifier == "some":
            return amount
        if qualifier in ("at-least", "more-than"):
            return replace(amount, high=None, qualifier=qualifier, rule=qualifier)
        if qualifier == "at-most":
            return replace(amount, low=None, qualifier=qualifier, rule=qualifier)
        if amount.qualifier == "exactly":
            return replace(amount, qualifier="about", rule="about")
        return amount

    def _with_more(self, amount: Amount, low: Sequence[str], last: int) -> Amount:
        """Take in "weitere" and the like behind the number, or see them before it."""
        words = self.data.words
        before = amount.first and low[amount.first - 1] in words.more
        if amount.last < last and low[amount.last] in words.more:
            return replace(amount, last=amount.last + 1, more=True, new=low[amount.last] in words.new)
        if before:
            new = low[amount.first - 1] in words.new
            return replace(amount, first=amount.first - 1, more=True, new=new)
        return amount


def load_amounts(language: Language) -> AmountGrammar:
    """Return the language's grammar of amounts."""
    return AmountGrammar(language.part(load_quantities), language.part(load_numbers))
