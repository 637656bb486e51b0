"""Candidates: the few incidents that a new event can be, found by what they share, not by trying all."""

from collections import defaultdict

from lagebild.merging.profile import IncidentProfile
from lagebild.merging.told import Told

_PER_KEY = 12
_MAIN = 8


class Candidates:
    """Incidents by type and place, party, day, cause, origin; and the ones most told of each type."""

    def __init__(self) -> None:
        self._index: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        self._main: dict[str, dict[str, int]] = defaultdict(dict)

    def of(self, told: Told, root: str | None) -> list[str]:
        """Return the ids of incidents worth comparing, without repetition, best known first."""
        found: dict[str, None] = {}
        for key in _keys(told, root):
            for id_ in list(self._index.get(key, ()))[-_PER_KEY:]:
                found[id_] = None
        found.update(dict.fromkeys(self._main.get(told.type, ())))
        return list(found)

    def add(self, told: Told, incident: IncidentProfile, root: str | None) -> None:
        """Note under which keys the incident is to be found from now on."""
        for key in _keys(told, root):
            book = self._index[key]
            book[incident.id] = None
            if len(book) > 4 * _PER_KEY:
                for old in list(book)[: 2 * _PER_KEY]:
                    del book[old]
        main = self._main[told.type]
        main[incident.id] = len(incident.members)
        if len(main) > _MAIN:
            least = min(main, key=lambda i: (main[i], i != incident.id))
            del main[least]


def _keys(told: Told, root: str | None) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = [(told.type, "recent")]
    parts = (
        ("place", told.place),
        ("actor", told.actor),
        ("target", told.target),
        ("root", root),
        ("nation", told.nation),
    )
    keys += [(told.type, name, value) for name, value in parts if value]
    if told.when:
        keys.append((told.type, "day", told.when.start.date().isoformat()))
    keys.append((told.type, "origin", told.origin))
    return keys
