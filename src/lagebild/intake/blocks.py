"""Which blocks of a page are its text, and which are furniture: a ledger with the reason of each.

Three signs, in this order: the share of links, phrases of the language's data, and distance of topic.
"""

import re
from collections.abc import Iterator
from typing import Any

from lagebild.languages.language import Language
from lagebild.languages.segments_data import CompiledRule, segment_rules
from lagebild.model.article import Dropped
from lagebild.model.record import Record
from lagebild.reading.segments.topic import is_foreign

#: A block whose text is links for more than this share is navigation, unless it is a sentence on this story.
MOSTLY_LINKS = 0.6
#: From this share of links on, a block that shares no topic with the rest is a teaser.
PARTLY_LINKS = 0.25
#: Blocks of a page in the ledger, at most; blocks longer than that many characters are cut.
LEDGER, LONGEST_BLOCK = 400, 1000
#: Longer lines are no phrases of a page's furniture; in characters.
LONGEST_PHRASE = 300
_BLOCKS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "figcaption",
        "td",
        "th",
        "dt",
        "dd",
        "blockquote",
        "summary",
        "label",
        "button",
        "pre",
    ]
)
_FRAMES = {
    "nav": "navigation", "header": "page header", "footer": "page footer", "aside": "beside the article",
    "form": "a form", "button": "a button", "figure": "a picture",
}  # fmt: skip
_SPACE = re.compile(r"\s+")
_STOP = re.compile(r"[.!?:…][\"“”»«’)]*$")


class Block(Record, frozen=True):
    """A block of the main text: what it says, the share of it that is links, and whether it is a heading."""

    text: str
    linked: float
    heading: bool


class Sifted(Record, frozen=True):
    """The blocks of the text, and those that were left out of it."""

    kept: tuple[str, ...]
    dropped: tuple[Dropped, ...]


def folded(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return _SPACE.sub(" ", text).strip()


def blocks_in(body: Any) -> tuple[Block, ...]:
    """Return the blocks of what trafilatura found, in order."""
    return tuple(_blocks(body)) if body is not None else ()


def _blocks(body: Any) -> Iterator[Block]:
    for element in body.iter("head", "p", "item", "quote", "cell", "code"):
        text = folded("".join(element.itertext()))
        if text and not any(a.tag in {"item", "quote", "cell"} for a in element.iterancestors()):
            linked = sum(len(folded("".join(r.itertext()))) for r in element.iter("ref"))
            yield Block(text, linked / len(text), element.tag == "head")


def blocks_on_page(tree: Any) -> tuple[Block, ...]:
    """Return the blocks of a page itself, outside of its frames: for pages too short or too odd for trafilatura."""
    whole = next(iter(tree.iter("article")), None)
    whole = next(iter(tree.iter("main")), tree) if whole is None else whole
    return tuple(_page_blocks(whole))


def _page_blocks(whole: Any) -> Iterator[Block]:
    for element in whole.iter("p", "h2", "h3", "h4", "li", "blockquote"):
        framed = any(a.tag in _FRAMES for a in element.iterancestors())
        text = "" if framed else folded(_own_text(element))
        if text:
            linked = sum(len(folded(a.text_content())) for a in element.iter("a"))
            yield Block(text, linked / len(text), element.tag in {"h2", "h3", "h4"})


def _own_text(element: Any) -> str:
    """The text of an element without the blocks inside it, which come by themselves."""
    inner = [e.text_content() for e in element if e.tag in _BLOCKS]
    return str(element.text_content()) if not inner else (element.text or "")


def sift(blocks: tuple[Block, ...], language: Language) -> Sifted:
    """Return what of the blocks is the page's own story."""
    rules = [r for r in language.part(segment_rules).rules if r.rule.reason and r.rule.kind in {"teaser", "furniture"}]
    reasons = [_furniture(block, rules) for block in blocks]
    for number in range(len(blocks)):
        reasons[number] = reasons[number] or _foreign(blocks, reasons, number)
    for number in range(len(blocks) - 1):  # the heading of a teaser goes with it
        if blocks[number].heading and reasons[number] is None and (reasons[number + 1] or "").startswith("another"):
            reasons[number] = reasons[number + 1]
    return _sifted(blocks, reasons)


def _furniture(block: Block, rules: list[CompiledRule]) -> str | None:
    if block.linked > MOSTLY_LINKS and not _STOP.search(block.text):
        return "mostly links"
    if len(block.text) > LONGEST_PHRASE:
        return None
    return next((r.rule.reason for r in rules if r.rule.where == "line" and r.regex.match(block.text)), None)


def _foreign(blocks: tuple[Block, ...], reasons: list[str | None], number: int) -> str | None:
    """Whether a block with links in it speaks of something else than all blocks without."""
    block = blocks[number]
    if block.linked < PARTLY_LINKS:
        return None
    story = " ".join(b.text for b, r in zip(blocks, reasons, strict=True) if r is None and b.linked < PARTLY_LINKS)
    return "another story, shares no topic with this one" if is_foreign(block.text, story) else None


def _sifted(blocks: tuple[Block, ...], reasons: list[str | None]) -> Sifted:
    kept: list[str] = []
    dropped: list[Dropped] = []
    for block, reason in zip(blocks, reasons, strict=True):
        if reason is None:
            kept.append(block.text)
        else:
            dropped.append(Dropped(block.text[:LONGEST_BLOCK], reason, len(kept)))
    return Sifted(tuple(kept), tuple(dropped))


def ledger(tree: Any, sifted: Sifted, title: str | None) -> tuple[Dropped, ...]:
    """Return all dropped blocks: those of the main text, and those of the page that stand outside of it."""
    places = {text: number for number, text in enumerate(sifted.kept, start=1)}
    known = set(places) | {d.text for d in sifted.dropped} | {(title or "")[:LONGEST_BLOCK]}
    return (*sifted.dropped, *_outside(tree, places, known))[:LEDGER]


def _outside(tree: Any, places: dict[str, int], known: set[str]) -> Iterator[Dropped]:
    after = 0
    for element in tree.iter(*_BLOCKS):
        if any(inner.tag in _BLOCKS for inner in element):
            continue
        text = folded(element.text_content())
        if text in places:
            after = max(after, places[text])
        elif text and text[:LONGEST_BLOCK] not in known:
            known.add(text[:LONGEST_BLOCK])
            yield Dropped(text[:LONGEST_BLOCK], _reason(element), after)


def _reason(element: Any) -> str:
    frames = (_FRAMES[a.tag] for a in (element, *element.iterancestors()) if a.tag in _FRAMES)
    return next(frames, "outside the main text")
