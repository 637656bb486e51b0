"""Find whom a role, a description or a pronoun speaks of: class, gender, number, country, place in the text."""

from collections.abc import Sequence
from typing import Final

from lagebild.languages.coreference import Coreference
from lagebild.languages.gazetteer import Gazetteer, PlaceRow
from lagebild.reading.entities.references import Chain, Reference

BODY_REACH: Final = 3  # sentences back for a body told by its noun
INTRODUCTION: Final = 2  # sentences ahead for the name of what an indefinite noun brought in
EPITHET_REACH: Final = 2  # sentences back for a person told by age or a former calling
MEMORY: Final = 80  # sentences back after which something without a name is forgotten
ROOM: Final = 400  # so many chains are kept in mind before any is forgotten


class Antecedents:
    """The chains so far, and how each kind of passage finds its own."""

    def __init__(self, chains: list[Chain], words: Coreference, home: str | None, gazetteer: Gazetteer) -> None:
        self.chains = chains
        self.words = words
        self.home = home
        self.gazetteer = gazetteer
        self._live: list[Chain] = []
        self._taken = 0
        self._room = ROOM

    def of(self, reference: Reference) -> Chain | None:
        """Return the chain a passage without a name belongs to; None where none is sure."""
        if reference.kind == "organisation":
            return self._body(reference)
        if reference.kind == "group":
            return self._group(reference)
        if reference.kind == "place":
            return self._place(reference)
        return self._person(reference)

    def _before(self, reference: Reference, reach: int | None = None) -> list[tuple[Reference, Chain]]:
        """Return the latest earlier reference of each chain of its kind, nearest first, at most `reach` sentences
        back.
        """
        found = []
        for chain in self._remembered(reference.sentence):
            if chain.kind != reference.kind:
                continue
            earlier = chain.latest_before(reference.first)
            if earlier is not None and (reach is None or reference.sentence - earlier.sentence <= reach):
                found.append((earlier, chain))
        return sorted(found, key=lambda pair: -pair[0].first)

    def _remembered(self, sentence: int) -> list[Chain]:
        """The chains a reader still has in mind: all that bear a name, others while they are near."""
        self._live.extend(self.chains[self._taken :])
        self._taken = len(self.chains)
        if len(self._live) > self._room:
            self._live = [c for c in self._live if c.named or sentence - c.last.sentence <= MEMORY]
            self._room = max(ROOM, 2 * len(self._live))
        return self._live

    # Organisations

    def _body(self, reference: Reference) -> Chain | None:
        country = self.country_of(reference)
        for _, chain in self._before(reference):
            if reference.noun in chain.nouns and self._same_land(chain, country):
                return chain if reference.definite or not chain.named else None
        if not reference.definite or reference.modifiers:
            return None
        return self._wider_body(reference)

    def introduced(self, reference: Reference) -> Chain | None:
        """Return the body whose name follows a first description of it."""
        if reference.kind != "organisation" or reference.definite or reference.plural:
            return None
        return next((c for c in self.chains if c.named and self._follows(reference, c)), None)

    def _follows(self, reference: Reference, chain: Chain) -> bool:
        """Whether a chain's name is first told soon after the reference, in a subject of its kind."""
        first = next((r for r in chain.references if r.named is not None), None)
        if first is None:
            return False
        near = first.first > reference.first and first.sentence - reference.sentence <= INTRODUCTION
        if chain.kind != "organisation" or not (near and first.definite and first.subject):
            return False
        return any(self.words.may_mean(c, reference.klass or "") for c in chain.classes)

    def _wider_body(self, reference: Reference) -> Chain | None:
        klass = reference.klass or ""
        if not self.words.general(reference.noun):
            return self._same_tail(reference)
        state = self.words.words.traits.state_classes
        if klass in state and klass not in self.words.words.stands_for:
            return None
        for _, chain in self._before(reference, BODY_REACH if klass != "alliance" else None):
            if any(self.words.may_mean(klass, c) for c in chain.classes):
                return chain
        unknown = [c for _, c in self._before(reference, BODY_REACH) if not c.classes]
        return unknown[0] if len(unknown) == 1 and klass in self.words.words.stands_for else None

    def _same_tail(self, reference: Reference) -> Chain | None:
        """Return the body whose compound ends alike ("Stahlkonzern" for "Hersteller X")."""
        if reference.klass not in self.words.words.traits.compounds_join:
            return None
        near = [c for _, c in self._before(reference) if c.named]
        country = self.country_of(reference)
        alike = [c for c in near if reference.klass in c.classes and self._same_land(c, country)]
        unknown = [c for _, c in self._before(reference, BODY_REACH) if c in near and not c.classes]
        return alike[0] if alike else unknown[0] if len(unknown) == 1 else None

    def country_of(self, reference: Reference) -> str | None:
        """Return the country of a body or office: as told, else the report's for those of a state."""
        words = self.words.words
        national = (words.traits.state_classes | words.persons.unique_classes) - words.persons.international
        return reference.country or (self.home if reference.klass in national else None)

    def _same_land(self, chain: Chain, country: str | None) -> bool:
        return chain.country is None or country is None or chain.country == country

    # Groups, places

    def _group(self, reference: Reference) -> Chain | None:
        if reference.counted and not reference.definite:
            return None
        return next(
            (
                chain
                for _, chain in self._before(reference)
                if reference.noun in chain.nouns
                and (reference.country is None or chain.country in (None, reference.country))
            ),
            None,
        )

    def _place(self, reference: Reference) -> Chain | None:
        near = [c for _, c in self._before(reference) if c.named]
        if reference.klass == "capital":
            return self._capital(reference, near)
        if reference.country:
            return None
        if reference.klass == "country":
            return self._land(reference)
        precise = {"city": ("city",), "seat": (), "region": ("region",), "island": ("region",)}
        wanted = precise.get(reference.klass or "", ("area", "point"))
        for chain in near:
            if reference.klass in chain.classes:
                return chain
        fitting = [c for c in near if self._precision(c) in wanted]
        return fitting[0] if fitting and reference.klass != "seat" else None

    def _capital(self, reference: Reference, near: Sequence[Chain]) -> Chain | None:
        """Return the place called a capital before, or the one that is the country's by the gazetteer."""
        called = [c for c in near if reference.klass in c.classes and self._same_land(c, reference.country)]
        row = self.seat(reference)
        known = [c for c in self.chains if row is not None and row.geonames in c.geonames]
        return next(iter((*called, *known)), None)

    def seat(self, reference: Reference) -> PlaceRow | None:
        """Return the capital of the country that a passage tells, or else of the report's own; None for any other."""
        country = reference.country or self.home
        capital = reference.kind == "place" and reference.klass == "capital" and not reference.former
        return self.gazetteer.capital(country) if capital and country is not None else None

    def _land(self, reference: Reference) -> Chain | None:
        """Return the land just spoken of as a subject, else the report's own, else the only one."""
        near = [(last, c) for last, c in self._before(reference) if c.named and self._precision(c) == "country"]
        spoken = [
            c for last, c in near if last.subject and reference.subject and last.sentence == reference.sentence - 1
        ]
        own = [c for _, c in near if c.country == self.home]
        return next(iter((*spoken[:1], *own)), near[0][1] if len(near) == 1 else None)

    @staticmethod
    def _precision(chain: Chain) -> str:
        places = [r.named.location for r in chain.references if r.named and r.named.location]
        return places[0].precision if places else "area"

    # Persons

    def _person(self, reference: Reference) -> Chain | None:
        unique = reference.klass in self.words.words.persons.unique_classes
        if (reference.former and unique) or not (reference.definite or unique):
            return None
        persons = [
            (last, chain)
            for last, chain in self._before(reference)
            if not chain.plural and compatible(chain.genders, reference.genders)
        ]
        for last, chain in persons:
            if self._same_office(reference, chain) and last.clause != reference.clause:
                return chain
        return self._epithet(reference, persons) or self._later_office(reference) or self._name_follows(reference)

    def _same_office(self, reference: Reference, chain: Chain) -> bool:
        if reference.country and chain.country and reference.country != chain.country:
            return False
        klass = reference.klass or ""
        if klass in ("person", "age", "relative", "civilian", "suspect", "colleague"):
            return reference.noun in chain.nouns and klass != "age"
        wider = self.words.words.persons.wider.get(klass, ())
        return klass in chain.classes or any(c in wider for c in chain.classes)

    def _epithet(self, reference: Reference, persons: Sequence[tuple[Reference, Chain]]) -> Chain | None:
        """Return the person just spoken of, for a definite noun that tells something new of them."""
        weak = reference.klass in ("relative", "colleague", "suspect", "successor", "predecessor", "pope")
        unique = reference.klass in self.words.words.persons.unique_classes
        if weak or unique or reference.country or not reference.definite or self._owned(reference):
            return None
        near = [
            (last, chain)
            for last, chain in persons
            if reference.sentence - last.sentence <= EPITHET_REACH
            and last.clause != reference.clause
            and chain.named
            and bool(reference.genders)
        ]
        subjects = [chain for last, chain in near if last.subject or last.doer]
        if len({id(chain) for _, chain in near}) == 1:
            return near[0][1]
        return subjects[0] if reference.klass == "age" and subjects else None

    def _owned(self, reference: Reference) -> bool:
        """Whether a role belongs to somebody by a genitive, so that it brings in its holder."""
        first, _, rest = (reference.role or "").partition(" ")
        return bool(first and rest) and rest.partition(" ")[0] not in self.words.words.persons.local

    def _name_follows(self, reference: Reference) -> Chain | None:
        """Return the person whose bare surname follows a role soon, never introduced otherwise."""
        for chain in self.chains:
            first = chain.references[0]
            ahead = first.first > reference.first and first.sentence - reference.sentence <= INTRODUCTION
            bare = chain.named and not chain.role and all(" " not in name for name in chain.names)
            if chain.kind == "person" and ahead and bare and compatible(chain.genders, reference.genders):
                return chain if first.described is None and reference.subject else None
        return None

    def _later_office(self, reference: Reference) -> Chain | None:
        """Return the only holder of a unique office whom the report names later."""
        if reference.klass not in self.words.words.persons.unique_classes or reference.country:
            return None
        later = [
            c
            for c in self.chains
            if c.kind == "person" and reference.klass in c.classes and c.references[0].first > reference.first
        ]
        return later[0] if len(later) == 1 and compatible(later[0].genders, reference.genders) else None


def compatible(one: str, two: str) -> bool:
    """Whether two sets of genders share one; "" is any."""
    return not one or not two or bool(set(one) & set(two))
