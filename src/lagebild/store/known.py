"""Know a case file by its first bytes, without a database."""

from pathlib import Path

#: "Lage" in ASCII: what SQLite keeps in the header of a case.
APPLICATION_ID = 0x4C616765
#: How names of cases usually end.
ENDING = ".lagebild"


def is_case(path: Path | str) -> bool:
    """Whether the file is a case: by its header, or by its ending where it has only just been made."""
    try:
        with Path(path).open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return (head == b"" and Path(path).suffix == ENDING) or (
        head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION_ID.to_bytes(4, "big")
    )
