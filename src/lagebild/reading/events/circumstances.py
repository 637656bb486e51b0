"""Where and why: the most exact place tied to a trigger, nearest first, and the stated cause."""

from collections.abc import Iterable, Iterator
from typing import Final

from lagebild.languages.grammar_data import grammar_data
from lagebild.model.event import Party
from lagebild.model.grammar import DAT
from lagebild.model.span import Span
from lagebild.reading.events.cluster import HARM, OCCURRENCES
from lagebild.reading.events.desk import Candidate, Desk, Located
from lagebild.reading.events.siting import (
    PRECISION,
    as_town,
    from_elsewhere,
    locative,
    of_matter,
    place_party,
    places_in,
    precision,
    seat_of_body,
    told_by_name,
)

STRIKING: Final = frozenset(("earthquake", "flood", "storm", "landslide", "fire", "epidemic"))
MOVING: Final = frozenset(("deployment", "aid", "evacuated", "displaced", "rescued", "talks"))
HOSPITALS: Final = "hospitals"
MASTERMINDS: Final = "masterminds"
LEAVING = ("withdrawal", "evacuated", "rescued", "displaced")  # types that are where what is left lies
#: What concerns a whole country where no place is told.
NATIONAL: Final = frozenset(["election", "legislation", "coup", "appointment", "dismissal", "resignation", "emergency"])
CLOSING: Final = frozenset(("ban", "seizure", "security", "blockade", "evacuated", "destruction"))
CAUSED: Final = frozenset(("protest", "strike", "riot"))


def fill_place(desk: Desk, found: Candidate) -> None:
    """Fill the place told in the trigger's phrase, its clause, or the clauses around it."""
    own = next((best for group in _place_groups(desk, found) if (best := _best(group)) is not None), None)
    place = own
    if own is None or precision(own.entity) < PRECISION["city"] or found.trigger.form == "noun":
        struck = _struck_town(desk, found) if own is None or found.trigger.form == "verb" else None
        place = _done_to_town(desk, found) or struck or own
    if place is not None:
        found.place, found.place_told = place_party(desk, place), not place.offset
        found.place_by_people = place.token in desk.origins


def _struck_town(desk: Desk, found: Candidate) -> Located | None:
    """The town that the clause's verb does something to, by an occurrence or as one: there it was."""
    if found.clause is None or found.type not in OCCURRENCES or found.clause in desk.saying:
        return None
    for number in desk.syntax.with_role(found.clause, "object"):
        located = desk.mentions.get(desk.syntax.phrases[number].head)
        if located is not None and located.entity.kind == "place" and as_town(desk, located):
            return located
    return None


def _done_to_town(desk: Desk, found: Candidate) -> Located | None:
    """The town that is closed, taken or cleared, or that itself is attacked: there it was."""
    if found.target is None:
        return None
    tokens = desk.syntax.tokens_in(found.target.span.start, found.target.span.end)
    if found.type == "attack":
        themselves = (p for p in places_in(desk, tokens) if p.entity.id == found.target.entity)
        return next((p for p in themselves if precision(p.entity) > PRECISION["country"]), None)
    if found.type not in CLOSING:
        return None
    return next((p for p in places_in(desk, tokens) if p.named and (as_town(desk, p) or _behind_of(desk, p))), None)


def _behind_of(desk: Desk, located: Located) -> bool:
    """Whether a place that no gazetteer knows stands behind "of": what is of a place stands there."""
    agents = desk.notes.language.part(grammar_data).words.agent_prepositions
    unknown = located.entity.location is None
    return unknown and located.token > 0 and desk.low[located.token - 1] in agents


def _best(group: Iterable[Located]) -> Located | None:
    ranked = sorted(group, key=lambda p: (p.offset, -precision(p.entity), not told_by_name(p), p.token))
    return ranked[0] if ranked else None


def _place_groups(desk: Desk, found: Candidate) -> Iterator[list[Located]]:
    if found.phrase is not None:
        phrase = desk.syntax.phrases[found.phrase]
        inside = places_in(desk, range(phrase.first, phrase.last))
        yield [p for p in inside if p.token != found.token and _sited(desk, found, p) and not _of_aim(desk, found, p)]
    if found.clause is None or of_mastermind(desk, found):
        return
    seen = [found.clause]
    yield _told(desk, found, desk.syntax.clauses[found.clause].tokens)
    yield _told(desk, found, [t for c in relative_clauses(desk, found) for t in desk.syntax.clauses[c].tokens])
    if found.type in NATIONAL:
        return
    before = desk.syntax.goes_on_with(found.clause)
    if before is not None:
        yield _told(desk, found, desk.syntax.clauses[before].tokens)
    around = [c for c in desk.syntax.ancestors(found.clause) if c not in seen]
    yield _told(desk, found, [t for c in around for t in desk.syntax.clauses[c].tokens], shared=True)
    sentence = desk.syntax.sentences[found.sentence]
    yield _told(desk, found, range(sentence.first, found.token))


def of_mastermind(desk: Desk, found: Candidate) -> bool:
    """Whether an event noun only says whose deed somebody is told by, as its planner."""
    if found.phrase is None or found.trigger.form != "noun":
        return False
    heads = (desk.syntax.phrases[number].head for number in desk.syntax.around(found.phrase))
    return any(desk.token_in_class(head, MASTERMINDS) for head in heads)


def relative_clauses(desk: Desk, found: Candidate) -> list[int]:
    """Return the relative clauses that tell more of the trigger's noun."""
    if found.clause is None or found.phrase is None:
        return []
    inner = desk.syntax.dependents(found.clause)
    return [
        c for c in inner if desk.syntax.clauses[c].antecedent in (found.phrase, desk.syntax.top_phrase(found.phrase))
    ]


def _sited(desk: Desk, found: Candidate, located: Located) -> bool:
    """Whether a place within the trigger's phrase is where it is, not who did it."""
    if found.type in STRIKING:
        return True
    number = desk.syntax.phrase_of(located.token)
    while number is not None and number != found.phrase:
        phrase = desk.syntax.phrases[number]
        if phrase.preposition is not None:
            return phrase.preposition in desk.lexicon.words.locative or _town_of(desk, phrase.preposition, located)
        number = phrase.parent
    return False


def _town_of(desk: Desk, preposition: str, located: Located) -> bool:
    """Whether a town stands behind the preposition of an agent: towns do no deeds."""
    agents = desk.notes.language.part(grammar_data).words.agent_prepositions
    return preposition in agents and located.named and precision(located.entity) >= PRECISION["city"]


def _told(desk: Desk, found: Candidate, tokens: Iterable[int], *, shared: bool = False) -> list[Located]:
    """Places told as places of what happens: not of who speaks, nor inside an actor's name."""
    frames = found.statement.frame + found.statement.speaker if found.statement is not None else ()
    struck = found.type in STRIKING  # a hazard does nothing by itself: any place beside it is where it struck
    kept = [p for p in places_in(desk, tokens) if struck or locative(desk, p) or _goal(desk, found, p)]
    kept = [p for p in kept if not any(p.span.overlaps(f) for f in frames) and not _of_others(desk, found, p)]
    kept = [p for p in kept if shared or not told_of_another(desk, found, p.token)]
    kept = [p for p in kept if not _behind_source(desk, found, p.token)] or kept
    kept = [p for p in kept if not in_attribute(desk, found, p.token)] or kept
    goals = [p for p in kept if _goal(desk, found, p)]
    if goals:
        return goals
    if found.frame.speech and found.actor is not None:
        kept = [p for p in kept if not p.span.overlaps(found.actor.span)]
    return kept


def _of_others(desk: Desk, found: Candidate, located: Located) -> bool:
    """Whether a place belongs to who does, says or suffers something, or to what it is about, not to what happens."""
    token = located.token
    if _of_office(desk, token) or _of_participle(desk, token) or _behind_teller(desk, token):
        return True
    if from_elsewhere(desk, located) or seat_of_body(desk, located) or _of_aim(desk, found, located):
        return True
    return found.type in HARM and _of_hospital(desk, token)


def _of_aim(desk: Desk, found: Candidate, located: Located) -> bool:
    """Whether a place belongs to what a protest is against."""
    return found.type in CAUSED and of_matter(desk, located)


def in_attribute(desk: Desk, found: Candidate, token: int, end: int = 0) -> bool:
    """Return whether a time or place stands in the attribute before a noun that is no event, and tells of that.

    `end` is the character at which the expression ends; a noun within it is its own.
    """
    number = desk.syntax.phrase_of(token)
    for around in desk.syntax.around(number) if number is not None else ():
        phrase = desk.syntax.phrases[around]
        within = any(phrase.first <= t < phrase.last for t in found.tokens)
        behind = token < phrase.head and desk.syntax.tokens[phrase.head].start >= end
        if behind and not within and phrase.head not in desk.trigger_nouns:
            return True
    return False


def told_of_another(desk: Desk, found: Candidate, token: int) -> bool:
    """Return whether a word is an attribute of another trigger's noun."""
    number = desk.syntax.phrase_of(token)
    if number is None:
        return False
    chain = (number, *desk.syntax.around(number))
    heads = {desk.syntax.phrases[n].head for n in chain}
    outer = desk.syntax.phrases[chain[-1]]
    opens = outer.first == desk.syntax.sentences[desk.syntax.sentence_of(token)].first
    if outer.preposition is not None and outer.clause is not None and not opens:
        heads.add(outer.first - 1)  # right behind a noun: told of it, whatever the grammar hung it on
    return not heads.isdisjoint(desk.trigger_nouns) and found.token not in heads


def _behind_source(desk: Desk, found: Candidate, token: int) -> bool:
    """Whether a word's phrase directly follows the source: what the source stands at."""
    number = desk.syntax.phrase_of(token)
    if found.statement is None or not found.statement.speaker or number is None:
        return False
    first = desk.syntax.phrases[number].first
    return first > 0 and desk.syntax.tokens[first - 1].end == found.statement.speaker[-1].end


def _of_hospital(desk: Desk, token: int) -> bool:
    """Whether a place tells where a hospital is: who dies or lies there was not hurt there."""
    number = desk.syntax.phrase_of(token)
    chain = (number, *desk.syntax.around(number)) if number is not None else ()
    heads = [desk.syntax.phrases[n].head for n in chain]
    first = desk.syntax.phrases[chain[-1]].first if chain else 0
    return any(desk.token_in_class(t, HOSPITALS) for t in (*heads, first - 1) if 0 <= t != token)


def _behind_teller(desk: Desk, token: int) -> bool:
    """Whether a place's phrase directly follows who an act of speech is told of."""
    number = desk.syntax.phrase_of(token)
    first = desk.syntax.phrases[number].first if number is not None else 0
    return first > 0 and desk.syntax.tokens[first - 1].end in desk.tellers


def _goal(desk: Desk, found: Candidate, located: Located) -> bool:
    """Whether a place is where somebody or something is sent to, or what they leave."""
    number = desk.syntax.phrase_of(located.token)
    if number is None:
        return False
    phrase = desk.syntax.phrases[number]
    own = phrase.parent is None or desk.syntax.phrases[phrase.parent].head in found.tokens
    if found.type in LEAVING and own and phrase.preposition in desk.lexicon.words.departure:
        return True
    return found.type in MOVING and phrase.preposition in desk.lexicon.words.destination


def goes_to(desk: Desk, found: Candidate) -> bool:
    """Return whether the trigger's place is where somebody or something is sent, away from the story."""
    if found.place is None or found.type not in MOVING:
        return False
    tokens = desk.syntax.tokens_in(found.place.span.start, found.place.span.end)
    number = desk.syntax.phrase_of(tokens[0]) if tokens else None
    return number is not None and desk.syntax.phrases[number].preposition in desk.lexicon.words.destination


def quarter(desk: Desk, found: Candidate, nation: Party | None) -> Party | None:
    """Return the part of the report's country that the clause tells without naming the country."""
    if found.clause is None or nation is None:
        return None
    for number in desk.syntax.clauses[found.clause].phrases:
        phrase = desk.syntax.phrases[number]
        struck = phrase.role == "object" and found.type in STRIKING
        local = phrase.preposition in desk.lexicon.words.locative and bool(phrase.agreement & DAT)
        if (struck or local) and desk.token_in_class(phrase.head, "directions"):
            token = desk.syntax.tokens[phrase.head]
            return Party(Span(token.start, token.end), token.text, nation.entity)
    return None


def _of_office(desk: Desk, token: int) -> bool:
    """Whether what stands before a place is somebody's office."""
    own = desk.syntax.phrase_of(token)
    before = desk.syntax.phrases[own].first - 1 if own is not None else 0
    located, number = desk.mentions.get(before), desk.syntax.phrase_of(max(before, 0))
    if located is None or located.named or located.entity.kind != "person" or number is None:
        return False
    return desk.syntax.phrases[number].role == "apposition"


def _of_participle(desk: Desk, token: int) -> bool:
    """Whether a place is the agent of a participle between an article and its noun."""
    number = desk.syntax.phrase_of(token)
    if number is None:
        return False
    phrase = desk.syntax.phrases[number]
    agents = desk.notes.language.part(grammar_data).words.agent_prepositions
    before = desk.syntax.tokens[max(phrase.first - 1, 0)].tag
    if before in ("APPR", "APPRART"):  # its preposition stands before it
        before = desk.syntax.tokens[max(phrase.first - 2, 0)].tag
    behind = desk.syntax.tokens[min(token + 1, len(desk.syntax.tokens) - 1)].tag
    return phrase.preposition in agents and behind == "ADJA" and before in ("ART", "PPOSAT", "PDAT")


def points_back(desk: Desk, found: Candidate) -> bool:
    """Whether the clause points to the place told before."""
    if found.clause is None:
        return False
    if not desk.clause_words(found.clause).isdisjoint(desk.lexicon.words.there):
        return True
    for number in desk.syntax.with_preposition(found.clause, *desk.lexicon.words.locative):
        phrase = desk.syntax.phrases[number]
        shown = any(desk.syntax.tokens[t].tag == "PDAT" for t in range(phrase.first, phrase.head))
        if shown and desk.token_in_class(phrase.head, "siting"):
            return True
    return False


def fill_cause(desk: Desk, found: Candidate) -> None:
    """Fill the stated cause: "wegen …" beside the trigger; of a protest, the matter it is against."""
    if found.clause is None or found.frame.speech or found.frame.gap:
        return
    for phrase in desk.syntax.with_preposition(found.clause, *desk.lexicon.words.cause_prepositions):
        inside = desk.syntax.phrases[phrase]
        if not inside.first <= found.token < inside.last:
            found.cause = desk.party(phrase)
            return
    if found.type in CAUSED and found.target is not None and found.target.entity is None:
        found.cause = found.target
