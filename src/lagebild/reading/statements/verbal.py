"""Statements told by a verb: its frame before the content, behind it, or as a clause of comparison."""

from typing import Final

from lagebild.languages.statements import Cue
from lagebild.model.grammar import Clause
from lagebild.reading.statements.desk import Desk, Draft, Range
from lagebild.reading.statements.matrix import SUBJUNCTIVE, Matrix
from lagebild.reading.statements.parts import cue_tokens, noun_behind, parties


def find_verbal(desk: Desk, sentence: int) -> list[Draft]:
    """Return the statements whose cue is a verb with its content in the same sentence."""
    found: list[Draft] = []
    for number in desk.clauses_of(sentence):
        clause = desk.clauses[number]
        if clause.verb is None or (desk.in_long_quotation(clause.tokens[0]) and clause.kind != "main"):
            continue
        cue = desk.cue_of(number)
        draft = (
            _as_clause(desk, sentence, number, cue)
            or _inquit(desk, sentence, number, cue)
            or _frame_first(desk, sentence, number, cue)
            or _anaphoric(desk, sentence, number, cue)
        )
        if draft is not None and not desk.is_own_voice(draft.speaker):
            found.append(draft)
    inquits = [d for d in found if d.rule == "inquit"]
    return [d for d in found if d in inquits or not any(_told_twice(d, other) for other in inquits)]


def _told_twice(draft: Draft, inquit: Draft) -> bool:
    """Whether a frame before and an inquit behind tell the same."""
    return draft.first == inquit.first and (draft.holds(inquit.frame[0]) or draft.last <= inquit.frame[0][0])


def _draft(desk: Desk, rule: str, number: int, content: tuple[Range, ...], frame: tuple[Range, ...]) -> Draft:
    verb = desk.clauses[number].verb
    speaker, addressee = parties(desk, number)
    goes_on = speaker is None and desk.is_impersonal(number)
    goes_on = goes_on and any(desk.lower(t) in desk.data.continuing for t in desk.clauses[number].tokens)
    return Draft(
        rule,
        "indirect",
        content,
        frame,
        carried=goes_on,
        speaker=speaker,
        cue=cue_tokens(desk, number),
        addressee=addressee,
        clause=number,
        lemma=verb.lemma if verb is not None else "",
    )


# The clause of comparison is the frame, the rest of the sentence the content.


def _as_clause(desk: Desk, sentence: int, number: int, cue: Cue | None) -> Draft | None:
    clause = desk.clauses[number]
    first, last = desk.sentence_range(sentence)
    begin = _as_word(desk, number, first)
    known = _made_known(desk, number) if cue is None else ()
    if begin is None or not (known or (cue is not None and cue.takes("inquit", "that", "k1"))):
        return None
    frame = desk.with_commas(begin, clause.tokens[-1] + 1, first, last)
    content = desk.around(first, last, frame)
    if not content:
        return None
    draft = _draft(desk, "as-clause", number, content, (frame,))
    if draft.speaker is not None and desk.lower(draft.speaker[0]) in desk.data.impersonal_subjects:
        return None
    draft.cue = tuple(sorted({begin, *draft.cue, *known}))
    return draft


def _made_known(desk: Desk, number: int) -> tuple[int, ...]:
    """The word beside a light verb without a subject."""
    clause = desk.clauses[number]
    if clause.verb is None or clause.verb.lemma not in desk.data.light_verbs or clause.subject is not None:
        return ()
    return tuple(t for t in clause.tokens if desk.lower(t) in desk.data.known)[:1]


def _as_word(desk: Desk, number: int, first: int) -> int | None:
    """Where a word of comparison opens the clause; also where an apposition cuts it off from its verb."""
    clause = desk.clauses[number]
    if clause.kind in ("subordinate", "parenthesis") and clause.opener is not None:
        return clause.opener if desk.lower(clause.opener) in desk.data.as_words else None
    verb = clause.verb
    if verb is None or verb.finite is None or desk.lower(first) not in desk.data.as_words:
        return None
    if desk.word(verb.finite + 1) != "," or any(
        (other := desk.clauses[n].verb) is not None and other.finite is not None and other.finite < verb.finite
        for n in desk.clauses_of(clause.sentence)
        if desk.clauses[n].kind != "relative"
    ):
        return None
    return first


# A main clause that begins with its verb behind the content.


def _inquit(desk: Desk, sentence: int, number: int, cue: Cue | None) -> Draft | None:
    clause = desk.clauses[number]
    first, last = desk.sentence_range(sentence)
    if not _is_inverted(desk, clause, first) or clause.shared_subject:
        return None
    before = clause.tokens[0] - 1
    quoted = desk.quotation_ending_at(before)
    if quoted is None and (cue is None or cue.takes("placed") or not cue.takes("that", "k1", "inquit")):
        return None
    if cue is None and (quoted is None or quoted.words < 4 or desk.is_word(quoted.first - 1)):
        return None
    stop = _inquit_end(desk, clause, last)
    frame = desk.with_commas(clause.tokens[0], stop, first, last)
    colons = [t for t in range(first, frame[0]) if desk.word(t) == ":" and not desk.in_long_quotation(t)]
    content = desk.around(colons[-1] + 1 if colons else first, last, frame)
    if len(content) > 1 and quoted is not None and _is_another(desk, content[1][0]):
        content = content[:1]  # what follows is another's speech
    if not content or content[0][0] >= frame[0]:
        return None
    if quoted is None and not _is_said(desk, number, content[0], cue):
        return None
    return _draft(desk, "inquit", number, content, (frame,))


def _is_another(desk: Desk, token: int) -> bool:
    """Whether another voice's clause begins behind a conjunction."""
    number = desk.syntax.clause_of(token)
    clause = None if number is None else desk.clauses[number]
    if number is None or clause is None or desk.tag(token) != "KON" or clause.verb is None:
        return False
    return clause.verb.mood == "indicative" and desk.cue_of(number) is not None and clause.subject is not None


def _is_said(desk: Desk, number: int, content: Range, cue: Cue | None) -> bool:
    """Whether what stands before the inquit is a sentence of its own and not a clause in its first field."""
    weak = cue is not None and not cue.takes("that", "inquit") and not desk.is_impersonal(number)
    for other in desk.clauses_before(desk.clauses[number]):
        found = desk.clauses[other]
        if found.kind not in ("main", "fragment") or found.tokens[0] < content[0]:
            continue
        mood = found.verb.mood if found.verb is not None else "none"
        if mood in SUBJUNCTIVE or (not weak and (found.verb is not None or found.kind == "main")):
            return True
    return False


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


# A demonstrative points back: the content is the sentence before.


def _anaphoric(desk: Desk, sentence: int, number: int, cue: Cue | None) -> Draft | None:
    clause = desk.clauses[number]
    first, last = desk.sentence_range(sentence)
    if cue is None or not cue.takes("that") or clause.kind != "main" or clause.verb is None or not sentence:
        return None
    if desk.lower(first) not in desk.data.anaphors or clause.verb.finite != first + 1 or clause.tokens[0] != first:
        return None
    before = desk.sentences[sentence - 1]
    if not desk.same_segment(sentence - 1, sentence) or clause.verb.negation is not None:
        return None
    draft = _draft(desk, "anaphor", number, ((before.first, before.last), (first, first + 1)), ((first + 1, last),))
    if draft.speaker is None and clause.verb.voice != "active":
        return None
    if draft.speaker is None or draft.speaker == (first, first + 1):
        draft.speaker = noun_behind(desk, clause, clause.verb.finite)
    return draft if draft.speaker is not None else None


# The frame comes first.


def _frame_first(desk: Desk, sentence: int, number: int, cue: Cue | None) -> Draft | None:
    clause = desk.clauses[number]
    verb = clause.verb
    if verb is None or desk.finite_of(number) is None:
        return None
    first, last = desk.sentence_range(sentence)
    matrix = Matrix(desk, number, cue)
    found = matrix.content_start(last)
    if found is None:
        return None
    start, rule = found
    end, rest = _content_end(desk, clause, start, last)
    frame = (_frame_start(desk, number, first), start)
    frames = (frame, rest) if rest is not None else (frame,)
    draft = _draft(desk, rule, number, ((start, end),), frames)
    draft.cue = tuple(sorted({*draft.cue, *matrix.added}))
    return draft if _holds(desk, draft, rule) else None


def _holds(desk: Desk, draft: Draft, rule: str) -> bool:
    """Whether a weaker sign is borne out: a question or colon by a voice, an infinitive by an act that is told."""
    verb = None if draft.clause is None else desk.clauses[draft.clause].verb
    cue = None if draft.clause is None else desk.cue_of(draft.clause)
    if cue is not None and cue.takes("placed"):
        return draft.speaker is not None
    if rule in ("content-question", "content-colon") and desk.quoted_by_token[draft.first] is None:
        return draft.speaker is not None and desk.can_speak(draft.speaker)
    if rule == "content-infinitive" and verb is not None:
        return verb.voice != "stative" and verb.negation is None
    return True


def _content_end(desk: Desk, clause: Clause, start: int, last: int) -> tuple[int, Range | None]:
    """Where the content ends, and the rest of the frame where its clause goes on behind it."""
    resumed = next((t for t in clause.tokens if t > start and desk.is_word(t)), None)
    if resumed is not None and resumed < last:
        end = resumed
        while end > start and desk.word(end - 1) in _COMMAS:
            end -= 1
        return end, (end, min(last, clause.tokens[-1] + 1))
    last = _speech_follows(desk, start, last)
    if _is_framed(desk, clause):  # a frame inside what is framed itself
        last = desk.clauses[clause.parent or 0].tokens[0]
        while last > start + 1 and desk.word(last - 1) in _COMMAS:
            last -= 1
    for other in desk.clauses_from(clause):
        found = desk.clauses[other]
        begin = desk.first_word(found)
        if last > begin > start and _goes_on(desk, found, begin):
            end = begin
            while end > start and (desk.word(end - 1) in _COMMAS or desk.tag(end - 1) == "KON"):
                end -= 1
            return end, None
    return last, None


def _is_framed(desk: Desk, clause: Clause) -> bool:
    """Whether another's frame stands behind the clause and what depends on it."""
    if clause.parent is None or clause.kind != "main":
        return False
    outer = desk.clauses[clause.parent]
    starts = outer.verb is not None and outer.verb.finite == desk.first_word(outer)
    return starts and outer.tokens[0] > clause.tokens[-1] and desk.word(outer.tokens[0] - 1) == ","


def _speech_follows(desk: Desk, start: int, last: int) -> int:
    """Where a colon behind the content opens speech of its own."""
    for token in range(start, last - 1):
        quoted = desk.quoted_by_token[token + 1]
        if desk.word(token) == ":" and quoted is not None and quoted.first == token + 1:
            return token
    return last


def _goes_on(desk: Desk, found: Clause, begin: int) -> bool:
    """Whether a clause behind the content is the reporter's own again, by its mood."""
    if found.verb is None or found.verb.mood != "indicative" or desk.quoted_by_token[begin] is not None:
        return False
    if found.kind in ("subordinate", "relative"):
        return desk.lower(begin) in desk.data.resuming
    if found.kind != "main":
        return False
    if found.verb.finite == begin or (found.verb.finite == begin + 1 and desk.tag(begin) == "KON"):
        return desk.tag(begin) == "KON" or desk.tag(begin - 1) == "KON"
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


_BEFORE_INQUIT: Final = frozenset({",", "“", "”", '"', "«", "»", "–", "-", "''"})
_COMMAS: Final = frozenset({",", ";", "–"})


# The subjunctive shows that a relative clause is the speaker's.


def find_subjunctive_clauses(desk: Desk, sentence: int, drafts: list[Draft]) -> list[Draft]:
    """Return the statements that only a subordinate clause in the subjunctive shows.

    `drafts` are the statements of the sentence; what they hold is told already.
    """
    first, last = desk.sentence_range(sentence)
    for number in desk.clauses_of(sentence):
        clause = desk.clauses[number]
        if clause.kind not in ("subordinate", "relative") or clause.verb is None or clause.tokens[0] <= first:
            continue
        begin = clause.tokens[0]
        matrix = next((n for n in desk.syntax.ancestors(number) if desk.clauses[n].kind == "main"), None)
        if matrix is None or any(d.touches((begin, begin + 1)) for d in drafts) or desk.in_long_quotation(begin):
            continue
        if desk.clauses[matrix].tokens[0] < begin and _is_voiced(desk, number, matrix):
            return [_voiced(desk, matrix, (first, begin), (begin, last))]
    return []


def _is_voiced(desk: Desk, number: int, matrix: int) -> bool:
    """Whether the clause is in the subjunctive of speech and the one around it has a voice."""
    verb, outer = desk.clauses[number].verb, desk.clauses[matrix].verb
    if verb is None or outer is None or outer.mood in SUBJUNCTIVE:
        return False
    speaker, _ = parties(desk, matrix)
    spoken = verb.mood == "k1" or (verb.mood == "k2" and desk.cue_of(matrix) is not None and len(verb.tokens) > 1)
    return spoken and speaker is not None and desk.can_speak(speaker)


def _voiced(desk: Desk, matrix: int, frame: Range, content: Range) -> Draft:
    draft = _draft(desk, "subjunctive-clause", matrix, (content,), (frame,))
    if desk.cue_of(matrix) is None:
        draft.cue = ()
    return draft
