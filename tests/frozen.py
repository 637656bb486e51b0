"""Readings as lines that a reviewer can read in a diff, and the reports they are frozen for.

python -m tests.frozen            show what changed against the frozen readings, as a diff
python -m tests.frozen --write    freeze the readings as they are now
"""

import difflib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import lagebild
from lagebild.demo import REPORTS
from lagebild.model.reading import Reading
from lagebild.model.span import Spans, words_of

FOLDER = Path(__file__).parent / "reports"


def reports() -> Iterator[tuple[str, str, str | None]]:
    """Yield name, text and publication of every report of the fixed corpus: the example's and those of the folder."""
    for line in REPORTS.read_text("utf-8").splitlines():
        given = json.loads(line)
        yield given["name"], given["text"], given["published"]
    for path in sorted(FOLDER.glob("*.txt")):
        yield path.stem, path.read_text("utf-8"), None


def lines_of(reading: Reading) -> Iterator[str]:
    """Yield one line a finding, in text order: what, where it stands in words, and its rule."""
    text = reading.report.text

    def words(spans: Spans) -> str:
        return " ".join(words_of(spans, text).split()) or "–"

    for g in reading.segments:
        yield f"segment {g.kind}: {words((g.span,))[:60]}" + (f" [dropped: {g.dropped}]" if g.dropped else "")
    for t in reading.times:
        yield f"time {t.timex_type} {t.value}: {words((t.span,))} ({t.rule})"
    for e in reading.entities:
        told = " | ".join(words((m.span,)) for m in e.mentions)
        yield f"entity {e.kind} {e.name} ({e.role or '–'}, {e.country or '–'}): {told}"
    for s in reading.statements:
        yield f"statement {s.kind} {s.stance}: {words(s.speaker)} / {words(s.cue)} / {words(s.content)} ({s.rule})"
    for v in reading.events:
        parts = [f"{k}={p.text}" for k, p in (("actor", v.actor), ("target", v.target), ("place", v.place)) if p]
        told = " ".join(
            [*parts, *([f"time={v.time.value}"] if v.time else []), *([f"by={v.source.text}"] if v.source else [])]
        )
        yield f"event {v.type} {v.status}: {words(v.mentions)} {told} ({v.rule})"
    for f in reading.figures:
        by = f" by={f.source.text}" if f.source else ""
        kind = f"{f.measure} {f.low}..{f.high} {f.qualifier} {f.scope} {f.status}"
        yield f"figure {kind}: {words((f.span,))}{by} ({f.rule})"
    for x in reading.labels:
        yield f"label {x.distance}: {x.label}" + (f" by={x.source.text}" if x.source else "")
    for y in reading.facts:
        yield f"fact {y.kind}: {y.subject} – {y.object}"


def current() -> dict[str, list[str]]:
    """Return the lines of every report as it is read now."""
    return {name: list(lines_of(lagebild.read(text, name=name, published=day))) for name, text, day in reports()}


def frozen(name: str) -> list[str]:
    """Return the frozen lines of a report."""
    path = FOLDER / f"{name}.reading"
    return path.read_text("utf-8").splitlines() if path.exists() else []


def main() -> None:
    """Show or write."""
    for name, lines in current().items():
        if "--write" in sys.argv:
            (FOLDER / f"{name}.reading").write_text("".join(f"{line}\n" for line in lines), "utf-8")
        else:
            diff = difflib.unified_diff(frozen(name), lines, f"{name} (frozen)", f"{name} (now)", lineterm="", n=0)
            sys.stdout.writelines(f"{line}\n" for line in diff)


if __name__ == "__main__":
    main()
