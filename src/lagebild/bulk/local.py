"""Read many reports on this machine; results come in the order of the reports."""

import gc
import os
import traceback
from collections.abc import Iterable, Iterator
from itertools import islice
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

import msgspec

from lagebild.languages.load import load
from lagebild.model.reading import Reading
from lagebild.model.record import Record
from lagebild.model.report import Report
from lagebild.reading.pipeline import read

if TYPE_CHECKING:
    from concurrent.futures import Future

#: Reports sent to a process at a time: enough to pay for the way there, few enough to share the work.
CHUNK = 16
#: Objects made before the collector looks for unused ones, by generation: a reading makes tens of thousands and leaves
#: next to none in circles, so that looking as often as Python does by itself costs a twentieth of the time.
SELDOM = (100_000, 50, 100)
#: Seconds between two looks of a worker whether it is still wanted.
PULSE = 1.0


class Failed(Record, frozen=True):
    """A report on which the reader itself broke: a fault of ours, told with where it happened."""

    report: str
    problem: str

    def text(self) -> str:
        """One line for a person."""
        return f"{self.report}: the reader broke on it ({self.problem}); please report this"


class Wish(msgspec.Struct, frozen=True):
    """How to read. `grammar` keeps words and clauses; `until` names the last stage to run."""

    grammar: bool = False
    until: str | None = None


def read_one(report: Report, wish: Wish) -> Reading | Failed:
    """Return the reading of one report, or where the reader broke."""
    try:
        return read(report, load(report.language or "de"), grammar=wish.grammar, until=wish.until)
    except Exception as problem:
        at = traceback.extract_tb(problem.__traceback__)[-1]
        return Failed(report.name, f"{type(problem).__name__}: {problem}, {os.path.basename(at.filename)}:{at.lineno}")


def read_all(reports: Iterable[Report], wish: Wish, jobs: int = 1) -> Iterator[Reading | Failed]:
    """Yield the readings in the order of the reports; `jobs` processes share the work."""
    gc.set_threshold(*SELDOM)
    if jobs <= 1:
        yield from (read_one(report, wish) for report in reports)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - one process alone starts quicker without it

    waiting: list[Future[list[Reading | Failed]]] = []
    rest = iter(reports)
    with ProcessPoolExecutor(jobs, initializer=_end_with, initargs=(os.getpid(),)) as pool:
        while chunk := list(islice(rest, CHUNK)):
            waiting.append(pool.submit(_read_chunk, chunk, wish))
            if len(waiting) > 2 * jobs:
                yield from waiting.pop(0).result()
        for future in waiting:
            yield from future.result()


def _end_with(parent: int) -> None:
    """In a worker: end when the process it works for is gone, killed without a chance to say so."""
    gc.set_threshold(*SELDOM)

    def watch() -> None:
        while os.getppid() == parent:
            sleep(PULSE)
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _read_chunk(reports: list[Report], wish: Wish) -> list[Reading | Failed]:
    return [read_one(report, wish) for report in reports]
