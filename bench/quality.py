"""Measure how well Lagebild reads, on public corpora in a folder.

python bench/quality.py german|names [CORPORA] [--misses N]
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench import german, names  # noqa: E402 - the modules beside this file


class Line(Protocol):
    """A score that tells itself."""

    def line(self) -> str:
        """One line for a person."""


#: What can be measured: each gives lines from a folder of corpora, and counts what was missed.
MEASURES: dict[str, Callable[..., Iterable[Line]]] = {**german.MEASURES, "names": names.names}


def main() -> None:
    """Print one line per score, then what was missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=sorted(MEASURES))
    parser.add_argument("corpora", nargs="?", type=Path, default=ROOT.parent / "shared/train")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show the N most frequent misses")
    options = parser.parse_args()
    misses: Counter[str] = Counter()
    for score in MEASURES[options.part](options.corpora, misses):
        sys.stdout.write(score.line() + "\n")
    for miss, count in misses.most_common(options.misses):
        sys.stdout.write(f"{count:5d}  {miss}\n")


if __name__ == "__main__":
    main()
