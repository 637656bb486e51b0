"""Which language a text is in, by its function words; and what a language says of itself."""

import re
from collections.abc import Iterable

import msgspec

from lagebild.languages.files import read_toml
from lagebild.languages.language import Language

_WORD = re.compile(r"[^\W\d_]+")
#: So many words from the beginning decide; more would not change the answer.
WORDS_READ = 400
#: Fewer words than this prove nothing.
WORDS_NEEDED = 12
#: In running text a third to a half of all words are function words; below this share it is another language.
SHARE_NEEDED = 0.18


class Identity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """language.toml. `complete` False: a proof of the engine, not yet for reading reports."""

    name: str = ""
    name_en: str = ""
    complete: bool = False
    function_words: tuple[str, ...] = ()


def identity(language: Language) -> Identity:
    """Return what language.toml says."""
    return read_toml(language.folder / "language.toml", Identity)


def _function_words(language: Language) -> frozenset[str]:
    return frozenset(language.part(identity).function_words)


def detect(text: str, languages: Iterable[Language]) -> Language | None:
    """Return the language whose function words make up most of the text; None where none does.

    Method: the share of stop words, which tells languages apart well from a dozen words on
    (Grefenstette 1995). Too short a text is given to no language.
    """
    words = _first_words(text)
    if len(words) < WORDS_NEEDED:
        return None
    shares = [(_share(words, language), language.code, language) for language in languages]
    best = max(shares, key=lambda s: (s[0], s[1]), default=None)
    return best[2] if best and best[0] >= SHARE_NEEDED else None


def is_too_short(text: str) -> bool:
    """Whether the text has too few words to tell its language."""
    return len(_first_words(text)) < WORDS_NEEDED


def _first_words(text: str) -> list[str]:
    found: list[str] = []
    for match in _WORD.finditer(text):
        found.append(match.group().casefold())
        if len(found) == WORDS_READ:
            break
    return found


def _share(words: list[str], language: Language) -> float:
    known = language.part(_function_words)
    return sum(word in known for word in words) / len(words)
