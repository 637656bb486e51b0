"""A report as it came in, with what belongs to it but is not its text."""

import msgspec

from lagebild.model.record import Record
from lagebild.model.report import Report

#: Kept blocks of a page are paragraphs of the report's text.
BLANK = "\n\n"


class Dropped(Record, frozen=True):
    """A block of a page that is not part of the report's text. `after`: so many kept blocks come before it."""

    text: str
    reason: str
    after: int = 0


class Article(Record, frozen=True):
    """A report as it came in.

    `modified` is when the page says it was changed (ISO). `parent` is the key of the page a live
    ticker's entry stands on. `key` tells versions of one article: its address, or its agency's id, or
    the file it stands in. `raw` are the bytes it was made from, and `kind` what they are.
    """

    report: Report
    modified: str | None = None
    dropped: tuple[Dropped, ...] = ()
    parent: str | None = None
    key: str | None = None
    raw: bytes = b""
    kind: str = ""


def restored(article: Article, number: int) -> Article:
    """Return the article with one dropped block put back where it stood: a new text, a new version.

    Raises IndexError when there is no block of that number.
    """
    if not 0 <= number < len(article.dropped):
        raise IndexError(f"there is no dropped block {number}; there are {len(article.dropped)}")
    back = article.dropped[number]
    blocks = article.report.text.split(BLANK)
    blocks.insert(back.after, back.text)
    rest = tuple(_moved(d, i, back, number) for i, d in enumerate(article.dropped) if i != number)
    report = msgspec.structs.replace(article.report, text=BLANK.join(blocks))
    return msgspec.structs.replace(article, report=report, dropped=rest)


def _moved(block: Dropped, index: int, back: Dropped, number: int) -> Dropped:
    """A block that still lies in the ledger; behind the one put back it has one block more before it."""
    behind = (block.after, index) > (back.after, number)
    return Dropped(block.text, block.reason, block.after + behind)
