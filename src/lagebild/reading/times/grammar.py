"""The times of a language, compiled: what each word can be, and a trie of all patterns."""

import re
from typing import Final, NamedTuple

from lagebild.languages.language import Language
from lagebild.languages.timepatterns import Atom
from lagebild.languages.times import Combination, Digits, Times, load_times

TOKEN: Final = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")


class Node:
    """A place in the trie of patterns. Children: symbol → (gap, core, slot, node)."""

    def __init__(self) -> None:
        self.children: dict[str, list[tuple[str, bool, str, Node]]] = {}
        self.ends: list[Combination] = []
        self.shapes: tuple[str, ...] = ()

    def child(self, symbol: str, atom: Atom, shapes: dict[str, re.Pattern[str]]) -> "Node":
        """Return the child for an atom, made where there is none."""
        found = self.children.setdefault(symbol, [])
        for gap, core, slot, node in found:
            if (gap, core, slot) == (atom.gap, atom.core, atom.slot):
                return node
        node = Node()
        found.append((atom.gap, atom.core, atom.slot, node))
        if symbol == CAPITAL or symbol in shapes:
            self.shapes = (*self.shapes, symbol)
        return node


#: A capital letter where the place owes none: in many languages a noun or name.
CAPITAL: Final = "Noun"
#: Symbols of words that stand in patterns literally begin with it.
LITERAL: Final = "="
_REMEMBERED: Final = 1 << 16
SHORT: Final = 3  # letters up to which a word has no ending that counts

Meaning = object  # what a word or part stands for
Entry = tuple[tuple[str, ...], str, Meaning]  # the further words, the symbol, the meaning
Edges = dict[str, list[tuple[int, Meaning]]]  # symbol → number of words and meaning


class Start:
    """The patterns that begin with a symbol, and what must come next for one of them to go on."""

    def __init__(self, nodes: list[tuple[str, bool, str, Node]]) -> None:
        self.nodes = nodes
        self.always = any(node.ends or node.shapes for _, _, _, node in nodes)
        self.next = frozenset(symbol for _, _, _, node in nodes for symbol in node.children)

    def leads_on(self, edges: Edges | None) -> bool:
        """Whether one of the patterns can go on with the edges of the next word."""
        return self.always or (edges is not None and not self.next.isdisjoint(edges))


class Plan(NamedTuple):
    """What a word alone is in a chart, and the patterns that begin with it."""

    edges: Edges
    starts: list[tuple[Meaning, Start]]
    always: bool
    next: frozenset[str]  # symbols that one of the patterns can go on with
    rests: frozenset[str]  # words behind it with which it is more than itself


class Grammar:
    """The compiled times of one language."""

    def __init__(self, times: Times) -> None:
        self.times = times
        self.root = Node()
        self.entries: dict[str, list[Entry]] = {}
        for form, meanings in times.words.items():
            for symbol, value in meanings:
                self._enter(form, symbol, value)
        self.shapes = {name: re.compile(shape) for name, shape in times.file.shapes.items()}
        entered: set[str] = set()
        for combination in times.combinations:
            node = self.root
            for atom in combination.atoms:
                symbol = atom.symbol or LITERAL + "|".join(atom.words)
                if atom.words and symbol not in entered:
                    entered.add(symbol)
                    for word in atom.words:
                        self._enter(word, symbol, word)
                node = node.child(symbol, atom, self.shapes)
            node.ends.append(combination)
        self.digits: tuple[tuple[str, Digits], ...] = tuple(times.file.digits.items())
        self.lean_after = {str(way): re.compile(shape) for way, shape in times.file.lean_after.items()}
        self.suffixes = _suffixes(times.file.suffixes)
        self.suffix_lengths = tuple(sorted({len(s) for s in self.suffixes}, reverse=True))
        self._ended: dict[str, list[tuple[str, Meaning]]] = {}
        self._idle: dict[str, bool] = {}
        self._plans: dict[str, Plan] = {}
        self._opening_plans: dict[str, Plan] = {}
        self.starts = {symbol: Start(nodes) for symbol, nodes in self.root.children.items()}

    def _enter(self, form: str, symbol: str, value: Meaning) -> None:
        first, *rest = TOKEN.findall(form)
        self.entries.setdefault(first, []).append((tuple(rest), symbol, value))

    def idle(self, word: str) -> bool:
        """Whether a word can have nothing to do with time, however it is written; remembered by the word."""
        known = self._idle.get(word)
        if known is None:
            if len(self._idle) >= _REMEMBERED:
                self._idle.clear()
            forms = {word, word.lower(), word.capitalize(), word[0].lower() + word[1:]}
            ended = len(word) > SHORT and bool(self.by_suffix(word))
            known = self._idle[word] = forms.isdisjoint(self.entries) and not ended and not word[0].isdecimal()
        return known

    def plan(self, word: str, *, opening: bool) -> Plan:
        """Return what a word is, at an opening or not; remembered by the word."""
        plans = self._opening_plans if opening else self._plans
        if word not in plans:
            if len(plans) >= _REMEMBERED:
                plans.clear()
            plans[word] = self._planned((word, *variants(word, opening=opening)))
        return plans[word]

    def _planned(self, forms: tuple[str, ...]) -> Plan:
        entries = [entry for form in forms for entry in self.entries.get(form, ())]
        rests = frozenset(rest[0] for rest, _, _ in entries if rest)
        found = [(symbol, value) for rest, symbol, value in entries if not rest]
        if len(forms[0]) > SHORT and all(symbol[0] == LITERAL for symbol, _ in found):
            found += self.by_suffix(forms[0])
        edges: Edges = {}
        for symbol, value in reversed(found):
            edges.setdefault(symbol, [(1, value)])
        starts = [(hits[0][1], self.starts[symbol]) for symbol, hits in edges.items() if symbol in self.starts]
        goes_on = frozenset(symbol for _, start in starts for symbol in start.next)
        return Plan(edges, starts, any(start.always for _, start in starts), goes_on, rests)

    def by_suffix(self, word: str) -> list[tuple[str, Meaning]]:
        """Return the symbols and meanings of the longest known ending of a word; remembered by the word."""
        found = self._ended.get(word)
        if found is None:
            if len(self._ended) >= _REMEMBERED:
                self._ended.clear()
            small = word.lower()
            ends = (small[-length:] for length in self.suffix_lengths if length <= len(word))
            found = self._ended[word] = next((self.suffixes[end] for end in ends if end in self.suffixes), [])
        return found


def _suffixes(classes: dict[str, dict[str, str | int]]) -> dict[str, list[tuple[str, Meaning]]]:
    found: dict[str, list[tuple[str, Meaning]]] = {}
    for name, entries in classes.items():
        for suffix, value in entries.items():
            found.setdefault(suffix, []).append((name, value))
    return found


def compiled(language: Language) -> Grammar:
    """Return the compiled times of the language (for `language.part`)."""
    return Grammar(load_times(language))


def variants(word: str, *, opening: bool) -> list[str]:
    """Return how else a capitalised word may be entered: set in capitals, or with the capital of an opening."""
    if not word[0].isupper():
        return []
    if len(word) > 2 and word.isupper():
        return [word.lower(), word.capitalize()]
    if len(word) > 4 and word[:3].isupper():
        return [word.capitalize()]
    return [word[0].lower() + word[1:]] if opening else []


def leads_on(node: Node, edges: Edges | None) -> bool:
    """Whether a combination ends at the node or may go on with the edges of the next word."""
    if node.ends or node.shapes:
        return True
    return edges is not None and not node.children.keys().isdisjoint(edges)
