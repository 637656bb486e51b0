"""The catalogues of messages say the same things in every language."""

import re
import typing

import pytest

from lagebild.model.event import Status
from lagebild.model.figure import Measure, Qualifier, Scope
from lagebild.model.label import Distance
from lagebild.model.picture import ChangeKind
from lagebild.model.segment import SegmentKind
from lagebild.model.statement import Stance, StatementKind
from lagebild.picture.figures import DENIED, LATEST, PARTS, PLANNED
from lagebild.views.amounts import bounds, number
from lagebild.views.messages import Messages, catalogue, languages

CLOSED = {
    "status": Status,
    "measure": Measure,
    "qualifier": Qualifier,
    "scope": Scope,
    "distance": Distance,
    "change": ChangeKind,
    "segment": SegmentKind,
    "stance": Stance,
    "kind": StatementKind,
}


def test_every_catalogue_has_the_same_keys_and_values_to_fill_in() -> None:
    first, *others = (catalogue(ui) for ui in languages())
    for other in others:
        assert other.keys() == first.keys()
        for key, text in first.items():
            assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", other[key])), key


@pytest.mark.parametrize("part", CLOSED)
def test_every_value_of_a_closed_list_has_a_name(part: str) -> None:
    for ui in languages():
        assert {f"{part}.{value}" for value in typing.get_args(CLOSED[part])} <= catalogue(ui).keys()


def test_every_rule_of_a_headline_number_has_words() -> None:
    for ui in languages():
        assert {f"rule.{rule}" for rule in (LATEST, PARTS, PLANNED, DENIED)} <= catalogue(ui).keys()


def test_an_unknown_interface_language_is_told() -> None:
    with pytest.raises(KeyError, match="no interface in 'xx'; there are: de, en"):
        catalogue("xx")


@pytest.mark.parametrize(
    ("low", "high", "german", "english"),
    [
        (26, 26, "26", "26"),
        (10000, 10000, "10.000", "10,000"),
        (2.5, 2.5, "2,5", "2.5"),
        (24, None, "mindestens 24", "at least 24"),
        (None, 5, "höchstens 5", "at most 5"),
        (3, 5, "3–5", "3–5"),
        (None, None, "einige, ohne Zahl", "some, no number"),
    ],
)
def test_bounds_are_told_in_the_readers_language(low: float, high: float, german: str, english: str) -> None:
    assert bounds(low, high, Messages("de")) == german
    assert bounds(low, high, Messages("en")) == english


def test_numbers_follow_the_language() -> None:
    assert (number(1234567.5, "de"), number(1234567.5, "en")) == ("1.234.567,5", "1,234,567.5")
