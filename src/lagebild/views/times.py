"""Expressions of time alone: as text, JSON Lines or TimeML."""

import json
from collections.abc import Iterator

from lagebild.model.reading import Reading
from lagebild.views.contract import reading_json
from lagebild.views.timeml import timeml


def time_lines(reading: Reading, form: str) -> Iterator[str]:
    """Yield the times of one reading as lines of text, one JSON object, or one TimeML document."""
    if form == "jsonl":
        yield json.dumps({"report": reading.report.name, "times": reading_json(reading)["times"]}, ensure_ascii=False)
    elif form == "timeml":
        yield timeml(reading.report, reading.times)
    else:
        for time in reading.times:
            words = " ".join(time.span.of(reading.report.text).split())
            yield f"{reading.report.name}:{time.span.start}-{time.span.end}\t{time.timex_type}\t{time.value}\t{words}"
