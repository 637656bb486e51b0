"""From counts to findings: which measure, of what whole, new or so far, instead of which older number."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lagebild.languages.measures import MeasureRule
from lagebild.model.figure import Measure, Scope
from lagebild.reading.figures.amounts import Amount
from lagebild.reading.figures.counted import Counted
from lagebild.reading.figures.measured import is_measured, tell_magnitude, tell_unit, unit_of
from lagebild.reading.figures.page import Count, Page
from lagebild.reading.figures.situations import WEAK, Situations

#: How far back, in sentences, "the number", "davon" and "von ihnen" may point.
_REACH_BACK = 2
_YEARS = range(1000, 2101)
_DETERMINERS = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "APPRART", "CARD", "PWAT", "PRELAT"})
#: How many tokens after "Zahl der" its noun may stand.
_TOTAL_REACH = 9


@dataclass(frozen=True, slots=True)
class Finding:
    """A count with its meaning. `part_of` is the finding it is a part of; `older` the bounds it replaces."""

    count: Count
    measure: Measure
    rule: str
    unit: str | None = None
    scope: Scope = "total"
    part_of: "Finding | None" = None
    older: tuple[float | None, float | None] | None = None
    of: str | None = None


class Findings:
    """Reads the counts of one page in text order; each may lean on those before it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._situations = Situations(page)
        self._links = page.data.file.links
        self._totals = page.data.file.totals
        self._found: list[Finding] = []

    def read(self) -> list[Finding]:
        """Return all findings with a number or a word for one, in text order."""
        for sentence in range(len(self._page.notes.words[1])):
            counts = [c for c in self._page.counts(sentence) if self._may_count(c)]
            for place, count in enumerate(counts):
                finding = self._measured(count) or self._finding(count, counts[:place])
                if finding is not None:
                    self._found.append(self._scoped(finding))
                    self._found.extend(self._also(self._found[-1]))
        return self._found + self._bare()

    def _may_count(self, count: Count) -> bool:
        page, amount = self._page, count.amount
        if self._denied(amount):
            return False
        if amount.kind in ("article", "none") and count.counted.head is None and not count.counted.partitive:
            return False
        head = count.counted.head
        if head is None and self._quoted(amount):
            return False
        if self._a_year(amount) and (head is None or count.counted.partitive):
            return False
        if amount.core in page.timed:
            countable = head is not None and bool(page.noun_rules(head) or page.person(head))
            return countable and head not in page.timed
        return not is_measured(page, count)

    def _denied(self, amount: Amount) -> bool:
        """Whether the number is asked for ("wie viele") or nobody's ("keiner der 30 Insassen")."""
        low, words, first = self._page.low, self._page.quantities.words, amount.first
        if first and low[first - 1] in words.asking:
            return True
        sentence = self._page.notes.words[1][self._page.syntax.sentence_of(first)]
        if first > sentence.first and low[first - 1] in words.or_ and low[sentence.last - 1] in words.questions:
            return True  # "Elf oder 14 Tote?"
        return first > 1 and low[first - 1] in self._links.genitives and low[first - 2] in words.none_of

    def _named(self, amount: Amount) -> bool:
        """Whether the number belongs to the name before it ("Christoph 27", "Halle 4")."""
        if not amount.first or amount.first != amount.core or not self._page.low[amount.core][0].isdigit():
            return False
        page = self._page
        before = page.tokens[amount.first - 1]
        closed = amount.last < len(page.tokens) and page.low[amount.last] in self._links.quote_marks
        noun = before.tag in ("NN", "NE") or (closed and before.text[0].isupper())
        return noun and not self._is_total(amount.first - 1)

    def _a_year(self, amount: Amount) -> bool:
        text = self._page.tokens[amount.core].text
        return amount.first == amount.core and text.isdigit() and len(text) == 4 and int(text) in _YEARS

    def _quoted(self, amount: Amount) -> bool:
        """Whether the number alone stands in quotation marks: the club "911"."""
        page, marks = self._page, self._links.quote_marks
        if not 0 < amount.first < amount.last < len(page.tokens):
            return False
        return page.low[amount.first - 1] in marks and page.low[amount.last] in marks

    def _measured(self, count: Count) -> Finding | None:
        unit = unit_of(self._page, count)
        told = tell_unit(self._page, count, unit) if unit is not None else tell_magnitude(self._page, count)
        if told is None:
            return None
        return Finding(count, told.rule.measure, told.rule.name, told.unit)

    def _finding(self, count: Count, before: list[Count]) -> Finding | None:
        named = count.counted.head is None and self._named(count.amount)
        if named or unit_of(self._page, count) is not None:
            return None
        for ask in (self._number_of, self._part, self._plain, self._said_again, self._same_crowd):
            finding = ask(count)
            if finding is not None:
                return finding
        return None

    # One count on its own

    def _plain(self, count: Count) -> Finding | None:
        told = self._situations.tell(count)
        if told is None or not self._believed(count, told.rule.measure, told.rule.how):
            return None
        return Finding(count, told.rule.measure, told.rule.name)

    def _believed(self, count: Count, measure: str, how: str) -> bool:
        amount, head = count.amount, count.counted.head
        if amount.kind == "article":
            return self._one_person(count, measure, how)
        if amount.kind == "none":
            return measure in ("killed", "injured") and how == "noun"
        if head is None:
            return self._stands_alone(count, measure)
        return True

    def _one_person(self, count: Count, measure: str, how: str) -> bool:
        """Whether "ein" counts: "ein Toter", "ein Student wurde erschossen", not "ein Demonstrant sagte"."""
        head = count.counted.head
        if head is None or count.counted.partitive:
            return measure not in WEAK and (head is None or self._page.person(head))
        if how == "noun":
            return bool(self._page.data.single.of(self._page.tokens[head].text))
        classes = self._page.classes(head)
        if self._after_name(count):
            return False
        if how == "target" and measure in ("killed", "injured", "detained") and not classes:
            return self._page.tokens[head].tag == "NN"
        return measure not in WEAK and self._page.person(head) and how in ("target", "subject", "state")

    def _after_name(self, count: Count) -> bool:
        """Whether the count explains a name before a comma ("Anna Berg, eine Lehrerin")."""
        first, tokens = count.amount.first, self._page.tokens
        return first > 1 and tokens[first - 1].tag == "$," and tokens[first - 2].tag in ("NE", "VVPP", "PTKVZ")

    def _stands_alone(self, count: Count, measure: str) -> bool:
        amount = count.amount
        if self._page.standing(count).preposition is not None and not count.counted.partitive:
            return False
        if amount.kind == "crowd" or amount.more or count.counted.partitive:
            return True
        return measure not in WEAK

    def _also(self, finding: Finding) -> Iterator[Finding]:
        """Read a second harm of the same people: "Dutzende von Toten und Verletzten", captives set free."""
        page, count = self._page, finding.count
        before = self._situations.also(count, finding.measure)
        if before is not None:
            yield Finding(count, before.measure, before.name)
        after = count.last
        if count.amount.qualifier != "some" or count.counted.head is None or after + 1 >= len(page.tokens):
            return
        if page.tokens[after].tag != "KON" or page.tokens[after + 1].tag != "NN":
            return
        rule = self._situations.noun_rule(after + 1)
        if rule is not None and rule.measure != finding.measure:
            both = replace(count, counted=replace(count.counted, head=after + 1, last=after + 2))
            words = page.notes.text[page.start(after + 1) : page.end(after + 1)]
            yield Finding(both, rule.measure, rule.name, of=words)

    # "Es gab Tote": harm without a number

    def _bare(self) -> list[Finding]:
        """Return the harm that is told without any number, once for a measure that has no other figure."""
        known = {finding.measure for finding in self._found}
        found: list[Finding] = []
        for token in range(len(self._page.tokens)):
            rule = self._bare_rule(token)
            if rule is not None and rule.measure not in known:
                known.add(rule.measure)
                amount = Amount(token, token, token + 1, None, None, "some", "bare", "bare")
                sentence = self._page.syntax.sentence_of(token)
                clause = self._page.syntax.clause_of(token)
                found.append(Finding(Count(amount, Counted(token, token + 1), sentence, clause), rule.measure, rule.name))
        return found

    def _bare_rule(self, token: int) -> MeasureRule | None:
        page, text = self._page, self._page.tokens[token].text
        if page.tokens[token].tag != "NN" or not page.data.bare.of(text):
            return None
        before = token - 1
        while before >= 0 and page.tokens[before].tag == "ADJA":
            before -= 1
        if before >= 0 and page.tokens[before].tag in _DETERMINERS:
            relative = before > 0 and page.tokens[before - 1].tag == "$,"
            if not relative:
                return None
        clause = page.syntax.clause_of(token)
        predicate = page.predicate(clause) if clause is not None else None
        if predicate is not None and predicate.negated:
            return None
        return self._situations.noun_rule(token)

    # "Die Zahl der Toten stieg auf 17"

    def _number_of(self, count: Count) -> Finding | None:
        total = self._total_before(count) if not count.counted.partitive else None
        if total is None or not self._joined(count, total):
            return None
        told = self._of_total(total)
        if told is None:
            return None
        measure, rule = told
        own = self._situations.by_words(count)
        if own is not None and own.rule.measure != measure:
            return None
        scope: Scope = "new" if self._word_before(count) in self._totals.by else "total"
        return Finding(count, measure, rule, scope=scope, of=self._total_words(total))

    def _total_before(self, count: Count) -> int | None:
        """Return the nearest "Zahl" before the count in its sentence, or after it in its clause."""
        whole = self._page.notes.words[1][count.sentence]
        for token in range(count.amount.first - 1, whole.first - 1, -1):
            if self._is_total(token):
                return token
        for token in range(count.last, whole.last):
            if self._is_total(token) and self._page.syntax.clause_of(token) == count.clause:
                return token
        return None

    def _is_total(self, token: int) -> bool:
        text = self._page.tokens[token].text
        return text[0].isupper() and bool(self._page.data.totals.of(text) or self._page.data.own_totals.of(text))

    def _joined(self, count: Count, total: int) -> bool:
        """Whether the number is what the total comes to: by a preposition, a colon, or a verb like "betragen"."""
        before = self._word_before(count)
        head = count.counted.head
        if head is not None and not self._page.noun_rules(head) and not self._page.anyone(head):
            return False
        if before in self._totals.before:
            return True
        predicate = self._page.predicate(count.clause) if count.clause is not None else None
        return predicate is not None and predicate.lemma in self._totals.verbs and head is None

    def _word_before(self, count: Count) -> str:
        """Return the word before the count, fillers like "insgesamt" passed over."""
        token = count.amount.first - 1
        while token > 0 and self._page.low[token] in self._page.quantities.words.fillers:
            token -= 1
        return self._page.low[token] if token >= 0 else ""

    def _of_total(self, total: int) -> tuple[Measure, str] | None:
        """Return the measure of "Zahl der …" by the noun after it, its attribute or its relative clause."""
        page = self._page
        own = page.data.own_totals.of(page.tokens[total].text)
        if own:
            return own[0], "number-of"  # type: ignore[return-value]
        complement = self._complement(total)
        if complement is None:
            last = self._latest()
            return (last.measure, "number-again") if last is not None else None
        told = self._situations.tell(complement)
        return (told.rule.measure, "number-of") if told is not None else None

    def _complement(self, total: int) -> Count | None:
        """Return "der am Mittwoch gefallenen Soldaten" after "Zahl" as a count without a number."""
        page = self._page
        whole = page.notes.words[1][page.syntax.sentence_of(total)]
        first = total + 1
        if first >= whole.last or page.low[first] not in self._links.genitives | page.quantities.words.of:
            return None
        attributes: list[int] = []
        for token in range(first + 1, min(whole.last, first + _TOTAL_REACH)):
            if page.tokens[token].tag in ("ADJA", "VVPP"):
                attributes.append(token)
            elif page.tokens[token].tag.startswith(("$", "V")):
                break
            elif page.tokens[token].tag == "NN" and (attributes or token == first + 1 or page.noun_rules(token)):
                amount = Amount(token, token, token, None, None, "some", "bare", "bare")
                clause = page.syntax.clause_of(token)
                return Count(amount, Counted(token, token + 1, tuple(attributes)), 0, clause)
        return None

    def _total_words(self, total: int) -> str | None:
        complement = self._complement(total)
        if complement is None:
            last = self._latest()
            return self.words_of(last) if last is not None else None
        head = complement.counted.head
        first = min((*complement.counted.attributes, head or 0))
        return self._page.notes.text[self._page.start(first) : self._page.end(head or 0)]

    def _older(self, finding: Finding) -> tuple[float | None, float | None] | None:
        """Return the bounds the report itself takes back: "von 86 auf 76", "statt 23", "Richtig ist: 130"."""
        last = self._found[-1] if self._found else None
        if last is None or last.measure != finding.measure or finding.scope != "total":
            return None
        bounds = last.count.amount.low, last.count.amount.high
        if last.count.sentence == finding.count.sentence:
            return bounds if self._word_before(last.count) in self._totals.from_ else None
        whole = self._page.notes.words[1][finding.count.sentence]
        corrected = any(self._page.low[t] in self._totals.right for t in range(whole.first, finding.count.amount.first))
        return bounds if corrected and last.count.sentence == finding.count.sentence - 1 else None

    # Parts: "darunter drei Kinder", "fünf der Toten", "zwei von ihnen"

    def _part(self, count: Count) -> Finding | None:
        head = count.counted.head
        if head is not None and "things" in self._page.classes(head):
            return None
        if count.amount.kind in ("vague", "few", "none"):
            return None
        if count.amount.kind == "article" and head is not None and not self._page.person(head):
            return None
        whole = self._whole_of(count)
        if whole is None:
            return None
        told = self._situations.tell(count)
        if told is not None and told.rule.measure not in (whole.measure, *WEAK):
            return Finding(count, told.rule.measure, told.rule.name, of=self._of_part(count, whole))
        return Finding(
            count, whole.measure, "part", whole.unit, "subset", whole, of=self._of_part(count, whole)
        )  # fmt: skip

    def _of_part(self, count: Count, whole: Finding) -> str | None:
        return self.words_of(whole) if count.counted.head is None else None

    def _whole_of(self, count: Count) -> Finding | None:
        opener = self._opener(count)
        if count.counted.partitive:
            return self._partitive_whole(count) or (self._latest() if opener is not None else None)
        if opener is not None:
            return self._latest()
        among = self._among(count)
        if among is not None:
            return among
        last = self._found[-1] if self._found else None
        article = count.amount.kind == "article"
        if last is not None and last.scope == "subset" and not article and self._follows(count, last):
            return last.part_of
        return None

    def _partitive_whole(self, count: Count) -> Finding | None:
        head = count.counted.head
        if head is None:
            return self._latest()
        rule = self._situations.noun_rule(head)
        if rule is None:
            return None
        return self._latest(measure=rule.measure) or self._someone(count, head, rule)

    def _someone(self, count: Count, noun: int, rule: MeasureRule, *, sure: bool = False) -> Finding | None:
        """Return a whole that the report never counts ("unter den Toten" before any number)."""
        if not sure and not self._page.data.single.of(self._page.tokens[noun].text):
            return None
        amount = replace(count.amount, low=None, high=None)
        return Finding(replace(count, amount=amount), rule.measure, rule.name)

    def _opener(self, count: Count) -> int | None:
        """Return the "darunter" that opens the part the count stands in; None where there is none."""
        whole = self._page.notes.words[1][count.sentence]
        for token in range(count.amount.first - 1, whole.first - 1, -1):
            if self._page.low[token] in self._links.within:
                return token
            if self._page.tokens[token].tag in ("$.", "$,", "KON") or token == self._last_token():
                return None
        return None

    def _last_token(self) -> int:
        return self._found[-1].count.last - 1 if self._found else -1

    def _follows(self, count: Count, last: Finding) -> bool:
        """Whether the count is coordinated to the one before: only "und", "sowie" or a comma between."""
        between = range(last.count.last, count.amount.first)
        return 0 < len(between) <= 2 and all(
            self._page.tokens[t].tag in ("KON", "$,") for t in between
        )  # fmt: skip

    def _among(self, count: Count) -> Finding | None:
        """Return the whole of "unter den Toten sind neun Kinder", "unter ihnen …", "von den Verletzten …"."""
        if count.clause is None:
            return None
        page = self._page
        predicate = page.predicate(count.clause)
        belongs = predicate is not None and predicate.lemma in self._links.belong
        if predicate is not None and predicate.lemma in self._links.say:
            return None
        prepositions = (*sorted(self._links.among), *((self._links.to,) if belongs else ()))
        if page.standing(count).preposition is not None:
            return None
        for number in page.syntax.with_preposition(count.clause, *prepositions):
            phrase = page.syntax.phrases[number]
            here = predicate is not None and predicate.lemma in self._links.be
            if phrase.first <= count.anchor < phrase.core_last or (phrase.first > count.anchor and not here):
                continue
            if page.low[phrase.head] in self._links.they and count.amount.kind != "article":
                return self._latest()
            rule = self._situations.noun_rule(phrase.head)
            if rule is not None:
                return self._latest(measure=rule.measure) or self._someone(count, phrase.head, rule, sure=belongs)
        return None

    def _latest(self, measure: Measure | None = None) -> Finding | None:
        """Return the last finding that is no part, of one measure where it is given."""
        for finding in reversed(self._found):
            if finding.scope == "subset":
                continue
            if measure is None or finding.measure == measure:
                return finding
        return None

    # Numbers told without their noun: "die Zeitung hatte 150.000 angegeben", "44 entfallen auf den Norden"

    def _said_again(self, count: Count) -> Finding | None:
        predicate = self._page.predicate(count.clause) if count.clause is not None else None
        last = self._latest()
        if count.counted.head is not None or predicate is None or last is None:
            return None
        if predicate.lemma not in self._links.say or last.count.sentence < count.sentence - _REACH_BACK:
            return None
        amount = count.amount
        if amount.kind != "number":
            return None
        return Finding(count, last.measure, "said-again", last.unit, of=self.words_of(last))

    # "Unter den etwa hundert Menschen waren Mönche", after a sentence that tells of their protest

    def _same_crowd(self, count: Count) -> Finding | None:
        page, head = self._page, count.counted.head
        before = count.amount.first - 1
        if head is None or before < 0 or page.tokens[before].tag != "ART" or count.amount.kind != "number":
            return None
        if "all-people" not in page.classes(head) or "forces" in page.classes(head):
            return None
        for number in range(len(page.syntax.clauses)):
            clause = page.syntax.clauses[number]
            if clause.sentence not in (count.sentence - 1, count.sentence) or number == count.clause:
                continue
            rule = self._situations.crowd_rule(number)
            if rule is not None:
                return Finding(count, rule.measure, "same-crowd")
        return None

    # Scope

    def _scoped(self, finding: Finding) -> Finding:
        """Tell additions ("sechs weitere Leichen") and parts from totals; keep what a total takes back."""
        older = self._older(finding)
        if older is not None:
            return replace(finding, older=older)
        if finding.scope != "total":
            return finding
        last = self._latest()
        if finding.count.amount.new:
            other = last is not None and last.measure != finding.measure
            same = last is not None and last.count.sentence == finding.count.sentence
            return finding if other and same else replace(finding, scope="new")
        before = finding.count.amount.first - 1
        if before >= 0 and self._page.low[before] in self._links.rest:
            whole = self._latest(measure=finding.measure)
            return replace(finding, scope="subset", part_of=whole)
        return self._explained(finding)

    def _explained(self, finding: Finding) -> Finding:
        """Read single cases told right after a total as its parts, after a risen total as what was added."""
        whole = self._latest(measure=finding.measure)
        amount = finding.count.amount
        if whole is None or whole.count.amount.low is None or amount.low is None or amount.high is None:
            return finding
        away = finding.count.sentence - whole.count.sentence
        head = finding.count.counted.head
        if not 0 < away <= _REACH_BACK or amount.low >= whole.count.amount.low or head is None:
            return finding
        predicate = self._page.predicate(finding.count.clause) if finding.count.clause is not None else None
        if predicate is not None and predicate.lemma in self._links.say:
            return finding
        if not self._same_segment(finding, whole) or not (amount.kind == "article" or self._page.noun_rules(head)):
            return finding
        if self._rises(whole):
            return replace(finding, scope="new")
        return replace(finding, scope="subset", part_of=whole)

    def _same_segment(self, one: Finding, two: Finding) -> bool:
        sentences = self._page.notes.words[1]
        return sentences[one.count.sentence].segment == sentences[two.count.sentence].segment

    def _rises(self, whole: Finding) -> bool:
        """Whether a total is told as having grown, or as a sum: what follows explains the growth."""
        clause = whole.count.clause
        predicate = self._page.predicate(clause) if clause is not None else None
        return predicate is not None and predicate.lemma in self._totals.rising

    # Words

    def words_of(self, finding: Finding) -> str:
        """Return what is counted, in the report's words."""
        if finding.of is not None:
            return finding.of
        count, page = finding.count, self._page
        if count.counted.head is None:
            last = self._before(finding)
            return self.words_of(last) if last is not None else page.notes.text[page.start(count.amount.core) : page.end(count.last - 1)]
        first = count.amount.last
        while first < count.counted.head and page.low[first] in page.quantities.words.more | page.quantities.words.of | self._links.genitives:
            first += 1
        return page.notes.text[page.start(first) : page.end(count.counted.head)]

    def _before(self, finding: Finding) -> Finding | None:
        earlier: Iterator[Finding] = (
            f for f in reversed(self._found) if f.count.anchor < finding.count.anchor
        )  # fmt: skip
        return next(earlier, None)
