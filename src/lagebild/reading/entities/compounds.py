"""Names inside hyphenated words: "Nato-Angriffe" speaks of the Nato where nothing else is meant by the word."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lagebild.languages.naming import Naming
from lagebild.model.grammar import Token
from lagebild.reading.entities.alike import AlikeNames
from lagebild.reading.entities.references import Chain, Reference
from lagebild.reading.naming import SURE, same_name

KINDS: Final = frozenset({"organisation", "person", "group"})


def in_compounds(
    tokens: Sequence[Token], chains: Sequence[Chain], taken: Iterable[Reference], naming: Naming
) -> Iterator[tuple[Chain, int]]:
    """Yield (chain, token) for each hyphenated noun that begins with the name of a chain.

    Words that are, or stand in, another reference are left to it ("Nato-Sprecher" is a person).
    """
    covered = {n for r in taken for n in range(r.first, r.last)}
    named = AlikeNames(naming, (chain for chain in chains if chain.named and chain.kind in KINDS))
    for number, token in enumerate(tokens):
        if token.tag != "NN" or "-" not in token.text:
            continue
        name, _, rest = token.text.partition("-")
        if not rest[:1].isupper() or number in covered or len(name) < 2:
            continue
        home = next((c for c in named.near(name) if any(told(name, own, c, naming) for own in c.names)), None)
        if home is not None:
            yield home, number


def told(name: str, own: str, chain: Chain, naming: Naming) -> bool:
    """Whether the first part of a word is a name of the chain."""
    return name == own or same_name(name, own, naming, chain.kind).score >= SURE
