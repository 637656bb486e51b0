"""Time and memory of functions and of whole processes. CPU time: the machine may be busy with other things."""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic, process_time
from typing import NamedTuple


class Used(NamedTuple):
    """What a process used. `cpu` and `wall` in seconds, `memory` in megabytes at its highest (its largest process)."""

    cpu: float
    wall: float
    memory: float


#: A small process between us and the program: the most memory of a process counts from its fork, and we are large.
LAUNCHER = """
import os, subprocess, sys
started = subprocess.Popen([sys.executable, "-m", "lagebild", *sys.argv[1:]], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(started.pid, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""


def ran(*words: str, build: Path | None = None) -> Used:
    """Run the program with some arguments and return what it used, children included; raises where it fails.

    `build` is the folder of another build of it than the one installed here.
    """
    begun = monotonic()
    # an installed program has its compiled files beside it; where they are forbidden, each start would compile anew
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if build is not None:
        environment["PYTHONPATH"] = str(build)
    command = [sys.executable, "-S", "-c", LAUNCHER, *words]
    launched = subprocess.run(command, capture_output=True, check=True, env=environment)  # noqa: S603
    wall = monotonic() - begun
    status, cpu, memory = launched.stdout.split()
    if int(status):
        raise RuntimeError(f"lagebild {words[0]} failed: {launched.stderr.decode()[-500:]}")
    return Used(float(cpu), wall, float(memory) / 1024)


def median(used: Sequence[Used]) -> Used:
    """Return the median of each figure."""
    return Used(*(statistics.median(column) for column in zip(*used, strict=True)))


def spent(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    begun = process_time()
    work()
    return process_time() - begun
