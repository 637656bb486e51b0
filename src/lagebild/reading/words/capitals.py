"""Nouns that the tagger took for adjectives, infinitives or names, as their capital and what stands around show."""

from collections.abc import Sequence
from typing import Final

from lagebild.languages.morphology import Adjectives, Morphology
from lagebild.reading.words.features import WordType

ADJECTIVE: Final = "ADJA"
NOUN: Final = "NN"
INFINITIVE: Final = "VVINF"
NAME: Final = "NE"
_LONG: Final = 6  # letters: shorter nouns are often surnames
_ONE_GENDER: Final = 8  # cases of singular and plural: word formation knew a noun of so few readings
_FINITE: Final = frozenset(("VVFIN", "VAFIN"))
#: Marks behind which any word may begin with a capital.
_OPENING: Final = frozenset(("$(", "$."))


def with_nouns(tags: list[str], words: Sequence[str], types: Sequence[WordType], rules: Morphology) -> list[str]:
    """Return the tags of one sentence, those of nouns corrected.

    A noun is what stands as an infinitive before a full verb or auxiliary at the beginning. Elsewhere it is what the
    lexicon knows as nothing else, unless it ends like an adjective of origin, or what is made of an adjective that
    tells what somebody is, or a word made of nouns between a name in the genitive and another name ("Portugals
    Außenministerin Ana Reis").
    """
    found = [NOUN, *tags[1:]] if _opens(tags, types) else tags
    for place in range(1, len(tags)):
        given = (tags, words, types, place)
        if _taken_for_adjective(*given, rules.adjectives) or _owned(*given, rules):
            found = list(found) if found is tags else found
            found[place] = NOUN
    return found


def _taken_for_adjective(
    tags: list[str], words: Sequence[str], types: Sequence[WordType], place: int, rules: Adjectives
) -> bool:
    if tags[place] != ADJECTIVE or tags[place - 1] in _OPENING or not words[place][0].isupper():
        return False
    return _noun(words[place], types[place], rules)


def _owned(tags: list[str], words: Sequence[str], types: Sequence[WordType], place: int, rules: Morphology) -> bool:
    """Whether a word that word formation knows as a noun stands between a name in the genitive and a name."""
    if tags[place - 1 : place + 2] != [NAME] * 3 or len(words[place]) < _LONG:
        return False
    owner, readings = words[place - 1], types[place].analyses
    if not readings or any(a.tag != NOUN or a.agreement.bit_count() > _ONE_GENDER for a in readings):
        return False
    bent = bool(rules.name_genitive) and owner.endswith(rules.name_genitive)
    return bent and owner not in rules.whole_names


def _opens(tags: list[str], types: Sequence[WordType]) -> bool:
    """Whether the sentence opens with a noun that could be an infinitive, but a verb that takes none follows."""
    if len(tags) < 2 or tags[0] != INFINITIVE or tags[1] not in _FINITE:
        return False
    return any(analysis.tag == NOUN for analysis in types[0].analyses)


def _noun(word: str, this: WordType, rules: Adjectives) -> bool:
    only = this.lexical == NOUN.encode() and not (rules.origin and word.endswith(rules.origin))
    stem = next((word[: -len(end)] for end in ("en", "e") if word.endswith(end)), word)
    return only or stem.lower() in rules.persons
