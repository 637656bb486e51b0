"""The statements found so far, by the sentences they touch: looking around costs the same in any length of text."""

from collections.abc import Iterable

from lagebild.reading.statements.desk import Desk, Draft, Range


class Ledger:
    """Drafts in the order they were found, with an index by sentence."""

    def __init__(self, desk: Desk, drafts: Iterable[Draft] = ()) -> None:
        self._syntax = desk.syntax
        self._sentences = desk.sentences
        self._by_sentence: dict[int, dict[int, Draft]] = {}  # sentence → order of entry → draft
        self._entered: dict[int, Draft] = {}
        self._order: dict[int, int] = {}
        self._count = 0
        self.enter(drafts)

    def enter(self, drafts: Iterable[Draft]) -> None:
        """Add drafts behind all others."""
        for draft in drafts:
            self._order[id(draft)] = self._count
            self._entered[self._count] = draft
            for sentence in self._touched(draft):
                self._by_sentence.setdefault(sentence, {})[self._count] = draft
            self._count += 1

    def strike(self, draft: Draft) -> None:
        """Take a draft out."""
        order = self._order.pop(id(draft))
        del self._entered[order]
        for sentence in self._touched(draft):
            del self._by_sentence[sentence][order]

    def all(self) -> list[Draft]:
        """Return the drafts in the order they were found."""
        return list(self._entered.values())

    def around(self, part: Range) -> list[Draft]:
        """Return the drafts that touch a sentence of the range, in the order they were found."""
        first, last = self._sentences_of(part)
        if first == last:
            return list(self._by_sentence.get(first, {}).values())
        found = {n: d for s in range(first, last + 1) for n, d in self._by_sentence.get(s, {}).items()}
        return [found[n] for n in sorted(found)]

    def in_sentence(self, sentence: int) -> list[Draft]:
        """Return the drafts that touch a sentence, in the order they were found."""
        found = self._sentences[sentence]
        return [d for d in self._by_sentence.get(sentence, {}).values() if d.touches((found.first, found.last))]

    def _touched(self, draft: Draft) -> list[int]:
        found: set[int] = set()
        for part in (*draft.content, *draft.frame):
            first, last = self._sentences_of(part)
            found.update(range(first, last + 1))
        return sorted(found)

    def _sentences_of(self, part: Range) -> Range:
        return self._syntax.sentence_of(part[0]), self._syntax.sentence_of(max(part[0], part[1] - 1))
