"""The tagger of a language: a linear-chain CRF (crfsuite) over the features of reading.words."""

from collections.abc import Sequence

import pycrfsuite

from lagebild.languages.language import Language


class Tagger:
    """Gives each token of a sentence its STTS tag. False where the language has no model."""

    def __init__(self, language: Language) -> None:
        path = language.folder / "tagger.crfsuite"
        self._model = None
        self._weights = path.read_bytes() if path.exists() else b""
        if self._weights:
            self._model = pycrfsuite.Tagger()
            self._model.open_inmemory(self._weights)  # it points into the bytes: they must live as long

    def __bool__(self) -> bool:
        return self._model is not None

    def tags(self, items: Sequence[Sequence[bytes]]) -> list[str]:
        """Return the likeliest tags for the features of one sentence."""
        if self._model is None:
            raise LookupError("this language has no tagger")
        return self._model.tag(pycrfsuite.ItemSequence(items))  # type: ignore[no-any-return]


def read_tagger(language: Language) -> Tagger:
    """Return the language's tagger; false where there is none."""
    return Tagger(language)
