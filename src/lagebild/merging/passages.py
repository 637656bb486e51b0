"""Sentences and paragraphs around a place in a text, where a reading keeps no grammar.

Coarser than the sentence stage: it only has to tell what stands together.
"""

import re
from bisect import bisect_right

from lagebild.model.span import Span

#: An end mark, closing quotation marks, white space and a capital; a digit or a single letter before the
#: mark is an ordinal, a clock time or an initial.
_END = re.compile(r"(?<![\d\W]\b[A-Za-zÄÖÜ])(?<!\d)[.!?…:]+[\"“”»«’')\]]*\s+(?=[\"„»«‚(\[]?[A-ZÄÖÜ0-9])|\n+")
_BLANK = re.compile(r"\n\s*\n|\n")


class Passages:
    """Where the sentences and paragraphs of one text begin."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._sentences = [0, *(m.end() for m in _END.finditer(text))]
        self._paragraphs = [0, *(m.end() for m in _BLANK.finditer(text))]

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that holds the offset."""
        return bisect_right(self._sentences, at) - 1

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph that holds the offset."""
        return bisect_right(self._paragraphs, at) - 1

    def sentence_span(self, at: int) -> Span:
        """Return the sentence that holds the offset."""
        number = self.sentence(at)
        starts = self._sentences
        end = starts[number + 1] if number + 1 < len(starts) else self._length
        return Span(starts[number], max(end, starts[number] + 1))

    def sentence_spans(self) -> list[Span]:
        """Return every sentence, in text order."""
        ends = [*self._sentences[1:], self._length]
        return [Span(a, b) for a, b in zip(self._sentences, ends, strict=True) if b > a]
