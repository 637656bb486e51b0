"""What an amount counts: the noun after it, and how the two are joined."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from lagebild.languages.measures import Links
from lagebild.languages.quantities import QuantityWords
from lagebild.model.grammar import Token
from lagebild.reading.figures.amounts import Amount
from lagebild.reading.figures.numbers import NumberWords

#: How many words may stand between a number and its noun.
LONGEST_GAP: Final = 12
#: An age joined by a hyphen to what has it: a noun whatever its tag.
_AGED: Final = re.compile(r"\d+-([^\W\d_])")
_NOUN_TAGS: Final = frozenset({"NN", "NE", "TRUNC", "FM"})
_BEFORE_NOUN: Final = frozenset({"ADJA", "ADJD", "ADV", "PIAT", "PIDAT", "PIS", "CARD", "PPOSAT", "VVPP"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun `head` (None: left out) and its attributes; tokens end before `last`.

    `partitive`: so many of a whole; the counted noun, if any, is the whole.
    """

    head: int | None
    last: int
    attributes: tuple[int, ...] = ()
    partitive: bool = False


class CountedGrammar:
    """Finds the counted noun of an amount."""

    def __init__(self, words: QuantityWords, links: Links, numbers: NumberWords) -> None:
        self._numbers = numbers
        self._words = words
        self._of = words.of
        self._links = links
        self._more = words.more

    def counted(
        self, tokens: Sequence[Token], low: Sequence[str], amount: Amount, last: int, participles: Collection[str]
    ) -> Counted:
        """Return what the amount counts; `participles` are the attributes that may have words before them."""
        here = amount.last
        if here < last and low[here] in self._of and here + 1 < last:
            return self._after_of(tokens, low, amount, last)
        attribute = here + 1 < last and tokens[here + 1].tag in ("ADJA", "VVPP")  # an adverb in an attribute
        if here < last and low[here] in self._links.within and not attribute:
            return Counted(None, here + 1, (), partitive=True)
        if here < last and low[here] in self._links.genitives:
            part = self._noun(tokens, low, here + 1, last, partitive=True)
            return part if part.head is not None else Counted(None, here)
        preterite = here + 1 < last and tokens[here].tag == "VVFIN" and low[here] in participles
        if preterite and self._is_noun(tokens[here + 1]):  # no preterite but an attribute
            return Counted(here + 1, here + 2, (here,))
        direct = self._noun(tokens, low, here, last, partitive=False)
        if direct.head is None:
            return self._extended(tokens, low, here, last, participles) or direct
        return direct

    def _after_of(self, tokens: Sequence[Token], low: Sequence[str], amount: Amount, last: int) -> Counted:
        here = amount.last
        if low[here + 1] in self._links.they:
            return Counted(None, here + 2, (), partitive=True)
        after = here + 1
        partitive = amount.kind not in ("crowd", "vague")
        if tokens[after].tag in ("ART", "CARD", "PDAT", "PPOSAT"):
            after, partitive = after + 1, True
        found = self._noun(tokens, low, after, last, partitive=partitive)
        return found if found.head is not None else Counted(None, here)

    def _noun(self, tokens: Sequence[Token], low: Sequence[str], here: int, last: int, *, partitive: bool) -> Counted:
        start = here
        attributes: list[int] = []
        while here < min(last, start + LONGEST_GAP):
            token = tokens[here]
            if low[here] in self._words.ages and here + 1 < last and low[here + 1] in self._words.aged:
                here += 2
                continue
            aged = here + 1 < last and low[here + 1] in self._words.ages
            if token.tag == "CARD" and not partitive and not aged:
                break  # another number's noun
            if self._is_noun(token):
                return Counted(here, here + 1, tuple(attributes), partitive)
            if token.tag in ("ADJA", "VVPP") or (token.tag == "ADJD" and low[here] not in self._more):
                attributes.append(here)
            elif (token.tag not in _BEFORE_NOUN and not (token.tag == "$(" and not token.text.isalnum())) or (
                token.tag == "$(" and token.text in "()-–—/:"
            ):
                break
            here += 1
        return Counted(None, start, (), partitive)

    def _extended(
        self, tokens: Sequence[Token], low: Sequence[str], here: int, last: int, participles: Collection[str]
    ) -> Counted | None:
        """Read a noun held off by a participle with words of its own."""
        for at in range(here, min(last - 1, here + LONGEST_GAP)):
            if tokens[at].tag.startswith(("$", "VVFIN", "VAFIN", "VMFIN", "KO", "CARD")):
                return None
            if tokens[at].tag == "ADJA" and low[at] in participles and at > here:
                found = self._noun(tokens, low, at, last, partitive=False)
                return found if found.head is not None else None
        return None

    def _is_noun(self, token: Token) -> bool:
        aged = _AGED.match(token.text)
        if aged is not None and not aged[1].islower():
            return True
        if token.tag not in _NOUN_TAGS or not token.text[0].isupper():
            return False
        return self._numbers.word(token.text) is None
