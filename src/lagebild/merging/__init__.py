"""Merging: what several reports tell becomes one case, nothing lost and every judgement kept beside it."""

from collections.abc import Iterable, Sequence

from lagebild.merging.actors import Actors
from lagebild.merging.case import Case
from lagebild.merging.clusters import Incidents
from lagebild.merging.merged import Merged
from lagebild.merging.origins import origins_of
from lagebild.merging.rulings import Rulings
from lagebild.merging.told import Teller, Told
from lagebild.merging.voices import Voices
from lagebild.model.claim import Link
from lagebild.model.reading import Reading

__all__ = ["Merged", "merge"]


def merge(readings: Sequence[Reading], judgements: Iterable[Link] = ()) -> Merged:
    """Return what the readings tell together. Pure: the order of readings and their repetition do not matter.

    `judgements` are links that people made, between "report#event" or "report#entity" ids; "same" joins,
    "different" holds apart, and no rule overrules either. Taking back a found link is judging "different".
    """
    case = Case(readings)
    rulings = Rulings(judgements)
    origins = origins_of(case.sheets)
    actors = Actors(case, rulings)
    voices = Voices(case, actors)
    incidents = Incidents(rulings)
    told: dict[str, Told] = {}
    for order, (sheet, origin) in enumerate(zip(case.sheets, origins, strict=True)):
        events = Teller(sheet, order, actors, voices, origin.origin).told()
        incidents.take(events)
        told.update((t.key, t) for t in events)
    return Merged(
        case=case,
        links=(*actors.links, *incidents.links, *rulings.links),
        origins=origins,
        actors=actors,
        voices=voices,
        incidents=incidents,
        told=told,
    )
