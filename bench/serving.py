"""Ask a served case for many pages at once: every answer must come, and none may be an error.

    python bench/serving.py [--reports N] [--requests N]

A case of invented reports is made, served on loopback by the program itself, and asked for its page in both
languages, its picture, reports and searches by as many clients at once as there are requests.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from socket import socket
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench import intake  # noqa: E402

PATIENCE = 600  # seconds for the first page, which everybody waits for
ASKED = ("/?ui=de", "/?ui=en", "/picture.json", "/reports/{name}", "/reports/{name}.json", "/search?q=Brand")


def main() -> None:
    """Make the case, serve it, ask, and print what came back."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--requests", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        case = Path(name) / "case.lagebild"
        given = Path(name) / "reports.jsonl"
        given.write_text("".join(f"{line}\n" for line in intake.lines(options.reports)), "utf-8")
        lagebild("add", str(case), str(given), "--jobs", "2").wait()
        port = free_port()
        server = lagebild("serve", str(case), "--port", str(port))
        try:
            told = asked(f"http://127.0.0.1:{port}", options.requests)
        finally:
            server.terminate()
            server.wait()
    sys.stdout.write("\n".join(told) + "\n")


def lagebild(*words: str) -> "subprocess.Popen[bytes]":
    """Start the program."""
    return subprocess.Popen([sys.executable, "-m", "lagebild", *words], stdout=subprocess.DEVNULL)  # noqa: S603


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def asked(address: str, requests: int) -> list[str]:
    """Wait for the server, then ask for everything at once; return lines that tell what came back."""
    name = first_name()
    wait_for(address)
    begun = time.monotonic()
    paths = [ASKED[n % len(ASKED)].format(name=name) for n in range(requests)]
    with ThreadPoolExecutor(requests) as clients:
        answers = list(clients.map(lambda path: status(address + path), paths))
    counts = Counter(answer for answer, _ in answers)
    slowest = max(seconds for _, seconds in answers)
    return [
        f"{requests} requests at once: " + ", ".join(f"{count} × {answer}" for answer, count in sorted(counts.items())),
        f"{time.monotonic() - begun:.1f} s in all, the slowest answer after {slowest:.1f} s",
    ]


def first_name() -> str:
    """Return the name of the first invented report."""
    return str(json.loads(next(iter(intake.lines(1))))["name"])


def wait_for(address: str) -> None:
    """Wait until the server answers."""
    for _ in range(PATIENCE):
        try:
            with urlopen(f"{address}/nothing", timeout=5):  # noqa: S310 - our own server
                return
        except HTTPError:
            return
        except URLError:
            time.sleep(1)


def status(address: str) -> tuple[str, float]:
    """Return the status of an answer read to its end, or what went wrong, and the seconds it took."""
    begun = time.monotonic()
    try:
        with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            answer.read()
            told = str(answer.status)
    except (OSError, ValueError) as problem:
        told = f"{type(problem).__name__}: {problem}"
    return told, time.monotonic() - begun


if __name__ == "__main__":
    main()
