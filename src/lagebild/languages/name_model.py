"""The names model of a language: a linear-chain CRF (crfsuite) over the features of reading.names."""

from collections.abc import Sequence

import pycrfsuite

from lagebild.languages.language import Language


class NameModel:
    """Labels the tokens of a sentence O, B-PER, I-PER, B-LOC … False where the language has no model."""

    def __init__(self, language: Language) -> None:
        path = language.folder / "names.crfsuite"
        self._model = None
        self._weights = path.read_bytes() if path.exists() else b""
        if self._weights:
            self._model = pycrfsuite.Tagger()
            self._model.open_inmemory(self._weights)  # it points into the bytes: they must live as long

    def __bool__(self) -> bool:
        return self._model is not None

    def labels(self, items: Sequence[Sequence[bytes]]) -> list[str]:
        """Return the likeliest labels for the features of one sentence."""
        if self._model is None:
            raise LookupError("this language has no names model")
        return self._model.tag(pycrfsuite.ItemSequence(items))  # type: ignore[no-any-return]

    def sureness(self, label: str, position: int) -> float:
        """Return the probability of a label at a position of the sentence last labelled."""
        if self._model is None:
            raise LookupError("this language has no names model")
        return float(self._model.marginal(label, position))


def name_model_of(language: Language) -> NameModel:
    """Return the language's model; false where there is none. Use with `Language.part`."""
    return NameModel(language)
