"""The triggers of one event, and the families of types that are told alike."""

from dataclasses import dataclass, field
from typing import Final

from lagebild.reading.events.desk import Candidate

OCCURRENCES: Final = frozenset(
    [
        "attack",
        "clash",
        "explosion",
        "protest",
        "riot",
        "strike",
        "blockade",
        "coup",
        "earthquake",
        "flood",
        "storm",
        "landslide",
        "fire",
        "epidemic",
        "accident",
        "raid",
        "seizure",
        "election",
        "abducted",
    ]
)
#: What an occurrence does to people and things: told again for the same occurrence, it is the same.
HARM: Final = frozenset(
    ["killed", "injured", "missing", "infected", "displaced", "rescued", "evacuated", "destruction", "detained"]
)
UNREAL = ("announced", "denied")
KEPT: Final = 5  # triggers of an event, at its beginning and of late, that a new trigger is held against


@dataclass(slots=True)
class Cluster:
    """The triggers of one event so far. `unreal`: none of them tells that it has happened."""

    type: str
    number: int
    members: list[Candidate] = field(default_factory=list)
    unreal: bool = True

    def add(self, found: Candidate) -> None:
        """Take up one more trigger."""
        self.members.append(found)
        self.unreal = self.unreal and found.status in UNREAL
        found.cluster = self.number

    def last(self) -> Candidate:
        """Return the latest trigger."""
        return self.members[-1]

    def near(self) -> list[Candidate]:
        """Return the triggers that a new one is held against: the first and the latest."""
        return self.members if len(self.members) <= 2 * KEPT else self.members[:KEPT] + self.members[-KEPT:]
