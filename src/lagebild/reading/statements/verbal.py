"""Statements told by a verb: "X sagte, dass …", "…, teilte X mit", "wie X mitteilte"."""

from lagebild.languages.statements import Cue
from lagebild.model.grammar import Clause
from lagebild.reading.statements.desk import Desk, Draft, Range
from lagebild.reading.statements.parts import cue_tokens, parties

_SUBJUNCTIVE = ("k1", "k2")


def find_verbal(desk: Desk, sentence: int) -> list[Draft]:
    """Return the statements whose cue is a verb with its content in the same sentence."""
    found: list[Draft] = []
    for number in desk.clauses_of(sentence):
        clause = desk.clauses[number]
        if clause.verb is None or (desk.in_long_quotation(clause.tokens[0]) and clause.kind != "main"):
            continue
        cue = desk.lexicon.get(clause.verb.lemma)
        draft = (
            _as_clause(desk, sentence, number, cue)
            or _inquit(desk, sentence, number, cue)
            or _frame_first(desk, sentence, number, cue)
        )
        if draft is not None:
            found.append(draft)
    return found


def _draft(desk: Desk, rule: str, number: int, content: tuple[Range, ...], frame: tuple[Range, ...]) -> Draft:
    verb = desk.clauses[number].verb
    speaker, addressee = parties(desk, number)
    return Draft(
        rule,
        "indirect",
        content,
        frame,
        speaker=speaker,
        cue=cue_tokens(desk, number),
        addressee=addressee,
        clause=number,
        lemma=verb.lemma if verb is not None else "",
    )


# "Wie X mitteilte, …": the clause is the frame, the rest of the sentence the content.


def _as_clause(desk: Desk, sentence: int, number: int, cue: Cue | None) -> Draft | None:
    clause = desk.clauses[number]
    if cue is None or clause.opener is None or clause.kind not in ("subordinate", "parenthesis"):
        return None
    if desk.lower(clause.opener) not in desk.data.as_words or not cue.takes("wie", "that", "k1"):
        return None
    first, last = desk.sentence_range(sentence)
    frame = desk.with_commas(clause.tokens[0], clause.tokens[-1] + 1, first, last)
    content = desk.around(first, last, frame)
    if not content:
        return None
    return _draft(desk, "as-clause", number, content, (frame,))


# "…, teilte X mit.": a main clause that begins with its verb behind the content.


def _inquit(desk: Desk, sentence: int, number: int, cue: Cue | None) -> Draft | None:
    clause = desk.clauses[number]
    first, last = desk.sentence_range(sentence)
    if not _is_inverted(desk, clause, first):
        return None
    before = clause.tokens[0] - 1
    quoted = desk.quotation_ending_at(before)
    if quoted is None and (cue is None or not cue.takes("that", "k1", "wie")):
        return None
    if cue is None and (quoted is None or quoted.words < 4 or desk.is_word(quoted.first - 1)):
        return None
    stop = _inquit_end(desk, clause, last)
    frame = desk.with_commas(clause.tokens[0], stop, first, last)
    content = desk.around(first, last, frame)
    if not content or content[0][0] >= frame[0]:
        return None
    return _draft(desk, "inquit", number, content, (frame,))


def _is_inverted(desk: Desk, clause: Clause, first: int) -> bool:
    """Whether a main clause begins with its finite verb, behind a comma or closing quotation mark."""
    if clause.kind not in ("main", "parenthesis") or clause.verb is None or clause.verb.finite is None:
        return False
    start = desk.first_word(clause)
    verb_at = start + 1 if desk.lower(start) in desk.data.inquit else start
    return (
        clause.verb.finite == verb_at
        and start > first + 1
        and desk.word(start - 1) in _BEFORE_INQUIT
        and clause.verb.mood not in ("k2", "imperative")
    )


def _inquit_end(desk: Desk, clause: Clause, last: int) -> int:
    """Where the inquit ends: with its own tokens, relative clauses and appositions included."""
    end = clause.tokens[-1] + 1
    for number in desk.clauses_from(clause):
        other = desk.clauses[number]
        if other.tokens[0] < end:
            continue
        if other.kind in ("relative", "fragment") and other.tokens[0] <= end + 1:
            end = other.tokens[-1] + 1
        else:
            break
    return min(end, last)


# "X sagte, dass …": the frame comes first.


def _frame_first(desk: Desk, sentence: int, number: int, cue: Cue | None) -> Draft | None:
    clause = desk.clauses[number]
    verb = clause.verb
    if verb is None or verb.finite is None:
        return None
    first, last = desk.sentence_range(sentence)
    start = _content_start(desk, number, cue, last)
    if start is None:
        return None
    end, rest = _content_end(desk, clause, start, last)
    frame = (_frame_start(desk, number, first), start)
    frames = (frame, rest) if rest is not None else (frame,)
    return _draft(desk, "content-clause", number, ((start, end),), frames)


def _content_start(desk: Desk, number: int, cue: Cue | None, last: int) -> int | None:
    clause = desk.clauses[number]
    finite = clause.verb.finite if clause.verb and clause.verb.finite is not None else clause.tokens[-1]
    waiting: int | None = None  # a clause before the content's own main clause: "sagte, wenn …, müsse …"
    for other in desk.clauses_from(clause):
        found = desk.clauses[other]
        start = desk.first_word(found)
        if start <= finite or start >= last:
            continue
        if desk.word(start - 1) not in _BEFORE_CONTENT:
            continue
        if _fits(desk, found, start, cue):
            if waiting is not None and found.verb is not None and found.verb.finite == start:
                return waiting
            return desk.quote_start(start)
        if found.kind == "main":
            return None
        if found.kind == "subordinate" and waiting is None:
            waiting = desk.quote_start(start)
    return None


def _fits(desk: Desk, found: Clause, start: int, cue: Cue | None) -> bool:
    """Whether a clause can be the content of the verb."""
    mood = found.verb.mood if found.verb is not None else "none"
    if found.kind == "subordinate" and found.opener is not None:
        opener = desk.lower(found.opener)
        if opener in desk.data.content_openers:
            return mood == "k1" if cue is None else cue.takes("that") or mood in _SUBJUNCTIVE
        if opener in desk.data.question_openers:
            return cue is not None and cue.takes("ob", "that") and opener not in desk.data.as_words
        return False
    if found.kind == "infinitive":
        return cue is not None and cue.takes("inf") and found.opener is None
    if found.kind != "main" or found.verb is None:
        return False
    if mood == "k1":
        return True
    return cue is not None and cue.takes("that", "k1") and (mood == "k2" or _verb_second(found, start, cue))


def _verb_second(found: Clause, start: int, cue: Cue) -> bool:
    return found.verb is not None and found.verb.finite != start and cue.takes("that")


def _content_end(desk: Desk, clause: Clause, start: int, last: int) -> tuple[int, Range | None]:
    """Where the content ends, and the rest of the frame where its clause goes on behind it."""
    resumed = next((t for t in clause.tokens if t > start and desk.is_word(t)), None)
    if resumed is not None and resumed < last:
        end = resumed
        while end > start and desk.word(end - 1) in _COMMAS:
            end -= 1
        return end, (end, min(last, clause.tokens[-1] + 1))
    for other in desk.clauses_from(clause):
        found = desk.clauses[other]
        begin = desk.first_word(found)
        if begin > start and _goes_on(desk, found, begin):
            end = begin
            while end > start and desk.word(end - 1) in _COMMAS:
                end -= 1
            return end, None
    return last, None


def _goes_on(desk: Desk, found: Clause, begin: int) -> bool:
    """Whether a clause behind the content is the reporter's own again: ", und am Abend brannte …"."""
    if found.kind != "main" or found.verb is None or found.verb.mood != "indicative":
        return False
    if found.verb.finite == begin or desk.quoted_by_token[begin] is not None:
        return False
    return desk.word(begin - 1) in _COMMAS or desk.tag(begin) == "KON"


def _frame_start(desk: Desk, number: int, first: int) -> int:
    """The sentence's first token, or the clause's own where another main clause goes before it."""
    clause = desk.clauses[number]
    begin = clause.tokens[0]
    for other in desk.clauses_before(clause):
        found = desk.clauses[other]
        if found.kind == "main" and found.verb is not None and not desk.interrupts(other, number):
            if desk.tag(begin - 1) == "KON":
                begin -= 1
            return begin
    return first


_BEFORE_INQUIT = frozenset({",", "“", "”", '"', "«", "»", "–", "-", "''"})
_BEFORE_CONTENT = frozenset({",", ":", "„", "“", '"', "»", "«", "–", "-", "''", "``"})
_COMMAS = frozenset({",", ";", "–"})
