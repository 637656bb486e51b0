"""Names by the model: labels of each sentence, joined to candidates."""

from collections.abc import Iterator, Sequence

from lagebild.languages.name_model import NameModel
from lagebild.model.entity import EntityKind
from lagebild.model.grammar import Sentence, Token
from lagebild.reading.names.candidates import Candidate
from lagebild.reading.names.features import NameWords, items

KIND_OF: dict[str, EntityKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
RULE = "names-model"
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
