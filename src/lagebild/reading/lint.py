"""Check a language: run every rule's examples and counterexamples."""

from collections.abc import Callable, Iterator
from functools import partial

from lagebild.languages.language import Language
from lagebild.languages.rules import Failure
from lagebild.reading.events import examples as events
from lagebild.reading.facts import examples as facts
from lagebild.reading.figures import examples as figures
from lagebild.reading.pipeline import annotate
from lagebild.reading.segments import examples as segments
from lagebild.reading.statements import examples as statements
from lagebild.reading.times import examples as times

#: One runner for each stage whose rules are data.
RUNNERS: tuple[Callable[[Language], tuple[Failure, ...]], ...] = (
    segments.failures,
    times.failures,
    partial(events.failures, annotate=annotate),
    partial(figures.failures, annotate=annotate),
    partial(statements.failures, annotate=annotate),
    partial(facts.failures, annotate=annotate),
)


def problems(language: Language) -> Iterator[str]:
    """Yield one line for each example that does not hold; raises DataError for files that don't load."""
    for runner in RUNNERS:
        yield from (failure.line() for failure in runner(language))
