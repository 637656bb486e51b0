"""What could not be taken in, and why: told in one line, listed, never fatal for its neighbours."""

from lagebild.model.record import Record


class Refused(Record, frozen=True):
    """Input that is not read. `name` is the file, `line` its line from 1, `remedy` what to do."""

    name: str
    reason: str
    line: int | None = None
    remedy: str = ""

    def text(self) -> str:
        """One line for a person."""
        where = self.name if self.line is None else f"{self.name}, line {self.line}"
        return one_line(f"{where}: {self.reason}" + (f"; {self.remedy}" if self.remedy else ""))


class Assumed(Record, frozen=True):
    """Input that is read under an assumption worth telling."""

    name: str
    what: str

    def text(self) -> str:
        """One line for a person."""
        return one_line(f"{self.name}: {self.what}")


def one_line(text: str) -> str:
    """Return the text as one line that is safe to show: names come from files and pages of strangers."""
    folded = " ".join(text.split())
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in folded)
