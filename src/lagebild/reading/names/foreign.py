"""Organisations named in the words of another language: "Glasgow School of Art", "Banco de la Nación"."""

from collections.abc import Iterator, Sequence
from typing import Final

from lagebild.languages.names import ForeignWords, NameTables
from lagebild.model.grammar import Token
from lagebild.reading.names.candidates import Candidate, is_capital
from lagebild.reading.names.features import NameWords
from lagebild.reading.names.headed import NAME_TAGS

RULE: Final = "foreign-organisation"
SURE: Final = 0.99
LONGEST: Final = 5  # words before the head, and again behind the word that links


def foreign_candidates(tokens: Sequence[Token], tables: NameTables, words: NameWords) -> Iterator[Candidate]:
    """Yield every foreign noun for a body with what a foreign "of" ties to it and the names before it."""
    foreign = tables.words.foreign
    for number, token in enumerate(tokens[:-2]):
        if token.text in foreign.heads and tokens[number + 1].text in foreign.links:
            last = tied(tokens, number + 1, foreign)
            if last > number + 1:
                yield Candidate(begun(tokens, number, words), last, "organisation", SURE, RULE)


def tied(tokens: Sequence[Token], first: int, foreign: ForeignWords) -> int:
    """Return the token after the last capitalised word that links tie on; `first` itself where none does."""
    last = first
    for number in range(first, min(first + LONGEST, len(tokens))):
        if is_capital(tokens[number].text) and tokens[number].text.isalpha():
            last = number + 1
        elif tokens[number].text not in foreign.links:
            break
    return last


def begun(tokens: Sequence[Token], head: int, words: NameWords) -> int:
    """Return the first of the capitalised words before the head that no German word can be."""
    first = head
    while first and head - first < LONGEST:
        before = tokens[first - 1]
        unknown = before.tag in NAME_TAGS or words.lexical(before.text) == "?"
        if not (is_capital(before.text) and before.text.isalpha() and unknown):
            break
        first -= 1
    return first
