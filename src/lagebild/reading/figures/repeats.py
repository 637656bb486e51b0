"""The same number told twice is one figure: headline and lead, lead and body."""

from lagebild.reading.figures.finding import Finding, Found
from lagebild.reading.figures.page import Page
from lagebild.reading.figures.voices import Told


def without_repeats(
    page: Page, found: Found, told: list[tuple[Finding, Told]]
) -> tuple[list[tuple[Finding, Told]], dict[int, Finding]]:
    """Return the findings, each number of one population once; and, by `id`, which stands for each repeat.

    What a headline repeats of the body gives way to the body, which says more; a source that only one of the
    two names is kept. Elsewhere the first stays.
    """
    kept: list[tuple[Finding, Told]] = []
    alike: dict[object, list[int]] = {}
    place: dict[int, int] = {}
    for finding, voice in told:
        known = alike.setdefault((finding.measure, finding.scope, finding.unit, finding.bounds), [])
        same = next((n for n in known if _same(page, found, kept[n], (finding, voice))), None)
        if same is None:
            place[id(finding)] = len(kept)
            known.append(len(kept))
            kept.append((finding, voice))
            continue
        place[id(finding)] = same
        first, by = kept[same]
        if _in_headline(page, first) and not _in_headline(page, finding):
            kept[same] = (finding, voice if voice.source is not None or by.source is None else by)
    return kept, {key: kept[at][0] for key, at in place.items()}


def _same(page: Page, found: Found, one: tuple[Finding, Told], two: tuple[Finding, Told]) -> bool:
    """Whether two findings of one measure, scope and bounds count the same people."""
    left, right = one[0], two[0]
    if _stem(page, found.words_of(left)) == _stem(page, found.words_of(right)):
        return True
    if not (_anyone(page, left) or _anyone(page, right)):
        return False
    if _in_headline(page, left) or _in_headline(page, right):
        return True
    return left.count.amount.kind == "number" and one[1].source == two[1].source


def _stem(page: Page, words: str) -> str:
    """Return the last of the words without its ending, so that forms of one adjective used as a noun are one."""
    last = words.lower().split()[-1] if words.split() else ""
    for ending in sorted(page.data.file.endings.adjective, key=len, reverse=True):
        if last.endswith(ending) and len(last) > len(ending) + 2:
            return last.removesuffix(ending)
    return last


def _anyone(page: Page, finding: Finding) -> bool:
    """Whether the counted noun could be anybody: people, dead, none at all."""
    head = finding.count.counted.head
    if head is None or page.noun_rules(head):
        return True
    return "all-people" in page.classes(head)


def _in_headline(page: Page, finding: Finding) -> bool:
    segment = page.notes.words[1][finding.count.sentence].segment
    return page.notes.segments[segment].kind == "headline"
