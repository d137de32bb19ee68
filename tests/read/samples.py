"""One short report in every format that reading knows, for the tests of this room."""

from __future__ import annotations

import csv
import gzip
import io
import json

LEAD = "A storm killed three people in the port of Cebu on Monday, officials said, and left thousands without power."
QUOTE = "“We will go on,” the mayor told reporters at the port, where ships had come in all night with food and water."
BODY = f"{LEAD}\n\n{QUOTE}"
TITLE = "Storm kills three in Cebu"
CAPTION = "Ships in the port of Cebu (Photo: Jane Doe)"

PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE} - Example Herald</title>
<meta property="og:site_name" content="Example Herald"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2023-04-11T10:05:00+08:00">
<link rel="canonical" href="https://herald.example/storm"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{TITLE}</h1>
<figure><img src="a.jpg"><figcaption>{CAPTION}</figcaption></figure>
<p>{LEAD}</p><p>ADVERTISEMENT</p><p>{QUOTE}</p></article>
<footer>© 2023 Example Herald</footer></body></html>"""

FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example Herald</title>
<item><title>{TITLE}</title><link>https://herald.example/storm</link><pubDate>Tue, 11 Apr 2023 10:05:00 +0800</pubDate>
<description><![CDATA[<p>{LEAD}</p><p>{QUOTE}</p>]]></description></item>
<item><title>Ships leave port</title><description>The ships left at noon, the coast guard said.</description></item>
</channel></rss>"""

ROW = {
    "id": "r1",
    "title": TITLE,
    "text": BODY,
    "source": "Example Herald",
    "published": "2023-04-11",
    "byline": "Jane Doe",
}


def json_lines(*rows: object) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def csv_table(*rows: dict[str, str], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def warc_record(url: str, page: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-04-12T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


WARC = b"".join(
    gzip.compress(record)
    for record in (
        warc_record("https://herald.example/a", PAGE.encode()),
        warc_record("https://herald.example/robots.txt", b"User-agent: *", "text/plain"),
        warc_record("https://herald.example/gone", PAGE.encode(), status="404 Not Found"),
        warc_record("https://herald.example/b", f"<html><body><p>{LEAD}</p></body></html>".encode()),
    )
)
