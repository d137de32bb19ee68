"""The demo archive: made on first use, kept in the cache folder, made anew whenever the program has changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from dateline.demo import sample
from dateline.street import Archive


def demo_archive(*, making: Callable[[Path], None] | None = None) -> Path:
    """Where the demo archive is. `making` is told where it will be, when it has to be made."""
    path = _folder() / f"demo-{_state()}.db"
    if not path.exists():
        if making:
            making(path)
        for former in path.parent.glob("demo-*.db*"):
            former.unlink(missing_ok=True)
        with TemporaryDirectory(dir=path.parent) as place:  # a half-made archive never stands under its name
            with Archive(f"{place}/demo.db") as archive:
                archive.add(str(sample()))
            os.replace(f"{place}/demo.db", path)
    return path


def _folder() -> Path:
    """$XDG_CACHE_HOME/dateline, else ~/.cache/dateline, else a temporary place."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "dateline"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writable = os.access(folder, os.W_OK)
    except OSError:
        writable = False
    return folder if writable else Path(gettempdir())


def _state() -> str:
    """Changes with every file of the package: sizes and times, not contents, so that it takes no time."""
    root = Path(__file__).parent.parent
    files = sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    state = [(str(path.relative_to(root)), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return hashlib.sha256(repr(state).encode()).hexdigest()[:12]
