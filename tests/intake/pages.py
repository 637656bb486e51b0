# ruff: noqa: E501 - pages are easier to read unbroken
"""Pages in the shapes of real news sites: each with what must be read of it and what must not."""

from tests.intake.seeds import LD, MORE, TEXT, page

TITLE = "Damm bei Musterstadt gebrochen"
OTHER = "Im Pokal gewann der FC Probe gegen Union Versuch nach Elfmeterschießen. Torwart Max Fänger hielt drei Schüsse."
NAV = '<nav><ul><li><a href="/p">Politik</a></li><li><a href="/s">Sport</a></li><li><a href="/w">Wetter</a></li></ul></nav>'
FOOT = '<footer><p><a href="/i">Impressum</a> <a href="/d">Datenschutz</a></p><p>© Beispielblatt 2026</p></footer>'
COOKIES = (
    "<div class='consent'><p>Wir verwenden Cookies und bitten um Ihre Zustimmung.</p><button>Zustimmen</button></div>"
)
UPDATES = [
    {"@type": "BlogPosting", "headline": f"Meldung {n}", "datePublished": f"2026-03-04T{7 + n:02}:30:00+01:00", "articleBody": text}
    for n, text in enumerate(
        ["In Beispielau steht das Wasser im Rathaus, sagte die Sprecherin.", "Die Brücke ist gesperrt, teilte die Polizei mit.",
         "Der Landrat forderte Hilfe vom Land.", "Zwölf Menschen sind gerettet, sagte ein Helfer."]
    )
]  # fmt: skip


def told(**more: object) -> dict[str, object]:
    """The page's JSON-LD with other values."""
    return LD | more


def entry(clock: str, text: str) -> str:
    return f'<section class="entry"><time>{clock} Uhr</time><h3>Um {clock}</h3><p>{text}</p></section>'


#: name: (page, what must stand in the text, what must not)
LAYOUTS: dict[str, tuple[str, list[str], list[str]]] = {
    "plain article with navigation and footer": (
        page(f"{NAV}<article><h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p></article>{FOOT}", ld=LD),
        [TEXT, MORE], ["Politik", "Impressum", "Datenschutz"],
    ),
    "graph of several JSON-LD objects": (
        page(f"<main><h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p></main>",
             ld={"@graph": [{"@type": "BreadcrumbList"}, {"@type": "WebPage", "name": "Nein"}, LD]}),
        [TEXT, MORE], ["Nein"],
    ),
    "divisions without any element of meaning": (
        page(f'<div id="wrap">{COOKIES}<div class="c"><h1>{TITLE}</h1><div class="txt"><p>{TEXT}</p><p>{MORE}</p></div></div></div>',
             ld=LD),
        [TEXT, MORE], ["Zustimmen"],
    ),
    "paywall stub": (
        page(f'<article><h1>{TITLE}</h1><p>{TEXT}</p><div class="wall"><p><a href="/abo">Jetzt kostenlos testen</a></p></div></article>',
             ld=told(isAccessibleForFree=False)),
        [TEXT], ["kostenlos"],
    ),
    "teasers inside the body": (
        page(f'<article><h1>{TITLE}</h1><p>{TEXT}</p><p><a href="/x">Lesen Sie auch: Warum der Pokal nach Versuch ging</a></p>'
             f'<p>{MORE}</p><div><h3><a href="/y">Pokal im Elfmeterschießen</a></h3><p><a href="/y">{OTHER}</a></p></div>'
             f"<p>Am Abend stand das Wasser in Musterstadt noch immer einen Meter hoch, sagte Petra Beispiel.</p></article>", ld=LD),
        [TEXT, MORE, "einen Meter hoch"], ["Pokal", "Fänger"],
    ),
    "date in JSON-LD alone": (
        page(f"<article><h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p></article>",
             ld={"@type": ["NewsArticle"], "datePublished": "2026-03-04T06:15:00Z", "headline": TITLE}),
        [TEXT, MORE], [],
    ),
    "date in a meta element alone": (
        page(f"<article><h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p></article>",
             head=f'<title>{TITLE}</title><meta property="article:published_time" content="2026-03-04T07:15:00+01:00">'),
        [TEXT, MORE], [],
    ),
    "share bar, newsletter box and picture": (
        page(f'<article><h1>{TITLE}</h1><ul class="share"><li><a href="#">Teilen</a></li><li><a href="#">Drucken</a></li></ul>'
             f'<figure><img src="a.jpg" alt=""><figcaption>Wasser vor dem Rathaus. Foto: Jan Muster</figcaption></figure><p>{TEXT}</p>'
             f"<form><p>Jetzt Newsletter abonnieren und nichts verpassen!</p><input></form><p>{MORE}</p></article>", ld=LD),
        [TEXT, MORE], ["Newsletter", "Drucken"],
    ),
    "subheadings and a list": (
        page(f"<article><h1>{TITLE}</h1><p>{TEXT}</p><h2>Kritik am Land</h2><p>{MORE}</p><ul><li>Beispielau ist ohne Strom.</li>"
             "<li>Die Schule in Musterstadt bleibt geschlossen.</li></ul></article>", ld=LD),
        [TEXT, "Kritik am Land", MORE, "Beispielau ist ohne Strom."], [],
    ),
    "broken markup of an old system": (
        f"<HTML><HEAD><TITLE>{TITLE}</TITLE><BODY><TABLE><TR><TD><H1>{TITLE}</H1><P>{TEXT}<P>{MORE}</TABLE>",
        [TEXT, MORE], [],
    ),
    "comments below": (
        page(f'<article><h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p></article><section id="comments" class="comments"><h2>Kommentare</h2>'
             '<div class="comment"><p>Das musste ja so kommen, sagt mein Nachbar immer.</p></div></section>', ld=LD),
        [TEXT, MORE], ["Nachbar"],
    ),
    "list of further stories after the article": (
        page(f"<main><article><h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p></article><aside><h2>Meistgelesen</h2><ul>"
             f'<li><a href="/1">{OTHER}</a></li><li><a href="/2">Union Versuch trennt sich vom Trainer</a></li></ul></aside></main>', ld=LD),
        [TEXT, MORE], ["Pokal", "Trainer"],
    ),
    "live ticker with LiveBlogPosting": (
        page(f"<article><h1>{TITLE}</h1><p>{TEXT}</p>" + "".join(f"<div><p>{u['articleBody']}</p></div>" for u in UPDATES) + "</article>",
             ld=told(**{"@type": "LiveBlogPosting", "liveBlogUpdate": UPDATES})),
        [TEXT], ["Brücke ist gesperrt"],
    ),
    "live ticker with clock times alone": (
        page(f"<main><h1>{TITLE}</h1><p>{TEXT}</p><p>{MORE}</p>"
             + "".join(entry(f"{9 + n}.45", str(u["articleBody"])) for n, u in enumerate(UPDATES)) + "</main>", ld=LD),
        [TEXT], ["Brücke ist gesperrt"],
    ),
}  # fmt: skip


def as_served() -> dict[str, str]:
    """The pages by path, for a server."""
    return {f"/{number}": html for number, (html, _, _) in enumerate(LAYOUTS.values())}
