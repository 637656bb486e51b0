"""What one report tells of one event, brought into a form that two reports can be compared in."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from lagebild.languages.merging import WORD, Vocabulary
from lagebild.merging.actors import Actors
from lagebild.merging.case import Sheet
from lagebild.merging.voices import Side, Voices
from lagebild.merging.when import Stretch, stretch_of
from lagebild.model.event import Event, Party, Status
from lagebild.model.span import Span

HARM = frozenset(
    {
        "killed",
        "injured",
        "missing",
        "infected",
        "displaced",
        "abducted",
        "rescued",
        "evacuated",
        "detained",
        "released",
        "destruction",
    }
)
#: What people do with words; two of them are one only where the speakers are.
SPEECH = frozenset(
    {
        "request",
        "demand",
        "promise",
        "threat",
        "accusation",
        "denial",
        "support",
        "gap",
    }
)
#: What has a moment of its own: two on different days are two.
PUNCTUAL = frozenset(
    {
        "attack",
        "explosion",
        "earthquake",
        "accident",
        "landslide",
        "coup",
        "dismissal",
        "resignation",
        "appointment",
        "seizure",
        "raid",
    }
)
#: What can cause harm; such an event is the root of the harm told beside it.
ROOTS = frozenset(
    {
        "attack",
        "clash",
        "explosion",
        "protest",
        "riot",
        "earthquake",
        "flood",
        "storm",
        "landslide",
        "fire",
        "epidemic",
        "accident",
        "coup",
    }
)
#: Before a country code: it was the speaker's other side.
OTHER_THAN = "not:"
_OLD = timedelta(days=45)
_NEAR_WORDS = 4


@dataclass(frozen=True, slots=True)
class Told:
    """One event of one report. `root` is the key of the event that caused it, as far as the text shows.

    `place_told` and `when_told`: the very sentence says so, it was not taken over from elsewhere.
    `ordinal` is 2 in "the second explosion"; `another` is set by "a further", "again".
    `nation` is the country of those it happened to. `who` are content stems of actor and target.
    """

    key: str
    report: str
    type: str
    status: Status
    first: Span
    order: int
    when: Stretch | None
    old: bool
    place: str | None
    place_words: frozenset[str]
    precision: str | None
    point: tuple[float, float] | None
    country: str | None
    actor: str | None
    target: str | None
    actor_words: frozenset[str]
    who: frozenset[str]
    nation: str | None
    ordinal: int | None
    another: bool
    around: frozenset[str]
    trigger: frozenset[str]
    side: Side
    origin: str
    place_told: bool = False
    when_told: bool = False
    root: str | None = None
    root_grip: Literal["sentence", "paragraph", "report", ""] = ""
    headline: bool = False


def told_of(sheet: Sheet, order: int, actors: Actors, voices: Voices, origin: str) -> tuple[Told, ...]:
    """Return the events of a report in text order, each with its features; gaps are not among them."""
    events = sorted(
        (e for e in sheet.reading.events if e.type != "gap" and e.mentions),
        key=lambda e: (body_mention(sheet, e), e.id),
    )
    plain = [_told(sheet, e, order, actors, voices, origin) for e in events]
    return tuple(_rooted(sheet, t, plain) for t in plain)


def body_mention(sheet: Sheet, event: Event) -> Span:
    """Return the event's first mention below the headline, else its first."""
    below = [m for m in event.mentions if m.start >= sheet.headline_end]
    return min(below) if below else min(event.mentions)


def _told(sheet: Sheet, event: Event, order: int, actors: Actors, voices: Voices, origin: str) -> Told:
    words, first = sheet.words, body_mention(sheet, event)
    when = _when(event)
    place = sheet.entities.get(event.place.entity or "") if event.place else None
    located = place.location if place else None
    side = voices.side(sheet, event.source, event.statement)
    ordinal, another = _counted(sheet, event)
    profile = actors.profile(sheet.key(place.id)) if place else None
    return Told(
        key=sheet.key(event.id),
        report=sheet.name,
        type=event.type,
        status=event.status,
        first=first,
        order=order,
        when=when,
        old=_old(sheet, event, when),
        place=profile.id if profile else None,
        place_words=frozenset(words.stems(event.place.text)) if event.place else frozenset(),
        precision=located.precision if located else None,
        point=(located.latitude, located.longitude) if located else None,
        country=place.country if place else None,
        actor=_actor(sheet, event.actor, actors),
        target=_actor(sheet, event.target, actors),
        actor_words=_who(sheet, event.actor),
        who=_who(sheet, event.target),
        nation=_nation(sheet, event, side),
        ordinal=ordinal,
        another=another,
        around=frozenset(map(words.meaning, words.stems(sheet.sentence(first)))),
        trigger=frozenset(words.meaning(s) for m in event.mentions for s in words.stems(m.of(sheet.text))),
        side=side,
        origin=origin,
        place_told=event.place is not None and _beside(sheet, event.place.span, first),
        when_told=event.time is not None and _beside(sheet, event.time.span, first),
        headline=all(m.start < sheet.headline_end for m in event.mentions),
    )


def _beside(sheet: Sheet, span: Span, other: Span) -> bool:
    return sheet.passages.sentence(span.start) == sheet.passages.sentence(other.start)


def _when(event: Event) -> Stretch | None:
    """The stretch it happened in; a bare year tells nothing of what is only announced."""
    found = stretch_of(event.time)
    return None if found is not None and event.status == "announced" and found.days > 300 else found


def _old(sheet: Sheet, event: Event, when: Stretch | None) -> bool:
    """Whether it lies so far back that it is no part of the story."""
    now = sheet.moment
    if when is not None and now is not None:
        return now - when.end > _OLD
    passage = set(sheet.words.stems(sheet.sentence(body_mention(sheet, event))))
    return event.background and bool(passage & sheet.words.formerly)


def _actor(sheet: Sheet, party: Party | None, actors: Actors) -> str | None:
    return actors.actor(sheet.key(party.entity)) if party and party.entity else None


def _who(sheet: Sheet, party: Party | None) -> frozenset[str]:
    if party is None:
        return frozenset()
    words = sheet.words
    entity = sheet.entities.get(party.entity or "")
    text = f"{party.text} {entity.name if entity else ''}"
    stems = (s for s in words.stems(text) if s not in words.anybody and s not in words.nations and not s.isdigit())
    return frozenset(words.meaning(s) for s in stems)


def _nation(sheet: Sheet, event: Event, side: Side) -> str | None:
    """The country of those it happened to: told by an adjective, by "own", or by the entity."""
    words, target = sheet.words, event.target
    told = f"{target.text if target else ''} {' '.join(m.of(sheet.text) for m in event.mentions)}"
    found = words.nation(told)
    if found:
        return found
    stems = frozenset(words.stem(w) for w in WORD.findall(told))
    if stems & words.own and side.country:
        return side.country
    subject = event.actor.text if event.actor else ""
    if side.country and words.opposite.intersection(words.stem(w) for w in WORD.findall(f"{told} {subject}")):
        return f"{OTHER_THAN}{side.country}"
    entity = sheet.entities.get(target.entity or "") if target else None
    return entity.country if entity and entity.kind != "place" else None


def _counted(sheet: Sheet, event: Event) -> tuple[int | None, bool]:
    """Return ordinal and "another" as the words just before a mention tell them."""
    words = sheet.words
    for mention in sorted(event.mentions, reverse=True):
        sentence = sheet.passages.sentence_span(mention.start)
        before = WORD.findall(sheet.text[sentence.start : mention.end])[-_NEAR_WORDS:]
        found = _number(before, words)
        if found != (None, False):
            return found
    return None, False


def _number(before: list[str], words: Vocabulary) -> tuple[int | None, bool]:
    stems = [words.stem(w) for w in before]
    ordinal = next((words.ordinals[s] for s in reversed(stems) if s in words.ordinals), None)
    return ordinal, any(s in words.another for s in stems)


def _rooted(sheet: Sheet, told: Told, others: list[Told]) -> Told:
    """Tie harm to the nearest event that can have caused it: in its sentence, then its paragraph."""
    if told.type not in HARM:
        return told
    roots = [o for o in others if o.type in ROOTS and o.old == told.old and not _times_clash(told, o)]
    passages = sheet.passages
    near = [o for o in roots if passages.sentence(o.first.start) == passages.sentence(told.first.start)]
    if near:
        return replace(told, root=_nearest(near, told).key, root_grip="sentence")
    near = [o for o in roots if passages.paragraph(o.first.start) == passages.paragraph(told.first.start)]
    if near:
        return replace(told, root=_nearest(near, told).key, root_grip="paragraph")
    if len(roots) == 1:
        return replace(told, root=roots[0].key, root_grip="report")
    return told


def _times_clash(one: Told, two: Told) -> bool:
    if one.when is None or two.when is None:
        return False
    return one.when.exact and two.when.exact and one.when.gap(two.when) > 0.1


def _nearest(roots: list[Told], told: Told) -> Told:
    return min(roots, key=lambda o: (abs(o.first.start - told.first.start), o.key))
