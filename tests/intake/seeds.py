"""One small document of every kind that intake reads: for examples, properties and the fuzz target."""

import gzip
import json
import zlib

TEXT = (
    "Nach dem Dammbruch bei Musterstadt sind am Mittwoch zwölf Menschen gerettet worden. Das sagte die Sprecherin "
    "der Feuerwehr, Petra Beispiel. Die Straße nach Beispielau ist gesperrt, weil das Wasser weiter steigt."
)
MORE = (
    "Der Landrat forderte am Abend Hilfe vom Land. Er sagte, der Damm sei seit Jahren nicht geprüft worden. "
    "Das Ministerium widersprach der Darstellung und kündigte einen Bericht an."
)
LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Damm bei Musterstadt gebrochen",
    "datePublished": "2026-03-04T07:15:00+01:00",
    "dateModified": "2026-03-04T09:00:00+01:00",
    "author": {"@type": "Person", "name": "Jan Muster"},
    "publisher": {"@type": "Organization", "name": "Beispielblatt"},
}


def page(body: str, head: str = "", ld: object = None) -> str:
    """A page of HTML with what stands in its body."""
    told = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld is not None else ""
    return f'<!doctype html><html lang="de"><head><meta charset="utf-8">{head}{told}</head><body>{body}</body></html>'


ARTICLE = page(f"<article><h1>Damm bei Musterstadt gebrochen</h1><p>{TEXT}</p><p>{MORE}</p></article>", ld=LD)
RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Beispielblatt</title><item><title>Damm gebrochen</title>'
    f"<link>https://blatt.example/damm</link><description>{TEXT} {MORE}</description>"
    "<pubDate>Wed, 04 Mar 2026 07:15:00 +0100</pubDate></item></channel></rss>"
)
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Beispielblatt</title><entry>'
    '<id>urn:x:1</id><title>Damm gebrochen</title><link href="https://blatt.example/damm"/>'
    f'<content type="text">{TEXT}</content><published>2026-03-04T07:15:00+01:00</published>'
    "<updated>2026-03-04T08:00:00+01:00</updated></entry></feed>"
)
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Beispielblatt",
        "items": [
            {
                "id": "1",
                "url": "https://blatt.example/damm",
                "title": "Damm gebrochen",
                "content_text": TEXT,
                "date_published": "2026-03-04T07:15:00+01:00",
            }
        ],
    }
)
SITEMAP = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<url><loc>https://blatt.example/damm</loc></url></urlset>"
)
NINJS = json.dumps(
    {
        "uri": "tag:agentur.example,2026:1",
        "versioncreated": "2026-03-04T08:00:00+01:00",
        "firstcreated": "2026-03-04T07:15:00+01:00",
        "headline": "Damm gebrochen",
        "body_html": f"<p>{TEXT}</p><p>{MORE}</p>",
        "source": "Agentur",
        "language": "de",
    }
)
NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:agentur.example,2026:2" version="3">
<itemMeta><provider literal="Agentur"/><versionCreated>2026-03-04T08:00:00+01:00</versionCreated>
<firstCreated>2026-03-04T07:15:00+01:00</firstCreated></itemMeta>
<contentMeta><headline>Damm gebrochen</headline><language tag="de"/><by>Jan Muster</by></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.content><p>{TEXT}</p><p>{MORE}</p></body.content></body></nitf></inlineXML></contentSet></newsItem>"""
MAIL = (
    "From: Agentur Beispiel <meldungen@agentur.example>\r\nTo: desk@blatt.example\r\nSubject: Damm gebrochen\r\n"
    "Date: Wed, 04 Mar 2026 07:15:00 +0100\r\nMessage-ID: <1@agentur.example>\r\n"
    f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{TEXT}\r\n\r\n{MORE}\r\n"
)
MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://blatt.example/damm\r\nSubject: Damm\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n------b\r\n'
    "Content-Type: text/html\r\n"
    "Content-Transfer-Encoding: 8bit\r\nContent-Location: https://blatt.example/damm\r\n\r\n"
    f"{ARTICLE}\r\n------b--\r\n"
)
LINES = json.dumps({"name": "eins", "text": TEXT, "published": "2026-03-04"}) + "\n" + json.dumps({"text": MORE})


def warc_record(url: str, html: str, *, length: int | None = None) -> bytes:
    """A response record; `length` is what the server said its body has."""
    body = html.encode()
    http = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
        + str(len(body) if length is None else length).encode()
        + b"\r\n\r\n"
        + body
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-04T07:20:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:0f0e0d0c-0b0a-4009-8807-060504030201>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


WARC = warc_record("https://blatt.example/damm", ARTICLE)
WARC_GZ = gzip.compress(WARC)


def pdf(text: str) -> bytes:
    """A PDF of one page in the base font, written by hand."""
    lines = [text[i : i + 80] for i in range(0, len(text), 80)]
    drawn = " T* ".join(f"({line})" + " Tj" for line in lines)
    stream = zlib.compress(f"BT /F1 10 Tf 12 TL 50 700 Td {drawn} ET".encode("cp1252"))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length " + str(len(stream)).encode() + b" /Filter /FlateDecode >>\nstream\n" + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF".encode()


PDF = pdf(TEXT)
#: A name with its ending, and the bytes.
SEEDS: dict[str, bytes] = {
    "a.txt": TEXT.encode(),
    "a.jsonl": LINES.encode(),
    "a.html": ARTICLE.encode(),
    "rss.xml": RSS.encode(),
    "atom.xml": ATOM.encode(),
    "feed.json": JSON_FEED.encode(),
    "sitemap.xml": SITEMAP.encode(),
    "ninjs.json": NINJS.encode(),
    "newsml.xml": NEWSML.encode(),
    "a.eml": MAIL.encode(),
    "a.mhtml": MHTML.encode(),
    "a.warc": WARC,
    "a.warc.gz": WARC_GZ,
    "a.pdf": PDF,
}
