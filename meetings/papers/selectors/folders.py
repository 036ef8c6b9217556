"""Reads of folders, and the places of a meeting where a file can go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.enums import Permission
from governance.foundation.models import Job
from governance.foundation.outcome import Outcome, first_not_met, met, not_met
from governance.foundation.permissions import can
from meetings.papers.models import AgendaItem, Folder, FolderFile, Paper
from meetings.papers.models.folders import others_in, withheld_in
from meetings.papers.rules.filing import Slot
from meetings.papers.selectors.agenda import agenda
from meetings.papers.selectors.issues import went_out
from meetings.papers.selectors.item_facts import enclosures
from meetings.papers.selectors.papers import standing_papers
from meetings.planning.models import Meeting
from meetings.planning.rules.schedule import check_open


@dataclass(frozen=True)
class Place:
    """A paper of the meeting, or an item that has none yet. `key` is "paper:5" or "item:7"."""

    key: str
    item: AgendaItem
    paper: Paper | None
    letter: str = ""

    @property
    def words(self) -> str:
        if self.paper is None:
            return f"{self.item.number} {self.item.title} (new paper)"
        return f"{self.item.number} {self.paper.title}"


def places_of(meeting: Meeting) -> list[Place]:
    """Every place in the order of the agenda. No row filter: whoever files a folder sees the whole meeting."""
    items, papers = agenda(meeting), standing_papers(meeting)
    letters = enclosures(items, papers, went_out(meeting))
    found = []
    for item in items:
        mine = papers.get(item.pk, [])
        found += [Place(f"paper:{paper.pk}", item, paper, letters.get(paper.pk, "")) for paper in mine]
        if not mine:
            found.append(Place(f"item:{item.pk}", item, None))
    return found


def slots_of(places: Sequence[Place]) -> list[Slot]:
    """The same for the rule that matches names."""
    return [
        Slot(
            place.key,
            place.item.number,
            (place.paper.title, place.item.title) if place.paper else (place.item.title,),
            place.letter,
        )
        for place in places
    ]


def folders_of(meeting: Meeting, user: Any, *, on: date) -> QuerySet[Folder]:
    return Folder.objects.visible_to(user, on=on).filter(meeting=meeting)


def folder_or_none(user: Any, public_id: Any, *, on: date) -> Folder | None:
    rows = Folder.objects.visible_to(user, on=on).select_related("meeting__icb")
    return rows.filter(public_id=public_id).first()


def files_of(folder: Folder) -> QuerySet[FolderFile]:
    return folder.files.select_related("item", "paper", "file")


def folder_job(folder: Folder) -> Job | None:
    """The check of its files."""
    return (
        Job.objects.filter(kind="meetings.check_folder", payload__folder=folder.pk)
        .order_by("-created_at")
        .first()
    )


def may_drop(meeting: Meeting, user: Any, *, on: date) -> Outcome:
    """Whoever keeps the agenda, writes its papers and sees all of them."""
    rights = (Permission.CHANGE_AGENDA, Permission.WRITE_PAPER, Permission.VIEW_PRIVATE)
    return first_not_met(
        *(can(user, right, meeting, on=on) for right in rights),
        check_sees_all(meeting, user, on=on),
        check_open(meeting.state),
    )


def check_sees_all(meeting: Meeting, user: Any, *, on: date) -> Outcome:
    """A folder shows the title of every paper: nobody handles it from whom one is withheld, or whose committee does
    not prepare all of them."""
    if Meeting.objects.filter(pk__in=others_in(user, on=on)).filter(pk=meeting.pk).exists():
        return not_met(
            "folder.others_papers",
            "Another committee prepares papers of this meeting, and its drafts are its own. Add your files paper by "
            "paper.",
        )
    if not Meeting.objects.filter(pk__in=withheld_in(user, on=on)).filter(pk=meeting.pk).exists():
        return met("folder.sees_all")
    return not_met(
        "folder.withheld",
        "A paper of this meeting is withheld from you. Somebody else has to file its folder.",
    )
