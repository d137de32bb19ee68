"""From a cluster to the record that people read: stories, events, utterances.

Law of this file: a record is a function of its cluster's items and of the stories and copies its reports are in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import cast

from dateline.reconcile import fields as field
from dateline.reconcile.cast import Cast
from dateline.reconcile.copies import Text, precedence
from dateline.reconcile.directory import Known, fill
from dateline.reconcile.mentions import Told, Traits, traits_of
from dateline.reconcile.shelf import Item
from dateline.reconcile.stories import Views, views_of
from dateline.reconcile.striking import clear
from dateline.reconcile.support import Support, carriers, support
from dateline.reconcile.titles import title
from dateline.reconcile.utterances import Said, said_of
from dateline.records import Actor, Event, EventReport, Judgement, PloverType, Status, Story, Utterance, Wording

NO_DIRECTORY: Mapping[str, Known] = {}


def story(name: str, items: Sequence[Item]) -> Story:
    """A story under the title of its earliest report."""
    views = {item.id: views_of(item.body) for item in items}
    dates = sorted(view.published for view in views.values() if view.published)
    first = min(views, key=lambda report: (views[report].published or "9999", not views[report].title, report))
    return Story(
        id=name,
        title=views[first].title or next((view.title for view in _by_id(views) if view.title), ""),
        reports=tuple(sorted(views)),
        first_published=dates[0] if dates else None,
        last_published=dates[-1] if dates else None,
    )


def _by_id(views: Mapping[str, Views]) -> list[Views]:
    return [views[report] for report in sorted(views)]


def event(
    name: str,
    items: Sequence[Item],
    *,
    texts: Mapping[str, Text],
    copies: Mapping[str, str],
    stories: Mapping[str, str],
    judgements: Sequence[Judgement] = (),
    directory: Mapping[str, Known] = NO_DIRECTORY,
) -> Event:
    """An event with every field's values; `texts`, `copies` and `stories` are looked up by report.

    What `judgements` say is wrong counts for nothing; `directory` fills in what the reports leave unsaid of an actor.
    """
    cleared = clear([traits_of(item.body) for item in sorted(items, key=lambda item: item.id)], judgements)
    members, filled = fill(cleared.members, directory)
    tolds = [member.told for member in members]
    backing = support(tolds, texts, copies)
    leading = _leading(members, backing)
    people = Cast.of(field.affirmed(members))
    actors, recipients = people.sides()
    told_so = [member for member in members if member.mention.id not in cleared.doubted]
    status = field.best_status(told_so or members, backing)
    place = field.best_place(members, backing)
    quantities = field.best_quantities(members, backing)
    earliest, latest = field.best_days(members, backing)
    kind = _most_told(members, backing, "kind", leading.mention.type)
    return Event(
        id=name,
        type=leading.mention.type,
        mode=_most_told(members, backing, "mode", leading.mention.type),
        kind=kind,
        status=cast(Status, status),
        title=title(
            type=leading.mention.type, kind=kind, status=status, actors=actors, recipients=recipients,
            place=place, quantities=quantities,
        ),
        actors=actors,
        recipients=recipients,
        place=place,
        earliest=earliest,
        latest=latest,
        quantities=quantities,
        reports=_event_reports(tolds, backing, texts),
        report_count=len({told.report for told in tolds}),
        source_count=backing.origins(tolds),
        fields=field.fields(members, backing, cast=people, kind=kind, doubted=cleared.doubted),
        struck=cleared.struck,
        filled=filled,
        story=_story_of(tolds, stories),
    )  # fmt: skip


def _leading(members: Sequence[Traits], backing: Support) -> Traits:
    """The mention whose type most origins tell, and of those the surest."""
    by_type: dict[str, list[Told]] = {}
    for member in members:
        by_type.setdefault(member.mention.type, []).append(member.told)
    best = backing.ranked(list(by_type.items()))[0][0]
    of_type = [member for member in members if member.mention.type == best]
    return min(of_type, key=lambda member: (-member.mention.confidence, member.mention.id))


def _most_told(members: Sequence[Traits], backing: Support, name: str, type_: PloverType) -> str | None:
    values: dict[str, list[Told]] = {}
    for member in members:
        value = getattr(member.mention, name)
        if value and (name == "kind" or member.mention.type == type_):
            values.setdefault(value, []).append(member.told)
    return backing.ranked(list(values.items()))[0][0] if values else None


def _event_reports(tolds: Sequence[Told], backing: Support, texts: Mapping[str, Text]) -> tuple[EventReport, ...]:
    mentions: dict[str, list[str]] = {}
    sources = {told.report: told.source for told in tolds}
    for told in tolds:
        mentions.setdefault(told.report, []).append(told.mention.id)
    ordered = sorted(
        mentions, key=lambda report: (texts[report].published or "9999", precedence(report, texts[report]))
    )
    return tuple(
        EventReport(
            report=report,
            source=sources[report],
            mentions=tuple(sorted(mentions[report])),
            independent=backing.first[report] == report,
        )
        for report in ordered
    )


def _story_of(tolds: Sequence[Told], stories: Mapping[str, str]) -> str | None:
    counted = Counter(stories[told.report] for told in tolds if told.report in stories)
    return min(counted, key=lambda name: (-counted[name], name)) if counted else None


def utterance(name: str, items: Sequence[Item], *, texts: Mapping[str, Text], copies: Mapping[str, str]) -> Utterance:
    """An utterance with its wordings, the one that most outlets print first.

    All of them go back to one speaker; `source_count` counts who carries it, copies and syndicated text once.
    """
    said = [said_of(item.body) for item in sorted(items, key=lambda item: item.id)]
    dates = sorted(one.published for one in said if one.published)
    wordings: dict[str, list[Said]] = {}
    for one in said:
        wordings.setdefault(" ".join(one.text.casefold().split()), []).append(one)
    shown = [_wording(group) for group in wordings.values()]
    speakers = [one.statement.speaker for one in said if one.statement.speaker]
    return Utterance(
        id=name,
        speaker=min(speakers, key=_precedence),
        earliest=dates[0][:10] if dates else None,
        latest=dates[-1][:10] if dates else None,
        wordings=tuple(sorted(shown, key=lambda wording: (-len(wording.sources), -len(wording.text), wording.text))),
        source_count=carriers({one.report for one in said}, texts, copies),
    )


def _precedence(speaker: Actor) -> tuple[int, int, str, int]:
    """Who is named for what a spokesman said: an office-holder, then the body, the spokesman himself, the state."""
    kind = (speaker.id or "none:").split(":", 1)[0]
    rank = {"person": 0 if speaker.country else 2, "country": 3, "none": 4}.get(kind, 1)
    return rank, -len(speaker.name or ""), speaker.text, speaker.start


def _wording(group: Sequence[Said]) -> Wording:
    return Wording(
        text=group[0].text,
        statements=tuple(sorted(one.statement.id for one in group)),
        sources=tuple(sorted({one.source or one.report for one in group})),
    )
