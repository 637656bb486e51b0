"""How sure a figure is, and who tells it: the status and source of a count."""

from bisect import bisect_left
from typing import Final, NamedTuple

from lagebild.model.event import Status, Voice
from lagebild.model.grammar import NOM
from lagebild.model.span import Span, Spans
from lagebild.model.statement import Stance, Statement
from lagebild.reading import voice
from lagebild.reading.figures.certainties import Certainties
from lagebild.reading.figures.page import ACT, GAPPED, Count, Page

#: What a statement of this stance says has not happened, or not been so.
_STATUS_OF_STANCE: Final[dict[Stance, Status]] = {
    "denies": "denied", "demands": "announced", "announces": "announced", "threatens": "announced"
}  # fmt: skip
#: How many tokens a name in quotation marks may have, marks included.
_LONGEST_NAME: Final = 8
#: How many statements back the voice is looked for that "demnach" takes up.
_NEAR: Final = 20
_PERFECT = ("perfect", "pluperfect", "future-perfect")


class Told(NamedTuple):
    """Status, source and statement of a figure."""

    status: Status
    source: Voice | None
    statement: str | None


class _Heard(NamedTuple):
    """A voice that told a count, and the statement it did so in."""

    told: Count
    source: Voice
    statement: str | None


class Voices:
    """Looks up who tells the counts of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._words = page.data.file.voices
        self._certainties = Certainties(page)
        self._statements = page.notes.statements
        self._owners = voice.Voices(page.notes)
        self._starts = [statement.content[0].start for statement in self._statements]
        self._by_id = {statement.id: statement for statement in self._statements}
        self._entities = page.notes.mentioned
        self._last: _Heard | None = None

    def tell(self, count: Count) -> Told:
        """Return how a count is told: the clause's own words first, then the statement around it.

        To be called in text order: what points back to a voice finds it.
        """
        told = self._told(count)
        if told.source is not None and told.source.span is not None and self._is_counted(told.source.span, count):
            told = Told("asserted" if told.status == "attributed" else told.status, None, told.statement)
        if told.source is not None:
            self._last = _Heard(count, told.source, told.statement)
        return told

    def _is_counted(self, speaker: Span, count: Count) -> bool:
        """Whether those who speak are the counted themselves ("forderten Tausende")."""
        return speaker.start <= self._page.start(count.amount.first) and self._page.end(count.last - 1) <= speaker.end

    def _told(self, count: Count) -> Told:
        here = self._certainties.of(count)
        statement = self._statement(count)
        source = self._source(statement, count) if statement is not None else None
        doubted = self._doubted(count)
        if doubted is not None:
            denied = statement is not None and statement.stance == "denies"
            return Told("denied" if denied else "attributed", doubted, None)
        if statement is not None and statement.rule == GAPPED:
            return Told(here or "attributed", source, statement.id)
        beside = self._beside(count)
        act = statement is not None and statement.rule == ACT and source is not None
        if beside is None and not act and (source is None or not self._certainties.reported(count)):
            beside = self._teller(count)
        if beside is not None:
            return Told("attributed" if here in (None, "hearsay") else here, beside, None)
        if statement is None:
            return self._untold(count, here)
        stance = _STATUS_OF_STANCE.get(statement.stance)
        if here == "hearsay" and not statement.cue:
            source = None  # carried over from before: "soll" speaks of somebody else again
        if here == "hearsay" and source is not None:
            here = None
        status = here or self._by_stance(stance, count) or ("attributed" if source is not None else "hearsay")
        return Told(status, source, statement.id)

    def _untold(self, count: Count, here: Status | None) -> Told:
        """Return how a count outside all statements is told."""
        if here is not None:
            return Told(here, self._asker(count) if here == "announced" else None, None)
        if self._certainties.guessed(count):
            return Told("hearsay", None, None)
        if self._passed_on(count):
            last = self._recent(count)
            return Told("hearsay" if last is None else "attributed", last, None)
        if self._certainties.reported(count):
            last = self._recent(count)
            return Told("hearsay" if last is None else "attributed", last, None)
        going_on = self._going_on(count)
        return Told("asserted" if going_on is None else "attributed", going_on, None)

    def _passed_on(self, count: Count) -> bool:
        """Whether a number is told in the passive, by whoever told the one before."""
        predicate = self._page.predicate(count.clause) if count.clause is not None else None
        return predicate is not None and predicate.voice == "passive" and predicate.lemma in self._words.passed

    def _recent(self, count: Count) -> Voice | None:
        """Return the voice of the count before, if it told it in this sentence or the one before."""
        if self._last is None or count.sentence - self._last.told.sentence > 1:
            return None
        sentences = self._page.notes.words[1]
        same = sentences[count.sentence].segment == sentences[self._last.told.sentence].segment
        return self._last.source if same else None

    def _going_on(self, count: Count) -> Voice | None:
        """Return the voice named by a preposition earlier in the sentence."""
        if self._last is None or self._last.told.sentence != count.sentence or self._last.statement is None:
            return None
        statement = self._by_id.get(self._last.statement)
        return self._last.source if statement is not None and self._prepositional(statement) else None

    def _prepositional(self, statement: Statement) -> bool:
        tokens = self._tokens(statement.cue)
        return bool(tokens) and self._page.low[tokens[0]] in self._words.by

    def _asker(self, count: Count) -> Voice | None:
        """Return who plans or demands what the count counts: the subject of the governing verb."""
        page, syntax = self._page, self._page.syntax
        for number in (count.clause, syntax.clauses[count.clause].parent) if count.clause is not None else ():
            predicate = page.predicate(number) if number is not None else None
            if number is None or predicate is None or predicate.voice != "active":
                continue
            subject = syntax.subject_of(number) if predicate.lemma in self._certainties.governors else None
            if subject is not None and not self._no_teller(syntax.phrases[subject].head):
                return self._phrase_voice(subject, count)
        return None

    def _by_stance(self, stance: Status | None, count: Count) -> Status | None:
        """Return a stance's status; what is announced in the past has happened all the same."""
        if stance != "announced" or count.clause is None:
            return stance
        verb = self._page.syntax.clauses[count.clause].verb
        past = verb is not None and (verb.tense == "preterite" or verb.tense in _PERFECT)
        return None if past else stance

    # The statement around it

    def _statement(self, count: Count) -> Statement | None:
        """Return the innermost statement that says the count."""
        span = Span(self._page.start(count.anchor), self._page.end(count.anchor))
        around = (s for s in self._owners.around(span) if not self._by_thing(s) and not self._background(s, count))
        return next((s for s in around if not self._only_later(s, count)), None)

    def _background(self, statement: Statement, count: Count) -> bool:
        """Whether an act is told beside a number that is not its content ("Nach dem Unglück mit zwei Toten wies …")."""
        if statement.rule != ACT or statement.cue or count.clause is None:
            return False
        number = self._page.syntax.phrase_of(count.anchor)
        phrase = self._page.syntax.phrases[self._page.syntax.top_phrase(number)] if number is not None else None
        return phrase is not None and phrase.preposition in self._words.background

    def _only_later(self, statement: Statement, count: Count) -> bool:
        """Whether a source by preposition stands in a later main clause and so does not speak of this one."""
        if not self._prepositional(statement) or count.clause is None:
            return False
        cue = self._tokens(statement.cue)[0]
        clause = self._page.syntax.clause_of(cue)
        if clause is None or clause == count.clause or cue < count.anchor:
            return False
        kinds = (self._page.syntax.clauses[clause].kind, self._page.syntax.clauses[count.clause].kind)
        return kinds == ("main", "main")

    def _by_thing(self, statement: Statement) -> bool:
        """Whether the "speaker" is a flood that "demanded" lives, or the number that somebody gave."""
        page = self._page
        nouns = [t for t in self._tokens(statement.speaker) if page.tokens[t].tag in ("NN", "NE")]
        return bool(nouns) and (
            "happenings" in page.classes(nouns[0]) or bool(page.data.totals.of(page.tokens[nouns[0]].text))
        )

    def _source(self, statement: Statement, count: Count) -> Voice | None:
        """Return who says it; None where nobody is named."""
        if not statement.speaker:
            return self._above(statement, count)
        tokens = self._tokens(statement.speaker)
        low = [self._page.low[t] for t in tokens]
        if all(word in self._words.pointing for word in low):
            return self._before(statement)
        if all(self._names_nobody(token) for token in tokens):
            return self._from(tokens[-1])
        return self._voice(statement)

    def _voice(self, statement: Statement) -> Voice | None:
        """Return the speaker as a voice; a number in it and what follows belong to what is said."""
        page = self._page
        tokens = self._tokens(statement.speaker)
        number = next((t for t in tokens if page.tokens[t].tag == "CARD" and self._begins_what_is_said(t)), None)
        if number is None or number == tokens[0]:
            return self._owners.of(statement)
        before = [t for t in tokens if t < number]
        while len(before) > 1 and page.tokens[before[-1]].tag == "APPR":
            before.pop()
        if all(self._names_nobody(token) for token in before):
            return None
        span = self._owners.owner(Span(page.start(before[0]), page.end(before[-1])))
        return Voice(span.of(page.notes.text), statement.speaker_entity, span)

    def _begins_what_is_said(self, number: int) -> bool:
        """Whether a number in a speaker's phrase is told by it: written out, or behind "from" ("das Amt von 79")."""
        page = self._page
        return not page.low[number].isdecimal() or page.low[number - 1] in page.data.file.totals.from_

    def _from(self, last: int) -> Voice | None:
        """Return the place a nameless account comes from."""
        page = self._page
        if last + 2 >= len(page.tokens) or page.low[last + 1] not in self._words.origin:
            return None
        if page.tokens[last + 2].tag not in ("NE", "NN"):
            return None
        span = Span(page.start(last), page.end(last + 2))
        return Voice(span.of(page.notes.text), None, span)

    def _doubted(self, count: Count) -> Voice | None:
        """Return the reports that a number is only the topic of."""
        page, words, before = self._page, self._page.quantities.words, count.amount.first - 1
        if before < 1 or page.low[before] not in words.topics or page.low[before - 1] not in words.reports:
            return None
        number = page.syntax.phrase_of(before - 1)
        first = page.syntax.phrases[number].first if number is not None else before - 1
        span = Span(page.start(first), page.end(before - 1))
        return Voice(span.of(page.notes.text), None, span)

    def _beside(self, count: Count) -> Voice | None:
        """Return the voice named right before the number for it alone."""
        page = self._page
        number = page.syntax.phrase_of(count.amount.first - 1) if count.amount.first else None
        if number is None:
            return None
        phrase = page.syntax.phrases[page.syntax.top_phrase(number)]
        opened = phrase.first > 0 and page.low[phrase.first - 1] in page.data.file.links.within
        if not opened or phrase.preposition not in self._words.by or phrase.last != count.amount.first:
            return None
        tokens = list(range(phrase.first + 1, phrase.last))
        if not tokens or all(self._names_nobody(token) for token in tokens):
            return None
        span = self._owners.owner(Span(page.start(tokens[0]), page.end(tokens[-1])))
        return Voice(span.of(page.notes.text), None, span)

    def _teller(self, count: Count) -> Voice | None:
        """Return the subject of a verb that tells numbers.

        Where the number itself was taken for the subject, the
        other phrase is the teller.
        """
        page, syntax = self._page, self._page.syntax
        predicate = page.predicate(count.clause) if count.clause is not None else None
        if count.clause is None or predicate is None or predicate.voice != "active":
            return None
        if not self._tells(predicate.lemma, count):
            return None
        subject = syntax.subject_of(count.clause)
        others = (
            *([subject] if subject is not None else []),
            *syntax.with_role(count.clause, "object"),
            *(n for n in syntax.clauses[count.clause].phrases if self._unclaimed(n)),
        )
        number = next((n for n in others if not self._no_teller(syntax.phrases[n].head)), None)
        return self._phrase_voice(number, count) if number is not None else None

    def _unclaimed(self, number: int) -> bool:
        """Whether a noun phrase stands in the clause for itself, though its case does not show as what."""
        phrase = self._page.syntax.phrases[number]
        bare = phrase.role is None and phrase.preposition is None and phrase.parent is None
        return bare and bool(phrase.agreement & NOM)

    def _tells(self, lemma: str, count: Count) -> bool:
        """Whether the verb tells numbers; some only with their preposition."""
        if lemma in self._words.tells:
            return True
        return f"{lemma}: {self._page.standing(count).preposition}" in self._words.tells

    def _phrase_voice(self, number: int, count: Count) -> Voice | None:
        page, phrase = self._page, self._page.syntax.phrases[number]
        last = phrase.last
        if phrase.first <= count.anchor < phrase.last:  # the number was taken into its teller's phrase
            last = count.amount.first - 1
            if last <= phrase.head or page.tokens[last].tag != "APPR":
                return None
        inner = range(phrase.head + 1, last)
        last = next((t - 1 for t in inner if page.tokens[t].tag == "CARD" and page.tokens[t - 1].tag == "APPR"), last)
        span = Span(page.start(phrase.first), page.end(self._with_quoted(last) - 1))
        entity = self._entities.at(span, Span(page.start(phrase.head), page.end(phrase.head)))
        return Voice(span.of(page.notes.text), entity.id if entity is not None else None, span)

    def _with_quoted(self, last: int) -> int:
        """Return the end of a phrase with the name in quotation marks after it (die Zeitung „Morgen“)."""
        marks, low = self._page.data.file.links.quote_marks, self._page.low
        if last >= len(low) or low[last] not in marks:
            return last
        closing = next((t for t in range(last + 2, min(last + _LONGEST_NAME, len(low))) if low[t] in marks), None)
        return last if closing is None else closing + 1

    def _no_teller(self, head: int) -> bool:
        page = self._page
        if page.tokens[head].tag not in ("NN", "NE", "PPER"):
            return True
        if page.low[head] in self._certainties.expletives:
            return self._entities.at(Span(page.start(head), page.end(head))) is None
        text = page.tokens[head].text
        named = page.data.totals.of(text) or page.data.own_totals.of(text) or page.noun_rules(head)
        return bool(named) or "happenings" in page.classes(head)

    def _above(self, statement: Statement, count: Count) -> Voice | None:
        outer = self._by_id.get(statement.parent) if statement.parent is not None else None
        return self._source(outer, count) if outer is not None else None

    def _tokens(self, spans: Spans) -> list[int]:
        return [t for span in spans for t in self._page.syntax.tokens_in(span.start, span.end)]

    def _names_nobody(self, token: int) -> bool:
        low, text = self._page.low[token], self._page.tokens[token].text
        if token in self._page.timed:
            return True
        if text[0].isupper() and self._page.data.unnamed.of(text) and low in self._page.data.unnamed_forms:
            return True
        stems = (low, *(low.removesuffix(e) for e in self._page.data.file.endings.adjective))
        return any(stem in self._words.passing for stem in stems)

    def _before(self, statement: Statement) -> Voice | None:
        """Return the speaker of the statement before, which "demnach" points to."""
        place = bisect_left(self._starts, statement.content[0].start)
        for other in self._statements[max(0, place - _NEAR) : place][::-1]:
            if other.speaker and other is not statement:
                low = [self._page.low[t] for t in self._tokens(other.speaker)]
                if not all(word in self._words.pointing for word in low):
                    return self._owners.of(other)
        return self._last.source if self._last is not None else None
