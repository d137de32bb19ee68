"""On Ray the street gives what it gives at home."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from dateline.records import Document, Report
from dateline.scale import code_documents
from dateline.settings import Settings
from dateline.street import code_documents as code_at_home

SENTENCES = (
    "Norway's prime minister met Sweden's king in Oslo on Sunday.",
    "The army shelled the port town of Mariupol, the mayor said.",
    "“We will not sign the treaty,” the foreign minister said on Tuesday.",
)


@pytest.fixture(scope="module")
def _ray() -> Iterator[None]:
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=2, include_dashboard=False, logging_level="ERROR", log_to_driver=False)
    yield
    ray.shutdown()


def documents(count: int) -> list[Document]:
    """Reports that tell of the same things in another order each time."""
    texts = [f"Report {at}\n\n{SENTENCES[at % 3]} {SENTENCES[(at + 1) % 3]}" for at in range(count)]
    reports = [Report(id=f"r{at}", text=text, language="en", published="2023-04-17") for at, text in enumerate(texts)]
    return [Document(report=each, origin=each.id, raw=each.text.encode(), format="text") for each in reports]


@pytest.mark.usefixtures("_ray")
def test_ray_gives_the_same_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.scale.ray.WINDOW", 50)
    pile = documents(70)
    assert list(code_documents(pile, Settings(workers=2))) == list(code_at_home(pile, Settings()))


def test_without_ray_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.setitem(sys.modules, "ray.data", None)
    with pytest.raises(ImportError, match=r"pip install 'dateline\[ray\]'"):
        next(code_documents(documents(1), Settings()))
