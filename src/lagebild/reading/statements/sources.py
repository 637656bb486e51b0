"""Statements told by a source without a verb: a preposition before or behind it, an adverb with it or for it."""

from itertools import pairwise
from typing import Final

from lagebild.model.grammar import Clause
from lagebild.reading.statements.desk import Desk, Draft, Range
from lagebild.reading.statements.parts import in_first_field, noun_range


def find_sources(desk: Desk, sentence: int) -> list[Draft]:
    """Return the statements of a sentence whose cue is a preposition or adverb."""
    first, last = desk.sentence_range(sentence)
    found: list[Draft] = []
    for token in range(first, last):
        word = desk.lower(token)
        if word in desk.cue_words:
            draft = (
                _before(desk, token, word, (first, last))
                or _seen_by(desk, token, word, (first, last))
                or _after(desk, token, word, (first, last))
                or _inquit_adverb(desk, token, word, (first, last))
                or _pronominal(desk, token, word, (first, last))
            )
            if draft is not None:
                found.append(draft)
    for one, two in pairwise(found):
        _part(desk, one, two)
    return found


def _part(desk: Desk, one: Draft, two: Draft) -> None:
    """Give each of two sources its half, where the second opens its own; the first may stand before or behind its."""
    here, end = two.frame[0]
    begins = desk.word(here - 1) in _SEPARATORS or desk.tag(here - 1) == "KON"
    if not (begins and {one.rule, two.rule} == {"source-before"} and desk.word(end) not in _SEPARATORS):
        return
    comma = here - 1 if desk.tag(here - 1) != "KON" or desk.word(here - 2) not in _SEPARATORS else here - 2
    first = tuple((a, min(b, comma)) for a, b in one.content if a < comma)
    second = tuple((max(a, end), b) for a, b in two.content if b > end)
    if first and second:
        one.content, two.content = first, second


def _before(desk: Desk, token: int, word: str, sentence: Range) -> Draft | None:
    """The preposition before its source, which is a voice or what somebody says."""
    data = desk.data
    if word not in data.before and word not in data.before_saying:
        return None
    if not desk.tag(token).startswith(("APPR", "APPO", "ADV", "ADJD", "KO", "NN")):
        return None
    speaker = _source_after(desk, token, sentence[1])
    if speaker is None:
        return None
    if speaker == (token + 1, token + 2) and desk.tag(token + 1).startswith("PREL"):
        if word in data.before_saying and not _follows_saying(desk, token, sentence[0]):
            return None
    elif word in data.before_saying:
        head = _saying_head(desk, speaker)
        numbered = head is not None and desk.tag(head + 1) == "CARD" and desk.tokens[head].lemma in data.numbered
        if head is not None and not numbered:
            speaker = speaker[0], _with_genitive(desk, head + 1, sentence[1])
        elif numbered or word not in data.before_voice or not desk.can_speak(speaker):
            return None
    else:
        speaker = speaker[0], _name_end(desk, speaker)
    speaker = speaker[0], _before_number(desk, speaker[0], speaker[1])
    speaker = speaker[0], in_first_field(desk, token, speaker[1])
    return _drafted(desk, "source-before", token, (token, speaker[1]), speaker, sentence)


def _seen_by(desk: Desk, token: int, word: str, sentence: Range) -> Draft | None:
    """A point of view with its owner."""
    source = _source_after(desk, token, sentence[1]) if word in desk.data.viewing else None
    if source is None:
        return None
    head = next((t for t in range(*source) if desk.tag(t) == "NN"), None)
    if head is None or desk.tokens[head].lemma not in desk.data.viewpoints:
        return None
    end = _with_genitive(desk, head + 1, sentence[1])
    owned = end > head + 1 and desk.tag(head - 1) != "ADJA"
    if not owned and desk.lower(source[0]) not in desk.data.owners:
        return None
    return _drafted(desk, "source-before", token, (token, end), (source[0], end), sentence)


def _source_after(desk: Desk, token: int, last: int) -> Range | None:
    """The noun phrase behind a preposition, or the relative pronoun there."""
    if desk.tag(token + 1).startswith("PREL") or (
        desk.lower(token + 1) in desk.data.relative_words and _opens_clause(desk, token)
    ):
        return token + 1, token + 2
    quoted = desk.quoted_by_token[token + 1] if token + 1 < last else None
    if quoted is not None and quoted.first == token + 1 and quoted.last <= last:
        return quoted.first, quoted.last
    number = desk.syntax.phrase_of(token + 1) if token + 1 < last else None
    if number is None:
        return None
    top = number
    for around in desk.syntax.around(number):
        if desk.phrases[around].first >= token:
            top = around
    first, end = noun_range(desk, top)
    return (max(first, token + 1), min(end, last)) if end > token + 1 else None


def _saying_head(desk: Desk, speaker: Range) -> int | None:
    """The first noun of the phrase, where it names what somebody says."""
    for token in range(*speaker):
        if desk.tag(token) in ("NN", "NE") and desk.tag(token + 1) != "TRUNC":
            said = desk.is_saying(desk.tokens[token].lemma) or desk.is_saying(desk.word(token))
            return token if said else None
    return None


def _follows_saying(desk: Desk, token: int, first: int) -> bool:
    """Whether the clause before the comma ends in a noun of saying."""
    number = desk.syntax.phrase_of(token - 2) if token - 2 >= first else None
    heads = [token - 2] if number is None else [desk.phrases[n].head for n in desk.syntax.phrases_of(token - 2)]
    lemmas = [desk.tokens[head].lemma for head in heads if head >= first]
    return any(desk.is_saying(lemma) or desk.is_content_noun(lemma) for lemma in lemmas)


def _name_end(desk: Desk, speaker: Range) -> int:
    """Where a bare name ends before another noun, with which the content begins."""
    if desk.tag(speaker[0]) != "NE":
        return speaker[1]
    for token in range(*speaker):
        if desk.tag(token) in ("NN", "ADJA", "CARD", "ART"):
            return token
    return speaker[1]


def _opens_clause(desk: Desk, token: int) -> bool:
    """Whether the preposition opens a relative clause."""
    clause = desk.syntax.clause_of(token)
    return clause is not None and desk.clauses[clause].kind == "relative"


def _with_genitive(desk: Desk, end: int, last: int) -> int:
    """Where a noun of saying ends with whose it is: the genitive, or the preposition for it, goes along."""
    number = desk.syntax.phrase_of(end) if end < last else None
    if number is None or desk.word(end) in _SEPARATORS:
        return end
    if desk.tag(end) == "NE" and desk.phrases[number].first < end:
        while end < last and desk.tag(end) == "NE":
            end += 1
        return end
    genitive = desk.lower(end) in desk.data.genitive_openers or desk.tag(end) == "NE"
    for around in (number, *desk.syntax.around(number)):
        phrase = desk.phrases[around]
        if phrase.first != end:
            continue
        owns = genitive or phrase.role == "genitive"
        if phrase.preposition in desk.data.belonging or (phrase.preposition is None and owns):
            return _before_number(desk, end, min(noun_range(desk, around)[1], last))
    return end


def _before_number(desk: Desk, first: int, last: int) -> int:
    """Where a source ends before a number, bare or behind its preposition, that begins another phrase."""
    for token in range(first + 1, last):
        if desk.tag(token - 1) not in ("NN", "NE") or desk.word(token - 1) == ",":
            continue
        number = desk.tag(token) in ("CARD", "ADV") and not _is_year(desk.word(token))
        bound = desk.tag(token) == "APPR" and desk.tag(token + 1) == "CARD"
        if bound and desk.tokens[token].lemma not in desk.data.owned_by and not _is_year(desk.word(token + 1)):
            return token
        number = number or (_is_year(desk.word(token)) and _speaks(desk, (first, token)))
        if number or (desk.tag(token) == "ART" and desk.lower(token) in desk.data.no_genitive):
            return token
    return last


def _speaks(desk: Desk, part: Range) -> bool:
    """Whether the phrase names who speaks, not a report that may bear its year."""
    return desk.can_speak(part) and not desk.is_saying(desk.tokens[part[1] - 1].lemma)


def _is_year(word: str) -> bool:
    return len(word) == _YEAR_DIGITS and word.isdecimal()


def _after(desk: Desk, token: int, word: str, sentence: Range) -> Draft | None:
    """The preposition behind its source."""
    data = desk.data
    if word not in data.after and word not in data.after_any:
        return None
    quoted = desk.quotation_ending_at(token - 1) if token > sentence[0] else None
    inner = quoted.first - 1 if quoted is not None and quoted.first > sentence[0] else token - 1
    number = desk.syntax.phrase_of(inner) if inner >= sentence[0] else None
    if number is None:
        return None
    top = desk.syntax.top_phrase(number)
    while (
        word in data.after_any and desk.phrases[top].preposition is not None and desk.phrases[top].first > sentence[0]
    ):
        before = desk.syntax.phrase_of(desk.phrases[top].first - 1)
        if before is None:
            break
        top = desk.syntax.top_phrase(before)
    first, _ = noun_range(desk, top)
    while desk.tag(first) == "PRF":
        first += 1
    while desk.tag(first - 1) in _DETERMINING:
        first -= 1
    first = max(first, sentence[0])
    if first >= token:
        return None
    speaker = (first, token)
    if word not in data.after_any and desk.word(token - 1) not in data.after_nouns:
        return None
    return _drafted(desk, "source-after", token, (first, token + 1), speaker, sentence)


def _inquit_adverb(desk: Desk, token: int, word: str, sentence: Range) -> Draft | None:
    """The adverb of an inquit behind a comma or dash, the speaker right behind it."""
    if word not in desk.data.inquit or token <= sentence[0] + 1 or desk.word(token - 1) not in _SEPARATORS:
        return None
    if desk.tag(token + 1) == "VVFIN":
        return _inquit_with_verb(desk, token, sentence)
    if desk.tag(token + 1) not in _NOMINAL and not desk.word(token + 1)[:1].isupper():
        return None
    if desk.tag(token + 1) in ("VVFIN", "VAFIN", "VMFIN") or token + 1 >= sentence[1]:
        return None
    speaker = _source_after(desk, token, sentence[1])
    if speaker is None:
        return None
    end = _frame_end(desk, speaker[1], sentence[1])
    return _drafted(desk, "inquit-adverb", token, (token - 1, end), speaker, sentence)


def _inquit_with_verb(desk: Desk, token: int, sentence: Range) -> Draft | None:
    """The adverb of an inquit with a verb of saying, set into another clause."""
    cue = desk.lexicon.get(desk.tokens[token + 1].lemma)
    number = desk.syntax.clause_of(token + 1)
    if cue is None or not cue.takes("that") or number is None or desk.first_word(desk.clauses[number]) == token:
        return None
    speaker = _source_after(desk, token + 1, sentence[1])
    if speaker is None:
        return None
    end = _frame_end(desk, speaker[1], sentence[1])
    content = desk.around(*sentence, (token - 1, end))
    if not content:
        return None
    lemma = desk.tokens[token + 1].lemma
    frame = ((token - 1, end),)
    return Draft("inquit-adverb", "indirect", content, frame, speaker=speaker, cue=(token, token + 1), lemma=lemma)


def _frame_end(desk: Desk, token: int, last: int) -> int:
    """Behind the speaker: further words up to the comma that closes the frame, or the sentence's end."""
    while token < last and desk.word(token) not in _SEPARATORS:
        token += 1
    return min(token + 1, last)


def _pronominal(desk: Desk, token: int, word: str, sentence: Range) -> Draft | None:
    """For "Demnach …": the adverb is cue and speaker at once."""
    if word not in desk.data.pronominal:
        return None
    if word in desk.data.pronominal_in_time and not _source_named_before(desk, sentence[0]):
        return None
    clause = desk.syntax.clause_of(token)
    opens = clause is not None and desk.first_word(desk.clauses[clause]) == token
    if not opens and word not in desk.data.pronominal_inside:
        return None
    told = _report_before(desk, token) or (token, token + 1)
    return _drafted(desk, "pronominal-source", token, (token, token + 1), told, sentence)


def _report_before(desk: Desk, token: int) -> Range | None:
    """The report that a relative adverb belongs to."""
    last = token - 2  # the verb may close its bracket between
    while desk.tag(last) in ("PTKVZ", "VVPP", "VVINF"):
        last -= 1
    phrases = desk.syntax.phrases_of(last) if desk.word(token - 1) == "," else ()
    for number in phrases:
        phrase = desk.phrases[number]
        if phrase.last == last + 1 and desk.is_saying(desk.tokens[phrase.head].lemma):
            return noun_range(desk, number)
    return None


def _source_named_before(desk: Desk, first: int) -> bool:
    """Whether the sentence before names a report, plan or the like that the adverb takes up."""
    number = desk.syntax.sentence_of(first) - 1
    if number < 0 or not desk.same_segment(number, number + 1):
        return False
    before = desk.sentences[number]
    return any(desk.tag(t) == "NN" and desk.is_saying(desk.tokens[t].lemma) for t in range(before.first, before.last))


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
    if clause.kind in ("relative", "subordinate"):
        return _inside(desk, number, sentence)
    begin = sentence[0]
    end = sentence[1]
    for other in desk.clauses_of(clause.sentence):
        found = desk.clauses[other]
        if other == number or found.kind != "main" or found.verb is None or desk.interrupts(other, number):
            continue
        if _gone_before(desk, found, clause, cue):
            begin = max(begin, clause.tokens[0])
        own = found.verb.mood == "indicative" and desk.cue_of(other) is not None
        if found.tokens[0] > max(cue, clause.tokens[0]) and own and not found.shared_subject and clause.kind == "main":
            end = min(end, found.tokens[0])
    return begin, end


def _gone_before(desk: Desk, before: Clause, clause: Clause, cue: int) -> bool:
    """Whether a main clause is over before the source's own, set off by a comma and with a subject of its own."""
    own = clause.kind == "main" and not clause.shared_subject and clause.tokens[0] < cue
    return own and before.tokens[-1] < clause.tokens[0] and desk.word(clause.tokens[0] - 1) in _SEPARATORS


def _inside(desk: Desk, number: int, sentence: Range) -> Range:
    """A clause with the clauses that depend on it."""
    tokens = list(desk.clauses[number].tokens)
    for other in desk.clauses_of(desk.clauses[number].sentence):
        if desk.interrupts(other, number):
            tokens.extend(desk.clauses[other].tokens)
    return max(min(tokens), sentence[0]), min(max(tokens) + 1, sentence[1])


_SEPARATORS: Final = frozenset({",", ";", "–", "—", "-"})
_NOMINAL: Final = frozenset(
    {"ART", "NN", "NE", "PPER", "PPOSAT", "PDAT", "PIAT", "PDS", "PIS", "ADJA", "CARD", "PRELS"}
)
_DETERMINING: Final = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "ADJA"})
_YEAR_DIGITS: Final = 4
