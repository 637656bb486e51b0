"""Read the data files of a language; what is wrong is told with file, line and field."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
import tomli  # compiled: reads the data files in two fifths of the time of tomllib, which the first report waits for

T = TypeVar("T")


class DataError(ValueError):
    """A data file of a language is not as its schema wants it. The text names file, place and remedy."""


def read_toml(path: Path, schema: type[T]) -> T:
    """Return the file as `schema`; an absent file is the schema's empty form.

    Raises DataError, naming file and field, for what is not TOML or not in the schema.
    """
    if not path.exists():
        return msgspec.convert({}, schema)
    try:
        with path.open("rb") as file:
            return msgspec.convert(tomli.load(file), schema, strict=True)
    except (tomli.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as problem:
        raise DataError(f"{path.name}: {problem}") from problem


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a tab-separated file whose first line names `columns`; absent file: nothing.

    Lines that are empty or begin with # are passed over; trailing empty cells may be left out.
    Raises DataError, naming file and line, for other columns or too many cells.
    """
    if not path.exists():
        return
    head, *lines = path.read_text("utf-8").split("\n")
    if tuple(head.split("\t")) != columns:
        raise DataError(f"{path.name}, line 1: columns must be {', '.join(columns)}")
    for number, line in enumerate(lines, start=2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) > len(columns):
            raise DataError(f"{path.name}, line {number}: {len(cells)} cells for {len(columns)} columns")
        yield (*map(str.strip, cells), *("",) * (len(columns) - len(cells)))


def read_words(path: Path) -> frozenset[str]:
    """Return the lines of a word list, without comments (#) and empty lines; absent file: nothing."""
    if not path.exists():
        return frozenset()
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return frozenset(line for line in lines if line)


def long_table(path: Path) -> dict[str, str]:
    """Return the first column of a built table with the second, "" where there is none; read in one go for speed."""
    if not path.exists():
        return {}
    lines = path.read_text("utf-8").split("\n")
    return {word: rest for word, _, rest in (line.partition("\t") for line in lines)}
