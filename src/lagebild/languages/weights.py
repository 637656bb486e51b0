"""The file of a CRF's weights: the labels, the weight of each pair of labels, and what each feature speaks for.

They were trained by crfsuite; scripts/crfsuite_weights.py writes the file.
"""

from pathlib import Path

import msgspec


class Weights(msgspec.Struct, frozen=True):
    """A file of weights. `features` has for each of them four bytes a label: its number, and three of the weight.

    Weights are fixed-point (see `viterbi.SCALE`), little-endian and signed.
    """

    labels: tuple[str, ...]
    transitions: tuple[tuple[int, ...], ...]
    leads: tuple[tuple[int, ...], ...]
    features: dict[bytes, bytes]


def read_weights(path: Path) -> Weights:
    """Return the weights of a model; none where there is no such file."""
    content = path.read_bytes() if path.exists() else b""
    return msgspec.msgpack.decode(content, type=Weights) if content else Weights((), (), (), {})
