"""The bits of all tokens, with what a tagger is known to get wrong put right."""

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
    PREP,
    PRON,
    QUOTE_MARKS,
    REL,
)

_MARKS = QUOTE_MARKS | frozenset(DASHES)


def bits(tokens: tuple[Token, ...]) -> list[int]:
    """Return the bits of each token's tag.

    Quotation marks and dashes are marks whatever their tag; a relative pronoun with neither comma nor
    conjunction before it and a noun phrase after it is an article.
    """
    get = FLAGS.get
    flags = [get(token.tag, 0) for token in tokens]
    for i, flag in enumerate(flags):
        if flag & REL and flag & PRON:
            if i and not _opens(flags, i) and i + 1 < len(flags) and flags[i + 1] & (NOUN | ADJ | PREP | CARD):
                flags[i] = DET
        elif flag & NOUN and len(tokens[i].text) < 3 and tokens[i].text in _MARKS:
            flags[i] = MARK
    return flags


def _opens(flags: list[int], i: int) -> bool:
    """Whether a comma or conjunction stands before a relative pronoun or its preposition."""
    before = flags[i - 1]
    if before & PREP and i > 1:
        before = flags[i - 2]
    return bool(before & (COMMA | KON | MARK)) or not before
