"""Distances on the globe."""

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

#: Towns farther apart than this are not one place of an event.
KILOMETRES_APART = 40.0


@lru_cache(maxsize=1 << 14)
def distance(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Return the great-circle distance in kilometres of two (latitude, longitude) points (haversine)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, p)) for p in (one, two))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(1.0, half)))
