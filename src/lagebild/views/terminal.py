"""A reading in the terminal: the text with its findings marked, and the findings listed under it."""

from collections.abc import Iterator
from unicodedata import bidirectional, category

from rich.console import Console
from rich.text import Text

from lagebild.model.event import Event, Party, Voice
from lagebild.model.figure import Figure
from lagebild.model.reading import Reading
from lagebild.model.segment import Segment
from lagebild.model.span import Spans, words_of
from lagebild.model.statement import Statement
from lagebild.views.amounts import bounds
from lagebild.views.marks import Mark, marks_of
from lagebild.views.messages import Messages

#: Styles of the layers; where the terminal has no colour, brackets mark the same places.
STYLES = {
    "statement": "underline",
    "speaker": "bold cyan",
    "cue": "italic cyan",
    "event": "bold yellow",
    "figure": "bold magenta",
    "time": "green",
    "dropped": "dim strike",
}
BRACKETS = {
    "statement": "“”", "speaker": "‹›", "event": "{}", "figure": "##", "time": "[]", "dropped": "~~",
}  # fmt: skip


def print_reading(reading: Reading, console: Console, messages: Messages) -> None:
    """Print the text with its marks, then statements, events, figures, times and what was not read."""
    report = reading.report
    console.print(Text(clean(report.title or report.name), style="bold"))
    when = messages.say("reading.published", when=report.published.value) if report.published else None
    told = [part for part in (report.outlet, when or messages.say("reading.no_date")) if part]
    console.print(Text(clean(" · ".join(told)), style="dim"))
    console.print()
    console.print(marked_text(reading, in_colour=console.color_system is not None))
    for title, lines in _lists(reading, messages):
        console.print()
        console.print(Text(title, style="bold"))
        for line in lines or [Text(messages.say("reading.nothing"), style="dim")]:
            console.print(Text("  ").append_text(line), soft_wrap=True)


def clean(text: str) -> str:
    """Return text that cannot steer a terminal, of the same length.

    Control and direction marks become visible signs, white space other than a line feed a space.
    """
    return "".join(map(_shown, text))


def _shown(c: str) -> str:
    if c.isprintable() or c == "\n":
        return c
    if c.isspace() and ord(c) < 0x10000:
        return " "
    steers = category(c) in {"Cc", "Cs"} or bidirectional(c) in _DIRECTION_MARKS
    return "\N{REPLACEMENT CHARACTER}" if steers else c


_DIRECTION_MARKS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def marked_text(reading: Reading, *, in_colour: bool) -> Text:
    """Return the report's text with every finding's place styled, or bracketed without colour."""
    text = reading.report.text
    marks = [m for m in marks_of(reading) if m.layer in STYLES]
    if not in_colour:
        return Text(clean(_bracketed(text, marks)))
    styled = Text(clean(text))
    for mark in marks:
        styled.stylize(STYLES[mark.layer], mark.span.start, mark.span.end)
    return styled


def _bracketed(text: str, marks: list[Mark]) -> str:
    """Return the text with brackets put in; shorter marks close before longer ones."""
    signs: list[tuple[int, int, int, str]] = []
    for mark in marks:
        if mark.layer in BRACKETS:
            opening, closing = tuple(BRACKETS[mark.layer])
            length = mark.span.end - mark.span.start
            signs.append((mark.span.start, 1, -length, opening))
            signs.append((mark.span.end, 0, length, closing))
    made, at = [], 0
    for offset, _, _, sign in sorted(signs):
        made.append(text[at:offset] + sign)
        at = offset
    return "".join(made) + text[at:]


def _lists(reading: Reading, messages: Messages) -> Iterator[tuple[str, list[Text]]]:
    text = reading.report.text
    rows: tuple[tuple[str, list[Text]], ...] = (
        ("statements", [_statement(s, text, messages) for s in reading.statements]),
        ("events", [_event(e, text, messages) for e in reading.events]),
        ("figures", [_figure(f, messages) for f in reading.figures]),
        ("times", [Text(clean(f"{t.span.of(text)} = {t.timex_type} {t.value}")) for t in reading.times]),
        (
            "dropped",
            [Text(clean(f"{s.kind}: {s.span.of(text)[:70]} ({s.dropped})")) for s in reading.segments if s.dropped],
        ),
    )
    for key, lines in rows:
        yield messages.say(f"reading.{key}"), lines


def _dropped(segment: Segment, text: str) -> Text:
    return Text(clean(f"{segment.kind}: {segment.span.of(text)[:70]} ({segment.dropped})".replace("\n", " ")))


def _words(spans: Spans, text: str, otherwise: str) -> str:
    return clean(words_of(spans, text).replace("\n", " ")) or otherwise


def _statement(statement: Statement, text: str, messages: Messages) -> Text:
    speaker = _words(statement.speaker, text, messages.say("reading.nobody"))
    line = Text(speaker, style="bold cyan")
    line.append(f" {messages.name('stance', statement.stance)}", style="italic")
    if statement.addressee:
        line.append(" " + messages.say("reading.to", who=_words(statement.addressee, text, "")))
    if statement.medium or statement.relay:
        line.append(" " + messages.say("reading.via", what=clean(statement.relay or statement.medium or "")))
    line.append(f": {_words(statement.content, text, '')}")
    return line.append(f"  [{messages.name('kind', statement.kind)}, {statement.rule}]", style="dim")


def _party(party: Party | None, arrow: str) -> str:
    return f" {arrow} {clean(party.text)}" if party else ""


def _voice(voice: Voice | None) -> str:
    return f" ({clean(voice.text)})" if voice else ""


def _event(event: Event, text: str, messages: Messages) -> Text:
    line = Text(messages.name("type", event.type), style="bold yellow")
    line.append(f" {messages.name('status', event.status)}{_voice(event.source)}", style="italic")
    line.append(
        _party(event.actor, "←") + _party(event.target, "→") + _party(event.place, "@") + _party(event.about, "?")
    )
    if event.time:
        line.append(f" {event.time.value}", style="green")
    mentions = " | ".join(clean(m.of(text)) for m in event.mentions)
    return line.append(f"  [{mentions}; {event.rule}]", style="dim")


def _figure(figure: Figure, messages: Messages) -> Text:
    amount = bounds(figure.low, figure.high, messages)
    line = Text(f"{messages.name('measure', figure.measure)}: {amount}", style="bold magenta")
    line.append(f" {clean(figure.of)}, {messages.name('scope', figure.scope)}")
    line.append(f", {messages.name('status', figure.status)}{_voice(figure.source)}", style="italic")
    return line.append(f"  [{figure.rule}]", style="dim")
