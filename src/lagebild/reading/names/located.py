"""Places told by the preposition before them."""

from collections.abc import Iterator, Sequence
from typing import Final

from lagebild.languages.names import NameTables
from lagebild.model.grammar import Token
from lagebild.reading.names.candidates import Candidate, is_capital
from lagebild.reading.names.features import NameWords
from lagebild.reading.names.headed import NAME_TAGS, is_unknown, made_of_words, run
from lagebild.reading.names.persons import bent_office

RULE, BESIDE = "behind-in", "place-beside"
SCORE: Final = 0.45  # not enough alone
TOLD: Final = 0.9  # behind a noun for a place
NARROWED: Final = 0.8  # where the next words say in what, or those before how it lies to it


def located_candidates(tokens: Sequence[Token], tables: NameTables, words: NameWords) -> Iterator[Candidate]:
    """Yield single names that no lexicon knows, right behind a preposition that stands before places."""
    for number, token in enumerate(tokens):
        if lies_at(tokens, number, tables) and is_unknown(token, words, tables) and not made_of_words(token):
            yield Candidate(number, run(tokens, number, words, tables, "place"), "place", TOLD, BESIDE)
        if token.tag not in NAME_TAGS or not stands_inside(tokens, number, tables, words):
            continue
        if is_capital(token.text) and words.lexical(token.text) == "?" and not _goes_on(tokens, number):
            sure = _narrowed(tokens, number, tables) or _near(tokens, number, tables)
            yield Candidate(number, number + 1, "place", NARROWED if sure else SCORE, RULE)


def stands_inside(tokens: Sequence[Token], number: int, tables: NameTables, words: NameWords) -> bool:
    """Whether a word that is no given name stands right behind a preposition of places."""
    context = tables.words.context
    at = number - 1
    if at > 0 and tokens[at].text in context.of_prepositions:
        at -= 1
    if at < 0 or tokens[at].text.lower() not in context.inside_prepositions:
        return False
    return b"g" not in words.of(tokens[number].text).flags


def lies_at(tokens: Sequence[Token], number: int, tables: NameTables) -> bool:
    """Whether a word stands behind a noun for a place and a preposition by which places lie ("ein Dorf bei Kumari")."""
    context = tables.words.context
    if number < 2 or not tables.stands_before_place(tokens[number - 2].lemma):
        return False
    return tokens[number - 1].text in context.inside_prepositions | frozenset(context.of_prepositions)


def is_seat(tokens: Sequence[Token], number: int, tables: NameTables) -> bool:
    """Whether a word stands behind an office and a preposition of belonging ("die Bürgermeisterin von Kaduna")."""
    if number < 2 or tokens[number - 1].text not in tables.words.context.of_prepositions:
        return False
    return bent_office(tokens[number - 2].text, tables) is not None


def _narrowed(tokens: Sequence[Token], number: int, tables: NameTables) -> bool:
    return number + 1 < len(tokens) and tokens[number + 1].text in tables.words.context.inside_prepositions


def _near(tokens: Sequence[Token], number: int, tables: NameTables) -> bool:
    """Whether the words before tell how something lies to it, which only places are told by ("unweit")."""
    context = tables.words.context
    at = number - 2 if tokens[number - 1].text in context.of_prepositions else number - 1
    return at >= 0 and tokens[at].text.lower() in context.near_prepositions


def _goes_on(tokens: Sequence[Token], number: int) -> bool:
    return number + 1 < len(tokens) and is_capital(tokens[number + 1].text)
