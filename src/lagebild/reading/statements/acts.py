"""Reported acts of speech: what somebody demands, speaks of or promises, told as a noun phrase."""

from lagebild.languages.statements import Cue
from lagebild.model.grammar import VerbComplex
from lagebild.reading.statements.desk import Desk, Draft, Range
from lagebild.reading.statements.gapped import with_gapped
from lagebild.reading.statements.parts import cue_tokens, parties


def find_acts(desk: Desk, sentence: int, drafts: list[Draft]) -> list[Draft]:
    """Return the statements of which a sentence only tells that they were made."""
    found: list[Draft] = []
    for number in desk.clauses_of(sentence):
        clause = desk.clauses[number]
        tells = clause.kind in ("main", "fragment") or _contrasts(desk, number)
        if clause.verb is None or not tells or not _is_told(clause.verb):
            continue
        cue = desk.cue_of(number)
        if cue is None or any(d.clause == number for d in drafts) or desk.in_long_quotation(clause.tokens[0]):
            continue
        draft = _act(desk, sentence, number, cue)
        if draft is None or desk.is_own_voice(draft.speaker):
            continue
        if not any(d.holds(draft.content[0]) for d in (*drafts, *found)):
            told = with_gapped(desk, draft)
            found += told if len(told) > 1 or not cue.takes("shared") else []
    return found


def _contrasts(desk: Desk, number: int) -> bool:
    """Whether a clause sets another voice against its main clause's."""
    clause = desk.clauses[number]
    return clause.kind == "subordinate" and desk.lower(clause.tokens[0]) in desk.data.contrasting


def _is_told(verb: VerbComplex) -> bool:
    """Whether the act is told as done: neither denied nor only possible."""
    return verb.mood in ("indicative", "none") and verb.negation is None and verb.modal is None


def _act(desk: Desk, sentence: int, number: int, cue: Cue) -> Draft | None:
    speaker, addressee = parties(desk, number)
    complement = _complement(desk, number, cue, speaker)
    if cue.takes("reflexive") and not desk.is_reflexive(number):
        return None
    if complement is None or not (cue.takes("unnamed") if speaker is None else desk.can_speak(speaker)):
        return None
    if speaker is not None and speaker[0] < complement[0] < speaker[1]:
        speaker = speaker[0], complement[0]
    if cue.takes("act"):
        rule, content = "speech-act", _inner(desk, complement)
    elif desk.is_headline(sentence):
        rule, content = "headline-act", _inner(desk, complement, bare=True)
    else:
        rule, content = "reported-act", _stretch(desk, sentence, number)
    draft = Draft(rule, "reported", (content,), speaker=speaker, addressee=addressee, clause=number, lemma=cue.lemma)
    if speaker is None or not draft.holds(speaker):
        draft.cue = cue_tokens(desk, number)
    if rule == "headline-act" and content[0] > complement[0]:
        draft.kind, draft.cue = "indirect", tuple(sorted({*draft.cue, complement[0]}))
    return draft


def _inner(desk: Desk, phrase: Range, *, bare: bool = False) -> Range:
    """The phrase; `bare` without its preposition and what a headline adds behind a comma."""
    first, last = phrase
    if bare:
        first += 1 if desk.tag(first).startswith("APPR") else 0
        last = next((t for t in range(first + 1, last) if desk.word(t) == ","), last)
    return desk.trimmed(first, last) or phrase


def _complement(desk: Desk, number: int, cue: Cue, speaker: Range | None) -> Range | None:
    """The object or prepositional phrase that says what the act is about."""
    found: list[Range] = []
    clause = desk.clauses[number]
    for inner in desk.phrases_of_clause(number):
        phrase = desk.phrases[inner]
        of_speaker = speaker is not None and speaker[0] <= phrase.head < speaker[1] and phrase.preposition is None
        if desk.tag(phrase.head) in ("PRF", "PPER") or of_speaker:
            continue
        if (phrase.parent is None or phrase.preposition is not None) and _complements(desk, number, inner, cue):
            found.append((phrase.first, phrase.last))
    for token in clause.tokens:  # a judgement without a noun is no phrase
        if desk.tag(token) in ("APPR", "KOKOM") and desk.tag(token + 1) == "ADJD" and cue.takes(desk.lower(token)):
            found.append((token, token + 2))
    if not found:
        return None
    return found[0][0], (found[-1][1] if cue.takes("act") else found[0][1])


def _complements(desk: Desk, number: int, inner: int, cue: Cue) -> bool:
    """Whether the phrase has a form that the verb's content takes."""
    clause, phrase = desk.clauses[number], desk.phrases[inner]
    if phrase.preposition is not None:
        return cue.takes(phrase.preposition)
    if inner == clause.subject:
        return clause.verb is not None and clause.verb.voice != "active" and cue.takes("obj")
    return phrase.role == "object" and cue.takes("obj", "acc2")


def _stretch(desk: Desk, sentence: int, number: int) -> Range:
    """The clause with all that depends on it; a whole sentence keeps its full stop."""
    clause = desk.clauses[number]
    first, last = desk.sentence_range(sentence)
    begin, end = first, desk.sentences[sentence].last
    for other in desk.clauses_of(sentence):
        found = desk.clauses[other]
        contrast = clause.kind == "main" and _contrasts(desk, other)
        if other == number or found.verb is None or not (contrast or found.kind in ("main", "parenthesis")):
            continue
        if not contrast and (desk.interrupts(other, number) or desk.interrupts(number, other)):
            continue
        if found.shared_subject and found.tokens[0] > clause.tokens[0]:
            continue
        if found.tokens[0] > clause.tokens[0]:
            end = min(end, found.tokens[0])
        elif found.tokens[-1] < clause.tokens[-1]:
            begin = max(begin, min(clause.tokens[0], found.tokens[-1] + 1))
    begin += begin > first and desk.word(begin) == ","
    if clause.kind in ("subordinate", "relative"):
        begin, end = clause.tokens[0], min(clause.tokens[-1] + 1, last)
    if end < desk.sentences[sentence].last:
        trimmed = desk.trimmed(begin, end)
        return trimmed if trimmed is not None else (begin, end)
    return begin, end
