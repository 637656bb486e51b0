"""Long names and the acronyms behind them in brackets."""

from collections.abc import Iterator, Sequence
from typing import Final

from lagebild.languages.naming import Naming
from lagebild.model.grammar import Token
from lagebild.reading.names.candidates import Candidate, is_capital
from lagebild.reading.naming import acronym_of

RULE: Final = "long-name-and-acronym"
SURE: Final = 0.99
SHORTEST, LONGEST = 3, 8  # letters of an acronym that shows the words before it to be a name
SMALL_WORDS: Final = 4  # words of a long name beyond one for each letter


def bracketed_candidates(tokens: Sequence[Token], naming: Naming) -> Iterator[Candidate]:
    """Yield the words whose first letters an acronym in brackets gives, and the acronym itself."""
    for number in range(2, len(tokens) - 1):
        word = tokens[number].text
        shut_in = tokens[number - 1].text == "(" and tokens[number + 1].text == ")"
        if not (shut_in and word.isalpha() and word.isupper() and SHORTEST <= len(word) <= LONGEST):
            continue
        first = spelt_out(tokens, number - 1, word, naming)
        if first is not None:
            yield Candidate(first, number - 1, "organisation", SURE, RULE)
            yield Candidate(number, number + 1, "organisation", SURE, RULE)


def spelt_out(tokens: Sequence[Token], end: int, acronym: str, naming: Naming) -> int | None:
    """Return the first of the words right before `end` that the acronym's letters open; None where none do."""
    for first in range(end - 2, max(end - len(acronym) - SMALL_WORDS, 0) - 1, -1):
        begins = is_capital(tokens[first].text) and tokens[first].text[0] == acronym[0]
        if begins and acronym_of(acronym, " ".join(token.text for token in tokens[first:end]), naming):
            return first
    return None
