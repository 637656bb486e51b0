"""Check the examples that stand beside the rules of amounts and measures.

`<killed about 30>rund 30 Menschen</killed>` expects a figure of that measure, qualifier (left out: any)
and bounds (`12..`, `..50`, `14..16`, `..` for open ends) on those words. In a rule's example one finding
at least is the rule's own; in its counterexamples it finds nothing. A bound is checked by its qualifier.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from lagebild.languages import measures, quantities
from lagebild.languages.language import Language
from lagebild.languages.measures import load_measures
from lagebild.languages.quantities import load_quantities
from lagebild.languages.rules import REFERENCE_DAY, Failure, Rule
from lagebild.model.figure import Figure
from lagebild.model.report import Published, Report
from lagebild.reading.notes import Notes

#: Reads a report through all stages; given, so that this stage need not know the others.
Annotate = Callable[[Report, Language], Notes]
_MARK: Final = re.compile(
    r"<(?P<measure>[a-z]+) (?:(?P<qualifier>[a-z-]+) )?(?P<bounds>[\d.]+)>(?P<words>.*?)</(?P=measure)>"
)


class Expected(NamedTuple):
    """One marked finding: its place in the text without marks, and what it must be."""

    start: int
    end: int
    measure: str
    qualifier: str | None
    low: float | None
    high: float | None

    def meets(self, figure: Figure) -> bool:
        """Whether the figure is the expected one."""
        return (
            self.measure == figure.measure
            and (self.low, self.high) == (figure.low, figure.high)
            and self.qualifier in (None, figure.qualifier)
            and figure.span.start < self.end
            and self.start < figure.span.end
        )


def failures(language: Language, annotate: Annotate) -> tuple[Failure, ...]:
    """Return every example and counterexample of the language's figures that does not hold."""
    found: list[Failure] = []
    for bound in language.part(load_quantities).bounds:
        found += _of(quantities.FILE, bound, language, annotate, _of_qualifier(bound.qualifier))
    for rule in language.part(load_measures).file.rules:
        found += _of(measures.FILE, rule, language, annotate, _of_rule(rule.name))
    return tuple(found)


def _of_qualifier(qualifier: str) -> Callable[[Figure], bool]:
    return lambda figure: figure.qualifier == qualifier


def _of_rule(name: str) -> Callable[[Figure], bool]:
    return lambda figure: figure.rule == name


def _of(file: str, rule: Rule, language: Language, annotate: Annotate, own: Callable[[Figure], bool]) -> list[Failure]:
    found = []
    for example in rule.examples:
        text, expected = unmarked(example)
        figures = _figures(text, language, annotate)
        missing = [e for e in expected if not any(e.meets(f) for f in figures)]
        if not expected or missing or not any(own(f) for f in figures):
            found.append(Failure(file, rule.name, example, str(missing or "the rule's own"), _told(figures, text)))
    for example in rule.counterexamples:
        figures = _figures(example, language, annotate)
        if any(own(f) for f in figures):
            found.append(Failure(file, rule.name, example, "nothing", _told(figures, example)))
    return found


def _figures(text: str, language: Language, annotate: Annotate) -> tuple[Figure, ...]:
    report = Report(text=text, name="example", published=Published(REFERENCE_DAY))
    return annotate(report, language).figures


def _told(figures: tuple[Figure, ...], text: str) -> str:
    return "; ".join(
        f"{f.measure} {f.qualifier} {f.low}..{f.high} {f.span.of(text)!r} ({f.rule})" for f in figures
    ) or "nothing"  # fmt: skip


def unmarked(example: str) -> tuple[str, list[Expected]]:
    """Return an example without its marks, and what they expect."""
    text, expected, here = "", [], 0
    for mark in _MARK.finditer(example):
        text += example[here : mark.start()]
        low, high = _bounds(mark["bounds"])
        expected.append(
            Expected(len(text), len(text) + len(mark["words"]), mark["measure"], mark["qualifier"], low, high)
        )
        text += mark["words"]
        here = mark.end()
    return text + example[here:], expected


def _bounds(written: str) -> tuple[float | None, float | None]:
    low, dots, high = written.partition("..")
    if not dots:
        return float(low), float(low)
    return float(low) if low else None, float(high) if high else None
