"""TIMEX3 values of amounts of time and of times that come again."""

from typing import Final

_CODES: Final = {
    "second": ("PT", "S"),
    "minute": ("PT", "M"),
    "hour": ("PT", "H"),
    "night": ("PT", "NI"),
    "day": ("P", "D"),
    "weekend": ("P", "WE"),
    "week": ("P", "W"),
    "month": ("P", "M"),
    "quarter": ("P", "Q"),
    "half-year": ("P", "H"),
    "year": ("P", "Y"),
    "decade": ("P", "DE"),
    "century": ("P", "CE"),
    "millennium": ("P", "ML"),
}
_PARTS: Final = frozenset({"MO", "MI", "AF", "EV", "NI"})


def amount_text(amount: float | None) -> str:
    """Return an amount as TIMEX3 writes it: "X" for an open one, no ".0"."""
    if amount is None:
        return "X"
    return str(int(amount)) if amount == int(amount) else str(amount)


def duration_value(unit: str, amount: float | None, more: float | None = None, more_unit: str | None = None) -> str:
    """Return the value of a length: "P3D", "PT2.5H", "PXW", "P3Y4M"; seasons and parts of day as units too."""
    prefix, code = _CODES.get(unit) or (("PT", unit) if unit in _PARTS else ("P", unit))
    value = f"{prefix}{amount_text(amount)}{code}"
    if more is None or more_unit is None:
        return value
    more_prefix, more_code = _CODES[more_unit]
    joint = "T" if more_prefix == "PT" and prefix == "P" else ""
    return f"{value}{joint}{amount_text(more)}{more_code}"


def recurring_value(
    unit: str | None,
    count: float | None,
    weekday: int | None,
    part: str | None,
    month: int | None,
    season: str | None,
) -> str:
    """Return the value of a SET: "P1D", "XXXX-WXX-1", "XXXX-XX-XXTMO", "XXXX-05", "XXXX-SU"."""
    if unit is not None:
        return duration_value(unit, count)
    tail = f"T{part}" if part else ""
    if weekday is not None:
        return f"XXXX-WXX-{weekday}{tail}"
    if month is not None:
        return f"XXXX-{month:02}"
    if season is not None:
        return f"XXXX-{season}"
    return f"XXXX-XX-XX{tail}"
