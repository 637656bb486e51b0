"""Streets, squares, woods by their own words, and institutions that bear the name of their town."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lagebild.languages.names import NameTables
from lagebild.model.grammar import Token
from lagebild.reading.names.candidates import Candidate
from lagebild.reading.names.features import NameWords
from lagebild.reading.names.known import ADJECTIVE

SHORTEST: Final = 8  # letters of the shortest street name by its end
SHORTEST_NAME: Final = 4  # letters of the shortest name written together with a noun, unless a table has it
LISTED: Final = (b"L", b"1", b"2")  # flags of names in the tables of places
ARTICLES: Final = frozenset(("ART", "APPRART"))


def street_candidates(
    tokens: Sequence[Token], tables: NameTables, words: NameWords, found: Iterable[Candidate]
) -> Iterator[Candidate]:
    """Yield "Lindenweg" and "Krayer Platz" where the lexicon has no such word; not behind a known city's adjective."""
    shapes = tables.words.shapes
    cities = {candidate.first for candidate in found if candidate.rule == ADJECTIVE}
    for number, token in enumerate(tokens):
        word = token.text
        if not word[:1].isupper():
            continue
        street = len(word) >= SHORTEST and word.endswith(shapes.street_ends) and word not in shapes.no_streets
        if street and words.lexical(word) == "?":
            yield Candidate(number, number + 1, "place", 0.8, "street")
        if number and tokens[number - 1].tag in ARTICLES and is_joined(word, tables, words):
            yield Candidate(number, number + 1, "place", 0.8, "name-and-water")
        following = tokens[number + 1].text if number + 1 < len(tokens) else ""
        if number in cities:
            continue
        adjective = word.endswith(tables.words.endings.town_adjective) and is_town_adjective(token, words)
        if adjective and following in shapes.after_adjective:
            yield Candidate(number, number + 2, "place", 0.96, "town-adjective-and-noun")


def is_joined(word: str, tables: NameTables, words: NameWords) -> bool:
    """Whether a word that no lexicon has is a name and a noun for a water, a valley or the like behind it."""
    end = next((e for e in tables.words.shapes.joined_ends if word.endswith(e)), None)
    if end is None or words.lexical(word) != "?":
        return False
    name = word.removesuffix(end)
    listed = any(flag in words.of(name).flags for flag in LISTED)
    joint = name.removesuffix(tables.words.endings.genitive)  # also between the parts of a compound
    return (listed or len(name) >= SHORTEST_NAME) and words.lexical(name) == words.lexical(joint) == "?"


def is_town_adjective(token: Token, words: NameWords) -> bool:
    """Whether a capitalised word in -er is no word of the lexicon and no adjective of a country."""
    word = words.of(token.text)
    named = token.tag in ("ADJA", "NE", "NN") and token.lemma[:1].isupper()
    return named and word.lexical == "?" and b"A" not in word.flags


def of_towns(tokens: Sequence[Token], found: Iterable[Candidate], tables: NameTables) -> Iterator[Candidate]:
    """Yield institutions together with the town right behind them."""
    heads = tuple(head.casefold() for head in sorted(tables.words.shapes.town_heads))
    for candidate in found:
        before = tokens[candidate.first - 1] if candidate.first else None
        if candidate.kind == "place" and before is not None and before.text.casefold().endswith(heads):
            yield Candidate(candidate.first - 1, candidate.last, "organisation", 0.995, "institution-of-town")


def opened(tokens: Sequence[Token], candidate: Candidate, tables: NameTables) -> Candidate:
    """Return a place with the word before it that belongs to its name ("Mount", "Baja")."""
    first = candidate.first
    if candidate.kind != "place":
        return candidate
    while first and tokens[first - 1].text in tables.words.shapes.place_openers:
        first -= 1
    if first == candidate.first:
        return candidate
    return Candidate(first, candidate.last, "place", max(candidate.score, 0.97), candidate.rule)
