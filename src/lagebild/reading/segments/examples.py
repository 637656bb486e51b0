"""Run the examples of segments.toml."""

from collections.abc import Iterator

from lagebild.languages.language import Language
from lagebild.languages.rules import Failure
from lagebild.languages.segments_data import FILE, CompiledRule, segment_rules
from lagebild.reading.segments.lines import hits, lines_of


def failures(language: Language) -> tuple[Failure, ...]:
    """Return every example whose marked stretch, and every counterexample that, the rules read otherwise."""
    return tuple(f for rule in language.part(segment_rules).rules for f in _of(rule, language))


def _of(found: CompiledRule, language: Language) -> Iterator[Failure]:
    rule = found.rule
    for example in rule.examples:
        expected = example[example.index("<") + 1 : example.rindex(">")]
        text = example[: example.index("<")] + expected + example[example.rindex(">") + 1 :]
        got = _stretches(text, rule.name, language)
        if got != [expected.strip()]:
            yield Failure(FILE, rule.name, example, repr(expected), repr(got))
    for example in rule.counterexamples:
        got = _stretches(example, rule.name, language)
        if got:
            yield Failure(FILE, rule.name, example, "nothing", repr(got))


def _stretches(text: str, name: str, language: Language) -> list[str]:
    rules = language.part(segment_rules)
    return [
        text[h.start : h.end].strip() for line in lines_of(text) for h in hits(line, rules) if h.found.rule.name == name
    ]
