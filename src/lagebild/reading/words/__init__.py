"""Tokens with lemma, tag and the forms they can be."""

from lagebild.languages.tagger import read_tagger
from lagebild.model.grammar import Sentence, Token
from lagebild.reading.notes import Notes
from lagebild.reading.words.choosing import WordTypes
from lagebild.reading.words.features import WordType, items
from lagebild.reading.words.shapes import tag_by_shape
from lagebild.reading.words.tokens import TokenPatterns, tokeniser


def read_words(notes: Notes) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Return tokens and sentences of the kept segments, in text order."""
    text = notes.text
    cut = tokeniser(text, notes.language.part(TokenPatterns))
    kinds = notes.language.part(WordTypes)
    tagger = notes.language.part(read_tagger)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for start, end, segment in notes.sentences:
        first = len(tokens)
        spans = list(cut(start, end))
        words = [text[left:right] for left, right in spans]
        types = [kinds.of(word) for word in words]
        tags = tagger.tags(items(types)) if tagger else guessed_tags(words, types)
        for (left, right), word, kind, tag in zip(spans, words, types, tags, strict=True):
            tokens.append(Token(left, right, word, *_chosen(kinds, kind, word, tag)))
        if len(tokens) > first:
            sentences.append(Sentence(start, end, first, len(tokens), segment))
    return tuple(tokens), tuple(sentences)


def _chosen(kinds: WordTypes, kind: WordType, word: str, tag: str):
    lemma, agreement, forms = kinds.choose(kind, word, tag)
    return lemma, tag, agreement, forms


def guessed_tags(words: list[str], types: list[WordType]) -> list[str]:
    """Return tags for a language without a tagger: the lexicon's first, else by the shape."""
    return [
        kind.analyses[0].tag if kind.analyses else tag_by_shape(word, first=not index)
        for index, (word, kind) in enumerate(zip(words, types, strict=True))
    ]
