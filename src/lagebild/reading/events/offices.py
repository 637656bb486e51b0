"""Where those who act or speak sit: the town of a council, the place of an office."""

from collections.abc import Sequence
from typing import Final

from lagebild.model.event import Party
from lagebild.reading.events.desk import Candidate, Desk
from lagebild.reading.events.siting import PRECISION, as_town, is_town, place_party, places_in, precision

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
    """Return the town or region whose official does it, so that it holds there, or whose official goes."""
    for party in (found.actor, found.target):
        tokens = desk.syntax.tokens_in(party.span.start, party.span.end) if party is not None else range(0)
        place = _place_of_officials(desk, tokens)
        if place is not None:
            return place
    return None


def is_local(desk: Desk, found: Candidate) -> bool:
    """Return whether those who do it, or to whom it is done, are told as a town's ("der Rat der Stadt")."""
    parties = (party for party in (found.actor, found.target) if party is not None)
    tokens = [t for party in parties for t in desk.syntax.tokens_in(party.span.start, party.span.end)]
    return any(desk.lemma[t] in desk.lexicon.words.towns or desk.token_in_class(t, COUNCIL) for t in tokens)
