"""The stages parse, resolve and code on Ray Data: `street.code_batch`, unchanged, mapped over batches by Ray.

Law of this file: it differs from `street.code_documents` in where the work is done and in nothing else: it takes and
gives the same, in the same order.

    import ray
    from dateline.scale import code_documents

    ray.init("auto")
    with Archive("dateline.db") as archive:
        for document, coded in code_documents(documents(["reports/"], settings), settings):
            archive.keep(document, coded)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec

from dateline.records import Coded, Document
from dateline.settings import Settings
from dateline.street import code_batch

BATCH = 32  # reports that one worker codes at a time
WINDOW = 4_096  # reports on their way at a time, so that memory does not grow with the pile

Columns = dict[str, Any]


class Coder:
    """One of Ray's workers: it loads the models once, then codes batch after batch."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._documents = msgspec.msgpack.Decoder(Document)

    def __call__(self, batch: Columns) -> Columns:
        """Documents as MessagePack in, what was coded from them as MessagePack out, in the same order."""
        documents = [self._documents.decode(packed) for packed in batch["document"]]
        return {"coded": [msgspec.msgpack.encode(coded) for coded in code_batch(documents, self._settings)]}


def code_documents(items: Iterable[Document], settings: Settings) -> Iterator[tuple[Document, Coded]]:
    """Code a stream of documents in its order on `settings.workers` workers of the Ray cluster at hand.

    Ray is started on this machine where the program has not connected to a cluster. ImportError with a remedy where Ray
    is not installed.
    """
    data = _ray_data()
    iterator = iter(items)
    while window := list(islice(iterator, WINDOW)):
        yield from zip(window, _code_window(data, window, settings), strict=True)


def _ray_data() -> Any:
    try:
        import ray.data
    except ImportError as fault:
        raise ImportError("Ray is not installed: pip install 'dateline[ray]'") from fault
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False  # whoever calls knows better what to show
    return ray.data


def _code_window(data: Any, window: list[Document], settings: Settings) -> Iterator[Coded]:
    # The input as it was read stays here: coding does not look at it, and it is the largest part of a document.
    light = (msgspec.structs.replace(document, raw=b"") for document in window)
    rows = data.from_items([{"document": msgspec.msgpack.encode(document)} for document in light])
    coded = rows.map_batches(
        Coder, fn_constructor_args=(settings,), batch_size=BATCH, compute=data.ActorPoolStrategy(size=settings.workers)
    )
    decode = msgspec.msgpack.Decoder(Coded).decode
    return (decode(row["coded"]) for row in coded.iter_rows())
