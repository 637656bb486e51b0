"""Find which body, group or place a description speaks of: class, country, place in the text."""

from collections.abc import Sequence
from typing import Final

from lagebild.languages.coreference import Coreference
from lagebild.languages.gazetteer import Gazetteer, PlaceRow
from lagebild.reading.entities.memory import Memory
from lagebild.reading.entities.persons import PersonAntecedents
from lagebild.reading.entities.references import Chain, Reference

DATELINE: Final = "dateline"  # the rule by which a place is a town where a report was written
BODY_REACH: Final = 3  # sentences back for a body told by its noun
INTRODUCTION: Final = 2  # sentences ahead for the name of what an indefinite noun brought in


class Antecedents:
    """The chains so far, and how each kind of passage finds its own."""

    def __init__(self, chains: list[Chain], words: Coreference, home: str | None, gazetteer: Gazetteer) -> None:
        self.chains = chains
        self.words = words
        self.home = home
        self.gazetteer = gazetteer
        self._memory = Memory(chains)
        self._before = self._memory.before
        self._persons = PersonAntecedents(chains, words.words.persons, home, self._memory)

    def of(self, reference: Reference) -> Chain | None:
        """Return the chain a passage without a name belongs to; None where none is sure."""
        if reference.kind == "organisation":
            return self._body(reference)
        if reference.kind == "group":
            return self._group(reference)
        if reference.kind == "place":
            return self._place(reference)
        return self._persons.of(reference)

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
        return next((c for c in near if reference.klass in c.classes or self._precision(c) in wanted), None)

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
        named = [r.named for r in chain.references if r.named]
        places = [n.location for n in named if n.location]
        if not places and any(n.mention.rule == DATELINE for n in named):
            return "city"
        return places[0].precision if places else "area"
