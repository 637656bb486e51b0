"""Write a model that crfsuite trained as the file of weights that the program reads.

    pip install python-crfsuite
    python scripts/crfsuite_weights.py MODEL.crfsuite languages/de/tagger.weights

The training scripts do it themselves. Weights are rounded to 1/65536.
"""

import re
import struct
import sys
import tempfile
from pathlib import Path

import msgspec
import pycrfsuite

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from lagebild.languages.viterbi import SCALE, leads_of  # noqa: E402
from lagebild.languages.weights import Weights  # noqa: E402

TRANSITION = re.compile(rb"  \(1\) (.*) --> (.*): (\S+)\n")
STATE = re.compile(rb"  \(0\) (.*) --> (.*): (\S+)\n")
LABEL = re.compile(rb" +(\d+): (.*)\n")


def write_weights(model: Path, target: Path) -> None:
    """Write the weights of a crfsuite model."""
    dumped = _dumped(model)
    _, rest = dumped.split(b"LABELS = {\n", 1)
    told, rest = rest.split(b"}\n", 1)
    labels = tuple(name.decode() for _, name in LABEL.findall(told))
    number = {name.encode(): index for index, name in enumerate(labels)}
    rows = [[0] * len(labels) for _ in labels]
    for first, second, weight in TRANSITION.findall(rest):
        rows[number[first]][number[second]] = round(float(weight) * SCALE)
    features: dict[bytes, bytes] = {}
    for feature, label, weight in STATE.findall(rest):
        entry = round(float(weight) * SCALE) << 8 | number[label]
        features[feature] = features.get(feature, b"") + struct.pack("<i", entry)
    weights = Weights(labels, tuple(map(tuple, rows)), leads_of(rows), dict(sorted(features.items())))
    target.write_bytes(msgspec.msgpack.encode(weights))
    sys.stdout.write(f"{target.name}: {len(features)} features, {target.stat().st_size / 1e6:.1f} MB\n")


def _dumped(model: Path) -> bytes:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    with tempfile.NamedTemporaryFile() as file:
        tagger.dump(file.name)
        return Path(file.name).read_bytes()


if __name__ == "__main__":
    write_weights(Path(sys.argv[1]), Path(sys.argv[2]))
