"""How words of a language are made: endings, degrees, compounds and prefixes, for words no lexicon lists."""

import msgspec

from lagebild.languages.files import read_toml
from lagebild.languages.language import Language


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Adjectives(_Part, frozen=True):
    """`endings` with their readings, marks of the degrees, `irregular` stem = base form.

    `suffixes` make an unknown word an adjective, `prefixes` stand before a known one.
    `own_participles` are their own base form; `origin` ends adjectives made of place names;
    `noun_ending` ends the base form of nouns made of adjectives; `persons` are stems of adjectives that, with a
    capital, tell what somebody is.
    """

    endings: dict[str, str] = {}
    comparative: tuple[str, ...] = ()
    superlative: tuple[str, ...] = ()
    irregular: dict[str, str] = {}
    suffixes: tuple[str, ...] = ()
    prefixes: frozenset[str] = frozenset()
    own_participles: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    origin: str = ""
    noun_ending: str = ""


class Nouns(_Part, frozen=True):
    """`links` between the parts of a compound, and what is never its tail (in lower case).

    `suffixes` with the readings they tell; `lemma_endings` what such a suffix is in the base form.
    """

    links: tuple[str, ...] = ()
    not_tails: frozenset[str] = frozenset()
    suffixes: dict[str, str] = {}
    lemma_endings: dict[str, str] = {}


class WeakVerbs(_Part, frozen=True):
    """Inflection of verbs in no lexicon whose stem ends in one of `stems`: ending = finite readings."""

    stems: tuple[str, ...] = ()
    infinitive: str = ""
    participle: str = ""
    finite: dict[str, str] = {}


class Verbs(_Part, frozen=True):
    """Prefixes that part from the verb and those that don't; what stands between ("abzugeben").

    `infinitive_noun` are the readings of an infinitive used as a noun.
    """

    separable: tuple[str, ...] = ()
    inseparable: tuple[str, ...] = ()
    infinitive_marker: str = ""
    participle_marker: str = ""
    infinitive_noun: str = ""
    weak: WeakVerbs = WeakVerbs()


class Morphology(_Part, frozen=True):
    """The whole of morphology.toml. `umlauts` changed = base; `spellings` are pairs (written, other).

    `first_person` are the small forms of the pronoun that make "habe" an indicative. `unknown` are the
    readings of an unlisted word by its tag. `name_genitive` ends a name and goes off
    its base form, except from `whole_names` and unless what is left ends in one of `name_endings`.
    `acronyms` stay in capitals though they can be spoken as a word. `plural_names` are
    those of peoples and fighters in the plural.
    """

    first_person: frozenset[str] = frozenset()
    unknown: dict[str, str] = {}
    name_genitive: str = ""
    whole_names: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    name_endings: tuple[str, ...] = ()
    plural_names: frozenset[str] = frozenset()

    umlauts: dict[str, str] = {}
    spellings: tuple[tuple[str, str], ...] = ()
    adjectives: Adjectives = Adjectives()
    nouns: Nouns = Nouns()
    verbs: Verbs = Verbs()


def read_morphology(language: Language) -> Morphology:
    """Return the language's morphology.toml; raises DataError where it breaks the schema."""
    return read_toml(language.folder / "morphology.toml", Morphology)
