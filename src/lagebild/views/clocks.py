"""Two clocks: when things happened above, when they were reported below, a line from one to the other."""

from collections.abc import Sequence

from markupsafe import Markup

from lagebild.model.claim import Place
from lagebild.model.picture import Incident, Picture, ReportRow
from lagebild.model.record import Record
from lagebild.views.cites import Cites
from lagebild.views.instants import moment_of

WIDTH, HEIGHT = 800, 130
_UPPER, _LOWER, _SIDE = 34, 96, 14
#: Things that happened longer before the first report than this part of the whole stretch are left out.
_DAY = 86_400.0
_REACH = 4
_NAMED = 4  # words told of one line


class _Thread(Record, frozen=True):
    """One telling: when the thing happened and when the report came out, in seconds."""

    happened: float
    told: float
    place: Place
    status: str
    label: str


def two_clocks(picture: Picture, cites: Cites) -> Markup:
    """Return the chart, or nothing where no dated incident is told by a dated report."""
    published = {row.name: row for row in picture.reports if row.published}
    threads = [t for i in picture.incidents for t in _threads(i, published)]
    if not threads:
        return Markup("")
    first = min(t.told for t in threads)
    last = max(t.told for t in threads)
    earliest = first - _REACH * max(_DAY, last - first)
    kept = sorted((t for t in threads if earliest <= t.happened <= last + _DAY), key=lambda t: (t.told, t.happened))
    return _drawn(kept, cites) if kept else Markup("")


def _threads(incident: Incident, published: dict[str, ReportRow]) -> list[_Thread]:
    if incident.earliest is None:
        return []
    happened = moment_of(incident.earliest)
    return [
        _Thread(happened, moment_of(row.published or ""), Place(e.report, e.mentions[0]), e.status, incident.type)
        for e in incident.events
        if (row := published.get(e.report)) is not None
    ]


def _drawn(threads: Sequence[_Thread], cites: Cites) -> Markup:
    moments = [x for t in threads for x in (t.happened, t.told)]
    first, last = min(moments), max(moments)

    def at(moment: float) -> float:
        share = 0.5 if last <= first else (moment - first) / (last - first)
        return round(_SIDE + share * (WIDTH - 2 * _SIDE), 1)

    alike: dict[tuple[float, float, str], list[_Thread]] = {}
    for thread in threads:
        alike.setdefault((at(thread.happened), at(thread.told), thread.status), []).append(thread)
    lines = Markup("").join(
        Markup('<a class="thread st-{}" href="{}"{}><path d="M{} {}L{} {}"/><circle cx="{}" cy="{}" r="4"/>'
               '<circle cx="{}" cy="{}" r="3"/><title>{}</title></a>').format(
            status, cites.href(same[0].place), cites.data(same[0].place), happened, _UPPER, told, _LOWER,
            happened, _UPPER, told, _LOWER, _named(same, cites),
        )
        for (happened, told, status), same in alike.items()
    )  # fmt: skip
    axes = Markup("").join(
        Markup('<line class="axis" x1="0" x2="{}" y1="{}" y2="{}"/>').format(WIDTH, y, y) for y in (_UPPER, _LOWER)
    )
    return Markup('<svg class="clocks" viewBox="0 0 {} {}" role="group">{}{}</svg>').format(WIDTH, HEIGHT, axes, lines)


def _named(same: Sequence[_Thread], cites: Cites) -> str:
    """What the tellings that one line stands for call it: the first few words, and how many more."""
    words = list(dict.fromkeys(cites.quote(t.place) for t in same))
    more = len(words) - _NAMED
    return ", ".join(words[:_NAMED]) + (f" +{more}" if more > 0 else "")
