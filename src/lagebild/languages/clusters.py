"""Brown clusters of a language: words that stand in like company, as a path of bits from the root of all words.

clusters.bin, written by scripts/build_clusters.py, holds no words, only their checksums (crc32): a line that tells the
number of words and of paths; the paths, four bytes each; for each upper half of a checksum where its words begin,
four bytes each; the lower halves in order, two bytes each; and for each word the number of its path, two bytes.
All numbers are little-endian. Loading is one read; a word that is not in the table is taken for one that is
once in ten thousand times.
"""

import sys
from array import array
from bisect import bisect_left
from itertools import accumulate
from zlib import crc32

from lagebild.languages.language import Language

FILE = "clusters.bin"
UPPER = 1 << 16  # upper halves of a checksum


class WordClusters:
    """Looks a word's cluster up, as written, else with other capitals, else by the word behind its last hyphen."""

    def __init__(self, language: Language) -> None:
        path = language.folder / FILE
        content = path.read_bytes() if path.exists() else b"0 0\n" + bytes(4 * (UPPER + 1))
        head, _, rest = content.partition(b"\n")
        words, paths = map(int, head.split())
        ends = list(accumulate((0, 4 * paths, 4 * (UPPER + 1), 2 * words, 2 * words)))
        self._paths = numbers("I", rest[ends[0] : ends[1]])
        self._starts = numbers("I", rest[ends[1] : ends[2]])
        self._lower = numbers("H", rest[ends[2] : ends[3]])
        self._numbers = numbers("H", rest[ends[3] : ends[4]])

    def of(self, word: str) -> int | None:
        """Return the path from the root, its first step the lowest bit; None for an unknown word."""
        found = self._exactly(word)
        if found is None:
            found = self._exactly(word.capitalize() if word.isupper() else word.lower())
        if found is None and "-" in word:
            found = self._exactly(word.rpartition("-")[2])
        return found

    def _exactly(self, word: str) -> int | None:
        upper, lower = divmod(crc32(word.encode("utf-8", "surrogatepass")), UPPER)
        end = self._starts[upper + 1]
        spot = bisect_left(self._lower, lower, self._starts[upper], end)
        if spot == end or self._lower[spot] != lower:
            return None
        return self._paths[self._numbers[spot]]


def clusters_of(language: Language) -> WordClusters:
    """Read the language's clusters, none where it has no such file; use with `Language.part`."""
    return WordClusters(language)


def numbers(kind: str, content: bytes) -> "array[int]":
    """Return little-endian numbers ("H" two bytes each, "I" four) as this machine keeps them."""
    found = array(kind, content)
    if sys.byteorder == "big":
        found.byteswap()
    return found
