"""What a meeting's papers are held against: its calendar, the bodies, people and posts of that day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q

from governance.models import Committee, Organisation, Post, Seat, Succession
from meetings.models import Meeting
from meetings.papers.facts import PackFacts, PaperFacts
from meetings.papers.selectors.checks import meeting_days_of
from membership.models import Appointment, Person
from reports.checking.rules.enclosures import Lettered, own_letter
from reports.checking.rules.facts import Around, Asked, Body, Known

_NO_ASK = "timetable"


def around_meeting(meeting: Meeting, *, on: date) -> Around:
    """Everything but the paper's own asks and annexes. `on` counts while the meeting has no date."""
    day = meeting.date or on
    committees = list(Committee.objects.filter(icb=meeting.icb_id))
    organisations = list(
        Organisation.objects.filter(
            Q(kept_by__isnull=True) | Q(kept_by=meeting.icb_id) | Q(icb=meeting.icb_id)
        )
    )
    held = set(meeting.committee_links.values_list("committee_id", flat=True)) | {meeting.lead_committee_id}
    people, posts = _people(meeting.icb_id, day)
    return Around(
        meeting_day=meeting.date,
        meeting_days=tuple(meeting_days_of(meeting)),
        meets=tuple(name for row in committees if row.pk in held for name in _names(row)),
        bodies=_bodies(committees, organisations, meeting.icb_id),
        people=people,
        posts=posts,
        abbreviations=_abbreviations(committees, organisations, meeting),
    )


def lettered(facts: PackFacts) -> tuple[Lettered, ...]:
    """The papers of a pack that have a letter. Of a private paper the letter alone is told."""
    found = (
        Lettered(
            str(paper.public_id),
            paper.enclosure,
            own_letter(paper.title),
            "" if paper.is_private or item.is_private else item.number,
        )
        for item in facts.items
        for paper in item.papers
    )
    return tuple(one for one in found if one.letter)


def for_paper(around: Around, facts: PaperFacts) -> Around:
    return replace(
        around,
        key=str(facts.public_id),
        asked=tuple(
            Asked(one.label, one.kind, f"{one.lead_in} {one.text}".strip()) for one in facts.recommendations
        ),
        annexes=tuple((annex.label, annex.title) for annex in facts.annexes),
    )


def _names(row: Any) -> tuple[str, ...]:
    given = (row.name, row.short_name, *row.aliases)
    return tuple(dict.fromkeys(name for name in given if name))


def _bodies(committees: list[Committee], organisations: list[Organisation], icb: int) -> tuple[Body, ...]:
    after: dict[tuple[str, int], str] = {}
    for row in Succession.objects.filter(icb=icb).select_related(
        "to_organisation", "to_committee", "from_organisation", "from_committee"
    ):
        successor = row.to_committee or row.to_organisation
        if row.from_committee_id:
            after["committee", row.from_committee_id] = str(successor or "")
        elif row.from_organisation_id:
            after["organisation", row.from_organisation_id] = str(successor or "")
    found: list[tuple[Any, str]] = [(row, after.get(("committee", row.pk), "")) for row in committees]
    found += [(row, after.get(("organisation", row.pk), "")) for row in organisations]
    return tuple(Body(_names(row), row.effective_from, row.effective_to, follows) for row, follows in found)


def _people(icb: int, day: date) -> tuple[tuple[Known, ...], dict[str, tuple[str, ...]]]:
    """People with what they are called that day, and who holds each post or seat of the ICB."""
    titles: dict[int, set[str]] = defaultdict(set)
    holders: dict[str, list[str]] = defaultdict(list)
    names = dict(Person.objects.filter(icb=icb).values_list("pk", "name"))
    rows = (
        Appointment.objects.in_force(day)
        .filter(person__icb=icb)
        .select_related("person", "seat__post", "post")
    )
    for row in rows:
        for title in {each for each in _called(row) if each}:
            titles[row.person_id].add(title)
            holders[title].append(row.person.name)
    for pk, title in Person.objects.filter(icb=icb).exclude(job_title="").values_list("pk", "job_title"):
        titles[pk].add(title)
    for title in Post.objects.filter(icb=icb).values_list("title", flat=True):
        holders.setdefault(title, [])
    people = tuple(Known(name, tuple(sorted(titles[pk]))) for pk, name in sorted(names.items()))
    return people, {title: tuple(dict.fromkeys(held)) for title, held in sorted(holders.items())}


def _called(row: Appointment) -> tuple[str, ...]:
    seat: Seat | None = row.seat
    return (row.post.title if row.post else "", seat.post.title if seat and seat.post else "")


def _abbreviations(
    committees: list[Committee], organisations: list[Organisation], meeting: Meeting
) -> frozenset[str]:
    """Short names that the register explains, and the ICB's own."""
    given = [meeting.icb.abbreviation, meeting.icb.short_name]
    rows: list[Any] = [*committees, *organisations]
    given += [name for row in rows for name in (row.short_name, *row.aliases)]
    return frozenset(word for name in given for word in name.split() if word.isupper() and len(word) <= 7)
