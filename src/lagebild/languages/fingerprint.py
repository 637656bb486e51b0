"""The fingerprint of the rules: which language data and which program made a reading.

What is hashed, and what is not: docs/decisions/rules-fingerprint.md.
"""

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from lagebild.languages.language import Language
from lagebild.model.version import VERSION

#: Files larger than this are compiled data (lexicon, models): hashed by size and samples; in bytes.
LARGE = 300_000
#: So many pieces of so many bytes are read from a large file, evenly spread.
SAMPLES, PIECE = 16, 4096
#: Packages whose program decides what a reading says.
PROGRAM = ("model", "languages", "reading")


def rules_of(language: Language) -> str:
    """Return the fingerprint of the language's data and of the program that reads: 16 hexadecimal digits.

    Equal files give equal fingerprints on every machine; times of files do not count.
    """
    digest = blake2b(VERSION.encode(), digest_size=8)
    package = language.folder.parent.parent
    for path in _files(package, language):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0")
        for piece in _pieces(path):
            digest.update(piece)
    return digest.hexdigest()


def _files(package: Path, language: Language) -> Iterable[Path]:
    data = (p for folder in (language.common, language.folder) for p in folder.rglob("*") if p.is_file())
    program = (p for part in PROGRAM for p in (package / part).rglob("*.py"))
    return sorted({*data, *program})


def _pieces(path: Path) -> Iterable[bytes]:
    size = path.stat().st_size
    yield size.to_bytes(8, "big")
    with path.open("rb") as file:
        if size <= LARGE:
            yield file.read()
            return
        for number in range(SAMPLES):
            file.seek(number * (size - PIECE) // (SAMPLES - 1))
            yield file.read(PIECE)
