"""What every rule has: a name, examples and counterexamples; and how a failing example is told."""

import msgspec

from lagebild.model.record import Record

#: The day that every example of every language counts from.
REFERENCE_DAY = "2026-03-04"


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One named situation. It does not load without an example and a counterexample.

    An example is a sentence with the finding marked up in it; a counterexample is a sentence in
    which the rule must find nothing. Subclasses add what the rule matches and what it means.
    """

    name: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def __post_init__(self) -> None:
        for part in ("examples", "counterexamples"):
            if not getattr(self, part):
                raise ValueError(f"rule {self.name!r} has no {part}")


class Failure(Record, frozen=True):
    """An example that does not hold, for `lagebild languages lint`."""

    file: str
    rule: str
    example: str
    expected: str
    found: str

    def line(self) -> str:
        """One line for a person."""
        where = f"{self.file}, rule {self.rule}"
        return f"{where}: {self.example!r}: expected {self.expected}, found {self.found}"
