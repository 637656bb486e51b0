"""Names told by the noun before them: of bodies, in quotation marks too, of places, of what only places have."""

from collections.abc import Iterator, Sequence
from typing import Final

from lagebild.languages.names import NameTables
from lagebild.model.entity import EntityKind
from lagebild.model.grammar import Token
from lagebild.reading.names.candidates import Candidate
from lagebild.reading.names.features import NameWords

OPENING, CLOSING = frozenset('„«»"“‚'), frozenset('“”"»«’')
LONGEST: Final = 6
ONE_GENDER: Final = 8  # readings of a noun in all cases and numbers
SMALL: Final = 2  # letters of a foreign "and" or "of"
NAME_TAGS: Final = frozenset({"NE", "FM", "XY"})
HEADED, QUOTED, STAFF, LYING, PART = "noun-before", "quoted-after-noun", "staff-of", "lying-there", "part-of-place"


def headed_candidates(tokens: Sequence[Token], tables: NameTables, words: NameWords) -> Iterator[Candidate]:
    """Yield what stands right behind a noun for a kind of organisation or place."""
    lying = tables.words.context.lying
    for number, token in enumerate(tokens[:-3]):
        if lying and token.tag == "ADJA" and token.text.endswith(lying):
            yield from of_lying(tokens, number + 1, tables, words)
        if token.text in OPENING:
            yield from quoted_body(tokens, number + 1, tables)
        if token.tag != "NN" or not token.text[:1].isupper():
            continue
        yield from of_place(tokens, number, tables, words)
        kind = kind_of(token.text, tables)
        if kind is None:
            yield from of_staff(tokens, number, tables, words)
            continue
        name = number + 2 if tokens[number + 1].text in tables.words.context.called else number + 1
        if tokens[name].text in OPENING and kind == "organisation":
            yield from quoted(tokens, name + 1, kind)
        elif is_unknown(tokens[name], words, tables) and not is_person(tokens, name, tables):
            last = run(tokens, name, words, tables, kind)
            score = 0.8 if kind == "place" else 0.97 if last == name + 1 else 0.995
            yield Candidate(name, last, kind, score, HEADED)


def of_staff(tokens: Sequence[Token], number: int, tables: NameTables, words: NameWords) -> Iterator[Candidate]:
    """Yield the organisation whose people or things are spoken of."""
    staff, preposition, name = tokens[number : number + 3]
    known = tables.words.organisation.staff
    of_body = preposition.tag == "APPR" and (staff.text in known or staff.lemma in known)
    if of_body and is_unknown(name, words, tables) and not is_person(tokens, number + 2, tables):
        last = run(tokens, number + 2, words, tables, "organisation")
        yield Candidate(number + 2, last, "organisation", 0.65, STAFF)


def of_place(tokens: Sequence[Token], number: int, tables: NameTables, words: NameWords) -> Iterator[Candidate]:
    """Yield the place whose part, office or people a noun means."""
    noun, preposition = tokens[number], tokens[number + 1]
    context = tables.words.context
    if preposition.text not in context.of_prepositions or noun.text not in context.of_places:
        return
    if tokens[number + 2].tag in NAME_TAGS and not is_person(tokens, number + 2, tables):
        last = max(run(tokens, number + 2, words, tables, "place"), number + 3)
        yield Candidate(number + 2, last, "place", 0.97, PART)


def of_lying(tokens: Sequence[Token], number: int, tables: NameTables, words: NameWords) -> Iterator[Candidate]:
    """Yield the unknown name behind an adjective that tells where it lies."""
    name = tokens[number]
    if not made_of_words(name) and is_unknown(name, words, tables):
        yield Candidate(number, run(tokens, number, words, tables, "place"), "place", 0.97, LYING)


def made_of_words(token: Token) -> bool:
    """Whether word formation knew a noun: its readings are narrowed to those of one gender."""
    return 0 < token.agreement.bit_count() <= ONE_GENDER


def kind_of(noun: str, tables: NameTables) -> EntityKind | None:
    """Return what a noun says the name behind it is."""
    if tables.heads_a_name(noun):
        return "organisation"
    return "place" if tables.stands_before_place(noun) else None


def is_unknown(token: Token, words: NameWords, tables: NameTables) -> bool:
    """Whether a word can open a name: capitalised, a name by its tag or in no lexicon, no adjective of a land."""
    word = token.text
    if not word[:1].isupper() or word in tables.never or tables.adjective(word) or word in tables.titles:
        return False
    if any(flag in words.of(word).flags for flag in (b"L", b"1", b"2")):
        return False  # a place, which such a noun does not name
    return token.tag in NAME_TAGS or (token.tag == "NN" and words.lexical(word) == "?")


def is_person(tokens: Sequence[Token], number: int, tables: NameTables) -> bool:
    """Whether a given name and a further capitalised word stand there."""
    following = tokens[number + 1].text[:1] if number + 1 < len(tokens) else ""
    return tokens[number].text in tables.given and following.isupper()


def run(tokens: Sequence[Token], first: int, words: NameWords, tables: NameTables, kind: EntityKind) -> int:
    """Return the token after a name: capitalised unknown words, for organisations with small foreign ones between."""
    last = number = first
    while number < len(tokens) and number - first < LONGEST:
        token = tokens[number]
        capital = token.text[:1].isupper() or (number > first and with_article(token))
        if capital and (is_unknown(token, words, tables) or token.tag in NAME_TAGS):
            last = number + 1
        elif not (kind == "organisation" and number > first and joins(token, tables)):
            break
        number += 1
    return last


def joins(token: Token, tables: NameTables) -> bool:
    """Whether a small word can stand inside a foreign name ("Vida y Paz", "Vie del Ponte")."""
    small = token.tag in NAME_TAGS or len(token.text) <= SMALL or token.text in tables.words.foreign.links
    return token.text.isalpha() and small


def with_article(token: Token) -> bool:
    """Whether a foreign article is tied to a name ("al-Fath")."""
    article, hyphen, name = token.text.partition("-")
    return bool(hyphen) and article.islower() and name[:1].isupper()


def quoted_body(tokens: Sequence[Token], first: int, tables: NameTables) -> Iterator[Candidate]:
    """Yield a quoted name of several capitalised words that ends in a noun for a body."""
    last = first
    while last < len(tokens) and last - first < LONGEST and tokens[last].text[:1].isupper():
        last += 1
    if last < first + 2 or last == len(tokens) or tokens[last].text not in CLOSING:
        return
    noun = tokens[last - 1].text
    if tables.heads_a_name(noun) or noun in tables.words.foreign.heads:
        yield Candidate(first, last, "organisation", 0.97, QUOTED)


def quoted(tokens: Sequence[Token], first: int, kind: EntityKind) -> Iterator[Candidate]:
    """Yield a short quoted name that begins with a capital."""
    for last in range(first + 1, min(first + LONGEST, len(tokens))):
        if tokens[last].text in CLOSING:
            if tokens[first].text[:1].isupper() and tokens[last - 1].tag not in ("$.", "$,"):
                yield Candidate(first, last, kind, 0.7, QUOTED)
            return
