"""Times as TimeML 1.2, for everybody whose programs read what HeidelTime writes."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from lagebild.model.report import Report
from lagebild.model.span import Span
from lagebild.model.time import TimeMention

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
_SCHEMA = ' xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">'


def timeml(report: Report, times: Iterable[TimeMention]) -> str:
    """Return the report as a TimeML document with a TIMEX3 around every time.

    The text inside TEXT is the report's, character for character, but for what XML 1.0 cannot hold
    (control characters become U+FFFD). Of times that overlap the first, then the longest, is kept.
    """
    kept = _without_overlaps(times)
    names = {time.span: f"t{number}" for number, time in enumerate(kept, start=1)}
    parts, at = [], 0
    for time in kept:
        parts.append(_text(report.text[at : time.span.start]))
        parts.append(_timex(time, report.text, names))
        at = time.span.end
    parts.append(_text(report.text[at:]))
    creation = f"<DCT>{_creation(report)}</DCT>\n" if report.published else ""
    return (
        f"{_HEAD}{_SCHEMA}\n<DOCID>{_text(report.name)}</DOCID>\n{creation}<TEXT>{''.join(parts)}</TEXT>\n</TimeML>\n"
    )


def _without_overlaps(times: Iterable[TimeMention]) -> list[TimeMention]:
    kept: list[TimeMention] = []
    for time in sorted(times, key=lambda t: (t.span.start, -t.span.end)):
        if not kept or kept[-1].span.end <= time.span.start:
            kept.append(time)
    return kept


def _timex(time: TimeMention, text: str, names: dict[Span, str]) -> str:
    attributes = {"tid": names[time.span], "type": time.timex_type, "value": time.value}
    for name, value in (("mod", time.mod), ("quant", time.quant), ("freq", time.freq)):
        if value:
            attributes[name] = value
    if time.anchor is not None and time.anchor in names:
        attributes["anchorTimeID"] = names[time.anchor]
    return f"<TIMEX3{_attributes(attributes)}>{_text(time.span.of(text))}</TIMEX3>"


def _creation(report: Report) -> str:
    value = report.published.value if report.published else ""
    kind = "TIME" if "T" in value or " " in value else "DATE"
    attributes = {"tid": "t0", "type": kind, "value": value, "functionInDocument": "CREATION_TIME"}
    return f"<TIMEX3{_attributes(attributes)}>{_text(value)}</TIMEX3>"


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(_clean(value))}" for name, value in attributes.items())


def _text(text: str) -> str:
    # A carriage return would come back as a line feed, and move every offset behind it.
    return escape(_clean(text)).replace("\r", "&#13;")


def _clean(text: str) -> str:
    return "".join(c if _allowed(c) else "\ufffd" for c in text)


def _allowed(character: str) -> bool:
    code = ord(character)
    if code < 0x20:
        return character in "\t\n\r"
    return not 0xD800 <= code <= 0xDFFF and code not in {0xFFFE, 0xFFFF}
