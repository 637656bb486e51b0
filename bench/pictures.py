"""The picture of several reports, against gold bundles: invented crises and what must come together.

A bundle is a folder with reports.jsonl and gold.json. The gold points at words of a report ([report, quote]);
what was drawn must touch them. Parts that only the gold lists (which mentions are one incident, which entity, what
was known when) have a recall and no precision: every pair of the gold is one question with a right answer.
"""

import json
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

from bench.crisis import name_words, places, touch
from bench.readings import Json, picture
from bench.scores import Document, Measure, counted

ASKED = ("same incident", "kept apart", "one series", "origins", "same entity", "as of")
LISTED = ("points", "disputes", "updates", "ledger", "gaps", "wording")
At = list[str]


def same_name(gold: str | None, found: str | None) -> bool:
    """Whether two names share a word that tells, or there is none on both sides."""
    if not gold or not found:
        return not gold and not found
    return bool(name_words(gold) & name_words(found))


def bounds(number: Json) -> tuple[float | None, float | None]:
    """Low and high."""
    return number["low"], number["high"]


class Bundle:
    """Scores the picture of one bundle."""

    def __init__(self, name: str, gold: Json, texts: dict[str, str], drawn: Json) -> None:
        self.gold, self.texts, self.drawn = gold, texts, drawn
        self.document = Document(name)

    def score(self) -> Document:
        """Return the sums of the bundle, without what was known when."""
        self._incidents()
        self._series()
        self._listed("disputes", self.drawn.get("disputes", []), self._same_dispute)
        self._listed("updates", self.drawn.get("updates", []), self._same_update)
        self._listed("ledger", self.drawn.get("ledger", []), self._same_promise)
        self._listed("gaps", self.drawn.get("gaps", []), self._same_gap)
        self._wording()
        self._origins()
        for mentions in self.gold.get("entities", []):
            for one, two in combinations(mentions, 2):
                self._ask("same entity", right=bool(self._entity(one) & self._entity(two)))
        return self.document

    def moment(self, told: Json, drawn: Json) -> None:
        """Add what must have been known at a moment, in the picture drawn for it."""
        for key, (low, high) in told.get("now", {}).items():
            measure = key.partition("|")[0]
            now = [bounds(series["now"]) for series in drawn.get("series", []) if series["measure"] == measure]
            self._ask("as of", right=(low, high) in now)
        for part in ("gaps", "ledger"):
            if f"open_{part}" in told:
                left = sum(row["status"] == "open" for row in drawn.get(part, []))
                self._ask("as of", right=left == told[f"open_{part}"])

    def _ask(self, part: str, *, right: bool) -> None:
        self.document.add(Measure(part), counted(right, 0, 1))

    def _at(self, at: At, found: Json | None) -> bool:
        report, quote = at
        return bool(found) and self._touches(report, quote, found["report"], [found["span"]])  # type: ignore[index]

    def _touches(self, report: str, quote: str, other: str, spans: list[list[int]]) -> bool:
        return report == other and touch(spans, places(self.texts[report], quote))

    def _incident(self, type_: str, at: At) -> set[str]:
        return {
            incident["id"]
            for incident in self.drawn.get("incidents", [])
            if incident["type"] == type_
            for event in incident["events"]
            if self._touches(at[0], at[1], event["report"], event["mentions"])
        }

    def _entity(self, at: At) -> set[str]:
        return {e["id"] for e in self.drawn.get("entities", []) for m in e["mentions"] if self._at(at, m)}

    def _incidents(self) -> None:
        golds = self.gold.get("incidents", [])
        for incident in golds:
            for one, two in combinations(incident["mentions"], 2):
                if one[0] != two[0] and not incident.get("optional"):
                    both = self._incident(incident["type"], one) & self._incident(incident["type"], two)
                    self._ask("same incident", right=bool(both))
        types = {incident["type"] for incident in [*golds, *self.drawn.get("incidents", [])]}
        for one, two in self.gold.get("apart", []):
            found = [(self._incident(type_, one), self._incident(type_, two)) for type_ in sorted(types)]
            self._ask("kept apart", right=any(a or b for a, b in found) and not any(a & b for a, b in found))

    def _series(self) -> None:
        golds = self.gold.get("series", [])
        measures = {series["measure"] for series in golds}
        points = [(s, p) for s in self.drawn.get("series", []) for p in s["points"] if s["measure"] in measures]
        required: list[bool] = []
        spare = 0
        for series in golds:
            homes = []
            for point in series["points"]:
                home = {s["id"] for s, p in points if s["measure"] == series["measure"] and self._same_point(point, p)}
                if point.get("optional", series.get("optional", False)):
                    spare += bool(home)
                else:
                    required.append(bool(home))
                    homes.append(home)
            for one, two in combinations(homes, 2):
                self._ask("one series", right=bool(one & two))
        self._tell("points", required, len(points), spare)

    def _same_point(self, gold: Json, found: Json) -> bool:
        return (
            bounds(gold) == bounds(found)
            and self._at([gold["report"], gold["quote"]], found)
            and same_name(gold.get("source"), found.get("source"))
            and gold.get("scope", "total") == found.get("scope", "total")
        )

    def _tell(self, part: str, required: list[bool], found: int, spare: int) -> None:
        """Count a list. Optional gold that was found is taken off; several gold rows may share a finding."""
        offered = max(found - spare, sum(required))
        self.document.add(Measure(part), counted(sum(required), offered, len(required)))

    def _listed(self, part: str, found: list[Json], same: Callable[[Json, Json], bool], offered: int = -1) -> None:
        golds = self.gold.get(part, [])
        right = [(any(same(gold, one) for one in found), bool(gold.get("optional"))) for gold in golds]
        required = [hit for hit, optional in right if not optional]
        self._tell(part, required, len(found) if offered < 0 else offered, sum(h for h, optional in right if optional))

    def _same_dispute(self, gold: Json, found: Json) -> bool:
        def sides(dispute: Json) -> set[str]:
            if gold["kind"] != "figure":
                return {side["report"] for side in dispute["sides"]}
            return {str(side["value"]).replace(".0", "").replace(".", "").strip() for side in dispute["sides"]}

        return bool(gold["kind"] == found["kind"]) and sides(gold) <= sides(found)

    def _same_update(self, gold: Json, found: Json) -> bool:
        alike = all(gold[key] == found[key] for key in ("kind", "measure"))
        return alike and all(bounds(gold[key]) == bounds(found[key]) for key in ("from", "to"))

    def _anywhere(self, first: At, gold: Json, found: Json | None) -> bool:
        return any(self._at(at, found) for at in [first, *gold.get("also", [])])

    def _same_promise(self, gold: Json, found: Json) -> bool:
        done = gold["happened"] is None or self._at(gold["happened"], found.get("happened"))
        return (
            gold["status"] == found["status"] and done and self._anywhere(gold["announced"], gold, found["announced"])
        )

    def _same_gap(self, gold: Json, found: Json) -> bool:
        closed = gold["closed"] is None or self._at(gold["closed"], found.get("closed"))
        return gold["status"] == found["status"] and closed and self._anywhere(gold["at"], gold, found)

    def _wording(self) -> None:
        labels = [label for wording in self.drawn.get("wording", []) for label in wording["labels"]]
        different = {(label["label"], label.get("source"), label["report"]) for label in labels}
        self._listed("wording", labels, self._same_label, len(different))

    @staticmethod
    def _same_label(gold: Json, found: Json) -> bool:
        alike = gold["report"] == found["report"] and gold["distance"] == found["distance"]
        words = name_words(gold["label"]) & name_words(found["label"])
        return alike and bool(words) and same_name(gold.get("source"), found.get("source"))

    def _origins(self) -> None:
        origin = {report["name"]: report["origin"] for report in self.drawn.get("reports", [])}
        group = {name: number for number, names in enumerate(self.gold.get("origins", [])) for name in names}
        for one, two in combinations(sorted(group), 2):
            together = origin.get(one, one) == origin.get(two, two)
            self._ask("origins", right=together == (group[one] == group[two]))


def score(folder: Path, draw: Callable[..., Json] = picture) -> Document:
    """Return the sums of a bundle; `draw` draws the picture of a file of reports."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    given = folder / "reports.jsonl"
    reports = [json.loads(line) for line in given.read_text("utf-8").splitlines() if line.strip()]
    bundle = Bundle(folder.name, gold, {r["name"]: r["text"] for r in reports}, draw(given))
    bundle.score()
    for told in gold.get("as_of", []):
        bundle.moment(told, draw(given, "--as-of", told["at"]))
    return bundle.document


def bundles(folder: Path) -> Iterable[Path]:
    """Return the bundles in a folder by name."""
    return sorted(path.parent for path in folder.glob("*/gold.json"))
