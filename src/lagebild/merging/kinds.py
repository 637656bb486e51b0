"""Kinds of events, as merging has to treat them."""

from lagebild.model.figure import PEOPLE

HARM = frozenset({*PEOPLE, "destruction"})
#: What people do with words; two of them are one only where the speakers are one side.
SPEECH = frozenset({"request", "demand", "promise", "threat", "accusation", "denial", "support", "gap"})
#: What has a moment of its own: two on different days are two.
PUNCTUAL = frozenset(
    {
        "attack",
        "explosion",
        "earthquake",
        "accident",
        "landslide",
        "coup",
        "dismissal",
        "resignation",
        "appointment",
        "seizure",
        "raid",
    }
)
#: Causes that strike once: harm told beside two of them is two.
SUDDEN = PUNCTUAL | {"fire"}
#: What is held on a day: two days are two occurrences (a rally on Monday, a rally on Friday).
DATED = frozenset({"protest", "strike", "ceasefire", "election", "talks", "trial"})
#: Needs a party, a place or a time in common; the type alone says little.
LOOSE = frozenset(
    {
        "talks",
        "agreement",
        "aid",
        "sanction",
        "legislation",
        "appointment",
        "dismissal",
        "resignation",
        "trial",
        "investigation",
    }
)
#: What can cause harm; such an event is the root of the harm told beside it.
ROOTS = frozenset(
    {
        "attack",
        "clash",
        "explosion",
        "protest",
        "riot",
        "earthquake",
        "flood",
        "storm",
        "landslide",
        "fire",
        "epidemic",
        "accident",
        "coup",
        "seizure",
        "raid",
    }
)
#: What strikes a whole region: two towns of one report are one occurrence.
REGIONAL = frozenset({"earthquake", "flood", "storm", "epidemic", "fire"})
#: Causes that are told together: what one report calls a clash, the next calls an attack.
FAMILIES = (
    frozenset({"attack", "clash", "protest", "riot", "coup", "seizure", "raid"}),
    frozenset({"attack", "explosion"}),
    frozenset({"storm", "flood"}),
    frozenset({"fire", "explosion", "accident"}),
    frozenset({"accident", "clash"}),
)
#: Of these, one more is another one ("a further arrest"); of the dead, one more is still the same occurrence.
COUNTED = frozenset({"detained", "released", "abducted", "destruction"})
#: What a party to a fight counts apart for itself and for the other side.
OWN_HARM = frozenset({"killed", "injured", "missing"})
#: Before a country code: it was the speaker's other side.
OTHER_THAN = "not:"


def companions(one: str, two: str) -> bool:
    """Whether two kinds of causes go together, so that one passage names this and another that."""
    return one != two and any({one, two} <= family for family in FAMILIES)
