"""Nations: whose people a passage counts - named outright, "our own", or "the other side's"."""

from collections.abc import Callable

from lagebild.languages.merging import WORD, Vocabulary
from lagebild.merging.case import Sheet
from lagebild.merging.kinds import OTHER_THAN, OWN_HARM
from lagebild.model.event import Event, Party
from lagebild.model.span import Span

#: The country of the voice that is heard at a place of the text, where it has one.
CountryAt = Callable[[Span], str | None]
_AROUND = 40  # characters searched for the words that stand next to a mention


def nation_of(told: str, words: Vocabulary, country: str | None) -> str | None:
    """Return the country that a phrase tells: by its name, or "own" and "the other side" of the speaker's."""
    found = words.nation(told)
    if found:
        return found
    stems = {words.stem(w) for w in WORD.findall(told)}
    if country and stems & words.own:
        return country
    return f"{OTHER_THAN}{country}" if country and stems & words.opposite else None


def nation_counted(
    sheet: Sheet, counted: str, span: Span, country: str | None, voice: Span | None = None
) -> str | None:
    """Return whose people a number of dead, injured or missing counts, by its words and its sentence.

    `voice` is where its source stands: the country of who says it is not yet that of those counted.
    """
    told = nation_of(counted, sheet.words, country)
    if told is not None:
        return told
    sentence = sheet.sentence(span)
    if country and sheet.words.opposite.intersection(map(sheet.words.stem, WORD.findall(sentence))):
        return f"{OTHER_THAN}{country}"
    if country and sheet.words.cue("own-harm", sentence):
        return country
    return _only_nation(sheet, span, voice)


def _only_nation(sheet: Sheet, span: Span, voice: Span | None) -> str | None:
    """The one country that the sentence names beside its source ("Peru has lost 20 men")."""
    whole = sheet.passages.sentence_span(span.start)
    found = set()
    for match in WORD.finditer(sheet.text, whole.start, whole.end):
        iso = sheet.words.nations.get(sheet.words.stem(match.group()))
        if iso and not (voice and voice.start <= match.start() < voice.end):
            found.add(iso)
    for entity in sheet.reading.entities:
        if entity.country and entity.location and entity.location.precision == "country":
            places = (m.span for m in entity.mentions)
            if any(whole.covers(p) and not (voice and voice.covers(p)) for p in places):
                found.add(entity.country)
    return found.pop() if len(found) == 1 else None


def nation_at(sheet: Sheet, event: Event, mention: Span, country_at: CountryAt) -> str | None:
    """Return the country of those an event happened to, as the passage of one mention tells it."""
    target, country = event.target, country_at(mention)
    here = sheet.passages.sentence(mention.start)
    if target is not None and sheet.passages.sentence(target.span.start) != here:
        target = None
    found = nation_of(_phrase(sheet, mention), sheet.words, country)
    if found is None and target is not None:
        found = nation_of(target.text, sheet.words, country) or _entity_country(sheet, target)
    if found is None and event.type in OWN_HARM:
        source = event.source.span if event.source else None
        found = nation_counted(sheet, "", mention, country, source)
    return found


def _phrase(sheet: Sheet, mention: Span) -> str:
    """The mention with the two words before it and, after an attribute, the two words it belongs to."""
    start = max(sheet.passages.sentence_span(mention.start).start, mention.start - _AROUND)
    before = WORD.findall(sheet.text[start : mention.start])[-2:]
    words = mention.of(sheet.text)
    after = WORD.findall(sheet.text[mention.end : mention.end + _AROUND])[:2] if words[:1].islower() else []
    return " ".join([*before, words, *after])


def _entity_country(sheet: Sheet, party: Party) -> str | None:
    entity = sheet.entities.get(party.entity or "")
    return entity.country if entity and entity.kind != "place" else None
