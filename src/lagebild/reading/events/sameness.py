"""Whether a trigger tells of an event again: what makes them alike, and what keeps them apart."""

from datetime import timedelta
from typing import Final

from lagebild.languages.quantities import load_quantities
from lagebild.model.entity import Entity
from lagebild.model.event import Party
from lagebild.model.grammar import PLURAL, SINGULAR
from lagebild.model.time import Interval
from lagebild.reading.events.circumstances import STRIKING
from lagebild.reading.events.cluster import HARM, OCCURRENCES, UNREAL, Cluster
from lagebild.reading.events.desk import TITLES, Candidate, Desk
from lagebild.reading.events.moments import is_past
from lagebild.reading.events.possession import is_whose

#: Deeds that are others when done by others or to others.
DEEDS: Final = frozenset(
    [
        "attack",
        "destruction",
        "detained",
        "seizure",
        "blockade",
        "ban",
        "dismissal",
        "raid",
        "released",
        "deployment",
        "withdrawal",
    ]
)
#: Harm whose numbers, told anew, are of other people; the dead and injured are counted again and again.
MOVED: Final = frozenset(["rescued", "evacuated", "displaced", "detained"])
ELECTION: Final = "election"  # one vote is told in the plural
STRIKE: Final = "strike"  # where a missile hits is a detail of an attack
DETERMINERS = ("ART", "APPRART", "PDAT", "PPOSAT", "PIAT")
#: Types under which one occurrence is told by turns: a bang, unrest, the forces of nature.
FAMILIES = (
    frozenset(("attack", "explosion", "fire", "accident")),
    frozenset(("clash", "riot", "protest", "blockade")),
    frozenset(("earthquake", "flood", "storm", "landslide", "accident", "epidemic")),
)
#: A toll so many times another is not the same one corrected.
FAR_LARGER: Final = 10
HALF_DAY, PART_OF_DAY = timedelta(hours=12), "part-of-day"
NEARBY: Final = 0.2  # degrees
DAY: Final = len("2026-03-04")


def likeness(desk: Desk, found: Candidate, group: Cluster) -> int:
    """How much a trigger tells the same as an event: target, place, day, word; for acts of speech, nothing."""
    if found.type not in OCCURRENCES:
        return 0
    alike = 0
    for name in ("target", "place"):
        own = getattr(found, name)
        told = [p for m in group.near() if (p := getattr(m, name)) is not None]
        alike += 2 * any(own is not None and _shares(desk, own, p) for p in told)
    alike += 2 * any(_same_day(found, m) for m in group.near())
    return alike + any(desk.lemma[found.token] == desk.lemma[m.token] for m in group.near())


def _shares(desk: Desk, one: Party, two: Party) -> bool:
    if one.entity is not None and one.entity == two.entity:
        return True
    return not desk.names_in(one).isdisjoint(desk.names_in(two))


def same(desk: Desk, found: Candidate, group: Cluster) -> bool:
    """Whether a trigger may be one more mention of the event."""
    if found.type in OCCURRENCES | HARM and found.earlier != group.members[0].earlier:
        return False
    if found.trigger.weak:
        return not _another(desk, found) and not _elsewhere(desk, found, group)
    if any(m.frame.apart for m in group.near()) != found.frame.apart:
        return False
    if _about_its_like(desk, found, group) or _in_passing(desk, found, group):
        return False
    if _lead_of_title(desk, found, group):
        return True
    return _as_real(desk, found, group) and not _apart(desk, found, group) and _told_again(desk, found, group)


def _about_its_like(desk: Desk, found: Candidate, group: Cluster) -> bool:
    """Whether one is done about the other."""
    if found.type not in OCCURRENCES or any(m.target == found.target is not None for m in group.near()):
        return False
    if any(found.type in desk.occurring.get(t, ()) for t in _within(desk, found)):
        return True
    return any(found.token in _within(desk, m) for m in group.near())


def _in_passing(desk: Desk, found: Candidate, group: Cluster) -> bool:
    """Whether an occurrence is told only to say more of somebody, with a place of its own."""
    if found.clause is None or found.type not in OCCURRENCES or not found.place_told:
        return False
    opener = desk.syntax.clauses[found.clause].opener
    if opener is None or not is_whose(desk, opener):
        return False
    return not any(_same_place(found.place, m.place) for m in group.near())


def _within(desk: Desk, found: Candidate) -> list[int]:
    """The words of a trigger's target, but for the trigger itself."""
    if found.target is None:
        return []
    span = found.target.span
    return [t for t in desk.syntax.tokens_in(span.start, span.end) if t not in found.tokens]


def _elsewhere(desk: Desk, found: Candidate, group: Cluster) -> bool:
    """Whether a word that only takes things up tells day and place, and the event neither of them."""
    if found.trigger.form != "generic" or not found.place_told or not (found.time or _indefinite(desk, found)):
        return False
    return not any(_same_day(found, m) or _same_place(found.place, m.place) for m in group.near())


def _as_real(desk: Desk, found: Candidate, group: Cluster) -> bool:
    """Whether both have happened or both have not; a noun with "the" may be used loosely of the other kind."""
    loose = found.trigger.form == "noun" and not found.hard and definite(desk, found)
    return loose or group.unreal == (found.status in UNREAL)


def _told_again(desk: Desk, found: Candidate, group: Cluster) -> bool:
    if found.frame.gap:
        return _same_topic(desk, found.about, group.last().about)
    if found.frame.speech or group.last().frame.speech:
        return _same_speech(desk, found, group)
    if _introduced(desk, found, group) or _counted_anew(desk, found, group):
        return False
    return not _another(desk, found) or any(_same_day(found, m) for m in group.near())


def _same_topic(desk: Desk, one: Party | None, two: Party | None) -> bool:
    """Whether the same is missing: one topic's nouns hold the other's."""
    if one is None or two is None:
        return False
    a, b = desk.names_in(one), desk.names_in(two)
    return one.text == two.text or bool(a and b and (a <= b or b <= a))


def _lead_of_title(desk: Desk, found: Candidate, group: Cluster) -> bool:
    """Whether the lead takes up what so far only the title tells, however sure."""
    if found.frame.speech or found.sentence > desk.lead or _another(desk, found):
        return False
    if found.type not in HARM and group.unreal != (found.status in UNREAL):
        return False
    titles = all(desk.segment_kind(m) in TITLES for m in group.near())
    return titles and found.type in OCCURRENCES | HARM and not _apart(desk, found, group, entitled=True)


def _introduced(desk: Desk, found: Candidate, group: Cluster) -> bool:
    """Whether an indefinite noun with its own time or place brings in something new."""
    if found.trigger.form != "noun" or found.phrase is None or not (found.time or found.place_told):
        return False
    first = desk.syntax.phrases[found.phrase].first
    determiners = [t for t in range(first, found.token) if desk.syntax.tokens[t].tag in DETERMINERS]
    indefinite = any(desk.low[t] in desk.facts.indefinite for t in determiners)
    dated = not determiners and found.time is not None and found.type != ELECTION
    indefinite = indefinite or (dated and _plural(desk, found))
    earlier = any(m.sentence < found.sentence and desk.segment_kind(m) not in TITLES for m in group.near())
    return indefinite and earlier and not any(_same_day(found, m) for m in group.near())


def _plural(desk: Desk, found: Candidate) -> bool:
    agreement = desk.syntax.tokens[found.token].agreement
    return bool(agreement & PLURAL) and not agreement & SINGULAR


def _counted_anew(desk: Desk, found: Candidate, group: Cluster) -> bool:
    """Whether harm is told with another number and a time or place of its own, or as the toll of something larger."""
    if found.type not in HARM or found.trigger.form not in ("verb", "phrase", "adjnoun"):
        return False
    own = _numbers(desk, found.target)
    body = [m for m in group.near() if m.sentence != found.sentence and desk.segment_kind(m) not in TITLES]
    known = [n for m in body for n in _numbers(desk, m.target)]
    if not own or not known or set(own) & set(known):
        return False
    if _far_larger(desk, own, known):
        return True
    if found.type in MOVED:
        return found.time is not None or found.place_told
    places = {m.place.entity or m.place.text for m in body if m.place is not None}
    fresh = found.place_told and found.place is not None and (found.place.entity or found.place.text) not in places
    other = found.host_new and all(m.host != found.host for m in group.near())
    return fresh or other or (found.time is not None and not any(_same_day(found, m) for m in body))


def _far_larger(desk: Desk, own: list[str], known: list[str]) -> bool:
    """Whether a number is so much larger than all told before that it counts a war, not one of its days."""
    ungrouped = str.maketrans("", "", "".join(desk.notes.language.part(load_quantities).numbers.group))
    tolls = [[int(n) for n in (t.translate(ungrouped) for t in told) if n.isdigit()] for told in (own, known)]
    return all(tolls) and max(tolls[0]) >= FAR_LARGER * max(tolls[1])


def _numbers(desk: Desk, party: Party | None) -> list[str]:
    if party is None:
        return []
    tokens = desk.syntax.tokens_in(party.span.start, party.span.end)
    return [desk.low[t] for t in tokens if desk.syntax.tokens[t].tag == "CARD" or desk.low[t] in desk.facts.counts]


def _apart(desk: Desk, found: Candidate, group: Cluster, *, entitled: bool = False) -> bool:
    """Whether place, day or host say that these are two; a title (`entitled`) calls people what it likes."""
    for member in group.near():
        spreading = found.type in STRIKING and definite(desk, found)  # a hazard strikes many places
        if (
            (_places_differ(desk, found, member) and not spreading)
            or _days_differ(found, member)
            or _ages_differ(desk, found, member)
        ):
            return True
        if found.type in HARM and _hosts_differ(desk, found, member):
            return True
        if found.type in DEEDS and not entitled and _parties_differ(desk, found, member):
            return True
        harm = found.type in HARM and not entitled
        if harm and (_persons_differ(desk, found, member) or _sides_differ(desk, found, member)):
            return True
    return False


def _hosts_differ(desk: Desk, one: Candidate, two: Candidate) -> bool:
    """Whether two occurrences did the harm; what is told by turns under types of one family is one."""
    if one.host is None or two.host is None or one.host == two.host:
        return False
    kinds = {one.host_type, two.host_type}
    if spots_differ(desk, one.host_place, two.host_place):
        return True
    return len(kinds) == 1 or not any(kinds <= family for family in FAMILIES)


def _persons_differ(desk: Desk, one: Candidate, two: Candidate) -> bool:
    """Whether harm is told of somebody by name on one side only, or of two."""
    named = [_person(desk, c.target) for c in (one, two)]
    if None in named and any(desk.segment_kind(c) in TITLES for c in (one, two)):
        return False  # a title may describe whom the lead names
    return one.target is not None and two.target is not None and named[0] != named[1]


def _sides_differ(desk: Desk, one: Candidate, two: Candidate) -> bool:
    """Whether two sides in one sentence did the harm, each to others."""
    told = one.sentence == two.sentence and None not in (one.actor, two.actor, one.target, two.target)
    return told and _differ(desk, one.actor, two.actor) and _differ(desk, one.target, two.target)


def _person(desk: Desk, party: Party | None) -> str | None:
    entity = desk.entities.get(party.entity or "") if party is not None else None
    return entity.id if entity is not None and entity.kind == "person" else None


def _parties_differ(desk: Desk, one: Candidate, two: Candidate) -> bool:
    """Whether two deeds, at least one told by a verb, are done to others, or both by verbs and by others."""
    if STRIKE in (one.trigger.frame, two.trigger.frame):
        return False
    verbs = [c.trigger.form in ("verb", "phrase") for c in (one, two)]
    if not any(verbs):
        return False
    if _differ(desk, one.target, two.target) and not (_those(desk, one) or _those(desk, two)):
        return True
    here = one.place_told and two.place_told and _same_place(one.place, two.place)
    return all(verbs) and not here and _differ(desk, one.actor, two.actor)


def _those(desk: Desk, found: Candidate) -> bool:
    """Whether "the arrested" only point to whom it was done to."""
    return found.trigger.form == "adjnoun" and definite(desk, found) and not _numbers(desk, found.target)


def _same_place(one: Party | None, two: Party | None) -> bool:
    return one is not None and two is not None and one.entity is not None and one.entity == two.entity


def _differ(desk: Desk, one: Party | None, two: Party | None) -> bool:
    """Whether two parties are told by different words, none of them a pronoun."""
    if one is None or two is None or desk.is_pronoun(one) or desk.is_pronoun(two):
        return False
    return not _same_party(desk, one, two)


def _ages_differ(desk: Desk, found: Candidate, told: Candidate) -> bool:
    """Whether something told as long past meets the story's own, told at its beginning or paragraphs before."""
    if found.time is None or not is_past(desk, found.time):
        return False
    sentences = desk.syntax.sentences
    elsewhere = sentences[told.sentence].segment != sentences[found.sentence].segment
    if told.time is None:
        return told.sentence <= desk.lead or elsewhere
    return told.sentence <= desk.lead and not is_past(desk, told.time)


def _same_day(one: Candidate, two: Candidate) -> bool:
    return one.time is not None and two.time is not None and one.time.value[:DAY] == two.time.value[:DAY]


def _places_differ(desk: Desk, one: Candidate, two: Candidate) -> bool:
    return one.place_told and two.place_told and spots_differ(desk, one.place, two.place)


def spots_differ(desk: Desk, one: Party | None, two: Party | None) -> bool:
    """Whether two places are known and cannot be one: other towns, or towns of countries that are named."""
    if one is None or two is None or one.entity == two.entity or one.text == two.text:
        return False
    a, b = (desk.entities.get(p.entity or "") for p in (one, two))
    if a is None or b is None or frozenset((a.id, b.id)) in desk.nested or _one_spot(a, b):
        return False
    if a.country and b.country and a.country != b.country and {a.country, b.country} <= desk.countries:
        return True
    return _is_spot(desk, a) and _is_spot(desk, b)


def _is_spot(desk: Desk, place: Entity) -> bool:
    """Whether a place is as small as a town; one that no gazetteer knows is taken to be, but for "Norditalien"."""
    if place.location is None:
        return not place.name.lower().startswith(desk.lexicon.words.compass)
    return place.location.precision in ("city", "point")


def _one_spot(one: Entity, two: Entity) -> bool:
    """Whether two entities are one place under two spellings."""
    a, b = one.location, two.location
    if a is None or b is None:
        return False
    return abs(a.latitude - b.latitude) < NEARBY and abs(a.longitude - b.longitude) < NEARBY


def _days_differ(one: Candidate, two: Candidate) -> bool:
    """Whether two times share no moment; a night or morning may be counted to either day."""
    if one.time is None or two.time is None:
        return False
    a, b = one.time.interval, two.time.interval
    if a is None or b is None or None in (a.earliest, a.latest, b.earliest, b.latest):
        first, second = one.time.value[:DAY], two.time.value[:DAY]
        return not (first.startswith(second) or second.startswith(first))
    slack = HALF_DAY if PART_OF_DAY in (a.grain, b.grain) else timedelta()
    return _before(a, b, slack) or _before(b, a, slack)


def _before(one: Interval, two: Interval, slack: timedelta) -> bool:
    """Whether one interval is over before the other begins, and by more than the slack."""
    return one.latest is not None and two.earliest is not None and one.latest + slack <= two.earliest


def _same_speech(desk: Desk, found: Candidate, group: Cluster) -> bool:
    last = group.last()
    if desk.segment_kind(last) in TITLES and last.trigger.text == found.trigger.text:
        return True
    if not _same_party(desk, found.actor, last.actor):
        return False
    if found.trigger.form == "noun" and definite(desk, found):
        return True
    known = None not in (found.actor, last.actor, found.target, last.target)
    if known and last.trigger.text == found.trigger.text and _same_party(desk, found.target, last.target):
        return True
    return _same_party(desk, found.target, last.target) and abs(found.sentence - last.sentence) <= 1


def _same_party(desk: Desk, one: Party | None, two: Party | None) -> bool:
    """Whether two parties can be one: unknown, the same entity, or with a noun or name in common."""
    if one is None or two is None:
        return True
    if one.entity is not None and one.entity == two.entity:
        return True
    return one.text == two.text or not desk.names_in(one).isdisjoint(desk.names_in(two))


def definite(desk: Desk, found: Candidate) -> bool:
    """Whether the trigger's phrase begins with "the" or "this"."""
    if found.phrase is None:
        return False
    first = desk.syntax.phrases[found.phrase].first
    tokens = range(first, found.token)
    return any(desk.low[t] in desk.facts.definite or desk.syntax.tokens[t].tag == "APPRART" for t in tokens)


def indefinite(desk: Desk, found: Candidate) -> bool:
    """Whether the trigger's phrase begins with "a"."""
    if found.phrase is None:
        return False
    first = desk.syntax.phrases[found.phrase].first
    return any(desk.low[t] in desk.facts.indefinite for t in range(first, found.token))


def _another(desk: Desk, found: Candidate) -> bool:
    if found.phrase is None or found.trigger.form not in ("noun", "weak"):
        return False
    first = desk.syntax.phrases[found.phrase].first
    words = [desk.low[t] for t in range(first, found.token)]
    return any(w.startswith(desk.lexicon.words.another) and not w.startswith(desk.lexicon.words.latest) for w in words)


def _indefinite(desk: Desk, found: Candidate) -> bool:
    """Whether the trigger's phrase begins with "a" and holds its place."""
    if found.phrase is None or found.place is None:
        return False
    start, end = desk.syntax.phrase_span(found.phrase)
    return start <= found.place.span.start < end and indefinite(desk, found)
