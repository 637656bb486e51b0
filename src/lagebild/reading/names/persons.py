"""Names of persons by their shape: a given name and what follows, a title or office and what follows."""

from collections.abc import Iterator, Sequence, Set
from typing import Final

from lagebild.languages.names import NameTables
from lagebild.languages.naming import Naming
from lagebild.model.grammar import Token
from lagebild.reading.names.candidates import Candidate, is_capital
from lagebild.reading.names.features import NameWords

LONGEST_NAME: Final = 5
TITLE, OFFICE = "title-before", "office-before"


def name_run(tokens: Sequence[Token], first: int, naming: Naming, tables: NameTables) -> int:
    """Return the token after the capitalised words and particles that begin at `first`."""
    last = number = first
    while number < len(tokens) and number - first < LONGEST_NAME:
        token = tokens[number]
        if is_name_word(token, tables, naming):
            number += 1
            last = number
        elif number > first and token.text.casefold() in naming.rules.particles and token.text.isalpha():
            number += 1
        else:
            break
    return last


def follows_office(tokens: Sequence[Token], number: int, tables: NameTables, words: NameWords) -> bool:
    """Whether a word that the tagger takes for no name stands unknown right behind an office."""
    token = tokens[number]
    if not number or not token.text[:1].isupper() or not token.text[1:2].islower() or token.tag != "NN":
        return False
    before = tokens[number - 1].text
    unknown = words.lexical(token.text) in ("?", "small")
    return unknown and is_capital(before) and bent_office(before, tables) is not None


def is_name_word(token: Token, tables: NameTables, naming: Naming) -> bool:
    """Whether a token can be a word of a person's name."""
    word = token.text
    if not word[:1].isupper():
        return word.startswith(naming.rules.articles)
    if word in tables.never or word in tables.titles or word == word.upper():
        return len(word) == 2 and word.endswith(".")
    return token.tag in ("NE", "FM", "XY") or (token.tag == "NN" and word in tables.given)


def person_candidates(
    tokens: Sequence[Token], openers: Set[int], tables: NameTables, naming: Naming, words: NameWords
) -> Iterator[Candidate]:
    """Yield runs that begin with a given name, or follow a title or an office; `openers` are the first tokens of
    sentences, which follow nothing.
    """
    for number, token in enumerate(tokens):
        if not is_capital(token.text) and "-" not in token.text:
            continue
        behind = number not in openers and follows_office(tokens, number, tables, words)
        if not behind and not is_name_word(token, tables, naming):
            continue
        before = tokens[number - 1].text if number not in openers else ""
        last = name_run(tokens, number + behind, naming, tables)
        if last == number:
            continue
        if before in tables.titles:
            yield Candidate(number, last, "person", 0.8, TITLE)
        elif is_capital(before) and bent_office(before, tables) is not None:
            yield Candidate(number, last, "person", 0.85, OFFICE)
        elif last - number > 1 and token.text in tables.words.context.person_openers:
            yield Candidate(number, last, "person", 0.9, "person-opener")
        elif last - number > 1 and given_name(token.text, tables):
            yield Candidate(number, last, "person", 0.7, "given-name")


def given_name(word: str, tables: NameTables) -> bool:
    """Whether the word is a given name, or a double one of given names."""
    return word in tables.given or ("-" in word and word.partition("-")[0] in tables.given)


def bent_office(word: str, tables: NameTables) -> str | None:
    """Return the office a noun names, its case ending taken off; None where it names none."""
    for form in (word, *map(word.removesuffix, tables.words.endings.cases)):
        if form and tables.office(form) is not None:
            return form
    return None
