"""Somebody says something, as the reporter tells it."""

from typing import Literal

from lagebild.model.record import Record
from lagebild.model.span import Spans

StatementKind = Literal["direct", "indirect", "reported", "free-indirect", "indirect/free-indirect"]
Stance = Literal["asserts", "denies", "demands", "announces", "threatens", "accuses", "asks", "supposes", "refuses"]
Certainty = Literal["certain", "probable", "possible", "doubtful", "unknown"]


class Statement(Record, frozen=True):
    """Content, speaker, cue, frame and addressee after the German quotation-attribution scheme.

    The comma or colon belongs to the frame, "dass" to the content. `relay` is who passed the
    statement on (an agency, a newspaper, a channel), in the report's words; `medium` where it was
    said ("Facebook"). `institution` is the body that speaks through the speaker. `certainty_cue`
    are the words that show the certainty. `parent` is the id of the statement this one stands in.
    """

    id: str
    kind: StatementKind
    content: Spans
    rule: str
    speaker: Spans = ()
    cue: Spans = ()
    frame: Spans = ()
    addressee: Spans = ()
    medium: str | None = None
    relay: str | None = None
    institution: str | None = None
    speaker_entity: str | None = None
    addressee_entity: str | None = None
    relay_entity: str | None = None
    stance: Stance = "asserts"
    certainty: Certainty = "certain"
    certainty_cue: Spans = ()
    parent: str | None = None
