"""Train the German tagger (languages/de/tagger.weights) from open text, a teacher and a small gold corpus.

    pip install HanTa numpy nltk python-crfsuite
    python scripts/train_tagger.py --gold gsd-dev.conllu --texts FOLDER… [--germeval FILE…] --work SCRATCH

Three steps. The teacher (HanTa, LGPL; never used at run time) tags the open text. A corrector, a CRF that sees
the teacher's tag beside our own features and is trained on the gold corpus, turns its tags into those of the
gold. The tagger itself is trained on the corrected text and the gold, with our own features alone.

--texts takes folders of .txt files, or of the quotation corpus' .json files of which only `originalText` is
read, never an annotation. --germeval takes the word column of GermEval 2014 files. Nothing is downloaded.
--held-out keeps every fifth gold sentence for measuring; without it all gold goes into the shipped model.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pycrfsuite

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from scripts.crfsuite_weights import write_weights  # noqa: E402

from bench.conllu import read_conllu  # noqa: E402
from lagebild.languages.load import load  # noqa: E402
from lagebild.model.report import Report  # noqa: E402
from lagebild.model.segment import Segment  # noqa: E402
from lagebild.model.span import Span  # noqa: E402
from lagebild.reading.notes import Notes  # noqa: E402
from lagebild.reading.sentences import read_sentences  # noqa: E402
from lagebild.reading.words.choosing import WordTypes  # noqa: E402
from lagebild.reading.words.features import WordType, items  # noqa: E402
from lagebild.reading.words.tokens import TokenPatterns, tokeniser  # noqa: E402

TARGET = ROOT / "src/lagebild/languages/de/tagger.weights"
TEACHER_TAGS = {"PROAV": "PAV", "PIDAT": "PIAT", "NNA": "NN", "NNI": "NN"}
Tagged = tuple[list[str], list[str]]  # words, tags

_language = load("de")


def main() -> None:
    """Teach, correct, train; print the scores on the held-out part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--germeval", type=Path, nargs="*", default=[])
    parser.add_argument("--work", type=Path, required=True, help="scratch folder; keeps the teacher's tags")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--weight", type=int, default=3, help="how often a gold sentence counts")
    parser.add_argument("--c2", type=float, default=0.05)
    parser.add_argument("--c1", type=float, default=0.1)
    parser.add_argument("--iterations", type=int, default=120)
    parser.add_argument("--minimum", type=int, default=3, help="rarest feature kept")
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    options.work.mkdir(exist_ok=True)
    gold = [([w.form for w in s.words], [w.tag for w in s.words]) for s in read_conllu(options.gold)]
    test = gold[::5] if options.held_out else []
    train = [s for i, s in enumerate(gold) if i % 5] if options.held_out else gold
    corrected = corrected_text(options, gold, train, test)
    samples = corrected + headlines(corrected) + headlines(train) + train * options.weight
    trained = options.work / "tagger.crfsuite"
    fit(samples, trained, options)
    report("tagger", trained, test, lambda words, _: items(types_of(words)))
    write_weights(trained, options.target)


def headlines(samples: list[Tagged]) -> list[Tagged]:
    """Return some of the short sentences without their last mark, as headlines have none."""
    short = [sample for sample in samples if 3 < len(sample[0]) < 16 and sample[1][-1] == "$."]
    return [(words[:-1], tags[:-1]) for words, tags in short[::6]]


def corrected_text(
    options: argparse.Namespace, gold: list[Tagged], train: list[Tagged], test: list[Tagged]
) -> list[Tagged]:
    """Return the open text with the corrector's tags."""
    taught = teach(list(open_sentences(options)), options.work / "taught.json")
    of_gold = teach([words for words, _ in gold], options.work / f"taught-{options.gold.stem}.json")
    hints = {tuple(words): tags for words, tags in of_gold}
    corrector = options.work / "corrector.crfsuite"
    lines = [(advised(words, hints[tuple(words)]), tags) for words, tags in train]
    options_of_corrector = argparse.Namespace(c1=0.05, c2=0.05, iterations=150, minimum=1)
    fit_items(lines, corrector, options_of_corrector)
    report("corrector", corrector, test, lambda words, _: advised(words, hints[tuple(words)]))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(corrector))
    return [(words, tagger.tag(pycrfsuite.ItemSequence(advised(words, tags)))) for words, tags in taught]


def open_sentences(options: argparse.Namespace) -> Iterator[list[str]]:
    """Yield the words of the sentences of the open text."""
    for folder in options.texts:
        for path in sorted(folder.iterdir()):
            if path.suffix == ".json":
                yield from sentences_of(json.loads(path.read_text("utf-8"))["originalText"])
            elif path.suffix == ".txt":
                yield from sentences_of(path.read_text("utf-8"))
    for path in options.germeval:
        for block in path.read_text("utf-8").split("\n\n"):
            words = [line.split("\t")[1] for line in block.split("\n") if line and line[0] != "#"]
            if words:
                yield words


def sentences_of(text: str) -> Iterator[list[str]]:
    """Yield the words of each sentence as the product cuts them."""
    notes = Notes(Report(text, "open text"), _language)
    notes.segments = (Segment("body", Span(0, len(text)), "whole-text"),)
    cut = tokeniser(text, _language.part(TokenPatterns))
    for start, end, _ in read_sentences(notes):
        words = [text[left:right] for left, right in cut(start, end)]
        if words:
            yield words


def teach(sentences: list[list[str]], cache: Path) -> list[Tagged]:
    """Return the sentences with the teacher's tags, from the cache where there is one."""
    if not cache.exists():
        from HanTa.HanoverTagger import HanoverTagger  # noqa: PLC0415 - the teacher is heavy and only here

        teacher = HanoverTagger("morphmodel_ger.pgz")
        taught = [(words, [plain(word, tag) for word, _, tag in teacher.tag_sent(words)]) for words in sentences]
        cache.write_text(json.dumps(taught, ensure_ascii=False), "utf-8")
    return [(words, tags) for words, tags in json.loads(cache.read_text("utf-8"))]


def plain(word: str, tag: str) -> str:
    """Return the teacher's tag as plain STTS: "VV(FIN)" is VVFIN; what ends in a hyphen is cut off."""
    if word[-1] == "-" and word[0].isalpha():
        return "TRUNC"
    stts = tag if tag.startswith("$") else tag.replace("(", "").replace(")", "")
    return TEACHER_TAGS.get(stts, stts)


def types_of(words: Sequence[str]) -> list[WordType]:
    """Return the word types, made once per form."""
    kinds = _language.part(WordTypes)
    return [kinds.of(word) for word in words]


def advised(words: Sequence[str], hints: Sequence[str]) -> list[list[bytes]]:
    """Return our features and the teacher's tags of the word and its neighbours."""
    found = items(types_of(words))
    tags = [tag.encode() for tag in ("", *hints, "")]
    for index, features in enumerate(found):
        before, this, after = tags[index : index + 3]
        features += [b"t:" + this, b"t-:" + before + b"|" + this, b"t+:" + this + b"|" + after]
        features += [b"tw:" + this + b"|" + features[0], b"tL:" + this + b"|" + features[5]]
    return found


def fit(samples: list[Tagged], target: Path, options: argparse.Namespace) -> None:
    """Train a CRF on tagged words."""
    fit_items(((items(types_of(words)), tags) for words, tags in samples), target, options)


def fit_items(samples: object, target: Path, options: argparse.Namespace) -> None:
    """Train a CRF on features and tags: L-BFGS with c1 and c2 penalties."""
    trainer = pycrfsuite.Trainer(verbose=False)
    count = 0
    for features, tags in samples:  # type: ignore[attr-defined]
        trainer.append(pycrfsuite.ItemSequence(features), tags)
        count += len(tags)
    trainer.set_params({"c1": options.c1, "c2": options.c2, "max_iterations": options.iterations,
                        "feature.minfreq": options.minimum, "feature.possible_transitions": False})  # fmt: skip
    trainer.train(str(target))
    sys.stdout.write(f"{target.name}: {count} tokens, {target.stat().st_size / 1e6:.1f} MB\n")


def report(name: str, model: Path, test: list[Tagged], features: object) -> None:
    """Print the share of right tags."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    right = total = 0
    for words, tags in test:
        found = tagger.tag(pycrfsuite.ItemSequence(features(words, tags)))  # type: ignore[operator]
        right += sum(a == b for a, b in zip(found, tags, strict=True))
        total += len(tags)
    if total:
        sys.stdout.write(f"{name}: {right / total:.4f} of {total}\n")


if __name__ == "__main__":
    main()
