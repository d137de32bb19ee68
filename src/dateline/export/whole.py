"""An archive, or the part of it that a filter lets through -> files for other programs, each with a citation."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.archive import EventFilter, Store
from dateline.archive.snapshot import snapshot
from dateline.export.citation import Citation, cite, write_citation
from dateline.export.ftm import write_ftm
from dateline.export.gdelt import write_gdelt
from dateline.export.lines import write_jsonl, write_lines
from dateline.export.plover import write_plover
from dateline.export.selection import Selection
from dateline.export.tables import write_tables

#: format -> the file that it is, where it is one
FILES = {"ftm": "entities.ftm.json", "gdelt": "events.export.CSV", "plover": "events.plover.jsonl"}
_WRITERS: dict[str, Callable[[Selection, Path], None]] = {
    "ftm": write_ftm,
    "gdelt": write_gdelt,
    "plover": write_plover,
}
FORMATS = ("parquet", "csv", "jsonl", *FILES)


def export_archive(
    store: Store, to: str | os.PathLike[str], *, format: str = "parquet", wanted: EventFilter | None = None
) -> Citation:
    """Write an archive, or what a filter lets through, in one of FORMATS, with CITATION.cff and CITATION.txt beside it.

    `to` is a folder that does not exist yet or is empty. For a format that is one file, it may be a file (a name with
    an ending), which is written anew; the citation stands beside it under the same name. All or nothing is written.
    ValueError for a format that there is not; FileExistsError where the folder holds something.
    """
    if format not in FORMATS:
        raise ValueError(f"{format!r} is no format of an export: one of {', '.join(FORMATS)}")
    target = Path(to)
    single = format in FILES and bool(target.suffix) and not target.is_dir()
    with snapshot(store), new_file_folder(target) if single else new_folder(target) as folder:
        selection = Selection(store, wanted)
        if format in FILES:
            _WRITERS[format](selection, folder / (target.name if single else FILES[format]))
        elif format == "jsonl":
            _write_lines(selection, folder)
        else:
            write_tables(selection, folder, "csv" if format == "csv" else "parquet")
        citation = cite(selection)
        write_citation(citation, folder, prefix=f"{target.name}." if single else "")
    return citation


def _write_lines(selection: Selection, folder: Path) -> None:
    """The five kinds of records as the commands print them, and all that was read in each report as `code` does."""
    kinds = {
        "stories": selection.stories,
        "events": selection.events,
        "utterances": selection.utterances,
        "statements": selection.statements,
        "reports": selection.reports,
    }
    for kind, records in kinds.items():
        with (folder / f"{kind}.jsonl").open("w", encoding="utf-8", newline="") as stream:
            write_jsonl(kind, records(), stream)
    with (folder / "coded.jsonl").open("w", encoding="utf-8", newline="") as stream:
        write_lines((coded for _, coded in selection.coded()), stream)


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A folder to write into that becomes `target` when all is written, and is gone after any exception.

    FileExistsError where `target` holds something: what an earlier export left there must not pass for this one.
    """
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise FileExistsError(f"{target} exists and is no empty folder: give another, or remove it first")
    with _beside(target) as folder:
        yield folder
        if target.exists():
            target.rmdir()
        folder.rename(target)


@contextmanager
def new_file_folder(target: Path) -> Iterator[Path]:
    """A folder whose files take their places beside `target`, and `target`'s own, when all is written."""
    with _beside(target) as folder:
        yield folder
        for file in folder.iterdir():
            os.replace(file, target.parent / file.name)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    target.absolute().parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".dateline-", dir=target.absolute().parent))
    folder.chmod(0o777 & ~_umask())  # made for the user alone, as temporary folders are
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
