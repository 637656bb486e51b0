"""Tags from the shape of a word alone: what is left to go by without lexicon and tagger."""

from typing import Final

_ENDS: Final = frozenset(".!?:;…") | {"..", "..."}
_COMMA: Final = ","


def tag_of_mark(word: str) -> str:
    """Return the STTS tag of a token without letters and digits: $. ends, $, comma, $( the rest."""
    if word == _COMMA:
        return "$,"
    return "$." if word in _ENDS or word.startswith("..") else "$("


def tag_by_shape(word: str, *, first: bool = False) -> str:
    """Return the likeliest STTS tag: CARD, ADJA for ordinals, NN for capitals inside a sentence, else ADV."""
    if word[-1:] == "-" and word[0].isalpha():
        return "TRUNC"
    if word[0].isdigit():
        return _tag_of_number(word)
    if not any(map(str.isalnum, word)):
        return tag_of_mark(word)
    return "NN" if word[0].isupper() and not first else "ADV"


def _tag_of_number(word: str) -> str:
    if word.endswith("."):
        return "ADJA"
    if word[-1].isdigit():
        return "CARD"
    return "NN" if any(map(str.isupper, word)) else "ADJA"
