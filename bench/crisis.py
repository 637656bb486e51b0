"""Events, figures, times, entities and statements of whole reports, against gold that quotes the text.

The gold names things by words of the report ("mentions", "quote"); where those words stand, a finding must touch
them. Matching is one to one, in the order of the gold. An event matches when its type is the gold's and a mention
touches a gold mention; a figure when measure, low and high agree and it touches the gold's words; a time when type
and value agree; an entity when its kind agrees and a mention has the same words; a statement when six tenths of the
words said are the same (F1). Optional gold neither costs when missed nor wins when found. Attributes are
shares of what matched.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.readings import Given, Json
from bench.scores import Document, Measure, Sums, counted

#: Words of a name that do not tell whose it is.
SMALL = frozenset(
    [
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "ein",
        "eine",
        "einer",
        "eines",
        "einem",
        "einen",
        "und",
        "oder",
        "von",
        "vom",
        "zu",
        "zur",
        "zum",
        "in",
        "im",
        "an",
        "am",
        "auf",
        "für",
        "mit",
        "bei",
        "nach",
        "sowie",
        "auch",
        "etwa",
        "rund",
        "mindestens",
        "mehr",
        "als",
        "weitere",
        "weiteren",
    ]
)
SAME_WORDS = 0.6
Places = Sequence[Sequence[int]]


class Sheet(NamedTuple):
    """The gold of one report, and its text."""

    gold: Json
    text: str

    @property
    def given(self) -> Given:
        """The report as it is handed to the program."""
        return Given(self.gold["report"], self.text, self.gold["published"])


def read_sheets(folder: Path) -> list[Sheet]:
    """Return the sheets of a folder; the texts lie in its folder `texts`."""
    found = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if "report" in gold:
            found.append(Sheet(gold, (folder / "texts" / gold["report"]).read_text("utf-8")))
    return found


def places(text: str, quote: str, nth: int | None = None) -> list[tuple[int, int]]:
    """Return where a quote stands: as words of its own if it does anywhere; only the `nth` (from 1) if told."""
    found = [match.span() for match in re.finditer(re.escape(quote), text)]
    if nth:
        return found[nth - 1 : nth]

    def glued(outside: str, edge: str) -> bool:
        return outside.isalnum() and edge.isalnum()

    free = [(a, b) for a, b in found if not (glued(text[a - 1 : a], quote[0]) or glued(text[b : b + 1], quote[-1]))]
    return free or found


def touch(ours: Places, theirs: Places) -> bool:
    """Whether two places share a character."""
    return any(a < d and c < b for a, b in ours for c, d in theirs)


def name_words(name: str) -> set[str]:
    """Return the words of a name that tell whose it is, also without the s of a genitive."""
    found = set(re.findall(r"\w[\w-]*", name.casefold())) - SMALL
    return found | {word[:-1] for word in found if word.endswith("s") and len(word) > 3}


def tells(gold: str | None, text: str | None, entity: str | None = None) -> bool:
    """Whether a found party, by its words or its entity's name, is the gold's; nothing is nothing."""
    if gold is None:
        return not text
    return bool(name_words(gold) & name_words(f"{text or ''} {entity or ''}"))


def same_words(one: str, two: str) -> float:
    """F1 of the words of two passages, each counted as often as it occurs in both."""
    a, b = (Counter(re.findall(r"\w+", text.casefold())) for text in (one, two))
    return 2 * (a & b).total() / (a.total() + b.total()) if a and b else 0.0


class Scorer:
    """Scores one reading against one sheet."""

    def __init__(self, sheet: Sheet, reading: Json) -> None:
        self.gold, self.text, self.reading = sheet.gold, sheet.text, reading
        self.entities = {entity["id"]: entity["name"] for entity in reading.get("entities", [])}
        self.document = Document(sheet.gold["report"])

    def score(self) -> Document:
        """Return the sums of the report."""
        self._match("events", self._same_event, lambda g: g["type"], self._event)
        self._match("figures", self._same_figure, lambda g: g["measure"], self._figure)
        self._match("times", self._same_time, lambda g: g["type"])
        if self.gold.get("entities"):
            self._match("entities", self._same_entity, lambda g: g["kind"], self._entity)
        if self.gold.get("statements"):
            self._match("statements", self._same_statement, lambda g: g["kind"], self._statement)
        return self.document

    def _match(
        self,
        part: str,
        same: Callable[[Json, Json], bool],
        kind: Callable[[Json], str],
        then: Callable[[Json, Json], None] | None = None,
    ) -> None:
        golds, free = self.gold.get(part, []), list(self.reading.get(part, []))
        hit, missed = Counter[str](), Counter[str]()
        # required gold first, so that optional gold never takes its match
        for gold in sorted(golds, key=lambda g: bool(g.get("optional"))):
            found = next((f for f in free if same(gold, f)), None)
            if found is not None:
                free.remove(found)
            if gold.get("optional"):
                continue
            (missed if found is None else hit)[kind(gold)] += 1
            if found is not None and then is not None:
                then(gold, found)
        spurious = Counter(map(kind, free))
        self.document.add(Measure(part), self._sums(hit, missed, spurious))
        for name in sorted({*hit, *missed, *spurious}):
            only = ({name: counter[name]} for counter in (hit, missed, spurious))
            self.document.add(Measure(f"{part}: {name}"), self._sums(*map(Counter, only)))

    @staticmethod
    def _sums(hit: Counter[str], missed: Counter[str], spurious: Counter[str]) -> Sums:
        return counted(hit.total(), hit.total() + spurious.total(), hit.total() + missed.total())

    def _quotes(self, quotes: Iterable[str], nth: int | None = None) -> list[tuple[int, int]]:
        return [place for quote in quotes for place in places(self.text, quote, nth)]

    def _words(self, spans: Places) -> str:
        return " ".join(self.text[a:b] for a, b in spans)

    def _party(self, gold: str | None, party: Json | None) -> bool:
        party = party or {}
        return tells(gold, party.get("text"), self.entities.get(party.get("entity")))

    def _same_event(self, gold: Json, found: Json) -> bool:
        return bool(gold["type"] == found["type"]) and touch(found["mentions"], self._quotes(gold["mentions"]))

    def _event(self, gold: Json, found: Json) -> None:
        for part in ("actor", "target", "place"):
            if part in gold:
                self.document.tell(f"events: {part}", right=self._party(gold[part], found.get(part)))
        if (gold.get("date") or "")[:4].isdigit():
            value = (found.get("time") or {}).get("value") or ""
            self.document.tell("events: date", right=value.startswith(gold["date"]))
        self._certainty("events", gold, found)

    def _certainty(self, part: str, gold: Json, found: Json) -> None:
        self.document.tell(f"{part}: status", right=gold["status"] == found.get("status"))
        if gold.get("source"):
            self.document.tell(f"{part}: source", right=self._party(gold["source"], found.get("source")))

    def _same_figure(self, gold: Json, found: Json) -> bool:
        agree = all(gold[key] == found[key] for key in ("measure", "low", "high"))
        return agree and touch([(found["start"], found["end"])], self._quotes([gold["quote"], *gold.get("also", [])]))

    def _figure(self, gold: Json, found: Json) -> None:
        self.document.tell("figures: qualifier", right=gold["qualifier"] == found["qualifier"])
        self._certainty("figures", gold, found)

    def _same_time(self, gold: Json, found: Json) -> bool:
        agree = gold["type"] == found["type"] and found["value"] in (gold["value"], *gold.get("also_accept", []))
        return agree and touch([(found["start"], found["end"])], self._quotes([gold["quote"]], gold.get("nth")))

    def _same_entity(self, gold: Json, found: Json) -> bool:
        told = [self.text[m["start"] : m["end"]] for m in found["mentions"]]
        agree = gold["kind"] == found["kind"]
        return bool(agree) and any(words in gold["mentions"] or words in gold["name"] for words in told)

    def _entity(self, gold: Json, found: Json) -> None:
        country, role = gold.get("country"), gold.get("role")
        self.document.tell("entities: country", right=country is None or country == found.get("country"))
        self.document.tell("entities: role", right=role is None or role.split()[0] in (found.get("role") or ""))

    def _same_statement(self, gold: Json, found: Json) -> bool:
        return same_words(gold["content"], self._words(found["content"])) >= SAME_WORDS

    def _statement(self, gold: Json, found: Json) -> None:
        tell, cue = self.document.tell, self._words(found.get("cue") or [])
        tell("statements: speaker", right=tells(gold["speaker"], self._words(found.get("speaker") or [])))
        if gold.get("speaker_entity"):
            entity = self.entities.get(found.get("speaker_entity"))
            tell("statements: who it is", right=tells(gold["speaker_entity"], entity))
        right = bool(name_words(gold["cue"]) & name_words(cue)) if gold["cue"] else not found.get("cue")
        tell("statements: cue", right=right)
        tell("statements: kind", right=gold["kind"] == found["kind"])


def score(sheet: Sheet, reading: Json) -> Document:
    """Return the sums of one report."""
    return Scorer(sheet, reading).score()
