"""Files, folders and standard input to reports."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from lagebild.intake.lines import reports_in_lines
from lagebild.intake.refusal import Assumed, Refused
from lagebild.intake.text import NotTextError, decode
from lagebild.languages.identity import foreign_name, identity, language_of
from lagebild.languages.load import found, load
from lagebild.model.report import Published, Report

STDIN = "-"
DEFAULT_LANGUAGE = "de"
Taken = Report | Refused | Assumed


class Given(msgspec.Struct, frozen=True):
    """What the user says of reports that don't say it themselves."""

    published: Published | None = None
    outlet: str | None = None
    language: str | None = None


def take_in(sources: Iterable[str], given: Given) -> Iterator[Taken]:
    """Yield the reports of all sources in order, and what was refused or assumed.

    Names of reports are unique: a second report of one name gets a number behind it.
    """
    seen: dict[str, int] = {}
    for source in sources:
        for taken in _from(source):
            yield _told(taken, given, seen) if isinstance(taken, Report) else taken


def _from(source: str) -> Iterator[Taken]:
    if source == STDIN:
        yield from _bytes(sys.stdin.buffer.read(), "stdin")
        return
    path = Path(source)
    if path.is_dir():
        for inside in sorted(p for p in path.rglob("*") if p.suffix in {".txt", ".jsonl"} and p.is_file()):
            yield from _file(inside)
        return
    yield from _file(path)


def _file(path: Path) -> Iterator[Taken]:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        yield Refused(str(path), "there is no such file")
    except OSError as problem:
        yield Refused(str(path), f"cannot be read: {problem.strerror}")
    else:
        yield from _bytes(raw, path.name)


def _bytes(raw: bytes, name: str) -> Iterator[Taken]:
    try:
        decoded = decode(raw)
    except NotTextError:
        yield Refused(name, "is not text but binary data", remedy="save the report as text")
        return
    if decoded.assumed:
        yield Assumed(name, f"is not UTF-8; read as {decoded.assumed}")
    if not decoded.text.strip():
        yield Refused(name, "is empty")
    elif name.endswith(".jsonl") or (name == "stdin" and decoded.text.lstrip().startswith("{")):
        yield from reports_in_lines(decoded.text, name)
    else:
        yield Report(decoded.text, name)


def _told(report: Report, given: Given, seen: dict[str, int]) -> Report | Refused:
    """The report with what the user says of it and the language it is in; refused where we have none."""
    seen[report.name] = seen.get(report.name, 0) + 1
    name = report.name if seen[report.name] == 1 else f"{report.name} ({seen[report.name]})"
    ours = [load(code) for code in found()]
    language = given.language or report.language or language_of(report.text, ours, DEFAULT_LANGUAGE)
    if not given.language and (told := _unread(language)) is not None:
        return Refused(name, f"is in {told}; set aside", remedy="force a language with --language")
    if language not in found():
        return Refused(name, f"there is no language {language!r}; there are: {', '.join(found())}")
    return msgspec.structs.replace(
        report,
        name=name,
        published=report.published or given.published,
        outlet=report.outlet or given.outlet,
        language=language,
    )


def _unread(code: str | None) -> str | None:
    """What to say of a language that reports are not read in; None for one that is."""
    if code is None:
        return "no language that Lagebild knows"
    if code not in found():
        return f"{foreign_name(code, load(DEFAULT_LANGUAGE))}, which Lagebild cannot read"
    told = load(code).part(identity)
    return None if told.complete else f"{told.name_en}, which Lagebild cannot read yet"
