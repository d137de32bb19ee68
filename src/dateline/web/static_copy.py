"""The pages as files that open from a disk: for sharing what an archive says with people who have no Dateline.

Law of this file: a copy shows what the pages show and nothing else. It is made by asking the application for each page,
from the front page along the links; a filter is applied to the archive, before any page is made. Links lead to files of
the copy or are none; there is no script, no form, and nothing is loaded from elsewhere.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import posixpath
import re
import shutil
import tempfile
from collections import deque
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from html import escape, unescape
from pathlib import Path
from urllib.parse import parse_qs, unquote

from dateline.archive import ArchiveError, EventFilter, Store
from dateline.archive.part import write_all, write_part
from dateline.archive.snapshot import snapshot
from dateline.export.citation import Citation, cite, in_words, write_citation
from dateline.export.selection import Selection
from dateline.export.whole import new_folder
from dateline.web.app import HERE, make_app
from dateline.web.asgi import ask

FRONT = "/"
#: where a copy has nothing to show: data by address, the feed, and files
_LEFT_OUT = ("/api", "/feed.atom", "/static/")
#: a policy for each page, should anything slip through: no script, nothing from anywhere but the copy itself
_POLICY = "default-src 'none'; style-src file: 'self'; img-src file: 'self'; font-src file: 'self'"
_MORE_STYLE = "\n/* In a copy: links that lead out of it are plain words. */\na:not([href]) { color: inherit; }\n"
_MORE_STYLE += ".copy { max-width: 84rem; margin: 0 auto; padding: 0 1.25rem 1.5rem; }\n"

# The templates escape every quotation mark of a text, so ` href="/` is markup wherever it stands.
_LINK = re.compile(r' (href|src)="(/[^"]*)"')
_DROPPED = re.compile(
    r'<form\b.*?</form>|<script\b.*?</script>|<p class="quiet take">.*?</p>'
    r'|<link rel="alternate"[^>]*>|<a href="/api"[^>]*>.*?</a>',
    re.DOTALL,
)


def write_copy(archive: str, to: str | os.PathLike[str], *, wanted: EventFilter | None = None) -> Citation:
    """Write the pages of an archive, or of what a filter lets through, into a new or empty folder; index.html is first.

    CITATION.cff and CITATION.txt stand beside them. FileExistsError where the folder holds something.
    """
    with Store(archive, readonly=True) as store, snapshot(store), new_folder(Path(to)) as folder:
        selection = Selection(store, wanted)
        citation = cite(selection)
        with tempfile.TemporaryDirectory(prefix="dateline-") as scratch:
            part = os.path.join(scratch, "part.db")
            if selection.whole:
                write_all(store, part)
            else:
                write_part(store, part, events=selection.chosen.events, reports=selection.chosen.reports)
            with ThreadPoolExecutor(1) as beside:  # a notebook has a loop of its own running
                files = beside.submit(asyncio.run, _write_pages(part, folder)).result()
        for address in files:
            _link_up(address, files, folder, in_words(citation))
        _write_static(folder)
        write_citation(citation, folder)
    return citation


async def _write_pages(archive: str, folder: Path) -> dict[str, str]:
    """Write every page that a reader can come to from the front page, as it is; gives address -> file."""
    app = make_app(archive)
    waiting, files = deque([FRONT]), {FRONT: file_of(FRONT)}
    while waiting:
        address = waiting.popleft()
        answer = await ask(app, address)
        if answer.status == 404:  # a link to what the archive does not hold
            del files[address]
            continue
        if answer.status != 200:
            raise ArchiveError(f"the page {address} cannot be made (status {answer.status}): no copy was written")
        html = _DROPPED.sub("", answer.text)
        for link in (unescape(each).partition("#")[0] for _, each in _LINK.findall(html)):
            if link not in files and _is_followed(link, address):
                files[link] = file_of(link)
                waiting.append(link)
        path = folder / files[address]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return files


def _is_followed(link: str, address: str) -> bool:
    """A page, or one question put to a page: not a question to the answer, of which there would be no end."""
    if link.startswith(_LEFT_OUT):
        return False
    path, _, query = link.partition("?")
    own_path, _, own_query = address.partition("?")
    asks, own = parse_qs(query), parse_qs(own_query)
    asks.pop("page", None)
    own.pop("page", None)
    if own or not asks:
        return not query or (path, asks) == (own_path, own)
    return address == FRONT or not asks.keys() & {"since", "until"}  # the bars of every other timeline are too many


def file_of(address: str) -> str:
    """The file of a page, by a name that any disk takes, whatever characters the address has."""
    if address == FRONT:
        return "index.html"
    path, _, query = address.partition("?")
    folder, _, rest = path.strip("/").partition("/")
    if not rest and not query:
        return f"{folder}.html"
    said = f"{rest} {query}".strip()
    name = re.sub("[^a-z0-9]+", "-", unquote(said).lower()).strip("-")[:40]
    if name != said:  # different addresses must not meet in one name
        name = f"{name}-{hashlib.sha256(address.encode()).hexdigest()[:10]}".strip("-")
    return f"{folder or 'events'}/{name}.html"


def _link_up(address: str, files: Mapping[str, str], folder: Path, citation: str) -> None:
    """Make the links of one page lead to files, and say on it what it is a copy of."""
    own = files[address]
    path = folder / own

    def linked(found: re.Match[str]) -> str:
        target, hash_, fragment = unescape(found[2]).partition("#")
        file = target.strip("/") if target.startswith("/static/") else files.get(target)
        if file is None:
            return ""
        return f' {found[1]}="{posixpath.relpath(file, posixpath.dirname(own) or ".")}{hash_}{escape(fragment)}"'

    html = _LINK.sub(linked, path.read_text(encoding="utf-8"))
    html = html.replace("<head>", f'<head>\n  <meta http-equiv="Content-Security-Policy" content="{_POLICY}">', 1)
    html = html.replace("</body>", f'<footer class="quiet copy">A copy: {escape(citation)}</footer>\n</body>', 1)
    path.write_text(html, encoding="utf-8")


def _write_static(folder: Path) -> None:
    shutil.copytree(HERE / "static", folder / "static", ignore=shutil.ignore_patterns("*.js"))
    with (folder / "static" / "style.css").open("a", encoding="utf-8") as sheet:
        sheet.write(_MORE_STYLE)
