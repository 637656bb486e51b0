"""Who says what."""

from lagebild.model.statement import Statement
from lagebild.reading.notes import Notes
from lagebild.reading.statements.acts import find_acts
from lagebild.reading.statements.carried import carry_speakers, find_carried, joined
from lagebild.reading.statements.desk import Desk, Draft
from lagebild.reading.statements.direct import find_direct, find_quoted_words
from lagebild.reading.statements.finish import finished
from lagebild.reading.statements.ledger import Ledger
from lagebild.reading.statements.nominal import find_bare_infinitives, find_nominal
from lagebild.reading.statements.sources import find_sources
from lagebild.reading.statements.verbal import find_subjunctive_clauses, find_verbal


def read_statements(notes: Notes) -> tuple[Statement, ...]:
    """Return the statements, in text order."""
    if not notes.words[0]:
        return ()
    desk = Desk(notes)
    ledger = Ledger(desk)
    for sentence in range(len(desk.sentences)):
        ledger.enter(find_verbal(desk, sentence))
        ledger.enter(find_sources(desk, sentence))
    ledger.enter(find_direct(desk, ledger))
    for sentence in range(len(desk.sentences)):
        _read_rest(desk, sentence, ledger)
    drafts = joined(desk, sorted(ledger.all(), key=_place))
    carry_speakers(desk, drafts)
    drafts += find_quoted_words(desk, drafts)
    return finished(desk, sorted(drafts, key=_place))


def _read_rest(desk: Desk, sentence: int, ledger: Ledger) -> None:
    """Enter the statements of a sentence that show only beside those that a verb or source tells."""
    here = ledger.in_sentence(sentence)
    told = find_nominal(desk, sentence, here) + find_bare_infinitives(desk, sentence, here)
    here += told
    voiced = find_subjunctive_clauses(desk, sentence, here)
    here += voiced
    ledger.enter(told + voiced)
    acts = find_acts(desk, sentence, here)
    before = sentence > 0 and bool(ledger.in_sentence(sentence - 1))
    ledger.enter(acts or find_carried(desk, sentence, here, before=before))


def _place(draft: Draft) -> tuple[int, int]:
    return draft.first, -draft.last
