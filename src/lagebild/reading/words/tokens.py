"""Tokens: words, numbers and marks of one sentence, as (start, end) in the report's text."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from lagebild.languages.language import Language
from lagebild.languages.orthography import read_orthography

Offsets = tuple[int, int]

# Marks inside a word: combining accents, soft hyphens, zero-width joiners.
_INNER: Final = "\u00ad\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060\ufe20-\ufe2f"
_PART: Final = rf"[^\W\d_][{_INNER}]*+(?:[^\W_]++[{_INNER}]*+)*"
# Groups are greedy and counted, never possessive: Python before 3.11.5 matches possessive groups wrongly (gh-106052).
_WORDS: Final = rf"""
  (?:[^\W\d_]{{1,4}}\.){{1,6}}[^\W\d_]{{1,4}}(?![^\W_])                      # z.B, U.S, v.Chr
| \d{{1,3}}(?:['’]\d{{3}}){{1,9}}(?!\d)(?:[.,]\d++)?                     # 246'000
| \d++(?:[.,:/]\d++){{0,99}}(?:-?{_PART})?(?:-(?:{_PART}|\d++)){{0,99}}-?+     # 20.000, 18:30, 40er
| (?:-(?=[a-z\u00df-\u00ff]))?{_PART}                               # -politik, U-Bahn-Linie, H&M, Nutzer:innen
  (?:(?:[-‐‑&/]?[-‐‑&](?=\w)|[*:](?=(?:%inclusive%)\b)|[’'](?=\w\w))(?:{_PART}|\d++)){{0,99}}[-‐‑]?+
| (?<=[a-z\u00df-\u00ff\s])[’'](?:%clitics%)(?!\w)
| \.\.++ | `` | '' | --++                                              # marks of several characters
| [^\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]    # any other mark, then what modifies it:
  (?:[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff{_INNER}]++|(?<=\u200d)\S)*
"""
_LINKS: Final = r"""
  (?:https?://|www\.)[^\s<>"'„“”»«)\]]*(?<![.,;:!?])
| [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+
| [@\#]\w++
|"""
_REST: Final = re.compile(r"[\"'”“’‘»«›‹)\]}\s]*+")


class TokenPatterns:
    """The patterns of one language, with its clitics; `links` also knows addresses and handles."""

    def __init__(self, language: Language) -> None:
        writing = language.part(read_orthography)
        words = _WORDS.replace("%clitics%", _either(writing.clitics))
        words = words.replace("%inclusive%", _either(writing.inclusive_endings))
        self.plain = re.compile(words, re.VERBOSE)
        self.links = re.compile(_LINKS + words, re.VERBOSE)
        self.stopped = writing.abbreviations | writing.closing_abbreviations


def _either(words: frozenset[str]) -> str:
    """Return a pattern for any of the words, longest first; for none one that never matches."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) or "(?!)"


def tokeniser(text: str, patterns: TokenPatterns) -> Callable[[int, int], list[Offsets]]:
    """Return the function that lists the tokens of text[start:end], one sentence, in order.

    White space and invisible controls belong to no token. A full stop belongs to its number or
    abbreviation, except at the end of the sentence, where it stands alone.
    """
    finder = patterns.links if any(sign in text for sign in ("://", "www.", "@", "#")) else patterns.plain
    stopped = patterns.stopped

    def tokens(start: int, end: int) -> list[Offsets]:
        found = [match.span() for match in finder.finditer(text, start, end)]
        if text.find(".", start, end - 1) < 0:
            return found
        return list(_with_stops(text, found, end, stopped))

    return tokens


def _with_stops(text: str, found: list[Offsets], end: int, stopped: frozenset[str]) -> Iterator[Offsets]:
    """Yield the tokens, full stops joined to the words they belong to."""
    held: Offsets | None = None  # a word that may yet get its full stop
    for first, last in found:
        if held is not None:
            glued = first == held[1] and last - first == 1 and text[first] == "."
            if glued and _stays(text, held, end, stopped):
                yield held[0], last
                held = None
                continue
            yield held
        held = first, last
    if held is not None:
        yield held


def _stays(text: str, word: Offsets, end: int, stopped: frozenset[str]) -> bool:
    """Whether the full stop behind `word` is part of it: an ordinal, an initial, an abbreviation."""
    rest = _REST.match(text, word[1] + 1, end)
    if rest is not None and rest.end() == end:
        return False
    written = text[word[0] : word[1]]
    if text[word[1] + 1] in ",;" and written[-1:].isalnum():  # no sentence ends before a comma
        return True
    if written.isdigit():
        return text[word[1] + 1].isspace() or text[word[1] + 1].isalpha()
    return f"{written}." in stopped or "." in written or (len(written) == 1 and written.isalpha())
