"""Web archives (WARC) and documents (PDF)."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from lagebild.intake.article import Taken
from lagebild.intake.html import articles_in_page
from lagebild.intake.refusal import Refused
from lagebild.model.article import Article
from lagebild.model.report import Report

#: A page in an archive larger than this is set aside; in bytes.
LARGEST_PAGE = 20_000_000
#: A record that says it is larger than this ends the archive: nothing behind it is looked for.
LARGEST_RECORD = 2_000_000_000
#: So many bytes without the end of a line are no archive but a bomb.
LONGEST_LINE = 8_000_000
#: Pages of a PDF that are read, at most.
MOST_PAGES = 500
_PIECE = 1 << 16


class _Unpacked:
    """The bytes of a .warc.gz, unpacked piece by piece so that a bomb stays small.

    Raises ValueError where more unpacks than any archive holds in a line.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._inflate = zlib.decompressobj(wbits=31)
        self._packed = b""
        self._since_line = 0

    def read(self, size: int = _PIECE) -> bytes:
        """Return up to `size` bytes, b"" at the end; raises EOFError where the archive is cut off."""
        while True:
            piece = self._more(max(size, 1))
            if piece is None:
                return b""
            if piece:
                line = piece.rfind(b"\n")
                self._since_line = self._since_line + len(piece) if line < 0 else len(piece) - line
                if self._since_line > LONGEST_LINE:
                    raise ValueError("unpacks to more than any archive holds")
                return piece

    def _more(self, size: int) -> bytes | None:
        if self._inflate.eof:
            self._packed = self._inflate.unused_data or self._packed
            self._inflate = zlib.decompressobj(wbits=31)
            if not self._packed and not self._fill():
                return None
        elif not self._packed and not self._fill():
            raise EOFError("the last record is cut off")
        piece = self._inflate.decompress(self._packed, size)
        self._packed = self._inflate.unconsumed_tail
        return piece

    def _fill(self) -> bool:
        self._packed = self._stream.read(_PIECE)
        return bool(self._packed)


def articles_in_warc(stream: BinaryIO, name: str) -> Iterator[Taken]:
    """Yield the articles of all pages in an archive; what is cut off or broken is refused where it stands."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only archives pay for them
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    try:
        for number, record in enumerate(ArchiveIterator(_Unpacked(stream) if packed else stream), start=1):
            if int(record.rec_headers.get_header("Content-Length") or 0) > LARGEST_RECORD:
                raise ValueError(f"record {number} is larger than {LARGEST_RECORD // 1_000_000} MB")
            yield from _record(record, name, number)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, zlib.error) as problem:
        yield Refused(name, f"the archive is broken off: {' '.join(str(problem).split())[:150]}")


def _record(record: object, name: str, number: int) -> Iterator[Taken]:
    headers = record.rec_headers  # type: ignore[attr-defined]
    http = record.http_headers  # type: ignore[attr-defined]
    if record.rec_type != "response" or http is None or http.get_statuscode() != "200":  # type: ignore[attr-defined]
        return
    if "html" not in (http.get_header("Content-Type") or ""):
        return
    told = int(headers.get_header("Content-Length") or 0)
    raw = record.content_stream().read(LARGEST_PAGE + 1)  # type: ignore[attr-defined]
    url = headers.get_header("WARC-Target-URI")
    missing = _missing(record, http, told, len(raw))
    if len(raw) > LARGEST_PAGE:
        yield Refused(url or name, f"the page is larger than {LARGEST_PAGE // 1_000_000} MB", number)
    elif missing:
        yield Refused(url or name, f"the page is cut off: {missing} bytes are missing", number)
    else:
        try:
            yield from articles_in_page(raw, url or f"{name}#{number}", url)
        except ValueError as problem:
            yield Refused(url or name, str(problem), number)


def _missing(record: object, http: object, told: int, read: int) -> int:
    """How many bytes the archive or the server promised and did not give: warcio itself ends in silence."""
    expected = http.get_header("Content-Length")  # type: ignore[attr-defined]
    if read > LARGEST_PAGE:
        return 0
    left = int(getattr(getattr(record, "raw_stream", None), "limit", 0) or 0)
    if left > 0:
        return left
    plain = not http.get_header("Content-Encoding") and not http.get_header("Transfer-Encoding")  # type: ignore[attr-defined]
    return max(0, int(expected) - read) if plain and expected and expected.isdigit() else 0


def article_in_pdf(raw: bytes, name: str) -> Article:
    """Return the text of a PDF, page by page; raises ValueError where it holds none or cannot be opened."""
    from pypdf import PdfReader  # noqa: PLC0415 - only documents pay for it
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ValueError("is locked with a password")
        pages = [page.extract_text() for page in reader.pages[:MOST_PAGES]]
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, KeyError, TypeError, AttributeError, RecursionError, OSError) as problem:
        raise ValueError(f"is no PDF that can be read: {problem}") from problem
    text = "\n".join(page.strip() for page in pages).strip()
    if not text:
        raise ValueError("holds no text, only pictures; it wants OCR first")
    return Article(Report(text, name, title=title or None))
