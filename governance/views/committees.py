"""Screens of committees and their parts."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.actions import committees as actions
from governance.forms.committees import (
    CommitteeFilters,
    CommitteeForm,
    CommitteePartForm,
    OfCommitteeFilters,
)
from governance.foundation.permissions import icbs_of
from governance.foundation.screens import Action, Ask, Column, Link, Panel, Register, Tag
from governance.models import Committee, CommitteePart
from governance.presenters import (
    openness_tag,
    parameter_columns,
    parameter_rows,
    status_column,
    status_tag,
    succession_panel,
)
from governance.selectors import structure
from governance.selectors.organisations import successions_of
from governance.selectors.procedure import rules_of_procedure

PAGES = (
    ("Committees", "governance:committee-list"),
    ("Parts", "governance:committee-part-list"),
    ("Seats", "governance:seat-list"),
    ("Posts", "governance:post-list"),
    ("Terms of reference", "governance:terms-of-reference-list"),
    ("Forms", "governance:form-step-list"),
    ("Appraisals", "governance:form-appraisal-list"),
    ("Next steps", "governance:step-request-list"),
)
DATES = (
    Column("In force from", "effective_from"),
    Column("In force to", "effective_to", unset="Open"),
)


def committee_column(row: Any, ask: Ask) -> Column:
    """The committee of a part, seat or version, with the way back to it."""
    link = Link(row.committee.name, ask.link("governance:committee-detail", row.committee_id))
    return Column("Committee", lambda _: link)


class Committees(Register):
    app = "governance"
    noun, plural = "committee", "committees"
    model = Committee
    form, filters = CommitteeForm, CommitteeFilters
    search_fields = ("name", "short_name", "reference_prefix")
    related = ("icb", "place", "parent")
    pages = PAGES
    intro = "Anything that meets: boards, committees, joint committees, sub-committees and forums."
    empty = "No committee is in force on this day. Add the board first, then the committees below it."
    columns = (
        Column("Name", "name", link=True),
        Column("Kind", "kind"),
        Column("Form", "form"),
        Column("Place", "place.name", unset="Whole ICB"),
        Column("Parent body", "parent.name"),
    )
    particulars = (
        Column("Short name", "short_name"),
        Column("Other names", "aliases"),
        Column("Prefix of its references", "reference_prefix"),
        Column("Kind", "kind"),
        Column("Governance form", "form"),
        Column("Form it is heading for", "target_form"),
        Column("By", "target_form_by"),
        Column("Established on", "established_on"),
        Column("Place", "place.name", unset="Whole ICB"),
        Column("Parent body", "parent"),
        Column("Reports to", "reports_to"),
        Column("Convened by", "convening_organisations"),
        Column("Secretariat", "secretariat"),
        Column("Usual venue", "venue"),
        Column("Purpose", "purpose"),
        Column("How citizens and service users are heard", "public_voice"),
        *DATES,
    )

    def list_columns(self, ask: Ask) -> tuple[Column, ...]:
        return (*self.columns, status_column(ask.on), *DATES)

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Committee:
        return actions.create_committee(icb=ask.own_icb, by=ask.user, **values, **many)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Committee:
        return actions.change_committee(
            row, values, many=many, by=ask.user, reason=reason, expected_version=version
        )

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> Committee:
        return actions.end_committee(row, last_day=last_day, by=ask.user, reason=reason)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [status_tag(row, ask.on)]

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        may = self.may_change(row, ask)

        def add(text: str, name: str) -> tuple[Action, ...]:
            return (Action(text, ask.link(f"governance:{name}-create", committee=row.pk), may),)

        return [
            Panel(
                "Parts",
                PART_COLUMNS,
                structure.parts_of(row, on=ask.on),
                empty="This committee has no parts. Add Part 1 and Part 2 if it meets in two.",
                url_name="governance:committee-part-detail",
                actions=add("Add part", "committee-part"),
            ),
            Panel(
                "Terms of reference",
                TERMS_COLUMNS,
                structure.terms_of(row),
                empty="No version is recorded. Add the version in force.",
                url_name="governance:terms-of-reference-detail",
                actions=add("Add version", "terms-of-reference"),
                note="Every version, whatever the day.",
            ),
            Panel(
                "Rules of procedure",
                parameter_columns,
                parameter_rows(rules_of_procedure(row, on=ask.on)),
                empty="",
                note="What applies on this day, and where it comes from.",
            ),
            Panel(
                "Bodies below it",
                (Column("Name", "name", link=True), Column("Kind", "kind"), status_column(ask.on)),
                structure.children_of(row, on=ask.on),
                empty="No body has this one as its parent on this day.",
                url_name="governance:committee-detail",
            ),
            succession_panel(successions_of(row, "committee", icbs=icbs_of(ask.user, on=ask.today))),
        ]


PART_COLUMNS = (
    Column("Part", "number"),
    Column("Title", "title", link=True),
    Column("Openness", openness_tag),
    *DATES,
)
SEAT_COLUMNS = (
    Column("Seat", "title", link=True),
    Column("Category", "category"),
    Column("Vote", "is_voting"),
    Column("Organisation", "organisation.name"),
    Column("Held by the holder of", "post.title"),
    Column("Part", "part", unset="Every part"),
)
TERMS_COLUMNS = (
    Column("Version", "label", link=True),
    Column("Approved by", "approved_by"),
    Column("Approved on", "approved_on"),
    Column("Review due", "review_due"),
    *DATES,
)


class CommitteeParts(Register):
    app = "governance"
    noun, plural = "committee part", "committee parts"
    model = CommitteePart
    form, filters = CommitteePartForm, OfCommitteeFilters
    search_fields = ("title", "committee__name")
    related = ("committee__icb",)
    pages = PAGES
    intro = "Part 1 and Part 2 of one board: each with its own purpose, members, openness and end date."
    empty = "No committee has parts on this day."
    columns = (
        Column("Committee", "committee.name"),
        Column("Part", "number"),
        Column("Title", "title", link=True),
        Column("Openness", openness_tag),
        *DATES,
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(committee__icb=ask.icb)

    def details(self, row: Any, ask: Ask) -> tuple[Column, ...]:
        return (committee_column(row, ask), Column("Purpose", "purpose"), *DATES)

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> CommitteePart:
        return actions.create_committee_part(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> CommitteePart:
        return actions.change_committee_part(
            row, values, by=ask.user, reason=reason, expected_version=version
        )

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> CommitteePart:
        return actions.end_committee_part(row, last_day=last_day, by=ask.user, reason=reason)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [openness_tag(row)]
