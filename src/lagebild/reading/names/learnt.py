"""Names by the model: labels of each sentence, joined to candidates."""

from collections.abc import Callable, Iterator, Sequence

from lagebild.languages.name_model import NameModel
from lagebild.languages.names import NameTables
from lagebild.model.entity import EntityKind
from lagebild.model.grammar import Sentence, Token
from lagebild.reading.names.candidates import Candidate
from lagebild.reading.names.features import NameWords, items

KIND_OF: dict[str, EntityKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
RULE = "names-model"
CUTS = frozenset("()[]/–—:;,")
Marks = dict[int, bytes]


def learnt_candidates(
    tokens: Sequence[Token], sentences: Sequence[Sentence], model: NameModel, words: NameWords, marks: Marks
) -> Iterator[Candidate]:
    """Yield the names the model finds; the score is the probability of their first label."""
    for sentence in sentences:
        part = tokens[sentence.first : sentence.last]
        if any(token.text[:1].isupper() for token in part):
            labels = model.labels(items(part, words, marks, sentence.first))
            for first, last, kind in runs(labels):
                if kind in KIND_OF:
                    score = model.sureness(labels[first], first)
                    base = sentence.first
                    yield Candidate(base + first, base + last, KIND_OF[kind], score, RULE)


def runs(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last, class) of every run B-X I-X… of labels."""
    first, kind = 0, ""
    for number, label in enumerate([*labels, "O"]):
        if kind and label != "I-" + kind:
            yield first, number, kind
            kind = ""
        if label[0] == "B" or (label[0] == "I" and not kind):
            first, kind = number, label[2:]


def trimmer(tokens: Sequence[Token], tables: NameTables) -> Callable[[Candidate], Candidate]:
    """Return a function that takes off a learnt name what cannot belong to it: brackets, titles, a noun behind
    a genitive; and that makes a street or square a place.
    """

    def trimmed(candidate: Candidate) -> Candidate:
        first, last = candidate.first, candidate.last
        for number in range(first, last):
            if tokens[number].text in CUTS and number + 1 < last:
                first = number + 1
        while last - first > 1 and candidate.kind == "person" and tokens[first].text in tables.titles:
            first += 1
        if last - first > 1 and tokens[last - 1].tag == "NN" and after_genitive(tokens[last - 2], candidate.kind):
            last -= 1
        local = first > 0 and tokens[first].tag == "APPR" and tokens[first - 1].tag == "NN"
        while last - first > 1 and tokens[first].tag == "APPR" and (candidate.kind == "place" or local):
            first += 1  # "der Lehrer von Neustadt"
        kind: EntityKind = "place" if tokens[last - 1].text.endswith(tables.words.shapes.place_ends) else candidate.kind
        if candidate.kind == "person":
            kind = "place" if local or behind_body(tokens, first, last, tables) else "person"
        return Candidate(first, last, kind, candidate.score, candidate.rule)

    return trimmed


def behind_body(tokens: Sequence[Token], first: int, last: int, tables: NameTables) -> bool:
    """Whether one word stands behind a body and a preposition ("die Verwaltung von Neustadt")."""
    if last - first > 1 or first < 2 or tokens[first - 1].tag != "APPR":
        return False
    body = tokens[first - 2]
    return body.tag == "NN" and len(body.text) > 5 and tables.has_organisation_end(body.text)


def after_genitive(token: Token, kind: EntityKind) -> bool:
    """Whether a word before the last is a name in the genitive ("Hubers Aussage")."""
    return kind == "person" and token.text.endswith("s") and token.tag == "NE"
