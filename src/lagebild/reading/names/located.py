"""Places told by the preposition before them: "in Machwara", "nahe Oberquarn"."""

from collections.abc import Iterator, Sequence

from lagebild.languages.names import NameTables
from lagebild.model.grammar import Token
from lagebild.reading.names.candidates import Candidate, is_capital
from lagebild.reading.names.features import NameWords
from lagebild.reading.names.headed import NAME_TAGS

RULE = "behind-in"
SCORE = 0.45  # not enough alone


def located_candidates(tokens: Sequence[Token], tables: NameTables, words: NameWords) -> Iterator[Candidate]:
    """Yield single names that no lexicon knows, right behind a preposition that stands before places."""
    for number in range(1, len(tokens)):
        if stands_inside(tokens, number, tables, words) and not _goes_on(tokens, number):
            named = tokens[number].tag in NAME_TAGS and words.lexical(tokens[number].text) == "?"
            if named and is_capital(tokens[number].text):
                yield Candidate(number, number + 1, "place", SCORE, RULE)


def stands_inside(tokens: Sequence[Token], number: int, tables: NameTables, words: NameWords) -> bool:
    """Whether a word that is no given name stands right behind "in", "nahe" or the like."""
    if not number or tokens[number - 1].text.lower() not in tables.words.context.inside_prepositions:
        return False
    return b"g" not in words.of(tokens[number].text).flags


def _goes_on(tokens: Sequence[Token], number: int) -> bool:
    return number + 1 < len(tokens) and is_capital(tokens[number + 1].text)
