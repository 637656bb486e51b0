"""Actors: which entities of the reports are one person, organisation, group or place.

Reports are taken in the order of publication; each entity joins the actor it fits best or founds a new
one. Candidates come from keys (name parts, offices, gazetteer ids), so the cost per report stays flat.
A wrong join is worse than a missed one: names that only resemble each other stay apart.
"""

from dataclasses import dataclass, field

from lagebild.languages.merging import WORD, Vocabulary, fold
from lagebild.languages.naming import Naming
from lagebild.merging.case import Case, Sheet
from lagebild.merging.rulings import Rulings
from lagebild.model.claim import Link
from lagebild.model.entity import Entity, EntityKind
from lagebild.reading.naming import MAYBE, SURE, name_key, same_name

_RULE = "actors"
_CANDIDATES = 24
_JOIN = 0.5
_NAMED = frozenset({"name", "acronym"})
_BODIES = frozenset({"organisation", "group"})
_REMEMBERED = 1 << 17
_SPELLINGS = 12  # names kept for comparing spellings


@dataclass(slots=True)
class Profile:
    """What is known of an actor so far. `tokens` are its name's words, folded, without country words.

    `home` is the country it was first told to be of.
    """

    id: str
    kind: str
    tokens: set[str] = field(default_factory=set)
    names: set[frozenset[str]] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    members: list[str] = field(default_factory=list)
    named: bool = False
    home: str | None = None
    stories: set[str] = field(default_factory=set)
    told: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Face:
    """What one entity shows of itself."""

    key: str
    kind: str
    name: frozenset[str]
    others: tuple[frozenset[str], ...]
    office: str | None
    country: str | None
    ids: frozenset[str]
    named: bool
    story: frozenset[str]
    told: tuple[str, ...]
    spelling: "Spelling"


class Spelling:
    """Compares names in one language and remembers the answers."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self._known: dict[tuple[str, str, EntityKind], tuple[float, str]] = {}

    def compared(self, one: str, two: str, kind: EntityKind) -> tuple[float, str]:
        """Return how alike two names are, 0 to 1, and why."""
        key = (one, two, kind)
        if key not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            like = same_name(one, two, self.naming, kind)
            self._known[key] = (like.score, " ".join(like.reasons))
        return self._known[key]


class Actors:
    """All actors of a case, and which of them each entity is."""

    def __init__(self, case: Case, rulings: Rulings) -> None:
        self.profiles: dict[str, Profile] = {}
        self.of_entity: dict[str, str] = {}
        self.links: list[Link] = []
        self._index: dict[str, list[str]] = {}
        self._rulings = rulings
        spellings: dict[int, Spelling] = {}
        for sheet in case.sheets:
            spelling = spellings.setdefault(id(sheet.naming), Spelling(sheet.naming))
            for entity in sorted(sheet.reading.entities, key=_first_named):
                self._place(face_of(sheet, entity, spelling))

    def actor(self, key: str) -> str | None:
        """Return the actor's id of a "report#entity" id, or None for one that is not of this case."""
        return self.of_entity.get(key)

    def profile(self, key: str) -> Profile | None:
        """Return what is known of the actor behind a "report#entity" id."""
        actor = self.of_entity.get(key)
        return self.profiles[actor] if actor else None

    def _place(self, face: Face) -> None:
        keys, sought = keys_of(face)
        best, score, reasons = self._best(face, sought)
        if best is None:
            best = Profile(id=face.key, kind=face.kind)
            self.profiles[best.id] = best
        else:
            by = self._rulings.by(face.key, best.members) or _RULE
            self.links.append(Link(best.members[-1], face.key, "same", by, score, reasons))
        _learn(best, face)
        self.of_entity[face.key] = best.id
        for key in keys:
            known = self._index.setdefault(key, [])
            if best.id not in known:
                known.append(best.id)

    def _best(self, face: Face, keys: list[str]) -> tuple[Profile | None, float, tuple[str, ...]]:
        told = self._rulings.together(face.key, self.of_entity)
        if told is not None:
            return self.profiles[told], 1.0, ("ruled",)
        seen = dict.fromkeys(actor for key in keys for actor in self._index.get(key, ())[-_CANDIDATES:])
        found: tuple[Profile | None, float, tuple[str, ...]] = (None, 0.0, ())
        rivals = 0
        for actor in seen:
            profile = self.profiles[actor]
            if self._rulings.apart(face.key, profile.members):
                continue
            score, reason = likeness(face, profile)
            rivals += score >= _JOIN
            if score >= _JOIN and score > found[1]:
                found = (profile, score, (reason,))
        # An office without a name that fits two people names neither.
        if not face.named and face.kind == "person" and rivals > 1 and found[1] < 0.9:
            return (None, 0.0, ())
        return found


def _first_named(entity: Entity) -> tuple[bool, str]:
    return (not any(m.form in _NAMED for m in entity.mentions), entity.id)


def _learn(profile: Profile, face: Face) -> None:
    profile.members.append(face.key)
    profile.ids |= face.ids
    profile.named = profile.named or face.named
    profile.stories |= face.story
    if face.country:
        profile.countries.add(face.country)
        profile.home = profile.home or face.country
    if face.office:
        profile.offices.add(face.office)
    for spelling in face.told:
        if len(profile.told) < _SPELLINGS:
            profile.told[spelling] = None
    for name in (face.name, *face.others):
        if name:
            profile.names.add(name)
            profile.tokens |= name


def face_of(sheet: Sheet, entity: Entity, spelling: Spelling) -> Face:
    """Return what an entity shows of itself, its words folded and its office brought to one word."""
    words = sheet.words
    named = any(m.form in _NAMED for m in entity.mentions) or not entity.mentions
    country = entity.country or (words.nation(entity.name) if entity.kind != "place" else None)
    roles = _stated(sheet, entity, "role")
    office = entity.role or next(iter(roles), None) or (entity.name if entity.kind == "person" and not named else None)
    ids = frozenset(i for i in (entity.wikidata, entity.geonames) if i)
    stated = _stated(sheet, entity, "alias")
    told = (entity.name, *entity.aliases, *stated) if named or entity.kind != "person" else ()
    return Face(
        key=sheet.key(entity.id),
        kind=entity.kind,
        name=_name(entity.name, entity.kind, words) if named or entity.kind != "person" else frozenset(),
        others=tuple(sorted((_name(a, entity.kind, words) for a in (*entity.aliases, *stated)), key=sorted)),
        office=office_of(office, words) if office else None,
        country=country,
        ids=ids,
        named=named,
        story=sheet.story,
        told=told,
        spelling=spelling,
    )


def _stated(sheet: Sheet, entity: Entity, kind: str) -> tuple[str, ...]:
    """What the report states of the entity outright: its other names, its roles."""
    return tuple(f.object for f in sheet.reading.facts if f.kind == kind and f.subject_entity == entity.id)


def _name(name: str, kind: str, words: Vocabulary) -> frozenset[str]:
    if kind in ("person", "place"):
        return frozenset(fold(w) for w in WORD.findall(name) if fold(w) not in words.small)
    stems = (words.meaning(s) for s in words.stems(name) if not s.isdigit())
    return frozenset(s for s in stems if s not in words.nations) or frozenset(words.stems(name))


def office_of(role: str, words: Vocabulary) -> str | None:
    """Return the office in one word: two names of one office, and its two genders, give the same."""
    for word in WORD.findall(role):
        stem = words.stem(word)
        if words.meaning(stem) != stem or stem in words.alike:
            return words.meaning(stem)
    offices = [w for w in WORD.findall(role) if fold(w) not in words.small and words.stem(w) not in words.nations]
    return words.office(offices[0]) if offices else None


def keys_of(face: Face) -> tuple[list[str], list[str]]:
    """Return the words under which an entity is kept, and those under which its like is looked for.

    A person is found by surname; by a given name only where one of the two is no more than that.
    """
    shared = [f"id:{i}" for i in sorted(face.ids)] + ([f"office:{face.office}"] if face.office else [])
    words = [word for name in face.told for word in name_key(name, face.spelling.naming).split()]
    if face.kind in ("person", "organisation") and len(face.name) > 1:
        shared += [f"long:{word}" for word in words[-1:]]
    if face.kind != "person":
        kind = "body" if face.kind in _BODIES else face.kind
        shared += [f"{kind}:{word}" for name in (face.name, *face.others) for word in sorted(name)]
        shared += [f"{kind}~{word}" for word in words]
        return list(dict.fromkeys(shared)), list(dict.fromkeys(shared))
    kept, sought = list(shared), list(shared)
    for name in face.told:
        heard = name_key(name, face.spelling.naming).split()
        kept += [f"person:{w}" for w in heard[-1:]] + [f"{'given' if heard[1:] else 'alone'}:{w}" for w in heard]
        sought += [f"person:{w}" for w in heard[-1:]] + [f"{'alone' if heard[1:] else 'given'}:{w}" for w in heard]
    return list(dict.fromkeys(kept)), list(dict.fromkeys(sought))


def likeness(face: Face, actor: Profile) -> tuple[float, str]:
    """Return how surely the entity is the actor, 0 to 1, and the reason in a word."""
    if face.ids & actor.ids:
        return 1.0, "same id"
    if {face.kind, actor.kind} == {"person", "organisation"}:
        return _mistaken_kind(face, actor)
    if not _kinds_fit(face.kind, actor.kind) or (face.ids and actor.ids and face.kind == "place"):
        return 0.0, "kind"
    persons = face.kind == "person" and face.named and actor.named
    if not persons and _abroad(face, actor):
        return 0.0, "country"
    if not (face.named and actor.named) and face.story and actor.stories and not face.story & actor.stories:
        return 0.0, "another story"
    judges = {"person": _person, "place": _place}
    return judges.get(face.kind, _body)(face, actor)


def _place(face: Face, actor: Profile) -> tuple[float, str]:
    if face.name in actor.names:
        return 0.95, "same name"
    score, reason = _spelling(face, actor, "place")
    return (score, reason) if score >= SURE else (0.0, "name")


def _mistaken_kind(face: Face, actor: Profile) -> tuple[float, str]:
    """A name of several words is one name, even where a report takes the committee for a person."""
    fits = any(min(len(face.name), len(n)) > 1 and (face.name <= n or n <= face.name) for n in actor.names)
    return (0.7, "name of several words") if face.named and actor.named and fits else (0.0, "kind")


def _kinds_fit(one: str, two: str) -> bool:
    return one == two or {one, two} == {"organisation", "group"}


def _person(face: Face, actor: Profile) -> tuple[float, str]:
    if face.named and actor.named:
        return _named_person(face, actor)
    if face.office and face.office in actor.offices:
        return (0.7, "office and country") if face.country in actor.countries else (0.6, "office")
    return 0.0, "nothing shared"


def _abroad(face: Face, actor: Profile) -> bool:
    return bool(face.country and actor.countries and face.country not in actor.countries)


def _named_person(face: Face, actor: Profile) -> tuple[float, str]:
    office = face.office is not None and face.office in actor.offices
    if _abroad(face, actor) and not office and not (len(face.name) > 1 and face.name in actor.names):
        return 0.0, "country"
    if face.name in actor.names:
        return 0.98, "same name"
    if any(face.name < n or n < face.name for n in actor.names if n):
        return 0.9, "part of the name"
    score, reason = _spelling(face, actor, "person")
    context = bool(face.office and face.office in actor.offices) + bool(
        face.country and face.country in actor.countries
    )
    if score >= SURE or (score >= MAYBE and context):
        return max(score, _JOIN), reason
    return 0.0, "name"


def _spelling(face: Face, actor: Profile, kind: EntityKind) -> tuple[float, str]:
    """How alike the names are in spelling and ending, at best, and why."""
    found = [face.spelling.compared(one, two, kind) for one in face.told for two in actor.told]
    return max(found, default=(0.0, "name"))


def _body(face: Face, actor: Profile) -> tuple[float, str]:
    names = [n for n in (face.name, *face.others) if n]
    if any(n in actor.names for n in names):
        return 0.9, "same name"
    if any(n < known or known < n for n in names for known in actor.names if _weighty(n & known)):
        return 0.75, "part of the name"
    shared = face.name & actor.tokens
    if face.country and face.country in actor.countries and _weighty(shared) and face.kind == "organisation":
        return 0.6, "shared word and country"
    score, reason = _spelling(face, actor, "organisation")
    return (score, reason) if score >= SURE else (0.0, "name")


def _weighty(shared: frozenset[str] | set[str]) -> bool:
    """Whether the shared words can carry a name: an acronym or a word of some length."""
    return any(len(word) >= 3 for word in shared)
