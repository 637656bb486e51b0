"""Whether a stretch of a page speaks of this story or of another."""

import re
from typing import Final

_NAMEWORD: Final = re.compile(r"[^\W\d_][\w-]{3,}")
#: A stretch that shares fewer than this part of its capitalised words with the story is another story.
#: Set on own pages: teasers share 0 to .2, later paragraphs of one story .3 to .8.
FOREIGN_BELOW: Final = 0.25


def topic_words(text: str) -> frozenset[str]:
    """Return the capitalised words of four letters and more, by their first five letters.

    Five letters let inflected forms and compounds of one name meet ("Kasachstan", "Kasachstans").
    """
    words = (m.group() for m in _NAMEWORD.finditer(text))
    return frozenset(w[:5].casefold() for w in words if w[0].isupper())


def is_foreign(stretch: str, story: str) -> bool:
    """Whether the stretch shares too few of its capitalised words with the story."""
    words = topic_words(stretch)
    return bool(words) and len(words & topic_words(story)) < FOREIGN_BELOW * len(words)
