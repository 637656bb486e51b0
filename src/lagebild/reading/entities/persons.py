"""Find the person that an office, a calling, an age or a people's name speaks of; in doubt nobody."""

from collections.abc import Sequence
from typing import Final

from lagebild.languages.coreference import Persons
from lagebild.reading.entities.memory import Memory
from lagebild.reading.entities.references import Chain, Reference

INTRODUCTION: Final = 2  # sentences ahead for the name of whom a role brought in
EPITHET_REACH: Final = 2  # sentences back for a person told by age, people or a former calling
SHORTEST_TAIL: Final = 5  # letters of a noun that may end another for the same person ("Lehrerin", "Musiklehrerin")

Near = Sequence[tuple[Reference, Chain]]


class PersonAntecedents:
    """The chains so far, and how a passage for one person finds its own."""

    def __init__(self, chains: list[Chain], words: Persons, home: str | None, memory: Memory) -> None:
        self._chains = chains
        self._words = words
        self._home = home
        self._memory = memory

    def of(self, reference: Reference) -> Chain | None:
        """Return the chain of the person a passage without a name speaks of; None where none is sure."""
        unique = reference.klass in self._words.unique_classes
        if reference.titled and (lead := self._later_office(reference)):
            return lead
        if not (reference.definite or unique):
            return None
        persons = [
            (last, chain)
            for last, chain in self._memory.before(reference)
            if not chain.plural and compatible(chain.genders, reference.genders) and same_age(chain, reference)
        ]
        if reference.former and unique:
            return self._epithet(reference, persons)
        return (
            self._of_age(reference, persons)
            or self._holder(reference, persons)
            or self._epithet(reference, persons)
            or self._later_office(reference)
            or self._name_follows(reference)
        )

    def _of_age(self, reference: Reference, persons: Near) -> Chain | None:
        """Return the one person told before with just this age."""
        alike = [chain for _, chain in persons if reference.age and chain.age == reference.age]
        return alike[0] if len(alike) == 1 else None

    def _holder(self, reference: Reference, persons: Near) -> Chain | None:
        """Return the person told before with this office or calling, the nearest first."""
        fitting = (c for last, c in persons if self._same_office(reference, c) and last.clause != reference.clause)
        return next(fitting, None)

    def _same_office(self, reference: Reference, chain: Chain) -> bool:
        if reference.country and chain.country and reference.country != chain.country:
            return False
        klass = reference.klass or ""
        if klass in self._words.by_noun:
            return klass != "age" and any(ends_alike(noun, reference.noun) for noun in chain.nouns)
        return self._may_mean(klass, chain)

    def _may_mean(self, klass: str, chain: Chain) -> bool:
        wider = self._words.wider.get(klass, ())
        return klass in chain.classes or any(c in wider for c in chain.classes)

    def _epithet(self, reference: Reference, persons: Near) -> Chain | None:
        """Return the person just spoken of, for a definite noun that tells something new of them."""
        if not self._tells_anew(reference):
            return None
        general = reference.klass in self._words.general
        near = [
            (last, chain)
            for last, chain in persons
            if reference.sentence - last.sentence <= EPITHET_REACH
            and last.clause != reference.clause
            and (chain.named or general)
            and not self._holds_another(reference, chain)
        ]
        if reference.reported:
            near = [pair for pair in near if not tells(pair[0], reference)] or near
        if len(near) == 1:
            return near[0][1]
        acting = [(last, chain) for last, chain in near if last.subject or last.doer]
        followed = [chain for _, chain in acting or near if chain.named]
        sure = followed and (acting or len(followed) == 1)
        return followed[0] if reference.klass in self._words.of_subjects and sure else None

    def _holds_another(self, reference: Reference, chain: Chain) -> bool:
        """Whether somebody holds an office and the noun is another, or a trade: who governs is no chief of police."""
        exclusive, private = self._words.exclusive, self._words.of_private
        if reference.klass in exclusive:
            return bool(chain.classes & (exclusive | private)) and reference.klass not in chain.classes
        return reference.klass in private and bool(chain.classes & exclusive)

    def _tells_anew(self, reference: Reference) -> bool:
        """Whether a noun may say something new of somebody known: it has the definite article and no owner."""
        unique = reference.klass in self._words.unique_classes and not reference.former
        kept = unique or reference.klass in self._words.of_others or reference.laden or self._owned(reference)
        return bool(reference.definite and reference.genders) and not (kept or reference.country)

    def _owned(self, reference: Reference) -> bool:
        """Whether a role belongs to somebody by a genitive, so that it brings in its holder."""
        first, _, rest = (reference.role or "").partition(" ")
        return bool(first and rest) and rest.partition(" ")[0] not in self._words.local

    def _name_follows(self, reference: Reference) -> Chain | None:
        """Return the person whose bare surname follows a role soon, never introduced otherwise."""
        for chain in self._chains:
            first = chain.references[0]
            ahead = first.first > reference.first and first.sentence - reference.sentence <= INTRODUCTION
            bare = chain.named and not chain.role and all(" " not in name for name in chain.names)
            if chain.kind == "person" and ahead and bare and compatible(chain.genders, reference.genders):
                return chain if first.described is None and reference.subject else None
        return None

    def _later_office(self, reference: Reference) -> Chain | None:
        """Return the only holder of an office whom the report names later, where but one can hold it or the title
        tells it.
        """
        klass = reference.klass or ""
        unique = klass in self._words.unique_classes
        told = klass not in self._words.by_noun if reference.titled else unique
        if not told or (reference.country and not (reference.titled and reference.country == self._home)):
            return None
        later = [
            c
            for c in self._chains
            if c.kind == "person" and c.references[0].first > reference.first and self._named_so(reference, c)
        ]
        return later[0] if len(later) == 1 and compatible(later[0].genders, reference.genders) else None

    def _named_so(self, reference: Reference, chain: Chain) -> bool:
        """Whether a person bears the office of a passage; in a title, also one that a wider word of the text means."""
        klass = reference.klass or ""
        if not reference.titled:
            return klass in chain.classes
        wider = any(klass in self._words.wider.get(c, ()) for c in chain.classes)
        return chain.named and (self._may_mean(klass, chain) or wider)


def ends_alike(one: str, two: str) -> bool:
    """Whether two nouns in small letters are the same, or the second is the end of the first."""
    return one == two or (len(two) >= SHORTEST_TAIL and one.endswith(two))


def tells(last: Reference, reference: Reference) -> bool:
    """Whether somebody spoken of is rather the one who says what is reported now."""
    return last.subject and not last.reported and reference.sentence - last.sentence <= 1


def same_age(chain: Chain, reference: Reference) -> bool:
    """Whether no two ages speak against one person."""
    return not (chain.age and reference.age) or chain.age == reference.age


def compatible(one: str, two: str) -> bool:
    """Whether two sets of genders share one; "" is any."""
    return not one or not two or bool(set(one) & set(two))
