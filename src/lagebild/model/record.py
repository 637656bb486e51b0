"""The base of every value in Lagebild, and how values get their names."""

from hashlib import blake2b

import msgspec


class Record(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """A value: equal by content, never changed, cheap to make by the thousand.

    No field holds a list or a dict: tuples keep records hashable and `gc=False` safe.
    """


def key_of(*parts: object) -> str:
    """Return an id made from content alone: equal parts give equal ids on every machine and run.

    Sixteen hexadecimal digits (64 bits) of BLAKE2b over the parts' text, each ended by a separator
    so that ("ab", "c") and ("a", "bc") differ.
    """
    digest = blake2b(digest_size=8)
    for part in parts:
        digest.update(str(part).encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return digest.hexdigest()
