"""Gaps: what is said to be unknown, undisclosed or unconfirmed, until a later report fills it."""

from collections.abc import Iterator
from dataclasses import dataclass

from lagebild.merging.case import Sheet
from lagebild.merging.merged import Merged
from lagebild.merging.voices import Side
from lagebild.model.claim import Place
from lagebild.model.event import Event, Voice
from lagebild.model.picture import Gap
from lagebild.model.span import Span
from lagebild.picture.answers import answer_in
from lagebild.picture.questions import Question, Weights, alike
from lagebild.picture.timeline import standing_of

_SAME_GAP, _SAME_CAUSE, _COPIED = 0.5, 0.3, 0.3  # shares of words from which two questions are one
_OPEN_KEPT = 200  # open gaps that a report is searched for answers to
_REMEMBERED = 60  # gaps that a new one is compared with: bounded, whatever the case's size


@dataclass(slots=True)
class _Open:
    """A gap as it is first told, and what came of it."""

    question: Question
    place: Place
    order: int
    closed: Place | None = None


def gaps_of(merged: Merged) -> tuple[Gap, ...]:
    """Return every gap once, with the place that closes it where a later report does."""
    weights = Weights(merged.case.sheets)
    found: list[_Open] = []
    for order, sheet in enumerate(merged.case.sheets):
        late = standing_of(sheet) is not None
        told = [_Open(*_asked(merged, sheet, event, spans), order) for event, spans in _told_gaps(sheet)]
        fresh = [gap for gap in told if not _told_before(merged, gap, found, weights, late)]
        if not late:
            _close(merged, found, told, sheet, weights)
        found.extend(gap for gap in fresh if not late or _tells_matter(gap.question))
    return tuple(
        Gap(g.question.about, g.place, "closed" if g.closed else "open", g.closed, g.question.side.name) for g in found
    )


def _told_gaps(sheet: Sheet) -> Iterator[tuple[Event, list[Span]]]:
    """The gaps of a report in text order; one event that stands in two sentences is two gaps."""
    found: list[tuple[Span, Event, list[Span]]] = []
    for event in sheet.reading.events:
        if event.type == "gap":
            books: dict[int, list[Span]] = {}
            for mention in sorted(event.mentions):
                books.setdefault(sheet.passages.sentence(mention.start), []).append(mention)
            found.extend((spans[0], event, spans) for spans in books.values())
    for _, event, spans in sorted(found, key=lambda f: (f[0], f[1].id)):
        yield event, spans


def _asked(merged: Merged, sheet: Sheet, event: Event, spans: list[Span]) -> tuple[Question, Place]:
    """What the gap leaves unsaid: the words for it, what kind of thing is asked, and who would know."""
    words, number = sheet.words, sheet.passages.sentence(spans[0].start)
    here = sheet.passages.sentence_span(spans[0].start)
    sentence = here.of(sheet.text).strip()
    told = event.about if event.about and sheet.passages.sentence(event.about.span.start) == number else None
    actor = event.actor if event.actor and sheet.passages.sentence(event.actor.span.start) == number else None
    if told is None and actor is not None and actor.entity is None:
        told, actor = actor, None  # "the amount was not disclosed": the subject is what is asked
    mentioned = {s for span in spans for s in words.stems(span.of(sheet.text))}
    own = mentioned | (set(words.stems(actor.text)) if actor else set())
    stems = words.stems(told.text) if told else tuple(s for s in words.stems(sentence) if s not in own)
    voice = event.source or (Voice(actor.text, actor.entity, actor.span) if actor else None)
    side: Side = merged.voices.side(sheet, voice, event.statement)
    question = Question(
        about=told.text if told else sentence,
        sheet=sheet,
        stems=tuple(map(words.meaning, stems)),
        sentence=sheet.meanings(sentence),
        kinds=words.cues("ask-", told.text if told else sentence) or words.cues("ask-", sentence),
        side=side,
        actor=merged.actors.actor(sheet.key(voice.entity)) if voice and voice.entity else None,
        actor_stems=sheet.meanings(actor.text) if actor else frozenset(),
        silent=_named_in(merged, sheet, here),
        at=spans[0],
    )
    return question, Place(sheet.name, spans[0])


def _named_in(merged: Merged, sheet: Sheet, sentence: Span) -> frozenset[str]:
    """The persons and organisations that a sentence names: one of them has not spoken."""
    named = (
        merged.actors.actor(sheet.key(e.id))
        for e in sheet.reading.entities
        if e.kind in ("person", "organisation") and any(sentence.covers(m.span) for m in e.mentions)
    )
    return frozenset(a for a in named if a)


def _told_before(merged: Merged, gap: _Open, found: list[_Open], weights: Weights, late: bool) -> bool:
    """Whether the gap was told already; told again it is open again, but not by an earlier state of knowledge."""
    for other in reversed(found[-_REMEMBERED:]):
        if _same(merged, gap.question, other.question, weights):
            if not late:
                other.closed = None
            return True
    return False


def _same(merged: Merged, gap: Question, other: Question, weights: Weights) -> bool:
    if gap.sheet is other.sheet:
        return False
    copied = merged.origin[gap.sheet.name] == merged.origin[other.sheet.name]
    share = weights.share(frozenset(gap.stems), frozenset(other.stems))
    both = set(gap.kinds) & set(other.kinds)
    if copied:
        return "ask-cause" in both or share >= _COPIED or weights.share(gap.sentence, other.sentence) >= _COPIED
    if gap.kinds and other.kinds and not both:
        return False
    if "ask-cause" in both:
        return share >= _SAME_CAUSE or not (_matter(gap) and _matter(other))
    if "ask-reaction" in gap.kinds or "ask-reaction" in other.kinds:
        return "ask-reaction" in both and bool(gap.silent & other.silent or gap.actor_stems & other.actor_stems)
    return share >= _SAME_GAP


def _tells_matter(question: Question) -> bool:
    """Whether a text finished earlier asks something of its own, not only where "they" are or for a reaction."""
    return "ask-reaction" not in question.kinds and bool(_matter(question))


def _matter(question: Question) -> frozenset[str]:
    """The words that tell what is asked about, without those that only ask ("the cause")."""
    words = question.sheet.words
    return frozenset(s for s in question.stems if s not in words.asking)


def _close(merged: Merged, found: list[_Open], told: list[_Open], sheet: Sheet, weights: Weights) -> None:
    for gap in [g for g in found if g.closed is None][-_OPEN_KEPT:]:
        question = gap.question
        if "ask-reaction" in question.kinds or alike(frozenset(question.stems) | question.actor_stems, sheet.stems):
            again = any(_same(merged, new.question, gap.question, weights) for new in told)
            gap.closed = None if again else answer_in(merged, gap.question, sheet, weights)
