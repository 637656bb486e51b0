"""What the tagger sees of a sentence: dense, cached per word form, written once for training and reading.

A feature is bytes, as the tagger wants it. Everything that depends on the word form alone is made once
per form; what depends on neighbours is made of their lexical classes: the set of tags the lexicon gives.
"""

from collections.abc import Sequence
from itertools import pairwise

from lagebild.languages.lexicon import Analysis
from lagebild.model.grammar import VerbForm

#: Lemma, agreement, finite readings, and the finite readings beside a first person where they differ.
Choice = tuple[str, int, tuple[VerbForm, ...], tuple[VerbForm, ...] | None]

_OPENERS = frozenset({"KOUS", "KOUI", "PRELS", "PRELAT", "PWS", "PWAV", "PWAT"})
_UNSEEN = "?"
_BREAKS = frozenset(",;:.!?")  # not quotes, brackets and dashes: a clause goes on behind them
_FINITE = ("VVFIN", "VMFIN", "VAFIN")


class WordType:
    """A word form with its analyses and every feature that depends on it alone."""

    __slots__ = (
        "after", "after2", "analyses", "before", "before2", "breaks", "choices", "finite", "lexical", "opens", "own",
        "with_after", "with_after2", "with_this", "word", "word_with_after", "word_with_this",
    )  # fmt: skip

    def __init__(self, word: str, analyses: tuple[Analysis, ...] = (), *, listed: bool = True) -> None:
        small = word.lower()
        tags = sorted({a.tag for a in analyses if a.tag != "ADJS"})
        self.analyses = analyses
        self.choices: dict[str, Choice] = {}
        self.lexical = (("+".join(tags) if listed else "~" + "+".join(tags)) or _UNSEEN).encode()
        form = shape(word)
        key = small if form[0] != "9" else form
        self.word = key.encode("utf-8", "surrogatepass")
        ends = [small[-n:].encode("utf-8", "surrogatepass") for n in (2, 3, 4)]
        look = form.encode() if form[0] != "." else self.word
        self.own = [
            b"w:" + self.word, b"2:" + ends[0], b"3:" + ends[1], b"4:" + ends[2], b"h:" + look, b"L:" + self.lexical,
            b"hL:" + look + b"|" + self.lexical, b"p:" + self.word[:3],
        ]  # fmt: skip
        self.before = [b"-w:" + self.word, b"-L:" + self.lexical, b"-3:" + ends[1]]
        self.after = [b"+w:" + self.word, b"+L:" + self.lexical, b"+3:" + ends[1], b"+h:" + look]
        self.with_this = b"-L0:" + self.lexical + b"|"
        self.with_after = b"0L+:" + self.lexical + b"|"
        self.with_after2 = b"-L+:" + self.lexical + b"|"
        self.word_with_this = b"-w0:" + self.word + b"|"
        self.word_with_after = b"0w+:" + self.word + b"|"
        self.before2 = b"--L:" + self.lexical
        self.after2 = b"++L:" + self.lexical
        self.finite = 0 if "NN" in tags and word[0].isupper() else _finiteness(tags)
        self.opens = bool(tags) and any(tag in _OPENERS for tag in tags)
        self.breaks = word in _BREAKS


def shape(word: str) -> str:
    """Return the outline of a form: "Xx", "X", "XX", "x", "9", "9x", "Xx-", "Xx~" (cut off), "." (marks)."""
    if word[0].isdigit():
        return "9" if word[-1].isdigit() else "9." if word[-1] == "." else "9x"
    if not any(map(str.isalnum, word)):
        return "."
    hyphen = "~" if word[-1] == "-" else "-" if "-" in word[1:] else ""
    if word.isupper():
        return ("X" if len(word) == 1 else "XX") + hyphen
    if word[0].isupper():
        return ("Xx" if word[1:].islower() or hyphen else "XxX") + hyphen
    return "x" + hyphen + ("." if word[-1] == "." else "")


def items(types: Sequence[WordType]) -> list[list[bytes]]:
    """Return the features of each token of one sentence."""
    around = _surroundings(types)
    padded = (EDGE, EDGE, *types, EDGE, EDGE)
    found = []
    for index, this in enumerate(types):
        before2, before, _, after, after2 = padded[index : index + 5]
        found.append([
            *this.own, *before.before, *after.after, before2.before2, after2.after2,
            before.with_this + this.lexical, this.with_after + after.lexical, before.with_after2 + after.lexical,
            before.word_with_this + this.lexical, this.word_with_after + after.lexical,
            around[index], b"cL:" + around[index][2:] + this.lexical,
        ])  # fmt: skip
    if found:
        found[0].append(b"first:" + types[0].lexical)
    return found


def _surroundings(types: Sequence[WordType]) -> list[bytes]:
    """Return of each token's stretch between marks: opened by a subordinator, a finite verb before, one behind.

    A finite verb counts as _finiteness says.
    """
    ahead: list[int] = []
    finite = 0
    for this in reversed(types):
        ahead.append(finite)
        finite = 0 if this.breaks else max(finite, this.finite)
    found: list[bytes] = []
    opened = finite = 0
    for before, this in pairwise((EDGE, *types)):
        if before.breaks:
            opened, finite = int(this.opens), 0
        found.append(_AROUND[opened][finite][ahead[len(types) - 1 - len(found)]])
        finite = max(finite, this.finite)
    return found


def _finiteness(tags: Sequence[str]) -> int:
    """Return how much of a finite verb a form is: 0 none, 1 to 3 it can be one, 4 to 6 it is.

    Each as full, modal or auxiliary verb, for what follows each of them differs.
    """
    levels = [1 + _FINITE.index(tag) for tag in tags if tag in _FINITE]
    if not levels:
        return 0
    return max(levels) + (3 if len(levels) == len(tags) else 0)


_AROUND = tuple(tuple(tuple(b"c:%d%d%d" % (o, f, a) for a in range(7)) for f in range(7)) for o in range(2))
#: What stands before the first and behind the last token.
EDGE = WordType(".")
