"""Which state of the program was measured."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]


def stamp() -> str:
    """Return commit and day of the last change to program or bench, and whether there are changes beside it.

    The day is the commit's and not the clock's: one state of the program gives the same bytes on every day.
    """
    told = _git("log", "-1", "--format=%h of %cs", "--", "src", "bench")
    changed = _git("status", "--porcelain", "--", "src", "bench")
    return (f"commit {told}" if told else "no commit known") + (", with changes not committed" if changed else "")


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603, S607
    return done.stdout.strip()
