"""Paths -> the files to read, in an order that does not depend on the machine."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from typing import NamedTuple

from dateline.records import Unreadable


class Found(NamedTuple):
    """A regular file: its path for the system, and a name that can be printed and stored."""

    path: str
    origin: str


def printable(path: str) -> str:
    r"""A path as valid text: bytes that are not UTF-8 become \xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def files(path: str) -> Iterator[Found | Unreadable]:
    """The file at `path`, or all files below the folder at `path`, sorted; links are followed, dot-files left out."""
    try:
        state = os.stat(path)
    except (OSError, ValueError) as fault:
        yield Unreadable(origin=printable(path), message=reason(path, fault))
        return
    if stat.S_ISDIR(state.st_mode):
        count = 0
        for found in _below(path, above=(_identity(state),), seen=set()):
            count += 1
            yield found
        if not count:
            yield Unreadable(origin=printable(path), message="a folder without files: there is nothing to read")
    else:
        yield _file(path, state)


def _file(path: str, state: os.stat_result) -> Found | Unreadable:
    if stat.S_ISREG(state.st_mode):
        return Found(path, printable(path))
    what = (
        "a named pipe" if stat.S_ISFIFO(state.st_mode) else "a socket" if stat.S_ISSOCK(state.st_mode) else "a device"
    )
    return Unreadable(origin=printable(path), message=f"{what}, not a file: skipped (standard input is read with -)")


def _identity(state: os.stat_result) -> tuple[int, int]:
    return state.st_dev, state.st_ino


def _below(
    folder: str, *, above: tuple[tuple[int, int], ...], seen: set[tuple[int, int]]
) -> Iterator[Found | Unreadable]:
    """The files below a folder. `above`: it and the folders it lies in; `seen`: folders that were read already."""
    seen.add(above[-1])
    try:
        names = sorted(os.listdir(folder), key=os.fsencode)
    except OSError as fault:
        yield Unreadable(origin=printable(folder), message=reason(folder, fault))
        return
    for name in names:
        if name.startswith("."):
            continue
        path = os.path.join(folder, name)
        try:
            state = os.stat(path)
        except OSError as fault:
            yield Unreadable(origin=printable(path), message=reason(path, fault))
            continue
        if not stat.S_ISDIR(state.st_mode):
            yield _file(path, state)
        elif _identity(state) in above:
            yield Unreadable(
                origin=printable(path), message="a link to a folder that it lies in: not followed, to end the loop"
            )
        elif _identity(state) not in seen:
            yield from _below(path, above=(*above, _identity(state)), seen=seen)


def reason(path: str, fault: OSError | ValueError) -> str:
    """Why a path could not be opened or read, and what to do."""
    if isinstance(fault, FileNotFoundError):
        return (
            "a link to nothing: mend or remove it" if os.path.islink(path) else "no such file or folder: check the path"
        )
    if isinstance(fault, PermissionError):
        return "not readable for you: change its permissions"
    return f"cannot be opened ({getattr(fault, 'strerror', None) or fault}): check the path"
