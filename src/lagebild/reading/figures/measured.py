"""Amounts of money and goods, and magnitudes: what a unit or a scale tells."""

from collections.abc import Iterable
from typing import Final

from lagebild.languages.measures import MeasureRule
from lagebild.reading.figures.page import Count, Page
from lagebild.reading.figures.situations import Telling

#: A magnitude is a small number with a decimal.
LARGEST_MAGNITUDE: Final = 10
#: Shorter words are not looked for inside compounds.
_SHORTEST_PART: Final = 7
#: How many words may stand between a strength and its number.
_REACH: Final = 4


def unit_of(page: Page, count: Count) -> str | None:
    """Return the money or goods unit after the amount, named as the data name it; None: another or none."""
    units = page.quantities.units
    if count.amount.last >= len(page.tokens):
        return None
    low = page.low[count.amount.last]
    before = page.low[count.amount.first - 1] if count.amount.first else ""
    return units.money.get(low) or units.goods.get(low) or units.money.get(before)


def is_measured(page: Page, count: Count) -> bool:
    """Whether the amount measures something that is none of our figures: kilometres, years, a rate.

    Of two numbers joined the unit stands after the second.
    """
    after, words = count.amount.last, page.quantities.words
    if after + 2 < len(page.tokens) and page.tokens[after].tag == "KON" and page.tokens[after + 1].tag == "CARD":
        after += 2
    if after >= len(page.tokens):
        return False
    if page.low[after] in words.per or (count.amount.first and page.low[count.amount.first - 1] in words.per):
        return count.counted.head is None
    return page.low[after] in page.quantities.units.words


def tell_unit(page: Page, count: Count, unit: str) -> tuple[Telling, str] | None:
    """Return damage or aid for an amount of money or goods, by the word nearest to it; and that word."""
    kind = "money" if unit in page.quantities.units.money.values() else "goods"
    best: tuple[int, MeasureRule] | None = None
    for rule in page.data.units:
        if kind in rule.units and (not rule.only or unit in rule.only):
            token = _nearest(page, count, rule.near)
            if token is not None and (best is None or _away(count, token) < _away(count, best[0])):
                best = (token, rule)
    return None if best is None else (Telling(best[1], unit), page.words(best[0], best[0] + 1))


def _away(count: Count, token: int) -> int:
    return abs(token - count.amount.core)


def _nearest(page: Page, count: Count, words: Iterable[str]) -> int | None:
    """Return the nearest token of the sentence that is one of the words, or has one inside."""
    wanted = {word.lower() for word in words}
    parts = tuple(word for word in wanted if len(word) >= _SHORTEST_PART)
    whole = page.notes.words[1][count.sentence]
    near = [
        token
        for token in range(whole.first, whole.last)
        if page.low[token] in wanted or page.lemma(token) in wanted or any(p in page.low[token] for p in parts)
    ]
    return min(near, key=lambda token: _away(count, token), default=None)


def tell_magnitude(page: Page, count: Count) -> Telling | None:
    """Return the magnitude that a small number tells where an earthquake or its scale is near it.

    A whole number must follow the word for strength and have a quake in its sentence; a
    decimal needs only one of the two: wind and tide are never told in tenths.
    """
    value = count.amount.low if count.amount.low is not None else count.amount.high
    text = page.tokens[count.amount.core].text
    if value is None or value >= LARGEST_MAGNITUDE or not text[0].isdecimal():
        return None
    whole = page.notes.words[1][count.sentence]
    for rule in page.data.magnitudes:
        wanted = {word.lower() for word in rule.before}
        before = range(max(whole.first, count.amount.first - _REACH), count.amount.first)
        after_word = any(page.low[t] in wanted or page.lemma(t) in wanted for t in before)
        quake = _nearest(page, count, rule.near) is not None
        if (after_word and quake) or (not text.isdecimal() and (after_word or quake)):
            return Telling(rule)
    return None
