"""What the clause stage needs to know of a tag, as bits, so that every question is one AND."""

from typing import Final

DET: Final = 1 << 0
PRON: Final = 1 << 1
NOUN: Final = 1 << 2
NAME: Final = 1 << 3
ADJ: Final = 1 << 4
CARD: Final = 1 << 5
PREP: Final = 1 << 6
ADV: Final = 1 << 7
FIN: Final = 1 << 8
INF: Final = 1 << 9
PART: Final = 1 << 10  # participle II
ZU: Final = 1 << 11
ZUINF: Final = 1 << 12
PREFIX: Final = 1 << 13
KON: Final = 1 << 14
SUB: Final = 1 << 15  # opens a verb-final clause
REL: Final = 1 << 16
WH: Final = 1 << 17
COMMA: Final = 1 << 18
STOP: Final = 1 << 19  # full stop, colon, semicolon
MARK: Final = 1 << 20  # dash, bracket, quotation mark
REFL: Final = 1 << 21
AUX: Final = 1 << 22
MODAL: Final = 1 << 23
LIKE: Final = 1 << 24  # a word of comparison before a phrase
IMP: Final = 1 << 25
TRUNC: Final = 1 << 26
POST: Final = 1 << 27

#: Whatever can be the verb of a clause or part of it.
VERBAL: Final = FIN | INF | PART | ZUINF | IMP
#: Whatever can begin a noun phrase.
NOMINAL: Final = DET | PRON | NOUN | ADJ | CARD | TRUNC

FLAGS: Final[dict[str, int]] = {
    "ART": DET, "PDAT": DET, "PIAT": DET, "PIDAT": DET, "PPOSAT": DET, "PWAT": DET | WH, "PRELAT": DET | REL,
    "PPER": PRON, "PDS": PRON, "PIS": PRON, "PPOSS": PRON, "PRF": PRON | REFL, "PRELS": PRON | REL,
    "PWS": PRON | WH, "PWAV": ADV | WH,
    "NN": NOUN, "NE": NOUN | NAME, "FM": NOUN | NAME, "XY": NOUN | NAME, "TRUNC": TRUNC,
    "ADJA": ADJ, "CARD": CARD, "APPR": PREP, "APPRART": PREP, "APPO": POST,
    "ADV": ADV, "ADJD": ADV, "PTKA": ADV, "PTKNEG": ADV, "PAV": ADV, "PROAV": ADV,
    "VVFIN": FIN, "VAFIN": FIN | AUX, "VMFIN": FIN | MODAL,
    "VVINF": INF, "VAINF": INF | AUX, "VMINF": INF | MODAL, "VVIZU": ZUINF,
    "VVPP": PART, "VAPP": PART | AUX, "VMPP": PART | MODAL, "VVIMP": IMP, "VAIMP": IMP | AUX,
    "PTKZU": ZU, "PTKVZ": PREFIX, "KON": KON, "KOUS": SUB, "KOUI": SUB | ZU, "KOKOM": LIKE,
    "$,": COMMA, "$.": STOP, "$(": MARK,
}  # fmt: skip

OPENING: Final = "([{"
CLOSING: Final = ")]}"
DASHES = ("-", "–", "—", "--")
QUOTE_MARKS: Final = frozenset("\"„“”‟»«›‹‚‘’'") | {"''", "``", ",,"}
