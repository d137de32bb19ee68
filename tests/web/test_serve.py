"""`dateline serve`: this computer alone can reach it, it shows the demo where nothing is named."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.demo.kept import demo_archive

RUN = [sys.executable, "-c", "from dateline.cli import main; main()", "serve", "--no-browser"]


@contextmanager
def served(*arguments: str, folder: Path, **environment: str) -> Iterator[tuple[str, str]]:
    """The address and what was said, while the command runs in that folder."""
    inherited = {name: value for name, value in os.environ.items() if name != "DATELINE_ARCHIVE"}
    with subprocess.Popen(
        [*RUN, "--port", "0", *arguments], cwd=folder, env=inherited | environment, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr
        said = ""
        try:
            for line in process.stderr:
                said += line
                if found := re.search(r"http://\S+", line):
                    yield found[0], said
                    break
        finally:
            process.kill()


def test_this_computer_alone_can_reach_it(archive: str, tmp_path: Path) -> None:
    with served(archive, folder=tmp_path) as (address, said):
        assert address.startswith("http://127.0.0.1:")
        assert archive in said
        assert b"Events" in urllib.request.urlopen(address).read()
        port = int(address.rstrip("/").rsplit(":", 1)[1])
        for elsewhere in {each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}:
            if not elsewhere.startswith("127."):
                with pytest.raises(OSError):  # noqa: PT011  refused or unreachable, as the system has it
                    socket.create_connection((elsewhere, port), timeout=2)
        forged = urllib.request.Request(address, headers={"Host": "evil.example"})
        with pytest.raises(urllib.error.HTTPError, match="400"):
            urllib.request.urlopen(forged)


def test_a_port_that_is_taken_is_said_in_words(archive: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        asked = [*RUN, "--port", str(taken.getsockname()[1]), archive]
        done = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert "--port 0" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_archive_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    done = subprocess.run([*RUN, "none.db"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert "no archive at none.db" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_demo_is_made_once_and_shown_where_nothing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made: list[Path] = []
    path = demo_archive(making=made.append)
    assert made == [path]
    assert demo_archive(making=made.append) == path
    assert len(made) == 1
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    (tmp_path / "empty").mkdir()
    with served(folder=tmp_path / "empty", XDG_CACHE_HOME=str(tmp_path / "cache")) as (address, said):
        assert "No archive is named" in said
        assert "Reading them" not in said
        assert b"Nancy Pelosi" in urllib.request.urlopen(address + "?text=Pelosi").read()


def test_an_archive_in_the_folder_goes_before_the_demo(archive: str, tmp_path: Path) -> None:
    (tmp_path / "dateline.db").write_bytes(Path(archive).read_bytes())
    with served(folder=tmp_path) as (_, said):
        assert "shows dateline.db" in said
