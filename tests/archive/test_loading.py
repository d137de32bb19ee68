"""Reading an archive is quick to begin: `dateline events` must not wait for libraries that only coding needs."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("spacy", "numpy", "pyarrow", "scipy", "datasketch", "dateline.reconcile", "dateline.language")


def test_archive_and_export_load_nothing_heavy() -> None:
    program = f"import sys, dateline.archive, dateline.export; print([m for m in {HEAVY} if m in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
