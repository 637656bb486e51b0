"""Links from a cell of the picture to the characters it rests on."""

from bisect import bisect_right
from collections.abc import Sequence

from markupsafe import Markup

from lagebild.model.claim import Place
from lagebild.model.reading import Reading
from lagebild.model.span import Span
from lagebild.views.marked import Paragraph, shown


class Cites:
    """Knows every report of a page by its number, and which of its paragraphs a place lies in."""

    def __init__(self, readings: Sequence[Reading], lines: Sequence[Sequence[Paragraph]]) -> None:
        self._readings = {r.report.name: (number, r) for number, r in enumerate(readings)}
        self._starts = [[p.start for p in paragraphs] for paragraphs in lines]

    def href(self, place: Place) -> str:
        """Return the fragment of the paragraph that holds the place; it works without a script."""
        number, _ = self._readings[place.report]
        starts = self._starts[number]
        at = max(0, bisect_right(starts, place.span.start) - 1)
        return f"#r{number}-{starts[at] if starts else 0}"

    def link(self, place: Place, words: str | None = None) -> Markup:
        """Return a link to the exact characters, named after the outlet and the time."""
        number, reading = self._readings[place.report]
        report = reading.report
        when = report.published.value[:16].replace("T", " ") if report.published else ""
        label = words or " ".join(x for x in (report.outlet or report.name, when) if x)
        return Markup('<a class="ev" href="{}" data-r="{}" data-s="{}" data-e="{}" title="{}">{}</a>').format(
            self.href(place), number, place.span.start, place.span.end, self.quote(place), label
        )

    def quote(self, place: Place, reach: int = 0) -> str:
        """Return the words of a place, with up to `reach` characters on either side."""
        _, reading = self._readings[place.report]
        text = reading.report.text
        start, end = max(0, place.span.start - reach), min(len(text), place.span.end + reach)
        return shown(" ".join(Span(start, end).of(text).split()))

    def outlet(self, place: Place) -> str:
        """Return the outlet of a place's report, or the report's name."""
        _, reading = self._readings[place.report]
        return reading.report.outlet or reading.report.name
