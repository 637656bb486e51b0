"""The reading as compiled code (`make wheel`), timed in a process of its own, in turns with the plain Python.

The folder is where the compiled wheel was unpacked (`pip install --no-deps --target FOLDER dist/lagebild-*.whl`).
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[1]
if __name__ == "__main__":  # as a process of its own: PYTHONPATH says which Lagebild it meets
    sys.path.append(str(ROOT))

import msgspec  # noqa: E402

import lagebild.reading.pipeline  # noqa: E402
from bench.clock import spent  # noqa: E402
from lagebild.languages.load import load  # noqa: E402
from lagebild.model.report import Published, Report  # noqa: E402
from lagebild.reading.pipeline import read  # noqa: E402

DAY = "2026-03-04"


class Compiled:
    """A process with the compiled reading; raises RuntimeError where the folder has none, or where it reads otherwise.

    `texts` are read once at the start, and again at every round. The process ends with the `with` it is made in.
    """

    def __init__(self, folder: Path, texts: Sequence[str]) -> None:
        environment = {**os.environ, "PYTHONPATH": str(folder)}
        command = [sys.executable, str(Path(__file__))]
        self._process = subprocess.Popen(  # noqa: S603 - our own file
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        if self._asked(json.dumps(list(texts))) != told(texts):
            self._process.kill()
            raise RuntimeError(f"{folder}: no compiled build of these sources: it is missing, or it reads otherwise")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def round(self) -> float:
        """Return the CPU seconds of reading all texts once."""
        return float(self._asked("again"))

    def _asked(self, line: str) -> str:
        given, answers = self._process.stdin, self._process.stdout
        if given is None or answers is None:
            raise RuntimeError("the process has no pipes")
        try:
            given.write(line + "\n")
            given.flush()
        except OSError:  # it ended before it read
            return ""
        return answers.readline().strip()


def whole(texts: Sequence[str]) -> None:
    """Read the texts as the program does, all stages in turn and their findings as one reading."""
    for text in texts:
        read(Report(text, "corpus", published=Published(DAY)), load("de"))


def told(texts: Sequence[str]) -> str:
    """Return a checksum of everything that is read in the texts."""
    digest = sha256()
    for text in texts:
        digest.update(msgspec.json.encode(read(Report(text, "corpus", published=Published(DAY)), load("de"))))
    return digest.hexdigest()


def main() -> None:
    """Answer each line: texts by the checksum of their readings, every other by the time of a round."""
    texts = json.loads(sys.stdin.readline())
    if Path(lagebild.reading.pipeline.__file__).suffix == ".py":
        sys.exit("lagebild is not compiled here")
    answer = told(texts)
    while True:
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()
        if not sys.stdin.readline():
            return
        answer = f"{spent(lambda: whole(texts)):.6f}"


if __name__ == "__main__":
    main()
