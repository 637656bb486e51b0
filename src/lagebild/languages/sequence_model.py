"""A linear-chain CRF (crfsuite) of a language: the tagger and the names model are each one."""

from collections.abc import Sequence
from threading import Lock, local

import pycrfsuite

from lagebild.languages.language import Language

TAGGER = "tagger.crfsuite"
NAMES = "names.crfsuite"
#: crfsuite is not made for threads: it crashed when two of them labelled at once.
_ONE_AT_A_TIME = Lock()


class SequenceModel:
    """Gives each item of a sentence its label. False where the language has no such model."""

    def __init__(self, language: Language, file: str) -> None:
        path = language.folder / file
        self._file = file
        self._weights = path.read_bytes() if path.exists() else b""
        self._own = local()  # a model remembers the sentence it labelled last: each thread has its own

    def __bool__(self) -> bool:
        return bool(self._weights)

    def labels(self, items: Sequence[Sequence[bytes]]) -> list[str]:
        """Return the likeliest labels for the features of one sentence; raises LookupError without a model."""
        with _ONE_AT_A_TIME:
            return self._loaded().tag(pycrfsuite.ItemSequence(items))  # type: ignore[no-any-return]

    def sureness(self, label: str, position: int) -> float:
        """Return the probability of a label at a position of the sentence last labelled."""
        with _ONE_AT_A_TIME:
            return float(self._loaded().marginal(label, position))

    def _loaded(self) -> pycrfsuite.Tagger:
        if not self._weights:
            raise LookupError(f"this language has no {self._file}")
        model = getattr(self._own, "model", None)
        if model is None:
            model = self._own.model = pycrfsuite.Tagger()
            model.open_inmemory(self._weights)  # it points into the bytes: they must live as long
        return model


def tagger_of(language: Language) -> SequenceModel:
    """Return the language's STTS tagger; use with `Language.part`."""
    return SequenceModel(language, TAGGER)


def name_model_of(language: Language) -> SequenceModel:
    """Return the language's model of names (O, B-PER, I-PER, B-LOC …); use with `Language.part`."""
    return SequenceModel(language, NAMES)
