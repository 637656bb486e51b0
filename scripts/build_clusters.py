"""Build the German word clusters that ship with Lagebild (languages/de/clusters.bin).

    python scripts/build_clusters.py [--package WHEEL]     (without it: pip download spacy-lookups-data)

The source is spacy-lookups-data (ExplosionAI; MIT): Brown clusters of a million German word forms and how often each
form is met. Kept are the words with a capital, most of which are names and nouns, and the FREQUENT most frequent of
the others; the rest made names no surer. The format is told in languages/clusters.py.
"""

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from array import array
from pathlib import Path
from zlib import crc32

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from lagebild.languages.clusters import FILE, UPPER  # noqa: E402

TARGET = ROOT / "src/lagebild/languages/de" / FILE
PACKAGE = "spacy-lookups-data==1.0.5"
FOLDER = "spacy_lookups_data/data/"
FREQUENT = 80_000  # forms without a capital
WORD = re.compile(r"[^\W\d_][\w'’.&+-]*")


def main() -> None:
    """Read the package, choose the words, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, help="the wheel of spacy-lookups-data")
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        wheel = options.package or downloaded(Path(name))
        clusters = {word: int(path) for word, path in table(wheel, "de_lexeme_cluster").items() if word and path}
        frequency = table(wheel, "de_lexeme_prob")
    options.target.write_bytes(packed({word: clusters[word] for word in chosen(clusters, frequency)}))


def downloaded(folder: Path) -> Path:
    """Return the wheel, fetched from the package index into a folder."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", PACKAGE, "-d", str(folder)]
    subprocess.run(command, check=True)  # noqa: S603
    return next(folder.glob("*.whl"))


def table(wheel: Path, name: str) -> dict[str, float]:
    """Return a table of the package: word → number."""
    with zipfile.ZipFile(wheel) as package:
        found: dict[str, float] = json.loads(gzip.decompress(package.read(f"{FOLDER}{name}.json.gz")))
    return found


def chosen(clusters: dict[str, int], frequency: dict[str, float]) -> set[str]:
    """Return the words to keep."""
    order = sorted((word for word in frequency if word in clusters), key=lambda word: (-frequency[word], word))
    return {*order[:FREQUENT], *(word for word in order if word[0].isupper() and WORD.fullmatch(word))}


def packed(clusters: dict[str, int]) -> bytes:
    """Return the bytes of the file; of words with one checksum the first by name is kept."""
    by_sum = {crc32(word.encode("utf-8", "surrogatepass")): clusters[word] for word in sorted(clusters, reverse=True)}
    paths = sorted(set(by_sum.values()))
    number = {path: place for place, path in enumerate(paths)}
    sums = sorted(by_sum)
    starts, seen = [0] * (UPPER + 1), 0
    for value in sums:
        starts[value // UPPER + 1] += 1
    for place, count in enumerate(starts):
        seen += count
        starts[place] = seen
    parts = [
        array("I", paths), array("I", starts), array("H", [value % UPPER for value in sums]),
        array("H", [number[by_sum[value]] for value in sums]),
    ]  # fmt: skip
    if sys.byteorder == "big":
        for part in parts:
            part.byteswap()
    return b"%d %d\n" % (len(sums), len(paths)) + b"".join(map(bytes, parts))


if __name__ == "__main__":
    main()
