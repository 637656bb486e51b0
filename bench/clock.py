"""Time and memory of functions and of whole processes. CPU time: the machine may be busy with other things."""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from time import monotonic, process_time
from typing import NamedTuple


class Used(NamedTuple):
    """What a process used. `cpu` and `wall` in seconds, `memory` in megabytes at its highest (its largest process)."""

    cpu: float
    wall: float
    memory: float


def ran(*words: str) -> Used:
    """Run the program with some arguments and return what it used, children included; raises where it fails."""
    begun = monotonic()
    started = subprocess.Popen([sys.executable, "-m", "lagebild", *words], stdout=subprocess.DEVNULL)  # noqa: S603
    _, status, usage = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise RuntimeError(f"lagebild {words[0]} failed")
    return Used(usage.ru_utime + usage.ru_stime, monotonic() - begun, usage.ru_maxrss / 1024)


def median(used: Sequence[Used]) -> Used:
    """Return the median of each figure."""
    return Used(*(statistics.median(column) for column in zip(*used, strict=True)))


def spent(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    begun = process_time()
    work()
    return process_time() - begun
