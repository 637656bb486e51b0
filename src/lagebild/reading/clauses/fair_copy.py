"""Turn the drafts into the records that later stages read."""

from lagebild.model.grammar import Clause, Mood, Phrase, Token, VerbComplex
from lagebild.reading.clauses.marks import PRON
from lagebild.reading.clauses.sketch import DraftClause, DraftVerb, Sketch


def fair_phrases(sketch: Sketch) -> tuple[Phrase, ...]:
    """Return the drafted phrases as records, numbered as drafted."""
    return tuple(
        Phrase(
            p.first, p.last, p.head, p.core_last, p.agreement, p.role, p.preposition,
            p.clause if p.clause >= 0 else None, p.parent if p.parent >= 0 else None, p.conjuncts,
        )
        for p in sketch.phrases
    )  # fmt: skip


def fair_clauses(sketch: Sketch, levels: list[int]) -> tuple[Clause, ...]:
    """Return the drafted clauses as records, numbered as drafted, with the quotation level of their verb."""
    return tuple(_clause(sketch, clause, levels) for clause in sketch.clauses)


def _clause(sketch: Sketch, c: DraftClause, levels: list[int]) -> Clause:
    verb = c.verb
    at = verb.tokens[0] if verb and verb.finite is None else verb.finite if verb else c.tokens[0]
    assert at is not None
    return Clause(
        c.kind, tuple(c.tokens), c.sentence, _verb(sketch, c, verb) if verb else None, tuple(c.phrases),
        c.subject if c.subject >= 0 else None, c.shared and c.subject >= 0, c.opener if c.opener >= 0 else None,
        c.parent if c.parent >= 0 else None, c.antecedent if c.antecedent >= 0 else None, levels[at],
    )  # fmt: skip


def _verb(sketch: Sketch, clause: DraftClause, v: DraftVerb) -> VerbComplex:
    return VerbComplex(
        v.lemma, tuple(v.tokens), v.finite, v.tense, _mood(sketch.tokens, sketch, clause, v), v.voice, v.modal,
        v.prefix, v.reflexive, v.negation, v.zu,
    )  # fmt: skip


def _mood(tokens: tuple[Token, ...], sketch: Sketch, clause: DraftClause, verb: DraftVerb) -> Mood:
    if verb.finite is None:
        return verb.mood
    forms = tokens[verb.finite].forms
    moods = [f.mood for f in forms if f.person == 3] or [f.mood for f in forms]
    return "indicative" if "indicative" in moods or not moods else moods[0]
