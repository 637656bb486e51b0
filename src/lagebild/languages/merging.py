"""The words of a language that merging needs: what counts, what holds apart, what takes back."""

import re
import unicodedata
from functools import lru_cache

import msgspec

from lagebild.languages.files import DataError, read_table, read_toml
from lagebild.languages.language import Language
from lagebild.languages.load import found, load
from lagebild.languages.rules import Rule


class Cue(Rule, frozen=True, kw_only=True):
    """Words that say what became of something. `means` is what they say; `pattern` a regular expression."""

    means: str
    pattern: str


class MergingFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What merging.toml holds; every part may be left out."""

    capital_nouns: bool = False
    endings: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    another: tuple[str, ...] = ()
    indefinite: frozenset[str] = frozenset()
    formerly: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    opposite: tuple[str, ...] = ()
    anybody: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    government: tuple[str, ...] = ()
    sayings: tuple[str, ...] = ()
    spokespeople: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    linking: str = ""
    ordinals: dict[str, tuple[str, ...]] = {}
    alike: tuple[tuple[str, ...], ...] = ()
    cues: tuple[Cue, ...] = ()


class Vocabulary:
    """The compiled words. `fold` and `stem` make two spellings or cases of one word equal."""

    def __init__(self, file: MergingFile, nations: dict[str, str] | None = None) -> None:
        self.file = file
        self._known: dict[str, str] = {}
        self.endings = tuple(sorted(file.endings, key=len, reverse=True))
        self.small = frozenset(map(fold, file.small))
        self.ordinals = {self.stem(w): int(n) for n, words in file.ordinals.items() for w in words}
        self.another = self._stems(file.another)
        self.formerly = self._stems(file.formerly)
        self.own = self._stems(file.own)
        self.opposite = self._stems(file.opposite)
        self.anybody = self._stems(file.anybody)
        self.people = self._stems(file.people)
        self.asking = self._stems(file.asking)
        self.forces = self._stems(file.forces)
        self.losses = self._stems(file.losses)
        self.government = tuple(sorted(self._stems(file.government)))
        self.sayings = self._stems(file.sayings)
        self.spokespeople = tuple(sorted(map(fold, file.spokespeople)))
        self.offices = tuple(sorted(map(fold, file.offices), key=len, reverse=True))
        self.bodies = tuple(sorted(map(fold, file.bodies), key=len, reverse=True))
        self.feminine = tuple(sorted(map(fold, file.feminine), key=len, reverse=True))
        self.linking = file.linking  # between the parts of a compound
        self.alike = {self.stem(w): self.stem(group[0]) for group in file.alike for w in group}
        stems = ((self.stem(word), iso) for word, iso in (nations or {}).items())
        self.nations = {stem: iso for stem, iso in stems if len(stem) >= _SHORTEST_NATION}
        self._cues = {
            means: re.compile("|".join(f"(?:{c.pattern})" for c in file.cues if c.means == means), re.I)
            for means in sorted({c.means for c in file.cues})
        }

    def _stems(self, words: tuple[str, ...]) -> frozenset[str]:
        return frozenset(map(self.stem, words))

    def stem(self, word: str) -> str:
        """Return the word folded, without its longest known ending, at least three letters long."""
        found = self._known.get(word)
        if found is None:
            found = self._without_ending(fold(word))
            if len(self._known) < _REMEMBERED:
                self._known[word] = found
        return found

    def _without_ending(self, plain: str) -> str:
        for ending in self.endings:
            if plain.endswith(ending) and len(plain) - len(ending) >= 3:
                return plain[: -len(ending)]
        return plain

    def office(self, word: str) -> str:
        """Return the stem of an office without the ending for a woman who holds it."""
        plain = fold(word)
        for female in self.feminine:
            if plain.endswith(female) and len(plain) - len(female) >= 6:
                return self.stem(plain[: -len(female)])
        return self.stem(plain)

    def stems(self, text: str) -> tuple[str, ...]:
        """Return the stems of the words that carry content, in text order."""
        return tuple(self.stem(w) for w in WORD.findall(text) if fold(w) not in self.small)

    def nation(self, text: str) -> str | None:
        """Return the ISO code of the first country that a word of the text names or belongs to."""
        found = (self.nations.get(self.stem(w)) for w in WORD.findall(text))
        return next((iso for iso in found if iso), None)

    def meaning(self, stem: str) -> str:
        """Return the stem that stands for all words of the same meaning."""
        return self.alike.get(stem, stem)

    def nouns(self, text: str) -> tuple[str, ...]:
        """Return the words that can be nouns: where nouns have capitals, those that do."""
        found = WORD.findall(text)
        return tuple(w for w in found if w[:1].isupper()) if self.file.capital_nouns else tuple(found)

    def cue(self, means: str, passage: str) -> re.Match[str] | None:
        """Return where the passage says `means` ("withdrawn", "failed" …), or None."""
        pattern = self._cues.get(means)
        return pattern.search(passage) if pattern else None

    def cues(self, prefix: str, passage: str) -> tuple[str, ...]:
        """Return every meaning that begins with `prefix` and is said in the passage."""
        return tuple(m for m in self._cues if m.startswith(prefix) and self._cues[m].search(passage))


WORD = re.compile(r"\w[\w-]*")
_SHORTEST_NATION = 4  # a shorter stem is that of too many other words
_REMEMBERED = 1 << 16  # stems kept: as many as a large case has words, and no more


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return the word in lower case without marks on its letters ("Perunović" → "perunovic")."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def vocabulary(language: Language) -> Vocabulary:
    """Build the vocabulary of a language; raises DataError for a pattern that does not compile."""
    file = read_toml(language.folder / "merging.toml", MergingFile)
    try:
        return Vocabulary(file, _nations(language))
    except re.error as problem:
        raise DataError(f"merging.toml: a cue's pattern: {problem}") from problem


def _nations(language: Language) -> dict[str, str]:
    """Return the words for countries, their people and their capitals, with the ISO code of each."""
    found: dict[str, str] = {}
    for iso, *cells in read_table(language.folder / "demonyms.tsv", ("iso", "adjectives", "people", "names")):
        for word in ";".join(cells).split(";"):
            if word.strip() and " " not in word.strip():
                found.setdefault(word.strip(), iso)
    return found


def vocabulary_of(code: str | None) -> Vocabulary:
    """Return the vocabulary of a language code; a language that is not there has the empty one."""
    if code is None or code not in found():
        return Vocabulary(MergingFile())
    return load(code).part(vocabulary)
