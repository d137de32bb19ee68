"""Small coded reports, built by hand: no parser is needed to say what reconciling must do."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from dateline.records import Actor, Coded, Mention, Place, Quantity, Range, Report, Span, Statement, Time


def actor(
    name: str, country: str | None = None, *, id: str | None = None, sectors: tuple[str, ...] = ("GOV",)
) -> Actor:
    return Actor(
        text=name,
        start=0,
        end=len(name),
        name=name,
        id=id or f"person:{name.lower()}",
        country=country,
        sectors=sectors,
    )


PUTIN = actor("Vladimir Putin", "RUS")
LI = actor("Li Shangfu", "CHN")
TAIWAN = actor("Taiwan", "TWN", id="country:TWN")
CHINA = actor("China", "CHN", id="country:CHN")
MOSCOW = Place(
    text="Moscow", start=0, end=6, name="Moscow", kind="city", country="RUS", lat=55.75, lon=37.62, geonames_id=524901
)
RUSSIA = Place(
    text="Russia",
    start=0,
    end=6,
    name="Russia",
    kind="country",
    country="RUS",
    lat=60.0,
    lon=100.0,
    geonames_id=2017370,
)
BEIJING = Place(
    text="Beijing", start=0, end=7, name="Beijing", kind="city", country="CHN", lat=39.9, lon=116.4, geonames_id=1816670
)


def day(earliest: str, latest: str | None = None) -> Time:
    return Time(
        text=earliest, start=0, end=0, type="DATE", value=earliest, earliest=earliest, latest=latest or earliest
    )


def count(of: str, low: float, high: float | None = None, *, approximate: bool = False) -> Quantity:
    return Quantity(text=str(low), start=0, end=0, of=of, low=low, high=high or low, approximate=approximate)


class Desk:
    """Writes one report: each `tells` adds a sentence with its mention, each `quotes` one with its statement."""

    def __init__(
        self, id: str, *, source: str | None = None, published: str | None = "2023-04-17", title: str | None = None
    ) -> None:
        self.id, self.source, self.published, self.title = id, source or f"Outlet {id}", published, title
        self.text = ""
        self.mentions: list[Mention] = []
        self.statements: list[Statement] = []

    def writes(self, sentence: str) -> Desk:
        self.text += ("\n\n" if self.text else "") + sentence
        return self

    def tells(
        self,
        sentence: str,
        trigger: str,
        *,
        type: str = "CONSULT",
        kind: str | None = "meeting",
        status: str = "actual",
        actors: Sequence[Actor] = (),
        recipients: Sequence[Actor] = (),
        place: Place | None = None,
        time: Time | None = None,
        quantities: Sequence[Quantity] = (),
        said_by: Actor | None = None,
    ) -> Desk:
        self.writes(sentence)
        start = len(self.text) - len(sentence)
        at = start + sentence.index(trigger)
        statement = self._statement(sentence, said_by) if said_by else None
        self.mentions.append(
            Mention(
                id=_hash(self.id, str(at)),
                type=type,
                kind=kind,
                status=status,
                score=1.0,
                trigger=Span(start=at, end=at + len(trigger), text=trigger),
                sentence=Range(start=start, end=len(self.text)),
                actors=tuple(actors),
                recipients=tuple(recipients),
                place=place,
                time=time,
                quantities=tuple(quantities),
                attributed_to=statement,
                confidence=0.8,
            )
        )
        return self

    def quotes(self, words: str, speaker: Actor) -> Desk:
        self.writes(words)
        self._statement(words, speaker)
        return self

    def _statement(self, words: str, speaker: Actor) -> str:
        start = len(self.text) - len(words)
        span = Span(start=start, end=len(self.text), text=words)
        name = _hash(self.id, "said", str(start))
        self.statements.append(Statement(id=name, kind="direct", speaker=speaker, content=(span,)))
        return name

    def coded(self) -> Coded:
        report = Report(
            id=self.id, source=self.source, published=self.published, title=self.title, language="en", text=self.text
        )
        return Coded(report=report, mentions=tuple(self.mentions), statements=tuple(self.statements))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
