"""Why a place was read as it was: its words, the findings there with their rules, and the rivals that lost."""

from collections.abc import Iterable, Iterator

from lagebild.model.grammar import Clause
from lagebild.model.span import Span
from lagebild.reading.notes import Notes


def explain(notes: Notes, offset: int) -> Iterator[str]:
    """Yield the lines that tell what happened at a character of the text; notes made with tracing on."""
    at = Span(offset, offset + 1)
    yield from _segment(notes, at)
    yield from _word(notes, at)
    for stage, rule, told, spans in _findings(notes):
        if any(span.overlaps(at) for span in spans):
            yield f"read by {stage}/{rule}: {told}"
    yield from _trials(notes, at)


def _segment(notes: Notes, at: Span) -> Iterator[str]:
    for segment in notes.segments:
        if segment.span.overlaps(at):
            dropped = f", not read: {segment.dropped}" if segment.dropped else ""
            yield f"segment {segment.kind} by {segment.rule}{dropped}"


def _word(notes: Notes, at: Span) -> Iterator[str]:
    tokens = notes.words[0]
    for index, token in enumerate(tokens):
        if token.start <= at.start < token.end:
            yield f"word {token.text!r}: lemma {token.lemma}, tag {token.tag}"
            yield from (_clause(c, notes) for c in notes.clauses[1] if index in c.tokens)


def _clause(clause: Clause, notes: Notes) -> str:
    words = " ".join(notes.words[0][i].text for i in clause.tokens)
    if clause.verb is None:
        return f"clause {clause.kind}: {words!r}"
    verb = clause.verb
    return f"clause {clause.kind}, {verb.lemma}, {verb.tense} {verb.mood} {verb.voice}: {words!r}"


Finding = tuple[str, str, str, Iterable[Span]]


def _findings(notes: Notes) -> Iterator[Finding]:
    """Yield every finding as stage, rule, what it is, where it stands."""
    for t in notes.times:
        yield "times", t.rule, f"{t.timex_type} {t.value}", (t.span,)
    for e in notes.entities:
        for m in e.mentions:
            yield "entities", m.rule, f"{e.kind} {e.name}, as {m.form}", (m.span,)
    for s in notes.statements:
        for part, spans in (("content", s.content), ("speaker", s.speaker), ("cue", s.cue), ("frame", s.frame)):
            yield "statements", s.rule, f"{part} of {s.kind} statement, {s.stance}", spans
    for v in notes.events:
        yield "events", v.rule, f"{v.type}, {v.status}", v.mentions
    for f in notes.figures:
        yield "figures", f.rule, f"{f.measure} {f.low}–{f.high} {f.qualifier}, {f.scope}, {f.status}", (f.span,)
    for x in notes.labels:
        yield "labels", x.rule, f"label, {x.distance}", (x.span,)
    for y in notes.facts:
        yield "facts", y.rule, f"{y.kind}: {y.subject} – {y.object}", (y.span,)


def _trials(notes: Notes, at: Span) -> Iterator[str]:
    """Yield what the stages noted on the way: each trial once, those that won before those that lost."""
    trials = dict.fromkeys(t for t in notes.trace.trials if t.span.overlaps(at))
    for trial in sorted(trials, key=lambda t: not t.won):
        words = " ".join(trial.span.of(notes.text)[:80].split())
        why = f" ({trial.why})" if trial.why else ""
        yield f"{'tried and taken' if trial.won else 'tried and lost'}: {trial.stage}/{trial.rule}: {words!r}{why}"
