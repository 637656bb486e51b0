"""Whom a pronoun speaks of: gender and number, nearness, subject before object. In doubt nobody."""

from collections.abc import Iterator, Sequence
from typing import Final

from lagebild.reading.entities.persons import compatible
from lagebild.reading.entities.references import NEUTER, Chain, Reference

REACH: Final = 2  # sentences back
LEAST: Final = 3.0  # weight below which a pronoun stays alone
MARGIN: Final = 0.75  # by which the best must lead
NEARNESS = (2.0, 1.5, 0.0)  # same sentence, one back, two back


def antecedent(reference: Reference, chains: Sequence[Chain]) -> Chain | None:
    """Return the chain a pronoun or possessive belongs to; None where no candidate clearly leads."""
    rated = sorted(weights(reference, chains), key=lambda pair: -pair[0])
    if not rated or rated[0][0] < LEAST:
        return None
    if len(rated) > 1 and rated[0][0] - rated[1][0] < MARGIN:
        return None
    return rated[0][1]


def weights(reference: Reference, chains: Sequence[Chain]) -> Iterator[tuple[float, Chain]]:
    """Yield every possible antecedent with its weight."""
    for chain in chains:
        if reference.sentence - chain.last.sentence > REACH or not possible(reference, chain):
            continue
        last = chain.latest_before(reference.first)
        if last is None or reference.sentence - last.sentence > REACH:
            continue
        distance = reference.sentence - last.sentence
        body = chain.kind == "organisation" and not (last.subject or reference.subject)
        if body or bound(reference, chain):
            continue
        yield weight(reference, chain, last, distance), chain


def possible(reference: Reference, chain: Chain) -> bool:
    """Whether gender and number allow it."""
    if reference.genders == NEUTER and reference.form == "pronoun":
        return chain.kind == "organisation" and chain.genders == NEUTER  # else rather nobody
    if reference.plural:
        return chain.plural and chain.kind in ("group", "person")
    if chain.kind == "place" or chain.plural:
        return reference.form == "possessive" and not chain.plural and compatible(chain.genders, "n")
    if chain.kind != "person" and not chain.genders:
        return False
    return compatible(chain.genders, reference.genders)


def bound(reference: Reference, chain: Chain) -> bool:
    """Whether the antecedent stands before it in its own clause, where only a reflexive could mean it."""
    if reference.form == "possessive" or reference.clause is None:
        return False
    return any(r.clause == reference.clause and r.last <= reference.first for r in chain.references)


def weight(reference: Reference, chain: Chain, last: Reference, distance: int) -> float:
    """Return how likely the chain is meant."""
    found = NEARNESS[distance]
    found += 2.0 if last.subject else 1.0 if last.doer else 0.0
    found += 1.5 if chain.kind == ("group" if reference.plural else "person") else 0.0
    found += 0.75 if len(chain.genders) == 1 else 0.0
    found += 0.15 * min(len(chain.references), 4)
    found += 0.5 if chain.named else 0.0
    if reference.form == "possessive" and last.clause == reference.clause and last.subject:
        found += 1.0
    return found
