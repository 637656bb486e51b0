"""What the tagger sees of a sentence, written once for training (`items`) and reading (`scores`).

A feature is bytes. One depends on a word form alone, as itself or as a neighbour, on the lexical classes of neighbours
(the tags the lexicon gives a form), on a form and the class of a neighbour, or on the stretch a word stands in.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from lagebild.languages.lexicon import Analysis
from lagebild.model.grammar import VerbForm

#: Lemma, agreement, finite readings, and the finite readings beside a first person where they differ.
Choice = tuple[str, int, tuple[VerbForm, ...], tuple[VerbForm, ...] | None]

_OPENERS: Final = frozenset({"KOUS", "KOUI", "PRELS", "PRELAT", "PWS", "PWAV", "PWAT"})
_UNSEEN: Final = "?"
_BREAKS: Final = frozenset(",;:.!?")  # not quotes, brackets and dashes: a clause goes on behind them
_FINITE = ("VVFIN", "VMFIN", "VAFIN")


class LexicalClass:
    """The forms that the lexicon gives the same tags; with what they add to the scores of a sentence, once known."""

    __slots__ = ("arounds", "far_after", "far_before", "first", "name", "pairs", "skips")

    def __init__(self, name: bytes) -> None:
        self.name = name
        self.far_before = self.far_after = self.first = 0
        self.arounds: dict[int, int] = {}
        self.skips: dict[LexicalClass, int] = {}
        self.pairs: dict[LexicalClass, tuple[int, int]] = {}


#: The class of a form whose scores nobody has asked for.
UNSCORED: Final = LexicalClass(b"")


class WordType:
    """A word form with its analyses and what of it depends on nothing else; scores are filled in on first use."""

    __slots__ = (
        "after", "analyses", "before", "breaks", "choices", "company", "finite", "guess", "lexical", "look", "mark",
        "opens", "own", "pairs", "settled", "small", "word",
    )  # fmt: skip

    def __init__(self, word: str, analyses: tuple[Analysis, ...] = (), *, listed: bool = True) -> None:
        tags = sorted({a.tag for a in analyses if a.tag != "ADJS"})
        self.analyses = analyses
        self.choices: dict[str, Choice] = {}
        self.lexical = (("+".join(tags) if listed else "~" + "+".join(tags)) or _UNSEEN).encode()
        self.small = word.lower()
        form = shape(word)
        self.word = (self.small if form[0] != "9" else form).encode("utf-8", "surrogatepass")
        self.mark = form[0] == "."
        self.look = form.encode() if not self.mark else self.word
        self.finite = 0 if "NN" in tags and word[0].isupper() else _finiteness(tags)
        self.opens = bool(tags) and any(tag in _OPENERS for tag in tags)
        self.breaks = word in _BREAKS
        self.company = UNSCORED
        self.settled = False
        self.own = self.before = self.after = self.guess = 0
        self.pairs = UNSCORED.pairs

    def end(self, length: int) -> bytes:
        """Return the last letters of the form."""
        return self.small[-length:].encode("utf-8", "surrogatepass")


def of_itself(this: WordType) -> list[bytes]:
    """Return what a form tells of itself."""
    return [
        b"w:" + this.word, b"2:" + this.end(2), b"3:" + this.end(3), b"4:" + this.end(4), b"h:" + this.look,
        b"L:" + this.lexical, b"hL:" + this.look + b"|" + this.lexical, b"p:" + this.word[:3],
    ]  # fmt: skip


def of_the_next(this: WordType) -> list[bytes]:
    """Return what a form tells of the one behind it."""
    return [b"-w:" + this.word, b"-L:" + this.lexical, b"-3:" + this.end(3)]


def of_the_last(this: WordType) -> list[bytes]:
    """Return what a form tells of the one before it."""
    return [b"+w:" + this.word, b"+L:" + this.lexical, b"+3:" + this.end(3), b"+h:" + this.look]


def of_classes(lexical: bytes, following: bytes) -> tuple[bytes, bytes]:
    """Return what the classes of two neighbours tell of the first, and of the second."""
    both = lexical + b"|" + following
    return b"0L+:" + both, b"-L0:" + both


def of_word_and_class(word: bytes, following: bytes) -> tuple[bytes, bytes]:
    """Return what a form and the class behind it tell of the form, and of the one behind."""
    both = word + b"|" + following
    return b"0w+:" + both, b"-w0:" + both


def of_neighbours(before: bytes, after: bytes) -> bytes:
    """Return what the classes on both sides tell of what stands between."""
    return b"-L+:" + before + b"|" + after


def of_the_far(before2: bytes, after2: bytes) -> tuple[bytes, bytes]:
    """Return what the classes of the last but one and the next but one tell."""
    return b"--L:" + before2, b"++L:" + after2


def of_around(around: int, lexical: bytes) -> tuple[bytes, bytes]:
    """Return what the stretch a word stands in tells, see `surroundings`."""
    told = b"%d%d%d" % (around // 49, around // 7 % 7, around % 7)
    return b"c:" + told, b"cL:" + told + lexical


def of_the_first(lexical: bytes) -> bytes:
    """Return what the class of the first word tells of it."""
    return b"first:" + lexical


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
    """Return the features of each token of one sentence, for training; `scores` sums up the same."""
    around = surroundings(types)
    padded = (EDGE, EDGE, *types, EDGE, EDGE)
    found = []
    for index, this in enumerate(types):
        before2, before, _, after, after2 = padded[index : index + 5]
        found.append([
            *of_itself(this), *of_the_next(before), *of_the_last(after), *of_the_far(before2.lexical, after2.lexical),
            of_classes(before.lexical, this.lexical)[1], of_classes(this.lexical, after.lexical)[0],
            of_neighbours(before.lexical, after.lexical), *of_around(around[index], this.lexical),
            of_word_and_class(before.word, this.lexical)[1], of_word_and_class(this.word, after.lexical)[0],
        ])  # fmt: skip
    if found:
        found[0].append(of_the_first(types[0].lexical))
    return found


def surroundings(types: Sequence[WordType]) -> list[int]:
    """Return of each token's stretch between marks: opened by a subordinator, a finite verb before, one behind.

    49 for a subordinator, 7 times how much of a finite verb stands before, and how much behind; see `_finiteness`.
    """
    ahead: list[int] = []
    finite = 0
    for this in reversed(types):
        ahead.append(finite)
        if this.breaks:
            finite = 0
        elif this.finite > finite:
            finite = this.finite
    found: list[int] = []
    opened = finite = 0
    for before, this in pairwise((EDGE, *types)):
        if before.breaks:
            opened, finite = 49 * this.opens, 0
        found.append(opened + 7 * finite + ahead.pop())
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


#: What stands before the first and behind the last token.
EDGE: Final = WordType(".")
