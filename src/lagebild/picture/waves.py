"""Waves: which local occurrence is a part of which wide one (one clash of a wave of protests)."""

from lagebild.merging.merged import Merged
from lagebild.merging.profile import IncidentProfile

#: What spreads over days and places, and what happens within it.
_WAVES = {
    "protest": frozenset({"protest", "riot", "clash", "blockade", "strike"}),
    "riot": frozenset({"riot", "clash", "destruction"}),
    "strike": frozenset({"strike", "blockade"}),
    "clash": frozenset({"clash", "attack"}),
    "epidemic": frozenset({"infected"}),
}
_WIDE = frozenset({"country", "region", "area"})
_ONE_DAY = 1.3
_DAYS_BEFORE = 3.0


def waves_of(merged: Merged) -> dict[str, str]:
    """Return the wave of every incident that is a part of one, by their ids."""
    profiles = list(merged.incidents.profiles.values())
    waves = [p for p in profiles if p.type in _WAVES and not p.old and _is_wide(p)]
    found: dict[str, str] = {}
    for part in profiles:
        homes = [w for w in waves if w is not part and _within(part, w)]
        if homes:
            found[part.id] = max(homes, key=lambda w: (w.type == part.type, len(w.reports), w.id)).id
    return found


def _is_wide(profile: IncidentProfile) -> bool:
    """Whether it is told of a country or region, and of no single day."""
    wide = bool(profile.places) and all(precision in _WIDE for precision in profile.places.values())
    return wide and all(w.days > _ONE_DAY for w in profile.whens_told)


def _within(part: IncidentProfile, wave: IncidentProfile) -> bool:
    if part.old or part.type not in _WAVES[wave.type] or not _is_local(part):
        return False
    if part.countries and wave.countries and not part.countries & wave.countries:
        return False
    gaps = [a.gap(b) for a in part.whens_told for b in wave.whens]
    return min(gaps, default=0.0) <= _DAYS_BEFORE and bool(part.stories & wave.stories or not wave.stories)


def _is_local(profile: IncidentProfile) -> bool:
    """Whether it is told of one town or one day."""
    town = any(precision not in _WIDE for precision in profile.places.values())
    return town or any(w.days <= _ONE_DAY for w in profile.whens_told)
