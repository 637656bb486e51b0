"""Statements told by a noun of saying with its content, and infinitives without a comma."""

from lagebild.model.grammar import Clause
from lagebild.reading.statements.desk import Desk, Draft, Range
from lagebild.reading.statements.matrix import SUBJUNCTIVE
from lagebild.reading.statements.parts import cue_tokens, noun_range, parties


def find_nominal(desk: Desk, sentence: int, drafts: list[Draft]) -> list[Draft]:
    """Return the statements of a sentence whose cue is a noun; `drafts` are those found by a verb or source."""
    found: list[Draft] = []
    for number in desk.clauses_of(sentence):
        start = desk.first_word(desk.clauses[number])
        if not _can_be_content(desk, number, start) or any(d.touches((start, start + 1)) for d in drafts):
            continue
        draft = _drafted(desk, sentence, number, start)
        if draft is not None:
            found.append(draft)
    return found


def _can_be_content(desk: Desk, number: int, start: int) -> bool:
    """Whether the clause behind a comma has a form that a noun of saying takes."""
    clause = desk.clauses[number]
    if desk.word(start - 1) != "," or clause.verb is None or desk.in_long_quotation(start):
        return False
    if clause.kind == "infinitive":
        return clause.opener is None
    if clause.kind == "subordinate" and clause.opener == start:
        return desk.lower(start) in desk.data.content_openers or desk.lower(start) in desk.data.sure_questions
    return clause.kind == "main" and clause.verb.mood in SUBJUNCTIVE and clause.verb.finite != start


def _drafted(desk: Desk, sentence: int, number: int, start: int) -> Draft | None:
    noun = _noun_before(desk, start - 2)
    if noun is None:
        return None
    first, last = desk.sentence_range(sentence)
    head = desk.phrases[noun]
    speaker = _whose(desk, noun)
    end, rest = _end(desk, sentence, number, last)
    frames: tuple[Range, ...] = ((first, start), *((rest,) if rest is not None else ()))
    begin = head.first + (1 if head.preposition is not None and head.first < head.head else 0)
    cue = tuple(range(begin, head.head + 1))
    return Draft("content-noun", "indirect", ((start, end),), frames, speaker=speaker, cue=cue)


def _noun_before(desk: Desk, token: int) -> int | None:
    """The phrase before the comma whose head is a noun of saying, attributes stepped over."""
    for number in desk.syntax.phrases_of(token) if token >= 0 else ():
        head = desk.phrases[number].head
        if desk.tag(head) == "NN" and desk.is_content_noun(desk.tokens[head].lemma):
            return number
    return None


def _whose(desk: Desk, noun: int) -> Range | None:
    """Whose claim or demand it is: the genitive behind the noun, or the preposition for it."""
    for inner in desk.syntax.attributes(noun):
        phrase = desk.phrases[inner]
        if phrase.role == "genitive" or phrase.preposition in desk.data.belonging:
            return noun_range(desk, inner)
    return None


def _end(desk: Desk, sentence: int, number: int, last: int) -> tuple[int, Range | None]:
    """Where the content ends; the rest of the frame where the clause around it goes on."""
    own = {number, *(n for n in desk.clauses_of(sentence) if desk.interrupts(n, number))}
    stop = max(t for n in own for t in desk.clauses[n].tokens) + 1
    if any(desk.is_word(t) for t in range(stop, last)):
        end = stop
        while desk.word(end - 1) == ",":
            end -= 1
        return end, (end, last)
    return last, None


def find_bare_infinitives(desk: Desk, sentence: int, drafts: list[Draft]) -> list[Draft]:
    """Return statements whose infinitive follows its verb without a comma."""
    first, last = desk.sentence_range(sentence)
    for number in desk.clauses_of(sentence):
        clause, cue = desk.clauses[number], desk.cue_of(number)
        if cue is None or not cue.takes("inf") or clause.verb is None or clause.kind != "main":
            continue
        start = _after_verb(desk, clause)
        if start is None or any(d.touches((start, start + 1)) for d in drafts):
            continue
        speaker, addressee = parties(desk, number)
        draft = Draft("content-infinitive", "indirect", ((start, last),), ((first, start),), speaker=speaker)
        draft.cue = tuple(t for t in cue_tokens(desk, number) if t < start)
        draft.addressee, draft.clause, draft.lemma = addressee, number, cue.lemma
        return [draft]
    return []


def _after_verb(desk: Desk, clause: Clause) -> int | None:
    """The token behind the participle or prefix that is followed by an infinitive with its particle."""
    verb = clause.verb
    if verb is None:
        return None
    closing = [t for t in verb.tokens if desk.tag(t) in ("VVPP", "PTKVZ")]
    if not closing or not desk.is_word(closing[0] + 1):
        return None
    later = [t for t in clause.tokens if t > closing[0] + 1]
    return closing[0] + 1 if any(desk.tag(t) in ("PTKZU", "VVIZU") for t in later) else None
