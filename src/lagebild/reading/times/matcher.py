"""Find every combination of the language in a text: a chart over words, filled from right to left.

Most words of a text have nothing to do with time and are passed over after one look into a dictionary.
Where one has, a trie of all patterns is walked from it; parts it completes become new words of the chart.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from lagebild.languages.times import Combination
from lagebild.reading.times.grammar import (
    CAPITAL,
    LITERAL,
    SHORT,
    TOKEN,
    Edges,
    Grammar,
    Meaning,
    Node,
    Plan,
    Start,
    leads_on,
    variants,
)

NONE, SPACE, BREAK = 0, 1, 2
_OPENERS: Final = frozenset(".:!?…\"„“”»«›‹'‚‘’(–—-*•|/")
_LONGEST_NUMBER: Final = 12


class Step(NamedTuple):
    """One atom of a match: what filled the slot, and its words [first, last)."""

    slot: str
    value: Meaning
    core: bool
    first: int
    last: int


class Match(NamedTuple):
    """A combination that fits: words [first, last), the finding in characters [start, end)."""

    combination: Combination
    steps: tuple[Step, ...]
    first: int
    last: int
    start: int
    end: int

    def slots(self) -> dict[str, Meaning]:
        """What fills each slot: inside the finding first, then the first of its context."""
        filled: dict[str, Meaning] = {}
        for step in sorted(self.steps, key=lambda s: not s.core):
            if step.slot:
                filled.setdefault(step.slot, step.value)
        return filled


class Chart:
    """The words of a stretch of text, and everything that was made of them."""

    def __init__(self, grammar: Grammar, text: str, start: int, end: int) -> None:
        self.grammar = grammar
        self.text = text
        found = [m.span() for m in TOKEN.finditer(text, start, end)]
        self.starts = [s for s, _ in found]
        self.ends = [e for _, e in found]
        self.words = [text[s:e] for s, e in found]
        self.edges: dict[int, Edges] = {}
        self.matches: list[Match] = []

    def gap(self, index: int) -> int:
        """What stands before a word: nothing, white space, or the end of a paragraph."""
        if index == 0:
            return BREAK
        before, here = self.ends[index - 1], self.starts[index]
        if before == here:
            return NONE
        return BREAK if self.text.count("\n", before, here) > 1 else SPACE

    def opening(self, index: int) -> bool:
        """Whether a capital may be owed to the place: the word begins a sentence, line or quotation."""
        if index == 0:
            return True
        before, here = self.ends[index - 1], self.starts[index]
        return self.words[index - 1] in _OPENERS or "\n" in self.text[before:here]

    def fill(self) -> list[Match]:
        """Return every match in the stretch."""
        idle, words = self.grammar.idle, self.words
        for index in range(len(words) - 1, -1, -1):
            word = words[index]
            if idle(word):
                continue
            if word[0].isdecimal():
                if len(word) <= _LONGEST_NUMBER:
                    self._grow(index, self._number(index, word))
                continue
            opening = word[0].isupper() and self.opening(index)
            plan = self.grammar.plan(word, opening=opening)
            if plan.rests and index + 1 < len(words) and words[index + 1] in plan.rests:
                self._grow(index, self._lexical(index, word, variants(word, opening=opening)))
            else:
                self._begin(index, plan)
        return self.matches

    def _begin(self, index: int, plan: Plan) -> None:
        """Enter what a word is by itself, walk the trie from it, enter the parts that come of it."""
        self.edges[index] = plan.edges
        edges = self.edges.get(index + 1)
        if not plan.always and (edges is None or plan.next.isdisjoint(edges)):
            return
        waiting: list[tuple[str, int, Meaning]] = []
        for value, start in plan.starts:
            if start.leads_on(edges):
                self._walk_from(start, index, index + 1, value, waiting)
        if waiting:
            self._grow(index, waiting)

    def _lexical(self, index: int, word: str, others: list[str]) -> list[tuple[str, int, Meaning]]:
        found = [entry for form in (word, *others) for entry in self._entered(index, form)]
        if len(word) > SHORT and all(symbol[0] == LITERAL for symbol, _, _ in found):
            found += [(symbol, index + 1, value) for symbol, value in self.grammar.by_suffix(word)]
        return found

    def _entered(self, index: int, form: str) -> list[tuple[str, int, Meaning]]:
        entries = self.grammar.entries.get(form)
        if entries is None:
            return []
        found = []
        for rest, symbol, value in entries:
            end = index + 1 + len(rest)
            if not rest or self.words[index + 1 : end] == list(rest):
                found.append((symbol, end, value))
        return found

    def _number(self, index: int, word: str) -> list[tuple[str, int, Meaning]]:
        value = int(word)
        found: list[tuple[str, int, Meaning]] = [("number", index + 1, value)]
        for name, limit in self.grammar.digits:
            exact = not limit.exact or len(word) == limit.exact
            if limit.least <= value <= limit.most and len(word) <= limit.width and exact:
                found.append((name, index + 1, value))
        found += self._entered(index, word)
        return found + self._long_number(index, word)

    def _long_number(self, index: int, word: str) -> list[tuple[str, int, Meaning]]:
        """Numbers with marks inside: "12.500", "2,5"."""
        marks = self.grammar.times.file.separators
        if index + 2 >= len(self.words) or self.gap(index + 1) != NONE or self.gap(index + 2) != NONE:
            return []
        mark, rest = self.words[index + 1], self.words[index + 2]
        if mark == marks.thousands and len(rest) == 3 and rest.isdecimal() and len(word) <= 3:
            return [("number", index + 3, int(word + rest))]
        if mark == marks.decimal and rest.isdecimal():
            return [("number", index + 3, float(f"{word}.{rest}"))]
        return []

    def _grow(self, index: int, found: list[tuple[str, int, Meaning]]) -> None:
        """Enter words and parts at a place, walk the trie from each, enter the parts that come of it."""
        if not found:
            return
        here = self.edges[index] = {symbol: [*hits] for symbol, hits in self.edges.get(index, {}).items()}
        starts = self.grammar.starts
        waiting = found
        while waiting:
            symbol, end, value = waiting.pop()
            known = here.setdefault(symbol, [])
            if any(length == end - index for length, _ in known):
                continue
            known.append((end - index, value))
            start = starts.get(symbol)
            if start is not None and start.leads_on(self.edges.get(end)):
                self._walk_from(start, index, end, value, waiting)

    def _walk_from(
        self, start: Start, index: int, end: int, value: Meaning, waiting: list[tuple[str, int, Meaning]]
    ) -> None:
        edges = self.edges.get(end)
        for _, core, slot, node in start.nodes:
            if leads_on(node, edges):
                self._walk(node, end, (Step(slot, value, core, index, end),), waiting)

    def _walk(self, node: Node, at: int, steps: tuple[Step, ...], waiting: list[tuple[str, int, Meaning]]) -> None:
        for combination in node.ends:
            self._complete(combination, steps, waiting)
        if not node.children or at >= len(self.words):
            return
        edges = self.edges.get(at)
        if edges is None and not node.shapes:
            return
        gap = self.gap(at)
        for symbol, last, value in self._continuations(node, at, edges):
            for wanted, core, slot, following in node.children[symbol]:
                if gap == BREAK or (wanted == "none" and gap) or (wanted == "space" and not gap):
                    continue
                if leads_on(following, self.edges.get(last)):
                    self._walk(following, last, (*steps, Step(slot, value, core, at, last)), waiting)

    def _continuations(self, node: Node, at: int, edges: Edges | None) -> Iterable[tuple[str, int, Meaning]]:
        children = node.children
        found = [
            (symbol, at + length, value)
            for symbol, hits in (edges or {}).items()
            if symbol in children
            for length, value in hits
        ]
        if node.shapes:
            word = self.words[at]
            found += [(n, at + 1, word) for n in dict.fromkeys(node.shapes) if self._has_shape(at, word, n)]
        return found

    def _has_shape(self, at: int, word: str, name: str) -> bool:
        if name == CAPITAL:
            return word[0].isupper() and not self.opening(at)
        return self.grammar.shapes[name].fullmatch(word) is not None

    def _complete(
        self, combination: Combination, steps: tuple[Step, ...], waiting: list[tuple[str, int, Meaning]]
    ) -> None:
        first, last = steps[0].first, steps[-1].last
        if not combination.finding:
            slots = tuple((s.slot, s.value) for s in steps if s.slot)
            value: Meaning = (combination.means, slots) if combination.means else slots[0][1]
            waiting.append((combination.name, last, value))
            return
        core = [step for step in steps if step.core]
        start, end = self.starts[core[0].first], self.ends[core[-1].last - 1]
        self.matches.append(Match(combination, steps, first, last, start, end))


def chosen(matches: list[Match]) -> tuple[list[Match], list[tuple[Match, Match]]]:
    """Return the matches that stand, in text order, and those that lost with the one they lost to.

    The longer finding wins, then the longer context, then the rule that stands earlier in the file.
    """
    ranked = sorted(matches, key=lambda m: (m.start - m.end, m.first - m.last, m.combination.order, m.start))
    standing: list[Match] = []
    lost: list[tuple[Match, Match]] = []
    taken: dict[int, Match] = {}
    for match in ranked:
        rival = next((taken[i] for i in range(match.start, match.end) if i in taken), None)
        if rival is not None:
            lost.append((match, rival))
            continue
        standing.append(match)
        for i in range(match.start, match.end):
            taken[i] = match
    return sorted(standing, key=lambda m: m.start), lost
