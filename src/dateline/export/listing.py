"""What an archive answers with: records to go through, to index, to see in a notebook, to take away as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from itertools import islice
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast, overload

from dateline.export.flat import to_table
from dateline.export.shown import table_of
from dateline.records import Record

if TYPE_CHECKING:
    import pandas
    import polars

P = ParamSpec("P")
R = TypeVar("R", bound=Record)
SHOWN = 20  # rows that a notebook shows


class Listing(Sequence[R]):
    """Records of one kind.

    Going through them reads them one by one and holds none: a large archive fits. What needs all of them (`len`, an
    index, a table) reads them once and keeps them. `next` takes the first, as of any iterator.
    """

    def __init__(self, kind: str, ask: Callable[[], Iterator[R]]) -> None:
        self._kind = kind
        self._ask = ask
        self._under_way: Iterator[R] | None = ask()  # asked at once: what is wrong with the question is said here
        self._kept: list[R] | None = None

    def __iter__(self) -> Iterator[R]:
        if self._kept is not None:
            return iter(self._kept)
        begun, self._under_way = self._under_way, None
        return self._ask() if begun is None else begun

    def __next__(self) -> R:
        if self._under_way is None:
            self._under_way = iter(self)
        return next(self._under_way)

    def _all(self) -> list[R]:
        if self._kept is None:
            self._kept = list(iter(self))
        return self._kept

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, at: int) -> R: ...
    @overload
    def __getitem__(self, at: slice) -> list[R]: ...
    def __getitem__(self, at: int | slice) -> R | list[R]:
        return self._all()[at]

    def __repr__(self) -> str:
        return f"<{len(self)} {self._kind}>"

    def _repr_html_(self) -> str:
        return table_of(self._kind, islice(self._all(), SHOWN), len(self))

    def to_pandas(self) -> pandas.DataFrame:
        """One flat row a record, with the columns of `--format csv` and days as dates. Needs pandas."""
        return cast("pandas.DataFrame", to_table(self._kind, self).to_pandas(date_as_object=False))

    def to_polars(self) -> polars.DataFrame:
        """One flat row a record, with the columns of `--format csv` and days as dates. Needs Polars."""
        import polars

        return cast("polars.DataFrame", polars.from_arrow(to_table(self._kind, self)))


def listed(kind: str, ask: Callable[P, Iterator[R]]) -> Callable[P, Listing[R]]:
    """A method that gives an iterator, made to give a `Listing` of the same."""

    @wraps(ask)
    def asked(*args: P.args, **more: P.kwargs) -> Listing[R]:
        return Listing(kind, lambda: ask(*args, **more))

    return asked
