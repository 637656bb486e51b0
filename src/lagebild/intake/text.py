"""Bytes to text: what encoding, or why it is no text."""

import codecs

from lagebild.model.record import Record

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Control characters that text does hold.
_HARMLESS = frozenset("\t\n\r\v\f\x85")
#: More control characters than this share of the first 64 Ki characters: no text.
BINARY_SHARE = 0.01


class NotTextError(ValueError):
    """These bytes are no text."""


class Decoded(Record, frozen=True):
    """The text, and the encoding where it had to be assumed."""

    text: str
    assumed: str | None = None


def decode(raw: bytes) -> Decoded:
    """Return the text of the bytes. A byte order mark decides; else UTF-8; else the likeliest encoding.

    Raises NotTextError for binary data.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return Decoded(_as_text(raw.decode(name, "replace")))
    try:
        return Decoded(_as_text(raw.decode("utf-8")))
    except UnicodeDecodeError:
        return _guessed(raw)


def _guessed(raw: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 40 ms that only foreign encodings cost

    best = from_bytes(raw[: 1 << 18], cp_isolation=["cp1252", "utf-16-le", "utf-16-be", "mac-roman"]).best()
    name = best.encoding if best is not None else "cp1252"
    return Decoded(_as_text(raw.decode(name, "replace")), assumed=name)


def _as_text(text: str) -> str:
    head = text[: 1 << 16]
    strange = sum(not c.isprintable() and ord(c) < 0xA0 and c not in _HARMLESS for c in head)
    if strange > 3 + BINARY_SHARE * len(head):
        raise NotTextError
    return text
