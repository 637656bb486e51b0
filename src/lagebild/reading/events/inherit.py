"""What one event's triggers tell together, and what it takes over from the events around it."""

from bisect import bisect_left
from copy import copy
from itertools import pairwise
from typing import Final

from lagebild.model.event import EventTime, Party, Status
from lagebild.model.span import Span
from lagebild.reading.events.aims import aimed_at, obliged
from lagebild.reading.events.circumstances import STRIKING
from lagebild.reading.events.cluster import HARM, OCCURRENCES, Cluster
from lagebild.reading.events.desk import TITLES, Candidate, Desk
from lagebild.reading.events.moments import is_past, lead_time, past_told, time_opened, without_clock
from lagebild.reading.events.sameness import definite
from lagebild.reading.events.siting import PRECISION, exactness, land_of
from lagebild.reading.events.story_place import headed
from lagebild.reading.events.surroundings import WEAK, Surroundings, widely_told

REFINED: Final = 3  # sentences after its first in which an event's place is told more exactly
NEXT: Final = 2  # sentences of one paragraph that a date holds for
#: Acts of speech and gaps have their own time, not the story's.
TIMELESS: Final = frozenset(
    [
        "demand",
        "request",
        "promise",
        "threat",
        "accusation",
        "denial",
        "support",
        "gap",
        "agreement",
        "talks",
        "election",
    ]
)
#: Types whose day is the story's where its first sentences tell it; that somebody is still missing is told of today.
STORIES: Final = (OCCURRENCES | HARM | frozenset(("released", "raid", "trial"))) - {"missing"}
#: Types under which one scene of violence is told by turns.
SCENES: Final = frozenset(("clash", "riot"))
UNSURE: Final = 0.5  # steps of exactness by which a place that no gazetteer knows may be more exact than it looks
CULPRITS: Final = "culprits"
#: What an occurrence told so may be told as elsewhere in the report, surest first.
SURER: dict[Status, tuple[Status, ...]] = {"attributed": ("asserted",), "hearsay": ("asserted", "attributed")}
DAY: Final = "2026-03-04"  # how exact a day is written


def inherit(desk: Desk, groups: list[Cluster], candidates: list[Candidate]) -> list[Candidate]:
    """Return for each event one candidate that holds the best of its triggers, its host and its surroundings."""
    occasions = _occasions(desk, candidates)
    tellers = [_together(desk, group) for group in groups]
    away = {c.time.span for c in candidates if c.away and c.time is not None}
    afterwards = {c.clause for c in candidates if c.away}  # clauses that tell what was so long before or after
    main_time = _main_time(desk, groups, tellers, away) or lead_time(desk)
    dated = {flag: _dated(candidates, earlier=flag) for flag in (False, True)}
    candidates_of = {group.members[0].cluster: group.members for group in groups}
    by_cluster = {m.cluster: told for group, told in zip(groups, tellers, strict=True) for m in group.members}
    around = Surroundings(desk, candidates, by_cluster)
    _share_scenes(desk, groups, tellers)
    title = headed(desk)
    gone = {group.number for group in groups if _gone_before(desk, group)}
    for group, told in zip(groups, tellers, strict=True):
        if title is not None and widely_told(desk, told, title):
            told.place = title
        if told.place_by_people and told.type not in STRIKING:
            told.place = around.narrowed(told)
        host = by_cluster.get(told.host) if told.host is not None and group.type in HARM else None
        if host is not None:
            told.time = told.time or (host.time if told.clause not in afterwards else None)
            members = candidates_of[told.host or 0]
            if told.place is not None and _more_exact(desk, told, host, members):
                told.place = host.place
            _share_parties(desk, told, host)
        if told.time is None:
            told.time = _time_of_occasion(told, occasions, by_cluster)
        if told.time is None and (
            told.earlier or (_of_story(told) and not gone.intersection((group.number, told.host)))
        ):
            if told.earlier:
                near_time = past_told(desk, told)
            else:
                near_time = _just_told(desk, told, dated[False]) or time_opened(desk, told) or main_time
            told.time = without_clock(desk, near_time or _time_before(desk, told, dated[told.earlier]))
        told.place = told.place or around.place_of(group, told, host)
    return tellers


def _dated(candidates: list[Candidate], *, earlier: bool) -> list[Candidate]:
    """What tells its own time, of earlier cases or of the story."""
    told = [c for c in candidates if c.time is not None and not c.away]
    return [c for c in told if c.earlier == earlier and c.status != "announced"]


def _time_before(desk: Desk, told: Candidate, dated: list[Candidate]) -> EventTime | None:
    """When the occurrence was that the same paragraph told shortly before, where the report goes on with it."""
    other = _dated_before(desk, told, dated)
    if other is None or other.type not in OCCURRENCES | HARM or told.type not in OCCURRENCES | HARM:
        return None
    old = not told.earlier and other.time is not None and is_past(desk, other.time)
    if old and told.sentence <= desk.lead:
        return None
    return other.time if told.sentence - other.sentence <= (1 if old else NEXT) else None


def _just_told(desk: Desk, told: Candidate, dated: list[Candidate]) -> EventTime | None:
    """When the occurrence was that the sentence before tells, for the harm that stands behind it."""
    other = _dated_before(desk, told, dated) if told.type in HARM else None
    if other is None or other.type not in OCCURRENCES or other.time is None or is_past(desk, other.time):
        return None
    return other.time if told.sentence - other.sentence <= 1 else None


def _dated_before(desk: Desk, told: Candidate, dated: list[Candidate]) -> Candidate | None:
    """What the same paragraph told last before with a time of its own."""
    at = bisect_left(dated, told.token, key=lambda c: c.token)
    other = dated[at - 1] if at else None
    sentences = desk.syntax.sentences
    if other is None or sentences[other.sentence].segment != sentences[told.sentence].segment:
        return None
    return other


def _of_story(told: Candidate) -> bool:
    """Whether what tells no time of its own may be taken to be of the story's."""
    return told.type not in TIMELESS and told.status != "announced" and not told.undated and not told.earlier


def _gone_before(desk: Desk, group: Cluster) -> bool:
    """Whether the occurrence is only what the story comes after: every mention stands behind "after"."""
    numbers = [m.phrase for m in group.members]
    after = desk.lexicon.words.after
    return group.type in OCCURRENCES and all(
        n is not None and desk.syntax.phrases[n].preposition in after for n in numbers
    )


def _share_scenes(desk: Desk, groups: list[Cluster], tellers: list[Candidate]) -> None:
    """Where "the unrest" told right after a clash is told more exactly, the clash was there too."""
    violence = [t for g, t in zip(groups, tellers, strict=True) if g.type in SCENES and t.status == "asserted"]
    for told, other in pairwise(sorted(violence, key=lambda t: t.token)):
        follows = other.sentence - told.sentence in (0, 1) and other.type != told.type
        if not (follows and told.place and other.place and definite(desk, other)):
            continue
        if exactness(desk, other.place) >= exactness(desk, told.place) - UNSURE:
            told.place = other.place


def _occasions(desk: Desk, candidates: list[Candidate]) -> dict[int, list[Candidate]]:
    """Event nouns by which a clause tells when and where something else happens."""
    found: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.clause is None or candidate.phrase is None or candidate.trigger.form != "noun":
            continue
        if desk.syntax.phrases[candidate.phrase].preposition in desk.lexicon.words.during:
            found.setdefault(candidate.clause, []).append(candidate)
    return found


def _time_of_occasion(
    told: Candidate, occasions: dict[int, list[Candidate]], by_cluster: dict[int, Candidate]
) -> EventTime | None:
    """When the occasion named in the same clause was."""
    for other in occasions.get(told.clause, ()) if told.clause is not None else ():
        occasion = by_cluster.get(other.cluster)
        if other.cluster != told.cluster and occasion is not None and occasion.time is not None:
            return occasion.time
    return None


def _main_time(desk: Desk, groups: list[Cluster], tellers: list[Candidate], away: set[Span]) -> EventTime | None:
    """When the story's first dated occurrence was, for what belongs to it and tells no time of its own."""
    for group, other in zip(groups, tellers, strict=True):
        if other.earlier or other.sentence > desk.lead + 1 or group.type not in STORIES or _gone_before(desk, group):
            continue
        if other.time is None or other.status == "announced" or other.time.span in away:
            continue
        if not is_past(desk, other.time):
            return other.time
    return None


def _share_parties(desk: Desk, harm: Candidate, host: Candidate) -> None:
    """Who attacks does the harm; whom the attack harms, it was against. Who kills the attacker did not attack."""
    if host.type == "raid" and harm.type == "detained":
        harm.actor = harm.actor or host.actor
    if host.type != "attack" or harm.type not in ("killed", "injured") or _culprit(desk, harm.target):
        return
    harm.actor = harm.actor or host.actor
    host.actor = host.actor or harm.actor
    host.target = host.target or harm.target


def _culprit(desk: Desk, party: Party | None) -> bool:
    """Whether a party is named as who did the deed."""
    tokens = desk.syntax.tokens_in(party.span.start, party.span.end) if party is not None else range(0)
    return any(desk.token_in_class(t, CULPRITS) for t in tokens)


def _together(desk: Desk, group: Cluster) -> Candidate:
    told = copy(_teller(desk, group))
    for name in ("actor", "target", "about", "cause"):
        values = [v for m in group.members if (v := getattr(m, name)) is not None]
        own = getattr(told, name)
        if own is None or (own.entity is None and desk.is_pronoun(own)):
            named = [v for v in values if not desk.is_pronoun(v)]
            setattr(told, name, (named or values or [None])[0])
    if told.target is None:
        aims = (aimed_at(desk, m) or obliged(desk, m) for m in group.members)
        told.target = next((aim for aim in aims if aim is not None), None)
    told.host = next((m.host for m in group.members if m.host is not None), None)
    told.place = _own_place(desk, told, group)
    told.time = _best_time(told, group)
    return told


def _own_place(desk: Desk, told: Candidate, group: Cluster) -> Party | None:
    """The most exact place that the event's first triggers tell."""
    last = told.sentence + REFINED
    early = [m.place for m in group.members if m.place is not None and m.sentence <= last and m.trigger.form != WEAK]
    happened = next(
        (m.place for m in group.members if m.place is not None and m.place_told and _happens(desk, m)), None
    )
    if happened is not None or not early:
        return happened
    nation = land_of(desk, early[0])
    inside = [p for p in early if None in (nation, land_of(desk, p)) or land_of(desk, p) == nation]
    return max(inside, key=lambda p: (exactness(desk, p), -p.span.start))


def _happens(desk: Desk, found: Candidate) -> bool:
    """Whether a sentence is there to tell where and when it was."""
    if found.clause is None or found.phrase is None or found.trigger.form != "noun":
        return False
    verb = desk.syntax.clauses[found.clause].verb
    phrase = desk.syntax.phrases[found.phrase]
    return verb is not None and verb.lemma in desk.facts.taking_place and phrase.role == "subject"


def _more_exact(desk: Desk, told: Candidate, host: Candidate, members: list[Candidate]) -> bool:
    """Whether the occurrence tells more exactly where the harm told with it was done."""
    if host.type in STRIKING and told.place is not None and exactness(desk, told.place) >= PRECISION["region"]:
        # what strikes a country does harm in many places of it
        return False
    if any(_same_place(told.place, m.place) for m in members):
        return True
    if host.place is None or told.place is None or all(m.clause != told.clause for m in members):
        return False
    nations = {land_of(desk, told.place), land_of(desk, host.place)}
    return exactness(desk, host.place) > exactness(desk, told.place) and (len(nations) == 1 or None in nations)


def _same_place(one: Party | None, two: Party | None) -> bool:
    return one is not None and two is not None and one.entity is not None and one.entity == two.entity


def _best_time(told: Candidate, group: Cluster) -> EventTime | None:
    times = [m.time for m in group.members if m.time is not None]
    best = told.time or (times[0] if times else None)
    if best is None:
        return None
    # first the month, later the day: the same, more exactly
    days = [t for t in times if len(best.value) < len(DAY) == len(t.value)]
    return next((t for t in days if t.value.startswith(best.value)), best)


def _teller(desk: Desk, group: Cluster) -> Candidate:
    """The trigger whose status is the event's: the first in the body that is not only taken up."""
    strong = [m for m in group.members if not m.trigger.weak]
    body = [m for m in strong if desk.segment_kind(m) not in TITLES]
    ranked = body or strong
    if group.type in OCCURRENCES and ranked[0].status in SURER:
        told = ranked if ranked[0].status == "hearsay" else [*ranked, *strong]  # a title shortens "is said to"
        return next((m for status in SURER[ranked[0].status] for m in told if m.status == status), ranked[0])
    return next((m for m in ranked if m.status != "announced"), ranked[0])
