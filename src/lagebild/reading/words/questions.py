"""Question words: few, short and sure, they keep a tag of their own against a tagger that sees a verb in "Wann"."""

from collections.abc import Sequence
from typing import Final

from lagebild.reading.words.features import WordType

ASKING: Final = frozenset({"PWS", "PWAT", "PWAV"})


def with_question_words(tags: Sequence[str], types: Sequence[WordType]) -> list[str]:
    """Return the tags, with its own for a question word that got one it cannot have."""
    return [_own(tag, kind) for tag, kind in zip(tags, types, strict=True)]


def _own(tag: str, kind: WordType) -> str:
    if tag in ASKING or not kind.analyses:
        return tag
    listed = [a.tag for a in kind.analyses]
    return listed[0] if listed[0] in ASKING and tag not in listed else tag
