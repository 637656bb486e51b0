"""coreference.toml: which words of a language speak again of something named before."""

import msgspec

from lagebild.languages.files import read_toml
from lagebild.languages.language import Language


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Persons(_Part, frozen=True):
    """What joins and parts offices; `wider` maps a wide class of offices to those it may mean.

    Nobody holds two of the `exclusive` offices, and no trade of `of_private` speaks of who holds one. Classes
    `by_noun` are joined by their noun alone; `general` ones speak of anybody just told, `of_subjects` of whom the
    story follows, `of_others` never of somebody known.
    """

    unique_classes: frozenset[str] = frozenset()
    wider: dict[str, tuple[str, ...]] = {}
    former: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    by_noun: frozenset[str] = frozenset()
    general: frozenset[str] = frozenset()
    exclusive: frozenset[str] = frozenset()
    of_subjects: frozenset[str] = frozenset()
    of_others: frozenset[str] = frozenset()
    of_private: frozenset[str] = frozenset()
    former_prefixes: tuple[str, ...] = ()
    international: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    age_end: str = ""
    age_ends: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    aged: tuple[str, ...] = ()
    old: str = ""
    lifeless: tuple[str, ...] = ()


class Traits(_Part, frozen=True):
    """Classes of organisations that belong to a state; those that are somebody wherever they stand;
    those of which a compound speaks again ("Stahlkonzern" after "Hersteller X").
    """

    state_classes: frozenset[str] = frozenset()
    always: frozenset[str] = frozenset()
    compounds_join: frozenset[str] = frozenset()
    general: frozenset[str] = frozenset()


class Pronoun(_Part, frozen=True):
    """`genders` of what the forms stand for, "" any; `number` sg, pl or ? where the verb tells."""

    forms: tuple[str, ...] = ()
    stem: str = ""
    genders: str = ""
    number: str = "?"


class Articles(_Part, frozen=True):
    """Lemmas of determiners that point back, and of those that bring in something new."""

    definite: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()


class EntityWords(_Part, frozen=True):
    """What makes a body or a group worth an entity; ends of adjectives that tell where something belongs."""

    source_prepositions: frozenset[str] = frozenset()
    voice_nouns: frozenset[str] = frozenset()
    medium_prepositions: frozenset[str] = frozenset()
    origin_ends: tuple[str, ...] = ()


class CoreferenceWords(_Part, frozen=True):
    """The whole file."""

    organisations: dict[str, tuple[str, ...]] = {}
    traits: Traits = Traits()
    stands_for: dict[str, tuple[str, ...]] = {}
    places: dict[str, tuple[str, ...]] = {}
    persons: Persons = Persons()
    pronouns: tuple[Pronoun, ...] = ()
    demonstratives: tuple[Pronoun, ...] = ()
    possessives: tuple[Pronoun, ...] = ()
    articles: Articles = Articles()
    country_prefixes: dict[str, str] = {}
    entities: EntityWords = EntityWords()


class Coreference:
    """The words arranged for look-up."""

    def __init__(self, language: Language) -> None:
        self.words = read_toml(language.folder / "coreference.toml", CoreferenceWords)
        self.pronouns = {form: p for p in self.words.pronouns for form in p.forms}
        self.demonstratives = {form: p for p in self.words.demonstratives for form in p.forms}
        self.possessives = {p.stem: p for p in self.words.possessives}
        self.prefixes = tuple(self.words.country_prefixes)
        self._general = {noun.casefold() for noun in self.words.traits.general}
        self._organisations = NounClasses(self.words.organisations)
        self._places = NounClasses(self.words.places)

    def general(self, noun: str) -> bool:
        """Whether a noun is one of the plain ones for organisations ("Behörde"), not a compound of it."""
        return noun.casefold() in self._general

    def organisation_class(self, noun: str) -> str | None:
        """Return what kind of organisation a noun names, by itself or by its end."""
        return self._organisations.of(noun)

    def place_class(self, noun: str) -> str | None:
        """Return what kind of place a noun names, by itself or by its end."""
        return self._places.of(noun)

    def may_mean(self, wide: str, narrow: str) -> bool:
        """Whether a noun of class `wide` may speak of an organisation of class `narrow`."""
        return wide == narrow or narrow in self.words.stands_for.get(wide, ())


def coreference_of(language: Language) -> Coreference:
    """Build the data of a language; use with `Language.part`."""
    return Coreference(language)


SHORTEST_TAIL = 4  # letters: shorter ends of words say nothing of what a compound names, unless listed as ends
MEMORY = 50_000  # nouns
NO_CLASS = "none"


class NounClasses:
    """Nouns by their class: "=" before one listed means only the whole noun, "-" only the end of a compound.

    Those listed under "none" have no class, though their end has one ("Innenstadt").
    """

    def __init__(self, classes: dict[str, tuple[str, ...]]) -> None:
        self._listed = {noun.casefold(): name for name, nouns in classes.items() for noun in nouns}
        self._met: dict[str, str | None] = {}

    def of(self, noun: str) -> str | None:
        """Return the class of a noun, by itself or by its end; None for any other."""
        if noun not in self._met:
            if len(self._met) >= MEMORY:
                self._met.clear()
            self._met[noun] = self._look(noun.casefold())
        return self._met[noun]

    def _look(self, low: str) -> str | None:
        found = self._listed.get(low) or self._listed.get("=" + low) or self._by_end(low)
        return None if found == NO_CLASS else found

    def _by_end(self, low: str) -> str | None:
        for start in range(2, len(low) - 1):
            tail = low[start:]
            found = self._listed.get(tail) if len(tail) >= SHORTEST_TAIL else None
            found = found or self._listed.get("-" + tail)
            if found is not None:
                return found
        return None
