"""How the report and the voices in it name groups and acts."""

from lagebild.model.label import Label
from lagebild.reading.labels.naming import Namer
from lagebild.reading.notes import Notes


def read_labels(notes: Notes) -> tuple[Label, ...]:
    """Return the labels, in text order: quoted, so-called, voiced and the reporter's own."""
    namer = Namer(notes)
    found = namer.quoted()
    found += namer.so_called(namer.taken(found))
    if found:  # plain names matter where another name is given beside them
        found += namer.plain(namer.taken(found))
    return tuple(sorted(found, key=lambda label: (label.span, label.label)))
