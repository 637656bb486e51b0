"""Names by the model: labels of each sentence, joined to candidates."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lagebild.languages.names import NameTables
from lagebild.model.entity import EntityKind
from lagebild.model.grammar import Sentence, Token
from lagebild.reading.names.candidates import Candidate
from lagebild.reading.names.features import NameWords
from lagebild.reading.names.located import stands_inside
from lagebild.reading.names.scores import OUTSIDE, NameScores

KIND_OF: Final[dict[str, EntityKind]] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
RULE: Final = "names-model"
LEAST: Final = 0.5  # score of a name whose kind is open
SOME_NAME: Final = 0.1  # probability of no name below which it is one
ROMAN: Final = re.compile("[IVX]+")
CUTS: Final = frozenset("()[]/–—:;,")
Marks = dict[int, bytes]


def learnt_candidates(
    tokens: Sequence[Token], sentences: Sequence[Sentence], scores: NameScores, marks: Marks
) -> Iterator[Candidate]:
    """Yield the names the model finds; the score is the probability of their first label."""
    for sentence in sentences:
        part = tokens[sentence.first : sentence.last]
        if not any(token.text[:1].isupper() for token in part):
            continue
        path = scores.path(part, marks, sentence.first)
        labels = [scores.labels[number] for number in path.labels]
        for first, last, kind in runs(labels):
            if kind in KIND_OF:
                score = scores.sureness(path, labels[first], first)
                if score < LEAST and scores.sureness(path, OUTSIDE, first) < SOME_NAME:
                    score = LEAST  # surely a name, though the kind is open
                yield Candidate(sentence.first + first, sentence.first + last, KIND_OF[kind], score, RULE)


def runs(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last, class) of every run B-X I-X… of labels."""
    first, kind = 0, ""
    for number, label in enumerate([*labels, "O"]):
        if kind and label != "I-" + kind:
            yield first, number, kind
            kind = ""
        if label[0] == "B" or (label[0] == "I" and not kind):
            first, kind = number, label[2:]


class Trimmer:
    """Takes off a learnt name what cannot belong to it, puts on what does, and makes a street a place."""

    def __init__(self, tokens: Sequence[Token], tables: NameTables, words: NameWords) -> None:
        self.tokens = tokens
        self.tables = tables
        self.words = words

    def __call__(self, candidate: Candidate) -> Candidate:
        """Return the candidate with its right ends and kind."""
        first = self._first(candidate)
        last = self._last(candidate, first)
        local = first > candidate.first and self.tokens[candidate.first].tag == "APPR"
        kind = self._kind(candidate.kind, first, last, local)
        return Candidate(first, last, kind, candidate.score, candidate.rule)

    def _first(self, candidate: Candidate) -> int:
        tokens, first, last = self.tokens, candidate.first, candidate.last
        for number in range(first, last - 1):
            if tokens[number].text in CUTS:
                first = number + 1
        while last - first > 1 and candidate.kind == "person" and tokens[first].text in self.tables.titles:
            first += 1
        after_noun = first > 0 and tokens[first - 1].tag == "NN"
        while last - first > 1 and tokens[first].tag == "APPR" and (candidate.kind == "place" or after_noun):
            first += 1  # the preposition is none of the name
        return first

    def _last(self, candidate: Candidate, first: int) -> int:
        tokens, last = self.tokens, candidate.last
        if candidate.kind != "person":
            return last
        while last - first > 1 and self._plain_noun(tokens[last - 1], tokens[last - 2]):
            last -= 1
        if last - first == 1 and self._surname_follows(first):
            last += 1
        if ROMAN.fullmatch(tokens[last - 1].text) and last + 1 < len(tokens) and tokens[last].text == ".":
            last += tokens[last].end < tokens[last + 1].start and not tokens[last + 1].text[:1].isupper()
        epithet = last + 1 < len(tokens) and tokens[last].tag == "ART"
        if epithet and tokens[last + 1].text in self.tables.words.shapes.epithets:
            last += 2
        return last

    def _plain_noun(self, token: Token, before: Token) -> bool:
        """Whether a word at the end of a name is a common noun, most of all behind a genitive ("Hubers Aussage")."""
        flags = self.words.of(token.text).flags
        if token.tag != "NN" or b"s" in flags or b"g" in flags or not before.text[:1].isupper():
            return False
        return self.tables.in_genitive(before.text) or self.words.lexical(token.text) == "NN"

    def _surname_follows(self, first: int) -> bool:
        """Whether a given name alone goes on with a surname that looks like a noun."""
        if first + 1 >= len(self.tokens):
            return False
        token, following = self.tokens[first], self.tokens[first + 1]
        given = b"g" in self.words.of(token.text).flags and not self.tables.in_genitive(token.text)
        return given and token.tag == "NE" and following.tag in ("NN", "NE") and following.text[:1].isupper()

    def _kind(self, kind: EntityKind, first: int, last: int, local: bool) -> EntityKind:
        if self.tokens[first].text in self.tables.words.shapes.place_openers and last - first > 1:
            return "place"
        if kind == "person":
            single = last - first == 1
            local = local or (single and stands_inside(self.tokens, first, self.tables, self.words))
            return "place" if local or behind_body(self.tokens, first, last, self.tables) else "person"
        return "place" if self.tokens[last - 1].text.endswith(self.tables.words.shapes.place_ends) else kind


def behind_body(tokens: Sequence[Token], first: int, last: int, tables: NameTables) -> bool:
    """Whether one word stands behind a body and a preposition."""
    if last - first > 1 or first < 2 or tokens[first - 1].tag != "APPR":
        return False
    body = tokens[first - 2]
    return body.tag == "NN" and len(body.text) > 5 and tables.has_organisation_end(body.text)
