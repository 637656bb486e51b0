"""Tokens with lemma, tag and the forms they can be."""

from lagebild.model.grammar import Sentence, Token
from lagebild.reading.notes import Notes


def read_words(notes: Notes) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Return tokens and sentences of the kept segments, in text order."""
    return ((), ())
