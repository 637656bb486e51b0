"""Reported acts of speech: "X forderte Y", "X sprach von Y", "X sagte Hilfe zu"."""

from lagebild.languages.statements import Cue
from lagebild.model.grammar import Clause
from lagebild.reading.statements.desk import Desk, Draft, Range
from lagebild.reading.statements.parts import cue_tokens, parties


def find_acts(desk: Desk, sentence: int, drafts: list[Draft]) -> list[Draft]:
    """Return the statements of which a sentence only tells that they were made."""
    found: list[Draft] = []
    for number in desk.clauses_of(sentence):
        clause = desk.clauses[number]
        if clause.verb is None or clause.kind == "infinitive" or clause.verb.mood in ("k1", "imperative"):
            continue
        cue = desk.lexicon.get(clause.verb.lemma)
        if cue is None or any(d.clause == number for d in drafts) or desk.in_long_quotation(clause.tokens[0]):
            continue
        draft = _act(desk, sentence, number, cue)
        if draft is not None and not any(d.holds(draft.content[0]) for d in drafts):
            found.append(draft)
    return found


def _act(desk: Desk, sentence: int, number: int, cue: Cue) -> Draft | None:
    clause = desk.clauses[number]
    speaker, addressee = parties(desk, number)
    complement = _complement(desk, clause, cue)
    if complement is None or speaker is None:
        return None
    verb = clause.verb
    assert verb is not None  # the caller looked
    if cue.takes("act"):
        return Draft(
            "speech-act",
            "reported",
            (complement,),
            speaker=speaker,
            cue=cue_tokens(desk, number),
            addressee=addressee,
            clause=number,
            lemma=verb.lemma,
        )
    return Draft(
        "reported-act",
        "reported",
        (_stretch(desk, sentence, number),),
        speaker=speaker,
        addressee=addressee,
        clause=number,
        lemma=verb.lemma,
    )


def _complement(desk: Desk, clause: Clause, cue: Cue) -> Range | None:
    """The object or prepositional phrase that says what the act is about."""
    for number in clause.phrases:
        phrase = desk.phrases[number]
        if phrase.parent is not None or number == clause.subject or desk.tag(phrase.head) in ("PRF", "PPER"):
            continue
        if phrase.preposition is None:
            if phrase.role == "object" and cue.takes("obj", "als", "acc2"):
                return phrase.first, phrase.last
            if (
                phrase.role == "subject"
                and clause.verb is not None
                and clause.verb.voice != "active"
                and cue.takes("obj")
            ):
                return phrase.first, phrase.last
        elif cue.takes(phrase.preposition):
            return phrase.first, phrase.last
    return None


def _stretch(desk: Desk, sentence: int, number: int) -> Range:
    """The clause with all that depends on it; a whole sentence keeps its full stop."""
    clause = desk.clauses[number]
    first, last = desk.sentence_range(sentence)
    begin, end = first, desk.sentences[sentence].last
    for other in desk.clauses_of(sentence):
        found = desk.clauses[other]
        if other == number or found.verb is None or found.kind not in ("main", "parenthesis"):
            continue
        if desk.interrupts(other, number) or desk.interrupts(number, other):
            continue
        if found.tokens[0] > clause.tokens[0]:
            end = min(end, found.tokens[0])
        elif found.tokens[-1] < clause.tokens[-1]:
            begin = max(begin, min(clause.tokens[0], found.tokens[-1] + 1))
    if clause.kind in ("subordinate", "relative"):
        begin, end = clause.tokens[0], min(clause.tokens[-1] + 1, last)
    if end < desk.sentences[sentence].last:
        trimmed = desk.trimmed(begin, end)
        return trimmed if trimmed is not None else (begin, end)
    return begin, end
