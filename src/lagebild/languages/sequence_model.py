"""A linear-chain CRF (crfsuite) of a language: the tagger and the names model are each one."""

from collections.abc import Sequence

import pycrfsuite

from lagebild.languages.language import Language

TAGGER = "tagger.crfsuite"
NAMES = "names.crfsuite"


class SequenceModel:
    """Gives each item of a sentence its label. False where the language has no such model."""

    def __init__(self, language: Language, file: str) -> None:
        path = language.folder / file
        self._file = file
        self._model = None
        self._weights = path.read_bytes() if path.exists() else b""
        if self._weights:
            self._model = pycrfsuite.Tagger()
            self._model.open_inmemory(self._weights)  # it points into the bytes: they must live as long

    def __bool__(self) -> bool:
        return self._model is not None

    def labels(self, items: Sequence[Sequence[bytes]]) -> list[str]:
        """Return the likeliest labels for the features of one sentence; raises LookupError without a model."""
        return self._loaded().tag(pycrfsuite.ItemSequence(items))  # type: ignore[no-any-return]

    def sureness(self, label: str, position: int) -> float:
        """Return the probability of a label at a position of the sentence last labelled."""
        return float(self._loaded().marginal(label, position))

    def _loaded(self) -> pycrfsuite.Tagger:
        if self._model is None:
            raise LookupError(f"this language has no {self._file}")
        return self._model


def tagger_of(language: Language) -> SequenceModel:
    """Return the language's STTS tagger; use with `Language.part`."""
    return SequenceModel(language, TAGGER)


def name_model_of(language: Language) -> SequenceModel:
    """Return the language's model of names (O, B-PER, I-PER, B-LOC …); use with `Language.part`."""
    return SequenceModel(language, NAMES)
