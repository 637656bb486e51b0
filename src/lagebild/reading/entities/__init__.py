"""Which mentions are one person, organisation, group or place."""

from collections import Counter
from typing import Final

from lagebild.languages.coreference import coreference_of
from lagebild.languages.gazetteer import gazetteer_of
from lagebild.languages.naming import naming_of
from lagebild.model.entity import Entity
from lagebild.reading.entities.compounds import in_compounds
from lagebild.reading.entities.demonstratives import RULE as DEMONSTRATIVE
from lagebild.reading.entities.demonstratives import taken_up
from lagebild.reading.entities.describing import Antecedents
from lagebild.reading.entities.naming import chain_names, join_cut_names
from lagebild.reading.entities.passages import Passages
from lagebild.reading.entities.pronouns import antecedent
from lagebild.reading.entities.references import Chain, Reference
from lagebild.reading.entities.result import entities_of
from lagebild.reading.notes import Notes

LEAD: Final = 1.3  # by how much a country must be named oftener than the next to be the report's own

Ties = list[tuple[Reference, Reference]]


def read_entities(notes: Notes) -> tuple[Entity, ...]:
    """Return the entities, in text order."""
    passages = Passages(notes)
    references, ties = passages.references()
    naming, words = notes.language.part(naming_of), notes.language.part(coreference_of)
    home = home_country(passages)
    chains = chain_names([r for r in references if r.named is not None], naming)
    settled = tie(chains, ties)
    national = words.words.persons.unique_classes - words.words.persons.international
    for chain in chains:
        if chain.kind == "person" and chain.classes & national and not chain.country:
            chain.country = home
    chains = join_cut_names(chains, words, naming, home)
    chains = [c for c in chains if not passages.only_medium(c)]
    open_ones = [r for r in references if r.named is None and id(r) not in settled]
    partners = {id(b): a for a, b in ties}
    resolve(open_ones, Antecedents(chains, words, home, notes.language.part(gazetteer_of)), partners)
    tokens, syntax = notes.words[0], notes.syntax
    taken = [r for chain in chains for r in chain.references]
    for chain, number in list(in_compounds(tokens, chains, taken, naming)):
        sentence = syntax.sentence_of(number)
        chain.references.append(
            Reference(number, number + 1, number, chain.kind, "description", "in-compound", sentence)
        )
        chain.references.sort(key=lambda r: (r.first, r.last))
    return entities_of(chains, notes.words[0], naming, words.words.traits.always)


def home_country(passages: Passages) -> str | None:
    """Return the country the report mostly speaks of; None where two are about as frequent."""
    told: Counter[str] = Counter()
    for named in passages.notes.names:
        if named.kind == "place" and named.country:
            told[named.country] += 1
    for token in passages.tokens:
        iso = passages.tables.adjective(token.text)
        if iso:
            told[iso] += 1
    first, second = ([*told.most_common(2), ("", 0), ("", 0)])[:2]
    return first[0] if first[1] >= LEAD * second[1] and first[0] else None


def tie(chains: list[Chain], ties: Ties) -> set[int]:
    """Put what an apposition ties to a name into its chain; return the ids of the references so settled."""
    home = {id(r): chain for chain in chains for r in chain.references}
    settled: set[int] = set()
    for one, two in ties:
        for named, other in ((one, two), (two, one)):
            chain = home.get(id(named))
            if chain is not None and id(other) not in home:
                chain.take(other)
                home[id(other)] = chain
                settled.add(id(other))
    for chain in chains:
        chain.references.sort(key=lambda r: (r.first, r.last))
    return settled


def pronominal(reference: Reference, chains: list[Chain]) -> Chain | None:
    """Return the chain that a pronoun belongs to; None where none is sure."""
    if reference.rule == DEMONSTRATIVE:
        return taken_up(reference, chains)
    return antecedent(reference, chains)


def resolve(references: list[Reference], antecedents: Antecedents, partners: dict[int, Reference]) -> None:
    """Find a chain for every passage without a name, in text order; what finds none begins its own."""
    chains = antecedents.chains
    home: dict[int, Chain] = {}
    for reference in references:
        pronoun = reference.form in ("pronoun", "possessive")
        partner = partners.get(id(reference))
        if partner is not None and id(partner) in home:
            chain: Chain | None = home[id(partner)]
        else:
            chain = pronominal(reference, chains) if pronoun else antecedents.of(reference)
            chain = chain or antecedents.introduced(reference)
        if chain is None:
            row = antecedents.seat(reference)
            if pronoun or (reference.kind == "place" and row is None):
                continue
            chain = Chain(reference.kind)
            chains.append(chain)
            if row is not None:
                chain.know(row)
        if not pronoun:
            reference.country = antecedents.country_of(reference)
        chain.take(reference)
        chain.settle()
        home[id(reference)] = chain
