"""A linear-chain CRF of a language: the tagger and the names model are each one.

What a feature adds to the score of each label is one integer, see `viterbi`; the file they come from, see `weights`.
"""

import struct
from collections.abc import Iterable, Sequence
from typing import Final

from lagebild.languages.language import Language
from lagebild.languages.viterbi import LANE, SCALE, Path, Transitions, best_two
from lagebild.languages.weights import read_weights

TAGGER: Final = "tagger.weights"
NAMES: Final = "names.weights"


class SequenceModel:
    """Gives each token of a sentence its label. False where the language has no such model."""

    def __init__(self, language: Language, file: str) -> None:
        self._weights = read_weights(language.folder / file)
        self.labels = self._weights.labels
        self._transitions = Transitions(self._weights.transitions, self._weights.leads)
        self._ready: dict[bytes, int] = {}

    def __bool__(self) -> bool:
        return bool(self.labels)

    def features(self) -> Iterable[bytes]:
        """Return every feature that has a weight."""
        return self._weights.features

    def weight(self, feature: bytes) -> int:
        """Return what a feature adds to the score of each label."""
        found = self._ready.get(feature)
        if found is None:
            content = self._weights.features.get(feature)
            if content is None:
                return 0
            found = self._ready[feature] = _unpacked(content)
        return found

    def weigh(self, features: Iterable[bytes]) -> int:
        """Return what several features add together."""
        return sum(map(self.weight, features))

    def likeliest(self, score: int) -> tuple[int, float]:
        """Return the number of the label that scores best, its neighbours left aside, and its lead on the next."""
        first, second = best_two(score + self._transitions.zeros, self._transitions.labels)
        return first[0], (first[1] - second[1]) / SCALE

    def path(self, scores: Sequence[int | None], guesses: Iterable[int]) -> Path:
        """Return the likeliest labels of a sentence from the scores of its tokens; see `Path`."""
        return Path(self._transitions, scores, guesses)


def _unpacked(content: bytes) -> int:
    return sum((entry >> 8) << LANE * (entry & 0xFF) for (entry,) in struct.iter_unpack("<i", content))


def tagger_of(language: Language) -> SequenceModel:
    """Return the language's STTS tagger; use with `Language.part`."""
    return SequenceModel(language, TAGGER)


def name_model_of(language: Language) -> SequenceModel:
    """Return the language's model of names (O, B-PER, I-PER, B-LOC …); use with `Language.part`."""
    return SequenceModel(language, NAMES)
