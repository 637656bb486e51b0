"""How a place is told: how exact it is, whether it is the place of something, near it or only measured from."""

from collections.abc import Iterable, Iterator
from typing import Final

from lagebild.languages.names import name_tables_of
from lagebild.model.entity import Entity
from lagebild.model.event import Party
from lagebild.model.grammar import ACC, DAT, Phrase
from lagebild.reading.events.desk import NAMED, Desk, Located

PRECISION: Final = {"point": 5, "city": 4, "region": 3, "area": 2, "country": 1}
UNKNOWN_PRECISION: Final = 3.5
#: Classes of words for who is from a town rather than in it.
MOVABLE = ("people", "forces", "officials", "bodies", "crowd", "fighters")
RUINS: Final = "ruins"  # what people are got out of where it lies
OFFSET: Final = 5  # tokens before a place within which a distance is told from it


def precision(entity: Entity) -> float:
    """Return how exact a place is: a point most, a country least; unknown places as a region."""
    location = entity.location
    return PRECISION[location.precision] if location else UNKNOWN_PRECISION


def exactness(desk: Desk, place: Party) -> float:
    """Return how exact the place is that a party tells."""
    entity = desk.entities.get(place.entity or "")
    return precision(entity) if entity else UNKNOWN_PRECISION


def land_of(desk: Desk, place: Party) -> str | None:
    """Return the country that the place of a party lies in, None where it is not known."""
    entity = desk.entities.get(place.entity or "")
    return entity.country if entity else None


def is_town(entity: Entity) -> bool:
    """Return whether it is known where an entity lies, and that it is a town or a point."""
    return entity.location is not None and precision(entity) >= PRECISION["city"]


def as_town(desk: Desk, located: Located) -> bool:
    """Return whether a place is a town or site, or one that no gazetteer knows is told as one."""
    if is_town(located.entity) or located.entity.location is not None or not located.token:
        return is_town(located.entity)
    first = desk.syntax.token_at(located.span.start) or located.token
    noun = desk.syntax.tokens[max(first - 1, 0)].lemma
    sited = desk.notes.language.part(name_tables_of).stands_before_place(noun)
    return sited or desk.lemma[located.token - 1] in desk.lexicon.words.towns


def place_party(desk: Desk, located: Located) -> Party:
    """Return a place mention as a party; where it is no name, the name nearest to it."""
    span = located.span
    if not located.named:
        names = [m.span for m in located.entity.mentions if m.form in NAMED]
        span = min(names, key=lambda n: abs(n.start - span.start), default=span)
    return Party(span, desk.notes.text[span.start : span.end], located.entity.id or None)


def places_in(desk: Desk, tokens: Iterable[int]) -> Iterator[Located]:
    """Yield the places that tokens mention, by name or standing for one that has a name."""
    for token in tokens:
        located = desk.mentions.get(token) or desk.origins.get(token)
        if located is None or located.entity.kind != "place" or token in desk.trigger_tokens:
            continue
        placed = located.entity.location is not None
        if located.named or placed or any(m.form in NAMED for m in located.entity.mentions):
            before = range(max(token - OFFSET, 0), token)
            far = any(desk.lemma[t] in desk.lexicon.words.offsets for t in before)
            located.offset = far or (token in desk.mentions and _beside_another(desk, token))
            yield located


def _beside_another(desk: Desk, token: int) -> bool:
    """Whether a place only tells near what other place something is ("in Ottersand bei Leer")."""
    number = desk.syntax.phrase_of(token)
    if number is None or desk.syntax.phrases[number].preposition not in desk.lexicon.words.beside:
        return False
    other = desk.mentions.get(desk.syntax.phrases[number].first - 1)
    return other is not None and other.entity.kind == "place" and other.entity != desk.mentions[token].entity


def from_elsewhere(desk: Desk, located: Located) -> bool:
    """Return whether a place stands within what tells where people come from ("Menschen aus Orten bei Leer")."""
    number = desk.syntax.phrase_of(located.token)
    for around in desk.syntax.around(number) if number is not None else ():
        phrase = desk.syntax.phrases[around]
        away = phrase.preposition in desk.lexicon.words.departure and phrase.parent is not None
        if away and not desk.token_in_class(phrase.head, RUINS):
            return True
    return False


def seat_of_body(desk: Desk, located: Located) -> bool:
    """Return whether a place only tells which body does or says something ("das Ministerium in Leer")."""
    number = desk.syntax.phrase_of(located.token)
    parent = desk.syntax.phrases[number].parent if number is not None else None
    if parent is None or desk.syntax.phrases[parent].preposition is not None:
        return False
    body = desk.mentions.get(desk.syntax.phrases[parent].head)
    acting = desk.syntax.phrases[desk.syntax.top_phrase(parent)].role in ("subject", "agent")
    return acting and body is not None and body.entity.kind == "organisation"


def of_matter(desk: Desk, located: Located) -> bool:
    """Return whether a place belongs to what somebody is against ("gegen den Gipfel in Leer")."""
    number = desk.syntax.phrase_of(located.token)
    chain = (number, *desk.syntax.around(number)) if number is not None else ()
    return any(desk.syntax.phrases[n].preposition in desk.lexicon.words.against for n in chain)


def told_by_name(located: Located) -> bool:
    """Return whether a place is named, or its noun stands right before its name."""
    if located.named:
        return True
    starts = (m.span.start - located.span.end for m in located.entity.mentions if m.form in NAMED)
    return any(0 <= start <= 1 for start in starts)


def locative(desk: Desk, located: Located) -> bool:
    """Return whether a place is told as a place: behind a preposition of place, or as an attribute within one."""
    number = desk.syntax.phrase_of(located.token)
    if number is None:
        return False
    found = desk.syntax.phrases[number]
    if found.preposition is not None:
        return _behind_preposition(desk, located, found) or _reported_from(desk, found)
    if found.role in ("subject", "agent", "dative"):
        return False
    outer = desk.syntax.around(number)
    for phrase in outer:  # an attribute within a phrase of place
        around = desk.syntax.phrases[phrase]
        if around.preposition is not None:
            ruins = around.preposition in desk.lexicon.words.departure and desk.token_in_class(around.head, RUINS)
            local = around.preposition in desk.lexicon.words.locative or ruins
            sited = found.role == "apposition" or desk.token_in_class(around.head, "siting")
            housed = _house_of(desk, located, around.head) or _owner_of(desk, located, around.head)
            return local and (sited or (found.role == "genitive" and housed))
    top = desk.syntax.phrases[outer[-1] if outer else number]
    sited = bool(outer) and desk.token_in_class(desk.syntax.phrases[outer[0]].head, "siting")
    told = found.role == "apposition" or (found.role == "genitive" and sited)
    return told and top.role not in ("subject", "agent", "dative")


def _reported_from(desk: Desk, found: Phrase) -> bool:
    """Whether news come from a place: there it was ("Aus Leer werden drei Tote gemeldet")."""
    if found.preposition not in desk.lexicon.words.departure or found.parent is not None or found.clause is None:
        return False
    verb = desk.syntax.clauses[found.clause].verb
    return verb is not None and verb.lemma in desk.lexicon.words.reckoning


def _behind_preposition(desk: Desk, located: Located, found: Phrase) -> bool:
    words = desk.lexicon.words
    if found.preposition not in words.locative:
        if found.parent is not None:  # the town of a quarter
            around = desk.syntax.phrases[found.parent]
            stays = not any(desk.token_in_class(around.head, name) for name in MOVABLE)
            unknown = located.entity.location is None and stays
            sited = desk.token_in_class(around.head, "siting") or is_town(located.entity) or unknown
            return around.preposition in words.locative and sited
        return bool(found.first) and desk.low[found.first - 1] in words.offsets  # a distance from a town
    kind = "quarters" if located.token in desk.origins else "siting"
    stays = bool(found.agreement & DAT) and not found.agreement & ACC
    named = stays and located.token == found.head + 1  # the noun says what the name is
    sited = found.head == located.token or named or desk.token_in_class(found.head, kind)
    return sited or _in_town(desk, located, found.head)


def _in_town(desk: Desk, located: Located, head: int) -> bool:
    """Whether an adjective tells the town of a thing: that is where it stands."""
    adjective = desk.syntax.tokens[located.token].tag == "ADJA" and located.token != head
    return adjective and is_town(located.entity) and not any(desk.token_in_class(head, name) for name in MOVABLE)


def _owner_of(desk: Desk, located: Located, head: int) -> bool:
    """Whether a land in the genitive owns what does not move ("in Brasiliens Minen", "in den Minen des Landes")."""
    national = located.token < head or precision(located.entity) == PRECISION["country"]
    return national and not any(desk.token_in_class(head, name) for name in MOVABLE)


def _house_of(desk: Desk, located: Located, head: int) -> bool:
    """Whether a thing that does not move is a town's: that is where it stands."""
    return as_town(desk, located) and not any(desk.token_in_class(head, name) for name in MOVABLE)
