"""What must hold for every text: spans in the text, the same on every run, the JSON gives the words back."""

import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lagebild
from lagebild.bulk.local import Failed, Wish, read_all, read_one
from lagebild.demo import REPORTS
from lagebild.intake.sources import Given, take_in
from lagebild.model.reading import Reading
from lagebild.model.report import Report
from lagebild.model.span import words_of
from lagebild.views.contract import reading_json
from lagebild.views.marked import paragraphs
from lagebild.views.marks import marks_of

STORY = [json.loads(line)["text"] for line in REPORTS.read_text("utf-8").splitlines()]
SENTENCES = [s.strip() + "." for text in STORY for s in text.replace("\n", " ").split(". ") if s.strip()]
#: What pages do to text: no-break and narrow spaces, soft hyphens, combining signs, emoji, line ends, a NUL.
ODD = [
    "\u00a0",
    "\u202f",
    "\u00ad",
    "a\u0308",
    "\U0001f525",
    "\U0001f469\u200d\U0001f692",
    "\r\n",
    "\n\n",
    "\t",
    "\x00",
]
ODD += ["\u2028", "„", "“", '"', ":", "-"]

texts = st.lists(st.sampled_from(SENTENCES + ODD * 3), max_size=12).map(" ".join)


def spans_in(found: Any) -> Iterator[tuple[int, int]]:
    """Every {"start", "end"} and every [start, end] of the JSON of a reading."""
    if isinstance(found, dict):
        if "start" in found and "end" in found:
            yield found["start"], found["end"]
        for value in found.values():
            yield from spans_in(value)
    elif isinstance(found, list):
        if len(found) == 2 and all(isinstance(x, int) for x in found):
            yield found[0], found[1]
        else:
            for value in found:
                yield from spans_in(value)


def check_spans(text: str, reading: Reading) -> None:
    told = reading_json(reading)
    for part in told.values():
        for start, end in spans_in(part):
            assert 0 <= start < end <= len(text)
    for event in told["events"]:
        for role in ("actor", "target", "place", "about", "cause"):
            if event[role]:
                assert event[role]["text"] == text[event[role]["start"] : event[role]["end"]]


@given(texts)
@settings(deadline=None)
def test_every_span_lies_in_the_text(text: str) -> None:
    check_spans(text, lagebild.read(text, published="2026-03-04"))


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    check_spans(text, lagebild.read(text))


@given(texts)
@settings(deadline=None, max_examples=40)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    one, two = (json.dumps(reading_json(lagebild.read(text))) for _ in range(2))
    assert one == two


@given(texts)
@settings(deadline=None, max_examples=40)
def test_the_marked_page_has_every_character_of_the_text(text: str) -> None:
    reading = lagebild.read(text)
    shown = sum(len(p.html) > 0 for p in paragraphs(reading))
    assert shown == sum(bool(line.strip()) for line in text.replace("\r", "\n").split("\n"))
    assert all(mark.span.end <= len(text) for mark in marks_of(reading))


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00", "\n" * 50, "Tote " * 3, "„" * 500, "(" * 500, "ABER " * 200, "🔥" * 100, "a\u0308" * 200],
    ids=lambda t: repr(t[:4]),
)
def test_degenerate_texts(text: str) -> None:
    check_spans(text, lagebild.read(text))


def test_five_megabytes_in_one_line_are_read() -> None:
    """Time grows with the length. Running text of this size takes 140 s of CPU: LAGEBILD_LONG=1.

    Without that, long strings between the sentences keep the line as long and the words few.
    """
    between = "" if os.environ.get("LAGEBILD_LONG") else "ja" * 600 + ". "
    told = "Die Polizei nahm am Montag in Toamasina {} Menschen fest, sagte ein Sprecher. "
    size = len(told + between)
    text = "".join((told + between).format(number) for number in range(1000, 1000 + 5_000_000 // size + 1))
    assert len(text) > 5_000_000
    assert "\n" not in text
    reading = lagebild.read(text, published="2026-03-04")
    sentences = 5_000_000 // size
    found = (reading.times, reading.statements, reading.figures, [m for e in reading.events for m in e.mentions])
    assert all(len(findings) >= sentences for findings in found), [len(findings) for findings in found]
    assert reading.entities
    for figure in reading.figures[:: sentences // 100]:
        assert figure.span.of(text) == f"{figure.low:.0f} Menschen"
    for statement in reading.statements[:: sentences // 100]:
        assert words_of(statement.speaker, text) == "ein Sprecher"
        assert words_of(statement.content, text).startswith("Die Polizei nahm am Montag in Toamasina ")
    for time in reading.times[:: sentences // 100]:
        assert (time.span.of(text), time.value) == ("Montag", "2026-03-02")
    for event in reading.events[:: max(1, len(reading.events) // 100)]:
        assert {mention.of(text) for mention in event.mentions} <= {"nahm", "fest"}


def test_processes_give_what_one_process_gives() -> None:
    reports = [r for r in take_in([str(REPORTS)], Given()) if isinstance(r, Report)] * 6
    one, two = (list(read_all(reports, Wish(), jobs)) for jobs in (1, 2))
    assert one == two
    assert not any(isinstance(r, Failed) for r in one)


def test_without_any_date_relative_times_stay_relations() -> None:
    (time,) = (
        t for t in lagebild.times("Der Damm brach gestern.") if t.span.of("Der Damm brach gestern.") == "gestern"
    )
    assert (time.value, time.anchored, time.interval) == ("published-1d", False, None)


def test_threads_give_what_one_thread_gives() -> None:
    reports = [r for r in take_in([str(REPORTS)], Given()) if isinstance(r, Report)] * 4
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda r: read_one(r, Wish()), reports)) == [read_one(r, Wish()) for r in reports]
