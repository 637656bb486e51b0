"""Parts: the passages of one report that tell of one event, and whether they can be one occurrence.

A reading may take two occurrences for one ("the second explosion … the first"). Where two passages of an
event clash - then and now, first and second, two days, two nations - each becomes a part of its own.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, NamedTuple

from lagebild.languages.merging import WORD
from lagebild.merging.case import Sheet
from lagebild.merging.kinds import DATED, HARM, OTHER_THAN, PUNCTUAL, REGIONAL, companions
from lagebild.merging.nations import CountryAt, nation_at
from lagebild.merging.space import KILOMETRES_APART, distance
from lagebild.merging.when import Stretch, stretch_of, stretch_of_value
from lagebild.model.event import Event
from lagebild.model.span import Span, Spans

_NEAR_WORDS = 4
_HOURS = 0.1  # of a day
_DAYS_TOLD, _DAYS_FELT = 0.4, 1.5  # so far apart harm is of two occurrences, by days told or taken over
_OLD_DAYS = 45
_TOWN = ("point", "city")
_AHEAD = timedelta(hours=3)


Grip = Literal["sentence", "paragraph", "report", ""]


@dataclass(frozen=True, slots=True)
class Cause:
    """An event of the report that can have caused harm told beside it."""

    key: str
    type: str
    mentions: Spans
    when: Stretch | None
    when_told: bool
    old: bool
    marked: bool = False


class _Passage(NamedTuple):
    """What keeps the mentions of one sentence together or apart."""

    sentence: int
    ordinal: int | None
    another: bool
    contrast: bool
    nation: str | None


@dataclass(slots=True)
class Part:
    """Mentions of an event with what their sentences say. `when_told`: one of the sentences says when."""

    event: Event
    mentions: list[Span]
    sentences: set[int]
    when: Stretch | None
    when_told: bool
    old: bool
    nation: str | None
    ordinal: int | None
    another: bool
    headline: bool
    contrast: bool = False
    places: frozenset[str] = frozenset()
    cause: Cause | None = None
    grip: Grip = ""

    @property
    def first(self) -> Span:
        """The first mention."""
        return min(self.mentions)


def parts_of(sheet: Sheet, event: Event, country_at: CountryAt, causes: tuple[Cause, ...]) -> list[Part]:
    """Return the parts of an event, the text's before the headline's; `country_at` the country heard."""
    books: dict[_Passage, list[Span]] = {}
    for mention in sorted(event.mentions):
        number = sheet.passages.sentence(mention.start)
        nation = nation_at(sheet, event, mention, country_at)
        marks = (*_counted(sheet, event, mention), _contrasted(sheet, mention))
        books.setdefault(_Passage(number, *marks, nation), []).append(mention)
    found: list[Part] = []
    passages = [_part(sheet, event, passage, spans) for passage, spans in books.items()]
    for part in sorted(passages, key=lambda p: (p.headline, p.first)):
        _find_cause(sheet, part, causes)
        homes = [p for p in found if not _clash(sheet, p, part)]
        if not homes:
            found.append(part)
        elif homes[-1].another and not part.headline:
            _join(homes[-1], part)  # what is told after "again" goes on with that
        else:
            _join(homes[0], part)
    return found


def _part(sheet: Sheet, event: Event, passage: _Passage, spans: list[Span]) -> Part:
    number = passage.sentence
    when, told, here = _when(sheet, event, number, spans[0])
    if when is not None and _not_yet(sheet, event, when):
        when, told, here = None, False, False
    return Part(
        event=event,
        mentions=spans,
        sentences={number},
        when=when,
        when_told=told,
        old=_old(sheet, event, when if here or _in_one(sheet, event) else None, spans[0]),
        nation=passage.nation,
        ordinal=passage.ordinal,
        another=passage.another,
        contrast=passage.contrast,
        headline=spans[0].start < sheet.headline_end,
        places=_places(sheet, event, number),
    )


def _places(sheet: Sheet, event: Event, number: int) -> frozenset[str]:
    """The towns that the sentence names; the event's own place where the sentence tells it."""
    own = event.place
    if own is not None and own.entity and sheet.passages.sentence(own.span.start) == number:
        return frozenset({own.entity})
    return frozenset(
        e.id
        for e in sheet.reading.entities
        if e.location is not None and e.location.precision in _TOWN
        if any(sheet.passages.sentence(m.span.start) == number for m in e.mentions)
    )


def _not_yet(sheet: Sheet, event: Event, when: Stretch) -> bool:
    """Whether something told as past would lie hours after its own report: its time was misread."""
    if sheet.moment is None or event.status == "announced" or when.start.date() != sheet.moment.date():
        return False
    return when.exact and when.start - sheet.moment > _AHEAD


def _in_one(sheet: Sheet, event: Event) -> bool:
    """Whether one sentence tells the whole event, so that its time, told elsewhere, can only mean it."""
    return len({sheet.passages.sentence(m.start) for m in event.mentions}) == 1


def _when(sheet: Sheet, event: Event, number: int, mention: Span) -> tuple[Stretch | None, bool, bool]:
    """When, whether this sentence tells it of the event, and whether it stands in this sentence at all."""
    own = stretch_of(event.time)
    if own is not None and event.status == "announced" and own.days > 300:
        own = None
    if own is not None and event.time and sheet.passages.sentence(event.time.span.start) == number:
        return own, True, True
    near = [t for t in sheet.reading.times if sheet.passages.sentence(t.span.start) == number and t.anchored]
    dates = [t for t in near if t.timex_type in ("DATE", "TIME") and t.value[:4].isdigit()]
    if len(event.mentions) > 1 and dates:
        best = min(dates, key=lambda t: (abs(t.span.start - mention.start), t.span))
        return stretch_of_value(best.value), False, True
    return (own if _in_one(sheet, event) else None), False, False


def _old(sheet: Sheet, event: Event, when: Stretch | None, mention: Span) -> bool:
    """Whether it lies so far back that it is no part of the story."""
    now = sheet.moment
    if when is not None and now is not None:
        return (now - when.end).days > _OLD_DAYS
    if event.background and len(event.mentions) == 1:
        return True
    return bool(sheet.words.formerly.intersection(sheet.words.stems(sheet.sentence(mention))))


def _contrasted(sheet: Sheet, mention: Span) -> bool:
    start = sheet.passages.sentence_span(mention.start).start
    return sheet.words.cue("contrast", sheet.text[start : mention.start]) is not None


def _counted(sheet: Sheet, event: Event, mention: Span) -> tuple[int | None, bool]:
    """Return ordinal and "another" as the words just before a mention tell them."""
    words = sheet.words
    sentence = sheet.passages.sentence_span(mention.start)
    before = _beside_noun(sheet, mention, WORD.findall(sheet.text[sentence.start : mention.end])[-_NEAR_WORDS:])
    target = event.target
    if target is not None and target.span.start >= sentence.start and target.span.end <= sentence.end:
        before = [*WORD.findall(target.text)[:2], *before]
    stems = [words.stem(w) for w in before]
    at = next((n for n in reversed(range(len(stems))) if stems[n] in words.ordinals), None)
    ordinal = words.ordinals[stems[at]] if at is not None else None
    introduced = at is not None and at > 0 and before[at - 1].lower() in words.file.indefinite and ordinal != 1
    return ordinal, introduced or any(s in words.another for s in stems)


def _beside_noun(sheet: Sheet, mention: Span, before: list[str]) -> list[str]:
    """The words before a mention that can belong to its noun: "the second victim of the crash" is of one crash."""
    named = sheet.words.nouns(mention.of(sheet.text))
    if not sheet.words.file.capital_nouns or not named or named[0] not in before:
        return before
    others = [n for n in range(1, before.index(named[0])) if before[n][0].isupper()]
    return before[others[-1] + 1 :] if others else before


def _find_cause(sheet: Sheet, part: Part, causes: tuple[Cause, ...]) -> None:
    """Tie harm to the nearest event that can have caused it: in its sentence, then its paragraph.

    What the paragraph tells only sentences later did it where the report tells of nothing before.
    """
    passages = sheet.passages
    fitting = [c for c in causes if c.old == part.old and not _dated_apart(c, part)]
    told = [(abs(m.start - part.first.start), c.key, c, m) for c in fitting for m in c.mentions]
    same = [t for t in told if passages.sentence(t[3].start) in part.sentences]
    near = [t for t in told if passages.paragraph(t[3].start) == passages.paragraph(part.first.start)]
    before = [t for t in told if t[3].start < part.first.start]
    last = max(part.sentences) + 1
    near = [t for t in near if not before or t in before or passages.sentence(t[3].start) <= last]
    if same and not part.headline:
        part.cause, part.grip = min(same)[2], "sentence"
    elif near:
        part.cause, part.grip = min(near)[2], "paragraph"
    elif any(not c.marked for c in fitting):
        part.cause, part.grip = next(c for c in fitting if not c.marked), "report"
    if part.when is None and part.cause is not None and part.grip != "report":
        part.when = part.cause.when


def _dated_apart(cause: Cause, part: Part) -> bool:
    """Whether the harm is told for another day, or another hour, than what can have caused it."""
    if cause.when is None or part.when is None or not part.when_told:
        return False
    gap = cause.when.gap(part.when)
    hours = cause.when.exact and part.when.exact and gap > _HOURS
    return hours or (cause.when_told and part.when.end <= cause.when.start)


def _clash(sheet: Sheet, one: Part, two: Part) -> bool:
    type_ = one.event.type
    if one.old != two.old or (type_ not in HARM and _orders_clash(one, two)):
        return True
    if type_ in HARM:
        return _nations_clash(one, two) or _causes_clash(one, two) or _days_clash(one, two)
    if _in_one_town(sheet, one.event) and _towns_clash(sheet, one, two):
        return True
    if type_ in PUNCTUAL | DATED and _told_apart(one, two):
        return True
    if type_ not in PUNCTUAL | DATED or one.when is None or two.when is None:
        return False
    return one.when_told and two.when_told and one.when.gap(two.when) >= 0.5


def _in_one_town(sheet: Sheet, event: Event) -> bool:
    """Whether the event is held to one town; a protest told of a whole country has its scenes in many."""
    if event.type in DATED and event.place is not None and event.place.entity in sheet.entities:
        location = sheet.entities[event.place.entity].location
        return location is None or location.precision in _TOWN
    return event.type in PUNCTUAL | DATED and event.type not in REGIONAL


def _nations_clash(one: Part, two: Part) -> bool:
    """Whether the two count the people of two countries; "not this one" is some other one."""
    if one.nation is None or two.nation is None:
        return False
    bare = one.nation.removeprefix(OTHER_THAN), two.nation.removeprefix(OTHER_THAN)
    other = one.nation.startswith(OTHER_THAN) != two.nation.startswith(OTHER_THAN)
    return (bare[0] == bare[1]) == other


def _second_alone(one: Part, two: Part) -> bool:
    """Whether one passage says "the second blast killed" and the other does not."""
    second = one.cause is not None and one.cause.marked and not one.headline
    return second and two.cause is None and not two.headline


def _told_apart(one: Part, two: Part) -> bool:
    """Whether one is named only as the other of two: "unlike the rally on Monday", "after the blast … again"."""
    if one.contrast != two.contrast:
        return True
    again = one.another != two.another and not (one.headline or two.headline)
    return again and bool(one.sentences & two.sentences)


def _towns_clash(sheet: Sheet, one: Part, two: Part) -> bool:
    """Whether the two passages name towns that lie apart."""
    towns = [[sheet.entities[i].location for i in sorted(p.places) if i in sheet.entities] for p in (one, two)]
    points = [[(x.latitude, x.longitude) for x in found if x is not None] for found in towns]
    if not points[0] or not points[1]:
        return False
    return min(distance(a, b) for a in points[0] for b in points[1]) > KILOMETRES_APART


def _days_clash(one: Part, two: Part) -> bool:
    """Harm on days that lie apart, where no common cause holds the two together."""
    if one.when is None or two.when is None or one.headline or two.headline:
        return False
    causes = [p.cause for p in (one, two) if p.cause is not None and p.grip != "report"]
    common = len(causes) == 2 and causes[0].key == causes[1].key
    dated = all(p.when_told or (p.cause is not None and p.cause.when_told) for p in (one, two))
    least = _DAYS_TOLD if dated and (one.when_told or two.when_told) else _DAYS_FELT
    return not common and one.when.gap(two.when) >= least


def _causes_clash(one: Part, two: Part) -> bool:
    """Whether two blasts, slides or attacks did the harm, as the two passages tell it."""
    causes = one.cause, two.cause
    if _second_alone(one, two) or _second_alone(two, one):
        return True
    if causes[0] is None or causes[1] is None or causes[0].key == causes[1].key:
        return False
    if companions(causes[0].type, causes[1].type):
        return False
    sudden = any(c is not None and c.type in PUNCTUAL for c in causes)
    return sudden and "report" not in (one.grip, two.grip) and not (one.headline or two.headline)


def _orders_clash(one: Part, two: Part) -> bool:
    if one.ordinal and two.ordinal:
        return one.ordinal != two.ordinal
    if _introduced(one) != _introduced(two) and not (one.headline or two.headline):
        return True
    later = {p.ordinal == 1 for p in (one, two) if p.ordinal or p.another}
    return later == {True, False}


def _introduced(part: Part) -> bool:
    """Whether a passage brings it in as one more ("a second fire")."""
    return part.another and (part.ordinal or 0) > 1


def _join(home: Part, part: Part) -> None:
    home.mentions += part.mentions
    home.sentences |= part.sentences
    home.places |= part.places
    if part.when is not None and (home.when is None or (part.when_told and not home.when_told)):
        home.when, home.when_told = part.when, part.when_told
    home.nation = home.nation or part.nation
    home.ordinal = home.ordinal or part.ordinal
    home.another = home.another or part.another
    home.headline = home.headline and part.headline
    firmer = home.cause is None or (part.grip == "sentence" and home.grip != "sentence")
    if firmer and not part.headline:
        home.cause, home.grip = part.cause, part.grip
