"""The pattern language of times.toml, and its expansion into plain sequences.

    am [<day>. <month>] (<year>)?     words, slots, optional pieces; brackets mark the finding
    <a:hour>~(-|bis)~<b:hour> Uhr     a name for a slot; ~ where a space may stand or not; | alternatives
    {join} <day>.                     a macro: text put in its place

A space wants white space in the text, two pieces written together want none. `(…)*` stands for none to
three times. A backslash takes a mark literally.
"""

import re

import msgspec

MOST_EXPANSIONS = 4000
REPEATS = 3
_PIECE = re.compile(r"\\.|<[^>]+>|[()\[\]|?*~]|\s+|\w+|[^\w\s]")


class Atom(msgspec.Struct, frozen=True):
    """One token of a pattern: one of `words` literally, or whatever has the class `symbol`.

    `gap`: "space", "none" or "any" before it. `core`: inside the finding.
    """

    symbol: str
    slot: str
    words: tuple[str, ...]
    gap: str
    core: bool


Atoms = tuple[Atom, ...]
_Sequences = list[Atoms]


def expand(pattern: str, macros: dict[str, str]) -> tuple[Atoms, ...]:
    """Return every plain sequence the pattern stands for; raises ValueError for a broken one."""
    text = re.sub(r"\{([\w-]+)\}", lambda m: _macro(m.group(1), macros), pattern)
    text = re.sub(r"\{([\w-]+)\}", lambda m: _macro(m.group(1), macros), text)
    reader = _Reader(text, all_core="[" not in text.replace("\\[", ""))
    found = reader.sequence()
    if reader.at < len(reader.pieces):
        raise ValueError(f"unexpected {reader.pieces[reader.at]!r} in pattern {pattern!r}")
    whole = tuple(dict.fromkeys(atoms for atoms in found if any(a.core for a in atoms)))
    if not whole or len(whole) > MOST_EXPANSIONS:
        raise ValueError(f"pattern {pattern!r} stands for {len(whole)} sequences")
    return whole


def _macro(name: str, macros: dict[str, str]) -> str:
    if name not in macros:
        raise ValueError(f"no macro is called {{{name}}}")
    return macros[name]


class _Reader:
    """Reads a pattern piece by piece, keeping all the sequences it can stand for."""

    def __init__(self, text: str, *, all_core: bool) -> None:
        self.pieces = _PIECE.findall(text.strip())
        self.at = 0
        self.core = all_core
        self.gap = "none"

    def sequence(self) -> _Sequences:
        made: _Sequences = [()]
        while self.at < len(self.pieces) and self.pieces[self.at] not in {")", "|"}:
            made = self._step(made)
            if len(made) > MOST_EXPANSIONS:
                raise ValueError("a pattern stands for too many sequences")
        return made

    def _step(self, made: _Sequences) -> _Sequences:
        piece = self.pieces[self.at]
        self.at += 1
        if piece.isspace() or piece == "~":
            self.gap = "any" if piece == "~" else "space"
            return made
        if piece in {"[", "]"}:
            self.core = piece == "["
            return made
        if piece == "(":
            return self._group(made)
        return [(*before, self._atom(piece)) for before in made]

    def _atom(self, piece: str) -> Atom:
        gap, self.gap = self.gap, "none"
        if piece.startswith("<"):
            slot, _, symbol = piece[1:-1].rpartition(":")
            return Atom(symbol, slot or symbol, (), gap, self.core)
        word = piece[1:] if piece.startswith("\\") else piece
        return Atom("", "", (word,), gap, self.core)

    def _group(self, made: _Sequences) -> _Sequences:
        gap, core = self.gap, self.core
        options: _Sequences = []
        while True:
            self.gap = gap
            options += self.sequence()
            if self.at >= len(self.pieces):
                raise ValueError("a bracket is not closed")
            self.at += 1
            if self.pieces[self.at - 1] == ")":
                break
            self.core = core
        options = _merged(options)
        times = self._repeats()
        self.gap = "none"
        grown = made if 0 in times else []
        current = made
        for count in range(1, max(times) + 1):
            current = [(*before, *option) for before in current for option in options]
            if count in times:
                grown = grown + current
        return grown

    def _repeats(self) -> range:
        mark = self.pieces[self.at] if self.at < len(self.pieces) else ""
        if mark in {"?", "*"}:
            self.at += 1
            return range(2 if mark == "?" else REPEATS + 1)
        return range(1, 2)


def _merged(options: _Sequences) -> _Sequences:
    """Alternatives that are one literal word each become one atom with several words."""
    single = [o[0] for o in options if len(o) == 1 and o[0].words]
    rest = [o for o in options if not (len(o) == 1 and o[0].words)]
    if not single:
        return rest
    words = tuple(dict.fromkeys(w for atom in single for w in atom.words))
    return [(msgspec.structs.replace(single[0], words=words),), *rest]
