"""Sentences and paragraphs around a place in a text, where a reading keeps no grammar.

Coarser than the sentence stage: it only has to tell what stands together.
"""

import re
from bisect import bisect_right
from itertools import pairwise

from lagebild.model.span import Span

#: An end mark, closing quotation marks, white space and the first character of a word or number, or a line break.
_END = re.compile(r"[.!?…:]+[\"\u201c\u201d»«’')\]]*\s+(?=[\"„»«‚(\[]?([^\W_]))|\n+")
_INITIAL = re.compile(r"(?:^|\W)\w\.$")
_NUMBER = re.compile(r"(\d+)$")
_NEXT = re.compile(r"\W*(\w+)")
_ORDINALS = 31  # "the 31st": up to here a number with a stop can be an ordinal, and a stop no end
#: A "sentence" longer than this is a table or a hostile text: it is cut, so that looking back in it stays short.
_LONGEST = 5000
_BLANK = re.compile(r"\n\s*\n|\n")


class Passages:
    """Where the sentences and paragraphs of one text begin."""

    def __init__(self, text: str, small: frozenset[str] = frozenset(), starts: frozenset[int] = frozenset()) -> None:
        """`small` are the words, in lower case, that begin a sentence rather than follow an ordinal.

        At `starts` a sentence begins without an end mark before it: behind a dateline.
        """
        self._length = len(text)
        ends = sorted({*starts, *(m.end() for m in _END.finditer(text) if _ends(text, m, small))})
        self._sentences = (
            sorted({0, *ends, *range(0, len(text), _LONGEST)}) if _has_giant(ends, len(text)) else [0, *ends]
        )
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


def _has_giant(ends: list[int], length: int) -> bool:
    """Whether some sentence is longer than sentences are."""
    return any(b - a > _LONGEST for a, b in pairwise([0, *ends, length]))


def _ends(text: str, mark: re.Match[str], small: frozenset[str]) -> bool:
    """Whether the mark ends a sentence, where an initial or a number stands before it."""
    if "\n" not in mark.group() and mark[1].islower():
        return False
    if _INITIAL.search(text, max(0, mark.start() - 3), mark.start() + 1) and not text[mark.start() - 1].isdigit():
        return "\n" in mark.group()
    number = _NUMBER.search(text, max(0, mark.start() - 12), mark.start())
    if number is None or "\n" in mark.group() or len(number[1]) > 2 or int(number[1]) > _ORDINALS:
        return True
    after = _NEXT.match(text, mark.end())
    return after is not None and after[1].casefold() in small
