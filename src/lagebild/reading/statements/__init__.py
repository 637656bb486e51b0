"""Who says what."""

from lagebild.model.statement import Statement
from lagebild.reading.notes import Notes
from lagebild.reading.statements.acts import find_acts
from lagebild.reading.statements.carried import carry_speakers, find_carried, joined
from lagebild.reading.statements.desk import Desk, Draft
from lagebild.reading.statements.direct import find_direct, find_quoted_words
from lagebild.reading.statements.finish import finished
from lagebild.reading.statements.nominal import find_bare_infinitives, find_nominal
from lagebild.reading.statements.sources import find_sources
from lagebild.reading.statements.verbal import find_subjunctive_clauses, find_verbal


def read_statements(notes: Notes) -> tuple[Statement, ...]:
    """Return the statements, in text order."""
    if not notes.words[0]:
        return ()
    desk = Desk(notes)
    drafts: list[Draft] = []
    for sentence in range(len(desk.sentences)):
        drafts += find_verbal(desk, sentence)
        drafts += find_sources(desk, sentence)
    drafts += find_direct(desk, drafts)
    for sentence in range(len(desk.sentences)):
        here = desk.drafts_in(sentence, drafts)
        told = find_nominal(desk, sentence, here) + find_bare_infinitives(desk, sentence, here)
        drafts += told
        here += told
        voiced = find_subjunctive_clauses(desk, sentence, here)
        drafts += voiced
        here += voiced
        acts = find_acts(desk, sentence, here)
        before = sentence > 0 and bool(desk.drafts_in(sentence - 1, drafts))
        drafts += acts or find_carried(desk, sentence, here, before=before)
    drafts.sort(key=lambda d: (d.first, -d.last))
    drafts = joined(desk, drafts)
    carry_speakers(desk, drafts)
    drafts += find_quoted_words(desk, drafts)
    drafts.sort(key=lambda d: (d.first, -d.last))
    return finished(desk, drafts)
