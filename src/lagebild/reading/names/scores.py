"""How well each label fits each token of a sentence: the sums of the names model's features, per form and class."""

from collections.abc import Sequence
from itertools import repeat

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

OUTSIDE = "O"


class NameScores:
    """Sums up what `features` sees, for the names model of one language."""

    def __init__(self, language: Language) -> None:
        self.model: SequenceModel = language.part(name_model_of)
        self.labels = self.model.labels
        self._numbers = {label: number for number, label in enumerate(self.labels)}
        self._words: NameWords = language.part(name_words_of)
        self._classes: dict[tuple[bytes, bytes], NameClass] = {}
        self._shapes: dict[tuple[bytes, bytes, bytes], int] = {}
        self._tags: dict[tuple[str, str, str], int] = {}
        self._first = self.model.weight(FIRST)
        self._edge = NameWord("", "", "")
        self._weigh(self._edge)

    def path(self, tokens: Sequence[Token], listed: dict[int, bytes], first: int) -> Path:
        """Return the likeliest labels of a sentence; see `features.items`."""
        return self.model.path(self.of(tokens, listed, first), repeat(self._numbers[OUTSIDE], len(tokens)))

    def sureness(self, path: Path, label: str, position: int) -> float:
        """Return the probability of a label at a position of a sentence."""
        return path.sureness(self._numbers[label], position)

    def of(self, tokens: Sequence[Token], listed: dict[int, bytes], first: int) -> list[int]:
        """Return the score of each label for each token of a sentence."""
        if not tokens:
            return []
        edge = self._edge
        words = list(map(self._word, tokens))
        tags = [token.tag for token in tokens]
        carried = self._pair(edge, words[0])[1] + self._to_next(edge, words[0].flags)
        found: list[int] = []
        for before2, before, this, after, after2, told in zip(
            (edge, edge, *words), (edge, *words), words, (*words[1:], edge), (*words[2:], edge, edge),
            zip((START, *tags), tags, (*tags[1:], END), strict=False), strict=False,
        ):  # fmt: skip
            to_this, to_next = this.kind.pairs.get(after.kind) or self._pair(this, after)
            shapes = before.shape, this.shape, after.shape
            score = this.own + carried + to_this + before2.before2 + after2.after2
            score += after.to_last.get(this.flags) or self._to_last(after, this.flags)
            score += self._shapes.get(shapes) or self._of_shapes(shapes)
            found.append(score + (self._tags.get(told) or self._of_tags(told)))
            carried = to_next + (this.to_next.get(after.flags) or self._to_next(this, after.flags))
        found[0] += self._first
        for place in range(len(tokens)):
            if first + place in listed:
                found[place] += self.model.weight(listed[first + place])
        return found

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

    def _of_shapes(self, shapes: tuple[bytes, bytes, bytes]) -> int:
        found = self._shapes[shapes] = self.model.weight(of_shapes(*shapes))
        return found

    def _of_tags(self, tags: tuple[str, str, str]) -> int:
        found = self._tags[tags] = self.model.weigh(of_tags(*tags))
        return found

    def _word(self, token: Token) -> NameWord:
        word = self._words.of(token.text)
        if word.kind is UNSCORED:
            self._weigh(word)
        return word

    def _weigh(self, word: NameWord) -> None:
        weigh = self.model.weigh
        word.own = weigh(of_itself(word))
        word.before2, word.after2 = weigh(of_the_far(word, b"--")), weigh(of_the_far(word, b"++"))
        key = word.flags, word.company
        word.kind = self._classes.setdefault(key, NameClass(*key))


def name_scores_of(language: Language) -> NameScores:
    """Return the sums of the language's names model; use with `Language.part`."""
    return NameScores(language)
