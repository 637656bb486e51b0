"""How a language is written: abbreviations, and what a full stop can mean besides the end of a sentence."""

import msgspec

from lagebild.languages.files import read_toml
from lagebild.languages.language import Language


class Orthography(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word lists that tell a full stop from a full stop. Compared as written, with their stop.

    `abbreviations` never end a sentence; `closing_abbreviations` can; `starters` are words whose capital
    shows that a sentence begins; `after_ordinal` are capitalised words that go on after "5.";
    `clitics` are words of their own after an apostrophe; `inclusive_endings` go on a word after : or *.
    """

    abbreviations: frozenset[str] = frozenset()
    closing_abbreviations: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    after_ordinal: frozenset[str] = frozenset()
    clitics: frozenset[str] = frozenset()
    inclusive_endings: frozenset[str] = frozenset()


def read_orthography(language: Language) -> Orthography:
    """Return the language's orthography.toml; raises DataError where it breaks the schema."""
    return read_toml(language.folder / "orthography.toml", Orthography)
