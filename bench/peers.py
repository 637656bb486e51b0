"""Peers in the same run: what other systems say of the same texts, where they can be had.

HeidelTime: its own output, shipped with KRAUTS. dateparser and timexy: run here when they are installed (the extra
`bench`). Neither writes TIMEX3 as the corpus does, so their answers are put into it kindly: a moment at midnight is
its day, a month a month.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from bench.scores import Document
from bench.timeml import Timed, Timex, read_folder, score

GRAINS = {"time": "%Y-%m-%dT%H:%M", "day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m", "year": "%Y"}


def heideltime(gold: list[Timed], folder: Path) -> list[Document]:
    """Return the sums of HeidelTime's shipped output; raises ValueError where its text is another."""
    shipped = {document.name: document for document in read_folder(folder)}
    found = []
    for document in gold:
        theirs = shipped.get(document.name)
        if theirs is not None and theirs.text != document.text:
            raise ValueError(f"{folder}: {document.name} has another text than the gold")
        found.append(score(document.name, document.times, theirs.times if theirs else ()))
    return found


def dateparser() -> Callable[[Timed], Iterator[Timex]]:
    """Return dateparser's search; each finding is parsed again to learn its grain, which the search does not tell."""
    from dateparser.date import DateDataParser  # noqa: PLC0415 - only where it is installed
    from dateparser.search import search_dates  # noqa: PLC0415

    def read(gold: Timed) -> Iterator[Timex]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(gold.created[:10]), "RETURN_TIME_AS_PERIOD": True}
        parser = DateDataParser(languages=["de"], settings=settings)
        spot = 0
        for words, moment in search_dates(gold.text, languages=["de"], settings=settings) or ():
            start = gold.text.find(words, spot)
            if start >= 0:
                spot = start + len(words)
                grain = parser.get_date_data(words).period
                yield Timex(start, spot, "TIME" if grain == "time" else "DATE", moment.strftime(GRAINS[grain]))

    return read


def timexy() -> Callable[[Timed], Iterator[Timex]]:
    """Return timexy, in an empty German pipeline of spaCy."""
    import spacy  # noqa: PLC0415 - only where it is installed
    import timexy as _  # noqa: F401, PLC0415 - registers the component

    pipeline = spacy.blank("de")
    pipeline.add_pipe("timexy", config={"kb_id_type": "timex3"})

    def read(gold: Timed) -> Iterator[Timex]:
        for entity in pipeline(gold.text).ents:
            told = dict(re.findall(r'(\w+)="([^"]*)"', entity.kb_id_))
            value = told.get("value", "").removesuffix("T00:00:00")
            yield Timex(entity.start_char, entity.end_char, told.get("type", ""), value)

    return read


def installed() -> dict[str, Callable[[Timed], Iterator[Timex]]]:
    """Return the peers that can be run here."""
    makers = {"dateparser": dateparser, "timexy": timexy}
    return {name: make() for name, make in makers.items() if find_spec(name)}


def times(gold: list[Timed], shipped: Path) -> dict[str, list[Document]]:
    """Return the sums of each peer that there is."""
    found = {}
    if shipped.is_dir():
        found["HeidelTime, as shipped with KRAUTS"] = heideltime(gold, shipped)
    for name, read in installed().items():
        found[name] = [score(document.name, document.times, read(document)) for document in gold]
    return found
