"""labels.toml: the words by which groups and acts are named."""

import msgspec

from lagebild.languages.files import read_toml
from lagebild.languages.language import Language

FILE = "labels.toml"


class LabelData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for groups and acts, nouns before names in quotation marks, words that keep distance."""

    people: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    name_nouns: frozenset[str] = frozenset()
    so_called: frozenset[str] = frozenset()
    so_called_pairs: tuple[tuple[str, str], ...] = ()


def label_data(language: Language) -> LabelData:
    """Return labels.toml as it stands; empty where the language has none."""
    return read_toml(language.folder / FILE, LabelData)
