"""Parts: how many of those counted before, or of a whole named beside, are something or had something happen."""

from dataclasses import replace

from lagebild.languages.measures import MeasureRule
from lagebild.reading.figures.finding import Finding, Found
from lagebild.reading.figures.page import Count, Page
from lagebild.reading.figures.situations import WEAK, Situations


class Parts:
    """Reads the parts on one page."""

    def __init__(self, page: Page, situations: Situations, found: Found) -> None:
        self._page = page
        self._situations = situations
        self._found = found
        self._links = page.data.file.links
        self._named_whole = False

    def read(self, count: Count) -> Finding | None:
        """Return the count as a part of an earlier one, or as told of its people; None where it is no part."""
        head = count.counted.head
        if head is not None and not {"things", "happenings"}.isdisjoint(self._page.classes(head)):
            return None
        if count.amount.kind in ("vague", "few", "none"):
            return None
        if count.amount.kind == "article" and head is not None and not self._page.person(head):
            return None
        whole = self._whole_of(count)
        if whole is None:
            return None
        told = self._situations.tell(count, relatives=not self._named_whole)
        if told is not None and told.rule.measure not in WEAK and told.rule.measure != whole.measure:
            return Finding(count, told.rule.measure, told.rule.name, of=self._of_part(count, whole))
        return Finding(
            count, whole.measure, "part", whole.unit, "subset", whole, of=self._of_part(count, whole)
        )  # fmt: skip

    def _of_part(self, count: Count, whole: Finding) -> str | None:
        return self._found.words_of(whole) if count.counted.head is None else None

    def _whole_of(self, count: Count) -> Finding | None:
        """Return the whole; `_named_whole` tells afterwards whether its own noun stands beside the count."""
        self._named_whole = False
        opener = self._opener(count)
        if count.counted.partitive:
            return self._partitive_whole(count) or (self._found.near(count) if opener is not None else None)
        if opener is not None:
            return self._found.near(count)
        among = self._among(count)
        if among is not None:
            return among
        last = self._found.last
        if last is not None and last.scope == "subset" and self._follows(count, last):
            return last.part_of
        return None

    def _partitive_whole(self, count: Count) -> Finding | None:
        head = count.counted.head
        if head is None:
            return self._found.latest()
        rule = self._situations.noun_rule(head)
        if rule is None:
            return None
        return self._found.latest(measure=rule.measure) or self._someone(count, head, rule)

    def _someone(self, count: Count, noun: int, rule: MeasureRule, *, sure: bool = False) -> Finding | None:
        """Return a whole that the report never counts."""
        if not sure and not self._page.data.single.of(self._page.tokens[noun].text):
            return None
        amount = replace(count.amount, low=None, high=None)
        return Finding(replace(count, amount=amount), rule.measure, rule.name)

    def _opener(self, count: Count) -> int | None:
        """Return the word, or the first of two, that opens the part the count stands in; None where there is none."""
        whole = self._page.notes.words[1][count.sentence]
        last = self._found.last
        end = last.count.last - 1 if last is not None else -1
        for token in range(count.amount.first - 1, whole.first - 1, -1):
            if self._page.low[token] in self._links.within:
                return token
            if token and f"{self._page.low[token - 1]} {self._page.low[token]}" in self._links.among_them:
                return token - 1
            if self._page.tokens[token].tag in ("$.", "$,", "KON") or token == end:
                return None
        return None

    def _follows(self, count: Count, last: Finding) -> bool:
        """Whether the count is coordinated to the one before: only a conjunction or a comma between."""
        between = range(last.count.last, count.amount.first)
        return 0 < len(between) <= 2 and all(
            self._page.tokens[t].tag in ("KON", "$,") for t in between
        )  # fmt: skip

    def _among(self, count: Count) -> Finding | None:
        """Return the whole that a preposition of inclusion names, as a noun or a pronoun."""
        page, clause = self._page, count.clause
        predicate = page.predicate(clause) if clause is not None else None
        if clause is None or (predicate is not None and predicate.lemma in self._links.say):
            return None
        lemma = predicate.lemma if predicate is not None else ""
        concerned = lemma in self._links.concern
        if page.standing(count).preposition is not None and not concerned:
            return None
        for number in page.syntax.with_preposition(clause, *self._openers(lemma)):
            phrase = page.syntax.phrases[number]
            before = phrase.first < count.anchor or lemma in self._links.be
            if phrase.first <= count.anchor < phrase.core_last or not before:
                continue
            if page.low[phrase.head] in self._links.they and count.amount.kind != "article":
                return self._found.latest()
            rule = self._situations.noun_rule(phrase.head)
            if rule is not None:
                self._named_whole = True
                sure = concerned or lemma in self._links.belong
                return self._found.latest(measure=rule.measure) or self._someone(count, phrase.head, rule, sure=sure)
        return None

    def _openers(self, lemma: str) -> list[str]:
        """Return the prepositions that open a whole beside the verb."""
        found = sorted(self._links.among)
        if lemma in self._links.belong:
            found.append(self._links.to)
        if lemma in self._links.concern:
            return [self._links.at]
        return found
