"""facts.toml: the ways a language states that somebody is a member of something."""

import msgspec

from lagebild.languages.files import read_toml
from lagebild.languages.language import Language
from lagebild.languages.rules import Rule

FILE = "facts.toml"


class Membership(Rule, frozen=True, kw_only=True):
    """A clause with one of `verbs` (and `noun` as its predicate, where given) tells a membership.

    `member` is "subject"; `body` where the organisation stands: "dative", "genitive" or prepositions;
    `beside` prepositions that bring in further members ("neben Polen").
    """

    verbs: tuple[str, ...]
    member: str = "subject"
    body: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


class FactRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    memberships: tuple[Membership, ...] = ()


def fact_rules_of(language: Language) -> FactRules:
    """Return the language's rules; use with `Language.part`."""
    return read_toml(language.folder / FILE, FactRules)
