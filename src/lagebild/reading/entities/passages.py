"""Find the passages that speak of somebody or something: names, roles, descriptions, pronouns."""

from collections.abc import Iterator
from typing import Final

from lagebild.languages.coreference import Coreference, coreference_of
from lagebild.languages.names import NameTables, Office, name_tables_of
from lagebild.model.entity import EntityKind, NamedMention
from lagebild.model.grammar import FEM, MASC, NEUT, PLURAL, SINGULAR, Clause, Phrase, Token
from lagebild.reading.entities.callings import Callings
from lagebild.reading.entities.demonstratives import RULE as DEMONSTRATIVE
from lagebild.reading.entities.demonstratives import pointed_at
from lagebild.reading.entities.references import Chain, Reference
from lagebild.reading.notes import Notes
from lagebild.reading.syntax import Syntax

DETERMINERS: Final = frozenset({"ART", "PDAT", "APPRART", "PPOSAT", "PIAT", "CARD"})
PRONOUNS: Final = ("PPER", "PDS")  # personal, demonstrative
DOERS: Final = frozenset({"subject", "agent"})
QUOTES: Final = frozenset('„“”"»«‚‘')
LEVELS: Final = 3  # phrases around an apposition in which its partner is looked for
ROLE_TAIL: Final = 8  # tokens of a role's genitive that are kept
NO_ROLES: Final = frozenset({"age", "compatriot"})  # classes of callings that say nothing of what somebody does


class Passages:
    """Everything needed to look at one report's phrases."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.syntax: Syntax = notes.syntax
        self.tokens = notes.words[0]
        self.tables: NameTables = notes.language.part(name_tables_of)
        self.words: Coreference = notes.language.part(coreference_of)
        self.callings = Callings(self.tokens, self.syntax, self.words.words.persons, self._definite)
        self.name_at: dict[int, NamedMention] = {}
        self.name_range: dict[NamedMention, tuple[int, int]] = {}
        for named in notes.names:
            span = named.mention.span
            run = self.syntax.tokens_in(span.start, span.end)
            self.name_range[named] = (run.start, run.stop)
            self.name_at.update(dict.fromkeys(run, named))

    def references(self) -> tuple[list[Reference], list[tuple[Reference, Reference]]]:
        """Return all references in text order, and pairs that an apposition shows to be one."""
        found: list[Reference] = []
        by_phrase: dict[int, Reference] = {}
        named: dict[NamedMention, Reference] = {}
        for number, phrase in enumerate(self.syntax.phrases):
            reference = self._of_phrase(number, phrase)
            if reference is None:
                continue
            if reference.named is not None and reference.named in named:
                by_phrase[number] = named[reference.named]
                continue
            found.append(reference)
            by_phrase[number] = reference
            if reference.named is not None:
                named[reference.named] = reference
        found += [self._bare_name(n) for n in self.notes.names if n not in named]
        found += self._possessives()
        found.sort(key=lambda r: (r.first, -r.last))
        return found, list(self._ties(by_phrase))

    def _ties(self, by_phrase: dict[int, Reference]) -> Iterator[tuple[Reference, Reference]]:
        for number, reference in by_phrase.items():
            phrase = self.syntax.phrases[number]
            if phrase.role == "apposition":
                around = (by_phrase.get(n) for n in self.syntax.around(number)[:LEVELS])
                parent = next((r for r in around if r is not None and fits(r, reference)), None)
                if parent is not None:
                    yield parent, reference
        for clause in self.syntax.clauses:
            pair = self._predicate(clause, by_phrase)
            if pair is not None:
                yield pair

    def _predicate(self, clause: Clause, by_phrase: dict[int, Reference]) -> tuple[Reference, Reference] | None:
        """Return a named person and the office a copula says the person holds."""
        verb = clause.verb
        if verb is None or verb.negation is not None or verb.lemma not in self.words.words.persons.copulas:
            return None
        subject = by_phrase.get(clause.subject) if clause.subject is not None else None
        offices = [
            by_phrase[n] for n in clause.phrases if n in by_phrase and self.syntax.phrases[n].role == "predicate"
        ]
        if subject is None or subject.kind != "person" or not subject.name or verb.tense != "present":
            return None
        return next(((subject, r) for r in offices if r.form == "role" and not r.name), None)

    # One phrase

    def _of_phrase(self, number: int, phrase: Phrase) -> Reference | None:
        head = self.tokens[phrase.head]
        if (named := self.name_at.get(phrase.head)) is not None:
            return self._named(number, phrase, named)
        if head.tag in PRONOUNS:
            return self._pronoun(number, phrase, head)
        described = self._described(number, phrase, head) if head.tag in ("NN", "NE", "ADJA") else None
        inner = self._close_name(phrase)
        return described if inner is None else self._named(number, phrase, inner, described)

    def _close_name(self, phrase: Phrase) -> NamedMention | None:
        """Return the name that stands right behind the head in one phrase, or behind "namens"."""
        spot = phrase.head + 1
        if spot < len(self.tokens) - 1 and self.tokens[spot].text in self.tables.words.context.called:
            spot += 2 if self.tokens[spot + 1].tag == "$(" else 1
        named = self.name_at.get(spot)
        noun = self.tokens[phrase.head]
        if named is None or (noun.tag != "NN" and self._office(noun) is None):
            return None
        if named.kind == "place":
            return named if self.words.place_class(noun.lemma) and not self._genitive(named) else None
        if named.kind == "person" and self._office(noun) is None:
            thing = self.words.organisation_class(noun.lemma) or " " not in named.name
            return None if self.tables.in_genitive(named.name) or thing else named
        return named

    def _genitive(self, named: NamedMention) -> bool:
        """Whether a name stands in the genitive, before or behind its noun."""
        last = self.tokens[self.name_range[named][1] - 1].text
        return self.tables.bare(last) == named.name != last

    def _base(self, number: int, phrase: Phrase, kind: EntityKind, rule: str) -> Reference:
        first = phrase.first + (1 if self._opens_with_preposition(phrase) else 0)
        reference = Reference(
            first, phrase.head + 1, phrase.head, kind, "description", rule,
            self.syntax.sentence_of(phrase.head), clause=phrase.clause, phrase=number,
        )  # fmt: skip
        reference.subject = phrase.role == "subject"
        reference.doer = phrase.role in DOERS or self._is_voice(phrase)
        reference.plural = self._plural(phrase)
        reference.genders = "".join(
            mark for mark, mask in (("m", MASC), ("f", FEM), ("n", NEUT)) if phrase.agreement & mask & SINGULAR
        )
        reference.definite = self._definite(phrase)
        reference.modifiers = tuple(
            self.tokens[n].lemma
            for n in range(phrase.first, phrase.head)
            if self.tokens[n].tag == "ADJA" and self.syntax.phrase_of(n) == number
        )
        reference.counted = any(
            t.tag in ("CARD", "PIAT") or (t.tag == "ART" and t.lemma in self.words.words.articles.indefinite)
            for t in self.tokens[phrase.first : phrase.head]
        )
        reference.country = self._country(phrase)
        inside = (n for n in range(phrase.first, phrase.head) if self.tokens[n].text.isalnum())
        reference.laden = any(self.syntax.phrase_of(n) != number for n in inside)
        verb = self.syntax.clauses[phrase.clause].verb if phrase.clause is not None else None
        reference.reported = verb is not None and verb.mood == "k1"
        return reference

    def _plural(self, phrase: Phrase) -> bool:
        """Whether the head itself speaks of several, and not only a coordination it stands in."""
        head = self.tokens[phrase.head]
        if phrase.agreement & SINGULAR or not phrase.agreement:
            return False
        return not head.agreement or bool(head.agreement & PLURAL & phrase.agreement)

    def _opens_with_preposition(self, phrase: Phrase) -> bool:
        token = self.tokens[phrase.first]
        return phrase.preposition is not None and phrase.first < phrase.head and token.tag != "APPRART"

    def _is_voice(self, phrase: Phrase) -> bool:
        entities = self.words.words.entities
        if phrase.preposition in entities.source_prepositions:
            return True
        parent = self.syntax.phrases[phrase.parent] if phrase.parent is not None else None
        return parent is not None and self.tokens[parent.head].lemma in entities.voice_nouns

    def _definite(self, phrase: Phrase) -> bool:
        articles = self.words.words.articles
        for token in self.tokens[phrase.first : phrase.head]:
            if token.tag in DETERMINERS:
                return token.tag == "APPRART" or token.lemma in articles.definite
        return False

    def _country(self, phrase: Phrase) -> str | None:
        """Return the country told by an adjective, a prefix of the head, or a name inside the phrase."""
        head = self.tokens[phrase.head].text
        prefixes = self.words.words.country_prefixes
        if head.startswith(self.words.prefixes):
            for prefix, own in prefixes.items():
                if head.startswith(prefix) and len(head) > len(prefix) + 2:
                    return own or None
        order = [*range(phrase.first, phrase.head), *range(phrase.head + 1, phrase.core_last)]
        for number in [*order, *self._behind(phrase)]:
            iso = self.tables.adjective(self.tokens[number].text)
            named = self.name_at.get(number)
            governed = number < phrase.head and number and self.tokens[number - 1].tag == "APPR"
            governed = governed and not (named is not None and self._genitive(named))
            if iso or (named is not None and named.country and not governed):
                return iso or (named.country if named else None)
        return None

    def _behind(self, phrase: Phrase) -> list[int]:
        """Return the tokens of a genitive or a place right behind the phrase's core."""
        spot = phrase.core_last
        if spot + 1 >= len(self.tokens):
            return []
        token, after = self.tokens[spot], self.name_at.get(spot + 1)
        if token.tag in ("ART", "NE"):
            return list(range(spot, min(spot + 4, phrase.last)))
        local = token.text in self.tables.place_prepositions or spot < phrase.last
        if token.tag in ("APPR", "APPRART") and local and after is not None and after.kind == "place":
            return [spot + 1]
        return []

    def only_medium(self, chain: Chain) -> bool:
        """Whether a chain is a network that the report only names as the place where something was said."""
        known = self.tables.organisations.get(chain.names[0]) if chain.names else None
        prepositions = self.words.words.entities.medium_prepositions
        return (
            known is not None
            and known.kind == "medium"
            and all(r.first and self.tokens[r.first - 1].text.casefold() in prepositions for r in chain.references)
        )

    # Kinds of passages

    def _bare_name(self, named: NamedMention) -> Reference:
        first, last = self.name_range[named]
        reference = Reference(
            first, last, last - 1, named.kind, named.mention.form, named.mention.rule,
            self.syntax.sentence_of(first), named=named, name=named.name, country=named.country,
        )  # fmt: skip
        self._know_person(reference, named)
        self._know_body(reference, named)
        return reference

    def _named(self, number: int, phrase: Phrase, named: NamedMention, described: Reference | None = None) -> Reference:
        first, last = self.name_range[named]
        reference = self._base(number, phrase, named.kind, named.mention.rule)
        reference.form, reference.named, reference.name = named.mention.form, named, named.name
        inside = phrase.head in range(first, last)
        reference.described = None if inside else (reference.first, reference.last, reference.head)
        reference.first, reference.last = first, last
        reference.head = phrase.head if inside and named.kind != "person" else last - 1
        if inside:
            reference.definite = True
            if named.kind == "person" or not self._definite(phrase):
                reference.genders = ""
        told = reference.country if named.kind != "place" and not inside else None
        reference.country = named.country or told
        if described is not None and described.kind == named.kind:
            reference.noun, reference.klass = described.noun, described.klass
            reference.role, reference.former = described.role, described.former
            reference.genders = described.genders or reference.genders
        elif not inside:
            reference.noun = self.tokens[phrase.head].lemma.casefold()
            reference.klass = self.words.place_class(self.tokens[phrase.head].text)
        self._know_person(reference, named)
        self._know_body(reference, named)
        return reference

    def _know_body(self, reference: Reference, named: NamedMention) -> None:
        """Learn what kind of body a name says it is."""
        if named.kind == "organisation" and reference.klass is None:
            classes = (self.words.organisation_class(word) for word in named.name.split())
            reference.klass = next((klass for klass in classes if klass), None)

    def _know_person(self, reference: Reference, named: NamedMention) -> None:
        """Learn a person's gender from title and given name."""
        if named.kind != "person" or reference.genders in ("m", "f"):
            return
        first = self.name_range[named][0]
        title = self.tables.titles.get(self.tokens[first - 1].text, "") if first else ""
        words = named.name.split()
        given = self.tables.given.get(words[0], "") if len(words) > 1 else ""
        reference.genders = title or (given if given in ("m", "f") else "")

    def _described(self, number: int, phrase: Phrase, head: Token) -> Reference | None:
        """Return the reference of a phrase whose head is a common noun; None for things."""
        lemma, text = head.lemma, head.text
        office = self._office(head)
        if self._plural(phrase):
            return self._group(number, phrase, head) if office or self.tables.has_group_end(text) else None
        if office is not None:
            return self._role(number, phrase, office)
        if calling := self.callings.of(number, phrase, head):
            return self._role(number, phrase, calling)
        if body := self.words.organisation_class(lemma):
            return self._noun(number, phrase, "organisation", body)
        spot = self.words.place_class(self._without_country(lemma))
        definite = self._definite(phrase) or (spot == "capital" and self._country(phrase) is not None)
        return self._spot(number, phrase, spot) if spot and definite else None

    def _without_country(self, noun: str) -> str:
        """Return a noun without the country before its hyphen."""
        prefix, hyphen, rest = noun.partition("-")
        return rest if prefix + hyphen in self.words.prefixes else noun

    def _spot(self, number: int, phrase: Phrase, klass: str) -> Reference:
        reference = self._noun(number, phrase, "place", klass)
        reference.former = self._former(reference)
        if klass == "capital" and self._of_part(phrase):
            reference.klass, reference.country = "seat", None
        return reference

    def _of_part(self, phrase: Phrase) -> bool:
        """Whether the phrase tells of a part of a country, by its name or adjective."""
        inside = [*range(phrase.first, phrase.last), *self._behind(phrase)]
        named = [n for number in inside if (n := self.name_at.get(number)) and n.location is not None]
        parts = any(n.location and n.location.precision != "country" for n in named)
        ends = self.words.words.entities.origin_ends
        adjectives = (self.tokens[n] for n in range(phrase.first, phrase.head) if self.tokens[n].tag == "ADJA")
        return parts or any(t.lemma.endswith(ends) and not self.tables.adjective(t.text) for t in adjectives)

    def _former(self, reference: Reference) -> bool:
        persons = self.words.words.persons
        return any(m in persons.former or m in persons.other for m in reference.modifiers)

    def _office(self, head: Token) -> Office | None:
        """Return the office, calling, age or people a noun names."""
        if head.text.casefold().endswith(self.words.words.persons.age_ends):
            return Office(head.lemma, "", "age")
        if head.text in self.tables.people and head.tag == "NN":
            feminine = head.lemma.endswith(self.words.words.persons.feminine)
            return Office(head.lemma, "f" if feminine else "m", "compatriot")
        return (self.tables.office(head.lemma) or self.tables.office(head.text)) if head.text[:1].isupper() else None

    def _noun(self, number: int, phrase: Phrase, kind: EntityKind, klass: str) -> Reference:
        reference = self._base(number, phrase, kind, f"{kind}-noun")
        reference.noun, reference.klass = self.tokens[phrase.head].lemma.casefold(), klass
        return reference

    def _group(self, number: int, phrase: Phrase, head: Token) -> Reference:
        reference = self._base(number, phrase, "group", "group-noun")
        reference.noun, reference.plural, reference.genders = head.lemma.casefold(), True, ""
        reference.klass = "group"
        reference.labelled = any(t.text in QUOTES for t in self.tokens[phrase.first : phrase.head])
        return reference

    def _role(self, number: int, phrase: Phrase, office: Office) -> Reference:
        reference = self._base(number, phrase, "person", "office")
        reference.form, reference.noun, reference.klass = "role", office.word.casefold(), office.klass
        own = office.gender if office.gender in ("m", "f") else ""
        reference.genders = own or "".join(g for g in reference.genders if g in "mf")
        reference.former = self._former(reference)
        reference.age = self.callings.age(number, phrase)
        reference.titled = self._titled(phrase)
        if office.klass not in NO_ROLES and not reference.former:
            reference.role = self._role_text(number, phrase, office)
        return reference

    def _titled(self, phrase: Phrase) -> bool:
        """Whether a phrase stands in the title without a determiner."""
        determined = any(self.tokens[n].tag in DETERMINERS for n in range(phrase.first, phrase.head))
        segment = self.notes.segments[self.notes.sentences[self.syntax.sentence_of(phrase.head)][2]]
        return not determined and segment.kind == "headline"

    def _role_text(self, number: int, phrase: Phrase, office: Office) -> str:
        """Return the office as stated: the noun and the genitive or preposition that goes with it."""
        words = [office.word]
        for attribute in (self.syntax.phrases[n] for n in self.syntax.attributes(number)):
            near = attribute.first == phrase.head + 1 and attribute.last - attribute.first <= ROLE_TAIL
            if near and attribute.role != "apposition":
                span = self.syntax.span_of_tokens(attribute.first, attribute.core_last)
                words.append(self.notes.text[span[0] : span[1]])
                break
        return " ".join(words)

    def _pronoun(self, number: int, phrase: Phrase, head: Token) -> Reference | None:
        pointing = head.tag == PRONOUNS[1]
        table = self.words.demonstratives if pointing else self.words.pronouns
        pronoun = table.get(head.text.casefold())
        if pronoun is None:
            return None
        reference = self._base(number, phrase, "person", DEMONSTRATIVE if pointing else "pronoun")
        reference.form, reference.first, reference.last = "pronoun", phrase.head, phrase.head + 1
        reference.plural = pronoun.number == "pl" or (pronoun.number == "?" and reference.plural)
        reference.genders = "" if reference.plural else pronoun.genders
        if pointing:
            noun = pointed_at(self.syntax, phrase, pronoun.genders, plural=reference.plural)
            reference.points = -1 if noun is None else noun
        return reference

    def _possessives(self) -> Iterator[Reference]:
        for number, token in enumerate(self.tokens):
            if token.tag != "PPOSAT":
                continue
            pronoun = self.words.possessives.get(token.lemma.casefold())
            if pronoun is not None:
                yield Reference(
                    number, number + 1, number, "person", "possessive", "possessive",
                    self.syntax.sentence_of(number), genders=pronoun.genders,
                    clause=self.syntax.clause_of(number), plural=False,
                )  # fmt: skip


def fits(one: Reference, two: Reference) -> bool:
    """Whether an apposition and what it stands beside can be one."""
    if one.kind != two.kind or (one.plural != two.plural and one.kind != "group"):
        return False
    return not (one.name and two.name) or one.kind == "organisation"
