"""Who an event's noun names in its own words: by the adjective of a land, or as the first part of a compound."""

from collections.abc import Iterator
from typing import Final

from lagebild.languages.gazetteer import gazetteer_of
from lagebild.languages.morphology import read_morphology
from lagebild.languages.names import demonyms, name_tables_of
from lagebild.model.entity import Entity
from lagebild.model.event import Party
from lagebild.model.grammar import Token
from lagebild.model.span import Span
from lagebild.reading.events.desk import Candidate, Desk
from lagebild.reading.events.siting import PRECISION, precision

NOUN_TAGS = ("NN", "NE")
HYPHEN: Final = "-"
SHORTEST: Final = 3  # characters of the parts of a compound
ACTING = ("organisation", "group")


def by_adjective(desk: Desk, found: Candidate) -> Party | None:
    """Return the land whose adjective stands before the noun; towns do nothing."""
    if found.phrase is None:
        return None
    for token in range(desk.syntax.phrases[found.phrase].first, found.token):
        if desk.syntax.tokens[token].tag != "ADJA":
            continue
        located = desk.mentions.get(token) or desk.origins.get(token)
        if located is not None and precision(located.entity) < PRECISION["city"]:
            return desk.party_of_token(token)
        if located is None and desk.low[token] in desk.notes.language.part(demonyms)[0]:
            return desk.party_of_token(token)
    return None


def by_compound(desk: Desk, found: Candidate) -> Party | None:
    """Return whom the first part of the event's noun names: an organisation, a land by its letters, or people."""
    token = desk.syntax.tokens[found.token]
    if token.tag not in NOUN_TAGS or found.attribute:
        return None
    return _named_part(desk, token) or _people_part(desk, found, token)


def _named_part(desk: Desk, token: Token) -> Party | None:
    """What stands before the last hyphen or an earlier one, where it is an organisation or a land's letters."""
    at = token.text.rfind(HYPHEN)
    while at > 0:
        part = token.text[:at]
        country = _country_of_letters(desk, part)
        entity = next((e for e in desk.notes.entities if _means(desk, e, part, country)), None)
        if entity is not None or country is not None or part in desk.notes.language.part(name_tables_of).organisations:
            return Party(Span(token.start, token.start + at), part, entity.id if entity else None)
        at = token.text.rfind(HYPHEN, 0, at)
    return None


def _means(desk: Desk, entity: Entity, name: str, country: str | None) -> bool:
    """Whether the report has somebody of this name who can act, or the land of these letters."""
    if country is not None:
        return entity.kind == "place" and precision(entity) == PRECISION["country"] and entity.country == country
    text = desk.notes.text
    return entity.kind in ACTING and any(name == text[m.span.start : m.span.end] for m in entity.mentions)


def _country_of_letters(desk: Desk, name: str) -> str | None:
    """The ISO code of the land that capital letters stand for; lands by their names are where, not who."""
    if not name.isupper():
        return None
    rows = desk.notes.language.part(gazetteer_of).named(name)
    return next((row.country for row in rows if row.precision == "country"), None)


def _people_part(desk: Desk, found: Candidate, token: Token) -> Party | None:
    """The people that are the first part of a closed compound whose rest tells the event by itself."""
    groups = [desk.lexicon.classes[name] for name in desk.lexicon.words.compound_actors.get(found.type, ())]
    low = desk.low[found.token]
    for cut in range(len(low) - SHORTEST, SHORTEST - 1, -1):
        told = any(found.type in trigger.types for trigger in desk.lexicon.sees(low[cut:].lstrip(HYPHEN)))
        if told and any(group.holds(form) for group in groups for form in _bases(desk, low[:cut].rstrip(HYPHEN))):
            text = token.text[:cut].rstrip(HYPHEN)
            return Party(Span(token.start, token.start + len(text)), text)
    return None


def _bases(desk: Desk, part: str) -> Iterator[str]:
    """A part of a compound without what links it to the next."""
    for link in desk.notes.language.part(read_morphology).nouns.links:
        if part.endswith(link):
            yield part.removesuffix(link)
