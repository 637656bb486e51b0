"""How well each label fits each token of a sentence: the sums of the names model's features, per form and class."""

from collections.abc import Sequence
from itertools import repeat
from typing import Final

from lagebild.languages.language import Language
from lagebild.languages.sequence_model import SequenceModel, name_model_of
from lagebild.languages.viterbi import Path
from lagebild.model.grammar import Token
from lagebild.reading.names.features import (
    END,
    FIRST,
    START,
    UNSCORED,
    NameClass,
    NameWord,
    NameWords,
    name_words_of,
    of_a_neighbour,
    of_classes,
    of_flags_and_word,
    of_itself,
    of_shapes,
    of_tags,
    of_the_far,
    of_word_and_flags,
)

OUTSIDE: Final = "O"
NAME_TAGS: Final = frozenset({"NE", "FM", "XY", "NN", "TRUNC"})
INSIDE: Final = 2  # small words at most that stand in the middle of a name


class NameScores:
    """Sums up what `features` sees, for the names model of one language."""

    def __init__(self, language: Language) -> None:
        self.model: SequenceModel = language.part(name_model_of)
        self.labels = self.model.labels
        self._numbers = {label: number for number, label in enumerate(self.labels)}
        self._words: NameWords = language.part(name_words_of)
        self._classes: dict[tuple[bytes, bytes], NameClass] = {}
        self._shapes: dict[tuple[bytes, ...], int] = {}
        self._tags: dict[tuple[str, ...], int] = {}
        self._first = self.model.weight(FIRST)
        self._edge = NameWord("", "", "")
        self._weigh(self._edge)

    def path(self, tokens: Sequence[Token], listed: dict[int, bytes], first: int) -> Path:
        """Return the likeliest labels of a sentence; see `features.items`."""
        return self.model.path(self.of(tokens, listed, first), repeat(self._numbers[OUTSIDE], len(tokens)))

    def sureness(self, path: Path, label: str, position: int) -> float:
        """Return the probability of a label at a position of a sentence."""
        return path.sureness(self._numbers[label], position)

    def of(self, tokens: Sequence[Token], listed: dict[int, bytes], first: int) -> list[int | None]:
        """Return the score of each label for each token of a sentence; None for one that can be no part of a name."""
        edge = self._edge
        words = [edge, edge, *self._words.all_of(tokens), edge, edge]
        for word in words:
            if word.kind is UNSCORED:
                self._weigh(word)
        tags = START, *(token.tag for token in tokens), END
        found: list[int | None] = []
        for place, idle in enumerate(self._idle(tokens, words, listed, first)):
            if idle:
                found.append(None)
                continue
            before2, before, this, after, after2 = words[place : place + 5]
            told, shapes = tags[place : place + 3], (before.shape, this.shape, after.shape)
            score = this.own + before2.before2 + after2.after2
            score += (before.kind.pairs.get(this.kind) or self._pair(before, this))[1]
            score += (this.kind.pairs.get(after.kind) or self._pair(this, after))[0]
            score += before.to_next.get(this.flags) or self._to_next(before, this.flags)
            score += after.to_last.get(this.flags) or self._to_last(after, this.flags)
            score += self._shapes.get(shapes) or self._of_shapes(shapes)
            score += self._tags.get(told) or self._of_tags(told)
            if not place:
                score += self._first
            if first + place in listed:
                score += self.model.weight(listed[first + place])
            found.append(score)
        return found

    def _idle(
        self, tokens: Sequence[Token], words: Sequence[NameWord], listed: dict[int, bytes], first: int
    ) -> list[bool]:
        """Return which tokens cannot be part of a name: in a run of small words at an end, or too long for its middle.

        `words` are those of the tokens with two edges on each side.
        """
        found: list[bool] = []
        run = 0
        for place, token in enumerate(tokens):
            if words[place + 2].small and token.tag not in NAME_TAGS and first + place not in listed:
                run += 1
            else:
                found += [run > INSIDE or not found] * run
                found.append(False)
                run = 0
        return found + [True] * run

    def _to_last(self, this: NameWord, flags: bytes) -> int:
        told = *of_a_neighbour(this, b"+"), of_flags_and_word(flags, this.word)
        found = this.to_last[flags] = self.model.weigh(told)
        return found

    def _to_next(self, this: NameWord, flags: bytes) -> int:
        told = *of_a_neighbour(this, b"-"), of_word_and_flags(this.word, flags)
        found = this.to_next[flags] = self.model.weigh(told)
        return found

    def _pair(self, this: NameWord, after: NameWord) -> tuple[int, int]:
        to_this, to_next = map(self.model.weigh, of_classes(this.kind, after.kind))
        found = this.kind.pairs[after.kind] = to_this, to_next
        return found

    def _of_shapes(self, shapes: tuple[bytes, ...]) -> int:
        found = self._shapes[shapes] = self.model.weight(of_shapes(*shapes))
        return found

    def _of_tags(self, tags: tuple[str, ...]) -> int:
        found = self._tags[tags] = self.model.weigh(of_tags(*tags))
        return found

    def _weigh(self, word: NameWord) -> None:
        weigh = self.model.weigh
        word.own = weigh(of_itself(word))
        word.before2, word.after2 = weigh(of_the_far(word, b"--")), weigh(of_the_far(word, b"++"))
        key = word.flags, word.company
        word.kind = self._classes.setdefault(key, NameClass(*key))


def name_scores_of(language: Language) -> NameScores:
    """Return the sums of the language's names model; use with `Language.part`."""
    return NameScores(language)
