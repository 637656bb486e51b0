"""Which language a text is in, by its function words; and what a language says of itself."""

import re
from collections.abc import Sequence

import msgspec

from lagebild.languages.files import read_table, read_toml
from lagebild.languages.language import Language

_WORD = re.compile(r"[^\W\d_]+")
#: So many words from the beginning decide; more would not change the answer.
WORDS_READ = 400
#: Fewer words than this prove nothing.
WORDS_NEEDED = 8
#: From this share of function words on, a text can be in a language; running text has a third to a half.
SHARE_NEEDED = 0.12
#: From so many words on, a text with next to no function words is in none of our languages.
WORDS_THAT_PROVE, SHARE_THAT_DISPROVES = 60, 0.04


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


def language_of(text: str, ours: Sequence[Language], default: str) -> str | None:
    """Return the code of the language a text is in, ours or a known foreign one; None: in none we know.

    A text too short or too bare to tell (results, lists) counts as the default language. Method: the
    share of function words, which tells languages apart well from a dozen words on (Grefenstette 1995).
    """
    words = _first_words(text)
    if len(words) < WORDS_NEEDED:
        return default
    shares = {language.code: _share(words, language.part(_function_words)) for language in ours}
    shares |= {c: _share(words, w) for c, w in ours[0].part(_foreign).items() if c not in shares}
    best = max(shares, key=lambda code: (shares[code], code == default, code))
    if shares[best] >= SHARE_NEEDED:
        return best
    bare = len(words) < WORDS_THAT_PROVE or shares[default] >= SHARE_THAT_DISPROVES
    return default if bare and _is_latin(words) else None


def _foreign(language: Language) -> dict[str, frozenset[str]]:
    table = read_table(language.common / "function-words.tsv", ("code", "name", "words"))
    return {code: frozenset(words.split()) for code, _, words in table}


def foreign_name(code: str, language: Language) -> str:
    """Return the English name of a foreign language we know to tell apart; its code otherwise."""
    table = read_table(language.common / "function-words.tsv", ("code", "name", "words"))
    return next((name for known, name, _ in table if known == code), code)


def _is_latin(words: list[str]) -> bool:
    return 2 * sum(word < "\u0250" for word in words) >= len(words)


def _first_words(text: str) -> list[str]:
    found: list[str] = []
    for match in _WORD.finditer(text):
        found.append(match.group().casefold())
        if len(found) == WORDS_READ:
            break
    return found


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / len(words)
