"""Run the examples of facts.toml: each marks the members and the body that its rule must find."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from lagebild.languages.facts import FILE, Membership, fact_rules_of
from lagebild.languages.language import Language
from lagebild.languages.rules import Failure
from lagebild.model.report import Report
from lagebild.reading.notes import Notes

Annotate = Callable[[Report, Language], Notes]
_MARK: Final = re.compile(r"</?[mb]>")
_MEMBER: Final = re.compile(r"<m>(.*?)</m>")


def failures(language: Language, annotate: Annotate) -> tuple[Failure, ...]:
    """Return every example that its rule reads otherwise, every counterexample in which it finds something.

    `annotate` is the pipeline, handed in because a stage knows no other stages.
    """
    rules = language.part(fact_rules_of).memberships
    return tuple(failure for rule in rules for failure in _of(rule, language, annotate))


def _of(rule: Membership, language: Language, annotate: Annotate) -> Iterator[Failure]:
    for example in rule.examples:
        wanted = sorted(_MEMBER.findall(example))
        found = _members(_MARK.sub("", example), rule, language, annotate)
        if found != wanted:
            yield Failure(FILE, rule.name, example, ", ".join(wanted), ", ".join(found) or "nothing")
    for example in rule.counterexamples:
        found = _members(example, rule, language, annotate)
        if found:
            yield Failure(FILE, rule.name, example, "nothing", ", ".join(found))


def _members(text: str, rule: Membership, language: Language, annotate: Annotate) -> list[str]:
    notes = annotate(Report(text, name="example"), language)
    return sorted(fact.subject for fact in notes.facts if fact.rule == rule.name)
