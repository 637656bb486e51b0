"""Who and where: the persons, organisations, groups and places of one report."""

from typing import Literal

from lagebild.model.record import Record
from lagebild.model.span import Span

EntityKind = Literal["person", "organisation", "group", "place"]
MentionForm = Literal["name", "acronym", "role", "description", "pronoun", "possessive"]
PlacePrecision = Literal["point", "city", "region", "country", "area"]


class Mention(Record, frozen=True):
    """Where a report speaks of an entity. `head` is the word that carries it, inside `span`."""

    span: Span
    form: MentionForm
    rule: str
    head: Span | None = None


class NamedMention(Record, frozen=True):
    """A mention before entities are made: what it is taken for, and what it says of itself.

    `name` is the name without titles and articles, as written; `role` the office beside it
    (president, say); `country` an ISO 3166-1 code told by the mention itself or its gazetteer row;
    `geonames`, `wikidata` ids where the gazetteer is sure; `score` how sure the kind is, 0 to 1.
    """

    mention: Mention
    kind: EntityKind
    name: str
    role: str | None = None
    country: str | None = None
    geonames: str | None = None
    wikidata: str | None = None
    location: "Location | None" = None
    score: float = 1.0


class Division(Record, frozen=True):
    """A country, division or town that tells where a place lies, with its id of GeoNames, of Wikidata or both."""

    name: str
    geonames: str | None = None
    wikidata: str | None = None


class Location(Record, frozen=True):
    """What the gazetteer knows of a place. Degrees north and east, WGS 84; inhabitants.

    `covers`: divisions that lie in the place, as five states in Eastern Germany; `within`: what it lies in, several
    for what crosses their borders. So what no gazetteer counts as a unit leads to one as well.
    """

    latitude: float
    longitude: float
    precision: PlacePrecision
    population: int | None = None
    covers: tuple[Division, ...] = ()
    within: tuple[Division, ...] = ()


class Entity(Record, frozen=True):
    """All mentions of one person, organisation, group or place in one report."""

    id: str
    kind: EntityKind
    name: str
    mentions: tuple[Mention, ...]
    role: str | None = None
    country: str | None = None
    wikidata: str | None = None
    geonames: str | None = None
    location: Location | None = None
    aliases: tuple[str, ...] = ()
