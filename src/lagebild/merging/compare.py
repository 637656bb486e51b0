"""Compare one told event with an incident, feature by feature.

Every feature adds to or takes from the score, or clashes. A clash means "surely another one": no other
feature makes up for it. The weights are set by hand on invented cases; each has its reason beside it.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from lagebild.merging.kinds import (
    COUNTED,
    DATED,
    HARM,
    LOOSE,
    OTHER_THAN,
    PUNCTUAL,
    REGIONAL,
    SPEECH,
    SUDDEN,
    companions,
)
from lagebild.merging.profile import IncidentProfile
from lagebild.merging.space import KILOMETRES_APART, distance
from lagebild.merging.told import Told

_BASE, _BASE_LOOSE, _BASE_SPEECH = 0.60, 0.45, 0.30
_KILOMETRES_FAR = 400.0
_WIDE = frozenset({"country", "region", "area"})
_DAYS_OLD, _DAYS_HARM, _DAYS_LASTING, _DAYS_LOOSE = 60.0, 14.0, 12.0, 30.0
_HOURS_APART = 3.0
_SILENCE = timedelta(days=30)
_TOLERANCE = timedelta(hours=8)  # clocks of other places, nights between two days


@dataclass(frozen=True, slots=True)
class Comparison:
    """`clash` names the feature that makes them two; `changes` what each feature added or took."""

    score: float
    changes: tuple[tuple[str, float], ...]
    clash: str | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """What spoke for and against, in words."""
        told = tuple(_said(feature, round(change, 2)) for feature, change in self.changes)
        return (*told, f"{self.clash} clashes") if self.clash else told


class Root(NamedTuple):
    """The incident that caused an event, and those that are surely others than it."""

    id: str
    apart: frozenset[str]


@lru_cache(maxsize=4096)
def _said(feature: str, change: float) -> str:
    return f"{feature} {change:+.2f}"


def compare(told: Told, incident: IncidentProfile, root: Root | None) -> Comparison:
    """Return how surely the event is the incident. `root` is the incident that caused the event."""
    score = _BASE_SPEECH if told.type in SPEECH else _BASE_LOOSE if told.type in LOOSE else _BASE
    changes = [("same type", score)]
    for feature, judge in _FEATURES:
        change = judge(told, incident, root)
        if change is None:
            return Comparison(0.0, tuple(changes), feature)
        if change:
            score += change
            changes.append((feature, change))
    return Comparison(max(0.0, min(score, 1.0)), tuple(changes))


def _time(told: Told, incident: IncidentProfile, root: Root | None) -> float | None:
    if told.old != incident.old:
        return None
    common = (root is not None and root.id in incident.roots) or told.origin in incident.origins
    if (not common and _came_later(told, incident)) or _long_silent(told, incident):
        return None
    if told.when is None or not incident.whens:
        return 0.0
    gap = min(told.when.gap(w) for w in incident.whens)
    if gap == 0.0:
        sure = told.when_told and bool(incident.whens_told)
        return None if _hours_clash(told, incident) else 0.15 if sure else 0.05
    if not (told.when_told and incident.whens_told):
        return -0.02 * min(gap, 5.0)
    told_gap = min(told.when.gap(w) for w in incident.whens_told)
    return None if _days_clash(told, incident, told_gap) else -0.03 * min(gap, 5.0)


def _came_later(told: Told, incident: IncidentProfile) -> bool:
    """What happened after a report told the incident as happened is another, where such a thing has its day."""
    if incident.known_by is None:
        return False
    dated = told.when is not None and told.when_told and told.type in PUNCTUAL | DATED
    start = told.when.start if told.when and dated else told.root_start if told.type in HARM else None
    return start is not None and start > incident.known_by + _TOLERANCE


def _long_silent(told: Told, incident: IncidentProfile) -> bool:
    """News without a date is of its own days: weeks after the last report it is of something else."""
    if told.published is None or incident.last_told is None or told.old:
        return False
    dated = told.when is not None and told.when_told and any(told.when.gap(w) == 0.0 for w in incident.whens_told)
    return not dated and told.published - incident.last_told > _SILENCE


def _days_clash(told: Told, incident: IncidentProfile, gap: float) -> bool:
    """Whether so many days between two tellings make them two, for this kind of event."""
    if told.old:
        return gap > _DAYS_OLD
    if told.type in PUNCTUAL:
        return gap > 0.6 or _hours_clash(told, incident)
    if told.type in DATED:
        single_days = told.when is not None and told.when.days <= 1.3 and any(w.days <= 1.3 for w in incident.whens)
        return single_days and gap >= 0.2 and not incident.planned
    limit = _DAYS_LOOSE if told.type in LOOSE else _DAYS_HARM if told.type in HARM else _DAYS_LASTING
    return gap > limit


def _hours_clash(told: Told, incident: IncidentProfile) -> bool:
    """Two clock times hours apart are two occurrences, where such a thing has a clock time."""
    if told.type not in PUNCTUAL or told.when is None or not told.when.exact:
        return False
    exact = [w for w in incident.whens if w.exact]
    return bool(exact) and min(told.when.gap(w) for w in exact) * 24 > _HOURS_APART


def _ordinal(told: Told, incident: IncidentProfile, root: Root | None) -> float | None:
    if told.type in SPEECH or (told.type in HARM and (told.type not in COUNTED or told.ordinal)):
        return 0.0  # "the second hostage" is one of them
    if told.ordinal and incident.ordinals:
        return 0.25 if told.ordinal in incident.ordinals else None
    marked = (told.ordinal or 0) > 1 or (told.another and not told.ordinal)
    if marked and not (incident.another or any(o > 1 for o in incident.ordinals)):
        return None
    if told.ordinal == 1 and incident.another:
        return None
    later = incident.another or any(o > 1 for o in incident.ordinals)
    if marked:
        return 0.15
    return -0.05 if later and told.type in PUNCTUAL else 0.0


def _place(told: Told, incident: IncidentProfile, root: Root | None) -> float | None:
    """Places count in full where both sentences tell them; a place taken over from elsewhere says little."""
    if told.place is not None and told.place in incident.places:
        sure = told.place_told and told.place in incident.places_told
        return 0.05 if told.precision == "country" else 0.2 if sure else 0.1
    if told.place_words & incident.place_words:
        return 0.1
    sure = told.place_told and bool(incident.places_told)
    exact = told.point if told.precision in ("point", "city") else None
    if exact and incident.points and sure:
        return _distance_change(told, min(distance(exact, p) for p in incident.points))
    if told.country and incident.countries and told.country not in incident.countries:
        return -0.2 if sure else -0.05
    if not sure or told.precision in _WIDE or not _local(incident):
        return 0.0
    placed = told.point is not None and bool(incident.points)  # else one may lie in the other: a quay and its town
    return -0.12 if placed and (told.type in PUNCTUAL or told.type in DATED) else -0.05


def _distance_change(told: Told, kilometres: float) -> float | None:
    if kilometres <= KILOMETRES_APART / 4:
        return 0.15
    if kilometres <= KILOMETRES_APART:
        return 0.0
    local = (told.type in PUNCTUAL or told.type in DATED) and told.type not in REGIONAL
    return None if local or kilometres > _KILOMETRES_FAR else -0.1


def _local(incident: IncidentProfile) -> bool:
    return any(precision not in _WIDE for precision in incident.places.values())


def _nation(told: Told, incident: IncidentProfile, root: Root | None) -> float | None:
    if told.nation is None or not incident.nations:
        return 0.0
    fits = any(nations_fit(told.nation, other) for other in incident.nations)
    if fits:
        return 0.15
    return None if told.type in HARM else -0.2


def nations_fit(one: str, two: str) -> bool:
    """Whether two countries, or "not that country", can be one."""
    if one.startswith(OTHER_THAN) or two.startswith(OTHER_THAN):
        return one.removeprefix(OTHER_THAN) != two.removeprefix(OTHER_THAN) or one == two
    return one == two


def _root(told: Told, incident: IncidentProfile, root: Root | None) -> float | None:
    """One cause speaks for one incident; two blasts, or a flood and a landslide, for two."""
    if root is None or not incident.roots:
        return 0.0
    if root.id in incident.roots:
        return 0.1 if told.root_grip == "report" else 0.2
    others = incident.roots.items()
    rivals = [(grip, type_, id_) for id_, (grip, type_) in others if not companions(type_, told.root_type)]
    if not rivals or told.root_grip == "report":
        return -0.05 if rivals else 0.0
    if not any(type_ != told.root_type or id_ in root.apart for _, type_, id_ in rivals):
        return -0.1
    if told.root_grip == "sentence" and any(grip == "sentence" for grip, _, _ in rivals):
        return None
    return -0.4 if told.root_type in SUDDEN else -0.25


def _parties(told: Told, incident: IncidentProfile, root: Root | None) -> float | None:
    acting = _acting(told, incident)
    if acting is None:
        return None
    if told.target and told.target in incident.targets:
        return acting + 0.15
    if told.who and incident.who:
        if told.who & incident.who:
            return acting + 0.1
        return acting - (0.35 if told.single and incident.single else 0.05)
    return acting


def _acting(told: Told, incident: IncidentProfile) -> float | None:
    if told.type in SPEECH:
        if not told.by.key or not (incident.by - {""}):
            return 0.0
        return 0.25 if told.by.key in incident.by else None
    if told.actor and incident.actors:
        return 0.2 if told.actor in incident.actors else -0.05
    return 0.1 if told.actor_words & incident.actor_words else 0.0


def _wording(told: Told, incident: IncidentProfile, root: Root | None) -> float | None:
    """Words shared by the two sentences; they weigh more where the type says little."""
    shared = len(told.around & incident.around)
    most, each = (0.3, 0.05) if told.type in SPEECH or told.type in LOOSE else (0.1, 0.02)
    return min(most, each * shared)


def _figures(told: Told, incident: IncidentProfile, root: Root | None) -> float | None:
    """A number taken back is the one told before; the same number speaks for the same occurrence."""
    if told.taken_back & incident.counts:
        return 0.35
    return 0.1 if told.counts & incident.counts else 0.0


def _copy(told: Told, incident: IncidentProfile, root: Root | None) -> float | None:
    """A reprint tells the event in the same words as its original."""
    shared = incident.origins.get(told.origin)
    if shared is None or told.report in incident.reports:
        return 0.0
    return 0.4 if shared & told.trigger else 0.0


def _same_report(told: Told, incident: IncidentProfile, root: Root | None) -> float | None:
    """The report itself told them as two, and they stay so without a reason; a headline sums up its text."""
    if told.report not in incident.reports or incident.last_report != told.report:
        return 0.0
    if told.event in incident.last_events:  # parted by two causes, which are one incident for all that
        return 0.0 if root is not None and root.id in incident.roots and told.type in HARM else None
    planned = told.status == "announced" or told.to_come
    if told.type in DATED and planned != incident.planned:
        return None  # one report tells of the vote held and of the one to come
    if told.type in SPEECH and told.actor is not None and told.actor in incident.actors:
        return 0.0
    return 0.15 if told.headline else -0.12


def _story(told: Told, incident: IncidentProfile, root: Root | None) -> float | None:
    """Reports about other countries tell of other things, unless the event's own place says otherwise."""
    if not told.story or not incident.stories or told.story & incident.stories:
        return 0.0
    return -0.25


def _size(told: Told, incident: IncidentProfile, root: Root | None) -> float | None:
    """Between equals, the one that more reports speak of is meant; of dated things, the latest."""
    if told.type in DATED:
        return 0.01 * min(incident.founded, 5)
    return min(0.05, 0.01 * len(incident.reports))


_FEATURES = (
    ("time", _time),
    ("ordinal", _ordinal),
    ("place", _place),
    ("nation", _nation),
    ("cause", _root),
    ("parties", _parties),
    ("wording", _wording),
    ("figures", _figures),
    ("copy", _copy),
    ("same report", _same_report),
    ("story", _story),
    ("reports", _size),
)
