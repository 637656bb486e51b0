"""Words in quotation marks: speech, with or without a frame; labels are left to the labels."""

from typing import Final

from lagebild.reading.statements.desk import Desk, Draft, Quoted, Range
from lagebild.reading.statements.ledger import Ledger
from lagebild.reading.statements.parts import cited, cue_tokens, noun_range, parties

SPEECH: Final = 4  # words from which a quotation inside a statement is speech and no label
LONE_SPEECH: Final = 5  # words from which a quotation behind a colon or beginning a sentence is speech
LONG_SPEECH: Final = 8  # words from which any quotation is


def find_direct(desk: Desk, ledger: Ledger) -> list[Draft]:
    """Return the direct speech of the report; takes quotations that verbal statements have as content."""
    found: list[Draft] = []
    for quoted in desk.quoted:
        if quoted.taken:
            continue
        draft = (
            _whole_content(desk, quoted, ledger)
            or _behind_colon(desk, quoted)
            or _before_inquit(desk, quoted)
            or _coordinated(desk, quoted, found)
            or _gapped(desk, quoted, found)
            or _behind_noun(desk, quoted)
            or _predicate(desk, quoted)
            or _inside(desk, quoted, ledger)
            or _in_content(desk, quoted)
            or _lone(desk, quoted)
        )
        if draft is not None:
            quoted.taken = True
            found.append(draft)
    return found


def _direct(rule: str, quoted: Quoted, model: Draft | None = None) -> Draft:
    content: tuple[Range, ...] = ((quoted.first, quoted.last),)
    if model is None:
        return Draft(rule, "direct", content)
    return Draft(
        rule,
        "direct",
        content,
        model.frame,
        speaker=model.speaker,
        cue=model.cue,
        addressee=model.addressee,
        clause=model.clause,
        lemma=model.lemma,
        carried=model.carried,
    )


def _whole_content(desk: Desk, quoted: Quoted, ledger: Ledger) -> Draft | None:
    """A statement whose content is this quotation: it is direct, no statement beside it."""
    for draft in ledger.around((quoted.first, quoted.last)):
        if draft.kind == "indirect" and draft.rule in _CAN_BE_DIRECT and _is_content(draft, quoted):
            ledger.strike(draft)
            span = desk.syntax.span_of_tokens(draft.first, draft.last)
            desk.notes.trace.note("statements", draft.rule, span, False, "its content is speech in quotation marks")
            return _direct("colon" if draft.rule == "content-colon" else draft.rule, quoted, draft)
    return None


def _is_content(draft: Draft, quoted: Quoted) -> bool:
    """Whether quotation and content are the same stretch, with the frame outside."""
    if len(draft.content) != 1 or any(b < quoted.last and quoted.first + 1 < e for b, e in draft.frame):
        return False
    first, last = draft.content[0]
    same_start = first == quoted.first and last >= quoted.last - 1
    return (same_start or (quoted.first <= first and last <= quoted.last)) and last <= quoted.last + 1


def _behind_colon(desk: Desk, quoted: Quoted) -> Draft | None:
    """Speech behind a colon: "X sagte: „…“"."""
    if desk.word(quoted.first - 1) != ":" or quoted.words < SPEECH:
        return None
    draft = _direct("colon", quoted)
    sentence = desk.syntax.sentence_of(quoted.first - 1)
    first, _ = desk.sentence_range(sentence)
    draft.frame = ((first, quoted.first),)
    number = _speaking_clause(desk, sentence, quoted.first)
    if number is None:
        named = desk.syntax.phrase_of(first)  # a name with a topic, or an office alone
        draft.speaker = None if named is None else noun_range(desk, desk.syntax.top_phrase(named))
        return draft
    draft.speaker, draft.addressee = parties(desk, number)
    clause = desk.clauses[number]
    draft.clause = number
    if clause.verb is not None and clause.verb.lemma not in _LIGHT:
        draft.cue, draft.lemma = cue_tokens(desk, number), clause.verb.lemma
    return draft


def _speaking_clause(desk: Desk, sentence: int, before: int) -> int | None:
    """The last clause before the token with a verb of saying; else the last main clause."""
    numbers = [n for n in desk.clauses_of(sentence) if desk.clauses[n].tokens[0] < before]
    known = [n for n in numbers if (v := desk.clauses[n].verb) is not None and v.lemma in desk.lexicon]
    main = [n for n in numbers if desk.clauses[n].kind == "main" and desk.clauses[n].verb is not None]
    return known[-1] if known else main[-1] if main else None


def _before_inquit(desk: Desk, quoted: Quoted) -> Draft | None:
    """For "„…“, sagte X" where the quotation spans sentences; one sentence is the verbal rules' work."""
    token = quoted.last + (1 if desk.word(quoted.last) in (",", "–") else 0)
    if quoted.words < SPEECH or token >= len(desk.tokens):
        return None
    number = desk.syntax.clause_of(token)
    if number is None:
        return None
    clause = desk.clauses[number]
    if clause.verb is None or clause.verb.finite != token:
        return None
    if clause.kind not in ("main", "parenthesis") or (token == quoted.last and desk.is_word(quoted.first - 1)):
        return None
    draft = _direct("inquit", quoted)
    draft.speaker, draft.addressee = parties(desk, number)
    draft.cue, draft.lemma, draft.clause = cue_tokens(desk, number), clause.verb.lemma, number
    end = min(clause.tokens[-1] + 1, desk.sentence_range(desk.syntax.sentence_of(token))[1])
    draft.frame = ((quoted.last, end),)
    return draft


def _coordinated(desk: Desk, quoted: Quoted, found: list[Draft]) -> Draft | None:
    """A quotation joined to the one before by a conjunction: it shares frame and speaker."""
    last = found[-1] if found else None
    if last is None or (desk.word(quoted.first - 1) != "," and desk.tag(quoted.first - 1) != "KON"):
        return None
    if last.rule not in ("predicate", "quoted-words") or last.last != quoted.first - 1:
        return None
    draft = _direct(last.rule, quoted, last)
    draft.parent = last.parent
    return draft


def _behind_noun(desk: Desk, quoted: Quoted) -> Draft | None:
    """Speech behind a noun of saying or of what bears words, governed by a preposition."""
    token = quoted.first - 1
    number = desk.syntax.clause_of(token) if token >= 0 else None
    if number is None or quoted.words < SPEECH - 1 or desk.tag(token) != "NN":
        return None
    clause = desk.clauses[number]
    if clause.verb is None or not desk.is_content_noun(desk.tokens[token].lemma):
        return None
    first, last = desk.sentence_range(clause.sentence)
    draft = _direct("predicate", quoted)
    draft.speaker, draft.addressee = parties(desk, number)
    if clause.verb.lemma in desk.data.citing:
        draft.speaker = cited(desk, number) or draft.speaker
    draft.clause, draft.lemma = number, clause.verb.lemma
    phrase = desk.syntax.phrase_of(token)
    begin = desk.phrases[phrase].first if phrase is not None else token
    draft.cue = tuple(sorted({*cue_tokens(desk, number), *range(begin, token + 1)}))
    begin, end = max(clause.tokens[0], first), min(clause.tokens[-1] + 1, last)
    draft.frame = desk.pieces(begin, end, (quoted.first, quoted.last))
    return draft


def _gapped(desk: Desk, quoted: Quoted, found: list[Draft]) -> Draft | None:
    """A quotation whose verb is left out behind another speaker."""
    last = found[-1] if found else None
    if (
        last is None
        or last.rule != "predicate"
        or desk.syntax.sentence_of(last.first) != desk.syntax.sentence_of(quoted.first)
    ):
        return None
    lead = _lead(desk, quoted, last.last)
    named = desk.syntax.phrase_of(last.last + 1) if desk.word(last.last) == "," else None
    if lead is None or named is None or desk.lower(lead) not in {desk.lower(t) for t in last.cue}:
        return None
    draft = _direct("predicate", quoted, last)
    draft.speaker = noun_range(desk, named)
    draft.frame = (*last.frame, (last.last, quoted.first))
    return draft if desk.can_speak(draft.speaker) else None


def _predicate(desk: Desk, quoted: Quoted) -> Draft | None:
    """Quoted words that a verb of naming takes, as its object or behind its preposition."""
    number = desk.syntax.clause_of(quoted.first + 1)
    clause = None if number is None else desk.clauses[number]
    if number is None or clause is None or clause.verb is None or desk.in_outer_quotation(quoted):
        return None
    cue = desk.lexicon.get(clause.verb.lemma)
    if cue is None or clause.verb.finite is None:
        return None
    lead = _lead(desk, quoted, clause.tokens[0])
    by_preposition = lead is not None and cue.takes(desk.lower(lead))
    if not (by_preposition or cue.takes("acc2")):
        return None
    speaker, addressee = parties(desk, number)
    if speaker is None:
        return None
    first, last = desk.sentence_range(clause.sentence)
    draft = _direct("predicate", quoted)
    draft.speaker, draft.addressee, draft.clause, draft.lemma = speaker, addressee, number, clause.verb.lemma
    draft.cue = tuple(sorted({*cue_tokens(desk, number), *((lead,) if lead is not None else ())}))
    begin, end = max(clause.tokens[0], first), min(clause.tokens[-1] + 1, last)
    draft.frame = desk.pieces(begin, end, (quoted.first, quoted.last))
    return draft


def _lead(desk: Desk, quoted: Quoted, begin: int) -> int | None:
    """The preposition or comparison that governs the quotation, past an article or adjective."""
    token = quoted.first - 1
    while token >= begin and desk.tag(token) in ("ART", "ADJA", "ADV", "PIAT", "PPOSAT", "ADJD"):
        token -= 1
    return token if token >= begin and desk.tag(token) in ("APPR", "APPRART", "KOKOM", "KOUS") else None


def _inside(desk: Desk, quoted: Quoted, ledger: Ledger) -> Draft | None:
    """A quotation inside another statement: the speaker's own words."""
    part = (quoted.first, quoted.last)
    around = [d for d in ledger.around(part) if d.holds(part) and d.kind != "direct"]
    if not around or not (quoted.words >= SPEECH or _is_predicate(desk, quoted)):
        return None
    parent = min(around, key=lambda d: sum(b - a for a, b in d.content))
    draft = _direct("quoted-words", quoted, parent)
    draft.parent = parent
    return draft


def _in_content(desk: Desk, quoted: Quoted) -> Draft | None:
    """Quoted words in the content of a statement that no other sign gives away."""
    sentence = desk.syntax.sentence_of(quoted.first)
    first, _ = desk.sentence_range(sentence)
    if quoted.words < SPEECH or quoted.first <= first:
        return None
    for number in reversed(desk.clauses_of(sentence)):
        clause, cue = desk.clauses[number], desk.cue_of(number)
        end = clause.tokens[-1] + 1
        if cue is None or end >= quoted.first or clause.verb is None or clause.verb.finite is None:
            continue
        if cue.takes("placed"):
            continue
        if cue.takes("that") and clause.kind == "main" and desk.word(end) == ",":
            draft = _direct("quoted-words", quoted)
            draft.speaker, draft.addressee = parties(desk, number)
            draft.cue, draft.lemma, draft.clause = cue_tokens(desk, number), clause.verb.lemma, number
            draft.frame = ((max(first, min(clause.tokens[0], end)), end + 1),)
            return draft
    return None


def find_quoted_words(desk: Desk, drafts: list[Draft]) -> list[Draft]:
    """Return the quoted words inside frameless statements, which are found after all others."""
    found: list[Draft] = []
    ledger = Ledger(desk, (d for d in drafts if d.carried))
    for quoted in desk.quoted:
        part = (quoted.first, quoted.last)
        parent = next((d for d in ledger.around(part) if d.holds(part)), None)
        if not quoted.taken and parent is not None and quoted.words >= LONE_SPEECH:
            draft = _direct("quoted-words", quoted, parent)
            draft.parent = parent
            found.append(draft)
    return found


def _is_predicate(desk: Desk, quoted: Quoted) -> bool:
    """Whether two or three quoted words say something and do not name a thing."""
    return quoted.words > 1 and desk.tag(quoted.last - 2) not in ("NN", "NE", "CARD", "$.", "FM", "XY")


def _lone(desk: Desk, quoted: Quoted) -> Draft | None:
    """A quotation that is a sentence of its own, or long enough to be no name."""
    begins = quoted.first == desk.sentences[desk.syntax.sentence_of(quoted.first)].first
    if quoted.words >= (LONE_SPEECH if begins else LONG_SPEECH):
        draft = _direct("lone-quotation", quoted)
        draft.carried = True
        return draft
    return None


_CAN_BE_DIRECT: Final = frozenset(
    {
        "inquit",
        "content-clause",
        "content-colon",
        "content-verb-second",
        "content-subjunctive",
        "inquit-adverb",
        "as-clause",
    }
)
_LIGHT: Final = frozenset({"sein", "haben", "werden"})
