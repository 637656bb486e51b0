"""Where those who act or speak sit: the town of a council, the place of an office."""

from collections.abc import Sequence
from typing import Final

from lagebild.model.event import Party
from lagebild.reading.events.circumstances import PRECISION, as_town, is_town, place_party, places_in, precision
from lagebild.reading.events.desk import Candidate, Desk

COUNCIL: Final = "council"


def seat(desk: Desk, found: Candidate) -> Party | None:
    """Return the town or region whose office speaks: what it tells happened there."""
    spans = found.statement.speaker if found.statement is not None else ()
    return _place_of_officials(desk, [t for s in spans for t in desk.syntax.tokens_in(s.start, s.end)])


def council_town(desk: Desk, found: Candidate) -> Party | None:
    """Return the town told last in the paragraph where its own council or mayor does it."""
    if found.actor is None:
        return None
    tokens = desk.syntax.tokens_in(found.actor.span.start, found.actor.span.end)
    if not any(desk.token_in_class(t, COUNCIL) for t in tokens):
        return None
    segment = desk.syntax.sentences[found.sentence].segment
    near = (s for s in desk.syntax.sentences[: found.sentence + 1] if s.segment == segment)
    before = [p for s in near for p in places_in(desk, range(s.first, min(s.last, found.token))) if p.named]
    towns = [p for p in before if is_town(p.entity)] or [p for p in before if as_town(desk, p)]
    return place_party(desk, towns[-1]) if towns else None


def _place_of_officials(desk: Desk, tokens: Sequence[int]) -> Party | None:
    """The town or region named in the words for an official."""
    if not any(desk.token_in_class(t, "officials") for t in tokens):
        return None
    for place in places_in(desk, tokens):
        if place.named and place.entity.location is not None and precision(place.entity) > PRECISION["country"]:
            return place_party(desk, place)
    return None


def office_place(desk: Desk, found: Candidate) -> Party | None:
    """Return the town or region whose official does it: what they impose holds there."""
    if found.actor is None:
        return None
    tokens = desk.syntax.tokens_in(found.actor.span.start, found.actor.span.end)
    return _place_of_officials(desk, list(tokens))
