"""What the interface says, in the user's language: catalogues of messages."""

import os
import tomllib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent / "catalogues"
DEFAULT = "en"


def languages() -> tuple[str, ...]:
    """Return the languages that there are catalogues for."""
    return tuple(sorted(p.stem for p in HERE.glob("*.toml")))


@cache
def catalogue(ui: str) -> dict[str, str]:
    """Return all messages of one language by key; raises KeyError for a language without catalogue."""
    if ui not in languages():
        raise KeyError(f"no interface in {ui!r}; there are: {', '.join(languages())}")
    with (HERE / f"{ui}.toml").open("rb") as file:
        return {f"{part}.{key}": text for part, rows in tomllib.load(file).items() for key, text in rows.items()}


class Messages:
    """The messages of one interface language: `say("figures.title")`, `say("n.reports", n=3)`."""

    def __init__(self, ui: str) -> None:
        self.ui = ui
        self._texts = catalogue(ui)

    def say(self, key: str, **values: object) -> str:
        """Return the message with its values filled in; raises KeyError for an unknown key."""
        return self._texts[key].format(**values)

    def knows(self, key: str) -> bool:
        """Whether there is a message of that key."""
        return key in self._texts

    def name(self, part: str, key: str) -> str:
        """Return the name of a value of a closed list ("status", "denied"); the value itself if unnamed."""
        return self._texts.get(f"{part}.{key}", key)


def of_environment() -> str:
    """Return the interface language that the user's locale asks for, else English."""
    asked = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return asked[:2] if asked[:2] in languages() else DEFAULT
