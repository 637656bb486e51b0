"""Mails and pages saved as mails (.eml, .mhtml)."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from lagebild.intake.article import Taken
from lagebild.intake.html import articles_in_page
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
        yield from articles_in_page(_decoded(part), name, str(location) if location else None)
        return
    yield from _mail(message, name)


def _mail(message: EmailMessage, name: str) -> Iterator[Taken]:
    plain = message.get_body(("plain",))
    if isinstance(plain, EmailMessage) and _decoded(plain).strip():
        text = _decoded(plain).replace("\r\n", "\n").strip()
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
    yield from articles_in_page(_decoded(page), name)


def _decoded(part: EmailMessage) -> str:
    try:
        content = part.get_content()
    except (LookupError, KeyError):  # an unknown charset or kind
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return content if isinstance(content, str) else ""


def _sent(message: EmailMessage) -> Published | None:
    try:
        return Published(parsedate_to_datetime(str(message.get("Date", ""))).isoformat())
    except (ValueError, TypeError):
        return None
