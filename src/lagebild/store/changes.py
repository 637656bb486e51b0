"""What differs between two versions of a report, and between two readings of one version."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from lagebild.model.reading import Reading
from lagebild.model.record import Record
from lagebild.model.span import words_of
from lagebild.store.base import Version
from lagebild.store.passages import all_findings

#: Where a text is cut for comparing: at line ends and after what may end a sentence.
_CUT = re.compile(r"\n+|(?<=[.!?][\"“”»«])\s+|(?<=[.!?])\s+")
_SPACE = re.compile(r"\s+")


class Changes(Record, frozen=True):
    """From one version to the next: stretches that went and came, and statements that are nowhere in the new text."""

    silent: bool
    gone: tuple[str, ...]
    come: tuple[str, ...]
    vanished: tuple[str, ...]


def changes_between(old: Version, new: Version) -> Changes:
    """Return what the new version says otherwise than the old one."""
    gone, come = _differences(old.report.text, new.report.text)
    return Changes(new.silent, gone, come, tuple(_vanished(old.reading, new.report.text)))


def _differences(old: str, new: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before, after = ([part for part in _CUT.split(text) if part.strip()] for text in (old, new))
    gone: list[str] = []
    come: list[str] = []
    for tag, i, j, k, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += before[i:j]
            come += after[k:n]
    return tuple(gone), tuple(come)


def _vanished(old: Reading, text: str) -> Iterator[str]:
    """Statements of the old version whose words stand nowhere in the new text, with their speakers."""
    now = _folded(text)
    for statement in old.statements:
        said = words_of(statement.content, old.report.text)
        if not all(_folded(span.of(old.report.text)) in now for span in statement.content):
            speaker = words_of(statement.speaker, old.report.text)
            yield f"{speaker}: {said}" if speaker else said


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).casefold().strip(" .,:;!?")


class Reread(Record, frozen=True):
    """What another reading of the same text found that the one before did not, and the other way round."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]


def findings_between(old: Reading | None, new: Reading) -> Reread:
    """Return findings gained and lost; all are gained where the old reading cannot be opened."""
    before, after = _told(old) if old else Counter[str](), _told(new)
    return Reread(tuple((after - before).elements()), tuple((before - after).elements()))


def _told(reading: Reading) -> Counter[str]:
    """The findings as lines: kind, what it is, and the words at which it begins."""
    text = reading.report.text
    return Counter(
        f"{found.kind}: {found.label} @ {' '.join(text[found.start :].split(None, 3)[:3])}"
        for found in all_findings(reading)
    )
