"""What a reader still has in mind: the chains so far, and which were spoken of last."""

from typing import Final

from lagebild.reading.entities.references import Chain, Reference

MEMORY: Final = 80  # sentences back after which something without a name is forgotten
ROOM: Final = 400  # so many chains are kept in mind before any is forgotten


class Memory:
    """The chains of a report, a list that grows while it is read."""

    def __init__(self, chains: list[Chain]) -> None:
        self._chains = chains
        self._live: list[Chain] = []
        self._taken = 0
        self._room = ROOM

    def before(self, reference: Reference, reach: int | None = None) -> list[tuple[Reference, Chain]]:
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
        self._live.extend(self._chains[self._taken :])
        self._taken = len(self._chains)
        if len(self._live) > self._room:
            self._live = [c for c in self._live if c.named or sentence - c.last.sentence <= MEMORY]
            self._room = max(ROOM, 2 * len(self._live))
        return self._live
