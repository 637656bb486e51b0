"""How a report, or a voice in it, names a group or an act; and what it says of memberships and roles."""

from typing import Literal

from lagebild.model.event import Voice
from lagebild.model.record import Record
from lagebild.model.span import Span

#: own: the reporter's plain words; quoted: in quotation marks; so-called: "sogenannt"; voiced: in somebody's
#: indirect speech without marks.
Distance = Literal["own", "quoted", "so-called", "voiced"]


class Label(Record, frozen=True):
    """A word that a voice chooses for a group or act. `source` None: the reporter's own voice."""

    span: Span
    label: str
    distance: Distance
    rule: str
    group: str | None = None
    source: Voice | None = None
    entity: str | None = None


class Fact(Record, frozen=True):
    """A standing fact a report states: `subject` is member of, has the role of, is also called `object`."""

    kind: Literal["membership", "role", "alias"]
    subject: str
    object: str
    span: Span
    rule: str
    subject_entity: str | None = None
    object_entity: str | None = None
