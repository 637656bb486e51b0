"""The bits of all tokens, with what a tagger is known to get wrong put right."""

from typing import Final

from lagebild.model.grammar import Token
from lagebild.reading.clauses.marks import (
    ADJ,
    CARD,
    COMMA,
    DASHES,
    DET,
    FLAGS,
    KON,
    MARK,
    NOUN,
    PREFIX,
    PREP,
    PRON,
    QUOTE_MARKS,
    REL,
    STOP,
)

_MARKS: Final = QUOTE_MARKS | frozenset(DASHES)


def bits(tokens: tuple[Token, ...], ends: frozenset[int]) -> list[int]:
    """Return the bits of each token's tag; `ends` are the tokens behind the last of each sentence.

    Quotation marks and dashes are marks whatever their tag; a relative pronoun with neither comma nor
    conjunction before it and a noun phrase after it is an article; a preposition with nothing after it is a prefix.
    """
    get = FLAGS.get
    flags = [get(token.tag, 0) for token in tokens]
    for i, flag in enumerate(flags):
        if flag & REL and flag & PRON:
            if i and i + 1 < len(flags) and _article(tokens, flags, i):
                flags[i] = DET
        elif flag & PREP:
            if i and (i + 1 in ends or flags[i + 1] & (COMMA | STOP)) and tokens[i].tag == "APPR":
                flags[i] = PREFIX
        elif flag & NOUN and len(tokens[i].text) < 3 and tokens[i].text in _MARKS:
            flags[i] = MARK
    return flags


def _article(tokens: tuple[Token, ...], flags: list[int], i: int) -> bool:
    """Whether a "relative pronoun" is the article of the noun phrase or date that follows."""
    follows = flags[i + 1]
    if not _opens(flags, i):
        return bool(follows & (NOUN | ADJ | PREP | CARD))
    dated = tokens[i + 1].text[:1].isdigit() and i + 2 < len(flags)
    return dated and bool(follows & ADJ or not flags[i + 2] & (NOUN | ADJ))


def _opens(flags: list[int], i: int) -> bool:
    """Whether a comma or conjunction stands before a relative pronoun or its preposition."""
    before = flags[i - 1]
    if before & PREP and i > 1:
        before = flags[i - 2]
    return bool(before & (COMMA | KON | MARK)) or not before
