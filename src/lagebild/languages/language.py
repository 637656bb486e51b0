"""One language: a folder of data, read part by part as the stages ask for it."""

from collections.abc import Callable, Hashable
from pathlib import Path
from threading import RLock
from typing import Final, TypeVar

Part = TypeVar("Part")
#: A part is built by one thread while the others wait; building one may ask for another.
_BUILDING: Final = RLock()


class Language:
    """The data of one language and of what all languages share.

    `part(make)` returns what `make(language)` builds from the folder, built once and kept: a parsed
    data file or a matcher compiled from one. `make` must be a plain function of the language.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = folder.name
        self._parts: dict[Hashable, object] = {}

    @property
    def common(self) -> Path:
        """The folder of data that no language owns: countries, places, units."""
        return self.folder.parent / "common"

    def part(self, make: Callable[["Language"], Part]) -> Part:
        """Return `make(self)`, built on first use and shared afterwards."""
        if make not in self._parts:
            with _BUILDING:
                if make not in self._parts:
                    self._parts[make] = make(self)
        return self._parts[make]  # type: ignore[return-value]
