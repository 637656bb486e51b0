"""The report as this stage looks at it: tokens in lower case, predicates of clauses, roles of nouns."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from lagebild.languages.measures import Measures, load_measures
from lagebild.languages.quantities import Quantities, load_quantities
from lagebild.model.grammar import Phrase, Token
from lagebild.model.span import Spans
from lagebild.reading.figures.amounts import Amount, AmountGrammar, load_amounts
from lagebild.reading.figures.counted import Counted, CountedGrammar
from lagebild.reading.figures.numbers import load_numbers
from lagebild.reading.notes import Notes

#: How many tokens before a relative clause its noun may stand, whatever clause that was taken for.
_RELATIVE_REACH: Final = 8


@dataclass(frozen=True, slots=True)
class Count:
    """An amount with what it counts, before it means anything. `sentence` is its index."""

    amount: Amount
    counted: Counted
    sentence: int
    clause: int | None

    @property
    def anchor(self) -> int:
        """The token by which the count stands in its phrase: the noun, else the number."""
        return self.amount.core if self.counted.head is None else self.counted.head

    @property
    def last(self) -> int:
        """The token after the whole count."""
        return max(self.counted.last, self.amount.last)


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verb of a clause, and all its words in lower case, as written and as lemmas."""

    lemma: str
    voice: str
    modal: str | None
    negated: bool
    words: frozenset[str]


class Standing(NamedTuple):
    """How a count stands in its clause: its role, its preposition, and the noun it is an attribute of."""

    role: str | None
    preposition: str | None
    owner: int | None


ACT: Final = "reported-act"  # the rule of statements that a report only tells were made
GAPPED: Final = "gapped-act"  # the rule of statements whose verb stands with another
BESIDE_NUMBER: Final = frozenset({"CARD", "ADV", "PAV", "ADJD", "APPR", "VAFIN", "PPER"})
SOURCED: Final = "source-before"  # the rule of statements told by a preposition and its source


class Page:
    """One report under this stage's eyes."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.syntax = notes.syntax
        self.tokens: tuple[Token, ...] = notes.words[0]
        self.low = self.syntax.low
        self.data: Measures = notes.language.part(load_measures)
        self.quantities: Quantities = notes.language.part(load_quantities)
        self._amounts: AmountGrammar = notes.language.part(load_amounts)
        self._counted = CountedGrammar(self.quantities.words, self.data.file.links, notes.language.part(load_numbers))
        self._words: dict[int, frozenset[str]] = {}
        self._nominals: dict[int, frozenset[str]] = {}
        self._predicates: dict[int, Predicate | None] = {}

    @cached_property
    def timed(self) -> frozenset[int]:
        """The tokens that tell times."""
        found: set[int] = set()
        for mention in self.notes.times:
            found.update(self.syntax.tokens_in(mention.span.start, mention.span.end))
        return frozenset(found)

    @cached_property
    def gapped(self) -> frozenset[int]:
        """The tokens of statements that share one verb, of saying or of what is said."""
        found: set[int] = set()
        for before, statement in pairwise(self.notes.statements):
            if statement.rule == GAPPED or before.rule == statement.rule == SOURCED:
                one, two = self._told(before.content), self._told(statement.content)
                near = bool(one and two) and self.syntax.sentence_of(one[-1]) == self.syntax.sentence_of(two[0])
                half = near and (self._bare(self._told(before.content[-1:])) or self._bare(two))
                if statement.rule == GAPPED or half:
                    found.update(one, two)
        return frozenset(found)

    def _told(self, content: Spans) -> list[int]:
        """The tokens of what is said."""
        return [t for span in content for t in self.syntax.tokens_in(span.start, span.end)]

    def _bare(self, told: list[int]) -> bool:
        """Whether nothing but a number is told, at most that they were so many."""
        tags = {self.tokens[t].tag for t in told}
        return "CARD" in tags and all(tag in BESIDE_NUMBER or tag[0] == "$" for tag in tags)

    def counts(self, sentence: int) -> list[Count]:
        """Return the counts of a sentence, in order."""
        whole = self.notes.words[1][sentence]
        found: list[Count] = []
        for amount in self._amounts.amounts(self.tokens, self.low, whole.first, whole.last):
            counted = self._counted.counted(self.tokens, self.low, amount, whole.last, self.data.attributes.keys())
            if counted.head is None and not counted.partitive:
                counted = self._held_apart(amount) or counted
            inside = found and amount.core < found[-1].last  # so many of so many are one count
            if not inside:
                found.append(Count(amount, counted, sentence, self.syntax.clause_of(amount.core)))
        return found

    def amounts_in(self, first: int, last: int) -> list[Amount]:
        """Return the amounts of tokens [first, last), in order."""
        return self._amounts.amounts(self.tokens, self.low, first, last)

    def _held_apart(self, amount: Amount) -> Counted | None:
        """Return the noun that an attribute with words of its own holds off."""
        number = self.syntax.phrase_of(amount.core)
        head = self.syntax.phrases[number].head if number is not None else amount.core
        if number is None or head <= amount.last or self.syntax.phrases[number].first > amount.core:
            return None
        inner = self.tokens[amount.last].tag in ("APPR", "APPRART") and self.tokens[head - 1].tag == "ADJA"
        return Counted(head, head + 1, (head - 1,)) if inner and self.tokens[head].tag == "NN" else None

    def lemma(self, token: int) -> str:
        """The token's lemma in lower case."""
        return self.tokens[token].lemma.lower()

    def start(self, token: int) -> int:
        """Where the token starts in the text."""
        return self.tokens[token].start

    def end(self, token: int) -> int:
        """Where the token ends in the text."""
        return self.tokens[token].end

    def words(self, first: int, last: int) -> str:
        """Return the text of tokens [first, last) without quotation marks at its edges."""
        marks = self.data.file.links.quote_marks
        while first < last - 1 and self.low[first] in marks:
            first += 1
        while last - 1 > first and self.low[last - 1] in marks:
            last -= 1
        return self.notes.text[self.start(first) : self.end(last - 1)]

    def closed(self, count: Count) -> int:
        """Return the token after the count and after the mark that closes a quotation begun in it."""
        marks, last = self.data.file.links.quote_marks, count.last
        opened = sum(self.low[token] in marks for token in range(count.amount.first, last))
        follows = last < len(self.low) and self.low[last] in marks
        return last + 1 if follows and opened % 2 else last

    def word_before(self, count: Count) -> str:
        """Return the word before a count in lower case, fillers like "insgesamt" passed over; "" at the start."""
        token = count.amount.first - 1
        while token > 0 and self.low[token] in self.quantities.words.fillers:
            token -= 1
        return self.low[token] if token >= 0 else ""

    # What is known of a noun

    def is_total(self, token: int) -> bool:
        """Whether the noun is a "number of": Zahl, Opferzahl."""
        text = self.tokens[token].text
        return text[0].isupper() and bool(self.data.totals.of(text) or self.data.own_totals.of(text))

    def classes(self, token: int) -> tuple[str, ...]:
        """Return the classes of a noun, by its form or its lemma."""
        return self.data.classes.of(self.tokens[token].text) or self.data.classes.of(self.tokens[token].lemma)

    def noun_rules(self, token: int) -> tuple[str, ...]:
        """Return the rules by which a noun alone tells a measure."""
        return self.data.nouns.of(self.tokens[token].text) or self.data.nouns.of(self.tokens[token].lemma)

    def anyone(self, token: int) -> bool:
        """Whether the noun names people of no special kind, or any people."""
        return any(name in ("all-people", "people") for name in self.classes(token))

    def person(self, token: int) -> bool:
        """Whether the noun names a person, or somebody by what befell them ("Verletzter")."""
        return "people" in self.classes(token) or bool(self.noun_rules(token))

    # Clauses

    def predicate(self, clause: int) -> Predicate | None:
        """Return the predicate of a clause; None where it has no verb."""
        if clause not in self._predicates:
            self._predicates[clause] = self._read_predicate(clause)
        return self._predicates[clause]

    def _read_predicate(self, clause: int) -> Predicate | None:
        verb = self.syntax.clauses[clause].verb
        if verb is None:
            return None
        return Predicate(
            verb.lemma, verb.voice, verb.modal, verb.negation is not None, self.words_of(clause)
        )  # fmt: skip

    def words_of(self, clause: int) -> frozenset[str]:
        """Return the words of a clause and what hangs on it, in lower case, as written and as lemmas."""
        if clause not in self._words:
            tokens = self.around(clause)
            self._words[clause] = frozenset(self.low[t] for t in tokens) | {self.lemma(t) for t in tokens}
        return self._words[clause]

    def nominals_of(self, clause: int) -> frozenset[str]:
        """Return the measures that nouns of the clause name: a rally tells of participants."""
        if clause not in self._nominals:
            names = {
                name for t in self.around(clause) if self.tokens[t].tag == "NN"
                for name in self.data.nominal.of(self.tokens[t].text) or self.data.nominal.of(self.tokens[t].lemma)
            }  # fmt: skip
            self._nominals[clause] = frozenset(self.data.rules[name].measure for name in names)
        return self._nominals[clause]

    def around(self, clause: int) -> list[int]:
        """Return the tokens of a clause, of its infinitives, and the nouns
        of the clause that a relative clause hangs on.
        """
        found = self.syntax.clauses[clause]
        tokens = list(found.tokens)
        for number in self.syntax.dependents(clause):
            if self.syntax.clauses[number].kind == "infinitive":
                tokens.extend(self.syntax.clauses[number].tokens)
        if found.kind == "relative":
            above = self.syntax.clauses[found.parent].tokens if found.parent is not None else ()
            first = self.notes.words[1][found.sentence].first
            near = range(max(first, found.tokens[0] - _RELATIVE_REACH), found.tokens[0])
            tokens.extend(t for t in sorted({*above, *near}) if self.tokens[t].tag == "NN")
        return tokens

    # Phrases

    def standing(self, count: Count) -> Standing:
        """Return how the count stands in its clause."""
        owner = self._written_owner(count)
        if owner is not None:
            return Standing(None, self._written_preposition(count), owner)
        number = self.syntax.phrase_of(count.amount.core)
        number = self.syntax.phrase_of(count.anchor) if number is None else number
        if number is None:
            return Standing(None, self._written_preposition(count), None)
        phrase = self._whole(number)
        if phrase.role == "genitive" and not self._genitive(count, phrase):
            return Standing(None, None, None)
        if phrase.preposition in self.quantities.words.as_crowds and count.amount.kind == "crowd":
            return Standing("subject", None, None)  # a crowd by the thousand is the subject's number
        if count.amount.first <= phrase.first < count.amount.core:  # a bound taken for a preposition
            return Standing(self._role(phrase), self._written_preposition(count), self._owner(phrase))
        role = self._role(phrase)
        if role == "subject" and self._too_many(count):
            role = "object"
        return Standing(role, phrase.preposition, self._owner(phrase))

    def _too_many(self, count: Count) -> bool:
        """Whether a plural was taken for the subject of a singular verb."""
        verb = self.syntax.clauses[count.clause].verb if count.clause is not None else None
        amount = count.amount
        if verb is None or verb.finite is None or amount.kind in ("article", "none"):
            return False
        singular_number = self.low[amount.core] in self.quantities.words.articles or amount.low == 1
        forms = self.tokens[verb.finite].forms
        return bool(forms) and not singular_number and all(form.number == "sg" for form in forms)

    def _genitive(self, count: Count, phrase: Phrase) -> bool:
        """Whether a genitive is marked, by an article or the number's ending; a bare number after a noun is none."""
        marked = any(
            self.tokens[t].tag in ("ART", "PPOSAT", "PDAT", "ADJA") for t in range(phrase.first, count.amount.first)
        )
        return marked or self.low[count.amount.core].endswith(self.quantities.words.genitive_endings)

    def _whole(self, number: int) -> Phrase:
        """Climb from a conjunct to the coordination it stands in."""
        phrase = self.syntax.phrases[number]
        while phrase.parent is not None and number in self.syntax.phrases[phrase.parent].conjuncts:
            number = phrase.parent
            phrase = self.syntax.phrases[number]
        return phrase

    @staticmethod
    def _role(phrase: Phrase) -> str | None:
        return None if phrase.role == "adverbial" else phrase.role

    def _owner(self, phrase: Phrase) -> int | None:
        return None if phrase.parent is None else self.syntax.phrases[phrase.parent].head

    def _written_owner(self, count: Count) -> int | None:
        """Return the noun right before the count and its preposition of belonging."""
        before = count.amount.first - 1
        if before > 0 and self.low[before] in self.quantities.words.of and self.tokens[before - 1].tag == "NN":
            return before - 1
        return None

    def _written_preposition(self, count: Count) -> str | None:
        before = count.amount.first - 1
        if before >= 0 and self.tokens[before].tag in ("APPR", "APPRART"):
            return self.lemma(before)
        return None
