"""Question words: few, short and sure, they keep a tag of their own against a tagger that sees a verb in "Wann"."""

from collections.abc import Sequence
from typing import Final

from lagebild.reading.words.features import WordType

ASKING: Final = frozenset({"PWS", "PWAT", "PWAV"})


def with_question_words(tags: list[str], types: Sequence[WordType]) -> list[str]:
    """Return the tags, with its own for a question word that got one it cannot have."""
    found: list[str] | None = None
    for place, kind in enumerate(types):
        if kind.opens and kind.analyses[0].tag in ASKING and tags[place] not in ASKING:
            listed = [a.tag for a in kind.analyses]
            if tags[place] not in listed:
                found = found or [*tags]
                found[place] = listed[0]
    return tags if found is None else found
