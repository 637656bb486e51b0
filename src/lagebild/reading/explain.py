"""Why a place was read as it was: the words, the rules that won there, and the rivals that lost."""

from collections.abc import Iterator

from lagebild.model.grammar import Clause
from lagebild.model.span import Span
from lagebild.reading.notes import Notes


def explain(notes: Notes, offset: int) -> Iterator[str]:
    """Yield the lines that tell what happened at a character of the text; notes made with tracing on."""
    at = Span(offset, offset + 1)
    yield from _segment(notes, at)
    yield from _word(notes, at)
    for won, title in ((True, "read by"), (False, "lost")):
        trials = [t for t in notes.trace.trials if t.won is won and t.span.overlaps(at)]
        for trial in trials:
            words = " ".join(trial.span.of(notes.text)[:80].split())
            why = f" ({trial.why})" if trial.why else ""
            yield f"{title} {trial.stage}/{trial.rule}: {words!r}{why}"


def _segment(notes: Notes, at: Span) -> Iterator[str]:
    for segment in notes.segments:
        if segment.span.overlaps(at):
            dropped = f", not read: {segment.dropped}" if segment.dropped else ""
            yield f"segment {segment.kind}{dropped}"


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
