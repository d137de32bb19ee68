"""RSS and Atom: every entry is a report."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import msgspec

from dateline.read import pages
from dateline.read.opening import Source
from dateline.read.pieces import Draft, Fault, Piece
from dateline.records import Unreadable


def from_feed(source: Source) -> Iterator[Piece | Unreadable]:
    """The entries of a feed. Fault where the XML is no feed."""
    import feedparser

    data = source.whole()
    found: Any = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not found.entries:
        what = "a feed without entries" if found.version else "XML, but no RSS or Atom feed"
        raise Fault(f"{what}: there is nothing to read")
    outlet = found.feed.get("title")
    language = found.feed.get("language")
    broken_off = found.bozo and "no element found" in str(found.get("bozo_exception"))
    for number, entry in enumerate(found.entries, 1):
        if broken_off and number == len(found.entries) and not entry.get("title"):
            break  # nothing of the last entry had come
        origin = entry.get("source", {}).get("title")  # of feeds that gather other outlets' entries
        fields = _fields(entry) | {"source": origin or outlet, "language": language}
        raw = msgspec.json.encode({name: value for name, value in fields.items() if value})
        yield Piece(origin=f"{source.origin}#{number}", raw=raw, format="feed")
    if broken_off:
        yield Unreadable(
            origin=source.origin, message="the feed breaks off in the middle: fetch it again; what came before is kept"
        )


def _fields(entry: Any) -> dict[str, str | None]:
    content = "\n".join(part.get("value") or "" for part in entry.get("content", ()))
    return {
        "title": entry.get("title"),
        "html": content.strip() or entry.get("summary"),
        "url": entry.get("link"),
        "published": entry.get("published") or entry.get("updated"),
        "byline": entry.get("author"),
    }


def draft(raw: bytes) -> Draft:
    """One entry. An entry that has only its title is a report of one line. Fault where it has neither."""
    fields: dict[str, str] = msgspec.json.decode(raw)
    html = fields.pop("html", "")
    fields.pop("language", None)  # the feed's, which says little about an entry; the text tells
    text = pages.plain_text(html) if "<" in html else html
    title = fields.get("title", "")
    if "<" in title or "&" in title:
        fields["title"] = title = pages.plain_text(title)
    if not text.strip() and not title.strip():
        raise Fault("a feed entry without text: there is nothing to read")
    return Draft(text=text or title, metadata=fields)
