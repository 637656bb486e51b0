"""One event of a reading that is told in two towns."""

import pytest

from lagebild.merging import merge

from .marked import reading_of

STORY = (
    "In {{Lend|entity l place at=47.3/13.0}} zogen {{Leute|event e protest place={home}}} durch die Stadt. "
    "In {{Emden|entity m place at=53.4/7.2}} stürmten {{Leute|event e}} das Rathaus. "
    "So ging es in {{Belonien|entity n place at=50.0/10.0 precision=country}}."
)


@pytest.mark.parametrize(("home", "incidents"), [("l", 2), ("n", 1)])
def test_a_protest_of_the_whole_country_has_its_scenes_in_many_towns(home: str, incidents: int) -> None:
    reading = reading_of("one | Blatt | 2026-04-12T08:00", "Bericht\n\n" + STORY.format(home=home))
    assert len(merge([reading]).told) == incidents
