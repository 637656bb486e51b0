"""Which entity a speaker stands for: by name, by office, or by the person a pronoun takes up."""

from typing import Final

from lagebild.model.span import Span
from lagebild.reading.statements.desk import Desk, Range

_REACH: Final = 5  # sentences back in which a pronoun finds its person


class Voices:
    """Looks up the entities of speakers and addressees in one report."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.index = desk.index

    def of(self, part: Range | None) -> str | None:
        """Return the id of the entity that a range of tokens stands for; None where it is unknown."""
        if part is None:
            return None
        desk = self.desk
        span = Span(*desk.syntax.span_of_tokens(*part))
        if part[1] - part[0] == 1 and desk.tag(part[0]) in ("PPER", "PDS"):
            exact = self.index.at(span)
            return exact.id if exact is not None else self._taken_up(part[0])
        if part[1] - part[0] == 1 and desk.lower(part[0]) in desk.data.pronominal:
            return self._named_before(part[0])
        if part[1] - part[0] == 1 and desk.tag(part[0]).startswith("PREL"):
            return self._antecedent(part[0])
        head = self._head(part)
        entity = None if head is None else self.index.at(span, head)
        if entity is None or entity.kind == "place":
            persons = self.index.mentions_in(span, "person")
            entity = persons[0][1] if persons else entity
        entity = entity or self.index.at(span)
        return entity.id if entity is not None else None

    def _head(self, part: Range) -> Span | None:
        """The head of the largest phrase in the range: in "Ruritaniens Sprecher Karim Orlow" the speaker."""
        desk = self.desk
        inside = {
            n
            for token in range(*part)
            for n in desk.syntax.phrases_of(token)
            if part[0] <= desk.phrases[n].head < part[1] and desk.phrases[n].role != "genitive"
        }
        if not inside:
            return None
        largest = max(sorted(inside), key=lambda n: desk.phrases[n].last - desk.phrases[n].first)
        token = desk.tokens[desk.phrases[largest].head]
        return Span(token.start, token.end)

    def _antecedent(self, token: int) -> str | None:
        """The entity of the phrase that a relative pronoun belongs to."""
        number = self.desk.syntax.clause_of(token)
        phrase = None if number is None else self.desk.clauses[number].antecedent
        if phrase is None:
            return None
        found = self.index.at(Span(*self.desk.syntax.phrase_span(phrase)))
        return found.id if found is not None else None

    def _taken_up(self, token: int) -> str | None:
        """The person last spoken of before a pronoun, a subject first."""
        desk = self.desk
        if desk.lower(token) in desk.data.impersonal_subjects:
            return None
        here = desk.syntax.sentence_of(token)
        first = desk.sentences[max(0, here - _REACH)].start
        if first >= desk.tokens[token].start:
            return None
        before = self.index.mentions_in(Span(first, desk.tokens[token].start), "person")
        for mention, entity in reversed(before):
            if self._is_subject(mention.span):
                return entity.id
        return before[-1][1].id if before else None

    def _named_before(self, token: int) -> str | None:
        """The voice of the sentence before, that an adverb like "demnach" takes up."""
        here = self.desk.syntax.sentence_of(token)
        if not here or not self.desk.same_segment(here - 1, here):
            return None
        before = self.desk.sentences[here - 1]
        found = self.index.mentions_in(Span(before.start, before.end))
        speaking = [(m, e) for m, e in found if e.kind != "place"]
        chosen = next((e for m, e in speaking if self._is_subject(m.span)), None)
        return chosen.id if chosen is not None else speaking[0][1].id if speaking else None

    def _is_subject(self, span: Span) -> bool:
        token = self.desk.syntax.token_at(span.end - 1)
        if token is None:
            return False
        chain = self.desk.syntax.phrases_of(token)
        return any(self.desk.phrases[number].role == "subject" for number in chain)
