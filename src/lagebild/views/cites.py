"""Links from a cell of the picture to the characters it rests on."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from lagebild.model.claim import Place
from lagebild.model.reading import Reading
from lagebild.views.html import shown
from lagebild.views.marked import Paragraph


class Cites:
    """Knows every report of a page by its number, and which of its paragraphs a place lies in."""

    def __init__(
        self,
        readings: Sequence[Reading],
        lines: Sequence[Sequence[Paragraph]],
        stops: Sequence[int],
        origins: Mapping[str, str],
    ) -> None:
        self._origins = origins
        self._stops = stops
        self._readings = {r.report.name: (number, r) for number, r in enumerate(readings)}
        self._starts = [[p.start for p in paragraphs] for paragraphs in lines]

    def href(self, place: Place) -> str:
        """Return the fragment of the paragraph that holds the place; it works without a script."""
        number, _ = self._readings[place.report]
        starts = self._starts[number]
        at = max(0, bisect_right(starts, place.span.start) - 1)
        return f"#r{number}-{starts[at] if starts else 0}"

    def data(self, place: Place) -> Markup:
        """Return the attributes by which the page's script finds the exact characters."""
        number, _ = self._readings[place.report]
        return Markup(' data-p="{},{},{}"').format(number, place.span.start, place.span.end)

    def since(self, place: Place) -> Markup:
        """Return the attribute that tells from which stop of the slider on the place's report is out."""
        stop = self._stops[self._readings[place.report][0]]
        return Markup(' data-from="{}"').format(stop) if stop else Markup("")

    def link(self, place: Place, words: str | None = None, rule: str = "", status: str = "") -> Markup:
        """Return a link to the exact characters, named after the outlet and the time.

        `rule` and `status` are shown with the passage.
        """
        report = self._readings[place.report][1].report
        when = report.published.value[:16].replace("T", " ") if report.published else ""
        label = words or " ".join(x for x in (report.outlet or report.name, when) if x)
        told = Markup(' data-how="{}|{}"').format(status, rule) if rule or status else Markup("")
        return Markup('<a class="ev" href="{}"{}{}>{}</a>').format(self.href(place), self.data(place), told, label)

    def quote(self, place: Place) -> str:
        """Return the words of a place."""
        _, reading = self._readings[place.report]
        return shown(" ".join(place.span.of(reading.report.text).split()))

    def passage(self, place: Place, reach: int = 120) -> Markup:
        """Return the place marked in its sentence, or in up to `reach` characters on either side."""
        _, reading = self._readings[place.report]
        text, span = reading.report.text, place.span
        before, after = _before(text, span.start, reach), _after(text, span.end, reach)
        parts = (before, " ".join(span.of(text).split()), after)
        left, middle, right = (shown(part) for part in parts)
        return Markup("{}<mark>{}</mark>{}").format(left, middle, right)

    def origin(self, report: str) -> str:
        """Return the report that this one copies, else its own name."""
        return self._origins.get(report, report)

    def outlet(self, place: Place) -> str:
        """Return the outlet of a place's report, or the report's name."""
        _, reading = self._readings[place.report]
        return reading.report.outlet or reading.report.name


_SENTENCE_ENDS = re.compile(r"[.!?][\"\u201c\u201d\u00ab\u00bb\u2019)]*\s|[\n\r]")


def _before(text: str, start: int, reach: int) -> str:
    """The words before a place from the beginning of its sentence, or from a word within reach."""
    window = text[max(0, start - reach) : start]
    ends = [m.end() for m in _SENTENCE_ENDS.finditer(window)]
    if ends:
        return _folded(window[ends[-1] :])
    if start <= reach:
        return _folded(window)
    return "\u2026 " + _folded(window[window.find(" ") + 1 :])


def _after(text: str, end: int, reach: int) -> str:
    """The words after a place to the end of its sentence, or to a word within reach."""
    window = text[end : end + reach]
    found = _SENTENCE_ENDS.search(window)
    if found:
        return _folded(window[: found.end()]).rstrip()
    if end + reach >= len(text):
        return _folded(window)
    return _folded(window[: max(0, window.rfind(" "))]) + " \u2026"


def _folded(text: str) -> str:
    """White space folded to single spaces, one kept at either end where there was some."""
    return re.sub(r"\s+", " ", text)
