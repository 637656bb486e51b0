"""How many quotation marks each token stands inside."""

from typing import Final

from lagebild.model.grammar import Sentence, Token
from lagebild.reading.clauses.marks import QUOTE_MARKS

OPENS_ONLY: Final = frozenset("„‚") | {",,", "``"}
SINGLE: Final = frozenset("‚‘’'‹›")


def quote_levels(tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> list[int]:
    """Return the level of every token; the marks themselves count as inside.

    A mark that can only open does; any other closes what its kind has open and opens otherwise. Nothing
    is carried over from one segment to the next.
    """
    levels = [0] * len(tokens)
    segment = -1
    double = single = 0
    for sentence in sentences:
        if sentence.segment != segment:
            segment = sentence.segment
            double = single = 0
        for i in range(sentence.first, sentence.last):
            text = tokens[i].text
            levels[i] = double + single
            if text not in QUOTE_MARKS:
                continue
            if text in SINGLE:
                was, single = single, _after(text, single)
                levels[i] = double + max(was, single)
            else:
                was, double = double, _after(text, double)
                levels[i] = single + max(was, double)
    return levels


def _after(mark: str, level: int) -> int:
    if mark in OPENS_ONLY:
        return 1
    if mark in ("’", "'", "‘") and not level:
        return 0  # an apostrophe, not a quotation mark
    return 0 if level else 1
