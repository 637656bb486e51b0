"""Entities made of chains: which are worth one, and what they are called."""

from collections.abc import Iterable, Iterator, Sequence

from lagebild.languages.naming import Naming
from lagebild.model.entity import Entity, Mention, MentionForm
from lagebild.model.grammar import Token
from lagebild.model.span import Span
from lagebild.reading.entities.naming import best_name
from lagebild.reading.entities.references import Chain, Reference


def entities_of(
    chains: Iterable[Chain], tokens: Sequence[Token], naming: Naming, always: frozenset[str]
) -> tuple[Entity, ...]:
    """Return the entities in the order of their first mention, with ids counted from e1."""
    kept = [chain for chain in chains if worthy(chain, always)]
    kept.sort(key=lambda c: (c.references[0].first, c.references[0].last))
    return tuple(entity(f"e{n}", chain, tokens, naming) for n, chain in enumerate(kept, start=1))


def worthy(chain: Chain, always: frozenset[str]) -> bool:
    """Whether a chain is somebody: it has a name, does or says something, or is spoken of again; a word in
    quotation marks alone is a voice's label and nobody.

    Bodies of the classes `always` are, wherever they stand.
    """
    if chain.named:
        return True
    if chain.kind == "place":
        return False
    said = [r for r in chain.references if r.form not in ("pronoun", "possessive")]
    if all(r.labelled for r in said):
        return False
    if chain.classes & always or (chain.kind == "group" and chain.country):
        return True
    return len(said) > 1 or any(r.doer for r in chain.references)


def entity(identity: str, chain: Chain, tokens: Sequence[Token], naming: Naming) -> Entity:
    """Return the entity of a chain."""
    name = best_name(chain, naming) or description(chain, tokens)
    rows = [r.named for r in chain.references if r.named is not None]
    row = next((named for named in rows if named.geonames or named.wikidata), None) or chain.known
    located = row or next((named for named in rows if named.location), None)
    return Entity(
        id=identity,
        kind=chain.kind,
        name=name,
        mentions=tuple(m for r in chain.references for m in mentions(r, tokens)),
        role=chain.role,
        country=chain.country,
        wikidata=row.wikidata if row else None,
        geonames=row.geonames if row else None,
        location=located.location if located else None,
        aliases=tuple(sorted(n for n in set(chain.names) if n != name)),
    )


def mentions(reference: Reference, tokens: Sequence[Token]) -> Iterator[Mention]:
    """Yield the mentions of a reference: the noun phrase before a name, then the passage itself."""
    if reference.described is not None:
        first, last, head = reference.described
        form: MentionForm = "role" if reference.kind == "person" else "description"
        yield mention(tokens, (first, last, head), form, "before-name")
    yield mention(tokens, (reference.first, reference.last, reference.head), reference.form, reference.rule)


def mention(tokens: Sequence[Token], where: tuple[int, int, int], form: MentionForm, rule: str) -> Mention:
    """Return the mention of tokens [first, last) with their head."""
    first, last, head = where
    span = Span(tokens[first].start, tokens[last - 1].end)
    return Mention(span, form, rule, Span(tokens[head].start, tokens[head].end))


def description(chain: Chain, tokens: Sequence[Token]) -> str:
    """Return the name of what has none: the base form of its noun, several people as they are written."""
    first = next(r for r in chain.references if r.form not in ("pronoun", "possessive"))
    head = tokens[first.head]
    return head.text if chain.plural else head.lemma
