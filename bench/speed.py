"""Measure how fast Lagebild reads, in process, on the texts of public corpora in a folder.

    python bench/speed.py [CORPORA] [--rounds N]

CPU time of one core. The first round meets every word form for the first time ("cold"); the later ones show
what a reader of many reports gets ("warm").
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.conllu import read_conllu  # noqa: E402 - the module beside this file

from lagebild.languages.load import load  # noqa: E402
from lagebild.model.report import Report  # noqa: E402
from lagebild.reading.clauses import read_clauses  # noqa: E402
from lagebild.reading.notes import Notes  # noqa: E402
from lagebild.reading.segments import read_segments  # noqa: E402
from lagebild.reading.sentences import read_sentences  # noqa: E402
from lagebild.reading.words import read_words  # noqa: E402

STAGES: tuple[tuple[str, Callable[[Notes], object]], ...] = (
    ("segments", read_segments),
    ("sentences", read_sentences),
    ("words", read_words),
    ("clauses", read_clauses),
)
REPORT_SENTENCES = 20


def main() -> None:
    """Print tokens per second of each stage and of words and clauses together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="?", type=Path, default=ROOT.parent / "shared/train")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    texts = reports(options.corpora)
    for number in range(options.rounds):
        name = "cold" if number == 0 else "warm"
        tokens, seconds = timed(texts)
        both = seconds["words"] + seconds["clauses"]
        rates = "  ".join(f"{stage} {tokens / spent:,.0f}" for stage, spent in seconds.items())
        sys.stdout.write(f"{name}: {tokens:,} tokens; tokens/s: {rates}  words+clauses {tokens / both:,.0f}\n")


def reports(corpora: Path) -> list[str]:
    """Return texts of the size of a report, made of the treebanks' sentences in order."""
    sentences = [s.text for name in ("gsd-test", "pud") for s in read_conllu(corpora / f"{name}.conllu")]
    return [" ".join(sentences[i : i + REPORT_SENTENCES]) for i in range(0, len(sentences), REPORT_SENTENCES)]


def timed(texts: list[str]) -> tuple[int, dict[str, float]]:
    """Return the number of tokens and the CPU seconds that each stage took."""
    seconds = {name: 1e-9 for name, _ in STAGES}
    tokens = 0
    for text in texts:
        notes = Notes(Report(text, "corpus"), load("de"))
        for name, stage in STAGES:
            before = process_time()
            setattr(notes, name, stage(notes))
            seconds[name] += process_time() - before
        tokens += len(notes.words[0])
    return tokens, seconds


if __name__ == "__main__":
    main()
