"""Which triggers tell of one event: headline, lead, later nouns and pronouns are mentions of one."""

from typing import Final

from lagebild.reading.events.circumstances import STRIKING, of_mastermind
from lagebild.reading.events.cluster import HARM, OCCURRENCES, UNREAL, Cluster
from lagebild.reading.events.desk import Candidate, Desk
from lagebild.reading.events.sameness import definite, indefinite, likeness, same

OPEN: Final = 12  # events of a type, at the report's beginning and of late, that a trigger may take up


class Groups:
    """All events so far, by number, by type, and occurrences by the sentences that tell them."""

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        self.by_type: dict[str, list[Cluster]] = {}
        self.told: dict[int, list[Candidate]] = {}

    def start(self, kind: str) -> Cluster:
        """Begin a new event."""
        group = Cluster(kind, len(self.all))
        self.all.append(group)
        self.by_type.setdefault(kind, []).append(group)
        return group

    def near(self, kinds: tuple[str, ...]) -> list[Cluster]:
        """Return the events of the types that a trigger may take up: the report's first and its latest."""
        found: list[Cluster] = []
        for kind in kinds:
            told = self.by_type.get(kind, [])
            found += told if len(told) <= 2 * OPEN else told[:OPEN] + told[-OPEN:]
        return found


def clusters(desk: Desk, found: list[Candidate]) -> list[Cluster]:
    """Group triggers to events: occurrences first, then harm by the occurrence that did it, then the rest."""
    groups = Groups()
    rest = [c for c in found if c.type not in OCCURRENCES and c.type not in HARM]
    for part in ([c for c in found if c.type in OCCURRENCES], [c for c in found if c.type in HARM], rest):
        for candidate in part:
            _place_in(desk, candidate, groups)
    told = [g for g in groups.all if any(not m.trigger.weak for m in g.members)]
    for group in told:
        group.members.sort(key=lambda m: m.token)
    return sorted(told, key=lambda g: (g.members[0].token, g.type))


def _place_in(desk: Desk, found: Candidate, groups: Groups) -> None:
    if found.type in HARM:
        _find_host(desk, found, groups)
    choice = _choice(desk, found, groups)
    if choice is None and found.trigger.form != "generic":
        choice = groups.start(found.type)
    if choice is None:
        return
    choice.add(found)
    if choice.type in OCCURRENCES:
        groups.told.setdefault(found.sentence, []).append(found)


def _find_host(desk: Desk, found: Candidate, groups: Groups) -> None:
    """Fill the occurrence told nearest: in the clause, in the sentence, or just before where a word points back."""
    cause = _named_cause(desk, found, groups)
    if cause is not None:
        found.host, found.host_type = cause.number, cause.type
        return
    best: tuple[int, int, Candidate] | None = None
    sentence = desk.syntax.sentences[found.sentence]
    back = any(desk.low[t] in desk.lexicon.words.here for t in range(sentence.first, found.token))
    for step in (0, 1):
        for member in groups.told.get(found.sentence - step, ()):
            rank = _distance(desk, found, member, back)
            if rank is not None and (best is None or (rank, member.cluster) < best[:2]):
                best = (rank, member.cluster, member)
    if best is not None:
        found.host, found.host_type = best[1], best[2].type
        found.host_place = best[2].place if best[2].place_told else None
        found.host_new = best[2].sentence == found.sentence and indefinite(desk, best[2])


def _named_cause(desk: Desk, found: Candidate, groups: Groups) -> Cluster | None:
    """The occurrence that the word itself names before its end: the dead of a storm, of a quake."""
    word = desk.low[found.token]
    before = word[: max(0, word.find(found.trigger.text.lower()))]
    kinds = {kind for trigger in desk.lexicon.sees(before) for kind in trigger.types} & OCCURRENCES if before else set()
    hazards_first = tuple(sorted(kinds, key=lambda kind: (kind not in STRIKING, kind)))
    return next(iter(groups.near(hazards_first)), None)


def _distance(desk: Desk, found: Candidate, other: Candidate, back: bool) -> int | None:
    steps = found.sentence - other.sentence
    before = desk.syntax.goes_on_with(found.clause) if found.clause is not None else None
    if other.clause in (found.clause, before) and of_mastermind(desk, other):
        return None
    if steps == 0:
        return abs(other.token - found.token) + (0 if other.clause == found.clause else 100)
    sentences = desk.syntax.sentences
    if back and steps == 1 and sentences[found.sentence].segment == sentences[other.sentence].segment:
        return 1000 + found.token - other.token
    return None


def _choice(desk: Desk, found: Candidate, groups: Groups) -> Cluster | None:
    """The event that the trigger may tell of again: as real, as alike, as near as can be."""
    if found.frame.apart and not definite(desk, found):
        return None
    unreal = found.status in UNREAL
    ranked = sorted(
        (
            (g.unreal != unreal, -likeness(desk, found, g), -g.last().token, g.number, g)
            for g in groups.near(found.trigger.types)
        ),
        key=lambda r: r[:4],
    )
    return next((g for *_, g in ranked if same(desk, found, g)), None)
