"""Where a report's story is: the place that most of its events are told to be at, its title, its land."""

from collections.abc import Iterator
from typing import Final

from lagebild.model.entity import Entity
from lagebild.model.event import Party
from lagebild.reading.events.circumstances import goes_to
from lagebild.reading.events.desk import NAMED, Candidate, Desk
from lagebild.reading.events.siting import PRECISION, locative, place_party, places_in, precision

# What a place counts before the title's colon, in the title, in the first sentences, later; and each step of exactness.
COLON, TITLE, EARLY, LATER, EXACTNESS = 100.0, 6.0, 4.0, 0.4, 0.5
HEADING: Final = 8  # tokens of a title within which its colon parts the place from the rest


def main_place(desk: Desk, candidates: list[Candidate]) -> Party | None:
    """Return where most of the report's events are told to be; its title and first sentences count most."""
    scores: dict[str, float] = {}
    first: dict[str, Party] = {}
    seen: set[tuple[str, int]] = set()
    for place, weight in (*_titled(desk), *_counted(desk, candidates)):
        entity = place.entity or place.text
        at = (entity, place.span.start)
        if at in seen:
            continue
        seen.add(at)
        scores[entity] = scores.get(entity, 0.0) + weight
        if entity not in first or place.span < first[entity].span:
            first[entity] = place
    if not scores:
        return _first_named(desk)
    best = min(scores, key=lambda e: (-scores[e], first[e].span))
    nation = country_of(desk, first[best])
    if nation is not None and nation.span.start < _lead_end(desk) <= first[best].span.start:
        return nation  # told of the whole country first
    return _refined(desk, first[best], [first[e] for e in sorted(scores, key=lambda e: (-scores[e], first[e].span))])


def headed(desk: Desk) -> Party | None:
    """Return the place that the title puts the report under."""
    return next((place for place, weight in _titled(desk) if weight == COLON), None)


def country_of(desk: Desk, place: Party | None) -> Party | None:
    """Return the first mention of the country that a place lies in; the place itself where none is told."""
    entity = desk.entities.get(place.entity or "") if place is not None else None
    for token in sorted(desk.mentions):
        other = desk.mentions[token]
        location = other.entity.location
        national = location is not None and location.precision == "country"
        if entity is not None and national and other.named and other.entity.country == entity.country:
            return place_party(desk, other)
    return place


def _first_named(desk: Desk) -> Party | None:
    """The first place that the title or the first sentences name, else the dateline, where no event is told at one."""
    found: list[Party] = []
    for sentence in desk.syntax.sentences[: desk.lead + 1]:
        dateline = desk.notes.segments[sentence.segment].kind == "dateline"
        for place in places_in(desk, range(sentence.first, sentence.last)):
            if place.named and not dateline:
                return place_party(desk, place)
            if place.named:
                found.append(place_party(desk, place))
    return found[0] if found else None


def _lead_end(desk: Desk) -> int:
    """Return where the title and first sentences end."""
    return desk.syntax.sentences[min(desk.lead, len(desk.syntax.sentences) - 1)].end


def _refined(desk: Desk, best: Party, ranked: list[Party]) -> Party:
    """A country or region told in the title gives way to the town in it that the first sentences name."""
    entity = desk.entities.get(best.entity or "")
    if entity is None or precision(entity) >= PRECISION["city"]:
        return best
    limit = _lead_end(desk)
    for place in ranked:
        inner = desk.entities.get(place.entity or "")
        if inner is None or place.span.start > limit:
            continue
        if _told_as_town(desk, place, inner):
            return place
        if precision(inner) < PRECISION["city"]:
            continue
        if frozenset((inner.id, entity.id)) in desk.nested or inner.country == entity.country is not None:
            return place
    return best


def _told_as_town(desk: Desk, place: Party, entity: Entity) -> bool:
    """Whether a place that no gazetteer knows stands behind the noun for a town ("der Kleinstadt Beispielau")."""
    token = desk.syntax.token_at(place.span.start)
    before = desk.lemma[token - 1] if token else ""
    return entity.location is None and before in desk.lexicon.words.towns


def _counted(desk: Desk, candidates: list[Candidate]) -> Iterator[tuple[Party, float]]:
    limit = desk.syntax.sentences[min(desk.lead, len(desk.syntax.sentences) - 1)].last if candidates else 0
    for found in candidates:
        entity = desk.entities.get(found.place.entity or "") if found.place is not None else None
        if found.place is None or entity is None or found.earlier or not found.place_told or not _bears_name(entity):
            continue
        if goes_to(desk, found):
            continue
        yield found.place, (EARLY + EXACTNESS * precision(entity) if found.token < limit else LATER)


def _bears_name(entity: Entity) -> bool:
    """Whether the report names a place anywhere, not only says what it is."""
    return any(m.form in NAMED for m in entity.mentions)


def _titled(desk: Desk) -> Iterator[tuple[Party, float]]:
    """Places of the title; one before a colon is what the report puts itself under."""
    if not desk.syntax.sentences:
        return
    sentence = desk.syntax.sentences[0]
    head = desk.low[sentence.first : min(sentence.first + HEADING, sentence.last)]
    colon = sentence.first + (head.index(":") if ":" in head else 0)
    for place in places_in(desk, range(sentence.first, sentence.last)):
        if place.token < colon or locative(desk, place):
            bracketed = "(" in desk.low[sentence.first : place.token]  # "Beispielau (Beispielland): …"
            yield place_party(desk, place), COLON if place.token < colon and not bracketed else TITLE
