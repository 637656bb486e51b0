"""Check the examples that stand beside the rules of times: each must be found by its own rule.

`<time 2026-03-03>Gestern</time>` expects a value, `<time nothing>Guten Morgen</time>` that the rule keeps
the words from being a time.
"""

import re
from typing import Final

from lagebild.languages.language import Language
from lagebild.languages.rules import REFERENCE_DAY, Failure
from lagebild.languages.times import FILE, TimeRule
from lagebild.model.report import Published, Report
from lagebild.reading.notes import Notes
from lagebild.reading.times import NOT_A_TIME, read_times
from lagebild.reading.times.grammar import compiled

_MARK: Final = re.compile(r"<time ([^>]+)>(.*?)</time>", re.DOTALL)


def failures(language: Language) -> tuple[Failure, ...]:
    """Return every example and counterexample of the language's times that does not hold."""
    found: list[Failure] = []
    for rule in language.part(compiled).times.file.rules:
        for example in rule.examples:
            found += _example(language, rule, example)
        for counterexample in rule.counterexamples:
            found += _counterexample(language, rule, counterexample)
    return tuple(found)


def _outcomes(language: Language, text: str) -> dict[tuple[int, int], tuple[str, str]]:
    """Value and rule by place; the value is "nothing" where a rule said that the words are no time."""
    report = Report(text=text, name="example", published=Published(REFERENCE_DAY))
    notes = Notes(report, language, tracing=True)
    mentions = read_times(notes)
    found = {(m.span.start, m.span.end): (m.value, m.rule) for m in mentions}
    for trial in notes.trace.trials:
        if trial.why == NOT_A_TIME:
            found[trial.span.start, trial.span.end] = ("nothing", trial.rule)
    return found


def _example(language: Language, rule: TimeRule, example: str) -> list[Failure]:
    text, expected = _unmarked(example)
    if not expected:
        return [Failure(FILE, rule.name, example, "a finding marked up", "none")]
    outcomes = _outcomes(language, text)
    told = ", ".join(f"{text[s:e]}={v} ({r})" for (s, e), (v, r) in outcomes.items()) or "nothing"
    return [
        Failure(FILE, rule.name, example, f"{text[start:end]}={value}", told)
        for start, end, value in expected
        if outcomes.get((start, end)) != (value, rule.name)
    ]


def _counterexample(language: Language, rule: TimeRule, text: str) -> list[Failure]:
    wrong = [text[s:e] for (s, e), (_, name) in _outcomes(language, text).items() if name == rule.name]
    return [Failure(FILE, rule.name, text, "nothing", words) for words in wrong]


def _unmarked(example: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The plain sentence, and start, end and value of each marked time."""
    text, expected, at = "", [], 0
    for mark in _MARK.finditer(example):
        text += example[at : mark.start()]
        expected.append((len(text), len(text) + len(mark.group(2)), mark.group(1)))
        text += mark.group(2)
        at = mark.end()
    return text + example[at:], expected
