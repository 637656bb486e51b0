"""Words to stems, for searching; the stemmer of a language goes by the language's English name."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from lagebild.languages.identity import identity
from lagebild.languages.load import found, load

_WORD = re.compile(r"\w+")
_PART = re.compile(r'"([^"]*)"|(\S+)')


def stems_of(text: str, language: str | None) -> str:
    """Return the stems of the words of a text, separated by spaces."""
    stem = _stemmer(language or "de")
    return " ".join(stem(word) for word in _WORD.findall(text.casefold()))


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    """The Snowball stemmer of the language; words as they are where there is none."""
    import snowballstemmer  # noqa: PLC0415 - only writing and searching pay for it

    name = load(language).part(identity).name_en.lower() if language in found() else ""
    if name not in snowballstemmer.algorithms():
        return str
    return lru_cache(200_000)(snowballstemmer.stemmer(name).stemWord)


def match_of(words: str, language: str) -> str:
    """Return the FTS5 query of what a person typed: words by their stems, "phrases" as written; "" for none."""
    parts = []
    for phrase, word in _PART.findall(words):
        stems = stems_of(word, language).split()
        parts += [f'text : "{" ".join(_WORD.findall(phrase))}"'] if _WORD.search(phrase) else []
        parts += [f'stems : "{" ".join(stems)}"'] if stems else []
    return " AND ".join(parts)
