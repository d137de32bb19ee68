"""The worked notebook runs, and shows what it promises."""

from __future__ import annotations

import importlib.util
import sys
import time
from pathlib import Path

import nbformat

DOCS = Path(__file__).parent.parent / "docs"


def outputs(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def test_it_runs_from_the_folder_of_articles_to_the_figure() -> None:
    spec = importlib.util.spec_from_file_location("run_notebook", DOCS / "run_notebook.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["run_notebook"] = module
    spec.loader.exec_module(module)
    begun = time.monotonic()
    shown = outputs(module.run())
    assert time.monotonic() - begun < 90  # about 15 seconds on two idle cores
    assert "19 reports read" in shown[0]["data"]["text/plain"]
    assert any("image/png" in each.get("data", {}) for each in shown)
    assert any("not agreed" in "".join(each.get("data", {}).get("text/html", "")) for each in shown)
    assert "sha256:" in shown[-1]["text"]


def test_it_is_kept_with_what_it_shows_and_no_path_of_a_computer() -> None:
    notebook = nbformat.read(DOCS / "notebook.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert all(cell.outputs for cell in notebook.cells if cell.cell_type == "code")
    assert "/tmp/" not in (DOCS / "notebook.ipynb").read_text()
