"""Answers: where a later report fills a gap: with a figure, a voice that spoke, or a passage that tells it."""

from collections.abc import Iterator

from lagebild.merging.case import Sheet
from lagebild.merging.kinds import OWN_HARM, SPEECH
from lagebild.merging.merged import Merged
from lagebild.merging.nations import nation_of
from lagebild.merging.told import Told
from lagebild.model.claim import Place
from lagebild.model.event import Voice
from lagebild.model.span import Span
from lagebild.picture.questions import Question, Weights, alike

_ANSWER, _WITH_NUMBER, _CONFIRMED, _COUNTED = 0.6, 0.45, 0.35, 0.25


def answer_in(merged: Merged, gap: Question, sheet: Sheet, weights: Weights) -> Place | None:
    """Return the place where the report fills the gap, or None."""
    if "ask-check" in gap.kinds:
        return None
    if "ask-reaction" in gap.kinds:
        return _reaction(merged, gap, sheet)
    if gap.sheet.words.losses.intersection(gap.stems):
        return _losses(merged, gap, sheet)
    if "ask-place" in gap.kinds:
        found = _whereabouts(merged, gap, sheet)
        if found:
            return found
    return _passage(gap, sheet, weights)


def _reaction(merged: Merged, gap: Question, sheet: Sheet) -> Place | None:
    """The one who was silent speaks."""
    wanted = gap.actor_stems or frozenset(gap.stems)
    for span, voice in _voices(sheet):
        actor = merged.actors.actor(sheet.key(voice.entity)) if voice.entity else None
        named = sheet.meanings(voice.text)
        if (actor is not None and (actor == gap.actor or actor in gap.silent)) or named & wanted:
            return Place(sheet.name, span)
    return None


def _voices(sheet: Sheet) -> Iterator[tuple[Span, Voice]]:
    """Who speaks in a report, with the words that show that they do, in text order, the headline last."""
    found: list[tuple[Span, Voice]] = []
    for statement in sheet.reading.statements:
        if statement.speaker:
            text = " ".join(s.of(sheet.text) for s in statement.speaker)
            span = (statement.cue or statement.content)[0]
            found.append((span, Voice(f"{text} {statement.institution or ''}", statement.speaker_entity)))
    for event in sheet.reading.events:
        if event.type in SPEECH - {"gap"} and event.actor is not None:
            found.append((min(event.mentions), Voice(event.actor.text, event.actor.entity)))
    yield from sorted(found, key=lambda f: (f[0].end <= sheet.headline_end, f[0]))


def _losses(merged: Merged, gap: Question, sheet: Sheet) -> Place | None:
    """The side whose losses were not told now tells them."""
    wanted = nation_of(gap.about, gap.sheet.words, gap.side.country) or gap.side.country
    for figure in sorted(sheet.reading.figures, key=lambda f: f.span):
        if figure.measure not in OWN_HARM or figure.scope != "total" or figure.span.end <= sheet.headline_end:
            continue
        side = merged.voices.side(sheet, figure.source, figure.statement)
        if gap.side.key and side.key != gap.side.key:
            continue
        counted = nation_of(figure.of, sheet.words, side.country)
        own = sheet.words.cue("own-harm", sheet.sentence(figure.span)) is not None
        if wanted is None or counted == wanted or (counted is None and (own or side.country != wanted)):
            return Place(sheet.name, figure.span)
    return None


def _whereabouts(merged: Merged, gap: Question, sheet: Sheet) -> Place | None:
    """The last thing told before the gap is told again, now with a place in the same sentence."""
    before = _told_before(merged, gap)
    home = merged.incidents.of_event.get(before.key) if before else None
    if home is None or before is None:
        return None
    for key in merged.incidents.profiles[home].members:
        told = merged.told[key]
        if told.report == sheet.name and told.place_told and told.place != before.place:
            return Place(sheet.name, told.first)
    return None


def _told_before(merged: Merged, gap: Question) -> Told | None:
    events = (t for e in gap.sheet.reading.events for t in merged.told_of(gap.sheet.key(e.id)))
    before = [t for t in events if t.type not in SPEECH and t.first.start < gap.at.start]
    return max(before, key=lambda t: (t.first, t.key)) if before else None


def _passage(gap: Question, sheet: Sheet, weights: Weights) -> Place | None:
    """The sentence that has most of the gap's words and tells, counts or confirms something."""
    best: tuple[float, int, Span] | None = None
    wanted = frozenset(gap.stems)
    for span, stems in sheet.told:
        score = weights.covered(wanted, stems)
        if score < _COUNTED or (best is not None and (score, -span.start) <= best[:2]):
            continue
        passage = span.of(sheet.text)
        least = None if sheet.words.cue("unanswered", passage) else _least(gap, sheet, passage, stems)
        if least is not None and score >= least:
            best = (score, -span.start, Span(span.start, span.start + max(1, len(passage.rstrip()))))
    return Place(sheet.name, best[2]) if best else None


def _least(gap: Question, sheet: Sheet, passage: str, stems: frozenset[str]) -> float | None:
    """How much of the gap's words a passage must have, by what it brings; None where it cannot answer."""
    words = sheet.words
    if "ask-number" in gap.kinds:
        counted = next((s for s in gap.stems if s not in words.asking | words.people), None)
        if not words.cue("number", passage):
            return None
        if counted is None:
            return _WITH_NUMBER
        return _COUNTED if alike(frozenset({counted}), stems) else _ANSWER
    if "ask-cause" in gap.kinds:
        return _WITH_NUMBER if words.cue("answer-cause", passage) and words.cue("confirmed", passage) else None
    return _CONFIRMED if words.cue("confirmed", passage) else _ANSWER
