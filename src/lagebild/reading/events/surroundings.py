"""Where what tells no place of its own was: there, at what did it, near the last scene, where the story is."""

from bisect import bisect_left
from typing import Final

from lagebild.model.event import Party
from lagebild.reading.events.circumstances import NATIONAL, goes_to, points_back, quarter
from lagebild.reading.events.cluster import HARM, OCCURRENCES, Cluster
from lagebild.reading.events.desk import Candidate, Desk
from lagebild.reading.events.offices import council_town, is_local, office_place, seat
from lagebild.reading.events.siting import PRECISION, exactness, land_of, locative, place_party, places_in, seat_of_body
from lagebild.reading.events.story_place import country_of, main_place

NEAR: Final = 4  # sentences of one paragraph that a place holds for
WEAK: Final = "weak"


class Surroundings:
    """The scenes of a report, and where its story is; `by_cluster` are the events so far, by their number."""

    def __init__(self, desk: Desk, candidates: list[Candidate], by_cluster: dict[int, Candidate]) -> None:
        self._desk = desk
        self._by_cluster = by_cluster
        scenes = [c for c in candidates if c.place_told and not goes_to(desk, c)]
        self._scenes = {flag: [c for c in scenes if c.earlier == flag] for flag in (False, True)}
        self._main = main_place(desk, candidates)
        self._nation = country_of(desk, self._main)

    def place_of(self, group: Cluster, told: Candidate, host: Candidate | None) -> Party | None:
        """Return where an event was whose triggers tell no place near; `host` is what did its harm."""
        desk = self._desk
        own = council_town(desk, told) or quarter(desk, told, self._nation)
        if own is not None:
            return own
        if _nationwide(desk, told):
            return self._nation
        if told.type in NATIONAL and not is_local(desk, told):
            return _late_place(group) or office_place(desk, told) or self._nation
        hosted = host.place if host is not None and not points_back(desk, told) else None
        there = _pointed_to(desk, told) or hosted or seat(desk, told) or _speaks_in(desk, told)
        invited = told.type == "talks" and told.status == "announced"  # not to where something just happened
        near = None if invited else self._near(told)
        return there or near or self._later_or_main(group)

    def narrowed(self, told: Candidate) -> Party | None:
        """Return where the story is, for what its first sentences only tell by the adjective of that land."""
        main = self._main
        return main if main is not None and widely_told(self._desk, told, main) else told.place

    def _near(self, told: Candidate) -> Party | None:
        """The place told last before in the same paragraph: of an event, or where a sentence before begins."""
        scenes = self._scenes[told.earlier]
        at = bisect_left(scenes, told.token, key=lambda c: c.token)
        other = scenes[at - 1] if at and _is_near(self._desk, told, scenes[at - 1].sentence) else None
        opened = _scene_opened(self._desk, told)
        if opened is not None and (other is None or opened[0] > other.sentence):
            return opened[1]
        return self._of_scene(other) if other is not None else None

    def _of_scene(self, other: Candidate) -> Party | None:
        """The place of a trigger, or of its event where that is told more exactly."""
        event = self._by_cluster.get(other.cluster)
        if event is None or event.place is None or other.place is None:
            return other.place
        return event.place if exactness(self._desk, event.place) > exactness(self._desk, other.place) else other.place

    def _later_or_main(self, group: Cluster) -> Party | None:
        """A place told late, unless it is only the country around the place that the report is about."""
        late, main, desk = _late_place(group), self._main, self._desk
        if late is None or main is None:
            return late or main
        around = land_of(desk, late) == land_of(desk, main) and exactness(desk, late) < exactness(desk, main)
        return main if around else late


def _nationwide(desk: Desk, told: Candidate) -> bool:
    """Whether the clause says that it is told of the whole country."""
    words = desk.clause_words(told.clause) if told.clause is not None else frozenset[str]()
    return not words.isdisjoint(desk.lexicon.words.nationwide)


def _late_place(group: Cluster) -> Party | None:
    """The first place that any of an event's triggers tells."""
    return next((m.place for m in group.members if m.place is not None and m.trigger.form != WEAK), None)


def _pointed_to(desk: Desk, told: Candidate) -> Party | None:
    """The place that "there" points back to: the first that the sentence so far, or the one before, names."""
    if told.clause is None or desk.clause_words(told.clause).isdisjoint(desk.lexicon.words.there):
        return None
    for sentence in range(told.sentence, max(told.sentence - 2, -1), -1):
        if not _is_near(desk, told, sentence):
            break
        tokens = range(desk.syntax.sentences[sentence].first, min(desk.syntax.sentences[sentence].last, told.token))
        for place in places_in(desk, tokens):
            if place.named and not place.offset and desk.syntax.tokens[place.token].tag != "ADJA":
                return place_party(desk, place)
    return None


def _speaks_in(desk: Desk, told: Candidate) -> Party | None:
    """The place where the body is that demands or denies something ("die Botschaft im Irak")."""
    if not told.frame.speech or told.actor is None:
        return None
    tokens = desk.syntax.tokens_in(told.actor.span.start, told.actor.span.end)
    places = (p for p in places_in(desk, tokens) if p.named and seat_of_body(desk, p))
    return next((place_party(desk, place) for place in places), None)


def _is_near(desk: Desk, told: Candidate, sentence: int) -> bool:
    """Whether a sentence stands shortly before in the same paragraph."""
    sentences = desk.syntax.sentences
    return sentences[sentence].segment == sentences[told.sentence].segment and told.sentence - sentence <= NEAR


def _scene_opened(desk: Desk, told: Candidate) -> tuple[int, Party] | None:
    """The last sentence of the paragraph that begins with a place or tells what place was hit, and that place."""
    if told.earlier:
        return None
    for sentence in range(told.sentence, max(told.sentence - NEAR, 0) - 1, -1):
        if not _is_near(desk, told, sentence):
            break
        place = _opening(desk, sentence, told.token) or _hit(desk, sentence, told.token)
        if place is not None:
            return sentence, place
    return None


def _opening(desk: Desk, sentence: int, end: int) -> Party | None:
    """The place that a sentence begins with ("In Beispielau …")."""
    number = desk.syntax.phrase_of(desk.syntax.sentences[sentence].first)
    phrase = desk.syntax.phrases[number] if number is not None else None
    if phrase is None or phrase.preposition is None:
        return None
    places = places_in(desk, range(phrase.first, min(phrase.last, end)))
    return next((place_party(desk, p) for p in places if locative(desk, p) and not p.offset), None)


def _hit(desk: Desk, sentence: int, end: int) -> Party | None:
    """The place that a sentence tells to be hit ("Am härtesten traf es Beispielau")."""
    this = desk.syntax.sentences[sentence]
    for place in places_in(desk, range(this.first, min(this.last, end))):
        number = desk.syntax.phrase_of(place.token)
        phrase = desk.syntax.phrases[number] if number is not None else None
        if phrase is None or phrase.clause is None or phrase.role not in ("subject", "object"):
            continue
        verb = desk.syntax.clauses[phrase.clause].verb
        if verb is not None and verb.lemma in desk.lexicon.words.hitting:
            return place_party(desk, place)
    return None


def widely_told(desk: Desk, told: Candidate, title: Party) -> bool:
    """Return whether the lead tells only the country of what the title puts under a town of it."""
    if told.place is None or told.sentence > desk.lead or told.earlier or told.type not in OCCURRENCES | HARM:
        return False
    wide = exactness(desk, told.place) <= PRECISION["country"] < exactness(desk, title)
    return wide and land_of(desk, told.place) == land_of(desk, title) is not None
