"""Look things up in words, phrases and clauses: the one place that knows how they are linked.

    syntax = notes.syntax                       # built once per report, on first use
    for number, clause in enumerate(syntax.clauses):
        subject = syntax.subject_of(number)     # also where shared, relative or controlled
        ...

Tokens, sentences, phrases and clauses are addressed by their index; "no such thing" is None. Offsets
are code points of the report. Every look-up is O(1) or a bisect; nothing here changes anything.
"""

from bisect import bisect_left, bisect_right
from typing import Literal

from lagebild.model.grammar import Clause, Grammar, Phrase, PhraseRole, Sentence, Token

Field = Literal["vorfeld", "mittelfeld", "nachfeld"]
Offsets = tuple[int, int]


class Syntax:
    """The grammar of one report with indexes over it."""

    def __init__(self, grammar: Grammar) -> None:
        self.tokens: tuple[Token, ...] = grammar.tokens
        self.sentences: tuple[Sentence, ...] = grammar.sentences
        self.phrases: tuple[Phrase, ...] = grammar.phrases
        self.clauses: tuple[Clause, ...] = grammar.clauses
        self.low = [token.text.lower() for token in self.tokens]
        self._starts = [token.start for token in self.tokens]
        self._sentence_starts = [sentence.start for sentence in self.sentences]
        self._sentence_firsts = [sentence.first for sentence in self.sentences]
        self._clause_of: list[int | None] = [None] * len(self.tokens)
        for number, clause in enumerate(self.clauses):
            for token in clause.tokens:
                self._clause_of[token] = number
        self._phrase_of = self._innermost_phrases()
        self._attributes: dict[int, list[int]] = {}
        for number, phrase in enumerate(self.phrases):
            if phrase.parent is not None:
                self._attributes.setdefault(phrase.parent, []).append(number)
        self._dependents: dict[int, list[int]] = {}
        for number, clause in enumerate(self.clauses):
            if clause.parent is not None:
                self._dependents.setdefault(clause.parent, []).append(number)

    def _innermost_phrases(self) -> list[int | None]:
        found: list[int | None] = [None] * len(self.tokens)
        order = sorted(range(len(self.phrases)), key=lambda n: (self.phrases[n].first - self.phrases[n].last, n))
        for number in order:  # longest first, so that what lies inside is written last
            phrase = self.phrases[number]
            for token in range(phrase.first, phrase.last):
                found[token] = number
        return found

    # Offsets → tokens, sentences

    def tokens_in(self, start: int, end: int) -> range:
        """Return the tokens that overlap [start, end)."""
        first = bisect_right(self._starts, start)
        if first and self.tokens[first - 1].end > start:
            first -= 1
        return range(first, max(first, bisect_left(self._starts, end)))

    def token_at(self, offset: int) -> int | None:
        """Return the token that covers the offset; None in a gap."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self.tokens[number].end else None

    def sentence_at(self, offset: int) -> int | None:
        """Return the sentence that covers the offset; None between sentences."""
        number = bisect_right(self._sentence_starts, offset) - 1
        return number if number >= 0 and offset < self.sentences[number].end else None

    def sentence_of(self, token: int) -> int:
        """Return the sentence of a token."""
        return bisect_right(self._sentence_firsts, token) - 1

    # Tokens → clauses, phrases

    def clause_of(self, token: int) -> int | None:
        """Return the clause a token belongs to itself (the embedded one, not the one around it)."""
        return self._clause_of[token]

    def phrase_of(self, token: int) -> int | None:
        """Return the smallest phrase a token stands in."""
        return self._phrase_of[token]

    def phrases_of(self, token: int) -> tuple[int, ...]:
        """Return all phrases a token stands in by attribution, the smallest first."""
        number = self._phrase_of[token]
        return () if number is None else (number, *self.around(number))

    def of_attribute(self, token: int) -> bool:
        """Return whether an adverb only says something of the adjective behind it, inside a noun phrase."""
        number = self.phrase_of(token)
        if number is None or not self.phrases[number].first < token < self.phrases[number].head:
            return False
        tags = [self.tokens[t].tag for t in range(token + 1, self.phrases[number].head)]
        return "ADJA" in tags and not {"APPR", "APPRART", "ART"}.intersection(tags[: tags.index("ADJA")])

    def around(self, phrase: int) -> tuple[int, ...]:
        """Return the phrases that this one is an attribute, apposition or conjunct of, nearest first."""
        found: list[int] = []
        parent = self.phrases[phrase].parent
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self.phrases[parent].parent
        return tuple(found)

    def top_phrase(self, phrase: int) -> int:
        """Return the outermost phrase around this one; itself where there is none."""
        chain = self.around(phrase)
        return chain[-1] if chain else phrase

    def attributes(self, phrase: int) -> tuple[int, ...]:
        """Return the phrases whose parent this phrase is: genitives, appositions, attributes, conjuncts."""
        return tuple(self._attributes.get(phrase, ()))

    # Spans

    def span_of_tokens(self, first: int, last: int) -> Offsets:
        """Return the offsets of tokens [first, last)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def phrase_span(self, phrase: int) -> Offsets:
        """Return the offsets of a whole phrase, preposition, attributes and appositions included."""
        found = self.phrases[phrase]
        return self.span_of_tokens(found.first, found.last)

    def core_span(self, phrase: int) -> Offsets:
        """Return the offsets of a phrase without preposition, apposition and following attributes."""
        found = self.phrases[phrase]
        first = found.first + (1 if found.preposition is not None and found.first < found.head else 0)
        return self.span_of_tokens(min(first, found.core_last - 1), found.core_last)

    def runs(self, tokens: tuple[int, ...]) -> tuple[Offsets, ...]:
        """Return the offsets of a set of tokens in text order, neighbours joined to one span."""
        found: list[Offsets] = []
        previous = -2
        for token in tokens:
            start, end = self.tokens[token].start, self.tokens[token].end
            if token == previous + 1:
                start = found.pop()[0]
            found.append((start, end))
            previous = token
        return tuple(found)

    def clause_spans(self, clause: int) -> tuple[Offsets, ...]:
        """Return the pieces of a clause, without the clauses embedded in it."""
        return self.runs(self.clauses[clause].tokens)

    def clause_span(self, clause: int) -> Offsets:
        """Return the offsets from a clause's first to its last token, embedded clauses included."""
        tokens = self.clauses[clause].tokens
        return self.span_of_tokens(tokens[0], tokens[-1] + 1)

    def verb_spans(self, clause: int) -> tuple[Offsets, ...]:
        """Return the pieces of a clause's verb complex; () without a verb."""
        verb = self.clauses[clause].verb
        return () if verb is None else self.runs(verb.tokens)

    # Clauses → phrases

    def subject_of(self, clause: int) -> int | None:
        """Return who or what a clause speaks of: its own subject or the one it shares with the clause before.

        A relative pronoun is resolved to its antecedent; an infinitive without a subject of its own gets
        its governor's object or dative where there is one, otherwise its subject.
        """
        seen: set[int] = set()
        number: int | None = clause
        while number is not None and number not in seen:
            seen.add(number)
            found = self.clauses[number]
            if found.subject is not None:
                return self.meant(found.subject)
            if found.kind != "infinitive":
                return None
            controller = self._controller(found.parent)
            if controller is not None:
                return controller
            number = found.parent
        return None

    def meant(self, phrase: int) -> int:
        """Return the phrase that a relative pronoun stands for; any other phrase itself.

        An article alone in a relative clause is a pronoun, whatever its tag.
        """
        found = self.phrases[phrase]
        clause = self.clauses[found.clause] if found.clause is not None else None
        if clause is None or clause.kind != "relative" or clause.antecedent is None:
            return phrase
        tag, alone = self.tokens[found.head].tag, found.head + 1 == found.last
        return clause.antecedent if tag == "PRELS" or (tag == "ART" and alone) else phrase

    def _controller(self, clause: int | None) -> int | None:
        if clause is None:
            return None
        for role in ("dative", "object"):  # whoever is given an order acts
            for number in self.clauses[clause].phrases:
                phrase = self.phrases[number]
                if phrase.role == role and self.tokens[phrase.head].tag != "PRF":
                    return number
        return None

    def with_role(self, clause: int, role: PhraseRole) -> tuple[int, ...]:
        """Return the phrases of a clause that have the role, in text order."""
        return tuple(n for n in self.clauses[clause].phrases if self.phrases[n].role == role)

    def with_preposition(self, clause: int, *prepositions: str) -> tuple[int, ...]:
        """Return the prepositional phrases of a clause with one of the prepositions, in text order."""
        return tuple(n for n in self.clauses[clause].phrases if self.phrases[n].preposition in prepositions)

    def field(self, phrase: int) -> Field | None:
        """Return where a phrase stands in its clause; None outside a clause with a finite verb.

        In a main clause the Vorfeld is what precedes the finite verb; in a verb-final clause all that
        precedes the verb is Mittelfeld.
        """
        found = self.phrases[phrase]
        if found.clause is None:
            return None
        clause = self.clauses[found.clause]
        if clause.verb is None or clause.verb.finite is None:
            return None
        finite, last = clause.verb.finite, clause.verb.tokens[-1]
        if found.head > finite:
            return "nachfeld" if found.head > last > finite else "mittelfeld"
        return "vorfeld" if clause.kind in ("main", "parenthesis") else "mittelfeld"

    # Clauses → clauses

    def dependents(self, clause: int) -> tuple[int, ...]:
        """Return the clauses whose parent this clause is, in text order."""
        return tuple(self._dependents.get(clause, ()))

    def ancestors(self, clause: int) -> tuple[int, ...]:
        """Return the clauses that this one depends on, nearest first."""
        found: list[int] = []
        parent = self.clauses[clause].parent
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self.clauses[parent].parent
        return tuple(found)

    def goes_on_with(self, clause: int) -> int | None:
        """Return the clause whose subject or auxiliary verb this one shares; None: it has its own."""
        found = self.clauses[clause]
        shares = found.shared_subject or (found.verb is not None and found.verb.finite is None)
        if not shares or found.kind == "infinitive":
            return None
        for number in range(clause - 1, -1, -1):
            other = self.clauses[number]
            if other.sentence != found.sentence:
                return None
            if other.kind == found.kind and other.parent == found.parent and other.verb is not None:
                return number
        return None

    def clauses_in(self, start: int, end: int) -> tuple[int, ...]:
        """Return the clauses with a token in [start, end), in text order."""
        found = {self._clause_of[token] for token in self.tokens_in(start, end)}
        return tuple(sorted(number for number in found if number is not None))
