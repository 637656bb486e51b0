"""segments.toml: which line of a page does which job, and the masthead that lines tell."""

import re
from typing import Literal

import msgspec

from lagebild.languages.files import DataError, read_toml
from lagebild.languages.language import Language
from lagebild.languages.rules import Rule
from lagebild.model.segment import SegmentKind

FILE = "segments.toml"


class LineRule(Rule, frozen=True):
    """A line, or the beginning or end of one, that does a known job.

    `pattern` is a regular expression; {agencies}, {months}, {weekdays} stand for the word lists of
    the file. Its groups day, month, year, hour, minute, agency, author feed the masthead. Its group
    place, at the beginning of a line, is kept: names are read in it, the rest is dropped.
    `where` is what it must match: the whole line, its beginning, or its end.
    `ends_story`: what follows belongs to other stories unless it shares this one's topic.
    `closes_teaser`: the heading and paragraphs before it are a teaser where their topic is foreign.
    `first_only`: it holds only in the first paragraph.
    `reason` is what the ledger of dropped text says; without it the stretch is read.
    """

    kind: SegmentKind
    pattern: str
    where: Literal["line", "beginning", "end"] = "line"
    reason: str | None = None
    ends_story: bool = False
    first_only: bool = False
    closes_teaser: bool = False


class SegmentsData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file: word lists for the patterns, `months` with their numbers, then rules, first match wins."""

    agencies: tuple[str, ...] = ()
    months: dict[str, int] = {}
    weekdays: tuple[str, ...] = ()
    not_authors: tuple[str, ...] = ()
    between_authors: tuple[str, ...] = ()
    rules: tuple[LineRule, ...] = ()


class CompiledRule(msgspec.Struct, frozen=True):
    """A rule beside its compiled pattern."""

    rule: LineRule
    regex: re.Pattern[str]


class SegmentRules(msgspec.Struct, frozen=True):
    """The rules ready to run, and the words of the masthead."""

    data: SegmentsData
    rules: tuple[CompiledRule, ...]
    lines: tuple[CompiledRule, ...]
    beginnings: tuple[CompiledRule, ...]
    ends: tuple[CompiledRule, ...]

    def named(self, name: str) -> CompiledRule | None:
        """Return the rule of that name, if it is one of this file."""
        return next((r for r in self.rules if r.rule.name == name), None)


def segment_rules(language: Language) -> SegmentRules:
    """Return the compiled rules of the language; raises DataError naming the rule that is no pattern."""
    data = read_toml(language.folder / FILE, SegmentsData)
    rules = tuple(_compiled(rule, data) for rule in data.rules)
    lines, beginnings, ends = (
        tuple(r for r in rules if r.rule.where == where) for where in ("line", "beginning", "end")
    )
    return SegmentRules(data, rules, lines, beginnings, ends)


def _compiled(rule: LineRule, data: SegmentsData) -> CompiledRule:
    pattern = rule.pattern
    for name in ("agencies", "months", "weekdays"):
        words = sorted(getattr(data, name), key=lambda w: (-len(w), w))
        pattern = pattern.replace("{" + name + "}", "(?:" + "|".join(map(re.escape, words)) + ")")
    anchored = {"line": f"(?:{pattern})\\Z", "beginning": pattern, "end": f"(?:{pattern})\\Z"}[rule.where]
    try:
        return CompiledRule(rule, re.compile(anchored))
    except re.error as problem:
        raise DataError(f"{FILE}: rule {rule.name!r}: pattern: {problem}") from problem
