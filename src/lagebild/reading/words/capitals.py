"""Nouns that the tagger took for adjectives or infinitives, as their capital and what follows show."""

from collections.abc import Sequence
from typing import Final

from lagebild.languages.morphology import Adjectives
from lagebild.reading.words.features import WordType

ADJECTIVE: Final = "ADJA"
NOUN: Final = "NN"
INFINITIVE: Final = "VVINF"
_FINITE: Final = frozenset(("VVFIN", "VAFIN"))
#: Marks behind which any word may begin with a capital.
_OPENING: Final = frozenset(("$(", "$."))


def with_nouns(tags: list[str], words: Sequence[str], types: Sequence[WordType], rules: Adjectives) -> list[str]:
    """Return the tags of one sentence, those of nouns corrected.

    A noun is what stands as an infinitive before a full verb or auxiliary at the beginning. Elsewhere it is what the
    lexicon knows as nothing else, unless it ends like an adjective of origin, or what is made of an adjective that
    tells what somebody is.
    """
    found = [NOUN, *tags[1:]] if _opens(tags, types) else tags
    for place in range(1, len(tags)):
        if tags[place] != ADJECTIVE or tags[place - 1] in _OPENING or not words[place][0].isupper():
            continue
        if _noun(words[place], types[place], rules):
            found = list(found) if found is tags else found
            found[place] = NOUN
    return found


def _opens(tags: list[str], types: Sequence[WordType]) -> bool:
    """Whether the sentence opens with a noun that could be an infinitive, but a verb that takes none follows."""
    if len(tags) < 2 or tags[0] != INFINITIVE or tags[1] not in _FINITE:
        return False
    return any(analysis.tag == NOUN for analysis in types[0].analyses)


def _noun(word: str, this: WordType, rules: Adjectives) -> bool:
    only = this.lexical == NOUN.encode() and not (rules.origin and word.endswith(rules.origin))
    stem = next((word[: -len(end)] for end in ("en", "e") if word.endswith(end)), word)
    return only or stem.lower() in rules.persons
