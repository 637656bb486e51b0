"""Whole reports, frozen: a change of any finding shows as a diff (`make changes`) and is reviewed (`make freeze`)."""

import pytest

from tests.frozen import current, frozen

NOW = current()


@pytest.mark.parametrize("name", NOW)
def test_the_reading_is_the_reviewed_one(name: str) -> None:
    assert NOW[name] == frozen(name)
