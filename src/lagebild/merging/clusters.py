"""Clusters: events become incidents, one after the other in the order of publication.

Each event joins the incident it fits best or founds one; so the picture of any moment is the beginning
of the picture of a later one, and one more report touches only what it touches.
"""

from collections import defaultdict
from collections.abc import Iterable

from lagebild.merging.candidates import Candidates
from lagebild.merging.compare import Comparison, Root, compare
from lagebild.merging.kinds import ROOTS
from lagebild.merging.profile import IncidentProfile
from lagebild.merging.rulings import Rulings
from lagebild.merging.told import Told
from lagebild.model.claim import Link

_RULE = "incidents"
_JOIN = 0.5
_DIFFERENT_KEPT = 2


class Incidents:
    """All incidents of a case, and which of them each event is."""

    def __init__(self, rulings: Rulings) -> None:
        self.profiles: dict[str, IncidentProfile] = {}
        self.of_event: dict[str, str] = {}
        self.links: list[Link] = []
        self._candidates = Candidates()
        self._rulings = rulings
        self._apart: dict[str, set[str]] = defaultdict(set)

    def take(self, events: Iterable[Told]) -> None:
        """Place the events of one report: what can cause harm first, then the rest, in text order."""
        for told in sorted(events, key=_turn):
            self._place(told)

    def _place(self, told: Told) -> None:
        root = self._root_of(told)
        home, comparison, others = self._best(told, root)
        if home is None:
            home = IncidentProfile(id=told.key, type=told.type, old=told.old, founded=told.order)
            self.profiles[home.id] = home
        else:
            by = self._rulings.by(told.key, home.members) or _RULE
            self.links.append(
                Link(home.members[-1], told.key, "same", by, round(comparison.score, 3), comparison.reasons)
            )
        for other in others:
            self._apart[home.id].add(other)
            self._apart[other].add(home.id)
        home.learn(told, root)
        self.of_event[told.key] = home.id
        self._candidates.add(told, home, root)

    def _root_of(self, told: Told) -> str | None:
        """The incident that caused the event; none that struck only after it was over."""
        root = self.of_event.get(told.root or "")
        known = self.profiles[root].whens_told if root else ()
        if told.when is not None and told.when_told and known and all(told.when.end <= w.start for w in known):
            return None
        return root

    def _best(self, told: Told, root: str | None) -> tuple[IncidentProfile | None, Comparison, list[str]]:
        """The incident that fits best, how well it does, and those it surely is not."""
        best: tuple[IncidentProfile | None, Comparison] = (None, Comparison(0.0, ()))
        ruled = self._rulings.together(told.key, self.of_event)
        if ruled is not None:
            return self.profiles[ruled], Comparison(1.0, (("ruled", 1.0),)), []
        cause = Root(root, frozenset(self._apart.get(root, ()))) if root else None
        clashes = []
        others = []
        for id_ in self._candidates.of(told, root):
            profile = self.profiles[id_]
            if self._rulings.apart(told.key, profile.members):
                others.append(id_)
                continue
            found = compare(told, profile, cause)
            if found.clash:
                others.append(id_)
                clashes.append((profile, found))
            elif found.score >= _JOIN and (found.score, id_) > (best[1].score, best[0].id if best[0] else ""):
                best = (profile, found)
        self._note_clashes(told, clashes)
        return *best, others

    def _note_clashes(self, told: Told, clashes: list[tuple[IncidentProfile, Comparison]]) -> None:
        """Keep why the event is not the best known of those it resembles."""
        ranked = sorted(clashes, key=lambda c: (-len(c[0].members), c[0].id))
        for profile, found in ranked[:_DIFFERENT_KEPT]:
            self.links.append(Link(profile.id, told.key, "different", _RULE, found.score, found.reasons))


def _turn(told: Told) -> tuple[bool, bool, bool, bool, int, str]:
    """What can cause harm first, the dated before the vague, the headline last."""
    return (told.type not in ROOTS, told.old, told.headline, not told.when_told, told.first.start, told.key)
