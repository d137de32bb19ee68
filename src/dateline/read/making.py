"""Piece -> Document: cleans a piece, and settles each field from the best source that states it.

The order is the same for every field: what the page, feed or record says of itself (metadata), the row (column), the
command line (flag), the text. The document records which one it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b

import msgspec

from dateline.read import feeds, pages, rows, warcs
from dateline.read.characters import decode, mend
from dateline.read.cleaning import Cleaned, clean
from dateline.read.dates import date_in_url, normalised
from dateline.read.languages import language_code, language_name, language_of
from dateline.read.pieces import Draft, Fault, Piece
from dateline.records import Document, Format, Report
from dateline.settings import Settings


def _text_draft(raw: bytes) -> Draft:
    return Draft(text=decode(raw))


DRAFTS: Mapping[Format, Callable[[bytes], Draft]] = {
    "text": _text_draft,
    "html": pages.draft,
    "json": rows.draft,
    "feed": feeds.draft,
    "warc": warcs.draft,
}


def make(piece: Piece, settings: Settings) -> Document:
    """The document of a piece. Fault where it holds no text. `settings` gives the flags `published` and `source`."""
    draft = DRAFTS[piece.format](piece.raw)
    return _Making(piece, draft, settings).document()


class _Making:
    """One document on its way: fields are settled one by one, each leaving its provenance and its warnings."""

    def __init__(self, piece: Piece, draft: Draft, settings: Settings) -> None:
        self.piece = piece
        self.draft = draft
        self.flags = {name: value for name in ("published", "source") if (value := getattr(settings, name))}
        self.provenance: dict[str, str] = {}
        self.warnings: list[str] = list(piece.warnings)

    def document(self) -> Document:
        cleaned = clean(self.draft.text, title=self.field("title", None), captions=self.draft.captions)
        if not cleaned.text:
            raise Fault("nothing but labels and links: there is no report in it")
        title = self.field("title", cleaned.title)
        source = self.field("source", cleaned.source)
        report = Report(
            id=self.field("id", None) or report_id(cleaned.text, source),
            source=source,
            url=self.field("url", None),
            title=title,
            byline=_without_by(self.field("byline", cleaned.byline)),
            published=self.published(cleaned),
            language=self.language(cleaned.text),
            text=cleaned.text,
        )
        return Document(
            report=report,
            origin=self.piece.origin,
            raw=self.piece.raw,
            format=self.piece.format,
            provenance=self.provenance,
            removed=cleaned.removed,
            warnings=tuple(self.warnings),
        )

    def field(self, name: str, in_text: str | None) -> str | None:
        """The first value that is stated for a field; notes where it came from."""
        for origin, value in self.candidates(name, in_text):
            if tidy := " ".join(mend(value).split()):
                self.provenance[name] = origin
                return tidy
        return None

    def candidates(self, name: str, in_text: str | None) -> Iterator[tuple[str, str]]:
        stated = (
            ("metadata", self.draft.metadata.get(name)),
            ("column", self.draft.columns.get(name)),
            ("flag", self.flags.get(name)),
            ("text", in_text),
        )
        return ((origin, value) for origin, value in stated if value)

    def published(self, cleaned: Cleaned) -> str | None:
        """The day of publication: the first readable one. An unreadable one is named; the next in order counts."""
        for origin, value in self.days(cleaned):
            day = normalised(value)
            if day is not None:
                self.provenance["published"] = origin
                return day
            self.warnings.append(f"{self.piece.origin}: {_shown(value)} is no date that can be read: write YYYY-MM-DD")
        crawled = normalised(self.draft.metadata.get("crawled", ""))
        if crawled is not None:
            self.provenance["published"] = "metadata"
            self.warnings.append(
                f"{self.piece.origin}: no publication date; the day of the crawl, {crawled[:10]}, stands in"
            )
            return crawled[:10]
        return None

    def days(self, cleaned: Cleaned) -> Iterator[tuple[str, str]]:
        url = self.draft.metadata.get("url") or self.draft.columns.get("url") or ""
        in_url = date_in_url(url)
        for origin, value in self.candidates("published", cleaned.published):
            if in_url and origin in ("flag", "text"):
                yield "metadata", in_url
                in_url = None
            yield origin, value
        if in_url:
            yield "metadata", in_url

    def language(self, text: str) -> str:
        given = self.draft.columns.get("language")
        code = language_code(given) if given else None
        self.provenance["language"] = "column" if code else "text"
        code = code or language_of(text)
        if code != "en":
            name = language_name(code)
            self.warnings.append(f"{self.piece.origin}: the report is in {name} ({code}): kept, not coded")
        return code


def report_id(text: str, source: str | None) -> str:
    """Id of a report: a hash of its text and outlet, the same on every machine."""
    # The separator cannot stand in a cleaned text, so no two pairs run into one.
    return blake2b(f"{source or ''}\x1f{text}".encode(), digest_size=8).hexdigest()


def with_own_id(document: Document) -> Document:
    """The document under an id that also tells its text apart, for rows that share the id of another."""
    report = document.report
    suffix = report_id(report.text, report.source)[:8]
    return msgspec.structs.replace(document, report=msgspec.structs.replace(report, id=f"{report.id}-{suffix}"))


def _without_by(byline: str | None) -> str | None:
    return re.sub(r"^(?:written )?by:? ", "", byline, flags=re.IGNORECASE) if byline else None


def _shown(value: str) -> str:
    return repr(value if len(value) <= 40 else value[:40] + "…")
