"""When: the time tied to a trigger, nearest first, and how it lies to the day of the report."""

from datetime import timedelta
from typing import Final

from lagebild.model.event import EventTime
from lagebild.model.time import TimeMention
from lagebild.reading.events.circumstances import in_attribute, of_mastermind, relative_clauses, told_of_another
from lagebild.reading.events.cluster import HARM
from lagebild.reading.events.desk import TITLES, Candidate, Desk
from lagebild.reading.events.elapsed import CHARACTERS, NOUNS, elapsed

BACKGROUND_DAYS: Final = 60
BEHIND: Final = 6  # tokens behind a noun within which a time is its own
TIMED = ("DATE", "TIME")
DAY: Final = len("2026-03-04")
OPENING: Final = 3  # tokens that a sentence may begin with before its day ("Noch am Sonntag")
SCENE: Final = 3  # sentences of one paragraph that a day at the beginning of one holds for


def fill_time(desk: Desk, found: Candidate) -> None:
    """Fill the time told in the trigger's clause, else in its sentence outside a statement's frame."""
    found.time = elapsed(desk, found)
    if found.time is not None:
        found.away = True
        return
    times = [(t, m) for t, m in desk.times.get(found.sentence, ()) if dates(desk, m)]
    times = [(t, m) for t, m in times if not told_of_another(desk, found, t) and not _of_saying(desk, found, t, m)]
    times = [(t, m) for t, m in times if not _behind(desk, t, desk.lexicon.words.until)]
    times = [(t, m) for t, m in times if not _of_deed(desk, found, t) and not in_attribute(desk, found, t, m.span.end)]
    times = [(t, m) for t, m in times if not _of_reckoning(desk, found, t)]
    if _shown(desk, found):
        times = [(t, m) for t, m in times if not is_past(desk, event_time(desk, m))]
    old = [(t, m) for t, m in times if _since(desk, t) and is_past(desk, event_time(desk, m))]
    found.undated = bool(old) or of_mastermind(desk, found)
    times = [pair for pair in times if pair not in old]
    own = [(t, m) for t, m in times if desk.syntax.clause_of(t) == found.clause]
    past = [(t, m) for t, m in own if is_past(desk, event_time(desk, m))]
    if _aside(desk, found) and not (past and not of_mastermind(desk, found)):
        reach = 0 if of_mastermind(desk, found) else BEHIND
        own = [(t, m) for t, m in own if _inside(desk, found, t) or _right_behind(desk, found, t, reach)]
    relative = set(relative_clauses(desk, found))
    more = [(t, m) for t, m in times if desk.syntax.clause_of(t) in relative]
    near = times if found.trigger.form == "future" else [(t, m) for t, m in times if not _foreign(desk, found, t)]
    group = own or more or _shared(desk, found, times) or ([] if _aside(desk, found) else near)
    if group:
        _, mention = min(group, key=lambda x: (abs(x[0] - found.token), x[0]))
        found.time = event_time(desk, _by_the_clock(mention, [m for _, m in group]))
    elif found.clause is not None and not desk.clause_words(found.clause).isdisjoint(desk.lexicon.words.once):
        found.time = past_told(desk, found)


def past_told(desk: Desk, found: Candidate) -> EventTime | None:
    """Return the past time told last before, in this sentence or the one before of the paragraph: when "then" was."""
    sentences = desk.syntax.sentences
    for number in range(found.sentence, max(found.sentence - 2, -1), -1):
        if sentences[number].segment != sentences[found.sentence].segment:
            return None
        told = [m for t, m in desk.times.get(number, ()) if t < found.token and dates(desk, m)]
        past = [time for m in told if is_past(desk, time := event_time(desk, m))]
        if past:
            return past[-1]
    return None


def _right_behind(desk: Desk, found: Candidate, token: int, reach: int) -> bool:
    """Whether a time follows the noun within so many tokens, before any verb."""
    between = (desk.syntax.tokens[t].tag for t in range(found.token + 1, token))
    return 0 < token - found.token <= reach and not any(tag.startswith("V") for tag in between)


def _shared(desk: Desk, found: Candidate, times: list[tuple[int, TimeMention]]) -> list[tuple[int, TimeMention]]:
    """Times of the clause that the trigger's goes on with."""
    before = desk.syntax.goes_on_with(found.clause) if found.clause is not None else None
    return [(t, m) for t, m in times if desk.syntax.clause_of(t) == before] if before is not None else []


def _by_the_clock(day: TimeMention, others: list[TimeMention]) -> TimeMention:
    """Return the clock time told with a day, else the day itself."""
    clocks = (m for m in others if m.timex_type == "TIME" and m.anchor == day.span and m.value.startswith(day.value))
    return next(clocks, day)


def without_clock(desk: Desk, time: EventTime | None) -> EventTime | None:
    """Return the day that a clock time was told with: what else happened then need not have happened at that hour."""
    sentence = desk.syntax.sentence_at(time.span.start) if time is not None else None
    if time is None or sentence is None:
        return time
    told = {mention.span: mention for _, mention in desk.times.get(sentence, ())}
    clock = told.get(time.span)
    day = told.get(clock.anchor) if clock is not None and clock.anchor is not None else None
    return event_time(desk, day) if day is not None and time.value.startswith(day.value) else time


def _of_deed(desk: Desk, found: Candidate, token: int) -> bool:
    """Whether a time stands right behind another noun that tells a doing."""
    number = desk.syntax.phrase_of(token)
    if number is None or _inside(desk, found, token):
        return False
    before = desk.syntax.phrases[number].first - 1
    around = desk.syntax.around(number)
    if not around or before < 0 or not {before, before + 1}.isdisjoint(found.tokens):
        return False
    heads = [desk.syntax.phrases[n].head for n in around]
    return any(h not in desk.trigger_nouns and desk.low[h].endswith(desk.lexicon.words.deverbal) for h in heads)


def _of_reckoning(desk: Desk, found: Candidate, token: int) -> bool:
    """Whether a time is when harm was counted or mourned ("gedachte am Freitag der Opfer des Unglücks")."""
    if found.clause is None or found.phrase is None or found.trigger.form not in NOUNS:
        return False
    if not _reckons(desk, found.clause) or desk.syntax.clause_of(token) != found.clause:
        return False
    attribute = desk.syntax.phrases[found.phrase].parent is not None
    own = _inside(desk, found, token) or _right_behind(desk, found, token, BEHIND)
    return (found.type in HARM or attribute) and not own


def _reckons(desk: Desk, clause: int) -> bool:
    verb = desk.syntax.clauses[clause].verb
    return verb is not None and verb.lemma in desk.lexicon.words.reckoning


def _shown(desk: Desk, found: Candidate) -> bool:
    """Whether a noun points to what was told before ("dieser Angriff"): old times beside it are others'."""
    if found.phrase is None or found.trigger.form != "noun":
        return False
    first = desk.syntax.phrases[found.phrase].first
    return any(desk.syntax.tokens[t].tag == "PDAT" for t in range(first, found.token))


def _since(desk: Desk, token: int) -> bool:
    return _behind(desk, token, desk.lexicon.words.since)


def _behind(desk: Desk, token: int, words: tuple[str, ...]) -> bool:
    """Whether a time begins with one of the words or stands right behind one."""
    return any(desk.low[t] in words for t in range(max(token - 2, 0), token + 1))


def _aside(desk: Desk, found: Candidate) -> bool:
    """Whether an event noun is in its clause only the reason for something else, or reminds of it."""
    if found.phrase is None or found.trigger.form not in ("noun", "weak", "generic"):
        return False
    if of_mastermind(desk, found) or (found.status == "announced" and desk.syntax.around(found.phrase)):
        return True  # the clause's time is not that of what is wanted
    top = desk.syntax.phrases[desk.syntax.top_phrase(found.phrase)]
    words = desk.lexicon.words
    told = top.preposition
    instrument = told in words.through and desk.syntax.phrases[desk.syntax.top_phrase(found.phrase)].role != "agent"
    return told is not None and told not in words.during and told not in words.support_prepositions and not instrument


def _of_saying(desk: Desk, found: Candidate, token: int, mention: TimeMention) -> bool:
    """Whether a time is when something was said, asked or promised, not when it happens."""
    clause = desk.syntax.clause_of(token)
    if clause is None:
        return False
    if found.status == "announced" and clause == found.clause and is_ahead(desk, event_time(desk, mention)):
        return False  # what is announced for then
    if found.trigger.form == "future":
        return clause not in desk.saying  # a promise is made when it is told
    if clause != found.clause:
        return clause in desk.saying or (found.status == "announced" and clause in desk.acts)
    if clause in desk.saying and _speaks(desk, found):
        return True
    return found.status == "announced" and not found.hard and clause in desk.acts and not _inside(desk, found, token)


def _speaks(desk: Desk, found: Candidate) -> bool:
    """Whether the noun only names who speaks ("sagte der Putschführer am Montag")."""
    noun = found.phrase is not None and found.trigger.form in NOUNS
    return noun and found.phrase is not None and desk.syntax.phrases[found.phrase].role == "subject"


def _inside(desk: Desk, found: Candidate, token: int) -> bool:
    if found.phrase is None:
        return False
    phrase = desk.syntax.phrases[found.phrase]
    return phrase.first <= token < phrase.last


def _foreign(desk: Desk, found: Candidate, token: int) -> bool:
    """Whether a time stands in a clause of its own that does not hold the trigger's clause."""
    clause = desk.syntax.clause_of(token)
    if clause is None or found.clause is None:
        return False
    return clause not in desk.syntax.ancestors(found.clause)


def dates(desk: Desk, mention: TimeMention) -> bool:
    """Return whether an expression tells when something was: a day, an hour, or a length counted back from today."""
    if mention.timex_type in TIMED:
        return mention.value[:1].isdigit()
    published, interval = desk.notes.report.published, mention.interval
    if mention.timex_type != "DURATION" or published is None or interval is None or interval.grain not in CHARACTERS:
        return False
    return interval.earliest is not None and interval.latest is not None and interval.latest.date() <= published.day


def event_time(desk: Desk, mention: TimeMention) -> EventTime:
    """Return a time mention as the time of an event; a length is the day, month or year it leads to."""
    interval, published = mention.interval, desk.notes.report.published
    if mention.timex_type != "DURATION" or interval is None or interval.earliest is None or published is None:
        return EventTime(mention.span, mention.value, mention.interval)
    day = interval.earliest + timedelta(days=published.day.weekday() if interval.grain == "week" else 0)
    return EventTime(mention.span, day.isoformat()[: CHARACTERS[interval.grain]], interval)


def is_ahead(desk: Desk, time: EventTime) -> bool:
    """Whether a time lies wholly after the day of the report: what is told for it has not happened."""
    published = desk.notes.report.published
    if published is None or time.interval is None or time.interval.earliest is None:
        return False
    return time.interval.earliest.date() > published.day


def is_past(desk: Desk, time: EventTime, days: int = BACKGROUND_DAYS) -> bool:
    """Whether a time lies so long before the report, by default that what happened then is background."""
    published = desk.notes.report.published
    if published is None or time.interval is None or time.interval.latest is None:
        return False
    return (published.day - time.interval.latest.date()).days > days


def lead_time(desk: Desk) -> EventTime | None:
    """Return the first day that the report's first sentences tell of, where it is not ahead."""
    for number, sentence in enumerate(desk.syntax.sentences[: desk.lead + 1]):
        if desk.notes.segments[sentence.segment].kind in TITLES:
            continue
        for token, mention in desk.times.get(number, ()):
            time = event_time(desk, mention)
            if dates(desk, mention) and len(time.value) >= DAY and not _apart(desk, token) and not is_ahead(desk, time):
                return time
    return None


def _apart(desk: Desk, token: int) -> bool:
    """Whether a time is when something was said or mourned, since or until when it is, or only of a noun before it."""
    number = desk.syntax.phrase_of(token)
    phrase = desk.syntax.phrases[number] if number is not None else None
    attribute = phrase is not None and (phrase.parent is not None or phrase.first - 1 in desk.trigger_nouns)
    clause = desk.syntax.clause_of(token)
    said = clause in desk.saying or (clause is not None and _reckons(desk, clause))
    return attribute or said or _since(desk, token) or _behind(desk, token, desk.lexicon.words.until)


def time_opened(desk: Desk, told: Candidate) -> EventTime | None:
    """Return the day that sets the scene: of the sentence's part before a semicolon, or that a sentence shortly before
    in the paragraph begins with.
    """
    sentences = desk.syntax.sentences
    first = sentences[told.sentence].first
    if any(desk.low[t] == ";" for t in range(first, told.token)):
        day = _day_within(desk, told.sentence, told.token)
        if day is not None:
            return day
    for number in range(told.sentence - 1, max(told.sentence - SCENE, 0) - 1, -1):
        if sentences[number].segment != sentences[told.sentence].segment:
            return None
        phrase = desk.syntax.phrase_of(sentences[number].first)
        last = desk.syntax.phrases[phrase].last if phrase is not None else sentences[number].first + OPENING
        day = _day_within(desk, number, last)
        if day is not None:
            return day
    return None


def _day_within(desk: Desk, sentence: int, end: int) -> EventTime | None:
    """The first day that a sentence tells before a token, which is neither ahead nor a beginning or end."""
    for token, mention in desk.times.get(sentence, ()):
        day = mention.timex_type == "DATE" and len(mention.value) == DAY and mention.value[0].isdigit()
        if token >= end or not day or _apart(desk, token):
            continue
        time = event_time(desk, mention)
        return None if is_ahead(desk, time) else time
    return None
