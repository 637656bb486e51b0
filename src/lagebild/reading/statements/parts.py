"""Speaker, addressee and cue words of a clause."""

from typing import Final

from lagebild.model.grammar import DAT, NOM, Clause, Phrase
from lagebild.model.span import Span
from lagebild.reading.statements.desk import Desk, Range


def cue_tokens(desk: Desk, number: int) -> tuple[int, ...]:
    """Return the tokens that mark a statement: the verb complex, its reflexive, expletive and pronominal adverb."""
    clause = desk.clauses[number]
    if clause.verb is None:
        return ()
    found = set(clause.verb.tokens)
    found ^= _parts_of_prefix(desk, number)
    if clause.verb.voice != "active" or clause.verb.lemma in desk.data.judging:
        found.update(_expletive(desk, clause))
    for token in clause.tokens:
        if desk.tag(token) == "PRF" or (
            token > clause.tokens[0]
            and desk.lower(token) in desk.data.correlates
            and desk.lower(token + 1) not in desk.data.not_correlating
        ):
            found.add(token)
    if clause.opener is not None and desk.lower(clause.opener) in desk.data.as_words:
        found.add(clause.opener)
    if desk.is_impersonal(number):
        found.update(t for t in clause.tokens if desk.lower(t) in desk.data.impersonal_subjects)
    if clause.verb.negation is not None:
        found.discard(clause.verb.negation)
    return tuple(sorted(found))


def _parts_of_prefix(desk: Desk, number: int) -> set[int]:
    """The tokens to add to or take from the verb: "bekannt" of "bekannt gab", "weiter" of "sagte weiter"."""
    cue, clause = desk.cue_of(number), desk.clauses[number]
    verb = clause.verb
    if cue is None or verb is None or cue.lemma == verb.lemma:
        return set()
    if verb.prefix is not None:
        return {verb.prefix}
    last = desk.last_word(number)
    places = (last, verb.tokens[0] - 1)
    return {t for t in places if desk.lower(t) + verb.lemma == cue.lemma and t not in verb.tokens}


def _expletive(desk: Desk, clause: Clause) -> set[int]:
    """The expletive of an impersonal verb or of its object, and the judgement behind it."""
    places = [t for t in clause.tokens if desk.lower(t) in desk.data.impersonal_subjects and desk.tag(t) == "PPER"]
    found = set(places[:1])
    if not found or clause.verb is None or clause.verb.voice != "active":
        return found
    for token in clause.tokens:
        if token > places[0] and desk.lower(token) in desk.data.judged_by and token + 1 in clause.tokens:
            found.update((token, token + 1))
    return found


def parties(desk: Desk, number: int) -> tuple[Range | None, Range | None]:
    """Return speaker and addressee of the clause that holds the cue."""
    clause = desk.clauses[number]
    verb = clause.verb
    if verb is None:
        return None, None
    if desk.is_impersonal(number) or verb.lemma in desk.data.issuing:
        return place_of_words(desk, clause), None
    subject = _subject(desk, number)
    if verb.voice != "active":
        agents = desk.syntax.with_role(number, "agent")
        if verb.lemma in desk.data.citing and not agents:
            return subject, None
        speaker = noun_range(desk, agents[0]) if agents else place_of_words(desk, clause)
        return speaker, _addressee(desk, number, verb.lemma) or _passive_addressee(desk, subject, verb.lemma)
    told = _told_agency(desk, number, subject)
    if subject is not None and told is not None:
        return (subject[0], min(subject[1], told[0])), told
    return subject, _addressee(desk, number, verb.lemma)


def _told_agency(desk: Desk, number: int, subject: Range | None) -> Range | None:
    """A named agency behind the speaker: it is who was told."""
    verb = desk.clauses[number].verb
    if subject is None or verb is None or verb.finite is None or verb.finite > subject[0]:
        return None
    if verb.lemma not in desk.data.addressed_dative:
        return None
    for token in range(subject[0] + 1, desk.clauses[number].tokens[-1]):
        phrase = desk.syntax.phrase_of(token)
        if phrase is None or desk.phrases[phrase].first != token or desk.phrases[phrase].role != "genitive":
            continue
        head = desk.phrases[phrase].head
        named = desk.tag(head + 1) in ("NE", "FM") or desk.word(head - 1)[:1].isupper()
        if named and desk.tokens[head].lemma in desk.data.agencies and desk.tokens[token].agreement & DAT:
            return token, _name_end(desk, head, head + 1)
    return None


def cited(desk: Desk, number: int) -> Range | None:
    """Return who is cited: the object of "zitiert", its subject in the passive."""
    clause = desk.clauses[number]
    if clause.verb is not None and clause.verb.voice != "active":
        return None if clause.subject is None else noun_range(desk, clause.subject)
    objects = desk.syntax.with_role(number, "object")
    return noun_range(desk, objects[0]) if objects else None


def _subject(desk: Desk, number: int) -> Range | None:
    """The subject; a relative pronoun stands for itself."""
    clause = desk.clauses[number]
    if clause.kind == "relative" and clause.subject is not None:
        return noun_range(desk, clause.subject)
    subject = desk.syntax.subject_of(number)
    if subject is not None and desk.tag(desk.phrases[subject].head) == "PRF":
        return None
    if subject is not None and desk.lower(desk.phrases[subject].first) in desk.data.impersonal_subjects:
        finite = clause.verb.finite if clause.verb is not None else None
        before = _before_verb(desk, clause)
        if before is None and finite is not None:
            return noun_behind(desk, clause, desk.phrases[subject].last - 1)
        subject = before or subject
    elif subject is not None and _takes_two(desk, clause, subject):
        first = _before_verb(desk, clause)
        if first is not None:
            return desk.trimmed(clause.tokens[0], desk.phrases[first].last)
    return None if subject is None else _whole(desk, noun_range(desk, subject))


def _whole(desk: Desk, part: Range) -> Range:
    """The phrase, and where it stands in the first field all of that."""
    number = desk.syntax.clause_of(part[0])
    if number is None:
        return part
    start = _field_start(desk, desk.clauses[number])
    nominal = all(desk.tag(t) in _NOMINAL_TAGS or desk.word(t) == "," for t in range(start, part[0]))
    first = start if start < part[0] and nominal and desk.tag(start) not in ("APPR", "APPRART", "CARD") else part[0]
    return first, in_first_field(desk, first, part[1])


def in_first_field(desk: Desk, first: int, last: int) -> int:
    """Return where a phrase ends that fills the first field of a main clause.

    Before the finite verb of a German main clause stands one constituent: what begins there reaches up to
    the verb, but for adverbs and a relative clause behind it. Elsewhere the end stays as it is.
    """
    number = desk.syntax.clause_of(first)
    clause = None if number is None else desk.clauses[number]
    if clause is None or clause.kind != "main" or clause.verb is None or clause.verb.finite is None:
        return last
    finite = clause.verb.finite
    if first != _field_start(desk, clause) or not last < finite <= first + _FIELD:
        return last
    for token in range(last, finite):
        other = desk.syntax.clause_of(token)
        if other is not None and other != number and desk.clauses[other].kind != "fragment":
            return last
    end = finite
    while end > last and (desk.tag(end - 1) in _LOOSE or not (desk.is_word(end - 1) or desk.word(end - 1) in _CLOSING)):
        end -= 1
    return end


def _field_start(desk: Desk, clause: Clause) -> int:
    """The first token of the clause behind conjunctions and particles."""
    return next((t for t in clause.tokens if desk.tag(t) not in _LOOSE and desk.is_word(t)), clause.tokens[0])


def _takes_two(desk: Desk, clause: Clause, subject: int) -> bool:
    """A name behind the verb that shows no case: beside an object of its own it is the dative."""
    finite = clause.verb.finite if clause.verb is not None else None
    phrase = desk.phrases[subject]
    if finite is None or phrase.first < finite or desk.tag(phrase.first) != "NE":
        return False
    first = _before_verb(desk, clause)
    if first is None or not desk.tokens[desk.phrases[first].head].agreement & NOM:
        return False
    return any(
        n != subject and desk.phrases[n].first > phrase.first
        for n in desk.syntax.with_role(desk.syntax.clause_of(finite) or 0, "object")
    )


def noun_behind(desk: Desk, clause: Clause, token: int) -> Range | None:
    """Return the first noun phrase without preposition behind a token of the clause."""
    for number in clause.phrases:
        phrase = desk.phrases[number]
        if phrase.first > token and phrase.preposition is None and phrase.parent is None:
            return noun_range(desk, number)
    return None


def _before_verb(desk: Desk, clause: Clause) -> int | None:
    """The noun phrase in the first field, where the subject found is only an expletive."""
    finite = clause.verb.finite if clause.verb is not None else None
    for number in clause.phrases:
        phrase = desk.phrases[number]
        if finite is not None and phrase.last <= finite and phrase.preposition is None and phrase.parent is None:
            return number
    return None


def _passive_addressee(desk: Desk, subject: Range | None, lemma: str) -> Range | None:
    """Whether the verb is in the passive and its subject is spoken to."""
    if subject is None or lemma not in desk.data.addressed_accusative:
        return None
    return subject if desk.lower(subject[0]) not in desk.data.impersonal_subjects else None


def _addressee(desk: Desk, number: int, lemma: str) -> Range | None:
    data = desk.data
    for phrase in desk.syntax.with_role(number, "dative"):
        if lemma in data.addressed_dative and _is_dative(desk, phrase):
            return noun_range(desk, phrase)
    for phrase in desk.syntax.with_role(number, "object"):
        if lemma in data.addressed_accusative and desk.tag(desk.phrases[phrase].head) != "PRF":
            return noun_range(desk, phrase)
    for phrase in desk.clauses[number].phrases:
        preposition = desk.phrases[phrase].preposition
        if preposition in data.addressed:
            return noun_range(desk, phrase)
        if preposition in data.heard and desk.listens(desk.phrases[phrase].head):
            return noun_range(desk, phrase)
    return None


def _is_dative(desk: Desk, number: int) -> bool:
    """Whether the phrase is no genitive behind another noun and no reflexive pronoun; names have no genitive."""
    phrase = desk.phrases[number]
    if desk.tag(phrase.head) == "PRF":
        return False
    before = desk.tag(phrase.first - 1)
    if before == "NN":  # a surname may be tagged as a noun; a weekday has no agency
        before = "NE" if desk.tag(phrase.first - 2) == "NE" or desk.tag(phrase.head) == "NE" else before
    return desk.lower(phrase.first) in desk.data.dative_articles or before != "NN"


def place_of_words(desk: Desk, clause: Clause) -> Range | None:
    """Return what words stand in or come from: a report or a circle behind a preposition."""
    for number in clause.phrases:
        phrase = desk.phrases[number]
        if phrase.preposition is None or phrase.parent is not None:
            continue
        if phrase.preposition in desk.data.said_by or desk.is_medium(phrase.head):
            return noun_range(desk, number)
        if desk.is_saying(desk.tokens[phrase.head].lemma):
            return noun_range(desk, number)
    first = desk.syntax.phrase_of(desk.sentences[clause.sentence].first)
    if first is not None and first not in clause.phrases and desk.phrases[first].preposition in desk.data.said_in:
        head = desk.phrases[first].head
        if desk.is_medium(head) or desk.is_saying(desk.tokens[head].lemma):
            return noun_range(desk, first)
    return None


def noun_range(desk: Desk, number: int) -> Range:
    """Return the tokens of a phrase without its preposition and relative clauses, with its appositions."""
    phrase = desk.phrases[number]
    first = phrase.first + (1 if phrase.preposition is not None and phrase.first < phrase.head else 0)
    last = _cut(desk, phrase, first)
    first, last = desk.trimmed(first, last) or (phrase.first, phrase.last)
    return _with_apposition(desk, first, _name_end(desk, phrase.head, last))


def _name_end(desk: Desk, head: int, last: int) -> int:
    """Where a name ends that the phrase breaks off, before its preposition or number."""
    token = desk.tokens[last - 1]
    for mention, _ in desk.index.overlapping(Span(token.start, token.end)):
        if mention.form == "name" and mention.span.end > token.end:
            last = max(last, desk.syntax.tokens_in(mention.span.start, mention.span.end).stop)
    if last == head + 1 and desk.is_relay(desk.tokens[head].lemma) and desk.tag(last) in ("NN", "NE", "FM"):
        last += 1
        while desk.tag(last) in ("NE", "FM", "CARD"):
            last += 1
    return last


def _cut(desk: Desk, phrase: Phrase, first: int) -> int:
    """Where the phrase ends: before a relative clause in it or a quotation that goes on behind it."""
    home = desk.syntax.clause_of(phrase.head)
    for token in range(phrase.head + 1, phrase.last):
        clause = desk.syntax.clause_of(token)
        if clause is not None and clause != home and desk.clauses[clause].kind == "relative":
            return token
        quoted = desk.quoted_by_token[token]
        if quoted is not None and quoted.first == token and quoted.last > phrase.last + 1:
            return token
    return max(phrase.last, first + 1)


def _with_apposition(desk: Desk, first: int, last: int) -> Range:
    """Add what names the same behind and before: brackets and appositions."""
    last = _closed(desk, first, last)
    first = _name_before(desk, first, last)
    sentence = desk.sentences[desk.syntax.sentence_of(first)]
    if desk.word(last) == "," and last < sentence.last:
        end = _nominal_until_comma(desk, last + 1, sentence.last)
        if end is not None and _is_name(desk, first, last) != _is_name(desk, last + 1, end):
            return first, end
    return first, last


def _name_before(desk: Desk, first: int, last: int) -> int:
    """Where a name stands before its office, which follows between commas."""
    if desk.word(first - 1) != "," or _is_name(desk, first, last):
        return first
    token = first - 1
    while desk.tag(token - 1) in ("NE", "FM"):
        token -= 1
    begins = desk.tag(token - 1) in ("KOKOM", "KOUS", "", "$.", "PWAV") or desk.syntax.sentence_of(token - 1) != (
        desk.syntax.sentence_of(first)
    )
    return token if token < first - 1 and begins else first


def _closed(desk: Desk, first: int, last: int) -> int:
    """Behind the bracket or quotation mark that is open or follows."""
    opened = [t for t in range(first, last) if desk.word(t) == "("]
    closed = [t for t in range(first, last) if desk.word(t) == ")"]
    if len(opened) > len(closed) or desk.word(last) == "(":
        for token in range(last, min(last + _BRACKETED, len(desk.tokens))):
            if desk.word(token) == ")":
                return token + 1
    quoted = desk.quoted_by_token[last - 1]
    if quoted is not None and quoted.first >= first and quoted.last == last + 1:
        return last + 1
    named = desk.quoted_by_token[last] if last < len(desk.tokens) else None
    if named is not None and named.first == last and named.words <= _TITLE and desk.tag(last - 1) in _TITLED:
        return named.last
    return last


def _nominal_until_comma(desk: Desk, first: int, last: int) -> int | None:
    """The end of a noun phrase in commas; None where a verb or another thing stands in it."""
    noun = False
    for token in range(first, min(first + _APPOSITION, last)):
        tag = desk.tag(token)
        if token > first and (tag in ("$,", "$.") or desk.word(token) in _STOPPING):
            return token if noun else None
        if tag not in _NOMINAL_TAGS or (token == first and tag not in _OPENING_TAGS):
            return None
        noun = noun or tag in ("NN", "NE", "FM")
    return last if noun and last - first <= _APPOSITION else None


def _is_name(desk: Desk, first: int, last: int) -> bool:
    """Whether the phrase is a name without office: capitals only, beginning with a proper noun."""
    words = [t for t in range(first, last) if desk.is_word(t)]
    if not words or len(words) > _NAME or desk.tag(words[0]) not in ("NE", "FM", "XY"):
        return False
    return all(desk.word(t)[:1].isupper() for t in words)


_NAME: Final = 4  # words of a name
_TITLE: Final = 3  # words of a title in quotation marks behind its noun
_TITLED: Final = frozenset({"NN", "APPR", "APPRART"})
_FIELD: Final = 40  # tokens that a first field may have
_LOOSE: Final = frozenset({"ADV", "KON", "PAV", "PROAV", "ADJD", "PTKA", "$,", "KOUS"})
_CLOSING: Final = frozenset({")", "“", "”", '"', "«", "»", "]"})
_BRACKETED: Final = 8  # tokens within which a bracket behind a name closes
_APPOSITION: Final = 16  # tokens that an apposition may have
_STOPPING: Final = frozenset({",", ".", "–", ";", "-", ":"})
_OPENING_TAGS: Final = frozenset({"ART", "NN", "NE", "ADJA", "CARD", "FM", "PPOSAT", "TRUNC"})
_NOMINAL_TAGS: Final = _OPENING_TAGS | {"APPR", "APPRART", "KON", "$(", "PIAT", "PDAT", "XY", "ADV", "ADJD"}
