"""Near-identical texts: found by what they share, proven by their words.

Method: min-wise hashing of word shingles (Broder 1997) to find candidates, containment to decide.
"""

import re
from zlib import crc32

from lagebild.model.record import key_of

_WORD = re.compile(r"\w+")
#: Words in a shingle.
SHINGLE = 4
#: Values of a sketch; one of them is shared by texts that agree in half of their shingles in 63 of 64 cases.
VALUES = 6
#: Multipliers of the hash functions: odd numbers of 32 bits, taken from the golden ratio's multiples.
_FACTORS = tuple((0x9E3779B1 * (2 * n + 1)) & 0xFFFFFFFF | 1 for n in range(VALUES))
#: From this share of the shorter text's shingles in the other one on, two texts are versions of one.
NEAR = 0.8
#: A text shorter than that many shingles is too little to tell.
FEWEST = 12


def shingles(text: str) -> frozenset[int]:
    """Return the hashed runs of words of a text."""
    words = _WORD.findall(text.casefold())
    runs = (" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    return frozenset(crc32(run.encode("utf-8", "surrogatepass")) for run in runs)


def sketch_of(text: str, outlet: str) -> tuple[str, ...]:
    """Return the values under which near-identical texts of the outlet meet; none for a text too short."""
    found = shingles(text)
    if len(found) < FEWEST:
        return ()
    lowest = (min((value * factor) & 0xFFFFFFFF for value in found) for factor in _FACTORS)
    return tuple(key_of(outlet, number, value) for number, value in enumerate(lowest))


def is_near(one: str, other: str) -> bool:
    """Whether two texts are versions of one: nearly all of the shorter one's runs of words stand in the other."""
    left, right = shingles(one), shingles(other)
    fewer = min(len(left), len(right))
    return fewer >= FEWEST and len(left & right) >= NEAR * fewer and 2 * fewer >= max(len(left), len(right))
