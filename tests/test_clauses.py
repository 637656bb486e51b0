"""Clauses of marked-up sentences, the look-ups over them, and what may never go wrong."""

from functools import cache
from pathlib import Path

import pytest

from lagebild.languages.files import read_table
from lagebild.languages.load import load
from lagebild.model.report import Report
from lagebild.reading.clauses import read_clauses
from lagebild.reading.notes import Notes
from lagebild.reading.syntax import Syntax
from lagebild.reading.words import read_words

EXAMPLES = Path(__file__).parents[1] / "src/lagebild/languages/de/examples/clauses.tsv"
COLUMNS = ("text", "kind", "verb", "subject", "features")
ROLES = ("object", "dative", "agent", "predicate", "adverbial")


@cache
def syntax_of(*sentences: str) -> Syntax:
    """Words and clauses of sentences that follow each other in one report."""
    text = " ".join(sentences)
    notes = Notes(Report(text, "example"), load("de"))
    starts = [text.index(sentence) for sentence in sentences]
    notes.sentences = tuple((start, start + len(s), 0) for start, s in zip(starts, sentences, strict=True))
    notes.words = read_words(notes)
    notes.clauses = read_clauses(notes)
    return notes.syntax


def text_of(syntax: Syntax, span: tuple[int, int]) -> str:
    tokens = [syntax.tokens[i] for i in syntax.tokens_in(*span)]
    found, end = "", span[0]
    for token in tokens:
        found += " " * (token.start - end) + token.text
        end = token.end
    return found


def described(syntax: Syntax, number: int) -> dict[str, str | list[str]]:
    """What a row of the examples can ask of a clause."""
    clause = syntax.clauses[number]
    verb = clause.verb
    parent = None if clause.parent is None else syntax.clauses[clause.parent].verb
    found: dict[str, str | list[str]] = {
        "kind": clause.kind,
        "verb": verb.lemma if verb else "",
        "subject": "" if clause.subject is None else text_of(syntax, syntax.core_span(clause.subject)),
        "quoted": str(clause.quoted),
        "under": parent.lemma if parent else "",
        "antecedent": "" if clause.antecedent is None else text_of(syntax, syntax.core_span(clause.antecedent)),
        "shared": str(clause.shared_subject),
    }
    if verb:
        found |= {"tense": verb.tense, "mood": verb.mood, "voice": verb.voice, "modal": verb.modal or ""}
        found |= {"negated": str(verb.negation is not None), "reflexive": str(verb.reflexive)}
    for role in ROLES:
        phrases = [syntax.phrases[n] for n in clause.phrases if syntax.phrases[n].role == role]
        whole = [text_of(syntax, syntax.span_of_tokens(p.first, p.last)) for p in phrases]
        core = [text_of(syntax, syntax.core_span(n)) for n in clause.phrases if syntax.phrases[n].role == role]
        found[role] = whole + core
    return found


def wanted(row: tuple[str, ...]) -> dict[str, str]:
    _, kind, verb, subject, features = row
    asked = {"kind": kind, "verb": verb, "subject": subject}
    for feature in filter(None, features.split("; ")):
        name, _, value = feature.partition("=")
        asked[name] = value or "True"
    return asked


def holds(asked: dict[str, str], found: dict[str, str | list[str]]) -> bool:
    for name, value in asked.items():
        have = found.get(name, "")
        if not (value in have if name in ROLES else value == have):
            return False
    return True


def examples() -> list[tuple[str, list[dict[str, str]]]]:
    found: list[tuple[str, list[dict[str, str]]]] = []
    for row in read_table(EXAMPLES, COLUMNS):
        if row[0]:
            found.append((row[0], []))
        found[-1][1].append(wanted(row))
    return found


@pytest.mark.parametrize(("text", "rows"), examples(), ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_example(text: str, rows: list[dict[str, str]]) -> None:
    syntax = syntax_of(text)
    found = [described(syntax, number) for number in range(len(syntax.clauses))]
    for asked in rows:
        assert any(holds(asked, clause) for clause in found), f"{asked} not among {found}"
