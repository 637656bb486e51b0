"""Find the languages: every folder beside this file that holds a language.toml is one."""

from functools import cache
from pathlib import Path

from lagebild.languages.language import Language

HERE = Path(__file__).parent


def found() -> tuple[str, ...]:
    """Return the codes of all languages there are, in order."""
    return tuple(sorted(p.parent.name for p in HERE.glob("*/language.toml")))


@cache
def load(code: str) -> Language:
    """Return the language; raises KeyError naming those there are when there is none of that code."""
    if code not in found():
        raise KeyError(f"no language {code!r}; there are: {', '.join(found())}")
    return Language(HERE / code)
