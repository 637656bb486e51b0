"""Nouns that the tagger took for adjectives, as their capital inside the sentence shows."""

from collections.abc import Sequence
from typing import Final

from lagebild.languages.morphology import Adjectives
from lagebild.reading.words.features import WordType

ADJECTIVE: Final = "ADJA"
NOUN: Final = "NN"
#: Marks behind which any word may begin with a capital.
_OPENING: Final = frozenset(("$(", "$."))


def with_nouns(tags: list[str], words: Sequence[str], types: Sequence[WordType], rules: Adjectives) -> list[str]:
    """Return the tags of one sentence, those of nouns taken for adjectives before another noun corrected.

    A noun is what the lexicon knows as nothing else, unless it ends like an adjective of origin, or what is made of
    an adjective that tells what somebody is.
    """
    found = tags
    for place in range(1, len(tags)):
        if tags[place] != ADJECTIVE or tags[place - 1] in _OPENING or not words[place][0].isupper():
            continue
        if _noun(words[place], types[place], rules):
            found = list(found) if found is tags else found
            found[place] = NOUN
    return found


def _noun(word: str, this: WordType, rules: Adjectives) -> bool:
    only = this.lexical == NOUN.encode() and not (rules.origin and word.endswith(rules.origin))
    stem = next((word[: -len(end)] for end in ("en", "e") if word.endswith(end)), word)
    return only or stem.lower() in rules.persons
