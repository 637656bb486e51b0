"""Join the names of one report: full and short names, acronyms, endings, names cut short."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from lagebild.languages.coreference import Coreference
from lagebild.languages.naming import Naming
from lagebild.model.entity import Location
from lagebild.reading.entities.alike import AlikeNames
from lagebild.reading.entities.references import Chain, Reference
from lagebild.reading.naming import SURE, acronym_of, may_be_acronym, same_name, unbent

SAME_ROW: Final = 0.95  # score of two names of one place in the tables


def chain_names(references: Sequence[Reference], naming: Naming) -> list[Chain]:
    """Return the chains of all named references, longest names first so that short ones find them."""
    chains: list[Chain] = []
    index = AlikeNames(naming)
    order = sorted(references, key=lambda r: (-len(r.name.split()), r.first))
    for reference in order:
        row = row_of(reference)
        chain = home_of(reference, index.near(reference.name, row), naming)
        if chain is None:
            chain = Chain(reference.kind)
            chains.append(chain)
        chain.take(reference)
        index.enter(chain, (reference.name,), row)
    for chain in chains:
        chain.references.sort(key=lambda r: r.first)
    chains.sort(key=lambda c: c.references[0].first)
    return tie_acronyms(chains, naming)


def home_of(reference: Reference, chains: Sequence[Chain], naming: Naming) -> Chain | None:
    """Return the one chain whose name this is; None where there is none, or more than one fits as well."""
    scored = []
    for chain in chains:
        if chain.kind == reference.kind and agree(chain, reference):
            best = max(same_name(name, reference.name, naming, reference.kind).score for name in chain.names)
            best = max(best, SAME_ROW if same_row(chain, reference) else 0.0)
            if best >= SURE:
                scored.append((best, len(chain.references), chain))
    if not scored:
        return None
    top = max(score for score, _, _ in scored)
    tops = [chain for score, _, chain in scored if score == top]
    if len(tops) == 1:
        return tops[0]
    before = [c for c in tops if c.references and min(r.first for r in c.references) <= reference.first]
    return max(
        before or tops, key=lambda c: max(r.first for r in c.references if r.first <= reference.first or not before)
    )


def row_of(reference: Reference) -> tuple[Location, ...]:
    """Return the row of the gazetteer that the reference leads to, if any."""
    location = reference.named.location if reference.named is not None else None
    return () if location is None else (location,)


def agree(chain: Chain, reference: Reference) -> bool:
    """Whether gender and place do not speak against one chain."""
    if chain.kind == "place":
        return same_place(chain, reference)
    own, other = chain.genders, reference.genders
    return not (own in ("m", "f") and other in ("m", "f") and own != other)


def same_row(chain: Chain, reference: Reference) -> bool:
    """Whether two names lead to one row of the gazetteer ("Gaza", "Gazastreifen")."""
    mine = reference.named.location if reference.named is not None else None
    return mine is not None and mine in chain.locations


def same_place(chain: Chain, reference: Reference) -> bool:
    """Whether two places of one name are one row of the gazetteer."""
    if same_row(chain, reference):
        return True
    return reference.named is None or reference.named.geonames in chain.geonames


def tie_acronyms(chains: list[Chain], naming: Naming) -> list[Chain]:
    """Join an acronym in brackets to the long name before it, or one that its letters spell."""
    kept: list[Chain] = []
    short: set[int] = set()  # those of them that bear what may be an acronym: of two one must
    for chain in chains:
        bears = any(map(may_be_acronym, chain.names))
        able = (c for c in kept if bears or id(c) in short)
        home = next((c for c in able if is_acronym_pair(c, chain, naming)), None)
        if home is None:
            kept.append(chain)
        else:
            home.absorb(chain)
        if bears:
            short.add(id(home or chain))
    return kept


def is_acronym_pair(one: Chain, two: Chain, naming: Naming) -> bool:
    """Whether one chain bears the acronym of the other's name."""
    if one.kind != two.kind or one.kind not in ("organisation", "group"):
        return False
    return any(
        acronym_of(a, b, naming) or acronym_of(b, a, naming) or bracketed(one, two, a, b)
        for a in one.names
        for b in two.names
    )


def bracketed(one: Chain, two: Chain, a: str, b: str) -> bool:
    """Whether the second name first stands right behind the first, as an acronym that could be its."""
    short, long_ = (a, b) if len(a) < len(b) else (b, a)
    if not short.isupper() or " " in short or short[0].casefold() not in {w[0].casefold() for w in long_.split()}:
        return False
    firsts, seconds = one.references, two.references
    return any(0 <= s.first - f.last <= 1 and s.form == "acronym" for f in firsts for s in seconds)


def join_cut_names(chains: list[Chain], words: Coreference, naming: Naming, home: str | None) -> list[Chain]:
    """Join two men of one office and country where one name is a given name left without its surname."""
    kept: list[Chain] = []
    for chain in chains:
        rival = next((c for c in kept if cut_pair(c, chain, words, naming, home)), None)
        if rival is None:
            kept.append(chain)
        else:
            rival.absorb(chain)
            rival.names.append(joined_name(rival, naming))
    return kept


def joined_name(chain: Chain, naming: Naming) -> str:
    """Return given name and surname of a chain whose names were cut apart."""
    given = next(n for n in chain.names if "-" in n)
    surnames = [n for n in chain.names if "-" not in n]
    plain = [n for n in surnames if n.casefold() == unbent(n, naming)] or surnames
    return f"{given} {min(plain, key=len)}"


def cut_pair(one: Chain, two: Chain, words: Coreference, naming: Naming, home: str | None) -> bool:
    """Whether both hold one unique office of one country, one by a double given name alone, one by a surname."""
    if one.kind != "person" or two.kind != "person" or not (one.named and two.named):
        return False
    offices = one.classes & two.classes & words.words.persons.unique_classes
    if not offices or (one.country or home) != (two.country or home) or one.former or two.former:
        return False
    alone = [c for c in (one, two) if all(" " not in n and "-" in n for n in c.names)]
    other = [c for c in (one, two) if all(" " not in n and "-" not in n for n in c.names)]
    return len(alone) == 1 and len(other) == 1


def best_name(chain: Chain, naming: Naming) -> str:
    """Return the fullest name without a case ending where the report has it so, its acronym in brackets."""
    counts = Counter(r.name for r in chain.references if r.name)
    counts.update(chain.names)
    if len(counts) < 2:
        return next(iter(counts), "")
    words = max(len(name.split()) for name in counts)
    full = [n for n in counts if len(n.split()) == words]
    full = [n for n in full if not n.isupper()] or full
    bases = {unbent(n, naming) for n in full}
    plain = [n for n in full if n.casefold() in bases] or full
    name = max(sorted(plain), key=lambda n: (len(n), counts[n]))
    short = sorted(n for n in counts if n.isupper() and " " not in n and len(n) > 1 and n != name)
    return f"{name} ({short[0]})" if short and words > 1 and chain.kind == "organisation" else name
