"""The picture: what many reports say together, drawn from the merged case."""

from lagebild.picture.assemble import draw

__all__ = ["draw"]
