"""Tokens with lemma, tag and the forms they can be."""

from collections.abc import Sequence
from typing import Final

from lagebild.languages.morphology import read_morphology
from lagebild.model.grammar import Sentence, Token
from lagebild.reading.notes import Notes
from lagebild.reading.words.capitals import with_nouns
from lagebild.reading.words.choosing import WordTypes
from lagebild.reading.words.features import WordType
from lagebild.reading.words.questions import with_question_words
from lagebild.reading.words.scores import tag_scores_of
from lagebild.reading.words.shapes import tag_by_shape
from lagebild.reading.words.tokens import TokenPatterns, tokeniser
from lagebild.reading.words.verbless import with_finite_verbs

_FEWEST_IN_CAPITALS: Final = 3  # a headline in capitals has more words than an acronym


def read_words(notes: Notes) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Return tokens and sentences of the kept segments, in text order."""
    text = notes.text
    cut = tokeniser(text, notes.language.part(TokenPatterns))
    kinds = notes.language.part(WordTypes)
    scores = notes.language.part(tag_scores_of)
    rules = notes.language.part(read_morphology)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for start, end, segment in notes.sentences:
        first = len(tokens)
        spans = cut(start, end)
        written = words = [text[left:right] for left, right in spans]
        if len(words) > _FEWEST_IN_CAPITALS and text[start:end].isupper():
            words = [kinds.usual(word) for word in words]
        types = kinds.all_of(words)
        tags = with_finite_verbs(scores.tags(types), types) if scores.model else guessed_tags(words, types)
        tags = with_question_words(with_nouns(tags, words, types, rules), types)
        for index, (left, right) in enumerate(spans):
            tag, kind = tags[index], types[index]
            lemma, agreement, forms, mine = kind.choices.get(tag) or kinds.choose(kind, words[index], tag)
            if mine is not None and (_beside(rules.first_person, words, index) or _drops_subject(tags, index)):
                forms = mine
            tokens.append(Token(left, right, written[index], lemma, tag, agreement, forms))
        if len(tokens) > first:
            sentences.append(Sentence(start, end, first, len(tokens), segment))
    return tuple(tokens), tuple(sentences)


def guessed_tags(words: Sequence[str], types: Sequence[WordType]) -> list[str]:
    """Return tags for a language without a tagger: the lexicon's first, else by the shape."""
    return [
        kind.analyses[0].tag if kind.analyses else tag_by_shape(word, first=not index)
        for index, (word, kind) in enumerate(zip(words, types, strict=True))
    ]


def _drops_subject(tags: Sequence[str], index: int) -> bool:
    """Whether a sentence begins with the verb and no pronoun follows: "Habe nichts gesehen." leaves out "ich"."""
    return index == 0 and tags[1:2] != ["PPER"] and tags[1:2] != ["PIS"]


def _beside(first_person: frozenset[str], words: Sequence[str], index: int) -> bool:
    """Whether the pronoun stands in the same stretch between commas as the word at `index`."""
    for step in (-1, 1):
        place = index + step
        while 0 <= place < len(words) and words[place] != ",":
            if words[place].lower() in first_person:
                return True
            place += step
    return False
