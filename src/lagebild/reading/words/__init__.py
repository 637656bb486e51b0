"""Tokens with lemma, tag and the forms they can be."""

from lagebild.languages.lexicon import Analysis
from lagebild.model.grammar import Sentence, Token
from lagebild.reading.notes import Notes
from lagebild.reading.words.analysis import Analyser
from lagebild.reading.words.shapes import tag_by_shape
from lagebild.reading.words.tokens import TokenPatterns, tokeniser


def read_words(notes: Notes) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Return tokens and sentences of the kept segments, in text order."""
    text = notes.text
    cut = tokeniser(text, notes.language.part(TokenPatterns))
    analyse = notes.language.part(Analyser).of
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for start, end, segment in notes.sentences:
        first = len(tokens)
        for left, right in cut(start, end):
            word = text[left:right]
            found = analyse(word)
            initial = len(tokens) == first
            chosen = next((a for a in found if initial or a.tag[0] == "N" or word[0].islower()), None)
            if chosen is None:
                chosen = Analysis(tag_by_shape(word, first=initial), word)
            tokens.append(Token(left, right, word, chosen.lemma, chosen.tag, chosen.agreement, chosen.forms))
        if len(tokens) > first:
            sentences.append(Sentence(start, end, first, len(tokens), segment))
    return tuple(tokens), tuple(sentences)
