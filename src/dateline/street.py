"""The main run. From any pile of files to one archive of events, in five stages:

1. read     paths -> documents                         dateline.read
2. parse    English reports -> readings                dateline.language
3. resolve  readings -> actors, places, times, counts  dateline.resolve
4. code     resolved readings -> mentions, statements  dateline.coding
5. keep     one transaction a report: the report, what was coded, and what it changes in stories and events
            (dateline.archive, which calls dateline.reconcile)

Stages 2 to 4 are `code_batch`, a plain function on a batch: processes and Ray only map it.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import Any

import msgspec

from dateline.archive import EventFilter, Store
from dateline.coding import code as code_resolved
from dateline.coding import explain
from dateline.export import export_archive
from dateline.export.citation import Citation
from dateline.export.listing import listed
from dateline.language import Reading, parse
from dateline.read import document_from_text, documents, read_again
from dateline.records import Coded, Document, Mention, Record, Report, Unreadable
from dateline.resolve import resolve
from dateline.settings import Settings

BATCH = 32  # reports that go through the stages together


def code_batch(batch: Sequence[Document], settings: Settings) -> list[Coded]:
    """Stages 2 to 4 on one batch, in its order. Reports that are not English are passed on uncoded."""
    english = [document.report for document in batch if document.report.language == "en"]
    readings = parse(english, settings)
    return [
        _coded(next(readings), document, settings) if document.report.language == "en" else _uncoded(document)
        for document in batch
    ]


def _coded(reading: Reading, document: Document, settings: Settings) -> Coded:
    warnings = list(document.warnings)
    if len(reading.report.text) > settings.max_parsed_characters:
        warnings.append(
            f"{document.origin}: only the first {settings.max_parsed_characters:,} characters of "
            f"{len(reading.report.text):,} are coded (--max-parsed-characters raises this)"
        )
    try:
        resolved = resolve(reading, settings)
        mentions, statements = code_resolved(resolved)
    except Exception as fault:  # a fault of ours must not cost the user the other reports, nor go unnoticed
        warnings.append(
            f"{document.origin}: Dateline failed to code this report ({type(fault).__name__}: {fault}); it is kept "
            "uncoded; please tell us"
        )
        return Coded(report=reading.report, warnings=tuple(warnings))
    return Coded(
        report=reading.report,
        mentions=mentions,
        statements=statements,
        places=resolved.places,
        times=resolved.times,
        introductions=resolved.actors.introductions(),
        warnings=tuple(warnings),
    )


def explain_documents(
    items: Iterable[Document], settings: Settings
) -> Iterator[tuple[Report, tuple[tuple[Mention, tuple[str, ...]], ...]]]:
    """Code a stream of documents and give, for each report, its mentions with what decided each."""
    for document in items:
        for reading in parse([document.report], settings):
            yield document.report, explain(resolve(reading, settings))


def _uncoded(document: Document) -> Coded:
    return Coded(report=document.report, warnings=document.warnings)


def code_documents(items: Iterable[Document], settings: Settings) -> Iterator[tuple[Document, Coded]]:
    """Code a stream of documents in its order, on `settings.workers` processes; memory does not grow with it."""
    batches = _batched(items, BATCH)
    if settings.workers <= 1:
        for batch in batches:
            yield from zip(batch, code_batch(batch, settings), strict=True)
        return
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")
    with ProcessPoolExecutor(settings.workers, mp_context=context) as pool:
        waiting: deque[tuple[list[Document], Future[list[Coded]]]] = deque()
        for batch in batches:
            waiting.append((batch, pool.submit(code_batch, batch, settings)))
            if len(waiting) > 2 * settings.workers:
                done, result = waiting.popleft()
                yield from zip(done, result.result(), strict=True)
        for done, result in waiting:
            yield from zip(done, result.result(), strict=True)


def _batched(items: Iterable[Document], size: int) -> Iterator[list[Document]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _with(settings: Settings | None, **given: str | int | None) -> Settings:
    """The settings, with what the caller names beside them taking precedence."""
    return msgspec.structs.replace(
        settings or Settings(), **{key: value for key, value in given.items() if value is not None}
    )


def code(
    report: Report | str, *, published: str | None = None, source: str | None = None, settings: Settings | None = None
) -> Coded:
    """Read and code one report, keeping nothing.

    `report` is a text as a user would paste it, which is cleaned first, or a `Report`, which is coded as it stands.
    `published` is an ISO date that relative times ("on Sunday") are counted from; without it they stay open.
    """
    return next(code_many([report], published=published, source=source, settings=settings))


def code_many(
    reports: Iterable[Report | str],
    *,
    workers: int | None = None,
    published: str | None = None,
    source: str | None = None,
    settings: Settings | None = None,
) -> Iterator[Coded]:
    """Code a stream of reports in its order, as `code` does, on `workers` processes (else the settings')."""
    settings = _with(settings, published=published, source=source, workers=workers)
    documents_ = (_as_document(report, published, source, settings) for report in reports)
    return (coded for _, coded in code_documents(documents_, settings))


def _as_document(report: Report | str, published: str | None, source: str | None, settings: Settings) -> Document:
    if isinstance(report, str):
        try:
            return document_from_text(report, settings=settings, published=published, source=source)
        except ValueError as fault:  # an empty text among many must not end the stream
            nothing = Report(id="", source=source, published=published, text="")
            return Document(report=nothing, origin="text", raw=b"", format="text", warnings=(str(fault),))
    known = Report(
        id=report.id,
        source=report.source or source,
        url=report.url,
        title=report.title,
        byline=report.byline,
        published=report.published or published,
        language=report.language or "en",
        text=report.text,
    )
    return Document(report=known, origin=known.id, raw=known.text.encode(), format="text")


class Added(Record, frozen=True, kw_only=True):
    """What one `Archive.add` did."""

    added: int
    #: reports that were in the archive before
    known: int
    unreadable: tuple[Unreadable, ...]
    #: faults of single reports, one sentence each
    warnings: tuple[str, ...]


class Archive(Store):
    """An archive of events in one file, to be added to and read from.

    >>> with Archive("dateline.db") as archive:
    ...     archive.add("reports/", published="2023-04-17")
    ...     events = archive.events()
    ...     frame = events.to_pandas()
    """

    # What `Store` gives as iterators can here be indexed, seen in a notebook and taken as a table too.
    events = listed("events", Store.events)
    stories = listed("stories", Store.stories)
    utterances = listed("utterances", Store.utterances)
    statements = listed("statements", Store.statements)
    reports = listed("reports", Store.reports)
    search = listed("reports", Store.search)

    def add(
        self,
        *paths: str,
        published: str | None = None,
        source: str | None = None,
        workers: int | None = None,
        settings: Settings | None = None,
        on_report: Callable[[Document | Unreadable, tuple[str, ...]], None] | None = None,
    ) -> Added:
        """Read, code and reconcile files and folders, one transaction a report; reports already here change nothing.

        `published` (ISO date) and `source` (outlet) are used where a report does not say. `on_report` is told of each
        report as it is kept, with its warnings, and of each input that could not be read.
        """
        settings = _with(settings, published=published, source=source, workers=workers)
        unreadable: list[Unreadable] = []
        warnings: list[str] = []
        counts = {"added": 0, "known": 0}
        tell = on_report or (lambda item, faults: None)

        def new() -> Iterator[Document]:
            for item in documents(paths, settings):
                if isinstance(item, Unreadable):
                    if not self._is_own(item.origin):
                        unreadable.append(item)
                        tell(item, ())
                elif self.has(item.report.id):
                    counts["known"] += 1
                    tell(item, ())
                else:
                    yield item

        for document, coded in code_documents(new(), settings):
            counts["added" if self.keep(document, coded) else "known"] += 1
            warnings.extend(coded.warnings)
            tell(document, coded.warnings)
        return Added(**counts, unreadable=tuple(unreadable), warnings=tuple(warnings))

    def _is_own(self, path: str) -> bool:
        """Is this the archive itself? It often lies in the folder of the reports, and is none."""
        own = os.path.abspath(self.path)
        return os.path.abspath(path) in (own, own + "-wal", own + "-shm")

    def export(
        self,
        to: str | os.PathLike[str],
        *,
        format: str = "parquet",
        wanted: EventFilter | None = None,
        **fields: Any,
    ) -> Citation:
        """Write all, or what a filter lets through, for other programs; `fields` are those of `EventFilter`.

        `format`: parquet, csv, jsonl, ftm, gdelt or plover. `to`: a new or empty folder, or a file for the last three.
        Gives what to cite. ValueError and FileExistsError as `dateline.export.export_archive`.
        """
        return export_archive(self, to, format=format, wanted=wanted or EventFilter(**fields))

    def recode(self, *, settings: Settings | None = None, on_report: Callable[[Document], None] | None = None) -> int:
        """Clean and code every report anew from the input as it was read; returns how many there were."""
        settings = settings or Settings()
        earlier: deque[str] = deque()
        count = 0

        def again() -> Iterator[Document]:
            for document in self.documents():
                earlier.append(document.report.id)
                yield _cleaned_again(document, settings)

        for document, coded in code_documents(again(), settings):
            self.replace(document, coded, instead_of=earlier.popleft())
            count += 1
            if on_report:
                on_report(document)
        return count


def _cleaned_again(document: Document, settings: Settings) -> Document:
    """The document cleaned by this version, or as it was where this version finds no text in its input."""
    report = document.report
    try:
        return read_again(
            document.raw,
            format=document.format,
            origin=document.origin,
            settings=settings,
            report=report,
            provenance=document.provenance,
        )
    except ValueError:
        return document
