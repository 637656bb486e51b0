"""What `explain` tells: which rules tried a place, which won, which lost and why."""

from lagebild.model.record import Record
from lagebild.model.span import Span


class Trial(Record, frozen=True):
    """One rule at one place. `won` False: it matched, but another reading was taken, for `why`."""

    stage: str
    rule: str
    span: Span
    won: bool
    why: str = ""


class Trace:
    """Collects trials where somebody asked for an explanation, and costs next to nothing elsewhere."""

    def __init__(self, *, on: bool) -> None:
        self.on = on
        self.trials: list[Trial] = []

    def note(self, stage: str, rule: str, span: tuple[int, int], won: bool, why: str = "") -> None:
        """Keep one trial; `span` as (start, end)."""
        if self.on:
            self.trials.append(Trial(stage, rule, Span(*span), won, why))
