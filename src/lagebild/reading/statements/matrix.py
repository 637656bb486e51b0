"""A clause that may have what is said as its content, by its verb or by a noun beside it."""

from typing import Final

from lagebild.languages.statements import Cue
from lagebild.model.grammar import Clause
from lagebild.reading.statements.desk import Desk

SUBJUNCTIVE = ("k1", "k2")


class Matrix:
    """A clause that may have what is said as its content, by its verb or by a noun beside it."""

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
        waiting: int | None = None  # a clause before the content's own main clause
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
        if found.kind != "main" or found.verb is None:
            return None
        if self._in_subjunctive() and not (mood in SUBJUNCTIVE and self._says_in_turn(start)):
            return None
        conditional = self.clause.verb is not None and self.clause.verb.finite == self.desk.first_word(self.clause)
        if found.verb.finite == start and (conditional or self.clause.kind not in ("main", "fragment")):
            return None  # the clause around this one, which a subordinate one opens
        return self._main(found, start, mood)

    def _main(self, found: Clause, start: int, mood: str) -> str | None:
        """A main clause: in the subjunctive, behind a colon, or bare behind a verb that takes one."""
        if mood in SUBJUNCTIVE:
            governed = self._takes(start, "that", "k1") or (mood == "k1" and self._can_govern())
            return "content-subjunctive" if governed else None
        if found.verb is None or found.verb.finite == start:
            return None
        if self.desk.word(start - 1) == ":" or self.desk.word(start - 2) == ":":
            return "content-colon" if self._takes(start, "v2", "that") and self._is_active() else None
        if self.cue is None:
            return None
        if self.cue.takes("v2") and self._is_active() and not self._relative(start):
            return "content-verb-second"
        return "content-infinitive" if self.cue.takes("inf") and self._ends_in_zu(found) else None

    def _is_active(self) -> bool:
        return self.clause.verb is not None and self.clause.verb.voice == "active"

    def _relative(self, start: int) -> bool:
        """Whether the clause begins like a relative clause that was not told apart."""
        tags = (self.desk.tag(start), self.desk.tag(start + 1))
        return any(tag.startswith(("PREL", "PW", "KOUS")) for tag in tags)

    def _ends_in_zu(self, found: Clause) -> bool:
        """Whether the particle of the infinitive stands before the last verb: one that was not told apart."""
        finite = found.verb.finite if found.verb is not None else None
        return finite is not None and self.desk.tag(finite - 1) == "PTKZU"

    def _subordinate(self, found: Clause, start: int, mood: str) -> str | None:
        desk = self.desk
        opener = desk.lower(found.opener) if found.opener is not None else ""
        if opener in desk.data.content_openers:
            if found.opener != start or desk.lower(start - 1) in desk.data.inquit:
                return None  # a conjunction of two words tells no content
            if self._takes(start, "that") or self._is_told() or (mood in SUBJUNCTIVE and self._can_govern()):
                return "content-clause"
        if opener in desk.data.question_openers and self._takes(start, "whether"):
            return "content-question"
        if opener in desk.data.sure_questions and self._takes(start, "that"):
            return "content-question"
        return None

    def _is_told(self) -> bool:
        """Whether the clause only says, of nobody, that something was said."""
        verb = self.clause.verb
        return verb is not None and verb.negation is None and self.desk.is_impersonal(self.number)

    def _takes(self, start: int, *frames: str) -> bool:
        """Whether the verb takes such a content, or a noun of saying before it or an adjective does."""
        self.added = self._noun_before(start)
        if self.cue is not None and self.cue.takes(*frames):
            return True
        self.added = self.added or self._predicate()
        return bool(self.added) and "whether" not in frames

    def _noun_before(self, start: int) -> tuple[int, ...]:
        """A noun of saying right before the content, with its article and preposition."""
        desk = self.desk
        token = start - 1
        while token > self.clause.tokens[0] and not desk.is_word(token):
            token -= 1
        if self.clause.verb is not None and token in self.clause.verb.tokens:
            if self.clause.kind == "main" and token == self.clause.verb.finite:
                return ()  # the noun stands before the verb as its subject
            token = min(self.clause.verb.tokens[1:] or (token,)) - 1
        if desk.tag(token) != "NN" or not desk.is_content_noun(desk.tokens[token].lemma):
            return ()
        number = desk.syntax.phrase_of(token)
        first = desk.phrases[number].first if number is not None else token
        return tuple(range(max(first, token - 3), token + 1))

    def _predicate(self) -> tuple[int, ...]:
        """The word beside a light verb by which the two are a verb of saying."""
        desk = self.desk
        if self.clause.verb is None or self.clause.verb.lemma not in desk.data.light_verbs:
            return ()
        return tuple(t for t in self.clause.tokens if desk.lower(t) in desk.data.predicates)[:1]

    def _in_subjunctive(self) -> bool:
        """Whether the clause is reported speech itself, so that a main clause behind it runs on."""
        return self.clause.verb is not None and self.clause.verb.mood in SUBJUNCTIVE

    def _says_in_turn(self, start: int) -> bool:
        """Whether what is reported is itself a saying, its verb right before what was said."""
        verb = self.clause.verb
        if verb is None or self.cue is None or not self.cue.takes("that") or not self._is_active():
            return False
        last = max((t for t in verb.tokens if t < start), default=-1)
        ends = all(not self.desk.is_word(t) for t in range(last + 1, start))
        return ends and not self.desk.syntax.with_role(self.number, "object")

    def _can_govern(self) -> bool:
        """Whether an unknown verb may govern speech: not the copula, not in the subjunctive, no comparison."""
        verb, opener = self.clause.verb, self.clause.opener
        if opener is not None and self.desk.lower(opener) in self.desk.data.as_words:
            return False
        return verb is not None and verb.mood == "indicative" and verb.lemma not in self.desk.data.light_verbs


_BEFORE_CONTENT: Final = frozenset({",", ":", "„", "“", '"', "»", "«", "–", "-", "''", "``"})
