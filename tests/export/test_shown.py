"""How records look in a notebook; that nothing a report says can run there."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest

from dateline.export.kinds import KINDS
from dateline.export.listing import Listing
from dateline.records import Coded, Event, Mention, Record, Report, Span, Statement, Story, Utterance
from dateline.street import Archive

EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(2)>\u202e'


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


PLAIN = {"table", "caption", "thead", "tbody", "tr", "th", "td", "b", "br", "p", "bdi"}


@pytest.fixture(scope="module")
def records(archive: Archive) -> list[Record]:
    """One of each kind that a notebook shows, as full as the sample has them."""
    event = max(archive.events(), key=lambda each: each.report_count)
    coded = archive.coded(event.reports[0].report)
    assert coded
    return [event, coded, coded.report, coded.mentions[0], coded.statements[0], *_firsts(archive)]


def _firsts(archive: Archive) -> list[Record]:
    return [archive.utterances()[0], archive.stories()[0], archive.statements()[0], archive.reports()[0]]


def test_every_record_that_people_look_at_has_a_picture(records: list[Record]) -> None:
    for record in records:
        html = record._repr_html_()
        assert html
        tags = Tags(html)
        assert tags.open == []
        assert tags.seen <= PLAIN
        assert tags.attributes <= {"style"}


def test_an_event_shows_who_says_what(archive: Archive) -> None:
    event = max(archive.events(disputed=True), key=lambda each: each.source_count)
    html = event._repr_html_() or ""
    assert event.title in html
    for field in event.fields.values():
        assert field.verdict in html
        assert all(source in html for value in field.values for source in value.sources)


def test_a_small_record_keeps_its_repr() -> None:
    assert Span(start=0, end=1, text="x")._repr_html_() is None


def hostile(value: Any, evil: str) -> Any:
    """The same with every free text replaced."""
    if isinstance(value, dict):
        return {name: each if name in CLOSED else hostile(each, evil) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [hostile(each, evil) for each in value]
    return evil if isinstance(value, str) else value


CLOSED = {"type", "status", "verdict", "kind", "first_published", "last_published", "published"}


@pytest.mark.parametrize("kind", [Event, Coded, Report, Mention, Statement, Utterance, Story])
def test_no_text_of_a_report_becomes_markup(kind: type[Record], records: list[Record]) -> None:
    record = next(each for each in records if type(each) is kind)
    evil = msgspec.convert(hostile(msgspec.to_builtins(record), EVIL), kind)
    html = evil._repr_html_() or ""
    assert "&lt;script&gt;" in html
    assert Tags(html).seen <= PLAIN
    assert "\u202e" not in html or "<bdi>" in html


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_of_a_report_becomes_markup_in_a_list(kind: str, archive: Archive) -> None:
    shown = [
        msgspec.convert(hostile(msgspec.to_builtins(each), EVIL), KINDS[kind]) for each in getattr(archive, kind)()
    ]
    tags = Tags(Listing(kind, lambda: iter(shown))._repr_html_())
    assert tags.seen <= PLAIN
    assert tags.attributes <= {"style"}


def test_a_very_long_text_is_cut(archive: Archive) -> None:
    report = msgspec.structs.replace(archive.reports()[0], text="word " * 100_000)
    assert len(report._repr_html_() or "") < 2_000
