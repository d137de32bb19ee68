"""HTML -> the main text of a page, its captions, and what its head says about it.

Finding the main text is trafilatura's work; here are only the three things that it does not give: captions, the time
of day of the publication, and the text of fragments too short for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dateline.read.characters import declared_encoding, decode
from dateline.read.pieces import Draft, Fault

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAG = re.compile(r"</?(?:p|div|br|html|body|article|span|h[1-6]|ul|li|strong|em|blockquote)\b[^<>]*>", re.IGNORECASE)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_CAPTIONS = (
    "//figcaption | //*[self::p or self::div or self::span]"
    "[contains(concat(' ', translate(@class, '-_', '  '), ' '), ' caption ') and not(.//p) and not(.//figcaption)]"
)
_PAGE_FURNITURE = {"nav", "aside", "footer", "header"}
_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "li", "blockquote", "td", "article", "section", "br")
_LONGEST_CAPTION = 1000  # characters
_TIMES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='parsely-pub-date' or @name='pubdate' or @name='publish-date' or @name='DC.date.issued']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
)


def looks_like_html(text: str) -> bool:
    """True where a text has marks of HTML, as columns named text now and then do."""
    return "<" in text and len(_TAG.findall(text[:5000])) >= 2


def draft(raw: bytes) -> Draft:
    """A page as it stands in a file. Fault where it holds no text."""
    return draft_of_page(decode(raw, declared=declared_encoding(raw)))


def draft_of_page(html: str, *, url: str | None = None) -> Draft:
    """A page. Fault where it holds no text."""
    tree = _tree(html)
    if tree is None:
        raise Fault("HTML without text: nothing can be read from it")
    published = _published(tree, html)
    captions = tuple(_cut_captions(tree))
    text, metadata = _extracted(tree, url)
    if not text.strip():
        raise Fault("HTML without text (an empty page, or one that a script fills): save the page with its text")
    if published:
        metadata["published"] = published
    return Draft(text=text, captions=captions, metadata=metadata)


def plain_text(html: str) -> str:
    """The text of a fragment of HTML, a line for each block."""
    tree = _tree(f"<div>{html}</div>")
    return _block_text(tree) if tree is not None else ""


def _tree(html: str) -> HtmlElement | None:
    from lxml import etree
    from lxml import html as parser

    try:
        # lxml takes no text that declares an encoding, nor null characters.
        return parser.document_fromstring(_XML_HEAD.sub("", html).replace("\0", ""))
    except (etree.LxmlError, ValueError):
        return None


def _extracted(tree: HtmlElement, url: str | None) -> tuple[str, dict[str, str]]:
    from copy import deepcopy

    from trafilatura import bare_extraction

    fallback = deepcopy(tree)
    try:
        page: Any = bare_extraction(
            tree,
            url=url,
            favor_precision=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # trafilatura and lxml raise many kinds on broken pages; their plain text is still there
        page = None
    if page is None or not page.text:
        return _block_text(fallback), _metadata(page)
    return "\n".join(map(_without_marks, page.text.split("\n"))), _metadata(page)


def _without_marks(line: str) -> str:
    """A line without the marks that trafilatura sets before list items and between the cells of a table."""
    line = line.strip()
    if line.startswith("|") and line.endswith("|"):
        return "" if set(line) <= set("|- ") else "; ".join(cell.strip() for cell in line[1:-1].split("|"))
    return line.removeprefix("- ")


def _metadata(page: Any) -> dict[str, str]:
    if page is None:
        return {}
    fields = {
        "title": page.title,
        "byline": page.author,
        "source": page.sitename,
        "url": page.url,
        "published": page.date,
    }
    return {name: value for name, value in fields.items() if value}


def _published(tree: HtmlElement, html: str) -> str | None:
    """The publication time as the page states it, with its time of day, which trafilatura leaves out."""
    for path in _TIMES:
        for value in tree.xpath(path):
            return str(value)
    found = _JSON_DATE.search(html)
    return found.group(1) if found else None


def _cut_captions(tree: HtmlElement) -> Iterator[str]:
    """Take the captions out of the tree: of the article, where the page says which part that is."""
    roots = tree.xpath("//article | //main") or [tree]
    for element in tree.xpath(_CAPTIONS):
        parents = list(element.iterancestors())
        caption = " ".join(element.text_content().split())
        if element.getparent() is None or tree not in (element, *parents):
            continue
        element.drop_tree()
        is_in_article = any(root in parents for root in roots)
        if (
            is_in_article
            and not any(p.tag in _PAGE_FURNITURE for p in parents)
            and 0 < len(caption) <= _LONGEST_CAPTION
        ):
            yield caption


def _block_text(tree: HtmlElement) -> str:
    for element in tree.xpath("//script | //style | //nav | //head | //footer | //noscript | //template | //form"):
        element.drop_tree()
    for element in tree.iter(*_BLOCKS):
        element.tail = "\n\n" + (element.tail or "")
        element.text = "\n\n" + (element.text or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n\n"))
    return "\n\n".join(line for line in lines if line)
