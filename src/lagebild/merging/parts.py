"""Parts: the passages of one report that tell of one event, and whether they can be one occurrence.

A reading may take two occurrences for one ("the second explosion … the first"). Where two passages of an
event clash - then and now, first and second, two days, two nations - each becomes a part of its own.
"""

from dataclasses import dataclass

from lagebild.languages.merging import WORD, Vocabulary
from lagebild.merging.case import Sheet
from lagebild.merging.kinds import DATED, HARM, OTHER_THAN, PUNCTUAL
from lagebild.merging.when import Stretch, stretch_of, stretch_of_value
from lagebild.model.event import Event, Party
from lagebild.model.span import Span

_NEAR_WORDS = 4
_OLD_DAYS = 45


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

    @property
    def first(self) -> Span:
        """The first mention."""
        return min(self.mentions)


def parts_of(sheet: Sheet, event: Event, country: str | None) -> list[Part]:
    """Return the parts of an event, the text's before the headline's; `country` is the speaker's."""
    books: dict[int, list[Span]] = {}
    for mention in sorted(event.mentions):
        books.setdefault(sheet.passages.sentence(mention.start), []).append(mention)
    found: list[Part] = []
    passages = [_part(sheet, event, number, spans, country) for number, spans in books.items()]
    for part in sorted(passages, key=lambda p: (p.headline, p.first)):
        home = next((p for p in found if not _clash(p, part)), None)
        if home is None:
            found.append(part)
        else:
            _join(home, part)
    return found


def _part(sheet: Sheet, event: Event, number: int, spans: list[Span], country: str | None) -> Part:
    when, told = _when(sheet, event, number, spans[0])
    return Part(
        event=event,
        mentions=spans,
        sentences={number},
        when=when,
        when_told=told,
        old=_old(sheet, event, when if told or number == _home(sheet, event) else None, spans[0]),
        nation=_nation(sheet, event, spans, country),
        ordinal=max((_counted(sheet, event, s)[0] or 0 for s in spans), default=0) or None,
        another=any(_counted(sheet, event, s)[1] for s in spans),
        headline=spans[0].start < sheet.headline_end,
    )


def _home(sheet: Sheet, event: Event) -> int:
    """The sentence that an event's time was not told in still counts for its first mention."""
    return sheet.passages.sentence(min(event.mentions).start)


def _when(sheet: Sheet, event: Event, number: int, mention: Span) -> tuple[Stretch | None, bool]:
    """The event's own time where this sentence tells it, else a time of this sentence, else the event's."""
    own = stretch_of(event.time)
    if own is not None and event.status == "announced" and own.days > 300:
        own = None
    if own is not None and event.time and sheet.passages.sentence(event.time.span.start) == number:
        return own, True
    near = [t for t in sheet.reading.times if sheet.passages.sentence(t.span.start) == number and t.anchored]
    dates = [t for t in near if t.timex_type in ("DATE", "TIME") and t.value[:4].isdigit()]
    if len(event.mentions) > 1 and dates:
        best = min(dates, key=lambda t: (abs(t.span.start - mention.start), t.span))
        return stretch_of_value(best.value), False
    return own, False


def _old(sheet: Sheet, event: Event, when: Stretch | None, mention: Span) -> bool:
    """Whether it lies so far back that it is no part of the story."""
    now = sheet.moment
    if when is not None and now is not None:
        return (now - when.end).days > _OLD_DAYS
    if event.background and len(event.mentions) == 1:
        return True
    return bool(sheet.words.formerly.intersection(sheet.words.stems(sheet.sentence(mention))))


def _counted(sheet: Sheet, event: Event, mention: Span) -> tuple[int | None, bool]:
    """Return ordinal and "another" as the words just before a mention tell them."""
    words = sheet.words
    sentence = sheet.passages.sentence_span(mention.start)
    before = WORD.findall(sheet.text[sentence.start : mention.end])[-_NEAR_WORDS:]
    target = event.target
    if target is not None and target.span.start >= sentence.start and target.span.end <= sentence.end:
        before = [*WORD.findall(target.text)[:2], *before]
    stems = [words.stem(w) for w in before]
    ordinal = next((words.ordinals[s] for s in reversed(stems) if s in words.ordinals), None)
    return ordinal, any(s in words.another for s in stems)


def _nation(sheet: Sheet, event: Event, mentions: list[Span], country: str | None) -> str | None:
    """The country of those it happened to: told by an adjective, by "own", or by the entity."""
    words, target = sheet.words, event.target
    here = {sheet.passages.sentence(m.start) for m in mentions}
    fitting = target is not None and sheet.passages.sentence(target.span.start) in here
    told = " ".join([*(_phrase(sheet, m) for m in mentions), target.text if target and fitting else ""])
    found = nation_of(told, words, country)
    if found:
        return found
    if country and event.actor and words.opposite.intersection(map(words.stem, WORD.findall(event.actor.text))):
        return f"{OTHER_THAN}{country}"
    return _entity_country(sheet, target) if fitting else None


def nation_of(told: str, words: Vocabulary, country: str | None) -> str | None:
    """Return the country that a phrase tells: by its name, or "own" and "the other side" of the speaker's."""
    found = words.nation(told)
    if found:
        return found
    stems = {words.stem(w) for w in WORD.findall(told)}
    if country and stems & words.own:
        return country
    return f"{OTHER_THAN}{country}" if country and stems & words.opposite else None


def _phrase(sheet: Sheet, mention: Span) -> str:
    """The mention with the two words before it and, where it is a noun, the words that follow at once."""
    start = max(sheet.passages.sentence_span(mention.start).start, mention.start - 40)
    before = WORD.findall(sheet.text[start : mention.start])[-2:]
    return " ".join([*before, mention.of(sheet.text)])


def _entity_country(sheet: Sheet, party: Party | None) -> str | None:
    entity = sheet.entities.get(party.entity or "") if party else None
    return entity.country if entity and entity.kind != "place" else None


def _clash(one: Part, two: Part) -> bool:
    if one.old != two.old:
        return True
    if one.event.type not in HARM and _orders_clash(one, two):
        return True
    if one.nation and two.nation and one.nation != two.nation and one.event.type in HARM:
        return True
    if one.event.type not in PUNCTUAL | DATED or one.when is None or two.when is None:
        return False
    return one.when_told and two.when_told and one.when.gap(two.when) >= 0.5


def _orders_clash(one: Part, two: Part) -> bool:
    if one.ordinal and two.ordinal:
        return one.ordinal != two.ordinal
    later = {p.ordinal == 1 for p in (one, two) if p.ordinal or p.another}
    return later == {True, False}


def _join(home: Part, part: Part) -> None:
    home.mentions += part.mentions
    home.sentences |= part.sentences
    if part.when is not None and (home.when is None or (part.when_told and not home.when_told)):
        home.when, home.when_told = part.when, part.when_told
    home.nation = home.nation or part.nation
    home.ordinal = home.ordinal or part.ordinal
    home.another = home.another or part.another
    home.headline = home.headline and part.headline
