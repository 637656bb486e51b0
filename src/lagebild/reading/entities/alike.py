"""Which names can be alike at all: an index by what every two alike names share, so that few are compared.

`reading.naming` calls two names one only when two of their words share an ending-free form, a sound, the consonants
of a sound or a sound up to one slip, or when whole names, known other names or acronyms agree. Each of these is a key
here. Names without a common key are surely others; the rest is for `same_name`.
"""

import re
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from typing import Final

from lagebild.languages.naming import Naming
from lagebild.reading.entities.references import Chain
from lagebild.reading.naming import (
    HARD_J,
    bare_words,
    sound,
    unbent,
    unbent_adjective,
    with_acronym,
    without_marks,
)

REMEMBERED: Final = 1 << 14  # names
FEW: Final = 16  # chains that are sooner compared than looked up
SLIP: Final = 6  # letters from which a word may have one slip
_VOWELS: Final = re.compile("[aeiou]+")
_WORD: Final = re.compile(r"[\w’'.-]+")  # as reading.naming cuts them


class AlikeNames:
    """Chains by the keys of their names; `near` gives those that a name may belong to, in order of entry.

    Up to `few` chains are all given: comparing them is cheaper than making keys.
    """

    def __init__(self, naming: Naming, chains: Iterable[Chain] = (), few: int = FEW) -> None:
        self._naming = naming
        self._few = few
        self._waiting: list[tuple[int, tuple[str, ...], tuple[Hashable, ...]]] = []
        self._chains: list[Chain] = []
        self._numbers: dict[int, int] = {}
        self._by_key: dict[Hashable, dict[int, None]] = {}
        for chain in chains:
            self.enter(chain, chain.names)

    def enter(self, chain: Chain, names: Iterable[str], more: Iterable[Hashable] = ()) -> None:
        """Enter a chain, or further names of one, and what else leads to it."""
        number = self._numbers.setdefault(id(chain), len(self._chains))
        if number == len(self._chains):
            self._chains.append(chain)
        self._waiting.append((number, tuple(names), tuple(more)))

    def near(self, name: str, more: Iterable[Hashable] = ()) -> list[Chain]:
        """Return the chains with a name that may be this one."""
        if len(self._chains) <= self._few:
            return list(self._chains)
        self._enter_waiting()
        numbers = {n for key in (*more, *keys_of(name, self._naming)) for n in self._by_key.get(key, ())}
        return [self._chains[number] for number in sorted(numbers)]

    def _enter_waiting(self) -> None:
        for number, names, more in self._waiting:
            for key in (*more, *(key for name in names for key in keys_of(name, self._naming))):
                self._by_key.setdefault(key, {})[number] = None
        self._waiting.clear()


@lru_cache(maxsize=REMEMBERED)
def keys_of(name: str, naming: Naming) -> tuple[str, ...]:
    """Return what a name shares with every name that may be the same."""
    found: dict[str, None] = {}
    for part in dict.fromkeys((name, *with_acronym(name))):
        words = bare_words(part, naming)
        found |= dict.fromkeys(key for word in words for key in word_keys(word, naming))
        found |= dict.fromkeys(whole_keys(part, words, naming))
    return tuple(found)


def word_keys(word: str, naming: Naming) -> Iterator[str]:
    """Yield the ending-free forms of a word, its sounds, their consonants, and them with one letter left out."""
    low = word.casefold().strip(".")
    bare = unbent(low, naming)
    base = unbent_adjective(bare, naming)
    ends = (low.removesuffix(ending) for ending in naming.rules.endings)
    for form in dict.fromkeys((low, bare, base, unbent(base, naming), *ends)):
        yield "w" + without_marks(form)
        heard = sound(form, naming)
        yield "s" + heard.lstrip(HARD_J)
        yield "b" + heard[:1] + _VOWELS.sub("", heard[1:])
        if len(heard) >= SLIP:
            yield "d" + heard
            yield from ("d" + heard[:cut] + heard[cut + 1 :] for cut in range(len(heard)))


def whole_keys(name: str, words: tuple[str, ...], naming: Naming) -> Iterator[str]:
    """Yield the name in one word, its known other name, its letters as an acronym and its initials."""
    plain = (w for i, w in enumerate(words) if not i or w.casefold() not in naming.rules.generations)
    yield "j" + "".join(plain).replace("-", "").casefold()
    known = naming.equals.get(" ".join(words).casefold())
    if known is not None:
        yield "e" + known
    yield "a" + "".join(c.casefold() for c in name if c.isalpha())
    parts = [w.casefold() for part in _WORD.findall(name) for w in part.split("-") if w]
    yield "a" + "".join(w[0] for w in parts)
    yield "a" + "".join(w[0] for w in parts if w not in naming.rules.small_words)
