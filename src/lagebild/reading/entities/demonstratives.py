"""Demonstratives that stand alone ("Dieser schwieg"): they take up the last noun that agrees with them."""

from typing import Final

from lagebild.model.grammar import FEM, MASC, NEUT, PLURAL, SINGULAR, Phrase
from lagebild.reading.entities.references import Chain, Reference
from lagebild.reading.syntax import Syntax

RULE: Final = "demonstrative"
REACH: Final = 1  # sentences back
GENDERS: Final = {"m": MASC, "f": FEM, "n": NEUT}
NOUNS: Final = ("NN", "NE")


def pointed_at(syntax: Syntax, phrase: Phrase, genders: str, *, plural: bool) -> int | None:
    """Return the head of the last noun phrase before a demonstrative that agrees with it, in its own sentence or the
    one before; None where there is none.
    """
    sentence = syntax.sentence_of(phrase.head)
    first = syntax.sentences[max(sentence - REACH, 0)].first
    if syntax.sentences[max(sentence - REACH, 0)].segment != syntax.sentences[sentence].segment:
        first = syntax.sentences[sentence].first
    for token in range(phrase.head - 1, first - 1, -1):
        number = syntax.phrase_of(token)
        if number is None or syntax.phrases[number].head != token or syntax.tokens[token].tag not in NOUNS:
            continue
        if _agrees(syntax.phrases[number].agreement, genders, plural=plural):
            return token
    return None


def _agrees(agreement: int, genders: str, *, plural: bool) -> bool:
    if plural:
        return bool(agreement & PLURAL) or not agreement
    return not agreement or any(agreement & GENDERS[gender] & SINGULAR for gender in genders)


def taken_up(reference: Reference, chains: list[Chain]) -> Chain | None:
    """Return the chain of the noun that a demonstrative points at; None where that is nobody known."""
    for chain in chains:
        if any(r.first <= reference.points < r.last for r in chain.references) and chain.kind != "place":
            return chain
    return None
