"""One event of a reading that is told in two towns, or of two causes."""

import pytest

from lagebild.merging import merge
from lagebild.merging.merged import Merged

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


def merged(*bodies: str) -> Merged:
    heads = (f"r{n} | Blatt | 2026-04-1{n}T20:00" for n in range(1, len(bodies) + 1))
    return merge([reading_of(head, f"Bericht\n\n{body}") for head, body in zip(heads, bodies, strict=True)])


def together(case: Merged, *keys: str) -> bool:
    return any(set(keys) <= set(members) for members in case.event_clusters)


def test_the_dead_of_monday_did_not_die_in_what_struck_on_wednesday() -> None:
    first = (
        "Am {Montag|time 2026-04-08} {bebte|event q earthquake time=2026-04-08} die Erde. {Tote|event k killed} gab es."
    )
    later = (
        "Am {Dienstag|time 2026-04-09} folgte ein {Nachbeben|event n earthquake time=2026-04-09}. "
        "Zwei {Helfer|event h killed} starben. "
        "Vom {Montag|time 2026-04-08} sind die {Toten|event m killed time=2026-04-08} gezählt."
    )
    case = merged(first, later)
    assert together(case, "r1#k", "r2#m")
    assert not together(case, "r1#k", "r2#h")


def test_harm_parted_by_two_tellings_of_one_cause_is_one() -> None:
    first = "Ein {Zugunglück|event q accident} bei Lend. {Ein Mann|event k killed} starb."
    later = (
        "Bei einem {Zugunglück|event n accident} {starb|event k killed} ein Mann. "
        "Der Zug war {aufgefahren|event p accident}, der {Tote|event k} ist der Fahrer."
    )
    deaths = [members for members in merged(first, later).event_clusters if "r1#k" in members]
    assert [len(members) for members in deaths] == [3]


def test_what_a_paragraph_tells_sentences_later_did_not_do_the_harm_before_it() -> None:
    text = (
        "Ein {Zugunglück|event q accident place=l} in {Lend|entity l place at=47.3/13.0}.\n\n"
        "Eine Frau {starb|event k killed} in der Klinik. Elf liegen dort. Alle durften heim. "
        "In {Emden|entity m place at=53.4/7.2} {entgleiste|event p accident place=m} ein Bauzug."
    )
    told = merged(text, text).told.values()
    assert {t.root for t in told if t.event.endswith("#k")} == {"r1#q", "r2#q"}


@pytest.mark.parametrize(("words", "incidents"), [("ein zweites", 2), ("das", 1)])
def test_what_is_brought_in_as_one_more_is_another_one(words: str, incidents: int) -> None:
    text = f"Der {{Brand|event f fire}} wütet. Im Norden ist {words} {{Feuer|event f}} außer Kontrolle."
    assert len(merged(text).told) == incidents
