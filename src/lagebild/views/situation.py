"""A picture in the terminal: the situation report."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from lagebild.model.claim import Place
from lagebild.model.picture import Change, Dispute, Gap, Incident, LedgerRow, Picture, Series, Update, Wording
from lagebild.views.amounts import bounds
from lagebild.views.messages import Messages
from lagebild.views.terminal import clean


def print_picture(picture: Picture, console: Console, messages: Messages) -> None:
    """Print timeline, figures, disputes, updates, wording, ledger, gaps and what is new."""
    when = picture.as_of
    title = messages.say("picture.title", when=when) if when else messages.say("picture.title_open")
    console.print(Text(title, style="bold"))
    origins = len({r.origin for r in picture.reports})
    console.print(Text(messages.say("picture.reports", n=len(picture.reports), m=origins), style="dim"))
    if picture.since:
        heading = messages.say("picture.changes", when=picture.since)
        _part(console, messages, heading, (_change(c, messages) for c in picture.changes))
    parts: tuple[tuple[str, Iterable[Text]], ...] = (
        ("timeline", (_incident(i, messages) for i in _in_time(picture.incidents))),
        ("figures", (_series(s, messages) for s in picture.series)),
        ("disputes", (_dispute(d, messages) for d in picture.disputes)),
        ("updates", (_update(u, messages) for u in picture.updates)),
        ("wording", (_wording(w, messages) for w in picture.wording)),
        ("ledger", (_ledger(r, messages) for r in picture.ledger)),
        ("gaps", (_gap(g, messages) for g in picture.gaps)),
        ("origins", (Text(clean(_origin(r.name, r.origin, messages))) for r in picture.reports)),
    )
    for key, lines in parts:
        _part(console, messages, messages.say(f"picture.{key}"), lines)


def _part(console: Console, messages: Messages, title: str, lines: Iterable[Text]) -> None:
    console.print()
    console.print(Text(title, style="bold"))
    shown = list(lines) or [Text(messages.say("picture.none"), style="dim")]
    for line in shown:
        console.print(Text("  ").append_text(line), soft_wrap=True)


def where(place: Place) -> str:
    """Return a place as people cite it: report and characters."""
    return clean(f"{place.report}:{place.span.start}-{place.span.end}")


def _in_time(incidents: Iterable[Incident]) -> list[Incident]:
    return sorted(incidents, key=lambda i: (i.earliest or "9999", i.latest or "", i.id))


def _incident(incident: Incident, messages: Messages) -> Text:
    line = Text(incident.earliest or messages.say("picture.undated"), style="green")
    line.append(f"  {messages.name('type', incident.type)}", style="bold yellow")
    line.append(f" {messages.name('status', incident.status)}", style="italic")
    for sign, told in (("←", incident.actor), ("→", incident.target), ("@", incident.place)):
        if told:
            line.append(f" {sign} {clean(told)}")
    reports = len({e.report for e in incident.events})
    line.append("  " + messages.say("picture.tellings", n=reports, m=incident.origins), style="dim")
    first = incident.events[0]
    return line.append("  " + where(Place(first.report, first.mentions[0])), style="dim")


def _series(series: Series, messages: Messages) -> Text:
    line = Text(messages.name("measure", series.measure), style="bold magenta")
    rule = messages.name("rule", series.now.rule)
    now = messages.say("picture.now", value=bounds(series.now.low, series.now.high, messages), rule=rule)
    line.append(f" ({clean(series.of)}) {now}")
    for point in series.points:
        line.append(f"\n    {point.said or '?'}  {bounds(point.low, point.high, messages)}")
        line.append(f" {messages.name('scope', point.scope)}")
        line.append(f", {clean(point.source or messages.say('picture.reporter'))}", style="bold")
        line.append(f"  {where(point.place)}", style="dim")
    return line


def _dispute(dispute: Dispute, messages: Messages) -> Text:
    line = Text(messages.name("dispute", dispute.kind), style="bold red").append(f": {clean(dispute.about)}")
    for side in dispute.sides:
        source = side.source or messages.say("picture.reporter")
        line.append(f"\n    {messages.say('picture.side', value=clean(side.value), source=clean(source))}")
        line.append(f"  {where(side.place)}", style="dim")
    return line


def _update(update: Update, messages: Messages) -> Text:
    before = bounds(update.before.low, update.before.high, messages)
    after = bounds(update.after.low, update.after.high, messages)
    line = Text(messages.name("update", update.kind), style="bold")
    line.append(f": {messages.name('measure', update.measure)} {before} → {after}")
    line.append(f", {clean(update.source or messages.say('picture.reporter'))}")
    return line.append(f"  {where(update.place)}", style="dim")


def _wording(wording: Wording, messages: Messages) -> Text:
    line = Text(clean(wording.group), style="bold")
    for use in wording.labels:
        source = use.source or use.outlet or messages.say("picture.reporter")
        line.append(f"\n    {clean(use.label)} – {clean(source)}")
        line.append(f", {messages.name('distance', use.distance)}", style="italic")
        line.append(f"  {where(use.place)}", style="dim")
    return line


def _ledger(row: LedgerRow, messages: Messages) -> Text:
    line = Text(messages.name("type", row.type), style="bold").append(f" {clean(row.text)}")
    line.append(f" – {clean(row.announced.by or messages.say('picture.reporter'))}")
    line.append(f"  {where(row.announced.place)}", style="dim")
    line.append(f" → {messages.name('ledger', row.status)}", style="bold")
    return line.append(f"  {where(row.happened)}" if row.happened else "", style="dim")


def _gap(gap: Gap, messages: Messages) -> Text:
    line = Text(messages.name("gap", gap.status), style="bold").append(f": {clean(gap.about)}")
    line.append(f" ({clean(gap.by)})" if gap.by else "").append(f"  {where(gap.place)}", style="dim")
    if gap.closed:
        line.append(" " + messages.say("picture.closed_by", where=where(gap.closed)), style="dim")
    return line


def _change(change: Change, messages: Messages) -> Text:
    line = Text(messages.name("change", change.kind), style="bold").append(f": {clean(change.text)}")
    return line.append(f"  {where(change.place)}", style="dim")


def _origin(name: str, origin: str, messages: Messages) -> str:
    if origin == name:
        return f"{name}: {messages.say('picture.own')}"
    return f"{name}: {messages.say('picture.copied', origin=origin)}"
