"""Nouns made of nouns: the last part says gender, number and case, the lemma keeps what stands before."""

from collections.abc import Iterator

from lagebild.languages.lexicon import Analysis, Lexicon
from lagebild.languages.morphology import Nouns

_SHORTEST_HEAD, _SHORTEST_TAIL, _SURE_TAIL = 2, 3, 4


class Compounds:
    """Splits compounds over a lexicon, longest tail first."""

    def __init__(self, lexicon: Lexicon, rules: Nouns, infinitive: str) -> None:
        self._lexicon = lexicon
        self._infinitive = infinitive
        self._rules = rules

    def of(self, form: str, *, daring: bool = False) -> Iterator[Analysis]:
        """Yield the readings of a capitalised compound; nothing where its tail is unknown.

        What stands before the tail must be a known word too, unless `daring`.
        """
        head, hyphen, tail = form.rpartition("-")
        if hyphen:
            if not tail[:1].islower():  # "US-amerikanisch" is no noun
                yield from self._joined(head + hyphen, tail, daring=daring)
            return
        for cut in range(_SHORTEST_HEAD, len(form) - _SHORTEST_TAIL + 1):
            head, tail = form[:cut], form[cut:].capitalize()
            if tail.lower() in self._rules.not_tails or not self._nouns(tail):
                continue
            if self.is_head(head) or (daring and cut > _SHORTEST_HEAD and len(tail) >= _SURE_TAIL):
                yield from self._joined(head, tail)
                return

    def is_head(self, head: str) -> bool:
        """Whether the letters before the tail are a known word, with or without a linking element."""
        noun = head[:1].upper() + head[1:]
        for link in self._rules.links:
            stem = noun.removesuffix(link) if link else noun
            if (not link or stem != noun) and len(stem) >= _SHORTEST_HEAD:
                if self._nouns(stem) or self._lexicon.open(stem.lower()) or self._lexicon.closed(stem.lower()):
                    return True
                if self._lexicon.open(stem.lower() + self._infinitive):
                    return True
        return False

    def _nouns(self, form: str) -> list[Analysis]:
        return [a for a in self._lexicon.open(form) if a.tag == "NN"]

    def _joined(self, head: str, tail: str, *, daring: bool = False) -> Iterator[Analysis]:
        nouns = self._nouns(tail)
        if not nouns and head.endswith("-") and tail:
            nouns = list(self.of(tail, daring=daring))
        for noun in nouns:
            lemma = noun.lemma if head.endswith("-") else noun.lemma[:1].lower() + noun.lemma[1:]
            yield Analysis("NN", head + lemma, noun.agreement)
