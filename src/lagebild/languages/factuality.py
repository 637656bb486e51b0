"""factuality.toml: as fact, hearsay, yet to come, or not so."""

import msgspec

from lagebild.languages.files import read_toml
from lagebild.languages.language import Language
from lagebild.languages.rules import Rule
from lagebild.model.event import Status

FILE = "factuality.toml"


class StatusRule(Rule, frozen=True):
    """One way in which a language takes an event out of what is simply so; fields as in the file's head."""

    status: Status
    words: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    perfect: bool = False
    tenses: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    governors: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    negated: bool = False
    refuted: bool = False
    unless: tuple[str, ...] = ()
    voiced: bool = False
    deeds: bool = False


class FactualityData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file: word lists, then rules, first match wins."""

    amounts: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    expletives: tuple[str, ...] = ()
    not_negating: tuple[str, ...] = ()
    happening: tuple[str, ...] = ()
    taking_place: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()
    supposed_voices: tuple[str, ...] = ()
    perfect_auxiliaries: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    granting: tuple[str, ...] = ()
    complementisers: tuple[str, ...] = ()
    rules: tuple[StatusRule, ...] = ()


class Factuality:
    """The rules and word lists ready to look up."""

    def __init__(self, data: FactualityData) -> None:
        self.rules = data.rules
        self.amounts = frozenset(data.amounts)
        self.counts = frozenset(data.counts)
        self.expletives = frozenset(data.expletives)
        self.not_negating = frozenset(data.not_negating)
        self.happening = frozenset(data.happening)
        self.taking_place = frozenset(data.taking_place)
        self.definite = frozenset(data.definite)
        self.indefinite = frozenset(data.indefinite)
        self.perfect_auxiliaries = frozenset(data.perfect_auxiliaries)
        self.complementisers = frozenset(data.complementisers)
        self.vague = data.vague
        self.granting = data.granting
        self.supposed_voices = frozenset(data.supposed_voices)


def factuality(language: Language) -> Factuality:
    """Return the language's rules of factuality; raises DataError for a file that is not as it must be."""
    return Factuality(read_toml(language.folder / FILE, FactualityData))
