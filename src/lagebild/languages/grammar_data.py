"""Closed lists of a language's grammar: `grammar.toml` of its folder."""

import msgspec

from lagebild.languages.files import long_table, read_toml
from lagebild.languages.language import Language
from lagebild.model.grammar import agreement_of


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    pass


class _Verbs(_File, frozen=True):
    perfect: frozenset[str] = frozenset()
    copula: frozenset[str] = frozenset()
    be: str = ""
    stay: frozenset[str] = frozenset()
    become: str = ""
    bare_infinitive: frozenset[str] = frozenset()
    zu_infinitive: frozenset[str] = frozenset()
    sein_perfect: frozenset[str] = frozenset()
    sein_perfect_bare: frozenset[str] = frozenset()
    dative: frozenset[str] = frozenset()
    clause_object: frozenset[str] = frozenset()
    separable_prefixes: tuple[str, ...] = ()


class _Words(_File, frozen=True):
    negation: frozenset[str] = frozenset()
    frame_openers: frozenset[str] = frozenset()
    approximators: frozenset[str] = frozenset()
    counting_prepositions: frozenset[str] = frozenset()
    comparative: frozenset[str] = frozenset()
    agent_prepositions: frozenset[str] = frozenset()
    place_prepositions: frozenset[str] = frozenset()
    direction_words: frozenset[str] = frozenset()
    attribute_prepositions: frozenset[str] = frozenset()
    paired_prepositions: frozenset[str] = frozenset()
    salutations: frozenset[str] = frozenset()
    continuing: frozenset[str] = frozenset()
    person_pronouns: frozenset[str] = frozenset()
    bare_determiners: frozenset[str] = frozenset()
    inclusion: frozenset[str] = frozenset()
    comparison: frozenset[str] = frozenset()
    conjunction_prepositions: frozenset[str] = frozenset()
    infinitive_prepositions: frozenset[str] = frozenset()
    relative_forms: frozenset[str] = frozenset()
    clause_relatives: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    first_persons: frozenset[str] = frozenset()
    second_persons: frozenset[str] = frozenset()
    measure_nouns: frozenset[str] = frozenset()
    time_nouns: frozenset[str] = frozenset()
    one: frozenset[str] = frozenset()


class _Adjective(_File, frozen=True):
    strong: dict[str, tuple[str, ...]] = {}
    weak: dict[str, tuple[str, ...]] = {}


class _Suffixes(_File, frozen=True):
    genitive_name: tuple[str, ...] = ()
    plural_verb: tuple[str, ...] = ()


class _Grammar(_File, frozen=True):
    verbs: _Verbs = _Verbs()
    words: _Words = _Words()
    prepositions: dict[str, str] = {}
    noun_prepositions: dict[str, tuple[str, ...]] = {}
    adjective: _Adjective = _Adjective()
    suffixes: _Suffixes = _Suffixes()


class GrammarData:
    """The lists as the clause stage asks for them: sets of lemmas, masks of agreement."""

    def __init__(self, file: _Grammar, given: frozenset[str]) -> None:
        self.given = given
        self.verbs = file.verbs
        self.words = file.words
        self.genitive_name = file.suffixes.genitive_name
        self.plural_ending = file.suffixes.plural_verb
        self.prepositions = {lemma: agreement_of(cases=cases) for lemma, cases in file.prepositions.items()}
        self.noun_prepositions = file.noun_prepositions
        self.strong = {ending: _readings(rows) for ending, rows in file.adjective.strong.items()}
        self.weak: dict[str, int] = {ending: _readings(rows) for ending, rows in file.adjective.weak.items()}

    def perfect_with_be(self, lemma: str) -> bool:
        """Whether the verb, or the verb it is a prefixed form of, makes its perfect with "sein"."""
        known = self.verbs.sein_perfect
        if lemma in known or lemma in self.verbs.sein_perfect_bare:
            return True
        prefixes = self.verbs.separable_prefixes
        return any(lemma.startswith(prefix) and lemma[len(prefix) :] in known for prefix in prefixes)


def _readings(rows: tuple[str, ...]) -> int:
    mask = 0
    for row in rows:
        cases, numbers, genders = (part.strip() for part in row.split("/"))
        mask |= agreement_of(cases, numbers, genders)
    return mask


def grammar_data(language: Language) -> GrammarData:
    """Return the lists of the language; empty where it has no grammar.toml."""
    given = long_table(language.common / "given-names.tsv")
    return GrammarData(read_toml(language.folder / "grammar.toml", _Grammar), frozenset(given))
