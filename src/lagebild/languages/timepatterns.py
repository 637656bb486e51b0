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
_Sequence = tuple[Atoms, str]
_Sequences = list[_Sequence]


def expand(pattern: str, macros: dict[str, str]) -> tuple[Atoms, ...]:
    """Return every plain sequence the pattern stands for; raises ValueError for a broken one."""
    text = re.sub(r"\{([\w-]+)\}", lambda m: _macro(m.group(1), macros), pattern)
    text = re.sub(r"\{([\w-]+)\}", lambda m: _macro(m.group(1), macros), text)
    reader = _Reader(text, all_core="[" not in text.replace("\\[", ""))
    found = [atoms for atoms, _ in reader.sequence([((), "none")])]
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
    """Reads a pattern piece by piece, keeping all the sequences it can stand for.

    A sequence is its atoms and the gap that the next atom will have before it.
    """

    def __init__(self, text: str, *, all_core: bool) -> None:
        self.pieces = _PIECE.findall(text.strip())
        self.at = 0
        self.core = all_core

    def sequence(self, made: _Sequences) -> _Sequences:
        while self.at < len(self.pieces) and self.pieces[self.at] not in {")", "|"}:
            made = self._step(made)
            if len(made) > MOST_EXPANSIONS:
                raise ValueError("a pattern stands for too many sequences")
        return made

    def _step(self, made: _Sequences) -> _Sequences:
        piece = self.pieces[self.at]
        self.at += 1
        if piece.isspace() or piece == "~":
            gap = "any" if piece == "~" else "space"
            return [(atoms, gap) for atoms, _ in made]
        if piece in {"[", "]"}:
            self.core = piece == "["
            return made
        if piece == "(":
            return self._repeated(made, self._options())
        return self._repeated(made, [((self._atom(piece),), "none")])

    def _atom(self, piece: str) -> Atom:
        if piece.startswith("<"):
            slot, _, symbol = piece[1:-1].rpartition(":")
            return Atom(symbol, slot or symbol, (), "", self.core)
        word = piece[1:] if piece.startswith("\\") else piece
        return Atom("", "", (word,), "", self.core)

    def _options(self) -> _Sequences:
        """The alternatives of a group, each beginning with the gap it was written with."""
        core = self.core
        options: _Sequences = []
        while True:
            options += self.sequence([((), "")])
            if self.at >= len(self.pieces):
                raise ValueError("a bracket is not closed")
            self.at += 1
            if self.pieces[self.at - 1] == ")":
                return _merged(options)
            self.core = core

    def _repeated(self, made: _Sequences, options: _Sequences) -> _Sequences:
        """Put the options behind every sequence, as often as the mark after them says."""
        mark = self.pieces[self.at] if self.at < len(self.pieces) else ""
        self.at += mark in {"?", "*"}
        grown = list(made) if mark in {"?", "*"} else []
        current = made
        for _ in range(REPEATS if mark == "*" else 1):
            current = [_joined(before, option) for before in current for option in options]
            grown += current
        return grown


def _joined(before: _Sequence, option: _Sequence) -> _Sequence:
    atoms, gap = before
    further, next_gap = option
    first = further[0]
    joint = msgspec.structs.replace(first, gap=first.gap or gap)
    return (*atoms, joint, *further[1:]), next_gap


def _merged(options: _Sequences) -> _Sequences:
    """Alternatives that are one literal word each become one atom with several words."""
    single = [o for o in options if len(o[0]) == 1 and o[0][0].words]
    alike = {(o[0][0].gap, o[0][0].core, o[1]) for o in single}
    if len(single) < 2 or len(alike) > 1:
        return options
    words = tuple(dict.fromkeys(w for atoms, _ in single for w in atoms[0].words))
    merged = (msgspec.structs.replace(single[0][0][0], words=words),)
    return [(merged, single[0][1]), *(o for o in options if o not in single)]
