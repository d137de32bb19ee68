"""Documentation that cannot rot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import dateline

ROOT = Path(__file__).parent.parent


def test_the_command_reference_is_what_the_commands_say(tmp_path: Path) -> None:
    written = tmp_path / "commands.md"
    maker = [sys.executable, "-m", "typer", "dateline.cli", "utils", "docs", "--name", "dateline"]
    subprocess.run([*maker, "--title", "The command", "--output", str(written)], check=True, capture_output=True)
    assert written.read_text() == (ROOT / "docs" / "commands.md").read_text(), "run `make docs`"


def test_the_package_exports_what_is_promised_each_with_a_docstring() -> None:
    assert dateline.__all__ == ["Archive", "code", "code_many", "code_relation", "resolve_actor"]
    for name in dateline.__all__:
        assert getattr(dateline, name).__doc__


def test_every_knowledge_file_begins_with_a_head_that_explains_it() -> None:
    folder = ROOT / "src" / "dateline" / "knowledge"
    for path in [*folder.rglob("*.csv"), *folder.rglob("*.toml")]:
        assert path.read_text(encoding="utf-8").startswith("#"), path


def test_no_file_is_longer_than_one_reading() -> None:
    long = [path for path in (ROOT / "src").rglob("*.py") if len(path.read_text(encoding="utf-8").splitlines()) > 400]
    assert long == []


def test_every_page_of_the_documentation_is_linked_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in (ROOT / "docs").glob("*.md") if f"docs/{page.name}" not in readme] == []
