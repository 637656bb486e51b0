"""Named mentions made of the candidates that won."""

from lagebild.languages.gazetteer import Gazetteer, PlaceRow
from lagebild.model.entity import Location, Mention, NamedMention
from lagebild.model.grammar import Token
from lagebild.model.span import Span
from lagebild.reading.names.candidates import Candidate


def mention_of(text: str, tokens: tuple[Token, ...], candidate: Candidate, gazetteer: Gazetteer) -> NamedMention:
    """Return the mention of a candidate, with what the gazetteer knows of a place."""
    span = Span(tokens[candidate.first].start, tokens[candidate.last - 1].end)
    name = span.of(text)
    acronym = name.isupper() and 1 < len(name) <= 6 and name.isalpha()
    mention = Mention(
        span, "acronym" if acronym else "name", candidate.rule, Span(tokens[candidate.last - 1].start, span.end)
    )
    row = place_row(candidate, gazetteer) if candidate.kind == "place" else None
    return NamedMention(
        mention=mention,
        kind=candidate.kind,
        name=candidate.known or name,
        country=row.country if row else candidate.country,
        geonames=row.geonames if row else None,
        location=location_of(row) if row else None,
        score=candidate.score,
    )


def place_row(candidate: Candidate, gazetteer: Gazetteer) -> PlaceRow | None:
    """Return the most likely place of a candidate's name."""
    rows = gazetteer.named(candidate.known) if candidate.known else ()
    return rows[0] if rows else None


def location_of(row: PlaceRow) -> Location:
    """Return where a row lies."""
    return Location(row.latitude, row.longitude, row.precision, row.population or None)
