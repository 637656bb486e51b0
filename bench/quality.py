"""Measure how well Lagebild reads, on public corpora in a folder.

python bench/quality.py german [CORPORA] [--misses N]
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench import german  # noqa: E402 - the modules beside this file


def main() -> None:
    """Print one line per score, then what was missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=sorted(german.MEASURES))
    parser.add_argument("corpora", nargs="?", type=Path, default=ROOT.parent / "shared/train")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show the N most frequent misses")
    options = parser.parse_args()
    misses: Counter[str] = Counter()
    for score in german.MEASURES[options.part](options.corpora, misses):
        sys.stdout.write(score.line() + "\n")
    for miss, count in misses.most_common(options.misses):
        sys.stdout.write(f"{count:5d}  {miss}\n")


if __name__ == "__main__":
    main()
