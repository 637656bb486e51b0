"""The index of names loses nothing: two names that are one always share a key."""

from itertools import combinations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.languages.load import load
from lagebild.languages.naming import naming_of
from lagebild.model.entity import EntityKind
from lagebild.reading.entities.alike import AlikeNames, keys_of
from lagebild.reading.entities.references import Chain
from lagebild.reading.naming import SURE, same_name

NAMING = load("de").part(naming_of)
LINES = (Path(__file__).parent / "data" / "name-pairs.tsv").read_text("utf-8").splitlines()[1:]
NAMES = sorted({name for line in LINES if not line.startswith("#") for name in line.split("\t")[:2]})
KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place")


def alike(one: str, two: str) -> bool:
    return any(same_name(one, two, NAMING, kind).score >= SURE for kind in KINDS)


def share(one: str, two: str) -> bool:
    return not set(keys_of(one, NAMING)).isdisjoint(keys_of(two, NAMING))


def test_no_pair_of_the_hand_made_names_is_lost() -> None:
    names = NAMES[::2]
    lost = [pair for pair in combinations(names, 2) if alike(*pair) and not share(*pair)]
    assert lost == []


@given(st.sampled_from(NAMES), st.integers(0, 40), st.sampled_from(["", "a", "e", "n", "s", "t", "j"]))
@settings(max_examples=300, deadline=None)
def test_no_slip_of_the_pen_is_lost(name: str, spot: int, letter: str) -> None:
    spot %= len(name)
    for other in (name[:spot] + letter + name[spot:], name[:spot] + letter + name[spot + 1 :]):
        assert share(name, other) or not alike(name, other)


def test_most_names_share_nothing() -> None:
    pairs = list(combinations(NAMES[:80], 2))
    assert sum(share(*pair) for pair in pairs) < len(pairs) / 20


def test_chains_come_in_the_order_they_were_entered() -> None:
    chains = [Chain("person", names=[name]) for name in ("Lea Korn", "Edda Brandis", "Tom Korn")]
    index = AlikeNames(NAMING, chains, few=0)
    assert index.near("Korns") == [chains[0], chains[2]]
    index.enter(chains[1], ("Edda Korn",))
    assert index.near("Korn") == chains
    assert index.near("Zschornewitz") == []
    assert AlikeNames(NAMING, chains).near("Zschornewitz") == chains
