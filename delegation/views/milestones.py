"""Screens of the milestone plan, its notes, and the conditions that it evidences (R102, R103)."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path

from delegation.actions import milestones as actions
from delegation.forms.milestones import (
    OVERDUE,
    ConditionFilters,
    MilestoneFilters,
    MilestoneForm,
    NoteFilters,
    NoteForm,
)
from delegation.models import Milestone, MilestoneNote
from delegation.permissions import KEEP_SCHEME, READ_SCHEME
from delegation.presenters import WHOLE_ICB
from delegation.roadmap_presenter import CONDITIONS, condition_names, milestone_tags, status_tag, told_words
from delegation.selectors.milestones import Condition, conditions_among, due_of, standing_of
from delegation.views.pages import PAGES
from governance.foundation.screens import Action, Ask, Column, Link, Panel, Register, Tag
from governance.foundation.screens import views as screen_views


def owner_link(row: Milestone, ask: Ask) -> Link | None:
    if row.owner_post:
        return Link(row.owner_post.title, ask.link("governance:post-detail", row.owner_post_id))
    if row.owner_committee:
        return Link(row.owner_committee.name, ask.link("governance:committee-detail", row.owner_committee_id))
    return None


class Milestones(Register):
    app = "delegation"
    noun, plural = "milestone", "milestones"
    title = "Milestone plan"
    model = Milestone
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters = MilestoneForm, MilestoneFilters
    own_filters = ("status", "condition")
    search_fields = ("title", "evidences", "source")
    related = ("icb", "place", "phase", "owner_post", "owner_committee")
    prefetch = ("notes",)
    pages = PAGES
    answers_for_days = True
    intro = (
        "What is to be done by when, and what it shows. The status is that of the newest note by the day of the "
        "page. Deliverables of the roadmap stand here too."
    )
    empty = "No milestone is recorded. Add the first, with the day by which it is due."

    def rows(self, ask: Ask) -> Any:
        found, wanted = super().rows(ask), ask.filters.get("status")
        if condition := ask.filters.get("condition"):
            found = found.filter(conditions__contains=[condition])
        if wanted == OVERDUE:
            return [row for row in found if not due_of(row, on=ask.on).ok]
        return [row for row in found if standing_of(row, on=ask.on).status == wanted] if wanted else found

    def list_columns(self, ask: Ask) -> tuple[Column, ...]:
        return (
            Column("Milestone", "title", link=True),
            Column("Where", "place.name", unset=WHOLE_ICB),
            Column("Owner", lambda row: owner_link(row, ask), unset="Not set"),
            Column("Due by", "due_on", unset="Not set"),
            Column("Status", lambda row: milestone_tags(row, ask)),
            Column("Last told", lambda row: told_words(standing_of(row, on=ask.on)), unset="Nothing yet"),
        )

    def csv_columns(self, ask: Ask) -> tuple[Column, ...]:
        return (*self.list_columns(ask), *self.details(None, ask)[3:])

    def details(self, row: Any, ask: Ask) -> tuple[Column, ...]:
        return (
            Column("Where", "place.name", unset=WHOLE_ICB),
            Column("Owner", lambda row: owner_link(row, ask), unset="Not set"),
            Column("Due by", "due_on", unset="Not set"),
            Column("Deliverable of the phase", "phase.title", unset="None"),
            Column("What it evidences", "evidences", unset="Not stated"),
            Column("Shows accountability of the system for", condition_names, unset="Nothing stated"),
            Column("Source", "source"),
        )

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return milestone_tags(row, ask)

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        may = self.may_change(row, ask)
        add = Action("Add note", ask.link("delegation:milestone-note-create", milestone=row.pk), may)
        columns = (
            Column("As on", "noted_on", link=True),
            Column("Status", "status"),
            Column("What shows it", "evidence"),
        )
        return [
            Panel(
                "Progress",
                columns,
                [note for note in row.notes.all() if note.noted_on <= ask.on],
                empty="Nothing is told by this day.",
                url_name="delegation:milestone-note-detail",
                actions=(add,),
                note=due_of(row, on=ask.on).reason,
            )
        ]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Milestone:
        return actions.create_milestone(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Milestone:
        return actions.change_milestone(row, values, by=ask.user, reason=reason, expected_version=version)


class Notes(Register):
    app = "delegation"
    noun, plural = "milestone note", "milestone notes"
    title = "Notes on milestones"
    model = MilestoneNote
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters = NoteForm, NoteFilters
    search_fields = ("milestone__title", "evidence")
    related = ("milestone__icb",)
    pages = PAGES
    intro = "Every note of progress, the newest first."
    empty = "No note is recorded."
    columns = (
        Column("Milestone", "milestone.title", link=True),
        Column("As on", "noted_on"),
        Column("Status", "status"),
        Column("What shows it", "evidence"),
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(milestone__icb=ask.icb)

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> MilestoneNote:
        return actions.create_note(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> MilestoneNote:
        return actions.change_note(row, values, by=ask.user, reason=reason, expected_version=version)


class Conditions(Register):
    """It has no records of its own: each row is read from the milestones that are to show it."""

    app = "delegation"
    noun, plural = "assurance condition", "assurance conditions"
    title = "Conditions evidenced"
    model = Milestone
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    filters = ConditionFilters
    related = ("icb", "place")
    prefetch = ("notes",)
    search_fields = ("title", "evidences")
    pages = PAGES
    answers_for_days = True
    intro = (
        "For what the system must show that it is accountable when functions are delegated, and which milestones "
        "are to show it. A condition is evidenced once one of them is complete."
    )

    def rows(self, ask: Ask) -> list[Condition]:
        return conditions_among(super().rows(ask), on=ask.on)

    def list_columns(self, ask: Ask) -> tuple[Column, ...]:
        def showing(found: Condition) -> list[Link | Tag]:
            parts: list[Link | Tag] = []
            for row in found.milestones:
                link = Link(row.title, ask.link("delegation:milestone-detail", row.pk))
                parts += [link, status_tag(standing_of(row, on=ask.on))]
            return parts

        return (
            Column("Accountability for", lambda found: str(found.condition.label)),
            Column("On this day", lambda found: CONDITIONS[found.outcome.code]),
            Column("Why", lambda found: found.outcome.reason, unset="One that shows it is complete."),
            Column("Shown by", showing, unset="No milestone"),
        )

    def name(self, verb: str) -> str:
        return "delegation:milestone-detail" if verb == "detail" else super().name(verb)

    def urls(self) -> list[URLPattern]:
        routes = (("list", "", screen_views.ListView), ("csv", "csv/", screen_views.CsvView))
        return [
            path(f"{self.path}/{tail}", view.as_view(register=self), name=f"{self.key}-{verb}")
            for verb, tail, view in routes
        ]
