"""Callings that no table lists: a noun told with somebody's age calls that person ("der 62 Jahre alte Wirt")."""

from collections.abc import Callable, Sequence
from functools import cached_property

from lagebild.languages.coreference import Persons
from lagebild.languages.names import Office
from lagebild.model.grammar import FEM, MASC, NEUT, SINGULAR, Phrase, Token
from lagebild.reading.syntax import Syntax


class Callings:
    """Looks up the callings of one report. `definite` tells whether a phrase has the definite article."""

    def __init__(
        self, tokens: Sequence[Token], syntax: Syntax, persons: Persons, definite: Callable[[Phrase], bool]
    ) -> None:
        self._tokens = tokens
        self._syntax = syntax
        self._persons = persons
        self._definite = definite

    def of(self, number: int, phrase: Phrase, head: Token) -> Office | None:
        """Return what the noun of a phrase calls somebody who acts, told with an age here or elsewhere; else None."""
        verb = self._syntax.clauses[phrase.clause].verb if phrase.clause is not None else None
        acts = phrase.role == "subject" and verb is not None and verb.voice == "active"
        if head.tag != "NN" or not acts or not self._definite(phrase):
            return None
        if self._aged(number, phrase):
            return Office(head.lemma, "", "age")
        return Office(head.lemma, "", "person") if head.lemma in self._nouns else None

    def age(self, number: int, phrase: Phrase) -> str:
        """Return the age in years that a phrase tells of somebody, as it is written; "" where it tells none."""
        for at in range(phrase.first, phrase.head + 1):
            token = self._tokens[at]
            if at == phrase.head:
                years, _, _ = token.text.partition("-")
                return years if years.isdigit() and token.text.casefold().endswith(self._persons.age_ends) else ""
            if self._syntax.phrase_of(at) == number and self._is_age(at):
                counted = token.lemma == self._persons.old
                return self._tokens[at - 2].text.casefold() if counted else token.lemma.partition("-")[0]
        return ""

    @cached_property
    def _nouns(self) -> frozenset[str]:
        """The nouns that stand with a person's age somewhere in the report."""
        return frozenset(
            self._tokens[phrase.head].lemma
            for number, phrase in enumerate(self._syntax.phrases)
            if self._tokens[phrase.head].tag == "NN" and self._aged(number, phrase) and self._definite(phrase)
        )

    def _aged(self, number: int, phrase: Phrase) -> bool:
        """Whether an age stands before the noun of a phrase for somebody, neither neuter nor several."""
        if not phrase.agreement & (MASC | FEM) & SINGULAR or phrase.agreement & NEUT & SINGULAR:
            return False
        if self._tokens[phrase.head].lemma.casefold().endswith(self._persons.lifeless):
            return False
        before = (n for n in range(phrase.first, phrase.head) if self._syntax.phrase_of(n) == number)
        return any(self._is_age(n) for n in before)

    def _is_age(self, at: int) -> bool:
        """Whether an adjective is an age: a number of years in one word, or behind them."""
        token = self._tokens[at]
        if token.tag != "ADJA":
            return False
        counted = token.lemma == self._persons.old and at > 1 and self._tokens[at - 2].tag == "CARD"
        return counted or (token.lemma[:1].isdigit() and token.lemma.endswith(self._persons.aged))
