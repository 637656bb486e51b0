"""Whether two names are one: 180 pairs made by hand, and what must hold for any two."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.languages.load import load
from lagebild.languages.naming import naming_of
from lagebild.model.entity import EntityKind
from lagebild.reading.naming import MAYBE, SURE, acronym_of, name_key, same_name

NAMING = load("de").part(naming_of)
LINES = (Path(__file__).parent / "data" / "name-pairs.tsv").read_text("utf-8").splitlines()[1:]
PAIRS = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]
KINDS: dict[str, EntityKind] = {"person": "person", "organisation": "organisation", "place": "place"}


def sure(one: str, two: str, kind: str) -> bool:
    return same_name(one, two, NAMING, KINDS[kind]).score >= SURE


def test_there_are_enough_pairs_of_both_sorts() -> None:
    assert len(PAIRS) >= 150
    assert 60 <= sum(pair[3] == "no" for pair in PAIRS) <= len(PAIRS) - 60


def test_what_is_joined_is_nearly_always_one() -> None:
    joined = [pair for pair in PAIRS if sure(*pair[:3])]
    wrong = [pair for pair in joined if pair[3] == "no"]
    assert 1 - len(wrong) / len(joined) >= 0.97, wrong


def test_most_of_what_is_one_is_joined() -> None:
    same = [pair for pair in PAIRS if pair[3] == "yes"]
    missed = [pair for pair in same if not sure(*pair[:3])]
    assert 1 - len(missed) / len(same) >= 0.9, missed


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]}-{pair[1]}")
def test_comparison_is_symmetric(pair: tuple[str, str, str, str]) -> None:
    one, two, kind, _ = pair
    assert same_name(one, two, NAMING, KINDS[kind]) == same_name(two, one, NAMING, KINDS[kind])


def test_spellings_share_a_key() -> None:
    keys = {name_key(name, NAMING) for name in ("Temirbajew", "Temirbayev", "Temirbaev", "Präsident Temirbajews")}
    assert len(keys) == 1


def test_a_given_name_alone_needs_more_than_the_name() -> None:
    like = same_name("Arslan-Bek", "Arslan-Bek Temirow", NAMING)
    assert MAYBE <= like.score < SURE
    assert "given name alone" in like.reasons


def test_a_judgement_tells_why() -> None:
    assert "acronym" in same_name("OFR", "Organisation für Frieden und Recht", NAMING, "organisation").reasons
    assert "given names differ" in same_name("Anna Berger", "Ute Berger", NAMING).reasons


def test_letters_must_open_the_words_of_the_long_name() -> None:
    assert acronym_of("VDH", "Verband Deutscher Hafenarbeiter", NAMING)
    assert not acronym_of("VDF", "Verband Deutscher Hafenarbeiter", NAMING)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(sorted(KINDS)))
def test_any_two_strings_get_a_symmetric_score_between_nought_and_one(one: str, two: str, kind: str) -> None:
    like = same_name(one, two, NAMING, KINDS[kind])
    assert 0 <= like.score <= 1
    assert like.score == same_name(two, one, NAMING, KINDS[kind]).score


@given(st.from_regex(r"[A-Z][a-z]{2,9} [A-Z][a-z]{3,12}", fullmatch=True))
def test_a_name_is_itself(name: str) -> None:
    assert same_name(name, name, NAMING).score >= SURE
