"""Train the German names model (languages/de/names.weights) on GermEval 2014 (CC BY 4.0).

    python scripts/train_names.py --germeval FILE… [--target FILE]

The shipped model is trained on the development and the test part; to measure on the test part, train on
the development part alone with --target elsewhere. Outer names of the classes PER, LOC and ORG are learnt,
OTH as its own class; derived and partial names ("deutsch", "US-Wahl") are not names here.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pycrfsuite

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from scripts.crfsuite_weights import write_weights  # noqa: E402

from bench.names import Marked, germeval  # noqa: E402
from lagebild.languages.load import load  # noqa: E402
from lagebild.model.report import Report  # noqa: E402
from lagebild.model.segment import Segment  # noqa: E402
from lagebild.model.span import Span  # noqa: E402
from lagebild.reading.names.features import items, name_words_of  # noqa: E402
from lagebild.reading.names.known import known_candidates, known_names_of, listed_marks  # noqa: E402
from lagebild.reading.notes import Notes  # noqa: E402
from lagebild.reading.words import read_words  # noqa: E402

TARGET = ROOT / "src/lagebild/languages/de/names.weights"
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


def main() -> None:
    """Train and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--germeval", type=Path, nargs="+", required=True)
    parser.add_argument("--target", type=Path, default=TARGET)
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
    trainer.set_params(
        {
            "c1": options.c1,
            "c2": options.c2,
            "max_iterations": options.iterations,
            "feature.minfreq": options.minimum,
            "feature.possible_transitions": True,
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        trained = Path(folder) / "names.crfsuite"
        trainer.train(str(trained))
        write_weights(trained, options.target)


if __name__ == "__main__":
    main()
