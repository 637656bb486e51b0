"""Train the German names model (languages/de/names.crfsuite) on GermEval 2014 (CC BY 4.0).

    python scripts/train_names.py --germeval FILE… [--target FILE]
    python scripts/train_names.py --germeval FILE… --raw FILE… --teacher MODEL [--target FILE]

The second way is self-training: the whole names stage with the model of the first way (the teacher) labels raw
reports; sentences with names, all of them sure, are learnt beside the corpus. Raw files are plain text, or JSON
with the text under "originalText", of which nothing else is read.

The shipped model is trained on the development and the test part; to measure on the test part, train on
the development part alone with --target elsewhere. Outer names of the classes PER, LOC and ORG are learnt,
OTH as its own class; derived and partial names ("deutsch", "US-Wahl") are not names here.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pycrfsuite

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.names import KINDS, Marked, germeval  # noqa: E402
from lagebild.languages.language import Language  # noqa: E402
from lagebild.languages.load import load  # noqa: E402
from lagebild.languages.sequence_model import SequenceModel, name_model_of  # noqa: E402
from lagebild.model.report import Report  # noqa: E402
from lagebild.model.segment import Segment  # noqa: E402
from lagebild.model.span import Span  # noqa: E402
from lagebild.reading.names import read_names  # noqa: E402
from lagebild.reading.names.features import items, name_words_of  # noqa: E402
from lagebild.reading.names.known import known_candidates, known_names_of, listed_marks  # noqa: E402
from lagebild.reading.notes import Notes  # noqa: E402
from lagebild.reading.pipeline import annotate  # noqa: E402
from lagebild.reading.words import read_words  # noqa: E402

TARGET = ROOT / "src/lagebild/languages/de/names.crfsuite"
SURE = 0.7  # score that every name of a raw sentence must have
SHORTEST = 6  # tokens of a raw sentence
Example = tuple[list[list[bytes]], list[str]]


def examples(sentence: Marked) -> Iterator[Example]:
    """Yield the features and labels of a sentence as our own words stage cuts and tags it."""
    language = load("de")
    notes = Notes(Report(sentence.text, "training"), language)
    notes.segments = (Segment("body", Span(0, len(sentence.text)), "training"),)
    notes.sentences = ((0, len(sentence.text), 0),)
    tokens, _ = read_words(notes)
    marks = listed_marks(known_candidates(sentence.text, tokens, language.part(known_names_of)))
    labels = []
    for token in tokens:
        label = "O"
        for start, end, kind in sentence.names:
            if start <= token.start < end:
                label = ("B-" if token.start == start else "I-") + kind
        labels.append(label)
    yield items(tokens, language.part(name_words_of), marks), labels


class Teacher(SequenceModel):
    """A model from a file of any name."""

    def __init__(self, path: Path) -> None:
        super().__init__(Language(path.parent), path.name)


def raw_text(path: Path) -> str:
    """Return the text of a raw report and nothing that was annotated in it."""
    text = path.read_text("utf-8")
    return str(json.loads(text)["originalText"]) if path.suffix == ".json" else text


def labelled_by(teacher: Path, paths: Sequence[Path], most: int) -> list[Example]:
    """Return up to `most` sentences of raw reports, drawn by a fixed seed, with the names our reading is sure of."""
    language = load("de")
    language._parts[name_model_of] = Teacher(teacher)  # instead of the shipped one, which may know the test part
    found = [example for path in paths for example in sure_sentences(annotate_words(raw_text(path), language))]
    random.Random(1).shuffle(found)  # noqa: S311
    return found[:most]


def annotate_words(text: str, language: Language) -> Notes:
    """Return the desk after the words."""
    return annotate(Report(text, "raw"), language, until="words")


def sure_sentences(notes: Notes) -> Iterator[Example]:
    """Yield the features and labels of the sentences that hold names, all of them sure."""
    tokens, sentences = notes.words
    at = {token.start: number for number, token in enumerate(tokens)}
    labels, doubtful = ["O"] * len(tokens), set()
    for name in read_names(notes):
        span = name.mention.span
        if name.mention.form == "description":
            continue  # an adjective made from a name
        numbers = [n for n in range(at[span.start], len(tokens)) if tokens[n].start < span.end]
        for number in numbers:
            labels[number] = ("B-" if number == numbers[0] else "I-") + KINDS[name.kind]
        if (name.score or 1.0) < SURE:
            doubtful.update(numbers)
    language = notes.language
    marks = listed_marks(known_candidates(notes.text, tokens, language.part(known_names_of)))
    for sentence in sentences:
        here = range(sentence.first, sentence.last)
        if len(here) < SHORTEST or doubtful.intersection(here) or not any(labels[n] != "O" for n in here):
            continue
        part = tokens[sentence.first : sentence.last]
        yield items(part, language.part(name_words_of), marks, sentence.first), [labels[n] for n in here]


def main() -> None:
    """Train and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--germeval", type=Path, nargs="+", required=True)
    parser.add_argument("--target", type=Path, default=TARGET)
    parser.add_argument("--raw", type=Path, nargs="+", default=[])
    parser.add_argument("--teacher", type=Path, help="model of the first way, for --raw")
    parser.add_argument("--most", type=int, default=4000, help="raw sentences learnt at most")
    parser.add_argument("--c1", type=float, default=0.12)
    parser.add_argument("--c2", type=float, default=0.2)
    parser.add_argument("--iterations", type=int, default=110)
    parser.add_argument("--minimum", type=int, default=1)
    options = parser.parse_args()
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for path in options.germeval:
        for sentence in germeval(path, with_other=True):
            for features, labels in examples(sentence):
                trainer.append(features, labels)
    if options.raw:
        for features, labels in labelled_by(options.teacher, sorted(options.raw), options.most):
            trainer.append(features, labels)
    trainer.set_params(
        {
            "c1": options.c1,
            "c2": options.c2,
            "max_iterations": options.iterations,
            "feature.minfreq": options.minimum,
            "feature.possible_transitions": True,
        }
    )
    trainer.train(str(options.target))


if __name__ == "__main__":
    main()
