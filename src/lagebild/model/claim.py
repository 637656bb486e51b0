"""Claims: one report gives one value to one aspect of one thing. The atoms of every picture."""

from typing import Literal

from lagebild.model.record import Record
from lagebild.model.report import Published
from lagebild.model.span import Span


class Place(Record, frozen=True):
    """Where something stands: characters of one report. Every cell of a picture carries these."""

    report: str
    span: Span


class Evidence(Record, frozen=True):
    """What a claim rests on: the place, the rule that read it, who says it, when it was published."""

    place: Place
    rule: str
    published: Published | None = None
    speaker: str | None = None
    speaker_entity: str | None = None


class Claim(Record, frozen=True):
    """`subject` is the id of an event, entity or figure of one reading. It is never rewritten by
    merging; links say which subjects are the same. `aspect` names what of it ("type", "place", "killed").
    """

    id: str
    subject: str
    aspect: str
    value: str
    evidence: Evidence


Judgement = Literal["same", "different", "unsure"]


class Link(Record, frozen=True):
    """A judgement on two subjects, kept beside the claims: taking it back undoes the merge.

    `by` is the rule's name or the person's. `score` from 0 (surely different) to 1 (surely same).
    """

    left: str
    right: str
    judgement: Judgement
    by: str
    score: float
    reasons: tuple[str, ...] = ()
