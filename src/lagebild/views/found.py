"""The page on which a case is searched."""

from collections.abc import Mapping, Sequence

from lagebild.views.html import render
from lagebild.views.messages import Messages

#: What can be asked, by the names of the fields.
FIELDS = ("q", "speaker", "type", "place", "since", "until")


def search_page(asked: Mapping[str, str], hits: Sequence[Mapping[str, object]] | None, ui: str) -> str:
    """Return the page: what was asked, and the passages that were found; None where nothing was asked yet.

    A hit has report, outlet, published, text, found and href.
    """
    filled = {name: asked.get(name, "") for name in FIELDS}
    return render("search.html.j2", Messages(ui), forms="'self'", asked=filled, hits=hits)
