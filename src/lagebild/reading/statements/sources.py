"""Statements told by a source without a verb: "nach Angaben …", "laut X", "X zufolge", ", so X", "demnach"."""

from lagebild.model.grammar import GEN
from lagebild.reading.statements.desk import Desk, Draft, Range
from lagebild.reading.statements.parts import noun_range


def find_sources(desk: Desk, sentence: int) -> list[Draft]:
    """Return the statements of a sentence whose cue is a preposition or adverb."""
    first, last = desk.sentence_range(sentence)
    found: list[Draft] = []
    for token in range(first, last):
        word = desk.lower(token)
        if word in desk.cue_words:
            draft = (
                _before(desk, token, word, (first, last))
                or _after(desk, token, word, (first, last))
                or _inquit_adverb(desk, token, word, (first, last))
                or _pronominal(desk, token, word, (first, last))
            )
            if draft is not None:
                found.append(draft)
    return found


def _before(desk: Desk, token: int, word: str, sentence: Range) -> Draft | None:
    """ "laut X", "nach Angaben von X": the preposition before its source."""
    data = desk.data
    if word not in data.before and word not in data.before_saying:
        return None
    if not desk.tag(token).startswith(("APPR", "APPO", "ADV", "ADJD", "KO")):
        return None
    speaker = _source_after(desk, token, sentence[1])
    if speaker is None or (word in data.before_saying and not _says(desk, speaker)):
        return None
    return _drafted(desk, "source-before", token, (token, speaker[1]), speaker, sentence)


def _source_after(desk: Desk, token: int, last: int) -> Range | None:
    """The noun phrase behind a preposition, or the relative pronoun there."""
    if desk.tag(token + 1) == "PRELS" or (
        desk.word(token - 1) == "," and desk.lower(token + 1) in desk.data.relative_words and _opens_clause(desk, token)
    ):
        return token + 1, token + 2
    number = desk.syntax.phrase_of(token + 1) if token + 1 < last else None
    if number is None:
        return None
    top = number
    for around in desk.syntax.around(number):
        if desk.phrases[around].first >= token:
            top = around
    first, end = noun_range(desk, top)
    end = _with_genitive(desk, end, last)
    return (max(first, token + 1), min(end, last)) if end > token + 1 else None


def _opens_clause(desk: Desk, token: int) -> bool:
    """Whether the preposition opens a relative clause."""
    clause = desk.syntax.clause_of(token)
    return clause is not None and desk.clauses[clause].kind == "relative"


def _with_genitive(desk: Desk, end: int, last: int) -> int:
    """ "Angaben" is mostly followed by whose they are: take the genitive or "von" along."""
    if end >= last or not desk.is_saying(desk.tokens[end - 1].lemma):
        return end
    number = desk.syntax.phrase_of(end)
    if number is None or desk.phrases[number].first > end:
        return end
    phrase = desk.phrases[number]
    if phrase.preposition in desk.data.belonging or (phrase.preposition is None and phrase.agreement & GEN):
        return noun_range(desk, number)[1]
    return end


def _says(desk: Desk, speaker: Range) -> bool:
    """Whether the phrase names what somebody says, or is a pronoun that stands for it."""
    for token in range(*speaker):
        if desk.tag(token) in ("NN", "NE"):
            return desk.is_saying(desk.tokens[token].lemma) or desk.is_saying(desk.word(token))
        if desk.tag(token) == "PRELS" and speaker[1] - speaker[0] == 1:
            return desk.word(token + 1) != ""
    return False


def _after(desk: Desk, token: int, word: str, sentence: Range) -> Draft | None:
    """ "X zufolge", "seiner Meinung nach": the preposition behind its source."""
    data = desk.data
    if word not in data.after and word not in data.after_any:
        return None
    number = desk.syntax.phrase_of(token - 1) if token > sentence[0] else None
    if number is None:
        return None
    top = desk.syntax.top_phrase(number)
    first, end = noun_range(desk, top)
    first = max(first, sentence[0])
    if end < token or first >= token:
        return None
    speaker = (first, token)
    if word not in data.after_any and not (_says(desk, speaker) and desk.tag(token) in ("APPO", "PTKVZ", "APPR")):
        return None
    return _drafted(desk, "source-after", token, (first, token + 1), speaker, sentence)


def _inquit_adverb(desk: Desk, token: int, word: str, sentence: Range) -> Draft | None:
    """ ", so X": the adverb behind a comma or dash, the speaker right behind it."""
    if word not in desk.data.inquit or token <= sentence[0] + 1 or desk.word(token - 1) not in _SEPARATORS:
        return None
    if desk.tag(token + 1) not in _NOMINAL and not desk.word(token + 1)[:1].isupper():
        return None
    if desk.tag(token + 1) in ("VVFIN", "VAFIN", "VMFIN") or token + 1 >= sentence[1]:
        return None
    speaker = _source_after(desk, token, sentence[1])
    if speaker is None:
        return None
    end = _frame_end(desk, speaker[1], sentence[1])
    return _drafted(desk, "inquit-adverb", token, (token - 1, end), speaker, sentence)


def _frame_end(desk: Desk, token: int, last: int) -> int:
    """Behind the speaker: further words up to the comma that closes the frame, or the sentence's end."""
    while token < last and desk.word(token) not in _SEPARATORS:
        token += 1
    return min(token + 1, last)


def _pronominal(desk: Desk, token: int, word: str, sentence: Range) -> Draft | None:
    """ "Demnach …": the adverb is cue and speaker at once."""
    if word not in desk.data.pronominal:
        return None
    clause = desk.syntax.clause_of(token)
    if clause is None or desk.first_word(desk.clauses[clause]) != token:
        return None
    return _drafted(desk, "pronominal-source", token, (token, token + 1), (token, token + 1), sentence)


def _drafted(desk: Desk, rule: str, cue: int, frame: Range, speaker: Range, sentence: Range) -> Draft | None:
    """The statement of a source: its content is the sentence, or the clause the source stands in."""
    scope = _scope(desk, cue, sentence)
    if desk.word(frame[1]) == "," and desk.word(frame[0] - 1) == "," and frame[1] < scope[1]:
        frame = (frame[0] - 1, frame[1] + 1)
    content = desk.around(*scope, frame)
    if not content:
        return None
    clause = desk.syntax.clause_of(cue)
    return Draft(rule, "indirect", content, (frame,), speaker=speaker, cue=(cue,), clause=clause, lemma=desk.lower(cue))


def _scope(desk: Desk, cue: int, sentence: Range) -> Range:
    """The stretch that the source vouches for."""
    number = desk.syntax.clause_of(cue)
    if number is None:
        return sentence
    clause = desk.clauses[number]
    if clause.kind == "relative":
        return _inside(desk, number, sentence)
    begin = sentence[0]
    end = sentence[1]
    for other in desk.clauses_of(clause.sentence):
        found = desk.clauses[other]
        if other == number or found.kind != "main" or found.verb is None or desk.interrupts(other, number):
            continue
        if found.tokens[0] > max(cue, clause.tokens[0]) and not found.shared_subject and clause.kind == "main":
            end = min(end, found.tokens[0])
    return begin, end


def _inside(desk: Desk, number: int, sentence: Range) -> Range:
    """A clause with the clauses that depend on it."""
    tokens = list(desk.clauses[number].tokens)
    for other in desk.clauses_of(desk.clauses[number].sentence):
        if desk.interrupts(other, number):
            tokens.extend(desk.clauses[other].tokens)
    return max(min(tokens), sentence[0]), min(max(tokens) + 1, sentence[1])


_SEPARATORS = frozenset({",", "–", "—", "-"})
_NOMINAL = frozenset({"ART", "NN", "NE", "PPER", "PPOSAT", "PDAT", "PIAT", "PDS", "PIS", "ADJA", "CARD", "PRELS"})
