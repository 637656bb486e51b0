"""Figures in words, in the reader's language."""

from lagebild.views.messages import Messages


def number(value: float, ui: str) -> str:
    """Return a number as readers of the language write it: 10.000 and 2,5 in German."""
    text = f"{int(value):,}" if value == int(value) else f"{value:,.2f}".rstrip("0")
    return text.translate(str.maketrans(",.", ".,")) if ui == "de" else text


def bounds(low: float | None, high: float | None, messages: Messages) -> str:
    """Return low and high in words: "26", "3–5", "at least 24", "some, no number"."""
    if low is None and high is None:
        return messages.say("picture.unspecified")
    if high is None and low is not None:
        return messages.say("picture.open_low", low=number(low, messages.ui))
    if low is None and high is not None:
        return messages.say("picture.open_high", high=number(high, messages.ui))
    ends = [number(x, messages.ui) for x in (low, high) if x is not None]
    return ends[0] if low == high else messages.say("picture.between", low=ends[0], high=ends[1])
