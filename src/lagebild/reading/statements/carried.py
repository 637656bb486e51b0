"""Speech without a frame: subjunctive sentences that another's words run on in, and hearsay with "soll"."""

from typing import Final

from lagebild.model.grammar import Clause, VerbComplex
from lagebild.reading.statements.desk import Desk, Draft, Range
from lagebild.reading.statements.parts import cue_tokens, noun_range, place_of_words

_REACH: Final = 4  # sentences over which a voice is carried
_BACK: Final = 3  # sentences back in which somebody told of may be the voice


def find_carried(desk: Desk, sentence: int, drafts: list[Draft], *, before: bool) -> list[Draft]:
    """Return the frameless statements of a sentence.

    `drafts` are those of the sentence itself; `before` tells whether there is one in the sentence before.
    """
    first, last = desk.sentence_range(sentence)
    whole = (first, desk.sentences[sentence].last)
    if any(d.kind != "direct" and d.touches((first, last)) for d in drafts):
        return []
    mains = [desk.clauses[n] for n in desk.clauses_of(sentence) if desk.clauses[n].kind == "main"]
    verbs = [c.verb for c in mains if c.verb is not None and not desk.in_long_quotation(c.tokens[0])]
    if any(verb.mood == "k1" or (before and _is_reported(desk, verb)) for verb in verbs):
        weakly = all(verb.mood != "k1" and verb.finite == verb.tokens[-1] for verb in verbs)
        content = (_behind_own_words(desk, mains, first), whole[1])
        return [Draft("subjunctive", "indirect/free-indirect", (content,), carried=True, marked_weakly=weakly)]
    heard = [c for c in mains if c.verb in verbs and c.verb is not None and _is_hearsay(desk, c.verb, before)]
    if heard:
        told = [c for c in mains if c.tokens[-1] < heard[0].tokens[0] and not heard[0].shared_subject]
        begin = heard[0].tokens[0] if told else first
        return [Draft("hearsay", "free-indirect", ((begin, whole[1]),), carried=True)]
    return []


def _behind_own_words(desk: Desk, mains: list[Clause], first: int) -> int:
    """Where the reported words begin: behind a semicolon that ends what the outlet tells in its own."""
    moods = [c.verb.mood if c.verb is not None else "none" for c in mains]
    at = moods.index("k1") if "k1" in moods else 0
    begin = mains[at].tokens[0]
    own = at > 0 and all(mood == "indicative" for mood in moods[:at]) and desk.word(begin - 1) == ";"
    return begin if own else first


def _is_reported(desk: Desk, verb: VerbComplex) -> bool:
    """Whether a second subjunctive can stand for the first: not where a modal verb has a first of its own.

    A modal verb's second subjunctive means possibility in the singular, where the first is a form of its own; in the
    plural it may be either.
    """
    if verb.mood != "k2" or verb.finite is None:
        return False
    finite = desk.tokens[verb.finite]
    return finite.tag != "VMFIN" or any(form.number == "pl" for form in finite.forms)


def _is_hearsay(desk: Desk, verb: VerbComplex, before: bool) -> bool:
    """For "soll gestorben sein" is told by somebody; "soll sterben" only right behind a statement."""
    if verb.modal not in desk.data.hearsay or verb.mood != "indicative":
        return False
    return verb.tense in ("perfect", "pluperfect") or (before and verb.tense != "preterite")


def joined(desk: Desk, drafts: list[Draft]) -> list[Draft]:
    """Make one statement of subjunctive sentences that follow each other in one paragraph.

    `drafts` in text order; another statement that begins between two of them keeps them apart.
    """
    found: list[Draft] = []
    for draft in drafts:
        last = found[-1] if found else None
        if (
            last is not None
            and draft.kind == last.kind
            and draft.kind in ("indirect/free-indirect", "free-indirect")
            and last.last == draft.first
            and desk.same_paragraph(last.last - 1, draft.first)
            and not draft.marked_weakly
        ):
            last.content = ((last.first, draft.last),)
        else:
            found.append(draft)
    return found


def carry_speakers(desk: Desk, drafts: list[Draft]) -> None:
    """Give frameless statements the voice that spoke before them; `drafts` in text order."""
    voice: Draft | None = None
    for draft in drafts:
        if draft.carried and draft.speaker is None:
            draft.speaker = _voice(desk, draft, voice)
            if voice is not None and draft.speaker is not None and draft.speaker == voice.speaker:
                draft.origin = voice.origin or voice
                _share_frame(desk, draft, draft.origin)
        adverb = draft.rule == "pronominal-source" and draft.speaker == (draft.cue[0], draft.cue[0] + 1)
        if adverb and voice is not None and desk.near(voice.last - 1, draft.first):
            draft.origin = voice  # "demnach" takes up the source before
        if draft.speaker is not None and draft.parent is None:
            voice = draft


def _share_frame(desk: Desk, draft: Draft, origin: Draft) -> None:
    """Speech in quotation marks that goes on shares the frame it began with."""
    if draft.kind != "direct" or not desk.near(origin.last, draft.first):
        return
    draft.frame, draft.cue, draft.lemma = origin.frame, origin.cue, origin.lemma
    draft.addressee, draft.clause = origin.addressee, origin.clause
    if origin.kind == "reported" and not origin.frame and origin.clause is not None:
        draft.frame, draft.cue = origin.content, cue_tokens(desk, origin.clause)


def _voice(desk: Desk, draft: Draft, voice: Draft | None) -> Range | None:
    """Whose words a frameless statement carries on: the last speaker's, or of whom the report told just before."""
    here = desk.syntax.sentence_of(draft.first)
    if voice is not None and here - desk.syntax.sentence_of(voice.last - 1) <= 1:
        return voice.speaker
    spoken = voice is not None and here - desk.syntax.sentence_of(voice.first) <= _REACH
    told = _told_of(desk, here - 1, patients=not spoken) if here and desk.same_segment(here - 1, here) else None
    if told is not None:
        return told
    if spoken and voice is not None:
        return voice.speaker
    earlier = range(here - 2, max(-1, here - _BACK - 1), -1)
    return next((found for s in earlier if desk.same_segment(s, here) and (found := _told_of(desk, s))), None)


def _told_of(desk: Desk, sentence: int, *, patients: bool = True) -> Range | None:
    """Who may speak in a sentence that is no statement: agent, report, subject, in this order.

    `patients`: also those to whom only something is done, and where from ("Zwei Männer wurden aus dem Haus gerettet").
    """
    subjects: list[Range] = []
    for number in desk.clauses_of(sentence):
        clause = desk.clauses[number]
        if clause.kind not in ("main", "fragment") or desk.in_long_quotation(clause.tokens[0]):
            continue
        agents = desk.syntax.with_role(number, "agent")
        place = place_of_words(desk, clause)
        subject = desk.syntax.subject_of(number)
        if agents:
            subjects.append(noun_range(desk, agents[0]))
        if place is not None and (patients or _are_words(desk, place)):
            subjects.append(place)
        if subject is not None and _may_act(desk, clause, subject, patients=patients):
            subjects.append(noun_range(desk, subject))
    return next((found for found in subjects if desk.can_speak(found)), None)


def _may_act(desk: Desk, clause: Clause, subject: int, *, patients: bool) -> bool:
    """Whether a subject is somebody of its own, no bare number ("neun von ihnen"), who does what the clause tells."""
    if desk.tag(desk.phrases[subject].head) == "CARD":
        return False
    return patients or clause.verb is None or clause.verb.voice == "active"


def _are_words(desk: Desk, part: Range) -> bool:
    """Whether a phrase names what is said or where it is printed."""
    return any(desk.is_medium(t) or desk.is_saying(desk.tokens[t].lemma) for t in range(*part))
