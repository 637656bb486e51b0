"""Numbers that count nothing here: asked for, nobody's, years, names, ages, distances."""

from typing import Final

from lagebild.reading.figures.amounts import Amount
from lagebild.reading.figures.measured import is_measured
from lagebild.reading.figures.page import Count, Page

YEAR_DIGITS: Final = 4
_YEARS: Final = range(1000, 2101)


def may_count(page: Page, count: Count) -> bool:
    """Whether the number can count people or things at all."""
    amount, head, partitive = count.amount, count.counted.head, count.counted.partitive
    if _nobodys(page, amount) or _one_of_the_counted(page, count):
        return False
    lone_article = amount.kind in ("article", "none") and not partitive and not amount.more
    if head is None and (_quoted(page, amount) or lone_article):
        return False
    dated = amount.core not in page.gapped and _may_date(page, count)
    return not dated and not is_measured(page, count)


def _may_date(page: Page, count: Count) -> bool:
    """Whether the number tells a year or another time rather than how many."""
    amount, head = count.amount, count.counted.head
    if _a_year(page, amount) and (head is None or count.counted.partitive):
        return True
    if amount.core not in page.timed:
        return False
    countable = head is not None and bool(page.noun_rules(head) or page.person(head))
    return amount.core - 1 in page.timed or not countable or head in page.timed


def _one_of_the_counted(page: Page, count: Count) -> bool:
    """Whether "one of the victims" is told of, whom no verb counts for anything: those have been counted."""
    if count.amount.kind != "article" or not count.counted.partitive:
        return False
    head = count.counted.head if count.counted.head is not None else count.anchor
    predicate = page.predicate(count.clause) if count.clause is not None else None
    return bool(page.noun_rules(head)) and (predicate is None or not page.data.verbs.get(predicate.lemma))


def in_a_name(page: Page, count: Count) -> bool:
    """Whether the number belongs to the name before it ("Christoph 27", "Halle 4")."""
    amount = count.amount
    plain = amount.first == amount.core and page.low[amount.core][0].isdecimal()
    if count.counted.head is not None or not amount.first or not plain or amount.core in page.gapped:
        return False
    before = page.tokens[amount.first - 1]
    closed = amount.last < len(page.tokens) and page.low[amount.last] in page.data.file.links.quote_marks
    noun = before.tag in ("NN", "NE") or (closed and before.text[0].isupper())
    return noun and not page.is_total(amount.first - 1)


def _nobodys(page: Page, amount: Amount) -> bool:
    """Whether the number is asked for or nobody's."""
    low, words, first = page.low, page.quantities.words, amount.first
    if not first:
        return False
    if low[first - 1] in words.asking:
        return True
    sentence = page.notes.words[1][page.syntax.sentence_of(first)]
    if first > sentence.first and low[first - 1] in words.or_ and low[sentence.last - 1] in words.questions:
        return True
    return first > 1 and low[first - 1] in page.data.file.links.genitives and low[first - 2] in words.none_of


def _a_year(page: Page, amount: Amount) -> bool:
    text = page.tokens[amount.core].text
    if amount.first != amount.core or not text.isdecimal() or len(text) != YEAR_DIGITS or int(text) not in _YEARS:
        return False
    return not _what_a_total_comes_to(page, amount.core)


def _what_a_total_comes_to(page: Page, token: int) -> bool:
    """Whether the number of something is told before in the sentence, and the preposition of what it comes to."""
    first = page.notes.words[1][page.syntax.sentence_of(token)].first
    joined = token > first and page.low[token - 1] in page.data.file.totals.before
    return joined and any(page.is_total(t) for t in range(first, token))


def _quoted(page: Page, amount: Amount) -> bool:
    """Whether the number alone stands in quotation marks: the club "911"."""
    marks = page.data.file.links.quote_marks
    if not 0 < amount.first < amount.last < len(page.tokens):
        return False
    return page.low[amount.first - 1] in marks and page.low[amount.last] in marks
