"""Names of storms: they are nobody's, though they look like given names."""

from collections.abc import Iterator, Sequence
from typing import Final

from lagebild.languages.names import NameTables
from lagebild.model.grammar import Token
from lagebild.reading.names.candidates import Candidate, is_capital
from lagebild.reading.names.known import EVENT

SCORE: Final = 0.999
QUOTED: Final = "$("
NOUN: Final = "NN"


def storm_candidates(tokens: Sequence[Token], tables: NameTables) -> Iterator[Candidate]:
    """Yield the noun for a storm with the name behind it, in quotation marks or without."""
    for number, token in enumerate(tokens[:-1]):
        if not token.text.endswith(tables.words.context.storms):
            continue
        at = number + 1
        if tokens[at].tag == QUOTED and at + 2 < len(tokens) and tokens[at + 2].tag == QUOTED:
            at += 1
        if is_capital(tokens[at].text) and tokens[at].tag != NOUN:
            yield Candidate(number, at + 1, "organisation", SCORE, EVENT)
