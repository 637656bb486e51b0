"""Forms that German nouns share between cases."""

from functools import cache

from lagebild.model.grammar import agreement_of

#: Where German has one form for two readings: with the first, a noun has the second too.
_SYNCRETISM = (
    (agreement_of("nom", "pl", "masc"), agreement_of("acc", "pl", "masc")),
    (agreement_of("nom", "pl", "fem"), agreement_of("acc", "pl", "fem")),
    (agreement_of("nom", "pl", "neut"), agreement_of("acc", "pl", "neut")),
    (agreement_of("nom", "sg", "fem"), agreement_of("acc", "sg", "fem")),
    (agreement_of("nom", "sg", "neut"), agreement_of("acc", "sg", "neut")),
    (agreement_of("nom acc", "sg", "masc"), agreement_of("dat", "sg", "masc")),
    (agreement_of("nom acc", "sg", "neut"), agreement_of("dat", "sg", "neut")),
)


@cache
def completed(mask: int) -> int:
    """Return a noun's readings with those that have the same form in German, should a lexicon lack them."""
    for known, same in _SYNCRETISM:
        if mask & known == known:
            mask |= same
    return mask
