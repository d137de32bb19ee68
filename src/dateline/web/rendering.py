"""Templates and what they may say: names of countries and fields in words. Every value is escaped by Jinja itself."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pycountry
from fastapi import Request, Response
from fastapi.templating import Jinja2Templates

from dateline.export.words import days, names, value_in_words
from dateline.records import Actor, Event, Place
from dateline.web.asked import filter_address

HERE = Path(__file__).parent
#: PLOVER's codes where an actor has no country
NO_COUNTRY = {
    "IGO": "international organisation",
    "UNO": "United Nations",
    "EUR": "European Union or Europe",
    "NGO": "non-governmental organisation",
    "ISM": "international movement",
    "IMG": "international militant group",
    "MNC": "multinational company",
    "XKX": "Kosovo",
}
#: where ISO's name is not what people say, and not that up to its comma either
COMMON_NAMES = {
    "RUS": "Russia",
    "PRK": "North Korea",
    "KOR": "South Korea",
    "COD": "Democratic Republic of the Congo",
    "PSE": "Palestine",
    "SYR": "Syria",
    "LAO": "Laos",
    "BRN": "Brunei",
    "TUR": "Turkey",
}
#: codes of actors that have a flag though they are no country of ISO's
FLAGS = {"UNO": "UN", "EUR": "EU", "XKX": "XK"}
#: characters that XML forbids even when escaped
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@cache
def country_name(code: str) -> str:
    """A country's common name, or the code itself where it is none."""
    if known := NO_COUNTRY.get(code) or COMMON_NAMES.get(code):
        return known
    found = pycountry.countries.get(alpha_3=code)
    return str(getattr(found, "common_name", found.name)).split(",")[0] if found else code


@cache
def flag(code: str) -> str:
    """A country's flag as the two characters that stand for it; empty for what has none."""
    found = pycountry.countries.get(alpha_3=code)
    letters = FLAGS.get(code) or (found.alpha_2 if found else "")
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in letters)


def field_name(name: str) -> str:
    """A field of an event in words: "quantity:killed" is "killed"."""
    return name.removeprefix("quantity:").replace("_", " ")


def short(text: str | None, most: int = 200) -> str:
    """A name or a title, cut where it is so long that it would push all else off the page."""
    return f"{text[:most].rstrip()} …" if text and len(text) > most else text or ""


def place_name(place: Place | None) -> str:
    return short(place.name or place.text) if place else ""


def actor_name(actor: Actor | None) -> str:
    return short(actor.name or actor.text) if actor else ""


def countries(event: Event) -> list[str]:
    """The countries of those who take part, each once, actors first."""
    return list(dict.fromkeys(each.country for each in (*event.actors, *event.recipients) if each.country))


def web_link(url: str | None) -> str | None:
    """The address where it leads to a page on the web; None for `javascript:` and all else that it could be."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def segment(id: str) -> str:
    """An id as one part of a path, whatever characters it has."""
    return quote(id, safe="")


def xml_text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def when(published: str | None) -> str:
    """A day, or a day and a time to the minute, as short as it can be said."""
    return (published or "")[:16].replace("T", " ")


def number(value: float) -> str:
    return f"{value:,.10g}"


templates = Jinja2Templates(directory=HERE / "templates")
templates.env.trim_blocks = templates.env.lstrip_blocks = True
templates.env.filters.update(
    names=names, value_in_words=value_in_words, country_name=country_name, field_name=field_name, place_name=place_name,
    actor_name=actor_name, countries=countries, web_link=web_link, segment=segment, xml_text=xml_text, number=number,
    when=when, short=short, flag=flag,
)  # fmt: skip
templates.env.globals.update(days=days, filter_address=filter_address)


def page(request: Request, template: str, *, status: int = 200, **shown: Any) -> Response:
    """A page of HTML."""
    return templates.TemplateResponse(request, template, shown, status_code=status)
