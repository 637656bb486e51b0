"""Gaps: what is said to be unknown, undisclosed or unconfirmed, until a later report fills it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log

from lagebild.merging.case import Sheet
from lagebild.merging.merged import Merged
from lagebild.merging.told import body_mention
from lagebild.model.claim import Place
from lagebild.model.event import Event, Voice
from lagebild.model.picture import Gap
from lagebild.model.span import Span
from lagebild.picture.timeline import standing_of

_SAME_GAP, _ANSWER = 0.5, 0.55


@dataclass(slots=True)
class _Open:
    """A gap as it is first told. `kinds` is what is asked ("ask-number"), `stems` what it is about."""

    about: str
    place: Place
    sheet: Sheet
    order: int
    stems: frozenset[str]
    around: frozenset[str]
    kinds: tuple[str, ...]
    by: str | None
    actor: str | None
    closed: Place | None = None
    again: list[Place] = field(default_factory=list)


def gaps_of(merged: Merged) -> tuple[Gap, ...]:
    """Return every gap once, with the place that closes it where a later report does."""
    weights = _Weights(merged.case.sheets)
    found: list[_Open] = []
    for order, sheet in enumerate(merged.case.sheets):
        late = standing_of(sheet) is not None
        for gap in found:
            if gap.closed is None and gap.order < order and not late:
                gap.closed = _answer(merged, gap, sheet, weights)
        for event in _told_gaps(sheet):
            _note(merged, found, _gap(merged, sheet, event, order), weights, late)
    return tuple(Gap(g.about, g.place, "closed" if g.closed else "open", g.closed, g.by) for g in found)


def _told_gaps(sheet: Sheet) -> list[Event]:
    gaps = [e for e in sheet.reading.events if e.type == "gap" and e.mentions]
    return sorted(gaps, key=lambda e: (body_mention(sheet, e), e.id))


def _gap(merged: Merged, sheet: Sheet, event: Event, order: int) -> _Open:
    words, span = sheet.words, body_mention(sheet, event)
    sentence = sheet.sentence(span)
    about = event.about.text if event.about else sentence.strip()
    voice = event.source or (Voice(event.actor.text, event.actor.entity) if event.actor else None)
    side = merged.voices.side(sheet, voice, event.statement)
    return _Open(
        about=about,
        place=Place(sheet.name, span),
        sheet=sheet,
        order=order,
        stems=frozenset(map(words.meaning, words.stems(about))),
        around=frozenset(map(words.meaning, words.stems(sentence))),
        kinds=words.cues("ask-", f"{about} {span.of(sheet.text)}") or words.cues("ask-", sentence),
        by=side.name,
        actor=merged.actors.actor(sheet.key(voice.entity)) if voice and voice.entity else None,
    )


def _note(merged: Merged, found: list[_Open], gap: _Open, weights: "_Weights", late: bool) -> None:
    """Add the gap, unless it is one already told; an earlier state of knowledge opens none again."""
    for other in reversed(found[-40:]):
        if _same(merged, gap, other, weights):
            other.again.append(gap.place)
            if other.closed is not None and not late and gap.order > other.order:
                other.closed = None
            return
    if not late:
        found.append(gap)


def _same(merged: Merged, gap: _Open, other: _Open, weights: "_Weights") -> bool:
    copied = merged.origin[gap.sheet.name] == merged.origin[other.sheet.name] and gap.sheet is not other.sheet
    share = weights.share(gap.stems, other.stems)
    around = weights.share(gap.around, other.around)
    if copied:
        return share >= 0.3 or around >= 0.3
    if gap.sheet is other.sheet:
        return gap.place == other.place
    if gap.kinds and other.kinds and not set(gap.kinds) & set(other.kinds):
        return False
    return share >= _SAME_GAP


class _Weights:
    """How much a word tells: words that every report uses tell little (inverse document frequency)."""

    def __init__(self, sheets: tuple[Sheet, ...]) -> None:
        counts: Counter[str] = Counter()
        for sheet in sheets:
            counts.update(set(map(sheet.words.meaning, sheet.words.stems(sheet.text))))
        self._counts = counts
        self._reports = len(sheets)

    def of(self, stem: str) -> float:
        """Return the weight of a word."""
        return log(1 + (self._reports + 1) / (1 + self._counts.get(stem, 0)))

    def share(self, one: frozenset[str], two: frozenset[str]) -> float:
        """Return the weight of the shared words over that of the lighter side."""
        lighter = min(sum(map(self.of, sorted(one))), sum(map(self.of, sorted(two))))
        return sum(map(self.of, sorted(one & two))) / lighter if lighter else 0.0

    def covered(self, one: frozenset[str], two: frozenset[str]) -> float:
        """Return the share of the weight of `one` that lies in `two`."""
        whole = sum(map(self.of, sorted(one)))
        return sum(map(self.of, sorted(one & two))) / whole if whole else 0.0


def _answer(merged: Merged, gap: _Open, sheet: Sheet, weights: _Weights) -> Place | None:
    """Return where a report fills the gap: a figure, a voice that spoke, or a passage that tells it."""
    if "ask-check" in gap.kinds:
        return None
    if "ask-reaction" in gap.kinds:
        return _reaction(merged, gap, sheet)
    best: tuple[float, Span] | None = None
    for span, score in _passages(merged, gap, sheet, weights):
        if score >= _ANSWER and (best is None or score > best[0]):
            best = (score, span)
    return Place(sheet.name, best[1]) if best else None


def _reaction(merged: Merged, gap: _Open, sheet: Sheet) -> Place | None:
    for statement in sheet.reading.statements:
        speaker = merged.actors.actor(sheet.key(statement.speaker_entity)) if statement.speaker_entity else None
        named = frozenset(s for span in statement.speaker for s in sheet.words.stems(span.of(sheet.text)))
        if (speaker is not None and speaker == gap.actor) or named & gap.stems:
            return Place(sheet.name, (statement.cue or statement.content)[0])
    return None


def _passages(merged: Merged, gap: _Open, sheet: Sheet, weights: _Weights) -> Iterator[tuple[Span, float]]:
    words = sheet.words
    for span in sheet.passages.sentence_spans():
        passage = span.of(sheet.text)
        if words.cue("unanswered", passage) or not _kept(sheet, span):
            continue
        stems = frozenset(map(words.meaning, words.stems(passage)))
        score = weights.covered(gap.stems, stems)
        if "ask-cause" in gap.kinds and not words.cue("answer-cause", passage):
            continue
        if "ask-number" in gap.kinds:
            figures = [f for f in sheet.reading.figures if span.covers(f.span) and f.scope == "total"]
            if not figures:
                continue
            score += 0.15
        yield Span(span.start, max(span.start + len(passage.rstrip()), span.start + 1)), score


def _kept(sheet: Sheet, span: Span) -> bool:
    segments = sheet.reading.segments
    return not segments or any(s.span.overlaps(span) for s in segments if s.dropped is None)
