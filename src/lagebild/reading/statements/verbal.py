"""Statements told by a verb: "X sagte, dass …", "…, teilte X mit", "wie X mitteilte"."""

from lagebild.languages.statements import Cue
from lagebild.model.grammar import Clause
from lagebild.reading.statements.desk import Desk, Draft, Range
from lagebild.reading.statements.parts import cue_tokens, noun_behind, parties

_SUBJUNCTIVE = ("k1", "k2")


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
    first, last = desk.sentence_range(sentence)
    begin = _as_word(desk, number, first)
    if cue is None or begin is None or not cue.takes("wie", "that", "k1"):
        return None
    frame = desk.with_commas(begin, clause.tokens[-1] + 1, first, last)
    content = desk.around(first, last, frame)
    if not content:
        return None
    draft = _draft(desk, "as-clause", number, content, (frame,))
    draft.cue = tuple(sorted({begin, *draft.cue}))
    return draft


def _as_word(desk: Desk, number: int, first: int) -> int | None:
    """Where "wie" opens the clause; also where an apposition cuts it off from its verb."""
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


# "…, teilte X mit.": a main clause that begins with its verb behind the content.


def _inquit(desk: Desk, sentence: int, number: int, cue: Cue | None) -> Draft | None:
    clause = desk.clauses[number]
    first, last = desk.sentence_range(sentence)
    if not _is_inverted(desk, clause, first) or clause.shared_subject:
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
    if quoted is None and not _is_said(desk, number, content[0], cue):
        return None
    return _draft(desk, "inquit", number, content, (frame,))


def _is_said(desk: Desk, number: int, content: Range, cue: Cue | None) -> bool:
    """Whether what stands before the inquit is a sentence of its own and not a clause in its first field."""
    weak = cue is not None and not cue.takes("that", "wie")
    for other in desk.clauses_before(desk.clauses[number]):
        found = desk.clauses[other]
        if found.kind not in ("main", "fragment") or found.tokens[0] < content[0]:
            continue
        mood = found.verb.mood if found.verb is not None else "none"
        if mood in _SUBJUNCTIVE or (not weak and (found.verb is not None or found.kind == "main")):
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


# "Das teilte X mit.": the content is the sentence before.


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
    if draft.speaker is None or draft.speaker == (first, first + 1):
        draft.speaker = noun_behind(desk, clause, clause.verb.finite)
    return draft if draft.speaker is not None else None


# "X sagte, dass …": the frame comes first.


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
    return draft


class Matrix:
    """A clause that may have what is said as its content: "X sagte, …", "X vertrat die Ansicht, …"."""

    def __init__(self, desk: Desk, number: int, cue: Cue | None) -> None:
        self.desk = desk
        self.number = number
        self.clause = desk.clauses[number]
        self.cue = cue
        self.added: tuple[int, ...] = ()  # a noun or adjective that belongs to the cue

    def content_start(self, last: int) -> tuple[int, str] | None:
        """Return the first token of the content and the rule that told it."""
        desk, clause = self.desk, self.clause
        finite = desk.finite_of(self.number) or clause.tokens[0]
        waiting: int | None = None  # a clause before the content's own main clause: "sagte, wenn …, müsse …"
        for other in desk.clauses_from(clause):
            found = desk.clauses[other]
            start = desk.first_word(found)
            if start <= finite or start >= last or desk.word(start - 1) not in _BEFORE_CONTENT:
                continue
            if not self._reaches(start):
                return None
            rule = self._fits(found, start)
            if rule is not None:
                if waiting is not None and found.verb is not None and found.verb.finite == start:
                    return waiting, rule
                return desk.quote_start(start), rule
            if found.kind == "main":
                return None
            if found.kind == "subordinate" and waiting is None:
                waiting = desk.quote_start(start)
        return None

    def _reaches(self, start: int) -> bool:
        """Whether no clause around this one goes on before the content; an unknown verb stands right before it."""
        desk, own = self.desk, self.clause.tokens
        behind = next((t for t in reversed(own) if t < start), own[-1]) + 1
        if self.clause.kind in ("main", "fragment"):
            return True
        around = set(desk.syntax.ancestors(self.number))
        return not any(desk.is_word(t) and desk.syntax.clause_of(t) in around for t in range(behind, start))

    def _fits(self, found: Clause, start: int) -> str | None:
        """Whether a clause can be the content of the verb, and by which rule."""
        mood = found.verb.mood if found.verb is not None else "none"
        if found.kind == "subordinate" and found.opener is not None:
            return self._subordinate(found, start, mood)
        if found.kind == "infinitive" and found.opener is None:
            return "content-infinitive" if self._takes(start, "inf") else None
        if found.kind != "main" or found.verb is None or self._in_subjunctive():
            return None
        if found.verb.finite == start and self.clause.kind not in ("main", "fragment"):
            return None  # the clause around this one: "Da es brannte, sei …"
        if mood == "k1":
            return "content-subjunctive" if self._takes(start, "that", "k1") or self._can_govern() else None
        if mood == "k2":
            return "content-subjunctive" if self._takes(start, "that", "k1") else None
        colon = self.desk.word(start - 1) == ":" or self.desk.word(start - 2) == ":"
        if found.verb.finite == start:
            return None
        if colon:
            return "content-colon" if self._takes(start, "v2", "that") and self._is_active() else None
        if self.cue is not None and self.cue.takes("v2") and self._is_active() and not self._relative(start):
            return "content-verb-second"
        if self.cue is not None and self.cue.takes("inf") and self._ends_in_zu(found):
            return "content-infinitive"
        return None

    def _is_active(self) -> bool:
        return self.clause.verb is not None and self.clause.verb.voice == "active"

    def _relative(self, start: int) -> bool:
        """Whether the clause begins like a relative clause that was not told apart."""
        tags = (self.desk.tag(start), self.desk.tag(start + 1))
        return any(tag.startswith(("PREL", "PW", "KOUS")) for tag in tags)

    def _ends_in_zu(self, found: Clause) -> bool:
        """Whether "zu" stands before the last verb: an infinitive that was not told apart."""
        finite = found.verb.finite if found.verb is not None else None
        return finite is not None and self.desk.tag(finite - 1) == "PTKZU"

    def _subordinate(self, found: Clause, start: int, mood: str) -> str | None:
        desk = self.desk
        opener = desk.lower(found.opener) if found.opener is not None else ""
        if opener in desk.data.content_openers:
            if found.opener != start or desk.lower(start - 1) in desk.data.inquit:
                return None  # "so dass", "ohne dass"
            if self._takes(start, "that") or (mood in _SUBJUNCTIVE and self._can_govern()):
                return "content-clause"
        if opener in desk.data.question_openers and self._takes(start, "ob"):
            return "content-question"
        if opener in desk.data.sure_questions and self._takes(start, "that"):
            return "content-question"
        return None

    def _takes(self, start: int, *frames: str) -> bool:
        """Whether the verb takes such a content, or a noun of saying before it or an adjective does."""
        self.added = self._noun_before(start)
        if self.cue is not None and self.cue.takes(*frames):
            return True
        self.added = self.added or self._predicate()
        return bool(self.added) and "ob" not in frames

    def _noun_before(self, start: int) -> tuple[int, ...]:
        """ "die Ansicht," right before the content: the noun with its article and preposition."""
        desk = self.desk
        token = start - 1
        while token > self.clause.tokens[0] and not desk.is_word(token):
            token -= 1
        if self.clause.verb is not None and token in self.clause.verb.tokens:
            token = min(self.clause.verb.tokens[1:] or (token,)) - 1
        if desk.tag(token) != "NN" or not desk.is_content_noun(desk.tokens[token].lemma):
            return ()
        number = desk.syntax.phrase_of(token)
        first = desk.phrases[number].first if number is not None else token
        return tuple(range(max(first, token - 3), token + 1))

    def _predicate(self) -> tuple[int, ...]:
        """ "ist überzeugt", "wurde bekannt": the word beside a light verb."""
        desk = self.desk
        if self.clause.verb is None or self.clause.verb.lemma not in desk.data.light_verbs:
            return ()
        return tuple(t for t in self.clause.tokens if desk.lower(t) in desk.data.predicates)[:1]

    def _in_subjunctive(self) -> bool:
        """Whether the clause is reported speech itself, so that a main clause behind it runs on."""
        return self.clause.verb is not None and self.clause.verb.mood in _SUBJUNCTIVE

    def _can_govern(self) -> bool:
        """Whether an unknown verb may govern speech: not the copula, not in the subjunctive."""
        verb = self.clause.verb
        return verb is not None and verb.mood == "indicative" and verb.lemma not in self.desk.data.light_verbs


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
            while end > start and (desk.word(end - 1) in _COMMAS or desk.tag(end - 1) == "KON"):
                end -= 1
            return end, None
    return last, None


def _goes_on(desk: Desk, found: Clause, begin: int) -> bool:
    """Whether a clause behind the content is the reporter's own again: ", und am Abend brannte …"."""
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


_BEFORE_INQUIT = frozenset({",", "“", "”", '"', "«", "»", "–", "-", "''"})
_BEFORE_CONTENT = frozenset({",", ":", "„", "“", '"', "»", "«", "–", "-", "''", "``"})
_COMMAS = frozenset({",", ";", "–"})
