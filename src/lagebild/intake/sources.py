"""Files, folders and standard input to reports."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from lagebild.intake.archive import articles_in_warc
from lagebild.intake.article import Taken
from lagebild.intake.documents import articles_of, kind_by_ending, kind_of, too_large
from lagebild.intake.metadata import published_of
from lagebild.intake.refusal import Assumed, Refused, one_line
from lagebild.languages.identity import foreign_name, identity, language_of
from lagebild.languages.load import found, load
from lagebild.model.article import Article
from lagebild.model.record import key_of
from lagebild.model.report import Published, Report

#: So many bytes are looked at to know what a file is.
HEAD = 4096
_SURROGATE = re.compile("[\ud800-\udfff]")
STDIN = "-"
DEFAULT_LANGUAGE = "de"


class Given(msgspec.Struct, frozen=True):
    """What the user says of reports that don't say it themselves."""

    published: Published | None = None
    outlet: str | None = None
    language: str | None = None


def take_in(sources: Iterable[str], given: Given) -> Iterator[Report | Refused | Assumed]:
    """Yield the reports of all sources in order, and what was refused or assumed.

    Names of reports are unique: a second report of one name gets a number behind it.
    """
    seen: dict[str, int] = {}
    for taken in articles_in(sources, given):
        yield _named(taken.report, seen) if isinstance(taken, Article) else taken


def articles_in(sources: Iterable[str], given: Given) -> Iterator[Taken]:
    """Yield the articles of files, folders and standard input in order, and what was refused or assumed."""
    for source in sources:
        for taken in _from(source):
            yield finished(taken, given) if isinstance(taken, Article) else taken


def is_address(source: str) -> bool:
    """Whether a source is an address of the web and no file."""
    return source.lower().startswith(("http://", "https://"))


def _from(source: str) -> Iterator[Taken]:
    if source == STDIN:
        raw = sys.stdin.buffer.read()
        yield from articles_of(raw, "stdin", kind_of("stdin", raw[:HEAD]))
    elif is_address(source):
        yield Refused(source, "is an address", remedy="add it to a case: lagebild add CASE ADDRESS")
    elif Path(source).is_dir():
        for inside in sorted(p for p in Path(source).rglob("*") if kind_by_ending(p.name) and p.is_file()):
            yield from _file(inside)
    else:
        yield from _file(Path(source))


def _file(path: Path) -> Iterator[Taken]:
    try:
        with path.open("rb") as file:
            kind = kind_of(path.name, file.read(HEAD))
            file.seek(0)
            reason = too_large(kind, path.stat().st_size)
            if reason:
                yield Refused(str(path), reason)
            elif kind == "warc":
                yield from articles_in_warc(file, path.name)
            else:
                yield from _keyed(articles_of(file.read(), path.name, kind), path)
    except FileNotFoundError:
        yield Refused(str(path), "there is no such file")
    except OSError as problem:
        yield Refused(str(path), f"cannot be read: {problem.strerror}")


def _keyed(found: Iterator[Taken], path: Path) -> Iterator[Taken]:
    """The articles of a file; one without an address or id of its own is known by the file and its name there.

    So are the entries of a ticker that is known that way.
    """
    made: dict[str, str] = {}
    for taken in found:
        if not isinstance(taken, Article):
            yield taken
            continue
        name = taken.report.name
        if taken.key is None:
            made[name] = "file:" + key_of(path.resolve(), name)
            yield msgspec.structs.replace(taken, key=made[name])
        elif taken.parent in made:
            page = made[taken.parent]
            yield msgspec.structs.replace(taken, parent=page, key=f"{page}#{taken.key.partition('#')[2]}")
        else:
            yield taken


def finished(article: Article, given: Given) -> Article | Refused:
    """Return the article with what the user says of it and its language; refused where we cannot read that."""
    report = _told(_well_formed(article.report), given)
    if isinstance(report, Refused):
        return report
    modified = published_of(article.modified)
    return msgspec.structs.replace(
        article,
        report=report,
        modified=modified.instant.isoformat() if modified else None,
        dropped=tuple(msgspec.structs.replace(block, text=_characters(block.text)) for block in article.dropped),
        parent=_characters(article.parent) if article.parent else None,
        key=_characters(article.key) if article.key else None,
    )


def _characters(text: str) -> str:
    """The text without halves of surrogate pairs: they are no characters and can be written nowhere."""
    return text if text.isascii() else _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _well_formed(report: Report) -> Report:
    """The report of characters alone, with names of one line."""
    told = {f: one_line(v) for f in ("title", "name", "outlet", "url") if (v := getattr(report, f)) is not None}
    authors = tuple(map(one_line, report.authors))
    agencies = tuple(map(one_line, report.agencies))
    return msgspec.structs.replace(report, text=_characters(report.text), authors=authors, agencies=agencies, **told)


def _named(report: Report, seen: dict[str, int]) -> Report:
    seen[report.name] = seen.get(report.name, 0) + 1
    count = seen[report.name]
    return report if count == 1 else msgspec.structs.replace(report, name=f"{report.name} ({count})")


def _told(report: Report, given: Given) -> Report | Refused:
    name = report.name
    ours = [load(code) for code in found()]
    language = given.language or report.language or language_of(report.text, ours, DEFAULT_LANGUAGE)
    if not given.language and (told := _unread(language)) is not None:
        return Refused(name, f"is in {told}; set aside", remedy="force a language with --language")
    if language not in found():
        return Refused(name, f"there is no language {language!r}; there are: {', '.join(found())}")
    return msgspec.structs.replace(
        report,
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
