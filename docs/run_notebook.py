"""Run docs/notebook.ipynb and write what it shows into it: `python docs/run_notebook.py`, after a change of either."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parent / "notebook.ipynb"


def run(path: Path = NOTEBOOK) -> nbformat.NotebookNode:
    """The notebook with its outputs. nbclient's CellExecutionError, with the traceback, where a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    kernel = NotebookClient(notebook, timeout=120, kernel_name="python3", record_timing=False)
    kernel.execute(cwd=str(path.parent))
    return notebook


if __name__ == "__main__":
    nbformat.write(run(), NOTEBOOK)
