"""What the clause stage needs to know of a tag, as bits, so that every question is one AND."""

DET = 1 << 0
PRON = 1 << 1
NOUN = 1 << 2
NAME = 1 << 3
ADJ = 1 << 4
CARD = 1 << 5
PREP = 1 << 6
ADV = 1 << 7
FIN = 1 << 8
INF = 1 << 9
PART = 1 << 10  # participle II
ZU = 1 << 11
ZUINF = 1 << 12
PREFIX = 1 << 13
KON = 1 << 14
SUB = 1 << 15  # opens a verb-final clause: "dass", "um"
REL = 1 << 16
WH = 1 << 17
COMMA = 1 << 18
STOP = 1 << 19  # full stop, colon, semicolon
MARK = 1 << 20  # dash, bracket, quotation mark
REFL = 1 << 21
AUX = 1 << 22
MODAL = 1 << 23
LIKE = 1 << 24  # "als", "wie" before a phrase
IMP = 1 << 25
TRUNC = 1 << 26
POST = 1 << 27

#: Whatever can be the verb of a clause or part of it.
VERBAL = FIN | INF | PART | ZUINF | IMP
#: Whatever can begin a noun phrase.
NOMINAL = DET | PRON | NOUN | ADJ | CARD | TRUNC

FLAGS: dict[str, int] = {
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

OPENING = "([{"
CLOSING = ")]}"
DASHES = ("-", "–", "—", "--")
QUOTE_MARKS = frozenset("\"„“”‟»«›‹‚‘’'") | {"''", "``", ",,"}
