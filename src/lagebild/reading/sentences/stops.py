"""Stops: which full stop, question or exclamation mark ends a sentence.

Rules over orthography.toml; German writes ordinals, dates and abbreviations with the same mark.
"""

import re
from collections.abc import Iterator
from typing import Final

from lagebild.languages.orthography import Orthography

_CLOSERS: Final = "\"'”“’‘»«›‹)\\]}"
_OPENERS: Final = "\"'„“‚‘»«›‹([{–—-"
# Marks, then quotes and brackets that close after them. Possessive, so that a million dots cost one pass.
# Three plus signs part the items of a ticker.
_STOP: Final = re.compile(rf"[.!?…]++(?:''|[{_CLOSERS}])*|\+\+\++")
_BEFORE: Final = re.compile(r"[^\s\"'„“‚‘»«›‹(\[{/–—]*\Z")
_AFTER: Final = re.compile(rf"(?:``|''|[{re.escape(_OPENERS)}\s])*([^\W_]*+)")
_ROMAN: Final = re.compile(r"[IVXLC]{1,6}")
_LINK: Final = re.compile(r"(?:www\.|https?:|@)|\.(?:de|com|org|net|at|ch|eu)\b", re.IGNORECASE)
_GOING_ON: Final = frozenset(",;:")
_ITEM_NUMBER: Final = 4
_REACH: Final = 40  # how far a word is looked at on either side of the mark


def ends(text: str, start: int, end: int, writing: Orthography) -> Iterator[int]:
    """Yield the offsets inside text[start:end] at which a sentence ends, closing quotes included."""
    first = start
    for stop in _STOP.finditer(text, start, end):
        at = stop.end()
        if stop.group().startswith("+"):
            if at < end and text[first : stop.start()].strip():
                yield at
                first = at
        elif at < end and _ends(text, start, end, stop, writing) and not _is_item_number(text, first, stop):
            yield at
            first = at


def _ends(text: str, start: int, end: int, stop: re.Match[str], writing: Orthography) -> bool:
    at = stop.end()
    after = _AFTER.match(text, at, min(end, at + _REACH))
    word = after.group(1) if after else ""
    marks = stop.group()
    before = _BEFORE.search(text, max(start, stop.start() - _REACH), stop.start())
    prior = before.group() if before else ""
    if not text[at].isspace():
        return _glued(text, at, prior, word, marks)
    next_mark = text[after.end() : after.end() + 1] if after and not word else ""
    if word[:1].islower() or next_mark in _GOING_ON:
        return False
    if marks[0] != "." or marks.startswith(".."):
        return True
    if len(marks) > 1:  # a quote or bracket closes after the stop: no abbreviation goes on behind it
        return _quoted_end(prior, writing)
    return _full_stop(prior, word, writing)


def _is_item_number(text: str, first: int, stop: re.Match[str]) -> bool:
    """Whether nothing but the number of a list item stands before the stop."""
    return stop.start() - first < _ITEM_NUMBER and text[first : stop.start()].strip().isdigit()


def _glued(text: str, at: int, prior: str, word: str, marks: str) -> bool:
    """A stop without a space behind it: between two words it ends, in numbers, initials and addresses not."""
    if not (word[:1].isupper() and text[at : at + 1] == word[:1] and word[1:2].islower()):
        return False
    return marks in (".", "!", "?") and len(prior) > 2 and prior[-2:].islower() and not _LINK.search(prior)


def _quoted_end(prior: str, writing: Orthography) -> bool:
    return f"{prior}." not in writing.abbreviations or f"{prior}." in writing.closing_abbreviations


def _full_stop(prior: str, word: str, writing: Orthography) -> bool:
    """Whether "prior. word" is a sentence end; `word` may be empty (a digit, a mark) and is no small word."""
    starts = word in writing.starters
    if prior.isdigit():
        return _after_number(prior, word, starts=starts, writing=writing)
    written = f"{prior}."
    if written in writing.closing_abbreviations:
        return starts
    if written in writing.abbreviations or prior.rpartition("-")[2] + "." in writing.abbreviations:
        return False
    if len(prior) == 1 and prior.isalpha():  # an initial: "K. Halm"
        return starts and prior.isupper()
    if "." in prior and max(map(len, prior.split("."))) <= 2 and not prior[-1:].isdigit():  # "s.o.", "U.S."
        return starts
    return not _ROMAN.fullmatch(prior) or starts or not word


def _after_number(prior: str, word: str, *, starts: bool, writing: Orthography) -> bool:
    if word in writing.after_ordinal or word[:1].isdigit():
        return False
    if len(prior) > 2:  # a year or an amount
        return True
    return starts
