"""Fuzz intake: mutated documents of every kind must give articles or refusals of one line, never anything else.

    python -m tests.intake.fuzz [INPUTS] [SEED]

Says how many inputs a second and what came of them; ends with status 1 and the input at the first fault.
"""

import random
import sys
import warnings
from collections import Counter
from time import monotonic, process_time

import msgspec

from lagebild.intake.documents import articles_of, kind_of
from lagebild.intake.refusal import Assumed, Refused
from lagebild.intake.sources import Given, finished
from lagebild.model.article import Article
from tests.intake.seeds import SEEDS

#: What formats are sensitive to.
WORDS = [
    b"<", b">", b"&", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"<!ENTITY a 'b'>", b"&a;", b"{", b"[" * 50, b'"',
    b"\\ud800", b"<div>" * 300, b"<time datetime='x'>", b"\r\n\r\n", b"Content-Length: 99999999\r\n",
    b"Content-Type: text/html; charset=x\r\n", b"=?utf-8?q?=80?=", b"</script>", b"<!--", b"]]>", b"9999-99-99",
    b"endobj", b"/Kids [3 0 R]", b"-1", b"1e999", b"null", b"<p>", b"<a href='javascript:x'>", b"\xe2\x80\xa8",
    b"\x1f\x8b", b"WARC/1.0\r\n", b"--b\r\n", b"<item>", b"xmlns=''",
]  # fmt: skip


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """The bytes with one to eight changes."""
    out = bytearray(raw)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(out) + 1)
        match chance.randrange(7):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[at : at + chance.choice([1, 4, 64, len(out)])]
            case 2:
                out[at:at] = chance.choice(WORDS)
            case 3:
                end = at + chance.randrange(200)
                out[at:at] = out[at:end] * chance.randrange(1, 8)
            case 4:
                other = chance.choice(list(SEEDS.values()))
                start = chance.randrange(len(other))
                out[at:at] = other[start : start + chance.randrange(300)]
            case 5:
                out[at:at] = chance.randbytes(chance.randrange(40))
            case _:
                out[at : at + 4] = out[at : at + 4][::-1]
    return bytes(out)


def fault_of(raw: bytes, name: str) -> str | None:
    """What is wrong with what intake makes of the bytes; None where nothing is. Counts are told by the caller."""
    for taken in articles_of(raw, name, kind_of(name, raw[:4096])):
        given = finished(taken, Given(language="de")) if isinstance(taken, Article) else taken
        if isinstance(given, Refused | Assumed):
            if not given.text() or len(given.text().splitlines()) != 1:
                return f"no line: {given!r}"
        elif isinstance(given, Article):
            if not given.report.text.strip():
                return "an article without text"
            msgspec.msgpack.encode(given)
        else:
            return f"neither an article nor a refusal: {given!r}"
    return None


def main(inputs: int, seed: int) -> int:
    """Run; return the exit status."""
    warnings.simplefilter("ignore")
    chance, begun = random.Random(seed), monotonic()  # noqa: S311 - repeatable on purpose
    kinds: Counter[str] = Counter()
    for number in range(inputs):
        name = chance.choice(list(SEEDS))
        raw = mutated(SEEDS[name], chance)
        at = process_time()
        try:
            fault = fault_of(raw, name)
        except Exception as problem:
            fault = f"{type(problem).__name__}: {problem}"
        if fault or process_time() - at > 10:
            sys.stdout.write(f"input {number} ({name}): {fault or 'took more than 10 s'}\n{raw!r}\n")
            return 1
        kinds[name] += 1
        if number % 5000 == 4999:
            sys.stdout.write(f"{number + 1} inputs, {(number + 1) / (monotonic() - begun):.0f} a second\n")
            sys.stdout.flush()
    sys.stdout.write(f"{inputs} inputs, seed {seed}: nothing but articles and refusals of one line\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
