"""Mails and pages saved as mails (.eml, .mhtml)."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from lagebild.intake.article import Taken
from lagebild.intake.html import articles_in_page
from lagebild.intake.text import decode
from lagebild.model.article import BLANK, Article
from lagebild.model.report import Published, Report


def articles_in_mail(raw: bytes, name: str) -> Iterator[Taken]:
    """Yield the article of a mail or of a page saved as MHTML; raises ValueError where it has no text."""
    message = message_from_bytes(raw, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise ValueError("is no mail")
    location = message.get("Snapshot-Content-Location") or message.get("Content-Location")
    if location or message.get_content_type() == "multipart/related":
        part = next((p for p in message.walk() if p.get_content_type() == "text/html"), None)
        if part is None:
            raise ValueError("holds no page")
        yield from articles_in_page(_page(part), name, str(location) if location else None)
        return
    yield from _mail(message, name)


def _mail(message: EmailMessage, name: str) -> Iterator[Taken]:
    plain = message.get_body(("plain",))
    text = _plain(plain).replace("\r\n", "\n").strip() if isinstance(plain, EmailMessage) else ""
    if text:
        subject = str(message.get("Subject", "")) or None
        report = Report(
            text=BLANK.join(part for part in (subject, text) if part),
            name=name,
            outlet=parseaddr(str(message.get("From", "")))[0] or None,
            published=_sent(message),
            title=subject,
        )
        yield Article(report, key=str(message.get("Message-ID", "")) or None)
        return
    page = message.get_body(("html",))
    if not isinstance(page, EmailMessage):
        raise ValueError("has no text")
    yield from articles_in_page(_page(page), name)


def _page(part: EmailMessage) -> bytes | str:
    """The page of a part; bytes where the mail names no encoding, since the page may do so itself."""
    raw = part.get_payload(decode=True)
    charset = part.get_content_charset()
    if not isinstance(raw, bytes):
        return ""
    try:
        return raw.decode(charset) if charset else raw
    except (LookupError, UnicodeError):
        return raw


def _plain(part: EmailMessage) -> str:
    page = _page(part)
    return page if isinstance(page, str) else decode(page).text


def _sent(message: EmailMessage) -> Published | None:
    try:
        return Published(parsedate_to_datetime(str(message.get("Date", ""))).isoformat())
    except (ValueError, TypeError):
        return None
