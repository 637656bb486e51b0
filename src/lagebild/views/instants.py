"""Moments as seconds, for everything that is drawn along time."""

from datetime import UTC, datetime


def moment_of(said: str) -> float:
    """Return an ISO moment as seconds; a moment without offset counts as UTC."""
    found = datetime.fromisoformat(said)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
