"""Run the program under test on reports, by its command line only, and take what it prints."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

COMMAND = (sys.executable, "-m", "lagebild")
Json = dict[str, Any]


class Given(NamedTuple):
    """One report as it is handed over."""

    name: str
    text: str
    published: str | None = None

    def line(self) -> str:
        """Return the report as a JSON line."""
        return json.dumps({"name": self.name, "text": self.text, "published": self.published}, ensure_ascii=False)


def readings(reports: Sequence[Given], *more: str) -> dict[str, Json]:
    """Return the reading of each report by its name; raises RuntimeError when the program fails.

    The language is given: these corpora are German, and recognising that is not what is measured.
    """
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "reports.jsonl"
        given.write_text("".join(report.line() + "\n" for report in reports), "utf-8")
        printed = run("read", str(given), "--format", "jsonl", "--language", "de", *more)
    found = (json.loads(line) for line in printed.splitlines() if line.strip())
    return {reading["report"]["name"]: reading for reading in found}


def picture(reports: Path, *more: str) -> Json:
    """Return the picture of a file of reports."""
    drawn: Json = json.loads(run("picture", str(reports), "--format", "json", *more))
    return drawn


def run(*words: str) -> str:
    """Return what the program prints; raises RuntimeError with its complaint when it fails."""
    done = subprocess.run([*COMMAND, *words], capture_output=True, check=False)  # noqa: S603 - our own program
    if done.returncode:
        raise RuntimeError(f"lagebild {words[0]} failed: {done.stderr.decode()[-500:]}")
    return done.stdout.decode("utf-8")
