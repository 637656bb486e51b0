"""Whose words a statement gives: the speaker without the noun of saying, as a Voice for events, figures and labels.

voices = Voices(notes)
voices.of(statement)          # the body named in what was said; None where nobody is
voices.around(span)           # the statements that say the span, the smallest first
"""

from lagebild.languages.statements import StatementData, noun_of, statement_data
from lagebild.model.event import Voice
from lagebild.model.span import Span, hull
from lagebild.model.statement import Statement
from lagebild.reading.entity_index import EntityIndex
from lagebild.reading.notes import Notes

_NOUNS = ("NN", "NE", "FM")


class Voices:
    """The voices of one report; to be built when its statements are known."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._syntax = notes.syntax
        self._tokens = notes.words[0]
        self._data: StatementData = notes.language.part(statement_data)
        self._index: EntityIndex = notes.mentioned
        self._times = {t for time in notes.times for t in self._syntax.tokens_in(time.span.start, time.span.end)}
        self._by_sentence: dict[int, list[Statement]] = {}
        for statement in notes.statements:
            for sentence in self._sentences_of(statement):
                self._by_sentence.setdefault(sentence, []).append(statement)

    def around(self, span: Span) -> list[Statement]:
        """Return the statements whose content covers the span, the smallest first."""
        sentence = self._syntax.sentence_at(span.start)
        near = self._by_sentence.get(sentence, ()) if sentence is not None else ()
        saying = [s for s in near if any(content.covers(span) for content in s.content)]
        return sorted(saying, key=lambda s: sum(content.end - content.start for content in s.content))

    def of(self, statement: Statement) -> Voice | None:
        """Return who speaks; None where no speaker is named."""
        if not statement.speaker:
            return None
        whole = hull(statement.speaker)
        span = self._themselves(whole) or self.owner(whole)
        entity = statement.speaker_entity
        if span != whole:
            found = self._index.at(span)
            entity = found.id if found is not None else entity
        return Voice(span.of(self._notes.text), entity, span)

    def _themselves(self, speaker: Span) -> Span | None:
        """Return who speaks of themselves: the subject of the clause that gives their own word as its source."""
        tokens = self._syntax.tokens_in(speaker.start, speaker.end)
        if not any(self._tokens[t].text.lower() in self._data.own for t in tokens):
            return None
        if any(self._tokens[t].tag == "ART" for t in tokens[1:]):  # whose own word it is stands behind it
            return None
        clause = self._syntax.clause_of(tokens[0])
        subject = self._syntax.subject_of(clause) if clause is not None else None
        return Span(*self._syntax.phrase_span(subject)) if subject is not None else None

    def owner(self, speaker: Span) -> Span:
        """Return whose words they are by the words of the speaker: without "Angaben" and times."""
        tokens = self._without_time(list(self._syntax.tokens_in(speaker.start, speaker.end)))
        if not tokens:
            return speaker
        saying = self._saying_noun(tokens)
        if saying is None:
            return self._span(tokens)
        behind = [t for t in tokens if t > saying]
        if behind and self._is_owner(behind[0]):
            leads = self._belongs(behind[0]) or self._tokens[behind[0]].tag == "ART"  # the article of a genitive
            return self._span(behind[1:] if leads and len(behind) > 1 else behind)
        return self._inside_compound(saying) or self._span(tokens)

    def _without_time(self, tokens: list[int]) -> list[int]:
        """Cut off a time behind the first noun, with the preposition before it and all that follows."""
        seen = False
        for place, token in enumerate(tokens):
            if seen and token in self._times:
                end = place
                while end > 1 and self._tokens[tokens[end - 1]].tag in ("APPR", "APPRART", "ART", "$(", "$,"):
                    end -= 1
                return tokens[:end]
            seen = seen or (self._tokens[token].tag in _NOUNS and token not in self._times)
        return tokens

    def _saying_noun(self, tokens: list[int]) -> int | None:
        """Return the first noun, where it names words and neither who passes them on nor a body."""
        first = next((t for t in tokens if self._tokens[t].tag in _NOUNS), None)
        if first is None or self._tokens[first].tag == "FM":
            return None
        words = (self._tokens[first].lemma, self._tokens[first].text)
        data = self._data
        if any(noun_of(word, data.relays | data.voices) is not None for word in words):
            return None
        return first if any(noun_of(word, data.saying_nouns) is not None for word in words) else None

    def _is_owner(self, token: int) -> bool:
        """Whether the word behind a noun of saying begins whose words they are."""
        low, tag = self._tokens[token].text.lower(), self._tokens[token].tag
        number = self._syntax.phrase_of(token)
        genitive = number is not None and self._syntax.phrases[number].role == "genitive"
        return tag in ("NE", "FM") or genitive or low in self._data.genitive_openers or self._belongs(token)

    def _belongs(self, token: int) -> bool:
        """Whether the word is the preposition before an owner."""
        preposition = self._tokens[token].tag in ("APPR", "APPRART")
        return preposition and self._tokens[token].lemma in self._data.owned_by

    def _inside_compound(self, token: int) -> Span | None:
        """Return the body that is the first part of a compound of saying."""
        text, start = self._tokens[token].text, self._tokens[token].start
        noun = noun_of(self._tokens[token].lemma, self._data.saying_nouns)
        size = len(self._tokens[token].lemma) - len(noun) if noun is not None else 0
        head = text[:size].rstrip("-")
        if size < 3 or len(text) <= size:  # the shortest bodies are "UNO" and "UN-"
            return None
        if head.isupper() or self._names_body(head):
            return Span(start, start + len(head))
        for linking in self._data.linking:
            stem = head.removesuffix(linking)
            if stem != head and self._names_body(stem):
                return Span(start, start + len(stem if linking in self._data.linking_only else head))
        return None

    def _names_body(self, word: str) -> bool:
        return noun_of(word, self._data.bodies) is not None

    def _span(self, tokens: list[int]) -> Span:
        return Span(self._tokens[tokens[0]].start, self._tokens[tokens[-1]].end)

    def _sentences_of(self, statement: Statement) -> list[int]:
        found: set[int] = set()
        for content in statement.content:
            tokens = self._syntax.tokens_in(content.start, content.end)
            if tokens:
                first, last = (self._syntax.sentence_of(t) for t in (tokens[0], tokens[-1]))
                found.update(range(first, last + 1))
        return sorted(found)
