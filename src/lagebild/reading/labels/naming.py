"""Find the words that name a group or an act, and whose words they are."""

from typing import Final

import msgspec

from lagebild.languages.labels import LabelData, label_data
from lagebild.languages.statements import noun_of
from lagebild.model.event import Voice
from lagebild.model.grammar import Token
from lagebild.model.label import Distance, Label
from lagebild.model.span import Span
from lagebild.reading.entity_index import EntityIndex
from lagebild.reading.notes import Notes
from lagebild.reading.quotation import Quotation, quotations
from lagebild.reading.voice import Voices

LONGEST: Final = 4  # words of a label; what is longer is speech
_NOUNS = ("NN", "NE")
_NAMING = (*_NOUNS, "FM", "XY")
_ATTRIBUTES = ("ADJA", "CARD", "PIAT")


class Namer:
    """Looks one report through for labels."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.syntax = notes.syntax
        self.tokens: tuple[Token, ...] = notes.syntax.tokens
        self.data: LabelData = notes.language.part(label_data)
        self.index: EntityIndex = notes.mentioned
        self._opening_pairs = {first for first, _ in self.data.so_called_pairs}
        self._groups: dict[str, str | None] = {}
        self._voices = Voices(notes)

    def quoted(self) -> list[Label]:
        """Short noun phrases in quotation marks that are no names."""
        found = []
        for segment in self.notes.segments:
            if segment.dropped is None:
                for mark in quotations(self.notes.text, segment.span.start, segment.span.end):
                    label = self._quoted(mark)
                    if label is not None:
                        found.append(label)
        return found

    def _quoted(self, mark: Quotation) -> Label | None:
        inside = [n for n in self.syntax.tokens_in(*mark.inner) if self.tokens[n].text[:1].isalnum()]
        if not inside or len(inside) > LONGEST or not self._names_thing(inside):
            return None
        span = Span(self.tokens[inside[0]].start, self.tokens[inside[-1]].end)
        if self._is_name(mark, inside):
            return None
        return self._label("quoted-label", span, "quoted", inside[-1])

    def _names_thing(self, tokens: list[int]) -> bool:
        """Whether the words are a noun phrase: a noun in it, a foreign word counted as one, no finite verb."""
        tags = [self.tokens[n].tag for n in tokens]
        return any(tag in _NAMING for tag in tags) and not any(tag.endswith(("FIN", "IMP")) for tag in tags)

    def _is_name(self, mark: Quotation, inside: list[int]) -> bool:
        """Whether the quotation is a name or title: a known name, or behind a noun that heads names."""
        outer = self.syntax.tokens_in(mark.start, mark.end)
        before = outer.start - 1
        if before >= 0 and noun_of(self.tokens[before].lemma, self.data.name_nouns) is not None:
            return True
        span = Span(self.tokens[inside[0]].start, self.tokens[inside[-1]].end)
        known = any(
            entity.kind != "group" and mention.form == "name" and mention.span == span
            for mention, entity in self.index.mentions_in(span)
        )
        proper = all(self.tokens[n].tag in ("NE", "FM", "XY") for n in inside)
        return known or (proper and self._voice(span) is None)

    def so_called(self, taken: frozenset[int]) -> list[Label]:
        """Noun phrases behind a word that keeps distance."""
        found = []
        for number in range(len(self.tokens)):
            after = self._after_distance(number)
            if after is None:
                continue
            first, last = self._noun_phrase(after)
            if last > first:
                span = Span(self.tokens[first].start, self.tokens[last - 1].end)
                if not self._are_taken(span, taken):
                    label = self._label("so-called-label", span, "so-called", last - 1)
                    found.append(msgspec.structs.replace(label, source=self._owner(last - 1) or label.source))
        return found

    def taken(self, labels: list[Label]) -> frozenset[int]:
        """Return the tokens that labels stand on."""
        return frozenset(t for label in labels for t in self.syntax.tokens_in(label.span.start, label.span.end))

    def _are_taken(self, span: Span, taken: frozenset[int]) -> bool:
        return not taken.isdisjoint(self.syntax.tokens_in(span.start, span.end))

    def _after_distance(self, number: int) -> int | None:
        word = self.syntax.low[number]
        if word in self.data.so_called:
            return number + 1
        pairs = self.data.so_called_pairs
        two = word in self._opening_pairs and (word, *self.syntax.low[number + 1 : number + 2]) in pairs
        return number + 2 if two else None

    def _noun_phrase(self, first: int) -> tuple[int, int]:
        """Tokens [first, last) of attributes and noun from here on; quotation marks are stepped over."""
        while first < len(self.tokens) and not self.tokens[first].text[:1].isalnum():
            first += 1
        last = first
        while last < len(self.tokens) and self.tokens[last].tag in _ATTRIBUTES:
            last += 1
        if last < len(self.tokens) and self.tokens[last].tag in _NOUNS:
            return first, last + 1
        return first, first

    def plain(self, taken: frozenset[int]) -> list[Label]:
        """Nouns for groups without marks: in somebody's speech, or the reporter's own, each once."""
        found: list[Label] = []
        seen: set[tuple[str, str | None]] = set()
        for number, token in enumerate(self.tokens):
            if token.tag != "NN" or self._group(token.lemma) is None:
                continue
            span = Span(self._attributes_from(number), token.end)
            if self._are_taken(span, taken):
                continue
            voice = self._voice(span)
            label = self._label("voiced-label" if voice else "own-label", span, "voiced" if voice else "own", number)
            key = (token.lemma, voice.text if voice else None)
            if key not in seen:
                seen.add(key)
                found.append(label)
        return found

    def _owner(self, head: int) -> Voice | None:
        """Whose word it is where the noun says so, by its genitive."""
        number = self.syntax.phrase_of(head)
        spans = [
            Span(*self.syntax.phrase_span(inner))
            for inner in (self.syntax.attributes(number) if number is not None else ())
            if self.syntax.phrases[inner].role == "genitive"
        ]
        if not spans and head + 1 < len(self.tokens) and self.tokens[head + 1].tag == "NE":
            spans = [Span(self.tokens[head + 1].start, self.tokens[head + 1].end)]  # "… Schutzzone Ruritaniens"
        for span in spans:
            entity = self.index.at(span)
            return Voice(span.of(self.notes.text), entity.id if entity is not None else None, span)
        return None

    def _attributes_from(self, number: int) -> int:
        first = number
        while first and self.tokens[first - 1].tag == "ADJA":
            first -= 1
        return self.tokens[first].start

    def _label(self, rule: str, span: Span, distance: Distance, head: int) -> Label:
        entity = self.index.at(span)
        self.notes.trace.note("labels", rule, (span.start, span.end), True)
        return Label(
            span=span,
            label=span.of(self.notes.text),
            distance=distance,
            rule=rule,
            group=self._group(self.tokens[head].lemma),
            source=self._voice(span),
            entity=entity.id if entity is not None else None,
        )

    def _group(self, lemma: str) -> str | None:
        if lemma not in self._groups:
            person = noun_of(lemma, self.data.people)
            act = noun_of(lemma, self.data.acts)
            self._groups[lemma] = "people" if person is not None else "act" if act is not None else None
        return self._groups[lemma]

    def _voice(self, span: Span) -> Voice | None:
        """Whose words they are: the speaker of the smallest statement around; None: the reporter's."""
        return next((v for v in map(self._voices.of, self._voices.around(span)) if v is not None), None)
