"""Which mentions are one person, organisation, group or place."""

from lagebild.model.entity import Entity, NamedMention
from lagebild.reading.notes import Notes


def read_entities(notes: Notes) -> tuple[Entity, ...]:
    """Return the entities, in text order."""
    chains: dict[tuple[str, str], list[NamedMention]] = {}
    for named in notes.names:
        chains.setdefault((named.kind, named.name), []).append(named)
    return tuple(
        Entity(
            id=f"e{number}",
            kind=chain[0].kind,
            name=chain[0].name,
            mentions=tuple(n.mention for n in chain),
            country=chain[0].country,
            geonames=chain[0].geonames,
            location=chain[0].location,
        )
        for number, chain in enumerate(chains.values(), start=1)
    )
