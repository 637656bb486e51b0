"""Tokens with lemma, tag and the forms they can be."""

from lagebild.model.grammar import Sentence, Token
from lagebild.reading.notes import Notes
from lagebild.reading.words.shapes import tag_by_shape
from lagebild.reading.words.tokens import TokenPatterns, tokeniser


def read_words(notes: Notes) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Return tokens and sentences of the kept segments, in text order."""
    text = notes.text
    cut = tokeniser(text, notes.language.part(TokenPatterns))
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for start, end, segment in notes.sentences:
        first = len(tokens)
        for left, right in cut(start, end):
            word = text[left:right]
            tokens.append(Token(left, right, word, word, tag_by_shape(word, first=len(tokens) == first)))
        if len(tokens) > first:
            sentences.append(Sentence(start, end, first, len(tokens), segment))
    return tuple(tokens), tuple(sentences)
