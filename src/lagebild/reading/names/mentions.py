"""Named mentions made of the candidates that won."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from lagebild.languages.gazetteer import Gazetteer, PlaceRow
from lagebild.languages.names import NameTables
from lagebild.model.entity import Mention, MentionForm, NamedMention
from lagebild.model.grammar import Token
from lagebild.model.span import Span
from lagebild.reading.names.candidates import Candidate
from lagebild.reading.names.known import ADJECTIVE

OWN_COUNTRY: Final = 3.0  # powers of ten of inhabitants that the report's own country is worth
FAR_KNOWN: Final = 150_000  # inhabitants from which a city is named without its country
ACRONYM: Final = 6  # letters of the longest acronym
SHORTEST: Final = 3  # letters that the name of a country has more than


def countries_told(tokens: Sequence[Token], won: Sequence[Candidate], tables: NameTables) -> Counter[str]:
    """Count how often the report speaks of each country: by name, adjective or people."""
    told: Counter[str] = Counter()
    for token in tokens:
        iso = tables.adjective(token.text) or tables.people.get(token.text)
        if iso:
            told[iso] += 1
    for candidate in won:
        if candidate.country and candidate.rule != "gazetteer-city":
            told[candidate.country] += 1
    return told


def mention_of(
    text: str,
    tokens: Sequence[Token],
    candidate: Candidate,
    gazetteer: Gazetteer,
    tables: NameTables,
    told: Counter[str],
) -> NamedMention:
    """Return the mention of a candidate, with what the tables know of a place or an organisation."""
    span = Span(tokens[candidate.first].start, tokens[candidate.last - 1].end)
    name = span.of(text)
    acronym = name.isupper() and 1 < len(name) <= ACRONYM and name.isalpha()
    head = Span(tokens[candidate.last - 1].start, span.end)
    form: MentionForm = "acronym" if acronym else "description" if candidate.rule == ADJECTIVE else "name"
    mention = Mention(span, form, candidate.rule, head)
    if candidate.kind == "place":
        return place_mention(mention, name, candidate, gazetteer, tables, told)
    known = tables.organisations.get(name) or tables.organisations.get(tables.bare(name))
    if candidate.kind == "organisation" and known is not None:
        written = name if name in tables.organisations else tables.bare(name)
        return NamedMention(mention, candidate.kind, written, country=known.country, score=candidate.score)
    return NamedMention(mention, candidate.kind, name, country=candidate.country, score=candidate.score)


def place_mention(
    mention: Mention,
    name: str,
    candidate: Candidate,
    gazetteer: Gazetteer,
    tables: NameTables,
    told: Counter[str],
) -> NamedMention:
    """Return the mention of a place with its likeliest row of the gazetteer, where there is one."""
    written = next((n for n in names_for(name, candidate, tables) if gazetteer.named(n)), None)
    if written is None:
        whole = part_of(name, gazetteer, tables.words.context.compass)
        country = candidate.country or (whole.country if whole else None)
        location = whole.part if whole else None
        return NamedMention(mention, "place", name, country=country, location=location, score=candidate.score)
    row = likeliest(gazetteer.named(written), told)
    if foreign(row, told) and not gazetteer.listed(written):
        return NamedMention(mention, "place", written, score=candidate.score)
    return NamedMention(
        mention,
        "place",
        written,
        country=row.country,
        geonames=row.geonames,
        wikidata=row.wikidata,
        location=row.location,
        score=candidate.score,
    )


def part_of(name: str, gazetteer: Gazetteer, compass: tuple[str, ...]) -> PlaceRow | None:
    """Return the country or region that a name tells a part of by a direction; None for other names."""
    for direction in compass:
        rest = name.removeprefix(direction).lstrip("-")
        if rest != name and len(rest) > SHORTEST:
            whole = rest[:1].upper() + rest[1:]
            rows = (row for row in gazetteer.named(whole) if row.precision in ("country", "region"))
            return next((msgspec.structs.replace(row, name=whole) for row in rows), None)
    return None


def names_for(name: str, candidate: Candidate, tables: NameTables) -> tuple[str, ...]:
    """Return the forms under which the gazetteer may list a name."""
    known = (candidate.known,) if candidate.known else ()
    return (*known, name, *((tables.bare(name),) if tables.in_genitive(name) else ()))


def foreign(row: PlaceRow, told: Counter[str]) -> bool:
    """Whether a smaller city lies where the report never is, so that a place no table has is likelier meant."""
    return row.population < FAR_KNOWN and bool(told) and not told[row.country or ""]


def likeliest(rows: Sequence[PlaceRow], told: Counter[str]) -> PlaceRow:
    """Return the likeliest of several places of one name: large, or in a country the report speaks of."""
    most = max(told.values(), default=1)

    def weight(row: PlaceRow) -> float:
        size = math.log10(row.population + 1) if row.precision == "city" else 8.0
        return size + OWN_COUNTRY * told[row.country or ""] / most

    return max(rows, key=weight)
