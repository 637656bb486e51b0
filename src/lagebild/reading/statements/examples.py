"""Run the examples of statements.toml: each marks content, speaker and cue that its rule must find."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from lagebild.languages.language import Language
from lagebild.languages.rules import Failure
from lagebild.languages.statements import FILE, StatementRule, statement_data
from lagebild.model.record import Record
from lagebild.model.report import Report
from lagebild.model.statement import Statement
from lagebild.reading.notes import Notes

Annotate = Callable[[Report, Language], Notes]
_MARK: Final = re.compile(r"<(/?)([qsc])>")


class Marked(Record, frozen=True):
    """What an example marks up, as words: pieces of content and cue, and the speaker."""

    text: str
    content: tuple[str, ...]
    speaker: tuple[str, ...]
    cue: tuple[str, ...]


def failures(language: Language, annotate: Annotate) -> tuple[Failure, ...]:
    """Return every example that its rule reads otherwise and every counterexample in which it finds something.

    `annotate` is the pipeline, handed in because a stage knows no other stages.
    """
    return tuple(f for rule in language.part(statement_data).rules for f in _of(rule, language, annotate))


def _of(rule: StatementRule, language: Language, annotate: Annotate) -> Iterator[Failure]:
    for example in rule.examples:
        marked = marked_up(example)
        found = _found(marked.text, rule, language, annotate)
        if marked not in found:
            yield Failure(FILE, rule.name, example, _told(marked), "; ".join(map(_told, found)) or "nothing")
    for example in rule.counterexamples:
        found = _found(example, rule, language, annotate)
        if found:
            yield Failure(FILE, rule.name, example, "nothing", "; ".join(map(_told, found)))


def marked_up(example: str) -> Marked:
    """Return an example without its marks, and the words they stand around."""
    text, position = "", 0
    opened: dict[str, int] = {}
    parts: dict[str, list[tuple[int, int]]] = {"q": [], "s": [], "c": []}
    for mark in _MARK.finditer(example):
        text += example[position : mark.start()]
        position = mark.end()
        if mark.group(1):
            parts[mark.group(2)].append((opened.pop(mark.group(2)), len(text)))
        else:
            opened[mark.group(2)] = len(text)
    text += example[position:]
    words = {name: tuple(text[start:end] for start, end in spans) for name, spans in parts.items()}
    return Marked(text, words["q"], words["s"], words["c"])


def _found(text: str, rule: StatementRule, language: Language, annotate: Annotate) -> list[Marked]:
    notes = annotate(Report(text, name="example"), language)
    return [_as_marked(s, text) for s in notes.statements if s.rule == rule.name and s.kind == rule.kind]


def _as_marked(statement: Statement, text: str) -> Marked:
    return Marked(
        text,
        tuple(span.of(text) for span in statement.content),
        tuple(span.of(text) for span in statement.speaker),
        tuple(span.of(text) for span in statement.cue),
    )


def _told(marked: Marked) -> str:
    return f"content {marked.content}, speaker {marked.speaker}, cue {marked.cue}"
